"""From chances to a draw that anyone can watch: so many panels, each as likely as any other.

Flanigan, Kehne, Procaccia, "Fair sortition made transparent", NeurIPS 2021, show that little
fairness is lost when the lottery is a plain one over, say, a thousand panels. Here the panels
are made one by one by herding (Welling, "Herding dynamical weights to learn", ICML 2009): each
next panel takes those who have fewest seats so far for their chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from wijkaanpak.methods.lottery.pool import Person, published_order
from wijkaanpak.methods.lottery.programs import Panels
from wijkaanpak.methods.lottery.strata import Real, Strata, Whole

TIE = 1e-6  # decides only where people are equal


def herd(strata: Strata, each: Real, number: int) -> list[Whole]:
    """Return panels (so many of each stratum) that together give each stratum its chance."""
    panels, size = Panels(strata), strata.size.astype(float)
    seats, given = each * size, np.zeros(len(size))
    ties = [int.from_bytes(published_order(people[0].key)[:4]) for people in strata.people]
    tie = np.array(ties) * (TIE / 2**32)
    found = []
    for made in range(number):
        owed = ((made + 1) * seats - given) / size
        panel = panels.good(owed + np.roll(tie, made))
        if panel is None:
            raise ArithmeticError("there is no panel, and there was one before")
        found.append(panel)
        given += panel
    return found


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
