"""How near a plan that lost was to winning: at what cost, or with how many more votes.

Everything else stays as it was: the ballots, the other costs and, with equal shares, the share
of each ballot in the end. "More votes" are people who vote for this plan alone, with a share of
their own. With equal shares both numbers are tried out (`_would_win`) before they are given; by
most votes and by Phragmén they follow from the definition of the rule.

Source: Boehmer, Faliszewski, Janeczko, Peters, Pierczyński, Schierreich, Skowron, Szufa,
"Evaluation of Project Performance in Participatory Budgeting", IJCAI 2024, arXiv 2312.14723 (cost
reduction and added singletons).
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor

import numpy as np

from wijkaanpak.methods import equal_shares, greedy, phragmen
from wijkaanpak.methods.elections import (
    Completion,
    Leftover,
    MayAdd,
    Method,
    Outcome,
    Stage,
    Utility,
)
from wijkaanpak.methods.quick import Ready, Run, Supporters
from wijkaanpak.methods.tallies import Floats, Tally, allowing, taking_part, tally_of, tie_ranks


@dataclass(frozen=True)
class Near:
    """What would have been enough, each on its own; None when no such number was found."""

    cost: int | None = None  # whole cents: at this cost it would have won
    votes: int | None = None  # so many more people who vote for it alone
    money: int = 0  # cents that its supporters have left together, rounded down
    elsewhere: tuple[tuple[str, int], ...] = ()  # winners and cents its supporters paid for them


def near(outcome: Outcome, may_add: MayAdd | None = None) -> dict[str, Near]:
    """Return for each plan that took part and lost how near it was."""
    found = {
        Method.EQUAL_SHARES: _by_shares,
        Method.GREEDY: _by_votes,
        Method.PHRAGMEN: _by_phragmen,
    }[outcome.rule.name](outcome, may_add)
    return dict(sorted(found.items()))


def _losers(outcome: Outcome, tally: Tally) -> list[int]:
    plans, _aside = taking_part(tally, outcome.rule)
    won = set(outcome.winners)
    return [p for p in plans if tally.plans[p].key not in won]


def _best(costs: Iterable[int | None], most: int) -> int | None:
    return max((cost for cost in costs if cost and 0 < cost < most), default=None)


def _fewest(votes: Iterable[int | None]) -> int | None:
    return min((number for number in votes if number and number > 0), default=None)


# --- Most votes that fit -----------------------------------------------------------------------


def _by_votes(outcome: Outcome, may_add: MayAdd | None) -> dict[str, Near]:
    tally = tally_of(outcome.election, outcome.rule)
    found = {}
    for p in _losers(outcome, tally):
        turns = _turns(outcome, tally, p)
        cost = _best((left for _other, left in turns[-1:]), tally.costs[p])
        found[tally.plans[p].key] = Near(cost, _to_overtake(outcome, tally, p, turns))
    return found


def _turns(outcome: Outcome, tally: Tally, plan: int) -> list[tuple[int, int]]:
    """Return the plans in order up to this one, each with the money left at its turn.

    Only of the stage in which it could have won: its pot, or the leftovers.
    """
    rule, election = outcome.rule, outcome.election
    plans, _aside = taking_part(tally, rule)
    order = greedy.in_order(tally, rule, plans)
    pots = greedy.pots_of(tally, rule, order)
    pot = greedy.pot_of(tally.plans[plan], rule) if rule.pots else ""
    stage, skip = (Stage.POT if rule.pots else Stage.COUNT), rule.skip
    before = 0
    if rule.leftover is not Leftover.NONE or pot not in pots:
        stage, skip = Stage.LEFTOVER, rule.leftover is Leftover.SKIP
        before = sum(
            election.plan(key).cost
            for key, won in outcome.stages.items()
            if won is not Stage.LEFTOVER
        )
        left = election.money - before
        inside = [p for p in order if outcome.stages.get(tally.plans[p].key) is not Stage.POT]
        if rule.leftover is Leftover.NONE:
            return [(plan, 0)]
    else:
        left, inside = pots[pot]
        spent = 0
        for name, (_money, others) in pots.items():
            if name == pot:
                break
            spent += sum(tally.costs[p] for p in others if tally.plans[p].key in outcome.stages)
        left = min(left, election.money - spent)
    return _walk(outcome, tally, plan, inside, left, stage, skip=skip)


def _walk(
    outcome: Outcome,
    tally: Tally,
    plan: int,
    inside: Sequence[int],
    left: int,
    stage: Stage,
    *,
    skip: bool,
) -> list[tuple[int, int]]:
    turns = []
    for p in inside:
        turns.append((p, left))
        if p == plan:
            return turns
        if outcome.stages.get(tally.plans[p].key) is stage:
            left -= tally.costs[p]
        elif tally.costs[p] > left and not skip:
            break
    return [*turns, (plan, 0)]


def _to_overtake(
    outcome: Outcome, tally: Tally, plan: int, turns: Sequence[tuple[int, int]]
) -> int | None:
    """Return the fewest votes with which the plan comes before a plan at whose turn it fits."""
    rule = outcome.rule
    if rule.utility is Utility.POINTS or rule.channels:
        return None
    per = tally.costs[plan] if rule.utility is Utility.CARDINALITY else 1
    fits = [p for p, left in turns if p != plan and left >= tally.costs[plan]]
    if not fits:
        return None
    other = fits[-1]
    worth = tally.votes(other) / (tally.costs[other] if rule.utility is Utility.CARDINALITY else 1)
    return max(1, floor(worth * per - tally.votes(plan)) + 1)


# --- Phragmén ----------------------------------------------------------------------------------


def _by_phragmen(outcome: Outcome, may_add: MayAdd | None) -> dict[str, Near]:
    tally = tally_of(outcome.election, outcome.rule)
    losers = _losers(outcome, tally)
    plans, _aside = taking_part(tally, outcome.rule)
    clock, left = phragmen.Clock(tally, plans), outcome.election.money
    costs: dict[int, list[int | None]] = {p: [] for p in losers}
    votes: dict[int, list[int | None]] = {p: [] for p in losers}
    turns = [tally.index[key] for key in outcome.winners]
    for turn in [*turns, None]:
        waiting = [p for p in losers if p != turn]
        first = [turn] if turn is not None else clock.first()
        moment = clock.now(first[0]) if first else None
        for p in waiting:
            if moment is not None:
                had = clock.now(p) * tally.votes(p) - tally.costs[p]
                costs[p].append(min(left, ceil(moment * tally.votes(p) - had) - 1))
                if tally.costs[p] <= left:
                    votes[p].append(floor((tally.costs[p] + had) / moment - tally.votes(p)) + 1)
        if turn is not None:
            clock.buy(turn)
            left -= tally.costs[turn]
    if outcome.rule.channels:
        votes = {p: [] for p in losers}
    return {
        tally.plans[p].key: Near(_best(costs[p], tally.costs[p]), _fewest(votes[p]))
        for p in losers
    }


# --- Equal shares ------------------------------------------------------------------------------


def _by_shares(outcome: Outcome, may_add: MayAdd | None) -> dict[str, Near]:
    return _Shares(outcome, may_add).near() if outcome.share else {}


class _Shares:
    """The last run again, with what every loser would have needed at each of its steps."""

    def __init__(self, outcome: Outcome, may_add: MayAdd | None) -> None:
        assert outcome.share is not None
        self.outcome, self.rule, self.share = outcome, outcome.rule, outcome.share
        self.tally = tally_of(outcome.election, outcome.rule)
        self.plans, _aside = taking_part(self.tally, self.rule)
        self.ready = equal_shares.ready_for(self.tally, self.rule, self.plans)
        self.allowed = allowing(self.tally, may_add)
        self.losers = _losers(outcome, self.tally)
        self.costs: dict[int, list[int]] = {p: [] for p in self.losers}
        self.votes: dict[int, list[int]] = {p: [] for p in self.losers}
        self.paid: dict[int, list[tuple[str, int]]] = {p: [] for p in self.losers}

    def near(self) -> dict[str, Near]:
        run = Run(self.ready, self.share, self.allowed).whole()
        money = np.full(len(self.tally.ballots), float(self.share))
        for step in run.steps:
            self._look(money, step.rate.low)
            if step.bought:
                money = self._pay(step.plan, step.rate.price, money)
        return {self.tally.plans[p].key: self._near(p, money) for p in self.losers}

    def _look(self, money: Floats, rate: float) -> None:
        """Note at what cost and with how many votes each loser would have come first now."""
        by_cost = self.rule.utility is Utility.COST
        for p in self.losers:
            supporters = self.ready.supporters[p]
            have = money[supporters.groups]
            cost, price = self.tally.costs[p], rate
            if by_cost:
                price = rate * cost
                self.costs[p].append(floor(_largest(have, supporters, 1 / rate)))
            else:
                self.costs[p].append(floor(_paying(have, supporters, price)))
            each = min(float(self.share), price)
            self.votes[p].append(floor((cost - _paying(have, supporters, price)) / each) + 1)

    def _pay(self, plan: int, price: float, money: Floats) -> Floats:
        supporters = self.ready.supporters[plan]
        asked = price if supporters.points is None else price * supporters.points
        after = money.copy()
        after[supporters.groups] = np.maximum(money[supporters.groups] - asked, 0.0)
        gone, key = money - after, self.tally.plans[plan].key
        for p in self.losers:
            other = self.ready.supporters[p]
            spent = round(_sum(gone[other.groups], other))
            if spent:
                self.paid[p].append((key, spent))
        return after

    def _near(self, p: int, money: Floats) -> Near:
        supporters, cost = self.ready.supporters[p], self.tally.costs[p]
        have = _sum(money[supporters.groups], supporters)
        left = self.outcome.left
        most = left if self.rule.completion is Completion.UTILITARIAN else min(floor(have), left)
        costs = {c for c in (max(self.costs[p], default=0), most) if 0 < c < cost}
        enough = next((c for c in sorted(costs, reverse=True) if self._at_cost(p, c)), None)
        votes = min([*self.votes[p], ceil((cost - have) / float(self.share))])
        elsewhere = sorted(self.paid[p], key=lambda one: (-one[1], one[0]))
        return Near(enough, self._with_votes(p, max(1, votes)), floor(have), tuple(elsewhere))

    def _at_cost(self, p: int, cost: int) -> bool:
        if self.rule.completion is Completion.UTILITARIAN and cost <= self.outcome.left:
            return True
        return self._would_win(p, self._variant(p, cost=cost))

    def _with_votes(self, p: int, votes: int) -> int | None:
        """Return so many votes, or one more where floats were too hopeful; None when untrue."""
        if self.rule.utility is Utility.POINTS or 1 % self.tally.unit:
            return None
        tries = (votes, votes + 1)
        return next((n for n in tries if self._would_win(p, self._variant(p, more=n))), None)

    def _variant(self, p: int, *, cost: int = 0, more: int = 0) -> Tally:
        tally = copy.copy(self.tally)
        vars(tally).pop("_ready", None)
        if cost:
            tally.costs = [*tally.costs[:p], cost, *tally.costs[p + 1 :]]
        if more:
            tally.with_voters(p, more)
        return tally

    def _would_win(self, p: int, tally: Tally) -> bool:
        """Tell whether a run with the share of the end lets it win within the money."""
        ready = self.ready.with_plan(tally, p, tie_ranks(tally, self.rule))
        run = Run(ready, self.share, self.allowed).whole()
        brought = (tally.weight - self.tally.weight) * self.share
        return p in run.winners and run.spent <= self.outcome.election.money + brought


def _sum(money: Floats, supporters: Supporters) -> float:
    return float(money.sum() if supporters.weight is None else (money * supporters.weight).sum())


def _paying(money: Floats, supporters: Supporters, price: float) -> float:
    asked = price if supporters.points is None else price * supporters.points
    return _sum(np.minimum(money, asked), supporters)


def _largest(money: Floats, supporters: Supporters, votes: float) -> float:
    """Return the largest cost at which a plan counts for so many (effective) votes; 0 if none.

    Its price x then solves: what supporters pay at x is votes times x. From above, each step
    takes the x at which those who are poor at the last one pay the difference.
    """
    weight = np.ones(len(money)) if supporters.weight is None else supporters.weight
    if float(weight[money > 0].sum()) < votes:
        return 0.0
    price = _sum(money, supporters) / votes
    while True:
        rich = money >= price
        slope = float(weight[rich].sum())
        if slope >= votes:
            return votes * price * (1 - 1e-12)
        lower = float((money * weight)[~rich].sum()) / (votes - slope)
        if lower >= price * (1 - 1e-12):
            return votes * price * (1 - 1e-12)
        price = lower
