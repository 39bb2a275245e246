"""The shapes in which door cards and plans to meet a group are written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wijkaanpak.site.demo.shapes import Folded


@dataclass(frozen=True)
class CardsIn:
    """The cards of one gathering, counted by a host: how many per answer.

    `ages` are (from, to, how many); `homes` are (area, tenure, how many); `first` is how many
    came for the first time and how many came before.
    """

    meeting: str
    at: date
    by: str
    ages: tuple[tuple[int, int | None, int], ...]
    homes: tuple[tuple[str, str, int], ...]
    first: tuple[int, int]
    no_card: int = 0


@dataclass(frozen=True)
class Meet(Folded):
    """A plan to meet a group, its costs in euros, and what was learned when it was looked at."""

    at: date
    by: str
    group: str
    where: str
    when: str
    language: str
    gain: str
    goes: str
    figure: str
    area: str = ""
    goal: str = ""
    interpreter: int = 0
    care: int = 0
    taxi: int = 0
    look_on: date | None = None
    back: date | None = None
    learned: str = ""
