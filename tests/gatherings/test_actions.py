"""What may happen with places and gatherings, and who may do it."""

import uuid

import pytest
from django.http import Http404

from tests.commitments.promises import offered
from tests.gatherings.scenes import a_gathering, a_plan, a_venue, hosted, minutes_of
from wijkaanpak.gatherings import queries
from wijkaanpak.gatherings.actions import (
    VenueFacts,
    answer_announcement,
    cancel_gathering,
    change_day,
    change_gathering,
    close_venue,
    drop_harvest,
    end_hosting,
    fill_harvest,
    lay_harvest,
    name_host,
    open_venue,
    plan_gathering,
    set_hours,
    write_minutes,
    write_points,
)
from wijkaanpak.gatherings.models import Gathering, HostPeriod, Venue
from wijkaanpak.gatherings.rules import GatheringKind, Harvested, VenueKind, Welcome
from wijkaanpak.logbook.models import Entry, Facts
from wijkaanpak.refusals import NotYours, Refused


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()


def test_a_host_opens_a_place_once(cast):
    key = uuid.uuid4()
    facts = VenueFacts("De Zaaier", VenueKind.HOUSE, street="Hazelaarplein 1")
    first = open_venue(by=cast.hassan, here=cast.wijk, facts=facts, key=key)
    assert open_venue(by=cast.hassan, here=cast.wijk, facts=facts, key=key) == first
    assert Venue.objects.count() == 1


def test_two_places_do_not_share_a_name(cast):
    a_venue(cast)
    with pytest.raises(Refused, match="with this name"):
        a_venue(cast)


def test_a_resident_opens_no_place(cast):
    facts = VenueFacts("De Zaaier", VenueKind.HOUSE, street="Plein")
    with pytest.raises(NotYours):
        open_venue(by=cast.amina, here=cast.wijk, facts=facts)


def test_the_coordinator_says_who_hosts_and_the_log_keeps_no_name(cast):
    venue = a_venue(cast)
    period = hosted(cast, venue)
    assert hosted(cast, venue) == period
    assert HostPeriod.objects.count() == 1
    entry = Entry.objects.filter(verb="gatherings.host_began").first()
    assert "Hassan" not in str(Facts.objects.get(entry=entry).content)


def test_who_is_no_host_cannot_be_one_of_a_place(cast):
    with pytest.raises(Refused, match="no host yet"):
        hosted(cast, a_venue(cast), cast.amina)


def test_what_a_host_plans_stands_on_the_programme_at_once(cast):
    gathering = a_gathering(cast, venue=a_venue(cast))
    assert gathering.welcome == Welcome.YES


def test_what_a_resident_announces_waits_for_the_host_and_stays_out_of_the_public_log(cast):
    gathering = a_gathering(cast, by=cast.amina)
    assert gathering.welcome == Welcome.ASKED
    entry = Entry.objects.get(verb="gatherings.planned")
    assert not Facts.objects.get(entry=entry).open


def test_a_round_along_doors_comes_from_a_host(cast):
    with pytest.raises(NotYours):
        a_gathering(cast, by=cast.amina, kind=GatheringKind.DOORSTEP_ROUND)


def test_a_form_that_is_sent_twice_plans_once(cast):
    key = uuid.uuid4()
    assert a_gathering(cast, key=key) == a_gathering(cast, key=key)
    assert Gathering.objects.count() == 1


def test_nobody_plans_in_the_place_of_another_neighbourhood(cast):
    venue = a_venue(cast)
    with pytest.raises(NotYours):
        plan_gathering(by=cast.dorpshoofd, here=cast.dorp, plan=a_plan(venue=venue))


def test_a_place_and_a_gathering_are_found_in_their_own_neighbourhood_only(cast):

    venue, gathering = a_venue(cast), a_gathering(cast)
    assert queries.get_venue(cast.wijk, venue.pk) == venue
    assert queries.get_gathering(cast.wijk, gathering.pk) == gathering
    with pytest.raises(Http404):
        queries.get_venue(cast.dorp, venue.pk)
    with pytest.raises(Http404):
        queries.get_gathering(cast.dorp, gathering.pk)
    first = last = gathering.starts.date()
    assert list(queries.on_programme(cast.wijk, first, last)) == [gathering]
    assert not queries.on_programme(cast.dorp, first, last)


def test_after_a_yes_a_change_by_who_announced_it_waits_for_the_host_again(cast):
    gathering = a_gathering(cast, by=cast.amina)
    answer_announcement(by=cast.hassan, gathering=gathering, welcome=True)
    change_gathering(by=cast.amina, gathering=gathering, plan=a_plan(title="Iets heel anders"))
    assert gathering.welcome == Welcome.ASKED
    entry = Entry.objects.filter(verb="gatherings.changed").get()
    assert not Facts.objects.get(entry=entry).open
    with pytest.raises(NotYours):
        change_gathering(by=cast.carlos, gathering=gathering, plan=a_plan())


def test_a_change_by_a_host_stands_at_once(cast):
    gathering = a_gathering(cast)
    change_gathering(by=cast.noor, gathering=gathering, plan=a_plan(title="Thee"))
    assert (gathering.title, gathering.welcome) == ("Thee", Welcome.YES)


def test_after_a_yes_only_a_host_writes_the_points(cast):
    gathering = a_gathering(cast, by=cast.amina)
    write_points(by=cast.amina, gathering=gathering, points=["Koffie"])
    answer_announcement(by=cast.hassan, gathering=gathering, welcome=True)
    with pytest.raises(NotYours):
        write_points(by=cast.amina, gathering=gathering, points=["Reclame"])
    write_points(by=cast.hassan, gathering=gathering, points=["Koffie", "Thee"])
    assert [point.words for point in gathering.points.all()] == ["Koffie", "Thee"]


def test_more_announcements_than_hosts_can_look_at_are_refused(cast):
    for _five in range(5):
        a_gathering(cast, by=cast.amina)
    with pytest.raises(Refused, match="wait for a host"):
        a_gathering(cast, by=cast.amina)
    a_gathering(cast, by=cast.carlos)


def test_what_was_held_is_not_cancelled_changed_or_taken_away(cast):
    gathering = a_gathering(cast)
    minutes_of(cast, gathering)
    with pytest.raises(Refused):
        cancel_gathering(by=cast.hassan, gathering=gathering, reason="Spijt")
    with pytest.raises(Refused):
        change_gathering(by=cast.hassan, gathering=gathering, plan=a_plan())
    with pytest.raises(Refused):
        answer_announcement(by=cast.hassan, gathering=gathering, welcome=False, words="Weg")


def test_minutes_come_after_the_beginning_and_not_of_what_did_not_go_on(cast):
    gathering = a_gathering(cast)
    with pytest.raises(Refused, match="not begun"):
        write_minutes(by=cast.hassan, gathering=gathering, minutes="Mooi.")
    cancel_gathering(by=cast.hassan, gathering=gathering, reason="Ziek")
    with pytest.raises(Refused, match="did not go on"):
        minutes_of(cast, gathering)


def test_a_cancelled_gathering_needs_a_reason(cast):
    gathering = a_gathering(cast)
    with pytest.raises(Refused):
        cancel_gathering(by=cast.hassan, gathering=gathering, reason="  ")


def test_the_log_keeps_no_words_of_minutes_reasons_or_lines(cast):
    gathering = a_gathering(cast)
    minutes_of(cast, gathering, "Geheim van Fatma.")
    lay_harvest(by=cast.hassan, gathering=gathering, line="Geheim van Fatma.", kind=Harvested.WISH)
    other = a_gathering(cast)
    cancel_gathering(by=cast.hassan, gathering=other, reason="Fatma is ziek.")
    kept = " ".join(str(facts.content) for facts in Facts.objects.all())
    assert "Fatma" not in kept


def test_only_who_may_make_it_fills_a_line_and_only_once(cast):
    gathering = a_gathering(cast)
    minutes_of(cast, gathering)
    line = lay_harvest(
        by=cast.hassan, gathering=gathering, line="De lamp is stuk.", kind=Harvested.PROMISE
    )
    promise = offered(cast)
    with pytest.raises(NotYours):
        fill_harvest(by=cast.hassan, harvest=line, made=promise)
    fill_harvest(by=cast.corrie, harvest=line, made=promise)
    with pytest.raises(Refused):
        fill_harvest(by=cast.corrie, harvest=line, made=promise)
    with pytest.raises(Refused):
        drop_harvest(by=cast.hassan, harvest=line)


def test_a_line_that_was_never_said_is_not_laid(cast):
    gathering = a_gathering(cast)
    minutes_of(cast, gathering)
    with pytest.raises(Refused):
        lay_harvest(by=cast.hassan, gathering=gathering, line="Verzonnen.", kind=Harvested.STORY)


def test_a_closed_place_ends_its_hosts_and_hours_and_takes_no_changes(cast):
    venue = a_venue(cast)
    period = hosted(cast, venue)
    close_venue(by=cast.noor, venue=venue)
    period.refresh_from_db()
    assert period.until == venue.until
    for change in (
        lambda: close_venue(by=cast.noor, venue=venue),
        lambda: set_hours(by=cast.hassan, venue=venue, hours=[]),
        lambda: change_day(by=cast.hassan, venue=venue, on=venue.until, why="x"),
        lambda: hosted(cast, venue),
    ):
        with pytest.raises(Refused):
            change()
    a_venue(cast)  # the name is free again


def test_a_host_stops_for_oneself_and_the_coordinator_for_anybody(cast):
    period = hosted(cast, a_venue(cast))
    with pytest.raises(NotYours):
        end_hosting(by=cast.amina, period=period)
    end_hosting(by=cast.hassan, period=period)
    end_hosting(by=cast.noor, period=period)  # once more changes nothing
    assert period.until is not None


def test_a_host_decides_about_their_own_name_and_takes_a_yes_back(cast):
    period = hosted(cast, a_venue(cast), named=True)
    with pytest.raises(NotYours):
        name_host(by=cast.noor, period=period, named=False)
    name_host(by=cast.hassan, period=period, named=False)
    period.refresh_from_db()
    assert period.named is False
