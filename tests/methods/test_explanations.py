import doctest
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as set_for
from hypothesis import strategies as some

from tests.methods import oracle
from wijkaanpak.methods import explanations, nearness
from wijkaanpak.methods.counting import count
from wijkaanpak.methods.elections import Aside, Ballot, Election, Plan, Rule
from wijkaanpak.methods.explanations import Served, Why, explain

SOME = set_for(max_examples=60)


@pytest.mark.parametrize("module", [explanations, nearness])
def test_the_docstrings_tell_the_truth(module):
    assert doctest.testmod(module).failed == 0


def at_cost(election, key, cost):
    plans = [replace(plan, cost=cost) if plan.key == key else plan for plan in election.plans]
    return replace(election, plans=plans)


def with_votes(election, key, votes):
    return replace(election, ballots=[*election.ballots, *[Ballot((key,))] * votes])


@SOME
@given(
    oracle.elections(),
    some.sampled_from([Rule(), Rule(utility="cardinality"), Rule("greedy"), Rule("phragmen"),
                       Rule("greedy", utility="cardinality")]),
)  # fmt: skip
def test_a_plan_would_truly_have_won_at_the_cost_that_is_told(election, rule):
    for key, near in nearness.near(count(election, rule)).items():
        if near.cost:
            assert near.cost < election.plan(key).cost
            assert key in count(at_cost(election, key, near.cost), rule).winners


@SOME
@given(
    oracle.elections(),
    some.sampled_from([Rule("greedy"), Rule("phragmen"), Rule("greedy", utility="cardinality")]),
)
def test_a_plan_would_truly_have_won_with_the_votes_that_are_told(election, rule):
    for key, near in nearness.near(count(election, rule)).items():
        if near.votes:
            assert key in count(with_votes(election, key, near.votes), rule).winners


@SOME
@given(oracle.elections())
def test_a_plan_would_truly_have_won_with_people_who_bring_their_share(election):
    outcome = count(election, Rule())
    for key, near in nearness.near(outcome).items():
        if near.votes:
            more = with_votes(election, key, near.votes)
            money = election.money + near.votes * outcome.share
            if money.denominator == 1 and money >= election.plan(key).cost:
                assert key in count(replace(more, money=int(money)), Rule()).winners


@set_for(max_examples=25)
@given(oracle.elections())
def test_when_it_is_told_thoroughly_add_one_would_truly_have_let_it_win(election):
    rule = Rule(completion="add-one", step=60)
    for key, near in nearness.near(count(election, rule), tries=40).items():
        if near.cost:
            assert key in count(at_cost(election, key, near.cost), rule).winners
        if near.votes:
            assert key in count(with_votes(election, key, near.votes), rule).winners


@pytest.mark.parametrize(("cost", "other", "money"), [(238, 100, 250), (338, 200, 400)])
def test_the_search_for_a_cost_ends_where_no_whole_euro_lies_between(cost, other, money):
    plans = [Plan("garden", cost=cost), Plan("music", cost=other)]
    ballots = [Ballot(("garden",))] * 2 + [Ballot(("music",))] * 2 + [Ballot(("garden", "music"))]
    outcome = count(Election(plans, ballots, money), Rule(completion="add-one", step=60))
    near = nearness.near(outcome, tries=40)["garden"]
    assert other // 2 < near.cost < cost


@SOME
@given(oracle.elections(), some.sampled_from([Rule(), Rule("greedy"), Rule("phragmen")]))
def test_every_plan_is_told_about_once_and_all_of_it_is_json(election, rule):
    told = explain(count(election, rule))
    keys = [one.plan for one in (*told.won, *told.lost)]
    assert sorted(keys) == sorted(plan.key for plan in election.plans)
    assert json.loads(json.dumps(explanations.to_dict(told)))["winners"] == [
        one.plan for one in told.won
    ]


def test_a_winner_is_told_with_who_paid_and_where_the_last_money_came_from():
    plans = [Plan("garden", cost=60), Plan("music", cost=70)]
    ballots = (
        [Ballot(("garden",))] * 4 + [Ballot(("garden", "music"))] * 2 + [Ballot(("music",))] * 4
    )
    won = explain(count(Election(plans, ballots, money=200), Rule())).won
    assert [(one.plan, one.votes, one.people, one.last_money) for one in won] == [
        ("garden", 6, 6, 0),
        ("music", 6, 4, 20),  # two people had paid for the garden and gave the ten they had left
    ]


def test_a_loser_is_told_why():
    plans = [Plan("a", cost=60), Plan("b", cost=90), Plan("c", cost=10), Plan("d", cost=200)]
    ballots = [Ballot(("a", "c"))] * 6 + [Ballot(("b",))] * 4
    told = explain(count(Election(plans, ballots, money=100), Rule()))
    assert [one.plan for one in told.won] == ["c"]
    assert [(one.plan, one.why) for one in told.lost] == [
        ("a", Why.MONEY_WENT_ELSEWHERE),
        ("b", Why.TOO_FEW_FOR_ITS_COST),
        ("d", Aside.TOO_DEAR),
    ]
    assert told.lost[0].near.elsewhere == (("c", 10),)


BALLOTS = (
    [Ballot(("a",), area="noord", age="12-26")] * 12
    + [Ballot(("b",), area="noord", age="27+")] * 8
    + [Ballot(("a", "b"), area="zuid", age="27+")] * 15
    + [Ballot(("b",), area="west", age="27+")] * 9
)
ELECTION = Election([Plan("a", cost=60), Plan("b", cost=70)], BALLOTS, money=100)


def test_few_people_are_never_told_about_nor_found_by_subtraction():
    outcome = count(ELECTION, Rule("greedy"))
    told = [one for one in explanations.served(outcome) if one.kind == "area"]
    assert [(one.group, one.ballots) for one in told] == [
        ("noord", 20), ("west", None), ("zuid", None),
    ]  # fmt: skip


def test_groups_are_told_how_many_see_one_of_their_plans():
    outcome = count(replace(ELECTION, money=60), Rule("greedy"))
    assert outcome.winners == ("a",)
    told = explanations.served(outcome)
    assert told[0] == Served("", "", 44, 27)
    assert [one for one in told if one.kind == "age"] == [
        Served("age", "12-26", 12, 12),
        Served("age", "27+", 32, 15),
    ]


def test_rules_are_compared_over_the_same_ballots():
    found = explanations.compare(
        ELECTION, {"most votes": Rule("greedy"), "equal shares": Rule(completion="add-one")}
    )
    assert [(one.name, one.winners, one.spent) for one in found] == [
        ("most votes", ("b",), 70),
        ("equal shares", ("b",), 70),
    ]


def test_the_round_of_the_hazelkamp_serves_the_published_shares(shared):
    given = json.loads((shared / "data/demo/round2025.json").read_text())
    plans = [Plan(p["id"], p["name"], p["cost"] * 100) for p in given["proposals"]]
    ballots = [
        Ballot(tuple(choices), area=area, age="12-26" if young else "27+")
        for area, young, choices in given["ballots"]
    ]
    election = Election(plans, ballots, money=90_000_00)

    def percent(rule):
        told = explanations.served(count(election, rule))
        return {one.group: round(100 * one.served / one.ballots) for one in told}

    most = percent(Rule("greedy"))
    assert (most[""], most["12-26"], most["W"], most["Z"]) == (68, 91, 41, 54)
    shares = percent(Rule(completion="add-one"))
    assert (shares[""], shares["12-26"], shares["W"], shares["Z"]) == (87, 96, 80, 80)
