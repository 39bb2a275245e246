"""A sheet in columns to hang on a wall, and its cards to lay on a table and write on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from wijkaanpak.methods import qr
from wijkaanpak.methods.printing.papers import Look, paper_of


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """Something that people say, with a few words of the house under it."""

    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A head with what stands under it; `nothing` is said when there is nothing."""

    head: str
    lines: tuple[ColumnLine, ...] = ()
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """The words around the columns."""

    title: str
    kind: str
    after: tuple[str, ...] = ()
    scan: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class TableCard:
    """A card with a head and words, or (without) lines to write on."""

    head: str
    words: str = ""
    help: str = ""


def in_columns(
    columns: Sequence[PaperColumn], words: ColumnWords, *, look: Look, link: str,
    below: Sequence[PaperColumn] = (),
) -> bytes:  # fmt: skip
    """Return columns beside each other on one A3 on its side, as large as there is room for."""
    rows = {"columns": [asdict(one) for one in columns], "below": [asdict(one) for one in below]}
    return paper_of("columns", look, words, **rows, qr=qr.drawing(link), size=17)


def table_cards(cards: Sequence[TableCard], *, title: str, look: Look) -> bytes:
    """Return cards to cut out, six on a sheet: those with words, and those to write on."""
    rows = [asdict(one) for one in cards]
    return paper_of("tablecards", look, {"title": title}, cards=rows, size=13)
