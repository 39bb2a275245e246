"""The days of promises for a calendar, and what happened for a reader of news."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, time
from typing import Any

import icalendar
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from wijkaanpak.clock import HERE
from wijkaanpak.commitments import queries
from wijkaanpak.commitments.forms import HAPPENED
from wijkaanpak.commitments.queries import Promise, Step
from wijkaanpak.network.queries import get_party
from wijkaanpak.people.gate import ANYONE, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.ui.calendars import calendar_named, send_calendar
from wijkaanpak.ui.rules import STATES


@open_to(ANYONE)
def calendar(request: HttpRequest, viewer: Viewer, party: uuid.UUID | None = None) -> HttpResponse:
    """The days of all running promises, of the neighbourhood or of one party (iCalendar)."""
    of = get_party(viewer.here, party) if party else None
    sheet = calendar_named(_("Promises in %(place)s") % {"place": viewer.here.name})
    for promise in queries.with_dates(viewer.here, of):
        sheet.add_component(_event(request, promise))
    return send_calendar(sheet)


def _event(request: HttpRequest, promise: Promise) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"{promise.pk}@{request.get_host()}")
    event.add("dtstamp", datetime.combine(promise.state_since, time(12), UTC))
    event.add("dtstart", promise.awaits)
    who = f"{promise.giver.name} → {promise.receiver.name}"
    event.add("summary", f"{promise.title} ({who})")
    kept_when = _("Kept when")
    event.add("description", f"{promise.text}\n\n{kept_when}: {promise.kept_when}")
    event.add("url", request.build_absolute_uri(promise.get_absolute_url()))
    return event


@open_to(ANYONE)
def feed(request: HttpRequest, viewer: Viewer, party: uuid.UUID | None = None) -> HttpResponse:
    """What was said about promises lately, newest first (Atom)."""
    of = get_party(viewer.here, party) if party else None
    place = of.name if of else viewer.here.name
    home = reverse("commitments:listing", args=[viewer.here.slug])
    news = Atom1Feed(
        title=_("Promises in %(place)s") % {"place": place},
        link=request.build_absolute_uri(home),
        description="",
        language="nl",
        feed_url=request.build_absolute_uri(),
    )
    for step in queries.happened(viewer.here, of):
        news.add_item(**_news(request, step))
    return HttpResponse(
        news.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"
    )


def _news(request: HttpRequest, step: Step) -> dict[str, Any]:
    promise = step.commitment
    when = datetime.combine(step.on, time(12), HERE)
    return {
        "title": f"{word_of(step.told)}: {promise.title}",
        "link": request.build_absolute_uri(promise.get_absolute_url()),
        "description": step.words or promise.text,
        "author_name": step.party.name,
        "unique_id": f"urn:uuid:{step.pk}",
        "pubdate": when,
        "updateddate": when,
    }


def word_of(told: str) -> str:
    """Return what a step is called, in the reader's language."""
    known = HAPPENED.get(told)
    return _(known[2]) if known else _(STATES[told].word)
