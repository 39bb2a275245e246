"""Rounds of reading: what everybody may know of them, and the desk from which they are kept."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak.neighbourhoods.rules import DOMAIN_WORDS
from wijkaanpak.people.gate import ANYONE, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.stories.actions import panels as actions
from wijkaanpak.stories.forms import panels as forms
from wijkaanpak.stories.queries import choices as chosen
from wijkaanpak.stories.queries import panels as found
from wijkaanpak.stories.queries import piles
from wijkaanpak.stories.queries.panels import Read, SomeRound
from wijkaanpak.stories.rules.panels import LAYER_WORDS, RoundState, Told
from wijkaanpak.ui.pages import page, told_at


@open_to(ANYONE)
def rounds(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All rounds of reading, newest first, and the way in for who sits in a panel now."""
    asked = request.GET.get("voor", "")
    before = int(asked) if asked.isdecimal() else None

    @cache
    def listed() -> tuple[list[SomeRound], str]:
        """Read only when the cards are drawn anew: the template keeps them by its version."""
        rows, older = found.rounds(viewer.here, before)
        return rows, f"?voor={older}" if older else ""

    context = {"found": listed, "before": before, "mine": found.panels_of(viewer)}
    return page(request, "stories/panels/rounds.html", context)


@open_to(ANYONE)
def round(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """A round for everybody: who read, what was chosen and why, and all that was read."""
    row = found.some_round(viewer.here, number)

    @cache
    def read() -> dict[str, Any]:
        """Read only when the panels are drawn anew: the template keeps them by its version."""
        whole = found.whole(row)
        return {"whole": whole, "panels": [told(one) for one in whole.panels]}

    mine = found.own_seats(viewer, row)
    context = {"found": read, "round": row, "about": about(row), "mine": mine}
    return page(request, "stories/panels/round.html", context)


def about(row: SomeRound) -> list[str]:
    """Return the domains of a round in words."""
    return [_(DOMAIN_WORDS[domain]) for domain in row.domains]


def told(one: Read) -> dict[str, Any]:
    """Return what a page shows of a panel."""
    who = [(forms.SITS_WORDS[kind], party, many) for kind, party, many in one.who]
    return {
        "row": one.panel, "layer": _(LAYER_WORDS[one.panel.layer]), "who": who,
        "names": one.names, "choice": one.choice, "story": one.story,
    }  # fmt: skip


@open_to(Right.KEEP_STORIES)
def begin(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The story keeper begins a round."""
    question = _(
        "What is for you the most important change of the last half year, and why this one?"
    )
    form = forms.RoundForm(request.POST or None, initial={"question": question})
    if form.is_valid():
        with told_at(form):
            row = actions.begin_round(
                by=viewer.somebody, here=viewer.here, words=form.words(),
                key=form.cleaned_data["key"],
            )  # fmt: skip
            return to_desk(request, row, _("The round began. Plan the first panel."))
    return page(request, "stories/panels/begin.html", {}, form=form)


def to_desk(request: HttpRequest, row: SomeRound, words: str) -> HttpResponseRedirect:
    messages.success(request, words)
    return redirect("stories:round_desk", row.here.slug, row.number)


@never_cache
@open_to(Right.KEEP_STORIES)
def desk(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """What the keeper has to do in a round: panels, tellers to tell, and the way back to all."""
    row = found.some_round(viewer.here, number)

    @cache
    def at_desk() -> dict[str, Any]:
        """Read only when drawn anew: it is the same for all keepers, and holds no form."""
        choices = chosen.choices_at_desk(viewer, row)
        return {
            "panels": [(one, _(LAYER_WORDS[one.layer])) for one in found.panels_in(row)],
            "choices": choices,
            "ready": choices and all(one.told for one in choices) and not found.is_busy(row),
        }

    context = {
        "found": at_desk,
        "round": row,
        "is_open": row.state == RoundState.OPEN,
        "is_back": row.state == RoundState.GIVEN_BACK,
    }
    return page(request, "stories/panels/desk.html", context)


@open_to(Right.KEEP_STORIES)
def give_back(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The keeper gives the round back to everybody."""
    row, form = found.some_round(viewer.here, number), forms.DifferentlyForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            actions.give_back(by=viewer.somebody, round=row, **form.cleaned_data)
            messages.success(request, _("Everybody can read now what was chosen and why."))
            return redirect("stories:round", viewer.here.slug, number)
    if request.method == "GET":
        chosen.check_given_back(row)  # before anything is typed
    wanted = [one for one in chosen.choices_at_desk(viewer, row) if one.differently]
    return page(
        request, "stories/panels/give_back.html", {"round": row, "wanted": wanted}, form=form
    )


@open_to(Right.KEEP_STORIES)
def stop(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The keeper stops a round and says why."""
    row, form = found.some_round(viewer.here, number), forms.WhyNotForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            actions.stop_round(by=viewer.somebody, round=row, **form.cleaned_data)
            return to_desk(request, row, _("Stopped. Everybody can read why."))
    context = {"round": row, "title": _("Stop this round")}
    return page(request, "stories/panels/why_not.html", context, form=form)


@never_cache
@open_to(Right.KEEP_STORIES)
def tell(request: HttpRequest, viewer: Viewer, choice: uuid.UUID) -> HttpResponse:
    """What is read aloud to the teller, and how the teller heard it."""
    row, form = chosen.choice_at_desk(viewer, choice), forms.ToldForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            actions.tell_teller(by=viewer.somebody, choice=row, how=Told(form.cleaned_data["how"]))
            return to_desk(request, row.panel.round, _("Noted. Now everybody may read it."))
    return page(
        request, "stories/panels/tell.html", {"choice": row, "round": row.panel.round}, form=form
    )


@open_to(Right.KEEP_STORIES)
def later(request: HttpRequest, viewer: Viewer, choice: uuid.UUID) -> HttpResponse:
    """Half a year later: did it matter?"""
    row, form = chosen.choice_at_desk(viewer, choice), forms.LaterForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            actions.check_later(by=viewer.somebody, choice=row, **form.cleaned_data)
            return to_desk(request, row.panel.round, _("Written down. Everybody can read it."))
    return page(
        request, "stories/panels/later.html", {"choice": row, "round": row.panel.round}, form=form
    )


@open_to(Right.KEEP_STORIES)
def themes(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What the stories speak of, and which are nearly the same: help to read many of them."""
    spoken = piles.what_stories_speak_of(viewer)
    names = dict(settings.LANGUAGES)
    too_few = [(names.get(code, code), many) for code, many in spoken.too_few.items()]
    context = {"spoken": spoken, "too_few": too_few}
    return page(request, "stories/panels/themes.html", context)
