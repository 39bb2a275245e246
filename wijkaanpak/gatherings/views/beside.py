"""What other pages show of places and gatherings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijkaanpak.gatherings import queries
from wijkaanpak.gatherings.rules import Harvested
from wijkaanpak.people.queries import Somebody, Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.slots import Filling, everybody, fills

if TYPE_CHECKING:
    from wijkaanpak.agenda.queries import Point
    from wijkaanpak.commitments.queries import Promise
    from wijkaanpak.stories.queries import Told


@fills("people.me")
def on_my_page(viewer: Viewer, person: object) -> Filling | None:
    """Return places without a host, announcements that wait, and lines that wait for a party."""
    if viewer.person is None:
        return None
    host, speaks = viewer.may(Right.HOST), viewer.may(Right.SPEAK)
    context = {
        "here": viewer.here,
        "alone": queries.missing_hosts(viewer.here) if host else [],
        "waiting": queries.waiting_for_host(viewer) if host else [],
        "lines": queries.laid_ready(viewer.here, Harvested.PROMISE) if speaks else [],
    }
    if not (context["alone"] or context["waiting"] or context["lines"]):
        return None
    return "gatherings/on_my_page.html", context


@fills("agenda.bench")
def wishes_on_bench(viewer: Viewer, here: object) -> Filling | None:
    """Return the wishes that were said at a gathering and wait for the circle."""
    lines = queries.laid_ready(viewer.here, Harvested.WISH)
    return ("gatherings/wishes.html", {"lines": lines}) if lines else None


@fills("agenda.item", kept_by=everybody)
def item_came_from(viewer: Viewer, item: Point) -> Filling | None:
    return _came_from(viewer, item)


@fills("commitments.commitment", kept_by=everybody)
def promise_came_from(viewer: Viewer, promise: Promise) -> Filling | None:
    return _came_from(viewer, promise)


@fills("stories.story", kept_by=everybody)
def story_came_from(viewer: Viewer, story: Told) -> Filling | None:
    return _came_from(viewer, story)


def _came_from(viewer: Viewer, made: Point | Promise | Told) -> Filling | None:
    found = queries.harvest_that_made(viewer.here, made)
    return ("gatherings/came_from.html", {"gatherings": found}) if found else None


@fills("contacts.leaver")
def places_of_who_goes(viewer: Viewer, person: Somebody) -> Filling | None:
    """Return the places that somebody who leaves opens, and what they planned."""
    places, plans = (
        queries.places_opened_by(person, viewer.here),
        queries.planned_by(person, viewer.here),
    )
    if not (places or plans):
        return None
    return "gatherings/places_of_leaver.html", {"places": places, "plans": plans}
