"""What goes on: the programme, what was, and one gathering with all that came of it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse

from wijkaanpak import clock
from wijkaanpak.gatherings import queries, rules
from wijkaanpak.gatherings.actions import MAKES
from wijkaanpak.gatherings.queries import Evening, Picked
from wijkaanpak.gatherings.rules import Harvested
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import gettext_noop
from wijkaanpak.ui.pages import page

BECOMES = {
    Harvested.STORY: gettext_noop("Keep it as a story"),
    Harvested.WISH: gettext_noop("It is a wish"),
    Harvested.PROMISE: gettext_noop("It is a promise"),
}
CAME = {
    Harvested.STORY: gettext_noop("Story"),
    Harvested.WISH: gettext_noop("Wish for the agenda"),
    Harvested.PROMISE: gettext_noop("Promise"),
}


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What goes on from today, day by day."""
    after = request.GET.get("na", "")

    @cache
    def found() -> dict[str, Any]:
        """Read only when the rows are drawn anew: the template keeps them by its version."""
        return days_of(queries.programme_page(viewer.here, after))

    context = {"found": found, "which": after, **own_corner(viewer)}
    return page(request, "gatherings/listing.html", context)


def own_corner(viewer: Viewer) -> dict[str, Any]:
    """Return what waits for a host, and what somebody announced themselves."""
    host = viewer.may(Right.HOST)
    return {
        "waiting": queries.waiting_for_host(viewer) if host else [],
        "mine": queries.mine_announced(viewer) if viewer.person and not host else [],
    }


def days_of(found: tuple[list[Evening], str]) -> dict[str, Any]:
    """Return the rows of a page under their day."""
    rows, older = found
    return {"days": by_day(rows), "older": older}


def by_day(rows: list[Evening]) -> list[tuple[date, list[Evening]]]:
    return [(on, list(some)) for on, some in groupby(rows, day_of)]


def day_of(gathering: Evening) -> date:
    return gathering.starts.astimezone(clock.HERE).date()


@open_to(ANYONE, post=NOBODY)
def past(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What was, newest first, with what was written down of it."""
    after = request.GET.get("na", "")
    found: Callable[[], dict[str, Any]] = cache(
        lambda: days_of(queries.past_page(viewer.here, after))
    )
    return page(request, "gatherings/past.html", {"found": found, "which": after})


@open_to(ANYONE, post=NOBODY)
def read(request: HttpRequest, viewer: Viewer, gathering: uuid.UUID) -> HttpResponse:
    """One gathering: what, where, when, its points, its minutes, and what came of them."""
    found = queries.visible_gathering(viewer, gathering)
    context = {
        "gathering": found,
        "points": list(found.points.all()),
        "lines": rules.lines_of(found.minutes),
        "picked": [row_of(viewer, one) for one in queries.harvest_of(found)],
        "becomes": BECOMES.items(),
        "may_keep": queries.may_keep(viewer, found),
        "over": found.starts <= clock.now(),
    }
    return page(request, "gatherings/gathering.html", context)


def row_of(viewer: Viewer, one: Picked) -> dict[str, Any]:
    """Return what came of one line, with its name, and whether the viewer may make it."""
    return {
        "harvest": one.harvest,
        "word": CAME[one.kind],
        "made": one.made,
        "may_make": not one.harvest.made and viewer.may(MAKES[one.kind]),
    }
