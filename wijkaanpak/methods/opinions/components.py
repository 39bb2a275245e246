"""Where people stand: the two directions in which votes differ most.

Small, Bjorkegren, Erkkilä, Shaw and Megill, "Polis: Scaling Deliberation by Mapping High
Dimensional Opinion Spaces" (Recerca 26(2), 2021): principal components of the table of votes, in
which a vote that was not cast is the mean of its statement; and a person stands where the own
votes put them, times the root of (statements / own votes), so that who voted little is not drawn
to the middle. What was never cast is exactly zero once the means are taken off.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wijkaanpak.methods.opinions.votes import (
    UNSEEN,
    Counts,
    Numbers,
    Reals,
    Table,
    Votes,
    blocks,
)

SAMPLE = 20_000  # people from whom the directions are found when there are more
EXACT = 1_000  # up to so many people in double precision: more are not seen that sharply
DIRECTIONS = 8  # kept to draw again from; the picture has two
DECIMALS = 6


@dataclass(frozen=True)
class Picture:
    """Where everybody stands, in the order of `Votes.people`.

    `mean` and `directions` (statements x DIRECTIONS) belong to the statements; `positions`
    (people x DIRECTIONS) are before `stretch` (people), the root in the module's words.
    """

    mean: Reals
    directions: Reals
    positions: Reals
    stretch: Reals
    many: Numbers  # votes of each person
    explained: tuple[float, ...]  # share of all difference that each of the two shows

    @property
    def points(self) -> Reals:
        """The two coordinates of each person."""
        return np.round(self.positions[:, :2] * self.stretch[:, None], DECIMALS)


def picture(votes: Votes, order: Numbers, everybody: Counts) -> Picture:
    """Return where people stand; `order` is `in_order(votes.cast)`, `everybody` counts it."""
    cast, in_play = votes.cast, votes.in_play
    mean = np.where(in_play, _means(everybody), 0).astype(_kind(cast))
    directions, explained = _directions(_products(votes, order, mean))
    positions, many, counted = _positions(votes, order, mean, directions)
    stretch = np.sqrt(cast.shape[1] / np.maximum(1, counted))
    return Picture(mean, directions, positions, stretch, many, explained)


def _positions(
    votes: Votes, order: Numbers, mean: Reals, directions: Reals
) -> tuple[Reals, Numbers, Numbers]:
    """Return where people stand, how many votes each has, and how many count for the stretch.

    The sum of (vote - mean) x direction over what was seen is that of votes x direction without
    that of mean x direction. What is out counts as seen by all, as in the published method.
    """
    in_play, kind = votes.in_play, mean.dtype
    ahead = (directions * in_play[:, None]).astype(kind)
    behind = np.column_stack([ahead * mean[:, None], np.ones(len(mean)), in_play]).astype(kind)
    sums = np.empty((len(order), behind.shape[1]), kind)
    for part in blocks(len(order)):
        rows = votes.cast[order[part]]
        seen = rows != UNSEEN
        off = seen.astype(kind) @ behind
        off[:, :-2] -= (rows * seen).astype(kind) @ ahead
        sums[order[part]] = off
    many, counted = sums[:, -2:].T.astype(np.int64)
    return -sums[:, :-2], many, counted + int((~in_play).sum())


def _means(everybody: Counts) -> Reals:
    agree, disagree, seen = (one[0] for one in everybody.parts)
    return np.asarray((agree - disagree) / np.maximum(1, seen))


def _kind(cast: Table) -> type[np.floating[Any]]:
    return np.float64 if len(cast) <= EXACT else np.float32


def centred(rows: Table, seen: NDArray[np.bool_], mean: Reals) -> Reals:
    """Return votes without the mean of their statement; zero where nothing was seen."""
    found: Reals = rows.astype(mean.dtype)
    found -= mean
    found *= seen
    return found


def _products(votes: Votes, order: Numbers, mean: Reals) -> Reals:
    """Return the sums of products between statements, over all or SAMPLE people."""
    every = -(-len(order) // SAMPLE) or 1
    some, many = order[::every], len(mean)
    found = np.zeros((many, many))
    for part in blocks(len(some)):
        rows = votes.cast[some[part]]
        block = centred(rows, (rows != UNSEEN) & votes.in_play, mean)
        found += block.T @ block
    return found


def _directions(products: Reals) -> tuple[Reals, tuple[float, ...]]:
    """Return the first principal components; of each the largest share is above zero."""
    if not products.size:
        return np.zeros((0, 2)), (0.0, 0.0)
    values, vectors = np.linalg.eigh(products)
    found = vectors[:, ::-1][:, :DIRECTIONS]
    if found.shape[1] < 2:  # with one statement there is one direction
        found = np.pad(found, ((0, 0), (0, 2 - found.shape[1])))
    largest = np.abs(np.round(found, DECIMALS)).argmax(0)
    signs = np.where(found[largest, np.arange(found.shape[1])] < 0, -1.0, 1.0)
    whole = float(values.sum()) or 1.0
    first_two = tuple(float(max(0.0, one) / whole) for one in values[::-1][:2])
    return found * signs, first_two
