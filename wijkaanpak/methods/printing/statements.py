"""Statements of a conversation on paper: a card for each, and the sheet of a table that votes.

No name, number or code of a person is on a card or a sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from wijkaanpak.methods import qr
from wijkaanpak.methods.printing.papers import Look, paper_of


@dataclass(frozen=True, slots=True)
class StatementCard:
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class CardWords:
    """What stands on every card: the question, the answers, where it goes, and where on screen."""

    title: str
    answers: tuple[str, str, str]
    number: str
    scan: str
    address: str
    hand_in: str


@dataclass(frozen=True, slots=True)
class TableWords:
    """What stands on a sheet: how to fill it in, the keys, and what its columns and foot say."""

    title: str
    about: str
    steps: tuple[str, ...]
    keys: tuple[tuple[str, str], ...]
    statement: str
    person: str
    sheet: str
    after: str


def statement_cards(
    cards: Sequence[StatementCard], words: CardWords, *, look: Look, link: str = "",
    large_print: bool = False,
) -> bytes:  # fmt: skip
    """Return the statements as cards to cut out: four on a sheet, or two in large print."""
    size, many = (16, 2) if large_print else (12, 4)
    drawn = qr.drawing(link) if link else ""
    rows = [asdict(card) for card in cards]
    return paper_of("statements", look, words, cards=rows, many=many, qr=drawn, size=size)


def table_sheets(
    cards: Sequence[StatementCard], words: TableWords, *, look: Look, numbers: Sequence[int],
    people: int = 8,
) -> bytes:  # fmt: skip
    """Return a sheet for each of `numbers`: a row for each statement, a column for each person."""
    rows = [asdict(card) for card in cards]
    sheets = [str(number) for number in numbers]
    return paper_of("table", look, words, cards=rows, sheets=sheets, people=people, size=10.5)
