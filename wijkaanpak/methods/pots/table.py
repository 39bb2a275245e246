"""Pots against plans in numbers: what can be paid, what may still be added, who pays what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from wijkaanpak.methods.pots.flows import Flow, Group
from wijkaanpak.methods.pots.terms import (
    Cents,
    Guarantee,
    Plan,
    Pot,
    belongs,
    broken,
    least,
    most,
    order,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Share:
    """What one pot pays for one plan."""

    pot: str
    plan: str
    cents: Cents


class Table:
    """Pots, guarantees and plans as numbers, and what was found out about them."""

    def __init__(
        self, pots: Sequence[Pot], plans: Iterable[Plan], guarantees: Sequence[Guarantee] = ()
    ) -> None:
        self.pots, self.plans, self.guarantees = pots, list(plans), guarantees
        self.at = {plan.key: place for place, plan in enumerate(self.plans)}
        if len(self.at) < len(self.plans) or len({pot.key for pot in pots}) < len(pots):
            raise ValueError("two plans or two pots have the same key")
        fits = [[not broken(plan, pot) for plan in self.plans] for pot in pots]
        self.flow = Flow(
            amounts=[pot.amount for pot in pots],
            asked=[plan.asked for plan in self.plans],
            most=_where(fits, [[most(plan, pot) for plan in self.plans] for pot in pots]),
            least=_where(fits, [[least(plan, pot) for plan in self.plans] for pot in pots]),
        )
        self.members = [
            frozenset(self.at[plan.key] for plan in self.plans if belongs(plan, guarantee))
            for guarantee in guarantees
        ]
        self.known: dict[frozenset[int], bool] = {}
        self.ways_on: list[frozenset[int]] = []

    def places(self, keys: Iterable[str]) -> list[int]:
        return [self.at[key] for key in dict.fromkeys(keys)]

    def allows(self, needs: Sequence[int]) -> bool:
        """Tell whether these plans can be paid and every guarantee can still be kept."""
        wanted = frozenset(needs)
        if wanted not in self.known:
            self.known[wanted] = self.flow.pays(needs) and self._leads_on(wanted)
        return self.known[wanted]

    def _leads_on(self, wanted: frozenset[int]) -> bool:
        if not self.guarantees or any(wanted <= way for way in self.ways_on):
            return True
        extra = frozenset().union(*self.members) - wanted
        program = self.flow.program(wanted, extra, self._groups())
        if program.solve() is None:
            return False
        self.ways_on.append(wanted | frozenset(program.taken))
        return True

    def _groups(self) -> list[Group]:
        return [(g.least, m) for g, m in zip(self.guarantees, self.members, strict=True)]

    def reach(self, place: int) -> Guarantee:
        """Return one guarantee, lowered to what can be given beside those before it."""
        guarantee, members = self.guarantees[place], self.members[place]
        everyone = range(len(self.plans))
        groups = self._groups()
        if self.flow.program([], everyone, groups[: place + 1]).solve() is not None:
            return guarantee
        return replace(
            guarantee, least=self.flow.program([], everyone, groups[:place]).most(members)
        )


def _where(fits: list[list[bool]], cents: list[list[int]]) -> list[list[int]]:
    """Return the cents where the plan fits the pot, and nothing elsewhere."""
    rows = zip(fits, cents, strict=True)
    return [[c if fit else 0 for fit, c in zip(*row, strict=True)] for row in rows]


def fundable(plans: Iterable[Plan], pots: Sequence[Pot]) -> bool:
    """Tell whether the pots can pay all these plans together. Raises Undecided.

    >>> fundable([Plan("bench", 500_00)], [Pot("free", 300_00), Pot("own", 200_00)])
    True
    """
    table = Table(pots, plans)
    return table.flow.pays(range(len(table.plans)))


def may_add_for(
    pots: Sequence[Pot], guarantees: Sequence[Guarantee], plans: Iterable[Plan]
) -> Callable[[Sequence[str]], bool]:
    """Return the test a count asks before it adds a plan: keys of winners and candidate -> bool.

    True when the pots can pay these plans together and enough can still be added to keep every
    guarantee. A guarantee asks no more than what `within_reach` says. Ask with the candidate
    last: then what the winners leave is remembered. The test raises Undecided, and KeyError for
    a plan it does not know.
    """
    plans = list(plans)
    table = Table(pots, plans, within_reach(pots, guarantees, plans))
    return lambda keys: table.allows(table.places(keys))


def within_reach(
    pots: Sequence[Pot], guarantees: Sequence[Guarantee], plans: Iterable[Plan]
) -> tuple[Guarantee, ...]:
    """Return the guarantees, each lowered to what pots and plans allow beside those before it."""
    plans = list(plans)
    kept: tuple[Guarantee, ...] = ()
    for guarantee in guarantees:
        kept += (Table(pots, plans, (*kept, guarantee)).reach(len(kept)),)
    return kept


def funding_plan(winners: Sequence[Plan], pots: Sequence[Pot]) -> list[Share]:
    """Return who pays what: the strictest and soonest-ending euros first, free money last.

    The one answer among all: the first pot in `order` pays as much as it can, then the second,
    and so on; within that, the first pot pays as much as it can for the first winner, and so on
    (where pots have minimum shares, this second half is a choice among equals).
    Raises ValueError when the winners are not fundable, Undecided when time ran out.

    >>> pots = [Pot("free", 900_00), Pot("green", 300_00, themes=frozenset({"green"}))]
    >>> for share in funding_plan([Plan("trees", 500_00, themes=frozenset({"green"}))], pots):
    ...     print(share.pot, share.plan, share.cents)
    green trees 30000
    free trees 20000
    """
    table = Table(order(pots), winners)
    given = table.flow.first(range(len(winners)))
    if given is None:
        raise ValueError("these pots cannot pay these plans together")
    return [
        Share(table.pots[pot].key, winners[plan].key, cents)
        for (pot, plan), cents in sorted(given.items(), key=lambda gift: gift[0][::-1])
    ]
