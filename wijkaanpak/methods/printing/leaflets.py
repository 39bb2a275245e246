"""A paper to read or to fill in: a letter, a programme, a text in large print, a list."""

from __future__ import annotations

from dataclasses import dataclass

from wijkaanpak.methods import qr
from wijkaanpak.methods.printing.papers import LARGE, READABLE, Look, paper_of


@dataclass(frozen=True, slots=True)
class Leaflet:
    """Words ready to print. `facts` are pairs of a word and what it is.

    `paragraphs` are what somebody says, `days` are (day, words) pairs; `before` stands before the
    `points`, `after` at the end. With `columns` come `rows`, a cell for each column; an empty
    cell is room to write or to tick.
    """

    title: str
    kind: str
    facts: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[str, ...] = ()
    days: tuple[tuple[str, str], ...] = ()
    before: tuple[str, ...] = ()
    points_title: str = ""
    points: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    after: tuple[str, ...] = ()
    scan: str = ""
    address: str = ""
    page_label: str = ""


def leaflet(words: Leaflet, *, look: Look, link: str, large_print: bool = False) -> bytes:
    """Return a paper on A4, as long as it needs to be, with a QR code of `link`."""
    size = LARGE if large_print else READABLE
    return paper_of("leaflet", look, words, qr=qr.drawing(link), size=size)
