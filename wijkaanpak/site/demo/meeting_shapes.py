"""The shapes in which places and what goes on there are written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from wijkaanpak.site.demo.shapes import Folded

type PlaceKind = Literal["house", "school", "worship", "shop", "outdoors"]
type MeetingKind = Literal[
    "open_house", "circle", "learning_conversation", "doorstep_round", "council_evening"
]


@dataclass(frozen=True)
class Host:
    """Who opened a place, from when till when; all of them said yes to their name."""

    person: str
    since: date
    until: date | None = None


@dataclass(frozen=True)
class Hours(Folded):
    """Opening hours from a day on: pairs of a weekday (0 is Monday) and times as people write."""

    at: date
    week: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class OtherDay(Folded):
    """A day on which a place was closed, or open at other times (two hours), and why."""

    at: date
    day: date
    why: str
    opens: int = 0
    closes: int = 0


@dataclass(frozen=True)
class Place(Folded):
    """A place where neighbours meet."""

    key: str
    name: str
    kind: PlaceKind
    area: str
    street: str
    at: date
    by: str
    find: str = ""
    good: tuple[str, ...] = ()
    quiet_hour: str = ""
    key_words: str = ""
    hosts: tuple[Host, ...] = ()
    hours: tuple[Hours, ...] = ()
    days: tuple[OtherDay, ...] = ()


@dataclass(frozen=True)
class Line(Folded):
    """One line of minutes, and what came of it: when which story, item or promise was there."""

    words: str
    became: Literal["", "story", "wish", "promise"] = ""
    made: str = ""
    made_at: date | None = None
    made_by: str = ""


@dataclass(frozen=True)
class Meeting(Folded):
    """One gathering. Times are hours of the day; `welcomed` is when a host said yes to it."""

    key: str
    kind: MeetingKind
    title: str
    what_for: str
    at: date
    by: str
    on: date
    begins: float
    ends: float
    place: str = ""
    where: str = ""
    area: str = ""
    points: tuple[str, ...] = ()
    welcomed: date | None = None
    welcomed_by: str = ""
    minutes_at: date | None = None
    minutes_by: str = ""
    minutes: tuple[Line, ...] = ()


@dataclass(frozen=True)
class OffDay(Folded):
    """One date of something that returns did not go on."""

    at: date
    day: date
    by: str
    why: str


@dataclass(frozen=True)
class Returns(Folded):
    """Something that returns: every so many weeks, or each month on the nth weekday (5: last)."""

    key: str
    kind: MeetingKind
    title: str
    what_for: str
    at: date
    by: str
    first: date
    begins: float
    ends: float
    place: str
    where: str = ""
    weeks: int = 1
    nth: int = 0
    stopped: date | None = None
    stopped_by: str = ""
    why: str = ""
    off: tuple[OffDay, ...] = ()
