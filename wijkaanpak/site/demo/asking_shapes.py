"""The shapes in which asks to residents and invitations are written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wijkaanpak.site.demo.shapes import Folded


@dataclass(frozen=True)
class Asked(Folded):
    """What a party asked residents. `along` is the round of another that it shares."""

    key: str
    at: date
    by: str
    party: str
    way: str
    title: str
    why: str
    gain: str
    on: date
    due: date
    households: int
    questions: int
    area: str = ""
    shares: bool = False
    along: str = ""
    reached: int = 0
    told_at: date | None = None
    told: str = ""
    silent_at: date | None = None
    silent_by: str = ""
    silence: str = ""


@dataclass(frozen=True)
class Streets(Folded):
    """Streets with their doors and their area, as a host typed them."""

    at: date
    by: str
    lines: tuple[tuple[str, int, str], ...]  # name, doors, key of the area


@dataclass(frozen=True)
class Invited(Folded):
    """Invitations by one member, and how many of the cards were answered how: yes, no, leave."""

    at: date
    by: str
    way: str
    language: str
    streets: tuple[str, ...]  # whole streets; for a handful the one street
    many: int = 0  # of a handful; 0 for every door
    meeting: str = ""
    answers: tuple[int, int, int] = (0, 0, 0)


@dataclass(frozen=True)
class Counted(Folded):
    """Answers that came in together without a code."""

    at: date
    by: str
    channel: str
    yes: int
    no: int
    leave: int
    area: str = ""
    meeting: str = ""
