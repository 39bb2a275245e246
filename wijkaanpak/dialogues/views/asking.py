"""Beginning a conversation, more first statements, opening it, and closing it."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.dates import date_format
from wijkaanpak.dialogues import actions, forms, queries, rules
from wijkaanpak.dialogues.queries import SomeDialogue
from wijkaanpak.dialogues.rules import DialogueState, StatementState
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.gate import NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused, gettext_noop
from wijkaanpak.ui.pages import as_number, confirm, form_page, is_sure, page, say, told_at


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
    if known := begun(request, viewer):
        return redirect(known)
    grounds = queries.grounds_of(viewer.person, viewer.here)
    if not grounds and request.method != "POST":  # typed stays typed
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


def begun(request: HttpRequest, viewer: Viewer) -> SomeDialogue | None:
    """Return the conversation that this form began when it was sent before, or that has the slot.

    Then the slot is no choice any more, and saying that there is none would be untrue.
    """
    sent = request.method == "POST"
    given = request.POST.get("key", "") if sent else request.GET.get("vraag", "")
    mine = parties_of(viewer.person, viewer.here)
    return queries.begun_by(viewer.here, mine, as_number(given)) if given else None


def too_late(
    request: HttpRequest, dialogue: SomeDialogue, check: Callable[[], None]
) -> HttpResponse | None:
    """Say why a form can not be sent (any more) before somebody fills it in."""
    if request.method == "POST":
        return None
    try:
        check()
    except Refused as refusal:
        messages.warning(request, say(refusal))
        return redirect(dialogue)
    return None


@open_to(Right.SPEAK)
def change(request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID) -> HttpResponse:
    """The question, the days and the own statements, before it opens."""
    found = own(viewer, dialogue)
    state = DialogueState(found.state)
    if late := too_late(request, found, lambda: rules.check_change(state)):
        return late
    form = forms.ChangeForm(request.POST or None, initial=as_typed(found))
    form.fields["first"].required = not found.elsewhere
    if form.is_valid():
        with told_at(form):
            opening = form.opening()
            actions.change_dialogue(by=viewer.somebody, dialogue=found, opening=opening)
            return redirect(found)
    about = queries.get_dialogue(viewer.here, dialogue, [found.asker])
    return form_page(
        request, form, title=_("Change it"), action=_("Keep"), about=about,
        back=about.get_absolute_url(),
    )  # fmt: skip


def as_typed(dialogue: SomeDialogue) -> dict[str, object]:
    """Return a conversation as it stands in the form."""
    names = ("question", "why", "opens", "closes", "live")
    first = "\n".join(one.text for one in queries.own_statements(dialogue))
    return {name: getattr(dialogue, name) for name in names} | {"first": first}


@open_to(Right.SPEAK)
def lay_in(request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID) -> HttpResponse:
    """Statements and votes of a conversation that was held in Polis."""
    found = own(viewer, dialogue)
    state = DialogueState(found.state)
    if late := too_late(request, found, lambda: rules.check_lay_in(state)):
        return late
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
        lead=_("Of people only their votes come along. What was taken out there stays out. What "
               "you laid in before makes room for it."),
    )  # fmt: skip


@open_to(NOBODY, post=Right.SPEAK)
def open_now(request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID) -> HttpResponse:
    """From its first day on everybody can vote."""
    found = own(viewer, dialogue)
    if not is_sure(request):
        many = len(queries.statements(found, StatementState.PLACED))
        state = DialogueState(found.state)
        rules.check_open(state, many, found.closes, clock.today())
        days = {"opens": date_format(found.opens, "j F Y"),
                "closes": date_format(found.closes, "j F Y"), "many": many}  # fmt: skip
        return confirm(
            request, title=_("Open this conversation?"),
            text=_("Everybody can vote on %(many)s statements, from %(opens)s up to and including "
                   "%(closes)s. The question, the days and these statements then stay as they "
                   "are.") % days,
            action=_("Open it"), back=found.get_absolute_url(), here=viewer.here,
        )  # fmt: skip
    actions.open_dialogue(by=viewer.somebody, dialogue=found)
    return redirect(found)


@open_to(Right.SPEAK)
def close(request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID) -> HttpResponse:
    """After the last day: the result is counted once and stands."""
    found = own(viewer, dialogue)
    if late := too_late(request, found, queries.stands(found).check_close):
        return late
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
