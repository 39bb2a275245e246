"""The page of the council: what waits, by when, who was heard, who not; and a calendar."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, time
from typing import Any

import icalendar
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.assemblies import rules
from wijkaanpak.assemblies.queries import advice as found
from wijkaanpak.assemblies.queries import assemblies, draws, pool
from wijkaanpak.assemblies.queries.advice import SomeAdvice
from wijkaanpak.assemblies.queries.assemblies import SomeAssembly
from wijkaanpak.assemblies.rules import TAKEN, WAITS, State
from wijkaanpak.assemblies.views.advice import handed_over, stand
from wijkaanpak.network.queries import get_party
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.ui.calendars import calendar_named, send_calendar
from wijkaanpak.ui.pages import page


@open_to(ANYONE, post=NOBODY)
def read(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """One page per assembly, for who decides."""
    row, advice = handed_over(viewer, assembly)
    return page(request, "assemblies/council.html", for_council(row, advice))


def for_council(row: SomeAssembly, advice: SomeAdvice) -> dict[str, Any]:
    """Return what the page of the council and its paper both show."""
    today = clock.today()
    rows: list[dict[str, Any]] = [
        {
            "row": one,
            **stand(State(one.state)),
            "late": rules.days_late(one.due, today),
            "promised": bool(one.promises.all()),
        }
        for one in found.handed_over(row)
    ]
    waiting = [one for one in rows if one["row"].state in WAITS]
    waiting.sort(key=lambda one: (one["row"].due, one["row"].number))
    answered = [one for one in rows if one["row"].state not in WAITS]
    bare = [one for one in answered if one["row"].state in TAKEN and not one["promised"]]
    return {
        "assembly": row, "advice": advice, "waiting": waiting, "answered": answered,
        "bare": bare, "heard": heard(row), "groups": groups(row),
    }  # fmt: skip


def heard(row: SomeAssembly) -> list[tuple[str, int]]:
    """Return in numbers how people were reached."""
    came = pool.came(row)
    return [
        (_("Letters"), came.letters),
        (_("Doors where we rang"), came.doors),
        (_("Doors that opened"), came.opened),
        (_("Signed up"), came.signed_up),
        (_("Seats"), row.seats),
    ]


def groups(row: SomeAssembly) -> list[tuple[Any, int, int]]:
    """Return for each target how many signed up and how many were drawn."""
    draw = draws.first_draw(row)
    if draw is None or not draw.seats:
        return []
    signed = {(one["feature"], one["value"]): one["people"] for one in draw.groups}
    return [
        (line, signed.get((line.feature, line.value), 0), seats)
        for line, seats in zip(assemblies.targets(row), draw.seats, strict=False)
    ]


@open_to(ANYONE, post=NOBODY)
def calendar(request: HttpRequest, viewer: Viewer, party: uuid.UUID | None = None) -> HttpResponse:
    """The days of answers, and of looks when no party is asked for (iCalendar)."""
    of = get_party(viewer.here, party) if party else None
    name = _("Recommendations in %(place)s") % {"place": viewer.here.name}
    sheet = calendar_named(name)
    for row in found.waiting(viewer.here, of):
        words = _("Answer: %(title)s (%(party)s)")
        title = words % {"title": row.title, "party": row.answered_by.name}
        add_day(sheet, request, row, row.due, title)
    for advice in found.followed_advice(viewer.here) if of is None else []:
        add_looks(sheet, request, advice)
    return send_calendar(sheet)


def add_looks(sheet: icalendar.Calendar, request: HttpRequest, advice: SomeAdvice) -> None:
    """Put the moments that are still to come in the calendar."""
    for number, on in enumerate(rules.moments(advice.due) if advice.due else [], start=1):
        if on >= clock.today():
            words = _("Look %(number)s of the follow-up group: %(title)s")
            title = words % {"number": number, "title": advice.assembly.title}
            add_day(sheet, request, advice.assembly, on, title, f"-{number}")


def add_day(
    sheet: icalendar.Calendar, request: HttpRequest, row: Any, on: Any, title: str, mark: str = ""
) -> None:
    event = icalendar.Event()
    event.add("uid", f"{row.pk}{mark}@{request.get_host()}")
    event.add("dtstamp", datetime.combine(on, time(12), UTC))
    event.add("dtstart", on)
    event.add("summary", title)
    event.add("url", request.build_absolute_uri(row.get_absolute_url()))
    sheet.add_component(event)
