"""What HiGHS is asked about strata: linear and whole-number programs, and panels by diving."""

from __future__ import annotations

from collections.abc import Mapping

import highspy
import numpy as np

from wijkaanpak.methods.lottery.strata import Real, Strata, Whole
from wijkaanpak.methods.solver import quiet, solve
from wijkaanpak.refusals import Refused, gettext_noop

type Settings = Mapping[str, str | int | float]

SECONDS = 120.0  # for all questions to one solver together
MOST_NODES = 20_000  # of one whole-number program, where a bound will do instead of an answer
LP: Settings = {
    "presolve": "off", "simplex_scale_strategy": 0,
    "dual_simplex_cost_perturbation_multiplier": 0.0,
    "primal_simplex_bound_perturbation_multiplier": 0.0,
}  # fmt: skip
WHOLE = 1e-6  # so near to a whole number is whole
UP = 0.6  # a dive rounds up all that is above this, at least one
MOST_TURNS = 20


class OutOfTime(Refused):
    """The solver ran out of time. Nothing was decided: never read this as a no."""


OUT_OF_TIME = gettext_noop(
    "The solver found no answer within %(seconds)s seconds. Nothing was decided and nobody was "
    "drawn. Ask for fewer features, or give wider quotas."
)


STATUS = highspy.HighsModelStatus
NOTHING = {STATUS.kInfeasible, STATUS.kUnboundedOrInfeasible}
STOPPED = {STATUS.kIterationLimit, STATUS.kSolutionLimit}  # at a number that was set


def run(solver: highspy.Highs) -> bool:
    """Solve, and tell whether there is an optimum. Raises OutOfTime."""
    status = solve(solver)
    if status == STATUS.kUnknown:  # it lost its way from where it stood; so it begins anew
        solver.clearSolver()
        status = solve(solver)
    if status == STATUS.kTimeLimit:
        raise OutOfTime(OUT_OF_TIME, seconds=int(SECONDS))
    if status != STATUS.kOptimal and status not in NOTHING | STOPPED:
        raise ArithmeticError(solver.modelStatusToString(status))
    return bool(status == STATUS.kOptimal)


def program(strata: Strata, whole: bool = False, more: Settings | None = None) -> highspy.Highs:
    """Return a solver with one column per stratum (how many it gives) and the rows of limits."""
    columns = len(strata.size)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = columns, len(strata.least)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_, lp.col_lower_ = np.zeros(columns), np.zeros(columns)
    lp.col_upper_ = strata.size.astype(float)
    lp.row_lower_, lp.row_upper_ = strata.least.astype(float), strata.most.astype(float)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.concatenate([[0], np.cumsum(strata.lengths)]).astype(np.int32)
    lp.a_matrix_.index_, lp.a_matrix_.value_ = strata.flat, np.ones(len(strata.flat))
    if whole:
        lp.integrality_ = [highspy.HighsVarType.kInteger] * columns
    solver = quiet({"time_limit": SECONDS, **(more or {})})
    solver.passModel(lp)
    return solver


class Panels:
    """Finds panels (so many of each stratum) that are worth most at given prices.

    `good` dives: it solves the linear program, rounds what is fractional and solves again.
    That is quick and nearly always near the best; `best` is exact.
    """

    def __init__(self, strata: Strata) -> None:
        self.strata, self.upper = strata, strata.size.astype(float)
        self.lower = np.zeros(len(self.upper))
        self.columns = np.arange(len(self.upper), dtype=np.int32)
        self.lp = program(strata, more=LP)
        self.exact: dict[float, highspy.Highs] = {}

    def good(self, prices: Real) -> Whole | None:
        """Return a panel of much worth, or None when there is none at all. Raises OutOfTime."""
        for at_once in (True, False):
            found = self._dive(prices, at_once)
            if found is not None and self.strata.allows(found):
                return found
        return self.best(prices, gap=0.05)[0]

    def best(self, prices: Real, gap: float = 0.0) -> tuple[Whole | None, float]:
        """Return the panel of most worth and an upper bound on the worth of any panel."""
        if gap not in self.exact:
            nodes = {} if gap else {"mip_max_nodes": MOST_NODES}
            self.exact[gap] = program(self.strata, True, {"mip_rel_gap": gap, **nodes})
        solver = self.exact[gap]
        solver.changeColsCost(len(self.columns), self.columns, prices)
        solved = run(solver)
        if solver.getModelStatus() in NOTHING:
            return None, -np.inf
        taken = np.rint(np.array(solver.getSolution().col_value)).astype(np.int64)
        bound = float(solver.getInfo().mip_dual_bound)
        if len(taken) == len(prices) and self.strata.allows(taken):
            return taken, bound
        if solved:
            raise ArithmeticError("the solver's panel does not hold in whole numbers")
        return None, bound

    def _dive(self, prices: Real, at_once: bool) -> Whole | None:
        lp, touched = self.lp, set[int]()
        lp.changeColsCost(len(self.columns), self.columns, prices)
        found = run(lp)
        for _turn in range(MOST_TURNS + len(self.strata.least)):
            if not found:
                break
            taken = np.array(lp.getSolution().col_value)
            part = taken - np.floor(taken + WHOLE)
            loose = np.nonzero(part > WHOLE)[0]
            if not len(loose):
                break
            order = loose[np.argsort(-part[loose], kind="stable")]
            chosen = order[part[order] > UP] if at_once else order[:1]
            chosen = chosen if len(chosen) else order[:1]
            touched.update(chosen.tolist())
            found = self._round(chosen.astype(np.int32), np.ceil(taken[chosen]))
        else:
            found = False
        self._bound(np.array(sorted(touched), np.int32))
        return np.rint(taken).astype(np.int64) if found else None

    def _round(self, chosen: Whole, up: Real) -> bool:
        """Keep these strata at what they were rounded up to, or only the first, or that down."""
        self.lp.changeColsBounds(len(chosen), chosen, up, up)
        if run(self.lp):
            return True
        self._bound(chosen[1:])
        if len(chosen) > 1 and run(self.lp):
            return True
        self.lp.changeColBounds(int(chosen[0]), up[0] - 1, up[0] - 1)
        return run(self.lp)

    def _bound(self, loose: Whole) -> None:
        if len(loose):
            self.lp.changeColsBounds(len(loose), loose, self.lower[loose], self.upper[loose])
