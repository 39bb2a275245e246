"""Paper: how a ballot is typed in, and how two hands are laid beside each other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wijkaanpak.budget.rules.ballots import Choices, check_choices
from wijkaanpak.budget.rules.rounds import BallotKind, RoundRules
from wijkaanpak.refusals import Refused, gettext_noop, together

TIMES = re.compile(r"([0-9]{1,3})[xX×]\Z")
CHOICE = re.compile(r"([0-9]{1,4})(?:[:=]([0-9]{1,4}))?\Z")
EMPTY = "-"
YOUNG = {"j": True, "o": False}
type Row = dict[str, Any]
MOST_BALLOTS = 500
SERIAL = re.compile(r"[0-9]{1,9}\Z")
MOST_NAMED = 200
NO_NUMBER = gettext_noop("This is no letter number: %(letters)s.")
TWICE = gettext_noop("This stands there twice: %(letters)s.")


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
    """Return the letter numbers someone typed, each once. Refuses all that are wrong at once."""
    found: set[int] = set()
    wrong: list[Refused | str] = []
    twice: list[Refused | str] = []
    for line, word in _words_by_line(text):
        if not SERIAL.match(word) or not 1 <= int(word) < 10**7:
            wrong.append(_on_line(line, f"“{word[:20]}”"))
        elif int(word) in found:
            twice.append(_on_line(line, word))
        else:
            found.add(int(word))
    refusals = [
        Refused(sentence, letters=_at_most(letters))
        for sentence, letters in ((NO_NUMBER, wrong), (TWICE, twice))
        if letters
    ]
    if refusals:
        raise together(refusals)
    return sorted(found)


def _words_by_line(text: str) -> list[tuple[int, str]]:
    """Return each word with its line; with 0 where there is one line only, which needs no name."""
    lines = text.replace(",", " ").splitlines()
    first = 1 if len(lines) > 1 else 0
    return [(at, word) for at, line in enumerate(lines, first) for word in line.split()]


def _on_line(line: int, word: str) -> Refused | str:
    if not line:
        return word
    return Refused(gettext_noop("%(word)s (line %(line)s)"), word=word, line=line)


def _at_most(letters: Sequence[Refused | str | int]) -> list[object]:
    """Return all letters to name; of a very long list the first, and how many more there are."""
    more = len(letters) - MOST_NAMED
    if more <= 0:
        return list(letters)
    return [*letters[:MOST_NAMED], Refused(gettext_noop("and %(more)s more"), more=more)]


def check_letters(sentence: str, serials: Sequence[int]) -> None:
    """Raise Refused with all letters that this is said of, in the order in which they lie."""
    if serials:
        raise Refused(sentence, letters=_at_most(serials))
