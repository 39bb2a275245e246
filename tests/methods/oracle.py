"""Another program's word (pabutools, exact, for tests only), and small elections at random."""

from fractions import Fraction

import pulp
from hypothesis import strategies as some

# Names that newer versions of pulp no longer carry; nothing that we ask needs them.
for name in ("PULP_CBC_CMD", "LpStatusOptimal"):
    vars(pulp).setdefault(name, None)

import pabutools.fractions  # noqa: E402
from pabutools.election import (  # noqa: E402
    Additive_Cardinal_Sat,
    ApprovalBallot,
    ApprovalProfile,
    CardinalBallot,
    Cardinality_Sat,
    CardinalProfile,
    Cost_Sat,
    Instance,
    Project,
)
from pabutools.rules import (  # noqa: E402
    completion_by_rule_combination,
    exhaustion_by_budget_increase,
    greedy_utilitarian_welfare,
    method_of_equal_shares,
    sequential_phragmen,
)

from wijkaanpak.methods.elections import (  # noqa: E402
    Ballot,
    Completion,
    Election,
    Kind,
    Method,
    Plan,
    Utility,
)

pabutools.fractions.FRACTION = "gmpy2"
WORTH = {
    Utility.COST: Cost_Sat,
    Utility.CARDINALITY: Cardinality_Sat,
    Utility.POINTS: Additive_Cardinal_Sat,
}


def winners(election, rule):
    """The winners by pabutools, in its order; ties go by key as text, so say ties=("key",)."""
    chosen = found(election, rule, *prepared(election, rule))
    return tuple(project.name for project in chosen)


def prepared(election, rule):
    """Instance and profile of the plans that take part here too."""
    voted = {choice for ballot in election.ballots for choice in ballot.choices}
    kept = [p for p in election.plans if 0 < p.cost <= election.money and p.key in voted]
    projects = {plan.key: Project(plan.key, plan.cost) for plan in kept}
    instance = Instance(projects.values(), budget_limit=election.money)
    return instance, _profile(election, rule, instance, projects)


def _profile(election, rule, instance, projects):
    if rule.utility is Utility.POINTS:
        return CardinalProfile(
            [
                CardinalBallot(
                    {
                        projects[choice]: points
                        for choice, points in zip(one.choices, one.points, strict=True)
                        if choice in projects and points
                    }
                )
                for one in election.ballots
            ],
            instance=instance,
        )
    return ApprovalProfile(
        [
            ApprovalBallot([projects[choice] for choice in one.choices if choice in projects])
            for one in election.ballots
        ],
        instance=instance,
    )


def found(election, rule, instance, profile):
    worth = WORTH[rule.utility]
    if rule.name is Method.PHRAGMEN:
        return sequential_phragmen(instance, profile)
    if rule.name is Method.GREEDY:
        return greedy_utilitarian_welfare(instance, profile, sat_class=worth)
    given = {"sat_class": worth}
    if rule.completion is Completion.UTILITARIAN:
        both = [method_of_equal_shares, greedy_utilitarian_welfare]
        return completion_by_rule_combination(instance, profile, both, [given, dict(given)])
    if rule.completion is Completion.ADD_ONE and rule.stop == "exhaustive":
        given["voter_budget_increment"] = rule.step
    elif rule.completion is Completion.ADD_ONE:
        return exhaustion_by_budget_increase(
            instance, profile, method_of_equal_shares, given,
            budget_step=rule.step * len(election.ballots), exhaustive_stop=False,
        )  # fmt: skip
    return method_of_equal_shares(instance, profile, **given)


@some.composite
def elections(draw, kind=Kind.APPROVAL, most_plans=7, most_ballots=12):
    """Small elections in which ties, shared money and plans that are too dear all happen."""
    keys = [str(number) for number in range(1, draw(some.integers(1, most_plans)) + 1)]
    scale = draw(some.sampled_from([6, 60, 1000]))
    plans = [Plan(key, key, draw(some.integers(1, scale))) for key in keys]
    ballots = draw(some.lists(ballots_of(keys, kind), min_size=1, max_size=most_ballots))
    money = draw(some.integers(1, max(2, sum(plan.cost for plan in plans))))
    return Election(plans, ballots, money, kind)


@some.composite
def ballots_of(draw, keys, kind):
    most = 1 if kind is Kind.CHOOSE_ONE else len(keys)
    choices = tuple(draw(some.lists(some.sampled_from(keys), unique=True, max_size=most)))
    points = ()
    if kind is Kind.POINTS:
        points = tuple(draw(some.integers(1, 5)) for _choice in choices)
    return Ballot(
        choices,
        points,
        draw(some.sampled_from(["web", "tables"])),
        draw(some.sampled_from(["north", "south"])),
    )


def shares():
    return some.fractions(Fraction(1, 10), Fraction(9, 10), max_denominator=10)
