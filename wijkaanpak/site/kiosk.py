"""On a screen that everybody may use, each page has a way out, ends by itself, and is not kept.

A kiosk is a browser that holds the cookie of `gatherings.views.kiosk`; no other browser
notices this. Its start page also throws away a ballot that somebody left half filled in. The
quiet time is a header of the page (`Refresh`), so it needs no JavaScript, and a person who reads
or writes starts it anew with each page. Nothing is stored: "back" in the history of the browser
asks the house again, and what was typed is gone.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import resolve, reverse

from wijkaanpak.budget.queries.rounds import rounds_in
from wijkaanpak.budget.rules import RoundState
from wijkaanpak.budget.views.voting import COOKIE
from wijkaanpak.gatherings.views.kiosk import kiosk_home
from wijkaanpak.neighbourhoods.queries import get_neighbourhood

type Handler = Callable[[HttpRequest], HttpResponseBase]

QUIET, QUIET_WITH_FORM = 180, 900  # seconds: reading, and writing (WCAG 2.2, 2.2.1: no hurry)


def forgetting_screens(get_response: Handler) -> Handler:
    """Let a kiosk start over after a quiet time and store nothing."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        home = kiosk_home(request)
        request.way_out = home  # type: ignore[attr-defined]
        response = get_response(request)
        if home:
            _do_not_keep(request, response, home)
        if home and request.path == home:
            _forget_ballots(response, home)
        return response

    return middleware


def _forget_ballots(response: HttpResponseBase, home: str) -> None:
    """A ballot that is being filled in lies on the device, under the address where people vote."""
    slug = resolve(home).kwargs["here"]
    for round in rounds_in(get_neighbourhood(slug), (RoundState.VOTING,)):
        response.delete_cookie(COOKIE, path=reverse("budget:vote", args=[slug, round.number]))


def _do_not_keep(request: HttpRequest, response: HttpResponseBase, home: str) -> None:
    response.headers["Cache-Control"] = "no-store"
    del response.headers["ETag"]
    if response.headers.get("Content-Type", "").startswith("text/html"):
        writes = "CSRF_COOKIE_NEEDS_UPDATE" in request.META  # a form was drawn
        quiet = QUIET_WITH_FORM if writes else QUIET
        response.headers["Refresh"] = f"{quiet}; url={home}"
