"""The mandate: what an assembly is asked, and what is promised before anybody is invited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wijkaanpak.refusals import Refused, gettext_noop

SEATS, WEEKS = (5, 150), (1, 52)
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
PHONE = re.compile(r"(?:\d[\s.()/-]{0,3}){8,}")
STREET = re.compile(r"[^\W\d_]{3,}.*\d")
NOT_REACHED = gettext_noop(
    "Write a telephone number, an e-mail address, or a street with the number of the house."
)
MOST_MONEY = 10_000_000_00  # cents; more is a slip of the pen


class Stage(StrEnum):
    """How far an assembly is. It never goes back."""

    MANDATE = "mandate"  # the question is written, and the parties say yes or no
    INVITING = "inviting"  # letters go out and people sign up
    POOL = "pool"  # nobody signs up any more: panels are made and one is drawn
    DRAWN = "drawn"  # it is known who sits at the table


STAGE_WORDS = {
    Stage.MANDATE: gettext_noop("waits for a mandate"),
    Stage.INVITING: gettext_noop("people sign up"),
    Stage.POOL: gettext_noop("before the draw"),
    Stage.DRAWN: gettext_noop("drawn"),
}
ADVISED = gettext_noop("gave recommendations")


@dataclass(frozen=True)
class Mandate:
    """What the parties promise. Money in cents; `ends` is the day of the last session."""

    title: str
    question: str
    promise: str
    budget: int
    answer_weeks: int
    seats: int
    ends: date
    reach_us: str


def check_mandate(words: Mandate, today: date) -> None:
    """A mandate says what is asked and what will be done with it, with money and a term."""
    for _field, fault in mandate_faults(words, today):
        raise fault


def mandate_faults(words: Mandate, today: date) -> Iterator[tuple[str, Refused]]:
    """Yield all that a mandate lacks, each with the field it is about."""
    if not (words.title.strip() and words.question.strip()):
        yield (
            "question",
            Refused(gettext_noop("Write the question for which neighbours are drawn by lot.")),
        )
    if not words.promise.strip():
        yield (
            "promise",
            Refused(
                gettext_noop("Say what will be done with the result, before anybody is invited.")
            ),
        )
    if not 0 < words.budget <= MOST_MONEY:
        told = gettext_noop("An assembly costs money. Write how much there is for it.")
        yield "budget", Refused(told)
    if not WEEKS[0] <= words.answer_weeks <= WEEKS[1]:
        yield "answer_weeks", Refused(gettext_noop("The answer comes within 1 to 52 weeks."))
    if not SEATS[0] <= words.seats <= SEATS[1]:
        yield "seats", Refused(gettext_noop("An assembly has 5 to 150 seats."))
    if words.ends <= today:
        yield "ends", Refused(gettext_noop("Choose a last day that is still to come."))
    if not can_reach(words.reach_us):
        yield "reach_us", Refused(NOT_REACHED)


def can_reach(text: str) -> bool:
    """Tell whether a text holds an e-mail address, a telephone number, or a street and number.

    >>> [can_reach(text) for text in ("anna@wijk.example", "06 12 34 56 78", "Terplaan 5")]
    [True, True, True]
    >>> can_reach("banaan"), can_reach("06"), can_reach("5")
    (False, False, False)
    """
    return any(pattern.search(text) for pattern in (MAIL, PHONE, STREET))


def stage_of(begun: date | None, frozen: date | None, drawn: date | None) -> Stage:
    """Return how far an assembly is, from the days on which its steps were taken."""
    if drawn:
        return Stage.DRAWN
    if frozen:
        return Stage.POOL
    return Stage.INVITING if begun else Stage.MANDATE
