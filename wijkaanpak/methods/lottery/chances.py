"""The fairest chances: leximin. The lowest chance as high as can be, then the next, and so on.

Flanigan, Gölz, Gupta, Hennig, Procaccia, "Fair algorithms for selecting citizens' assemblies",
Nature 596 (2021). Here in two steps. First over *mixed* panels, in which parts of people may sit
(`relaxed`): one small linear program for each level. Every lottery over real panels gives
chances of this kind, so the lowest chance found is a bound that no lottery can pass. Then,
when there are few enough strata, `over_panels` shows by column generation that a lottery over
real panels reaches these chances, or finds the fairest that does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum

import highspy
import numpy as np
import numpy.typing as npt

from wijkaanpak.methods.lottery.programs import LP, SECONDS, OutOfTime, Panels, program, run
from wijkaanpak.methods.lottery.strata import Real, Strata, Whole
from wijkaanpak.methods.solver import quiet

type Which = npt.NDArray[np.bool_]

TINY = 1e-9
NEAR = 1e-6  # chances that differ by less are equal: a thousandth of one panel in a thousand
# Limits on the proof: numbers, not times, so that it ends at the same point on all machines.
MOST_STRATA, MOST_STRATA_BY_LEVEL = 450, 250
MOST_PRICINGS, MOST_STEPS = 600, 20_000
PRIMAL = 4  # of the ways of HiGHS: the one for columns that are added


@dataclass(frozen=True)
class Chances:
    """A chance for each stratum, and a bound on the lowest chance in any lottery.

    `proven`: a lottery over real panels gives these chances, and none is fairer.
    """

    each: Real
    bound: float
    proven: bool = False


class _Levels:
    """The linear program of `relaxed`: a level for all, and what each stratum has above it.

    Stratum t of n people gives n * (level + above[t]) seats; one that is fixed gives n times its
    chance. So only the rows of limits are rows, however many strata there are.
    """

    def __init__(self, strata: Strata) -> None:
        self.strata, self.size = strata, strata.size.astype(float)
        self.level = len(self.size)  # the column
        self.capped = set[int]()
        self.fixed = np.full(len(self.size), np.nan)
        self.solver = program(strata, more={**LP, "primal_feasibility_tolerance": TINY})
        for stratum, rows in enumerate(strata.rows):
            for row in rows:
                self.solver.changeCoeff(row, stratum, self.size[stratum])
        count = len(strata.least)
        ones = np.ones(len(self.size))
        self.solver.changeColsBounds(
            self.level, np.arange(self.level, dtype=np.int32), np.zeros(self.level), ones
        )
        together = self._totals(self.size)
        self.solver.addCol(1, 0, 1, count, np.arange(count, dtype=np.int32), together)

    def _totals(self, seats: Real) -> Real:
        found = np.zeros(len(self.strata.least))
        np.add.at(found, self.strata.flat, np.repeat(seats, self.strata.lengths))
        return found

    def highest(self) -> tuple[float, Real] | None:
        """Return the highest level, and for each stratum how much it holds the level down."""
        while run(self.solver):
            found = self.solver.getSolution()
            above, level = np.array(found.col_value)[: self.level], found.col_value[self.level]
            over = np.nonzero(np.isnan(self.fixed) & (above + level > 1 + TINY))[0].tolist()
            over = [stratum for stratum in over if stratum not in self.capped]
            if not over:
                return level, -np.array(found.col_dual)[: self.level]
            for stratum in over:  # no chance is above one
                ends = np.array([stratum, self.level], np.int32)
                self.solver.addRow(-highspy.kHighsInf, 1, 2, ends, np.ones(2))
                self.capped.add(stratum)
        return None

    def fix(self, which: Whole, level: float) -> None:
        """Keep these strata at this level; the others may still rise."""
        self.fixed[which] = level
        for stratum in which.tolist():
            self.solver.changeColBounds(stratum, 0, 0)
        loose = np.isnan(self.fixed)
        together = self._totals(np.where(loose, self.size, 0))
        given = self._totals(np.where(loose, 0, self.fixed * self.size))
        for row, (least, most) in enumerate(zip(self.strata.least, self.strata.most, strict=True)):
            self.solver.changeCoeff(row, self.level, together[row])
            self.solver.changeRowBounds(row, least - given[row], most - given[row])


def highest_lowest(strata: Strata) -> float | None:
    """Return a bound on the lowest chance in any lottery; None when there is no panel at all.

    This is the first level of leximin (maximin) over mixed panels.
    """
    found = _Levels(strata).highest()
    return found[0] if found else None


def relaxed(strata: Strata) -> Chances | None:
    """Return the leximin chances over mixed panels, or None when there are none."""
    levels, bound = _Levels(strata), None
    while np.isnan(levels.fixed).any():
        found = levels.highest()
        if found is None:
            if bound is None:
                return None
            raise ArithmeticError("the solver lost its way between two levels")
        level, weight = found
        bound = level if bound is None else bound
        levels.fix(np.nonzero(_held(np.isnan(levels.fixed), weight, level))[0], level)
    return Chances(np.clip(levels.fixed, 0, 1), max(0.0, float(bound or 0)))


def _held(loose: Which, weight: Real, level: float) -> Which:
    """Return who can rise no further: those that hold the level down, all when it is one.

    The weights of those who are loose add up to one, so there is always somebody.
    """
    held: Which = loose & ((weight > NEAR) | (level > 1 - TINY))
    if not held.any():
        raise ArithmeticError("nobody holds the level down, and yet it does not rise")
    return held


class _Mix:
    """A lottery over known panels, as a linear program with one column for each panel.

    It asks for the highest level such that every stratum has at least `base` + `share` * level.
    """

    def __init__(self, strata: Strata, panels: Iterable[Whole]) -> None:
        self.size, self.source = strata.size.astype(float), Panels(strata)
        self.known: list[Whole] = []
        count = len(self.size)
        self.rows = np.arange(count + 1, dtype=np.int32)
        limits = {"time_limit": SECONDS, "simplex_iteration_limit": MOST_STEPS}
        self.solver = quiet({**LP, **limits, "simplex_strategy": PRIMAL})
        self.solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        for _stratum in range(count):
            self.solver.addRow(0, highspy.kHighsInf, 0, [], [])
        self.solver.addRow(1, 1, 0, [], [])
        self.solver.addCol(1, -1, 1, count, self.rows[:-1], np.full(count, -1.0))  # the level
        for panel in dict.fromkeys(tuple(panel.tolist()) for panel in panels):
            self.add(np.array(panel))

    def add(self, panel: Whole) -> None:
        self.known.append(panel)
        column = np.append(panel / self.size, 1.0)
        self.solver.addCol(0, 0, highspy.kHighsInf, len(column), self.rows, column)

    def ask(self, base: Real, share: Real) -> None:
        for stratum, (low, part) in enumerate(zip(base, share, strict=True)):
            self.solver.changeRowBounds(stratum, low, highspy.kHighsInf)
            self.solver.changeCoeff(stratum, 0, -part)

    def highest(self, enough: float, left: list[int]) -> tuple[float, Real] | None:
        """Return the level and the weight of each stratum, when no other panel lifts it.

        Ends early at a level that is `enough`. None when it took too many questions or steps.
        """
        while run(self.solver):
            found = self.solver.getSolution()
            level, dual = found.col_value[0], -np.array(found.row_dual)
            weight = np.maximum(dual[:-1], 0)
            if level >= enough:
                return level, weight
            panel = self._better(weight / self.size, -dual[-1])
            if panel is None:
                return level, weight
            left[0] -= 1
            if left[0] < 0:
                return None
            self.add(panel)
        return None

    def _better(self, prices: Real, worth: float) -> Whole | None:
        """Return a panel that is worth more than those in the lottery, if there is one."""
        near = self.source.good(prices)
        if near is not None and _value(near, prices) > worth + NEAR:
            return near
        best, bound = self.source.best(prices)
        if bound <= worth + TINY * 10:
            return None
        return best if best is not None and _value(best, prices) > worth + TINY else None


def _value(panel: Whole, prices: Real) -> float:
    """Return what a panel is worth; added exactly, since processors add in different orders."""
    return fsum((panel * prices).tolist())


def over_panels(
    strata: Strata, target: Chances, panels: Sequence[Whole], most_strata: int = MOST_STRATA
) -> tuple[Chances, Sequence[Whole]]:
    """Return the leximin chances over real panels, and panels of which a lottery gives them.

    `panels` are some that are known already. First it is tried whether a lottery reaches the
    target, which is at least as fair as any; else leximin goes level by level. When that is too
    much work it is the target that comes back, without proof.
    """
    count, left = len(strata.size), [MOST_PRICINGS]
    if count > most_strata:
        return target, panels
    mix = _Mix(strata, panels)
    mix.ask(target.each, np.ones(count))
    by_level = count <= MOST_STRATA_BY_LEVEL
    try:
        found = mix.highest(-NEAR, left)
    except OutOfTime:
        if count <= MOST_STRATA:
            raise  # with the proof the panels could have been others
        return target, panels
    if found is not None and found[0] >= -NEAR:
        return Chances(target.each, target.bound, proven=True), mix.known
    if found is None or not by_level:
        return target, panels
    return _level_by_level(mix, target, left), mix.known


def _level_by_level(mix: _Mix, target: Chances, left: list[int]) -> Chances:
    count = len(mix.size)
    fixed, bound = np.full(count, np.nan), None
    while np.isnan(fixed).any():
        loose = np.isnan(fixed)
        mix.ask(np.where(loose, 0, fixed - TINY), loose.astype(float))
        found = mix.highest(1 - TINY, left)
        if found is None:
            return target if bound is None else Chances(target.each, bound)
        level, weight = found
        bound = level if bound is None else bound
        fixed[_held(loose, weight, level)] = level
    return Chances(np.clip(fixed, 0, 1), max(0.0, float(bound or 0)), proven=True)
