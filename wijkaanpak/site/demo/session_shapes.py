"""The shapes in which sessions of an assembly, and what came of them, are written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from wijkaanpak.site.demo.shapes import Folded

type Said = Literal["adopted", "changed", "refused"]
type Course = Literal["on_track", "slowed", "stuck", "done", "unknown"]


@dataclass(frozen=True)
class Text(Folded):
    """Something to read at a session, with who made it."""

    title: str
    maker: str
    chosen_by: Literal["participants", "hosts"]
    text: str


@dataclass(frozen=True)
class Sat(Folded):
    """A session: what was done there, line by line, and how many seats were not taken."""

    on: date
    place: str
    aims: tuple[str, ...]
    programme: tuple[str, ...]
    hosts: tuple[str, ...]
    absent: int
    texts: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Seen(Folded):
    """What the follow-up group saw of a recommendation at one of its eight moments."""

    course: Course
    words: str


@dataclass(frozen=True)
class Advised(Folded):
    """A recommendation, with its support, the answer to it, and what was seen afterwards."""

    title: str
    text: str
    why: str
    agree: int
    said: Said
    answer: str
    minority: str = ""
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True)
class Outcome(Folded):
    """Recommendations from the rule of the panel to the closing word of who followed them."""

    host: str
    ruled: date
    majority: int
    present: int
    drafted: date
    handed_over: date
    missing: str
    advised: tuple[Advised, ...]
    answered: date
    by: str
    party: str
    group: int
    followers: tuple[str, ...]
    looks: tuple[date, ...]
    closed: date
    closing: str
    learned: str


@dataclass(frozen=True)
class Sessions(Folded):
    """The days of a panel, what was needed, and who was not there."""

    planned: date
    allowance: int  # euros for a seat at one session
    care: tuple[str, ...]
    languages: str
    held: tuple[Sat, ...]
    needs: tuple[tuple[str, str], ...]  # for the first seats: kinds with a space, allowance
    asked: date
    missing_at: date
    missing: str
    checked: date
    mattered: bool
    learned: str
