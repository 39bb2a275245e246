"""Coming back to an offer or wish, signed in or with a slip: renew, change, take back, erase."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak import clock
from wijkaanpak.assets import actions, forms
from wijkaanpak.assets.queries import connecting, looking, places
from wijkaanpak.assets.queries.looking import Owner, Thing
from wijkaanpak.assets.queries.places import Spots
from wijkaanpak.assets.rules import Side, Whose
from wijkaanpak.assets.views.reading import about, fitting_here
from wijkaanpak.assets.views.screens import AN_HOUR, about_form, hand_over, to_own, warn, where
from wijkaanpak.assets.views.why import owner_of
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right, new_code, show_code
from wijkaanpak.people.views import source
from wijkaanpak.ui.pages import confirm, is_sure, page, told_at


@open_to(NOBODY, post=Right.BE_MEMBER)
def hand_slip(request: HttpRequest, viewer: Viewer, asset: uuid.UUID) -> HttpResponse:
    """A slip for who wrote this on a post-it and stands here now."""
    row = looking.seen_asset(viewer, asset, Owner())
    code = new_code()
    actions.hand_slip(asset=row, by=viewer.somebody, code=code)
    return hand_over(request, viewer, row, code)


@never_cache
@open_to(ANYONE, post=NOBODY)
def new_slip(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The slip to print or to write down; afterwards nobody here knows its code."""
    slip: dict[str, Any] | None = request.session.get("asset_slip")
    here = viewer.here.slug
    over = not slip or slip["here"] != here or datetime.fromisoformat(slip["until"]) < clock.now()
    if slip is None or over:
        return redirect("assets:slip", here)
    address = settings.SITE_URL + reverse("assets:slip", args=[here])
    context = {"slip": slip, "code": show_code(slip["code"]), "address": address}
    return render(request, "assets/new_slip.html", context)


@never_cache
@open_to(ANYONE)
def slip(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """One field for the code of a slip; it stays open for an hour, for who shares a screen."""
    form = forms.SlipForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "code"):
            row, opened = actions.slip_of(
                form.cleaned_data["code"], here=viewer.here, source=source(request)
            )
            held = request.session.get("asset_slips", [])
            request.session["asset_slips"] = [*held, opened][-20:]
            if not request.user.is_authenticated:
                request.session.set_expiry(AN_HOUR)
            return to_own(row)
    return page(request, "assets/slip.html", {}, form=form)


@open_to(NOBODY, post=ANYONE)
def done(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Forget the slips in this session: the next one at this screen sees nothing of them."""
    for name in ("asset_slip", "asset_slips", "entering"):
        request.session.pop(name, None)
    return redirect("assets:listing", viewer.here.slug)


def own_of(request: HttpRequest, viewer: Viewer, asset: uuid.UUID) -> tuple[Thing, Owner]:
    owner = owner_of(request, viewer)
    return looking.own_asset(viewer, asset, owner), owner


@never_cache
@open_to(ANYONE, post=NOBODY)
def own(request: HttpRequest, viewer: Viewer, asset: uuid.UUID) -> HttpResponse:
    """Its owner sees how it stands, what fits and why, and who was asked and thanked."""
    row, owner = own_of(request, viewer, asset)
    context = about(row) | {"owner": owner.has(row), "requests": []}
    if row.shown:
        context |= fitting_here(viewer, row)
    if owner.has(row):
        context["contact"] = looking.contact_of(row, owner)
        context["requests"] = connecting.requests_of(row)
        context["cards"] = connecting.thanks_for(row)
    return page(request, "assets/own.html", context)


@never_cache
@open_to(ANYONE)
def change(request: HttpRequest, viewer: Viewer, asset: uuid.UUID) -> HttpResponse:
    """Say it in other words."""
    row, owner = own_of(request, viewer, asset)
    spots, side = places.spots(viewer.here), Side(row.side)
    about = replace(about_form(side, Whose(row.whose), viewer, spots), helps=False)
    form = forms.ChangeForm(request.POST or None, about=about, initial=as_it_is(row, owner, spots))
    if form.is_valid():
        with told_at(form):
            area, spot = where(form.cleaned_data, spots)
            entry = forms.entry_of(form.cleaned_data, side, spot)
            actions.change(asset=row, viewer=viewer, owner=owner, entry=entry, area=area)
            warn(request, row)
            messages.success(request, _("This is what it says now."))
            return to_own(row)
    return page(request, "assets/change.html", {"asset": row}, form=form)


def as_it_is(row: Thing, owner: Owner, spots: Spots) -> dict[str, Any]:
    contact = looking.contact_of(row, owner) if owner.has(row) else None
    names = ("title", "words", "kind", "ourselves", "little_help", "others", "place", "parts")
    return {name: getattr(row, name) for name in names} | {
        "days": [str(day) for day in row.days],
        "area": str(row.area_id or ""),
        "square": spots.square_of(row),
        "name": contact.name if contact else "",
        "reach": contact.reach if contact else "",
    }


@open_to(NOBODY, post=ANYONE)
def renew(request: HttpRequest, viewer: Viewer, asset: uuid.UUID) -> HttpResponse:
    """It still holds: another year."""
    row, owner = own_of(request, viewer, asset)
    actions.renew(asset=row, viewer=viewer, owner=owner)
    messages.success(request, _("It stays for another year."))
    return to_own(row)


@open_to(NOBODY, post=ANYONE)
def end(request: HttpRequest, viewer: Viewer, asset: uuid.UUID) -> HttpResponse:
    """Take it off the wall, after asking once more."""
    owner = owner_of(request, viewer)
    row = looking.seen_asset(viewer, asset, owner)
    if is_sure(request):
        actions.end(asset=row, viewer=viewer, owner=owner)
        messages.success(request, _("It is off the wall. Nobody sees it any more."))
        return redirect("assets:listing", viewer.here.slug)
    text = _("It disappears from the wall at once, and how to reach you is erased.")
    return ask(request, row, _("Take it off the wall?"), text, _("Take it off"))


@open_to(NOBODY, post=ANYONE)
def erase(request: HttpRequest, viewer: Viewer, asset: uuid.UUID) -> HttpResponse:
    """Erase it for good, after asking once more."""
    row, owner = own_of(request, viewer, asset)
    if is_sure(request):
        actions.erase(asset=row, owner=owner)
        messages.success(request, _("Erased. Nothing of it can be read any more."))
        return redirect("assets:listing", viewer.here.slug)
    text = _("Your words, how to reach you and the cards about it are gone for good. "
             "In the logbook only a seal stays, that says nothing about you.")  # fmt: skip
    return ask(request, row, _("Erase it for good?"), text, _("Erase it for good"))


def ask(request: HttpRequest, row: Thing, title: str, text: str, action: str) -> HttpResponse:
    back = row.get_absolute_url()
    return confirm(request, title=title, text=text, action=action, back=back, here=row.here)
