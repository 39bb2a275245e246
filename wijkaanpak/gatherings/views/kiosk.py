"""A screen that everybody may use: what goes on, read, tell; and it forgets who was there.

A host turns the browser of a shared screen into a kiosk: it then keeps one signed cookie with
the address of its own start page. On every visit to that page whatever was begun is thrown
away: the session, the language, what the browser kept. The roof (`site/kiosk.py`) adds to each
page a way out, a quiet time after which the screen starts over, and that nothing is stored.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wijkaanpak.gatherings import queries
from wijkaanpak.gatherings.views.programme import by_day
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import page

COOKIE, SALT = "kiosk", "wijkaanpak.kiosk"
A_YEAR = 60 * 60 * 24 * 365


def kiosk_home(request: HttpRequest) -> str:
    """Return the start page of the screen that asks, when it is a kiosk; else nothing."""
    if COOKIE not in request.COOKIES:
        return ""
    return str(request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=A_YEAR))


@open_to(ANYONE, post=NOBODY)
def kiosk(request: HttpRequest, viewer: Viewer, venue: uuid.UUID) -> HttpResponse:
    """The start page of a shared screen. On a kiosk it first forgets who was here before."""
    place = queries.place_of(viewer.here, venue)
    if kiosk_home(request) == request.path and someone_was_here(request):
        return forget(request, redirect(request.path))
    days = by_day(queries.coming_days(place.venue))
    context = {"place": place, "venue": place.venue, "days": days}
    return page(request, "gatherings/kiosk.html", context)


def someone_was_here(request: HttpRequest) -> bool:
    """Tell whether a session was begun or a language chosen on this screen."""
    personal = (settings.SESSION_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME)
    return any(request.COOKIES.get(name) for name in personal)


def forget(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Throw away the session and all that the browser kept of this person."""
    request.session.flush()
    session, language = settings.SESSION_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME
    for name in (session, language, settings.CSRF_COOKIE_NAME):
        answer.delete_cookie(name)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@open_to(NOBODY, post=Right.HOST)
def screen(request: HttpRequest, viewer: Viewer, venue: uuid.UUID) -> HttpResponse:
    """A host turns the screen before them into a kiosk, or back into an ordinary one."""
    found = queries.get_venue(viewer.here, venue)
    if "stop" in request.POST:
        ordinary = redirect(found)
        ordinary.delete_cookie(COOKIE)
        return ordinary
    home = reverse("gatherings:kiosk", args=[viewer.here.slug, venue])
    answer = forget(request, redirect(home))
    answer.set_signed_cookie(
        COOKIE,
        home,
        salt=SALT,
        max_age=A_YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return answer
