"""Who takes an empty seat, and who stands by: pools made of the rest of a pool.

Each is a pool like any other, so the same lottery, the same draw and the same sentences hold
for it. Empty seats are best filled some at a time: a single one often cannot meet the quotas.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from wijkaanpak.methods.lottery.feasibility import changed, problem_of
from wijkaanpak.methods.lottery.pool import Person, Pool, Quota
from wijkaanpak.methods.lottery.strata import strata_of
from wijkaanpak.refusals import Refused, gettext_noop

NOT_IN_PANEL = gettext_noop("“%(key)s” is not in the panel.")
NOBODY_GONE = gettext_noop("Nobody left the panel, so there is no seat to fill.")
MORE_THAN_GONE = gettext_noop("%(gone)s people left, so %(seats)s seats cannot be filled.")


def replacements(
    pool: Pool,
    panel: Collection[str],
    gone: Collection[str],
    ready: Iterable[str] | None = None,
    seats: int | None = None,
) -> Pool:
    """Return the pool for the seats of those who are gone: what the quotas still ask.

    `ready` limits it to people who can still come, such as the reserves. With fewer `seats` than
    are empty, a minimum asks so many fewer as seats stay empty. When more is missing than there
    are seats, as after seats were filled with a change of quotas, the largest minimums give way
    first. Nobody in it lives with somebody who stays.
    Draw from it with `fair_lottery`, which tells the smallest change when the quotas cannot be
    met; `eased` makes that change.
    """
    for key in gone:
        if key not in panel:
            raise Refused(NOT_IN_PANEL, key=key)
    empty = len(set(gone))
    seats = empty if seats is None else seats
    if not empty:
        raise Refused(NOBODY_GONE)
    if seats > empty:
        raise Refused(MORE_THAN_GONE, gone=empty, seats=seats)
    stay = [key for key in panel if key not in gone]
    rest = _rest(pool, stay, {*panel, *gone}, ready)
    quotas = [_left(pool, quota, stay, empty - seats) for quota in pool.quotas]
    return Pool(seats, tuple(_within(quotas, seats)), rest)


def reserves(
    pool: Pool, panel: Collection[str], seats: int, ready: Iterable[str] | None = None
) -> Pool:
    """Return the pool for so many reserves: the rest, with the quotas in proportion.

    Minimums are rounded down and maximums up.
    """
    rest = _rest(pool, panel, panel, ready)
    quotas = tuple(
        replace(
            quota,
            least=quota.least * seats // pool.seats,
            most=-(-quota.most * seats // pool.seats),
        )
        for quota in pool.quotas
    )
    return Pool(seats, quotas, rest)


def eased(pool: Pool) -> Pool:
    """Return the pool with the smallest change of its quotas that makes a panel possible."""
    problem = problem_of(strata_of(pool))
    if problem is None:
        return pool
    if not problem.changes:
        raise problem
    return changed(pool, problem.changes)


def _rest(
    pool: Pool, stay: Iterable[str], out: Collection[str], ready: Iterable[str] | None
) -> tuple[Person, ...]:
    homes = {pool.by_key[key].home for key in stay} - {""}
    may = None if ready is None else set(ready)
    return tuple(
        person
        for person in pool.people
        if person.key not in out
        and person.home not in homes
        and (may is None or person.key in may)
    )


def _left(pool: Pool, quota: Quota, stay: Iterable[str], empty: int) -> Quota:
    """Return what a quota still asks when these people stay and so many seats stay empty."""
    place = pool.features.index(quota.feature)
    have = sum(pool.by_key[key].values[place] == quota.value for key in stay)
    most = max(0, quota.most - have)
    return replace(quota, least=min(max(0, quota.least - have - empty), most), most=most)


def _within(quotas: list[Quota], seats: int) -> list[Quota]:
    """Return the quotas with no more asked of a feature than there are seats."""
    found = list(quotas)
    for feature in {quota.feature for quota in quotas}:
        own = [place for place, quota in enumerate(quotas) if quota.feature == feature]
        for _over in range(sum(quotas[place].least for place in own) - seats):
            largest = max(own, key=lambda place: found[place].least)
            found[largest] = replace(found[largest], least=found[largest].least - 1)
    return found
