"""What may be known of neighbourhoods."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak.neighbourhoods.models import Neighbourhood


def get_neighbourhood(slug: str) -> Neighbourhood:
    """Return the neighbourhood with this slug, or answer 404."""
    return get_object_or_404(Neighbourhood, slug=slug)


def all_neighbourhoods() -> QuerySet[Neighbourhood]:
    """Return every neighbourhood on this server, by name."""
    return Neighbourhood.objects.order_by("name")
