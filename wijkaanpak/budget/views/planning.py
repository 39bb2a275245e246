"""Making plans: the eight questions, neighbours who join, the check, and going on as one."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.budget import forms, rules
from wijkaanpak.budget.actions import plans as actions
from wijkaanpak.budget.queries import rounds as found
from wijkaanpak.budget.queries.rounds import SomePlan
from wijkaanpak.budget.rules import Followed, PlanState, RoundState, Verdict
from wijkaanpak.budget.views.reading import frame, shown
from wijkaanpak.knowledge.queries.alike import Start
from wijkaanpak.network.queries import parties_of, person_called
from wijkaanpak.people.gate import NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import confirm, is_sure, page, told_at


@open_to(Right.BE_MEMBER)
def new(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """A resident writes a plan; only its makers see it until it is handed in."""
    context = frame(viewer, number)
    rules.check_new_plan(RoundState(context["round"].state), context["fixed"], clock.today())
    form = forms.PlanForm(request.POST or None, fixed=context["fixed"])
    if form.is_valid():
        with told_at(form):
            key = form.cleaned_data["key"]
            return redirect(
                actions.write_plan(
                    by=viewer.somebody, round=context["round"], words=form.words(), key=key
                )
            )
    context["start"] = Start(form.data.get("what", ""))
    return page(request, "budget/write.html", context, form=form)


def plan_of(viewer: Viewer, number: int, plan: uuid.UUID) -> tuple[dict[str, Any], SomePlan]:
    context = frame(viewer, number)
    row = found.visible_plan(viewer, context["round"], plan)
    return context | shown(row), row


@open_to(Right.BE_MEMBER)
def change(request: HttpRequest, viewer: Viewer, number: int, plan: uuid.UUID) -> HttpResponse:
    """A maker writes the plan in other words."""
    context, row = plan_of(viewer, number, plan)
    words = row.words.facts() | {"cost": row.cost // 100, "asked": row.asked // 100}
    form = forms.PlanForm(request.POST or None, fixed=context["fixed"], initial=words)
    if form.is_valid():
        with told_at(form):
            actions.change_plan(by=viewer.somebody, plan=row, words=form.words())
            return redirect(row)
    return page(request, "budget/write.html", context, form=form)


@open_to(Right.BE_MEMBER)
def show_photo(request: HttpRequest, viewer: Viewer, number: int, plan: uuid.UUID) -> HttpResponse:
    """A maker puts a photo at the plan."""
    context, row = plan_of(viewer, number, plan)
    form = forms.PhotoForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        given = form.cleaned_data
        with told_at(form, "photo"):
            actions.show_photo(
                by=viewer.somebody, plan=row, data=given["photo"].read(), words=given["words"]
            )
            return redirect(row)
    context |= {"title": _("A photo at your plan"), "action": _("Keep this photo")}
    return page(request, "budget/form.html", context, form=form)


@open_to(NOBODY, post=Right.BE_MEMBER)
def hand_in(request: HttpRequest, viewer: Viewer, number: int, plan: uuid.UUID) -> HttpResponse:
    """A maker hands the plan in."""
    _context, row = plan_of(viewer, number, plan)
    actions.hand_in(by=viewer.somebody, plan=row)
    messages.success(request, _("Your plan is in. Ask neighbours to support it."))
    return redirect(row)


@open_to(NOBODY, post=Right.BE_MEMBER)
def withdraw(request: HttpRequest, viewer: Viewer, number: int, plan: uuid.UUID) -> HttpResponse:
    """A maker takes the plan back, after one more question."""
    _context, row = plan_of(viewer, number, plan)
    if not is_sure(request) and row.state != PlanState.WITHDRAWN:
        return confirm(
            request,
            title=_("Take your plan back?"),
            text=_("It does not go on the ballot. What was written stays readable."),
            action=_("Take it back"),
            back=row.get_absolute_url(),
            here=viewer.here,
        )
    actions.withdraw_plan(by=viewer.somebody, plan=row)
    return redirect(row)


@open_to(NOBODY, post=Right.BE_MEMBER)
def support(request: HttpRequest, viewer: Viewer, number: int, plan: uuid.UUID) -> HttpResponse:
    """A neighbour stands behind a plan."""
    _context, row = plan_of(viewer, number, plan)
    actions.support_plan(by=viewer.somebody, plan=row)
    return redirect(row)


@open_to(Right.BE_MEMBER)
def ask_maker(request: HttpRequest, viewer: Viewer, number: int, plan: uuid.UUID) -> HttpResponse:
    """A maker asks a neighbour along."""
    context, row = plan_of(viewer, number, plan)
    form = forms.MakerForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "name"):
            person = person_called(viewer.here, form.cleaned_data["name"])
            actions.ask_maker(by=viewer.somebody, plan=row, person=person)
            messages.success(request, _("We asked. They see it on the page of your plan."))
            return redirect(row)
    context |= {"title": _("Ask a neighbour along"), "action": _("Ask")}
    return page(request, "budget/form.html", context, form=form)


@open_to(NOBODY, post=Right.BE_MEMBER)
def join(request: HttpRequest, viewer: Viewer, number: int, plan: uuid.UUID) -> HttpResponse:
    """Somebody who was asked says yes."""
    _context, row = plan_of(viewer, number, plan)
    actions.join_makers(by=viewer.somebody, plan=row)
    return redirect(row)


@open_to(NOBODY, post=Right.KEEP_ROUND)
def coach(request: HttpRequest, viewer: Viewer, number: int, plan: uuid.UUID) -> HttpResponse:
    """A round keeper helps the makers."""
    _context, row = plan_of(viewer, number, plan)
    actions.coach_plan(by=viewer.somebody, plan=row)
    return redirect(row)


@open_to(Right.SPEAK)
def check(request: HttpRequest, viewer: Viewer, number: int, plan: uuid.UUID) -> HttpResponse:
    """A party checks a plan; a no has a reason and a way to repair."""
    context, row = plan_of(viewer, number, plan)
    mine = parties_of(viewer.person, viewer.here)
    form = forms.CheckForm(request.POST or None, mine=mine)
    if form.is_valid():
        given = form.cleaned_data
        with told_at(form):
            actions.check_plan(
                by=viewer.somebody,
                party=next(p for p in mine if str(p.pk) == given["party"]),
                plan=row,
                verdict=Verdict(given["verdict"]),
                reason=given["reason"],
                repair=given["repair"],
            )
            return redirect(row)
    context |= {"title": _("Check this plan"), "action": _("Publish the check")}
    return page(request, "budget/form.html", context, form=form)


@open_to(Right.BE_MEMBER)
def merge(request: HttpRequest, viewer: Viewer, number: int, plan: uuid.UUID) -> HttpResponse:
    """A maker asks all who make this plan or another one to go on as one."""
    context, row = plan_of(viewer, number, plan)
    others = found.others(context["round"], row)
    form = forms.MergeForm(request.POST or None, others=others)
    if form.is_valid():
        into = next(one for one in others if str(one.pk) == form.cleaned_data["into"])
        with told_at(form):
            actions.ask_merge(
                by=viewer.somebody, plan=row, into=into, words=form.cleaned_data["words"]
            )
            return redirect(row)
    context |= {"title": _("Go on together with another plan"), "action": _("Ask the makers")}
    return page(request, "budget/form.html", context, form=form)


@open_to(NOBODY, post=Right.BE_MEMBER)
def answer_merge(
    request: HttpRequest, viewer: Viewer, number: int, merge: uuid.UUID, agree: str
) -> HttpResponse:
    """A maker of one of both plans answers."""
    asked = found.get_merge(found.visible_round(viewer, number), merge)
    actions.answer_merge(by=viewer.somebody, merge=asked, agree=agree == "ja")
    return redirect(asked.into)


@open_to(Right.BE_MEMBER)
def follow(request: HttpRequest, viewer: Viewer, number: int, plan: uuid.UUID) -> HttpResponse:
    """A maker or a round keeper tells how a plan that won goes on."""
    context, row = plan_of(viewer, number, plan)
    form = forms.StepForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        with told_at(form):
            actions.follow_plan(
                by=viewer.somebody, plan=row, what=Followed(given["what"]), words=given["words"]
            )
            return redirect(row)
    context |= {"title": _("How does this plan go on?"), "action": _("Tell")}
    return page(request, "budget/form.html", context, form=form)
