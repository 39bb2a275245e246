"""Who is struck by a stop objects on its page; the body that placed it answers with reasons.

Beside the way of the law, never in its place: the address where a formal objection goes stands
on every stop. The terms are those of the law all the same.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from wijkaanpak.refusals import NotYours, Refused, gettext_noop
from wijkaanpak.repairs.rules.stops import LONGEST_WORDS, object_until
from wijkaanpak.repairs.rules.terms import last_day

# Awb 7:10 lid 1: counted from the day after the last day to object.
TO_ANSWER = timedelta(weeks=6)


class Answer(StrEnum):
    """What the body makes of an objection."""

    STANDS = "stands"
    NARROWER = "narrower"
    LIFTED = "lifted"


class State(StrEnum):
    """Where an objection stands; it follows from its days, and from whether the stop holds."""

    WAITS = "waits"
    ANSWERED = "answered"
    TAKEN_BACK = "taken back"
    OVER = "over"  # the stop ended first, so nobody has to answer any more


class Deed(StrEnum):
    """What can be done with an objection."""

    ANSWER = "answer"
    TAKE_BACK = "take back"


NO_LONGER: dict[State, str] = {
    State.ANSWERED: gettext_noop("The body answered this already. Look at the answer."),
    State.TAKEN_BACK: gettext_noop("This objection was taken back, so nothing is asked."),
    State.OVER: gettext_noop("This stop is over, so nothing waits for an answer any more."),
}


def state_of(*, answered: bool, taken_back: bool, on: bool) -> State:
    """What was answered stays so; what was not is over as soon as the stop is."""
    if taken_back:
        return State.TAKEN_BACK
    if answered:
        return State.ANSWERED
    return State.WAITS if on else State.OVER


def check_deed(deed: Deed, state: State) -> None:
    """Only what waits is answered or taken back."""
    if state is not State.WAITS:
        raise Refused(NO_LONGER[state])


def may_object(*, since: date, on: bool, today: date) -> bool:
    return on and since <= today <= object_until(since)


def check_may_object(*, since: date, on: bool, today: date) -> None:
    """One can object while the stop holds, within the six weeks of the law."""
    if not on:
        raise Refused(
            gettext_noop("This stop is over: nothing is held, so there is nothing to object to.")
        )
    if not may_object(since=since, on=on, today=today):
        raise Refused(
            gettext_noop("You could object here until %(last)s. That day is over."),
            last=object_until(since),
        )


def by_law(since: date) -> date:
    """The last day that the law gives to answer what people object (Awb 7:10).

    >>> by_law(date(2023, 9, 12))
    datetime.date(2023, 12, 5)
    """
    return last_day(object_until(since) + TO_ANSWER)


def answer_by(since: date, until: date) -> date:
    """The last day to answer: that of the law, or of the stop, when that ends before it."""
    return min(by_law(since), until)


def is_late(since: date, day: date) -> bool:
    """Tell whether an answer on this day comes after the last day that the law gives for it."""
    return day > by_law(since)


def check_words(words: str) -> None:
    if not words.strip():
        raise Refused(gettext_noop("Write what you object to, in your own words."))
    _check_length(words)


def check_first(before: bool) -> None:
    """One objection from each: who has more to say takes it back and writes again."""
    if before:
        raise Refused(
            gettext_noop("You objected to this stop already. Take that back to write it anew.")
        )


def check_not_the_body(is_body: bool) -> None:
    """Nobody objects to their own stop and answers it too."""
    if is_body:
        raise NotYours(
            gettext_noop("You speak for the body that holds this, so others object to it.")
        )


def check_answer(answer: Answer, reasons: str, scope: str, now: str) -> None:
    """An answer says why; a narrower stop says what is held from now on."""
    if not reasons.strip():
        raise Refused(gettext_noop("Say why you answer this, so that everybody can read it."))
    if answer is Answer.NARROWER and _bare(scope) in {"", _bare(now)}:
        raise Refused(gettext_noop("Say what is still held, and what no longer."))
    if answer is not Answer.NARROWER and scope.strip():
        raise Refused(gettext_noop("Only a narrower stop says anew what is held."))
    _check_length(reasons, scope)


def _bare(words: str) -> str:
    return " ".join(words.casefold().split())


def _check_length(*written: str) -> None:
    if max(len(words) for words in written) > LONGEST_WORDS:
        raise Refused(gettext_noop("Use at most %(most)s characters."), most=LONGEST_WORDS)
