"""Everybody's money during a count by shares, exact.

Voters who paid for the same plans have the same left, so money is kept once for each such class
of voters, as a whole number over one common denominator. This is the slow half that decides;
`equal_shares` asks it whenever its quick half cannot prove which plan is next.

Source: Peters, Pierczyński, Skowron, "Proportional Participatory Budgeting with Additive
Utilities", NeurIPS 2021, section 3.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from math import gcd, lcm
from typing import NamedTuple

import numpy as np

from wijkaanpak.methods.elections import Part, Payment
from wijkaanpak.methods.stacks import first_of_each
from wijkaanpak.methods.tallies import Tally, Whole


class Holding(NamedTuple):
    """Supporters of one plan who have the same left and give it the same points."""

    left: int  # each, over the common denominator
    score: int
    units: int  # how many, in units of weight


class Purses:
    """The money of all voters; begins with the same share for each ballot of weight 1."""

    def __init__(self, tally: Tally, share: Fraction) -> None:
        self.tally = tally
        self.denominator = share.denominator
        self.left = [share.numerator]
        self.of: Whole = np.zeros(len(tally.ballots), np.int64)

    def _holdings(self, plan: int) -> list[Holding]:
        """Return what the supporters of a plan have, those who can pay least per point first."""
        groups, scores = self.tally.supporters[plan], self.tally.scores[plan]
        weights, distinct = (
            self.tally.weights,
            [1] if scores is None else sorted(set(scores.tolist())),
        )
        alike = self.of[groups] * len(weights) + self.tally.weigh[groups]
        found: dict[tuple[int, int], int] = defaultdict(int)
        for score in distinct:
            chosen = slice(None) if scores is None else scores == score
            counted = np.bincount(alike[chosen], self.tally.ballots[groups[chosen]])
            places = np.flatnonzero(counted)
            for place, many in zip(places.tolist(), counted[places].tolist(), strict=True):
                of, weigh = divmod(place, len(weights))
                found[of, int(score)] += int(many) * weights[weigh]
        whole = lcm(*map(int, distinct))  # so that left / score is compared in whole numbers
        every = [Holding(self.left[of], score, units) for (of, score), units in found.items()]
        return sorted(every, key=lambda one: one.left * (whole // one.score))

    def price(self, plan: int) -> Fraction | None:
        """Return the lowest price per point at which the supporters can pay a plan, in cents.

        Without points a choice is one point. None when they cannot pay it together.
        """
        return self._price(plan, self._holdings(plan))

    def _price(self, plan: int, holdings: list[Holding]) -> Fraction | None:
        missing = int(self.tally.costs[plan] / self.tally.unit) * self.denominator
        points = sum(one.units * one.score for one in holdings)
        for one in holdings:
            if missing * one.score <= one.left * points:
                return Fraction(missing, points * self.denominator)
            missing -= one.units * one.left
            points -= one.units * one.score
        return None

    def pay(self, plan: int) -> Payment:
        """Let the supporters pay a plan and return who paid what. They must be able to."""
        holdings = self._holdings(plan)
        price = self._surely(plan, holdings)
        payment = self._payment(plan, price, holdings)
        self._take(plan, price)
        return payment

    def take(self, plan: int) -> None:
        """Let the supporters pay a plan, and do not ask who paid what."""
        self._take(plan, self._surely(plan, self._holdings(plan)))

    def _surely(self, plan: int, holdings: list[Holding]) -> Fraction:
        price = self._price(plan, holdings)
        if price is None:
            raise ValueError("only called for a plan that its supporters can pay")
        return price

    def _take(self, plan: int, price: Fraction) -> None:
        self._over(price.denominator)
        asked = int(price * self.denominator)
        groups, scores = self.tally.supporters[plan], self.tally.scores[plan]
        of, begin = self.of[groups], len(self.left)
        most = 1 if scores is None else int(scores.max()) + 1
        mixed = of * most + (0 if scores is None else scores)
        first, inverse = first_of_each(mixed)
        for kind in mixed[first].tolist():
            had, score = divmod(kind, most)
            self.left.append(max(0, self.left[had] - asked * (1 if scores is None else score)))
        self.of[groups] = begin + inverse
        self._forget()

    def _payment(self, plan: int, price: Fraction, holdings: list[Holding]) -> Payment:
        full: dict[int, int] = defaultdict(int)  # units by score
        rest: dict[int, int] = defaultdict(int)  # units by what they had left
        asked, over = price.numerator * self.denominator, price.denominator
        for one in holdings:
            if one.left * over >= asked * one.score:
                full[one.score] += one.units
            elif one.left:
                rest[one.left] += one.units
        return Payment(
            self.tally.plans[plan].key,
            price,
            self._parts(full, price),
            self._parts(rest, Fraction(1, self.denominator)),
        )

    def _parts(self, units: dict[int, int], each: Fraction) -> tuple[Part, ...]:
        """Return who paid how many times `each`, those first who paid most together."""
        most_first = sorted(units.items(), key=lambda one: (-one[0] * one[1], one[0]))
        return tuple(
            Part(Fraction(n * self.tally.unit.numerator, self.tally.unit.denominator),
                 Fraction(times * each.numerator, each.denominator))
            for times, n in most_first
        )  # fmt: skip

    def _over(self, denominator: int) -> None:
        """Write all money over a denominator that fits this price too."""
        times = denominator // gcd(denominator, self.denominator)
        if times > 1:
            self.left = [left * times for left in self.left]
            self.denominator *= times

    def _forget(self) -> None:
        """Forget the classes that nobody is in any more and join those with the same left."""
        used = np.flatnonzero(np.bincount(self.of, minlength=len(self.left)))
        fresh: dict[int, int] = {}
        becomes = np.zeros(len(self.left), np.int64)
        becomes[used] = [fresh.setdefault(self.left[of], len(fresh)) for of in used.tolist()]
        self.left, self.of = list(fresh), becomes[self.of]
