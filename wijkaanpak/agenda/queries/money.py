"""Which money serves which item: pots, as their owners say, and goals, as the treasurer says."""

from __future__ import annotations

import uuid

from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum
from django.shortcuts import get_object_or_404

from wijkaanpak.agenda import rules
from wijkaanpak.agenda.models import Item, Serving
from wijkaanpak.agenda.rules import EditionState
from wijkaanpak.funds.models import Goal, Posting, Pot
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.queries import Viewer

# The agenda of now: in force, or said aloud and not in force yet.
NOW = tuple(state for state in rules.IN_PUBLIC if state != EditionState.SUPERSEDED)


def money_for(item: Item) -> QuerySet[Serving]:
    """Return which money serves an item, goals first, each with what was set aside for it."""
    its_own = Q(account__goal=OuterRef("goal")) | Q(account__goal__part_of=OuterRef("goal"))
    sums = Posting.objects.filter(its_own).order_by().values("account__goal__here")
    given = Subquery(sums.annotate(total=Sum("cents")).values("total"))
    found = item.servings.filter(ended=None).annotate(given=given)
    along = found.select_related("pot__here", "pot__owner", "goal__here")
    return along.order_by("goal__title", "pot__title", "pk")


def items_of_pot(pot: Pot) -> QuerySet[Serving]:
    return _in_order(pot.servings.all())


def items_of_goal(goal: Goal) -> QuerySet[Serving]:
    return _in_order(goal.servings.all())


def _in_order(found: QuerySet[Serving]) -> QuerySet[Serving]:
    now = found.filter(ended=None).select_related("item__edition__here")
    return now.order_by("-item__edition__number", "item__position", "pk")


def to_serve(here: Neighbourhood) -> list[Item]:
    """Return the items that money can be laid beside: of the agenda of now, newest first."""
    found = Item.objects.filter(edition__here=here, edition__state__in=NOW)
    return list(found.select_related("edition__here").order_by("-edition__number", "position"))


def serves_already(item: Item, *, pot: Pot | None = None, goal: Goal | None = None) -> bool:
    return Serving.objects.filter(item=item, pot=pot, goal=goal, ended=None).exists()


def get_serving(viewer: Viewer, serving: uuid.UUID, *, of_pot: bool) -> Serving:
    """Return one of the links between money and an item that still stand, or answer 404."""
    found = Serving.objects.filter(item__edition__here=viewer.here, ended=None)
    kind = found.filter(pot__isnull=not of_pot)
    return get_object_or_404(
        kind.select_related("item__edition__here", "pot__owner__here", "pot__here", "goal__here"),
        pk=serving,
    )
