from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.assets.scenes import BENCH, BIKES, FLAT_TYRE
from wijkaanpak.assets import rules
from wijkaanpak.assets.rules import Kind, Load, Move, Side, Step, Whose
from wijkaanpak.network.rules import KEYS, PartyKind
from wijkaanpak.refusals import Refused

days = st.dates(date(2016, 1, 1), date(2060, 12, 31))


def test_there_are_seven_kinds_exactly_as_the_manifesto_names_them():
    assert [kind.value for kind in Kind] == [
        "residents", "associations", "institutions", "physical", "economic", "stories", "heritage",
    ]  # fmt: skip
    assert set(rules.KIND_WORDS) == set(Kind)


@pytest.mark.parametrize(
    "bad",
    [
        replace(BIKES, title=" "),
        replace(BIKES, title="x" * 91),
        replace(BIKES, place="Zonnehof 12"),
        replace(BIKES, whose=Whose.GROUP),
        replace(BIKES, ourselves="wij"),
    ],
)
def test_what_cannot_stand_on_the_wall_is_told(bad):
    with pytest.raises(Refused):
        rules.check_entry(bad)


@pytest.mark.parametrize("good", [BIKES, BENCH, FLAT_TYRE])
def test_what_is_fine_is_fine(good):
    rules.check_entry(good)
    rules.check_can_be_reached(good)
    rules.check_three_questions(good)


def test_a_person_can_be_reached_and_a_wish_answers_a_question():
    with pytest.raises(Refused, match="telephone"):
        rules.check_can_be_reached(replace(BIKES, reach=" "))
    with pytest.raises(Refused, match="three questions"):
        rules.check_three_questions(replace(FLAT_TYRE, ourselves="", little_help=" "))


@given(days)
def test_a_year_after_is_the_same_day_or_the_last_of_february(day):
    later = rules.a_year_after(day)
    assert later.year == day.year + 1
    assert (later.month, later.day) in {(day.month, day.day), (2, 28)}
    assert 365 <= (later - day).days <= 366


@given(days, st.integers(-400, 400))
def test_notice_comes_before_it_is_over_and_never_after_it_was_taken_back(until, shift):
    today = until + timedelta(days=shift)
    if rules.is_shown("here", until, today):
        assert shift <= 0
        assert rules.needs_a_word("here", until, today) is (shift >= -30)
    for state in ("ended", "erased"):
        assert not rules.is_shown(state, until, today)
        assert not rules.needs_a_word(state, until, today)


@given(st.booleans(), st.lists(st.sampled_from(list(PartyKind))))
def test_who_speaks_for_an_institution_sees_no_person_whatever_else_they_are(member, kinds):
    sees = rules.sees_people(member, kinds)
    assert sees is (member and set(kinds) <= KEYS)


@given(st.integers(0, 30), st.integers(0, 30), st.integers(1, 20), days)
def test_a_full_connector_says_when_there_is_room(opened, month, most, today):
    load = Load(opened, month, most)
    when = load.room_from(today)
    if load.has_room:
        assert when == today
        rules.check_room(load, today)
    else:
        with pytest.raises(Refused, match="hands full"):
            rules.check_room(load, today)
        assert when is None or (when.day == 1 and timedelta(0) < when - today < timedelta(32))


@given(st.lists(st.sampled_from(list(Move)), max_size=6))
def test_a_request_ends_once_and_stays_ended(moves):
    step, ended = Step.ASKED, False
    for move in moves:
        try:
            step = rules.after(step, move)
            assert not ended
        except Refused:
            pass
        ended = step not in rules.OPEN


some_days = st.sets(st.integers(1, 7))
some_parts = st.sets(st.sampled_from(["morning", "afternoon", "evening"]))


@given(some_days, some_parts, some_days, some_parts)
def test_times_fit_both_ways_and_only_what_both_named_is_a_reason(a, b, c, d):
    one, other = rules.same_time(a, b, c, d), rules.same_time(c, d, a, b)
    assert one == other
    if one:
        on, at = one
        assert set(on) == a & c
        assert set(at) == b & d
    else:
        assert (a and c and not a & c) or (b and d and not b & d)


@pytest.mark.parametrize(
    ("one", "other"), [("a b", "c"), ("naaien", "Naaien "), ("", "x"), ("a1", "b")]
)
def test_two_words_for_one_thing_are_two_single_words(one, other):
    with pytest.raises(Refused):
        rules.check_pair(one, other)
    rules.check_pair("naaien", "verstellen")


def test_a_no_and_a_withdrawal_are_no_load():
    assert {Step.REFUSED, Step.WITHDRAWN} & set(rules.COUNTED) == set()
    assert Side("wish") is Side.WISH
