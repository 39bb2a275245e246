"""Thank-you cards: giving one, reading one, and letting everybody read it."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak.assets import actions, forms
from wijkaanpak.assets.queries import connecting
from wijkaanpak.assets.views.why import owner_of
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.ui.pages import page, told_at

PAGE = 12


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The cards that giver and receiver both let everybody read."""
    found = connecting.public_thanks(viewer.here, PAGE, request.GET.get("na", ""))
    older = f"?na={found[PAGE - 1].pk}" if len(found) > PAGE else ""
    return page(request, "assets/thanks.html", {"cards": found[:PAGE], "older": older})


@never_cache
@open_to(ANYONE)
def give(request: HttpRequest, viewer: Viewer, introduction: uuid.UUID) -> HttpResponse:
    """Who asked writes a card."""
    owner = owner_of(request, viewer)
    row = connecting.my_introduction(viewer, introduction, owner)
    form = forms.CardForm(request.POST or None, offered=row.offer_id is not None)
    if form.is_valid():
        with told_at(form):
            said = form.cleaned_data
            card = actions.give_card(
                introduction=row, owner=owner, words=said["words"], signed=said["signed"],
                to_connector=said["to"] == "connector", public=said["public"], key=said["key"],
            )  # fmt: skip
            messages.success(request, _("Your card is given. You can print it as well."))
            return redirect("assets:card", viewer.here.slug, card.pk)
    return page(request, "assets/give.html", {"one": row}, form=form)


@never_cache
@open_to(ANYONE, post=NOBODY)
def card(request: HttpRequest, viewer: Viewer, card: uuid.UUID) -> HttpResponse:
    """One card, for giver and receiver, or for everybody when both said so."""
    owner = owner_of(request, viewer)
    row = connecting.seen_card(viewer, card, owner)
    receives, gave = connecting.is_receiver(row, owner), connecting.is_giver(row, owner)
    context = {"card": row, "receives": receives, "gave": gave}
    return page(request, "assets/card.html", context)


@open_to(NOBODY, post=ANYONE)
def answer(request: HttpRequest, viewer: Viewer, card: uuid.UUID) -> HttpResponse:
    """Who got the card says whether everybody may read it."""
    owner = owner_of(request, viewer)
    row = connecting.seen_card(viewer, card, owner)
    actions.answer_card(card=row, owner=owner, public=request.POST.get("public") == "yes")
    return redirect("assets:card", viewer.here.slug, row.pk)


@open_to(NOBODY, post=ANYONE)
def take_back(request: HttpRequest, viewer: Viewer, card: uuid.UUID) -> HttpResponse:
    """Giver or receiver takes the card away."""
    owner = owner_of(request, viewer)
    row = connecting.seen_card(viewer, card, owner)
    actions.take_card_back(card=row, owner=owner)
    messages.success(request, _("The card is gone, and its words are erased."))
    return redirect("assets:thanks", viewer.here.slug)
