import doctest
import json
import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import settings as set_for
from hypothesis import strategies as some

from tests.methods import oracle
from wijkaanpak.methods import (
    elections,
    equal_shares,
    greedy,
    pabulib,
    phragmen,
    purses,
    quick,
    tallies,
)
from wijkaanpak.methods.counting import count
from wijkaanpak.methods.elections import (
    Aside,
    Ballot,
    Completion,
    Election,
    Kind,
    Plan,
    Rule,
    Stage,
    Stop,
    Utility,
)
from wijkaanpak.refusals import Refused

BY_KEY = {"ties": ("key",)}
SOME = set_for(max_examples=40)


@pytest.mark.parametrize(
    "module", [elections, equal_shares, greedy, pabulib, phragmen, purses, quick, tallies]
)
def test_the_docstrings_tell_the_truth(module):
    assert doctest.testmod(module).failed == 0


# --- the same as another program ---------------------------------------------------------------


@SOME
@given(oracle.elections(), some.sampled_from([Utility.COST, Utility.CARDINALITY]))
def test_equal_shares_gives_the_same_winners_in_the_same_order_as_pabutools(election, utility):
    rule = Rule(utility=utility, **BY_KEY)
    assert count(election, rule).winners == oracle.winners(election, rule)


@SOME
@given(oracle.elections(kind=Kind.POINTS))
def test_points_give_the_same_winners_as_pabutools(election):
    rule = Rule(utility="points", **BY_KEY)
    assert count(election, rule).winners == oracle.winners(election, rule)


@SOME
@given(oracle.elections(), some.sampled_from(Stop), some.sampled_from([1, 3, 10]))
def test_raising_shares_gives_the_same_winners_as_pabutools(election, stop, step):
    rule = Rule(completion="add-one", stop=stop, step=step, **BY_KEY)
    found = count(election, rule)
    if stop is Stop.EXHAUSTIVE or found.left < min(_waiting(election, found), default=0):
        assert set(found.winners) == set(oracle.winners(election, rule))


ALIKE = [
    Rule(**BY_KEY),
    Rule(utility="cardinality", **BY_KEY),
    Rule(completion="add-one", stop="exhaustive", step=2, **BY_KEY),
    Rule(completion="utilitarian", **BY_KEY),
    Rule("greedy", **BY_KEY),
    Rule("phragmen", **BY_KEY),
]


def test_two_thousand_elections_by_lot_give_the_same_winners_as_pabutools():
    for seed in range(2000):
        election, rule = _by_lot(random.Random(seed)), ALIKE[seed % len(ALIKE)]
        found, theirs = count(election, rule).winners, oracle.winners(election, rule)
        assert sorted(found) == sorted(theirs), (seed, rule, election)


def _by_lot(chance):
    keys = [str(number) for number in range(1, chance.randint(2, 8))]
    plans = [Plan(key, cost=chance.randint(1, chance.choice([5, 40]))) for key in keys]
    ballots = [
        Ballot(tuple(chance.sample(keys, chance.randint(0, len(keys)))))
        for _n in range(chance.randint(1, 14))
    ]
    return Election(plans, ballots, chance.randint(2, sum(plan.cost for plan in plans) + 1))


def _waiting(election, found):
    taken = {*found.winners, *found.aside}
    return [plan.cost for plan in election.plans if plan.key not in taken]


@SOME
@given(oracle.elections())
def test_completion_by_most_votes_gives_the_same_winners_as_pabutools(election):
    rule = Rule(completion="utilitarian", **BY_KEY)
    assert count(election, rule).winners == oracle.winners(election, rule)


@SOME
@given(oracle.elections(), some.sampled_from([Utility.COST, Utility.CARDINALITY]))
def test_most_votes_gives_the_same_winners_as_pabutools(election, utility):
    rule = Rule("greedy", utility=utility, **BY_KEY)
    assert count(election, rule).winners == oracle.winners(election, rule)


@SOME
@given(oracle.elections())
def test_phragmen_gives_the_same_winners_as_pabutools(election):
    rule = Rule("phragmen", **BY_KEY)
    assert set(count(election, rule).winners) == set(oracle.winners(election, rule))


# --- what must always be so --------------------------------------------------------------------

RULES = [
    Rule("greedy"),
    Rule("greedy", skip=False),
    Rule("phragmen"),
    Rule(),
    Rule(utility="cardinality"),
    Rule(completion="utilitarian"),
    Rule(completion="add-one", step=5),
    Rule(completion="add-one", step=5, stop="exhaustive", start="floor"),
    Rule(channels={"web": "1/3", "tables": "2/3"}),
    Rule("greedy", channels={"web": "1/3", "tables": "2/3"}),
]


@SOME
@given(oracle.elections(), some.sampled_from(RULES), some.randoms(use_true_random=False))
def test_the_order_of_ballots_and_plans_makes_no_difference(election, rule, chance):
    shuffled = replace(
        election,
        plans=chance.sample(election.plans, len(election.plans)),
        ballots=chance.sample(election.ballots, len(election.ballots)),
    )
    assert count(shuffled, rule).winners == count(election, rule).winners
    assert count(shuffled, rule).payments == count(election, rule).payments


@SOME
@given(oracle.elections(), some.sampled_from(RULES))
def test_no_outcome_spends_more_than_there_is_and_no_winner_has_no_votes(election, rule):
    found = count(election, rule)
    assert found.left >= 0
    assert found.left + found.spent == election.money
    assert set(found.winners).isdisjoint(found.aside)
    assert all(any(key in b.choices for b in election.ballots) for key in found.winners)


@SOME
@given(oracle.elections(), some.sampled_from(RULES))
def test_payments_add_up_to_the_cost_of_each_plan_and_to_no_more_than_every_share(election, rule):
    found = count(election, rule)
    for payment in found.payments:
        parts = [*payment.full, *payment.rest]
        together = sum((part.together for part in parts), Fraction(0))
        assert together == election.plan(payment.plan).cost
        assert all(part.each <= (found.share or part.each) for part in parts)
        assert all(part.each < payment.price for part in payment.rest)


@SOME
@given(oracle.elections(), some.sampled_from(RULES))
def test_weights_count_as_that_many_ballots(election, rule):
    rule = replace(rule, channels={})
    double = replace(election, ballots=[b._replace(weight=2) for b in election.ballots])
    twice = replace(election, ballots=[*election.ballots, *election.ballots])
    assert count(double, rule).winners == count(twice, rule).winners


@SOME
@given(oracle.elections())
def test_steps_that_are_skipped_are_the_same_as_steps_that_are_counted(election):
    rule = Rule(completion="add-one", step=3)
    found, steps = count(election, rule), 0
    tally = tallies.tally_of(election, rule)
    plans, _aside = tallies.taking_part(tally, rule)
    ready = equal_shares.ready_for(tally, rule, plans)
    allowed = tallies.allowing(tally, None)
    begin = equal_shares.first_share(tally, rule)
    run = quick.Run(ready, begin, allowed).whole()
    while len(run.winners) < len(plans):
        further = quick.Run(ready, begin + (steps + 1) * 3, allowed).whole()
        if further.spent > election.money:
            break
        run, steps = further, steps + 1
    assert (found.steps, found.share) == (steps, run.share)
    assert found.winners == tuple(tally.plans[p].key for p in run.winners)


@SOME
@given(oracle.elections(), some.sampled_from([Utility.COST, Utility.CARDINALITY]))
def test_the_quick_half_and_the_exact_half_agree_on_every_price(election, utility):
    rule = Rule(utility=utility)
    tally = tallies.tally_of(election, rule)
    plans, _aside = tallies.taking_part(tally, rule)
    ready = equal_shares.ready_for(tally, rule, plans)
    share = equal_shares.first_share(tally, rule)
    run = quick.Run(ready, share, tallies.allowing(tally, None)).whole()
    exact = purses.Purses(tally, share)
    waiting = set(plans)
    for step in run.steps:
        prices = {p: exact.price(p) for p in waiting}
        rates = {p: price / ready.worth[p] for p, price in prices.items() if price is not None}
        mine = rates[step.plan]
        assert mine == min(rates.values())
        assert step.rate.low <= mine <= step.rate.high
        assert step.rate.exact in (None, mine)
        exact.pay(step.plan)
        waiting.remove(step.plan)
    assert [exact.price(p) for p in waiting] == [None] * len(waiting)


# --- conditions --------------------------------------------------------------------------------


@SOME
@given(oracle.elections(), some.sampled_from(RULES), some.data())
def test_a_condition_that_is_asked_at_every_turn_is_kept(election, rule, data):
    keys = [plan.key for plan in election.plans]
    apart = set(data.draw(some.lists(some.sampled_from(keys), max_size=4)))

    def may_add(chosen):
        return len(apart.intersection(chosen)) <= 1

    found = count(election, rule, may_add)
    assert len(apart.intersection(found.winners)) <= 1
    for key, why in found.aside.items():
        assert key not in found.winners
        assert why is not Aside.CONDITIONS or not may_add((*found.winners, key))


def test_a_plan_that_conditions_refuse_costs_nobody_anything():
    plans = [Plan("a", cost=50), Plan("b", cost=60)]
    ballots = [Ballot(("a", "b"))] * 3
    election = Election(plans, ballots, money=100)
    assert count(election, Rule()).winners == ("a",)
    found = count(election, Rule(), lambda chosen: "a" not in chosen)
    assert (found.winners, found.aside) == (("b",), {"a": Aside.CONDITIONS})


def test_raising_ends_when_conditions_refuse_all_that_is_left():
    plans = [Plan("a", cost=50), Plan("b", cost=40)]
    election = Election(plans, [Ballot(("a",)), Ballot(("b",))], money=100)
    rule = Rule(completion="add-one", step=1)
    found = count(election, rule, lambda chosen: len(chosen) < 2)
    assert (found.winners, found.left) == (("b",), 60)


# --- weights, thresholds, pots, ties -----------------------------------------------------------


def test_channels_weigh_what_the_rule_says_exactly():
    plans = [Plan("a", cost=10), Plan("b", cost=10)]
    web = [Ballot(("a",), channel="web")] * 7
    tables = [Ballot(("b",), channel="tables")] * 3
    election = Election(plans, [*web, *tables], money=10)
    plain = Rule("greedy", ties=("key",))
    assert count(election, plain).winners == ("a",)
    half = replace(plain, channels={"web": "1/2", "tables": "1/2"})
    assert count(election, half).winners == ("a",)  # exactly equal, so the key decides
    more = replace(plain, channels={"web": "499/1000", "tables": "501/1000"})
    assert count(election, more).winners == ("b",)


@SOME
@given(oracle.elections(), oracle.shares())
def test_the_weights_of_all_ballots_are_together_their_number(election, share):
    rule = Rule(channels={"web": share, "tables": 1 - share})
    assert tallies.tally_of(election, rule).weight == len(election.ballots)


def test_everybody_for_one_plan_that_costs_all_the_money_wins_it_exactly():
    election = Election([Plan("all", cost=100_000_01)], [Ballot(("all",))] * 6586, 100_000_01)
    assert count(election, Rule()).winners == ("all",)
    assert count(replace(election, money=100_000_00), Rule()).aside == {"all": Aside.TOO_DEAR}


def test_a_plan_dearer_than_all_money_does_not_stop_the_raising():
    plans = [Plan("big", cost=150), Plan("small", cost=20)]
    ballots = [Ballot(("big",))] * 9 + [Ballot(("small",))]
    rule = Rule(completion="add-one", step=1)
    assert count(Election(plans, ballots, money=100), rule).winners == ("small",)


def test_raising_on_until_the_money_runs_out_differs_from_stopping_when_nothing_fits():
    """As in Wieliczka in 2023, where the official count went on to a dearer outcome."""
    plans = [Plan("a", cost=40), Plan("b", cost=35), Plan("c", cost=30), Plan("d", cost=26)]
    found = set()
    for seed in range(150):
        chance = random.Random(seed)
        ballots = [Ballot(tuple(chance.sample("abcd", chance.randint(1, 3)))) for _n in range(9)]
        election = Election(plans, ballots, money=100)
        over = count(election, Rule(completion="add-one", step=1))
        fits = count(election, Rule(completion="add-one", step=1, stop="exhaustive"))
        assert over.steps >= fits.steps
        found.add(set(over.winners) == set(fits.winners))
    assert found == {True, False}


def test_thresholds_put_plans_aside_and_say_so():
    plans = [Plan("a", cost=60), Plan("b", cost=10), Plan("c", cost=10)]
    ballots = [Ballot(("a", "b"))] * 4 + [Ballot(("b", "c"))] * 2 + [Ballot(())] * 4
    election = Election(plans, ballots, money=90)
    assert count(election, Rule("greedy", least_votes=3)).aside == {"c": Aside.TOO_FEW}
    assert count(election, Rule("greedy", least_share="3/10")).aside == {"c": Aside.TOO_FEW}
    by_cost = Rule("greedy", least_by_cost="2/3")  # a needs 10 x 2/3 x 60/90 = 4.4 votes
    assert count(election, by_cost).aside == {"a": Aside.TOO_FEW}


def test_points_can_have_a_threshold_of_their_own():
    plans = [Plan("a", cost=10), Plan("b", cost=10)]
    ballots = [Ballot(("a", "b"), (3, 1)), Ballot(("a", "b"), (2, 1))]
    election = Election(plans, ballots, 20, Kind.POINTS)
    assert count(election, Rule("greedy", least_points=3)).winners == ("a",)


def test_ballots_that_are_too_short_are_left_out_of_the_division_too():
    election = Election([Plan("a", cost=50)], [Ballot(("a",)), Ballot(())], money=60)
    assert (count(election, Rule()).winners, count(election, Rule()).ballots) == ((), 2)
    found = count(election, Rule(least_choices=1))
    assert (found.winners, found.ballots, found.ballots_left_out) == (("a",), 1, 1)


POTS = [
    Plan("g1", cost=60, themes=("green",)),
    Plan("g2", cost=50, themes=("green",)),
    Plan("g3", cost=30, themes=("green",)),
    Plan("p1", cost=70, themes=("play",)),
    Plan("p2", cost=40, themes=("play",)),
]
VOTES = {"g1": 9, "g2": 8, "g3": 7, "p1": 6, "p2": 5}


@pytest.mark.parametrize(
    ("skip", "leftover", "won"),
    [
        (True, "none", ("g1", "g3", "p1")),
        (False, "none", ("g1", "p1")),
        (False, "skip", ("g1", "p1", "g2")),
        (False, "no-skip", ("g1", "p1", "g2")),
        (True, "no-skip", ("g1", "g3", "p1")),
        (True, "skip", ("g1", "g3", "p1", "p2")),
    ],
)
def test_pots_spend_their_own_money_and_leftovers_go_by_rule(skip, leftover, won):
    """The three ways of Amsterdam: Oud-Oost 2022, Kleine Wereld 2019 and Centrum 2020."""
    ballots = [Ballot((key,)) for key, number in VOTES.items() for _n in range(number)]
    election = Election(POTS, ballots, money=200)
    rule = Rule("greedy", pots={"green": 100, "play": 80}, skip=skip, leftover=leftover)
    found = count(election, rule)
    assert found.winners == won
    pots = [stage is Stage.POT for stage in found.stages.values()]
    assert pots == sorted(pots, reverse=True)


def test_pots_that_add_up_to_more_than_the_money_do_not_overspend():
    ballots = [Ballot(("g1", "p1"))] * 3
    election = Election(POTS, ballots, money=129)
    found = count(election, Rule("greedy", pots={"green": 60, "play": 70}))
    assert (found.winners, found.left) == (("g1",), 69)


def test_equal_plans_go_by_the_lot_that_was_drawn_and_a_lot_must_name_all():
    plans = [Plan(key, cost=60) for key in "abc"]
    election = Election(plans, [Ballot(("a", "b", "c"))] * 4, money=100)
    for first in "abc":
        lot = (first, *(key for key in "abc" if key != first))
        for name in ("equal-shares", "greedy", "phragmen"):
            rule = Rule(name, lot=lot)
            won = count(election, rule).winners
            assert won == (first,)
    with pytest.raises(Refused, match="The lot does not name plan c"):
        count(election, Rule(lot=("a", "b")))


def test_keys_are_words_and_not_numbers_when_they_decide():
    election = Election([Plan("10", cost=60), Plan("2", cost=60)], [Ballot(("2", "10"))], 100)
    assert count(election, Rule(**BY_KEY)).winners == ("10",)


# --- the rule as data --------------------------------------------------------------------------


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_the_same_after_json(rule):
    assert Rule.from_dict(json.loads(json.dumps(rule.to_dict()))) == rule


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"nome": "greedy"}, "The rule has no parameter nome."),
        ({"name": "borda"}, "“borda” is not one of equal-shares, greedy, phragmen."),
        ({"step": 0}, "A share is raised by at least one cent at a time."),
        ({"step": "1/2"}, "1/2 must be a whole number, 0 or more."),
        ({"channels": {"web": "1/2"}}, "The shares of the channels must add up to 1."),
        ({"channels": {"web": 2, "x": -1}}, "The share of a channel is never below 0."),
        ({"ties": 5}, "The rule is not written as a rule is."),
        ({"channels": ["web"]}, "The rule is not written as a rule is."),
        ({"least_share": 0.1}, 'Write 0.1 as a fraction, such as "1/2".'),
        ({"least_share": "a"}, '“a” is no number such as 3 or "1/2".'),
    ],
)
def test_a_wrong_rule_is_refused_in_a_sentence(given, sentence):
    with pytest.raises(Refused) as refusal:
        Rule.from_dict(given)
    assert str(refusal.value) == sentence


PLANS = [Plan("a", cost=1), Plan("b", cost=1)]


@pytest.mark.parametrize(
    ("election", "rule", "sentence"),
    [
        (Election(PLANS, [Ballot(("a",)), Ballot(("c",))], 9), {},
         "Ballot 2 names plan c, which is not there."),
        (Election(PLANS, [Ballot(("a",)), Ballot(("b", "a", "b"))], 9), {},
         "Ballot 2 names plan b twice."),
        (Election([*PLANS, Plan("a")], [], 9), {}, "Two plans have the key a."),
        (Election([Plan("a", cost=-1)], [], 9), {},
         "Plan a costs less than nothing. Correct its cost."),
        (Election(PLANS, [Ballot(("a",), channel="bus")], 9), {"channels": {"web": 1}},
         "Ballot 1 came by “bus”, which has no share."),
        (Election(PLANS, [Ballot(("a",), (1, 2))], 9, Kind.POINTS), {"utility": "points"},
         "Ballot 1 does not give each plan points of 0 or more."),
        (Election(PLANS, [Ballot(("a",))], 9, Kind.RANKING), {"utility": "points"},
         "Say in the rule how many points the first, second… of a ranking get."),
    ],
)  # fmt: skip
def test_what_cannot_be_counted_is_refused_in_a_sentence(election, rule, sentence):
    with pytest.raises(Refused) as refusal:
        count(election, Rule(**rule))
    assert str(refusal.value) == sentence


def test_no_ballots_give_no_winners():
    for rule in RULES:
        assert count(Election(PLANS, [], 9), rule).winners == ()


# --- real elections ----------------------------------------------------------------------------


def test_the_round_of_the_hazelkamp_gives_its_published_winners(shared):
    given = json.loads((shared / "data/demo/round2025.json").read_text())
    plans = [Plan(p["id"], p["name"], p["cost"] * 100) for p in given["proposals"]]
    ballots = [Ballot(tuple(choices)) for _area, _young, choices in given["ballots"]]
    election = Election(plans, ballots, money=90_000_00)
    assert list(count(election, Rule("greedy")).winners) == given["greedy"]
    found = count(election, Rule(completion=Completion.ADD_ONE))
    assert list(found.winners) == given["mes"]
    assert found.left == 400_00
