"""Most votes that fit: the count most cities use, with or without pots.

Plans go by votes (utility `cost`), votes per euro (`cardinality`) or points (`points`). A plan
that does not fit is passed by (`skip`), or ends the count. With pots, each theme or area first
spends its own money, and `leftover` says what is done with the rest over all plans together, as
Amsterdam and Polish cities do (Faliszewski et al., "Participatory Budgeting: Data, Tools, and
Analysis", IJCAI 2023).

>>> from wijkaanpak.methods.elections import Ballot, Election, Plan, Rule
>>> plans = [Plan("a", cost=70), Plan("b", cost=60), Plan("c", cost=30)]
>>> ballots = [Ballot(("a", "b", "c")), Ballot(("a", "b")), Ballot(("a",))]
>>> count(Election(plans, ballots, money=100), Rule("greedy")).winners
('a', 'c')
>>> count(Election(plans, ballots, money=100), Rule("greedy", skip=False)).winners
('a',)

Errors: `Refused`. Exact: whole numbers and fractions only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from wijkaanpak.methods.elections import (
    Aside,
    Election,
    Leftover,
    MayAdd,
    Outcome,
    Plan,
    PotsBy,
    Rule,
    Stage,
    Utility,
)
from wijkaanpak.methods.tallies import Tally, allowing, taking_part, tally_of, tie_ranks

type Allowed = Callable[[Sequence[int], int], bool]


def count(election: Election, rule: Rule, may_add: MayAdd | None = None) -> Outcome:
    """Count by most votes that fit; see `counting.count`."""
    tally = tally_of(election, rule)
    plans, aside = taking_part(tally, rule)
    allowed = allowing(tally, may_add)
    order = in_order(tally, rule, plans)
    winners: list[int] = []
    refused: list[int] = []
    stages: dict[str, Stage] = {}
    for pot, (money, inside) in pots_of(tally, rule, order).items():
        left = min(money, election.money - sum(tally.costs[w] for w in winners))
        won, no = fill(tally, inside, winners, left, skip=rule.skip, allowed=allowed)
        winners, refused = winners + won, refused + no
        stages |= dict.fromkeys(
            (tally.plans[p].key for p in won), Stage.POT if pot else Stage.COUNT
        )
    before = tuple(tally.plans[p].key for p in winners)
    if rule.pots and rule.leftover is not Leftover.NONE:
        left = election.money - sum(tally.costs[w] for w in winners)
        rest = [p for p in order if p not in set(winners)]
        skip = rule.leftover is Leftover.SKIP
        won, no = fill(tally, rest, winners, left, skip=skip, allowed=allowed)
        winners, refused = winners + won, refused + no
        stages |= dict.fromkeys((tally.plans[p].key for p in won), Stage.LEFTOVER)
    aside |= {tally.plans[p].key: Aside.CONDITIONS for p in refused}
    return Outcome(
        election=election,
        rule=rule,
        winners=tuple(tally.plans[p].key for p in winners),
        stages=stages,
        aside=aside,
        ballots=tally.counted,
        ballots_left_out=tally.left_out,
        before_completion=before,
    )


def in_order(tally: Tally, rule: Rule, plans: Iterable[int]) -> list[int]:
    """Return plans in the order in which they may win, ties as the rule says."""
    ranks = tie_ranks(tally, rule)
    worth: dict[Utility, Callable[[int], Fraction]] = {
        Utility.COST: tally.votes,
        Utility.CARDINALITY: lambda p: tally.votes(p) / tally.costs[p],
        Utility.POINTS: tally.points,
    }
    of = worth[rule.utility]
    return sorted(plans, key=lambda p: (-of(p), ranks[p]))


def fill(
    tally: Tally,
    order: Iterable[int],
    winners: Sequence[int],
    left: int,
    *,
    skip: bool,
    allowed: Allowed,
) -> tuple[list[int], list[int]]:
    """Return the plans that fit in the money left (cents) beside the winners, in this order.

    And those that fitted but that a condition refused.
    """
    won: list[int] = []
    refused: list[int] = []
    for plan in order:
        if tally.costs[plan] > left:
            if not skip:
                break
        elif allowed([*winners, *won], plan):
            won.append(plan)
            left -= tally.costs[plan]
        else:
            refused.append(plan)
    return won, refused


def pots_of(tally: Tally, rule: Rule, order: Sequence[int]) -> dict[str, tuple[int, list[int]]]:
    """Return for each pot its money (cents) and its plans in order; one pot "" when none."""
    if not rule.pots:
        return {"": (tally.election.money, list(order))}
    return {
        pot: (money, [p for p in order if pot_of(tally.plans[p], rule) == pot])
        for pot, money in rule.pots.items()
    }


def pot_of(plan: Plan, rule: Rule) -> str:
    """Return the pot of a plan: its first theme or area, or "" when it has none."""
    places = plan.themes if rule.pots_by is PotsBy.THEME else plan.areas
    return places[0] if places else ""
