"""Places, who hosts them and when they are open."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak.gatherings.models import Venue
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.refusals import NotYours, gettext_noop


def current_venues(here: Neighbourhood) -> QuerySet[Venue]:
    """Return the places of a neighbourhood that are there today, by name."""
    return Venue.objects.filter(here=here, until=None).order_by("name", "id")


def get_venue(here: Neighbourhood, venue: uuid.UUID) -> Venue:
    """Return a place of this neighbourhood, or answer 404."""
    return get_object_or_404(Venue.objects.select_related("here", "area"), here=here, pk=venue)


def opened_before(here: Neighbourhood, key: uuid.UUID | None) -> Venue | None:
    """Return the place that the same form wrote down before."""
    return Venue.objects.filter(here=here, pk=key).first() if key else None


def check_venue_here(here: Neighbourhood, venue: Venue | None) -> None:
    """Raise NotYours for a place of another neighbourhood."""
    if venue and venue.here_id != here.pk:
        raise NotYours(gettext_noop("This place is of another neighbourhood."))
