"""Targets: how many of the panel have each value of a feature, as lines that people can read.

A feature stands on a line of its own; under it each value with `;` between: how many people of
it live here, and how many at least and at most are drawn.

    age
    16-26; 450; 4; 6
    27-44; 800
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wijkaanpak.methods.lottery import Quota
from wijkaanpak.refusals import Refused, gettext_noop

MOST_FEATURES = 5  # with a name and a way to be reached that makes seven questions
MOST_VALUES = 12
LONGEST = 60  # signs of a name
FORMULA = "=+-@\t\r＝＋－＠"  # names stand in files, where a spreadsheet would work these out


@dataclass(frozen=True)
class TargetLine:
    """One value. `people`: how many of it live here; None when that is not known.

    `sat`: how many of it sat at the table in the end, when that is kept.
    """

    feature: str
    value: str
    people: int | None
    least: int
    most: int
    sat: int | None = None

    @property
    def target(self) -> str:
        """How many are asked, as people read it: 5, or 4 to 6 as "4–6"."""
        return str(self.least) if self.least == self.most else f"{self.least}–{self.most}"


def count_people(lines: Sequence[TargetLine]) -> bool:
    """Tell whether targets say how many people (or homes) of a value are here."""
    return any(line.people is not None for line in lines)


def check_counted_from(lines: Sequence[TargetLine], source: str) -> None:
    """Numbers of who lives here say where they come from, so that anybody can look them up."""
    if count_people(lines) and not source.strip():
        raise Refused(
            gettext_noop(
                "Say where the numbers of who lives here come from, such as: CBS 2025, or counted "
                "at the doors in May."
            )
        )


def read_targets(text: str, seats: int) -> tuple[TargetLine, ...]:
    """Return the targets that somebody typed. Raises Refused with the number of the line."""
    for fault in line_faults(text):
        raise fault
    blocks: dict[str, list[tuple[int, list[str]]]] = {}
    feature = ""
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [cell.strip() for cell in line.split(";")]
        if not any(cells):
            continue
        if len(cells) == 1:
            feature = cells[0]
            if feature in blocks:
                raise Refused(
                    gettext_noop("Line %(line)s: “%(name)s” is there already."),
                    line=number, name=feature,
                )  # fmt: skip
            blocks[feature] = []
        elif not feature:
            raise Refused(
                gettext_noop("Line %(line)s: first write a line with only the name of a feature."),
                line=number,
            )
        else:
            blocks[feature].append((number, cells))
    _check_blocks(blocks)
    return tuple(line for name, rows in blocks.items() for line in _block(name, rows, seats))


def line_faults(text: str) -> Iterator[Refused]:
    """Yield what is wrong with single lines, so that all of it is told at once."""
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [cell.strip() for cell in line.split(";")]
        if any(cells):
            try:
                _check_line(cells, number)
            except Refused as refusal:
                yield refusal


def _check_line(cells: Sequence[str], number: int) -> None:
    _check_name(cells[0], number)
    for cell in cells[1:4]:
        _whole(cell, number)
    if len(cells) > 4:
        raise Refused(
            gettext_noop("Line %(line)s has too many parts. Write: value; people; least; most."),
            line=number,
        )


def _check_name(text: str, number: int) -> None:
    if not 1 <= len(text) <= LONGEST:
        raise Refused(
            gettext_noop("Line %(line)s: a name has 1 to %(most)s signs."),
            line=number, most=LONGEST,
        )  # fmt: skip
    if text[0] in FORMULA:
        raise Refused(
            gettext_noop("Line %(line)s: “%(name)s” begins with a sign. Begin with a word."),
            line=number, name=text,
        )  # fmt: skip


def _check_blocks(blocks: dict[str, list[tuple[int, list[str]]]]) -> None:
    if not blocks:
        raise Refused(gettext_noop("Write at least one feature with its values."))
    if len(blocks) > MOST_FEATURES:
        raise Refused(
            gettext_noop("Choose at most %(most)s features, so that signing up stays short."),
            most=MOST_FEATURES,
        )
    for name, rows in blocks.items():
        if not 2 <= len(rows) <= MOST_VALUES:
            raise Refused(
                gettext_noop("“%(name)s” needs 2 to %(most)s lines with a value under it."),
                name=name, most=MOST_VALUES,
            )  # fmt: skip


def _block(name: str, rows: list[tuple[int, list[str]]], seats: int) -> list[TargetLine]:
    read = [(number, [*cells, "", "", ""][:4]) for number, cells in rows]
    people = [_whole(cells[1], number) for number, cells in read]
    shares = proposed(people, seats)
    found = []
    for (number, cells), here, share in zip(read, people, shares, strict=True):
        least, most = _whole(cells[2], number), _whole(cells[3], number)
        if least is None or most is None:
            if share is None:
                raise Refused(
                    gettext_noop(
                        "Line %(line)s: write the least and the most, or give the people of every "
                        "value of “%(name)s”."
                    ),
                    line=number, name=name,
                )  # fmt: skip
            least = share[0] if least is None else least
            most = max(share[1], least) if most is None else most
        most = min(most, max(least, seats))  # more than there are seats says no more
        found.append(TargetLine(name, cells[0], here, least, most))
    return found


def _whole(text: str, number: int) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 7):
        raise Refused(
            gettext_noop("Line %(line)s: “%(text)s” is no whole number."), line=number, text=text
        )
    return int(text)


def proposed(people: Sequence[int | None], seats: int) -> list[tuple[int, int] | None]:
    """Return for each value its share of the seats, rounded down and up; None when unknown.

    >>> proposed([450, 800, 250], 30)
    [(9, 9), (16, 16), (5, 5)]
    >>> proposed([1, 2], 10), proposed([1, None], 10)
    ([(3, 4), (6, 7)], [None, None])
    """
    known = [one for one in people if one is not None]
    total = sum(known)
    if len(known) < len(people) or not total:
        return [None] * len(people)
    return [(one * seats // total, -(-one * seats // total)) for one in known]


def written_out(lines: Iterable[TargetLine]) -> str:
    """Return targets as the text that `read_targets` reads."""
    out: list[str] = []
    feature = ""
    for line in lines:
        if line.feature != feature:
            feature = line.feature
            out += ["", feature] if out else [feature]
        people = "" if line.people is None else line.people
        out.append(f"{line.value}; {people}; {line.least}; {line.most}")
    return "\n".join(out)


def quotas_of(lines: Iterable[TargetLine]) -> tuple[Quota, ...]:
    """Return the targets as the lottery knows them."""
    return tuple(Quota(line.feature, line.value, line.least, line.most) for line in lines)


def check_same_values(before: Iterable[TargetLine], after: Iterable[TargetLine]) -> None:
    """Once somebody answered, the questions stay as they were asked; the numbers may change."""
    if [(one.feature, one.value) for one in before] != [(one.feature, one.value) for one in after]:
        raise Refused(
            gettext_noop(
                "People have signed up already, so the features and values stay as they are. "
                "You can still change the numbers."
            )
        )
