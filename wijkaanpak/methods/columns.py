"""Which column of a bank's file holds what, when no first row says so.

Some banks give rows only. What a column holds shows from what stands in it: days, sums, "debet"
or "credit", account numbers. Which of several sums is the amount, the balances tell: from each row
to the next a balance changes by it.
What cannot be known this way is never guessed at: then a person says it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

type Rows = Sequence[Sequence[str]]
type Columns = dict[str, int]

ENOUGH = 200  # rows that are looked at
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{8,30}")
_ACCOUNT = re.compile(r"\d{9,10}")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_CURRENCY = re.compile(r"[A-Z]{3}")


def guess(
    rows: Rows, *, is_day: Callable[[str], bool], cents: Callable[[str], int], sides: set[str]
) -> Columns | None:
    """Return what each column holds, None when the day or the amount cannot be told for sure.

    `cents` raises ValueError for what is no sum; `sides` are the words for in and out.
    """
    some = [row for row in rows[:ENOUGH] if any(cell.strip() for cell in row)]
    width = min((len(row) for row in some), default=0)
    tables = [[row[place].strip() for row in some] for place in range(width)]
    kinds = [_kind(cells, is_day, cents, sides) for cells in tables]
    days = _places(kinds, "day")
    amount = _amount(kinds, tables, cents)
    if not days or amount is None:
        return None
    found = {"on": days[0], "amount": amount}
    if sided := _places(kinds, "side"):
        found["side"] = sided[0]
    elif not _any_below(tables[amount], cents):
        return None  # nothing says what went out
    return found | _words(kinds, tables)


def _kind(
    cells: Sequence[str],
    is_day: Callable[[str], bool],
    cents: Callable[[str], int],
    sides: set[str],
) -> str:
    """Return what all cells of a column are."""
    said = [cell for cell in cells if cell]
    if len(said) == len(cells) and all(is_day(cell) for cell in said):
        return "day"
    if said and len(said) == len(cells) and all(cell.lower() in sides for cell in said):
        return "side"
    if said and all(_CURRENCY.fullmatch(cell) for cell in said):
        return "currency"
    if said and all(_is_account(cell) for cell in said):
        return "account"
    if said and len(said) == len(cells) and all(_is_sum(cell, cents) for cell in said):
        return "sum"
    return "words" if any(_LETTERS.search(cell) for cell in said) else ""


def _is_account(cell: str) -> bool:
    bare = cell.replace(" ", "").upper()
    return bool(_IBAN.fullmatch(bare) or _ACCOUNT.fullmatch(bare))


def _is_sum(cell: str, cents: Callable[[str], int]) -> bool:
    """A sum of a bank has its cents behind a comma or a point; a serial number has none."""
    try:
        cents(cell)
    except ValueError:
        return False
    return cell[-3:-2] in {",", "."} or cell[-2:-1] in {",", "."}


def _places(kinds: Sequence[str], kind: str) -> list[int]:
    return [place for place, found in enumerate(kinds) if found == kind]


def _any_below(cells: Sequence[str], cents: Callable[[str], int]) -> bool:
    return any(cents(cell) < 0 for cell in cells)


def _amount(
    kinds: Sequence[str], tables: Sequence[Sequence[str]], cents: Callable[[str], int]
) -> int | None:
    """Return the column of the amount: the only sum, or the one that the balances tell."""
    sums = {place: [cents(cell) for cell in tables[place]] for place in _places(kinds, "sum")}
    if len(sums) == 1:
        return next(iter(sums))
    fitting = [
        place
        for place, amounts in sums.items()
        if any(_leads(amounts, sums[balance]) for balance in sums if balance != place)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _leads(amounts: Sequence[int], balances: Sequence[int]) -> bool:
    """Tell whether each balance follows from the one beside it by the amount of its row.

    The balance may be that of before or after the row, and the newest row may come first or
    last; in and out may stand in another column, so only the size of the step counts.
    """
    steps = [abs(b - a) for a, b in pairwise(balances)]
    sizes = [abs(amount) for amount in amounts]
    return bool(steps) and steps in (sizes[:-1], sizes[1:])


def _words(kinds: Sequence[str], tables: Sequence[Sequence[str]]) -> Columns:
    """Return the own account, the name beside the other account, and the longest words."""
    found: Columns = {}
    accounts = _places(kinds, "account")
    own = [place for place in accounts if len(set(tables[place])) == 1 and tables[place][0]]
    if own:
        found["account"] = own[0]
    texts = _places(kinds, "words")
    if not texts:
        return found
    found["words"] = max(texts, key=lambda place: sum(map(len, tables[place])))
    names = [place for place in texts if place != found["words"]]
    other = next((place for place in accounts if place != found.get("account")), None)
    beside = [place for place in names if other is not None and abs(place - other) == 1]
    if beside or names:
        found["who"] = (beside or names)[0]
    return found
