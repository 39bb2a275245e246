"""The shapes in which impact paths are written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wijkaanpak.site.demo.shapes import Folded


@dataclass(frozen=True)
class PathDrawn(Folded):
    """One drawing. `photo`: it lay on a table; `over`: somebody wrote over that photo.

    `shakiest` is the place of the belief that could turn out otherwise, -1: nobody knows which.
    """

    at: date
    by: str
    title: str
    because: str = ""
    we_do: str = ""
    next_week: str = ""
    next_year: str = ""
    ten_years: str = ""
    notice: str = ""
    teller: str = ""
    beliefs: tuple[str, ...] = ()
    shakiest: int = -1
    why: str = ""
    item: str = ""
    photo: bool = False
    over: bool = False


@dataclass(frozen=True)
class PathTalk(Folded):
    """What a group said when it looked at its path again."""

    at: date
    by: str
    ties: str = ""
    kept: str = ""
    changed: str = ""
    surprised: str = ""
    fate: str = "unknown"


@dataclass(frozen=True)
class LaidBeside(Folded):
    """What lies beside a path: `what` is a story, the name of a figure, a count or a question."""

    at: date
    by: str
    shows: str
    what: str
    layer: str = ""
    source: str = ""
    on: date | None = None


@dataclass(frozen=True)
class SheetLine(Folded):
    """One line of the sheet of who puts in and who gains."""

    column: str
    words: str
    party: str = ""
    who: str = ""
    pot: str = ""
    layer: str = ""


@dataclass(frozen=True)
class Sheet(Folded):
    """A sheet, written on one day."""

    at: date
    by: str
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True)
class ShareAnswer(Folded):
    """What a party answered to the question to take part."""

    at: date
    by: str
    move: str
    words: str


@dataclass(frozen=True)
class ShareAsked(Folded):
    """A party that gains was asked to take part."""

    at: date
    by: str
    party: str
    words: str
    answers: tuple[ShareAnswer, ...] = ()


@dataclass(frozen=True)
class PathStep(Folded):
    """Somebody joins, or the path rests with a reason."""

    at: date
    by: str
    words: str = ""


@dataclass(frozen=True)
class PathStory(Folded):
    """A path with all that happened to it."""

    key: str
    group: str
    drawings: tuple[PathDrawn, ...]
    joined: tuple[PathStep, ...] = ()
    talks: tuple[PathTalk, ...] = ()
    laid: tuple[LaidBeside, ...] = ()
    sheet: Sheet | None = None
    asks: tuple[ShareAsked, ...] = ()
    rest: PathStep | None = None


@dataclass(frozen=True)
class FigureLaid(Folded):
    """The circle lays the figures of a name beside a part of life."""

    at: date
    by: str
    name: str
    domain: str
