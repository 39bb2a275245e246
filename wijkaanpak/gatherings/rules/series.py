"""What returns: which dates a rhythm gives, and how far ahead they are written out."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wijkaanpak.refusals import Refused, gettext_noop

LAST = 5  # "the last Thursday of the month"
AHEAD = timedelta(days=120)
MOST_STEP = 12


class Rhythm(StrEnum):
    WEEKS = "weeks"  # every week, or every so many weeks
    MONTHLY = "monthly"  # on the first, second, third, fourth or last weekday of each month


def ahead(today: date) -> date:
    """Return until when the dates of a series are written out."""
    return today + AHEAD


@dataclass(frozen=True)
class Recurrence:
    """How something returns. The first date gives the weekday."""

    rhythm: Rhythm
    first: date
    step: int = 1
    nth: int = 0
    until: date | None = None

    def check(self) -> None:
        """Raise Refused when this rhythm gives no dates, or its first date is not one of them."""
        if self.rhythm is Rhythm.WEEKS and not 1 <= self.step <= MOST_STEP:
            raise Refused(gettext_noop("Choose every how many weeks: 1 to 12."))
        if self.rhythm is Rhythm.MONTHLY and self.first != self._in_month(self.first):
            raise Refused(
                gettext_noop("The first date is not that day of the month. Choose another date.")
            )
        if self.until and self.until < self.first:
            raise Refused(gettext_noop("The last date is before the first. Choose a later one."))

    def between(self, first: date, last: date) -> Iterator[date]:
        """Yield the dates from `first` up to and with `last`, in order."""
        last = min(last, self.until or last)
        days = self._weeks(first) if self.rhythm is Rhythm.WEEKS else self._months(first)
        for day in days:
            if day > last:
                return
            if day >= max(first, self.first):
                yield day

    def _weeks(self, after: date) -> Iterator[date]:
        gap = 7 * self.step
        day = self.first + timedelta(days=max(0, (after - self.first).days // gap) * gap)
        while True:
            yield day
            day += timedelta(days=gap)

    def _months(self, after: date) -> Iterator[date]:
        month = max(after, self.first).replace(day=1)
        while True:
            yield self._in_month(month)
            month = (month + timedelta(days=32)).replace(day=1)

    def _in_month(self, month: date) -> date:
        """Return the nth weekday of the month of a date."""
        begin = month.replace(day=1)
        day = begin + timedelta(days=(self.first.weekday() - begin.weekday()) % 7)
        if self.nth == LAST:
            length = monthrange(month.year, month.month)[1]
            return day + timedelta(days=(length - day.day) // 7 * 7)
        return day + timedelta(days=7 * (max(1, self.nth) - 1))
