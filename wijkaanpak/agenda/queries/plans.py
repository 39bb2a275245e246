"""What may be known of reactions and of plans that are still open."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak.agenda import rules
from wijkaanpak.agenda.models import Edition, Intention, Item, Reaction
from wijkaanpak.agenda.queries.agenda import PAGE, require_circle
from wijkaanpak.agenda.rules import EditionState, IntentionState, ReactionState
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.queries import Viewer


def is_open(row: Model) -> bool:
    """Tell whether anybody may react to this edition or plan now."""
    if isinstance(row, Intention):
        return row.state == IntentionState.OPEN
    return isinstance(row, Edition) and row.state == EditionState.OPEN


def takes_reactions(about: Edition | Item | Intention) -> bool:
    """Tell whether anybody may react to this now, or to the edition it belongs to."""
    return is_open(about.edition if isinstance(about, Item) else about)


def place_of(about: Edition | Item | Intention) -> dict[str, Any]:
    """Return to which neighbourhood, edition, item or plan a reaction belongs."""
    if isinstance(about, Intention):
        return {"here": about.here, "edition": None, "item": None, "intention": about}
    item = about if isinstance(about, Item) else None
    edition = about.edition if isinstance(about, Item) else about
    return {"here": edition.here, "edition": edition, "item": item, "intention": None}


def waiting_count(here: Neighbourhood) -> int:
    """Return how many reactions wait to be read, counted no further than the most we let wait."""
    waiting = Reaction.objects.filter(here=here, state=ReactionState.WAITING)
    return waiting[: rules.MOST_WAITING].count()


def public_reactions(
    about: Edition | Item | Intention, after: str = "", most: int = PAGE
) -> tuple[list[Reaction], str]:
    """Return a page of public reactions, newest first, and the key of the next ('' at the end)."""
    place = place_of(about)
    keys = ("intention",) if place["intention"] else ("edition", "item")
    thing = {key: place[key] for key in keys if place[key]}
    found = Reaction.objects.filter(state=ReactionState.SHOWN, **thing)
    rows = found.select_related("party", "person", "item__edition__here").order_by("-at", "-id")
    return _page(rows, "at", after, most)


def kept_back(edition: Edition) -> list[Reaction]:
    """Return how often a reaction was not made public, with the reasons and without the words."""
    back = Reaction.objects.filter(edition=edition, state=ReactionState.KEPT_BACK)
    return list(back.only("id", "reason", "at").order_by("-at")[:PAGE])


def waiting_reactions(viewer: Viewer) -> list[Reaction]:
    """Return the reactions that wait for the circle, longest waiting first."""
    require_circle(viewer.person, viewer.here)
    waiting = Reaction.objects.filter(here=viewer.here, state=ReactionState.WAITING)
    along = waiting.select_related("here", "person", "edition", "item", "intention")
    return list(along.order_by("at", "id")[:PAGE])


def waiting_reaction(viewer: Viewer, reaction: uuid.UUID) -> Reaction:
    """Return a reaction of here for the circle, or answer 404."""
    require_circle(viewer.person, viewer.here)
    here = Reaction.objects.filter(here=viewer.here).select_related("here")
    return get_object_or_404(here, pk=reaction)


def public_intentions(
    here: Neighbourhood, state: str = "", after: str = "", most: int = PAGE
) -> tuple[list[Intention], str]:
    """Return a page of plans, newest first, and the key of the next page ('' at the end)."""
    found = Intention.objects.filter(here=here)
    if state:
        found = found.filter(state=state)
    rows = found.select_related("party", "here").order_by("-entered", "-id")
    return _page(rows, "entered", after, most)


def open_intentions(here: Neighbourhood, most: int = 3) -> list[Intention]:
    """Return the plans that are still open, first decided first."""
    found = Intention.objects.filter(here=here, state=IntentionState.OPEN)
    return list(found.select_related("party", "here").order_by("decides_on", "id")[:most])


def public_intention(here: Neighbourhood, intention: uuid.UUID) -> Intention:
    """Return a plan of this neighbourhood, or answer 404."""
    found = Intention.objects.filter(here=here).select_related("party", "here")
    return get_object_or_404(found, pk=intention)


def _page[M: Model](rows: QuerySet[M], by: str, after: str, most: int) -> tuple[list[M], str]:
    """Page by key and not by number, so that the thousandth page costs as much as the first."""
    last = _row(rows, after)
    if last:
        at = getattr(last, by)
        earlier = Q(**{f"{by}__lt": at}) | Q(**{by: at}, pk__lt=last.pk)
        rows = rows.filter(earlier, **{f"{by}__lte": at})
    found = list(rows[: most + 1])
    return found[:most], str(found[most - 1].pk) if len(found) > most else ""


def _row[M: Model](rows: QuerySet[M], key: str) -> M | None:
    try:
        return rows.filter(pk=uuid.UUID(key)).first()
    except ValueError:
        return None
