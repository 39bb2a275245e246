"""The projects of the demo as data: the twelve of the story, in order, and every state once."""

from datetime import date, timedelta

import pytest

from wijkaanpak.projects.rules.checks import YEARS
from wijkaanpak.projects.rules.initiatives import Ending
from wijkaanpak.projects.rules.projects import ENDS, SPROUT_DAYS, Kind, Reason, State, after
from wijkaanpak.site.demo.hazelkamp import HAZELKAMP

TODAY = date(2026, 11, 24)
PROJECTS = {one.key: one for one in HAZELKAMP.projects}
# From domain.md 5.2: the year in which each began, how often it was adjusted, and its end.
STORY = {
    "R01": (2017, 1, None), "R02": (2017, 1, 2020), "R03": (2018, 2, None),
    "R04": (2016, 0, None), "R05": (2022, 2, None), "R06": (2017, 0, 2020),
    "R07": (2019, 2, None), "R08": (2018, 0, None), "R09": (2020, 1, None),
    "R10": (2019, 0, None), "R11": (2021, 1, 2022), "R12": (2023, 0, None),
}  # fmt: skip


def state_of(told):
    state = State.SPROUT if told.sprout else State.RUNNING
    for turn in told.turns:
        state = after(state, Kind(turn.kind))
    return state


@pytest.mark.parametrize("key", STORY)
def test_the_twelve_projects_began_changed_and_ended_as_the_story_says(key):
    told = PROJECTS[key]
    adjusted = [turn for turn in told.turns if turn.kind == Kind.ADJUST]
    ended = [turn.at.year for turn in told.turns if turn.kind in ENDS]
    began, times, end = STORY[key]
    assert (told.start.at.year, len(adjusted), ended) == (began, times, [end] if end else [])


def test_every_state_every_kind_and_every_reason_occurs():
    turns = [turn for told in PROJECTS.values() for turn in (told.start, *told.turns)]
    assert {state_of(told) for told in PROJECTS.values()} == set(State)
    assert {turn.reason for turn in turns} == {one.value for one in Reason}
    assert {turn.kind for turn in turns} == {one.value for one in Kind}


def test_a_sprout_grew_within_its_year_and_its_question_was_answered():
    told = PROJECTS["R13"]
    grew = next(turn for turn in told.turns if turn.kind == Kind.GROW)
    _euros, last_day, question = told.sprout
    assert question.endswith("?")
    assert told.start.at < grew.at < last_day <= told.start.at + timedelta(days=SPROUT_DAYS)


@pytest.mark.parametrize("told", PROJECTS.values(), ids=list(PROJECTS))
def test_the_days_of_a_project_follow_each_other(told):
    days = [told.start.at, *(turn.at for turn in told.turns)]
    assert days == sorted(days)
    for blow in told.blows:
        assert told.start.at <= blow.at <= blow.due
        done = blow.seen or blow.dropped
        assert done is None or (blow.at <= done <= TODAY and blow.words)


@pytest.mark.parametrize("told", PROJECTS.values(), ids=list(PROJECTS))
def test_who_looks_again_does_so_when_the_day_has_come(told):
    ended = [turn for turn in told.turns if turn.kind in ENDS]
    assert bool(ended) or not told.looks
    for turn in ended:
        assert turn.post
        due = {years: turn.at.replace(year=turn.at.year + years) for years in YEARS}
        missed = [years for years in due if due[years] + timedelta(days=90) < TODAY]
        assert [look.years for look in told.looks] == missed
        assert all(due[look.years] <= look.at for look in told.looks)


def test_short_and_long_strokes_were_seen_lately():
    """Otherwise the page of the rhythm would say that it is quiet."""
    for stroke, months in (("short", 6), ("long", 12)):
        last = max(
            blow.seen
            for told in PROJECTS.values()
            for blow in told.blows
            if blow.seen and blow.stroke == stroke
        )
        assert (TODAY - last).days < months * 30


def test_initiatives_end_with_different_reasons_and_one_answer_is_late():
    ended = {told.ending for told in HAZELKAMP.initiatives if told.ending}
    assert ended == {Ending.FELL_ASLEEP.value, Ending.DONE.value}
    late = [
        told.key
        for told in HAZELKAMP.initiatives
        if len(told.joined) >= 2 and not told.answered
        if max(day for day, _who in told.joined) + timedelta(weeks=3) < TODAY
    ]
    assert late == ["repareren"]
