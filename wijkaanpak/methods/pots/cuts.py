"""Two quick answers to whether money reaches all needs: by all cuts at once, and along paths.

Both leave minimums aside; where none count, they are exact (Ford and Fulkerson, 1956).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

type Row = Sequence[int]
type Given = dict[tuple[int, int], int]  # (source, need) -> cents

MOST_CUTS = 12  # sources: 2**12 cuts of 8 bytes for each need


@dataclass(frozen=True)
class Limits:
    """What sources hold, what needs ask, and `most[source][need]`: all in cents."""

    amounts: Row
    asked: Row
    most: Sequence[Row]


class Cuts:
    """All cuts of a flow with few sources: one number for each set of sources.

    `room[cut]` is what the sources outside the cut hold; a need takes from it what the sources
    inside the cut may not give. A set of needs fits when no room falls below zero.
    """

    def __init__(self, flow: Limits) -> None:
        inside = _subsets(len(flow.amounts))
        amounts = np.array(flow.amounts, np.int64)
        most = np.array(flow.most, np.int64).reshape(len(flow.amounts), len(flow.asked))
        asked = np.array(flow.asked, np.int64)
        self.room = (1 - inside) @ amounts
        self.taken = np.maximum(asked[:, None] - (inside @ most).T, 0)
        self.last: tuple[frozenset[int], npt.NDArray[np.int64]] = (frozenset(), self.room)

    def wide(self, needs: Sequence[int]) -> bool:
        """Tell whether every cut has room for these needs (minimums aside).

        A count asks for the same winners with one candidate after another at the end: what the
        winners leave is remembered.
        """
        before = frozenset(needs[:-1])
        if before != self.last[0]:
            self.last = before, self.room - self.taken[sorted(before)].sum(axis=0)
        return not needs or bool((self.last[1] >= self.taken[needs[-1]]).all())


def _subsets(size: int) -> npt.NDArray[np.int64]:
    """Return all subsets as rows of 0 and 1."""
    return (np.arange(1 << size)[:, None] >> np.arange(size)) & 1


class Paths:
    """The same answer for any number of sources, along paths; it can also say what is in the way.

    >>> Paths(Limits([10, 10], [8, 8, 8], [[8, 8, 0], [8, 8, 8]])).wide([2, 0])
    True
    """

    def __init__(self, flow: Limits) -> None:
        self.flow = flow
        self.clear()

    def clear(self) -> None:
        self.spare = list(self.flow.amounts)
        self.given: Given = {}
        self.routed: set[int] = set()

    def wide(self, needs: Sequence[int]) -> bool:
        """Tell whether all these needs can be paid together (minimums aside)."""
        wanted = set(needs)
        if not self.routed <= wanted:
            self.clear()
        return all(self.route(need).short == 0 for need in sorted(wanted - self.routed))

    def route(self, need: int) -> Stuck:
        """Bring money to a need, moving earlier gifts to other sources where that helps."""
        short = self.flow.asked[need]
        self.routed.add(need)
        while short:
            before, source = self._search(need)
            if source is None:
                stuck = Stuck(short, frozenset(before), self._beside(before, need))
                self._refund(need)
                return stuck
            short -= self._move(need, source, before, short)
        return Stuck()

    def _search(self, need: int) -> tuple[dict[int, tuple[int, int | None]], int | None]:
        """Look for a source with money to spare; tell for each source seen how we came there."""
        before: dict[int, tuple[int, int | None]] = {}
        todo: list[tuple[int, int | None]] = [(need, None)]
        for asking, through in todo:
            for source, row in enumerate(self.flow.most):
                if source in before or self.given.get((source, asking), 0) >= row[asking]:
                    continue
                before[source] = asking, through
                if self.spare[source]:
                    return before, source
                todo += [
                    (n, source) for (s, n), cents in self.given.items() if s == source and cents
                ]
        return before, None

    def _move(
        self, need: int, source: int, before: dict[int, tuple[int, int | None]], short: int
    ) -> int:
        """Move money along the path that was found and return how much."""
        path: list[tuple[int, int, int]] = []  # (source, need, +1 or -1)
        cents, at = min(short, self.spare[source]), source
        while True:
            asking, through = before[at]
            path.append((at, asking, 1))
            cents = min(cents, self.flow.most[at][asking] - self.given.get((at, asking), 0))
            if through is None:
                break
            path.append((through, asking, -1))
            cents = min(cents, self.given[through, asking])
            at = through
        for giver, taker, sign in path:
            self.given[giver, taker] = self.given.get((giver, taker), 0) + sign * cents
        self.spare[source] -= cents
        return cents

    def _refund(self, need: int) -> None:
        """Take back what a need got that cannot be paid in full."""
        self.routed.discard(need)
        for source in range(len(self.spare)):
            self.spare[source] += self.given.pop((source, need), 0)

    def _beside(self, sources: Iterable[int], need: int) -> frozenset[int]:
        seen = set(sources)
        return frozenset(n for (s, n), cents in self.given.items() if s in seen and cents) - {need}


@dataclass(frozen=True)
class Stuck:
    """How many cents are short, which used-up sources are in the way, which needs draw on them."""

    short: int = 0
    sources: frozenset[int] = field(default=frozenset())
    beside: frozenset[int] = field(default=frozenset())
