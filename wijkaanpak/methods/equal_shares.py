"""The Method of Equal Shares: the money is divided over the voters, supporters buy plans together.

Every ballot gets the same share. A plan can win when its supporters can pay it together: each
pays the same, or all they have left. Next comes the plan that costs its supporters least for what
it is worth to them. Money that is left over is completed: by raising every share a step at a time
(`add-one`), or by most votes that fit (`utilitarian`).

Sources: Peters, Pierczyński, Skowron, "Proportional Participatory Budgeting with Additive
Utilities", NeurIPS 2021; Boehmer et al., "Evaluation of Project Performance in Participatory
Budgeting", IJCAI 2024 (arXiv 2312.14723).

>>> from wijkaanpak.methods.elections import Ballot, Election, Plan, Rule
>>> plans = [Plan("garden", cost=60), Plan("music", cost=50), Plan("benches", cost=40)]
>>> ballots = [Ballot(("garden", "music"))] * 6 + [Ballot(("benches",))] * 4
>>> election = Election(plans, ballots, money=100)
>>> count(election, Rule()).winners  # six votes each, so the cheaper one goes first
('music', 'benches')
>>> payment = count(election, Rule()).payments[0]
>>> (payment.plan, payment.price, payment.people)
('music', Fraction(25, 3), Fraction(6, 1))

Errors: `Refused`. Exact: `quick` proves its order or leaves it to `purses`.
"""

from __future__ import annotations

from fractions import Fraction

from wijkaanpak.methods.elections import (
    WHOLE,
    Aside,
    Completion,
    Election,
    MayAdd,
    Outcome,
    Payment,
    Rule,
    Stage,
    Start,
    Stop,
)
from wijkaanpak.methods.greedy import fill, in_order
from wijkaanpak.methods.purses import Purses
from wijkaanpak.methods.quick import Allowed, Ready, Run
from wijkaanpak.methods.tallies import Tally, allowing, taking_part, tally_of, tie_ranks


def count(election: Election, rule: Rule, may_add: MayAdd | None = None) -> Outcome:
    """Count by equal shares; see `counting.count`."""
    tally = tally_of(election, rule)
    plans, aside = taking_part(tally, rule)
    allowed = allowing(tally, may_add)
    ready = ready_for(tally, rule, plans)
    share = first_share(tally, rule)
    first = run = Run(ready, share, allowed).whole()
    steps = 0
    if rule.completion is Completion.ADD_ONE and tally.counted:
        run, steps = Raising(ready, rule, allowed).from_run(first)
    by_shares, winners = run.winners, list(run.winners)
    refused = [step.plan for step in run.steps if not step.bought]
    if rule.completion is Completion.UTILITARIAN:
        rest = [p for p in in_order(tally, rule, plans) if p not in set(winners)]
        left = election.money - run.spent
        won, no = fill(tally, rest, winners, left, skip=True, allowed=allowed)
        winners, refused = winners + won, refused + no
    aside |= {tally.plans[p].key: Aside.CONDITIONS for p in refused}
    before = set(first.winners)
    return Outcome(
        election=election,
        rule=rule,
        winners=tuple(tally.plans[p].key for p in winners),
        stages={
            tally.plans[p].key: Stage.COUNT if p in before else Stage.COMPLETION for p in winners
        },
        aside=aside,
        ballots=tally.counted,
        ballots_left_out=tally.left_out,
        share=run.share,
        steps=steps,
        before_completion=tuple(tally.plans[p].key for p in first.winners),
        paying=lambda: payments(tally, run.share, by_shares),
    )


def ready_for(tally: Tally, rule: Rule, plans: list[int]) -> Ready:
    """Return the tally as floats, made once for all counts with the same plans and ties."""
    alike = "ready", tuple(plans), rule.utility, rule.ties, rule.lot
    if alike not in tally.made:
        tally.made[alike] = Ready(tally, plans, tie_ranks(tally, rule), rule.utility)
    found: Ready = tally.made[alike]
    return found


def first_share(tally: Tally, rule: Rule) -> Fraction:
    """Return the share of a ballot of weight 1 in cents, before any raising."""
    if not tally.weight:
        return Fraction(0)
    share = tally.election.money / tally.weight
    return share if rule.start is Start.EXACT else Fraction(share // WHOLE * WHOLE)


def payments(tally: Tally, share: Fraction, winners: list[int]) -> tuple[Payment, ...]:
    """Return who paid what for each plan when these are bought in this order; all exact."""
    purses = Purses(tally, share)
    return tuple(purses.pay(plan) for plan in winners)


class Raising:
    """Add-one: raise every share by a step, count again from the start, until the rule says stop.

    Steps with the same purchases are not counted one by one: a run with a share some steps
    further proves (see `quick`) that all in between buy the same.
    """

    def __init__(self, ready: Ready, rule: Rule, allowed: Allowed) -> None:
        self.ready, self.rule, self.allowed = ready, rule, allowed
        self.money = ready.tally.election.money

    def from_run(self, run: Run) -> tuple[Run, int]:
        """Return the last run that counts, and how many steps its share was raised."""
        begun, steps, jump, proved = run.share, 0, 1, 0
        while not self._enough(run):
            share = begun + (steps + jump) * self.rule.step
            further = Run(self.ready, share, self.allowed, run).whole(give_up=jump > 1)
            if further.proved:
                run, steps, proved = further, steps + jump, proved + 1
                jump *= 2 if proved > 1 else 1
            elif jump > 1:
                jump, proved = max(1, jump // 4), 0
            elif further.spent > self.money:
                break
            else:
                run, steps, proved = further, steps + 1, 0
        return run, steps

    def _enough(self, run: Run) -> bool:
        """Tell whether raising ends here: nothing more fits, or no plan is left to wait for."""
        turned = {step.plan for step in run.steps}
        waiting = [p for p in self.ready.plans if p not in turned]
        if not waiting or self.rule.stop is Stop.OVERSPEND:
            return not waiting
        costs, left = self.ready.tally.costs, self.money - run.spent
        return not any(costs[p] <= left and self.allowed(run.winners, p) for p in waiting)
