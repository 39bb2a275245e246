"""The shapes of what is asked, frozen and in the way in the demo: plain data with a date on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from wijkaanpak.site.demo.shapes import Domain, Folded, Layer

type Ground = Literal["law", "ordinance", "contract", "habit"]
type Rhythm = Literal["day", "week", "month", "quarter", "half year", "year"]
type Back = Literal["back", "partly", "not"]
type Turned = Literal[
    "signal", "part", "talk", "pressed", "answered", "wish", "granted", "refused", "hours"
]


@dataclass(frozen=True)
class Answered(Folded):
    """What the party that asks said; with "less" how often and how many minutes from then on."""

    at: date
    by: str
    answer: Literal["confirm", "less", "stop"]
    words: str = ""
    rhythm: str = ""
    minutes: int = 0


@dataclass(frozen=True)
class Load(Folded):
    """What a party asks of people who work here, and who said that they have the work of it."""

    key: str
    at: date
    by: str
    asker: str
    title: str
    ground: Ground
    rhythm: Rhythm
    minutes: int
    carries: str
    workers: int = 1
    words: str = ""
    ground_words: str = ""
    readers: str = ""
    decision: str = ""
    protected: str = ""
    carried: tuple[str, ...] = ()
    answers: tuple[Answered, ...] = ()


@dataclass(frozen=True)
class Turn(Folded):
    """One thing in the life of a freeze. `hours` is who said whether the hours came back."""

    at: date
    did: Turned
    by: str = ""
    party: str = ""
    words: str = ""
    second: str = ""
    residents: int = 0
    number: int = 0
    part: str = ""
    outcome: str = ""
    stays: str = ""
    hours: tuple[tuple[str, Back], ...] = ()


@dataclass(frozen=True)
class Frost(Folded):
    """A practice that was frozen: asked by its owner, agreed by Wijkkompas."""

    load: str
    at: date
    by: str
    agreed: date
    agreed_by: str
    title: str
    since: date
    months: int
    instead: Literal["story", "path", "talk", "minute"]
    instead_words: str
    instead_minutes: int
    promised: int
    promised_to: str
    signals: tuple[str, ...]
    thaws: str  # a post
    agreed_words: str = ""
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True)
class Spoken(Folded):
    """What was said of an obstacle. `promise` is a commitment that goes with it."""

    at: date
    by: str
    say: Literal["solved_now", "promise", "explain", "yes_solved", "not_solved", "withdraw"]
    words: str = ""
    due: date | None = None
    promise: str = ""


@dataclass(frozen=True)
class Hindrance(Folded):
    """A rule or system that was in the way."""

    key: str
    at: date
    by: str
    owner: str
    title: str
    rule: str
    words: str
    finder: Literal["resident", "worker"]
    said: tuple[Spoken, ...] = ()


@dataclass(frozen=True)
class Sixty(Folded):
    """A minute in place of a report."""

    at: date
    by: str
    load: str
    text: str
    layer: Layer
    domain: Domain
    promise: str = ""
    public: bool = False


@dataclass(frozen=True)
class Room(Folded):
    """Everything of the room for experiment in one neighbourhood."""

    loads: tuple[Load, ...] = ()
    frosts: tuple[Frost, ...] = ()
    hindrances: tuple[Hindrance, ...] = ()
    minutes: tuple[Sixty, ...] = ()
