"""The face board, on a screen and on A3, and the page of one post."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from wijkaanpak.contacts import queries
from wijkaanpak.contacts.queries import Face, SomePost
from wijkaanpak.dates import date_format
from wijkaanpak.methods import printing
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.stories.queries import bytes_of
from wijkaanpak.ui.pages import page, send_file
from wijkaanpak.ui.papers import look_of, send_paper, typed


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The board: every post with the face of today, or since when it is vacant."""
    after = asked_place(request)
    found = cache(lambda: queries.board(viewer.here, after))  # only when drawn anew
    context = {"found": found, "which": after, "later": after + queries.PAGE}
    return page(request, "contacts/board.html", context)


def asked_place(request: HttpRequest) -> int:
    asked = request.GET.get("na", "")
    return int(asked) if asked.isdecimal() and len(asked) < 7 else 0


@open_to(ANYONE, post=NOBODY)
def read(request: HttpRequest, viewer: Viewer, post: uuid.UUID) -> HttpResponse:
    """One post: who holds it and held it, when to find them, and what hangs on it."""
    row = queries.get_post(viewer.here, post)
    keeps = row.party in parties_of(viewer.person, viewer.here)
    holds = queries.holds(viewer.person, row)
    context = {
        "post": row,
        "found": cache(lambda: about(row)),  # only when drawn anew
        "minutes": queries.minutes_of(row, viewer.person),
        "keeps": keeps,
        "holds": holds,
        "tends": keeps or holds or viewer.may(Right.HOST),
        "days": WEEKDAYS,
    }
    return page(request, "contacts/post.html", context)


def about(post: SomePost) -> dict[str, Any]:
    """Return all that hangs on a post: its faces, its hours, its promises, what changes."""
    row = queries.whole(post)
    guard, held = queries.guard_of(row), queries.spells(row)
    return {
        "face": queries.as_face(row),
        "spells": held[::-1],
        "drawn": queries.drawn(held),
        "guard": guard,
        "years": queries.years_of(post),
        "promises": queries.promises_of_post(post),
    }


@open_to(ANYONE, post=NOBODY)
def photo(request: HttpRequest, viewer: Viewer, tenure: uuid.UUID) -> HttpResponseBase:
    """The photo that somebody gave for the board."""
    return send_file(request, queries.photo_of(viewer.here, tenure), "photo")


@open_to(ANYONE, post=NOBODY)
def paper(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The board on one A3 sheet, to hang beside the week of a place."""
    link = settings.SITE_URL + reverse("contacts:listing", args=[viewer.here.slug])
    faces, _more = queries.board(viewer.here)
    words = printing.BoardWords(
        title=_("Faces you can speak to"),
        lead=_("Walk up to them. They are there for you."),
        after=_("Is somebody not there when they should be? Say so at the place."),
        scan=_("See it on your phone"),
        address=typed(link),
    )
    drawn = [on_paper(face) for face in faces]
    pdf = printing.face_board(drawn, words, look=look_of(viewer.here), link=link)
    return send_paper(pdf, f"{viewer.here.slug}-gezichten")


def on_paper(face: Face) -> printing.Face:
    """Return one face as it stands on paper."""
    held = face.holder
    off = [
        _("Not there on %(day)s: %(why)s") % {"day": date_format(one.on, "j F"), "why": one.why}
        for at in face.presence
        for one in at.absences.all()[:2]
    ]
    lines = [when(at) for at in face.presence]
    if held and held.tenure and held.tenure.find:
        lines.append(held.tenure.find)
    return printing.Face(
        post=f"{face.post.title} · {face.post.party.name}",
        name=held.name if held else _("This place is vacant"),
        since=since_words(face),
        lines=tuple(lines),
        off=tuple(off),
        vacant=held is None,
        picture=bytes_of(face.photo) if face.photo else b"",
    )


def when(at: Any) -> str:
    """Return when and where somebody can be found, in words."""
    return _("%(day)s %(from)s–%(till)s, %(venue)s") % {
        "day": WEEKDAYS[at.weekday],
        "from": f"{at.opens:%H:%M}",
        "till": f"{at.closes:%H:%M}",
        "venue": at.venue.name,
    }


def since_words(face: Face) -> str:
    held = face.holder
    if held:
        return _("here since %s") % date_format(held.since, "F Y")
    return _("since %s") % date_format(face.gap.first, "j F Y") if face.gap else ""
