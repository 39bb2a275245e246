"""The pots puzzle: which plans can be paid together from pots that each have conditions.

A pot has an amount, an end date and conditions; a plan has a cost and properties. A set of plans
is fundable when somebody can say who pays what, to the cent, with no pot overdrawn and no
condition broken. Everything is exact: money is whole cents, shares are whole percents.

Without minimum shares this is a flow from pots to plans, so a set is fundable exactly when no
cut is too narrow (Ford and Fulkerson, "Maximal flow through a network", 1956): for each set of
pots, the other pots together with what these may give must cover all that is asked. With minimum
shares, and with guarantees, it is a mixed-integer program; HiGHS solves it (Huangfu and Hall,
2018) and the answer is checked again here in whole cents.

What follows from these definitions and the count relies on: whatever a set of plans can do, each
part of it can do too; and more money in a pot never makes fewer plans possible.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

type Cents = int
type Ages = tuple[int, int]  # from and to, both included


class Undecided(Exception):
    """The solver ran out of time. Nothing was decided: never read this as a no."""


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


@dataclass(frozen=True, slots=True)
class Guarantee:
    """A promise beforehand: at least `least` cents go to plans of these themes, areas and ages."""

    key: str
    least: Cents
    themes: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    ages: Ages | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """What one pot pays for one plan."""

    pot: str
    plan: str
    cents: Cents


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a plan cannot be paid beside the winners.

    `refusing` says for each pot that may not pay for it which of its conditions the plan breaks.
    `empty` are the pots that stand in the way by being used up, `short` the cents that they lack
    together, `beside` the winners that draw on them too. `kept_for` are the guarantees whose
    money it would take. `opens` are the single conditions without which it could be paid.
    """

    plan: str
    refusing: Mapping[str, tuple[Condition, ...]]
    empty: tuple[str, ...]
    short: Cents
    beside: tuple[str, ...]
    kept_for: tuple[str, ...]
    opens: tuple[tuple[str, Condition], ...]


@dataclass(frozen=True, slots=True)
class Loosening:
    """What would become possible if one pot (or guarantee) let go of one condition.

    For a guarantee, `condition` is None. `plans` are the plans that could then be added to the
    winners and cannot now, in the order in which they are wanted; `cents` is what they ask.
    """

    key: str
    condition: Condition | None
    plans: tuple[str, ...]
    cents: Cents


def broken(plan: Plan, pot: Pot) -> tuple[Condition, ...]:
    """Return which conditions of the pot keep it from paying anything for the plan."""
    raise NotImplementedError


def belongs(plan: Plan, guarantee: Guarantee) -> bool:
    """Tell whether money for this plan counts for the guarantee."""
    raise NotImplementedError


def fundable(plans: Iterable[Plan], pots: Sequence[Pot]) -> bool:
    """Tell whether the pots can pay all these plans together. Raises Undecided."""
    raise NotImplementedError


def may_add_for(
    pots: Sequence[Pot], guarantees: Sequence[Guarantee], plans: Iterable[Plan]
) -> Callable[[Sequence[str]], bool]:
    """Return the test a count asks before it adds a plan: keys of winners and candidate -> bool.

    True when the pots can pay these plans together and enough can still be added to keep every
    guarantee. A guarantee asks no more than what `within_reach` says. Raises Undecided.
    """
    raise NotImplementedError


def within_reach(
    pots: Sequence[Pot], guarantees: Sequence[Guarantee], plans: Iterable[Plan]
) -> tuple[Guarantee, ...]:
    """Return the guarantees, each lowered to what pots and plans allow beside those before it."""
    raise NotImplementedError


def order(pots: Iterable[Pot]) -> list[Pot]:
    """Return the pots as they pay: earmarked before free, soonest-ending first, then strictest."""
    raise NotImplementedError


def funding_plan(winners: Sequence[Plan], pots: Sequence[Pot]) -> list[Share]:
    """Return who pays what: the strictest and soonest-ending euros first, free money last.

    The one answer among all: the first pot in `order` pays as much as it can, then the second,
    and so on; within that, the first pot pays as much as it can for the first winner, and so on.
    Raises ValueError when the winners are not fundable, Undecided when time ran out.
    """
    raise NotImplementedError


def why_not(
    plan: Plan,
    winners: Sequence[Plan],
    pots: Sequence[Pot],
    guarantees: Sequence[Guarantee] = (),
    plans: Iterable[Plan] = (),
) -> WhyNot | None:
    """Return what keeps the plan from being paid beside the winners, None when nothing does."""
    raise NotImplementedError


def loosen(
    pots: Sequence[Pot],
    guarantees: Sequence[Guarantee],
    winners: Sequence[Plan],
    wanted: Sequence[Plan],
) -> list[Loosening]:
    """Return which single condition would unlock most, best first; only those that unlock any.

    `wanted` are the plans that did not win, the most wanted first: with and without the
    condition each is added in turn if it can be paid.
    """
    raise NotImplementedError


def to_dict(pots: Iterable[Pot], guarantees: Iterable[Guarantee] = ()) -> dict[str, Any]:
    """Return pots and guarantees as plain data to publish beforehand (JSON)."""
    raise NotImplementedError


def from_dict(data: Mapping[str, Any]) -> tuple[list[Pot], list[Guarantee]]:
    """Read what `to_dict` wrote. Raises ValueError with a sentence for anything else."""
    raise NotImplementedError
