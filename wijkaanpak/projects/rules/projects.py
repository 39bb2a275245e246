"""A project starts, is adjusted and ends with a reason; what it promised is told each time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wijkaanpak.commitments.rules import Stroke
from wijkaanpak.neighbourhoods.rules import Domain, TaskArea
from wijkaanpak.projects.rules.initiatives import MOST_TITLE, check_words
from wijkaanpak.refusals import NotYours, Refused, gettext_noop

MOST_GOAL = 600
SPROUT_DAYS = 366  # a start without proof is looked at within a year


class State(StrEnum):
    SPROUT = "sprout"  # started without proof: small, bounded, with a question
    RUNNING = "running"
    ADJUSTED = "adjusted"  # runs on, otherwise than it began
    STOPPED = "stopped"  # and somebody learned from it
    HANDED_OVER = "handed over"
    SETTLED = "settled"  # it became ordinary work


class Kind(StrEnum):
    """What happens to a project: the kinds of change, which are all the same form."""

    START = "start"
    GROW = "grow"  # a sprout goes on as a project
    ADJUST = "adjust"
    STOP = "stop"
    HAND_OVER = "hand over"
    SETTLE = "settle"


class Reason(StrEnum):
    """The four reasons of the manifesto, and that somebody learned it does not work."""

    INSIGHT = "insight"
    INCIDENT = "incident"
    POLICY = "other policy"
    PERSON = "change of person"
    LEARNED = "learned"


class Executor(StrEnum):
    """Who does the work. Somebody from outside comes last."""

    RESIDENTS = "residents"
    ENTERPRISE = "enterprise"  # of the residents themselves
    TRADER = "trader"  # a shop or firm of the neighbourhood
    PARTY = "party"  # that takes part in the network
    OUTSIDER = "outsider"


LIVING = frozenset({State.SPROUT, State.RUNNING, State.ADJUSTED})
OVER = frozenset(State) - LIVING
_ENDS = {
    Kind.STOP: State.STOPPED,
    Kind.HAND_OVER: State.HANDED_OVER,
    Kind.SETTLE: State.SETTLED,
}
MOVES: dict[State, dict[Kind, State]] = {
    State.SPROUT: {
        Kind.GROW: State.RUNNING,
        Kind.ADJUST: State.SPROUT,
        Kind.STOP: State.STOPPED,
    },
    State.RUNNING: {Kind.ADJUST: State.ADJUSTED, **_ENDS},
    State.ADJUSTED: {Kind.ADJUST: State.ADJUSTED, **_ENDS},
    State.STOPPED: {},
    State.HANDED_OVER: {},
    State.SETTLED: {},
}
ENDS = frozenset(_ENDS)
STATE_WORDS: dict[str, str] = {
    State.SPROUT: gettext_noop("Sprout: started without proof"),
    State.RUNNING: gettext_noop("Runs"),
    State.ADJUSTED: gettext_noop("Runs, adjusted"),
    State.STOPPED: gettext_noop("Stopped, and learned"),
    State.HANDED_OVER: gettext_noop("Handed over"),
    State.SETTLED: gettext_noop("Became ordinary work"),
}
KIND_WORDS: dict[str, str] = {
    Kind.START: gettext_noop("Started"),
    Kind.GROW: gettext_noop("The sprout goes on"),
    Kind.ADJUST: gettext_noop("Adjusted"),
    Kind.STOP: gettext_noop("Stopped"),
    Kind.HAND_OVER: gettext_noop("Handed over"),
    Kind.SETTLE: gettext_noop("Became ordinary work"),
}
REASON_WORDS: dict[str, str] = {
    Reason.INSIGHT: gettext_noop("A new insight"),
    Reason.INCIDENT: gettext_noop("Something happened"),
    Reason.POLICY: gettext_noop("Other policy"),
    Reason.PERSON: gettext_noop("Somebody else came or left"),
    Reason.LEARNED: gettext_noop("We learned that it does not work"),
}
EXECUTOR_WORDS: dict[str, str] = {
    Executor.RESIDENTS: gettext_noop("Neighbours themselves"),
    Executor.ENTERPRISE: gettext_noop("An enterprise of residents"),
    Executor.TRADER: gettext_noop("A shop or firm from here"),
    Executor.PARTY: gettext_noop("A party that takes part here"),
    Executor.OUTSIDER: gettext_noop("Somebody from outside"),
}


@dataclass(frozen=True)
class Work:
    """Who does the work and who keeps what is made. From outside only with a reason and a link."""

    executor: Executor
    by_whom: str
    offered_first: str = ""
    outsider_reason: str = ""
    counterpart: str = ""
    keeper: str = ""
    kept_until: date | None = None

    def check(self) -> None:
        check_words(self.by_whom, MOST_GOAL)
        if self.executor is Executor.OUTSIDER:
            _check_outsider(self)
        if not self.keeper.strip():
            raise Refused(
                gettext_noop("Say who keeps what is made in good order, also when this is over.")
            )


def _check_outsider(work: Work) -> None:
    """The work is offered here first, and who comes from outside works beside somebody here."""
    if not (work.offered_first.strip() and work.outsider_reason.strip()):
        raise Refused(
            gettext_noop("Say who from here was asked first, and why it goes to an outsider.")
        )
    if not work.counterpart.strip():
        raise Refused(gettext_noop("Say who from here works beside the outsider."))


def check_most(most: int, limit: int) -> None:
    """A start without proof costs at most what the charter allows: `most` in cents."""
    if not 0 <= most <= limit * 100:
        raise Refused(
            gettext_noop(
                "A start without proof costs at most € %(limit)s. Make it smaller, "
                "or let a party start it as a whole project."
            ),
            limit=limit,
        )


def check_last_day(last_day: date, today: date) -> None:
    if not 0 < (last_day - today).days <= SPROUT_DAYS:
        raise Refused(gettext_noop("Choose a last day within a year from now."))


@dataclass(frozen=True)
class Sprout:
    """A start without proof: what it may cost at most (cents), until when, and what it asks."""

    most: int
    last_day: date
    question: str

    def check(self, today: date, limit: int) -> None:
        """Small and bounded; `limit` is what the charter allows, in euros."""
        check_most(self.most, limit)
        check_last_day(self.last_day, today)
        if not self.question.strip():
            raise Refused(gettext_noop("Say what you want to learn from it."))
        check_words(self.question, MOST_GOAL)


@dataclass(frozen=True)
class Heart:
    """What a project is about, in the words of those for whom it matters."""

    title: str
    goal: str
    for_whom: str
    own_words: str
    strengthens: str
    connects: str
    stroke: Stroke
    domains: tuple[Domain, ...] = ()
    tasks: tuple[TaskArea, ...] = ()

    def check(self) -> None:
        check_words(self.title, MOST_TITLE)
        check_words(self.goal, MOST_GOAL)
        for words in (self.for_whom, self.own_words, self.strengthens, self.connects):
            check_words(words)


@dataclass(frozen=True)
class Fate:
    """What happens to promises, to money and to people when something changes."""

    promises: str
    money: str
    people: str

    def check(self) -> None:
        for words in (self.promises, self.money, self.people):
            if not words.strip():
                raise Refused(
                    gettext_noop(
                        "Say what happens to promises, to money and to people: all three."
                    )
                )
            check_words(words)


@dataclass(frozen=True)
class Turn:
    """One change: its reason, the goal that stays or the question that opens, and what follows.

    `question` is what the agenda has to answer when the goal does not stay as it was.
    """

    kind: Kind
    reason: Reason
    words: str
    fate: Fate
    question: str = ""
    learned: str = ""
    stroke: Stroke | None = None

    def check(self) -> None:
        check_words(self.words)
        self.fate.check()
        if self.reason is Reason.LEARNED and self.kind in (Kind.START, Kind.GROW):
            raise Refused(
                gettext_noop("What does not work is no reason to start. Choose another.")
            )
        if self.kind is Kind.STOP and not self.learned.strip():
            raise Refused(
                gettext_noop("Say what you learned. A next neighbour starts where you stopped.")
            )
        if len(self.question) > MOST_GOAL:
            raise Refused(gettext_noop("Use at most %(most)s characters."), most=MOST_GOAL)


def after(state: State, kind: Kind) -> State:
    """Return the state after a change; raise Refused when that cannot happen now."""
    to = MOVES[state].get(kind)
    if to is None:
        raise Refused(gettext_noop("This project has moved on meanwhile. Look at it again."))
    return to


def may_follow(state: State) -> list[Kind]:
    """Return what can happen to a project that stands here, in the order of the form."""
    return list(MOVES[state])


def check_under(stroke: Stroke, parent: Stroke | None, *, item: bool) -> None:
    """A short stroke hangs under a long one: a long project, or an item of the agenda."""
    if parent is Stroke.SHORT:
        raise Refused(
            gettext_noop("A short stroke hangs under a long one. Choose a long project.")
        )
    if stroke is Stroke.SHORT and parent is None and not item:
        raise Refused(
            gettext_noop(
                "A short stroke hangs under a long one. "
                "Choose the project or the item of the agenda that it belongs to."
            )
        )


def check_may_change(*, holder: bool, speaks: bool, circle: bool) -> None:
    """Who carries a project changes it; the circle of the agenda can always do so."""
    if not (holder or speaks or circle):
        raise NotYours(gettext_noop("Only who carries this project changes it."))


def check_living(state: State) -> None:
    if state not in LIVING:
        raise Refused(gettext_noop("This project is over. What was said of it stays."))
