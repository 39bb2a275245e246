"""Kitchen visits: what a host shows, who comes, what they promise and what came of it."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.knowledge import actions, forms
from wijkaanpak.knowledge.queries import kitchens as queries
from wijkaanpak.knowledge.queries.files import to_send
from wijkaanpak.knowledge.queries.kitchens import SomeKitchen, SomeParty, SomeVisit
from wijkaanpak.knowledge.rules.visits import (
    CAME_OF_WORDS,
    CameOf,
    KitchenState,
    VisitState,
    check_answerable,
    check_may_promise,
    check_promised,
    is_asked,
)
from wijkaanpak.knowledge.views.shared import at
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import gettext_noop
from wijkaanpak.ui.pages import form_page, page, told_at

KITCHEN_WORDS = {
    "planned": ("note", gettext_noop("Guests are welcome")),
    "held": ("kept", gettext_noop("Was held")),
    "cancelled": ("risk", gettext_noop("Does not go on")),
}
VISIT_WORDS = {
    "invited": ("neutral", gettext_noop("Asked to come")),
    "coming": ("note", gettext_noop("Comes")),
    "not coming": ("neutral", gettext_noop("Does not come")),
    "promised": ("note", gettext_noop("Promised one thing")),
    "told": ("kept", gettext_noop("Told what came of it")),
}


@open_to(ANYONE)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What this neighbourhood shows, and where it was asked to look."""
    rows, more = queries.kitchens(viewer.here, request.GET.get("na", ""))
    mine = parties_of(viewer.person, viewer.here)
    context = {
        "kitchens": [(one, *in_words(KITCHEN_WORDS[one.state])) for one in rows],
        "more": more,
        "visits": [lined(viewer, one, mine) for one in queries.visits_of(viewer.here)],
        "may_show": bool(mine),
    }
    return page(request, "knowledge/kitchens.html", context)


def in_words(toned: tuple[str, str]) -> tuple[str, str]:
    return toned[0], _(toned[1])


def lined(viewer: Viewer, visit: SomeVisit, mine: list[SomeParty]) -> dict[str, Any]:
    """Return a visit with its state in words, and whether who looks answers for the guest.

    `mine` are the parties here for which they speak.
    """
    tone, word = in_words(VISIT_WORDS[visit.state])
    came = _(CAME_OF_WORDS[CameOf(visit.came_of)]) if visit.came_of else ""
    of_host = visit.guest is None and visit.kitchen.party in mine
    return {
        "visit": visit, "tone": tone, "word": word, "came": came,
        "asked": is_asked(visit.due, VisitState(visit.state), clock.today()),
        "answers": of_host or (visit.guest == viewer.here and bool(mine)),
        "was": visit.kitchen.on <= clock.today() and visit.kitchen.state != "cancelled",
    }  # fmt: skip


@open_to(ANYONE)
def read(request: HttpRequest, viewer: Viewer, kitchen: uuid.UUID) -> HttpResponse:
    """One kitchen: what is shown, what went wrong, who came and what they promised."""
    row = queries.get_kitchen(viewer.here, kitchen)
    visits, mine = list(row.visits.all()), parties_of(viewer.person, viewer.here)
    for visit in visits:
        visit.kitchen = row
    tone, word = in_words(KITCHEN_WORDS[row.state])
    context = {
        "kitchen": row, "tone": tone, "word": word,
        "visits": [lined(viewer, one, mine) for one in visits],
        "is_host": row.party in mine,
        "was": row.on <= clock.today(),
    }  # fmt: skip
    return page(request, "knowledge/kitchen.html", context)


@open_to(Right.SPEAK)
def new(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A party shows its kitchen on a day."""
    mine = parties_of(viewer.person, viewer.here)
    about = to_send(viewer.here)
    form = forms.KitchenForm(request.POST or None, mine=mine, about=about)
    if form.is_valid():
        with told_at(form):
            return redirect(actions.show_kitchen(by=viewer.somebody, **form.facts()))
    lead = _("Show one thing as it is, also what went wrong. Guests promise one thing each.")
    return form_page(request, form, _("Show your kitchen"), _("Write it down"),
                     at(viewer, "kitchens"), lead=lead)  # fmt: skip


def hosted(viewer: Viewer, kitchen: uuid.UUID) -> SomeKitchen:
    row = queries.get_kitchen(viewer.here, kitchen)
    queries.require_host(viewer.somebody, row)
    return row


@open_to(Right.SPEAK)
def invite(request: HttpRequest, viewer: Viewer, kitchen: uuid.UUID) -> HttpResponse:
    """The host asks a neighbourhood to come and look."""
    row = hosted(viewer, kitchen)
    said = request.POST
    if said and (known := queries.asked_before(row, said.get("slug"), said.get("name"))):
        messages.success(request, _("%(name)s was asked.") % {"name": known.name})
        return redirect(row)
    check_answerable(KitchenState(row.state))
    form = forms.InviteForm(request.POST or None, others=queries.may_be_asked(row))
    if form.is_valid():
        with told_at(form, "slug"):
            given = {name: form.cleaned_data[name] for name in ("slug", "name", "far")}
            visit = actions.invite(by=viewer.somebody, kitchen=row, **given)
            messages.success(request, _("%(name)s was asked.") % {"name": visit.name})
            return redirect(row)
    return form_page(request, form, _("Ask a neighbourhood"), _("Ask them"),
                     row.get_absolute_url(), about=row.title)  # fmt: skip


@open_to(NOBODY, post=Right.SPEAK)
def held(request: HttpRequest, viewer: Viewer, kitchen: uuid.UUID) -> HttpResponse:
    """The host says that it was held."""
    row = hosted(viewer, kitchen)
    actions.hold_kitchen(by=viewer.somebody, kitchen=row)
    return redirect(row)


@open_to(Right.SPEAK)
def cancel(request: HttpRequest, viewer: Viewer, kitchen: uuid.UUID) -> HttpResponse:
    """The host says that it does not go on, and why."""
    row = hosted(viewer, kitchen)
    form = forms.WhyForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "why"):
            actions.cancel_kitchen(by=viewer.somebody, kitchen=row, why=form.cleaned_data["why"])
            return redirect(row)
    return form_page(request, form, _("It does not go on"), _("Send"),
                     row.get_absolute_url(), about=row.title)  # fmt: skip


def answered(viewer: Viewer, visit: uuid.UUID) -> SomeVisit:
    row = queries.get_visit(viewer.here, visit)
    queries.require_guest(viewer.somebody, row)
    return row


@open_to(NOBODY, post=Right.SPEAK)
def comes(request: HttpRequest, viewer: Viewer, visit: uuid.UUID) -> HttpResponse:
    """The guests come."""
    row = answered(viewer, visit)
    actions.answer_invitation(by=viewer.somebody, visit=row, comes=True)
    return redirect("knowledge:kitchens", viewer.here.slug)


@open_to(NOBODY, post=Right.SPEAK)
def comes_not(request: HttpRequest, viewer: Viewer, visit: uuid.UUID) -> HttpResponse:
    """The guests do not come."""
    row = answered(viewer, visit)
    actions.answer_invitation(by=viewer.somebody, visit=row, comes=False)
    return redirect("knowledge:kitchens", viewer.here.slug)


@open_to(Right.SPEAK)
def promise(request: HttpRequest, viewer: Viewer, visit: uuid.UUID) -> HttpResponse:
    """The guests promise one thing."""
    row = answered(viewer, visit)
    if request.method == "GET":  # a form sent again is not refused: the action knows it
        there = KitchenState(row.kitchen.state), row.kitchen.on
        check_may_promise(VisitState(row.state), *there, clock.today())
    form = forms.PromiseForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "words"):
            actions.promise(by=viewer.somebody, visit=row, words=form.cleaned_data["words"])
            messages.success(request, _("Kept. In half a year we ask what came of it."))
            return redirect("knowledge:kitchens", viewer.here.slug)
    return form_page(request, form, _("Promise one thing"), _("We promise it"),
                     at(viewer, "kitchens"), about=row.kitchen.title)  # fmt: skip


@open_to(Right.SPEAK)
def tell(request: HttpRequest, viewer: Viewer, visit: uuid.UUID) -> HttpResponse:
    """The guests tell what came of their promise."""
    row = answered(viewer, visit)
    if request.method == "GET":
        check_promised(VisitState(row.state), row.kitchen.on)
    form = forms.CameForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        with told_at(form, "words"):
            actions.tell_what_came(
                by=viewer.somebody,
                visit=row,
                came_of=CameOf(given["came_of"]),
                words=given["words"],
            )
            messages.success(request, _("Thank you. Host and guests can read it."))
            return redirect("knowledge:kitchens", viewer.here.slug)
    return form_page(request, form, _("What came of your promise?"), _("Tell it"),
                     at(viewer, "kitchens"), about=row.promise or row.kitchen.title)  # fmt: skip
