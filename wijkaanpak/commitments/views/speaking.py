"""Speaking: each step is its own small page with one form, for who may take it."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.agenda.queries import carriable
from wijkaanpak.commitments import actions, queries, rules
from wijkaanpak.commitments.forms import (
    BUTTONS,
    HELPS,
    AnswerForm,
    ChangeForm,
    DraftForm,
    OfferForm,
    SayForm,
)
from wijkaanpak.commitments.queries import Promise
from wijkaanpak.commitments.rules import Kind, Side, Stroke, Told
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.gate import NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, gettext_noop
from wijkaanpak.ui.pages import page, told_at


@open_to(Right.SPEAK)
def offer(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A party offers a promise, or keeps it as a draft to think about."""
    mine, others = parties_of(viewer.person, viewer.here), queries.receivers(viewer.here)
    items = carriable(viewer.here)
    start = {"item": request.GET.get("punt", ""), "kind": Kind.PLEDGE, "stroke": Stroke.LONG}
    form = OfferForm(request.POST or None, mine=mine, others=others, items=items, initial=start)
    if form.is_valid():
        with told_at(form):
            write = (
                actions.draft_commitment if "draft" in request.POST else actions.offer_commitment
            )
            told = offered(form, [*mine, *others], items)
            return redirect(write(by=viewer.somebody, offer=told, key=form.cleaned_data["key"]))
    return page(request, "commitments/offer.html", {}, form=form)


def offered(form: OfferForm, parties: list[Any], items: list[Any]) -> actions.Offer:
    given = form.cleaned_data
    by_number = {str(row.pk): row for row in [*parties, *items]}
    return actions.Offer(
        giver=by_number[given["giver"]],
        receiver=by_number[given["receiver"]],
        title=given["title"],
        words=form.promise(),
        kind=Kind(given["kind"]),
        stroke=Stroke(given["stroke"]),
        item=by_number.get(given["item"]),
        together_with=given["together_with"],
    )


@open_to(Right.SPEAK)
def draft(request: HttpRequest, viewer: Viewer, commitment: uuid.UUID) -> HttpResponse:
    """The giver chooses other words for a draft."""
    found = may_say_or_stop(viewer, commitment, Told.OFFERED)
    form = DraftForm(request.POST or None, initial=words_of(found) | {"title": found.title})
    if form.is_valid():
        with told_at(form):
            title, words = form.cleaned_data["title"], form.promise()
            actions.rewrite_draft(by=viewer.somebody, commitment=found, title=title, words=words)
            return redirect(found)
    context = {"promise": found, "title": _("Write it in other words")}
    return page(request, "commitments/form.html", context, form=form)


def words_of(promise: Promise) -> dict[str, Any]:
    names = ("text", "kept_when", "due", "rhythm", "every_months", "condition")
    return {name: getattr(promise, name) for name in names}


def may_say_or_stop(viewer: Viewer, commitment: uuid.UUID, told: Told) -> Promise:
    """Return the promise when this viewer may take this step now; otherwise say why not."""
    found = queries.visible_commitment(viewer, commitment)
    rules.check_step(told, rules.State(found.state))
    if rules.STEPS[told].who not in queries.sides(viewer, found):
        raise NotYours(gettext_noop("This is for the other party of this promise to say."))
    return found


@open_to(Right.SPEAK)
def say(request: HttpRequest, viewer: Viewer, commitment: uuid.UUID, told: str) -> HttpResponse:
    """One step, with only the questions that belong to it."""
    if told not in BUTTONS or told == Told.CHANGE_ASKED:
        raise Http404
    step = Told(told)
    found = may_say_or_stop(viewer, commitment, step)
    repair = queries.last_repair_offer(found) if step is Told.REPAIR_AGREED else None
    asks = asked_for(step, found)
    first = {"offer": repair.pk if repair else None}
    needs = rules.STEPS[step].needs_words
    form = SayForm(request.POST or None, asks=asks, needs_words=needs, initial=first)
    if form.is_valid():
        with told_at(form):
            speak(viewer, found, step, form.cleaned_data)
            return redirect(found)
    context = {"promise": found, "title": _(BUTTONS[step]), "repair": repair}
    context |= {"help": _(HELPS[step]) if step in HELPS else ""}
    return page(request, "commitments/form.html", context, form=form)


def asked_for(told: Told, promise: Promise) -> list[str]:
    """Return the questions that belong to a step, besides the words."""
    if told is Told.REPAIR_OFFERED:
        return ["due"]
    if told is Told.REPAIR_AGREED:
        return ["offer"]
    if told in actions.RESULTS and told is not Told.RELEASED and promise.rhythm:
        return ["period", "for_good"] if told in rules.GOES_ON else ["period"]
    return []


def speak(viewer: Viewer, promise: Promise, told: Told, given: dict[str, Any]) -> None:
    """Hand one step to the action that takes it."""
    said: dict[str, Any] = {"by": viewer.somebody, "commitment": promise}
    said |= {"words": given["words"], "key": given["key"]}
    if told is Told.OFFERED:
        actions.offer_draft(**said)
    elif told in (Told.ACCEPTED, Told.DECLINED):
        actions.answer_offer(accept=told is Told.ACCEPTED, **said)
    elif told in (Told.TAKEN_OVER, Told.NOT_TAKEN_OVER):
        actions.take_over(yes=told is Told.TAKEN_OVER, **said)
    elif told is Told.REPAIR_OFFERED:
        actions.offer_repair(due=given["due"], **said)
    elif told is Told.REPAIR_AGREED:
        actions.agree_repair(offer=queries.repair_offer(promise, given["offer"]), **said)
    else:
        report_or_judge(viewer, promise, told, given, said)


def report_or_judge(
    viewer: Viewer, promise: Promise, told: Told, given: dict[str, Any], said: dict[str, Any]
) -> None:
    if told in actions.PROGRESS:
        party = my_side(viewer, promise) if told is Told.NOTE else None
        actions.report(told=told, party=party, **said)
    else:
        more = {name: given[name] for name in ("period", "for_good") if name in given}
        actions.say_result(told=told, **more, **said)


def my_side(viewer: Viewer, promise: Promise) -> Any:
    """Return the party of this promise for which this viewer speaks."""
    gives = Side.GIVER in queries.sides(viewer, promise)
    return promise.giver if gives else promise.receiver


@open_to(Right.SPEAK)
def change(request: HttpRequest, viewer: Viewer, commitment: uuid.UUID) -> HttpResponse:
    """One party asks for other words; the old ones stay until the other says yes."""
    found = may_say_or_stop(viewer, commitment, Told.CHANGE_ASKED)
    start = words_of(found) | {"term": clock.today() + timedelta(days=28)}
    form = ChangeForm(request.POST or None, initial=start)
    if form.is_valid():
        with told_at(form):
            given, mine = form.cleaned_data, my_side(viewer, found)
            said = {name: given[name] for name in ("why", "term", "key")}
            actions.ask_change(
                by=viewer.somebody, commitment=found, party=mine, words=form.promise(), **said
            )
            return redirect(found)
    context = {"promise": found, "title": _("Ask for other words"), "old": True}
    return page(request, "commitments/form.html", context, form=form)


@open_to(Right.SPEAK)
def answer(request: HttpRequest, viewer: Viewer, change: uuid.UUID) -> HttpResponse:
    """The other party reads both words side by side and answers."""
    asked = queries.visible_change(viewer, change)
    if not queries.may_answer(viewer, asked):
        raise NotYours(gettext_noop("The other party answers this."))
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            given = {name: form.cleaned_data[name] for name in ("answer", "reason", "would_solve")}
            actions.answer_change(by=viewer.somebody, change=asked, **given)
            return redirect(asked.commitment)
    context = {"promise": asked.commitment, "change": asked}
    return page(request, "commitments/answer.html", context, form=form)


@open_to(NOBODY, post=Right.SPEAK)
def take_back(request: HttpRequest, viewer: Viewer, change: uuid.UUID) -> HttpResponse:
    """Whoever asked for other words no longer asks."""
    asked = queries.visible_change(viewer, change)
    actions.withdraw_change(by=viewer.somebody, change=asked)
    return redirect(asked.commitment)
