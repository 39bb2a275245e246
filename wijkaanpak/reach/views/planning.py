"""Plans to meet a group that is missing: written, changed, and looked back at."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.reach import actions, forms, queries
from wijkaanpak.ui.pages import form_page, page, told_at


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All plans, newest first."""
    plans, older = queries.plans_page(viewer.here, request.GET.get("na", ""))
    context = {"plans": plans, "older": older, "may_plan": viewer.may(Right.CONNECT)}
    return page(request, "reach/plans.html", context)


@open_to(ANYONE, post=NOBODY)
def read(request: HttpRequest, viewer: Viewer, reach_plan: uuid.UUID) -> HttpResponse:
    """One plan: who, where, when, what it brings them, and what it costs."""
    found = queries.get_plan(viewer.here, reach_plan)
    context = {
        "plan": found,
        "cents": found.words.cents,
        "figure": forms.figure_words(found.figure) if found.figure else "",
        "may_plan": viewer.may(Right.CONNECT),
    }
    return page(request, "reach/plan.html", context)


@open_to(Right.CONNECT)
def new(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A connector makes a plan, with a public figure beside it."""
    form = forms.PlanForm(
        request.POST or None,
        goals=queries.goals_here(viewer.here),
        figures=queries.figures_here(viewer.here),
        initial={"look_back_on": clock.today() + timedelta(days=90)},
    )
    if form.is_valid():
        with told_at(form, "group"):
            made = actions.plan_reach(
                by=viewer.somebody,
                here=viewer.here,
                words=form.plan(),
                key=form.cleaned_data["key"],
                **form.chosen(),
            )
            return redirect(made)
    back = reverse("reach:plans", args=[viewer.here.slug])
    return form_page(request, form, _("Plan how to meet a group"), _("Keep"), back)


@open_to(Right.CONNECT)
def change(request: HttpRequest, viewer: Viewer, reach_plan: uuid.UUID) -> HttpResponse:
    """A plan is changed, until it was looked back at."""
    found = queries.get_plan(viewer.here, reach_plan)
    form = forms.PlanForm(
        request.POST or None,
        goals=queries.goals_here(viewer.here),
        figures=queries.figures_here(viewer.here),
        initial=forms.plan_as_typed(found),
    )
    if form.is_valid():
        with told_at(form, "group"):
            actions.change_plan(by=viewer.somebody, plan=found, words=form.plan(), **form.chosen())
            return redirect(found)
    back = found.get_absolute_url()
    return form_page(request, form, _("Change this plan"), _("Keep"), back, about=found.group)


@open_to(Right.CONNECT)
def look_back(request: HttpRequest, viewer: Viewer, reach_plan: uuid.UUID) -> HttpResponse:
    """What came of it, and what was learned."""
    found = queries.get_plan(viewer.here, reach_plan)
    form = forms.WordsForm(
        request.POST or None, label=_("What came of it, and what do we know now?")
    )
    if form.is_valid():
        with told_at(form, "words"):
            words = form.cleaned_data["words"]
            actions.look_back(by=viewer.somebody, plan=found, learned=words)
            return redirect(found)
    back = found.get_absolute_url()
    return form_page(
        request, form, _("Look back at this plan"), _("Write this down"), back, about=found.group
    )
