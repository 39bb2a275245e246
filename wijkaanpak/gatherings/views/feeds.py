"""What goes on, for a calendar: of the whole neighbourhood, or of one place (iCalendar)."""

from __future__ import annotations

import uuid
from datetime import timedelta

import icalendar
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.gatherings import queries
from wijkaanpak.gatherings.queries import Evening
from wijkaanpak.gatherings.rules import GatheringState
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.ui.calendars import calendar_named, send_calendar

BACK, AHEAD = timedelta(days=92), timedelta(days=366)


@open_to(ANYONE, post=NOBODY)
def calendar(request: HttpRequest, viewer: Viewer, venue: uuid.UUID | None = None) -> HttpResponse:
    """From three months ago to a year ahead; what does not go on says so itself."""
    at, today = queries.get_venue(viewer.here, venue) if venue else None, clock.today()
    name = _("What goes on in %(place)s") % {"place": at.name if at else viewer.here.name}
    sheet = calendar_named(name)
    for one in queries.on_programme(viewer.here, today - BACK, today + AHEAD, at):
        one.here = viewer.here
        sheet.add_component(_event(request, one))
    return send_calendar(sheet)


def _event(request: HttpRequest, gathering: Evening) -> icalendar.Event:
    """Return one event; the times are in UTC, which every calendar understands."""
    event = icalendar.Event()
    event.add("uid", f"{gathering.pk}@{request.get_host()}")
    event.add("dtstamp", gathering.starts)
    event.add("dtstart", gathering.starts)
    event.add("dtend", gathering.ends)
    event.add("summary", gathering.title)
    event.add("location", where(gathering))
    event.add("description", gathering.reason or gathering.what_for)
    cancelled = gathering.state == GatheringState.CANCELLED
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("url", request.build_absolute_uri(gathering.get_absolute_url()))
    return event


def where(gathering: Evening) -> str:
    """Return where it is, in words: the place, the street, and where exactly."""
    venue = gathering.venue
    parts = [venue.name, venue.street] if venue else []
    return ", ".join(part for part in (*parts, gathering.place) if part)
