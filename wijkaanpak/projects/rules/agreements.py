"""The agreement after a challenge: what stands in it, for how long, and how it is handed back.

Nobody changes it alone: every version, and every extension, waits for the yes of the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wijkaanpak.commitments.rules import add_months
from wijkaanpak.projects.rules.initiatives import check_words
from wijkaanpak.refusals import NotYours, Refused, gettext_noop

PERIODS = (1, 2, 5)  # years: try it, go on, and then for longer


class Kind(StrEnum):
    NEW = "new"
    CHANGE = "change"  # other words, same last day
    EXTENSION = "extension"  # the next period


KIND_WORDS: dict[str, str] = {
    Kind.NEW: gettext_noop("First agreement"),
    Kind.CHANGE: gettext_noop("Other words"),
    Kind.EXTENSION: gettext_noop("Next period"),
}


class Answer(StrEnum):
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REPLACED = "replaced"  # a later version holds


ANSWER_WORDS: dict[str, str] = {
    Answer.OFFERED: gettext_noop("Waits for the yes of the other"),
    Answer.ACCEPTED: gettext_noop("Holds"),
    Answer.DECLINED: gettext_noop("Not accepted"),
    Answer.REPLACED: gettext_noop("A later version holds"),
}
FIELDS = ("money_words", "quality", "liability", "insurance", "vat", "staff", "hand_back")


@dataclass(frozen=True)
class Clauses:
    """What two parties agree on. `cents` is the sum of one year."""

    cents: int
    money_words: str
    quality: str
    liability: str
    insurance: str
    vat: str
    staff: str
    hand_back: str

    def check(self) -> None:
        if not self.hand_back.strip():
            raise Refused(
                gettext_noop(
                    "Without a way to hand it back there is no agreement. Say how it goes back, "
                    "in how many months, and what happens to people and money."
                )
            )
        for name in FIELDS:
            check_words(getattr(self, name))
        if self.cents < 0:
            raise Refused(gettext_noop("A sum is never below zero."))


@dataclass(frozen=True)
class Period:
    """One period of an agreement: the how-manieth (0, 1, 2), and its first and last day."""

    number: int
    starts: date
    ends: date


def period(number: int, starts: date) -> Period:
    """Return a period that starts on a day; it ends on the same day some years later.

    >>> period(1, date(2018, 9, 1)).ends.isoformat()
    '2020-09-01'
    """
    if not 0 <= number < len(PERIODS):
        raise Refused(gettext_noop("There is no next period: let it stay, or hand it back."))
    return Period(number, starts, add_months(starts, 12 * PERIODS[number]))


def check_kind(kind: Kind, *, holds: bool, waits: bool) -> None:
    """First an agreement, then changes of it; and one offer at a time."""
    if waits:
        raise Refused(gettext_noop("Another version waits for an answer. Answer that one first."))
    if (kind is Kind.NEW) == holds:
        raise Refused(gettext_noop("This challenge has moved on meanwhile. Look at it again."))


def check_other(offered_by: object, answers: object) -> None:
    """Who offers a version does not say yes for the other."""
    if offered_by == answers:
        raise NotYours(gettext_noop("The other party answers this."))


def check_answer(state: Answer, *, yes: bool, words: str) -> None:
    if state is not Answer.OFFERED:
        raise Refused(gettext_noop("This version has been answered already."))
    if not yes:
        check_words(words)


def check_last_period(number: int, ends: date, today: date) -> None:
    """It stays with the neighbours for good only when the last period is over."""
    if number < len(PERIODS) - 1 or today < ends:
        raise Refused(gettext_noop("First the last period must be over."))


def check_hand_back(people: str, money: str, promises: str) -> None:
    """What goes back is people, money and promises; each is named."""
    for words in (people, money, promises):
        check_words(words)
