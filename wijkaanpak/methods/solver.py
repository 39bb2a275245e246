"""HiGHS (Huangfu and Hall, 2018), quiet and always the same: one thread, one seed, no gap."""

from __future__ import annotations

from collections.abc import Mapping

import highspy

SETTINGS: dict[str, str | int | float] = {
    "threads": 1, "random_seed": 0, "parallel": "off",
    "mip_rel_gap": 0.0, "mip_abs_gap": 0.0, "mip_feasibility_tolerance": 1e-9,
}  # fmt: skip


class _Quiet(highspy.Highs):
    """The solver without its greeting, which would stand amid what a command prints."""

    def enableCallbacks(self) -> None:  # noqa: N802  (called first, and greets)
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()  # type: ignore[no-untyped-call]


def quiet(more: Mapping[str, str | int | float] | None = None) -> highspy.Highs:
    """Return a new solver with the settings of the house, and `more`."""
    solver = _Quiet()  # type: ignore[no-untyped-call]
    for name, value in (SETTINGS | dict(more or {})).items():
        solver.setOptionValue(name, value)
    return solver


def solve(solver: highspy.Highs) -> highspy.HighsModelStatus:
    """Solve, and return how it ended.

    When something else in this thread has used HiGHS with more threads, it refuses ours until
    those are put away.
    """
    if solver.run() == highspy.HighsStatus.kError:
        solver.resetGlobalScheduler(True)
        if solver.run() == highspy.HighsStatus.kError:
            raise RuntimeError("HiGHS failed")
    return solver.getModelStatus()
