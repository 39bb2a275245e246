"""Counting door cards: what came in on paper, a card on a phone, and the mirror that speaks."""

from __future__ import annotations

import json
import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak.people.gate import open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.reach import actions, forms, queries, rules
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.ui.pages import confirm, form_page, is_sure, page, told_at


@open_to(Right.HOST)
def count(request: HttpRequest, viewer: Viewer, gathering: uuid.UUID) -> HttpResponse:
    """The heap of cards that came in on paper, as numbers per answer."""
    found = queries.held_gathering(viewer.here, gathering)
    rules.check_quiet(queries.mirror_of(found) is not None)
    last, card = queries.tally_of(viewer, found), queries.card_of(viewer.here)
    before = {"counts": last.counts, "no_card": last.no_card} if last else {}
    form = forms.TallyForm(request.POST or None, card=card, **before)
    if form.is_valid():
        given = form.cleaned_data
        with told_at(form):
            actions.count_cards(
                by=viewer.somebody,
                gathering=found,
                counts=form.counts(),
                no_card=given["no_card"] or 0,
                reason=given.get("reason", ""),
                key=given["key"],
            )
            messages.success(request, _("The cards are counted. They may go in the bin."))
            return redirect(found)
    return page(request, "reach/count.html", {"gathering": found}, part="form", form=form)


@open_to(Right.HOST)
def one_card(request: HttpRequest, viewer: Viewer, gathering: uuid.UUID) -> HttpResponse:
    """One card after the other on a phone; only the sums are kept, at the end."""
    found = queries.held_gathering(viewer.here, gathering)
    rules.check_quiet(queries.mirror_of(found) is not None)
    card = queries.card_of(viewer.here)
    form = forms.OneCardForm(request.POST or None, card=card)
    if form.is_valid():
        counts = form.with_this_card()
        if "klaar" in request.POST:
            with told_at(form):
                key = form.cleaned_data["key"]
                actions.count_cards(
                    by=viewer.somebody, gathering=found, counts=counts, more=True, key=key
                )
                messages.success(request, _("The cards are counted. They may go in the bin."))
                return redirect(found)
        else:
            form = forms.OneCardForm(card=card, initial={"so_far": json.dumps(counts)})
    return page(request, "reach/one_card.html", {"gathering": found}, part="form", form=form)


@open_to(Right.HOST)
def speak(request: HttpRequest, viewer: Viewer, gathering: uuid.UUID) -> HttpResponse:
    """The mirror speaks about a gathering, after one more question."""
    found = queries.held_gathering(viewer.here, gathering)
    if request.method == "POST" and is_sure(request):
        actions.let_speak(by=viewer.somebody, gathering=found)
        return redirect(found)
    return confirm(
        request,
        title=_("Let the mirror speak"),
        text=_(
            "It says in sentences who was not there. It speaks once: after this the count of this "
            "gathering stays as it is. Are all cards in?"
        ),
        action=_("Let the mirror speak"),
        back=found.get_absolute_url(),
        here=viewer.here,
    )


@open_to(Right.HOST)
def take_back(request: HttpRequest, viewer: Viewer, gathering: uuid.UUID) -> HttpResponse:
    """All that was said of a gathering is taken back, with the reason."""
    found = queries.held_gathering(viewer.here, gathering)
    mirror = queries.mirror_of(found)
    if mirror is None:
        raise Refused(gettext_noop("The mirror did not speak about this yet."))
    form = forms.WordsForm(request.POST or None, label=_("Why is it taken back?"), most=300)
    if form.is_valid():
        with told_at(form, "words"):
            words = form.cleaned_data["words"]
            actions.take_back(by=viewer.somebody, mirror=mirror, reason=words)
            return redirect(found)
    lead = _("The sentences stay readable, with your reason. They no longer count in the year.")
    return form_page(
        request, form, _("Take back what the mirror said"), _("Take it back"),
        found.get_absolute_url(), lead=lead, about=found.title,
    )  # fmt: skip
