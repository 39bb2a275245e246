"""Many ballots as columns of numbers: read and counted without a row for each.

A `Stack` is a sequence of `Ballot`s like any list of them; a ballot is made when it is asked for.

>>> from wijkaanpak.methods.elections import Ballot
>>> size, chosen = np.array([2, 0, 1]), np.array([1, 0, 1])
>>> stack = Stack(("a", "b"), size, chosen)
>>> stack[0].choices, list(stack) == stack
(('b', 'a'), True)
>>> seeing(stack, {"a"}), seeing(list(stack), {"a"})
([True, False, False], [True, False, False])
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import repeat
from operator import attrgetter
from typing import Any, NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from wijkaanpak.methods.elections import Ballot

type Numbers = NDArray[np.integer[Any]]


class Column(NamedTuple):
    """One thing of each ballot: a number for each in `values`; no numbers: the same for all."""

    values: Sequence[Any]
    numbers: Numbers | None = None

    def all(self, many: int) -> Iterable[Any]:
        """Return the thing itself for each of so many ballots."""
        if self.numbers is None:
            return repeat(self.values[0], many)
        return map(self.values.__getitem__, self.numbers.tolist())


class Stack(Sequence[Ballot]):
    """Ballots as columns. `size[b]` choices of ballot b lie one after the other in `chosen`.

    `chosen` holds numbers of plans, from 0, in the order of `keys`, and `points` as many whole
    numbers, or is None. No ballot has the same plan twice.
    """

    def __init__(
        self,
        keys: tuple[str, ...],
        size: Numbers,
        chosen: Numbers,
        points: Numbers | None = None,
        **about: Column,  # channel, area, age, weight
    ) -> None:
        self.keys, self.size, self.chosen, self.points = keys, size, chosen, points
        usual = {"channel": "", "area": "", "age": "", "weight": 1}
        self.about = {name: about.get(name, Column((one,))) for name, one in usual.items()}

    @cached_property
    def ends(self) -> Numbers:
        """Where the choices of each ballot end."""
        return np.cumsum(self.size)

    def __len__(self) -> int:
        return len(self.size)

    @overload
    def __getitem__(self, place: int) -> Ballot: ...
    @overload
    def __getitem__(self, place: slice) -> list[Ballot]: ...
    def __getitem__(self, place: int | slice) -> Ballot | list[Ballot]:
        if isinstance(place, slice):
            return [self._ballot(one) for one in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        return self._ballot(place % len(self))

    def _ballot(self, place: int) -> Ballot:
        end = int(self.ends[place])
        inside = slice(end - int(self.size[place]), end)
        choices = tuple(self.keys[plan] for plan in self.chosen[inside].tolist())
        points = () if self.points is None else tuple(self.points[inside].tolist())
        about = [
            one.values[0 if one.numbers is None else int(one.numbers[place])]
            for one in self.about.values()
        ]
        return Ballot(choices, points, *about)

    def __iter__(self) -> Iterator[Ballot]:
        named = list(map(self.keys.__getitem__, self.chosen.tolist()))
        ends = self.ends.tolist()
        inside = list(map(slice, [0, *ends[:-1]], ends))
        choices = (tuple(named[one]) for one in inside)
        points: Iterable[tuple[int, ...]] = repeat(())
        if self.points is not None:
            given = self.points.tolist()
            points = (tuple(given[one]) for one in inside)
        about = (one.all(len(self)) for one in self.about.values())
        return map(Ballot._make, zip(choices, points, *about, strict=False))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(
            mine == yours for mine, yours in zip(self, other, strict=True)
        )

    __hash__ = None  # type: ignore[assignment]  # as of a list

    def seeing(self, won: set[str]) -> list[bool]:
        """Return for each ballot whether one of these plans is on it."""
        wins = np.array([key in won for key in self.keys], bool)
        hits = np.concatenate([[0], np.cumsum(wins[self.chosen])])
        return (hits[self.ends] > hits[self.ends - self.size]).tolist()  # type: ignore[no-any-return]


def told(ballots: Sequence[Ballot], kind: str) -> Iterable[Any]:
    """Return the channel, area, age or weight of each ballot."""
    if isinstance(ballots, Stack):
        return ballots.about[kind].all(len(ballots))
    return map(attrgetter(kind), ballots)


def values(ballots: Sequence[Ballot], kind: str) -> set[Any]:
    """Return every channel, area, age or weight that a ballot has."""
    if isinstance(ballots, Stack):
        return set(ballots.about[kind].values) if len(ballots) else set()
    return set(map(attrgetter(kind), ballots))


def seeing(ballots: Sequence[Ballot], won: set[str]) -> list[bool]:
    """Return for each ballot whether one of these plans is on it."""
    if isinstance(ballots, Stack):
        return ballots.seeing(won)
    return [not won.isdisjoint(ballot.choices) for ballot in ballots]


def first_of_each(values: NDArray[Any]) -> tuple[Numbers, Numbers]:
    """Return where each different value stands first, in the order of values, and which it is.

    What `numpy.unique` answers; that one loads masked arrays first, longer than reading a city.

    >>> first_of_each(np.array([7, 5, 7]))
    (array([1, 0]), array([1, 0, 1]))
    """
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    begins = np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]
    which = np.empty(len(ordered), np.int64)
    which[order] = np.cumsum(begins) - 1
    return order[begins], which
