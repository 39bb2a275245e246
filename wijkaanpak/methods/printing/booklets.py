"""A paper in chapters: to read, with a table, or with boxes and lines to write on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from wijkaanpak.methods import qr
from wijkaanpak.methods.printing.papers import LARGE, Look, paper_of


@dataclass(frozen=True, slots=True)
class Part:
    """Words under a small head: in the voice of people, or (`house`) in that of the house.

    `language` is the code of the language of the words, when it is another than that of the paper.
    """

    head: str
    words: tuple[str, ...]
    house: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: `columns` are heads over `rows`, of which the first column is the widest;
    `ticks` are boxes to tick and `lines` how many empty lines stand under them.
    """

    title: str
    parts: tuple[Part, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    ticks: tuple[str, ...] = ()
    lines: int = 0


@dataclass(frozen=True, slots=True)
class BookletWords:
    """The words around the chapters. `facts` are pairs of a word and what it is."""

    title: str
    kind: str
    facts: tuple[tuple[str, str], ...] = ()
    after: tuple[str, ...] = ()
    scan: str = ""
    address: str = ""


def booklet(
    chapters: Sequence[Chapter],
    words: BookletWords,
    *,
    look: Look,
    link: str,
    large_print: bool = False,
) -> bytes:
    """Return chapters on A4, as many pages as they need, tagged and with a QR code to the page.

    In large print, to read aloud from, each chapter after the first has a page of its own.
    """
    rows = [asdict(one) for one in chapters]
    size = LARGE if large_print else 11.5
    drawn = qr.drawing(link)
    return paper_of("booklet", look, words, chapters=rows, qr=drawn, size=size, apart=large_print)
