"""Planning: a form for each thing that a host, or who announced it, may do."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.gatherings import actions, forms, queries, rules
from wijkaanpak.gatherings.queries import Evening
from wijkaanpak.gatherings.rules import PROPOSED, GatheringKind, Harvested
from wijkaanpak.gatherings.views.places import areas_to_choose
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, gettext_noop
from wijkaanpak.ui.pages import form_page, page, told_at


def choices(viewer: Viewer) -> dict[str, Any]:
    """Return among what somebody may choose in a plan."""
    return {
        "areas": areas_to_choose(viewer),
        "venues": queries.current_venues(viewer.here),
        "kinds": GatheringKind if viewer.may(Right.HOST) else PROPOSED,
    }


def to_programme(viewer: Viewer) -> str:
    return reverse("gatherings:listing", args=[viewer.here.slug])


def asked(request: HttpRequest) -> dict[str, str]:
    """Return the place that a link on its page brought along."""
    return {"venue": request.GET.get("plek", "")}


@open_to(Right.BE_MEMBER)
def plan(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A host plans something; any resident announces it."""
    form = forms.PlanForm(request.POST or None, initial=asked(request), **choices(viewer))
    if form.is_valid():
        with told_at(form):
            made = actions.plan_gathering(
                by=viewer.somebody,
                here=viewer.here,
                plan=form.plan(),
                key=form.cleaned_data["key"],
            )
            return redirect(made)
    host = viewer.may(Right.HOST)
    title = _("Plan something") if host else _("Announce something")
    lead = "" if host else _("A host looks at it. After a yes it is on the programme.")
    return form_page(request, form, title, title, to_programme(viewer), lead=lead)


@open_to(Right.HOST)
def new_series(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Something that returns every so many weeks, or every month."""
    form = forms.SeriesForm(request.POST or None, initial=asked(request), **choices(viewer))
    if form.is_valid():
        with told_at(form):
            made = actions.begin_series(
                by=viewer.somebody,
                here=viewer.here,
                plan=form.plan(),
                recurrence=form.recurrence(),
                key=form.cleaned_data["key"],
            )
            return redirect(made)
    title = _("Plan something that returns")
    return form_page(request, form, title, _("Plan it"), to_programme(viewer))


@open_to(ANYONE, post=NOBODY)
def series(request: HttpRequest, viewer: Viewer, series: uuid.UUID) -> HttpResponse:
    """The coming dates of something that returns."""
    found = queries.get_series(viewer.here, series)
    return page(
        request, "gatherings/series.html", {"series": found, "dates": queries.their_dates(found)}
    )


@open_to(Right.HOST)
def stop_series(request: HttpRequest, viewer: Viewer, series: uuid.UUID) -> HttpResponse:
    """After which day it returns no more, and why."""
    found = queries.get_series(viewer.here, series)
    form = forms.StopForm(request.POST or None, initial={"until": clock.today()})
    if form.is_valid():
        with told_at(form):
            until, reason = form.cleaned_data["until"], form.cleaned_data["reason"]
            actions.end_series(by=viewer.somebody, series=found, until=until, reason=reason)
            return redirect(found)
    return form_page(request, form, _("Let it return no more"), _("Stop it"), found)


def kept(viewer: Viewer, gathering: uuid.UUID) -> Evening:
    """Return a gathering that this viewer may change, or say that it is not theirs."""
    found = queries.visible_gathering(viewer, gathering)
    if not queries.may_keep(viewer, found):
        raise NotYours(gettext_noop("Only a host, or who announced it, changes this."))
    return found


@open_to(Right.BE_MEMBER)
def change(request: HttpRequest, viewer: Viewer, gathering: uuid.UUID) -> HttpResponse:
    """Another day, place or name; one of a series changes alone."""
    found = kept(viewer, gathering)
    starts, ends = (at.astimezone(clock.HERE) for at in (found.starts, found.ends))
    start = forms.plan_as_typed(found, starts, ends)
    form = forms.PlanForm(request.POST or None, initial=start, **choices(viewer))
    if form.is_valid():
        with told_at(form):
            actions.change_gathering(by=viewer.somebody, gathering=found, plan=form.plan())
            return redirect(found)
    again = _("After a change a host looks at it again.")
    lead = "" if viewer.may(Right.HOST) else again
    return form_page(request, form, _("Change this"), _("Keep"), found, lead=lead)


@open_to(Right.BE_MEMBER)
def cancel(request: HttpRequest, viewer: Viewer, gathering: uuid.UUID) -> HttpResponse:
    """It does not go on; everybody reads why."""
    found = kept(viewer, gathering)
    form = forms.ReasonForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            reason = form.cleaned_data["reason"]
            actions.cancel_gathering(by=viewer.somebody, gathering=found, reason=reason)
            return redirect(found)
    return form_page(request, form, _("It does not go on"), _("Say so"), found)


@open_to(Right.HOST)
def answer(request: HttpRequest, viewer: Viewer, gathering: uuid.UUID) -> HttpResponse:
    """What a host says to an announcement."""
    found = queries.visible_gathering(viewer, gathering)
    form = forms.AnswerForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "words"):
            welcome, words = form.cleaned_data["welcome"] == "yes", form.cleaned_data["words"]
            actions.answer_announcement(
                by=viewer.somebody, gathering=found, welcome=welcome, words=words
            )
            return redirect(found)
    return form_page(request, form, _("Does this go on the programme?"), _("Answer"), found)


@open_to(Right.BE_MEMBER)
def points(request: HttpRequest, viewer: Viewer, gathering: uuid.UUID) -> HttpResponse:
    """What it will be about, point by point."""
    found = kept(viewer, gathering)
    start = {"points": "\n".join(point.words for point in found.points.all())}
    form = forms.PointsForm(request.POST or None, initial=start)
    if form.is_valid():
        with told_at(form):
            given = form.cleaned_data["points"]
            actions.write_points(by=viewer.somebody, gathering=found, points=given)
            return redirect(found)
    return form_page(request, form, _("What will it be about?"), _("Keep"), found)


@open_to(Right.HOST)
def minutes(request: HttpRequest, viewer: Viewer, gathering: uuid.UUID) -> HttpResponse:
    """What was said; the page then shows what is hard to read, as a hint."""
    found = queries.visible_gathering(viewer, gathering)
    start = {"minutes": found.minutes or "\n".join(p.words for p in found.points.all())}
    form = forms.MinutesForm(request.POST or None, initial=start)
    if form.is_valid():
        with told_at(form):
            words = form.cleaned_data["minutes"]
            actions.write_minutes(by=viewer.somebody, gathering=found, minutes=words)
            return redirect(found)
    title, hard = _("What was said"), rules.hard_to_read(found.minutes)
    own: dict[str, Any] = {"hard": hard, "template": "gatherings/minutes.html"}
    return form_page(request, form, title, _("Keep"), found, **own)


@open_to(NOBODY, post=Right.HOST)
def lay(request: HttpRequest, viewer: Viewer, gathering: uuid.UUID) -> HttpResponse:
    """A line of the minutes is laid ready to become something."""
    found = queries.visible_gathering(viewer, gathering)
    kind = request.POST.get("kind", "")
    if kind in set(Harvested):
        line = request.POST.get("line", "")
        actions.lay_harvest(by=viewer.somebody, gathering=found, line=line, kind=Harvested(kind))
        messages.success(request, _("It lies ready. Who may make it, finds it on this page."))
    return redirect(f"{found.get_absolute_url()}#oogst")
