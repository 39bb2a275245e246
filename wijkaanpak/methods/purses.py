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
from math import gcd
from typing import NamedTuple

import numpy as np

from wijkaanpak.methods.elections import Part, Payment
from wijkaanpak.methods.tallies import Tally, Whole


class Holding(NamedTuple):
    """Supporters of one plan who have the same left and give it the same points."""

    left: int  # each, over the common denominator
    score: int
    units: int  # how many, in units of weight

    @property
    def pays_all_from(self) -> Fraction:
        """The price per point from which they give all they have."""
        return Fraction(self.left, self.score)


class Purses:
    """The money of all voters; begins with the same share for each ballot of weight 1."""

    def __init__(self, tally: Tally, share: Fraction) -> None:
        self.tally = tally
        self.denominator = share.denominator
        self.left = [share.numerator]
        self.of: Whole = np.zeros(len(tally.ballots), np.int64)

    def holdings(self, plan: int) -> list[Holding]:
        """Return what the supporters of a plan have, those who can pay least per point first."""
        groups, scores = self.tally.supporters[plan], self.tally.scores[plan]
        weights = self.tally.weights
        alike = self.of[groups] * len(weights) + self.tally.weigh[groups]
        found: dict[tuple[int, int], int] = defaultdict(int)
        for score in [1] if scores is None else np.unique(scores):
            chosen = slice(None) if scores is None else scores == score
            counted = np.bincount(alike[chosen], self.tally.ballots[groups[chosen]])
            for place in np.flatnonzero(counted):
                of, weigh = divmod(int(place), len(weights))
                found[of, int(score)] += int(counted[place]) * weights[weigh]
        every = [Holding(self.left[of], score, units) for (of, score), units in found.items()]
        return sorted(every, key=lambda one: one.pays_all_from)

    def price(self, plan: int) -> Fraction | None:
        """Return the lowest price per point at which the supporters can pay a plan, in cents.

        Without points a choice is one point. None when they cannot pay it together.
        """
        cost = self.tally.costs[plan] / self.tally.unit * self.denominator
        paid, holdings = 0, self.holdings(plan)
        points = sum(one.units * one.score for one in holdings)
        for one in holdings:
            price = (cost - paid) / points
            if price <= one.pays_all_from:
                return price / self.denominator
            paid += one.units * one.left
            points -= one.units * one.score
        return None

    def pay(self, plan: int) -> Payment:
        """Let the supporters pay a plan and return who paid what. They must be able to."""
        price = self.price(plan)
        if price is None:
            raise ValueError("only called for a plan that its supporters can pay")
        payment = self._payment(plan, price)
        self._over(price.denominator)
        asked = int(price * self.denominator)
        groups, scores = self.tally.supporters[plan], self.tally.scores[plan]
        score = np.ones(len(groups), np.int64) if scores is None else scores
        before = np.stack([self.of[groups], score])
        kinds, inverse = np.unique(before, axis=1, return_inverse=True)
        begin = len(self.left)
        self.left += [max(0, self.left[of] - asked * int(s)) for of, s in kinds.T]
        self.of[groups] = begin + inverse.ravel()
        self._forget()
        return payment

    def _payment(self, plan: int, price: Fraction) -> Payment:
        full: dict[Fraction, int] = defaultdict(int)
        rest: dict[Fraction, int] = defaultdict(int)
        for one in self.holdings(plan):
            if one.pays_all_from >= price * self.denominator:
                full[price * one.score] += one.units
            elif one.left:
                rest[Fraction(one.left, self.denominator)] += one.units
        key = self.tally.plans[plan].key
        return Payment(key, price, self._parts(full), self._parts(rest))

    def _parts(self, units: dict[Fraction, int]) -> tuple[Part, ...]:
        parts = [Part(n * self.tally.unit, each) for each, n in units.items()]
        return tuple(sorted(parts, key=lambda part: (-part.together, part.each)))

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
        for of in used:
            becomes[of] = fresh.setdefault(self.left[of], len(fresh))
        self.left, self.of = list(fresh), becomes[self.of]
