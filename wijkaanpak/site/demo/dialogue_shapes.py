"""The shapes in which conversations are written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wijkaanpak.site.demo.shapes import Folded


@dataclass(frozen=True)
class Wrote(Folded):
    """A statement that a neighbour wrote. `back` is why a host gave it back; empty: placed."""

    at: date
    text: str
    host: str = ""
    looked: date | None = None
    back: str = ""


@dataclass(frozen=True)
class AtTable(Folded):
    """A sheet of a table: a line of keys for each person, as a host typed it in."""

    at: date
    host: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Beside(Folded):
    """A statement that lies beside an item of the agenda, or beside a difference of view."""

    at: date
    by: str
    item: str
    text: str
    conflict: str = ""


@dataclass(frozen=True)
class Dialogue(Folded):
    """A conversation with its whole life.

    `files` is a folder here with real votes from elsewhere. A voice is one device on one day: a
    letter for each of the first statements, a agree, d disagree, p pass, - not voted.
    """

    key: str
    begun: date
    opened: date
    by: str
    party: str
    question: str
    why: str
    opens: date
    closes: date
    first: tuple[str, ...]
    voices: tuple[tuple[date, str], ...]
    ask: str = ""
    live: bool = False
    files: str = ""
    origin: str = ""
    wrote: tuple[Wrote, ...] = ()
    tables: tuple[AtTable, ...] = ()
    beside: tuple[Beside, ...] = ()
    closed: date | None = None
    closing: str = ""
