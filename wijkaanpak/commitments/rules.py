"""Afspraak is afspraak: who may say what about a promise, and what follows from it.

The giver offers, reports and warns early; only the receiver says how it went; and the words
change only when both say yes.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from wijkaanpak.refusals import NotYours, Refused, gettext_noop


class Kind(StrEnum):
    PLEDGE = "pledge"  # by a person in a post
    AGREEMENT = "agreement"  # mutual
    INTENTION = "intention"  # not binding: it can be kept or let go, not broken


class Stroke(StrEnum):
    SHORT = "short"
    LONG = "long"


class State(StrEnum):
    DRAFT = "draft"
    OFFERED = "offered"
    DECLINED = "declined"
    ACCEPTED = "accepted"
    KEPT = "kept"
    KEPT_LATE = "kept_late"
    BROKEN = "broken"
    REPAIR_AGREED = "repair_agreed"
    REPAIRED = "repaired"
    RELEASED = "released"


class Told(StrEnum):
    """Everything that can be said in the life of a promise."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    PROGRESS = "progress"
    WORRY = "worry"
    NOTE = "note"
    AT_RISK = "at_risk"
    NO_RISK = "no_risk"
    CHANGE_ASKED = "change_asked"
    CHANGE_WITHDRAWN = "change_withdrawn"
    RENEGOTIATED = "renegotiated"
    CHANGE_REFUSED = "change_refused"
    KEPT = "kept"
    KEPT_LATE = "kept_late"
    BROKEN = "broken"
    REPAIR_OFFERED = "repair_offered"
    REPAIR_AGREED = "repair_agreed"
    REPAIRED = "repaired"
    RELEASED = "released"
    TAKEN_OVER = "taken_over"
    NOT_TAKEN_OVER = "not_taken_over"


class Side(StrEnum):
    GIVER = "giver"
    RECEIVER = "receiver"
    BOTH = "both"  # either of the two; a third party never


@dataclass(frozen=True)
class Step:
    """Who may say a thing, in which states, what state follows, and whether it needs words."""

    who: Side
    while_: frozenset[State]
    to: State | None = None
    needs_words: bool = False


LIVING = frozenset({State.ACCEPTED, State.BROKEN, State.REPAIR_AGREED})
RUNNING = frozenset({State.ACCEPTED, State.REPAIR_AGREED})
PUBLIC = frozenset(State) - {State.DRAFT}
_OFFER, _YES, _BROKEN = (
    frozenset({State.OFFERED}),
    frozenset({State.ACCEPTED}),
    frozenset({State.BROKEN}),
)
_GIVER, _RECEIVER, _BOTH = Side.GIVER, Side.RECEIVER, Side.BOTH

STEPS: dict[Told, Step] = {
    Told.OFFERED: Step(_GIVER, frozenset({State.DRAFT}), State.OFFERED),
    Told.ACCEPTED: Step(_RECEIVER, _OFFER, State.ACCEPTED),
    Told.DECLINED: Step(_RECEIVER, _OFFER, State.DECLINED, needs_words=True),
    Told.PROGRESS: Step(_GIVER, LIVING, needs_words=True),
    Told.WORRY: Step(_RECEIVER, LIVING, needs_words=True),
    Told.NOTE: Step(_BOTH, PUBLIC, needs_words=True),
    Told.AT_RISK: Step(_GIVER, RUNNING, needs_words=True),
    Told.NO_RISK: Step(_GIVER, RUNNING),
    Told.CHANGE_ASKED: Step(_BOTH, LIVING, needs_words=True),
    Told.CHANGE_WITHDRAWN: Step(_BOTH, PUBLIC),
    Told.RENEGOTIATED: Step(_BOTH, LIVING, State.ACCEPTED),
    Told.CHANGE_REFUSED: Step(_BOTH, LIVING),
    Told.KEPT: Step(_RECEIVER, _YES, State.KEPT),
    Told.KEPT_LATE: Step(_RECEIVER, _YES, State.KEPT_LATE),
    Told.BROKEN: Step(_RECEIVER, RUNNING, State.BROKEN, needs_words=True),
    Told.REPAIR_OFFERED: Step(_GIVER, _BROKEN, needs_words=True),
    Told.REPAIR_AGREED: Step(_RECEIVER, _BROKEN, State.REPAIR_AGREED),
    Told.REPAIRED: Step(_RECEIVER, frozenset({State.REPAIR_AGREED}), State.REPAIRED),
    Told.RELEASED: Step(_RECEIVER, LIVING, State.RELEASED, needs_words=True),
    Told.TAKEN_OVER: Step(_GIVER, LIVING),
    Told.NOT_TAKEN_OVER: Step(_GIVER, LIVING, needs_words=True),
}

# What a returning promise does for one period: it is kept for now, and goes on.
GOES_ON = frozenset({Told.KEPT, Told.KEPT_LATE, Told.REPAIRED})
# A result takes the early warning away; so does a new agreement.
CLEARS_RISK = frozenset(
    {
        Told.NO_RISK,
        Told.KEPT,
        Told.KEPT_LATE,
        Told.BROKEN,
        Told.REPAIRED,
        Told.RELEASED,
        Told.RENEGOTIATED,
    }
)
# What counts in the plain numbers of a party, in the order in which they are told.
COUNTED = (
    Told.KEPT,
    Told.KEPT_LATE,
    Told.RENEGOTIATED,
    Told.BROKEN,
    Told.REPAIRED,
    Told.RELEASED,
)
MOST_WORDS = 4000


@dataclass(frozen=True)
class Words:
    """What exactly is promised: nothing of this changes without a yes of both.

    `rhythm` says in words how a promise returns ("every year in May"); `every_months` lets the
    next date follow from the last (0: no date follows).
    """

    text: str
    kept_when: str
    due: date | None = None
    rhythm: str = ""
    every_months: int = 0
    condition: str = ""

    def check(self) -> None:
        if not (self.text.strip() and self.kept_when.strip()):
            raise Refused(
                gettext_noop("Say what you promise, and how the other can see that it was kept.")
            )
        if max(len(self.text), len(self.kept_when), len(self.condition)) > MOST_WORDS:
            raise Refused(gettext_noop("Use at most %(most)s characters."), most=MOST_WORDS)
        if not (self.due or self.rhythm.strip()):
            raise Refused(gettext_noop("Say by which day, or how often."))
        if not 0 <= self.every_months <= 240:
            raise Refused(gettext_noop("Say after how many months it returns: 0 to 240."))

    def facts(self) -> dict[str, Any]:
        """Return the words as the log keeps them."""
        return asdict(self) | {"due": self.due.isoformat() if self.due else ""}


def check_step(told: Told, state: State) -> None:
    """A step is taken from the right place on the road."""
    if state not in STEPS[told].while_:
        raise Refused(gettext_noop("This cannot be said of this promise as it stands now."))


def check_words(told: Told, words: str) -> None:
    """Whoever says something that weighs on the other gives the reason."""
    if STEPS[told].needs_words and not words.strip():
        raise Refused(gettext_noop("Say it in words, so that everybody can read why."))
    if len(words) > MOST_WORDS:
        raise Refused(gettext_noop("Use at most %(most)s characters."), most=MOST_WORDS)


def sides_of(party: str, giver: str, receiver: str) -> frozenset[Side]:
    """Return on which side of a promise a party stands; a third party on none."""
    sides = {Side.GIVER: giver, Side.RECEIVER: receiver}
    mine = {side for side, ref in sides.items() if ref == party}
    return frozenset(mine | {Side.BOTH}) if mine else frozenset()


def check_two_hands(parties_of_person: Iterable[str], other: str) -> None:
    """A promise is between two, so nobody answers for both."""
    if other in set(parties_of_person):
        raise NotYours(
            gettext_noop(
                "You speak for the other party too. Let somebody else answer for this one."
            )
        )


def check_parties(giver: str, receiver: str, *, together: bool, here: bool) -> None:
    if giver == receiver:
        raise Refused(gettext_noop("A promise is made to somebody else."))
    if not (together and here):
        raise Refused(gettext_noop("Both parties take part in this neighbourhood today."))


def check_other(asked_by: str, answers: str) -> None:
    """Whoever asked for a change does not answer it."""
    if asked_by == answers:
        raise NotYours(gettext_noop("The other party answers this."))


def check_one_at_a_time(waiting: bool) -> None:
    if waiting:
        raise Refused(gettext_noop("Another change to this promise waits for an answer."))


def check_really_new(old: Words, new: Words) -> None:
    if old == new:
        raise Refused(gettext_noop("These are the words as they are. Say what should change."))


def check_due_ahead(due: date | None, today: date) -> None:
    if due and due < today:
        raise Refused(gettext_noop("Choose a day that is still to come."))


def check_binding(kind: Kind, told: Told) -> None:
    """An intention binds nobody, so it cannot be broken."""
    if kind is Kind.INTENTION and told is Told.BROKEN:
        raise Refused(gettext_noop("An intention is not a promise. Say in a worry what you see."))


def check_risk(told: Told, at_risk: bool) -> None:
    if told is Told.AT_RISK and at_risk:
        raise Refused(gettext_noop("It is marked already. Report how it goes on."))
    if told is Told.NO_RISK and not at_risk:
        raise Refused(gettext_noop("This promise is not marked as at risk."))


def check_orphaned(told: Told, orphaned: bool) -> None:
    if told in (Told.TAKEN_OVER, Told.NOT_TAKEN_OVER) and not orphaned:
        raise Refused(gettext_noop("Somebody carries this promise already."))


def check_latest(offer: str, latest: str) -> None:
    if offer != latest:
        raise Refused(gettext_noop("There is a newer offer to repair. Read that one first."))


def next_state(told: Told, state: State, *, returns: bool, for_good: bool = False) -> State:
    """Return the state that follows; a returning promise goes on until it ends for good."""
    to = STEPS[told].to or state
    return State.ACCEPTED if told in GOES_ON and returns and not for_good else to


def add_months(day: date, months: int) -> date:
    """Return the same day some months on, or the last day of a shorter month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_date(due: date | None, every_months: int, after: date) -> date | None:
    """Return the first day after `after` on which a returning promise is due again.

    It follows from the agreed first day and rhythm, so nobody chooses it. None: no day follows.
    """
    if due is None or not every_months:
        return None
    times = 0
    while (day := add_months(due, times * every_months)) <= after:
        times += 1
    return day


def overdue(state: State, kind: Kind, awaits: date | None, today: date) -> bool:
    """True when the day passed and the receiver has not said how it went."""
    late = awaits is not None and awaits < today
    return late and state in RUNNING and kind is not Kind.INTENTION


def may_say(state: State, sides: Iterable[Side], marks: Mapping[str, bool]) -> list[Told]:
    """Return what somebody on these sides may say now; `marks` tell what else is the case.

    Marks: at_risk, orphaned, repair_offered, change_open, intention.
    """
    fits = {
        Told.AT_RISK: not marks["at_risk"],
        Told.NO_RISK: marks["at_risk"],
        Told.CHANGE_ASKED: not marks["change_open"],
        Told.BROKEN: not marks["intention"],
        Told.REPAIR_AGREED: marks["repair_offered"],
        Told.TAKEN_OVER: marks["orphaned"],
        Told.NOT_TAKEN_OVER: marks["orphaned"],
    }
    mine, answers = set(sides), (Told.CHANGE_WITHDRAWN, Told.RENEGOTIATED, Told.CHANGE_REFUSED)
    return [
        told
        for told, step in STEPS.items()
        if step.who in mine
        and state in step.while_
        and told not in answers
        and fits.get(told, True)
    ]
