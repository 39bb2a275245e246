"""Beginning a conversation, more first statements, opening it, and closing it."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkaanpak.dialogues import actions, forms, queries
from wijkaanpak.dialogues.queries import SomeDialogue
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.gate import NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, gettext_noop
from wijkaanpak.ui.pages import page, told_at


def form_page(request: HttpRequest, form: Any, **words: Any) -> HttpResponse:
    """Show one form on a page of its own: title, action, back, and lead or about."""
    return page(request, "dialogues/form.html", words, part="form", form=form)


def own(viewer: Viewer, dialogue: uuid.UUID) -> SomeDialogue:
    """Return a conversation of a party that this viewer speaks for."""
    mine = parties_of(viewer.person, viewer.here)
    found = queries.get_dialogue(viewer.here, dialogue, mine)
    if found.asker not in mine:
        raise NotYours(gettext_noop("You do not speak for this party."))
    return found


@open_to(Right.SPEAK)
def begin(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A party with a slot, or the residents, begin a conversation."""
    grounds = queries.grounds_of(viewer.person, viewer.here)
    if not grounds:
        return page(request, "dialogues/no_slot.html", {})
    start = {"ground": request.GET.get("vraag", "")}
    form = forms.OpeningForm(request.POST or None, grounds=grounds, initial=start)
    if form.is_valid():
        with told_at(form):
            dialogue = actions.begin_dialogue(
                by=viewer.somebody, party=form.chosen.party, opening=form.opening(),
                key=form.cleaned_data["key"],
            )  # fmt: skip
            return redirect(dialogue)
    return form_page(
        request, form, title=_("Begin a conversation"), action=_("Keep"),
        back=reverse("dialogues:listing", args=[viewer.here.slug]),
        lead=_("Nobody sees it before you open it."),
    )  # fmt: skip


@open_to(Right.SPEAK)
def more(request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID) -> HttpResponse:
    """More first statements, before it opens."""
    found = own(viewer, dialogue)
    form = forms.MoreStatementsForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "first"):
            texts = form.cleaned_data["first"]
            actions.add_statements(by=viewer.somebody, dialogue=found, texts=texts)
            return redirect(found)
    return form_page(
        request, form, title=_("More statements"), action=_("Add"), about=found,
        back=found.get_absolute_url(),
    )  # fmt: skip


@open_to(Right.SPEAK)
def lay_in(request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID) -> HttpResponse:
    """Statements and votes of a conversation that was held in Polis."""
    found = own(viewer, dialogue)
    form = forms.LayInForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with told_at(form, "votes"):
            given = form.cleaned_data
            actions.lay_in_votes(
                by=viewer.somebody, dialogue=found, votes=given["table"], origin=given["origin"]
            )
            return redirect(found)
    return form_page(
        request, form, title=_("Lay in votes from Polis"), action=_("Lay in"), about=found,
        back=found.get_absolute_url(),
        lead=_("Of people only their votes come along. What was taken out there stays out."),
    )  # fmt: skip


@open_to(NOBODY, post=Right.SPEAK)
def open_now(request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID) -> HttpResponse:
    """From its first day on everybody can vote."""
    found = own(viewer, dialogue)
    actions.open_dialogue(by=viewer.somebody, dialogue=found)
    return redirect(found)


@open_to(Right.SPEAK)
def close(request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID) -> HttpResponse:
    """After the last day: the result is counted once and stands."""
    found = own(viewer, dialogue)
    form = forms.CloseForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "words"):
            words = form.cleaned_data["words"]
            actions.close_dialogue(by=viewer.somebody, dialogue=found, words=words)
            return redirect(found)
    return form_page(
        request, form, title=_("Close the conversation"), about=found,
        action=_("Close it and show the result"), back=found.get_absolute_url(),
        lead=_("The result is counted now and stays as it is. After that nobody can find whose "
               "votes were whose, also not on their own device."),
    )  # fmt: skip
