"""The agenda as everybody reads it, on a screen and on paper."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wijkaanpak import clock
from wijkaanpak.agenda import queries, rules
from wijkaanpak.agenda.queries import Agenda, Card, Point
from wijkaanpak.agenda.rules import EditionState, ItemState
from wijkaanpak.people.gate import ANYONE, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.stories.queries import Told
from wijkaanpak.ui.pages import KEPT_FOR, page
from wijkaanpak.ui.slots import Filling, everybody, fills


@open_to(ANYONE)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The agenda of today: what residents want, and what each party answers."""
    in_force, making = queries.on_the_table(viewer)
    shown = in_force or (making if making and making.state != EditionState.DRAFT else None)
    context = {
        "edition": shown,
        "making": making if making != shown else None,
        "cards": queries.cards(shown) if shown else [],
        "vision": queries.vision(viewer.here),
        "plans": queries.open_intentions(viewer.here),
        **may(viewer),
    }
    return page(request, "agenda/listing.html", context)


def may(viewer: Viewer) -> dict[str, bool]:
    """Return which doors of the agenda this viewer sees."""
    return {"writes": viewer.may(Right.KEEP_AGENDA), "speaks": viewer.may(Right.SPEAK)}


@open_to(ANYONE)
def editions(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All editions, newest first."""
    context = {"editions": queries.visible_editions(viewer), **may(viewer)}
    return page(request, "agenda/editions.html", context)


@open_to(ANYONE)
def edition(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """One edition, with what changed since the one before and who was not there."""
    found = queries.visible_edition(viewer, number)
    cards = queries.cards(found, list(ItemState))
    context = {
        "edition": found,
        "cards": [card for card in cards if card.item.state != ItemState.PARKED],
        "parked": [card for card in cards if card.item.state == ItemState.PARKED],
        "changes": queries.what_changed(found) if number > 1 else {},
        "reactions": queries.public_reactions(found, most=3)[0],
        "adopts": queries.adopts(viewer) and found.state == EditionState.ANSWERED,
        **may(viewer),
    }
    return page(request, "agenda/edition.html", context)


@open_to(ANYONE)
def item(request: HttpRequest, viewer: Viewer, item: uuid.UUID) -> HttpResponse:
    """One item: why, whose stories, what each party answers, and how it goes."""
    found = queries.item_alone(viewer, item)
    context = {
        "item": found,
        # Read only when drawn anew: the template keeps all but the buttons by its version.
        "card": cache(lambda: queries.item_page(queries.visible_item(viewer, item))),
        "moments": cache(lambda: queries.moments_of(found)),
        "reactions": cache(lambda: queries.public_reactions(found, most=10)[0]),
        "money": cache(lambda: list(queries.money_for(found))),
        "alone": Card(found, [], []),
        # A draft holds buttons of who writes it, and is never kept.
        "keep_for": 0 if found.edition.state == EditionState.DRAFT else KEPT_FOR,
        "mine": queries.my_questions(viewer, found) if found.edition.opened else [],
        "reviews": queries.my_policies(viewer, found),
        "today": clock.today(),
        "steps": bool(steps_of(viewer, found)),
        **may(viewer),
    }
    return page(request, "agenda/item.html", context)


def steps_of(viewer: Viewer, item: Point) -> list[ItemState]:
    """Return the steps that this viewer may write down for an item."""
    if not viewer.may(Right.KEEP_AGENDA):
        return []
    return rules.next_steps(EditionState(item.edition.state), ItemState(item.state))


@open_to(ANYONE)
def vision(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """How residents want to live here, with the older versions."""
    context = {"visions": queries.visions(viewer.here), "adopts": queries.adopts(viewer)}
    return page(request, "agenda/vision.html", context)


@open_to(ANYONE)
def paper(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """Four pages of A4 for everybody's door mat."""
    found = queries.visible_edition(viewer, number)
    cards = queries.cards(found)
    weights = [rules.lines_on_paper(text_of(card)) for card in cards]
    ends = rules.spread(weights, 3)
    starts = [0, *ends[:2]]
    fullest = max(sum(weights[a:b]) for a, b in zip(starts, ends, strict=True))
    context = sheet(request, viewer, found) | {
        "pages": [cards[a:b] for a, b in zip(starts, ends, strict=True)],
        "size": rules.size_for(fullest, rules.ROOM_ON_A4),
    }
    return render(request, "agenda/paper.html", context)


@open_to(ANYONE)
def wall(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """One sheet of A1 for the wall of the place where people meet."""
    found = queries.visible_edition(viewer, number)
    cards = queries.cards(found)
    total = sum(rules.lines_on_wall(text_of(card)) for card in cards)
    context = sheet(request, viewer, found) | {
        "cards": cards,
        "size": rules.size_for(total, rules.ROOM_ON_A1),
    }
    return render(request, "agenda/wall.html", context)


def sheet(request: HttpRequest, viewer: Viewer, edition: Agenda) -> dict[str, Any]:
    """Return what both sheets of paper show around the items."""
    return {
        "edition": edition,
        "vision": queries.vision(viewer.here),
        "today": clock.today(),
        "address": request.build_absolute_uri(edition.get_absolute_url()),
    }


def text_of(card: Card) -> list[str]:
    """Return the texts of an item as they stand on paper, longest ones cut."""
    item = card.item
    answers = [said.answer.words if said.answer else "" for said in card.said]
    return [item.title, item.why, item.ask, item.short_stroke, item.long_stroke, *answers]


@fills("stories.story", kept_by=everybody)
def items_beside_story(viewer: Viewer, story: Told) -> Filling | None:
    """Show on the page of a story which items rest on it."""
    items = queries.items_of_story(story)
    return ("agenda/beside_story.html", {"items": items}) if items else None
