"""The quick half of the count by shares: floats that prove what they decide.

Every voter has money b. A plan with supporters S and cost C is bought at the lowest price x at
which the sum over S of min(b, x) is C; next comes the plan with the lowest price for what it is
worth. Three facts make floats safe here:

1. More money for some means a lower price and, after paying, at least as much money for all
   (by induction over the rounds). So prices only rise during a count, and an old price is a lower
   bound: plans are looked at in that order and most are not looked at at all.
2. Two runs over the same purchases differ, in the sum over all voters of the difference in money,
   by no more after a purchase than before it: both spend C, and the run with the larger of both
   purses lies above both (1), that with the smaller below. So rounding errors add up and never
   multiply. `error` is a bound on that sum: it grows with each purchase by the rounding of the
   price (ROUNDING x cost) and of what each supporter has left (UNIT x their first shares).
3. The sum over S of min(b, x) has slope r in x, the number of supporters who pay in full. So an
   error of e in money is an error of at most e / r in the price.

Each price thus comes with an interval that holds the exact one. When intervals cannot tell which
plan is next, `purses` decides in whole numbers. Plans whose supporters can all pay in full have
an exact price without any of this, so that equal numbers of votes are equal.

Source of the rule: Peters, Pierczyński, Skowron, NeurIPS 2021; of the order of looking: Peters
and Pierczyński, equalshares.net; the three facts are proved here.
"""

from __future__ import annotations

import copy
import heapq
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from wijkaanpak.methods.elections import Utility
from wijkaanpak.methods.purses import Purses
from wijkaanpak.methods.tallies import Floats, Tally, Whole

UNIT = 2.0**-52  # twice the rounding of one operation
ROUNDING = 20 * UNIT  # numpy sums in pairs: at most 18 + log2(n / 128) roundings in a row
NEAR = 1e-6  # prices less sure than this are for `purses` to say
SURE = 1 + 8 * UNIT
add_up = np.add.reduce  # in pairs, as `sum` does
smallest, at_most, how_many = (
    np.minimum.reduce,
    np.minimum,
    np.count_nonzero,
)  # found once, called hundreds of times a run

type Allowed = Callable[[Sequence[int], int], bool]


class Supporters(NamedTuple):
    """Who chose a plan: numbers of groups, their weight, and weight x points (None: all 1)."""

    groups: Whole
    weight: Floats | None
    points: Floats | None
    slope: Floats | None  # weight x points
    total: float  # the sum of slope
    look: Look


type Looking = Callable[[Floats, float, Supporters], float]


class Look(NamedTuple):
    """What supporters with this money do at a price: plain functions, called thousands of times.

    `rich` is the slope: the weight (times points) of who can pay in full. `paid` is what they pay
    together. `most` is a price that nobody could pay more than, when money may be off by so much.
    """

    rich: Looking
    paid: Looking
    most: Looking


ALL_ALIKE = Look(
    rich=lambda money, price, _own: float(how_many(money >= price)),
    paid=lambda money, price, _own: float(add_up(at_most(money, price))),
    most=lambda money, error, _own: float(money.max()) + error,
)


def _asked(price: float, own: Supporters) -> float | Floats:
    return price if own.points is None else price * own.points


def _rich(money: Floats, price: float, own: Supporters) -> float:
    slope = 1.0 if own.slope is None else own.slope
    return float(((money >= _asked(price, own)) * slope).sum())


def _paid(money: Floats, price: float, own: Supporters) -> float:
    paying = np.minimum(money, _asked(price, own))
    return float(add_up(paying if own.weight is None else paying * own.weight))


def _most(money: Floats, error: float, own: Supporters) -> float:
    points = 1.0 if own.points is None else own.points
    return float(((money + error) / points).max())


BY_WEIGHT = Look(_rich, _paid, _most)  # where ballots or choices do not all weigh the same


class Ready:
    """What is the same in every run over a tally: plans as floats, with exact lowest prices."""

    def __init__(self, tally: Tally, plans: list[int], ranks: list[int], utility: Utility) -> None:
        self.tally, self.plans, self.ranks, self.utility = tally, plans, ranks, utility
        self.weight = self._weights()
        self.least = min(map(float, tally.weights)) * float(tally.unit)
        self.supporters: dict[int, Supporters] = {}
        self.worth: dict[int, int] = {}
        self.plain: dict[int, Fraction] = {}  # the price when all pay in full
        self.plain_rate: dict[int, Fraction] = {}
        self.plain_near: dict[int, float] = {}
        self.rate_near: dict[int, float] = {}
        self.most: dict[int, Fraction] = {}  # points of one voter
        self.most_near: dict[int, float] = {}
        self.need: dict[int, float] = {}  # money of one voter to pay in full
        self.voters: dict[int, float] = {}
        for p in plans:
            self._take(p)
        self.order = self._in_order()

    def _take(self, p: int) -> None:
        tally = self.tally
        self.supporters[p] = self._supporters(p)
        self.worth[p] = tally.costs[p] if self.utility is Utility.COST else 1
        self.plain[p] = tally.costs[p] / tally.points(p)
        self.plain_rate[p] = self.plain[p] / self.worth[p]
        self.plain_near[p] = float(self.plain[p])
        self.rate_near[p] = float(self.plain_rate[p])
        self.most[p] = self._most_points(p)
        self.most_near[p] = float(self.most[p])
        self.need[p] = self.plain_near[p] * self.most_near[p]
        self.voters[p] = float(tally.votes(p))

    def _in_order(self) -> list[int]:
        return sorted(self.plans, key=lambda p: (self.plain_rate[p], self.ranks[p]))

    def with_plan(self, tally: Tally, plan: int, ranks: list[int]) -> Ready:
        """Return the same for a tally in which only this plan is another."""
        found = copy.copy(self)
        for name, value in vars(self).items():
            if isinstance(value, dict):
                setattr(found, name, dict(value))
        found.tally, found.ranks = tally, ranks
        found.weight = found._weights()
        found.least = min(map(float, tally.weights)) * float(tally.unit)
        found._take(plan)
        found.order = found._in_order()
        return found

    def _weights(self) -> Floats | None:
        if self.tally.units == len(self.tally.ballots) and set(self.tally.weights) == {1}:
            return None
        each = np.array([float(weight * self.tally.unit) for weight in self.tally.weights])
        return each[self.tally.weigh] * self.tally.ballots

    def _supporters(self, p: int) -> Supporters:
        groups = self.tally.supporters[p].astype(np.intp)
        scores = self.tally.scores[p]
        weight = None if self.weight is None else self.weight[groups]
        points = None if scores is None else scores.astype(float) * float(self.tally.score_unit)
        slope = points if weight is None else weight if points is None else weight * points
        total = float(len(groups) if slope is None else slope.sum())
        look = ALL_ALIKE if slope is None else BY_WEIGHT
        return Supporters(groups, weight, points, slope, total, look)

    def _most_points(self, p: int) -> Fraction:
        scores = self.tally.scores[p]
        return Fraction(1) if scores is None else int(scores.max()) * self.tally.score_unit


class Rate(NamedTuple):
    """Price per worth of a plan, between `low` and `high`; exact when known as a fraction."""

    low: float
    high: float
    price: float
    exact: Fraction | None = None
    plain: bool = False  # all supporters pay in full: so also with larger shares


class Step(NamedTuple):
    """One plan whose turn came: bought, or refused by a condition."""

    plan: int
    bought: bool
    rate: Rate


class Opening(NamedTuple):
    """The first steps of a run while each plan in plain order could be paid by all in full.

    These are the same with any larger share, and so is what everybody paid.
    """

    steps: tuple[Step, ...]
    paid: Floats
    error: float


class Run:
    """One count with a fixed share for each ballot of weight 1 (cents, exact).

    `against` is a run with a smaller share. While the steps are the same, `proved` says whether
    they are the same for every share in between: with the smaller share the next plan was surely
    cheaper (for its worth) than every other plan is with this larger one, and prices fall as
    shares grow.
    """

    def __init__(
        self, ready: Ready, share: Fraction, allowed: Allowed, against: Run | None = None
    ) -> None:
        self.ready, self.share, self.allowed, self.against = ready, share, allowed, against
        self.near = float(share)
        self.steps: list[Step] = []
        self.winners: list[int] = []
        self.purses: Purses | None = None
        self.opening: Opening | None = None
        self.proved = against is not None
        self.spent = 0

    def whole(self, *, give_up: bool = False) -> Run:
        """Run to the end, or (`give_up`) until it is not proved to equal the run before."""
        self._begin()
        for step in self._turns():
            self.steps.append(step)
            if self.against is not None and not self._still_same():
                self.proved = False
                if give_up:
                    break
        if self.against is not None and len(self.steps) < len(self.against.steps):
            self.proved = False
        self.against = None  # else each run keeps all runs before it
        return self

    def _begin(self) -> None:
        ready, tally = self.ready, self.ready.tally
        start = self.near
        self.error = UNIT * start * float(tally.weight)
        self.at_least = start  # nobody has less
        self.prices = dict(ready.plain_near)
        self.spare = {p: start * ready.voters[p] - tally.costs[p] for p in ready.plans}
        self.looked: dict[int, Floats] = {}  # money of supporters, since the last purchase
        self.nothing_is_exact = True  # who has 0 here has nothing left
        self.opening = self.against.opening if self.against else None
        if self.opening is None:
            self.money = np.full(len(tally.ballots), start)
        else:
            self._open(self.opening)
        turned = {step.plan for step in self.steps}
        self.waiting = [
            (ready.rate_near[p] / SURE, p)
            for p in ready.plans
            if p not in turned and self._could(p)
        ]
        heapq.heapify(self.waiting)

    def _open(self, opening: Opening) -> None:
        self.money = self.near - opening.paid
        self.error += opening.error
        self.steps = list(opening.steps)
        self.winners = [step.plan for step in self.steps if step.bought]
        for plan in self.winners:
            self._charge(plan, self.ready.plain_near[plan])

    def _charge(self, plan: int, price: float) -> None:
        self.at_least -= price * self.ready.most_near[plan] * SURE
        self.spent += self.ready.tally.costs[plan]

    def _keep_opening(self) -> None:
        """Remember the steps so far when they are the same with any larger share."""
        paid = self.near - self.money
        error = self.error + UNIT * self.near * float(self.ready.tally.weight)
        self.opening = Opening(tuple(self.steps), paid, error)

    def _could(self, p: int) -> bool:
        """Tell whether all money of its supporters together is enough."""
        money, cost = self.ready.voters[p] * self.near, self.ready.tally.costs[p]
        if abs(money - cost) > NEAR * cost:
            return money > cost
        return cost <= self.ready.tally.votes(p) * self.share

    def _turns(self) -> Iterator[Step]:
        opens = True
        while self.waiting:
            found = self._next()
            if found is None:
                return
            plan, rate = found
            if opens and not (rate.plain and self._in_order(plan)):
                self._keep_opening()
                opens = False
            if self.allowed(self.winners, plan):
                self._buy(plan, rate.price)
                yield Step(plan, True, rate)
            else:
                yield Step(plan, False, rate)

    def _in_order(self, plan: int) -> bool:
        """Tell whether no plan still to come could ever be cheaper for its worth than this."""
        ready, turned = self.ready, {step.plan for step in self.steps}
        return plan == next(p for p in ready.order if p not in turned)

    def _next(self) -> tuple[int, Rate] | None:
        """Return the plan whose turn it is; the others that were looked at go back."""
        seen: dict[int, Rate] = {}
        best, bound = float("inf"), self._bound()
        while self.waiting and self.waiting[0][0] <= max(best, bound):
            _low, plan = heapq.heappop(self.waiting)
            rate = self._rate(plan, max(best, bound) * SURE)
            if rate is not None:
                seen[plan] = rate
                best = min(best, rate.high)
        if not seen:
            return None
        first = self._first(seen, best)
        if first is None:
            return self._next()
        plan, rate = first, seen.pop(first)
        if self.proved:
            self._prove(plan, seen)
        for other, old in seen.items():
            heapq.heappush(self.waiting, (old.low, other))
        return plan, rate

    def _bound(self) -> float:
        """Return up to where rivals must be looked at to prove the step of the smaller share."""
        if self.proved and self.against and len(self.steps) < len(self.against.steps):
            return self.against.steps[len(self.steps)].rate.high
        return 0.0

    def _prove(self, plan: int, rivals: dict[int, Rate]) -> None:
        """Keep `proved` only when no rival can come first with any share in between."""
        if self.against is None or len(self.steps) >= len(self.against.steps):
            self.proved = False
            return
        before, ready = self.against.steps[len(self.steps)].rate, self.ready
        mine = ready.plain_rate[plan], ready.ranks[plan]
        for rival, rate in rivals.items():
            if rate.low > before.high:
                continue
            if not (before.plain and (ready.plain_rate[rival], ready.ranks[rival]) > mine):
                self.proved = False
                return

    def _still_same(self) -> bool:
        place = len(self.steps) - 1
        if self.against is None or not self.proved or place >= len(self.against.steps):
            return False
        return self.steps[-1][:2] == self.against.steps[place][:2]

    def _first(self, seen: dict[int, Rate], best: float) -> int | None:
        """Return the cheapest plan for its worth; equal ones by the tie order, exactly."""
        near = [plan for plan, rate in seen.items() if rate.low <= best]
        if len(near) == 1:
            return near[0]
        exact: dict[int, Fraction] = {}
        for plan in near:
            value = seen[plan].exact
            if value is None:
                price = self._halved(plan, seen[plan].price) or self._purses().price(plan)
                if price is None:
                    del seen[plan]
                    continue
                value = price / self.ready.worth[plan]
                seen[plan] = self._exactly(value, plan)
            exact[plan] = value
        if not exact:
            for plan, rate in seen.items():
                heapq.heappush(self.waiting, (rate.low, plan))
            return None
        return min(exact, key=lambda plan: (exact[plan], self.ready.ranks[plan]))

    def _halved(self, plan: int, near: float) -> Fraction | None:
        """Return the exact price when every supporter has nothing left or surely pays in full."""
        supporters = self.ready.supporters[plan]
        if not self.nothing_is_exact or supporters.slope is not None:
            return None
        money = self.money[supporters.groups]
        some = np.count_nonzero(money)
        full = np.count_nonzero(money > near * (1 + NEAR))
        if some != full or not self._each_sure(near):
            return None
        return Fraction(self.ready.tally.costs[plan], int(some))

    def _each_sure(self, price: float) -> bool:
        """Tell whether everybody's money alone is as sure as NEAR asks."""
        return self.error / self.ready.least < price * NEAR

    def _exactly(self, value: Fraction, plan: int) -> Rate:
        near = float(value)
        price = float(value * self.ready.worth[plan])
        return Rate(near / SURE, near * SURE, price, value)

    def _purses(self) -> Purses:
        """Return everybody's exact money now."""
        if self.purses is None:
            self.purses, self._paid = Purses(self.ready.tally, self.share), 0
        for plan in self.winners[self._paid :]:
            self.purses.take(plan)
        self._paid = len(self.winners)
        return self.purses

    def _rate(self, plan: int, enough: float) -> Rate | None:
        """Return the price of a plan for its worth now, or None when it cannot be paid."""
        if self._plainly(plan):
            return self._in_full(plan)
        return self._price(plan, enough)

    def _in_full(self, plan: int) -> Rate:
        """Return the price when all supporters pay in full, which is exact."""
        ready, near = self.ready, self.ready.rate_near[plan]
        price, exact = ready.plain_near[plan], ready.plain_rate[plan]
        return Rate(near / SURE, near * SURE, price, exact, True)

    def _plainly(self, plan: int) -> bool:
        """Tell, without looking at anybody, whether all supporters can pay in full."""
        need = self.ready.need[plan]
        if self.winners or abs(need - self.at_least) > NEAR * need:
            return self.at_least * (1 - NEAR) > need
        return self.ready.plain[plan] * self.ready.most[plan] <= self.share

    def _price(self, plan: int, enough: float) -> Rate | None:
        """Return the price of a plan for its worth, or None when it cannot be paid.

        Above `enough` a lower bound will do. Each step takes the price at which those who are
        rich now would pay what is missing: the tangent of a concave function, so from below.
        """
        ready, own = self.ready, self.ready.supporters[plan]
        cost, worth, price = ready.tally.costs[plan], ready.worth[plan], self.prices[plan]
        self.looked[plan] = money = self.money.take(own.groups)
        error = self.error + ROUNDING * cost
        if self.spent > self.spare[plan] and not self._enough(plan, money, error):
            return None
        rich = own.look.rich(money, price, own)
        while rich > 0:
            price += (cost - own.look.paid(money, price, own)) / rich
            self.prices[plan] = price
            low = price - error / rich
            if low / worth > enough:  # it comes from below, so this will do
                return Rate(low / worth / SURE, float("inf"), price)
            again = own.look.rich(money, price, own)
            if again >= rich:  # more than before: the last step went back by its rounding
                return self._between(plan, money, price, error, again)
            rich = again
        if own.look.paid(money, price, own) + error < cost:
            return None
        return self._by_purses(plan)

    def _enough(self, plan: int, money: Floats, error: float) -> bool:
        """Tell whether its supporters may have its cost, and keep what they surely can spare."""
        own, cost = self.ready.supporters[plan], self.ready.tally.costs[plan]
        together = own.look.paid(money, float("inf"), own)
        self.spare[plan] = self.spent + together - cost
        return together + error >= cost

    def _between(
        self, plan: int, money: Floats, price: float, error: float, rich: float
    ) -> Rate | None:
        """Return a price that was found with its error; so many are rich at it."""
        own, worth = self.ready.supporters[plan], self.ready.worth[plan]
        surely = own.look.rich(money, price * (1 + NEAR), own)
        if surely > 0 and error / surely <= price * NEAR:
            if surely == own.total and self._each_sure(price):
                return self._in_full(plan)
            high = price + error / surely
        elif own.look.paid(money, float("inf"), own) < self.ready.tally.costs[plan] + error:
            return self._by_purses(plan)
        else:
            high = own.look.most(money, error / self.ready.least, own)
        return Rate((price - error / rich) / worth / SURE, high / worth * SURE, price)

    def _by_purses(self, plan: int) -> Rate | None:
        """Return the exact price, when floats cannot tell."""
        price = self._purses().price(plan)
        return None if price is None else self._exactly(price / self.ready.worth[plan], plan)

    def _buy(self, plan: int, price: float) -> None:
        supporters = self.ready.supporters[plan]
        asked = price if supporters.points is None else price * supporters.points
        money = self.looked.get(plan)
        left = (self.money[supporters.groups] if money is None else money) - asked
        if self.at_least * (1 - NEAR) <= self.ready.need[plan]:  # somebody may have nothing left
            if self.nothing_is_exact:
                nearest = smallest(np.abs(left))
                self.nothing_is_exact = nearest > NEAR * price and self._each_sure(price)
            np.maximum(left, 0.0, out=left)
        self.money[supporters.groups] = left
        cost, first = self.ready.tally.costs[plan], self.near * self.ready.voters[plan]
        self.error += ROUNDING * cost + UNIT * first
        self.winners.append(plan)
        self._charge(plan, price)
        self.looked.clear()
