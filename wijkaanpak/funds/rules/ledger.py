"""Double entry: whatever leaves one account arrives in another, to the cent.

Each pot has its own accounts: where its money comes from (OUTSIDE, below nought), what is FREE,
what is RESERVED for each goal and what was PAID for it. So each pot adds up to nought by itself,
and no euro can slip from one earmark into another. Nothing is edited: a movement that was wrong
is undone by another. The database holds the same rules (migration 0002).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from wijkaanpak.refusals import Refused, gettext_noop


class Side(StrEnum):
    """What an account of a pot holds."""

    OUTSIDE = "outside"  # the other side of all that came in: never above nought
    FREE = "free"
    RESERVED = "reserved"  # for one goal
    PAID = "paid"  # for one goal


OF_A_GOAL = frozenset({Side.RESERVED, Side.PAID})


class Move(StrEnum):
    """Why money moves."""

    CONTRIBUTION = "contribution"
    GIVEN_BACK = "given back"  # to the funder
    RESERVATION = "reservation"
    HANDED_ON = "handed on"  # from a round to a plan that residents chose
    RELEASE = "release"
    PAYMENT = "payment"
    REVERSAL = "reversal"  # undoes one movement, exactly


MOVE_WORDS: dict[str, str] = {
    Move.CONTRIBUTION: gettext_noop("came in"),
    Move.GIVEN_BACK: gettext_noop("went back"),
    Move.RESERVATION: gettext_noop("set aside"),
    Move.HANDED_ON: gettext_noop("handed on within the round"),
    Move.RELEASE: gettext_noop("set free"),
    Move.PAYMENT: gettext_noop("paid"),
    Move.REVERSAL: gettext_noop("undone"),
}

# From where, to where.
WAYS: dict[Move, tuple[Side, Side]] = {
    Move.CONTRIBUTION: (Side.OUTSIDE, Side.FREE),
    Move.GIVEN_BACK: (Side.FREE, Side.OUTSIDE),
    Move.RESERVATION: (Side.FREE, Side.RESERVED),
    Move.HANDED_ON: (Side.RESERVED, Side.RESERVED),
    Move.RELEASE: (Side.RESERVED, Side.FREE),
    Move.PAYMENT: (Side.RESERVED, Side.PAID),
}


@dataclass(frozen=True)
class Leg:
    """What happens to one account: cents that arrive, or leave (below nought)."""

    account: str
    side: Side
    cents: int


@dataclass(frozen=True)
class Draft:
    """A movement before it is written down. `undoes` are the legs of the one it reverses."""

    move: Move
    legs: tuple[Leg, ...]
    undoes: tuple[Leg, ...] = ()


type Balances = Mapping[str, int]
type Check = Callable[[Draft, Balances], None]


def sums_to_nought(draft: Draft, before: Balances) -> None:
    """What leaves arrives."""
    if sum(leg.cents for leg in draft.legs):
        raise Refused(gettext_noop("This does not add up to nought, so it is not written down."))


def moves_something(draft: Draft, before: Balances) -> None:
    """At least two accounts, each once, and none with nothing."""
    accounts = {leg.account for leg in draft.legs}
    if (
        len(accounts) < 2
        or len(accounts) < len(draft.legs)
        or not all(leg.cents for leg in draft.legs)
    ):
        raise Refused(gettext_noop("Money moves from one account to another."))


def goes_its_way(draft: Draft, before: Balances) -> None:
    """Each kind of movement goes from its own kind of account to its own kind."""
    if draft.move is Move.REVERSAL:
        return
    source, target = WAYS[draft.move]
    if any(leg.side is not (source if leg.cents < 0 else target) for leg in draft.legs):
        raise Refused(gettext_noop("This money cannot go there."))


def undoes_exactly(draft: Draft, before: Balances) -> None:
    """A reversal takes back one whole movement; nothing else reverses anything."""
    back = Counter({leg.account: -leg.cents for leg in draft.undoes})
    if (draft.move is Move.REVERSAL) != bool(draft.undoes):
        raise Refused(gettext_noop("A reversal takes back one movement, exactly."))
    if draft.undoes and back != Counter({leg.account: leg.cents for leg in draft.legs}):
        raise Refused(gettext_noop("A reversal takes back one movement, exactly."))


def never_overdrawn(draft: Draft, before: Balances) -> None:
    """Nobody spends what is not there, and no pot gives back more than came in."""
    for leg in draft.legs:
        after = before.get(leg.account, 0) + leg.cents
        if (after > 0) if leg.side is Side.OUTSIDE else (after < 0):
            raise Refused(
                gettext_noop("There is not enough money left for this: look at what is free.")
            )


VALIDATIONS: tuple[Check, ...] = (
    sums_to_nought,
    moves_something,
    goes_its_way,
    undoes_exactly,
    never_overdrawn,
)


def check_movement(draft: Draft, before: Balances) -> None:
    """Refuse a movement that breaks any of the rules; `before` are the balances it meets."""
    for check in VALIDATIONS:
        check(draft, before)
