"""What may be shown, so that nobody's votes can be read from it.

No count of fewer than LEAST votes is shown, and none from which such a count follows: whoever has
the total and the groups that are shown must not be left with one to four people (the hidden cell
and the second one, Hundepool and others, Statistical Disclosure Control, 2012, chapter 4).
No point on the map is a person: each is the middle of LEAST people or more, cut from the map as
LeFevre, DeWitt and Ramakrishnan do ("Mondrian multidimensional k-anonymity", ICDE 2006).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wijkaanpak.methods.opinions.groups import LEAST
from wijkaanpak.methods.opinions.votes import UNSEEN, Counts, Numbers, Reals, Table

DOTS = 200  # on a map at most, about
ALIKE = 7  # answers that are the same for so many people that it is worth a look


def total(groups: Counts, everybody: Counts) -> Counts:
    """Return the counts of everybody that may stand beside those of the groups.

    Where one to four people without a group voted, the total is of those in groups only:
    otherwise it would give away how these few voted.
    """
    grouped = groups.together
    without = everybody.seen - grouped.seen
    few = (without > 0) & (without < LEAST)
    pairs = zip(grouped.parts, everybody.parts, strict=True)
    return Counts(*(np.where(few, inside, whole) for inside, whole in pairs))


def shown(groups: Counts, total: Counts) -> NDArray[np.bool_]:
    """Return of which groups on which statements the counts may be shown beside `total`."""
    seen, whole = groups.seen, total.seen[0]
    may: NDArray[np.bool_] = (seen >= LEAST) & (whole >= LEAST)
    for _group in range(len(seen)):
        rest = whole - (seen * may).sum(0)
        telling = (rest > 0) & (rest < LEAST) & may.any(0)
        if not telling.any():
            break
        smallest = np.where(may, seen, np.iinfo(np.int64).max).argmin(0)
        may[smallest[telling], np.flatnonzero(telling)] = False
    return may


@dataclass(frozen=True)
class Dot:
    """A place on the map with so many people of one group (-1: groups are not told apart)."""

    x: float
    y: float
    people: int
    group: int


def dots(points: Reals, group: Numbers) -> list[Dot]:
    """Return the map: dots of LEAST people or more, with coordinates between -1 and 1.

    People are in the order of `in_order`, so that of equal places the same ones go together.
    """
    least = max(LEAST, len(points) // DOTS)
    found = []
    for number in range(int(group.min(initial=0)), int(group.max(initial=-1)) + 1):
        members = points[group == number]
        if len(members) >= LEAST:
            found += [(*one.mean(0), len(one), number) for one in _cut(members, least)]
    far = max((abs(number) for dot in found for number in dot[:2]), default=0) or 1
    return [Dot(round(x / far, 2), round(y / far, 2), many, own) for x, y, many, own in found]


def _cut(points: Reals, least: int) -> list[Reals]:
    """Return the points in parts of at least so many, each cut where it is widest."""
    if len(points) < 2 * least:
        return [points]
    widest = int(np.ptp(points, axis=0).argmax())
    ranked = points[np.argsort(points[:, widest], kind="stable")]
    half = len(points) // 2
    return _cut(ranked[:half], least) + _cut(ranked[half:], least)


def alike(cast: Table, order: Numbers) -> list[tuple[int, int]]:
    """Return how many people gave exactly the same answers, and to how many statements.

    Only of LEAST people or more and ALIKE answers or more, most people first. It can be chance,
    a family at one table, or one person with many phones.
    """
    if len(cast) < LEAST:
        return []
    begins = np.append(True, np.zeros(len(order) - 1, bool))
    for begin in range(1, len(order), 4096):
        here = order[begin : begin + 4096]
        before = order[begin - 1 : begin - 1 + len(here)]
        begins[begin : begin + len(here)] = (cast[here] != cast[before]).any(1)
    first = np.flatnonzero(begins)
    people = np.diff(np.append(first, len(order)))
    answers = (cast[order[first[people >= LEAST]]] != UNSEEN).sum(1)
    pairs = zip(people[people >= LEAST].tolist(), answers.tolist(), strict=True)
    return sorted((pair for pair in pairs if pair[1] >= ALIKE), reverse=True)
