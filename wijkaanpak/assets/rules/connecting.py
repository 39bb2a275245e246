"""What must be true of those who bring neighbours together: each yes and no, and their load."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wijkaanpak.assets.rules.things import MOST_REACH, MOST_THANKS, MOST_WORDS
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.stories.rules import check_short


class Step(StrEnum):
    """Where a request to be brought together is."""

    ASKED = "asked"
    TAKEN = "taken"  # the connector said yes to this one
    MET = "met"
    NOT_MET = "not met"
    REFUSED = "refused"  # the connector said no, which is always fine
    WITHDRAWN = "withdrawn"


class Move(StrEnum):
    TAKE = "take"
    REFUSE = "refuse"
    MEET = "meet"
    PART = "part"
    WITHDRAW = "withdraw"


MOVES: dict[Step, dict[Move, Step]] = {
    Step.ASKED: {
        Move.TAKE: Step.TAKEN,
        Move.REFUSE: Step.REFUSED,
        Move.WITHDRAW: Step.WITHDRAWN,
    },
    Step.TAKEN: {
        Move.MEET: Step.MET,
        Move.PART: Step.NOT_MET,
        Move.REFUSE: Step.REFUSED,
        Move.WITHDRAW: Step.WITHDRAWN,
    },
    Step.MET: {},
    Step.NOT_MET: {},
    Step.REFUSED: {},
    Step.WITHDRAWN: {},
}
OPEN = (Step.ASKED, Step.TAKEN)
COUNTED = (*OPEN, Step.MET, Step.NOT_MET)  # a no, or a request taken back, is no load


def after(step: Step, move: Move) -> Step:
    """Return where a request is after a move; raise Refused when that cannot happen now."""
    to = MOVES[step].get(move)
    if to is None:
        raise Refused(gettext_noop("This request has moved on meanwhile. Look at it again."))
    return to


class No(StrEnum):
    """Why a connector says no. Any of these is enough; nobody asks further."""

    TIME = "no time"
    FIT = "does not fit"
    BETTER = "somebody else can do it better"


NO_WORDS: dict[str, str] = {
    No.TIME: gettext_noop("I have no room for it now"),
    No.FIT: gettext_noop("It does not fit me"),
    No.BETTER: gettext_noop("Another connector can do this better"),
}

LEAST_LOAD, MOST_LOAD, USUAL_LOAD = 1, 20, 4


@dataclass(frozen=True)
class Load:
    """What a connector carries: requests open now, requests of this month, and the own limit."""

    open: int
    this_month: int
    most: int

    @property
    def has_room(self) -> bool:
        return self.open < self.most and self.this_month < self.most

    def room_from(self, today: date) -> date | None:
        """Return when there is room again; None when an open request must be rounded off first."""
        if self.has_room:
            return today
        if self.open >= self.most:
            return None
        return (today.replace(day=1) + timedelta(days=32)).replace(day=1)


def check_limit(most: int) -> None:
    """The limit is the connector's own, within what one neighbour can carry."""
    if not LEAST_LOAD <= most <= MOST_LOAD:
        raise Refused(
            gettext_noop("Choose between %(least)s and %(most)s requests a month."),
            least=LEAST_LOAD,
            most=MOST_LOAD,
        )


def check_room(load: Load, today: date) -> None:
    """A connector who is full is not asked; the page says when there is room again."""
    if load.has_room:
        return
    when = load.room_from(today)
    if when is None:
        raise Refused(
            gettext_noop(
                "This connector has hands full now, and has room again as soon as one request is "
                "done. Choose somebody else, or come back later."
            )
        )
    raise Refused(
        gettext_noop(
            "This connector has hands full this month, and has room again from %(day)s. "
            "Choose somebody else, or come back then."
        ),
        day=f"{when:%d-%m-%Y}",
    )


def check_request(words: str, reach: str) -> None:
    if not words.strip():
        raise Refused(gettext_noop("Say in your own words what you are looking for."))
    check_short(words, MOST_WORDS)
    if not reach.strip():
        raise Refused(gettext_noop("How can the connector reach you? A telephone number will do."))
    check_short(reach, MOST_REACH)


def check_thanks(words: str) -> None:
    if not words.strip():
        raise Refused(gettext_noop("Say what you thank for, in your own words."))
    check_short(words, MOST_THANKS)
