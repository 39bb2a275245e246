"""How lessons, kitchen visits and questions to institutes are written down for the demo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from wijkaanpak.site.demo.shapes import Domain, Folded


@dataclass(frozen=True)
class Lesson(Folded):
    """What was learned, who read it first, and when it opened; a `correction` has the same key."""

    key: str
    at: date
    by: str
    party: str
    title: str
    did: str
    came: str
    advice: str
    tried: str
    happened: str
    useful_for: str
    told_by: str
    year: int
    went: Literal["well", "partly", "not"]
    domains: tuple[Domain, ...]
    again: str = ""
    never_again: str = ""
    euros: int | None = None
    time: str = ""
    trust: str = ""
    pattern: str = ""
    about: tuple[tuple[str, str, date], ...] = ()  # party, who reads, when
    opened: date | None = None
    opener: str = ""
    why_changed: str = ""


@dataclass(frozen=True)
class Met(Folded):
    """A lesson met a plan of a round, and its maker said what they do with it."""

    at: date
    by: str
    lesson: str
    plan: str  # its title
    use: Literal["differently", "not useful"]
    words: str


@dataclass(frozen=True)
class Guest(Folded):
    """Who was asked to a kitchen. With `here` it lives on this site, and `by` speaks there."""

    name: str
    asked: date
    by: str
    here: str = ""
    far: str = ""
    comes: date | None = None
    promised: date | None = None
    promise: str = ""
    told: date | None = None
    came_of: Literal["done", "partly", "not"] = "done"
    words: str = ""


@dataclass(frozen=True)
class Kitchen(Folded):
    """One practice that was shown, with what went wrong."""

    key: str
    at: date
    by: str
    party: str
    on: date
    title: str
    shown: str
    went_wrong: str
    place: str
    guests: tuple[Guest, ...]
    lesson: str = ""


@dataclass(frozen=True)
class Question(Folded):
    """A question to an institute, the table that went along, and the answer."""

    key: str
    at: date
    by: str
    asker: str
    institute: str
    speaker: str
    question: str
    why: str = ""
    taken: date | None = None
    answer_by: date | None = None
    answered: date | None = None
    answer: str = ""
    sources: str = ""
    declined: date | None = None
    next_door: str = ""
    tabled: date | None = None
    approved: date | None = None
    keeper: str = ""
    table: tuple[tuple[str, ...], ...] = ()
    counts: str = ""
    origin: str = ""
    found: tuple[tuple[date, str, bool, str], ...] = ()


@dataclass(frozen=True)
class LessonFile(Folded):
    """A lesson file of a neighbourhood elsewhere, and who took it in."""

    at: date
    by: str
    taken: date
    keeper: str
    file: str
