"""The terms of a freeze: how long, what comes instead, and which hours are promised back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wijkaanpak.commitments.rules import add_months
from wijkaanpak.experiments.rules.burdens import check_room
from wijkaanpak.refusals import Refused, gettext_noop


class Replacement(StrEnum):
    """What comes instead: light, and about people."""

    STORY = "story"
    PATH = "path"
    TALK = "talk"
    MINUTE = "minute"


REPLACEMENT_WORDS: dict[str, str] = {
    Replacement.STORY: gettext_noop("A story"),
    Replacement.PATH: gettext_noop("An impact path"),
    Replacement.TALK: gettext_noop("A learning talk"),
    Replacement.MINUTE: gettext_noop("A minute: sixty seconds aloud"),
}

MOST_MONTHS = 24
LEAST_PART = 10  # the replacement costs less than one tenth of the old time
SOON_MONTHS = 6  # who agrees now must still know on the first day what was agreed
MOST_SIGNALS = 5


@dataclass(frozen=True)
class Terms:
    """What two sides agree on. Minutes are those of one worker in an average month."""

    title: str
    since: date
    months: int
    replacement: Replacement
    replacement_words: str
    replacement_minutes: int
    old_minutes: int
    promised_minutes: int
    promised_to: str
    signals: tuple[str, ...] = ()

    @property
    def until(self) -> date:
        """The last day."""
        return last_day(self.since, self.months)

    def check(self, today: date) -> None:
        for words in (self.title, self.replacement_words, self.promised_to):
            if not words.strip():
                raise Refused(
                    gettext_noop(
                        "Say what is frozen, what comes instead, and what the hours are for."
                    )
                )
            check_room(words)
        if not today <= self.since <= add_months(today, SOON_MONTHS):
            raise Refused(
                gettext_noop("Choose a first day from today, at most %(months)s months ahead."),
                months=SOON_MONTHS,
            )
        check_months(self.months)
        check_light(self.replacement_minutes, self.old_minutes)
        check_promised(self.promised_minutes, self.replacement_minutes, self.old_minutes)
        check_signals(self.signals)


def last_day(since: date, months: int) -> date:
    """Return the day on which a freeze of so many months ends.

    >>> last_day(date(2019, 1, 1), 24)
    datetime.date(2021, 1, 1)
    """
    return add_months(since, months)


def check_months(months: int) -> None:
    if not 1 <= months <= MOST_MONTHS:
        raise Refused(
            gettext_noop("A freeze lasts 1 to %(most)s months. After that you decide again."),
            most=MOST_MONTHS,
        )


def most_instead(old: int) -> int:
    """Return how many minutes a month what comes instead may take: less than one tenth of `old`.

    >>> most_instead(480)
    47
    """
    return max(0, (old - 1) // LEAST_PART)


def check_light(new: int, old: int) -> None:
    """The replacement is really lighter; otherwise one report only makes place for another."""
    if new * LEAST_PART >= old:
        raise Refused(
            gettext_noop(
                "What comes instead takes %(new)s of the %(old)s minutes a month. It must take "
                "less than one tenth: at most %(most)s minutes."
            ),
            new=new,
            old=old,
            most=most_instead(old),
        )


def check_promised(promised: int, new: int, old: int) -> None:
    """Nobody promises more hours back than there are, and a freeze without hours is none."""
    if not 1 <= promised <= old - new:
        raise Refused(
            gettext_noop("Promise 1 to %(most)s minutes a month back: that is what is won."),
            most=old - new,
        )


def check_signals(signals: Iterable[str]) -> None:
    found = [one for one in signals if one.strip()]
    if not 1 <= len(found) <= MOST_SIGNALS:
        raise Refused(
            gettext_noop(
                "Name 1 to %(most)s guard signals: how do you notice that it goes wrong?"
            ),
            most=MOST_SIGNALS,
        )
    for one in found:
        check_room(one, 200)


def check_new_months(old: int, new: int, since: date, today: date) -> None:
    """Another last day is within the same 24 months, and still to come."""
    check_months(new)
    if old == new or last_day(since, new) < today:
        raise Refused(gettext_noop("Choose another last day that is still to come."))
