"""Where people stand: the two directions in which votes differ most.

Small, Bjorkegren, Erkkilä, Shaw and Megill, "Polis: Scaling Deliberation by Mapping High
Dimensional Opinion Spaces" (Recerca 26(2), 2021): principal components of the table of votes, in
which a vote that was not cast is the mean of its statement; and a person stands where the own
votes put them, times the root of (statements / own votes), so that who voted little is not drawn
to the middle. What was never cast is exactly zero once the means are taken off.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wijkaanpak.methods.opinions.votes import (
    UNSEEN,
    Numbers,
    Reals,
    Table,
    Votes,
    blocks,
    count,
)

SAMPLE = 20_000  # people from whom the directions are found when there are more
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


def picture(votes: Votes, order: Numbers) -> Picture:
    """Return where people stand; `order` is `in_order(votes.cast)`."""
    cast, in_play = votes.cast, votes.in_play
    mean = means(votes)
    every = -(-len(cast) // SAMPLE) or 1
    some = _centred(cast[order[::every]], mean) * in_play
    directions, explained = _directions(some)
    positions, many = _positions(cast, order, mean, directions * in_play[:, None])
    out = ~in_play
    put_to_zero = (cast[:, out] == UNSEEN).sum(1) if out.any() else 0
    stretch = np.sqrt(cast.shape[1] / np.maximum(1, many + put_to_zero))
    return Picture(mean, directions, positions, stretch, many, explained)


def means(votes: Votes) -> Reals:
    """Return the mean vote on each statement, zero for those that are out."""
    found = count(votes.cast, np.zeros(len(votes.cast), np.int64), 1)
    mean = (found.agree[0] - found.disagree[0]) / np.maximum(1, found.seen[0])
    return np.where(votes.in_play, mean, 0.0)


def _centred(rows: Table, mean: Reals) -> Reals:
    seen = rows != UNSEEN
    return (rows * seen).astype(np.float64) - seen * mean


def _directions(centred: Reals) -> tuple[Reals, tuple[float, ...]]:
    """Return the first principal components; of each the largest share is above zero."""
    values, vectors = np.linalg.eigh(centred.T @ centred)
    found = vectors[:, ::-1][:, :DIRECTIONS]
    if found.shape[1] < 2:  # with one statement there is one direction
        found = np.pad(found, ((0, 0), (0, 2 - found.shape[1])))
    largest = np.abs(np.round(found, DECIMALS)).argmax(0)
    signs = np.where(found[largest, np.arange(found.shape[1])] < 0, -1.0, 1.0)
    whole = float(values.sum()) or 1.0
    first_two = tuple(float(max(0.0, one) / whole) for one in values[::-1][:2])
    return found * signs, first_two


def _positions(
    cast: Table, order: Numbers, mean: Reals, directions: Reals
) -> tuple[Reals, Numbers]:
    """Return the sum over the votes of each person of (vote - mean) x direction; how many votes."""
    kind = np.float64 if len(cast) <= SAMPLE else np.float32
    ahead = directions.astype(kind)
    back = np.column_stack([directions * mean[:, None], np.ones(len(mean))]).astype(kind)
    found = np.empty((len(cast), ahead.shape[1]), kind)
    many = np.empty(len(cast), np.int64)
    for part in blocks(len(cast)):
        who = order[part]
        rows = cast[who]
        seen = rows != UNSEEN
        off = seen.astype(kind) @ back
        found[who] = (rows * seen).astype(kind) @ ahead - off[:, :-1]
        many[who] = off[:, -1].astype(np.int64)
    return found, many
