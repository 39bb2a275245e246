"""Votes and statements from the files that Polis gives out.

Three forms, told apart by their first line; which columns come first does not matter:

- `votes.csv`, a line a vote: `comment-id`, `voter-id`, `vote`, perhaps `timestamp`. A person who
  voted again counts with the last vote by time, or by line when the times are the same.
- `participants-votes.csv`, a line a person: `participant`, what Polis says of them, and then a
  column for each statement.
- `comments.csv`, a line a statement: `comment-id`, `comment-body`, and `moderated`, which is -1
  for what was moderated out. A `is-meta` that is true counts as moderated out, as in Polis.

1 is agree, -1 disagree, 0 pass. (Inside Polis it is the other way round; in its files it is not.)
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wijkaanpak.methods.opinions.votes import (
    AGREE,
    DISAGREE,
    PASS,
    UNSEEN,
    Numbers,
    Statement,
    Table,
    Votes,
    blocks,
    count_all,
)
from wijkaanpak.methods.rows import NOTHING, between, numbered_rows
from wijkaanpak.refusals import Refused, gettext_noop

VOTE = {"1": AGREE, "0": PASS, "-1": DISAGREE, "1.0": AGREE, "0.0": PASS, "-1.0": DISAGREE}
OF_PERSON = {"participant", "xid", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"}
TIME = re.compile(r"[0-9]{1,18}")
PEOPLE, STATEMENTS = 1_000_000, 10_000
TABLE = 1 << 30  # people x statements
COMMA, NEWLINE = b",\n"
AT_ONCE = 1 << 20  # bytes that are read at once
OUT, META = "-1", {"true", "1", "t"}

NO_VOTE = gettext_noop(
    "Line %(line)s, column %(column)s: “%(value)s” is no vote. A vote is 1 (agree), 0 (pass) or "
    "-1 (disagree)."
)
NO_COLUMN = gettext_noop(
    "Line %(line)s: there is no column “%(column)s”. Votes have “comment-id”, “voter-id” and "
    "“vote”, or “participant” and a column for each statement."
)


class Row(NamedTuple):
    """The cells of a line, by the name of their column."""

    line: int
    cells: Sequence[str]
    at: dict[str, int]

    def get(self, column: str) -> str:
        return self.cells[self.at[column]].strip()

    def wrong(self, sentence: str, column: str) -> Refused:
        where = f"{self.at[column] + 1} ({column})"
        return Refused(sentence, line=self.line, column=where, value=self.get(column)[:40])

    def needed(self, column: str) -> str:
        if not self.get(column):
            raise self.wrong(
                gettext_noop("Line %(line)s, column %(column)s is empty. Fill it in."), column
            )
        return self.get(column)


def read(raw: bytes) -> Votes:
    """Return the votes in a file of either form. Raises Refused with line and column.

    People without any vote are left out, and statements without any.

    >>> read(b"voter-id,comment-id,vote\\n7,2,1\\n7,10,-1\\n8,2,0\\n").cast.tolist()
    [[1, -1], [0, 2]]
    """
    lines = numbered_rows(raw, between(raw))
    columns = _columns(lines)
    rows = _rows(lines, columns)
    if "participant" in columns:
        return _of_people_at_once(raw, columns) or _of_people(rows, columns)
    for column in ("comment-id", "voter-id", "vote"):
        if column not in columns:
            raise Refused(NO_COLUMN, line=1, column=column)
    return _of_votes(rows, timed="timestamp" in columns)


def _columns(lines: Iterator[tuple[int, list[str]]]) -> dict[str, int]:
    line, names = next(lines, (0, []))
    if not names:
        raise Refused(NOTHING)
    found: dict[str, int] = {}
    for place, name in enumerate(names):
        if found.setdefault(name.strip(), place) != place:
            raise Refused(
                gettext_noop("Line %(line)s: there are two columns “%(column)s”. Take one away."),
                line=line,
                column=name.strip()[:40],
            )
    return found


def _rows(lines: Iterator[tuple[int, list[str]]], columns: dict[str, int]) -> Iterator[Row]:
    for line, cells in lines:
        if len(cells) != len(columns):
            raise Refused(
                gettext_noop(
                    "Line %(line)s has %(found)s columns and the first line has %(wanted)s. Put a "
                    "text with a comma in it between quotes."
                ),
                line=line,
                found=len(cells),
                wanted=len(columns),
            )
        yield Row(line, cells, columns)


def _of_votes(rows: Iterator[Row], *, timed: bool) -> Votes:
    people: dict[str, int] = {}
    statements: dict[str, int] = {}
    who, what, when, said = array("i"), array("i"), array("q"), array("b")
    for row in rows:
        vote = VOTE.get(row.get("vote"))
        if vote is None:
            raise row.wrong(NO_VOTE, "vote")
        said.append(vote)
        who.append(people.setdefault(row.needed("voter-id"), len(people)))
        what.append(statements.setdefault(row.needed("comment-id"), len(statements)))
        when.append(_time(row) if timed else 0)
        _not_too_large(row.line, len(people), len(statements))
    table = np.full((len(people), len(statements)), UNSEEN, np.int8)
    if said:
        last = np.argsort(np.array(when), kind="stable")  # of more votes the last one stays
        table[np.array(who)[last], np.array(what)[last]] = np.array(said)[last]
    return _tidy(list(people), list(statements), table)


def _time(row: Row) -> int:
    said = row.get("timestamp")
    if not TIME.fullmatch(said):
        raise row.wrong(
            gettext_noop(
                "Line %(line)s, column %(column)s: “%(value)s” is no time in whole numbers, such "
                "as 1403054214196."
            ),
            "timestamp",
        )
    return int(said)


def _of_people(rows: Iterator[Row], columns: dict[str, int]) -> Votes:
    statements = [name for name in columns if name not in OF_PERSON]
    places = [columns[name] for name in statements]
    known = {word: vote & 0xFF for word, vote in (VOTE | {"": UNSEEN}).items()}
    people: dict[str, int] = {}
    table = bytearray()
    for row in rows:
        if row.needed("participant") in people:
            raise row.wrong(
                gettext_noop(
                    "Line %(line)s, column %(column)s: “%(value)s” has a line already. Keep one."
                ),
                "participant",
            )
        people[row.get("participant")] = len(people)
        try:
            table += bytes([known[row.cells[place].strip()] for place in places])
        except KeyError:
            bad = next(name for name in statements if row.get(name) not in known)
            raise row.wrong(NO_VOTE, bad) from None
        _not_too_large(row.line, len(people), len(statements))
    cast = np.frombuffer(table, np.int8).reshape(len(people), len(statements))
    return _tidy(list(people), statements, cast)


def _of_people_at_once(raw: bytes, columns: dict[str, int]) -> Votes | None:
    """Return what `_of_people` does, of a file that is plainly written; None leaves it to that.

    Only plain files whose statements stand last, without quotes, spaces or empty lines, and
    without anything that is wrong: so a sentence about a bad file has one origin.
    """
    statements = [name for name in columns if name not in OF_PERSON]
    begins, ahead = raw.find(b"\n") + 1, len(columns) - len(statements)
    plain = statements == list(columns)[ahead:] and raw.endswith(b"\n") and b"\r" not in raw
    plain = plain and between(raw) == ","
    if not plain or not statements or b'"' in raw or raw.count(b"\n") - 1 > PEOPLE:
        return None
    people: list[str] = []
    tables: list[Table] = []
    while begins < len(raw):
        end = raw.rfind(b"\n", begins, begins + AT_ONCE) + 1
        part = _cells(raw[begins:end], columns["participant"], len(columns), ahead)
        if not end or part is None:
            return None
        people += part[0]
        tables.append(part[1])
        begins = end
    if len(set(people)) != len(people) or len(people) * len(statements) > TABLE:
        return None
    cast = np.concatenate(tables) if tables else np.zeros((0, len(statements)), np.int8)
    tables.clear()
    return _tidy(people, statements, cast)


def _cells(raw: bytes, person: int, wide: int, ahead: int) -> tuple[list[str], Table] | None:
    """Return the people and the votes on some lines; None when a cell is no plain vote."""
    text = np.frombuffer(raw, np.uint8)
    marks = np.flatnonzero((text == COMMA) | (text == NEWLINE))
    if len(marks) % wide:
        return None
    begins = (np.append(-1, marks[:-1]) + 1).reshape(-1, wide)
    ends = marks.reshape(-1, wide)
    if np.any(text[ends[:, -1]] != NEWLINE) or np.any(text[ends[:, :-1]] != COMMA):
        return None
    cast = _plain_votes(text, begins[:, ahead:], ends[:, ahead:])
    edges = zip(begins[:, person].tolist(), ends[:, person].tolist(), strict=True)
    people = [raw[begin:end].decode() for begin, end in edges]
    if cast is None or any(not one or one != one.strip() for one in people):
        return None
    return people, cast


def _plain_votes(text: NDArray[np.uint8], begins: Numbers, ends: Numbers) -> Table | None:
    """Return the votes in cells that hold 1, 0, -1 or nothing; None when one holds more."""
    long, one = ends - begins, text[ends - 1] == ord("1")
    minus = (long == 2) & one & (text[begins] == ord("-"))
    none = long == 0
    good = none | minus | ((long == 1) & (one | (text[begins] == ord("0"))))
    if not good.all():
        return None
    cast: Table = one.astype(np.int8)
    cast[minus], cast[none] = DISAGREE, UNSEEN
    return cast


def _not_too_large(line: int, people: int, statements: int) -> None:
    if people > PEOPLE or statements > STATEMENTS or people * statements > TABLE:
        raise Refused(
            gettext_noop(
                "Line %(line)s: up to here there are %(people)s people and %(statements)s "
                "statements. That is more than can be laid side by side here."
            ),
            line=line,
            people=people,
            statements=statements,
        )


def _tidy(people: list[str], keys: list[str], cast: Table) -> Votes:
    """Leave out who and what has no vote; put statements in the order of their numbers."""
    seen = count_all(cast).seen[0]
    ranked = sorted(range(len(keys)), key=lambda place: in_numbers(keys[place]))
    kept = [place for place in ranked if seen[place]]
    voted = [one for part in blocks(len(cast)) for one in (cast[part] != UNSEEN).any(1).tolist()]
    if kept != list(range(len(keys))) or not all(voted):
        cast = cast[np.ix_(np.array(voted, bool), kept)]
    return Votes(
        [one for one, has in zip(people, voted, strict=True) if has],
        [Statement(keys[place]) for place in kept],
        cast,
    )


def in_numbers(key: str) -> tuple[int, str]:
    """Return what to sort by, so that 10 comes after 9.

    >>> sorted(["10", "9", "a"], key=in_numbers)
    ['9', '10', 'a']
    """
    plain = key.isascii() and key.isdigit() and len(key) < 19
    return (int(key), key) if plain else (1 << 62, key)


def read_statements(raw: bytes) -> dict[str, Statement]:
    """Return the statements of a `comments.csv`. Raises Refused with line and column."""
    lines = numbered_rows(raw, between(raw))
    columns = _columns(lines)
    for column in ("comment-id", "comment-body"):
        if column not in columns:
            raise Refused(
                gettext_noop(
                    "Line %(line)s: there is no column “%(column)s”. Statements have "
                    "“comment-id” and “comment-body”."
                ),
                line=1,
                column=column,
            )
    found: dict[str, Statement] = {}
    for row in _rows(lines, columns):
        key = row.needed("comment-id")
        is_out = "moderated" in columns and row.get("moderated") == OUT
        is_meta = "is-meta" in columns and row.get("is-meta").lower() in META
        found.setdefault(key, Statement(key, row.get("comment-body"), is_out or is_meta))
    return found


def with_statements(votes: Votes, found: dict[str, Statement]) -> Votes:
    """Return votes with the texts of their statements, and which are out."""
    return replace(votes, statements=[found.get(one.key, one) for one in votes.statements])
