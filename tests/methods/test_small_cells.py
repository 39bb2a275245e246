"""Nobody who reads all pages learns a count below ten; and a mutant of each rule is caught."""

import math

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.methods.attacker import publish, what_is_betrayed
from wijkaanpak.methods import small_cells
from wijkaanpak.methods.small_cells import (
    LEAST_CARDS,
    LIMIT,
    Word,
    added_up,
    at_most,
    cards_needed,
    is_safe,
    shares_of,
    words_of,
)

SHARES = {
    "age": {"young": 0.2, "middle": 0.5, "old": 0.3},
    "home": {"terp": 0.21, "zonnehof": 0.37, "water": 0.27, "spoor": 0.15},
    "first": {"yes": None, "no": None},
}
counts_of = {
    question: st.fixed_dictionaries({key: st.sampled_from(NUMBERS) for key in shares})
    for NUMBERS in [(0, 0, 0, 1, 2, 5, 8, 9, 9, 10, 11, 30, 80)]
    for question, shares in SHARES.items()
}
gatherings = st.lists(st.fixed_dictionaries(counts_of), min_size=1, max_size=5)
slowly = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@slowly
@given(gatherings)
def test_all_pages_together_give_no_count_below_ten(held):
    assert not what_is_betrayed(held, SHARES, *publish(held, SHARES))


@slowly
@given(st.fixed_dictionaries({k: st.integers(0, 12) for k in "abc"}), st.data())
def test_whatever_the_shares_one_page_gives_no_count_below_ten(counts, data):
    parts = [data.draw(st.integers(8, 60)) for _ in counts]
    shares = {"q": {key: part / (sum(parts) + 1) for key, part in zip(counts, parts, strict=True)}}
    held = [{"q": counts}]
    assert not what_is_betrayed(held, shares, *publish(held, shares))


SEVEN_SEVEN_SIX = {"terp": 7, "zonnehof": 7, "water": 6, "spoor": 0}


def test_words_that_would_betray_the_sum_are_not_said():
    """Nobody from Spoorzicht and three times below ten, of twenty: two to nine each."""
    shares = SHARES["home"] | {"spoor": 0.3}
    said = {
        "terp": Word.SILENT,
        "zonnehof": Word.SILENT,
        "water": Word.SILENT,
        "spoor": Word.NOBODY,
    }
    assert not is_safe(said, shares)
    assert words_of(SEVEN_SEVEN_SIX, shares) == {}


# What would be published if somebody made it more helpful. Each must be caught.


def test_the_attacker_catches_words_without_the_check_of_sums(monkeypatch):
    held, shares = [{"home": SEVEN_SEVEN_SIX}], {"home": SHARES["home"] | {"spoor": 0.3}}
    monkeypatch.setattr(small_cells, "is_safe", lambda *_args, **_more: True)
    assert what_is_betrayed(held, shares, *publish(held, shares))


FOUR_NINES = {"a": 9, "b": 9, "c": 9, "d": 9}


def test_the_attacker_catches_a_total_on_the_page():
    held, shares = [{"age": FOUR_NINES}], {"age": dict.fromkeys(FOUR_NINES)}

    def total(attacker):
        attacker.knows(36, 36, *((0, "age", key) for key in FOUR_NINES))

    found = publish(held, shares)
    assert not what_is_betrayed(held, shares, *found)
    assert what_is_betrayed(held, shares, *found, also=[total])


def test_the_attacker_catches_how_many_left_a_question_open():
    """Two questions with no answer left open have one total: then they can be subtracted."""
    homes = {"terp": 10, "zonnehof": 10, "water": 10, "spoor": 6}
    held = [{"age": FOUR_NINES, "home": homes}]
    shares = {"age": dict.fromkeys(FOUR_NINES), "home": dict.fromkeys(homes)}

    def nobody_left_it_open(attacker):
        for question in shares:
            attacker.knows(0, 0, (0, question, "open"))

    found = publish(held, shares)
    assert not what_is_betrayed(held, shares, *found)
    assert what_is_betrayed(held, shares, *found, also=[nobody_left_it_open])


def test_the_attacker_catches_a_part_beside_its_sum():
    """An area, and its tenants and owners: that is why only one of the two is said."""
    held = [{"area": {"spoor": 7, "terp": 40}, "home": {"tenant": 4, "owner": 3, "terp": 40}}]
    shares = {"area": {"spoor": None, "terp": None}, "home": dict.fromkeys(held[0]["home"])}
    pages = {
        (0, "area"): {"spoor": Word.FEW, "terp": Word.THERE},
        (0, "home"): {"tenant": Word.FEW, "owner": Word.FEW, "terp": Word.THERE},
    }
    quiet = {"area": [], "home": []}

    def sum_of_parts(attacker):
        attacker.same([(0, "area", "spoor")], [(0, "home", "tenant"), (0, "home", "owner")])

    assert what_is_betrayed(held, shares, pages, quiet, also=[sum_of_parts])


def test_the_attacker_catches_a_correction_that_speaks_again():
    """Nine became ten: two pages beside each other say which it was."""
    held = [{"first": {"yes": 9, "no": 30}}]
    shares = {"first": SHARES["first"]}

    def counted_again(attacker):
        attacker.knows(LIMIT, math.inf, (0, "first", "yes"), "one more card")
        attacker.knows(1, 1, "one more card")

    found = publish(held, shares)
    assert what_is_betrayed(held, shares, *found, also=[counted_again])


def test_the_attacker_catches_a_year_that_adds_up_what_spoke():
    held = [{"first": {"yes": 9, "no": 30}}, {"first": {"yes": 9, "no": 30}}]
    shares = {"first": SHARES["first"]}

    def year(attacker):
        attacker.knows(18, 18, (0, "first", "yes"), (1, "first", "yes"))

    found = publish(held, shares)
    assert not what_is_betrayed(held, shares, *found)
    assert what_is_betrayed(held, shares, *found, also=[year])


def test_the_attacker_catches_a_year_of_too_few_quiet_gatherings():
    """Two evenings of nineteen cards at most: three groups of ten leave eight for the fourth."""
    one, two = {"a": 6, "b": 6, "c": 5, "d": 2}, {"a": 6, "b": 6, "c": 5, "d": 2}
    held, shares = [{"q": one}, {"q": two}], {"q": dict.fromkeys(one)}
    assert added_up([one, two], shares["q"]) == {}
    pages = {(0, "q"): {}, (1, "q"): {}, ("year", "q"): dict.fromkeys("abc", Word.THERE)}
    pages["year", "q"]["d"] = Word.SILENT
    assert what_is_betrayed(held, shares, pages, {"q": [0, 1]})


def test_the_attacker_catches_a_few_that_depends_on_the_count():
    """If seven of sixty were few and eight not, silence would say eight or nine."""
    held = [{"age": {"young": 8, "middle": 30, "old": 22}}]

    def seven_would_be_few(attacker):
        attacker.knows(8, 9, (0, "age", "young"))

    shares = {"age": SHARES["age"]}
    found = publish(held, shares)
    assert not what_is_betrayed(held, shares, *found)
    assert what_is_betrayed(held, shares, *found, also=[seven_would_be_few])


# Honest about chance.


@given(st.integers(0, 12), st.integers(1, 60), st.sampled_from([0.02, 0.15, 0.5, 0.9]))
@example(0, 20, 0.15)
def test_the_chance_is_the_sum_of_the_binomial_terms(most, of, share):
    parts = (math.comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(most + 1))
    assert at_most(most, of, share) == pytest.approx(min(1.0, sum(parts)), abs=1e-9)


@given(st.sampled_from([0, 9, 10]), st.sampled_from([0.01, 0.07, 0.15, 0.4]))
def test_the_cards_needed_are_the_fewest(most, share):
    needed = cards_needed(most, share, 0.01)
    assert at_most(most, needed, share) <= 0.01 < at_most(most, needed - 1, share)


def test_a_small_evening_says_nothing():
    assert words_of({"yes": LEAST_CARDS - 1}, {"yes": None}) == {}


def test_nobody_is_said_only_when_it_is_no_chance():
    """Of 25 cards none from a group of 15 in 100 may be chance; of 60 it is not."""
    shares = SHARES["home"]
    some = {"terp": 8, "zonnehof": 14, "water": 3, "spoor": 0}
    assert words_of(some, shares).get("spoor") is not Word.NOBODY
    many = {"terp": 20, "zonnehof": 28, "water": 12, "spoor": 0}
    assert words_of(many, shares)["spoor"] is Word.NOBODY


def test_ten_of_very_many_is_there_and_fewer_than_could_be():
    shares = SHARES["home"]
    said = words_of({"terp": 100, "zonnehof": 100, "water": 100, "spoor": 12}, shares)
    assert said["spoor"] is Word.FEWER
    assert said["terp"] is Word.THERE


def test_a_group_of_fewer_than_twenty_people_is_never_named():
    shares = shares_of({"a": 19, "b": 500}, 1000)
    assert set(words_of({"a": 12, "b": 40}, shares)) == {"b"}


@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 80), st.integers(0, 80))
def test_one_to_nine_are_one_word(few, other, more, most):
    """With as many cards, the page is the same whether one came of a group or nine."""
    shares = SHARES["age"]
    one = words_of({"young": few, "middle": more + 10 + other, "old": most + 10}, shares)
    two = words_of({"young": other, "middle": more + 10 + few, "old": most + 10}, shares)
    assert one.get("young") == two.get("young")
