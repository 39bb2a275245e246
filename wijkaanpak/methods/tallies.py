"""Ballots made ready for counting: checked, weighed, identical ones together, ordered by plan.

Weights are exact. With shares for channels, say web 1/2 and tables 1/2, every ballot of a channel
weighs share x ballots / ballots in that channel, so that the weights add up to the number of
ballots. A channel without ballots leaves its share to the others, in proportion.

>>> from wijkaanpak.methods.elections import Ballot, Election, Plan, Rule
>>> plans = [Plan("a", cost=10), Plan("b", cost=10)]
>>> web = [Ballot(("a",), channel="web")] * 3
>>> election = Election(plans, [*web, Ballot(("b",), channel="tables")], money=10)
>>> tally = tally_of(election, Rule(channels={"web": "1/2", "tables": "1/2"}))
>>> [tally.votes(plan) for plan in (0, 1)]
[Fraction(2, 1), Fraction(2, 1)]

Errors: `Refused`, with the number of the ballot (from 1) in the sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain
from math import lcm
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from wijkaanpak.methods.elections import (
    Aside,
    Ballot,
    Election,
    Kind,
    MayAdd,
    Plan,
    Rule,
    Tie,
    Utility,
)
from wijkaanpak.methods.stacks import Numbers, Stack, first_of_each
from wijkaanpak.refusals import Refused, gettext_noop

type Floats = NDArray[np.float64]
type Whole = NDArray[np.int64]
type Scores = tuple[int | Fraction, ...]
type Group = tuple[tuple[str, ...], Scores, int | Fraction]  # choices, points, weight


class Laid(NamedTuple):
    """Groups of identical ballots, one after the other."""

    size: Numbers  # choices of each group
    plan: Any  # all choices, as numbers of plans
    scores: list[int | Fraction]  # as many, or none
    weights: list[int | Fraction]  # of one ballot of each group
    many: Whole  # ballots in each group
    left_out: int


class Tally:
    """An election as arrays. Plans and groups of identical ballots go by number, from 0.

    `supporters[p]` holds the groups that chose plan p, `scores[p]` their points for it as whole
    numbers (None when every choice is worth the same), `ballots[g]` how many ballots are in group
    g and `weigh[g]` which of the `weights` (whole numbers, in `unit`s) each of them has.
    """

    def __init__(self, election: Election, rule: Rule) -> None:
        self.election, self.plans = election, list(election.plans)
        self.index = _numbered(self.plans)
        self.costs = [plan.cost for plan in self.plans]
        laid = _laid(election, rule)
        self.left_out = laid.left_out
        self.counted = len(election.ballots) - self.left_out
        self.ballots: Whole = laid.many
        self._weigh(laid.weights)
        self._place(laid)
        self.made: dict[Any, Any] = {}  # what was worked out of it, once for all counts

    def _weigh(self, weights: list[int | Fraction]) -> None:
        distinct = {weight: number for number, weight in enumerate(dict.fromkeys(weights))}
        self.unit = Fraction(1, lcm(*(Fraction(weight).denominator for weight in distinct)))
        self.weights = [int(weight / self.unit) for weight in distinct] or [1]
        self.weigh: Whole = np.fromiter(map(distinct.__getitem__, weights), np.int64, len(weights))
        in_weight = np.bincount(self.weigh, self.ballots, len(self.weights))
        self.units = sum(int(n) * w for n, w in zip(in_weight, self.weights, strict=True))

    def _place(self, laid: Laid) -> None:
        plan = laid.plan
        group = np.repeat(np.arange(len(laid.size), dtype=np.int32), laid.size)
        order = np.argsort(plan, kind="stable")
        ends = np.cumsum(np.bincount(plan, minlength=len(self.plans)))[:-1]
        self.supporters = np.split(group[order], ends)
        self._refuse_twice(plan[order], group[order])
        self.scores: list[Any] = [None] * len(self.plans)
        if laid.scores:
            whole = lcm(*(Fraction(score).denominator for score in set(laid.scores)))
            self.score_unit = Fraction(1, whole)
            flat = np.array([int(score * whole) for score in laid.scores], dtype=np.int64)
            self.scores = list(np.split(flat[order], ends))
        self.plan_units = [self._units_of(p) for p in range(len(self.plans))]
        self._votes = [units * self.unit for units in self.plan_units]

    def _refuse_twice(self, plan: Any, group: Any) -> None:
        twice = np.flatnonzero((plan[1:] == plan[:-1]) & (group[1:] == group[:-1]))
        if len(twice):
            key = self.plans[int(plan[twice[0]])].key
            raise _at(
                gettext_noop("Ballot %(ballot)s names plan %(plan)s twice."),
                self.election.ballots,
                lambda ballot: ballot.choices.count(key) > 1,
                key,
            )

    def _units_of(self, plan: int) -> int:
        groups = self.supporters[plan]
        in_weight = np.bincount(self.weigh[groups], self.ballots[groups], len(self.weights))
        return sum(int(n) * w for n, w in zip(in_weight, self.weights, strict=True))

    def votes(self, plan: int) -> Fraction:
        """Return the weighted votes of a plan: one for each ballot of weight 1 that chose it."""
        return self._votes[plan]

    def points(self, plan: int) -> Fraction:
        """Return the weighted points of a plan; a vote where there are no points."""
        scores = self.scores[plan]
        if scores is None:
            return self.votes(plan)
        given = Counter[tuple[int, int]]()
        groups = self.supporters[plan]
        for score, weigh, n in zip(scores, self.weigh[groups], self.ballots[groups], strict=True):
            given[int(score), int(weigh)] += int(n)
        units = sum(score * self.weights[weigh] * n for (score, weigh), n in given.items())
        return units * self.unit * self.score_unit

    def with_voters(self, plan: int, more: int) -> None:
        """Add people of weight 1 who vote for one plan alone; for a copy made to ask "what if"."""
        one = int(1 / self.unit)
        self.weights = [*self.weights, one]
        self.ballots = np.append(self.ballots, more)
        self.weigh = np.append(self.weigh, len(self.weights) - 1)
        self.supporters = list(self.supporters)
        self.supporters[plan] = np.append(self.supporters[plan], len(self.ballots) - 1)
        self.units += one * more
        self.counted += more
        self.plan_units = list(self.plan_units)
        self.plan_units[plan] += one * more
        self._votes = [units * self.unit for units in self.plan_units]

    @property
    def weight(self) -> Fraction:
        """The weight of all ballots together; their number when there are no weights."""
        return self.units * self.unit


def tally_of(election: Election, rule: Rule) -> Tally:
    """Return the tally of an election, made once for all rules that read the ballots alike."""
    made = vars(election).setdefault("_tallies", {})
    pointed = rule.utility is Utility.POINTS
    reading = (rule.least_choices, tuple(rule.channels.items()), rule.places, pointed)
    if reading not in made:
        made[reading] = Tally(election, rule)
    found: Tally = made[reading]
    return found


def _numbered(plans: Sequence[Plan]) -> dict[str, int]:
    index = {plan.key: number for number, plan in enumerate(plans)}
    for plan in plans:
        if plan.cost < 0:
            raise Refused(
                gettext_noop("Plan %(plan)s costs less than nothing. Correct its cost."),
                plan=plan.key,
            )
    if len(index) < len(plans):
        ((twice, _n),) = Counter(plan.key for plan in plans).most_common(1)
        raise Refused(gettext_noop("Two plans have the key %(plan)s."), plan=twice)
    return index


def _laid(election: Election, rule: Rule) -> Laid:
    """Return the groups of an election; from columns at once when choices are all there is."""
    ballots = election.ballots
    if (
        isinstance(ballots, Stack)
        and ballots.keys == tuple(plan.key for plan in election.plans)
        and not rule.channels
        and _scoring(election, rule) is None
    ):
        return _of_stack(ballots, rule.least_choices)
    found, left_out = _grouped(election, rule)
    # With few doubles, equal groups of one ballot each are faster to add up.
    alike = len(found) * 2 < len(ballots) - left_out
    groups = list(found) if alike else list(found.elements())
    many = list(found.values()) if alike else [1] * len(groups)
    size = np.fromiter((len(choices) for choices, _s, _w in groups), np.int64, len(groups))
    index = {plan.key: number for number, plan in enumerate(election.plans)}
    named = chain.from_iterable(choices for choices, _s, _w in groups)
    plan = np.fromiter(map(index.__getitem__, named), np.int16, int(size.sum()))
    scores = [score for _c, scores, _w in groups for score in scores]
    return Laid(size, plan, scores, [one[2] for one in groups], np.array(many, np.int64), left_out)


def _of_stack(stack: Stack, least: int) -> Laid:
    size, chosen = stack.size, stack.chosen
    kept = np.flatnonzero(size >= least)
    left_out = len(stack) - len(kept)
    if left_out:
        chosen, size = chosen[np.repeat(size >= least, size)], size[kept]
    weight = stack.about["weight"]
    weighs = np.zeros(len(stack), np.int64) if weight.numbers is None else weight.numbers
    many = np.ones(len(kept), np.int64)
    alike = _alike(size, chosen, weighs[kept])
    if alike is not None:
        first, many = alike
        begins = (np.cumsum(size) - size)[first]
        size = size[first]
        inside = np.repeat(begins - (np.cumsum(size) - size), size) + np.arange(int(size.sum()))
        kept, chosen = kept[first], chosen[inside]
    weights = [weight.values[number] for number in weighs[kept].tolist()]
    return Laid(size, chosen, [], weights, many, left_out)


def _alike(size: Any, chosen: Any, weighs: Any) -> tuple[Any, Whole] | None:
    """Return the first ballot of each group of identical ones, and how many there are.

    Ballots are mixed into one number each and those with the same number compared: choice by
    choice, in order. None when fewer than half are doubles, or different ballots had one number.
    """
    ends, mix = np.cumsum(size), np.uint64(0x9E3779B97F4A7C15)
    place = np.arange(len(chosen)) - np.repeat(ends - size, size)
    each = (chosen.astype(np.uint64) + np.uint64(1)) * (place.astype(np.uint64) * mix + mix)
    each ^= each >> np.uint64(29)
    total = np.concatenate([np.zeros(1, np.uint64), np.cumsum(each * mix)])
    mixed = (total[ends] - total[ends - size]) * mix + weighs.astype(np.uint64)
    first, of = first_of_each(mixed)
    if len(first) * 2 >= len(size):
        return None
    like = first[of]
    if np.any(size[like] != size) or np.any(weighs[like] != weighs):
        return None
    same = chosen[np.repeat((ends - size)[like], size) + place]
    return (first, np.bincount(of)) if np.array_equal(same, chosen) else None


def _grouped(election: Election, rule: Rule) -> tuple[Counter[Group], int]:
    """Return how many ballots are identical, and how many were left out for being too short."""
    known = {plan.key for plan in election.plans}
    if not known.issuperset(chain.from_iterable(ballot.choices for ballot in election.ballots)):
        _refuse_unknown(election, known)
    counted = [b for b in election.ballots if len(b.choices) >= rule.least_choices]
    short = len(election.ballots) - len(counted)
    scores, per_channel = _scoring(election, rule), _channels(election, rule)
    if scores is None and not per_channel:
        plain = Counter(map(itemgetter(0, 5), counted))
        return Counter({(choices, (), weight): n for (choices, weight), n in plain.items()}), short
    groups: Counter[Group] = Counter()
    for (choices, points, channel, weight), n in Counter(
        map(itemgetter(0, 1, 2, 5), counted)
    ).items():
        chosen, scored = scores(choices, points) if scores else (choices, ())
        groups[chosen, scored, weight * per_channel.get(channel, 1)] += n
    return groups, short


def _scoring(
    election: Election, rule: Rule
) -> Callable[[tuple[str, ...], Scores], tuple[tuple[str, ...], Scores]] | None:
    """Return what makes points of a ballot; None when each choice is worth the same."""
    if rule.utility is not Utility.POINTS or election.kind in (Kind.APPROVAL, Kind.CHOOSE_ONE):
        return None
    if election.kind is Kind.POINTS:
        return lambda choices, points: _by_points(election, choices, points)
    if not rule.places:
        raise Refused(
            gettext_noop("Say in the rule how many points the first, second… of a ranking get.")
        )
    return lambda choices, _points: _positive(choices, rule.places + (Fraction(0),) * len(choices))


def _by_points(
    election: Election, choices: tuple[str, ...], points: Scores
) -> tuple[tuple[str, ...], Scores]:
    if len(points) != len(choices) or any(point < 0 for point in points):
        raise _at(
            gettext_noop("Ballot %(ballot)s does not give each plan points of 0 or more."),
            election.ballots,
            lambda ballot: (ballot.choices, ballot.points) == (choices, points),
        )
    return _positive(choices, points)


def _positive(choices: tuple[str, ...], points: Scores) -> tuple[tuple[str, ...], Scores]:
    """Leave out the plans without points: they get no support."""
    kept = [(c, p) for c, p in zip(choices, points, strict=False) if p > 0]
    return tuple(choice for choice, _p in kept), tuple(point for _c, point in kept)


def _channels(election: Election, rule: Rule) -> dict[str, Fraction]:
    """Return what one ballot of each channel weighs; nothing when channels have no shares."""
    if not rule.channels:
        return {}
    counted = [b for b in election.ballots if len(b.choices) >= rule.least_choices]
    cast = Counter(ballot.channel for ballot in counted)
    for channel in cast:
        if channel not in rule.channels:
            raise _at(
                gettext_noop("Ballot %(ballot)s came by “%(plan)s”, which has no share."),
                election.ballots,
                lambda ballot, at=channel: ballot.channel == at,
                channel,
            )
    used = sum((rule.channels[channel] for channel in cast), Fraction(0)) or Fraction(1)
    return {
        channel: rule.channels[channel] / used * len(counted) / n for channel, n in cast.items()
    }


def _refuse_unknown(election: Election, known: set[str]) -> None:
    for ballot in election.ballots:
        for key in ballot.choices:
            if key not in known:
                raise _at(
                    gettext_noop("Ballot %(ballot)s names plan %(plan)s, which is not there."),
                    election.ballots,
                    lambda one, at=key: at in one.choices,
                    key,
                )


def _at(sentence: str, ballots: Iterable[Ballot], wrong: Any, plan: str = "") -> Refused:
    number = next((n for n, ballot in enumerate(ballots, 1) if wrong(ballot)), 0)
    return Refused(sentence, ballot=number, plan=plan[:40])


def taking_part(tally: Tally, rule: Rule) -> tuple[list[int], dict[str, Aside]]:
    """Return the plans that take part, and why the others do not."""
    alike = "aside", rule.least_votes, rule.least_share, rule.least_by_cost, rule.least_points
    if alike not in tally.made:
        why = (_why_aside(tally, rule, number) for number in range(len(tally.plans)))
        tally.made[alike] = {number: one for number, one in enumerate(why) if one}
    aside: dict[int, Aside] = tally.made[alike]
    taking = [number for number in range(len(tally.plans)) if number not in aside]
    return taking, {tally.plans[number].key: why for number, why in aside.items()}


def _why_aside(tally: Tally, rule: Rule, plan: int) -> Aside | None:
    cost, money, votes = tally.costs[plan], tally.election.money, tally.votes(plan)
    if cost == 0:
        return Aside.FREE
    if cost > money:
        return Aside.TOO_DEAR
    if votes == 0:
        return Aside.NO_VOTES
    if rule.least_votes and votes < rule.least_votes:
        return Aside.TOO_FEW
    if rule.least_share and votes < rule.least_share * tally.weight:
        return Aside.TOO_FEW
    if rule.least_by_cost and votes * money < rule.least_by_cost * cost * tally.weight:
        return Aside.TOO_FEW
    return Aside.TOO_FEW if _too_few_points(tally, rule, plan) else None


def _too_few_points(tally: Tally, rule: Rule, plan: int) -> bool:
    if not rule.least_points:
        return False
    pointed = tally_of(tally.election, replace(rule, utility=Utility.POINTS))
    return pointed.points(plan) < rule.least_points


def tie_ranks(tally: Tally, rule: Rule) -> list[int]:
    """Return for each plan its place in the tie order of the rule; the lowest goes first."""
    lot = {key: place for place, key in enumerate(rule.lot)}
    missing = [plan.key for plan in tally.plans if plan.key not in lot]
    if lot and missing:
        raise Refused(gettext_noop("The lot does not name plan %(plan)s."), plan=missing[0])
    by: dict[Tie, Callable[[int], Any]] = {
        Tie.CHEAPEST: lambda p: tally.costs[p],
        Tie.MOST_VOTES: lambda p: -tally.plan_units[p],
        Tie.LOT: lambda p: lot.get(tally.plans[p].key, 0),
        Tie.KEY: lambda p: tally.plans[p].key,
    }
    order = sorted(
        range(len(tally.plans)),
        key=lambda p: (*(by[tie](p) for tie in rule.ties), tally.plans[p].key),
    )
    ranks = [0] * len(order)
    for place, plan in enumerate(order):
        ranks[plan] = place
    return ranks


def allowing(tally: Tally, may_add: MayAdd | None) -> Callable[[Sequence[int], int], bool]:
    """Return `may_add` by number of plan; each question is put once.

    Plans that cost more than all the money together are not asked about: raising ends there.
    """
    if may_add is None:
        return lambda _winners, _plan: True
    asked: dict[tuple[str, ...], bool] = {}

    def allowed(winners: Sequence[int], plan: int) -> bool:
        if sum(tally.costs[p] for p in winners) + tally.costs[plan] > tally.election.money:
            return True
        keys = (*(tally.plans[winner].key for winner in winners), tally.plans[plan].key)
        if keys not in asked:
            asked[keys] = bool(may_add(keys))
        return asked[keys]

    return allowed
