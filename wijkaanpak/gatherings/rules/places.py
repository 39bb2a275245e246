"""Places: what kinds there are, when one is open, and when one misses a host."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from wijkaanpak.refusals import Refused, gettext_noop

NO_HOST_DAYS = 28


class VenueKind(StrEnum):
    """What sort of place it is."""

    HOUSE = "house"  # house of the neighbourhood
    SCHOOL = "school"
    WORSHIP = "worship"  # mosque, church, temple
    SHOP = "shop"
    CARE = "care"
    CLUB = "club"
    OUTDOORS = "outdoors"  # a bench, a square, a garden
    ELSEWHERE = "elsewhere"


VENUE_WORDS: dict[str, str] = {
    VenueKind.HOUSE: gettext_noop("House of the neighbourhood"),
    VenueKind.SCHOOL: gettext_noop("School"),
    VenueKind.WORSHIP: gettext_noop("Mosque, church or temple"),
    VenueKind.SHOP: gettext_noop("Shop or café"),
    VenueKind.CARE: gettext_noop("Doctor or care"),
    VenueKind.CLUB: gettext_noop("Club or association"),
    VenueKind.OUTDOORS: gettext_noop("Outdoors: a bench, a square, a garden"),
    VenueKind.ELSEWHERE: gettext_noop("Something else"),
}


@dataclass(frozen=True, order=True)
class Hours:
    """Open on one day of every week: 0 is Monday."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True)
class Opening:
    """How a place is open on one date: pairs of opening and closing, and why it differs."""

    times: tuple[tuple[time, time], ...]
    why: str = ""

    @property
    def closed(self) -> bool:
        return not self.times


def check_venue_words(name: str, street: str, place: str) -> None:
    """People find a place by its name and by where it is."""
    if not name.strip():
        raise Refused(gettext_noop("Give the place its name, as neighbours call it."))
    if not (street.strip() or place.strip()):
        raise Refused(gettext_noop("Say where it is: a street, or how to find it."))


def check_hours(hours: Iterable[Hours]) -> None:
    """Each time ends after it begins, and two times on one day do not overlap."""
    before: Hours | None = None
    for one in sorted(hours):
        if one.closes <= one.opens:
            raise Refused(gettext_noop("A place closes after it opens. Look at the times again."))
        if before and before.weekday == one.weekday and one.opens < before.closes:
            raise Refused(gettext_noop("Two times on one day overlap. Make one time of them."))
        before = one


_SPAN = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|tot)\s*(\d{1,2})(?:[:.](\d{2}))?")


def read_hours(weekday: int, typed: str) -> list[Hours]:
    """Return the opening hours of one day as people type them; nothing means closed.

    >>> [str(one.opens) for one in read_hours(0, "9-12.30, 13:30 - 17:00")]
    ['09:00:00', '13:30:00']
    """
    found = []
    for part in re.split(r"[,;]|\ben\b", typed):
        if not part.strip():
            continue
        span = _SPAN.fullmatch(part.strip())
        if span is None:
            raise Refused(gettext_noop("Write times like this: 9:00-12:30, 13:30-17:00."))
        first, quarter, last, end = (int(number or 0) for number in span.groups())
        if max(first, last) > 23 or max(quarter, end) > 59:
            raise Refused(gettext_noop("A day has hours until 23:59. Look at the times again."))
        found.append(Hours(weekday, time(first, quarter), time(last, end)))
    check_hours(found)
    return found


def show_hours(times: Iterable[tuple[time, time]]) -> str:
    """Return times as people write them: '9:00-12:30, 13:30-17:00'."""
    return ", ".join(f"{_clock(opens)}-{_clock(closes)}" for opens, closes in times)


def _clock(at: time) -> str:
    return f"{at.hour}:{at.minute:02}"


def check_changed_day(on: date, opens: time | None, closes: time | None, why: str) -> None:
    """A change says why, is not about a day gone by in silence, and has both times or none."""
    if not why.strip():
        raise Refused(gettext_noop("Say in a few words why. People stand before the door."))
    if (opens is None) != (closes is None):
        raise Refused(gettext_noop("Fill in both times, or none when it is closed all day."))
    if opens and closes and closes <= opens:
        raise Refused(gettext_noop("A place closes after it opens. Look at the times again."))


def check_hosting(since: date, until: date) -> None:
    """Who stops, stops after beginning."""
    if until < since:
        raise Refused(gettext_noop("That is before this host began. Choose a later day."))


def opening_on(
    day: date, hours: Iterable[Hours], changed: tuple[time | None, time | None, str] | None
) -> Opening:
    """Return when a place is open on a date; a change of that date wins over the week."""
    if changed:
        opens, closes, why = changed
        return Opening(((opens, closes),) if opens and closes else (), why)
    times = sorted((one.opens, one.closes) for one in hours if one.weekday == day.weekday())
    return Opening(tuple(times))


def without_host(since: date, periods: Sequence[tuple[date, date | None]], today: date) -> int:
    """Return for how many days a place had no host until today; 0 when it has one.

    `since` is when the place began; `periods` are first and last days of its hosts.
    """
    last = since - timedelta(days=1)
    for first, until in periods:
        if first > today:
            continue
        if until is None or until >= today:
            return 0
        last = max(last, until)
    return max(0, (today - last).days)
