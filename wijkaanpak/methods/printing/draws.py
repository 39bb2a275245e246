"""The report of a draw by lot: what anybody needs to see that it was fair, and to redo it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from wijkaanpak.methods import qr
from wijkaanpak.methods.printing.papers import Look, paper_of


@dataclass(frozen=True, slots=True)
class DrawRow:
    """One value of a feature; `cells` are as many as the columns after the first."""

    value: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawGroup:
    """A feature with its values."""

    feature: str
    rows: tuple[DrawRow, ...]


@dataclass(frozen=True, slots=True)
class DrawStep:
    """One step of a draw in a sentence, and the fingerprint that belongs to it."""

    words: str
    print: str = ""


@dataclass(frozen=True, slots=True)
class DrawWords:
    """The words of a report. `facts` are pairs of a word and what it is; `seen` asks for names.

    `commands` are what one types to make the panels again; `address` leads to the files.
    """

    kind: str
    title: str
    question: str
    facts: tuple[tuple[str, str], ...]
    steps_title: str
    steps: tuple[DrawStep, ...]
    codes_title: str
    codes: tuple[str, ...]
    table_title: str
    columns: tuple[str, ...]
    after: tuple[str, ...]
    redo_title: str
    redo: tuple[str, ...]
    commands: tuple[str, ...]
    seen_title: str
    seen: tuple[str, ...]
    scan: str
    address: str
    page_label: str


def draw_report(groups: Sequence[DrawGroup], words: DrawWords, *, look: Look, link: str) -> bytes:
    """Return the report of a draw on A4: targets beside the pool and the panel, and each step."""
    rows = [asdict(group) for group in groups]
    return paper_of("draw", look, words, groups=rows, qr=qr.drawing(link), size=10.5)
