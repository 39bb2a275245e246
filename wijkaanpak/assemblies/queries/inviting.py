"""Assemblies for which people can sign up now: what other pages point at."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from wijkaanpak.assemblies.models import Assembly, Target
from wijkaanpak.neighbourhoods.models import Neighbourhood

MOST = 3


def inviting_now(here: Neighbourhood) -> list[Assembly]:
    """Return the assemblies here that have their questions and are not closed, newest first."""
    asks = Exists(Target.objects.filter(assembly=OuterRef("pk")))
    found = Assembly.objects.filter(asks, here=here, begun__isnull=False, frozen=None)
    rows = list(found.order_by("-begun", "-id")[:MOST])
    for row in rows:
        row.here = here
    return rows
