"""The conversations of a neighbourhood, and one of them."""

from __future__ import annotations

import csv
import io
import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache

from wijkaanpak.dialogues import queries, rules
from wijkaanpak.dialogues.queries import result
from wijkaanpak.dialogues.queries.evidence import may_lay_somewhere
from wijkaanpak.dialogues.queries.result import Result
from wijkaanpak.dialogues.rules import DialogueState, StatementState
from wijkaanpak.dialogues.views.papers import vote_address
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import attached, page
from wijkaanpak.ui.papers import typed

if TYPE_CHECKING:
    from wijkaanpak.network.models import Party


def mine(viewer: Viewer) -> list[Party]:
    """Return the parties for which this viewer speaks here."""
    return parties_of(viewer.person, viewer.here) if viewer.may(Right.SPEAK) else []


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All conversations, latest first; for who speaks for a party also those being written."""
    after = request.GET.get("na", "")
    rows, older = queries.dialogues(viewer.here, after)
    context = {
        "rows": [(row, queries.stands(row)) for row in rows],
        "older": f"?na={older}" if older else "",
        "writing": queries.being_written(viewer.here, mine(viewer)),
        "may_ask": viewer.may(Right.SPEAK),
        "hosts": viewer.may(Right.HOST),
    }
    return page(request, "dialogues/listing.html", context)


@open_to(ANYONE, post=NOBODY)
def read(request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID) -> HttpResponse:
    """One conversation: the question, by whom and why, how it stands, and its statements."""
    own = mine(viewer)
    found = queries.get_dialogue(viewer.here, dialogue, own)
    closed = found.state == DialogueState.CLOSED
    context = {
        "dialogue": found,
        "result": Result(found.result) if closed else None,
        "published": closed and result.published(found),
        "stands": queries.stands(found),
        "own": found.asker in own,
        "people": 0 if closed else rules.in_steps(queries.took_part(found)),
        "statements": [] if closed else queries.statements(found, StatementState.PLACED),
        "fewest": rules.FEWEST_SEEDS,
        "hosts": viewer.may(Right.HOST),
        "may_lay": closed and Result(found.result).anything and may_lay_somewhere(viewer, found),
    }
    return page(request, "dialogues/read.html", context)


@never_cache
@open_to(ANYONE, post=NOBODY)
def screen(request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID) -> HttpResponse:
    """What comes out while people vote, for a screen in the room; it refreshes by itself.

    Counted when people vote, never here: reading it costs the same with three people and three
    hundred.
    """
    found = queries.get_dialogue(viewer.here, dialogue)
    if not found.live or found.state == DialogueState.CLOSED:
        return redirect(found)
    (people, votes), _many = queries.cast_until_now(found)
    context = {
        "dialogue": found,
        "result": Result(found.result) if found.result else None,
        "people": rules.in_steps(people),
        "votes": votes,
        "address": vote_address(found),
        "front": typed(settings.SITE_URL + reverse("home:front", args=[viewer.here.slug])),
    }
    return page(request, "dialogues/screen.html", context, part="live")


def table(rows: Iterable[list[object]], name: str) -> HttpResponse:
    """Send rows as CSV with commas, as Polis writes and reads them."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return attached(out.getvalue(), "text/csv; charset=utf-8", f"{name}.csv")


@open_to(ANYONE, post=NOBODY)
def statements_file(request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID) -> HttpResponse:
    """The statements of a closed conversation with their counts."""
    return table(result.statement_lines(closed_one(viewer, dialogue)), "comments")


@open_to(ANYONE, post=NOBODY)
def votes_file(request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID) -> HttpResponse:
    """All votes of a closed conversation, when enough people took part."""
    found = closed_one(viewer, dialogue)
    if not result.published(found):
        raise Http404
    return table(result.vote_lines(found), "votes")


def closed_one(viewer: Viewer, dialogue: uuid.UUID) -> queries.SomeDialogue:
    found = queries.get_dialogue(viewer.here, dialogue)
    if found.state != DialogueState.CLOSED:
        raise Http404
    return found
