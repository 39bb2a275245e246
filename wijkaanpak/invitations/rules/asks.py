"""The ask calendar: what residents are asked, how much of it, and what they heard of the last.

A rule grants a slot, never a person. It looks at two things only: whether the asker told what it
did with what it asked before, and how many questions a household is asked in that quarter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wijkaanpak.methods.cbs import Box
from wijkaanpak.refusals import Refused, gettext_noop

FURTHEST_DAYS = 550
LONGEST_SILENCE = timedelta(days=183)  # between the day itself and telling what was done with it
QUARTERS_AHEAD = 8  # in which we look for room


class AskWay(StrEnum):
    """How residents are asked."""

    SURVEY = "survey"
    DOORSTEP = "doorstep"
    EVENING = "evening"


WAY_WORDS: dict[str, str] = {
    AskWay.SURVEY: gettext_noop("Questions on paper or on screen"),
    AskWay.DOORSTEP: gettext_noop("A round along doors"),
    AskWay.EVENING: gettext_noop("An evening"),
}


class AskState(StrEnum):
    GRANTED = "granted"
    REFUSED = "refused"
    HELD = "held"
    TOLD_BACK = "told back"
    WITHDRAWN = "withdrawn"


OPEN = (AskState.GRANTED, AskState.HELD)  # the asker still owes an answer
COUNTED = (AskState.GRANTED, AskState.HELD, AskState.TOLD_BACK)  # takes room in its quarter


class WhyNot(StrEnum):
    OWES = "owes"  # it has not told back about an ask before
    FULL = "full"  # households are asked enough in this quarter


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months of a year; `number` is 1 to 4.

    >>> str(Quarter.of(date(2025, 11, 25)).next)
    '2026-1'
    """

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        return cls(day.year, (day.month + 2) // 3)

    @property
    def next(self) -> Quarter:
        last = self.number == 4
        return Quarter(self.year + last, 1 if last else self.number + 1)

    @property
    def before(self) -> Quarter:
        first = self.number == 1
        return Quarter(self.year - first, 4 if first else self.number - 1)

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    def __str__(self) -> str:
        return f"{self.year}-{self.number}"


@dataclass(frozen=True)
class Ground:
    """Which households: those of one area, or (without an area) all of them.

    `box` is the smallest box around its border; None when the border is not known.
    """

    area: str = ""
    box: Box | None = None

    def may_meet(self, other: Ground) -> bool:
        """Tell whether a household may live in both; only boxes that lie apart rule that out."""
        if not self.area or not other.area or self.area == other.area:
            return True
        if self.box is None or other.box is None:
            return True
        (west, south, east, north), (left, low, right, high) = self.box, other.box
        return west <= right and left <= east and south <= high and low <= north


type Load = tuple[Ground, int]  # where, and how many questions for each household


def most_asked(ground: Ground, loads: Iterable[Load]) -> int:
    """Return how many questions a household there is asked at most.

    Two areas may overlap, and the same border may have two names; so everything that may reach a
    household counts. That is never too few, and too many only where borders nearly touch.

    >>> north, south = Ground("north", (4, 52, 5, 53)), Ground("south", (4, 50, 5, 51))
    >>> most_asked(north, [(Ground(), 2), (north, 3), (south, 5)])
    5
    >>> most_asked(Ground(), [(Ground(), 2), (north, 3), (south, 5)])
    7
    """
    known = list(loads)
    if ground.area:
        return _reaching(ground, known)
    everybody = sum(questions for where, questions in known if not where.area)
    areas = {where for where, _questions in known if where.area}
    return max([everybody, *(_reaching(where, known) for where in areas)])


def _reaching(ground: Ground, loads: Iterable[Load]) -> int:
    return sum(questions for where, questions in loads if where.may_meet(ground))


@dataclass(frozen=True)
class Verdict:
    """What the rule says. `left` is how many questions fit, `room` the next quarter with room."""

    why_not: WhyNot | None = None
    left: int = 0
    room: Quarter | None = None


def judge(
    ground: Ground,
    questions: int,
    quarter: Quarter,
    asked: Mapping[Quarter, Iterable[Load]],
    *,
    budget: int,
    owes: bool,
) -> Verdict:
    """Grant a slot when the asker owes nothing and the questions fit; else say why not.

    Who shares the round of somebody else adds its questions: one visit, but all questions count.
    """
    if owes:
        return Verdict(WhyNot.OWES)
    left = max(0, budget - most_asked(ground, asked.get(quarter, ())))
    if questions <= left:
        return Verdict(left=left)
    coming = quarter
    for _one in range(QUARTERS_AHEAD):
        coming = coming.next
        if most_asked(ground, asked.get(coming, ())) + questions <= budget:
            return Verdict(WhyNot.FULL, left, coming)
    return Verdict(WhyNot.FULL, left)


def check_words(title: str, why: str, gain: str) -> None:
    """Residents read what is asked, why, and what they gain by it."""
    if not title.strip():
        raise Refused(gettext_noop("Say in a few words what you want to ask."))
    if not why.strip():
        raise Refused(gettext_noop("Say why you ask it."))
    if not gain.strip():
        raise Refused(gettext_noop("Say in plain words what residents gain by it."))


def check_size(households: int, questions: int, budget: int) -> None:
    if households < 1:
        raise Refused(gettext_noop("Say how many households you want to ask."))
    if not 1 <= questions <= budget:
        raise Refused(
            gettext_noop("Ask a household at least one and at most %(budget)s questions."),
            budget=budget,
        )


def check_days(on: date, feedback_due: date, today: date) -> None:
    """An ask comes before its day, and residents hear of it within half a year."""
    if not today <= on <= today + timedelta(days=FURTHEST_DAYS):
        raise Refused(gettext_noop("Choose a day from today up to a year and a half ahead."))
    if not on < feedback_due <= on + LONGEST_SILENCE:
        raise Refused(
            gettext_noop("Tell residents what you did with it after that day, within half a year.")
        )


def check_share(way: AskWay, state: AskState, *, shares: bool, on: date, today: date) -> None:
    """Only a round along doors that is still to come, and that its asker opened, is shared."""
    if way is not AskWay.DOORSTEP or state is not AskState.GRANTED or not shares or on < today:
        raise Refused(gettext_noop("This round cannot be shared (any more). Ask a slot yourself."))


def check_withdraw(state: AskState, on: date, today: date, *, walked_along: bool) -> None:
    """Before the day itself one can let go; from that day on, residents hear what came of it.

    Who has somebody walking along does not leave them alone at the door.
    """
    if walked_along:
        raise Refused(
            gettext_noop("Another party walks along with this round. Let them withdraw first.")
        )
    if state is not AskState.GRANTED or on <= today:
        raise Refused(
            gettext_noop("From its day on, an ask stays. Tell residents what came of it.")
        )


def check_held(state: AskState, on: date, reached: int, today: date) -> None:
    if state is not AskState.GRANTED:
        raise Refused(gettext_noop("This ask does not wait to be held."))
    if on > today:
        raise Refused(gettext_noop("Its day is still to come."))
    if reached < 0:
        raise Refused(gettext_noop("Write how many households answered: nought or more."))


def check_told(state: AskState, words: str) -> None:
    if state is not AskState.HELD:
        raise Refused(gettext_noop("Say first that it was held; then tell what you did with it."))
    if not words.strip():
        raise Refused(gettext_noop("Tell in plain words what you did with what people said."))


def is_late(state: AskState, feedback_due: date, today: date) -> bool:
    """Tell whether residents should have heard by now what came of it."""
    return state in OPEN and today > feedback_due


def check_silence(words: str, *, late: bool) -> None:
    """The residents' body says that it heard nothing after the day on which it should have."""
    if not late:
        raise Refused(gettext_noop("The day of telling is not over yet, or it was told."))
    if not words.strip():
        raise Refused(gettext_noop("Write what you did to hear it."))
