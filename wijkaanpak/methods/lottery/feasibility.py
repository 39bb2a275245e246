"""Can the quotas be met with this pool? If not: the smallest change of quotas that helps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import highspy
import numpy as np

from wijkaanpak.methods.lottery.chances import highest_lowest
from wijkaanpak.methods.lottery.pool import Pool, Quota
from wijkaanpak.methods.lottery.programs import Panels, program, run
from wijkaanpak.methods.lottery.strata import Strata, strata_of
from wijkaanpak.refusals import Refused, gettext_noop


@dataclass(frozen=True)
class Change:
    """A quota, and what it would have to be."""

    quota: Quota
    least: int
    most: int
    people: int  # of this value in the pool

    @property
    def new(self) -> Quota:
        return replace(self.quota, least=self.least, most=self.most)

    def __str__(self) -> str:
        old = self.quota
        return f"{old.feature} {old.value}: {old.least}–{old.most} → {self.least}–{self.most}"


class Infeasible(Refused):
    """No panel keeps all limits. `changes` of the quotas would help; none when nothing would."""

    def __init__(self, sentence: str, changes: Sequence[Change] = (), **values: object) -> None:
        super().__init__(sentence, **values)
        self.changes = tuple(changes)


TOO_FEW = gettext_noop(
    "The pool has %(people)s people and the panel %(seats)s seats. "
    "Send more letters, or draw fewer seats."
)
TOO_FEW_HOMES = gettext_noop(
    "The people in the pool live at %(homes)s addresses and the panel has %(seats)s seats, "
    "at most one per address. Send more letters, or draw fewer seats."
)
TOO_FEW_OF = gettext_noop(
    "Of “%(value)s” (%(feature)s) the pool has %(people)s and the quota asks at least %(asked)s. "
    "Ask for %(enough)s, or send more letters to them."
)
LESS = gettext_noop(
    "No panel meets all quotas together. It can when the quota asks at least %(enough)s of "
    "“%(value)s” (%(feature)s) instead of %(asked)s. Or send more letters to them."
)
MORE = gettext_noop(
    "No panel meets all quotas together. It can when the quota allows %(enough)s of “%(value)s” "
    "(%(feature)s) instead of %(asked)s. Or send more letters to others."
)
TOO_FEW_AND_MORE = gettext_noop(
    "Of “%(value)s” (%(feature)s) the pool has %(people)s and the quota asks at least %(asked)s. "
    "The smallest change that helps: %(told)s. Or send more letters to them."
)
SEVERAL = gettext_noop(
    "No panel meets all quotas together. The smallest change that helps: %(told)s. "
    "Or send more letters to who is missing."
)


@dataclass(frozen=True)
class Outlook:
    """What can be said while quotas are still being chosen.

    `bound`: the lowest chance of a person in the fairest lottery is at most this.
    """

    bound: float
    problem: Infeasible | None = None


def outlook(pool: Pool) -> Outlook:
    """Tell whether there is a panel, how fair a lottery can be, and else what would help."""
    strata = strata_of(pool)
    problem = problem_of(strata)
    return Outlook(0.0, problem) if problem else Outlook(highest_lowest(strata) or 0.0)


def problem_of(strata: Strata) -> Infeasible | None:
    """Return why there is no panel, or None when there is one. Raises OutOfTime."""
    pool = strata.pool
    homes = len({person.home or f"\n{person.key}" for person in pool.people})
    if len(pool.people) < pool.seats:
        return Infeasible(TOO_FEW, people=len(pool.people), seats=pool.seats)
    if homes < pool.seats:
        return Infeasible(TOO_FEW_HOMES, homes=homes, seats=pool.seats)
    if Panels(strata).good(1 / strata.size) is not None:
        return None
    return _in_words(smallest_change(strata))


def smallest_change(strata: Strata) -> list[Change]:
    """Return the changes of quotas, together as small as can be, that make a panel possible.

    Lowering a minimum or raising a maximum by one counts as one.
    """
    quotas = sorted(strata.pool.quotas, key=lambda quota: (quota.feature, quota.value))
    solver = program(strata, whole=True)
    first = len(strata.size)
    integer = highspy.HighsVarType.kInteger
    for row, quota in enumerate(quotas):
        most = (quota.least, max(0, strata.pool.seats - quota.most))
        for place, (upper, sign) in enumerate(zip(most, (1.0, -1.0), strict=True)):
            solver.addCol(-1, 0, upper, 1, np.array([row], np.int32), np.array([sign]))
            solver.changeColIntegrality(first + 2 * row + place, integer)
    if not run(solver):
        raise ArithmeticError("there are seats for all, and yet no panel")
    moved = [round(value) for value in solver.getSolution().col_value[first:]]
    return [
        Change(
            quota,
            quota.least - moved[2 * row],
            quota.most + moved[2 * row + 1],
            strata.pool.counts.get((quota.feature, quota.value), 0),
        )
        for row, quota in enumerate(quotas)
        if moved[2 * row] or moved[2 * row + 1]
    ]


def _in_words(changes: list[Change]) -> Infeasible:
    """Say what would help; first of all who is missing altogether."""
    missing = [change for change in changes if change.people < change.quota.least]
    change = (missing or changes)[0]
    lower = change.least < change.quota.least
    if len(changes) > 1:
        sentence = TOO_FEW_AND_MORE if missing else SEVERAL
    elif missing:
        sentence = TOO_FEW_OF
    else:
        sentence = LESS if lower else MORE
    return Infeasible(
        sentence,
        changes,
        feature=change.quota.feature,
        value=change.quota.value,
        people=change.people,
        asked=change.quota.least if lower else change.quota.most,
        enough=change.least if lower else change.most,
        told="; ".join(map(str, changes)),
    )


def changed(pool: Pool, changes: Sequence[Change]) -> Pool:
    """Return the pool with these changes of its quotas."""
    new = {(change.quota.feature, change.quota.value): change.new for change in changes}
    quotas = tuple(new.get((quota.feature, quota.value), quota) for quota in pool.quotas)
    return replace(pool, quotas=quotas)
