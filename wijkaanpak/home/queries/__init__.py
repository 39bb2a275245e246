"""What stands around every page, and what is on the first screen of a neighbourhood."""

from __future__ import annotations

from django.http import HttpRequest

from wijkaanpak.home.queries.life import public_timeline
from wijkaanpak.home.queries.own import asked_of_me, handover_of
from wijkaanpak.home.queries.place import Screen, public_screen
from wijkaanpak.home.queries.story import Lived, what_it_did

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
    return {"viewer": viewer, "here": viewer.here if viewer else None}
