"""Cards for at a door, several to a sheet, and the list on which they are counted.

There is no name, number or code on a card: it cannot be told from another.
"""

from __future__ import annotations

from dataclasses import dataclass

from wijkaanpak.methods.printing.papers import Look, paper_of


@dataclass(frozen=True, slots=True)
class DoorCard:
    """The words of a card: each question with its answers to tick."""

    title: str
    lead: str
    questions: tuple[tuple[str, tuple[str, ...]], ...]
    after: str


@dataclass(frozen=True, slots=True)
class TallySheet:
    """The list on which the cards of one gathering are counted, with room for strokes."""

    title: str
    about: str
    lead: str
    questions: tuple[tuple[str, tuple[str, ...]], ...]
    strokes: str
    sum: str
    after: str


def door_cards(card: DoorCard, *, look: Look, large_print: bool = False) -> bytes:
    """Return a sheet of four equal cards to cut out; in large print there are two."""
    size, many = (14.5, 2) if large_print else (9.5, 4)
    return paper_of("doorcards", look, card, size=size, many=many)


def tally_sheet(sheet: TallySheet, *, look: Look) -> bytes:
    """Return the list for who counts the cards."""
    return paper_of("tally", look, sheet, size=12)
