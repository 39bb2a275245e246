"""What owners and the treasurer write down: pots, goals, money that comes in, decisions."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.funds import actions, queries
from wijkaanpak.funds.actions import Aimed, Deciding, Terms
from wijkaanpak.funds.forms import (
    CameInForm,
    DecideForm,
    EndForm,
    GoalForm,
    GoesBackForm,
    InterestForm,
    PotAgainForm,
    PotForm,
    ReportForm,
    WhyForm,
)
from wijkaanpak.funds.rules import Level, Purpose
from wijkaanpak.neighbourhoods.rules import TaskArea
from wijkaanpak.network.queries import parties_of, person_called
from wijkaanpak.people.gate import NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, gettext_noop
from wijkaanpak.ui.pages import page, told_at

FORM = "funds/form.html"


@open_to(Right.SPEAK)
def new_pot(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A party lays a pot on the table."""
    mine, areas = parties_of(viewer.person, viewer.here), queries.areas_here(viewer.here)
    start = {"kind": "free", "level": "on the table"}
    form = PotForm(request.POST or None, mine=mine, areas=areas, initial=start)
    if form.is_valid():
        with told_at(form):
            terms, key = Terms(**form.terms()), form.cleaned_data["key"]
            owner = form.cleaned_data["party"]
            made = actions.lay_on_table(by=viewer.somebody, owner=owner, terms=terms, key=key)
            return redirect(made)
    lead = _("Everybody can see it from then on. You say how far others decide on it.")
    return page(request, FORM, {"title": _("Lay a pot on the table"), "lead": lead}, form=form)


@open_to(Right.SPEAK)
def rewrite(request: HttpRequest, viewer: Viewer, pot: uuid.UUID) -> HttpResponse:
    """The owner changes what a pot asks, with the reason."""
    found = queries.own_pot(viewer, pot)
    areas = queries.areas_here(viewer.here)
    start = terms_of(found)
    form = PotAgainForm(request.POST or None, mine=[found.owner], areas=areas, initial=start)
    if form.is_valid():
        with told_at(form):
            terms, why = Terms(**form.terms()), form.cleaned_data["why"]
            return redirect(
                actions.rewrite_pot(by=viewer.somebody, pot=found, terms=terms, why=why)
            )
    context = {"title": _("Change what this pot asks"), "pot": found}
    return page(request, FORM, context, form=form)


def terms_of(found: Any) -> dict[str, Any]:
    names = ("title", "funder", "kind", "level", "ground", "condition", "ends", "themes",
             "youngest", "oldest", "own_share", "least_share", "most_share", "sisa",
             "reports")  # fmt: skip
    start = {name: getattr(found, name) for name in names}
    return start | {"areas": [str(one.area_id) for one in found.areas.all()]}


@open_to(Right.KEEP_MONEY)
def came_in(request: HttpRequest, viewer: Viewer, pot: uuid.UUID) -> HttpResponse:
    """The treasurer writes down what came in."""
    found = queries.get_pot(viewer.here, pot)
    form = CameInForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "euros"):
            given = {name: form.cleaned_data[name] for name in ("words", "reference", "key")}
            cents = form.cleaned_data["euros"]
            actions.contribute(by=viewer.somebody, pot=found, cents=cents, **given)
            return redirect(found)
    return page(request, FORM, {"title": _("Money came in"), "pot": found}, form=form)


@open_to(Right.KEEP_MONEY)
def goes_back(request: HttpRequest, viewer: Viewer, pot: uuid.UUID) -> HttpResponse:
    """The treasurer writes down what went back to the funder."""
    found = queries.get_pot(viewer.here, pot)
    form = GoesBackForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "euros"):
            given, cents = form.cleaned_data, form.cleaned_data["euros"]
            said = {"words": given["words"], "key": given["key"]}
            actions.give_back(by=viewer.somebody, pot=found, cents=cents, **said)
            return redirect(found)
    title = _("Money goes back to its funder")
    return page(request, FORM, {"title": title, "pot": found}, form=form)


@open_to(Right.KEEP_MONEY)
def new_goal(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The treasurer writes down what money can be set aside for."""
    areas = queries.areas_here(viewer.here)
    start = {"purpose": Purpose.WORK, "task": TaskArea.SOCIAL}
    form = GoalForm(request.POST or None, areas=areas, initial=start)
    if form.is_valid():
        with told_at(form):
            what, key = aimed(viewer, form), form.cleaned_data["key"]
            made = actions.name_goal(by=viewer.somebody, here=viewer.here, what=what, key=key)
            return redirect(made)
    return page(request, FORM, {"title": _("A goal for money")}, form=form)


def aimed(viewer: Viewer, form: GoalForm) -> Aimed:
    given = form.cleaned_data
    name = given["holder"]
    return Aimed(
        title=given["title"],
        task=TaskArea(given["task"]),
        aim=form.aim(),
        words=given["words"],
        areas=form.chosen_areas(),
        holder=person_called(viewer.here, name) if name else None,
    )


@open_to(Right.KEEP_MONEY)
def decide(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The treasurer writes down a decision on money."""
    pots = [one for one in queries.with_areas_here(viewer.here) if one.level != Level.TABLE]
    start = {"goal": request.GET.get("doel", ""), "pot": request.GET.get("potje", "")}
    goals = [one for one in queries.goals(viewer.here) if one.purpose != Purpose.ROUND]
    form = DecideForm(request.POST or None, goals=goals, pots=pots, initial=start)
    if form.is_valid():
        with told_at(form):
            goal, pot, cents = form.share()
            what = Deciding(goal, {pot: cents}, form.cleaned_data["words"])
            key = form.cleaned_data["key"]
            actions.decide(by=viewer.somebody, what=what, key=key)
            return redirect(goal)
    lead = _("What you write here was decided by others. The reason stands beside it.")
    return page(request, FORM, {"title": _("A decision on money"), "lead": lead}, form=form)


@open_to(Right.KEEP_MONEY)
def undo(request: HttpRequest, viewer: Viewer, movement: uuid.UUID) -> HttpResponse:
    """The treasurer takes back what was written down wrongly, with the reason."""
    found = queries.get_movement(viewer.here, movement)
    form = WhyForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            actions.undo(by=viewer.somebody, movement=found, why=form.cleaned_data["why"])
            return redirect(found.pot)
    lead = _("Nothing is erased: a second movement takes the first one back, and both stay.")
    context = {"title": _("Undo a movement"), "lead": lead, "pot": found.pot}
    context["line"] = queries.line_of(found)
    return page(request, FORM, context, form=form)


@open_to(Right.BE_MEMBER)
def interest(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Somebody says that they have something of their own to gain from a goal."""
    start = {"goal": request.GET.get("doel", "")}
    open_goals = queries.goals_to_gain_from(viewer.here)
    form = InterestForm(request.POST or None, goals=open_goals, initial=start)
    if form.is_valid():
        with told_at(form):
            goal = form.goals[form.cleaned_data["goal"]]
            words = form.cleaned_data["words"]
            actions.say_interest(by=viewer.somebody, goal=goal, words=words)
            return redirect(goal)
    lead = _(
        "Saying it is good conduct. From then on somebody else handles the money of that goal."
    )
    title = _("I have an interest in this")
    return page(request, FORM, {"title": title, "lead": lead}, form=form)


@open_to(Right.BE_MEMBER)
def end_interest(request: HttpRequest, viewer: Viewer, interest: uuid.UUID) -> HttpResponse:
    """Who said an interest ends it, or the second pair of eyes does, with the reason."""
    found = queries.get_interest(viewer.here, interest)
    if not queries.may_end(viewer, found):
        raise NotYours(gettext_noop("Only who said it ends it, or the second pair of eyes."))
    form = EndForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            why = form.cleaned_data["why"]
            actions.end_interest(by=viewer.somebody, interest=found, why=why)
            return redirect(found.goal)
    lead = _("Nothing is erased: what was said stays, with the day and the reason that it ended.")
    title = _("This interest is over")
    context = {"title": title, "lead": lead, "goal": found.goal, "said": found.words}
    return page(request, FORM, context, form=form)


@open_to(Right.KEEP_MONEY)
def account(request: HttpRequest, viewer: Viewer, goal: uuid.UUID) -> HttpResponse:
    """The treasurer makes one account for all funders of a goal."""
    found, today = queries.get_goal(viewer.here, goal), clock.today()
    start = {"first": today.replace(month=1, day=1), "last": today}
    form = ReportForm(request.POST or None, initial=start)
    if form.is_valid():
        with told_at(form):
            said = form.cleaned_data
            return redirect(actions.account_for(by=viewer.somebody, goal=found, **said))
    lead = _("One story and one extract of the ledger: the same for everybody who paid.")
    context = {"title": _("Account to all funders at once"), "lead": lead, "goal": found}
    return page(request, FORM, context, form=form)


@open_to(NOBODY, post=Right.SPEAK)
def accept(request: HttpRequest, viewer: Viewer, report: uuid.UUID) -> HttpResponse:
    """An owner of a pot says that this account is enough."""
    found = queries.get_report(viewer.here, report)
    for party in queries.may_accept(viewer, found, queries.owners_of(found)):
        actions.accept_account(by=viewer.somebody, party=party, report=found)
        messages.success(request, _("Written down as the word of your party."))
    return redirect(found)
