"""What other pages show of conversations, and how a statement comes to lie beside an item."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak.dialogues import actions, forms, queries
from wijkaanpak.dialogues.queries import evidence as found_beside
from wijkaanpak.dialogues.rules import DialogueState
from wijkaanpak.dialogues.views.reading import closed_one, mine
from wijkaanpak.invitations.rules import AskState
from wijkaanpak.people.gate import NOBODY, SIGNED_IN, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, gettext_noop
from wijkaanpak.ui.pages import form_page, told_at
from wijkaanpak.ui.slots import Filling, fills

if TYPE_CHECKING:
    from wijkaanpak.agenda.queries.agenda import Point
    from wijkaanpak.invitations.models import Ask
    from wijkaanpak.repairs.queries.conflicts import SomeConflict


@fills("gatherings.listing")
def way_in(viewer: Viewer, here: object) -> Filling | None:
    return "dialogues/way_in.html", {"here": viewer.here}


@fills("invitations.ask")
def of_ask(viewer: Viewer, ask: Ask) -> Filling | None:
    """Return the conversation on a slot, or for who asked it the way to begin one."""
    found = queries.of_ask(ask)
    if found and found.state == DialogueState.WRITING and found.asker not in mine(viewer):
        return None
    open_slot = ask.state in (AskState.GRANTED, AskState.HELD)
    speaks = open_slot and not found and viewer.may(Right.SPEAK)
    may = speaks and ask.party in mine(viewer)
    if not found and not may:
        return None
    return "dialogues/beside_ask.html", {"here": viewer.here, "ask": ask, "dialogue": found}


@fills("people.me")
def on_my_page(viewer: Viewer, person: object) -> Filling | None:
    """Return statements that wait for a host, and conversations that wait for their asker."""
    waiting = queries.how_many_wait(viewer.here) if viewer.may(Right.HOST) else 0
    to_close = queries.to_close(viewer.here, mine(viewer)) if viewer.may(Right.SPEAK) else []
    if not waiting and not to_close:
        return None
    context = {"here": viewer.here, "waiting": waiting, "to_close": to_close}
    return "dialogues/on_my_page.html", context


@fills("agenda.item")
def of_item(viewer: Viewer, item: Point) -> Filling | None:
    """Return which conversations say what on an item of the agenda."""
    return _said(viewer, item)


@fills("repairs.conflict")
def of_conflict(viewer: Viewer, conflict: SomeConflict) -> Filling | None:
    """Return which conversations say what on a difference of view."""
    return _said(viewer, conflict)


def _said(viewer: Viewer, about: Point | SomeConflict) -> Filling | None:
    said = found_beside.beside(viewer, about)
    return ("dialogues/beside_item.html", {"here": viewer.here, "said": said}) if said else None


@never_cache
@open_to(SIGNED_IN)
def lay(request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID) -> HttpResponse:
    """A statement is laid beside an item of the agenda or a conflict, by whose that is."""
    found = closed_one(viewer, dialogue)
    items, conflicts = found_beside.to_choose(viewer, found)
    if not found_beside.may_lay_somewhere(viewer, found):
        raise NotYours(gettext_noop("The asker and who keeps the agenda lay it there."))
    form = forms.EvidenceForm(
        request.POST or None,
        statements=found_beside.to_lay(found),
        items=items,
        conflicts=conflicts,
    )
    if form.is_valid():
        statement, item = form.chosen
        statement.dialogue = found
        with told_at(form, "item"):
            actions.lay_beside(by=viewer.somebody, statement=statement, item=item)
            messages.success(request, _("It lies there now."))
            return redirect(item)
    words: dict[str, Any] = {
        "title": _("Lay a statement beside an item or a difference of view"),
        "action": _("Lay it there"),
        "about": found, "back": found.get_absolute_url(),
        "lead": _("The statement and how many agreed stand on that page, with a way to this "
                  "conversation."),
    }  # fmt: skip
    return form_page(request, form, **words)


@open_to(NOBODY, post=SIGNED_IN)
def take_away(
    request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID, evidence: uuid.UUID
) -> HttpResponse:
    """It no longer lies there."""
    found = queries.get_dialogue(viewer.here, dialogue)
    row = found_beside.get_evidence(found, evidence)
    actions.take_away(by=viewer.somebody, evidence=row)
    messages.success(request, _("It no longer lies there. That it did stays in the logbook."))
    if row.conflict:
        row.conflict.here = viewer.here
    return redirect(row.beside)
