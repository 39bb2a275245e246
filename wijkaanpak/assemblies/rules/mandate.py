"""The mandate: what an assembly is asked, and what is promised before anybody is invited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wijkaanpak.refusals import Refused, gettext_noop

SEATS, WEEKS = (5, 150), (1, 52)
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


def check_mandate(words: Mandate, today: date) -> None:
    """A mandate says what is asked and what will be done with it, with money and a term."""
    if not (words.title.strip() and words.question.strip()):
        raise Refused(gettext_noop("Write the question for which neighbours are drawn by lot."))
    if not words.promise.strip():
        raise Refused(
            gettext_noop("Say what will be done with the result, before anybody is invited.")
        )
    if not 0 < words.budget <= MOST_MONEY:
        raise Refused(gettext_noop("An assembly costs money. Write how much there is for it."))
    if not WEEKS[0] <= words.answer_weeks <= WEEKS[1]:
        raise Refused(gettext_noop("The answer comes within 1 to 52 weeks."))
    if not SEATS[0] <= words.seats <= SEATS[1]:
        raise Refused(gettext_noop("An assembly has 5 to 150 seats."))
    if words.ends <= today:
        raise Refused(gettext_noop("Choose a last day that is still to come."))


def stage_of(begun: date | None, frozen: date | None, drawn: date | None) -> Stage:
    """Return how far an assembly is, from the days on which its steps were taken."""
    if drawn:
        return Stage.DRAWN
    if frozen:
        return Stage.POOL
    return Stage.INVITING if begun else Stage.MANDATE
