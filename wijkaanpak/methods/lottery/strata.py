"""People who are the same to the lottery, counted together.

Two people are in the same stratum when they have the same values, and live alone or with people
who have the same values as the housemates of the other. The fairest chances are the same within
a stratum, because who is interchangeable can be interchanged; so the solver sees strata, not
people.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from wijkaanpak.methods.lottery.pool import Person, Pool, published_order

type Whole = npt.NDArray[np.int64]
type Real = npt.NDArray[np.float64]
type Values = tuple[str, ...]
type Household = tuple[Values, ...]  # the values of all who live there, sorted


@dataclass(frozen=True)
class Strata:
    """The strata of a pool, and the rows of limits that a panel must keep.

    Stratum t has `size[t]` people and counts once in each of `rows[t]`; a panel takes some of
    each stratum, and in row r at least `least[r]` and at most `most[r]`.
    """

    pool: Pool
    people: tuple[tuple[Person, ...], ...]  # of each stratum, in the published order
    households: tuple[Household, ...]
    rows: tuple[tuple[int, ...], ...]
    least: Whole
    most: Whole

    @cached_property
    def size(self) -> Whole:
        return np.array([len(people) for people in self.people], np.int64)

    @cached_property
    def lengths(self) -> Whole:
        return np.array([len(rows) for rows in self.rows], np.int64)

    @cached_property
    def flat(self) -> npt.NDArray[np.int32]:
        return np.array([row for rows in self.rows for row in rows], np.int32)

    def totals(self, taken: Whole) -> Whole:
        """Return how many count in each row when so many are taken of each stratum."""
        found = np.zeros(len(self.least), np.int64)
        np.add.at(found, self.flat, np.repeat(taken, self.lengths))
        return found

    def allows(self, taken: Whole) -> bool:
        """Tell, in whole numbers, whether this is a panel within all limits."""
        if (taken < 0).any() or (taken > self.size).any():
            return False
        totals = self.totals(taken)
        return bool((self.least <= totals).all() and (totals <= self.most).all())


def strata_of(pool: Pool) -> Strata:
    """Return the strata of a pool; the same for people in any order."""
    homes = defaultdict(list)
    for person in pool.people:
        if person.home:
            homes[person.home].append(person.values)
    household = {home: tuple(sorted(values)) for home, values in homes.items()}
    found: dict[tuple[Values, Household], list[Person]] = defaultdict(list)
    for person in pool.people:
        alone: Household = (person.values,)
        found[person.values, household.get(person.home, alone)].append(person)
    keys = sorted(found)
    shared = sorted({home for _values, home in keys if len(home) > 1})
    quotas = sorted(pool.quotas, key=lambda quota: (quota.feature, quota.value))
    row = {(quota.feature, quota.value): place for place, quota in enumerate(quotas)}
    at_home = {home: len(quotas) + place for place, home in enumerate(shared)}
    seats = len(quotas) + len(shared)
    number = {home: len({p.home for p in found[home[0], home]}) for home in shared}
    return Strata(
        pool,
        tuple(tuple(sorted(found[k], key=lambda p: published_order(p.key))) for k in keys),
        tuple(home for _values, home in keys),
        tuple(
            (
                *(row[pair] for pair in zip(pool.features, values, strict=True)),
                *([at_home[home]] if home in at_home else []),
                seats,
            )
            for values, home in keys
        ),
        np.array([*(q.least for q in quotas), *(0 for _ in shared), pool.seats], np.int64),
        np.array([*(q.most for q in quotas), *(number[h] for h in shared), pool.seats], np.int64),
    )
