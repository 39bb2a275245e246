"""From chances to a draw that anyone can watch: so many panels, each as likely as any other.

Flanigan, Kehne, Procaccia, "Fair sortition made transparent", NeurIPS 2021, show that little
fairness is lost when the lottery is a plain one over, say, a thousand panels. Here the panels
are made one by one by herding (Welling, "Herding dynamical weights to learn", ICML 2009): each
next panel takes those who have fewest seats so far for their chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import numpy as np

from wijkaanpak.methods.lottery.chances import Chances
from wijkaanpak.methods.lottery.pool import Person, published_order
from wijkaanpak.methods.lottery.strata import Real, Strata, Whole

TIE = 1e-6  # decides only where people are equal
FINE = 2**20  # prices in whole parts, to compare panels alike on every machine
URGENT = 2  # how much more a seat is worth to who is still short of the bound


class Source(Protocol):
    """Where panels come from: those that can be found, or those that are known."""

    def good(self, prices: Real) -> Whole | None: ...


class Known:
    """Panels that are known already; `good` is the one of most worth."""

    def __init__(self, panels: Iterable[Whole]) -> None:
        self.panels = np.array(list(panels))

    def good(self, prices: Real) -> Whole:
        found: Whole = self.panels[int(np.argmax(self.panels @ _fine(prices)))]
        return found


def _fine(prices: Real) -> Whole:
    return np.rint(prices * FINE).astype(np.int64)


class Herd:
    """Panels in the making, and how many seats each stratum has had.

    In the end there are `number` of them, which together give each stratum its chance.
    """

    def __init__(self, strata: Strata, target: Chances, number: int, source: Source) -> None:
        self.strata, self.number, self.source = strata, number, source
        self.size = strata.size.astype(float)
        self.due = target.each * self.size  # seats in one panel
        self.given = np.zeros(len(self.size), np.int64)
        self.panels: list[Whole] = []
        first = [published_order(people[0].key)[:4] for people in strata.people]
        self.tie = np.array([int.from_bytes(sign) for sign in first]) * (TIE / 2**32)
        self.goal = int(target.bound * number + TIE) - 1  # seats for who has fewest

    def make(self, number: int, source: Source | None = None) -> None:
        """Make panels until there are so many, each of who has fewest seats for their chance.

        `source` is where they come from this once, when that is quicker.
        """
        for made in range(len(self.panels), number):
            owed = ((made + 1) * self.due - self.given) / self.size
            panel = self._panel(owed + np.roll(self.tie, made), source)
            self.panels.append(panel)
            self.given += panel

    def finish(self) -> list[Whole]:
        """Make the rest and mend; return all panels."""
        self.make(self.number)
        self._mend()
        return self.panels

    def _mend(self) -> None:
        """Replace, one at a time, the panel that is least worth when all are made.

        Some times always, and some times more while somebody is short of the bound.
        """
        together = np.array(self.panels)
        for turn in range(self.number // 3):
            if turn >= self.number // 20 and self._fewest() >= self.goal:
                break
            worst = int(np.argmin(together @ _fine(self._prices(self.given))))
            given = self.given - together[worst]
            prices = self._prices(given)
            panel, worth = self._panel(prices), _fine(prices)
            if panel @ worth > together[worst] @ worth:
                together[worst], self.given = panel, given + panel
        self.panels = list(together)

    def _fewest(self) -> int:
        return int((self.given // self.strata.size).min())

    def _prices(self, given: Whole) -> Real:
        owed: Real = (self.number * self.due - given) / self.size
        owed[self.given // self.strata.size < self.goal] *= URGENT
        return owed

    def _panel(self, prices: Real, source: Source | None = None) -> Whole:
        panel = (source or self.source).good(prices)
        if panel is None:
            raise ArithmeticError("there is no panel, and there was one before")
        return panel


def seat(strata: Strata, panels: Sequence[Whole]) -> list[tuple[str, ...]]:
    """Return the keys of the people in each panel: within a stratum, who sat least goes first."""
    counts = dict.fromkeys((person.key for people in strata.people for person in people), 0)
    return [tuple(sorted(_people_of(strata, panel, counts))) for panel in panels]


def _people_of(strata: Strata, panel: Whole, counts: dict[str, int]) -> Iterator[str]:
    taken = set[str]()
    drawn = np.nonzero(panel)[0].tolist()
    alone = [stratum for stratum in drawn if len(strata.households[stratum]) == 1]
    shared = [stratum for stratum in drawn if len(strata.households[stratum]) > 1]
    shared.sort(key=lambda stratum: -_uneven(strata.people[stratum], counts))
    for stratum in alone + shared:
        free = [person for person in strata.people[stratum] if person.home not in taken]
        free.sort(key=lambda person: counts[person.key])  # equals stay in the published order
        for person in _at_different_homes(free, int(panel[stratum])):
            taken.add(person.home or person.key)
            counts[person.key] += 1
            yield person.key


def _uneven(people: Sequence[Person], counts: dict[str, int]) -> int:
    sat = [counts[person.key] for person in people]
    return max(sat) - min(sat)


def _at_different_homes(people: Sequence[Person], number: int) -> list[Person]:
    chosen: dict[str, Person] = {}
    for person in people:
        if len(chosen) == number:
            break
        chosen.setdefault(person.home or f"\n{person.key}", person)
    return list(chosen.values())
