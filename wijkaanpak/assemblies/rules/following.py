"""How recommendations are followed: each three months, for two years after the answer day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum

from wijkaanpak.assemblies.rules.advice import MOST_WORDS, State
from wijkaanpak.commitments.rules import add_months
from wijkaanpak.refusals import Refused, gettext_noop

EVERY_MONTHS, MOMENTS = 3, 8
EARLY = timedelta(days=28)  # the group may look this long before a moment
GROUP = (5, 7)


class Course(StrEnum):
    """How it goes with a recommendation, as the follow-up group sees it."""

    ON_TRACK = "on_track"
    SLOWED = "slowed"
    STUCK = "stuck"
    DONE = "done"
    UNKNOWN = "unknown"


COURSE_WORDS: dict[str, str] = {
    Course.ON_TRACK: gettext_noop("On track"),
    Course.SLOWED: gettext_noop("Slowed down"),
    Course.STUCK: gettext_noop("Stuck"),
    Course.DONE: gettext_noop("Done"),
    Course.UNKNOWN: gettext_noop("We do not know"),
}


def moments(start: date) -> list[date]:
    """Return the days on which the group looks: every three months for two years."""
    return [add_months(start, EVERY_MONTHS * number) for number in range(1, MOMENTS + 1)]


def moment_of(start: date, day: date) -> int:
    """Return for which moment (1 to 8) one looks on this day; 0 when it is too early.

    >>> [moment_of(date(2024, 6, 13), date(2024, month, 1)) for month in (7, 9, 12)]
    [0, 1, 2]
    """
    return sum(when - EARLY <= day for when in moments(start))


def next_moment(start: date, done: Collection[int], day: date) -> tuple[int, date] | None:
    """Return the moment that is next, or the last one that passed unseen; None at the end.

    A moment that was missed stays missed when the next one has come near.
    """
    now = moment_of(start, day)
    number = now if now and now not in done else now + 1
    return (number, moments(start)[number - 1]) if number <= MOMENTS else None


def followed(state: State) -> bool:
    """A no is not followed, for nothing was promised; all else is, answered or not."""
    return state in {State.WAITING, State.LATER, State.ASKED, State.ADOPTED, State.CHANGED}


def check_group(many: int, who_write: int) -> None:
    if not GROUP[0] <= many <= GROUP[1]:
        raise Refused(gettext_noop("A follow-up group has five to seven people."))
    if who_write > many:
        raise Refused(gettext_noop("More people would write than there are in the group."))


def check_look(words: str) -> None:
    if not words.strip():
        raise Refused(gettext_noop("Say in words what you saw, also when you do not know."))
    if len(words) > MOST_WORDS:
        raise Refused(gettext_noop("Use at most %(most)s characters."), most=MOST_WORDS)


def check_moment(start: date | None, today: date) -> int:
    """Return the moment that is looked at now. Raises Refused when it is too early."""
    number = moment_of(start, today) if start else 0
    if not number:
        raise Refused(
            gettext_noop("It is too early: the first look is three months after the answers.")
        )
    return number


def check_closing(start: date | None, today: date, words: str) -> None:
    """The closing word comes after two years."""
    if start is None or today < moments(start)[-1] - EARLY:
        raise Refused(gettext_noop("The closing word comes after two years."))
    if not words.strip():
        raise Refused(gettext_noop("Write the closing word: what came of it, and what did not?"))
