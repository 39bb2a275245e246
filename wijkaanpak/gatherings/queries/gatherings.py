"""Gatherings: on the programme, gone by, and one with all that belongs to it."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.gatherings.models import Gathering, Venue
from wijkaanpak.gatherings.rules import Welcome
from wijkaanpak.neighbourhoods.models import Neighbourhood


def at_dutch(day: date, hour: time = time(0)) -> datetime:
    """Return the moment of a Dutch day and hour."""
    return datetime.combine(day, hour, tzinfo=clock.HERE)


def on_programme(
    here: Neighbourhood, first: date, last: date, venue: Venue | None = None
) -> QuerySet[Gathering]:
    """Return what is on the programme from one date to another, with what was cancelled."""
    found = Gathering.objects.filter(
        here=here,
        welcome=Welcome.YES,
        starts__gte=at_dutch(first),
        starts__lt=at_dutch(last + timedelta(days=1)),
    )
    if venue:
        found = found.filter(venue=venue)
    return found.select_related("venue").order_by("starts", "id")


def recent_gatherings(here: Neighbourhood, most: int = 100) -> QuerySet[Gathering]:
    """Return what began or is planned lately, newest first: to choose one from in a form."""
    soon = at_dutch(clock.today() + timedelta(days=60))
    found = Gathering.objects.filter(here=here, welcome=Welcome.YES, starts__lt=soon)
    return found.select_related("venue").order_by("-starts", "-id")[:most]


def get_gathering(here: Neighbourhood, gathering: uuid.UUID) -> Gathering:
    """Return a gathering of this neighbourhood, or answer 404."""
    found = Gathering.objects.select_related("here", "venue", "area", "series")
    return get_object_or_404(found, here=here, pk=gathering)


def made_before(here: Neighbourhood, key: uuid.UUID | None) -> Gathering | None:
    """Return the gathering that the same form planned before."""
    return Gathering.objects.filter(here=here, pk=key).first() if key else None
