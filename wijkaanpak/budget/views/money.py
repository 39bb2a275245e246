"""The money of a round: the treasurer divides it after the count; the keeper can stop a round."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak.budget import forms, rules
from wijkaanpak.budget.actions import money as actions
from wijkaanpak.budget.queries import money, voting
from wijkaanpak.budget.rules import Doing, RoundState
from wijkaanpak.budget.views.reading import frame
from wijkaanpak.dates import date_format
from wijkaanpak.people.gate import open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.ui.pages import page, told_at


@open_to(Right.KEEP_MONEY)
def divide(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The treasurer confirms which pot pays what for each plan that was chosen."""
    context = frame(viewer, number)
    row = context["round"]
    rules.check_time_for(Doing.DIVIDE, RoundState(row.state))
    if row.divided:
        raise Refused(gettext_noop("The money of this round was divided before."))
    said = _("Chosen by residents in “%(title)s”, counted on %(day)s.")
    start = {"words": said % {"title": row.title, "day": date_format(row.counted, "j F Y")}}
    form = forms.DivideForm(request.POST or None, initial=start)
    if form.is_valid():
        with told_at(form, "words"):
            words = form.cleaned_data["words"]
            goal = actions.divide(by=viewer.somebody, round=row, words=words)
            messages.success(request, _("The plans have their money. Bills can be paid now."))
            return redirect(goal)
    return page(
        request, "budget/divide.html", context | laid_out(row, context["fixed"]), form=form
    )


def laid_out(round: Any, fixed: rules.RoundRules) -> dict[str, Any]:
    """Return the funding plan as a table: for each plan its pots, and what is left of each."""
    titles = {source.number: pot for pot, source in fixed.sources.items()}
    owed = money.owed_by(round)
    plans = [
        (plan, [(titles[pot], cents) for pot, cents in owed[str(plan.number)].items()])
        for plan in money.winners(round)
    ]
    left = [(titles[pot], cents) for pot, cents in rules.rest(fixed, owed).items()]
    return {"plans": plans, "left": left}


@open_to(Right.KEEP_ROUND)
def stop(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The keeper stops a round before its count, with the reason."""
    context = frame(viewer, number)
    row = context["round"]
    rules.check_time_for(Doing.STOP, RoundState(row.state))
    form = forms.StopForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "why"):
            actions.stop_round(by=viewer.somebody, round=row, why=form.cleaned_data["why"])
            return redirect(row)
    context |= {
        "title": _("Stop this round"),
        "lead": _(
            "Everybody reads why. Votes that were cast are removed, and the money is free again. "
            "A round that was stopped does not go on."
        ),
        "action": _("Stop this round"),
    }
    if row.vote_opened:
        in_box = _("Ballots in the box that are removed: %(ballots)s.")
        context["lead"] += " " + in_box % {"ballots": voting.numbers(row).ballots}
    return page(request, "budget/form.html", context, form=form)
