"""What may happen with places and gatherings, and who may do it."""

import uuid

import pytest
from django.http import Http404

from tests.gatherings.scenes import a_gathering, a_plan, a_venue, hosted
from wijkaanpak.gatherings import queries
from wijkaanpak.gatherings.actions import VenueFacts, open_venue, plan_gathering
from wijkaanpak.gatherings.models import Gathering, HostPeriod, Venue
from wijkaanpak.gatherings.rules import GatheringKind, VenueKind, Welcome
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
