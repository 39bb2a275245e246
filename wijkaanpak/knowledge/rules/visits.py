"""Kitchen visits: a host shows one practice and what went wrong; a guest promises one thing."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from wijkaanpak.knowledge.rules.moves import Table, after
from wijkaanpak.refusals import Refused, gettext_noop

HALF_A_YEAR = timedelta(days=182)
MOST_GUESTS = 12  # neighbourhoods in one kitchen
MOST_TITLE, MOST_WORDS = 120, 2000


class KitchenState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class KitchenMove(StrEnum):
    HOLD = "hold"
    CANCEL = "cancel"


KITCHEN_MOVES: Table[KitchenState, KitchenMove] = {
    KitchenState.PLANNED: {
        KitchenMove.HOLD: KitchenState.HELD,
        KitchenMove.CANCEL: KitchenState.CANCELLED,
    },
    KitchenState.HELD: {},
    KitchenState.CANCELLED: {},
}


class VisitState(StrEnum):
    INVITED = "invited"
    COMING = "coming"
    NOT_COMING = "not coming"
    PROMISED = "promised"
    TOLD = "told"  # what came of the promise


class VisitMove(StrEnum):
    YES = "yes"
    NO = "no"
    PROMISE = "promise"
    TELL = "tell"


VISIT_MOVES: Table[VisitState, VisitMove] = {
    VisitState.INVITED: {VisitMove.YES: VisitState.COMING, VisitMove.NO: VisitState.NOT_COMING},
    VisitState.COMING: {
        VisitMove.NO: VisitState.NOT_COMING,
        VisitMove.PROMISE: VisitState.PROMISED,
    },
    VisitState.NOT_COMING: {VisitMove.YES: VisitState.COMING},
    VisitState.PROMISED: {VisitMove.TELL: VisitState.TOLD},
    VisitState.TOLD: {},
}


class CameOf(StrEnum):
    """What came of the promise, as the guest tells it."""

    DONE = "done"
    PARTLY = "partly"
    NOT = "not"


CAME_OF_WORDS: dict[str, str] = {
    CameOf.DONE: gettext_noop("We did it"),
    CameOf.PARTLY: gettext_noop("We did part of it"),
    CameOf.NOT: gettext_noop("We did not do it"),
}


def check_kitchen(title: str, shown: str, went_wrong: str) -> None:
    """A kitchen shows one practice, and also what went wrong with it."""
    if not (title.strip() and shown.strip()):
        raise Refused(gettext_noop("Say in your own words what you show."))
    if not went_wrong.strip():
        raise Refused(
            gettext_noop("Say what went wrong as well: that is what guests learn most from.")
        )


def check_planned(on: date, today: date) -> None:
    if on < today:
        raise Refused(gettext_noop("Choose a day that is still to come."))


def check_was(on: date, today: date) -> None:
    if today < on:
        raise Refused(
            gettext_noop("This visit is still to come. Say on the day that it was held.")
        )


def check_there(state: KitchenState, on: date, today: date) -> None:
    """Who promises something was there, so the visit went on."""
    if state is KitchenState.CANCELLED:
        raise Refused(gettext_noop("This visit is over or does not go on."))
    if today < on:
        raise Refused(
            gettext_noop("You promise something when you were there: from %(day)s on."), day=on
        )


def check_may_promise(state: VisitState, kitchen: KitchenState, on: date, today: date) -> None:
    """A form to promise opens when the guests were there, and once."""
    check_there(kitchen, on, today)
    after(VISIT_MOVES, state, VisitMove.PROMISE)


def check_promised(state: VisitState, on: date) -> None:
    """What came of it is told of a promise that was made."""
    if state is not VisitState.PROMISED:
        raise Refused(
            gettext_noop(
                "First comes the promise, from %(day)s on. Then you tell what came of it, once."
            ),
            day=on,
        )


def check_answerable(state: KitchenState) -> None:
    if state is not KitchenState.PLANNED:
        raise Refused(gettext_noop("This visit is over or does not go on."))


def check_room(guests: int) -> None:
    if guests >= MOST_GUESTS:
        raise Refused(
            gettext_noop("A kitchen is full with %(most)s neighbourhoods."), most=MOST_GUESTS
        )


def check_promise(words: str) -> None:
    if not words.strip():
        raise Refused(gettext_noop("Promise one thing, in your own words."))


def check_told(words: str) -> None:
    if not words.strip():
        raise Refused(gettext_noop("Say in a few words what came of it."))


def is_asked(due: date | None, state: VisitState, today: date) -> bool:
    """Tell whether it is time to ask what came of a promise."""
    return state is VisitState.PROMISED and due is not None and today >= due
