"""A pool from two files: `features.csv` (quotas) and `people.csv`, as sortition programs use.

What is wrong is told with its line and column.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wijkaanpak.methods.lottery.pool import (
    MAXIMA_BELOW,
    MINIMA_ABOVE,
    POSTCODE,
    Person,
    Pool,
    Quota,
    check_quotas,
    check_seats,
    home_of,
)
from wijkaanpak.methods.rows import NOTHING, between, numbered_rows
from wijkaanpak.refusals import Refused, gettext_noop

NEEDED = ("feature", "value", "min", "max")

NO_COLUMN = gettext_noop(
    "Line %(line)s has the names of the columns and “%(column)s” is not among them."
)
TWO_COLUMNS = gettext_noop("Line %(line)s, column %(column)s: “%(value)s” is there twice.")
OTHER_LENGTH = gettext_noop(
    "Line %(line)s has %(found)s columns and the line with names has %(wanted)s. "
    "Put a text with a comma in it between quotes."
)
EMPTY = gettext_noop(
    "Line %(line)s, column %(column)s is empty. Fill it in, or leave the line out."
)
NOT_WHOLE = gettext_noop("Line %(line)s, column %(column)s: “%(value)s” is no whole number.")
MOST_BELOW_LEAST = gettext_noop(
    "Line %(line)s: at most %(most)s is below at least %(least)s. Swap them, or change one."
)
SAME_QUOTA = gettext_noop(
    "Line %(line)s, column %(column)s: “%(value)s” has a line already, line %(first)s."
)
UNKNOWN_VALUE = gettext_noop(
    "Line %(line)s, column %(column)s: no quota says how many “%(value)s” there may be. "
    "Known are %(known)s."
)
SAME_PERSON = gettext_noop(
    "Line %(line)s, column %(column)s: “%(value)s” is on line %(first)s too. Leave one out."
)
NOBODY = gettext_noop("There is nobody in this file.")
NO_QUOTAS = gettext_noop("There are no quotas in this file.")
OTHER_STREET = gettext_noop(
    "Lines %(lines)s have the same postcode and house number, and another street. "
    "They count as different addresses: correct them if they are one."
)


@dataclass(frozen=True)
class _Table:
    """The rows of a file by name of the column, with the line on which each begins."""

    columns: Sequence[str]
    rows: Sequence[tuple[int, Sequence[str]]]

    def place(self, column: str) -> int:
        if column not in self.columns:
            raise Refused(NO_COLUMN, line=1, column=column)
        return self.columns.index(column)

    def where(self, column: str) -> str:
        return f"{self.place(column) + 1} ({column})"

    def filled(self, line: int, row: Sequence[str], column: str) -> str:
        value = row[self.place(column)].strip()
        if not value:
            raise Refused(EMPTY, line=line, column=self.where(column))
        return value

    def wrong(self, sentence: str, line: int, column: str, value: str, **more: object) -> Refused:
        return Refused(sentence, line=line, column=self.where(column), value=value[:40], **more)


def _table(raw: bytes) -> _Table:
    numbered = list(numbered_rows(raw, between(raw)))
    if not numbered:
        raise Refused(NOTHING)
    columns = [column.strip() for column in numbered[0][1]]
    for column in columns:
        if column and columns.count(column) > 1:
            raise Refused(TWO_COLUMNS, line=1, column=columns.index(column) + 1, value=column)
    for line, row in numbered[1:]:
        if len(row) != len(columns):
            raise Refused(OTHER_LENGTH, line=line, found=len(row), wanted=len(columns))
    return _Table(columns, numbered[1:])


def read_quotas(raw: bytes, seats: int) -> tuple[Quota, ...]:
    """Return the quotas in `features.csv`. Raises Refused with line and column."""
    table = _table(raw)
    check_seats(seats)
    found: dict[tuple[str, str], int] = {}
    quotas = []
    for line, row in table.rows:
        feature, value, least, most = (table.filled(line, row, column) for column in NEEDED)
        if (feature, value) in found:
            first = found[feature, value]
            raise table.wrong(SAME_QUOTA, line, "value", value, first=first)
        found[feature, value] = line
        quota = Quota(feature, value, _whole(table, line, "min", least),
                      _whole(table, line, "max", most))  # fmt: skip
        if quota.most < quota.least:
            raise Refused(MOST_BELOW_LEAST, line=line, least=quota.least, most=quota.most)
        quotas.append(quota)
    if not quotas:
        raise Refused(NO_QUOTAS)
    _check_sums(seats, quotas, [found[quota.feature, quota.value] for quota in quotas])
    return tuple(quotas)


def _check_sums(seats: int, quotas: Sequence[Quota], lines: Sequence[int]) -> None:
    try:
        check_quotas(seats, quotas)
    except Refused as refusal:
        told = {MINIMA_ABOVE: LINES_ABOVE, MAXIMA_BELOW: LINES_BELOW}[refusal.sentence]
        feature = refusal.values["feature"]
        at = [line for line, q in zip(lines, quotas, strict=True) if q.feature == feature]
        raise Refused(told, **refusal.values, first=at[0], last=at[-1]) from refusal


LINES_ABOVE = gettext_noop(
    "Lines %(first)s-%(last)s, column min: the minimums of “%(feature)s” are %(total)s together "
    "and there are only %(seats)s seats. Lower one of them."
)
LINES_BELOW = gettext_noop(
    "Lines %(first)s-%(last)s, column max: the maximums of “%(feature)s” are %(total)s together "
    "and there are %(seats)s seats. Raise one of them."
)


def _whole(table: _Table, line: int, column: str, words: str) -> int:
    if not (words.isascii() and words.isdigit() and len(words) < 10):
        raise table.wrong(NOT_WHOLE, line, column, words)
    return int(words)


def read_people(
    raw: bytes,
    seats: int,
    quotas: Sequence[Quota],
    same_address: Sequence[str] = (),
    key: str | None = None,
) -> Pool:
    """Return the pool of the people in `people.csv`. Raises Refused with line and column.

    `key` names the column that tells people apart; the first, when left out. `same_address`
    names the columns of the address: of people who share it a panel has at most one.
    """
    table = _table(raw)
    known: dict[str, dict[str, None]] = defaultdict(dict)
    for quota in quotas:
        known[quota.feature][quota.value] = None
    for column in (*known, *same_address):
        table.place(column)
    key = table.columns[0] if key is None else key
    lines, people = dict[str, int](), []
    for line, row in table.rows:
        own = table.filled(line, row, key)
        if own in lines:
            raise table.wrong(SAME_PERSON, line, key, own, first=lines[own])
        lines[own] = line
        values = tuple(_value(table, line, row, feature, known[feature]) for feature in known)
        address = [row[table.place(column)] for column in same_address]
        people.append(Person(own, values, home_of(address)))
    if not people:
        raise Refused(NOBODY)
    notes = _other_streets(table, people, same_address)
    return Pool(seats, tuple(quotas), tuple(people), tuple(notes))


def _value(
    table: _Table, line: int, row: Sequence[str], feature: str, known: dict[str, None]
) -> str:
    value = table.filled(line, row, feature)
    if value not in known:
        names = ", ".join(f"“{one}”" for one in known)
        raise table.wrong(UNKNOWN_VALUE, line, feature, value, known=names)
    return value


def _other_streets(
    table: _Table, people: Sequence[Person], same_address: Sequence[str]
) -> Iterator[Refused]:
    """Yield a note for addresses that contradict each other: one door, two streets."""
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for person, (line, row) in zip(people, table.rows, strict=True):
        cells = [row[table.place(column)] for column in same_address]
        postcode = home_of([cell for cell in cells if POSTCODE.match(cell)][:1])
        rest = home_of([cell for cell in cells if not POSTCODE.match(cell)])
        place = next((at for at, sign in enumerate(rest) if sign.isdigit()), None)
        if postcode and place is not None:
            found[postcode, rest[place:]].setdefault(person.home, line)
    for homes in found.values():
        if len(homes) > 1:
            yield Refused(OTHER_STREET, lines=", ".join(map(str, sorted(homes.values()))))
