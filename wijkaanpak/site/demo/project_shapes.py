"""The shapes in which initiatives and projects are written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wijkaanpak.site.demo.shapes import Domain, Folded, Stroke, TaskArea


@dataclass(frozen=True)
class Turned(Folded):
    """How a project went on: what, why, and what happened to promises, money and people."""

    at: date
    kind: str  # start, grow, adjust, stop, hand over, settle
    reason: str
    why: str
    promises: str
    money: str
    people: str
    opens: str = ""
    learned: str = ""
    stroke: str = ""
    post: str = ""  # whose face looks again


@dataclass(frozen=True)
class Blow(Folded):
    """What people would see, when it was planned, and when they saw it or why it did not come."""

    at: date
    title: str
    due: date
    seen: date | None = None
    words: str = ""
    stroke: Stroke = "short"
    dropped: date | None = None


@dataclass(frozen=True)
class LookedBack(Folded):
    """What was found so many years after."""

    at: date
    years: int
    found: str
    ties: str
    words: str


@dataclass(frozen=True)
class Begins(Folded):
    """A project with its life. Started by a party (whoever speaks for it) or by a neighbour."""

    key: str
    title: str
    goal: str
    for_whom: str
    own_words: str
    strengthens: str
    connects: str
    by_whom: str
    keeper: str
    start: Turned
    party: str = ""
    by: str = ""
    stroke: Stroke = "long"
    parent: str = ""
    item: str = ""
    initiative: str = ""
    plan: str = ""
    executor: str = "residents"
    offered_first: str = ""
    outsider_reason: str = ""
    counterpart: str = ""
    kept_until: date | None = None
    sprout: tuple[int, date, str] | None = None  # euros, last day, what it asks
    domains: tuple[Domain, ...] = ()
    tasks: tuple[TaskArea, ...] = ()
    promises: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    turns: tuple[Turned, ...] = ()
    blows: tuple[Blow, ...] = ()
    looks: tuple[LookedBack, ...] = ()


@dataclass(frozen=True)
class HelpAsked(Folded):
    """Help that was asked, and what became of it; in the name of a party or of oneself."""

    at: date
    words: str
    on: date | None = None
    given: bool = True
    answer: str = ""
    party: str = ""


@dataclass(frozen=True)
class Begun(Folded):
    """An initiative: who joined when, who helped it on, its first answer and its end.

    `joined` are (day, person); without a person the host who wrote it down writes somebody in.
    `helper` is a person, with a post when they helped from there.
    """

    key: str
    at: date
    by: str
    title: str
    words: str
    beside: bool = False
    joined: tuple[tuple[date, str], ...] = ()
    helper: str = ""
    helper_post: str = ""
    helper_since: date | None = None
    answered: date | None = None
    answer: str = ""
    helps: tuple[HelpAsked, ...] = ()
    ended: date | None = None
    ending: str = ""
    ended_words: str = ""
