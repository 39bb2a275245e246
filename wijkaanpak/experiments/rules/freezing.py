"""Freezing a practice of control or account: agreed by two, for a time, with hours given back.

The owner (who demands the practice) and the keeper (the network's independent body) agree; one
alone changes nothing. Only the seat they named may thaw it, and only after a signal went off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wijkaanpak.commitments.rules import add_months
from wijkaanpak.experiments.rules.burdens import State as Register
from wijkaanpak.experiments.rules.burdens import check_room
from wijkaanpak.refusals import NotYours, Refused, gettext_noop


class State(StrEnum):
    PROPOSED = "proposed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    FROZEN = "frozen"
    ABOLISHED = "abolished"
    THINNER = "thinner"
    THAWED = "thawed"


class Told(StrEnum):
    """Everything that can happen to a freeze."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    SIGNAL = "signal"  # a guard signal went off
    PART_THAWED = "part_thawed"
    THAWED = "thawed"
    TALK = "talk"  # the half-yearly talk, with residents as witnesses
    ANSWERED = "answered"  # the owner says why it was asked again anyway
    WISHED = "wished"  # one side asks to end it, or for another last day
    WISH_GRANTED = "wish_granted"
    WISH_REFUSED = "wish_refused"
    ENDED = "ended"


class Side(StrEnum):
    PROPOSER = "proposer"
    OTHER = "other"  # the side that was asked
    OWNER = "owner"
    KEEPER = "keeper"
    EITHER = "either"
    THAWER = "thawer"
    WITNESS = "witness"  # who speaks for any party here, or has the work of it


@dataclass(frozen=True)
class Step:
    """Who may do a thing, in which states, what follows, and whether it needs words."""

    who: Side
    while_: frozenset[State]
    to: State | None = None
    needs_words: bool = False


_ASKED, _RUNS = frozenset({State.PROPOSED}), frozenset({State.FROZEN})
OVER = frozenset({State.ABOLISHED, State.THINNER, State.THAWED})
# How an end reads in the burden register; what is thawed is asked again as it was.
IN_REGISTER = {State.ABOLISHED: Register.STOPPED, State.THINNER: Register.LISTED}
STEPS: dict[Told, Step] = {
    Told.AGREED: Step(Side.OTHER, _ASKED, State.FROZEN),
    Told.DECLINED: Step(Side.OTHER, _ASKED, State.DECLINED, needs_words=True),
    Told.WITHDRAWN: Step(Side.PROPOSER, _ASKED, State.WITHDRAWN),
    Told.SIGNAL: Step(Side.WITNESS, _RUNS, needs_words=True),
    Told.PART_THAWED: Step(Side.THAWER, _RUNS, needs_words=True),
    Told.THAWED: Step(Side.THAWER, _RUNS, State.THAWED, needs_words=True),
    Told.TALK: Step(Side.KEEPER, _RUNS, needs_words=True),
    Told.ANSWERED: Step(Side.OWNER, _RUNS | OVER, needs_words=True),
    Told.WISHED: Step(Side.EITHER, _RUNS, needs_words=True),
    Told.WISH_GRANTED: Step(Side.OTHER, _RUNS),
    Told.WISH_REFUSED: Step(Side.OTHER, _RUNS, needs_words=True),
}
STATE_WORDS: dict[str, str] = {
    State.PROPOSED: gettext_noop("asked, waits for a yes"),
    State.DECLINED: gettext_noop("not agreed"),
    State.WITHDRAWN: gettext_noop("no longer asked"),
    State.FROZEN: gettext_noop("frozen"),
    State.ABOLISHED: gettext_noop("abolished"),
    State.THINNER: gettext_noop("made thinner"),
    State.THAWED: gettext_noop("thawed"),
}
TOLD_WORDS: dict[str, str] = {
    Told.PROPOSED: gettext_noop("Asked to freeze it"),
    Told.AGREED: gettext_noop("Both agreed"),
    Told.DECLINED: gettext_noop("Did not agree"),
    Told.WITHDRAWN: gettext_noop("No longer asked"),
    Told.SIGNAL: gettext_noop("A guard signal went off"),
    Told.PART_THAWED: gettext_noop("Thawed in part"),
    Told.THAWED: gettext_noop("Thawed"),
    Told.TALK: gettext_noop("Half-yearly talk"),
    Told.ANSWERED: gettext_noop("Said why it was asked again"),
    Told.WISHED: gettext_noop("Asked for a change"),
    Told.WISH_GRANTED: gettext_noop("The other side agreed"),
    Told.WISH_REFUSED: gettext_noop("The other side did not agree"),
    Told.ENDED: gettext_noop("Ended, as both agreed"),
}

MOST_AT_ONCE = 3  # choose at most three: more is no experiment
TALK_MONTHS = 6


def check_room_for_one_more(running: int) -> None:
    if running >= MOST_AT_ONCE:
        raise Refused(
            gettext_noop(
                "%(most)s practices are frozen already. End one first, and learn from it."
            ),
            most=MOST_AT_ONCE,
        )


def check_step(told: Told, state: State) -> None:
    if state not in STEPS[told].while_:
        raise Refused(gettext_noop("This cannot be done with this freeze as it stands now."))


def check_words(told: Told, words: str) -> None:
    if STEPS[told].needs_words and not words.strip():
        raise Refused(gettext_noop("Say it in words, so that everybody can read why."))
    check_room(words)


def check_side(told: Told, sides: Iterable[Side]) -> None:
    """Only the side to which a step belongs takes it."""
    if STEPS[told].who not in set(sides):
        raise NotYours(gettext_noop("This is not for you to do: it is for the other side, or for "
                                    "the seat that was named."))  # fmt: skip


def check_two_hands(mine: Iterable[str], other: str) -> None:
    """Two sides agree, so nobody speaks for both."""
    if other in set(mine):
        raise NotYours(
            gettext_noop("You speak for the other side too. Let somebody else do this one.")
        )


def check_may_thaw(signals_gone_off: int) -> None:
    """Thawing alone is for when it goes wrong. Otherwise both sides end it together."""
    if not signals_gone_off:
        raise Refused(
            gettext_noop("No guard signal went off. Without one, both sides end it together.")
        )


def check_end(outcome: str, stays: str) -> None:
    """What is made thinner says what stays."""
    if outcome == State.THINNER and not stays.strip():
        raise Refused(gettext_noop("Say what stays. The rest is gone."))
    check_room(stays)


def check_one_wish(waiting: bool) -> None:
    if waiting:
        raise Refused(gettext_noop("Another change of this freeze waits for an answer."))


def check_talk(sentences: tuple[str, str], residents: int) -> None:
    """A talk is told in two sentences, and residents were there to hear it."""
    if not all(one.strip() for one in sentences):
        raise Refused(
            gettext_noop("Tell the talk in two sentences: what went well, what did not.")
        )
    for one in sentences:
        check_room(one, 200)
    if residents < 1:
        raise Refused(gettext_noop("Residents are the witnesses of this talk. Ask them first."))


def sides_of(
    mine: Iterable[str], parties: Mapping[str, str], *, thaws: bool, carries: bool
) -> frozenset[Side]:
    """Return on which sides of a freeze somebody stands who speaks for these parties.

    `parties` names the owner, the keeper, and who was asked last ("asked_by" asked it).
    """
    spoken = set(mine)
    found = {side for side in (Side.OWNER, Side.KEEPER) if parties[side] in spoken}
    if found:
        found.add(Side.EITHER)
        other = {parties[Side.OWNER], parties[Side.KEEPER]} - {parties["asked_by"]}
        found |= {Side.PROPOSER} if parties["asked_by"] in spoken else set()
        found |= {Side.OTHER} if other & spoken else set()
    if thaws:
        found.add(Side.THAWER)
    if spoken or carries:
        found.add(Side.WITNESS)
    return frozenset(found)


def runs(state: str, since: date, until: date, today: date) -> bool:
    """True while the practice is really frozen: agreed, begun, and not past its last day."""
    return state == State.FROZEN and since <= today <= until


def past_end(state: str, until: date, today: date) -> bool:
    """True when the last day passed and nobody said how it ended: then it says itself."""
    return state == State.FROZEN and today > until


def talk_due(since: date, until: date, held: int) -> date | None:
    """Return the day of the next half-yearly talk; None when all of this freeze were held."""
    day = add_months(since, TALK_MONTHS * (held + 1))
    return day if day <= until else None


def may_take(state: State, sides: frozenset[Side], *, wish_open: bool, asked_again: bool,
             signal_off: bool, signal_left: bool) -> list[Told]:  # fmt: skip
    """Return the steps that somebody on these sides may take now."""
    fits = {
        Told.SIGNAL: signal_left,
        Told.PART_THAWED: signal_off,
        Told.THAWED: signal_off,
        Told.ANSWERED: asked_again,
        Told.WISHED: not wish_open,
        Told.WISH_GRANTED: wish_open,
        Told.WISH_REFUSED: wish_open,
    }
    return [
        told
        for told, step in STEPS.items()
        if step.who in sides and state in step.while_ and fits.get(told, True)
    ]
