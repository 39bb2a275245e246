"""What may be seen of obstacles. Who met one is not."""

from __future__ import annotations

import uuid

from django.db.models import Max, Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak.experiments.models import Obstacle, ObstacleWord
from wijkaanpak.experiments.queries.pages import page_of
from wijkaanpak.experiments.rules.obstacles import STEPS, WAITS, Say, Side, State
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import parties_of_viewer
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer

type Hindrance = Obstacle  # what views call an obstacle: they do not touch models


def obstacles(here: Neighbourhood) -> QuerySet[Obstacle]:
    return Obstacle.objects.filter(here=here).select_related("here", "owner")


def public_page(
    here: Neighbourhood, state: State | None = None, after: str = ""
) -> tuple[list[Obstacle], str]:
    """Return a page of obstacles, newest first, and the key of the next."""
    found = obstacles(here)
    found = found.filter(state=state) if state else found.exclude(state=State.WITHDRAWN)
    return page_of(found, "reported", after)


def get_obstacle(here: Neighbourhood, obstacle: uuid.UUID) -> Obstacle:
    """Return an obstacle with all that was said of it, or answer 404."""
    said = ObstacleWord.objects.select_related("party").order_by("number")
    whole = obstacles(here).select_related("commitment__here")
    return get_object_or_404(whole.prefetch_related(Prefetch("said", said)), pk=obstacle)


def is_finder(person: Person | None, obstacle: Obstacle) -> bool:
    """Tell whether this person met it. When they have left, who stays can say nothing for them."""
    return person is not None and obstacle.found_by_id == person.pk


def sides(viewer: Viewer, obstacle: Obstacle) -> tuple[bool, bool]:
    """Return whether this viewer speaks for the owner, and whether they met the obstacle."""
    mine = [party.pk for party in parties_of_viewer(viewer)]
    return obstacle.owner_id in mine, is_finder(viewer.person, obstacle)


def sayable(viewer: Viewer, obstacle: Obstacle) -> list[Say]:
    """Return what this viewer may say of an obstacle now."""
    owner, finder = sides(viewer, obstacle)
    may = {Side.OWNER: owner, Side.FINDER: finder and not owner}
    return [say for say, step in STEPS.items() if may[step.who] and obstacle.state in step.while_]


def next_number(obstacle: Obstacle) -> int:
    last: int | None = obstacle.said.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def of_owner(party: Party, most: int = 5) -> list[Obstacle]:
    rows = obstacles(party.here).filter(owner=party).exclude(state=State.WITHDRAWN)
    return list(rows.order_by("-reported", "-id")[: most + 1])


def waiting_for(viewer: Viewer) -> list[Obstacle]:
    """Return obstacles that wait for an answer of this viewer's party, or for this viewer."""
    mine = parties_of_viewer(viewer)
    rows = obstacles(viewer.here).order_by("due", "id")
    owed = list(rows.filter(owner__in=mine, state__in=WAITS)[:5]) if mine else []
    return owed + list(rows.filter(found_by=viewer.person, state=State.SAID_SOLVED)[:5])
