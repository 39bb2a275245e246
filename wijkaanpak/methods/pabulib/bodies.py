r"""The votes of a well-written `.pb` file as columns of numbers, without looking row by row.

This only ever takes what the careful way of `reading` would take with the same result, and leaves
everything else to it: quotes, unknown or doubled plans, spaces, long keys, doubled voters
(`NotPlain`). So a sentence about a bad file has one origin.

>>> body = Body(b"7;1,2;web\n8;2;\n", 3)
>>> size, chosen = body.choices(1, ["1", "2"])
>>> size.tolist(), chosen.tolist(), body.column(2, str).values
([2, 1], [0, 1, 1], ['', 'web'])
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wijkaanpak.methods.stacks import Column, Numbers, first_of_each

TITLE = re.compile(rb"^VOTES\r?\n[^\n]*\n", re.MULTILINE)
ROW, FIELD, ITEM = b"\n;,"
WORD = 8  # bytes that are compared as one number
LONGEST = 96  # bytes in a field, a whole number of words
NEVER = b"\n" * LONGEST  # no field is like this
MASKS = np.array([(1 << 8 * long) - 1 for long in range(WORD + 1)], np.uint64)
AT_ONCE = 1 << 22  # ballots x plans
DIGITS = 9

type Words = NDArray[np.uint64]


class NotPlain(Exception):
    """Raised when votes are not written so plainly that they can be read at once."""


def cut(raw: bytes) -> tuple[bytes, bytes] | None:
    """Return a file up to the column names of its votes, and its votes."""
    title = TITLE.search(raw)
    return (raw[: title.end()], raw[title.end() :]) if title else None


class Body:
    """Votes as bytes, with where each field begins and ends. Raises NotPlain."""

    def __init__(self, raw: bytes, columns: int) -> None:
        raw = raw.replace(b"\r\n", b"\n") if b"\r" in raw else raw
        if not raw or b'"' in raw or b"\r" in raw or b"\0" in raw:
            raise NotPlain
        try:
            raw.decode()
        except UnicodeDecodeError:
            raise NotPlain from None
        self.raw = raw if raw.endswith(b"\n") else raw + b"\n"
        self.bytes = np.frombuffer(self.raw + bytes(WORD), np.uint8)
        self.words = np.ndarray(len(self.raw) + 1, "<u8", self.bytes.data, strides=(1,))
        text = self.bytes[:-WORD]
        marks = np.flatnonzero((text == ROW) | (text == FIELD))
        if len(marks) % columns:
            raise NotPlain
        self.ends = marks.reshape(-1, columns)
        at = self.bytes[self.ends]
        if np.any(at[:, -1] != ROW) or np.any(at[:, :-1] != FIELD):
            raise NotPlain
        self.begins = (np.concatenate([[-1], marks[:-1]]) + 1).reshape(-1, columns)

    def __len__(self) -> int:
        return len(self.ends)

    def _items(self, column: int) -> tuple[Numbers, Numbers, Numbers]:
        """Return how many items each field has, and where all items begin and end."""
        begins, ends = self.begins[:, column], self.ends[:, column]
        commas = np.flatnonzero(self.bytes[:-WORD] == ITEM)
        first, last = np.searchsorted(commas, begins), np.searchsorted(commas, ends)
        inside = last - first
        if int(inside.sum()) < len(commas):
            steps = np.zeros(len(commas) + 1, np.int64)
            np.add.at(steps, first, 1)
            np.add.at(steps, last, -1)
            commas = commas[np.cumsum(steps[:-1]) > 0]
        closing = np.cumsum(inside + 1) - 1
        between = np.ones(len(commas) + len(self), bool)
        between[closing] = False
        until = np.empty(len(between), np.int64)
        until[between], until[closing] = commas, ends
        since = np.concatenate([[0], until[:-1] + 1])
        since[closing - inside] = begins
        empty = since == until
        if np.any(empty):
            size = np.where(begins == ends, 0, inside + 1)
            if np.count_nonzero(empty) != np.count_nonzero(size == 0):
                raise NotPlain
            return size, since[~empty], until[~empty]
        return inside + 1, since, until

    def choices(self, column: int, keys: Sequence[str]) -> tuple[Numbers, Numbers]:
        """Return how many plans each ballot names, and all of them by number."""
        size, since, until = self._items(column)
        named, known = (
            self._words(since, until),
            _as_words(keys, int((until - since).max(initial=1))),
        )
        mixed, of_keys = _mixed(named), _mixed(known)
        order = np.argsort(of_keys)
        place = np.minimum(np.searchsorted(of_keys[order], mixed), len(keys) - 1)
        chosen = order[place].astype(np.int16)
        if any(np.any(theirs[chosen] != ours) for theirs, ours in zip(known, named, strict=True)):
            raise NotPlain
        self._refuse_twice(size, chosen, len(keys))
        return size, chosen

    def _refuse_twice(self, size: Numbers, chosen: Numbers, plans: int) -> None:
        ends = np.cumsum(size)
        many = max(1, AT_ONCE // plans)
        for first in range(0, len(size), many):
            part = size[first : first + many]
            begin = int(ends[first] - size[first])
            named = chosen[begin : begin + int(part.sum())]
            seen = np.zeros(len(part) * plans, bool)
            seen[np.repeat(np.arange(len(part)) * plans, part) + named] = True
            if np.count_nonzero(seen) < len(named):
                raise NotPlain

    def points(self, column: int, size: Numbers) -> Numbers:
        """Return the points for all choices, as whole numbers; as many as there are choices."""
        found, since, until = self._items(column)
        if not np.array_equal(found, size):
            raise NotPlain
        long, points = until - since, np.zeros(len(since), np.int64)
        if len(long) and int(long.max()) > DIGITS:
            raise NotPlain
        for place in range(int(long.max(initial=0))):
            inside = long > place
            digit = self.bytes[since[inside] + place].astype(np.int64) - ord("0")
            if np.any((digit < 0) | (digit > 9)):
                raise NotPlain
            points[inside] = points[inside] * 10 + digit
        return points

    def column(self, column: int, read: Callable[[str], Any]) -> Column:
        """Return what each field says; each different text is read once, without its spaces."""
        since, until = self.begins[:, column], self.ends[:, column]
        words = self._words(self.begins[:, column], self.ends[:, column])
        first, numbers = first_of_each(_mixed(words))
        if any(np.any(word[first][numbers] != word) for word in words):
            raise NotPlain  # two texts were mixed into the same number
        values = [read(self.raw[since[row] : until[row]].decode().strip()) for row in first]
        return Column(values, numbers)

    def all_different(self, column: int) -> bool:
        """Tell whether surely no two fields are the same."""
        mixed = _mixed(self._words(self.begins[:, column], self.ends[:, column]))
        mixed.sort()
        return not np.any(mixed[1:] == mixed[:-1])

    def _words(self, begins: Numbers, ends: Numbers) -> list[Words]:
        """Return bytes as numbers, a word for every eight."""
        long = ends - begins
        most = int(long.max(initial=1))
        if most > LONGEST:
            raise NotPlain
        last = len(self.words) - 1
        return [
            self.words[np.minimum(begins + skip, last)] & MASKS[np.clip(long - skip, 0, WORD)]
            for skip in range(0, max(1, most), WORD)
        ]


def _as_words(keys: Sequence[str], most: int) -> list[Words]:
    """Return keys as numbers, a word for every eight bytes up to the longest that was named."""
    written = [key.encode() for key in keys if b"\0" not in key.encode()]
    if not keys or len(written) < len(keys) or max(map(len, written)) > LONGEST:
        raise NotPlain
    words = max(1, -(-most // WORD))
    fits = [one.ljust(LONGEST, b"\0") if len(one) <= words * WORD else NEVER for one in written]
    table = np.frombuffer(b"".join(fits), "<u8").reshape(len(keys), -1)
    return [np.ascontiguousarray(table[:, word]) for word in range(words)]


def _mixed(words: list[Words]) -> Words:
    """Return one number for each row; different ones surely come from different words."""
    mixed = words[0].copy()
    for word in words[1:]:
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + word
    return mixed
