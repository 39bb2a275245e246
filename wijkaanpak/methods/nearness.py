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
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

import numpy as np

from wijkaanpak.methods import equal_shares, greedy, phragmen
from wijkaanpak.methods.elections import (
    WHOLE,
    Completion,
    Leftover,
    MayAdd,
    Method,
    Outcome,
    Stage,
    Utility,
)
from wijkaanpak.methods.quick import NEAR, Ready, Run, Supporters
from wijkaanpak.methods.tallies import Floats, Tally, allowing, taking_part, tally_of, tie_ranks


@dataclass(frozen=True)
class Near:
    """What would have been enough, each on its own; None when no such number was found."""

    cost: int | None = None  # whole cents: at this cost it would have won
    votes: int | None = None  # so many more people who vote for it alone
    money: int = 0  # cents that its supporters have left together, rounded down
    elsewhere: tuple[tuple[str, int], ...] = ()  # winners and cents its supporters paid for them


def near(outcome: Outcome, may_add: MayAdd | None = None, *, tries: int = 0) -> dict[str, Near]:
    """Return for each plan that took part and lost how near it was.

    Without `tries` the share of the end stays as it is. With add-one more votes change that share
    too; so for what residents are told, each number is tried by as many whole counts: then it
    truly would have won, and the more tries, the nearer (costs to one percent).
    """
    if tries and outcome.rule.completion is Completion.ADD_ONE and outcome.share:
        return _Again(outcome, outcome.share, may_add, tries).near()
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
    return _Shares(outcome, outcome.share, may_add).near() if outcome.share else {}


class _Shares:
    """The last run again, with what every loser would have needed at each of its steps."""

    def __init__(self, outcome: Outcome, share: Fraction, may_add: MayAdd | None) -> None:
        self.outcome, self.rule, self.share = outcome, outcome.rule, share
        self.tally = tally_of(outcome.election, outcome.rule)
        self.plans, _aside = taking_part(self.tally, self.rule)
        self.ready = equal_shares.ready_for(self.tally, self.rule, self.plans)
        self.allowed = allowing(self.tally, may_add)
        self.losers = _losers(outcome, self.tally)
        self.costs = dict.fromkeys(self.losers, 0)  # the best so far
        self.votes = dict.fromkeys(self.losers, self.tally.counted + 1)
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
            supporters, cost = self.ready.supporters[p], self.tally.costs[p]
            price = rate * cost if by_cost else rate
            most, each = price * supporters.total, min(float(self.share), price)
            dearer = most > self.costs[p] and not (by_cost and supporters.total < 1 / rate)
            fewer = (cost - most) / each < self.votes[p]
            if not (dearer or fewer):
                continue  # even if all could pay in full
            have = money[supporters.groups]
            paying = _paying(have, supporters, price)
            self.votes[p] = min(self.votes[p], floor((cost - paying) / each) + 1)
            if by_cost and dearer and _sum(have, supporters) > self.costs[p]:
                paying = _largest(have, supporters, 1 / rate)
            self.costs[p] = max(self.costs[p], floor(paying) if dearer else 0)

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
        # A breath less than all that they have: to the last cent would ask for whole numbers.
        all_but = floor(have - have * 10 * NEAR)
        most = left if self.rule.completion is Completion.UTILITARIAN else min(all_but, left)
        costs = {c for c in (self.costs[p], most) if 0 < c < cost}
        enough = next((c for c in sorted(costs, reverse=True) if self._at_cost(p, c)), None)
        votes = min(self.votes[p], ceil((cost - have) / float(self.share)))
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
        tally.made = {}
        if cost:
            tally.costs = [*tally.costs[:p], cost, *tally.costs[p + 1 :]]
        if more:
            tally.with_voters(p, more)
        return tally

    def _ready(self, p: int, tally: Tally) -> Ready:
        return self.ready.with_plan(tally, p, tie_ranks(tally, self.rule))

    def _would_win(self, p: int, tally: Tally) -> bool:
        """Tell whether a run with the share of the end lets it win within the money."""
        ready = self._ready(p, tally)
        run = Run(ready, self.share, self.allowed).whole()
        brought = (tally.weight - self.tally.weight) * self.share
        return p in run.winners and run.spent <= self.outcome.election.money + brought


class _Again(_Shares):
    """The same for add-one, with every number tried by counting again from the first share."""

    def __init__(
        self, outcome: Outcome, share: Fraction, may_add: MayAdd | None, tries: int
    ) -> None:
        super().__init__(outcome, share, may_add)
        self.tries = tries

    def _near(self, p: int, money: Floats) -> Near:
        quick = super()._near(p, money)
        cost, votes = self._largest_cost(p, quick.cost), self._fewest_votes(p, quick.votes)
        return replace(quick, cost=cost, votes=votes)

    def _largest_cost(self, p: int, begin: int | None) -> int | None:
        """Return a cost at which it wins, so that one percent more is not known to be enough."""
        too_much, left = self.tally.costs[p], self.tries
        first = [c for c in (begin, too_much // 10, too_much // 100) if c][:left]
        enough = next((c for c in first if self._wins(p, cost=c)), None)
        left -= 1 + first.index(enough) if enough else len(first)
        while enough and left > 0 and too_much - enough > too_much // 100:
            left -= 1
            between = (enough + too_much) // 2 // WHOLE * WHOLE
            if between <= enough:  # no whole euro lies between them
                break
            if self._wins(p, cost=between):
                enough = between
            else:
                too_much = between
        return enough

    def _fewest_votes(self, p: int, begin: int | None) -> int | None:
        if 1 % self.tally.unit or self.rule.utility is Utility.POINTS:
            return None
        too_few, enough, left = 0, begin or 1, self.tries - 1
        while not self._wins(p, more=enough):
            too_few, enough, left = enough, enough * 2, left - 1
            if enough > self.tally.counted or left < 0:
                return None
        while left > 0 and enough - too_few > 1:
            left -= 1
            between = (enough + too_few) // 2
            if self._wins(p, more=between):
                enough = between
            else:
                too_few = between
        return enough

    def _wins(self, p: int, *, cost: int = 0, more: int = 0) -> bool:
        tally = self._variant(p, cost=cost, more=more)
        ready, share = self._ready(p, tally), equal_shares.first_share(tally, self.rule)
        first = Run(ready, share, self.allowed).whole()
        run, _steps = equal_shares.Raising(ready, self.rule, self.allowed).from_run(first)
        return p in run.winners


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
    if supporters.weight is None:
        money = money[money > 0]
        weight: Floats | float = 1.0
    else:
        money, weight = money[money > 0], supporters.weight[money > 0]
    if float(np.sum(weight * np.ones(len(money)))) < votes:
        return 0.0
    price = float((money * weight).sum()) / votes
    while True:
        poor = money < price
        paid = float((money * poor * weight).sum())
        slope = float((~poor * weight).sum())
        lower = paid / (votes - slope) if slope < votes else price
        if lower >= price * (1 - 1e-12):
            return votes * price * (1 - 1e-12)
        price = lower
