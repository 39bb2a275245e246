"""Money of a round: set aside when its rules are fixed, handed on to what residents chose.

These are steps for the room that holds rounds. They take the open entry; that room asked who may.
Pots are named by their number, because rules of a round hold no rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from wijkaanpak.funds import queries
from wijkaanpak.funds.actions.ledger import Deciding, write_decision
from wijkaanpak.funds.actions.pots import Aimed, make_goal
from wijkaanpak.funds.models import Goal, Pot
from wijkaanpak.funds.rules import Aim, Purpose
from wijkaanpak.logbook.door import OpenEntry
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.neighbourhoods.rules import TaskArea

type Shares = Mapping[str, int]  # number of a pot -> cents


def put_into_round(
    entry: OpenEntry, here: Neighbourhood, title: str, words: str, shares: Shares
) -> Goal:
    """Set money of pots aside for a round, and return the goal that stands for it."""
    what = Aimed(title, TaskArea.SOCIAL, Aim(purpose=Purpose.ROUND))
    goal = make_goal(entry, here, _free_title(here, what))
    write_decision(entry, Deciding(goal, _by_pot(here, shares), words))
    return goal


def name_winner(entry: OpenEntry, round_of: Goal, what: Aimed) -> Goal:
    """Make a goal of a plan that residents chose."""
    here = round_of.here
    return make_goal(entry, here, _free_title(here, replace(what, part_of=round_of)))


def hand_on(entry: OpenEntry, goal: Goal, shares: Shares, words: str) -> None:
    """Give a plan that residents chose its money, out of what is set aside for the round."""
    write_decision(entry, Deciding(goal, _by_pot(goal.here, shares), words))


def set_round_free(entry: OpenEntry, goal: Goal, words: str) -> int:
    """Set free what a round still holds, each euro in its own pot. Returns how many cents."""
    left = queries.left_in_round(goal)
    if left:
        shares = {number: -cents for number, cents in left.items()}
        write_decision(entry, Deciding(goal, _by_pot(goal.here, shares), words))
    return sum(left.values())


def _by_pot(here: Neighbourhood, shares: Shares) -> dict[Pot, int]:
    pots = {str(pot.pk): pot for pot in queries.with_areas_here(here)}
    return {pots[number]: cents for number, cents in shares.items()}


def _free_title(here: Neighbourhood, what: Aimed) -> Aimed:
    """Give a goal the title it asks, or the same with a number when another has it."""
    return replace(what, title=queries.free_title(here, what.title))
