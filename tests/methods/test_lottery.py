"""The lottery: quotas always hold, chances as fair as can be, and the same for everybody."""

import doctest
import hashlib
import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.methods import lottery_oracle as slow
from wijkaanpak.methods import lottery
from wijkaanpak.methods.lottery import (
    Infeasible,
    OutOfTime,
    Person,
    Pool,
    Quota,
    chances,
    changed,
    draw,
    fair,
    fair_lottery,
    feasibility,
    groups,
    outlook,
    pool,
    programs,
    strata,
)
from wijkaanpak.refusals import Refused


def pool_with(seats, quotas, people):
    """A pool with one feature: quotas and people in short."""
    return Pool(
        seats,
        tuple(Quota("age", value, *ends) for value, ends in quotas.items()),
        tuple(Person(f"p{n}", (value,), *home) for n, (value, *home) in enumerate(people)),
    )


def simple(seats=4, people=("young",) * 3 + ("old",) * 9, **quotas):
    quotas = {"young": (1, 2), "old": (2, 3)} | quotas
    return pool_with(seats, quotas, [(value,) for value in people])


@pytest.mark.parametrize("module", [draw, pool])
def test_examples_in_the_words_hold(module):
    assert doctest.testmod(module).failed == 0


@settings(max_examples=60)
@given(slow.pools())
def test_every_panel_keeps_all_limits_and_chances_add_up_to_the_seats(made):
    made = slow.pool_of(made)
    found = fair_lottery(made, 60)
    assert [panel for panel in found.panels if made.broken_by(panel)] == []
    possible = slow.all_panels(made)
    assert all(set(panel) in possible for panel in found.panels)
    assert sum(found.chances.values()) == made.seats
    assert sum(found.ideal.values()) == pytest.approx(made.seats, abs=1e-5)
    assert all(60 % chance.denominator == 0 for chance in found.chances.values())


@settings(max_examples=60)
@given(slow.pools())
def test_the_fairest_chances_are_those_found_by_going_through_all_panels(made):
    made = slow.pool_of(made)
    found, best = fair_lottery(made, 40), slow.best_chances(made)
    assert found.proven
    assert found.bound == pytest.approx(min(best.values()), abs=1e-5)
    assert found.ideal == pytest.approx(best, abs=2e-5)


@settings(max_examples=60)
@given(slow.pools())
def test_leximin_is_never_worse_than_maximin_and_no_lottery_passes_the_bound(made):
    made = slow.pool_of(made)
    found = fair_lottery(made, 40)
    panels = slow.all_panels(made)
    maximin = slow.raised(panels, {}, [person.key for person in made.people])
    assert min(found.ideal.values()) >= maximin - 1e-6
    assert found.smallest <= found.bound + 1e-6
    assert found.bound <= outlook(made).bound + 1e-6


@settings(max_examples=40)
@given(slow.pools())
def test_a_plain_lottery_comes_near_the_fairest_chances(made):
    """Over 300 panels nobody of these tiny pools is off by more than a few panels."""
    found = fair_lottery(slow.pool_of(made), 300)
    for key, chance in found.chances.items():
        assert abs(float(chance) - found.ideal[key]) < 6 / 300


@settings(max_examples=40)
@given(slow.pools(), some.randoms(use_true_random=False))
def test_nothing_changes_when_people_or_quotas_come_in_another_order(made, chance):
    seats, quotas, people = made
    found = fair_lottery(Pool(seats, quotas, people), 30)
    people = chance.sample(people, len(people))
    again = fair_lottery(Pool(seats, quotas, tuple(people)), 30)
    assert again.panels == found.panels
    assert again.chances == found.chances
    assert lottery.written(again) == lottery.written(found)


@settings(max_examples=80)
@given(slow.pools(can_fail=True))
def test_there_is_a_lottery_exactly_when_there_is_a_panel_and_else_the_change_helps(made):
    try:
        made = slow.pool_of(made)
    except Refused:  # quotas that contradict each other
        return
    problem = outlook(made).problem
    assert (problem is None) == bool(slow.all_panels(made))
    if problem and problem.changes:
        assert slow.all_panels(changed(made, problem.changes))
        with pytest.raises(Infeasible):
            fair_lottery(made, 10)


@settings(max_examples=50)
@given(slow.pools(most_people=6, can_fail=True))
def test_no_smaller_change_of_quotas_would_help(made):
    try:
        made = slow.pool_of(made)
    except Refused:
        return
    problem = outlook(made).problem
    if problem is None or not problem.changes:
        return
    size = sum(one.quota.least - one.least + one.most - one.quota.most for one in problem.changes)
    assert size == smallest_by_trying(made)


def smallest_by_trying(made):
    """How far the nearest set of people (one per address) is from the quotas."""
    loose = replace(made, quotas=tuple(replace(q, least=0, most=made.seats) for q in made.quotas))
    return min(
        sum(
            max(quota.least - have, 0, have - quota.most)
            for quota in made.quotas
            for have in [
                sum(
                    made.by_key[key].values[made.features.index(quota.feature)] == quota.value
                    for key in panel
                )
            ]
        )
        for panel in slow.all_panels(loose)
    )


def binary(seats, quotas, people):
    """A pool of people with features of two values, "010" and so on."""
    return Pool(
        seats,
        tuple(
            Quota(f"f{place // 2}", str(place % 2), least, most)
            for place, (least, most) in enumerate(quotas)
        ),
        tuple(Person(f"p{place}", tuple(values)) for place, values in enumerate(people)),
    )


@pytest.mark.parametrize(
    ("made", "promised", "real"),
    [
        (
            binary(
                2,
                [(1, 1), (1, 1), (0, 1), (0, 2), (0, 1), (1, 2)],
                ["000", "001", "111", "010", "100", "001"],
            ),
            1 / 4,
            0,  # p4 fits in no panel, and half of p4 would
        ),
        (
            binary(
                4,
                [(1, 2), (2, 3), (2, 2), (1, 3), (1, 2), (2, 4)],
                ["001", "010", "101", "010", "111", "100", "111", "001", "001"],
            ),
            2 / 5,
            1 / 3,
        ),
    ],
)
def test_when_mixed_panels_promise_too_much_the_fairest_real_lottery_is_found(
    made, promised, real
):
    found = fair_lottery(made, 60)
    assert outlook(made).bound == pytest.approx(promised)
    assert found.bound == pytest.approx(real)
    assert found.proven
    assert found.ideal == pytest.approx(slow.best_chances(made), abs=1e-5)
    assert float(found.smallest) == pytest.approx(real)


def test_a_proof_that_is_too_much_work_is_only_made_when_asked_for(monkeypatch):
    assert fair_lottery(crowd(150), 50).proven
    monkeypatch.setattr(fair, "MOST_STRATA", 10)
    unproven = fair_lottery(crowd(150), 50)
    assert not unproven.proven
    asked = fair_lottery(crowd(150), 50, prove=True)
    assert (asked.proven, asked.panels) == (True, unproven.panels)


def test_when_the_proof_of_a_large_pool_runs_out_of_time_the_panels_still_stand(monkeypatch):
    def never(mix, enough, left):
        raise OutOfTime(programs.OUT_OF_TIME, seconds=1)

    monkeypatch.setattr(chances._Mix, "highest", never)
    with pytest.raises(OutOfTime):  # in a small one it could have changed them
        fair_lottery(crowd(150), 50)
    for module in (chances, fair):
        monkeypatch.setattr(module, "MOST_STRATA", 10)
    panels = fair_lottery(crowd(150), 50).panels
    found = fair_lottery(crowd(150), 50, prove=True)
    assert (found.proven, found.panels) == (False, panels)


def test_above_so_many_strata_the_panels_of_the_proof_are_as_fair(monkeypatch):
    made = crowd(150)
    dived = fair_lottery(made, 500)
    monkeypatch.setattr(fair, "MOST_STRATA_BY_LEVEL", 10)
    monkeypatch.setattr(fair, "ENOUGH", 1)
    found = fair_lottery(made, 500)
    assert found.proven
    assert found.panels != dived.panels
    assert not any(made.broken_by(panel) for panel in found.panels)
    assert found.gap <= dived.gap + 0.0025
    assert fair_lottery(crowd(150), 500).panels == found.panels


@pytest.mark.parametrize("limit", ["MOST_PRICINGS", "MOST_STEPS"])
def test_a_proof_ends_at_a_number_of_questions_or_steps(monkeypatch, limit):
    monkeypatch.setattr(chances, limit, 0)
    found = fair_lottery(crowd(80, seats=10), 50)
    assert not found.proven
    assert found.smallest <= found.bound


def test_people_who_share_an_address_are_never_drawn_together_and_share_fairly():
    made = pool_with(2, {"any": (2, 2)}, [("any", "h1")] * 2 + [("any", "h2")] * 2 + [("any",)])
    found = fair_lottery(made, 300)
    assert not any({"p0", "p1"} <= set(panel) for panel in found.panels)
    assert found.bound == pytest.approx(2 / 5)
    assert found.smallest == Fraction(2, 5)


def test_unknown_addresses_are_never_one_household():
    made = pool_with(4, {"any": (4, 4)}, [("any", "")] * 8 + [("any", "h1"), ("any", "h2")])
    assert fair_lottery(made, 100).smallest == Fraction(40, 100)


def test_who_the_quotas_leave_no_seat_has_no_chance_and_others_are_still_drawn_fairly():
    made = pool_with(2, {"in": (2, 2), "out": (0, 0)}, [("in",)] * 4 + [("out",)])
    found = fair_lottery(made, 100)
    assert found.smallest == 0 == found.bound
    assert found.chances["p0"] == Fraction(1, 2)


def test_the_report_has_the_lowest_and_the_mean_chance_of_each_group():
    young, old = groups(fair_lottery(simple(), 100))
    assert (young.quota.value, young.people, old.people) == ("young", 3, 9)
    assert young.lowest <= young.mean
    assert 3 * young.mean + 9 * old.mean == 4


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (
            lambda: simple(people=("young", *("old",) * 9), young=(2, 2), old=(2, 3)),
            "Of “young” (age) the pool has 1 and the quota asks at least 2. "
            "Ask for 1, or send more letters to them.",
        ),
        (
            lambda: simple(people=("young", *("old",) * 9), young=(2, 2), old=(2, 2)),
            "Of “young” (age) the pool has 1 and the quota asks at least 2. The smallest change "
            "that helps: age old: 2–2 → 2–3; age young: 2–2 → 1–2. Or send more letters to them.",
        ),
        (
            lambda: simple(people=("young",) * 3, young=(0, 4), old=(0, 4)),
            "The pool has 3 people and the panel 4 seats. Send more letters, or draw fewer seats.",
        ),
        (
            lambda: pool_with(2, {"any": (2, 2)}, [("any", "h1"), ("any", "h1")]),
            "The people in the pool live at 1 addresses and the panel has 2 seats, at most one "
            "per address. Send more letters, or draw fewer seats.",
        ),
        (
            lambda: pool_with(
                3, {"a": (2, 2), "b": (1, 1)}, [("a", "h"), ("a", "h"), ("b",), ("b",)]
            ),
            "No panel meets all quotas together. The smallest change that helps: "
            "age a: 2–2 → 1–2; age b: 1–1 → 1–2. Or send more letters to who is missing.",
        ),
        (
            lambda: pool_with(2, {"a": (0, 1), "b": (0, 2)}, [("a",), ("a",), ("a",)]),
            "No panel meets all quotas together. It can when the quota allows 2 of “a” (age) "
            "instead of 1. Or send more letters to others.",
        ),
        (
            lambda: pool_with(
                3, {"a": (2, 2), "b": (1, 2)}, [("a", "h"), ("a", "h"), ("b",), ("b",)]
            ),
            "No panel meets all quotas together. It can when the quota asks at least 1 of “a” "
            "(age) instead of 2. Or send more letters to them.",
        ),
    ],
)  # fmt: skip
def test_when_there_is_no_panel_a_sentence_names_the_smallest_change(made, says):
    with pytest.raises(Infeasible) as refused:
        fair_lottery(made())
    assert str(refused.value) == says


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: simple(seats=0), "at least 1 seat"),
        (lambda: simple(young=(3, 2)), "“young” of “age” asks at least 3 and at most 2"),
        (lambda: simple(young=(-1, 2)), "at least -1"),
        (lambda: simple(young=(2, 2), old=(3, 3)), "minimums of “age” are 5"),
        (lambda: simple(young=(0, 1), old=(0, 2)), "maximums of “age” are 3"),
        (lambda: simple(people=["young", "none"]), "“p1” has “none” as “age”"),
        (lambda: Pool(1, (Quota("age", "a", 0, 1),) * 2, ()), "“a” of “age” is there twice"),
        (
            lambda: Pool(1, (Quota("age", "a", 0, 1),), (Person("p", ("a",)),) * 2),
            "“p” is in the pool twice",
        ),
        (lambda: fair_lottery(simple(), 0), "1 to 100000 panels, not 0"),
    ],
)
def test_what_contradicts_itself_is_refused_with_a_sentence(make, says):
    with pytest.raises(Refused) as refused:
        make()
    assert says in str(refused.value)


def test_a_pool_without_any_quota_is_a_plain_lot():
    made = Pool(2, (), tuple(Person(f"p{n}", ()) for n in range(5)))
    assert fair_lottery(made, 50).smallest == Fraction(2, 5)


def test_a_panel_that_breaks_limits_is_told_what():
    made = pool_with(2, {"a": (1, 1), "b": (1, 1)}, [("a", "h"), ("a", "h"), ("b",)])
    assert made.broken_by(["p0", "p1"]) == ["2 at h", "2 of age a", "0 of age b"]
    assert made.broken_by(["p2"]) == ["1 seats", "0 of age a"]
    assert "p0 twice" in made.broken_by(["p0", "p0"])


def test_when_the_solver_runs_out_of_time_nothing_is_decided(monkeypatch):
    monkeypatch.setattr(programs, "SECONDS", 0.0)
    with pytest.raises(OutOfTime, match="Nothing was decided"):
        feasibility.smallest_change(strata.strata_of(crowd(300)))


def crowd(people, seats=20, seed=1):
    """A pool of some size, with four features that hang together and people who live together."""
    chance = random.Random(seed)
    features = {"age": 5, "school": 3, "area": 6, "home": 3}
    found = tuple(
        Person(
            f"p{n}",
            tuple(str(min(chance.randrange(m), chance.randrange(m))) for m in features.values()),
            f"h{n // 2}" if chance.random() < 0.1 else "",
        )
        for n in range(people)
    )
    quotas = tuple(
        Quota(feature, str(value), seats // many, -(-seats // many))
        for feature, many in features.items()
        for value in range(many)
    )
    return Pool(seats, quotas, found)


def test_a_solver_that_lost_its_way_begins_anew():
    """In this pool the program of a level ended as "unknown" from where the last one stood."""
    made = crowd(100, seats=18)
    found = fair_lottery(made, 40)
    assert found.proven
    assert not any(made.broken_by(panel) for panel in found.panels)


MAKES = """
from tests.methods.test_lottery import crowd
from wijkaanpak.methods import lottery
print(lottery.commitment(lottery.written(lottery.fair_lottery(crowd(150), 200))))
"""


@pytest.mark.parametrize(
    "other",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "NPY_DISABLE_CPU_FEATURES": "X86_V4 X86_V3"},
        {
            "OPENBLAS_CORETYPE": "Nehalem",
            "OPENBLAS_NUM_THREADS": "1",
            "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4,-AVX512F",
        },
    ],
)
def test_the_same_bytes_with_other_hashes_and_on_a_processor_that_can_do_less(other):
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", MAKES],
        env=os.environ | other,
        capture_output=True,
        text=True,
        check=True,
    )
    here = lottery.commitment(lottery.written(fair_lottery(crowd(150), 200)))
    assert run.stdout == here + "\n"  # and the solver says nothing of its own


def test_the_solver_works_after_something_else_has_used_it_with_more_threads():
    other = "import highspy; other = highspy.Highs(); other.addVar(0, 1); other.run()\n"
    words = [sys.executable, "-W", "ignore", "-c", other + MAKES]
    run = subprocess.run(words, capture_output=True, text=True, check=True)
    here = lottery.commitment(lottery.written(fair_lottery(crowd(150), 200)))
    assert run.stdout.endswith(here + "\n")


def test_the_panels_are_written_so_that_anyone_can_check_and_look_up():
    found = fair_lottery(simple(), 20)
    raw = lottery.written(found)
    assert lottery.panels_in(raw) == list(found.panels)
    lines = raw.decode().splitlines()
    assert json.loads(lines[0]) == {"form": "wijkaanpak lottery 1", "panels": 20, "seats": 4}
    assert json.loads(lines[8])[0] == "07"
    assert lottery.commitment(raw) == hashlib.sha256(raw).hexdigest()


def test_who_is_named_with_quotes_and_newlines_is_written_on_one_line():
    made = Pool(1, (), (Person('Jan "de\nBouwer"', ()), Person("Ÿ,", ())))
    raw = lottery.written(fair_lottery(made, 2))
    assert len(raw.splitlines()) == 3
    assert sorted(lottery.panels_in(raw)) == [('Jan "de\nBouwer"',), ("Ÿ,",)]
