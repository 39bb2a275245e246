"""Money from sources to needs, in whole cents: can it be done, and which way is first of all?

A source holds an amount; a need asks an amount; a source may give a need at most `most` and, if
it gives anything, at least `least`. All numbers are whole cents and every answer is exact.

Without minimums it can be done exactly when no cut is too narrow (Ford and Fulkerson, "Maximal
flow through a network", 1956): for each set of sources, these sources' gifts plus all the other
sources hold must cover what is asked. With few sources all cuts are kept as one row of numbers
per need, so that a question costs one addition; with many, money is routed along paths.
With minimums, and to look for one more need that fits, it is a mixed-integer program for HiGHS
(Huangfu and Hall, "Parallelizing the dual revised simplex method", 2018). What the solver says
is rounded and checked again in whole cents; an answer that fails is forbidden and asked anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from time import monotonic

import highspy
import numpy as np

from wijkaanpak.methods.pots.cuts import MOST_CUTS, Cuts, Given, Limits, Paths, Row
from wijkaanpak.methods.solver import quiet, solve

type Group = tuple[int, frozenset[int]]  # at least so many cents for these needs

SECONDS = 10.0  # for one question to the solver
MOST_TRIES = 100


class Undecided(Exception):
    """The solver ran out of time. Nothing was decided: never read this as a no."""


@dataclass(frozen=True)
class Flow(Limits):
    """Sources by needs, with what a gift is at least: `least[source][need]` in cents."""

    least: Sequence[Row]

    def pays(self, needs: Iterable[int]) -> bool:
        """Tell whether all these needs can be paid together. Raises Undecided.

        >>> Flow([10, 10], [8, 8, 8], [[8, 8, 0], [8, 8, 8]], [[0] * 3, [0] * 3]).pays([0, 1])
        True
        """
        wanted = list(dict.fromkeys(needs))
        if not self.cuts.wide(wanted):
            return False
        if not any(row[need] for row in self.least for need in wanted):
            return True
        return self.unbound.cuts.wide(wanted) or self.program(wanted).solve() is not None

    @cached_property
    def cuts(self) -> Cuts | Paths:
        """What answers quickly when minimums do not count."""
        return Cuts(self) if len(self.amounts) <= MOST_CUTS else Paths(self)

    @cached_property
    def unbound(self) -> Flow:
        """The same without the gifts that have a minimum: what fits here fits there."""
        most = [
            [0 if least else most for most, least in zip(*rows, strict=True)]
            for rows in zip(self.most, self.least, strict=True)
        ]
        return Flow(self.amounts, self.asked, most, self.least)

    def program(
        self, needs: Iterable[int], extra: Iterable[int] = (), groups: Sequence[Group] = ()
    ) -> Program:
        """Return the program in which `needs` are paid, and of `extra` what helps the groups."""
        return Program(self, sorted(needs), sorted(extra), groups)

    def first(self, needs: Sequence[int]) -> Given | None:
        """Return how to pay these needs, the one way that is first of all, or None.

        The first source gives as much as it can, then the second, and so on; within that, the
        first source gives the first need as much as it can, and so on. Where minimums count,
        which gifts are made at all is as the solver found it once the sums per source stand.
        When time runs out, the best that was found: it is always whole and right. Raises
        Undecided when nothing was found.
        """
        if not self.pays(needs):
            return None
        program = self.program(needs)
        program.solve()
        for source in range(len(self.amounts)):
            program.fix_source(source)
        program.fix_choices()
        for gift in program.gift:
            program.fix_gift(*gift)
        return program.given

    def is_kept_by(self, given: Given, needs: Iterable[int]) -> bool:
        """Tell in whole cents whether these gifts pay exactly these needs, within all limits."""
        got = dict.fromkeys(needs, 0)
        spent = [0] * len(self.amounts)
        for (source, need), cents in given.items():
            most, least = self.most[source][need], self.least[source][need]
            if need not in got or not max(least, 1) <= cents <= most:
                return False
            got[need] += cents
            spent[source] += cents
        paid = all(cents == self.asked[need] for need, cents in got.items())
        return paid and all(out <= held for out, held in zip(spent, self.amounts, strict=True))


class Program:
    """The mixed-integer program of one question; its answer is `given` and `taken`.

    The solver works in floats to within 1e-9: so it reckons in a unit, a power of two of cents,
    in which all sums are small and still exact.
    """

    def __init__(
        self, flow: Flow, needs: Sequence[int], extra: Sequence[int], groups: Sequence[Group]
    ) -> None:
        self.flow, self.needs, self.extra, self.groups = flow, needs, extra, groups
        self.given: Given = {}
        self.taken: list[int] = []
        self.fixed: set[tuple[int, int]] = set()
        self.solver = quiet()
        self.until = monotonic() + SECONDS
        dearest = max((flow.asked[need] for need in [*needs, *extra]), default=1)
        self.unit = 2.0 ** max(0, dearest.bit_length() - 10)
        self.fresh = count()
        self.gift = {
            (source, need): self._column(flow.most[source][need] / self.unit)
            for source in range(len(flow.amounts))
            for need in [*needs, *extra]
            if flow.most[source][need]
        }
        bound = [gift for gift in self.gift if flow.least[gift[0]][gift[1]]]
        self.gives = {gift: self._column(1, whole=True) for gift in bound}
        self.takes = {need: self._column(1, whole=True) for need in extra}
        self._limit()

    def _column(self, most: float, whole: bool = False) -> int:
        self.solver.addVar(0, most)
        column = next(self.fresh)
        if whole:
            self.solver.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        return column

    def _row(self, low: float, high: float, terms: dict[int, float]) -> None:
        columns = np.array(list(terms), np.int32)
        values = np.array(list(terms.values()), np.float64)
        self.solver.addRow(low, high, len(terms), columns, values)

    def _limit(self) -> None:
        never, flow, unit = highspy.kHighsInf, self.flow, self.unit
        for source, amount in enumerate(flow.amounts):
            self._row(
                -never, amount / unit, {c: 1 for (s, _), c in self.gift.items() if s == source}
            )
        for need in self.needs:
            asked = flow.asked[need] / unit
            self._row(asked, asked, {c: 1 for (_, n), c in self.gift.items() if n == need})
        for need in self.extra:
            gifts: dict[int, float] = {c: 1 for (_, n), c in self.gift.items() if n == need}
            self._row(0, 0, gifts | {self.takes[need]: -flow.asked[need] / unit})
        for (source, need), gives in self.gives.items():
            gift = self.gift[source, need]
            self._row(0, never, {gift: 1, gives: -flow.least[source][need] / unit})
            self._row(-never, 0, {gift: 1, gives: -flow.most[source][need] / unit})
        for least, members in self.groups:
            have = sum(flow.asked[need] for need in self.needs if need in members)
            terms = {self.takes[n]: flow.asked[n] / unit for n in self.extra if n in members}
            self._row((least - have) / unit, never, terms)

    @property
    def _choices(self) -> list[int]:
        return [*self.gives.values(), *self.takes.values()]

    def solve(self) -> Given | None:
        """Return gifts that pay the needs (and keep the groups), or None. Raises Undecided."""
        if not self.gift and not self._choices:  # nothing to decide
            return self.given if self._settle({}, []) else None
        for _try in range(MOST_TRIES):
            values = self._run()
            if values is None:
                return None
            chosen = {column: round(values[column]) for column in self._choices}
            if self._settle(chosen, values) or self._settle(chosen, self._again(chosen)):
                return self.given
            self._forbid(chosen)
        raise Undecided("the solver's answers do not hold in whole cents")

    def fix_source(self, source: int) -> None:
        """Let this source give as much in all as it can, and keep to it from now on."""
        gifts = [gift for gift in self.gift if gift[0] == source]
        highest = min(self.flow.amounts[source], sum(self.flow.most[s][n] for s, n in gifts))
        total = self._most(gifts, highest)
        columns = [self.gift[gift] for gift in gifts]
        self._row(total / self.unit, highspy.kHighsInf, dict.fromkeys(columns, 1))

    def fix_choices(self) -> None:
        """Keep to which gifts are made at all; what is left to decide is a flow."""
        for gift, column in self.gives.items():
            made = int(gift in self.given)
            self.solver.changeColBounds(column, made, made)
            self.solver.changeColIntegrality(column, highspy.HighsVarType.kContinuous)
        self.gives = {}

    def fix_gift(self, source: int, need: int) -> None:
        """Let this source give this need as much as it can, and keep to it from now on."""
        highest = min(
            self.flow.most[source][need], self._not_fixed(0, source), self._not_fixed(1, need)
        )
        cents = self._most([(source, need)], highest)
        self.fixed.add((source, need))
        self.solver.changeColBounds(self.gift[source, need], cents / self.unit, cents / self.unit)

    def _not_fixed(self, end: int, at: int) -> int:
        """Return the cents of one source (end 0) or need (end 1) that may still go elsewhere."""
        loose = (gift for gift in self.given if gift[end] == at and gift not in self.fixed)
        return sum(self.given[gift] for gift in loose)

    def _most(self, gifts: Sequence[tuple[int, int]], highest: int) -> int:
        """Solve for the most that can go along these gifts together, if there can be more."""
        total = sum(self.given.get(gift, 0) for gift in gifts)
        if total == highest:
            return total
        for gift in gifts:
            self.solver.changeColCost(self.gift[gift], -1)
        with suppress(Undecided):  # then what was found before stands
            self.solve()
        for gift in gifts:
            self.solver.changeColCost(self.gift[gift], 0)
        return sum(self.given.get(gift, 0) for gift in gifts)

    def most(self, members: Iterable[int]) -> int:
        """Return the most cents that extra needs among `members` can get together."""
        wanted = set(members) & set(self.extra)
        for need in wanted:
            self.solver.changeColCost(self.takes[need], -self.flow.asked[need] / self.unit)
        self.solve()
        return sum(self.flow.asked[need] for need in wanted & set(self.taken))

    def _run(self) -> list[float] | None:
        left = max(0.0, self.until - monotonic())
        self.solver.setOptionValue("time_limit", self.solver.getRunTime() + left)
        status = solve(self.solver)
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise Undecided(self.solver.modelStatusToString(status))
        return list(self.solver.getSolution().col_value)

    def _again(self, chosen: dict[int, int]) -> list[float] | None:
        """Solve once more with these choices made: a corner of a flow, which is in whole cents."""
        for column, on in chosen.items():
            self.solver.changeColBounds(column, on, on)
            self.solver.changeColIntegrality(column, highspy.HighsVarType.kContinuous)
        values = self._run()
        for column in chosen:
            self.solver.changeColBounds(column, 0, 1)
            self.solver.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        return values

    def _settle(self, chosen: dict[int, int], values: list[float] | None) -> bool:
        """Round an answer and check it in whole cents."""
        if values is None:
            return False
        given = {
            g: c for g, column in self.gift.items() if (c := round(values[column] * self.unit))
        }
        taken = [need for need, column in self.takes.items() if chosen[column]]
        paid = [*self.needs, *taken]
        if not (self.flow.is_kept_by(given, paid) and self._keeps_groups(paid)):
            return False
        self.given, self.taken = given, taken
        return True

    def _keeps_groups(self, paid: Sequence[int]) -> bool:
        return all(
            sum(self.flow.asked[need] for need in paid if need in members) >= least
            for least, members in self.groups
        )

    def _forbid(self, chosen: dict[int, int]) -> None:
        """Keep the solver from making these choices again."""
        if not chosen:
            raise Undecided("the solver's answer does not hold in whole cents")
        ones = sum(chosen.values())
        self._row(-highspy.kHighsInf, ones - 1, {c: 1 if on else -1 for c, on in chosen.items()})
