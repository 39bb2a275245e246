"""Places: the list, one place with its week and hosts, and what a host writes down."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from functools import cache
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.gatherings import actions, forms, queries, rules
from wijkaanpak.gatherings.queries import Place
from wijkaanpak.gatherings.views.kiosk import kiosk_home
from wijkaanpak.neighbourhoods.queries import public_areas
from wijkaanpak.neighbourhoods.rules import AreaKind
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import confirm, form_page, is_sure, page, told_at


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Every place by name: where it is, how it is open today, and who opens it."""
    after = request.GET.get("na", "")
    found = cache(lambda: queries.venues_page(viewer.here, after))  # only when drawn anew
    return page(request, "gatherings/places.html", {"found": found, "which": after})


@open_to(ANYONE, post=NOBODY)
def read(request: HttpRequest, viewer: Viewer, venue: uuid.UUID) -> HttpResponse:
    """One place: this week or another, its hosts over the years, and how to find it."""
    place = queries.place_of(viewer.here, venue)
    monday, _sunday = rules.week_of(asked_day(request))
    context = {
        "place": place,
        "venue": place.venue,
        "week": cache(lambda: queries.week_at(place.venue, monday)),  # only when drawn anew
        "monday": monday,
        "before": monday - timedelta(days=7),
        "after": monday + timedelta(days=7),
        "usual": usual(place),
        "is_kiosk": kiosk_home(request)
        == reverse("gatherings:kiosk", args=[viewer.here.slug, venue]),
    }
    return page(request, "gatherings/place.html", context)


def asked_day(request: HttpRequest) -> date:
    """Return the day of which the week is asked (`?week=2026-11-23`), or today."""
    try:
        return date.fromisoformat(request.GET.get("week", ""))
    except ValueError:
        return clock.today()


def usual(place: Place) -> list[tuple[Any, str]]:
    """Return the days of a week with their opening hours in words ('' when closed)."""
    return [
        (
            name,
            rules.show_hours((h.opens, h.closes) for h in place.hours if h.weekday == day),
        )
        for day, name in WEEKDAYS.items()
    ]


def areas_to_choose(viewer: Viewer) -> list[Any]:
    """Return the areas residents drew themselves, and where there are none those of CBS."""
    own = list(public_areas(viewer.here, AreaKind.OWN))
    return own or list(public_areas(viewer.here, AreaKind.CBS)[:60])


@open_to(Right.HOST)
def new_place(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A place is written down."""
    form = forms.VenueForm(request.POST or None, areas=areas_to_choose(viewer))
    if form.is_valid():
        with told_at(form, "name"):
            venue = actions.open_venue(
                by=viewer.somebody,
                here=viewer.here,
                facts=form.facts(),
                key=form.cleaned_data["key"],
            )
            return redirect(venue)
    back = reverse("gatherings:places", args=[viewer.here.slug])
    return form_page(request, form, _("A new place"), _("Write this place down"), back)


@open_to(Right.HOST)
def change_place(request: HttpRequest, viewer: Viewer, venue: uuid.UUID) -> HttpResponse:
    """What is known of a place, written anew."""
    place = queries.place_of(viewer.here, venue)
    start = forms.venue_as_typed(place)
    areas = areas_to_choose(viewer)
    form = forms.VenueForm(request.POST or None, areas=areas, initial=start)
    if form.is_valid():
        with told_at(form, "name"):
            actions.change_venue(by=viewer.somebody, venue=place.venue, facts=form.facts())
            return redirect(place.venue)
    back = place.venue.get_absolute_url()
    return form_page(request, form, _("About this place"), _("Keep"), back, about=place.venue)


@open_to(Right.HOST)
def hours(request: HttpRequest, viewer: Viewer, venue: uuid.UUID) -> HttpResponse:
    """The opening hours of a week."""
    place = queries.place_of(viewer.here, venue)
    start = {f"day_{day}": words for day, (_name, words) in enumerate(usual(place))}
    form = forms.HoursForm(request.POST or None, initial=start)
    if form.is_valid():
        with told_at(form):
            actions.set_hours(by=viewer.somebody, venue=place.venue, hours=form.hours)
            return redirect(place.venue)
    back = place.venue.get_absolute_url()
    return form_page(request, form, _("Opening hours"), _("Keep"), back, about=place.venue)


@open_to(Right.HOST)
def change_day(request: HttpRequest, viewer: Viewer, venue: uuid.UUID) -> HttpResponse:
    """One day that is different: other times, or closed."""
    found = queries.get_venue(viewer.here, venue)
    form = forms.DayForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            given = {name: form.cleaned_data[name] for name in ("on", "opens", "closes", "why")}
            actions.change_day(by=viewer.somebody, venue=found, **given)
            return redirect(f"{found.get_absolute_url()}?week={form.cleaned_data['on']}")
    back = found.get_absolute_url()
    return form_page(request, form, _("A day that is different"), _("Keep"), back, about=found)


@open_to(NOBODY, post=Right.HOST)
def day_as_usual(request: HttpRequest, viewer: Viewer, changed: uuid.UUID) -> HttpResponse:
    """A day is as usual after all."""
    day = queries.get_changed_day(viewer.here, changed)
    actions.withdraw_changed_day(by=viewer.somebody, day=day)
    return redirect(f"{day.venue.get_absolute_url()}?week={day.on}")


@open_to(Right.INVITE)
def host(request: HttpRequest, viewer: Viewer, venue: uuid.UUID) -> HttpResponse:
    """The coordinator writes down who opens this place from now on."""
    found = queries.get_venue(viewer.here, venue)
    form = forms.HostForm(request.POST or None, people=queries.can_host(viewer.here))
    if form.is_valid():
        with told_at(form, "person"):
            named = form.cleaned_data["named"]
            actions.begin_hosting(by=viewer.somebody, venue=found, person=form.chosen, named=named)
            return redirect(found)
    back = found.get_absolute_url()
    return form_page(request, form, _("A host for this place"), _("Keep"), back, about=found)


@open_to(NOBODY, post=Right.HOST)
def stop_hosting(request: HttpRequest, viewer: Viewer, hosting: uuid.UUID) -> HttpResponse:
    """A host stops; they say so themselves, or the coordinator writes it down."""
    period = queries.get_hosting(viewer.here, hosting)
    actions.end_hosting(by=viewer.somebody, period=period)
    messages.success(request, _("Thank you. Since today somebody else is looked for."))
    return redirect(period.venue)


@open_to(NOBODY, post=Right.HOST)
def name_host(request: HttpRequest, viewer: Viewer, hosting: uuid.UUID) -> HttpResponse:
    """A host says yes or no to their own name on this page."""
    period = queries.get_hosting(viewer.here, hosting)
    actions.name_host(by=viewer.somebody, period=period, named=not period.named)
    return redirect(period.venue)


@open_to(NOBODY, post=Right.INVITE)
def close_place(request: HttpRequest, viewer: Viewer, venue: uuid.UUID) -> HttpResponse:
    """A place is no longer there; its past stays."""
    found = queries.get_venue(viewer.here, venue)
    if is_sure(request):
        actions.close_venue(by=viewer.somebody, venue=found)
        return redirect("gatherings:places", viewer.here.slug)
    return confirm(
        request,
        title=_("Is this place no longer there?"),
        text=_("Its hosts and opening hours end today. What went on there stays readable."),
        action=_("Yes, close it"),
        back=found.get_absolute_url(),
        here=viewer.here,
    )
