"""Who stand together: groups in the picture, and whether there are groups at all.

k-means in the picture for two to five groups, chosen by silhouette (Rousseeuw, "Silhouettes",
J. Comput. Appl. Math. 20, 1987), as Small and others (2021) do. What is done otherwise, and why:

- Several starts by k-means++ (Arthur and Vassilvitskii, SODA 2007) with fixed seeds, of which the
  tightest counts: from one start the groups depend on that start.
- A split that leaves fewer than LEAST people in a group is no split.
- Of numbers of groups that do as well (MARGIN), the smallest: so that one vote seldom changes it.
- Many people are first put together in cells of a grid, not by another k-means: the same each
  time. In the end each person stands with the nearest group.
- Groups are clear only if they hold in draws from the same people (Hennig, "Cluster-wise
  assessment of cluster stability", CSDA 52, 2007; the picture is made anew in each draw, after
  Fisher and others, "Fast, exact bootstrap principal component analysis", JASA 111, 2016), and
  only if they stand further apart than k-means makes of a cloud without groups, as stretched as
  this one (Liu and others, "Statistical significance of clustering", JASA 103, 2008).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wijkaanpak.methods.opinions.components import Picture
from wijkaanpak.methods.opinions.votes import Numbers, Reals
from wijkaanpak.methods.stacks import first_of_each

LEAST = 5  # people in a group that may be shown
ENOUGH_VOTES = 7  # of a person, or all statements when there are fewer
MOST_GROUPS, PEOPLE_A_GROUP = 5, 12
MARGIN = 0.02  # of silhouette, within which fewer groups win
STARTS, FIRST_ROUNDS = 5, 6  # after which the tightest goes on alone
ROUNDS, LAST_ROUNDS = 40, 5
AS_THEY_ARE = 300  # up to so many people stand for themselves, more go into cells
CELLS = 20  # along each side
IN_A_CELL = 0.52  # sides: how far two people at random in a square are apart (Santaló, 1976)
DRAWS, DRAWN = 20, 200  # times, and people each time at most
CLOUDS = 399
# Of clouds with so many people, from a line (0.0) to a circle (1.0): `cloud_by_trying` made them.
WITHOUT_GROUPS: dict[int, tuple[float, ...]] = {
    15: (0.689, 0.676, 0.649, 0.617, 0.587, 0.558, 0.535, 0.523, 0.507, 0.489, 0.476),
    30: (0.667, 0.646, 0.614, 0.584, 0.554, 0.526, 0.504, 0.485, 0.467, 0.46, 0.461),
    60: (0.628, 0.608, 0.577, 0.546, 0.518, 0.492, 0.467, 0.445, 0.433, 0.427, 0.425),
    120: (0.603, 0.584, 0.557, 0.526, 0.494, 0.466, 0.44, 0.415, 0.398, 0.395, 0.394),
    240: (0.585, 0.568, 0.541, 0.511, 0.481, 0.453, 0.426, 0.401, 0.379, 0.37, 0.371),
}
STABLE = 0.6  # Hennig: below 0.6 groups are not to be trusted


@dataclass(frozen=True)
class Split:
    """`group` of each person, -1 for who voted on too little; `silhouette` from -1 to 1."""

    group: Numbers
    sizes: tuple[int, ...]
    silhouette: float

    @property
    def many(self) -> int:
        return len(self.sizes)


@dataclass(frozen=True)
class Certainty:
    """How sure groups are. `stability`: adjusted Rand index between draws, 1 is always the same.

    `cloud`: the silhouette that 95 of 100 clouds without groups stay below.
    """

    stability: float
    cloud: float
    silhouette: float

    @property
    def is_stable(self) -> bool:
        return self.stability >= STABLE

    @property
    def is_apart(self) -> bool:
        return self.silhouette > self.cloud


def taking_part(picture: Picture) -> NDArray[np.bool_]:
    """Return who voted on enough to be placed in a group."""
    return picture.many >= min(ENOUGH_VOTES, len(picture.mean))


def split(picture: Picture, order: Numbers) -> Split | None:
    """Return the groups, largest first; None when people cannot be split so that none is small."""
    who = order[taking_part(picture)[order]]
    points = picture.points[who]
    places, weights, cell, side = cells(points)
    found = _best(places, weights, len(who), side)
    if found is None:
        return None
    silhouette, labels = found
    group = np.full(len(order), -1)
    settled = _settled(points, np.ones(len(who)), labels[cell], LAST_ROUNDS)
    if np.bincount(settled, minlength=int(labels.max()) + 1).min() < LEAST:
        settled = labels[cell]
    group[who] = _by_size(settled, points)
    return Split(group, tuple(np.bincount(group[who]).tolist()), silhouette)


def cells(points: Reals) -> tuple[Reals, Reals, Numbers, float]:
    """Return places with how many people each, of each person which place, and a cell's side.

    Few people stand for themselves; more are counted in a grid over all but the outermost of a
    thousand, each cell at the mean of who is in it.
    """
    if len(points) <= AS_THEY_ARE:
        return points, np.ones(len(points)), np.arange(len(points)), 0.0
    low, high = np.quantile(points, [0.001, 0.999], axis=0)
    width = np.where(high > low, high - low, 1)
    row, column = np.clip((points - low) / width * CELLS, 0, CELLS - 1).astype(np.int64).T
    which: Numbers = row * CELLS + column
    first, cell = first_of_each(which)
    weights: Reals = np.bincount(cell, minlength=len(first)).astype(float)
    places: Reals = np.stack([np.bincount(cell, weights=axis) / weights for axis in points.T], 1)
    return places, weights, cell, float(width.mean() / CELLS)


def _best(
    places: Reals, weights: Reals, people: int, side: float = 0.0
) -> tuple[float, Numbers] | None:
    """Return the silhouette and the group of each place, for the best number of groups."""
    apart = distances(places)
    np.fill_diagonal(apart, IN_A_CELL * side * (1 - 1 / weights))
    found: list[tuple[float, Numbers]] = []
    for many in range(2, min(MOST_GROUPS, 2 + people // PEOPLE_A_GROUP) + 1):
        labels = _tightest(places, weights, many)
        if labels is not None:
            found.append((silhouette(apart, weights, labels, many), labels))
    if not found:
        return None
    enough = max(one[0] for one in found) - MARGIN
    return next(one for one in found if one[0] >= enough)


def _settled(places: Reals, weights: Reals, labels: Numbers, rounds: int) -> Numbers:
    """Return the groups in which k-means ends when it begins with these."""
    heavy = np.bincount(labels, weights)
    centres = np.stack([np.bincount(labels, axis * weights) / heavy for axis in places.T], 1)
    return np.asarray(k_means(places[None], weights[None], centres[None], rounds)[0][0])


def _tightest(places: Reals, weights: Reals, many: int) -> Numbers | None:
    """Return the tightest of several starts in which no group is too small."""
    if int(weights.sum()) < many * LEAST or len(places) < many:
        return None
    chance = np.random.default_rng(many).random((STARTS, many))
    one, heavy = places[None], weights[None]
    centres = starts(one, heavy, many, chance)
    labels, spread = k_means(one, heavy, centres, FIRST_ROUNDS)
    sizes = _sizes(labels, weights, many)
    spread = np.where(sizes.min(1) >= LEAST, np.round(spread, 6), np.inf)
    best = int(spread.argmin())
    if not np.isfinite(spread[best]):
        return None
    settled = _settled(places, weights, labels[best], ROUNDS)
    return settled if _sizes(settled[None], weights, many).min() >= LEAST else labels[best]


def _sizes(labels: Numbers, weights: Reals, many: int) -> Reals:
    """Return how many people each group of each run has."""
    return np.asarray(((labels[..., None] == np.arange(many)) * weights[:, None]).sum(1))


def starts(places: Reals, weights: Reals, many: int, chance: Reals) -> Reals:
    """Return centres to start from (rows of `chance` x many x 2) by k-means++.

    places: runs x n x 2, weights: runs x n; one run of them may serve all rows of `chance`.
    """
    nearest: Reals = np.ones((len(chance), places.shape[1]))
    places = np.broadcast_to(places, (*nearest.shape, 2))
    chosen, runs = np.empty((*chance.shape, 2)), np.arange(len(chance))
    for turn in range(many):
        heap = np.cumsum(nearest * weights, axis=1)
        drawn = (heap <= chance[:, turn, None] * heap[:, -1:]).sum(1)
        chosen[:, turn] = places[runs, np.minimum(drawn, nearest.shape[1] - 1)]
        off = _squares(places - chosen[:, turn, None])
        nearest = off if turn == 0 else np.minimum(nearest, off)
    return chosen


def k_means(
    places: Reals, weights: Reals, centres: Reals, rounds: int = ROUNDS
) -> tuple[Numbers, Reals]:
    """Return the group of each place and how wide all is, for many runs at once (Lloyd, 1957).

    places: runs x n x 2, weights: runs x n, centres: runs x k x 2; one run of places and weights
    may serve all. A group that loses everybody keeps its centre.
    """
    runs, many = centres.shape[:2]
    wide = runs, places.shape[1]
    offset = (np.arange(runs) * many)[:, None]
    across, along = (np.broadcast_to(weights * places[..., axis], wide).ravel() for axis in (0, 1))
    heavy = np.broadcast_to(weights, wide).ravel()
    ahead = np.concatenate([-2 * places, np.ones((*places.shape[:2], 1))], 2)
    labels = np.full(wide, -1)
    for _round in range(rounds):
        # |place - centre|² without |place|², which is the same for all centres
        behind = np.concatenate([centres, _squares(centres)[..., None]], 2)
        off = ahead @ np.swapaxes(behind, 1, 2)
        last, labels = labels, off.argmin(2)
        if np.array_equal(last, labels):
            break
        member = (labels + offset).ravel()
        size = np.bincount(member, heavy, runs * many)
        sums = [np.bincount(member, one, runs * many) for one in (across, along)]
        moved = (np.stack(sums, 1) / np.maximum(size, 1e-9)[:, None]).reshape(centres.shape)
        centres = np.where(size.reshape(runs, many, 1) > 0, moved, centres)
    squares = _squares(places) + np.take_along_axis(off, labels[..., None], 2)[..., 0]
    return labels, (squares * weights).sum(1)


def _squares(places: Reals) -> Reals:
    """Return how far from the middle, squared; numpy is slow at sums of two."""
    across, along = places[..., 0], places[..., 1]
    return np.asarray(across * across + along * along)


def distances(places: Reals) -> Reals:
    """Return how far places lie apart (n x n)."""
    across = places[:, 0, None] - places[:, 0]
    along = places[:, 1, None] - places[:, 1]
    return np.sqrt(across * across + along * along)


def silhouette(apart: Reals, weights: Reals, labels: Numbers, many: int) -> float:
    """Return how much nearer people are to their own group than to the next, -1 to 1.

    Each place counts for the people on it, who are no distance apart.
    """
    member = (labels[:, None] == np.arange(many)) * weights[:, None]
    sizes = member.sum(0)
    whole = apart @ member
    rows = np.arange(len(labels))
    own = whole[rows, labels] / np.maximum(sizes[labels] - 1, 1)
    other = whole / np.maximum(sizes, 1e-9)
    other[rows, labels] = np.inf
    next_to = other.min(1)
    wider = np.maximum(np.maximum(own, next_to), 1e-12)
    one = np.where(sizes[labels] > 1, (next_to - own) / wider, 0)
    return float(np.average(one, weights=weights))


def _by_size(labels: Numbers, points: Reals) -> Numbers:
    """Number the groups from the largest; of equal ones the leftmost is first."""
    sizes = np.bincount(labels)
    left = np.bincount(labels, weights=points[:, 0]) / np.maximum(sizes, 1)
    ranked = np.lexsort((left, -sizes))
    return np.argsort(ranked)[labels]


def certainty(picture: Picture, found: Split, order: Numbers) -> Certainty:
    """Return whether groups hold in other draws and stand further apart than a cloud without."""
    who = order[found.group[order] >= 0]
    spread = np.linalg.eigvalsh(np.cov(picture.points[who].T))
    stretched = float(np.sqrt(max(0.0, spread[0]) / max(spread[1], 1e-12)))
    return Certainty(
        stability(picture, found, who),
        cloud(stretched, len(who)),
        found.silhouette,
    )


def stability(picture: Picture, found: Split, who: Numbers) -> float:
    """Return the mean agreement of the groups with those of draws from the same people.

    Each draw has at most DRAWN people (with more it can only become more stable), its own
    directions and its own picture.
    """
    seeds = np.random.default_rng(0)
    size = min(len(who), DRAWN)
    drawn = who[(seeds.random((DRAWS, size)) * len(who)).astype(np.int64)]
    held = picture.positions[drawn].astype(float)
    _values, turned = np.linalg.eigh(np.swapaxes(held, 1, 2) @ held)
    points = (held @ turned[:, :, :-3:-1]) * picture.stretch[drawn][..., None]
    many = found.many
    twice, ones = np.concatenate([points, points]), np.ones((2 * DRAWS, size))
    chance = seeds.random((2 * DRAWS, many))
    runs, spread = k_means(twice, ones, starts(twice, ones, many, chance))
    labels = np.where((spread[:DRAWS] <= spread[DRAWS:])[:, None], runs[:DRAWS], runs[DRAWS:])
    return float(np.mean([rand(a, b) for a, b in zip(found.group[drawn], labels, strict=True)]))


def rand(one: Numbers, other: Numbers) -> float:
    """Return the adjusted Rand index (Hubert and Arabie, 1985): 1 the same, 0 as by chance.

    >>> rand(np.array([0, 0, 1, 1]), np.array([1, 1, 0, 0]))
    1.0
    """
    wide = int(other.max()) + 1
    pairs_of = np.bincount(one * wide + other, minlength=(int(one.max()) + 1) * wide)
    table = pairs_of.reshape(-1, wide).astype(float)
    both, rows, columns, pairs = (
        float((x * (x - 1) / 2).sum())
        for x in (table, table.sum(1), table.sum(0), np.array([len(one)]))
    )
    chance = rows * columns / max(pairs, 1)
    most = (rows + columns) / 2
    return 1.0 if most == chance else (both - chance) / (most - chance)


def cloud(stretched: float, people: int) -> float:
    """Return the silhouette below which 95 of 100 clouds without groups stay.

    `stretched`: the short side over the long side of the cloud, 0 to 1. Fewer people can look
    further apart by chance, so that their number is rounded down.
    """
    many = max((size for size in WITHOUT_GROUPS if size <= people), default=min(WITHOUT_GROUPS))
    return WITHOUT_GROUPS[many][round(10 * min(1.0, stretched))]


def cloud_by_trying(stretched: float, people: int, times: int = CLOUDS) -> float:
    """Return what `cloud` has in its table: the 95th of 100 from so many normal clouds."""
    seeds = np.random.default_rng(1)
    found = []
    for _cloud in range(times):
        points = seeds.standard_normal((people, 2)) * [1, stretched]
        best = _best(points, np.ones(people), people)
        found.append(best[0] if best else -1.0)
    return round(float(np.quantile(found, 0.95)), 3)
