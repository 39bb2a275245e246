"""A neighbourhood on the map, in figures, and in its own colours."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkaanpak.neighbourhoods import queries
from wijkaanpak.people.gate import ANYONE, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import page, told_at
from wijkaanpak.viewpoint import actions
from wijkaanpak.viewpoint.forms import AppearanceForm, as_it_is

MOST = 200


@open_to(ANYONE)
def map_page(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The areas as a list, whole without JavaScript, with the same areas on a map beside it."""
    found = queries.areas_page(viewer.here, number(request.GET.get("na")), MOST)
    older = f"?na={found[MOST - 1].pk}" if len(found) > MOST else ""
    own = [area for area in found[:MOST] if area.kind == "own"]
    theirs = [area for area in found[:MOST] if area.kind == "cbs"]
    address = reverse("neighbourhoods:areas", args=[viewer.here.slug])
    asked = request.GET.urlencode()
    context: dict[str, object] = {
        "own": own,
        "cbs": theirs,
        "older": older,
        "geojson": f"{address}?{asked}",
    }
    context["drawn"] = any(area.border or area.lon is not None for area in found[:MOST])
    return page(request, "viewpoint/map.html", context)


@open_to(ANYONE)
def areas(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The same areas as GeoJSON (RFC 7946), for the map and for anyone else."""
    found = queries.areas_page(viewer.here, number(request.GET.get("na")), MOST)[:MOST]
    body = queries.as_geojson(found, lambda area: figures_at(viewer, area.pk))
    return HttpResponse(body, content_type="application/geo+json")


def figures_at(viewer: Viewer, area: uuid.UUID) -> str:
    return reverse("neighbourhoods:figures_of", args=[viewer.here.slug, area])


def number(words: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(words or "")
    except ValueError:
        return None


@open_to(ANYONE)
def figures(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Public figures of the whole neighbourhood, each beside what it cannot say."""
    told = queries.public_figures(viewer.here)
    return page(request, "viewpoint/figures.html", {"told": told, "area": None})


@open_to(ANYONE)
def figures_of(request: HttpRequest, viewer: Viewer, area: uuid.UUID) -> HttpResponse:
    """Public figures of one area, of the year of its border."""
    found = queries.get_area(viewer.here, area)
    told = queries.public_figures(viewer.here, found.pk)
    return page(request, "viewpoint/figures.html", {"told": told, "area": found})


@open_to(Right.KEEP_PLACE)
def appearance(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Who keeps the place chooses how it looks and speaks."""
    form = AppearanceForm(request.POST or None, initial=as_it_is(viewer.here))
    if form.is_valid():
        with told_at(form):
            given = {name: form.cleaned_data[name] for name in as_it_is(viewer.here)}
            actions.change_appearance(by=viewer.somebody, here=viewer.here, **given)
            messages.success(request, _("This is how it looks now."))
            return redirect("neighbourhoods:appearance", viewer.here.slug)
    return page(request, "viewpoint/appearance.html", {}, form=form)
