"""From the rows of a `.pb` file to an election, with line and column for what is wrong."""

from __future__ import annotations

import gc
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import repeat
from typing import Any

from wijkaanpak.methods import stacks
from wijkaanpak.methods.elections import WHOLE, Ballot, Election, Kind, Plan, Rule
from wijkaanpak.methods.pabulib import bodies
from wijkaanpak.methods.pabulib.documents import Document, at, parse
from wijkaanpak.methods.stacks import Stack
from wijkaanpak.refusals import Refused, gettext_noop

SECTIONS = ("META", "PROJECTS", "VOTES")
KINDS = {
    "approval": Kind.APPROVAL,
    "choose-1": Kind.CHOOSE_ONE,
    "ordinal": Kind.RANKING,
    "cumulative": Kind.POINTS,
    "scoring": Kind.POINTS,
}
AMOUNT = re.compile(r"[0-9]{1,15}(?:\.([0-9]+))?\Z")
NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?\Z")
OUR_RULE = "counting_rule"
OUR_CONDITIONS = "counting_conditions"  # of pots and guarantees, as `pots.to_dict` gives them
BANDS = ((18, "0-17"), (30, "18-29"), (45, "30-44"), (65, "45-64"), (1000, "65+"))


@dataclass
class File:
    """An election with the bytes it came from, its rule when it names one, and notes."""

    election: Election
    raw: bytes
    meta: dict[str, str]
    rule: Rule | None = None
    selected: tuple[str, ...] = ()  # official winners, in the order of the file
    notes: list[Refused] = field(default_factory=list)  # sentences, not errors

    @cached_property
    def document(self) -> Document:
        """The file as rows of columns."""
        return parse(self.raw)


def read(raw: bytes) -> File:
    """Return the election in a file. Raises Refused with line and column."""
    return read_at_once(raw) or read_with_care(raw)


def read_at_once(raw: bytes) -> File | None:
    """Return the election in a file whose votes are plainly written; None leaves it to care."""
    parts = bodies.cut(raw)
    if parts is None:
        return None
    try:
        return _Reader(parse(parts[0]), raw, parts[1]).file()
    except (Refused, bodies.NotPlain):
        return None


def read_with_care(raw: bytes) -> File:
    """Return the election in a file, row by row."""
    with not_collecting():
        return _Reader(parse(raw), raw).file()


@contextmanager
def not_collecting() -> Iterator[None]:
    """Make many small rows without looking for cycles in between: that took half of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


NO_AMOUNT = gettext_noop(
    "Line %(line)s, column %(column)s: “%(value)s” is no amount, such as 1500 or 1500.50."
)
ONE_PLAN = gettext_noop("Line %(line)s, column %(column)s: “%(value)s” names more than one plan.")
NO_POINTS = gettext_noop(
    "Line %(line)s, column %(column)s: “%(value)s” is no number of points of 0 or more."
)


class _Part:
    """One part of a document: its column names and where its rows are."""

    def __init__(self, document: Document, title: int, end: int, needed: Iterable[str]) -> None:
        self.document, self.begin, self.end = document, title + 2, end
        name = document.rows[title][0].strip().upper()
        if self.begin > end:
            raise at(
                gettext_noop("Line %(line)s: %(value)s has no line with column names."),
                document.line(title),
                value=name,
            )
        self.columns = [column.strip() for column in document.rows[title + 1]]
        self.at = {column: place for place, column in enumerate(self.columns)}
        for column in needed:
            if column not in self.at:
                raise at(
                    gettext_noop("Line %(line)s: %(value)s needs a column “%(column)s”."),
                    document.line(title + 1),
                    column,
                    name,
                )

    def rows(self) -> Iterable[tuple[int, list[str]]]:
        """Yield number and columns of each row that is not empty; all as long as the names."""
        long = len(self.columns)
        for place in range(self.begin, self.end):
            row = self.document.rows[place]
            if len(row) != long:
                if not "".join(row).strip():
                    continue
                raise at(
                    gettext_noop(
                        "Line %(line)s has %(found)s columns and the line with names has "
                        "%(wanted)s. Put a text with “;” in it between quotes."
                    ),
                    self.document.line(place),
                    found=len(row),
                    wanted=long,
                )
            yield place, row

    def table(self) -> tuple[Sequence[int], list[tuple[str, ...]]]:
        """Return the numbers of the rows, and the columns of all of them."""
        rows: Iterable[list[str]] = self.document.rows[self.begin : self.end]
        places: Sequence[int] = range(self.begin, self.end)
        if set(map(len, rows)) - {len(self.columns)}:
            numbered = list(self.rows())
            places, rows = [place for place, _row in numbered], [row for _place, row in numbered]
        return places, list(zip(*rows, strict=True))

    def get(self, row: Sequence[str], column: str) -> str:
        place = self.at.get(column)
        return "" if place is None else row[place].strip()

    def wrong(self, sentence: str, place: int, column: str, value: str, **more: object) -> Refused:
        where = f"{self.at[column] + 1} ({column})" if column in self.at else column
        return at(sentence, self.document.line(place), where, value, **more)


def cents(words: str) -> int | None:
    """Return an amount in cents, or None when it is no amount.

    >>> cents("776314.03"), cents("40"), cents("1.005"), cents("-1")
    (77631403, 4000, None, None)
    """
    found = AMOUNT.match(words)
    if not found or (found[1] and found[1][2:].strip("0")):
        return None
    return int(Fraction(words) * WHOLE)


class _Reader:
    """Makes an election of a document, part by part.

    With `body` the document ends at the column names of VOTES and the votes are in the body.
    """

    def __init__(self, document: Document, raw: bytes, body: bytes | None = None) -> None:
        self.document, self.notes = document, list[Refused]()
        self.raw, self.body = raw, body
        found = self._sections()
        ends = [*sorted(found.values()), len(document.rows)]
        part = {name: (title, ends[ends.index(title) + 1]) for name, title in found.items()}
        self.meta_part = _Part(document, *part["META"], ("key", "value"))
        self.projects = _Part(document, *part["PROJECTS"], ("project_id", "cost"))
        self.votes = _Part(document, *part["VOTES"], ("voter_id", "vote"))
        if body is not None and self.votes.begin != len(document.rows):
            raise bodies.NotPlain

    def _sections(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for place, row in enumerate(self.document.rows):
            title = row[0]
            if len(row) == 1 and len(title) < 12 and title.strip().upper() in SECTIONS:
                found.setdefault(title.strip().upper(), place)
        for name in SECTIONS:
            if name not in found:
                raise at(
                    gettext_noop(
                        "Line %(line)s: the file ends and there is no part %(value)s. A .pb file "
                        "has META, PROJECTS and VOTES."
                    ),
                    max(1, self.document.line(len(self.document.rows) - 1)),
                    value=name,
                )
        return found

    def file(self) -> File:
        self.meta = self._meta()
        self.kind = self._kind()
        plans = self._plans()
        self.keys = {plan.key for plan in plans}
        ballots = self._ballots() if self.body is None else self._at_once(self.body, plans)
        self._right_number("num_projects", len(plans))
        self._right_number("num_votes", len(ballots))
        name = " ".join(filter(None, map(self.meta.get, ("description", "instance"))))
        categories = {
            kind: tuple(sorted(stacks.values(ballots, kind) - {""}))
            for kind in ("channel", "area", "age")
        }
        election = Election(
            plans, ballots, self._budget(), self.kind, name,
            {kind: values for kind, values in categories.items() if values},
        )  # fmt: skip
        return File(election, self.raw, self.meta, self._rule(), self.selected, self.notes)

    def _meta(self) -> dict[str, str]:
        meta: dict[str, str] = {}
        self.where: dict[str, int] = {}
        for place, row in self.meta_part.rows():
            key = self.meta_part.get(row, "key")
            if key in meta:
                raise self.meta_part.wrong(
                    gettext_noop("Line %(line)s, column %(column)s: “%(value)s” is there twice."),
                    place,
                    "key",
                    key,
                )
            meta[key], self.where[key] = self.meta_part.get(row, "value"), place
        for key in ("budget", "vote_type"):
            if key not in meta:
                raise self.meta_part.wrong(
                    gettext_noop("Line %(line)s: META does not say “%(value)s”."),
                    self.meta_part.end - 1,
                    "key",
                    key,
                )
        return meta

    def _said(self, sentence: str, key: str, **more: object) -> Refused:
        return self.meta_part.wrong(sentence, self.where[key], "value", self.meta[key], **more)

    def _kind(self) -> Kind:
        try:
            return KINDS[self.meta["vote_type"]]
        except KeyError:
            raise self._said(
                gettext_noop(
                    "Line %(line)s, column %(column)s: we do not know the kind of votes "
                    "“%(value)s”. Known are %(known)s."
                ),
                "vote_type",
                known=", ".join(KINDS),
            ) from None

    def _budget(self) -> int:
        budget = cents(self.meta["budget"])
        if budget is None:
            raise self._said(NO_AMOUNT, "budget")
        return budget

    def _right_number(self, key: str, found: int) -> None:
        if key in self.meta and self.meta[key] != str(found):
            raise self._said(
                gettext_noop(
                    "Line %(line)s, column %(column)s says %(value)s and there are %(found)s. "
                    "Is the file whole?"
                ),
                key,
                found=found,
            )

    def _plans(self) -> list[Plan]:
        part, plans, seen = self.projects, list[Plan](), set[str]()
        selected = []
        for place, row in part.rows():
            key = part.get(row, "project_id")
            if not key or key in seen:
                raise part.wrong(
                    gettext_noop(
                        "Line %(line)s, column %(column)s: “%(value)s” is empty or there twice."
                    ),
                    place,
                    "project_id",
                    key,
                )
            seen.add(key)
            cost = cents(part.get(row, "cost"))
            if cost is None:
                raise part.wrong(NO_AMOUNT, place, "cost", part.get(row, "cost"))
            area = part.get(row, "neighborhood") or part.get(row, "district")
            plans.append(
                Plan(
                    key,
                    part.get(row, "name"),
                    cost,
                    _list(area),
                    _list(part.get(row, "category")),
                    _list(part.get(row, "beneficiaries") or part.get(row, "target")),
                )
            )
            if part.get(row, "selected") in {"1", "3"}:
                selected.append(key)
        self.selected = tuple(selected)
        return plans

    def _at_once(self, raw: bytes, plans: Sequence[Plan]) -> Stack:
        """Return the ballots of a body, the same as `_ballots`. Raises NotPlain."""
        at, body = self.votes.at, bodies.Body(raw, len(self.votes.columns))
        if self.votes.columns[0] == "voter_id" and not body.all_different(0):
            raise bodies.NotPlain
        size, chosen = body.choices(at["vote"], [plan.key for plan in plans])
        if self.kind is Kind.CHOOSE_ONE and int(size.max()) > 1:
            raise bodies.NotPlain
        if self.kind is Kind.POINTS and "points" not in at:
            raise bodies.NotPlain
        points = body.points(at["points"], size) if "points" in at else None
        about = {
            name: body.column(at[column], read)
            for name, (column, read) in self._about().items()
            if column in at
        }
        return Stack(tuple(plan.key for plan in plans), size, chosen, points, **about)

    def _about(self) -> dict[str, tuple[str, Callable[[str], Any]]]:
        """Return where the other things of a ballot stand, and how each is read."""
        return {
            "channel": ("voting_method", str),
            "area": ("neighborhood" if "neighborhood" in self.votes.at else "district", str),
            "age": ("age", age_band),
            "weight": ("weight", _weight),
        }

    def _ballots(self) -> list[Ballot]:
        part = self.votes
        vote, points = part.at["vote"], part.at.get("points")
        if self.kind is Kind.POINTS and points is None:
            raise part.wrong(
                gettext_noop("Line %(line)s: VOTES needs a column “%(column)s”."),
                part.begin - 1,
                "points",
                "",
            )
        places, columns = part.table()
        choices = self._choices(places, columns[vote]) if places else []
        given: Iterable[Any] = repeat((), len(places))
        if points is not None and places:
            told = zip(places, columns[points], choices, columns[vote], strict=True)
            given = [self._points(*one) for one in told]
        about = [
            _column(columns, part.at.get(column), 1 if name == "weight" else "", read)
            for name, (column, read) in self._about().items()
        ]
        if places and len(set(columns[0])) < len(places) and part.columns[0] == "voter_id":
            self._note_twice(part)
        return list(map(Ballot._make, zip(choices, given, *about, strict=False)))

    def _choices(self, places: Sequence[int], votes: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the choices of all ballots; the same words are looked at once."""
        made: dict[str, tuple[str, ...]] = {"": ()}
        wrong, most = set(), 1 if self.kind is Kind.CHOOSE_ONE else len(self.keys)
        for named in set(votes) - {""}:
            found = made[named] = tuple(named.split(","))
            once = set(found)
            if len(once) < len(found) or len(found) > most or not once <= self.keys:
                wrong.add(named)
        choices = list(map(made.__getitem__, votes))
        if wrong:
            for number, named in enumerate(votes):
                if named in wrong:
                    choices[number] = self._put_right(places[number], made[named])
        return choices

    def _put_right(self, place: int, choices: Sequence[str]) -> tuple[str, ...]:
        kept: dict[str, None] = {}
        for choice in choices:
            plan = choice.strip()
            if plan not in self.keys:
                raise self.votes.wrong(
                    gettext_noop(
                        "Line %(line)s, column %(column)s: there is no plan “%(value)s” in "
                        "PROJECTS."
                    ),
                    place,
                    "vote",
                    plan,
                )
            if plan in kept:
                self.notes.append(
                    self.votes.wrong(
                        gettext_noop(
                            "Line %(line)s, column %(column)s: plan “%(value)s” is there twice; "
                            "it counts once."
                        ),
                        place,
                        "vote",
                        plan,
                    )
                )
            kept[plan] = None
        if self.kind is Kind.CHOOSE_ONE and len(kept) > 1:
            raise self.votes.wrong(ONE_PLAN, place, "vote", ",".join(kept))
        return tuple(kept)

    def _points(
        self, place: int, words: str, choices: tuple[str, ...], named: str
    ) -> tuple[int | Fraction, ...]:
        given = words.split(",") if words else []
        if len(given) != (named.count(",") + 1 if named else 0):
            raise self.votes.wrong(
                gettext_noop(
                    "Line %(line)s, column %(column)s: “%(value)s” does not give each plan points."
                ),
                place,
                "points",
                words,
            )
        try:
            numbers: list[int | Fraction] = list(map(int, given))
        except ValueError:
            numbers = [self._point(place, one.strip()) for one in given]
        if numbers and min(numbers) < 0:
            raise self.votes.wrong(NO_POINTS, place, "points", words)
        if len(numbers) > len(choices):  # a plan was there twice: the first counts
            firsts = dict(
                reversed(list(zip(map(str.strip, named.split(",")), numbers, strict=True)))
            )
            return tuple(firsts[choice] for choice in choices)
        return tuple(numbers)

    def _point(self, place: int, words: str) -> Fraction:
        if not NUMBER.match(words):
            raise self.votes.wrong(NO_POINTS, place, "points", words)
        return Fraction(words)

    def _note_twice(self, part: _Part) -> None:
        seen: set[str] = set()
        for place, row in part.rows():
            if row[0] in seen:
                self.notes.append(
                    part.wrong(
                        gettext_noop(
                            "Line %(line)s, column %(column)s: voter “%(value)s” is there twice; "
                            "both ballots count."
                        ),
                        place,
                        "voter_id",
                        row[0],
                    )
                )
            seen.add(row[0])

    def _rule(self) -> Rule | None:
        if OUR_RULE not in self.meta:
            return None
        try:
            given = json.loads(self.meta[OUR_RULE])
        except ValueError as error:
            raise self._said(
                gettext_noop("Line %(line)s, column %(column)s: the rule is broken JSON."),
                OUR_RULE,
            ) from error
        return Rule.from_dict(given)


def _column(
    columns: Sequence[Sequence[str]], place: int | None, usual: Any, read: Callable[[str], Any]
) -> Iterable[Any]:
    """Return one column of all rows; each different text is read once."""
    if place is None or not columns:
        return repeat(usual)
    words = columns[place]
    made = {one: read(one.strip()) for one in set(words)}
    return map(made.__getitem__, words)


def _list(words: str) -> tuple[str, ...]:
    return tuple(filter(None, (word.strip() for word in words.split(","))))


def _weight(words: str) -> int | Fraction:
    try:
        weight = Fraction(words.strip() or 1)
    except (ValueError, ZeroDivisionError):
        weight = Fraction(-1)
    if weight <= 0:
        raise Refused(gettext_noop("“%(value)s” is no weight of a ballot."), value=words[:40])
    return int(weight) if weight.denominator == 1 else weight


def age_band(words: str) -> str:
    """Return the published band of an age: never the age itself.

    >>> age_band("17"), age_band("40-59"), age_band("")
    ('0-17', '40-59', '')
    """
    if not words.isascii() or not words.isdigit() or len(words) > 3:
        return words if re.fullmatch(r"[0-9]+-[0-9]+|[0-9]+\+", words) else ""
    return next(band for below, band in BANDS if int(words) < below)
