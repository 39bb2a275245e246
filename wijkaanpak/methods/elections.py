"""What is counted, by which rule, and what came out: the data of every count.

An `Election` holds plans (costs in whole cents), ballots and the money. A `Rule` holds every
parameter that can change a winner, so that it can be published before the first ballot and
printed with the result. `counting.count` gives an `Outcome`: exact, the same for any order of
ballots and plans.

Units: money in whole cents (int), shares and payments as exact fractions of cents.
Errors: `Refused` with a sentence for whoever made the rule, the plans or the ballots.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from wijkaanpak.refusals import Refused, gettext_noop

WHOLE = 100  # cents in a euro
type MayAdd = Callable[[tuple[str, ...]], bool]
"""Tells whether these plans together may win (pots, guarantees). The winners so far come in the
order chosen, the candidate last. It is asked only of plans that the money can pay together. When
it says no to some plans, it must say no to any larger set of plans that holds them: a plan that
was refused once does not come back."""


class Kind(StrEnum):
    """What people could write on a ballot."""

    APPROVAL = "approval"  # any plans you like
    POINTS = "points"  # plans with points
    RANKING = "ranking"  # plans, best first
    CHOOSE_ONE = "choose-one"


class Method(StrEnum):
    EQUAL_SHARES = "equal-shares"
    GREEDY = "greedy"
    PHRAGMEN = "phragmen"


class Utility(StrEnum):
    """What a plan is worth to who chose it: what it costs, one plan, or the points they gave."""

    COST = "cost"
    CARDINALITY = "cardinality"
    POINTS = "points"


class Completion(StrEnum):
    """What happens with money that is left: nothing, raise every share, or most votes that fit."""

    NONE = "none"
    ADD_ONE = "add-one"
    UTILITARIAN = "utilitarian"


class Stop(StrEnum):
    """When raising the shares ends: before the money would run out, or when nothing more fits."""

    OVERSPEND = "overspend"
    EXHAUSTIVE = "exhaustive"


class Start(StrEnum):
    """The first share: the money divided by the ballots, exactly or down to whole euros."""

    EXACT = "exact"
    FLOOR = "floor"


class Tie(StrEnum):
    """Who goes first of two plans that are equal; the keys as text always come last."""

    CHEAPEST = "cheapest"
    MOST_VOTES = "most-votes"
    LOT = "lot"
    KEY = "key"


class Leftover(StrEnum):
    """After pot by pot: what is done over all plans with the money that is left."""

    NONE = "none"
    SKIP = "skip"
    NO_SKIP = "no-skip"


class PotsBy(StrEnum):
    THEME = "theme"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Plan:
    """Something that can win; `cost` in whole cents. Pots go by its first theme or area."""

    key: str
    name: str = ""
    cost: int = 0
    areas: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()  # by and for whom, such as youth


class Ballot(NamedTuple):
    """One ballot, of nobody. Area and age are published categories or empty; never more.

    `choices` are keys of plans: best first in a ranking, in any order elsewhere. `points` has
    one number for each choice in a points ballot and is empty elsewhere.
    """

    choices: tuple[str, ...] = ()
    points: tuple[int | Fraction, ...] = ()
    channel: str = ""
    area: str = ""
    age: str = ""
    weight: int | Fraction = 1


@dataclass(frozen=True)
class Election:
    """Plans, ballots and money (whole cents). `categories` names the published ones."""

    plans: Sequence[Plan]
    ballots: Sequence[Ballot]
    money: int
    kind: Kind = Kind.APPROVAL
    name: str = ""
    categories: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # "area", "age"

    def plan(self, key: str) -> Plan:
        """Return the plan with this key. Raises KeyError."""
        return self._by_key[key]

    @cached_property
    def _by_key(self) -> dict[str, Plan]:
        return {plan.key: plan for plan in self.plans}


@dataclass(frozen=True)
class Rule:
    """Every parameter that can change a winner. `Rule.from_dict(rule.to_dict()) == rule`."""

    name: Method = Method.EQUAL_SHARES
    utility: Utility = Utility.COST
    completion: Completion = Completion.NONE
    stop: Stop = Stop.OVERSPEND
    step: int = WHOLE  # cents by which add-one raises every share
    start: Start = Start.EXACT
    ties: tuple[Tie, ...] = (Tie.CHEAPEST, Tie.MOST_VOTES, Tie.LOT)
    lot: tuple[str, ...] = ()  # all keys in the order drawn beforehand; empty: as text
    least_votes: Fraction = Fraction(0)  # a plan with fewer (weighted) votes is out
    least_share: Fraction = Fraction(0)  # or with fewer than this share of the ballots
    least_by_cost: Fraction = Fraction(0)  # or: votes / ballots < this * cost / money
    least_points: Fraction = Fraction(0)  # or with fewer points in all
    least_choices: int = 0  # a ballot with fewer is left out, also from the division
    channels: Mapping[str, Fraction] = field(default_factory=dict)  # share of each channel
    places: tuple[Fraction, ...] = ()  # points for the first, second... of a ranking
    skip: bool = True  # greedy: go on after a plan that does not fit
    pots: Mapping[str, int] = field(default_factory=dict)  # greedy: cents for each theme or area
    pots_by: PotsBy = PotsBy.THEME
    leftover: Leftover = Leftover.NONE

    def __post_init__(self) -> None:
        for one in fields(self):
            object.__setattr__(self, one.name, _AS[one.name](getattr(self, one.name)))
        if self.step < 1:
            raise Refused(gettext_noop("A share is raised by at least one cent at a time."))
        if self.channels and sum(self.channels.values()) != 1:
            raise Refused(gettext_noop("The shares of the channels must add up to 1."))
        if any(share < 0 for share in self.channels.values()):
            raise Refused(gettext_noop("The share of a channel is never below 0."))

    def to_dict(self) -> dict[str, Any]:
        """Return the rule as JSON can keep it: words, whole numbers, fractions as "1/2"."""
        return {one.name: _plain(getattr(self, one.name)) for one in fields(self)}

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> Rule:
        """Return the rule of `to_dict`; a name that we do not know is refused, never skipped."""
        known = {one.name for one in fields(cls)}
        for name in given:
            if name not in known:
                raise Refused(gettext_noop("The rule has no parameter %(name)s."), name=name)
        try:
            return cls(**given)
        except (TypeError, ValueError, AttributeError) as error:
            raise Refused(gettext_noop("The rule is not written as a rule is.")) from error


def _fraction(value: Any) -> Fraction:
    if isinstance(value, float):
        raise Refused(gettext_noop('Write %(value)s as a fraction, such as "1/2".'), value=value)
    try:
        return Fraction(value)
    except (ValueError, TypeError, ZeroDivisionError) as error:
        raise Refused(
            gettext_noop('“%(value)s” is no number such as 3 or "1/2".'), value=value
        ) from error


def _whole(value: Any) -> int:
    number = _fraction(value)
    if number.denominator != 1 or number < 0:
        raise Refused(gettext_noop("%(value)s must be a whole number, 0 or more."), value=value)
    return int(number)


def _word(kind: type[StrEnum]) -> Callable[[Any], StrEnum]:
    def one_of(value: Any) -> StrEnum:
        try:
            return kind(value)
        except ValueError as error:
            raise Refused(
                gettext_noop("“%(value)s” is not one of %(words)s."),
                value=value,
                words=", ".join(kind),
            ) from error

    return one_of


def _fractions(value: Any) -> dict[str, Fraction]:
    return {str(key): _fraction(one) for key, one in sorted(dict(value).items())}


_AS: dict[str, Callable[[Any], Any]] = {
    "name": _word(Method),
    "utility": _word(Utility),
    "completion": _word(Completion),
    "stop": _word(Stop),
    "step": _whole,
    "start": _word(Start),
    "ties": lambda value: tuple(map(_word(Tie), value)),
    "lot": lambda value: tuple(map(str, value)),
    "least_votes": _fraction,
    "least_share": _fraction,
    "least_by_cost": _fraction,
    "least_points": _fraction,
    "least_choices": _whole,
    "channels": _fractions,
    "places": lambda value: tuple(map(_fraction, value)),
    "skip": bool,
    "pots": lambda value: {str(key): _whole(one) for key, one in dict(value).items()},
    "pots_by": _word(PotsBy),
    "leftover": _word(Leftover),
}


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else str(value)
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, StrEnum) else value


class Aside(StrEnum):
    """Why a plan took no part in the count, or was passed by when its turn came."""

    FREE = "costs nothing"  # decided separately
    TOO_DEAR = "costs more than all the money"
    NO_VOTES = "has no votes"
    TOO_FEW = "has fewer votes than the rule asks"
    CONDITIONS = "may not be added"  # `may_add` said no at its turn


class Stage(StrEnum):
    """In which part of the count a plan won."""

    COUNT = "count"  # the first count, or the only one
    POT = "pot"  # within the pot of its theme or area
    COMPLETION = "completion"
    LEFTOVER = "leftover"


class Part(NamedTuple):
    """Supporters who paid the same for a plan: how many (weighted), and cents each (exact)."""

    people: Fraction
    each: Fraction

    @property
    def together(self) -> Fraction:
        return self.people * self.each


@dataclass(frozen=True)
class Payment:
    """Who paid for a plan. `full` paid the whole price each; `rest` gave all they had left.

    With points the price is per point, so there is a part for each number of points. The parts
    together are exactly the cost. There is no payment for a plan that no shares paid for (greedy,
    or most votes that fit afterwards).
    """

    plan: str
    price: Fraction  # cents each, or cents per point
    full: tuple[Part, ...]
    rest: tuple[Part, ...] = ()  # most money first

    @property
    def people(self) -> Fraction:
        """How many (weighted) paid something."""
        return sum((part.people for part in (*self.full, *self.rest)), Fraction(0))


@dataclass(frozen=True)
class Outcome:
    """What a count decided. `payments` is worked out when it is first asked for."""

    election: Election
    rule: Rule
    winners: tuple[str, ...]  # in the order chosen
    stages: Mapping[str, Stage]
    aside: Mapping[str, Aside]  # plans that took no part or were passed by, and why
    ballots: int  # that counted
    ballots_left_out: int
    share: Fraction | None = None  # cents for each ballot (of weight 1) in the end
    steps: int = 0  # how often every share was raised
    before_completion: tuple[str, ...] = ()  # the winners of the first count
    paying: Callable[[], tuple[Payment, ...]] = field(default=tuple, compare=False, repr=False)

    @property
    def spent(self) -> int:
        """Cents for all winners together."""
        return sum(self.election.plan(key).cost for key in self.winners)

    @property
    def left(self) -> int:
        """Cents of the money that no plan took."""
        return self.election.money - self.spent

    @cached_property
    def payments(self) -> tuple[Payment, ...]:
        """Who paid how much for each winner, in the order chosen."""
        return self.paying()
