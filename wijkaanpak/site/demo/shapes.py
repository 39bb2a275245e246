"""The words that the demo may use for kinds of things, and how its text is folded."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

type Point = tuple[float, float]

type Word = Literal["yes", "yes if", "no because", "not ours but"]
type Domain = Literal[
    "upbringing", "schooling", "social_life", "work_income", "health", "housing", "safety"
]
type TaskArea = Literal["social", "physical", "energy"]
type Channel = Literal["bench", "doorstep", "phone", "school", "voice", "web", "meeting"]
type Layer = Literal["person", "group", "neighbourhood", "organisation", "policy"]
type Use = Literal["panel", "public", "council", "press"]
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
    "chosen",
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
