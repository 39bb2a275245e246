"""The rules of places and gatherings, as plain Python."""

import doctest
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.gatherings import rules
from wijkaanpak.gatherings.rules import LAST, Hours, Recurrence, Rhythm, minutes, places
from wijkaanpak.refusals import Refused

DAYS = st.dates(date(2016, 1, 1), date(2046, 12, 31))
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("module", [minutes, places])
def test_doctests(module):
    assert doctest.testmod(module).failed == 0


@st.composite
def recurrences(draw):
    first, until = draw(DAYS), draw(st.none() | DAYS)
    if draw(st.booleans()):
        return Recurrence(Rhythm.WEEKS, first, step=draw(st.integers(1, 12)), until=until)
    nth = (first.day - 1) // 7 + 1
    last = (first + timedelta(days=7)).month != first.month
    return Recurrence(Rhythm.MONTHLY, first, nth=LAST if last else nth, until=until)


@given(recurrences(), DAYS, st.integers(0, 400))
def test_a_rhythm_gives_its_own_weekday_in_order_and_never_outside(rhythm, begin, days):
    end = begin + timedelta(days=days)
    dates = list(rhythm.between(begin, end))
    assert all(one < other for one, other in pairwise(dates))
    assert {day.weekday() for day in dates} <= {rhythm.first.weekday()}
    assert all(max(begin, rhythm.first) <= day <= end for day in dates)
    assert all(rhythm.until is None or day <= rhythm.until for day in dates)


@given(recurrences(), DAYS, st.integers(0, 200), st.integers(0, 200))
def test_written_out_in_two_steps_it_is_the_same_as_in_one(rhythm, begin, one, other):
    """So that a chore may extend a series on any day without a double or a gap."""
    middle, end = begin + timedelta(days=one), begin + timedelta(days=one + other + 1)
    first = list(rhythm.between(begin, middle))
    rest = list(rhythm.between(middle + timedelta(days=1), end))
    assert first + rest == list(rhythm.between(begin, end))


@given(recurrences())
def test_the_first_date_is_one_of_its_dates(rhythm):
    if rhythm.until is None or rhythm.until >= rhythm.first:
        rhythm.check()
        assert next(rhythm.between(rhythm.first, date(2060, 1, 1))) == rhythm.first


@given(recurrences())
def test_a_month_has_it_once_and_weeks_have_it_every_so_many(rhythm):
    dates = list(rhythm.between(rhythm.first, rhythm.first + timedelta(days=400)))
    if rhythm.rhythm is Rhythm.WEEKS:
        assert {(b - a).days for a, b in pairwise(dates)} <= {7 * rhythm.step}
    else:
        months = [(day.year, day.month) for day in dates]
        assert len(set(months)) == len(months)
        assert all((b - a).days in {28, 35} for a, b in pairwise(dates))


@pytest.mark.parametrize(
    "wrong",
    [
        Recurrence(Rhythm.WEEKS, TODAY, step=0),
        Recurrence(Rhythm.WEEKS, TODAY, step=53),
        Recurrence(Rhythm.MONTHLY, date(2026, 11, 24), nth=1),
        Recurrence(Rhythm.WEEKS, TODAY, until=date(2026, 11, 23)),
    ],
)
def test_a_rhythm_without_dates_is_refused(wrong):
    with pytest.raises(Refused):
        wrong.check()


SPANS = st.lists(st.times(), min_size=2, max_size=6, unique=True).map(
    lambda times: [t.replace(second=0, microsecond=0) for t in sorted(times)]
)


@given(SPANS)
def test_hours_that_are_shown_are_read_back_the_same(times):
    spans = [pair for pair in zip(times[::2], times[1::2], strict=False) if pair[0] < pair[1]]
    read = rules.read_hours(2, rules.show_hours(spans))
    assert [(one.opens, one.closes) for one in read] == spans


@pytest.mark.parametrize("typed", ["9", "9-25", "12-9", "9-12, 11-13", "9-9", "negen-tien"])
def test_hours_that_cannot_be_are_refused_with_a_sentence(typed):
    with pytest.raises(Refused):
        rules.read_hours(0, typed)


def test_a_changed_day_wins_over_the_week():
    week = [Hours(1, time(9), time(17))]
    assert rules.opening_on(TODAY, week, None).times == ((time(9), time(17)),)
    closed = rules.opening_on(TODAY, week, (None, None, "Feest"))
    assert (closed.closed, closed.why) == (True, "Feest")


@given(DAYS, st.lists(st.tuples(DAYS, st.none() | st.integers(0, 900)), max_size=6), DAYS)
def test_days_without_a_host_are_counted_from_the_last_who_was_there(since, periods, today):
    """As slow and plain as can be: walk back day by day until somebody was there."""
    hosts = [(a, None if n is None else a + timedelta(days=n)) for a, n in periods]
    days = rules.without_host(since, hosts, today)

    def somebody(day):
        return any(a <= min(day, today) and (b is None or day <= b) and a <= day for a, b in hosts)

    assert (days == 0) == (somebody(today) or today < since) or days >= 0
    if days and somebody(today):
        pytest.fail("somebody is there")
    if days:
        assert not somebody(today)


def test_four_weeks_without_a_host_is_a_signal_and_a_day_less_is_not():
    left = TODAY - timedelta(days=28)
    assert rules.without_host(date(2020, 1, 1), [(date(2020, 1, 1), left)], TODAY) == 28
    assert rules.without_host(TODAY - timedelta(days=27), [], TODAY) == 28


@given(st.lists(st.text(alphabet="abc .-*1)", min_size=0, max_size=20), max_size=8))
def test_lines_of_minutes_are_never_empty_and_keep_their_order(lines):
    found = rules.lines_of("\n".join(lines))
    assert all(line.strip() == line and line for line in found)
    assert len(found) <= len(lines)
    assert rules.lines_of("\n".join(found)) is not None


def test_a_sentence_of_twenty_words_is_fine_and_one_more_is_hard():
    fine = " ".join(["woord"] * 20) + "."
    hard = " ".join(["woord"] * 21) + "."
    assert rules.hard_to_read(f"{fine} Kort.") == []
    assert rules.hard_to_read(f"{fine} {hard}") == [hard]
    assert rules.hard_to_read("De gebiedsontwikkelingsvisie.") != []


def test_a_gathering_ends_the_same_night_and_is_not_years_away():
    starts = datetime(2026, 11, 25, 19)
    rules.check_times(starts, starts + timedelta(hours=2), TODAY)
    for ends in (starts, starts - timedelta(hours=1), starts + timedelta(hours=15)):
        with pytest.raises(Refused):
            rules.check_times(starts, ends, TODAY)
    late = starts + timedelta(days=600)
    with pytest.raises(Refused):
        rules.check_times(late, late + timedelta(hours=1), TODAY)
