"""What the pages of money show of rounds: a pot, a goal and the cash desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijkaanpak.budget.queries import money
from wijkaanpak.budget.queries import rounds as found
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.slots import Filling, everybody, fills

if TYPE_CHECKING:
    from wijkaanpak.funds.models import Goal, Pot
    from wijkaanpak.neighbourhoods.models import Neighbourhood


@fills("funds.pot", kept_by=everybody)
def rounds_of_pot(viewer: Viewer, pot: Pot) -> Filling | None:
    """Return in which rounds there is money of this pot now."""
    drawn = money.drawn_on(pot)
    return ("budget/beside_pot.html", {"drawn": drawn, "here": viewer.here}) if drawn else None


@fills("funds.goal", kept_by=everybody)
def round_of_goal(viewer: Viewer, goal: Goal) -> Filling | None:
    """Return the round, or the plan that residents chose, for which a goal stands."""
    if goal.part_of_id:
        plan = money.plan_of(goal)
        row = plan.round if plan else None
    else:
        plan, row = None, money.round_of(goal) if goal.purpose == "budget round" else None
    if row is None:
        return None
    return "budget/beside_goal.html", {"round": row, "plan": plan, "here": viewer.here}


@fills("funds.desk")
def rounds_at_the_desk(viewer: Viewer, here: Neighbourhood) -> Filling | None:
    """Return the rounds of which the treasurer still divides the money."""
    waiting = money.waiting(here)
    if not waiting:
        return None
    may = viewer.may(Right.KEEP_MONEY)
    return "budget/beside_desk.html", {"waiting": waiting, "may": may, "here": here}


@fills("people.me")
def plans_on_my_page(viewer: Viewer, person: object) -> Filling | None:
    """Return the plans that wait for the answer of who looks: to make it, or to go on as one."""
    plans = found.waiting_for(viewer.here, viewer.somebody)
    return ("budget/on_my_page.html", {"plans": plans}) if plans else None
