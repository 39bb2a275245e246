"""The first screen of a neighbourhood, its sheet of Monday, its years, and the small print."""

from __future__ import annotations

import json
from datetime import timedelta
from email.utils import parseaddr
from functools import cache
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static

from wijkaanpak import clock
from wijkaanpak.home import queries
from wijkaanpak.home.rules import WAYS, by_day
from wijkaanpak.neighbourhoods.queries import all_neighbourhoods
from wijkaanpak.network.queries import get_party
from wijkaanpak.people.gate import ANYONE, NOBODY, open_everywhere, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.stories.queries import public_stories_by_id, public_story
from wijkaanpak.ui.pages import page
from wijkaanpak.ui.slots import Filling, everybody, fills

if TYPE_CHECKING:
    from wijkaanpak.funds.models import Report


@open_everywhere(ANYONE, post=NOBODY)
def index(request: HttpRequest) -> HttpResponse:
    """What this is, and which neighbourhoods are here."""
    return page(request, "home/index.html", {"places": list(all_neighbourhoods())})


@open_to(ANYONE, post=NOBODY)
def front(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What is here. It is read only when drawn anew: the template keeps it by its version."""
    screen = cache(lambda: queries.public_screen(viewer.here))
    return page(request, "home/front.html", {"screen": screen})


@open_to(ANYONE, post=NOBODY)
def everything(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Every way into this neighbourhood, with what one does there."""
    return page(request, "home/everything.html", {"ways": WAYS})


@open_to(ANYONE, post=NOBODY)
def week_sheet(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The sheet of Monday, for behind a window: exactly one A3."""
    screen = queries.public_screen(viewer.here)
    address = settings.SITE_URL + viewer.here.get_absolute_url()
    context = {
        "screen": screen,
        "going_on": by_day(screen.programme[:12]),
        "week": by_day(screen.week[:8]),
        "address": address,
    }
    return page(request, "home/week_sheet.html", context)


@open_to(ANYONE, post=NOBODY)
def what_it_did(request: HttpRequest, viewer: Viewer, story: UUID) -> HttpResponse:
    """What became of one public story, step by step."""
    row = public_story(viewer.here, story)
    return page(
        request, "home/what_it_did.html", {"story": row, "steps": queries.what_it_did(row)}
    )


@fills("stories.story", kept_by=everybody)
def what_it_did_beside(viewer: Viewer, story: queries.Lived) -> Filling | None:
    steps = queries.what_it_did(story)
    return "home/what_it_did_beside.html", {"story": story, "steps": steps}


@fills("funds.report")
def story_of_account(viewer: Viewer, report: Report) -> Filling | None:
    """Return the story an account of money names, as long as everybody may read it."""
    found = public_stories_by_id(viewer.here, [report.story]) if report.story else {}
    return ("home/story_of_account.html", {"stories": found.values()}) if found else None


@fills("people.me")
def asked_on_my_page(viewer: Viewer, person: object) -> Filling | None:
    if viewer.person is None:
        return None
    return "home/on_my_page.html", {"mine": queries.asked_of_me(viewer), "me": viewer.person}


@fills("network.party", kept_by=everybody)
def handover_beside(viewer: Viewer, party: object) -> Filling | None:
    return "home/beside_party.html", {"party": party}


@open_to(ANYONE, post=NOBODY)
def timeline(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """From the first year to the horizon on one line, with the same as a list."""
    lived = cache(lambda: queries.public_timeline(viewer.here))  # only when drawn anew
    return page(request, "home/timeline.html", {"lived": lived, "now": clock.today()})


@open_to(ANYONE, post=NOBODY)
def handover(request: HttpRequest, viewer: Viewer, party: UUID) -> HttpResponse:
    """The book for who takes a seat over: every living promise on one page."""
    row = get_party(viewer.here, party)
    context = {"party": row, "book": queries.handover_of(row)}
    return page(request, "home/handover.html", context)


@open_everywhere(ANYONE, post=NOBODY)
def about(request: HttpRequest) -> HttpResponse:
    return page(request, "home/about.html", {})


@open_everywhere(ANYONE, post=NOBODY)
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell about a hole (RFC 9116). It expires in half a year, and is always fresh."""
    expires = clock.now() + timedelta(days=180)
    lines = [
        f"Contact: mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}",
        f"Expires: {expires:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@open_everywhere(ANYONE, post=NOBODY)
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may find the public pages, and not the ways to somebody's own."""
    rules = ["User-agent: *", "Disallow: /inloggen/", "Disallow: /brieven/", "Disallow: /mijn/"]
    return HttpResponse("\n".join(rules) + "\n", content_type="text/plain; charset=utf-8")


@open_everywhere(ANYONE, post=NOBODY)
def manifest(request: HttpRequest) -> HttpResponse:
    """So that a phone can keep the site among its own pictures."""
    content = {
        "name": "Wijkaanpak",
        "short_name": "Wijkaanpak",
        "lang": "nl",
        "start_url": "/",
        "display": "browser",
        "background_color": "#FBF7F0",
        "theme_color": "#0B5D51",
        "icons": [{"src": static("ui/mark.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return HttpResponse(json.dumps(content), content_type="application/manifest+json")
