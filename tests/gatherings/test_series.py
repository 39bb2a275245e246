"""What returns: its dates are rows, written out ahead; one can change alone."""

from datetime import timedelta
from itertools import pairwise

import pytest

from tests.gatherings.scenes import a_plan, a_series, a_venue, hosted
from wijkaanpak import clock
from wijkaanpak.gatherings import actions, queries, rules
from wijkaanpak.gatherings.models import Gathering, Series
from wijkaanpak.gatherings.rules import Recurrence, Rhythm
from wijkaanpak.logbook.models import Book
from wijkaanpak.people.actions import end_role
from wijkaanpak.people.rules import Role
from wijkaanpak.refusals import NotYours, Refused


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()


def in_days(days):
    return clock.now() + timedelta(days=days)


def dates(series):
    return list(series.gatherings.order_by("day").values_list("day", flat=True))


def test_a_series_is_written_out_four_months_ahead_and_no_further(cast):
    series = a_series(cast)
    assert dates(series)[0] == series.first
    assert rules.ahead(clock.today()) - dates(series)[-1] < timedelta(days=7)


def test_the_chore_adds_what_is_missing_once_and_says_so_once(cast):
    series = a_series(cast)
    before = dates(series)
    with clock.set_back(in_days(40)):
        added = actions.write_out_series()
        size = Book.objects.get(name="zonnehof").size
        assert actions.write_out_series() == 0
        assert Book.objects.get(name="zonnehof").size == size
    after = dates(series)
    assert after[: len(before)] == before
    assert len(after) == len(before) + added
    assert {(b - a).days for a, b in pairwise(after)} == {7}


def test_a_server_that_slept_for_a_year_catches_up_without_a_gap(cast):
    series = a_series(cast)
    with clock.set_back(in_days(400)):
        actions.write_out_series()
    after = dates(series)
    assert {(b - a).days for a, b in pairwise(after)} == {7}


def test_an_hour_on_the_clock_stays_that_hour_in_summer_and_winter(cast):
    series = a_series(cast)
    with clock.set_back(in_days(200)):
        actions.write_out_series()
    starts = series.gatherings.values_list("starts", flat=True)
    assert {at.astimezone(clock.HERE).hour for at in starts} == {19}


def test_one_date_is_cancelled_or_moved_alone_and_stays_so(cast):
    series = a_series(cast, venue=a_venue(cast))
    one, other = series.gatherings.order_by("day")[:2]
    actions.cancel_gathering(by=cast.hassan, gathering=one, reason="Feest")
    moved = a_plan(title="Op een andere dag", days=12, venue=None, place="Buiten")
    actions.change_gathering(by=cast.hassan, gathering=other, plan=moved)
    with clock.set_back(in_days(60)):
        actions.write_out_series()
    states = dict(series.gatherings.values_list("day", "state"))
    assert states[one.day] == "cancelled"
    assert Gathering.objects.filter(series=series, day=other.day).count() == 1
    assert series.gatherings.exclude(title=series.title).count() == 1


def test_a_series_that_stops_cancels_what_comes_after_with_a_reason(cast):
    series = a_series(cast)
    days = dates(series)
    actions.end_series(by=cast.hassan, series=series, until=days[1], reason="De vakantie")
    left = series.gatherings.filter(state="planned")
    assert list(left.order_by("day").values_list("day", flat=True)) == days[:2]
    with clock.set_back(in_days(60)):
        assert actions.write_out_series() == 0
    with pytest.raises(Refused):
        actions.end_series(by=cast.hassan, series=series, until=days[1], reason=" ")


def test_a_series_of_a_month_stays_on_its_weekday(cast):
    made = a_plan()
    first = made.starts.date()
    nth = (first.day - 1) // 7 + 1
    monthly = Recurrence(Rhythm.MONTHLY, first, nth=nth)
    series = actions.begin_series(by=cast.hassan, here=cast.wijk, plan=made, recurrence=monthly)
    assert {day.weekday() for day in dates(series)} == {first.weekday()}
    assert 3 <= len(dates(series)) <= 5


def test_only_a_host_lets_something_return(cast):
    made = a_plan()
    weekly = Recurrence(Rhythm.WEEKS, made.starts.date())
    with pytest.raises(NotYours):
        actions.begin_series(by=cast.amina, here=cast.wijk, plan=made, recurrence=weekly)
    assert not Series.objects.exists()


def test_who_lost_the_role_is_no_host_of_a_place_any_more(cast):
    venue = a_venue(cast)
    hosted(cast, venue, named=True)
    assert queries.place_of(cast.wijk, venue.pk).named == ["Hassan"]
    end_role(by=cast.noor, here=cast.wijk, person=cast.hassan, role=Role.HOST)
    with clock.set_back(in_days(30)):
        place = queries.place_of(cast.wijk, venue.pk)
        assert (place.named, place.needs_host) == ([], True)
        assert [one.venue for one in queries.missing_hosts(cast.wijk)] == [venue]
        assert queries.missing_hosts(cast.dorp) == []
