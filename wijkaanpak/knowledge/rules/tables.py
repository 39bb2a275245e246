"""Tables that go along with a question: counts of ten or more, and nothing about a person.

A table has words in its first row and first column; all else are whole counts. A count below
ten is not written: a dot stands there. A row or column with one dot betrays it when the total is
known, so then a second one is hidden as well. And what a total leaves over when the others are
taken from it is a count too: fewer than ten may not be left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from wijkaanpak.methods.rows import numbered_rows
from wijkaanpak.refusals import Refused, gettext_noop

LEAST = 10
MOST_BYTES, MOST_ROWS, MOST_COLUMNS, MOST_CELL = 50_000, 200, 20, 80
HIDDEN = "."
_COUNT = re.compile(r"[0-9]{1,9}\Z")
_PERSON = (
    re.compile(r"\S@\S"),
    re.compile(r"(?:\+31|\b0)[\s.-]?[1-9](?:[\s.-]?[0-9]){7,8}\b"),
    re.compile(r"\b[1-9][0-9]{3}(?:\s?[A-Z]{2}|[a-z]{2})\b"),
    re.compile(r"\b[0-9]{9}\b"),
    re.compile(r"\b[0-3]?[0-9][-/.][01]?[0-9][-/.](?:19|20)?[0-9]{2}\b"),
)
# How people call a total, and a part of the count before it.
_TOTAL = re.compile(
    r"(?:totaal|totalen|total|alle|allen|iedereen|samen|som|alles)\b", re.IGNORECASE
)
_PART = re.compile(r"(?:waarvan|daarvan|hiervan|of which)\b", re.IGNORECASE)
_ABOUT_PERSONS = frozenset(
    """naam voornaam achternaam adres huisnummer postcode telefoon telefoonnummer e-mail email
    mail geboortedatum geboortejaar bsn name address birthday phone""".split()  # noqa: SIM905
)


def read_table(raw: bytes) -> list[list[str]]:
    """Return the cells of a CSV file that may leave the neighbourhood; else raise Refused."""
    if len(raw) > MOST_BYTES:
        raise Refused(
            gettext_noop("This file is too large: at most %(most)s kB."), most=MOST_BYTES // 1000
        )
    between = ";" if raw.split(b"\n", 1)[0].count(b";") else ","
    rows = [[cell.strip() for cell in cells] for _line, cells in _few(numbered_rows(raw, between))]
    _check_shape(rows)
    for number, row in enumerate(rows, 1):
        for place, cell in enumerate(row, 1):
            _check_words(cell, number, place)
            if number > 1 and place > 1:
                _check_count(cell, number, place)
    _check_not_betrayed(rows)
    _check_no_small_rest(rows)
    return rows


def _few(rows: Iterable[tuple[int, list[str]]]) -> Iterable[tuple[int, list[str]]]:
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise Refused(gettext_noop("A table has at most %(most)s rows."), most=MOST_ROWS)
        yield row


def _check_shape(rows: Sequence[Sequence[str]]) -> None:
    if len(rows) < 2 or not 2 <= len(rows[0]) <= MOST_COLUMNS:
        raise Refused(
            gettext_noop(
                "A table has a first row with words, and 2 to %(most)s columns. The first column "
                "says what each row counts."
            ),
            most=MOST_COLUMNS,
        )
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            raise Refused(
                gettext_noop("Row %(row)s has another number of cells than the first row."),
                row=number,
            )


def _check_words(cell: str, row: int, column: int) -> None:
    if len(cell) > MOST_CELL or any(sign < " " for sign in cell):
        raise Refused(
            gettext_noop("Row %(row)s, column %(column)s: too much text for a table."),
            row=row,
            column=column,
        )
    if any(one.search(cell) for one in _PERSON) or cell.lower() in _ABOUT_PERSONS:
        raise Refused(
            gettext_noop(
                "Row %(row)s, column %(column)s: this looks like something of one person. Only "
                "counts of groups leave the neighbourhood."
            ),
            row=row,
            column=column,
        )


def _check_count(cell: str, row: int, column: int) -> None:
    if cell == HIDDEN:
        return
    if not _COUNT.match(cell):
        raise Refused(
            gettext_noop(
                "Row %(row)s, column %(column)s: write a whole count, or a dot where fewer than "
                "%(least)s people are counted."
            ),
            row=row,
            column=column,
            least=LEAST,
        )
    if int(cell) < LEAST:
        raise Refused(
            gettext_noop(
                "Row %(row)s, column %(column)s counts fewer than %(least)s people, so somebody "
                "could be found in it. Put a dot there, or take groups together."
            ),
            row=row,
            column=column,
            least=LEAST,
        )


def _check_not_betrayed(rows: Sequence[Sequence[str]]) -> None:
    """One hidden count in a row or column can be found again by who knows the total."""
    for number, row in enumerate(rows[1:], 2):
        if list(row[1:]).count(HIDDEN) == 1 and len(row) > 2:
            raise Refused(
                gettext_noop(
                    "Row %(row)s hides one count, and who knows the total finds it. Hide a second "
                    "one in this row."
                ),
                row=number,
            )
    for place in range(1, len(rows[0])):
        if [row[place] for row in rows[1:]].count(HIDDEN) == 1 and len(rows) > 2:
            raise Refused(
                gettext_noop(
                    "Column %(column)s hides one count, and who knows the total finds it. Hide a "
                    "second one in this column."
                ),
                column=place + 1,
            )


def _check_no_small_rest(rows: Sequence[Sequence[str]]) -> None:
    """What a total leaves over when the others are taken from it is a count as well."""
    for number, row in enumerate(rows[1:], 2):
        if _leaves_few(rows[0], row):
            raise Refused(
                gettext_noop(
                    "Row %(row)s: take the counts from their total, and fewer than %(least)s "
                    "people are left over. Leave the total out, or take groups together."
                ),
                row=number,
                least=LEAST,
            )
    names = [row[0] for row in rows]
    for place in range(1, len(rows[0])):
        if _leaves_few(names, [row[place] for row in rows]):
            raise Refused(
                gettext_noop(
                    "Column %(column)s: take the counts from their total, and fewer than "
                    "%(least)s people are left over. Leave the total out, or take groups together."
                ),
                column=place + 1,
                least=LEAST,
            )


def _leaves_few(names: Sequence[str], cells: Sequence[str]) -> bool:
    """Tell whether a total, or a part that is called a part, leaves a small group over."""
    counts = [int(cell) if _COUNT.match(cell) else None for cell in cells]
    counts[0] = None  # what the row or column is called
    parts = [at for at, name in enumerate(names) if _PART.match(name.strip())]
    for at, name in enumerate(names):
        others = [one for place, one in enumerate(counts) if place not in (0, at, *parts)]
        if _TOTAL.match(name.strip()) and _few_left(counts[at], sum(one or 0 for one in others)):
            return True
    wholes = ((_whole_of(at, parts), at) for at in parts)
    return any(_few_left(counts[whole], counts[at]) for whole, at in wholes)


def _whole_of(part: int, parts: Sequence[int]) -> int:
    """Return where the count stands of which this is a part: before it, and no part itself."""
    return next((at for at in range(part - 1, 0, -1) if at not in parts), 0)


def _few_left(whole: int | None, rest: int | None) -> bool:
    return whole is not None and rest is not None and 0 < whole - rest < LEAST


def written(rows: Sequence[Sequence[str]]) -> str:
    """Return the table as it is kept and given: one row a line, with semicolons.

    A cell that begins like a sum gets a quote before it, so that no spreadsheet runs it.
    """
    return "".join(";".join(map(_cell, row)) + "\n" for row in rows)


def _cell(words: str) -> str:
    bare = words.replace('"', "'").replace(";", ",")
    return f"'{bare}" if bare[:1] in "=+-@\t" and bare else bare
