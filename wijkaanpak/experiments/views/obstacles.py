"""The obstacle register: reading it, reporting an obstacle, and what is said of it."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.commitments.queries import public_commitments
from wijkaanpak.experiments import actions
from wijkaanpak.experiments.forms import others as forms
from wijkaanpak.experiments.queries import obstacles as queries
from wijkaanpak.experiments.queries.obstacles import Hindrance
from wijkaanpak.experiments.rules import obstacles as rules
from wijkaanpak.experiments.rules.obstacles import Finder, Say, State
from wijkaanpak.experiments.views.frames import by_number, to_room
from wijkaanpak.network.queries import parties
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, gettext_noop
from wijkaanpak.ui.pages import form_page, page, told_at

STATES = {"open": State.OPEN, "beloofd": State.PROMISED, "uitgelegd": State.EXPLAINED,
          "nog-daar": State.STILL_THERE, "opgelost": State.SOLVED}  # fmt: skip
TONES = {State.OPEN: ("note", "question"), State.PROMISED: ("note", "handshake"),
         State.SAID_SOLVED: ("note", "check"), State.EXPLAINED: ("neutral", "answer"),
         State.STILL_THERE: ("risk", "alert"), State.SOLVED: ("kept", "check"),
         State.WITHDRAWN: ("neutral", "back")}  # fmt: skip


def card(row: Hindrance) -> dict[str, Any]:
    tone, icon = TONES[State(row.state)]
    return {"obstacle": row, "state": _(rules.STATE_WORDS[row.state]), "tone": tone, "icon": icon,
            "finder": _(rules.FINDER_WORDS[row.finder])}  # fmt: skip


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All obstacles, newest first, or those that stand in one way."""
    asked, after = request.GET.get("stand", ""), request.GET.get("na", "")
    state = STATES.get(asked)

    @cache
    def found() -> tuple[list[dict[str, Any]], str]:
        """Read only when the cards are drawn anew: the template keeps them by its version."""
        rows, further = queries.public_page(viewer.here, state, after)
        return [card(row) for row in rows], further

    context = {
        "found": found,
        "today": clock.today(),
        "after": after,
        "state": asked if state else "",
        "states": {slug: rules.STATE_WORDS[one] for slug, one in STATES.items()},
    }
    return page(request, "experiments/obstacles.html", context)


@open_to(ANYONE, post=NOBODY)
def read(request: HttpRequest, viewer: Viewer, obstacle: uuid.UUID) -> HttpResponse:
    """One obstacle: what is in the way, whose it is, and all that was said."""
    row = queries.get_obstacle(viewer.here, obstacle)
    context = card(row) | {
        "said": [(one, _(rules.SAY_WORDS[one.say])) for one in row.said.all()],
        "may_say": [(one.value, _(rules.SAY_WORDS[one])) for one in queries.sayable(viewer, row)],
    }
    return page(request, "experiments/obstacle.html", context)


@open_to(Right.BE_MEMBER)
def report(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Somebody who lives or works here reports what is in the way."""
    owners = list(parties(viewer.here))
    form = forms.ObstacleForm(request.POST or None, parties=owners)
    if form.is_valid():
        with told_at(form):
            given = form.cleaned_data
            row = actions.report_obstacle(
                by=viewer.somebody, owner=by_number(owners, given["owner"]),
                title=given["title"], rule=given["rule"], words=given["words"],
                finder=Finder(given["finder"]), key=given["key"],
            )  # fmt: skip
            messages.success(request, _("It stands in the register, with a day for the answer."))
            return redirect(row)
    lead = _("Not about a person: about a rule or a system. Nobody sees who reported it.")
    return form_page(request, form, _("Report what is in the way"),
                     _("Put it in the register"), to_room(viewer), lead=lead)  # fmt: skip


@open_to(Right.BE_MEMBER)
def say(request: HttpRequest, viewer: Viewer, obstacle: uuid.UUID, say: str) -> HttpResponse:
    """Its owner answers, or who met it says whether it is solved."""
    if say not in list(Say):
        raise Http404
    said, row = Say(say), queries.get_obstacle(viewer.here, obstacle)
    rules.after(State(row.state), said)
    if said not in queries.sayable(viewer, row):
        raise NotYours(gettext_noop("This is for its owner to say, or for who met it."))
    promises = []
    if said is Say.PROMISE:
        own = public_commitments(viewer.here).filter(giver=row.owner)
        promises = list(own.order_by("-since")[:60])
    form = forms.SayForm(request.POST or None, say=said, promises=promises)
    if form.is_valid():
        with told_at(form):
            given = form.cleaned_data
            actions.say_of_obstacle(
                by=viewer.somebody, obstacle=row, say=said, words=given["words"],
                due=given.get("due"), key=given["key"],
                commitment=by_number(promises, given.get("commitment", "")),
            )  # fmt: skip
            return redirect(row)
    return form_page(request, form, _(rules.SAY_WORDS[said]), _("Send"), row)
