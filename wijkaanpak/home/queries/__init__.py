"""What stands around every page, and what is on the first screen of a neighbourhood."""

from __future__ import annotations

from django.http import HttpRequest


def around_the_page(request: HttpRequest) -> dict[str, object]:
    """Return what the base template shows on every page: where we are and who looks."""
    viewer = getattr(request, "viewer", None)
    return {"viewer": viewer, "here": viewer.here if viewer else None}
