"""How rounds are numbered: by their year, and the second one of 2026 as 2026-2.

Kept as one whole number, that of the second round of 2026 is 202602: so what was printed on
letters of earlier rounds stays right.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import count


def free_number(year: int, taken: Collection[int]) -> int:
    """Return the number of a new round in this year, when these are taken.

    >>> free_number(2026, []), free_number(2026, [2025, 2026]), free_number(2026, [2026, 202602])
    (2026, 202602, 202603)
    """
    if year not in taken:
        return year
    return next(number for nth in count(2) if (number := year * 100 + nth) not in taken)


def written(number: int) -> str:
    """Return the number of a round as it stands in its address and in files.

    >>> written(2026), written(202602)
    ('2026', '2026-2')
    """
    year, nth = divmod(number, 100)
    return f"{year}-{nth}" if year >= 1000 else str(number)


def read_number(text: str) -> int:
    """Return the number that `written` wrote. Raises ValueError for every other way to write it.

    >>> read_number("2026-2")
    202602
    """
    year, dash, nth = text.partition("-")
    number = int(year) * 100 + int(nth) if dash else int(year)
    if written(number) != text:
        raise ValueError(text)
    return number
