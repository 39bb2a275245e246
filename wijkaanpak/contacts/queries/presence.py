"""When a post can be found where, and how many hours that was in a year."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from wijkaanpak import clock
from wijkaanpak.contacts import rules
from wijkaanpak.contacts.models import Absence, MonthOfHours, Post, Presence, YearOfHours
from wijkaanpak.contacts.queries.posts import held_today
from wijkaanpak.gatherings.models import Venue
from wijkaanpak.gatherings.queries import current_venues
from wijkaanpak.neighbourhoods.models import Neighbourhood

WEEKS_AHEAD = timedelta(days=28)


@dataclass(frozen=True)
class Line:
    """One hour in one week: who is expected, or why they are not there."""

    on: date
    presence: Presence
    name: str
    off: str = ""


def _held() -> ExpressionWrapper[Any]:
    return ExpressionWrapper(held_today("post__"), output_field=BooleanField())


def venues_here(here: Neighbourhood) -> list[Venue]:
    """Return the places where somebody can be found, by name."""
    return list(current_venues(here))


def get_presence(here: Neighbourhood, presence: uuid.UUID) -> Presence:
    """Return an hour at a place of this neighbourhood, or answer 404."""
    found = Presence.objects.select_related("post__here", "post__party__here", "venue")
    return get_object_or_404(found, post__here=here, pk=presence)


def get_absence(here: Neighbourhood, absence: uuid.UUID) -> Absence:
    """Return a day on which somebody is not there, or answer 404."""
    found = Absence.objects.select_related(
        "presence__post__here", "presence__post__party__here", "presence__venue"
    )
    return get_object_or_404(found, presence__post__here=here, pk=absence)


def absence_on(presence: Presence, on: date) -> Absence | None:
    """Return that nobody is there on this day, when that was said."""
    return Absence.objects.filter(presence=presence, on=on, withdrawn=None).first()


def at_venue(venue: Venue) -> list[Presence]:
    """Return who can be found at a place, in the order of the week."""
    today = clock.today()
    off = Absence.objects.filter(on__range=(today, today + WEEKS_AHEAD), withdrawn=None)
    found = Presence.objects.filter(venue=venue, until=None).select_related("post")
    rows = found.annotate(held=_held()).order_by("weekday", "opens", "id")
    return list(rows.prefetch_related(Prefetch("absences", off.order_by("on"))))


def week_lines(venue: Venue, monday: date) -> list[Line]:
    """Return who is expected at a place in one week, and why somebody is not there."""
    sunday = monday + timedelta(days=6)
    off = Absence.objects.filter(on__range=(monday, sunday), withdrawn=None)
    found = Presence.objects.filter(
        Q(until=None) | Q(until__gt=monday), venue=venue, since__lte=sunday
    )
    held = found.annotate(held=_held())
    rows = held.select_related("post").prefetch_related(Prefetch("absences", off))
    lines = []
    for row in rows.order_by("weekday", "opens", "id"):
        on = monday + timedelta(days=row.weekday)
        if row.since <= on and (row.until is None or on < row.until):
            why = next((one.why for one in row.absences.all() if one.on == on), "")
            if on >= clock.today() and not row.held:
                why = why or gettext("Nobody holds this post now")
            lines.append(Line(on, row, row.post.title, why))
    return lines


@dataclass(frozen=True)
class Year:
    """The hours a week of one year; `cut` when fewer were promised than the year before.

    With `months` the real hours are those of so many months that were counted.
    """

    year: int
    promised: int | None
    real: int | None
    source: str
    cut: bool
    months: int = 0


def years_of(post: Post) -> list[Year]:
    """Return the hours of a post, year by year, oldest first."""
    written = {row.year: row for row in YearOfHours.objects.filter(post=post)}
    counted = _counted(MonthOfHours.objects.filter(post=post))
    found, before = [], 0
    for year in sorted({*written, *counted}):
        row, months = written.get(year), counted.get(year, {})
        promised, real = (row.promised, row.real) if row else (None, None)
        real = rules.hours_a_week(year, months) if months else real
        cut = promised is not None and promised < before
        found.append(Year(year, promised, real, row.source if row else "", cut, len(months)))
        before = before if promised is None else promised
    return found


def _counted(rows: QuerySet[MonthOfHours]) -> dict[int, dict[int, int]]:
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for month, hours in rows.values_list("month", "hours"):
        found[month.year][month.month] = hours
    return found


def months_of(post: Post, year: int) -> dict[int, int]:
    """Return the hours of the months of a year that were counted."""
    return _counted(MonthOfHours.objects.filter(post=post, month__year=year)).get(year, {})


def real_hours_known(post: Post, year: int) -> bool:
    """Tell whether the real hours of a year were written down as a whole."""
    return YearOfHours.objects.filter(post=post, year=year, real__isnull=False).exists()
