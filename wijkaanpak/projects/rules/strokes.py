"""Long and short strokes take turns; when one stays away too long, the page says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wijkaanpak.commitments.rules import Stroke, add_months
from wijkaanpak.refusals import Refused, gettext_noop


@dataclass(frozen=True)
class Pulse:
    """One kind of stroke in a neighbourhood: the last that was seen, the next, the term (months).

    `since` is the day on which the neighbourhood began to count: its first project.
    """

    stroke: Stroke
    months: int
    since: date | None
    last: date | None
    next: date | None
    today: date

    @property
    def quiet_from(self) -> date | None:
        """The day from which the page says that it stayed away too long; None: nothing began."""
        begun = self.last or self.since
        return add_months(begun, self.months) if begun else None

    @property
    def is_quiet(self) -> bool:
        """True when it stayed away longer than agreed.

        >>> seen = date(2026, 1, 31)
        >>> [Pulse(Stroke.SHORT, 6, None, seen, None, date(2026, *day)).is_quiet
        ...  for day in ((7, 31), (8, 1))]
        [False, True]
        """
        return self.quiet_from is not None and self.today > self.quiet_from


def check_planned(due: date, today: date) -> None:
    if due < today:
        raise Refused(gettext_noop("Choose a day that is still to come."))


def check_open(seen: date | None, dropped: date | None) -> None:
    """A stroke is seen once, or let go of once."""
    if seen or dropped:
        raise Refused(gettext_noop("This stroke was told of already."))


def latest(*days: date | None) -> date | None:
    """Return the last of some days, of which any may be missing."""
    return max((day for day in days if day), default=None)


def earliest(*days: date | None) -> date | None:
    """Return the first of some days, of which any may be missing."""
    return min((day for day in days if day), default=None)
