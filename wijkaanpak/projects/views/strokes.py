"""Strokes of a project, and the promises and money that belong to it."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak.people.gate import NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.projects.actions import strokes as actions
from wijkaanpak.projects.forms.strokes import StrokeForm, TieForm, ToldForm
from wijkaanpak.projects.queries import projects as found
from wijkaanpak.projects.queries.projects import SomeProject
from wijkaanpak.projects.rules.projects import check_may_change
from wijkaanpak.ui.pages import form_page, told_at


def kept(viewer: Viewer, row: SomeProject) -> SomeProject:
    """Return a project that this viewer may keep; raise NotYours otherwise."""
    check_may_change(holder=found.may_change(row, viewer.person), speaks=False, circle=False)
    return row


@open_to(Right.BE_MEMBER)
def plan(request: HttpRequest, viewer: Viewer, project: uuid.UUID) -> HttpResponse:
    """What will people see next, and by which day?"""
    row = kept(viewer, found.get_project(viewer.here, project))
    form = StrokeForm(request.POST or None, initial={"stroke": "short"})
    if form.is_valid():
        with told_at(form, "due"):
            names = ("title", "stroke", "due", "key")
            given = {name: form.cleaned_data[name] for name in names}
            actions.plan_stroke(by=viewer.somebody, project=row, **given)
            return redirect(row)
    return form_page(request, form, _("What will people see next?"), _("Plan it"), row)


@open_to(Right.BE_MEMBER)
def seen(request: HttpRequest, viewer: Viewer, stroke: uuid.UUID) -> HttpResponse:
    """It is there: what did people see?"""
    title = _("What did people see?")
    return _tell(request, viewer, stroke, actions.show_stroke, title, _("People saw it"))


@open_to(Right.BE_MEMBER)
def let_go(request: HttpRequest, viewer: Viewer, stroke: uuid.UUID) -> HttpResponse:
    """It does not come, and why."""
    title = _("Why does it not come?")
    return _tell(request, viewer, stroke, actions.let_go, title, _("It does not come"))


def _tell(
    request: HttpRequest, viewer: Viewer, stroke: uuid.UUID, tell: Any, title: str, action: str
) -> HttpResponse:
    row = found.get_stroke(viewer.here, stroke)
    kept(viewer, row.project)
    form = ToldForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "words"):
            tell(by=viewer.somebody, stroke=row, words=form.cleaned_data["words"])
            return redirect(row.project)
    return form_page(request, form, title, action, row.project, said=row.title)


@open_to(Right.BE_MEMBER)
def tie(request: HttpRequest, viewer: Viewer, project: uuid.UUID) -> HttpResponse:
    """Lay a promise or money beside a project."""
    row = kept(viewer, found.get_project(viewer.here, project))
    promises, goals = found.tieable_promises(row), found.tieable_goals(row)
    form = TieForm(request.POST or None, promises=promises, goals=goals)
    if form.is_valid():
        with told_at(form, "beside"):
            kind, number = form.chosen()
            promise = next((one for one in promises if str(one.pk) == number), None)
            goal = next((one for one in goals if str(one.pk) == number), None)
            beside = {"commitment": promise} if kind == "promise" else {"goal": goal}
            actions.tie(by=viewer.somebody, project=row, **beside)
            return redirect(row)
    return form_page(request, form, _("What belongs to it?"), _("Lay it beside"), row)


@open_to(NOBODY, post=Right.BE_MEMBER)
def untie(request: HttpRequest, viewer: Viewer, tie: uuid.UUID) -> HttpResponse:
    """It belonged to something else."""
    row = found.get_tie(viewer.here, tie)
    actions.untie(by=viewer.somebody, row=row)
    return redirect(row.project)
