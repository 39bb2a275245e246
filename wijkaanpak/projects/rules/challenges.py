"""The right to challenge: whose turn it is, by when, and what must be on the table first.

A task of a party can be taken over by neighbours, or be done differently by its owner while
neighbours set the order. Each step has its own clock, which begins when it becomes somebody's
turn; all steps together take as many weeks as a decision may take.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wijkaanpak.network.rules import PartyKind
from wijkaanpak.projects.rules.initiatives import MOST_TITLE, check_words
from wijkaanpak.refusals import NotYours, Refused, gettext_noop


class Form(StrEnum):
    TAKE_OVER = "take over"
    DIFFERENTLY = "differently"


FORM_WORDS: dict[str, str] = {
    Form.TAKE_OVER: gettext_noop("Neighbours take the task over"),
    Form.DIFFERENTLY: gettext_noop("The owner does it differently; neighbours set the order"),
}


class State(StrEnum):
    ASKED = "asked"
    TALKED = "talked"
    OPENED = "opened"  # the open-cost sheet is filled
    PLANNED = "planned"
    SUPPORTED = "supported"
    WEIGHED = "weighed"
    ADOPTED = "adopted"  # with or without a change; the agreement is being made
    AGREED = "agreed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    HANDED_BACK = "handed back"
    SETTLED = "settled"  # it stays with the neighbours, as ordinary work


STATE_WORDS: dict[str, str] = {
    State.ASKED: gettext_noop("Asked: a first talk comes"),
    State.TALKED: gettext_noop("Talked: the costs come on the table"),
    State.OPENED: gettext_noop("Costs known: the plan is made"),
    State.PLANNED: gettext_noop("Plan made: the street is asked"),
    State.SUPPORTED: gettext_noop("The street was asked: it is weighed"),
    State.WEIGHED: gettext_noop("Weighed: a decision comes"),
    State.ADOPTED: gettext_noop("Yes: the agreement is made"),
    State.AGREED: gettext_noop("Agreed and running"),
    State.REFUSED: gettext_noop("No, with the reason"),
    State.WITHDRAWN: gettext_noop("Taken back by the challengers"),
    State.HANDED_BACK: gettext_noop("Handed back"),
    State.SETTLED: gettext_noop("It stays with the neighbours"),
}


class Step(StrEnum):
    ASK = "ask"
    TALK = "talk"
    OPEN = "open"
    PLAN = "plan"
    SUPPORT = "support"
    WEIGH = "weigh"
    ADOPT = "adopt"
    ADOPT_CHANGED = "adopt changed"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    AGREE = "agree"
    YEARLY = "yearly"
    HAND_BACK = "hand back"
    SETTLE = "settle"


STEP_WORDS: dict[str, str] = {
    Step.ASK: gettext_noop("The challenge was made"),
    Step.TALK: gettext_noop("First talk"),
    Step.OPEN: gettext_noop("Costs on the table"),
    Step.PLAN: gettext_noop("Plan of the challengers"),
    Step.SUPPORT: gettext_noop("Support in the street"),
    Step.WEIGH: gettext_noop("Weighing"),
    Step.ADOPT: gettext_noop("Decision: yes"),
    Step.ADOPT_CHANGED: gettext_noop("Decision: yes, with a change"),
    Step.REFUSE: gettext_noop("Decision: no, because"),
    Step.WITHDRAW: gettext_noop("Taken back"),
    Step.AGREE: gettext_noop("Agreement"),
    Step.YEARLY: gettext_noop("Yearly talk"),
    Step.HAND_BACK: gettext_noop("Handed back"),
    Step.SETTLE: gettext_noop("It stays with the neighbours"),
}


class Side(StrEnum):
    CHALLENGERS = "challengers"
    OWNER = "owner"
    BUDGET = "budget"
    BOTH = "both"  # challengers or owner


SIDE_WORDS: dict[str, str] = {
    Side.CHALLENGERS: gettext_noop("The challengers"),
    Side.OWNER: gettext_noop("The owner of the task"),
    Side.BUDGET: gettext_noop("The holder of the budget"),
    Side.BOTH: gettext_noop("Challengers and owner together"),
}


@dataclass(frozen=True)
class Rule:
    """Who takes a step, from which states, and what follows."""

    who: Side
    while_: frozenset[State]
    to: State


BEFORE_AGREEMENT = frozenset(
    {
        State.ASKED,
        State.TALKED,
        State.OPENED,
        State.PLANNED,
        State.SUPPORTED,
        State.WEIGHED,
        State.ADOPTED,
    }
)
RUNNING = BEFORE_AGREEMENT | {State.AGREED}
SHEET_OPEN = BEFORE_AGREEMENT - {State.ASKED, State.ADOPTED}


def _one(state: State) -> frozenset[State]:
    return frozenset({state})


STEPS: dict[Step, Rule] = {
    Step.TALK: Rule(Side.OWNER, _one(State.ASKED), State.TALKED),
    Step.OPEN: Rule(Side.OWNER, _one(State.TALKED), State.OPENED),
    Step.PLAN: Rule(Side.CHALLENGERS, _one(State.OPENED), State.PLANNED),
    Step.SUPPORT: Rule(Side.CHALLENGERS, _one(State.PLANNED), State.SUPPORTED),
    Step.WEIGH: Rule(Side.BUDGET, _one(State.SUPPORTED), State.WEIGHED),
    Step.ADOPT: Rule(Side.OWNER, _one(State.WEIGHED), State.ADOPTED),
    Step.ADOPT_CHANGED: Rule(Side.OWNER, _one(State.WEIGHED), State.ADOPTED),
    Step.REFUSE: Rule(Side.OWNER, _one(State.WEIGHED), State.REFUSED),
    Step.WITHDRAW: Rule(Side.CHALLENGERS, BEFORE_AGREEMENT, State.WITHDRAWN),
    Step.AGREE: Rule(Side.BOTH, _one(State.ADOPTED), State.AGREED),
    Step.YEARLY: Rule(Side.BOTH, _one(State.AGREED), State.AGREED),
    Step.HAND_BACK: Rule(Side.BOTH, _one(State.AGREED), State.HANDED_BACK),
    Step.SETTLE: Rule(Side.OWNER, _one(State.AGREED), State.SETTLED),
}
# Whose turn it is in a state; in the others nobody has to do anything any more.
TURN: dict[State, Side] = {
    State.ASKED: Side.OWNER,
    State.TALKED: Side.OWNER,
    State.OPENED: Side.CHALLENGERS,
    State.PLANNED: Side.CHALLENGERS,
    State.SUPPORTED: Side.BUDGET,
    State.WEIGHED: Side.OWNER,
    State.ADOPTED: Side.BOTH,
    State.AGREED: Side.BOTH,
}
# What the turn is for, as the page names it.
AWAITS: dict[State, Step] = {
    State.ASKED: Step.TALK,
    State.TALKED: Step.OPEN,
    State.OPENED: Step.PLAN,
    State.PLANNED: Step.SUPPORT,
    State.SUPPORTED: Step.WEIGH,
    State.WEIGHED: Step.ADOPT,
    State.ADOPTED: Step.AGREE,
    State.AGREED: Step.YEARLY,
}
DECISIONS = (Step.ADOPT, Step.ADOPT_CHANGED, Step.REFUSE)
# Parts (of eight) of the time between first talk and decision, step by step.
SHARES: dict[State, int] = {
    State.TALKED: 2,
    State.OPENED: 2,
    State.PLANNED: 1,
    State.SUPPORTED: 2,
    State.WEIGHED: 1,
}
AGREE_DAYS, YEAR_DAYS = 56, 365
BODIES_OF_GOVERNMENT = frozenset({PartyKind.MUNICIPALITY, PartyKind.STATE})


@dataclass(frozen=True)
class Terms:
    """The clocks that hold for one challenge, in weeks, as they were on the day it was made."""

    talk: int = 2
    decision: int = 10
    ahead: int = 18

    def days(self, state: State) -> int:
        """Return how many days the step takes that follows on a state.

        >>> [Terms().days(one) for one in SHARES]
        [14, 14, 7, 14, 7]
        """
        if state is State.ASKED:
            return 7 * self.talk
        if state is State.ADOPTED:
            return AGREE_DAYS
        if state is State.AGREED:
            return YEAR_DAYS
        between = 7 * max(self.decision - self.talk, 0)
        before = sum(share for one, share in SHARES.items() if _earlier(one, state))
        return between * (before + SHARES[state]) // 8 - between * before // 8

    def due(self, state: State, since: date) -> date | None:
        """Return the last day of the step that follows on a state, or none at the end."""
        return since + timedelta(days=self.days(state)) if state in TURN else None


def _earlier(one: State, other: State) -> bool:
    order = list(SHARES)
    return order.index(one) < order.index(other)


def after(state: State, step: Step) -> State:
    """Return the state after a step; raise Refused when it cannot be taken now."""
    rule = STEPS.get(step)
    if rule is None or state not in rule.while_:
        raise Refused(gettext_noop("This challenge has moved on meanwhile. Look at it again."))
    return rule.to


def is_late(due: date | None, today: date) -> bool:
    return due is not None and today > due


def check_begin(title: str, task: str, why: str, starts: date, today: date, ahead: int) -> None:
    """A challenge is made in time, so that a contract or a budget can still be changed."""
    check_words(title, MOST_TITLE)
    check_words(task)
    check_words(why)
    check_ahead(starts, today, ahead)


def check_ahead(starts: date, today: date, ahead: int) -> None:
    first = today + timedelta(weeks=ahead)
    if starts < first:
        raise Refused(
            gettext_noop("Ask it at least %(weeks)s weeks before it starts: from %(first)s."),
            weeks=ahead,
            first=first,
        )


def check_owner(owner: object, challengers: object) -> None:
    if owner == challengers:
        raise Refused(gettext_noop("A party does not challenge itself."))


def check_side(step: Step, sides: frozenset[Side]) -> None:
    """Only the side whose step it is takes it; one person never speaks for both sides."""
    if {Side.CHALLENGERS, Side.OWNER} <= sides:
        raise NotYours(
            gettext_noop("You stand on both sides of this challenge. Let somebody else do this.")
        )
    allowed = {STEPS[step].who}
    if STEPS[step].who is Side.BOTH:
        allowed = {Side.CHALLENGERS, Side.OWNER}
    if not allowed & sides:
        raise NotYours(gettext_noop("This step is for the other side."))


class Topic(StrEnum):
    """What the owner of a task must put on the table."""

    COSTS = "costs"
    CONTRACT = "contract"
    STAFF = "staff"
    QUALITY = "quality"
    INSURANCE = "insurance"
    VAT = "vat"


TOPIC_WORDS: dict[str, str] = {
    Topic.COSTS: gettext_noop("What it costs now, in a year"),
    Topic.CONTRACT: gettext_noop("Contract, and when it ends"),
    Topic.STAFF: gettext_noop("People who do the work now"),
    Topic.QUALITY: gettext_noop("How well it must be done"),
    Topic.INSURANCE: gettext_noop("Insurance and liability"),
    Topic.VAT: gettext_noop("VAT and other taxes"),
}


def check_topic(topic: Topic, *, known: bool, unknown: bool) -> None:
    name = Refused(TOPIC_WORDS[topic])
    if known and unknown:
        raise Refused(
            gettext_noop("“%(topic)s”: you wrote it down, and crossed that you do not know it."),
            topic=name,
        )
    if not known and not unknown:
        raise Refused(
            gettext_noop("“%(topic)s”: write it down, or cross below that you do not know it."),
            topic=name,
        )


def opens_the_costs(unknown: frozenset[str]) -> bool:
    """Tell whether a sheet puts the costs on the table; only then the plan has its turn."""
    return Topic.COSTS not in unknown


def check_sheet(told: Mapping[str, str], unknown: frozenset[str], cents: int | None) -> None:
    """Every topic is answered or openly not known. Nothing is left out, nothing said twice."""
    known = {topic for topic in Topic if told.get(topic, "").strip()}
    if cents is not None:
        known |= {Topic.COSTS}
    for topic in Topic:
        check_topic(topic, known=topic in known, unknown=topic in unknown)
    if cents is not None and cents < 0:
        raise Refused(gettext_noop("A sum is never below zero."))
    if any(len(words) > 4000 for words in told.values()):
        raise Refused(gettext_noop("Use at most %(most)s characters."), most=4000)


class Condition(StrEnum):
    """What is weighed: the six questions of the residents' bid."""

    EXISTING = "existing"
    POLICY = "policy"
    BUDGET = "budget"
    NO_EXTRA = "no extra"
    ADDED = "added"
    SUPPORT = "support"


CONDITION_WORDS: dict[str, str] = {
    Condition.EXISTING: gettext_noop("Is it a task that exists already?"),
    Condition.POLICY: gettext_noop("Does it fit what was agreed on this subject?"),
    Condition.BUDGET: gettext_noop("Is there a budget for it?"),
    Condition.NO_EXTRA: gettext_noop("Does it cost no more than now?"),
    Condition.ADDED: gettext_noop("Does the street gain by it?"),
    Condition.SUPPORT: gettext_noop("Do the neighbours around support it?"),
}


class Holds(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


HOLDS_WORDS: dict[str, str] = {
    Holds.YES: gettext_noop("Yes"),
    Holds.NO: gettext_noop("No"),
    Holds.UNKNOWN: gettext_noop("We do not know"),
}


def check_weighing(weights: Mapping[str, tuple[str, str]]) -> None:
    """All six questions are answered; who says no says why."""
    if set(weights) != set(Condition):
        raise Refused(gettext_noop("Answer all six questions; “we do not know” is an answer."))
    if any(holds != Holds.YES and not words.strip() for holds, words in weights.values()):
        raise Refused(gettext_noop("With a no, or when you do not know: say why, in a few words."))


def check_decision(step: Step, owner: PartyKind, reasons: str, change: str, remedy: str) -> None:
    """A decision has reasons; a no of a body of government names where one can object."""
    check_words(reasons)
    if step is Step.ADOPT_CHANGED and not change.strip():
        raise Refused(gettext_noop("Say what changes in the plan."))
    if step is Step.REFUSE and owner in BODIES_OF_GOVERNMENT and not remedy.strip():
        raise Refused(
            gettext_noop("Say where neighbours can object to this, how, and within which time.")
        )


def check_support(asked: int, support: int) -> None:
    if not 0 <= support <= asked <= 5000:
        raise Refused(gettext_noop("Write how many neighbours were asked, and how many said yes."))
