"""The shapes in which mistakes, differences of view and stops are written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wijkaanpak.site.demo.shapes import Folded


@dataclass(frozen=True)
class Signed(Folded):
    """Somebody who was hurt: a neighbour, or a party by who speaks for it."""

    at: date
    by: str
    party: str = ""


@dataclass(frozen=True)
class Word(Folded):
    """One thing said in the life of a mistake."""

    at: date
    said: str
    by: str
    words: str = ""
    by_day: date | None = None
    party: str = ""
    promise: str = ""


@dataclass(frozen=True)
class StoryLaid(Folded):
    """A story laid beside a mistake, by somebody who stands on a side of it."""

    at: date
    by: str
    story: str


@dataclass(frozen=True)
class Mistake(Folded):
    """Something that went wrong, whose it was, who was hurt, and how it was made good.

    `maker` is a party; without one `group` says who it was. Told by `by`, for itself (`own`) or
    by somebody else.
    """

    key: str
    at: date
    by: str
    title: str
    happened: str
    hurt: str
    maker: str = ""
    group: str = ""
    own: bool = False
    promise: str = ""
    signed: tuple[Signed, ...] = ()
    words: tuple[Word, ...] = ()
    stories: tuple[StoryLaid, ...] = ()


@dataclass(frozen=True)
class Side(Folded):
    """A side of a conflict, who writes for it, when, how it sees it, and what matters to it."""

    by: str
    at: date
    words: str
    values: tuple[str, ...]
    party: str = ""
    group: str = ""


@dataclass(frozen=True)
class Sentence(Folded):
    """A line put to all sides by one, and what the other says of it."""

    at: date
    by: str
    kind: str
    words: str
    answered: date
    other: str
    no: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Conflict(Folded):
    """A difference of view between two sides; the first one laid it on the table."""

    key: str
    at: date
    title: str
    sides: tuple[Side, Side]
    lines: tuple[Sentence, ...] = ()
    mistake: str = ""


@dataclass(frozen=True)
class Objected(Folded):
    """What a party has against a stop, and what the body that holds answered."""

    at: date
    by: str
    party: str
    words: str
    answered: date
    answer: str
    reasons: str


@dataclass(frozen=True)
class Held(Folded):
    """A payment that a body of government held, who objected, and why it was lifted."""

    at: date
    by: str
    party: str
    post: str
    mandate_at: date
    written_by: str
    seen_by: str
    mandate: str
    published: str
    goal: str
    what: str
    ground: str
    scope: str
    why: str
    objection: str
    until: date
    lifted: date
    lifted_why: str
    objections: tuple[Objected, ...] = ()
