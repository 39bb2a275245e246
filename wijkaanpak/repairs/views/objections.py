"""Objections to a stop on screen: written by who is struck, answered by who holds."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache

from wijkaanpak import clock
from wijkaanpak.people.gate import open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours
from wijkaanpak.repairs import actions
from wijkaanpak.repairs.actions import Answering
from wijkaanpak.repairs.forms import AnswerForm, ObjectionForm
from wijkaanpak.repairs.queries import objections as queries
from wijkaanpak.repairs.queries import stops
from wijkaanpak.repairs.queries.objections import SomeObjection
from wijkaanpak.repairs.queries.stops import SomeStop
from wijkaanpak.repairs.rules import objections as rules
from wijkaanpak.repairs.rules.objections import Answer, State
from wijkaanpak.repairs.rules.stops import object_until
from wijkaanpak.ui.pages import confirm, is_sure, page, told_at

FORM = "repairs/objection_form.html"
BADGES: dict[State, tuple[str, str, str]] = {
    State.WAITS: ("note", "clock", gettext_noop("Waits for an answer")),
    State.ANSWERED: ("kept", "check", gettext_noop("Answered")),
    State.TAKEN_BACK: ("neutral", "history", gettext_noop("Taken back")),
    State.OVER: ("neutral", "history", gettext_noop("Nothing waits any more")),
}
SAID: dict[str, str] = {
    Answer.STANDS: gettext_noop("The stop stands"),
    Answer.NARROWER: gettext_noop("Less is held from now on"),
    Answer.LIFTED: gettext_noop("The stop is lifted"),
}


def last_day(stop: SomeStop) -> date:
    return rules.answer_by(stop.since, stop.until)


def card(objection: SomeObjection) -> dict[str, Any]:
    """Return what everybody reads of an objection; of a resident never who it is."""
    state, since = queries.state_of(objection), objection.stop.since
    tone, icon, word = BADGES[state]
    day = objection.answered or clock.today()
    return {
        "objection": objection, "tone": tone, "icon": icon, "word": _(word),
        "answer_by": last_day(objection.stop),
        "waits": state is State.WAITS, "over": state is State.OVER,
        "late": state in {State.WAITS, State.ANSWERED} and rules.is_late(since, day),
        "said": _(SAID[objection.answer]) if objection.answer else "",
    }  # fmt: skip


def beside_stop(viewer: Viewer, stop: SomeStop, after: str) -> dict[str, Any]:
    """Return what stands on the page of a stop: all objections, and what this viewer can do."""
    rows, older = queries.on_stop(stop, after)
    speaks = queries.speaks_for(viewer)
    mine = queries.own(viewer, stop, speaks)
    return {
        "objections": [card(row) for row in rows],
        "older_objections": f"?na={older}" if older else "",
        "narrowed": max((row.answered for row in rows if row.scope and row.answered), default=""),
        "answer_by": last_day(stop),
        "by_law": rules.by_law(stop.since),
        "can_object": queries.can_object(stop),
        "objects": queries.may_object(viewer, stop, speaks, mine),
        "mine": {row.pk for row in mine},
        "takes_back": [row for row in mine if row.answered is None and stops.is_on(stop)],
    }


@never_cache
@open_to(Right.BE_MEMBER)
def write(request: HttpRequest, viewer: Viewer, stop: uuid.UUID) -> HttpResponse:
    """Who is struck by a stop writes what they have against it."""
    found = stops.get_stop(viewer.here, stop)
    queries.check_not_the_body(viewer.somebody, found)
    parties = queries.speaks_for(viewer)
    form = ObjectionForm(request.POST or None, parties=parties)
    if form.is_valid():
        with told_at(form):
            actions.object_to(by=viewer.somebody, stop=found, **form.given)
            messages.success(
                request, _("Everybody reads your objection here, and the answer too.")
            )
            return redirect(found)
    context = about(found) | {
        "title": _("Object to this stop"), "action": _("Send my objection"),
        "law": found.objection, "object_until": object_until(found.since), "alone": not parties,
    }  # fmt: skip
    return page(request, FORM, context, part="form", form=form)


def about(stop: SomeStop) -> dict[str, Any]:
    back = stop.get_absolute_url()
    return {"stop": stop, "back": back, "answer_by": last_day(stop)}


@never_cache
@open_to(Right.SPEAK)
def answer(
    request: HttpRequest, viewer: Viewer, stop: uuid.UUID, objection: uuid.UUID
) -> HttpResponse:
    """Who sits on the post that holds answers with reasons."""
    found = stops.get_stop(viewer.here, stop)
    row = queries.get_objection(found, objection)
    if stops.sits_on(viewer.somebody, found.authority) is None:
        raise NotYours(gettext_noop("Only who sits on the post that the mandate names does this."))
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            answering = Answering(**form.given)
            actions.answer_objection(by=viewer.somebody, objection=row, answering=answering)
            messages.success(request, _("Answered. Everybody reads it on the page of the stop."))
            return redirect(found)
    context = about(found) | {
        "title": _("Answer an objection"), "action": _("Give this answer"), "one": card(row),
    }  # fmt: skip
    return page(request, FORM, context, part="form", form=form)


@never_cache
@open_to(Right.BE_MEMBER)
def take_back(
    request: HttpRequest, viewer: Viewer, stop: uuid.UUID, objection: uuid.UUID
) -> HttpResponse:
    """Who objected takes it back, after asking once more."""
    found = stops.get_stop(viewer.here, stop)
    row = queries.get_objection(found, objection)
    queries.check_own(viewer.somebody, row)
    if is_sure(request):
        actions.take_back(by=viewer.somebody, objection=row)
        messages.success(request, _("Taken back. Your words are no longer shown."))
        return redirect(found)
    return confirm(
        request,
        title=_("Do you take your objection back?"),
        text=_("Your words are then no longer shown, and nobody answers them any more."),
        action=_("Yes, I take it back"),
        back=found.get_absolute_url(),
        here=viewer.here,
    )
