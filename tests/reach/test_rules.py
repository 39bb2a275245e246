"""What a door card asks, what the mirror may say of it, and what a plan must say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.reach import rules
from wijkaanpak.reach.rules import Asked, Choice, PlanWords, Question, Says
from wijkaanpak.refusals import Refused

CARD = [
    Question(
        Asked.AGE, (Choice("12-17", "12-17", 300), Choice("18-64", "18-64", 1860),
                    Choice("65-", "65-", 500)),
    ),
    Question(Asked.FIRST, (Choice("yes", "Yes"), Choice("no", "No"))),
]  # fmt: skip
cells = st.fixed_dictionaries({"12-17": st.integers(0, 40), "18-64": st.integers(0, 90)})


def test_the_bands_of_residents_figures_become_the_answers_of_the_card():
    figures = {"Inwoners van 12 tot en met 17 jaar": 240, "Inwoners van 80 jaar en ouder": 130,
               "Inwoners van 0 tot en met 11 jaar": 440, "Inwoners": 3040}  # fmt: skip
    assert rules.bands_in(figures) == {"0-11": 440, "12-17": 240, "80-": 130}


def test_figures_of_cbs_make_three_bands():
    figures = {rules.CBS_ALL: 3000, rules.CBS_YOUNG: 500, rules.CBS_OLD: 600}
    assert rules.bands_in(figures) == {"0-14": 500, "15-64": 1900, "65-": 600}


@given(st.integers(0, 99), st.none() | st.integers(0, 120))
def test_a_band_is_read_as_it_was_kept(low, high):
    assert rules.read_band(rules.band_key((low, high))) == (low, high)


@given(cells, cells)
def test_two_heaps_together_are_their_sum(one, other):
    both = rules.added({"age": one}, {"age": other})
    assert both["age"] == {key: one[key] + other[key] for key in one}
    assert rules.added({}, {"age": one}) == {"age": one}


@given(cells)
def test_no_sentence_of_the_mirror_has_a_number_in_it(counts):
    said = rules.what_it_says({"age": counts}, CARD)
    for sentence in rules.sentences(said):
        assert not any(sign.isdigit() for sign in sentence.words)
    assert {"many", "count", "total"}.isdisjoint(key for row in said for key in row)


@given(cells)
def test_the_mirror_always_says_something_about_young_people(counts):
    said = rules.sentences(rules.what_it_says({"age": counts}, CARD))
    named = [one.band for one in said] + [
        rules.read_band(row["key"]) for one in said for row in one.groups
    ]
    young = [band for band in named if band and band[1] in rules.YOUNG]
    assert young or any(one.words == rules.YOUTH_UNSURE for one in said)


def test_a_small_heap_says_that_it_is_too_small():
    said = rules.sentences(rules.what_it_says({"age": {"18-64": 12}}, CARD))
    assert next(one.words for one in said if one.kind is Says.UNSURE) == rules.TOO_FEW
    assert not any(one.kind is Says.MISSING for one in said)


def test_an_answer_that_is_not_on_the_card_is_not_counted():
    with pytest.raises(Refused, match="does not stand on the card"):
        rules.check_counts({"age": {"0-99": 3}}, CARD, 0)
    with pytest.raises(Refused, match="a number from 0"):
        rules.check_counts({"age": {"12-17": -1}}, CARD, 0)
    with pytest.raises(Refused, match="Nothing is counted"):
        rules.check_counts({"age": {}}, CARD, 0)


@pytest.mark.parametrize("group", ["Bel Jan 0612345678", "jan@wijk.example", ""])
def test_a_plan_is_about_a_group_and_names_no_persons(group):
    with pytest.raises(Refused):
        rules.check_plan(PlanWords(group, "bank", "zaterdag", "", "licht", "Ludmila"))
