"""What stands around every page, and what is on the first screen of a neighbourhood."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from wijkaanpak import clock
from wijkaanpak.home.queries.life import public_timeline
from wijkaanpak.home.queries.own import asked_of_me, handover_of
from wijkaanpak.home.queries.place import Screen, public_screen
from wijkaanpak.home.queries.story import Lived, what_it_did
from wijkaanpak.logbook.queries import size_of
from wijkaanpak.neighbourhoods.models import Neighbourhood

__all__ = [
    "Lived",
    "Screen",
    "around_the_page",
    "asked_of_me",
    "handover_of",
    "public_screen",
    "public_timeline",
    "what_it_did",
]


def around_the_page(request: HttpRequest) -> dict[str, object]:
    """Return what the base template shows on every page: where we are and who looks."""
    viewer = getattr(request, "viewer", None)
    here = viewer.here if viewer else None
    version = SimpleLazyObject(lambda: version_of(here, request)) if here else ""
    return {"viewer": viewer, "here": here, "version": version}


def version_of(here: Neighbourhood, request: HttpRequest) -> str:
    """Return under what a drawn part of a page may be kept: it changes with all that is public.

    The size of the log is read before what is drawn under it, so that an old part is never kept
    under a new number. For a passer-by the cache of whole pages read it already.
    """
    known = getattr(request, "size_of_log", None)
    size = size_of(here.slug) if known is None else known
    parts = (settings.VERSION, here.slug, size, clock.today(), get_language())
    return " ".join(map(str, parts))
