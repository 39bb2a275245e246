"""Votes on statements as one table of small numbers, and how many there are of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

AGREE, PASS, DISAGREE, UNSEEN = 1, 0, -1, 2
BLOCK = 1024  # people at a time: their votes as numbers stay in the processor's cache
A_BYTE = 255

type Reals = NDArray[np.floating[Any]]
type Numbers = NDArray[np.integer[Any]]
type Table = NDArray[np.int8]


@dataclass(frozen=True)
class Statement:
    """What people voted on. `is_out`: moderated out, so that its votes count for nothing."""

    key: str
    text: str = ""
    is_out: bool = False


@dataclass(frozen=True)
class Votes:
    """`cast[person, statement]` is AGREE, PASS, DISAGREE or UNSEEN."""

    people: Sequence[str]
    statements: Sequence[Statement]
    cast: Table = field(repr=False)

    @property
    def in_play(self) -> NDArray[np.bool_]:
        return np.array([not one.is_out for one in self.statements], bool)


def in_order(cast: Table) -> Numbers:
    """Return the people in the order of their votes, so that no result depends on who came first.

    >>> in_order(np.array([[1, 2], [0, 2], [1, 2]], np.int8)).tolist()
    [1, 0, 2]
    """
    if not cast.size:
        return np.arange(len(cast))
    rows = np.ascontiguousarray(cast)
    return np.argsort(rows.view(f"V{rows.shape[1]}").ravel(), kind="stable")


def blocks(many: int) -> Iterator[slice]:
    return (slice(begin, begin + BLOCK) for begin in range(0, many, BLOCK))


@dataclass(frozen=True)
class Counts:
    """How many in each group (first axis) agreed, disagreed and voted at all on each statement."""

    agree: Numbers
    disagree: Numbers
    seen: Numbers

    @property
    def together(self) -> Counts:
        return Counts(*(one.sum(0, keepdims=True) for one in self.parts))

    @property
    def parts(self) -> tuple[Numbers, Numbers, Numbers]:
        return self.agree, self.disagree, self.seen


def count(cast: Table, group: Numbers, groups: int) -> Counts:
    """Return the counts per group; who is in group -1 is left out."""
    return Counts(*np.stack([_tally(cast[group == one]) for one in range(groups)], 1))


def count_all(cast: Table) -> Counts:
    """Return the counts of everybody, as one group."""
    return Counts(*_tally(cast)[:, None])


def _tally(rows: Table) -> Numbers:
    """Return how many agreed, disagreed and voted on each statement.

    So few people at a time that their number fits in one byte: many bytes are added at once.
    """
    found = np.zeros((3, rows.shape[1]), np.int64)
    for begin in range(0, len(rows), A_BYTE):
        some = rows[begin : begin + A_BYTE]
        for place, said in enumerate((some == AGREE, some == DISAGREE, some != UNSEEN)):
            found[place] += said.view(np.uint8).sum(0, dtype=np.uint8)
    return found
