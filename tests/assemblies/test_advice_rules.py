"""The road of a recommendation, supports and terms: what must be true of them."""

import doctest
import json
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.assemblies.rules import advice, following
from wijkaanpak.assemblies.rules.advice import AFTER, ANSWERS, WAITS, Advised, Decides, State, Step
from wijkaanpak.refusals import Refused

ROAD = {
    (State.DRAFT, Step.HAND_OVER): State.WAITING,
    (State.DRAFT, Step.DROP): State.DROPPED,
    (State.WAITING, Step.ADOPTED): State.ADOPTED,
    (State.WAITING, Step.CHANGED): State.CHANGED,
    (State.WAITING, Step.REFUSED): State.REFUSED,
    (State.WAITING, Step.LATER): State.LATER,
    (State.LATER, Step.ADOPTED): State.ADOPTED,
    (State.LATER, Step.CHANGED): State.CHANGED,
    (State.LATER, Step.REFUSED): State.REFUSED,
    (State.REFUSED, Step.ASK): State.ASKED,
    (State.ASKED, Step.ADOPTED): State.ADOPTED,
    (State.ASKED, Step.CHANGED): State.CHANGED,
    (State.ASKED, Step.REFUSED): State.REFUSED,
    (State.ASKED, Step.LATER): State.LATER,
}
DAYS = st.dates(date(2016, 1, 1), date(2040, 1, 1))


@pytest.mark.parametrize(("state", "step"), list(product(State, Step)))
def test_every_state_and_step_leads_where_the_table_says_or_is_refused(state, step):
    if (state, step) in ROAD:
        assert advice.after(state, step) == ROAD[state, step]
        return
    with pytest.raises(Refused):
        advice.after(state, step)


def test_the_table_is_whole():
    assert AFTER == ROAD


@given(st.lists(st.sampled_from(Step), max_size=30))
def test_on_every_road_later_and_a_question_come_at_most_once(steps):
    state, said = State.DRAFT, []
    for step in steps:
        try:
            state = advice.after(
                state, step, said_later=Step.LATER in said, asked=Step.ASK in said
            )
        except Refused:
            continue
        said.append(step)
    assert said.count(Step.LATER) <= 1
    assert said.count(Step.ASK) <= 1
    assert sum(step in ANSWERS for step in said) <= 4
    assert Step.HAND_OVER not in said[1:]


@given(st.integers(51, 100), st.integers(1, 150), st.data())
def test_one_more_voice_never_takes_support_away(majority, present, data):
    agree = data.draw(st.integers(0, present - 1))
    for decides in Decides:
        now = advice.carried(decides, majority, agree, present)
        assert now <= advice.carried(decides, majority, agree + 1, present)
    assert advice.carried(Decides.CONSENT, None, present, present)
    assert not advice.carried(Decides.CONSENT, None, agree, present)
    enough = advice.carried(Decides.MAJORITY, majority, agree, present)
    assert enough == (agree / present >= majority / 100 - 1e-12)


def test_of_nobody_present_nothing_has_support():
    assert not advice.carried(Decides.MAJORITY, 80, 0, 0)
    assert not advice.carried(Decides.CONSENT, None, 0, 0)


@pytest.mark.parametrize("majority", [None, 0, 50, 101])
def test_a_majority_is_more_than_half(majority):
    with pytest.raises(Refused, match="51 to 100"):
        advice.check_house_rules(Decides.MAJORITY, majority)
    advice.check_house_rules(Decides.CONSENT, None)


@pytest.mark.parametrize(
    "wrong",
    [{"title": " "}, {"text": ""}, {"why": ""}, {"agree": 9}, {"present": None}, {"agree": None},
     {"text": "x" * 4001}, {"minority": "x" * 4001}],
)  # fmt: skip
def test_a_recommendation_is_whole(wrong):
    good = {"title": "a", "text": "b", "why": "c", "agree": 7, "present": 8}
    advice.check_advised(Advised(**good))
    with pytest.raises(Refused):
        advice.check_advised(Advised(**good | wrong))


@pytest.mark.parametrize(
    ("step", "words", "until", "fine"),
    [
        (Step.ADOPTED, "", None, True), (Step.CHANGED, "", None, False),
        (Step.CHANGED, "a", None, True), (Step.REFUSED, " ", None, False),
        (Step.REFUSED, "a", None, True), (Step.LATER, "a", None, False),
        (Step.LATER, "", 9, False), (Step.LATER, "a", 0, False), (Step.LATER, "a", 9, True),
        (Step.LATER, "a", 366, False),
    ],
)  # fmt: skip
def test_a_change_a_no_and_a_later_say_what_they_must(step, words, until, fine):
    today = date(2024, 4, 4)
    until = None if until is None else today + timedelta(days=until)
    if fine:
        advice.check_answer(step, words, until, today)
        return
    with pytest.raises(Refused):
        advice.check_answer(step, words, until, today)


def test_ten_weeks_after_the_fourth_of_april_is_the_thirteenth_of_june():
    assert advice.answer_due(date(2024, 4, 4), 10) == date(2024, 6, 13)


@given(DAYS, st.integers(-400, 400))
def test_late_is_counted_in_days_and_never_below_none(due, days):
    assert advice.days_late(due, due + timedelta(days=days)) == max(0, days)


SHORT, SOME = st.text(max_size=9), st.none() | st.integers(0, 9)
WORDS = st.builds(Advised, SHORT, SHORT, SHORT, SHORT, SOME, SOME)


@given(st.lists(WORDS, max_size=4), st.data())
def test_any_other_word_gives_another_fingerprint(rows, data):
    numbered = [(n, "Gemeente", one) for n, one in enumerate(rows, 1)]
    raw = advice.written_down("consent", numbered)
    lines = [json.loads(line) for line in raw.decode().split("\n") if line]
    assert [line["text"] for line in lines[1:]] == [one.text for one in rows]
    others = data.draw(st.lists(WORDS, max_size=4))
    again = advice.written_down("consent", [(n, "Gemeente", o) for n, o in enumerate(others, 1)])
    assert (rows == others) == (advice.fingerprint(raw) == advice.fingerprint(again))
    assert advice.fingerprint(advice.written_down("majority 80%", numbered)) != (
        advice.fingerprint(raw)
    )


@given(DAYS)
def test_there_are_eight_moments_in_two_years_in_order(start):
    days = following.moments(start)
    assert len(days) == 8
    assert days == sorted(set(days))
    assert days[-1].year == start.year + 2


@given(DAYS, st.integers(0, 900))
def test_each_day_belongs_to_the_moment_that_is_near_or_was_last(start, after):
    day = start + timedelta(days=after)
    number, days = following.moment_of(start, day), following.moments(start)
    assert all(when - following.EARLY <= day for when in days[:number])
    assert all(when - following.EARLY > day for when in days[number:])


@given(DAYS, st.integers(0, 1200), st.sets(st.integers(1, 8)))
def test_the_next_moment_was_not_looked_at_unless_it_is_over(start, after, done):
    day = start + timedelta(days=after)
    coming = following.next_moment(start, done, day)
    if coming is None:
        assert following.moment_of(start, day) == 8
        assert 8 in done
        return
    number, on = coming
    now = following.moment_of(start, day)
    assert on == following.moments(start)[number - 1]
    assert number == now + 1 or (number == now and number not in done)


def test_only_a_no_is_not_followed():
    assert {state for state in State if not following.followed(state)} == {
        State.REFUSED, State.DRAFT, State.DROPPED,
    }  # fmt: skip
    assert all(following.followed(state) for state in WAITS)


@pytest.mark.parametrize(("many", "write"), [(4, 0), (8, 0), (5, 6)])
def test_a_group_has_five_to_seven_people(many, write):
    following.check_group(5, 5)
    with pytest.raises(Refused):
        following.check_group(many, write)


@pytest.mark.parametrize("module", [advice, following])
def test_the_examples_hold(module):
    assert doctest.testmod(module).failed == 0
