"""The paper on which somebody signs up for a draw who would rather not use a screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from wijkaanpak.methods import qr
from wijkaanpak.methods.printing.papers import Look, paper_of


@dataclass(frozen=True, slots=True)
class Question:
    """One question, and the answers of which one is ticked."""

    asks: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignUpWords:
    """The words of the paper. `lines` are labels of what is filled in on a dotted line.

    `address` is where one may sign up on a screen instead, `scan` what its QR code is for.
    """

    title: str
    about: str
    steps: tuple[str, ...]
    lines: tuple[str, ...]
    tick: str
    after: tuple[str, ...]
    scan: str
    address: str


def sign_up_paper(
    questions: Sequence[Question], words: SignUpWords, *, look: Look, link: str
) -> bytes:
    """Return the paper as PDF, to copy. Nothing on it tells one copy from another."""
    rows = [asdict(question) for question in questions]
    return paper_of("signup", look, words, questions=rows, qr=qr.drawing(link))
