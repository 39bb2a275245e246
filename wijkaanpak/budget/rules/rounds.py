"""A round of the budget: its states, and the rules that are fixed before the first plan."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from wijkaanpak.budget.rules.ways import check_shares
from wijkaanpak.methods.elections import Completion, Method, Rule, Stop, Utility
from wijkaanpak.methods.pots import Guarantee, Pot, from_dict, to_dict
from wijkaanpak.refusals import Refused, gettext_noop


class RoundState(StrEnum):
    """Where a round stands. It only goes forward."""

    WRITING = "writing"  # the rules are being written; nobody is bound yet
    PLANS = "plans"  # the rules are fixed, plans come in
    CHECKING = "checking"  # parties check what was handed in
    VOTING = "voting"
    COUNTING = "counting"  # the box is closed; paper is still typed in
    DECIDED = "decided"  # the result is known and explained
    FOLLOWING = "following"  # the winners are followed until the after-check
    STOPPED = "stopped"  # before the count, with a reason; its money is free again


STATES = tuple(state for state in RoundState if state is not RoundState.STOPPED)


def next_state(state: RoundState) -> RoundState:
    """Return the state that follows. Raises Refused when there is none."""
    if state is RoundState.STOPPED:
        raise Refused(gettext_noop("This round was stopped."))
    place = STATES.index(state) + 1
    if place == len(STATES):
        raise Refused(gettext_noop("This round has no next step; its plans are being followed."))
    return STATES[place]


class Doing(StrEnum):
    """What people do in a round, each in its own time."""

    WRITE_RULES = "write rules"
    WRITE_PLAN = "write plan"
    IMPROVE_PLAN = "improve plan"
    SUPPORT = "support"
    CHECK = "check"
    MERGE = "merge"
    MAKE_CODES = "make codes"
    VOTE = "vote"
    ENTER_PAPER = "enter paper"
    COUNT = "count"
    STOP = "stop"
    DIVIDE = "divide"
    FOLLOW = "follow"
    WRITE_MISSING = "write missing"
    CHECK_MISSING = "check missing"


R = RoundState
TIME_FOR: dict[Doing, tuple[RoundState, ...]] = {
    Doing.WRITE_RULES: (R.WRITING,),
    Doing.WRITE_PLAN: (R.PLANS,),
    Doing.IMPROVE_PLAN: (R.PLANS, R.CHECKING),
    Doing.SUPPORT: (R.PLANS, R.CHECKING),
    Doing.CHECK: (R.PLANS, R.CHECKING),
    Doing.MERGE: (R.PLANS, R.CHECKING),
    Doing.MAKE_CODES: (R.PLANS, R.CHECKING, R.VOTING),
    Doing.VOTE: (R.VOTING,),
    Doing.ENTER_PAPER: (R.VOTING, R.COUNTING),
    Doing.COUNT: (R.COUNTING,),
    Doing.STOP: (R.PLANS, R.CHECKING, R.VOTING, R.COUNTING),
    Doing.DIVIDE: (R.DECIDED, R.FOLLOWING),
    Doing.FOLLOW: (R.DECIDED, R.FOLLOWING),
    Doing.WRITE_MISSING: (R.VOTING, R.COUNTING, R.DECIDED),
    Doing.CHECK_MISSING: (R.FOLLOWING,),
}
NOT_NOW: dict[Doing, str] = {
    Doing.WRITE_RULES: gettext_noop("The rules of this round are fixed. Nobody can change them."),
    Doing.WRITE_PLAN: gettext_noop("This round takes no new plans now."),
    Doing.IMPROVE_PLAN: gettext_noop("Plans of this round cannot be changed any more."),
    Doing.SUPPORT: gettext_noop("Support can only be given while plans are made and checked."),
    Doing.CHECK: gettext_noop("Plans are only checked before the vote."),
    Doing.MERGE: gettext_noop("Plans can only be put together before the vote."),
    Doing.MAKE_CODES: gettext_noop("Codes are made after the rules are fixed, until closing."),
    Doing.VOTE: gettext_noop("This round is not open for votes now."),
    Doing.ENTER_PAPER: gettext_noop(
        "Paper is typed in from the opening of the vote to the count."
    ),
    Doing.COUNT: gettext_noop("The count comes after the vote was closed, and only once."),
    Doing.STOP: gettext_noop("A round is only stopped between its opening and its count."),
    Doing.DIVIDE: gettext_noop("The money is divided after the count."),
    Doing.FOLLOW: gettext_noop("Only plans that were chosen are followed, after the count."),
    Doing.WRITE_MISSING: gettext_noop(
        "Who did not take part is written down from the vote until the plans are followed."
    ),
    Doing.CHECK_MISSING: gettext_noop("Look back when the plans of the round are followed."),
}


def check_time_for(doing: Doing, state: RoundState) -> None:
    """Raise Refused when a round in this state does not take this."""
    if state not in TIME_FOR[doing]:
        raise Refused(NOT_NOW[doing])


class BallotKind(StrEnum):
    """How people choose: stick stickers, spend the money, or give points."""

    STICKERS = "stickers"
    KNAPSACK = "knapsack"
    POINTS = "points"


YOUNGEST = 12
MOST_CHOICES = 200
FEW_BALLOTS = 50  # under this number single ballots are never published
FEW_PEOPLE = 10  # and under this number nothing is said about a group


# The rule we advise: every voter has an equal share of the money, and it is spent to the end.
EQUAL_SHARES = Rule(
    Method.EQUAL_SHARES,
    Utility.COST,
    completion=Completion.ADD_ONE,
    stop=Stop.OVERSPEND,
    least_choices=1,
)
MOST_VOTES = Rule(Method.GREEDY, least_choices=1)


def rule_for(rule: Rule, ballot: BallotKind) -> Rule:
    """Return a rule as it counts this kind of ballot: by points where people divide those."""
    return replace(rule, utility=Utility.POINTS) if ballot is BallotKind.POINTS else rule


@dataclass(frozen=True)
class Group:
    """A part of the neighbourhood and how many people of voting age live there."""

    name: str
    people: int = 0


@dataclass(frozen=True)
class Theme:
    """A theme in the words of the neighbourhood, and as which themes of pots it counts."""

    name: str
    counts_as: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """Where the money of one pot of a round comes from, as it was when the rules were fixed.

    `number` is that of the pot among the pots of the neighbourhood, `condition` what its funder
    asks in the funder's own words.
    """

    number: str
    owner: str = ""
    condition: str = ""


@dataclass(frozen=True)
class RoundRules:
    """Everything about a round that is fixed before the first plan and never changes after.

    Money is whole cents. `pots` say how much of which pot is in this round and what it asks of
    plans; a pot goes by its title, and `sources` tells for each where it comes from. `not_open`
    says what this round does not decide on; `leftover` names what happens with money that is
    left; `lot` is drawn when the rules are fixed and breaks ties.
    """

    pots: tuple[Pot, ...] = ()
    guarantees: tuple[Guarantee, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    themes: tuple[Theme, ...] = ()
    areas: tuple[Group, ...] = ()
    who: str = ""
    not_open: str = ""
    leftover: str = ""
    from_age: int = YOUNGEST
    young_until: int = 26
    ballot: BallotKind = BallotKind.STICKERS
    least: int = 1
    most: int = 5
    rule: Rule = EQUAL_SHARES
    supporters: int = 4
    dearest: int = 0  # the most a plan may ask; 0: the whole of the money
    editable: bool = False
    helped: int = 30  # how many ballots one helper may type in for others, one by one
    plans_until: date | None = None
    votes_from: date | None = None
    votes_until: date | None = None
    lot: str = ""

    @property
    def amount(self) -> int:
        """All the money of the round, in cents."""
        return sum(pot.amount for pot in self.pots)

    def written_out(self) -> dict[str, Any]:
        """Return the rules as plain data that says everything."""
        money = to_dict(self.pots, self.guarantees)
        plain = asdict(self) | {"money": money}
        plain["rule"] = self.rule.to_dict()
        for name in ("pots", "guarantees"):
            del plain[name]
        for name in ("plans_until", "votes_from", "votes_until"):
            plain[name] = plain[name].isoformat() if plain[name] else None
        return plain

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> RoundRules:
        """Read what `written_out` wrote."""
        given = dict(plain)
        pots, guarantees, _plans = from_dict(given.pop("money"))
        for name in ("plans_until", "votes_from", "votes_until"):
            given[name] = date.fromisoformat(given[name]) if given[name] else None
        given["areas"] = tuple(Group(**group) for group in given["areas"])
        given["themes"] = tuple(
            Theme(one["name"], tuple(one["counts_as"])) for one in given["themes"]
        )
        given["sources"] = {pot: Source(**one) for pot, one in given["sources"].items()}
        given["ballot"], given["rule"] = BallotKind(given["ballot"]), Rule.from_dict(given["rule"])
        return cls(pots=tuple(pots), guarantees=tuple(guarantees), **given)


def canonical(plain: Mapping[str, Any]) -> str:
    """Return data in the one way in which it is hashed: keys in order, no spaces."""
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def fingerprint(plain: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the canonical rules, in hex."""
    return hashlib.sha256(canonical(plain).encode()).hexdigest()


def whole_euros(cents: int) -> str:
    """Return a sum in whole euros, rounded up, as a sentence says it.

    >>> whole_euros(520001)
    '5.201'
    """
    return f"{-(-cents // 100):,}".replace(",", ".")


def in_groups(hexes: str, groups: int = 4) -> str:
    """Return the first letters of a fingerprint in groups of four, to compare aloud.

    >>> in_groups("0123456789abcdef0123", 3)
    '0123 4567 89ab'
    """
    return " ".join(hexes[at : at + 4] for at in range(0, groups * 4, 4))


def draw_lot() -> str:
    """Return the lot that breaks ties: nobody knows it before the rules are fixed."""
    return secrets.token_hex(16)


def lot_order(lot: str, numbers: list[str]) -> list[str]:
    """Return plans in the order in which they win a tie, from the lot and their numbers alone."""
    return sorted(numbers, key=lambda n: hashlib.sha256(f"{lot} {n}".encode()).digest())


def check_rules(rules: RoundRules) -> None:
    """Raise Refused when a round could not be held fairly by these rules."""
    _check_money(rules)
    if rules.from_age < YOUNGEST or rules.from_age > 18:
        raise Refused(gettext_noop("People vote from 12 years, or from an age up to 18."))
    if not rules.not_open.strip():
        raise Refused(gettext_noop("Say what this round does not decide on."))
    if not rules.leftover.strip():
        raise Refused(gettext_noop("Say what happens with money that is left."))
    if not 1 <= rules.least <= rules.most <= MOST_CHOICES:
        raise Refused(gettext_noop("The least on a ballot cannot be more than the most."))
    check_shares(rules.rule.channels)
    _check_days(rules)


def _check_money(rules: RoundRules) -> None:
    if rules.amount <= 0:
        raise Refused(gettext_noop("A round needs a pot with money."))
    if rules.dearest < 0 or rules.dearest > rules.amount:
        raise Refused(gettext_noop("A plan cannot ask more than there is."))
    if sum(one.least for one in rules.guarantees) > rules.amount:
        raise Refused(gettext_noop("More is guaranteed than there is."))


def _check_days(rules: RoundRules) -> None:
    days = (rules.plans_until, rules.votes_from, rules.votes_until)
    if any(day is None for day in days):
        raise Refused(
            gettext_noop("Give the three days: last day for plans, first and last vote.")
        )
    plans_until, votes_from, votes_until = (day or date.min for day in days)
    if not plans_until <= votes_from <= votes_until:
        raise Refused(gettext_noop("Plans come first and the vote comes after, in this order."))


def takes_plans(rules: RoundRules, today: date) -> bool:
    """True up to and including the last day for plans, whatever nobody closed yet."""
    return today <= (rules.plans_until or date.min)


def check_new_plan(state: RoundState, rules: RoundRules, today: date) -> None:
    """Raise Refused when a round takes no new plans, also when nobody closed it for plans yet."""
    check_time_for(Doing.WRITE_PLAN, state)
    if not takes_plans(rules, today):
        raise Refused(
            gettext_noop("The last day for plans of this round was %(day)s."),
            day=rules.plans_until,
        )


def check_day_of_step(step: RoundState, rules: RoundRules, today: date) -> None:
    """Raise Refused for a step on a day that is not its own by the published rules.

    Plans may come in during the whole of their last day, unless the vote is on that day too: an
    evening on which plans are shown and chosen.
    """
    plans_until, votes_from = rules.plans_until or date.min, rules.votes_from or date.max
    votes_until = rules.votes_until or date.max
    if step is RoundState.PLANS and not takes_plans(rules, today):
        raise Refused(
            gettext_noop(
                "The last day for plans has passed. Write a later day in the rules first."
            )
        )
    if step is RoundState.CHECKING and today < min(plans_until + timedelta(days=1), votes_from):
        raise Refused(
            gettext_noop(
                "By its rules this round takes plans until %(day)s. Close it after that."
            ),
            day=plans_until,
        )
    if step is RoundState.VOTING and today < votes_from:
        raise Refused(
            gettext_noop("By its rules people vote from %(day)s. Open the vote on that day."),
            day=votes_from,
        )
    if step is RoundState.VOTING and today > votes_until:
        raise Refused(
            gettext_noop("The last day to vote was %(day)s. Stop this round and begin a new one."),
            day=votes_until,
        )
    if step is RoundState.COUNTING and today < votes_until:
        raise Refused(
            gettext_noop("By its rules people vote until %(day)s. Close the vote on that day."),
            day=votes_until,
        )


def takes_votes(rules: RoundRules, today: date) -> bool:
    """True from the first to the last day to vote, whatever somebody opened by hand."""
    first, last = rules.votes_from or date.max, rules.votes_until or date.min
    return first <= today <= last


def check_day_to_vote(rules: RoundRules, today: date) -> None:
    """Raise Refused on a day that is not one to vote on."""
    if not takes_votes(rules, today):
        raise Refused(NOT_NOW[Doing.VOTE])


def dearest(rules: RoundRules) -> int:
    """Return the most a plan may ask, in cents."""
    return rules.dearest or rules.amount
