"""Mistake and repair, the same for everybody: who may say what, and whose turn it is.

Whoever made the mistake says sorry, repairs and says that it is done; only who was hurt says that
it is repaired. Then it ends: after a year it leaves the front and stays in the record.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wijkaanpak.refusals import NotYours, Refused, gettext_noop

MOST_WORDS = 2000
ON_THE_FRONT = timedelta(days=365)  # that something stays in sight when nobody waits any more


class State(StrEnum):
    """Where a mistake is."""

    TOLD = "told"
    OTHERWISE = "otherwise"  # who is said to have made it sees it differently
    SORRY = "sorry"  # said, with a repair and a day
    UNDER_WAY = "under_way"
    DONE = "done"  # says who made it; who was hurt has the word
    NOT_YET = "not_yet"  # says who was hurt
    REPAIRED = "repaired"  # says who was hurt
    TAKEN_BACK = "taken_back"  # by who told it: it was not so


class Said(StrEnum):
    """Everything that can be said in the life of a mistake."""

    TOLD = "told"
    SORRY = "sorry"
    OTHERWISE = "otherwise"
    BEGUN = "begun"
    DONE = "done"
    REPAIRED = "repaired"
    NOT_YET = "not_yet"
    LEARNED = "learned"
    TAKEN_BACK = "taken_back"


class Side(StrEnum):
    """Who stands where."""

    MAKER = "maker"
    HURT = "hurt"
    TELLER = "teller"


@dataclass(frozen=True)
class Step:
    """Who may say a thing, in which states, what follows, and what it needs."""

    who: Side
    while_: frozenset[State]
    to: State | None = None
    needs_words: bool = True
    asks_day: bool = False


_OPEN = frozenset({State.TOLD, State.OTHERWISE})
_REPAIRING = frozenset({State.SORRY, State.UNDER_WAY, State.NOT_YET})
STEPS: dict[Said, Step] = {
    Said.SORRY: Step(Side.MAKER, _OPEN, State.SORRY, asks_day=True),
    Said.OTHERWISE: Step(Side.MAKER, frozenset({State.TOLD}), State.OTHERWISE),
    Said.BEGUN: Step(
        Side.MAKER,
        frozenset({State.SORRY, State.NOT_YET}),
        State.UNDER_WAY,
        needs_words=False,
        asks_day=True,
    ),
    Said.DONE: Step(Side.MAKER, _REPAIRING, State.DONE),
    Said.REPAIRED: Step(Side.HURT, frozenset({State.DONE}), State.REPAIRED, needs_words=False),
    Said.NOT_YET: Step(Side.HURT, frozenset({State.DONE}), State.NOT_YET),
    Said.LEARNED: Step(Side.MAKER, _REPAIRING | {State.DONE, State.REPAIRED}),
    Said.TAKEN_BACK: Step(Side.TELLER, _OPEN, State.TAKEN_BACK),
}
WAITING = frozenset({State.TOLD, *_REPAIRING})  # for who made it: these stay in sight
OVER = frozenset({State.REPAIRED, State.DONE, State.OTHERWISE})  # in sight for a year

TURN: dict[State, Side] = {one: Side.MAKER for one in WAITING} | {State.DONE: Side.HURT}


@dataclass(frozen=True)
class Turn:
    """Whose turn it is, until which day, and whether that day is over."""

    side: Side
    until: date
    late: bool


def turn(state: State, since: date, by_day: date | None, weeks: int, today: date) -> Turn | None:
    """Return whose turn it is; None when nobody has to do anything.

    A repair has its own day; otherwise the term counts in which a party answers (`weeks`).
    """
    side = TURN.get(state)
    if side is None:
        return None
    term = since + timedelta(weeks=weeks)
    until = (by_day or term) if state in {State.SORRY, State.UNDER_WAY} else term
    return Turn(side, until, today > until)


def in_sight(state: State, since: date, today: date) -> bool:
    """Tell whether it stands on the front and beside a party's name.

    >>> in_sight(State.REPAIRED, date(2020, 4, 1), date(2020, 12, 1))
    True
    >>> in_sight(State.REPAIRED, date(2020, 4, 1), date(2021, 5, 1))
    False
    """
    return state in WAITING or (state in OVER and today < since + ON_THE_FRONT)


def check_step(said: Said, state: State) -> None:
    if said not in STEPS or state not in STEPS[said].while_:
        raise Refused(gettext_noop("This cannot be said of this mistake as it stands now."))


def check_words(words: str, *, needed: bool = True) -> None:
    if needed and not words.strip():
        raise Refused(gettext_noop("Say it in a few words, so that others understand it."))
    if len(words) > MOST_WORDS:
        raise Refused(gettext_noop("Use at most %(most)s characters."), most=MOST_WORDS)


def check_day(said: Said, day: date | None, today: date) -> None:
    """A repair that was offered has a day, and no day lies behind us."""
    if said is Said.SORRY and day is None:
        raise Refused(gettext_noop("Say by which day it will be repaired."))
    if day and day < today:
        raise Refused(gettext_noop("Choose a day that is still to come."))


def check_side(side: Side, mine: Collection[Side]) -> None:
    """Only who stands on that side says it; there is nobody who may say it for them."""
    if side in mine:
        return
    if side is Side.HURT:
        raise NotYours(
            gettext_noop("Only who was hurt says whether it is repaired. Nobody else can.")
        )
    if side is Side.TELLER:
        raise NotYours(gettext_noop("Only who told it takes it back."))
    raise NotYours(gettext_noop("This is for who made the mistake to say."))


def check_may_lay(mine: Collection[Side], state: State) -> None:
    """Who stands on a side of it lays a story beside it; with what was not so lies nothing."""
    if not mine:
        raise NotYours(
            gettext_noop("Only who told it, who made it and who was hurt lay a story beside it.")
        )
    if state is State.TAKEN_BACK:
        raise Refused(gettext_noop("This was taken back, so nothing is laid beside it."))


def check_not_both(is_maker: bool) -> None:
    """Who answers for the mistake cannot also say that it is repaired."""
    if is_maker:
        raise NotYours(
            gettext_noop("You answer for who made this mistake, so others say whether it hurt.")
        )


def check_maker(*, party: bool, words: str) -> None:
    """Either a party of the network, or a group in its own words."""
    if party == bool(words.strip()):
        raise Refused(
            gettext_noop("Choose the party that made the mistake, or write which group it was.")
        )


def verdict(said: Sequence[Said | None]) -> State | None:
    """Return what follows from the words of all who were hurt; None: it stays as it is.

    One "not yet" is enough to go on; repaired it is when all of them said so. Silence is no yes;
    who leaves it to the neighbours is no longer among them.

    >>> verdict([Said.REPAIRED, None]) is None
    True
    >>> verdict([Said.REPAIRED, Said.REPAIRED])
    <State.REPAIRED: 'repaired'>
    """
    if Said.NOT_YET in said:
        return State.NOT_YET
    return State.REPAIRED if said and all(one is Said.REPAIRED for one in said) else None
