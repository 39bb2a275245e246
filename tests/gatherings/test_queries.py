"""What may be seen: of one neighbourhood only, paged by key, and no more than is public."""

from datetime import date, time, timedelta

import pytest
from django.http import Http404

from tests.gatherings.scenes import (
    a_gathering,
    a_plan,
    a_series,
    a_venue,
    hosted,
    minutes_of,
    places_and_evenings,
)
from wijkaanpak import clock
from wijkaanpak.gatherings import actions, queries
from wijkaanpak.gatherings.models import Gathering, HostPeriod, OpeningHours
from wijkaanpak.gatherings.queries import gatherings as pages
from wijkaanpak.gatherings.queries import venues
from wijkaanpak.gatherings.rules import Harvested, Hours
from wijkaanpak.people.actions import name_role
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Role
from wijkaanpak.refusals import NotYours


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()


def test_nothing_of_the_wijk_is_found_in_the_dorp(cast):
    places_and_evenings(cast)
    wijk, dorp, today = cast.wijk, cast.dorp, clock.today()
    series = Gathering.objects.exclude(series=None).first().series
    harvest = queries.laid_ready(wijk, Harvested.WISH)[0]
    venue, period = harvest.gathering.venue, HostPeriod.objects.get()
    in_both = [
        lambda here: queries.venues_page(here)[0],
        lambda here: queries.current_venues(here),
        lambda here: queries.programme_page(here)[0],
        lambda here: queries.past_page(here)[0],
        lambda here: queries.on_programme(here, today - timedelta(days=30), today),
        lambda here: queries.recent_gatherings(here),
        lambda here: queries.laid_ready(here, Harvested.PROMISE),
        lambda here: queries.can_host(here),
    ]
    for asked in in_both:
        assert asked(wijk)
        assert not asked(dorp)
    by_number = [
        lambda here: queries.get_venue(here, venue.pk),
        lambda here: queries.place_of(here, venue.pk),
        lambda here: queries.get_hosting(here, period.pk),
        lambda here: queries.get_series(here, series.pk),
        lambda here: queries.get_harvest(here, harvest.pk),
        lambda here: queries.get_gathering(here, harvest.gathering_id),
        lambda here: queries.visible_gathering(Viewer(here), harvest.gathering_id),
    ]
    for asked in by_number:
        assert asked(wijk)
        with pytest.raises(Http404):
            asked(dorp)


def test_what_waits_is_for_hosts_and_what_i_announced_for_me(cast):
    a_gathering(cast, by=cast.amina)
    assert len(queries.waiting_for_host(Viewer(cast.wijk, cast.hassan))) == 1
    assert len(queries.mine_announced(Viewer(cast.wijk, cast.amina))) == 1
    assert queries.mine_announced(Viewer(cast.wijk, cast.carlos)) == []
    assert queries.mine_announced(Viewer(cast.dorp, cast.amina)) == []
    for viewer in (Viewer(cast.wijk, cast.amina), Viewer(cast.dorp, cast.hassan)):
        with pytest.raises(NotYours):
            queries.waiting_for_host(viewer)


def walked(page, here):
    """Every row from the first page to the last."""
    rows, after, more = [], "", True
    while more:
        some, after = page(here, after)
        rows += some
        more = bool(after)
    return rows


def test_pages_hold_every_gathering_once_in_order(cast, monkeypatch):
    monkeypatch.setattr(pages, "PAGE", 2)
    for n in range(5):
        a_gathering(cast, title=f"Op één uur {n}")
    ahead = walked(queries.programme_page, cast.wijk)
    assert len({row.pk for row in ahead}) == len(ahead) == 5
    with clock.set_back(clock.now() + timedelta(days=30)):
        gone = walked(queries.past_page, cast.wijk)
    assert [row.pk for row in gone] == [row.pk for row in reversed(ahead)]
    assert queries.programme_page(cast.wijk, "geen sleutel")[0] == ahead[:2]


def test_pages_hold_every_place_once_by_name(cast, monkeypatch):
    monkeypatch.setattr(venues, "PAGE", 2)
    for name in "CABED":
        a_venue(cast, name=name)
    assert [place.venue.name for place in walked(queries.venues_page, cast.wijk)] == list("ABCDE")


def test_a_week_knows_the_hours_of_each_day_and_keeps_what_was(cast):
    venue = a_venue(cast)
    with clock.set_back(date(2026, 11, 2)):
        actions.set_hours(by=cast.hassan, venue=venue, hours=[Hours(0, time(9), time(12))])
    with clock.set_back(date(2026, 11, 11)):
        actions.set_hours(by=cast.hassan, venue=venue, hours=[Hours(0, time(14), time(17))])
        actions.change_day(by=cast.hassan, venue=venue, on=date(2026, 11, 23), why="Feest")
    opening = [queries.week_at(venue, date(2026, 11, day)).days[0].opening for day in (9, 16, 23)]
    assert [one.times for one in opening] == [((time(9), time(12)),), ((time(14), time(17)),), ()]
    assert OpeningHours.objects.count() == 2


def test_a_day_at_the_edge_of_the_week_is_of_its_dutch_date(cast):
    """Half past eleven at night is the next day in no week of ours, though it is later in UTC."""
    venue = a_venue(cast)
    next_week = clock.today() + timedelta(days=7)
    monday = next_week - timedelta(days=next_week.weekday())
    sunday = monday + timedelta(days=6)
    starts = queries.at_dutch(sunday, time(23, 30))
    plan = a_plan(venue=venue, starts=starts, ends=starts + timedelta(hours=1))
    actions.plan_gathering(by=cast.hassan, here=cast.wijk, plan=plan)
    assert [len(day.gatherings) for day in queries.week_at(venue, monday).days] == [0] * 6 + [1]


def test_what_is_not_public_yet_stands_in_the_harvest_without_its_words(cast):
    places_and_evenings(cast)
    held = Gathering.objects.exclude(minutes="").get()
    assert {one.kind for one in queries.harvest_of(held)} == set(Harvested)
    assert all(one.made is None for one in queries.harvest_of(held))
    dropped = queries.laid_ready(cast.wijk, Harvested.STORY)[0]
    actions.drop_harvest(by=cast.hassan, harvest=dropped)
    assert len(queries.harvest_of(held)) == 2


def test_a_place_with_a_host_who_is_host_again_is_not_missing_one(cast):
    venue = a_venue(cast)
    hosted(cast, venue)
    with clock.set_back(clock.now() + timedelta(days=60)):
        assert queries.missing_hosts(cast.wijk) == []
    other = a_venue(cast, name="De bank")
    name_role(by=cast.noor, here=cast.wijk, person=cast.carlos, role=Role.HOST)
    hosted(cast, other, cast.carlos)
    with clock.set_back(clock.now() + timedelta(days=60)):
        assert queries.missing_hosts(cast.wijk) == []


def test_dates_of_a_series_are_those_to_come(cast):
    series = a_series(cast)
    with clock.set_back(clock.now() + timedelta(days=20)):
        assert queries.their_dates(series)[0].day > series.first
    minutes_of(cast, series.gatherings.order_by("day").first())
