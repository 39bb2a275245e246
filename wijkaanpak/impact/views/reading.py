"""Where everybody reads paths. A path is told in words; nothing here adds paths up."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from wijkaanpak.impact import rules
from wijkaanpak.impact.queries import evidence, paths
from wijkaanpak.impact.queries.paths import SomePath, SomeVersion
from wijkaanpak.impact.rules import State
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.stories.queries import bytes_of
from wijkaanpak.ui.pages import page, send_file


@open_to(ANYONE)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All paths, newest first: a few words of each, and no numbers."""
    after = request.GET.get("na", "")

    @cache
    def found() -> tuple[list[SomePath], str]:
        """Read only when the cards are drawn anew: the template keeps them by its version."""
        return paths.paths_page(viewer.here, after)

    mine = paths.kept_by(viewer.person, viewer.here) if viewer.person else []
    context = {
        "found": found,
        "after": after,
        "due": [row for row in mine if paths.talk_is_due(row)],
        "may_draw": viewer.may(Right.BE_MEMBER),
    }
    return page(request, "impact/listing.html", context)


@open_to(ANYONE)
def read(request: HttpRequest, viewer: Viewer, impact_path: uuid.UUID) -> HttpResponse:
    """One path on one page: the drawing, what stands beside it, and how it changed."""
    found = paths.get_path(viewer.here, impact_path)
    told = paths.redrawn(paths.versions(found))
    keeps = paths.keeps(viewer.person, found)
    going = found.state == State.GOING
    context = shown(told[0].version) | {
        "path": found,
        "drawings": told,
        "talks": paths.talks(found),
        "beside": evidence.beside(found),
        "keeps": keeps,
        "going": going,
        "may_join": viewer.may(Right.BE_MEMBER) and not keeps,
        "due": paths.talk_is_due(found),
        "next_talk": rules.next_talk(found.talked or found.since),
    }
    return page(request, "impact/read.html", context)


def shown(version: SomeVersion) -> dict[str, Any]:
    """Return a drawing as the page and the papers show it."""
    return {"version": version, "drawing": version.drawing, "parts": parts_of(version)}


def parts_of(version: SomeVersion) -> list[tuple[str, str]]:
    """Return each part with its head, in the reader's language."""
    return [(_(head), words) for head, words in version.parts]


@open_to(ANYONE)
def old(request: HttpRequest, viewer: Viewer, drawing: uuid.UUID) -> HttpResponse:
    """An earlier drawing, as it was."""
    version = paths.get_version(viewer.here, drawing)
    found = version.path
    may_erase = paths.keeps(viewer.person, found) or viewer.may(Right.KEEP_PLACE)
    context = shown(version) | {"path": found, "may_erase": may_erase and version.photo}
    return page(request, "impact/old.html", context)


@open_to(ANYONE, post=NOBODY)
def photo(request: HttpRequest, viewer: Viewer, drawing: uuid.UUID) -> HttpResponseBase:
    """The photo of a table."""
    version = paths.get_version(viewer.here, drawing)
    if not version.photo:
        raise Http404
    return send_file(request, bytes_of(version.photo), "photo")
