"""The pots puzzle against an independent, slow and simple search on tiny instances."""

import doctest
import itertools
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.methods import pots as puzzle
from wijkaanpak.methods.pots import Guarantee, Plan, Pot, cuts, flows, table, terms

AREAS, THEMES = ("T", "Z"), ("green", "youth")
END, LATER = date(2026, 12, 31), date(2027, 6, 30)


def subset(values):
    return st.frozensets(st.sampled_from(values))


def rarely(strategy, usual):
    """Most pots ask little: otherwise nothing fits anywhere and nothing is tested."""
    return st.one_of(st.just(usual), st.just(usual), strategy)


ages = st.sampled_from([None, (12, 26), (12, 18), (65, 99)])


@st.composite
def some_pots(draw, most=3, minimums=True):
    rows = []
    for number in range(draw(st.integers(1, most))):
        shares = draw(rarely(st.sampled_from([(25, 100), (60, 100), (0, 60), (25, 60)]), (0, 100)))
        rows.append(
            Pot(
                f"P{number}",
                draw(st.integers(0, 9)),
                ends=draw(st.sampled_from([None, END, LATER])),
                themes=draw(rarely(subset(THEMES), frozenset())),
                areas=draw(rarely(subset(AREAS), frozenset())),
                ages=draw(rarely(ages, None)),
                own_share=draw(rarely(st.just(20), 0)),
                least_share=shares[0] if minimums else 0,
                most_share=shares[1],
            )
        )
    return rows


@st.composite
def some_plans(draw, most=4):
    rows = []
    for number in range(draw(st.integers(0, most))):
        cost = draw(st.integers(0, 6))
        rows.append(
            Plan(
                f"V{number}",
                cost,
                own=draw(st.integers(0, cost // 2)),
                themes=draw(subset(THEMES)),
                areas=draw(subset(AREAS)),
                ages=draw(ages),
                spent_by=draw(st.sampled_from([None, END, LATER])),
            )
        )
    return rows


def may_pay(pot, plan, cents):
    """The conditions, said once more and differently, for one pot paying one plan."""
    if cents == 0:
        return True
    return (
        (not pot.themes or any(theme in pot.themes for theme in plan.themes))
        and (not pot.areas or (plan.areas != frozenset() and not plan.areas - pot.areas))
        and (
            pot.ages is None
            or (
                plan.ages is not None
                and set(range(plan.ages[0], plan.ages[1] + 1))
                <= set(range(pot.ages[0], pot.ages[1] + 1))
            )
        )
        and not (pot.ends and plan.spent_by and plan.spent_by > pot.ends)
        and plan.own / max(plan.cost, 1) >= pot.own_share / 100
        and pot.least_share * plan.cost <= cents * 100 <= pot.most_share * plan.cost
    )


def ways_to_pay(plan, owed, pots, held):
    """All ways in which these pots together pay what a plan is still owed."""
    if not pots:
        return [()] if owed == 0 else []
    return [
        (cents, *way)
        for cents in range(min(held[0], owed) + 1)
        if may_pay(pots[0], plan, cents)
        for way in ways_to_pay(plan, owed - cents, pots[1:], held[1:])
    ]


def payments(plans, pots, held=None):
    """All ways to pay all plans: a list with one row of cents for each plan."""
    held = [pot.amount for pot in pots] if held is None else held
    if not plans:
        yield []
        return
    for way in ways_to_pay(plans[0], plans[0].asked, pots, held):
        left = [cents - out for cents, out in zip(held, way, strict=True)]
        for others in payments(plans[1:], pots, left):
            yield [way, *others]


def can_be_paid(plans, pots):
    return any(True for _way in payments(plans, pots))


def subsets(plans):
    return itertools.chain.from_iterable(
        itertools.combinations(plans, size) for size in range(len(plans) + 1)
    )


def counted(guarantee, plans):
    return sum(plan.asked for plan in plans if puzzle.belongs(plan, guarantee))


@given(some_plans(), some_pots())
def test_plans_are_fundable_exactly_when_a_search_finds_a_way(plans, pots):
    assert puzzle.fundable(plans, pots) == can_be_paid(plans, pots)


@given(some_plans(), some_pots())
def test_routing_along_paths_agrees_with_all_cuts(plans, pots):
    flow = table.Table(pots, plans).flow
    paths, everyone = cuts.Paths(flow), list(range(len(plans)))
    for needs in [everyone[:1], everyone, everyone[1:], everyone[:2]]:
        assert paths.wide(needs) == cuts.Cuts(flow).wide(needs)


@given(some_plans(), some_pots())
def test_a_funding_plan_pays_to_the_cent_and_breaks_nothing(plans, pots):
    if not can_be_paid(plans, pots):
        with pytest.raises(ValueError, match="cannot pay these plans"):
            puzzle.funding_plan(plans, pots)
        return
    shares = puzzle.funding_plan(plans, pots)
    cents = {(share.pot, share.plan): share.cents for share in shares}
    assert len(cents) == len(shares)
    assert all(share.cents > 0 for share in shares)
    for plan in plans:
        assert sum(c for (_, key), c in cents.items() if key == plan.key) == plan.asked
    for pot in pots:
        assert sum(c for (key, _), c in cents.items() if key == pot.key) <= pot.amount
    assert all(may_pay(p, v, cents.get((p.key, v.key), 0)) for p in pots for v in plans)


@given(some_plans(3), some_pots(minimums=False) | some_pots())
def test_the_strictest_and_soonest_ending_euros_go_first(plans, pots):
    """Of all ways to pay, the funding plan is the first: pot by pot, and then winner by winner."""
    rows = puzzle.order(pots)
    ways = [list(zip(*way, strict=True)) for way in payments(plans, rows)]
    if not plans or not ways:
        return
    best = max(ways, key=lambda way: ([sum(row) for row in way], way))
    cents = {(s.pot, s.plan): s.cents for s in puzzle.funding_plan(plans, pots)}
    found = [tuple(cents.get((p.key, v.key), 0) for v in plans) for p in rows]
    assert [sum(row) for row in found] == [sum(row) for row in best]
    if not any(pot.least_share for pot in pots):
        assert found == best


GIVEN = {(0, 0): 3, (1, 0): 2, (1, 1): 5}


@pytest.mark.parametrize(
    ("changed", "holds"),
    [
        ({}, True),
        ({(0, 0): 2}, False),  # a need that gets too little
        ({(0, 0): 4}, False),  # and one that gets too much
        ({(1, 0): 1, (0, 0): 4}, False),  # less than the least
        ({(1, 1): 4, (0, 1): 1}, False),  # from a source that may not give
        ({(0, 0): 5, (1, 0): 0}, False),  # a gift of nothing is no gift
        ({(1, 2): 1}, False),  # to a need that was not asked
    ],
)
def test_an_answer_is_checked_in_whole_cents(changed, holds):
    flow = flows.Flow([5, 7], [5, 5, 1], [[5, 0, 0], [4, 5, 1]], [[0, 0, 0], [2, 0, 0]])
    assert flow.is_kept_by(GIVEN | changed, [0, 1]) == holds
    assert not replace(flow, amounts=[3, 6]).is_kept_by(GIVEN, [0, 1])


@given(some_plans(), some_pots(), st.data())
def test_more_money_never_makes_fewer_plans_possible(plans, pots, data):
    richer = [replace(pot, amount=pot.amount + data.draw(st.integers(0, 4))) for pot in pots]
    assert puzzle.fundable(plans, pots) <= puzzle.fundable(plans, richer)


@given(some_plans(), some_pots(), st.data())
def test_whatever_plans_can_do_together_some_of_them_can_do(plans, pots, data):
    fewer = [plan for plan in plans if data.draw(st.booleans())]
    assert puzzle.fundable(plans, pots) <= puzzle.fundable(fewer, pots)


guarantees = st.lists(
    st.builds(
        Guarantee,
        st.uuids().map(str),
        st.integers(0, 8),
        themes=subset(THEMES),
        areas=subset(AREAS),
        ages=ages,
    ),
    max_size=2,
)


@given(some_plans(), some_pots(2), guarantees)
def test_a_count_may_add_exactly_what_leaves_every_guarantee_possible(plans, pots, promised):
    paid = [chosen for chosen in subsets(plans) if can_be_paid(chosen, pots)]
    kept = []
    for one in promised:
        held = [way for way in paid if all(counted(g, way) >= g.least for g in kept)]
        most = max(counted(one, way) for way in held)
        kept.append(replace(one, least=min(one.least, most)))
    assert list(puzzle.within_reach(pots, promised, plans)) == kept
    good = [set(way) for way in paid if all(counted(g, way) >= g.least for g in kept)]
    may_add = puzzle.may_add_for(pots, promised, plans)
    for chosen in subsets(plans):
        assert may_add([plan.key for plan in chosen]) == any(set(chosen) <= way for way in good)


@given(some_plans(), some_pots(2))
def test_the_reason_why_not_is_complete_and_true(plans, pots):
    for plan in plans:
        winners = [other for other in plans if other is not plan]
        if not can_be_paid(winners, pots):
            continue
        why = puzzle.why_not(plan, winners, pots)
        if can_be_paid(plans, pots):
            assert why is None
            continue
        assert why.opens == tuple(
            (pot.key, condition)
            for pot in pots
            for condition in puzzle.asked_by(pot)
            if can_be_paid(plans, [puzzle.without(p, condition) if p is pot else p for p in pots])
        )
        assert why.refusing == {p.key: c for p in pots if (c := puzzle.broken(plan, p))}


@given(some_plans(), some_pots(2))
def test_euros_that_are_short_are_just_enough_to_pay_the_plan(plans, pots):
    loose = [replace(pot, least_share=0) for pot in pots]
    for plan in plans:
        winners = [other for other in plans if other is not plan]
        if (
            not can_be_paid(winners, loose)
            or (why := puzzle.why_not(plan, winners, loose)) is None
        ):
            continue
        assert why.short > 0
        extra = [*loose, Pot("extra", why.short)]
        less = [*loose, Pot("extra", why.short - 1)]
        assert (can_be_paid(plans, extra), can_be_paid(plans, less)) == (True, False)


@given(some_plans(), some_pots(2))
def test_loosening_one_condition_unlocks_what_it_says(plans, pots):
    def filled(pots):
        chosen = []
        for plan in plans:
            if can_be_paid([*chosen, plan], pots):
                chosen.append(plan)
        return chosen

    expected = {}
    for pot in pots:
        for condition in puzzle.asked_by(pot):
            looser = [puzzle.without(p, condition) if p is pot else p for p in pots]
            cents = sum(p.asked for p in filled(looser)) - sum(p.asked for p in filled(pots))
            if cents > 0:
                expected[pot.key, condition] = cents
    found = puzzle.loosen(pots, (), [], plans)
    assert {(one.key, one.condition): one.cents for one in found} == expected
    assert [one.cents for one in found] == sorted(expected.values(), reverse=True)


@given(some_plans(), some_pots(), guarantees)
def test_what_is_published_reads_back_the_same(plans, pots, promised):
    text = json.dumps(puzzle.to_dict(pots, promised, plans))
    assert puzzle.from_dict(json.loads(text)) == (pots, promised, plans)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ([], "expected pots, guarantees and plans, each a list"),
        ({"plan": []}, "not pots, guarantees or plans: plan"),
        ({"pots": {}}, "pots must be a list"),
        ({"pots": ["P1"]}, "not a pot: 'P1'"),
        ({"pots": [{"key": "P1", "sum": 3}]}, "a pot has no sum"),
        ({"pots": [{"key": "P1"}]}, "pot P1 is not complete or not right"),
        ({"pots": [{"key": "P1", "amount": 1.5}]}, "pot P1 is not complete or not right"),
        ({"pots": [{"key": "P1", "amount": True}]}, "pot P1 is not complete or not right"),
        ({"pots": [{"key": "P1", "amount": -1}]}, "P1: sums are whole cents from 0"),
        ({"pots": [{"key": "", "amount": 1}]}, "each plan, pot and guarantee needs a key"),
        ({"pots": [{"key": "P1", "amount": 1, "ages": [26, 12]}]}, "P1: ages run from"),
        (
            {"pots": [{"key": "P1", "amount": 1, "least_share": 101}]},
            "pot P1: shares are",
        ),
        ({"plans": [{"key": "V1", "cost": 1, "own": 2}]}, "plan V1: its makers bring more"),
        ({"plans": [{"key": "V1", "cost": 1, "spent_by": "31-12-2026"}]}, "Invalid isoformat"),
    ],
)
def test_a_bad_publication_is_refused_with_a_sentence(data, sentence):
    with pytest.raises(ValueError, match=sentence):
        puzzle.from_dict(data)


def test_two_pots_with_one_key_are_refused():
    with pytest.raises(ValueError, match="the same key"):
        puzzle.fundable([], [Pot("P1", 1), Pot("P1", 2)])


@pytest.mark.parametrize("module", [cuts, flows, table, terms])
def test_doctests(module):
    assert doctest.testmod(module).failed == 0
