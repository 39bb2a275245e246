"""One form on a page of its own, for everything in this room."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from wijkaanpak.people.queries import Viewer


def at(viewer: Viewer, name: str, *rest: Any) -> str:
    """Return the address of a page of this room in this neighbourhood."""
    return reverse(f"knowledge:{name}", args=[viewer.here.slug, *rest])
