"""The ten pots of the demo neighbourhood, and sums as large as a city's."""

import json
import random
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from wijkaanpak.methods import pots as puzzle
from wijkaanpak.methods.pots import Condition, Guarantee, Loosening, Plan, Pot, cuts, flows, table

EURO = 100
YOUNG = (12, 26)


def themes(*names):
    return frozenset(names)


POTS = [
    Pot("P01 wijkbudget", 60_000 * EURO),
    Pot("P02 sociale basis", 85_000 * EURO, themes=themes("ontmoeten", "preventie")),
    Pot("P03 leefbaarheid", 48_000 * EURO),
    Pot("P04 energie", 120_000 * EURO, ends=date(2027, 12, 31), themes=themes("energie")),
    Pot("P05 sport", 32_000 * EURO, themes=themes("sport")),
    Pot("P06 klimaat", 18_000 * EURO, themes=themes("groen", "water")),
    Pot("P07 Jong Merwoude", 25_000 * EURO, ages=YOUNG),
    Pot("P08 verzekeraar", 15_000 * EURO, themes=themes("preventie")),
    Pot("P09 eigen geld", 14_600 * EURO),
    Pot("P10 van vorig jaar", 9_400 * EURO),
]
LINES = [
    Plan("Warm Wonen", 132_000 * EURO, themes=themes("energie")),
    Plan("De Zaaier", 58_000 * EURO, themes=themes("ontmoeten")),
    Plan("Talentwerkplaats", 37_000 * EURO, themes=themes("ontmoeten", "sport"), ages=(14, 20)),
    Plan("Burenmaatjes", 30_000 * EURO, themes=themes("preventie")),
    Plan("Beweegroute", 25_000 * EURO, themes=themes("sport")),
    Plan("Buurtbank", 20_000 * EURO),
    Plan("Herstelpot", 12_000 * EURO),
    Plan("Drempelgeld", 9_000 * EURO),
    Plan("Tegelsloop", 8_000 * EURO, themes=themes("groen")),
]
ROUND = [
    Plan("V03", 28_000 * EURO, themes=themes("groen")),
    Plan("V11", 14_000 * EURO),
    Plan("V02", 18_500 * EURO, ages=YOUNG),
    Plan("V21", 16_500 * EURO, themes=themes("water")),
    Plan("V13", 4_300 * EURO, ages=YOUNG),
    Plan("V08", 4_800 * EURO),
    Plan("V17", 3_500 * EURO),
]
PROMISED = [
    Guarantee("jong", 15_000 * EURO, ages=YOUNG),
    Guarantee("groen", 10_000 * EURO, themes=themes("groen", "water")),
]


def test_the_ten_pots_balance_at_427_000_euros():
    everything = [*LINES, *ROUND]
    shares = puzzle.funding_plan(everything, POTS)
    paid = {pot.key: sum(s.cents for s in shares if s.pot == pot.key) // EURO for pot in POTS}
    assert sum(pot.amount for pot in POTS) == 427_000 * EURO
    assert sum(paid.values()) == 420_600
    left = {pot.key: pot.amount // EURO - paid[pot.key] for pot in POTS}
    assert {key: euros for key, euros in left.items() if euros} == {"P10 van vorig jaar": 6_400}


def test_earmarked_money_goes_first_and_free_money_stays():
    shares = puzzle.funding_plan(ROUND[:3], POTS)
    assert [(share.pot, share.plan, share.cents // EURO) for share in shares] == [
        ("P06 klimaat", "V03", 18_000),
        ("P01 wijkbudget", "V03", 10_000),
        ("P01 wijkbudget", "V11", 14_000),
        ("P07 Jong Merwoude", "V02", 18_500),
    ]


def test_pots_pay_in_a_published_order():
    assert [pot.key[:3] for pot in puzzle.order(POTS)] == [
        "P04", "P02", "P05", "P06", "P07", "P08", "P01", "P03", "P09", "P10",
    ]  # fmt: skip


def test_earmarked_goes_before_free_then_the_first_to_end_then_the_strictest():
    green, park = themes("groen"), frozenset({"T"})
    pots = [
        Pot("free", 1, ends=date(2026, 1, 31)),
        Pot("own", 1),
        Pot("green", 1, themes=green),
        Pot("green park", 1, themes=green, areas=park),
        Pot("green this year", 1, themes=green, ends=date(2026, 12, 31)),
        Pot("half", 1, most_share=50, ends=date(2026, 6, 30)),
    ]
    assert [pot.key for pot in puzzle.order(pots)] == [
        "half", "green this year", "green park", "green", "free", "own",
    ]  # fmt: skip


def test_a_guarantee_keeps_money_for_the_young_until_they_have_it():
    pots = [Pot("free", 30_000 * EURO)]
    plans = [
        Plan("party", 10_000 * EURO), Plan("bench", 8_000 * EURO), Plan("lamp", 5_000 * EURO),
        Plan("court", 18_500 * EURO, ages=YOUNG), Plan("girls", 4_300 * EURO, ages=YOUNG),
    ]  # fmt: skip
    may_add = puzzle.may_add_for(pots, PROMISED[:1], plans)
    assert may_add(["party"])
    assert not may_add(["party", "bench"])
    assert may_add(["court", "party"])
    why = puzzle.why_not(plans[1], plans[:1], pots, PROMISED, plans)
    assert (why.kept_for, why.short, why.empty, why.opens) == (("jong",), 0, (), ())


@pytest.mark.parametrize(("green", "opens"), [(200, ()), (500, (("green", Condition.THEMES),))])
def test_a_condition_opens_a_plan_only_if_the_guarantee_is_kept_too(green, opens):
    bench, court = Plan("bench", 500), Plan("court", 1_000, ages=YOUNG)
    pots = [Pot("free", 1_000), Pot("green", green, themes=themes("groen"))]
    why = puzzle.why_not(bench, [], pots, [Guarantee("jong", 1_000, ages=YOUNG)], [court])
    assert (why.kept_for, why.opens) == (("jong",), opens)


def test_what_a_guarantee_costs_is_said_too():
    plans = [
        Plan("party", 12_000 * EURO), Plan("bench", 8_000 * EURO), Plan("lamp", 5_000 * EURO),
        Plan("court", 18_500 * EURO, ages=YOUNG), Plan("girls", 4_300 * EURO, ages=YOUNG),
    ]  # fmt: skip
    promised = [Guarantee("jong", 20_000 * EURO, ages=YOUNG)]
    assert puzzle.loosen([Pot("free", 30_000 * EURO)], promised, [], plans) == [
        Loosening("jong", None, ("party", "bench"), 1_500 * EURO)
    ]


def test_a_guarantee_asks_no_more_than_the_plans_there_are():
    within = puzzle.within_reach(POTS, [Guarantee("jong", 90_000 * EURO, ages=YOUNG)], ROUND)
    assert [guarantee.least // EURO for guarantee in within] == [22_800]


def test_a_guarantee_yields_to_those_before_it():
    plans = [Plan("trees", 600, themes=themes("groen")), Plan("court", 600, ages=YOUNG)]
    promised = [
        Guarantee("groen", 500, themes=themes("groen")),
        Guarantee("jong", 500, ages=YOUNG),
    ]
    kept = puzzle.within_reach([Pot("free", 1_000)], promised, plans)
    assert [(guarantee.key, guarantee.least) for guarantee in kept] == [
        ("groen", 500),
        ("jong", 0),
    ]
    first_young = puzzle.within_reach([Pot("free", 1_000)], promised[::-1], plans)
    assert [guarantee.least for guarantee in first_young] == [500, 0]


def test_the_blocking_condition_is_named():
    pots = [POTS[5], POTS[6]]
    why = puzzle.why_not(ROUND[4], [ROUND[2]], pots)
    assert why is None
    richer = replace(ROUND[4], cost=9_000 * EURO)
    why = puzzle.why_not(richer, [ROUND[2]], pots)
    assert why.refusing == {"P06 klimaat": (Condition.THEMES,)}
    assert (why.empty, why.short, why.beside) == (("P07 Jong Merwoude",), 2_500 * EURO, ("V02",))
    assert why.opens == (("P06 klimaat", Condition.THEMES),)


def test_the_condition_that_unlocks_most_comes_first():
    found = puzzle.loosen([POTS[3], POTS[5], POTS[7]], (), [ROUND[3]], [*ROUND[:3], *ROUND[4:]])
    assert next((one.key, one.condition, one.cents // EURO) for one in found) == (
        "P04 energie", Condition.THEMES, 73_100,
    )  # fmt: skip


def test_sixteen_pots_are_more_than_all_cuts_can_hold():
    pots, plans = a_city(16, shares=False)
    flow = table.Table(pots, plans).flow
    assert type(flow.cuts) is cuts.Paths
    winners = [plan for plan in plans[:40] if plan.cost < 60_000 * EURO]
    given = flow.first([plans.index(plan) for plan in winners])
    assert flow.is_kept_by(given, [plans.index(plan) for plan in winners])


def a_city(pots=10, plans=80, seed=1, shares=True):
    chance = random.Random(seed)
    names = ["groen", "sport", "kunst", "zorg", "jong"]
    rows = [
        Pot(
            f"P{number:02}",
            chance.randrange(20_000, 400_000) * EURO + chance.randrange(100),
            themes=frozenset(chance.sample(names, chance.randrange(3))),
            least_share=chance.choice([0, 0, 0, 20, 50]) if shares else 0,
            most_share=chance.choice([100, 100, 75]),
        )
        for number in range(pots)
    ]
    asked = [
        Plan(
            f"V{number:02}",
            chance.randrange(1_000, 90_000) * EURO + chance.randrange(100),
            themes=frozenset(chance.sample(names, chance.randrange(1, 3))),
        )
        for number in range(plans)
    ]
    return rows, asked


@pytest.mark.parametrize(("size", "minimums"), [(3, True), (10, False), (6, True)])
def test_a_count_over_eighty_plans_ends_with_a_payment_to_the_cent(size, minimums):
    pots, plans = a_city(size, shares=minimums)
    may_add, winners = puzzle.may_add_for(pots, (), plans), []
    for plan in plans:
        if may_add([*(won.key for won in winners), plan.key]):
            winners.append(plan)
    shares = puzzle.funding_plan(winners, pots)
    flow = table.Table(pots, winners).flow
    at = {pot.key: place for place, pot in enumerate(pots)}
    won = {plan.key: place for place, plan in enumerate(winners)}
    given = {(at[s.pot], won[s.plan]): s.cents for s in shares}
    assert flow.is_kept_by(given, range(len(winners)))
    assert puzzle.funding_plan(winners, list(reversed(pots))) == shares
    lost = next(plan for plan in plans if plan not in winners)
    assert puzzle.why_not(lost, winners, pots) is not None


def test_the_solver_says_when_it_ran_out_of_time(monkeypatch):
    monkeypatch.setattr(flows, "SECONDS", 0.0)
    pots, plans = a_city(8, 40)
    with pytest.raises(puzzle.Undecided):
        puzzle.funding_plan(plans[:3], [replace(pot, least_share=10) for pot in pots])


def test_the_solver_says_nothing_of_its_own():
    ask = (
        "from wijkaanpak.methods.pots import *;"
        "print(funding_plan([Plan('V', 5)], [Pot('P', 4, least_share=20), Pot('Q', 4)]))"
    )
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == (
        "[Share(pot='P', plan='V', cents=4), Share(pot='Q', plan='V', cents=1)]\n", "",
    )  # fmt: skip


def test_publication_is_plain_json_in_the_order_given():
    text = json.dumps(puzzle.to_dict(POTS, PROMISED, ROUND))
    pots, promised, plans = puzzle.from_dict(json.loads(text))
    assert (pots, promised, plans) == (POTS, PROMISED, ROUND)
