"""The words of the pots puzzle: plans, pots, conditions, guarantees, and who fits where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import Field, dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

type Cents = int
type Ages = tuple[int, int]  # from and to, both included


class Condition(StrEnum):
    """What a pot can ask of a plan."""

    THEMES = "themes"
    AREAS = "areas"
    AGES = "ages"
    ENDS = "ends"
    OWN_SHARE = "own_share"
    LEAST_SHARE = "least_share"
    MOST_SHARE = "most_share"


@dataclass(frozen=True, slots=True)
class Plan:
    """Something that costs money: `cost` in all, of which the makers bring `own` themselves.

    `areas` are those it serves (none: no area in particular), `ages` whom it is by and for (none:
    everybody), `spent_by` the day on which its last euro is spent.
    """

    key: str
    cost: Cents
    own: Cents = 0
    themes: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    ages: Ages | None = None
    spent_by: date | None = None

    def __post_init__(self) -> None:
        _check(self.key, self.ages, self.cost, self.own)
        if self.own > self.cost:
            raise ValueError(f"plan {self.key}: its makers bring more than it costs")

    @property
    def asked(self) -> Cents:
        """What the pots are asked to pay."""
        return self.cost - self.own


@dataclass(frozen=True, slots=True)
class Pot:
    """Money with an owner's conditions; a condition that is left out asks nothing.

    A plan must share a theme with `themes`; all its areas must lie in `areas`; its ages must lie
    within `ages`; it must be spent by `ends`; its makers must bring `own_share` percent of its
    cost. If the pot pays for a plan at all, it pays at least `least_share` and at most
    `most_share` percent of its cost.
    """

    key: str
    amount: Cents
    ends: date | None = None
    themes: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    ages: Ages | None = None
    own_share: int = 0
    least_share: int = 0
    most_share: int = 100

    def __post_init__(self) -> None:
        _check(self.key, self.ages, self.amount)
        if not (0 <= self.least_share <= self.most_share <= 100 and 0 <= self.own_share <= 100):
            raise ValueError(f"pot {self.key}: shares are percents from 0 to 100, least to most")


@dataclass(frozen=True, slots=True)
class Guarantee:
    """A promise beforehand: at least `least` cents go to plans of these themes, areas and ages."""

    key: str
    least: Cents
    themes: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    ages: Ages | None = None

    def __post_init__(self) -> None:
        _check(self.key, self.ages, self.least)


type Term = Plan | Pot | Guarantee

FREE: dict[Condition, Any] = {
    Condition(field.name): field.default for field in fields(Pot) if field.name in set(Condition)
}


def _check(key: str, ages: Ages | None, *sums: Cents) -> None:
    if not key:
        raise ValueError("each plan, pot and guarantee needs a key")
    if any(cents < 0 for cents in sums):
        raise ValueError(f"{key}: sums are whole cents from 0")
    if ages and not 0 <= ages[0] <= ages[1]:
        raise ValueError(f"{key}: ages run from the youngest to the oldest")


def broken(plan: Plan, pot: Pot) -> tuple[Condition, ...]:
    """Return which conditions of the pot keep it from paying anything for the plan.

    >>> broken(Plan("bench", 500_00), Pot("youth", 900_00, ages=(12, 26)))
    (<Condition.AGES: 'ages'>,)
    """
    late = pot.ends and plan.spent_by and plan.spent_by > pot.ends
    tests = {
        Condition.THEMES: bool(pot.themes) and not pot.themes & plan.themes,
        Condition.AREAS: bool(pot.areas) and not lies_in(plan.areas, pot.areas),
        Condition.AGES: not within(plan.ages, pot.ages),
        Condition.ENDS: bool(late),
        Condition.OWN_SHARE: plan.own * 100 < plan.cost * pot.own_share,
        Condition.LEAST_SHARE: least(plan, pot) > plan.asked,
        Condition.MOST_SHARE: most(plan, pot) < min(1, plan.asked),
    }
    return tuple(condition for condition, fails in tests.items() if fails)


def belongs(plan: Plan, guarantee: Guarantee) -> bool:
    """Tell whether money for this plan counts for the guarantee."""
    return (
        (not guarantee.themes or bool(guarantee.themes & plan.themes))
        and (not guarantee.areas or lies_in(plan.areas, guarantee.areas))
        and within(plan.ages, guarantee.ages)
    )


def lies_in(areas: frozenset[str], asked: frozenset[str]) -> bool:
    """Tell whether something is in the areas that are asked and nowhere else."""
    return bool(areas) and areas <= asked


def within(ages: Ages | None, asked: Ages | None) -> bool:
    """Tell whether something is only for the ages that are asked."""
    return asked is None or (ages is not None and asked[0] <= ages[0] <= ages[1] <= asked[1])


def least(plan: Plan, pot: Pot) -> Cents:
    """Return the least that the pot pays for the plan if it pays anything, rounded up."""
    return -(-plan.cost * pot.least_share // 100)


def most(plan: Plan, pot: Pot) -> Cents:
    """Return the most that the pot's share lets it pay for the plan, rounded down."""
    return min(plan.cost * pot.most_share // 100, plan.asked)


def order(pots: Iterable[Pot]) -> list[Pot]:
    """Return the pots as they pay: earmarked before free, soonest-ending first, then strictest."""

    def rank(pot: Pot) -> tuple[bool, date, int, str]:
        asks = [condition for condition in asked_by(pot) if condition != Condition.ENDS]
        return not asks, pot.ends or date.max, -len(asks), pot.key

    return sorted(pots, key=rank)


def asked_by(pot: Pot) -> list[Condition]:
    """Return the conditions that this pot has.

    >>> asked_by(Pot("youth", 900_00, ages=(12, 26), most_share=50))
    [<Condition.AGES: 'ages'>, <Condition.MOST_SHARE: 'most_share'>]
    """
    return [c for c in Condition if getattr(pot, c) != FREE[c]]


def without(pot: Pot, condition: Condition) -> Pot:
    """Return the same pot when it lets go of one condition."""
    return replace(pot, **{condition: FREE[condition]})


def to_dict(
    pots: Iterable[Pot], guarantees: Iterable[Guarantee] = (), plans: Iterable[Plan] = ()
) -> dict[str, Any]:
    """Return pots, guarantees and plans as plain data to publish beforehand (JSON).

    >>> to_dict([Pot("youth", 900_00, ends=date(2026, 12, 31), ages=(12, 26))])["pots"]
    [{'key': 'youth', 'amount': 90000, 'ends': '2026-12-31', 'ages': [12, 26]}]
    """
    named: dict[str, Iterable[Term]] = {"pots": pots, "guarantees": guarantees, "plans": plans}
    return {name: [_plain(term) for term in terms] for name, terms in named.items()}


def _plain(term: Term) -> dict[str, Any]:
    kept = ((f.name, getattr(term, f.name)) for f in fields(term) if _differs(term, f))
    return {name: _as_json(value) for name, value in kept}


def _differs(term: Term, field: Field[Any]) -> bool:
    return bool(getattr(term, field.name) != field.default)


def _as_json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    return list(value) if isinstance(value, tuple) else value


def from_dict(data: Mapping[str, Any]) -> tuple[list[Pot], list[Guarantee], list[Plan]]:
    """Read what `to_dict` wrote. Raises ValueError with a sentence for anything else."""
    if not isinstance(data, Mapping):
        raise ValueError("expected pots, guarantees and plans, each a list")
    if unknown := sorted(set(data) - {"pots", "guarantees", "plans"}):
        raise ValueError(f"not pots, guarantees or plans: {', '.join(unknown)}")
    return (
        [_read(Pot, item, "pot") for item in _list(data, "pots")],
        [_read(Guarantee, item, "guarantee") for item in _list(data, "guarantees")],
        [_read(Plan, item, "plan") for item in _list(data, "plans")],
    )


def _list(data: Mapping[str, Any], name: str) -> list[Any]:
    if not isinstance(found := data.get(name, []), list):
        raise ValueError(f"{name} must be a list")
    return found


def _read[T: (Pot, Guarantee, Plan)](kind: type[T], item: Any, name: str) -> T:
    if not isinstance(item, Mapping):
        raise ValueError(f"not a {name}: {item!r}")
    known = {field.name for field in fields(kind)}
    if unknown := sorted(set(item) - known):
        raise ValueError(f"a {name} has no {', '.join(unknown)}")
    try:
        return kind(**{part: READERS[part](value) for part, value in item.items()})
    except TypeError as fault:
        raise ValueError(f"{name} {item.get('key', '?')} is not complete or not right") from fault


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value


def _texts(value: Any) -> frozenset[str]:
    if not isinstance(value, list):
        raise TypeError(value)
    return frozenset(_text(part) for part in value)


def _day(value: Any) -> date:
    return date.fromisoformat(_text(value))


def _ages(value: Any) -> Ages:
    if not isinstance(value, list) or len(value) != 2:
        raise TypeError(value)
    return _whole(value[0]), _whole(value[1])


READERS: dict[str, Callable[[Any], Any]] = (
    {"key": _text, "themes": _texts, "areas": _texts, "ages": _ages}
    | dict.fromkeys(["ends", "spent_by"], _day)
    | dict.fromkeys(["amount", "cost", "own", "least"], _whole)
    | dict.fromkeys(["own_share", "least_share", "most_share"], _whole)
)
