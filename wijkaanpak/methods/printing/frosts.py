"""The poster of frozen practices, for a window: few words, and large."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from wijkaanpak.methods import qr
from wijkaanpak.methods.printing.papers import Look, paper_of


@dataclass(frozen=True, slots=True)
class FrozenLine:
    """One frozen practice: what, who agreed, from when till when, and what workers said.

    `talk` are the two sentences of the last half-yearly talk, or nothing.
    """

    title: str
    who: str
    when: str
    instead: str
    back: str
    said: str = ""
    talk: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FrozenWords:
    """The words around the practices. `address` is what one types when one cannot scan."""

    title: str
    lead: str
    back: str
    instead: str
    talk: str
    scan: str
    address: str


def frozen(rows: Sequence[FrozenLine], words: FrozenWords, *, look: Look, link: str) -> bytes:
    """Return the frozen practices on one A3, as large as the sheet has room for."""
    lines = [asdict(row) for row in rows]
    return paper_of("frozen", look, words, rows=lines, qr=qr.drawing(link), size=17.0)
