"""Phragmén's sequential rule: everybody earns at the same pace, supporters buy a plan together.

A plan is bought at the moment its supporters have earned its cost; they begin again from nothing.
The count ends at the first plan that no longer fits in the money, and when several plans are
bought at the same moment, as soon as one of them does not fit. Plans that are dearer than all the
money take no part.

Source: Los, Christoff, Grossi, "Proportional Budget Allocations: Towards a Systematization",
IJCAI 2022; Brill, Freeman, Janson, Lackner, AAAI 2017.

>>> from wijkaanpak.methods.elections import Ballot, Election, Plan, Rule
>>> plans = [Plan("a", cost=40), Plan("b", cost=30), Plan("c", cost=30)]
>>> ballots = [Ballot(("a", "b")), Ballot(("a", "b")), Ballot(("c",))]
>>> count(Election(plans, ballots, money=100), Rule("phragmen")).winners
('b', 'c', 'a')

Errors: `Refused`. Exact: whole numbers and fractions only. Utilities make no difference here.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from wijkaanpak.methods.elections import (
    Aside,
    Election,
    MayAdd,
    Outcome,
    Part,
    Payment,
    Rule,
    Stage,
)
from wijkaanpak.methods.tallies import Tally, allowing, taking_part, tally_of, tie_ranks


class Clock:
    """When each plan can be bought: who paid last at which moment (cents earned by each).

    `moments[k]` is the moment of purchase k; `last[g]` the number of the last purchase of group g
    (0: none yet). A plan comes at (cost + what its supporters had earned at their last purchase)
    divided by their number.
    """

    def __init__(self, tally: Tally, plans: list[int]) -> None:
        self.tally, self.moments = tally, [Fraction(0)]
        self.last = np.zeros(len(tally.ballots), np.int64)
        self.comes = {p: tally.costs[p] / tally.votes(p) for p in plans}
        self.known = dict.fromkeys(plans, 1)  # after how many purchases

    def earned(self, plan: int) -> list[tuple[int, Fraction]]:
        """Return how many (in units) of a plan's supporters last paid at which moment."""
        tally, groups = self.tally, self.tally.supporters[plan]
        alike = self.last[groups] * len(tally.weights) + tally.weigh[groups]
        counted = np.bincount(alike, tally.ballots[groups])
        found = []
        for place in np.flatnonzero(counted):
            last, weigh = divmod(int(place), len(tally.weights))
            found.append((int(counted[place]) * tally.weights[weigh], self.moments[last]))
        return found

    def payment(self, plan: int) -> Payment:
        """Return who pays what when this plan is bought now."""
        moment, unit = self.now(plan), self.tally.unit
        paying: dict[Fraction, int] = {}
        for units, last in self.earned(plan):
            paying[moment - last] = paying.get(moment - last, 0) + units
        parts = [Part(units * unit, each) for each, units in paying.items() if each]
        parts.sort(key=lambda part: (-part.each, part.people))
        return Payment(self.tally.plans[plan].key, moment, tuple(parts))

    def buy(self, plan: int) -> None:
        """Let the supporters pay: they begin again, so plans they also like come later."""
        self.moments.append(self.now(plan))
        del self.comes[plan]
        self.last[self.tally.supporters[plan]] = len(self.moments) - 1

    def now(self, plan: int) -> Fraction:
        """Return when a plan comes as things stand. Purchases only make that later."""
        if self.known[plan] < len(self.moments):
            had = sum((units * moment for units, moment in self.earned(plan)), Fraction(0))
            cost = self.tally.costs[plan] + had * self.tally.unit
            self.comes[plan] = cost / self.tally.votes(plan)
            self.known[plan] = len(self.moments)
        return self.comes[plan]

    def first(self) -> list[int]:
        """Return the plans that come first: one, or more at the same moment."""
        tied: list[int] = []
        for plan in sorted(self.comes, key=lambda one: self.comes[one]):
            if tied and self.comes[plan] > self.comes[tied[0]]:
                break  # the moments that were known before are never too late
            moment = self.now(plan)
            if not tied or moment < self.comes[tied[0]]:
                tied = [plan]
            elif moment == self.comes[tied[0]]:
                tied.append(plan)
        return tied


def count(election: Election, rule: Rule, may_add: MayAdd | None = None) -> Outcome:
    """Count by Phragmén's sequential rule; see `counting.count`."""
    tally = tally_of(election, rule)
    plans, aside = taking_part(tally, rule)
    allowed, ranks = allowing(tally, may_add), tie_ranks(tally, rule)
    clock, left = Clock(tally, plans), election.money
    winners: list[int] = []
    payments: list[Payment] = []
    while clock.comes:
        tied = clock.first()
        if any(tally.costs[p] > left for p in tied):
            break
        plan = min(tied, key=lambda p: ranks[p])
        if not allowed(winners, plan):
            aside[tally.plans[plan].key] = Aside.CONDITIONS
            del clock.comes[plan]
            continue
        payments.append(clock.payment(plan))
        winners.append(plan)
        left -= tally.costs[plan]
        clock.buy(plan)
    keys = tuple(tally.plans[p].key for p in winners)
    return Outcome(
        election=election,
        rule=rule,
        winners=keys,
        stages=dict.fromkeys(keys, Stage.COUNT),
        aside=aside,
        ballots=tally.counted,
        ballots_left_out=tally.left_out,
        before_completion=keys,
        paying=lambda: tuple(payments),
    )
