"""A project begins: first what was tried before, then the one form."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkaanpak.knowledge.queries.alike import Start
from wijkaanpak.network.queries import limit
from wijkaanpak.network.rules import DecisionKind
from wijkaanpak.people.gate import open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.projects.actions.projects import Links, start_project
from wijkaanpak.projects.forms.projects import Choices, IdeaForm, StartForm
from wijkaanpak.projects.queries import projects as found
from wijkaanpak.projects.queries.looking_up import (
    carries,
    check_title_is_free,
    made_plan,
    started_before,
)
from wijkaanpak.ui.pages import as_number, page, told_at
from wijkaanpak.ui.typed import forget_typed, keep_typed, typed_here

IDEA = ("title", "goal")


@open_to(Right.BE_MEMBER)
def idea(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What do you want to do? Two questions, so that what was tried before can be shown."""
    form = IdeaForm(request.POST or None, initial=_idea_of(viewer, request))
    if form.is_valid():
        idea_in = request.GET.copy()
        idea_in.update({name: form.cleaned_data[name] for name in IDEA})
        return redirect(
            f"{reverse('projects:start', args=[viewer.here.slug])}?{idea_in.urlencode()}"
        )
    return page(request, "projects/idea.html", _from(request), part="form", form=form)


def _idea_of(viewer: Viewer, request: HttpRequest) -> dict[str, str]:
    """Return the words of the initiative or the plan that goes on as a project."""
    links = links_of(request, viewer)
    if links.initiative:
        return {"title": links.initiative.title}
    return {"title": links.plan.title} if links.plan else {}


def _from(request: HttpRequest) -> dict[str, Any]:
    return {"query": request.GET.urlencode()}


@open_to(Right.BE_MEMBER)
def start(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The form with which a project starts."""
    if request.method != "POST":
        return start_page(request, viewer, _blank(request, viewer))
    links = links_of(request, viewer)
    form = StartForm(request.POST, choices=choices_of(viewer, links))
    _check_name(form, viewer)
    if form.is_valid():
        with told_at(form):
            row = start_project(
                by=viewer.somebody,
                here=viewer.here,
                heart=form.heart(),
                work=form.work(),
                turn=form.turn(),
                links=chosen(links, form, viewer),
                sprout=form.sprout(),
                key=form.cleaned_data["key"],
            )
            forget_typed(request)
            messages.success(request, _("It has begun. Now plan what people will see first."))
            return redirect(row)
    keep_typed(request, form)
    return start_page(request, viewer, form)


def _check_name(form: StartForm, viewer: Viewer) -> None:
    """Say with all other faults that a name is taken; a form sent twice took it itself."""
    title, goal = form.data.get("title", ""), form.data.get("goal", "")
    key = as_number(form.data.get("key", ""))
    if form.errors.get("title"):
        return
    with told_at(form, "title"):
        if not started_before(viewer.here, viewer.somebody, key, title, goal):
            check_title_is_free(viewer.here, title)


def _blank(request: HttpRequest, viewer: Viewer) -> StartForm:
    """Return the form as it begins: from where it comes, the idea, or what was typed before."""
    links = links_of(request, viewer)
    first = _idea_of(viewer, request) | {
        name: request.GET[name] for name in IDEA if request.GET.get(name)
    }
    if links.item:
        first["item"] = str(links.item.pk)
    typed = typed_here(request)
    return StartForm(initial=first | typed, choices=choices_of(viewer, links))


def start_page(request: HttpRequest, viewer: Viewer, form: StartForm) -> HttpResponse:
    """Show the form under what was tried before, and the lessons like it."""
    text = f"{form['title'].value() or ''} {form['goal'].value() or ''}"
    alike = found.alike(viewer.here, text)
    context = {"alike": alike, "idea": text, "start": Start(text), **_from(request)}
    return page(request, "projects/start.html", context, form=form)


def links_of(request: HttpRequest, viewer: Viewer) -> Links:
    """Return from where a project comes, as the address says: an initiative, a plan, an item."""
    here = viewer.here
    initiative, plan = _number(request, "initiatief"), _number(request, "plan")
    item = _number(request, "punt")
    items = {row.pk: row for row in found.items_to_serve(viewer)} if item else {}
    return Links(
        initiative=found.initiative_to_start(here, initiative) if initiative else None,
        plan=found.get_won_plan(here, plan) if plan else None,
        item=items.get(item) if item else None,
    )


def _number(request: HttpRequest, name: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.GET.get(name, ""))
    except ValueError:
        return None


def choices_of(viewer: Viewer, links: Links) -> Choices:
    """Return among what somebody can choose; a whole project is for who carries something."""
    whole = found.may_start_whole(viewer)
    whole |= bool(links.initiative and carries(links.initiative, viewer.person))
    whole |= bool(links.plan and made_plan(links.plan, viewer.somebody))
    return Choices(
        whole=whole,
        parties=found.parties_that_carry(viewer),
        parents=found.long_projects(viewer.here),
        items=found.items_to_serve(viewer),
        limit=limit(viewer.here, DecisionKind.START_WITHOUT_PROOF, "sprout_euros"),
    )


def chosen(links: Links, form: StartForm, viewer: Viewer) -> Links:
    """Return to what a project belongs: from where it came, and what was chosen in the form."""
    given = form.cleaned_data
    parents = {str(row.pk): row for row in found.long_projects(viewer.here)}
    items = {str(row.pk): row for row in found.items_to_serve(viewer)}
    parties = {str(row.pk): row for row in found.parties_that_carry(viewer)}
    return Links(
        party=parties.get(given.get("party", "")),
        parent=parents.get(given["parent"]),
        item=items.get(given["item"]),
        initiative=links.initiative,
        plan=links.plan,
    )
