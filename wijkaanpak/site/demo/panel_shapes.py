"""The shapes in which rounds of reading, and the panels in them, are written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from wijkaanpak.site.demo.shapes import Domain, Folded

type Sits = Literal["resident", "worker", "director", "council"]


@dataclass(frozen=True)
class AtTable(Folded):
    """How many of one kind sat there. `person` reads on a screen; `name` wished to be named."""

    kind: Sits
    many: int = 1
    party: str = ""
    person: str = ""
    name: str = ""


@dataclass(frozen=True)
class Later(Folded):
    """What was seen half a year later of a story that was chosen."""

    mattered: Literal["yes", "partly", "no", "unknown"]
    words: str


@dataclass(frozen=True)
class Choosing(Folded):
    """The one story a panel chose, why, and how the teller heard it."""

    story: str
    reason: str
    values: str = ""
    doubts: str = ""
    differently: str = ""
    told_how: Literal["aloud", "letter", "card", "own page"] = "aloud"
    later: Later | None = None


@dataclass(frozen=True)
class ReadingTable(Folded):
    """A panel: when it read, who sat there, which stories lay there. No choice: it reads still."""

    layer: Literal["residents", "workers", "directors"]
    name: str
    on: date
    place: str
    who: tuple[AtTable, ...] = ()
    pile: tuple[str, ...] = ()
    interpreters: tuple[tuple[str, str], ...] = ()
    chose: Choosing | None = None
    on_paper: bool = False
    cancelled: str = ""


@dataclass(frozen=True)
class ReadingRound(Folded):
    """Half a year of stories, read by panels in layers, and given back."""

    title: str
    question: str
    begins: date
    ends: date
    begun: date
    keeper: str
    tables: tuple[ReadingTable, ...]
    domains: tuple[Domain, ...] = ()
    given_back: date | None = None
    differently: str = ""
    looked_back: date | None = None
    stopped: date | None = None
    why_stopped: str = ""
