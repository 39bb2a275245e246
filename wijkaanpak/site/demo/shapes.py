"""The words the demo may use for kinds of things, and the shapes of places and people."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

type Point = tuple[float, float]

type Word = Literal["yes", "yes if", "no because", "not ours but"]
type Domain = Literal[
    "upbringing", "schooling", "social_life", "work_income", "health", "housing", "safety"
]
type TaskArea = Literal["social", "physical", "energy"]
type Channel = Literal["bench", "doorstep", "phone", "school", "voice", "web", "meeting"]
type Layer = Literal["person", "group", "neighbourhood", "organisation", "policy"]
type Use = Literal["panel", "public", "council", "press", "repair"]
type PromiseKind = Literal["pledge", "agreement", "intention"]
type Stroke = Literal["short", "long"]
type Did = Literal[
    "drafted",
    "offered",
    "accepted",
    "declined",
    "reported",
    "at risk",
    "worry",
    "change asked",
    "change consented",
    "change refused",
    "kept",
    "kept late",
    "broken",
    "repair offered",
    "repair agreed",
    "repaired",
    "released",
    "giver left",
    "heir said yes",
    "heir said no",
]
type Happened = Literal[
    "told",
    "checked",
    "shared",
    "refused",
    "appealed",
    "opened after appeal",
    "kept closed after appeal",
    "use withdrawn",
    "story withdrawn",
]


def fold(text: str) -> str:
    """Join the lines of a paragraph; an empty line begins a new one."""
    paragraphs = text.strip().split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


@dataclass(frozen=True)
class Folded:
    """A piece of the demo whose text is folded when it is made."""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, str):
                object.__setattr__(self, field.name, fold(value))


@dataclass(frozen=True)
class Area(Folded):
    """A part of the neighbourhood, with the border that residents drew on a table cloth."""

    key: str
    name: str
    residents: int
    border: tuple[Point, ...]  # longitude, latitude (WGS84); the last point is the first
    words: str


@dataclass(frozen=True)
class Figure(Folded):
    """A public number, with its year, its source and what it cannot say. No area: the whole."""

    name: str
    value: int
    year: int
    area: str = ""
    unit: str = ""
    source: str = "eigen telling Wijkkompas (verzonnen)"
    cannot_say: str = ""


@dataclass(frozen=True)
class RoleHeld(Folded):
    """What a person is in the neighbourhood, from when till when."""

    role: str
    since: date
    until: date | None = None


@dataclass(frozen=True)
class Person(Folded):
    """Somebody invented. `sign_in` marks who gets a code on the slip of the demo."""

    key: str
    name: str
    who: str
    since: date
    email: str = ""
    language: str = "nl"
    roles: tuple[RoleHeld, ...] = ()
    sign_in: bool = False


@dataclass(frozen=True)
class Party(Folded):
    """A party of the network, in its own words."""

    key: str
    kind: str
    name: str
    since: date
    words: str


@dataclass(frozen=True)
class Tenure(Folded):
    """Who sat on a post, from when till when, and how the post was handed over.

    `walked_along` counts the days that the newcomer walked along before the post was theirs.
    """

    person: str
    since: date
    until: date | None = None
    reason: str = ""
    walked_along: int = 0


@dataclass(frozen=True)
class Post(Folded):
    """A seat of a party: the chair, not the person. `crucial` ones were named by residents."""

    key: str
    party: str
    title: str
    tenures: tuple[Tenure, ...]
    crucial: bool = False
