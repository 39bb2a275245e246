"""What a line on the first screen is, and which days make up a week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

FEW = 4  # lines of one kind on the first screen: more is a list, and lists have their own page
STORIES = 3  # one row of cards on a wide screen
A_DAY = 8  # lines under one day of the week: as many as one reads at a glance
LATELY = timedelta(days=92)


@dataclass(frozen=True)
class Line:
    """One thing on a page of ours: `title` is what people said, `words` what the house says of it
    (untranslated); of whom, for whom, when, at what hour, and how it stands.
    """

    title: str
    url: str = ""
    who: str = ""
    whom: str = ""
    on: date | None = None
    state: str = ""
    words: str = ""
    hour: str = ""


@dataclass(frozen=True)
class Asked:
    """What is asked of one party today."""

    party: str
    url: str
    lines: tuple[Line, ...]

    @property
    def more(self) -> int:
        return max(0, len(self.lines) - FEW)


def week_of(day: date) -> tuple[date, date]:
    """Return the Monday and the Sunday of the week in which a day falls."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def gather(lines: Iterable[tuple[str, str, Line]]) -> list[Asked]:
    """Put what is asked under the party it is asked of, by name: no party stands above another."""
    found: dict[tuple[str, str], list[Line]] = {}
    for party, url, line in lines:
        found.setdefault((party, url), []).append(line)
    return [Asked(party, url, tuple(rows)) for (party, url), rows in sorted(found.items())]


@dataclass(frozen=True)
class Day:
    """One day of the week: what is read first of it, and how many lines there are more."""

    on: date
    lines: list[Line]
    more: int


def by_day(lines: Iterable[Line], most: int = A_DAY) -> list[Day]:
    """Put lines under their day, first day first."""
    days: dict[date, list[Line]] = {}
    for line in lines:
        if line.on:
            days.setdefault(line.on, []).append(line)
    return [Day(on, rows[:most], max(0, len(rows) - most)) for on, rows in sorted(days.items())]


# Dutch municipal elections: every four years, the third Wednesday of March or nearby. Only days
# that were held or set by law are here; a day we do not know is not drawn.
COUNCIL_ELECTIONS = (
    date(2014, 3, 19),
    date(2018, 3, 21),
    date(2022, 3, 16),
    date(2026, 3, 18),
)


def council_elections(first: int, last: int) -> list[date]:
    """Return the elections of municipal councils in these years, as far as the day is known."""
    return [day for day in COUNCIL_ELECTIONS if first <= day.year <= last]
