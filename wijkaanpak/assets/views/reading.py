"""What the neighbourhood already has: the list, one thing, the map, and words for one thing."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkaanpak.assets import actions, forms
from wijkaanpak.assets.queries import connecting, looking, matching, places
from wijkaanpak.assets.queries.looking import Thing
from wijkaanpak.assets.rules import KIND_WORDS, Side, Whose
from wijkaanpak.assets.views.why import owner_of, shown, when
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import page, told_at

MOST_FOUND, LONGEST = 30, 120


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Offers or wishes, newest first, of one kind or all, or those that speak of some words."""
    side = forms.chosen_side(request.GET.get("kant", ""))
    kind = forms.chosen_kind(request.GET.get("soort", ""))
    after, asked = request.GET.get("na", ""), request.GET.get("zoek", "").strip()[:LONGEST]
    people = looking.sees_people(viewer)

    @cache
    def found() -> tuple[list[Thing], str]:
        """Read only when the cards are drawn anew: the template keeps them by its version."""
        return looking.some_page(viewer.here, people=people, side=side, kind=kind, after=after)

    context: dict[str, Any] = {
        "found": found, "side": side, "kind": kind, "kinds": KIND_WORDS, "after": after,
        "people": people, "asked": asked, "helps": looking.writes_for_others(viewer),
    }  # fmt: skip
    if asked:
        hits = matching.matches(
            viewer.here, side, asked, people=people, most=MOST_FOUND, looked_for=True
        )
        context["hits"] = shown(hits, viewer.here.slug)
    return page(request, "assets/listing.html", context)


@open_to(ANYONE, post=NOBODY)
def read(request: HttpRequest, viewer: Viewer, asset: uuid.UUID) -> HttpResponse:
    """One offer or wish, and how to come by it: through a connector."""
    owner = owner_of(request, viewer)
    row = looking.seen_asset(viewer, asset, owner)
    context = about(row) | {
        "mine": looking.may_keep(viewer, row, owner),
        "people": looking.sees_people(viewer),
        "hosts": viewer.may(Right.HOST),
        "hands": not row.slip and not row.holder_id and looking.writes_for_others(viewer),
    }
    return page(request, "assets/read.html", context)


def about(row: Thing) -> dict[str, Any]:
    times = when(row.days, row.parts)
    return {"asset": row, "kind_word": _(KIND_WORDS[row.kind]), "when": times,
            "of_person": row.whose == Whose.PERSON}  # fmt: skip


@open_to(ANYONE, post=NOBODY)
def map_page(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The areas with what is there, as a list with a map beside it."""
    people = looking.sees_people(viewer)

    @cache
    def found() -> list[places.There]:
        """Read only when the list is drawn anew: the template keeps it by its version."""
        return places.on_map(viewer.here, people=people)

    address = reverse("assets:on_map", args=[viewer.here.slug])

    def drawn() -> bool:
        return any(there.drawn for there in found())

    context = {"found": found, "drawn": drawn, "geojson": address, "people": people}
    return page(request, "assets/map.html", context)


@open_to(ANYONE, post=NOBODY)
def on_map(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The same as GeoJSON (RFC 7946): nothing of a person is on it nearer than an area."""
    found = places.on_map(viewer.here, people=looking.sees_people(viewer))
    body = places.as_geojson(viewer.here, found)
    return HttpResponse(body, content_type="application/geo+json")


@open_to(ANYONE, post=Right.BE_MEMBER)
def words(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Words that neighbours use for one thing; who takes part adds a pair."""
    form = forms.PairForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            one, other = form.cleaned_data["one"], form.cleaned_data["other"]
            actions.pair_words(by=viewer.somebody, here=viewer.here, one=one, other=other)
            messages.success(request, _("From now on these words find each other."))
            return redirect("assets:words", viewer.here.slug)
    pairs = looking.same_words(viewer.here)
    context = {"pairs": pairs, "member": viewer.may(Right.BE_MEMBER)}
    return page(request, "assets/words.html", context, form=form)


@open_to(NOBODY, post=Right.BE_MEMBER)
def part(request: HttpRequest, viewer: Viewer, pair: uuid.UUID) -> HttpResponse:
    """Two words do not mean the same after all."""
    actions.part_words(by=viewer.somebody, pair=looking.some_pair(viewer.here, pair))
    return redirect("assets:words", viewer.here.slug)


def fitting_here(viewer: Viewer, row: Thing) -> dict[str, Any]:
    """Return what fits this offer or wish, and who connects."""
    people = looking.sees_people(viewer) or viewer.person is None  # the owner, with a slip
    fits = matching.fitting(row, people=people)
    return {
        "fits": shown(fits, viewer.here.slug),
        "connectors": connecting.connectors(viewer.here),
        "wishes": row.side == Side.WISH,
    }
