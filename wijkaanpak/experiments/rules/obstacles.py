"""The obstacle register: which rule or system is in the way, whose it is, and what they say.

The owner answers in time. Whether it is solved is said by who reported it, never by the owner.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wijkaanpak.experiments.rules.burdens import check_room
from wijkaanpak.refusals import NotYours, Refused, gettext_noop


class State(StrEnum):
    OPEN = "open"
    PROMISED = "promised"
    SAID_SOLVED = "said solved"
    EXPLAINED = "explained"
    STILL_THERE = "still there"
    SOLVED = "solved"
    WITHDRAWN = "withdrawn"


class Say(StrEnum):
    """What can be said of an obstacle: three answers of the owner, three of who met it."""

    SOLVED_NOW = "solved_now"
    PROMISE = "promise"
    EXPLAIN = "explain"
    YES_SOLVED = "yes_solved"
    NOT_SOLVED = "not_solved"
    WITHDRAW = "withdraw"


class Side(StrEnum):
    OWNER = "owner"
    FINDER = "finder"


class Finder(StrEnum):
    """Who met it. Both know what others do not see."""

    RESIDENT = "resident"
    WORKER = "worker"


@dataclass(frozen=True)
class Step:
    who: Side
    while_: frozenset[State]
    to: State
    needs_words: bool = True


_UNANSWERED = frozenset({State.OPEN, State.STILL_THERE})
_GOES_ON = _UNANSWERED | {State.PROMISED}
STEPS: dict[Say, Step] = {
    Say.SOLVED_NOW: Step(Side.OWNER, _GOES_ON, State.SAID_SOLVED),
    Say.PROMISE: Step(Side.OWNER, _UNANSWERED, State.PROMISED),
    Say.EXPLAIN: Step(Side.OWNER, _GOES_ON, State.EXPLAINED),
    Say.YES_SOLVED: Step(
        Side.FINDER,
        _GOES_ON | {State.SAID_SOLVED, State.EXPLAINED},
        State.SOLVED,
        needs_words=False,
    ),
    Say.NOT_SOLVED: Step(Side.FINDER, frozenset({State.SAID_SOLVED}), State.STILL_THERE),
    Say.WITHDRAW: Step(Side.FINDER, _GOES_ON, State.WITHDRAWN, needs_words=False),
}
WAITS = frozenset({State.OPEN, State.STILL_THERE})  # the owner owes an answer
FINDER_WORDS: dict[str, str] = {
    Finder.RESIDENT: gettext_noop("A resident met this"),
    Finder.WORKER: gettext_noop("Somebody who works here met this"),
}
STATE_WORDS: dict[str, str] = {
    State.OPEN: gettext_noop("waits for an answer"),
    State.PROMISED: gettext_noop("will be solved"),
    State.SAID_SOLVED: gettext_noop("solved, says its owner"),
    State.EXPLAINED: gettext_noop("explained why not"),
    State.STILL_THERE: gettext_noop("still there"),
    State.SOLVED: gettext_noop("solved"),
    State.WITHDRAWN: gettext_noop("taken back"),
}
SAY_WORDS: dict[str, str] = {
    Say.SOLVED_NOW: gettext_noop("It is solved"),
    Say.PROMISE: gettext_noop("We will solve it, by a day"),
    Say.EXPLAIN: gettext_noop("It stays, and this is why"),
    Say.YES_SOLVED: gettext_noop("Yes, it is solved"),
    Say.NOT_SOLVED: gettext_noop("No, it is still there"),
    Say.WITHDRAW: gettext_noop("Take it back"),
}


def after(state: State, say: Say) -> State:
    """Return the state that follows; raise Refused when this cannot be said now."""
    if state not in STEPS[say].while_:
        raise Refused(gettext_noop("This cannot be said of this obstacle as it stands now."))
    return STEPS[say].to


def check_words(say: Say, words: str) -> None:
    if STEPS[say].needs_words and not words.strip():
        raise Refused(gettext_noop("Say it in words, so that everybody can read why."))
    check_room(words)


def check_side(say: Say, *, owner: bool, finder: bool) -> None:
    """The owner answers; who met the obstacle says whether it is gone."""
    if STEPS[say].who is Side.OWNER and not owner:
        raise NotYours(gettext_noop("The owner of this rule or system answers this."))
    if STEPS[say].who is Side.FINDER and not finder:
        raise NotYours(gettext_noop("Only who reported this says whether it is solved."))


def check_two_hands(owner: bool, finder: bool) -> None:
    """Who speaks for the owner does not say that the owner solved it."""
    if owner and finder:
        raise NotYours(
            gettext_noop("You speak for its owner too. Let somebody else say that it is solved.")
        )


def check_obstacle(title: str, rule: str, words: str) -> None:
    if not (title.strip() and rule.strip()):
        raise Refused(gettext_noop("Say what is in the way, and which rule or system it is."))
    check_room(title, 120)
    check_room(rule, 200)
    check_room(words)


def check_promised_day(say: Say, due: date | None, today: date) -> None:
    if say is Say.PROMISE and (due is None or due < today):
        raise Refused(gettext_noop("Promise a day that is still to come."))


def answer_due(today: date, weeks: int) -> date:
    """Return the last day on which an answer is in time."""
    return today + timedelta(weeks=weeks)


def overdue(state: str, due: date | None, today: date) -> bool:
    """True when the owner owes an answer, or what was promised, and the day passed."""
    return state in (*WAITS, State.PROMISED) and due is not None and due < today
