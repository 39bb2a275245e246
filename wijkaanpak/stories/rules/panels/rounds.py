"""A round of reading: its state, its words, and when everybody hears what was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.stories.rules.telling import MOST_TITLE, MOST_WORDS, check_short


class RoundState(StrEnum):
    """Where a half-yearly round of reading is."""

    OPEN = "open"
    GIVEN_BACK = "given back"  # tellers first, then everybody, know what was chosen and why
    LOOKED_BACK = "looked back"  # and later it was asked whether it mattered
    STOPPED = "stopped"


class RoundMove(StrEnum):
    """What can happen to a round."""

    GIVE_BACK = "give back"
    LOOK_BACK = "look back"
    STOP = "stop"


ROUND_MOVES: dict[RoundState, dict[RoundMove, RoundState]] = {
    RoundState.OPEN: {
        RoundMove.GIVE_BACK: RoundState.GIVEN_BACK,
        RoundMove.STOP: RoundState.STOPPED,
    },
    RoundState.GIVEN_BACK: {RoundMove.LOOK_BACK: RoundState.LOOKED_BACK},
    RoundState.LOOKED_BACK: {},
    RoundState.STOPPED: {},
}


@dataclass(frozen=True)
class RoundWords:
    """What is asked in a round, over which half year, and about which domains (none: all)."""

    title: str
    question: str
    begins: date
    ends: date
    domains: tuple[Domain, ...] = ()


def round_after(state: RoundState, move: RoundMove) -> RoundState:
    """Return the state of a round after a move; raise Refused when that cannot happen now."""
    to = ROUND_MOVES[state].get(move)
    if to is None:
        raise Refused(gettext_noop("This round has moved on meanwhile. Look at it again."))
    return to


def check_open(state: RoundState) -> None:
    """Panels belong to a round that is open."""
    if state is not RoundState.OPEN:
        raise Refused(gettext_noop("This round is over. Begin a new one."))


def check_round(words: RoundWords) -> None:
    """A round has a name, a question, and a stretch of time that it asks about."""
    if not words.title.strip() or not words.question.strip():
        raise Refused(gettext_noop("Give the round a name and a question."))
    check_short(words.title, MOST_TITLE)
    check_short(words.question, MOST_WORDS)
    if words.ends <= words.begins:
        raise Refused(gettext_noop("The last day comes after the first."))


def check_given_back(busy: bool, chosen: int, untold: int) -> None:
    """Everybody hears what was chosen after all panels chose and the tellers heard it."""
    if busy:
        raise Refused(gettext_noop("Not all panels are ready. Close or cancel them first."))
    if not chosen:
        raise Refused(gettext_noop("No panel chose a story. Stop this round instead."))
    if untold:
        raise Refused(
            gettext_noop(
                "First tell each teller why the story was chosen. %(n)s do not know yet."
            ),
            n=untold,
        )
