"""Invitations on paper: cards, four on a sheet, or letters; two languages under each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wijkaanpak.methods import qr
from wijkaanpak.methods.printing.papers import Look, paper_of


@dataclass(frozen=True, slots=True)
class Said:
    """What an invitation says in one language. `free` says that every answer is good."""

    language: str
    greeting: str
    invited: str
    when: str
    scan: str
    visit: str
    your_code: str
    answers: tuple[str, ...]
    free: str
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class Invite:
    """One invitation: the code in groups, what the QR opens, and (on a letter) to whom.

    `number` stands on a card when who gives it must know it again.
    """

    code: str
    link: str
    lines: tuple[str, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class InviteWords:
    """What all of them share. `what` is what people call it, `under` the same in Dutch or None.

    `where` is a name and an address; `address` what one types when one cannot scan.
    """

    title: str
    what: str
    where: str
    main: Said
    under: Said | None
    address: str


def invitations(
    invites: Sequence[Invite], words: InviteWords, *, look: Look, letters: bool = False
) -> bytes:
    """Return all invitations as one tagged PDF: cards to cut out, or letters of a page each."""
    rows = [
        {"groups": one.code.split("-"), "qr": qr.drawing(one.link), "lines": one.lines}
        | {"number": one.number}
        for one in invites
    ]
    return paper_of("invitations", look, words, invites=rows, letters=letters)
