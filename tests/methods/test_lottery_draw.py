"""Dice and public values: every panel as likely, and nobody can choose."""

import hashlib
from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.methods.test_lottery import pool_with, simple
from wijkaanpak.methods import lottery
from wijkaanpak.methods.lottery import (
    Dice,
    Person,
    Pool,
    Quota,
    eased,
    fair_lottery,
    replacements,
    reserves,
)
from wijkaanpak.refusals import Refused


@given(some.integers(1, 300), some.sampled_from([2, 4, 6, 10, 20]))
def test_with_dice_every_panel_is_as_likely(panels, sides):
    dice = Dice(panels, sides)
    if sides**dice.needed > 5000:
        return
    faces = range(dice.first, dice.first + sides)
    fell = Counter(dice.read(roll) for roll in product(faces, repeat=dice.needed))
    again = fell.pop(None, 0)
    assert set(fell) == set(range(panels))
    assert len(set(fell.values())) == 1
    assert again < sides**dice.needed / 2


def test_three_dice_with_ten_sides_are_the_number_of_the_panel():
    assert Dice(1000).needed == 3
    assert [Dice(1000).read(roll) for roll in ([0, 0, 0], [4, 1, 7], [9, 9, 9])] == [0, 417, 999]
    assert [lottery.label(number, 1000) for number in (0, 417)] == ["000", "417"]


def test_a_number_that_is_too_high_is_rolled_again():
    dice = Dice(1000, sides=6)
    assert dice.needed == 4
    assert dice.read([1, 1, 1, 1]) == 0
    assert dice.read([5, 4, 4, 4]) == 4 * 216 + 3 * 36 + 3 * 6 + 3  # 993
    assert dice.read([5, 4, 5, 5]) is None


@pytest.mark.parametrize(
    ("roll", "says"),
    [
        (lambda: Dice(1000).read([1, 2]), "Roll 3 dice at a time; there were 2."),
        (lambda: Dice(1000).read([1, 2, 10]), "“10” is not on a die with 10 sides."),
        (lambda: Dice(1000, 6).read([0, 1, 1, 1]), "“0” is not on a die with 6 sides."),
        (lambda: Dice(1000, 1), "A die has 2 to 100 sides, not 1."),
        (lambda: lottery.number_from(" ", "ab", 10), "There is no public value yet"),
    ],
)
def test_a_roll_that_cannot_be_is_told(roll, says):
    with pytest.raises(Refused) as refused:
        roll()
    assert says in str(refused.value)


def test_a_public_value_draws_the_same_number_for_everybody():
    """Anyone can redo it with sha256sum and a pocket calculator."""
    words = b"wijkaanpak lottery 1\nc0ffee\n08 14 22 31 40 45\n0\n"
    number = int(hashlib.sha256(words).hexdigest(), 16) % 1000
    assert number == 653
    assert lottery.number_from("08 14 22 31 40 45", "c0ffee", 1000) == number
    assert lottery.number_from("  08 14 22 31 40 45 ", "c0ffee", 1000) == number


@given(some.text(min_size=1).filter(str.strip), some.integers(1, 2000))
def test_a_public_value_always_draws_one_of_the_panels(value, panels):
    assert 0 <= lottery.number_from(value, "c0ffee", panels) < panels


def test_public_values_draw_all_panels_about_as_often():
    fell = Counter(lottery.number_from(str(turn), "c0ffee", 10) for turn in range(4000))
    assert sorted(fell) == list(range(10))
    assert all(300 < times < 500 for times in fell.values())


@given(some.lists(some.integers(0, 9), min_size=2, max_size=2))
def test_the_drawn_panel_is_one_of_those_committed_to(roll):
    committed = lottery.written(FOUND)
    number = Dice(100).read(roll)
    assert lottery.panels_in(committed)[number] == FOUND.panels[number]
    assert lottery.panels_in(committed)[number] in FOUND.panels


FOUND = fair_lottery(simple(), 100)


def test_empty_seats_go_to_people_of_the_same_stratum():
    made = simple()
    panel = FOUND.panels[3]
    gone = [key for key in panel if key in {"p0", "p1", "p2"}]
    left = replacements(made, panel, gone)
    assert left.seats == len(gone)
    stay = [key for key in panel if key not in gone]
    for again in fair_lottery(left, 20).panels:
        assert not {*again} & {*panel}
        assert made.broken_by([*stay, *again]) == []


def homes():
    people = [("a", "h1"), ("a", "h1"), ("a", "h2"), ("a",), ("b",), ("b",), ("b",), ("b",)]
    return pool_with(4, {"a": (2, 2), "b": (2, 2)}, people)


def test_nobody_takes_a_seat_who_lives_with_somebody_who_stays():
    left = replacements(homes(), ["p0", "p2", "p4", "p5"], ["p2", "p4"])
    assert [person.key for person in left.people] == ["p3", "p6", "p7"]
    assert [(quota.least, quota.most) for quota in left.quotas] == [(1, 1), (1, 1)]


def test_a_housemate_may_take_the_seat_of_who_is_gone():
    left = replacements(homes(), ["p0", "p2", "p4", "p5"], ["p0"])
    assert [person.key for person in left.people] == ["p1", "p3", "p6", "p7"]
    assert {panel for panel in fair_lottery(left, 10).panels} == {("p1",), ("p3",)}


def test_when_fewer_seats_are_filled_a_minimum_may_wait():
    left = replacements(homes(), ["p0", "p2", "p4", "p5"], ["p2", "p4", "p5"], seats=2)
    assert [(quota.least, quota.most) for quota in left.quotas] == [(0, 1), (1, 2)]
    assert fair_lottery(left, 20).smallest > 0


def test_only_those_who_can_still_come_are_drawn():
    left = replacements(homes(), ["p0", "p2", "p4", "p5"], ["p4"], ready=["p7"])
    assert fair_lottery(left, 5).panels == (("p7",),) * 5


def test_when_nobody_of_the_stratum_is_left_the_smallest_change_is_told_and_can_be_made():
    left = replacements(homes(), ["p0", "p2", "p4", "p5"], ["p4"], ready=["p3"])
    with pytest.raises(Refused, match=r"Of “b” \(age\) the pool has 0"):
        fair_lottery(left, 5)
    assert fair_lottery(eased(left), 5).panels == (("p3",),) * 5


def test_when_no_change_of_quotas_helps_that_is_told():
    left = replacements(homes(), ["p0", "p2", "p4", "p5"], ["p4"], ready=[])
    with pytest.raises(Refused, match="The pool has 0 people and the panel 1 seats"):
        eased(left)


def test_a_pool_that_can_be_met_is_eased_in_nothing():
    assert eased(homes()) == homes()


def test_reserves_are_drawn_from_the_rest_in_proportion():
    panel = ["p0", "p2", "p4", "p5"]
    aside = reserves(homes(), panel, 2)
    assert [person.key for person in aside.people] == ["p3", "p6", "p7"]
    assert [(quota.least, quota.most) for quota in aside.quotas] == [(1, 1), (1, 1)]
    assert fair_lottery(aside, 10).smallest == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("gone", "seats", "says"),
    [
        (["p9"], None, "“p9” is not in the panel."),
        ([], None, "Nobody left the panel, so there is no seat to fill."),
        (["p0"], 2, "1 people left, so 2 seats cannot be filled."),
    ],
)
def test_seats_that_are_not_empty_are_not_filled(gone, seats, says):
    with pytest.raises(Refused) as refused:
        replacements(homes(), ["p0", "p2", "p4", "p5"], gone, seats=seats)
    assert str(refused.value) == says


def test_a_minimum_never_asks_more_than_there_are_seats():
    """As when seats were filled with less than was asked: two values lack somebody."""
    quotas = (Quota("a", "x", 2, 9), Quota("a", "y", 2, 9), Quota("a", "z", 0, 9))
    people = tuple(Person(f"p{n}", (value,)) for n, value in enumerate("xxyyzzzz"))
    made = Pool(4, quotas, people)
    left = replacements(made, ["p0", "p2", "p4", "p5"], ["p5"])
    assert sum(quota.least for quota in left.quotas) == 1
    assert fair_lottery(left, 2).panels
