"""Sheets to write on: questions with lines under them, and two sides of the same size."""

from __future__ import annotations

from dataclasses import dataclass

from wijkaanpak.methods import qr
from wijkaanpak.methods.printing.papers import Look, paper_of


@dataclass(frozen=True, slots=True)
class Blank:
    """A question with so many lines to write on."""

    asks: str
    lines: int


@dataclass(frozen=True, slots=True)
class BlankWords:
    """What stands on a sheet.

    `boxes` go over the whole width; `sides` are the names of two sides and the questions that
    both answer, in columns of the same width; `below` comes after them, two beside each other.
    """

    title: str
    lead: str
    boxes: tuple[Blank, ...]
    sides: tuple[tuple[str, str], tuple[Blank, ...]] | None = None
    below: tuple[Blank, ...] = ()
    after: tuple[str, ...] = ()
    scan: str = ""
    address: str = ""


def blank(words: BlankWords, *, look: Look, link: str) -> bytes:
    """Return one sheet to write on."""
    return paper_of("blank", look, words, qr=qr.drawing(link), size=10.5)
