"""The gate before every page: who may come in, said beside the view it guards.

    @open_to(ANYONE, post=Right.KEEP_STORIES)
    def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse: ...

A view without a gate fails the tests: the matrix of URL, method, role and neighbourhood is
made from these declarations. The gate is the early word; actions check again behind the door.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from wijkaanpak.neighbourhoods.queries import get_neighbourhood
from wijkaanpak.people.queries import Viewer, viewer_of
from wijkaanpak.people.rules import NEEDS_SECOND_KEY, Right
from wijkaanpak.refusals import NotYours, gettext_noop
from wijkaanpak.ui.pages import way_back

type View = Callable[..., HttpResponseBase]
SECOND_KEY_USED = "second_key_used"


class Open(StrEnum):
    """Gates that need no right: open to all, to whoever signed in, or closed for this method."""

    ANYONE = "anyone"
    SIGNED_IN = "signed in"
    NOBODY = "nobody"


ANYONE, SIGNED_IN, NOBODY = Open.ANYONE, Open.SIGNED_IN, Open.NOBODY
type Who = Open | Right


def open_to(get: Who, post: Who | None = None) -> Callable[[View], View]:
    """Declare who may read a page of a neighbourhood, and who may send something to it.

    The view gets `viewer` in the place of the `here` slug of its address.
    """
    allowed = {"GET": get, "HEAD": get, "POST": get if post is None else post}

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, here: str, **rest: Any) -> HttpResponseBase:
            viewer = viewer_of(request, get_neighbourhood(here))
            request.viewer = viewer  # type: ignore[attr-defined]
            stopped = _stop(request, allowed, viewer)
            return stopped or view(request, viewer, **rest)

        guarded.gate = allowed  # type: ignore[attr-defined]
        return guarded

    return guard


def open_everywhere(get: Open, post: Open | None = None) -> Callable[[View], View]:
    """Declare who may use a page that belongs to no neighbourhood."""
    allowed: dict[str, Who] = {"GET": get, "HEAD": get, "POST": get if post is None else post}

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **rest: Any) -> HttpResponseBase:
            return _stop(request, allowed, None) or view(request, **rest)

        guarded.gate = allowed  # type: ignore[attr-defined]
        return guarded

    return guard


def _stop(
    request: HttpRequest, allowed: dict[str, Who], viewer: Viewer | None
) -> HttpResponse | None:
    who = allowed.get(request.method or "", NOBODY)
    if who is NOBODY:
        up = page_above(request.path) if viewer and request.method in {"GET", "HEAD"} else ""
        if up:
            messages.info(request, _("Nothing was done yet. Press the button again."))
            return redirect(up)
        return _closed(request, [m for m, w in allowed.items() if w is not NOBODY])
    if who is ANYONE:
        return None
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if isinstance(who, Right) and viewer:
        return _stop_without_right(request, who, viewer)
    return None


def _closed(request: HttpRequest, methods: list[str]) -> HttpResponse:
    """Say what to do to who opens the address of a button, such as after signing in again."""
    answer = HttpResponseNotAllowed(methods)
    if request.method == "GET":
        answer.content = render_to_string("ui/405.html", {"back": way_back(request)}, request)
    return answer


def page_above(path: str) -> str:
    """Return the nearest page above an address of a button: there lands who reloads it."""
    parts = path.strip("/").split("/")
    for many in range(len(parts) - 1, 0, -1):
        up = "/".join(["", *parts[:many], ""])
        with suppress(Resolver404):
            if getattr(resolve(up).func, "gate", {}).get("GET", NOBODY) is not NOBODY:
                return up
    return ""


def _stop_without_right(request: HttpRequest, right: Right, viewer: Viewer) -> HttpResponse | None:
    if not viewer.may(right):
        raise NotYours(gettext_noop("You cannot do this in this neighbourhood."))
    if right in NEEDS_SECOND_KEY and not request.session.get(SECOND_KEY_USED):
        back = urlencode({"next": request.get_full_path()})
        return redirect(f"{reverse('people:second_key')}?{back}")
    return None
