"""The projects of a neighbourhood, one with its story, and the rhythm of strokes."""

from __future__ import annotations

import uuid
from functools import cache

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from wijkaanpak import clock
from wijkaanpak.knowledge.queries.alike import Start
from wijkaanpak.knowledge.queries.lessons import learned_in
from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.projects.queries import projects as found
from wijkaanpak.projects.queries.projects import SomeProject
from wijkaanpak.projects.queries.rhythm import rhythm_of
from wijkaanpak.projects.rules.projects import STATE_WORDS, State
from wijkaanpak.ui.pages import KEPT_FOR, page

# The words in an address for a state of projects.
SHOWN = {
    "kiem": State.SPROUT,
    "loopt": State.RUNNING,
    "bijgesteld": State.ADJUSTED,
    "gestopt": State.STOPPED,
    "overgedragen": State.HANDED_OVER,
    "gewoon-werk": State.SETTLED,
}


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Every project, newest first, or those of one state."""
    here, wanted = viewer.here, request.GET.get("staat", "")
    state, after = SHOWN.get(wanted), request.GET.get("na", "")
    rows = cache(lambda: found.projects_page(here, state, after))  # only when drawn anew
    address = reverse("projects:listing", args=[here.slug])
    context = {
        "found": rows,
        "filters": [
            (f"{address}?staat={key}", STATE_WORDS[one], one) for key, one in SHOWN.items()
        ],
        "state": state,
        "which": f"{state} {after}",
        "address": f"{address}?staat={wanted}&na=" if state else f"{address}?na=",
        "member": viewer.may(Right.BE_MEMBER),
    }
    return page(request, "projects/listing.html", context, part="rows")


@open_to(ANYONE, post=NOBODY)
def project(request: HttpRequest, viewer: Viewer, project: uuid.UUID) -> HttpResponse:
    """One project: its goal, in whose words, who, its strokes, its changes as a story."""
    row = found.project_if_any(viewer.here, project)
    if row is None:
        raise Http404
    keeps = found.may_change(row, viewer.person)
    lessons = [] if row.lives else learned_in(viewer, row.ref)
    context = {
        "project": row,
        "told": cache(lambda: found.told_of(found.get_project(row.here, row.pk))),  # drawn anew
        "keeps": keeps,
        "start": start_of(row, keeps) if row.lives else None,
        "lessons": lessons,
        "readable": [readable for _lesson, readable in lessons],  # it differs by who looks
        "alike": cache(lambda: found.alike(viewer.here, row.text, but=str(row.pk), least=2)),
        "keep_for": 0 if keeps else KEPT_FOR,  # never what holds buttons of one person
        "today": clock.today(),
    }
    return page(request, "projects/project.html", context)


def start_of(project: SomeProject, keeps: bool) -> Start:
    """Return a project as the lessons know it; who carries it says what they do with them."""
    domains = tuple(Domain(one) for one in project.domains)
    return Start(
        project.text, domains, project.ref, project.title, project.get_absolute_url(), keeps
    )


@open_to(ANYONE, post=NOBODY)
def rhythm(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The last short stroke, the next one, and how the long ones go; and when it is quiet."""
    drawn = cache(lambda: rhythm_of(viewer.here))  # only when drawn anew
    return page(request, "projects/rhythm.html", {"found": drawn})
