"""Hours given back: counted per practice, and never told of one worker.

Each half year a worker may say once whether the promised hours came back. What they said is kept
as three counts and not beside a name. Of a half year that is over one of four words is published,
and nothing of how many answered. The words are chosen so that nobody's answer follows from them:

- fewer than `FEWEST` answers say nothing;
- otherwise a word says what more than half of them answered, or that no answer had that.

With five answers or more each single answer could have been any of the three with the same word;
that stays true for whoever gave one of the answers (`tests/experiments/test_hours.py` tries all).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from wijkaanpak.commitments.rules import add_months
from wijkaanpak.refusals import gettext_noop

FEWEST = 5
PERIOD_MONTHS = 6


class Back(StrEnum):
    """What a worker says: did you get the hours back, for what they were promised?"""

    BACK = "back"
    PARTLY = "partly"
    NOT = "not"


BACK_WORDS: dict[str, str] = {
    Back.BACK: gettext_noop("Yes, I got them back"),
    Back.PARTLY: gettext_noop("Partly"),
    Back.NOT: gettext_noop("No, other work came in their place"),
}


class Word(StrEnum):
    """What is published of a half year."""

    SILENT = "silent"
    MOST_BACK = "most back"
    MOST_PARTLY = "most partly"
    MOST_NOT = "most not"
    DIVIDED = "divided"


WORD_WORDS: dict[str, str] = {
    Word.SILENT: gettext_noop(
        "Fewer than five workers answered, so we say nothing: nobody can be traced."
    ),
    Word.MOST_BACK: gettext_noop("Most workers got their hours back."),
    Word.MOST_PARTLY: gettext_noop("Most workers got part of their hours back."),
    Word.MOST_NOT: gettext_noop("Most workers did not get their hours back."),
    Word.DIVIDED: gettext_noop("Workers answered this differently."),
}
_MOST = {Back.BACK: Word.MOST_BACK, Back.PARTLY: Word.MOST_PARTLY, Back.NOT: Word.MOST_NOT}


def word_of(counts: Mapping[str, int]) -> Word:
    """Return what may be published of these counts.

    >>> word_of({"back": 4, "partly": 1, "not": 0})
    <Word.MOST_BACK: 'most back'>
    """
    total = sum(counts.get(one, 0) for one in Back)
    if total < FEWEST:
        return Word.SILENT
    most = [one for one in Back if 2 * counts.get(one, 0) > total]
    return _MOST[most[0]] if most else Word.DIVIDED


def period_of(since: date, day: date) -> int:
    """Return the half year of a freeze in which a day lies: 1 for the first.

    >>> period_of(date(2022, 4, 1), date(2022, 10, 1))
    2
    """
    number = 1
    while add_months(since, PERIOD_MONTHS * number) <= day:
        number += 1
    return number


def period_ends(since: date, until: date, day: date) -> date:
    """Return the last day of the half year in which a day lies.

    >>> period_ends(date(2022, 4, 1), date(2024, 4, 1), date(2022, 6, 1))
    datetime.date(2022, 10, 1)
    """
    return min(until, add_months(since, PERIOD_MONTHS * period_of(since, day)))


def months_run(since: date, until: date, today: date) -> int:
    """Return how many whole months a freeze has run, up to its last day."""
    last, months = min(until, today), 0
    while add_months(since, months + 1) <= last:
        months += 1
    return months
