from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.commitments import rules
from wijkaanpak.commitments.rules import STEPS, Kind, Side, State, Told, Words
from wijkaanpak.refusals import NotYours, Refused

BETWEEN = {
    ("draft", "offered"), ("offered", "accepted"), ("offered", "declined"),
    ("accepted", "accepted"), ("accepted", "kept"), ("accepted", "kept_late"),
    ("accepted", "broken"), ("accepted", "released"),
    ("broken", "accepted"), ("broken", "repair_agreed"), ("broken", "released"),
    ("repair_agreed", "accepted"), ("repair_agreed", "broken"), ("repair_agreed", "repaired"),
    ("repair_agreed", "released"),
}  # fmt: skip
BY_RECEIVER = {"accepted", "declined", "worry", "kept", "kept_late", "broken", "repair_agreed",
               "repaired", "released"}  # fmt: skip
BY_GIVER = {"offered", "progress", "at_risk", "no_risk", "repair_offered", "taken_over",
            "not_taken_over"}  # fmt: skip
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


def test_the_roads_of_a_promise_are_these_and_no_other():
    roads = {(old, step.to) for step in STEPS.values() if step.to for old in step.while_}
    assert roads == BETWEEN


def test_who_says_what_is_one_table():
    by = {side: {told for told, step in STEPS.items() if step.who is side} for side in Side}
    assert by[Side.RECEIVER] == BY_RECEIVER
    assert by[Side.GIVER] == BY_GIVER
    assert by[Side.BOTH] == {"note", "change_asked", "change_withdrawn", "renegotiated",
                             "change_refused"}  # fmt: skip


def test_every_step_can_happen():
    assert set(STEPS) == set(Told)


@given(st.sampled_from(Told), st.sampled_from(State), st.booleans(), st.booleans())
def test_a_step_leads_where_the_table_says_or_a_returning_promise_goes_on(told, state, again, end):
    after = rules.next_state(told, state, returns=again, for_good=end)
    goes_on = told in rules.GOES_ON and again and not end
    assert after == (State.ACCEPTED if goes_on else STEPS[told].to or state)


@given(st.lists(st.sampled_from(Told), max_size=30), st.booleans())
def test_a_closed_promise_stays_closed(steps, again):
    state = State.DRAFT
    for told in steps:
        closed = state in {State.KEPT, State.KEPT_LATE, State.REPAIRED, State.RELEASED,
                           State.DECLINED}  # fmt: skip
        if state in STEPS[told].while_:
            after = rules.next_state(told, state, returns=again)
            assert not closed or after is state
            state = after


@given(DAYS, st.integers(0, 1200))
def test_months_later_is_the_same_day_or_the_last_of_the_month(day, months):
    later = rules.add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@given(DAYS, st.integers(0, 240), DAYS)
def test_the_next_date_follows_from_the_rhythm_alone(due, months, after):
    found = rules.next_date(due, months, after)
    if not months:
        assert found is None
    else:
        assert found > after or found == due
        steps = (found.year - due.year) * 12 + found.month - due.month
        assert steps % months == 0
        before = rules.add_months(due, steps - months) if steps else date.min
        assert before <= after


@given(DAYS, DAYS, st.sampled_from(State), st.sampled_from(Kind))
def test_past_its_date_means_running_and_the_day_is_over(awaits, today, state, kind):
    late = rules.overdue(state, kind, awaits, today)
    running = state in {State.ACCEPTED, State.REPAIR_AGREED}
    assert late == (awaits < today and running and kind is not Kind.INTENTION)


@given(st.sampled_from("abc"), st.sampled_from("abc"), st.sampled_from("abc"))
def test_a_third_party_stands_on_no_side(party, giver, receiver):
    sides = rules.sides_of(party, giver, receiver)
    assert (Side.GIVER in sides, Side.RECEIVER in sides) == (party == giver, party == receiver)
    assert bool(sides) == (party in {giver, receiver})


@given(
    st.sampled_from(State),
    st.sets(st.sampled_from([Side.GIVER, Side.RECEIVER, Side.BOTH])),
    st.fixed_dictionaries(
        {
            name: st.booleans()
            for name in ("at_risk", "orphaned", "repair_offered", "change_open", "intention")
        }
    ),
)
def test_a_button_is_only_there_for_a_step_that_the_table_allows(state, sides, marks):
    for told in rules.may_say(state, sides, marks):
        assert STEPS[told].who in sides
        assert state in STEPS[told].while_


@pytest.mark.parametrize("told", [told for told, step in STEPS.items() if step.needs_words])
def test_what_weighs_on_the_other_needs_words(told):
    with pytest.raises(Refused):
        rules.check_words(told, "  ")


@pytest.mark.parametrize(
    "words",
    [
        Words("", "x", date(2026, 1, 1)),
        Words("x", " ", date(2026, 1, 1)),
        Words("x", "y"),
        Words("x", "y", rhythm="elk jaar", every_months=-1),
        Words("x" * 4001, "y", date(2026, 1, 1)),
    ],
)
def test_half_a_promise_is_no_promise(words):
    with pytest.raises(Refused):
        words.check()


def test_nobody_answers_for_both():
    with pytest.raises(NotYours):
        rules.check_two_hands(["a", "b"], "b")
    rules.check_two_hands(["a", "c"], "b")


def test_an_intention_cannot_be_broken():
    with pytest.raises(Refused):
        rules.check_binding(Kind.INTENTION, Told.BROKEN)
    rules.check_binding(Kind.PLEDGE, Told.BROKEN)
