"""What other pages show of conversations, and how a statement comes to lie beside an item."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak.dialogues import actions, forms, queries
from wijkaanpak.dialogues.queries import evidence as found_beside
from wijkaanpak.dialogues.views.reading import closed_one
from wijkaanpak.invitations.rules import AskState
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.gate import NOBODY, SIGNED_IN, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, gettext_noop
from wijkaanpak.ui.pages import page, told_at
from wijkaanpak.ui.slots import Filling, fills

if TYPE_CHECKING:
    from wijkaanpak.agenda.queries.agenda import Point
    from wijkaanpak.invitations.models import Ask


@fills("gatherings.listing")
def way_in(viewer: Viewer, here: object) -> Filling | None:
    return "dialogues/way_in.html", {"here": viewer.here}


@fills("invitations.ask")
def of_ask(viewer: Viewer, ask: Ask) -> Filling | None:
    """Return the conversation on a slot, or for who asked it the way to begin one."""
    found = queries.of_ask(ask)
    open_slot = ask.state in (AskState.GRANTED, AskState.HELD)
    speaks = open_slot and not found and viewer.may(Right.SPEAK)
    may = speaks and ask.party in parties_of(viewer.person, viewer.here)
    if not found and not may:
        return None
    return "dialogues/beside_ask.html", {"here": viewer.here, "ask": ask, "dialogue": found}


@fills("agenda.item")
def of_item(viewer: Viewer, item: Point) -> Filling | None:
    """Return which conversations say what on an item of the agenda."""
    said = found_beside.beside_item(viewer, item)
    return ("dialogues/beside_item.html", {"here": viewer.here, "said": said}) if said else None


@never_cache
@open_to(SIGNED_IN)
def lay(request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID) -> HttpResponse:
    """Who keeps the agenda, or speaks for the asker, lays a statement beside an item."""
    found = closed_one(viewer, dialogue)
    if not found_beside.may_lay(viewer, found):
        raise NotYours(gettext_noop("The asker and who keeps the agenda lay it there."))
    form = forms.EvidenceForm(
        request.POST or None,
        statements=found_beside.to_lay(found),
        items=found_beside.items_to_choose(viewer.here),
    )
    if form.is_valid():
        statement, item = form.chosen
        statement.dialogue = found
        with told_at(form, "item"):
            actions.lay_beside(by=viewer.somebody, statement=statement, item=item)
            messages.success(request, _("It lies beside the item now."))
            return redirect(item)
    words = {
        "title": _("Lay a statement beside an item of the agenda"), "action": _("Lay it there"),
        "about": found, "back": found.get_absolute_url(),
        "lead": _("The statement and how many agreed stand on the page of the item, with a way "
                  "to this conversation."),
    }  # fmt: skip
    return page(request, "dialogues/form.html", words, part="form", form=form)


@open_to(NOBODY, post=SIGNED_IN)
def take_away(
    request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID, evidence: uuid.UUID
) -> HttpResponse:
    """It no longer lies beside the item."""
    found = queries.get_dialogue(viewer.here, dialogue)
    row = found_beside.get_evidence(found, evidence)
    actions.take_away(by=viewer.somebody, evidence=row)
    messages.success(request, _("It no longer lies there. That it did stays in the logbook."))
    return redirect(row.item)
