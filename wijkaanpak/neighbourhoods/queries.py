"""What may be known of neighbourhoods."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.refusals import Refused, gettext_noop


def get_neighbourhood(slug: str) -> Neighbourhood:
    """Return the neighbourhood with this slug, or answer 404."""
    return get_object_or_404(Neighbourhood, slug=slug)


def find_neighbourhood(slug: str) -> Neighbourhood:
    """Return the neighbourhood with this slug; raise Refused with a sentence when there is none."""
    found = Neighbourhood.objects.filter(slug=slug).first()
    if found is None:
        raise Refused(gettext_noop("There is no neighbourhood called %(slug)s here."), slug=slug)
    return found


def all_neighbourhoods() -> QuerySet[Neighbourhood]:
    """Return every neighbourhood on this server, by name."""
    return Neighbourhood.objects.order_by("name")
