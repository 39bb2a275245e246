"""The shapes in which assemblies that were drawn by lot are written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wijkaanpak.site.demo.session_shapes import Outcome, Sessions
from wijkaanpak.site.demo.shapes import Folded


@dataclass(frozen=True)
class Came(Folded):
    """Somebody in a pool: a name that was invented, and a sign for each answer.

    `along`: at the address of the one before.
    """

    name: str
    answers: str
    along: bool = False


@dataclass(frozen=True)
class Yes(Folded):
    """A party that gave the mandate."""

    at: date
    by: str
    party: str
    words: str = ""


@dataclass(frozen=True)
class Wave(Folded):
    """Letters to a street or area, and who signed up with one of them, on which day."""

    at: date
    place: str
    many: int
    answered: date
    people: tuple[Came, ...]


@dataclass(frozen=True)
class Rang(Folded):
    """Doors at which a host rang, and who was written in there."""

    at: date
    by: str
    place: str
    doors: int
    opened: int
    people: tuple[Came, ...]


@dataclass(frozen=True)
class Quota(Folded):
    """A value that can be answered; `sign` is how it stands in `Came`. No people: not known."""

    sign: str
    value: str
    people: int | None
    least: int
    most: int


@dataclass(frozen=True)
class Asked(Folded):
    """A question of who signs up, with its values."""

    feature: str
    values: tuple[Quota, ...]


@dataclass(frozen=True)
class Draw(Folded):
    """How it was drawn: when the pool was closed, and what the dice showed, in the room."""

    closed: date
    at: date
    host: str
    dice: str


@dataclass(frozen=True)
class Stopped(Folded):
    """Somebody at the table who stopped. Who it was is not in the script: the lot chose them."""

    at: date
    host: str
    why: str


@dataclass(frozen=True)
class Refilled(Folded):
    """Empty seats for which was drawn, in the same way as before."""

    fixed: date
    at: date
    host: str
    seats: int
    dice: str


@dataclass(frozen=True)
class Table(Folded):
    """What became of the seats: who stands by, the day all had said yes, who stopped, who came."""

    host: str
    reserves: int
    reserves_at: date
    reserves_dice: str
    yes: date
    stopped: tuple[Stopped, ...]
    refilled: Refilled
    left_empty: date
    left_empty_many: int
    left_empty_why: str


@dataclass(frozen=True)
class Beraad(Folded):
    """An assembly of neighbours by lot, from its mandate on. Without a draw people sign up yet."""

    key: str
    by: str
    party: str
    answered_by: str
    title: str
    question: str
    promise: str
    euros: int
    weeks: int
    seats: int
    ends: date
    reach_us: str
    written: date
    asked: date
    term: date
    given: tuple[Yes, ...]
    begun: date
    counted_from: str
    questions: tuple[Asked, ...]
    waves: tuple[Wave, ...]
    doors: tuple[Rang, ...]
    draw: Draw | None = None
    table: Table | None = None
    sessions: Sessions | None = None
    outcome: Outcome | None = None
    forgotten: date | None = None
