"""The tables of states, the sprout, the outsider, the short stroke, and looking again."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.projects.scenes import FATE, heart, turn, work
from wijkaanpak.commitments.rules import Stroke
from wijkaanpak.projects.rules import checks, initiatives, projects, strokes
from wijkaanpak.projects.rules.projects import Executor, Fate, Kind, Reason, Sprout, State
from wijkaanpak.refusals import NotYours, Refused

DAYS = st.dates(date(2000, 1, 1), date(2060, 1, 1))
ON = date(2026, 3, 2)

PROJECT_ROADS = {
    (State.SPROUT, Kind.GROW): State.RUNNING,
    (State.SPROUT, Kind.ADJUST): State.SPROUT,
    (State.SPROUT, Kind.STOP): State.STOPPED,
    (State.RUNNING, Kind.ADJUST): State.ADJUSTED,
    (State.RUNNING, Kind.STOP): State.STOPPED,
    (State.RUNNING, Kind.HAND_OVER): State.HANDED_OVER,
    (State.RUNNING, Kind.SETTLE): State.SETTLED,
    (State.ADJUSTED, Kind.ADJUST): State.ADJUSTED,
    (State.ADJUSTED, Kind.STOP): State.STOPPED,
    (State.ADJUSTED, Kind.HAND_OVER): State.HANDED_OVER,
    (State.ADJUSTED, Kind.SETTLE): State.SETTLED,
}
INITIATIVE_ROADS = {
    (initiatives.State.IDEA, initiatives.Move.CARRY): initiatives.State.INITIATIVE,
    (initiatives.State.IDEA, initiatives.Move.END): initiatives.State.ENDED,
    (initiatives.State.INITIATIVE, initiatives.Move.BECOME): initiatives.State.PROJECT,
    (initiatives.State.INITIATIVE, initiatives.Move.END): initiatives.State.ENDED,
}


@pytest.mark.parametrize(("state", "kind"), [*product(State, Kind)])
def test_a_project_goes_only_along_these_roads(state, kind):
    if (state, kind) in PROJECT_ROADS:
        assert projects.after(state, kind) is PROJECT_ROADS[state, kind]
        assert kind in projects.may_follow(state)
    else:
        assert kind not in projects.may_follow(state)
        with pytest.raises(Refused):
            projects.after(state, kind)


@pytest.mark.parametrize(("state", "move"), [*product(initiatives.State, initiatives.Move)])
def test_an_initiative_goes_only_along_these_roads(state, move):
    if (state, move) in INITIATIVE_ROADS:
        assert initiatives.after(state, move) is INITIATIVE_ROADS[state, move]
    else:
        with pytest.raises(Refused):
            initiatives.after(state, move)


@given(st.lists(st.sampled_from(Kind)))
def test_whatever_happens_what_is_over_stays_over_and_a_sprout_never_returns(kinds):
    state, been = State.RUNNING, [State.RUNNING]
    for kind in kinds:
        if kind in projects.may_follow(state):
            assert state in projects.LIVING
            state = projects.after(state, kind)
            been.append(state)
    assert State.SPROUT not in been
    assert sum(one in projects.OVER for one in been) <= 1


def test_every_word_on_screen_exists():
    assert set(projects.STATE_WORDS) == set(State)
    assert set(projects.KIND_WORDS) == set(Kind)
    assert set(projects.REASON_WORDS) == set(Reason)
    assert set(projects.EXECUTOR_WORDS) == set(Executor)
    assert set(initiatives.STATE_WORDS) == set(initiatives.State)
    assert set(initiatives.ENDING_WORDS) == set(initiatives.Ending)
    assert set(initiatives.HELP_WORDS) == set(initiatives.Help)
    assert set(checks.FOUND_WORDS) == set(checks.Found)


@pytest.mark.parametrize("empty", ["promises", "money", "people"])
@pytest.mark.parametrize("kind", Kind)
def test_every_change_says_what_happens_to_promises_money_and_people(kind, empty):
    told = {"promises": "a", "money": "b", "people": "c"} | {empty: "  "}
    with pytest.raises(Refused, match="promises, to money and to people"):
        turn(kind, fate=Fate(**told)).check()
    turn(kind).check()


def test_who_stops_says_what_was_learned():
    with pytest.raises(Refused, match="what you learned"):
        turn(Kind.STOP, learned=" ").check()


@pytest.mark.parametrize("kind", Kind)
def test_what_does_not_work_is_no_reason_to_begin(kind):
    told = turn(kind, reason=Reason.LEARNED)
    if kind in (Kind.START, Kind.GROW):
        with pytest.raises(Refused, match="no reason to start"):
            told.check()
    else:
        told.check()


@given(most=st.integers(-100, 2_000_000), limit=st.integers(0, 20_000))
def test_a_sprout_never_costs_more_than_the_charter_allows(most, limit):
    small = Sprout(most, ON + timedelta(days=10), "Komt er iemand?")
    if 0 <= most <= limit * 100:
        small.check(ON, limit)
    else:
        with pytest.raises(Refused, match="costs at most"):
            small.check(ON, limit)


@given(days=st.integers(-400, 800))
def test_a_sprout_ends_within_a_year(days):
    small = Sprout(100, ON + timedelta(days=days), "Komt er iemand?")
    if 1 <= days <= 366:
        small.check(ON, 10)
    else:
        with pytest.raises(Refused, match="within a year"):
            small.check(ON, 10)


def test_a_sprout_asks_something():
    with pytest.raises(Refused, match="want to learn"):
        Sprout(100, ON + timedelta(days=1), " ").check(ON, 10)


@pytest.mark.parametrize("empty", ["offered_first", "outsider_reason", "counterpart", "none"])
def test_an_outsider_needs_a_reason_and_somebody_from_here(empty):
    told = {
        "offered_first": "Klusbedrijf Hazel, dat had geen tijd",
        "outsider_reason": "Alleen zij mogen asbest weghalen",
        "counterpart": "Wim loopt mee",
    }
    row = work(executor=Executor.OUTSIDER, **{name: told[name] for name in told if name != empty})
    if empty == "none":
        row.check()
    else:
        with pytest.raises(Refused):
            row.check()


@pytest.mark.parametrize("executor", [one for one in Executor if one is not Executor.OUTSIDER])
def test_who_is_from_here_needs_no_reason(executor):
    work(executor=executor).check()


def test_somebody_keeps_what_is_made():
    with pytest.raises(Refused, match="who keeps"):
        work(keeper=" ").check()


@pytest.mark.parametrize(
    "empty", ["title", "goal", "for_whom", "own_words", "strengthens", "connects"]
)
def test_a_project_says_for_whom_and_in_whose_words(empty):
    with pytest.raises(Refused):
        heart(**{empty: " "}).check()
    heart().check()


@pytest.mark.parametrize(
    ("stroke", "parent", "item"), [*product(Stroke, [None, *Stroke], [True, False])]
)
def test_a_short_stroke_hangs_under_a_long_one(stroke, parent, item):
    loose = stroke is Stroke.SHORT and parent is None and not item
    if parent is Stroke.SHORT or loose:
        with pytest.raises(Refused):
            projects.check_under(stroke, parent, item=item)
    else:
        projects.check_under(stroke, parent, item=item)


@pytest.mark.parametrize(("holder", "speaks", "circle"), [*product([True, False], repeat=3)])
def test_only_who_carries_a_project_changes_it(holder, speaks, circle):
    if holder or speaks or circle:
        projects.check_may_change(holder=holder, speaks=speaks, circle=circle)
    else:
        with pytest.raises(NotYours):
            projects.check_may_change(holder=holder, speaks=speaks, circle=circle)


@given(last=st.none() | DAYS, since=st.none() | DAYS, months=st.integers(1, 48), today=DAYS)
def test_it_is_quiet_only_after_the_agreed_months(last, since, months, today):
    pulse = strokes.Pulse(Stroke.SHORT, months, since, last, None, today)
    begun = last or since
    if begun is None:
        assert not pulse.is_quiet
        return
    assert pulse.quiet_from is not None
    assert abs((pulse.quiet_from - begun).days - months * 30.44) < 5
    assert pulse.is_quiet == (today > pulse.quiet_from)


@given(st.lists(st.none() | DAYS, max_size=4))
def test_the_first_and_the_last_of_some_days(days):
    known = [day for day in days if day]
    assert strokes.latest(*days) == (max(known) if known else None)
    assert strokes.earliest(*days) == (min(known) if known else None)


@given(DAYS)
def test_somebody_looks_again_after_one_three_and_five_years(closed):
    found = checks.days_after(closed)
    assert [years for years, _day in found] == [1, 3, 5]
    assert all(
        day.year == closed.year + years and day.month == closed.month for years, day in found
    )


@given(due=DAYS, done=st.none() | DAYS, today=DAYS)
def test_one_looks_once_and_not_too_early(due, done, today):
    if done is None and due <= today:
        checks.check_look(due, done, today)
    else:
        with pytest.raises(Refused):
            checks.check_look(due, done, today)


@given(due=st.none() | DAYS, answered=st.none() | DAYS, today=DAYS)
def test_an_answer_is_late_when_it_came_or_still_comes_after_its_day(due, answered, today):
    late = initiatives.is_late(due, answered, today)
    assert late == (due is not None and (answered or today) > due)


def test_a_fate_of_all_three_is_fine():
    FATE.check()
