"""The mirror of who was not there: what it said, a year of it, and what we missed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.reach import actions, queries
from wijkaanpak.reach.forms import choice_in, name_of
from wijkaanpak.reach.views.sentences import spoken_by
from wijkaanpak.ui.pages import confirm, is_sure, page


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What the mirror said last, and the ways to a year, the notes and the plans."""
    after = request.GET.get("na", "")
    context = {
        "after": after,
        "found": SimpleLazyObject(lambda: said_lately(viewer, after)),
        "waiting": queries.still_to_speak(viewer.here) if viewer.may(Right.HOST) else [],
    }
    return page(request, "reach/listing.html", context)


def said_lately(viewer: Viewer, after: str) -> dict[str, Any]:
    """Return what the mirror said, for a page that is kept until something changes."""
    mirrors, older = queries.mirrors_page(viewer.here, after)
    said = [{"mirror": one, "spoken": spoken_by(one)} for one in mirrors]
    return {"mirrors": said, "older": older, "years": queries.years_of(viewer.here)}


@open_to(ANYONE, post=NOBODY)
def year(request: HttpRequest, viewer: Viewer, year: int) -> HttpResponse:
    """One year: only from what was said already, and the quiet gatherings together."""
    if not queries.has_year(viewer.here, year):
        raise Http404
    over = year < clock.today().year and viewer.may(Right.KEEP_PLACE)
    context = {
        "year": year,
        "told": SimpleLazyObject(lambda: told_of(queries.year_of(viewer.here, year))),
        "may_add_up": over and not queries.year_is_added_up(viewer.here, year),
    }
    return page(request, "reach/year.html", context)


def told_of(found: queries.Year) -> dict[str, Any]:
    """Return a year in words, for a page that is kept until something changes."""
    rows = [
        {
            "name": name_of(row.said["asked"], choice_in(row.said)),
            "row": row,
        }
        for row in found.rows
    ]
    together = spoken_by(found.together) if found.together else []
    return {"found": found, "rows": rows, "together": together}


@open_to(NOBODY, post=Right.KEEP_PLACE)
def add_up(request: HttpRequest, viewer: Viewer, year: int) -> HttpResponse:
    """The coordinator adds up what was too small to speak alone, once, after one more question."""
    back = reverse("reach:year", args=[viewer.here.slug, year])
    if not is_sure(request):
        return confirm(
            request,
            title=_("Add up the small gatherings of %(year)s") % {"year": year},
            text=_("The mirror speaks about them together, once. After this nothing is added."),
            action=_("Add them up"),
            back=back,
            here=viewer.here,
        )
    actions.add_up_year(by=viewer.somebody, here=viewer.here, year=year)
    return redirect(back)


@open_to(ANYONE, post=NOBODY)
def notes(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Every note of who was missing, and what was found when it was looked at again."""
    return page(request, "reach/notes.html", {"notes": queries.notes(viewer.here)})
