"""Votes on statements as one table of small numbers, and how many there are of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

AGREE, PASS, DISAGREE, UNSEEN = 1, 0, -1, 2
BLOCK = 4096  # people at a time: their votes as numbers stay in the processor's cache

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
    many = cast.shape[1]
    found = np.zeros((3, groups, many), np.int64)
    numbers = np.arange(groups)[:, None]
    for part in blocks(len(cast)):
        rows = cast[part]
        member = (group[part] == numbers).astype(np.float32)
        for place, said in enumerate((rows == AGREE, rows == DISAGREE, rows != UNSEEN)):
            found[place] += (member @ said.astype(np.float32)).astype(np.int64)
    return Counts(*found)
