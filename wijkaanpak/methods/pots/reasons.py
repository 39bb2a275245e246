"""Why a plan cannot be paid, and which one condition stands in the way of most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wijkaanpak.methods.pots.cuts import Paths, Stuck
from wijkaanpak.methods.pots.table import Table, within_reach
from wijkaanpak.methods.pots.terms import (
    Cents,
    Condition,
    Guarantee,
    Plan,
    Pot,
    asked_by,
    broken,
    without,
)  # fmt: skip


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
    winners and are not now, in the order in which they are wanted; `cents` is how much more would
    be paid in all.
    """

    key: str
    condition: Condition | None
    plans: tuple[str, ...]
    cents: Cents


def why_not(
    plan: Plan,
    winners: Sequence[Plan],
    pots: Sequence[Pot],
    guarantees: Sequence[Guarantee] = (),
    plans: Iterable[Plan] = (),
) -> WhyNot | None:
    """Return what keeps the plan from being paid beside the winners, None when nothing does.

    `plans` are all plans there are: guarantees look at what can still be added.
    """
    everyone = list({p.key: p for p in [*winners, plan, *plans]}.values())
    kept = within_reach(pots, guarantees, everyone)
    keys = [*(winner.key for winner in winners), plan.key]

    def allowed(pots: Sequence[Pot], kept: Sequence[Guarantee]) -> bool:
        table = Table(pots, everyone, kept)
        return table.allows(table.places(keys))

    if allowed(pots, kept):
        return None
    stuck = _stuck(winners, plan, pots)
    blocking = [g.key for g in kept if allowed(pots, [other for other in kept if other != g])]
    if not blocking and kept and allowed(pots, ()):
        blocking = [g.key for g in kept]
    return WhyNot(
        plan=plan.key,
        refusing={pot.key: asked for pot in pots if (asked := broken(plan, pot))},
        empty=tuple(pots[place].key for place in sorted(stuck.sources)),
        short=stuck.short,
        beside=tuple(winners[place].key for place in sorted(stuck.beside)),
        kept_for=tuple(blocking),
        opens=tuple(
            (pot.key, condition)
            for pot, condition, looser in _loosened(pots)
            if allowed(looser, kept)
        ),
    )


def _stuck(winners: Sequence[Plan], plan: Plan, pots: Sequence[Pot]) -> Stuck:
    """Pay the winners and then try the plan, minimum shares aside."""
    paths = Paths(Table(pots, [*winners, plan]).flow)
    for place in range(len(winners)):
        paths.route(place)
    return paths.route(len(winners))


def _loosened(pots: Sequence[Pot]) -> Iterator[tuple[Pot, Condition, list[Pot]]]:
    for pot in pots:
        for condition in asked_by(pot):
            yield pot, condition, [without(p, condition) if p is pot else p for p in pots]


def loosen(
    pots: Sequence[Pot],
    guarantees: Sequence[Guarantee],
    winners: Sequence[Plan],
    wanted: Sequence[Plan],
) -> list[Loosening]:
    """Return which single condition would unlock most, best first; only those that unlock any.

    `wanted` are the plans that did not win, the most wanted first: with and without the
    condition each is added in turn if it can be paid. Most euros first, then most plans.
    """
    everyone = [*winners, *wanted]
    kept = within_reach(pots, guarantees, everyone)

    def filled(pots: Sequence[Pot], kept: Sequence[Guarantee]) -> list[Plan]:
        table, chosen = Table(pots, everyone, kept), list(winners)
        for plan in wanted:
            if table.allows(table.places(p.key for p in [*chosen, plan])):
                chosen.append(plan)
        return chosen[len(winners) :]

    now = filled(pots, kept)
    found = [
        _unlocked(pot.key, condition, now, filled(looser, kept))
        for pot, condition, looser in _loosened(pots)
    ] + [
        _unlocked(g.key, None, now, filled(pots, [other for other in kept if other != g]))
        for g in kept
    ]
    return sorted(
        (one for one in found if one.cents > 0),
        key=lambda one: (-one.cents, -len(one.plans), one.key, one.condition or ""),
    )


def _unlocked(
    key: str, condition: Condition | None, now: Sequence[Plan], then: Sequence[Plan]
) -> Loosening:
    gained = sum(plan.asked for plan in then) - sum(plan.asked for plan in now)
    new = tuple(plan.key for plan in then if plan not in now)
    return Loosening(key, condition, new, gained)
