"""Paper: how a ballot is typed in, and how two hands are laid beside each other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wijkaanpak.budget.rules.ballots import Choices, check_choices
from wijkaanpak.budget.rules.rounds import BallotKind, RoundRules
from wijkaanpak.refusals import Refused, gettext_noop

TIMES = re.compile(r"([0-9]{1,3})[xX×]\Z")
CHOICE = re.compile(r"([0-9]{1,4})(?:[:=]([0-9]{1,4}))?\Z")
EMPTY = "-"
YOUNG = {"j": True, "o": False}
type Row = dict[str, Any]
MOST_BALLOTS = 500


class BadLine(Refused):
    """A line of a count sheet that cannot be right: it names the line and what is wrong."""

    def __init__(self, line: int, why: Refused) -> None:
        super().__init__(gettext_noop("Line %(line)s: %(why)s"), line=line, why=why)


def row_of(choices: Choices, area: str = "", young: bool | None = None) -> Row:
    """Return a paper as it is kept: the choices, and what was ticked about area and age."""
    return {"choices": choices, "area": area, "young": young}


def read_sheet(text: str, rules: RoundRules, costs: Mapping[str, int]) -> list[Row]:
    """Return the ballots on a count sheet: one line each, "2 3 11", or "4x 2 3" for four alike.

    With points "2:5 3:1". What was ticked of area and age comes after: "2 3 @terp j" (o: older).
    A line with only a dash is a ballot that does not count; it is counted as blank and kept, so
    that the number of papers fits. Raises BadLine.
    """
    ballots: list[Row] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.replace(",", " ").strip():
            continue
        try:
            ballots += _read_line(line, rules, costs)
        except Refused as why:
            raise BadLine(number, why) from why
        if len(ballots) > MOST_BALLOTS:
            raise Refused(gettext_noop("Make a new pile after 500 ballots."))
    if not ballots:
        raise Refused(gettext_noop("Type in at least one ballot."))
    return ballots


def _read_line(line: str, rules: RoundRules, costs: Mapping[str, int]) -> list[Row]:
    words = line.replace(",", " ").split()
    times = 1
    if found := TIMES.match(words[0]):
        times, words = int(found[1]), words[1:]
    told = [word for word in words if word.startswith("@") or word.lower() in YOUNG]
    area, young = _read_told(told, rules)
    numbers = [word for word in words if word not in told]
    if numbers == [EMPTY]:
        return [row_of({}, area, young) for _one in range(times)]
    choices: Choices = {}
    for word in numbers:
        number, points = _read_choice(word, rules)
        if number in choices:
            raise Refused(gettext_noop("plan %(number)s stands there twice."), number=number)
        choices[number] = points
    check_choices(choices, rules, costs)
    return [row_of(dict(choices), area, young) for _one in range(times)]


def _read_told(words: Sequence[str], rules: RoundRules) -> tuple[str, bool | None]:
    area, young = "", None
    for word in words:
        if word.startswith("@"):
            area = _area(word[1:].lower(), rules)
        else:
            young = YOUNG[word.lower()]
    return area, young


def _area(start: str, rules: RoundRules) -> str:
    """Return the one area of which a word begins like this."""
    names = [group.name for group in rules.areas]
    found = [n for n in names if any(w.lower().startswith(start) for w in n.split())]
    if len(found) != 1:
        raise Refused(gettext_noop("“%(word)s” is not the beginning of one area."), word=start)
    return found[0]


def _read_choice(word: str, rules: RoundRules) -> tuple[str, int]:
    found = CHOICE.match(word)
    if not found or (found[2] and rules.ballot is not BallotKind.POINTS):
        raise Refused(gettext_noop("“%(word)s” is not the number of a plan."), word=word)
    if rules.ballot is BallotKind.POINTS and not found[2]:
        raise Refused(
            gettext_noop("write the points of plan %(number)s too, such as %(number)s:2."),
            number=found[1],
        )
    return str(int(found[1])), int(found[2] or 1)


@dataclass(frozen=True)
class Difference:
    """One paper that two people read differently. `place` counts from 1."""

    place: int
    first: Row | None
    second: Row | None


def differences(first: Sequence[Row], second: Sequence[Row]) -> list[Difference]:
    """Return where two hands differ, paper by paper; a missing paper is a difference too."""
    longest = max(len(first), len(second))
    pairs = [
        (
            first[at] if at < len(first) else None,
            second[at] if at < len(second) else None,
        )
        for at in range(longest)
    ]
    return [Difference(at, a, b) for at, (a, b) in enumerate(pairs, 1) if a != b]


def settled(first: Sequence[Row], second: Sequence[Row], third: Sequence[Row]) -> bool:
    """Tell whether a third hand kept everything on which the first two agree."""
    if len(third) not in {len(first), len(second)}:
        return False
    longest = min(len(first), len(second), len(third))
    return all(third[at] == first[at] for at in range(longest) if first[at] == second[at])


def check_another_hand(person: str, hands: Sequence[str]) -> None:
    """Each time somebody else types: one person never counts a pile alone."""
    if person in hands:
        raise Refused(gettext_noop("You typed in this pile before. Somebody else does it now."))


def check_stubs(ballots: int, stubs: int) -> None:
    """There are as many ballots in a pile as letters that were handed in for it."""
    if ballots != stubs:
        raise Refused(
            gettext_noop(
                "Ballots: %(ballots)s. Letters that were handed in: %(stubs)s. Count both again."
            ),
            ballots=ballots,
            stubs=stubs,
        )


def read_serials(text: str) -> list[int]:
    """Return the letter numbers someone typed, each once. Raises BadLine."""
    found: list[int] = []
    for line, words in enumerate(text.replace(",", " ").splitlines(), 1):
        for word in words.split():
            if not word.isdecimal() or not 1 <= int(word) < 10**7:
                why = Refused(gettext_noop("“%(word)s” is not a letter number."), word=word)
                raise BadLine(line, why)
            if int(word) in found:
                why = Refused(gettext_noop("letter %(word)s stands there twice."), word=word)
                raise BadLine(line, why)
            found.append(int(word))
    return found
