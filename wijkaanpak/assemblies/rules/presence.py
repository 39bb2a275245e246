"""What may be said in public of who was at a session, without giving anybody away.

How many seats each value has is public: the draw was. So whoever knows how many with a value were
*present* knows how many of them were *absent*, and at one session that is one to three people,
whom everybody in the room can name. A table “present per value” would then tell of each of them
every answer they gave: their age, that they rent, that they find reading hard. Counts below ten
are secret (Hundepool and others, Statistical Disclosure Control, 2012, chapter 5; the limit is
that of `methods.small_cells`). What is secret here is the number of *empty* seats of a value.

So of a session everybody may know

- how many seats were taken, of how many: who sat there could count that;
- per question, the values of which ten or more seats were empty; never a smaller number, and
  never how many more than ten.

The second is said only when `may_speak`: when *whatever* it would say, of any panel with so many
seats and so many empty ones, leaves open for every other value all that was open before, from
one to nine. It looks at public numbers alone, so that silence tells nothing either. With thirty
seats it is silent nearly always, and the note that people write at the end (who was not here,
and what do we not know because of it) tells it in words. Hosts see the numbers at their own page.

It is said once: after a correction only the number of seats is, for two tables beside each other
would give the one who came late.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from wijkaanpak.methods.small_cells import LIMIT

MOST_LARGE = 10  # values that may have that many empty seats; with more of them nothing is said

type Pair = tuple[str, str]  # feature, value


def holes(seats: Mapping[Pair, int], taken: Mapping[Pair, int], limit: int = LIMIT) -> list[Pair]:
    """Return the values of which may be said that at least `limit` of their seats were empty."""
    said: list[Pair] = []
    for feature in dict.fromkeys(pair[0] for pair in seats):
        mine = [pair for pair in seats if pair[0] == feature]
        empty = [seats[pair] - taken.get(pair, 0) for pair in mine]
        if may_speak([seats[pair] for pair in mine], sum(empty), limit):
            said += [pair for pair, many in zip(mine, empty, strict=True) if many >= limit]
    return said


def may_speak(seats: Sequence[int], empty: int, limit: int = LIMIT) -> bool:
    """Tell whether one question can be spoken of, when `empty` of these seats were empty."""
    large = [value for value, many in enumerate(seats) if many >= limit]
    if empty < limit or len(large) > MOST_LARGE:
        return False
    return all(_leaves_open(seats, empty, said, limit) for said in _sayings(seats, empty, limit))


def _sayings(seats: Sequence[int], empty: int, limit: int) -> Iterator[frozenset[int]]:
    """Yield every set of values that can be the answer: some panel has just those holes."""
    large = [value for value, many in enumerate(seats) if many >= limit]
    for size in range(len(large) + 1):
        for chosen in map(frozenset, combinations(large, size)):
            low = limit * size
            high = sum(_most(seats, value, chosen, limit) for value in range(len(seats)))
            if low <= empty <= high:
                yield chosen


def _most(seats: Sequence[int], value: int, said: frozenset[int], limit: int) -> int:
    return seats[value] if value in said else min(seats[value], limit - 1)


def _leaves_open(seats: Sequence[int], empty: int, said: frozenset[int], limit: int) -> bool:
    """Tell whether each value that is not said may have as few or as many as before, 1 to 9."""
    for value in set(range(len(seats))) - said:
        others = [other for other in range(len(seats)) if other != value]
        least = empty - sum(_most(seats, other, said, limit) for other in others)
        most = min(_most(seats, value, said, limit), empty - limit * len(said))
        known_least = empty - sum(seats[other] for other in others)
        known_most = min(seats[value], empty)
        if least > max(1, known_least) or most < min(limit - 1, known_most):
            return False
    return True


def at_least_ten(many: int, of: int) -> bool:
    """Tell whether may be said that ten or more need something: then it is not everybody.

    >>> at_least_ten(9, 30), at_least_ten(10, 30), at_least_ten(10, 12)
    (False, True, False)
    """
    return many >= LIMIT and of >= 2 * LIMIT
