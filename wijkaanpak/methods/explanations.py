"""Why a plan won or lost, and who sees one of their plans: numbers for two sentences a plan.

Nothing here is written by hand: every number follows from the ballots and the rule. Rooms and the
command make sentences of them. About groups of fewer than ten ballots nothing is told, nor about
the smallest other group when one such group could be found by subtraction.

>>> from wijkaanpak.methods.elections import Ballot, Election, Plan, Rule
>>> plans = [Plan("garden", cost=60), Plan("music", cost=70)]
>>> ballots = [Ballot(("garden",))] * 6 + [Ballot(("music",))] * 4
>>> told = explain(count(Election(plans, ballots, money=100), Rule()))
>>> told.won[0].plan, told.won[0].people, told.lost[0].near.votes
('garden', Fraction(6, 1), 3)

Sources: equalshares.net (explanations of Wieliczka 2023); Boehmer et al., IJCAI 2024 (`nearness`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import compress
from typing import Any

from wijkaanpak.methods import stacks
from wijkaanpak.methods.counting import count
from wijkaanpak.methods.elections import (
    Aside,
    Election,
    MayAdd,
    Outcome,
    Payment,
    Rule,
    Stage,
)
from wijkaanpak.methods.nearness import Near, near
from wijkaanpak.methods.tallies import tally_of

FEW = 10  # ballots: smaller groups are not told about


class Why(StrEnum):
    """Why a plan that took part did not win."""

    TOO_FEW_FOR_ITS_COST = "supporters could never pay it together"
    MONEY_WENT_ELSEWHERE = "supporters had paid for other plans"
    DID_NOT_FIT = "it did not fit in the money that was left"


@dataclass(frozen=True)
class Won:
    """A winner: its place, its votes (weighted), and who paid for it."""

    plan: str
    place: int  # from 1, in the order chosen
    cost: int
    votes: Fraction
    stage: Stage
    payment: Payment | None = None

    @property
    def people(self) -> Fraction:
        """How many paid the whole price each; everybody who voted for it when no shares paid."""
        if self.payment is None:
            return self.votes
        return sum((part.people for part in self.payment.full), Fraction(0))

    @property
    def last_money(self) -> Fraction:
        """Cents from people who gave all they had left."""
        parts = self.payment.rest if self.payment else ()
        return sum((part.together for part in parts), Fraction(0))


@dataclass(frozen=True)
class Lost:
    """A plan that did not win: why, and how near it was."""

    plan: str
    cost: int
    votes: Fraction
    why: Why | Aside
    near: Near


@dataclass(frozen=True)
class Served:
    """How many ballots of a group have a winner on them; None when the group is too small."""

    kind: str  # "", "area", "age" or "channel"
    group: str
    ballots: int | None
    served: int | None


@dataclass(frozen=True)
class Explanation:
    """Everything there is to tell about an outcome."""

    outcome: Outcome
    won: tuple[Won, ...]
    lost: tuple[Lost, ...]
    served: tuple[Served, ...]


def explain(outcome: Outcome, may_add: MayAdd | None = None, *, tries: int = 0) -> Explanation:
    """Return why each plan won or lost, and who sees one of their plans.

    `tries` is how many whole counts prove each "would have won" of an add-one count (see
    `nearness`); without them that is true only for the share of the end.
    """
    nearness = near(outcome, may_add, tries=tries)
    return Explanation(
        outcome, tuple(_won(outcome)), tuple(_lost(outcome, nearness)), tuple(served(outcome))
    )


def _won(outcome: Outcome) -> Iterable[Won]:
    tally = tally_of(outcome.election, outcome.rule)
    paid = {payment.plan: payment for payment in outcome.payments}
    for place, key in enumerate(outcome.winners, 1):
        plan, votes = outcome.election.plan(key), tally.votes(tally.index[key])
        yield Won(key, place, plan.cost, votes, outcome.stages[key], paid.get(key))


def _lost(outcome: Outcome, nearness: Mapping[str, Near]) -> Iterable[Lost]:
    tally, won = tally_of(outcome.election, outcome.rule), set(outcome.winners)
    lost = [plan for plan in outcome.election.plans if plan.key not in won]
    for plan in sorted(lost, key=lambda one: (-tally.votes(tally.index[one.key]), one.key)):
        votes = tally.votes(tally.index[plan.key])
        why = outcome.aside.get(plan.key) or _why(outcome, votes, plan.cost)
        yield Lost(plan.key, plan.cost, votes, why, nearness.get(plan.key, Near()))


def _why(outcome: Outcome, votes: Fraction, cost: int) -> Why:
    if outcome.share is None:
        return Why.DID_NOT_FIT
    could = votes * outcome.share >= cost
    return Why.MONEY_WENT_ELSEWHERE if could else Why.TOO_FEW_FOR_ITS_COST


def served(outcome: Outcome, *, few: int = FEW) -> list[Served]:
    """Return for all ballots, and for each area, age and channel, how many see one of theirs."""
    won, least, ballots = (
        set(outcome.winners),
        outcome.rule.least_choices,
        outcome.election.ballots,
    )
    if least:
        ballots = [ballot for ballot in ballots if len(ballot.choices) >= least]
    sees = stacks.seeing(ballots, won)
    found = _groups("", [""] * len(ballots), sees, few)
    for kind in ("area", "age", "channel"):
        if any(stacks.values(ballots, kind)):
            found += _groups(kind, list(stacks.told(ballots, kind)), sees, few)
    return found


def _groups(kind: str, groups: list[str], sees: list[bool], few: int) -> list[Served]:
    cast, happy = Counter(groups), Counter(compress(groups, sees))
    hidden = {group for group, n in cast.items() if n < few}
    if kind and len(hidden) == 1 and len(cast) > 1:
        hidden.add(min(cast.keys() - hidden, key=lambda group: (cast[group], group)))
    return [
        Served(kind, group, None, None)
        if group in hidden
        else Served(kind, group, cast[group], happy[group])
        for group in sorted(cast)
    ]


@dataclass(frozen=True)
class Compared:
    """What another rule would have given, for teaching: never beside a real outcome."""

    name: str
    winners: tuple[str, ...]
    spent: int
    served: tuple[Served, ...]
    winners_on_a_ballot: Fraction  # on average


def compare(
    election: Election, rules: Mapping[str, Rule], may_add: MayAdd | None = None
) -> list[Compared]:
    """Return the outcomes of several rules over the same ballots, for teaching."""
    found = []
    for name, rule in rules.items():
        outcome = count(election, rule, may_add)
        won = set(outcome.winners)
        hits = sum(len(won.intersection(ballot.choices)) for ballot in election.ballots)
        average = Fraction(hits, len(election.ballots) or 1)
        told = tuple(served(outcome))
        found.append(Compared(name, outcome.winners, outcome.spent, told, average))
    return found


def to_dict(told: Explanation) -> dict[str, Any]:
    """Return an outcome with its explanation as JSON can keep it; fractions as "1/2"."""
    outcome = told.outcome
    return {
        "rule": outcome.rule.to_dict(),
        "money": outcome.election.money,
        "ballots": outcome.ballots,
        "ballots_left_out": outcome.ballots_left_out,
        "share": _plain(outcome.share),
        "steps": outcome.steps,
        "winners": list(outcome.winners),
        "before_completion": list(outcome.before_completion),
        "spent": outcome.spent,
        "left": outcome.left,
        "payments": [_payment(one) for one in outcome.payments],
        "explanations": {
            "won": [
                {"plan": one.plan, "place": one.place, "cost": one.cost,
                 "votes": _plain(one.votes), "stage": one.stage, "people": _plain(one.people),
                 "last_money": _plain(one.last_money)}
                for one in told.won
            ],
            "lost": [
                {"plan": one.plan, "cost": one.cost, "votes": _plain(one.votes), "why": one.why,
                 "would_win_at_cost": one.near.cost, "would_win_with_votes": one.near.votes,
                 "supporters_have_left": one.near.money,
                 "supporters_paid": dict(one.near.elsewhere)}
                for one in told.lost
            ],
            "served": [
                {"kind": one.kind, "group": one.group, "ballots": one.ballots,
                 "served": one.served}
                for one in told.served
            ],
        },
    }  # fmt: skip


def _payment(payment: Payment) -> dict[str, Any]:
    parts = {"full": payment.full, "rest": payment.rest}
    return {"plan": payment.plan, "price": _plain(payment.price)} | {
        name: [{"people": _plain(part.people), "each": _plain(part.each)} for part in some]
        for name, some in parts.items()
    }


def _plain(value: Fraction | None) -> int | str | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else str(value)
