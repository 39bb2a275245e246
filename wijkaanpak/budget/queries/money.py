"""The money of rounds: what a round can draw on, and what waits for the treasurer."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from wijkaanpak.budget.models import Plan, Round
from wijkaanpak.budget.queries import result
from wijkaanpak.budget.queries.rounds import rules_of
from wijkaanpak.budget.rules import CHOSEN, Owed, owed
from wijkaanpak.funds import queries as funds
from wijkaanpak.funds.models import Goal, Pot
from wijkaanpak.funds.rules import Offered
from wijkaanpak.methods.pots import Share
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood


def offers(here: Neighbourhood) -> dict[str, Offered]:
    """Return the pots that a round here can draw on now, by their number."""
    return {one.number: one for one in funds.pots_for_round(here)}


def areas_of(round: Round, name: str) -> tuple[Area, ...]:
    """Return the drawn area that a part of the neighbourhood is, where there is one.

    An area can be drawn again in a later year: then it is the one that a pot of this round asks,
    or else the newest.
    """
    named = list(Area.objects.filter(here=round.here, name=name).order_by("-year", "pk"))
    pots = [uuid.UUID(source.number) for source in rules_of(round).sources.values()]
    asked = [area for area in named if area.pots.filter(pot__in=pots).exists()]
    return tuple((asked or named)[:1])


def waiting(here: Neighbourhood) -> list[Round]:
    """Return the rounds that were counted while their money was not divided yet."""
    found = Round.objects.filter(here=here, divided=None, goal__isnull=False)
    return list(found.exclude(counted=None).select_related("here").order_by("number"))


def winners(round: Round) -> list[Plan]:
    """Return the plans that won, in the order in which they were chosen."""
    order = {row["number"]: at for at, row in enumerate(result.data(round)["winners"])}
    rows = Plan.objects.filter(round=round, state__in=CHOSEN).select_related("goal__here")
    return sorted(rows, key=lambda plan: order[str(plan.number)])


def owed_by(round: Round) -> Owed:
    """Return what each pot gives each plan that won, as it was published at the count."""
    paid = result.data(round)["paid"]
    shares = [Share(one["pot"], one["plan"], one["cents"]) for one in paid]
    return owed(rules_of(round), shares)


@dataclass(frozen=True)
class Drawn:
    """What a pot holds for a round now."""

    round: Round
    cents: int


def drawn_on(pot: Pot) -> list[Drawn]:
    """Return the rounds in which there is money of this pot now."""
    held = funds.rounds_with(pot)
    if not held:
        return []
    rows = Round.objects.filter(goal__in=held).select_related("here").order_by("number")
    return [Drawn(row, held[row.goal_id]) for row in rows if row.goal_id]


def goal_of(row: Round | Plan) -> Goal:
    """Return the goal that holds the money: a round has one once opened, a plan once it won."""
    if row.goal is None:
        raise RuntimeError(f"{row} holds no money yet")
    return row.goal


def round_of(goal: Goal) -> Round | None:
    return Round.objects.filter(goal=goal).select_related("here").first()


def plan_of(goal: Goal) -> Plan | None:
    return Plan.objects.filter(goal=goal).select_related("round__here").first()
