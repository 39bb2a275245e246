"""Somebody looks again one, three and five years after: does it still hold?"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from wijkaanpak.commitments.rules import add_months
from wijkaanpak.projects.rules.initiatives import check_words
from wijkaanpak.refusals import Refused, gettext_noop

YEARS = (1, 3, 5)


class Found(StrEnum):
    HOLDS = "holds"
    PARTLY = "partly"
    GONE = "gone"


FOUND_WORDS: dict[str, str] = {
    Found.HOLDS: gettext_noop("It holds"),
    Found.PARTLY: gettext_noop("Part of it holds"),
    Found.GONE: gettext_noop("It is gone"),
}


def days_after(closed: date) -> list[tuple[int, date]]:
    """Return when to look again: how many years after, and on which day.

    >>> [(years, day.isoformat()) for years, day in days_after(date(2024, 2, 29))]
    [(1, '2025-02-28'), (3, '2027-02-28'), (5, '2029-02-28')]
    """
    return [(years, add_months(closed, 12 * years)) for years in YEARS]


def check_look(due: date, done: date | None, today: date) -> None:
    """One looks when the day has come, and once."""
    if done:
        raise Refused(gettext_noop("Somebody looked already. What was found stays."))
    if today < due:
        raise Refused(gettext_noop("It is too early: look again when the day has come."))


def check_found(ties: str, words: str) -> None:
    """Every look starts with people: which new ties arose? Then what is left of it."""
    check_words(ties)
    check_words(words)
