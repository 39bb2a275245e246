"""What a group says more than others, what all say together, and what divides them.

The published figures (Small and others, 2021, and the supplement of that paper): `share`, `test`,
`ratio` and `ratio_test` below, which statements speak for a group, what the whole agrees on, and
group-aware consensus, with which Huang and others ("Collective Constitutional AI", FAccT 2024)
chose what a public holds together.

Beside them, because at thirty people a share without its uncertainty misleads: bounds by Wilson
("Probable inference", JASA 22, 1927). What unites is what the least convinced group still
surely holds; what divides is where the bounds of two groups lie apart.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from wijkaanpak.methods.opinions.votes import UNSEEN, Counts, Numbers, Reals, Votes, blocks

SURE = 1.2815515655446004  # the normal bound of 90 % on one side
MOST = 5  # statements that speak for a group
PRIOR = 5.0  # votes of nothing that each statement begins with


@dataclass(frozen=True)
class Figures:
    """Of each group (first axis) on each statement, for agreeing or for disagreeing.

    share: (said + 1) / (seen + 2). test: is it more than half? ratio: the share over the share
    in all other groups. ratio_test: is it more than there?
    """

    said: Numbers
    seen: Numbers
    share: Reals
    test: Reals
    ratio: Reals
    ratio_test: Reals

    @cached_property
    def sure(self) -> NDArray[np.bool_]:
        """Whether it is surely more than half, and surely more than elsewhere."""
        return (self.test > SURE) & (self.ratio_test > SURE)

    @cached_property
    def weight(self) -> Reals:
        return self.ratio * self.ratio_test * self.share * self.test


def figures(said: Numbers, seen: Numbers) -> Figures:
    """Return the published figures from counts (groups x statements)."""
    said_elsewhere, seen_elsewhere = said.sum(0) - said, seen.sum(0) - seen
    share = smoothed(said, seen)
    return Figures(
        said,
        seen,
        share,
        more_than_half(said, seen),
        share / smoothed(said_elsewhere, seen_elsewhere),
        more_than_there(said, seen, said_elsewhere, seen_elsewhere),
    )


def smoothed(said: Numbers, seen: Numbers) -> Reals:
    return np.asarray((said + 1) / (seen + 2))


def more_than_half(said: Numbers, seen: Numbers) -> Reals:
    """Return the z of a share against one half, with one vote added."""
    return 2 * np.sqrt(seen + 1) * ((said + 1) / (seen + 1) - 0.5)


def more_than_there(said: Numbers, seen: Numbers, there: Numbers, seen_there: Numbers) -> Reals:
    """Return the z of a share against another, pooled, with one vote added to all four counts."""
    here, of_here, there, of_there = said + 1, seen + 1, there + 1, seen_there + 1
    pooled = (here + there) / (of_here + of_there)
    spread = np.sqrt(np.maximum(0, pooled * (1 - pooled)) * (1 / of_here + 1 / of_there))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(pooled == 1, 0.0, (here / of_here - there / of_there) / spread)


def wilson(said: Numbers, seen: Numbers) -> tuple[Reals, Reals]:
    """Return between what shares the true one surely lies: nine in ten on either side.

    >>> low, high = wilson(np.array([9]), np.array([10]))
    >>> round(float(low[0]), 2), round(float(high[0]), 2)
    (0.72, 0.97)
    """
    of = np.maximum(seen, 1)
    square = SURE**2
    middle = (said + square / 2) / (of + square)
    spread = SURE * np.sqrt(said * (of - said) / of + square / 4) / (of + square)
    none = seen == 0
    return np.where(none, 0.0, middle - spread), np.where(none, 1.0, middle + spread)


@dataclass(frozen=True)
class Speaks:
    """A statement that speaks for a group: by agreeing, or by disagreeing."""

    statement: int
    agrees: bool
    said: int
    seen: int
    share: float
    test: float
    ratio: float
    ratio_test: float


def both_sides(counts: Counts) -> tuple[Figures, Figures]:
    """Return the published figures for agreeing and for disagreeing, of all groups at once."""
    return figures(counts.agree, counts.seen), figures(counts.disagree, counts.seen)


def speaking_for(
    group: int, sides: tuple[Figures, Figures], in_play: NDArray[np.bool_]
) -> list[Speaks]:
    """Return at most MOST statements that speak for a group, agreeing first, heaviest first.

    First the one that the group agrees with best, then all that it surely says more than others.
    Each has the sign for which it was chosen, so that nobody is said to reject what they hold.
    If there is none, the one that comes nearest to being told apart. `sides`: `both_sides`.
    """
    agree, disagree = sides
    surest = [
        (-float(of.weight[group, place]), int(place), of is agree)
        for of in (agree, disagree)
        for place in np.flatnonzero(of.sure[group] & in_play)
    ]
    best = _best_agreed(agree, group, in_play)
    found = [_speaks(agree, group, best, agrees=True)] if best is not None else []
    for _weight, place, agrees in sorted(surest):
        if place not in {one.statement for one in found} and len(found) < MOST:
            of = agree if agrees else disagree
            found.append(_speaks(of, group, place, agrees=agrees))
    if not found:
        found = _nearest(agree, disagree, group, in_play)
    return sorted(found, key=lambda one: not one.agrees)


def _best_agreed(agree: Figures, group: int, in_play: NDArray[np.bool_]) -> int | None:
    """Return what a group agrees with best: the heaviest that it holds more than others do.

    Without one, what it agrees with most. (The published rule walks through the statements, and
    which one it ends at depends on their order.)
    """
    share, test, ratio = (of[group] for of in (agree.share, agree.test, agree.ratio))
    own = in_play & (ratio > 1) & ((test > SURE) | (share > 0.5))
    if own.any():
        return int(np.where(own, agree.weight[group], -np.inf).argmax())
    shared = in_play & (test > SURE)
    return int(np.where(shared, share * test, -np.inf).argmax()) if shared.any() else None


def _nearest(
    agree: Figures, disagree: Figures, group: int, in_play: NDArray[np.bool_]
) -> list[Speaks]:
    """Return the statement on which a group is most itself, on the side that most of it took."""
    more = [agree.said[group] > disagree.said[group], disagree.said[group] > agree.said[group]]
    tests = np.where(
        more & in_play, [agree.ratio_test[group], disagree.ratio_test[group]], -np.inf
    )
    if not np.isfinite(tests).any():
        return []
    side, place = divmod(int(tests.argmax()), tests.shape[1])
    return [_speaks((agree, disagree)[side], group, place, agrees=side == 0)]


def _speaks(of: Figures, group: int, place: int, *, agrees: bool) -> Speaks:
    said, seen, *rest = (getattr(of, one.name)[group, place] for one in fields(of))
    return Speaks(place, agrees, int(said), int(seen), *map(float, rest))


def consensus(counts: Counts, in_play: NDArray[np.bool_], *, agrees: bool) -> list[int]:
    """Return what people as one whole surely agree with (or reject), most first, at most MOST."""
    said = (counts.agree if agrees else counts.disagree).sum(0)
    seen = counts.seen.sum(0)
    share, test = smoothed(said, seen), more_than_half(said, seen)
    weight = np.where(in_play & (share > 0.5) & (test > SURE), share * test, -np.inf)
    return [int(one) for one in np.argsort(-weight, kind="stable")[:MOST] if weight[one] > 0]


def group_aware(said: Numbers, seen: Numbers) -> Reals:
    """Return group-aware consensus: the product over groups of their (smoothed) shares."""
    return np.asarray(smoothed(said, seen).prod(0))


def unites(counts: Counts, *, agrees: bool) -> Reals:
    """Return how far the least convinced group surely agrees (or rejects): 0 to 1.

    The product of group-aware consensus falls with each group more and with each statement seen
    by few; the lowest bound can be said in a sentence.
    """
    low, _high = wilson(counts.agree if agrees else counts.disagree, counts.seen)
    return np.asarray(low.min(0))


def divides(counts: Counts, may: NDArray[np.bool_]) -> Reals:
    """Return how far two groups surely lie apart on each statement; below zero is not sure.

    Only groups of which the counts `may` be shown.
    """
    apart = []
    for said in (counts.agree, counts.disagree):
        low, high = wilson(said, counts.seen)
        apart.append(np.where(may, low, -1.0).max(0) - np.where(may, high, 2.0).min(0))
    return np.asarray(np.maximum(*apart))


def bridging(votes: Votes, points: Reals, who: Numbers) -> tuple[Reals, Reals]:
    """Return how far people at the far side of the picture still agree with each statement.

    And how far they reject it; both from -1 to 1, without need of groups. As in Community Notes
    (Wojcik and others, "Birdwatch", 2022) a vote is what all think of a statement plus what it
    owes to where a person stands; here that place is the picture, so that it is a regression for
    each statement. Bridging is what is left at the side that likes it least, where nine in ten
    stand nearer. PRIOR votes of nothing in the middle keep statements with few votes near zero.
    """
    place = points / np.maximum(points[who].std(0), 1e-9) if len(who) else points
    basis = np.column_stack([np.ones(len(points)), place])
    pairs = (basis[:, :, None] * basis[:, None, :]).reshape(-1, 9).astype(np.float32)
    weights, sums = np.zeros((len(votes.statements), 9)), np.zeros((len(votes.statements), 3))
    for part in blocks(len(who)):
        rows = votes.cast[who[part]]
        seen = rows != UNSEEN
        weights += seen.astype(np.float32).T @ pairs[who[part]]
        sums += (rows * seen).astype(np.float32).T @ pairs[who[part], :3]
    squares = weights.reshape(-1, 3, 3) + np.diag([PRIOR, 1.0, 1.0])
    all_think, *leaning = np.linalg.solve(squares, sums[..., None])[..., 0].T
    far = SURE * np.hypot(*leaning)
    return np.clip(all_think - far, -1, 1), np.clip(-all_think - far, -1, 1)
