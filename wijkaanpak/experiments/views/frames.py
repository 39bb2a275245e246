"""What all pages of this room share: the way back, and rows chosen by their number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkaanpak.experiments.rules.burdens import minutes_a_month, minutes_a_year
from wijkaanpak.people.queries import Viewer

AN_HOUR = 60


def to_room(viewer: Viewer) -> str:
    """Return the address of the first page of this room."""
    return reverse("experiments:listing", args=[viewer.here.slug])


def by_number(rows: Iterable[Any], number: str) -> Any:
    """Return the row with this number; None when none was chosen."""
    return next((row for row in rows if str(row.pk) == number), None)


def show_time(minutes: int) -> str:
    """Write minutes as hours and minutes: '6:30'.

    >>> show_time(390)
    '6:30'
    """
    return f"{minutes // AN_HOUR}:{minutes % AN_HOUR:02d}"


def time_a_month(minutes: int) -> str:
    """Say what takes one worker so many minutes in an average month, as people say it."""
    if minutes < AN_HOUR:
        said = ngettext("%(number)s minute a month", "%(number)s minutes a month", minutes)
        return said % {"number": minutes}
    return _("%(time)s hours a month") % {"time": show_time(minutes)}


def time_of(minutes: int, rhythm: str) -> str:
    """Say what a burden takes one worker: of less than an hour a month, what it is in a year."""
    in_a_month, in_a_year = minutes_a_month(minutes, rhythm), minutes_a_year(minutes, rhythm)
    if in_a_month >= AN_HOUR:
        return time_a_month(in_a_month)
    if in_a_year >= AN_HOUR:
        return _("%(time)s hours a year") % {"time": show_time(in_a_year)}
    said = ngettext("%(number)s minute a year", "%(number)s minutes a year", in_a_year)
    return said % {"number": in_a_year}
