"""Anyone starts; three neighbours make it an initiative; it becomes a project or it ends."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from wijkaanpak.refusals import NotYours, Refused, gettext_noop

NEIGHBOURS = 3  # who started it is one of them
MOST_TITLE, MOST_WORDS, MOST_NAME = 120, 4000, 80
MOST_WRITTEN_IN = 20  # neighbours whom one host may write in with one initiative


class State(StrEnum):
    IDEA = "idea"  # somebody started; it looks for neighbours
    INITIATIVE = "initiative"  # three neighbours carry it; a first answer is owed
    PROJECT = "project"  # it went on as a project
    ENDED = "ended"


class Move(StrEnum):
    CARRY = "carry"  # the third neighbour joined
    BECOME = "become"
    END = "end"


MOVES: dict[State, dict[Move, State]] = {
    State.IDEA: {Move.CARRY: State.INITIATIVE, Move.END: State.ENDED},
    State.INITIATIVE: {Move.BECOME: State.PROJECT, Move.END: State.ENDED},
    State.PROJECT: {},
    State.ENDED: {},
}
OPEN = frozenset({State.IDEA, State.INITIATIVE})
STATE_WORDS: dict[str, str] = {
    State.IDEA: gettext_noop("Looks for neighbours"),
    State.INITIATIVE: gettext_noop("Initiative"),
    State.PROJECT: gettext_noop("Became a project"),
    State.ENDED: gettext_noop("Ended"),
}


class Ending(StrEnum):
    """Why an initiative ends. None of these is a failure."""

    WE_STOP = "we stop"
    GOES_ELSEWHERE = "goes elsewhere"
    DONE = "done"
    FELL_ASLEEP = "fell asleep"


ENDING_WORDS: dict[str, str] = {
    Ending.WE_STOP: gettext_noop("We stop: it did not fit"),
    Ending.GOES_ELSEWHERE: gettext_noop("We go on together with others"),
    Ending.DONE: gettext_noop("It is done already, without a project"),
    Ending.FELL_ASLEEP: gettext_noop("It fell asleep"),
}


class Help(StrEnum):
    """What became of help that neighbours asked for."""

    ASKED = "asked"
    GIVEN = "given"
    NOT_GIVEN = "not given"


HELP_WORDS: dict[str, str] = {
    Help.ASKED: gettext_noop("Asked"),
    Help.GIVEN: gettext_noop("Given"),
    Help.NOT_GIVEN: gettext_noop("Not given"),
}


def after(state: State, move: Move) -> State:
    """Return the state after a move; raise Refused when that cannot happen now."""
    to = MOVES[state].get(move)
    if to is None:
        raise Refused(gettext_noop("This initiative has moved on meanwhile. Look at it again."))
    return to


def check_words(words: str, most: int = MOST_WORDS) -> None:
    """Something is said, and not more than anyone would read."""
    if not words.strip():
        raise Refused(gettext_noop("Say it in your own words; this cannot stay empty."))
    if len(words) > most:
        raise Refused(gettext_noop("Use at most %(most)s characters."), most=most)


def check_open(state: State) -> None:
    if state not in OPEN:
        raise Refused(gettext_noop("This initiative has moved on meanwhile. Look at it again."))


def check_written_in(before: int) -> None:
    """A host writes in who sits beside them, not a list."""
    if before >= MOST_WRITTEN_IN:
        raise Refused(gettext_noop("So many neighbours were written in. Let others join as well."))


def check_of_them(mine: bool) -> None:
    if not mine:
        raise NotYours(gettext_noop("Only the neighbours who carry this initiative do this."))


def check_not_own_answer(mine: bool) -> None:
    """Whoever carries an initiative does not give themselves the first answer."""
    if mine:
        raise NotYours(gettext_noop("You carry this initiative. Somebody else answers it."))


def answer_due(carried: date, weeks: int) -> date:
    """Return the last day for a first answer: so many weeks after three neighbours carried it.

    >>> answer_due(date(2026, 3, 2), 3).isoformat()
    '2026-03-23'
    """
    return carried + timedelta(weeks=weeks)


def is_late(due: date | None, answered: date | None, today: date) -> bool:
    """Tell whether a first answer came, or still comes, after its day."""
    return due is not None and (answered or today) > due
