"""Differences of view on screen: each side as long and as wide as the other."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache

from wijkaanpak import clock
from wijkaanpak.network.queries import parties, parties_of
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.repairs import actions
from wijkaanpak.repairs.forms import ConflictForm, LineForm, NodForm, PositionForm
from wijkaanpak.repairs.queries import conflicts as queries
from wijkaanpak.repairs.queries.conflicts import SomeConflict, SomeSide, Table
from wijkaanpak.repairs.queries.mistakes import get_mistake
from wijkaanpak.repairs.rules.conflicts import (
    LIES_WORDS,
    VALUE_WORDS,
    LineKind,
    Stands,
    State,
)
from wijkaanpak.ui.pages import as_number, page, told_at

FORM = "repairs/form.html"
BADGES: dict[str, tuple[str, str, str]] = {
    State.WRITING: ("note", "pencil", gettext_noop("Every side writes")),
    State.TALKING: ("note", "message", gettext_noop("On the table")),
    State.SETTLED: ("kept", "check", gettext_noop("Worked out")),
    "resting": ("neutral", "clock", gettext_noop("Rests")),
}
STANDS: dict[str, tuple[str, str, str]] = {
    Stands.WAITS: ("note", "clock", gettext_noop("Not every side has answered")),
    Stands.HOLDS: ("kept", "check", gettext_noop("Every side says yes")),
    Stands.DIFFERS: ("neutral", "question", gettext_noop("Seen differently")),
}


def badge(conflict: SomeConflict) -> dict[str, Any]:
    resting = queries.is_resting(conflict) and conflict.state == State.TALKING
    tone, icon, word = BADGES["resting" if resting else conflict.state]
    return {"tone": tone, "icon": icon, "word": _(word)}


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What people see differently, newest first; also what rests and what was settled."""
    after = request.GET.get("na", "")

    @cache
    def found() -> dict[str, Any]:
        """Read only when the cards are drawn anew: the template keeps them by version and day."""
        rows, older = queries.listed(viewer.here, after)
        shown = [{"conflict": row, "badge": badge(row)} for row in rows]
        return {"rows": shown, "older": f"?na={older}" if older else ""}

    context = {"found": found, "after": after, "today": clock.today()}
    context["may_begin"] = viewer.may(Right.BE_MEMBER)
    return page(request, "repairs/conflicts.html", context)


@open_to(ANYONE, post=NOBODY)
def read(request: HttpRequest, viewer: Viewer, conflict: uuid.UUID) -> HttpResponse:
    """One difference of view: the sides beside each other, what is shared and what is not."""
    found = queries.get_conflict(viewer.here, conflict)
    table = queries.table_of(found)
    mine = queries.sides_of(viewer.person, found)
    writes = bool(mine) and found.state != State.SETTLED
    context = {
        "conflict": found,
        "badge": badge(found),
        "seats": [seat(one, table) for one in table.seats],
        "lies": _(LIES_WORDS[table.lies]),
        "facts": lines(table, mine, LineKind.FACT),
        "agreed": lines(table, mine, LineKind.AGREED),
        "others": lines(table, mine, LineKind.REST, LineKind.SETTLED),
        "disputed": [one for one in lines(table, mine, LineKind.FACT, LineKind.AGREED)
                     if one["held"].stands is Stands.DIFFERS],
        "resting": table.resting and found.state == State.TALKING,
        "back_again": queries.is_back(found),
        "writes": writes,
        "talks": writes and found.state == State.TALKING and not table.resting,
        "pens": [side for side in mine if side.person_id],
        "free": queries.free_sides(viewer, found) if found.state != State.SETTLED else [],
    }  # fmt: skip
    return page(request, "repairs/conflict.html", context)


def seat(one: Any, table: Table) -> dict[str, Any]:
    values = [(_(VALUE_WORDS[value]), value in table.shared) for value in one.values]
    return {"side": one.side, "now": one.now, "before": one.before, "values": values}


def lines(table: Table, mine: list[SomeSide], *kinds: LineKind) -> list[dict[str, Any]]:
    """Return lines with a badge and, for who answers for a side, whether it has the word."""
    talks = table.conflict.state == State.TALKING and not table.resting
    own = {side.pk for side in mine}
    found = []
    for held in table.of_kind(*kinds):
        tone, icon, word = STANDS[held.stands]
        mine_to_say = talks and any(side.pk in own for side, _nod in held.said)
        found.append({
            "held": held, "tone": tone, "icon": icon, "word": _(word), "may": mine_to_say,
            "noes": [(side.name, nod.why) for side, nod in held.said if nod and not nod.yes],
            "silent": [side.name for side, nod in held.said if nod is None] if talks else [],
            "own": any(nod for side, nod in held.said if side.pk in own),
        })  # fmt: skip
    return found


@never_cache
@open_to(Right.BE_MEMBER)
def begin(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Somebody lays a difference of view on the table, for their own side."""
    mine = parties_of(viewer.person, viewer.here) if viewer.may(Right.SPEAK) else []
    form = ConflictForm(request.POST or None, mine=mine, parties=parties(viewer.here))
    about = request.GET.get("fout", "")
    if form.is_valid():
        with told_at(form):
            own, others = form.sides
            mistake = get_mistake(viewer.here, as_number(about)) if about else None
            beginning = actions.Beginning(form.cleaned_data["title"], own, others, mistake)
            made = actions.begin_conflict(
                by=viewer.somebody, here=viewer.here, beginning=beginning,
                key=form.cleaned_data["key"],
            )  # fmt: skip
            return redirect("repairs:position", viewer.here.slug, made.pk)
    words = {
        "title": _("Lay a difference of view on the table"),
        "lead": _("Each side writes its own words, as long as the other. Nobody votes and nobody "
                  "decides who is right. What you share becomes visible, and what not."),
        "action": _("Lay it on the table"), "screened": True, "conflicts": True,
        "sheet": reverse("repairs:conflict_sheet", args=[viewer.here.slug]),
    }  # fmt: skip
    return page(request, FORM, words, form=form)


@never_cache
@open_to(Right.BE_MEMBER)
def position(request: HttpRequest, viewer: Viewer, conflict: uuid.UUID) -> HttpResponse:
    """A side writes how it sees it."""
    found = queries.get_conflict(viewer.here, conflict)
    side = queries.require_side(viewer.somebody, found)
    now = queries.last_position(side)
    start = {"words": now.words, "values": now.values} if now else {}
    form = PositionForm(request.POST or None, initial=start)
    if form.is_valid():
        with told_at(form):
            actions.write_position(by=viewer.somebody, conflict=found, **form.cleaned_data)
            return redirect(found)
    words = about(found) | {
        "title": _("%(side)s: how do you see it?") % {"side": side.name},
        "action": _("Write this"),
        "lead": _("What your side said before stays readable.") if now else "",
    }  # fmt: skip
    return page(request, FORM, words, form=form)


def about(conflict: SomeConflict) -> dict[str, Any]:
    back = conflict.get_absolute_url()
    return {"about": conflict.title, "back": back, "screened": True, "conflicts": True}


@never_cache
@open_to(Right.BE_MEMBER)
def propose(request: HttpRequest, viewer: Viewer, conflict: uuid.UUID) -> HttpResponse:
    """A side writes a sentence to which all could say yes."""
    found = queries.get_conflict(viewer.here, conflict)
    queries.require_side(viewer.somebody, found)
    form = LineForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            given = form.cleaned_data | {"kind": LineKind(form.cleaned_data["kind"])}
            actions.propose_line(by=viewer.somebody, conflict=found, **given)
            return redirect(found)
    words = about(found) | {
        "title": _("A sentence for all sides"), "action": _("Put it to all sides"),
        "lead": _("It holds when every side says yes. Nobody is outvoted."),
    }  # fmt: skip
    return page(request, FORM, words, form=form)


@never_cache
@open_to(Right.BE_MEMBER)
def nod(
    request: HttpRequest, viewer: Viewer, conflict: uuid.UUID, sentence: uuid.UUID
) -> HttpResponse:
    """A side says yes to a sentence, or no and why."""
    found = queries.get_conflict(viewer.here, conflict)
    queries.require_side(viewer.somebody, found)
    row = queries.get_line(found, sentence)
    form = NodForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            given = {name: form.cleaned_data[name] for name in ("yes", "why")}
            actions.nod(by=viewer.somebody, line=row, **given)
            return redirect(found)
    words = about(found) | {
        "title": _("What does your side say?"), "action": _("Say this"), "quoted": row.words,
        "day": row.day,
    }  # fmt: skip
    return page(request, FORM, words, form=form)


@open_to(NOBODY, post=Right.BE_MEMBER)
def take(
    request: HttpRequest, viewer: Viewer, conflict: uuid.UUID, side: uuid.UUID
) -> HttpResponse:
    """A neighbour of a group holds the pen for it."""
    found = queries.get_conflict(viewer.here, conflict)
    actions.take_side(by=viewer.somebody, side=queries.get_side(found, side))
    messages.success(request, _("You hold the pen for this side now."))
    return redirect("repairs:position", viewer.here.slug, found.pk)


@open_to(NOBODY, post=Right.BE_MEMBER)
def lay_down(
    request: HttpRequest, viewer: Viewer, conflict: uuid.UUID, side: uuid.UUID
) -> HttpResponse:
    """Who held the pen for a group stops; another goes on."""
    found = queries.get_conflict(viewer.here, conflict)
    actions.lay_down_pen(by=viewer.somebody, side=queries.get_side(found, side))
    messages.success(request, _("Somebody else of your side can go on now."))
    return redirect(found)
