"""The mirror of who was not there: what it said, a year of it, and what we missed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.reach import actions, queries
from wijkaanpak.reach.forms import name_of
from wijkaanpak.reach.rules import QUESTION_WORDS, Choice, Tenure
from wijkaanpak.reach.views.sentences import spoken_by
from wijkaanpak.ui.pages import confirm, is_sure, page


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What the mirror said last, and the ways to a year, the notes and the plans."""
    mirrors, older = queries.mirrors_page(viewer.here, request.GET.get("na", ""))
    host = viewer.may(Right.HOST)
    context = {
        "mirrors": [{"mirror": one, "spoken": spoken_by(one)} for one in mirrors],
        "older": older,
        "years": queries.years_of(viewer.here),
        "waiting": queries.still_to_speak(viewer.here) if host else [],
    }
    return page(request, "reach/listing.html", context)


@open_to(ANYONE, post=NOBODY)
def year(request: HttpRequest, viewer: Viewer, year: int) -> HttpResponse:
    """One year: only from what was said already, and the quiet gatherings together."""
    found = queries.year_of(viewer.here, year)
    if not found.gatherings and not found.together:
        raise Http404
    rows = [
        {
            "question": _(QUESTION_WORDS[row.said["asked"]]),
            "name": name_of(row.said["asked"], choice_in(row.said)),
            "row": row,
        }
        for row in found.rows
    ]
    context = {
        "found": found,
        "rows": rows,
        "together": spoken_by(found.together) if found.together else [],
        "may_add_up": viewer.may(Right.KEEP_PLACE)
        and not found.together
        and year < clock.today().year,
    }
    return page(request, "reach/year.html", context)


def choice_in(said: dict[str, str]) -> Choice:
    """Return the answer of a card that a word is about, as it was called then."""
    tenure = Tenure(said["tenure"]) if said["tenure"] else None
    return Choice(said["key"], said["name"], tenure=tenure)


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
