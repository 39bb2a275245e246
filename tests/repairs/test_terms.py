"""A term of the law ends on a working day (Algemene termijnenwet art. 1 and 3)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.repairs.rules import objections, stops
from wijkaanpak.repairs.rules.terms import holidays, is_working_day, last_day

DAYS = st.dates(date(2014, 1, 1), date(2099, 11, 1))
A_DAY = timedelta(days=1)
SIX_WEEKS = timedelta(weeks=6)


@given(DAYS)
def test_a_term_ends_on_the_first_working_day_that_is_not_before_its_end(day):
    last = last_day(day)
    assert is_working_day(last)
    between = [day + A_DAY * n for n in range((last - day).days)]
    assert not any(is_working_day(one) for one in between)


@given(DAYS)
def test_a_term_is_never_more_than_four_days_longer(day):
    assert timedelta(0) <= last_day(day) - day <= timedelta(days=4)


@given(DAYS, DAYS)
def test_who_has_a_later_day_never_has_a_shorter_term(one, other):
    first, second = sorted([one, other])
    assert last_day(first) <= last_day(second)


@given(DAYS)
def test_the_terms_of_a_stop_are_six_weeks_and_end_on_working_days(since):
    until = stops.object_until(since)
    assert until == last_day(since + SIX_WEEKS)
    assert objections.by_law(since) == last_day(until + SIX_WEEKS)


@given(st.integers(2014, 2099))
def test_a_year_has_its_holidays_on_the_weekdays_that_the_law_means(year):
    days = sorted(holidays(year))
    names = [day.isoweekday() for day in days if day not in fixed(year)]
    assert names.count(1) >= 1
    assert 8 <= len(days) <= 9
    assert all(day.year == year for day in days)


def fixed(year):
    return {date(year, 1, 1), date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)}


@pytest.mark.parametrize(
    ("ends", "last"),
    [
        (date(2026, 11, 28), date(2026, 11, 30)),  # a Saturday
        (date(2026, 11, 29), date(2026, 11, 30)),  # a Sunday
        (date(2026, 11, 30), date(2026, 11, 30)),  # a Monday
        (date(2026, 4, 3), date(2026, 4, 7)),  # Good Friday, and Easter after it
        (date(2026, 5, 14), date(2026, 5, 15)),  # Ascension Day; the Friday is a working day
        (date(2026, 5, 25), date(2026, 5, 26)),  # Whit Monday
        (date(2026, 5, 5), date(2026, 5, 6)),  # Liberation Day, each year
        (date(2025, 4, 26), date(2025, 4, 28)),  # the birthday of the King, kept on a Saturday
        (date(2027, 12, 25), date(2027, 12, 27)),  # Christmas on a Saturday and a Sunday
        (date(2026, 12, 25), date(2026, 12, 28)),
        (date(2027, 1, 1), date(2027, 1, 4)),  # New Year on a Friday
        (date(2019, 4, 27), date(2019, 4, 29)),
    ],
)
def test_a_term_that_ends_on_this_day_goes_on_up_to_that_one(ends, last):
    assert last_day(ends) == last
