import json
import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import Http404

from tests.assets.scenes import (
    BENCH,
    BIKES,
    FLAT_TYRE,
    asked,
    beside,
    connector,
    met,
    offered,
    thanked,
    wished,
)
from wijkaanpak import clock
from wijkaanpak.assets import actions
from wijkaanpak.assets.models import Asset, Connector, Contact, Introduction, ThankYou
from wijkaanpak.assets.queries import connecting, looking, places
from wijkaanpak.assets.queries.looking import Owner
from wijkaanpak.assets.rules import Move, No, Step
from wijkaanpak.logbook.models import Facts
from wijkaanpak.people.actions import leave
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import new_code
from wijkaanpak.refusals import NotYours, Refused

PERSONAL = ["06 12345678", "06 87654321", "Ali", "Roos", "Fietsen", "fiets", "Amina", "Banden"]


def in_the_log():
    return json.dumps(
        [
            facts.content
            for facts in Facts.objects.filter(
                entry__verb__regex="^(asset|introduction|thanks|connector)"
            )
        ]
    )


def test_nothing_of_a_person_stands_in_the_log(cast):
    thanked(cast)
    row = offered(cast, replace(BIKES, title="Fietsen keuren"))
    actions.change(
        asset=row, viewer=Viewer(cast.wijk, cast.amina), owner=Owner(cast.amina), entry=BIKES
    )
    told = in_the_log()
    assert [word for word in PERSONAL if word in told] == []
    assert '"kind": "residents"' in told


def test_a_form_sent_twice_enters_one_thing(cast):
    key = uuid.uuid4()
    assert offered(cast, key=key) == offered(cast, key=key)
    assert Asset.objects.count() == 1
    with pytest.raises(NotYours):
        offered(cast, holder=cast.dilan, key=key)


def test_only_who_takes_part_enters_and_only_helpers_write_for_others(cast):
    with pytest.raises(NotYours):
        offered(cast, holder=cast.stranger)
    with pytest.raises(NotYours):
        beside(cast, helper=cast.amina)
    cast.at_the_table()
    for helper in (cast.carlos, cast.hassan, cast.ludmila):
        row, owner = beside(cast, helper=helper)
        assert (row.holder, row.helper, owner.has(row)) == (None, helper, True)


def test_the_slip_opens_one_thing_here_and_wrong_codes_count(cast):
    code = new_code()
    row = actions.enter(here=cast.wijk, entry=FLAT_TYRE, code=code, helper=cast.carlos)
    found, opened = actions.slip_of(code.lower(), here=cast.wijk, source="x")
    assert (found, Owner(slips=(opened,)).has(row)) == (row, True)
    with pytest.raises(Refused):
        actions.slip_of(code, here=cast.dorp, source="x")
    with pytest.raises(Refused):
        actions.slip_of(new_code(), here=cast.wijk, source="x")
    assert code not in json.dumps(list(Asset.objects.values_list("slip", flat=True)))


def test_it_is_shown_for_a_year_and_longer_when_it_still_holds(cast):
    row = offered(cast)
    viewer, owner = Viewer(cast.wijk, cast.amina), Owner(cast.amina)
    last = row.until
    with clock.set_back(last):
        assert list(looking.shown(cast.wijk, people=True)) == [row]
    with clock.set_back(last + timedelta(days=1)):
        assert list(looking.shown(cast.wijk, people=True)) == []
        actions.renew(asset=row, viewer=viewer, owner=owner)
        assert list(looking.shown(cast.wijk, people=True)) == [row]
    with pytest.raises(NotYours):
        actions.renew(asset=row, viewer=Viewer(cast.wijk, cast.dilan), owner=Owner(cast.dilan))


def test_what_is_of_everybody_is_kept_by_hosts_and_what_is_a_persons_is_not(cast):
    cast.at_the_table()
    bench, bikes = offered(cast, BENCH), offered(cast)
    host = Viewer(cast.wijk, cast.hassan)
    actions.renew(asset=bench, viewer=host, owner=Owner(cast.hassan))
    with pytest.raises(NotYours):
        actions.renew(asset=bikes, viewer=host, owner=Owner(cast.hassan))
    actions.end(asset=bikes, viewer=host, owner=Owner(cast.hassan))  # off the wall, improper
    assert looking.shown(cast.wijk, people=True).count() == 1
    with pytest.raises(NotYours):
        actions.end(asset=bench, viewer=Viewer(cast.wijk, cast.dilan), owner=Owner(cast.dilan))


def test_erased_nothing_of_it_is_left(cast):
    card = thanked(cast)
    offer = card.introduction.offer
    actions.erase(asset=offer, owner=Owner(cast.amina))
    offer.refresh_from_db()
    contact = Contact.objects.get(asset=offer)
    card.refresh_from_db()
    assert (offer.title, offer.words, offer.place, offer.holder, offer.slip) == (
        "",
        "",
        "",
        None,
        "",
    )
    assert (contact.name, contact.reach, card.words) == ("", "", "")
    assert (
        not Facts.objects.filter(entry__about=offer.ref)
        .exclude(content={})
        .exclude(entry__verb="asset.erased")
        .exists()
    )


def test_a_slip_is_handed_only_for_what_nobody_holds(cast):
    cast.at_the_table()
    row, _owner = beside(cast)
    with pytest.raises(Refused, match="owner already"):
        actions.hand_slip(asset=row, by=cast.hassan, code=new_code())
    with pytest.raises(Refused, match="owner already"):
        actions.hand_slip(asset=offered(cast), by=cast.hassan, code=new_code())


def test_who_leaves_takes_their_offers_along(cast):
    row = offered(cast)
    assert actions.forget_contacts(cast.wijk) == 0
    leave(person=cast.amina, here=cast.wijk)
    assert actions.forget_contacts(cast.wijk) == 1
    row.refresh_from_db()
    assert (row.state, Contact.objects.get().reach) == ("ended", "")


def test_sixty_days_after_its_last_day_nobody_can_be_reached_any_more(cast):
    row = offered(cast)
    with clock.set_back(row.until + timedelta(days=60)):
        assert actions.forget_contacts(cast.wijk) == 0
    with clock.set_back(row.until + timedelta(days=61)):
        assert actions.forget_contacts(cast.wijk) == 1
        assert actions.forget_contacts(cast.wijk) == 0


def test_only_the_connector_who_took_it_sees_how_to_reach_people(cast):
    row = asked(cast)
    ludmila = Viewer(cast.wijk, cast.ludmila)
    assert connecting.reach_of(ludmila, row) == []
    actions.step(by=cast.ludmila, introduction=row, move=Move.TAKE)
    seen = {(one.who, one.name, one.reach) for one in connecting.reach_of(ludmila, row)}
    assert seen == {
        ("asker", "Roos", "06 87654321"),
        ("wish", "Roos", "06 87654321"),
        ("offer", "Ali", "06 12345678"),
    }
    for other in (cast.noor, cast.dilan, cast.amina, cast.sanne):
        assert connecting.reach_of(Viewer(cast.wijk, other), row) == []
    actions.step(by=cast.ludmila, introduction=row, move=Move.MEET)
    assert connecting.reach_of(ludmila, row) == []
    row.refresh_from_db()
    assert (row.name, row.reach, row.step) == ("", "", Step.MET)


def test_a_connector_says_no_and_that_is_no_load(cast):
    yes = connector(cast, most=1)
    row = asked(cast, yes=yes)
    with pytest.raises(Refused, match="hands full"):
        actions.ask_connector(
            here=cast.wijk, owner=Owner(cast.dilan), connector=yes, words="Nog iets", reach="x"
        )
    actions.step(by=cast.ludmila, introduction=row, move=Move.REFUSE, no=No.TIME)
    assert connecting.load_of(yes).has_room
    with pytest.raises(Refused, match="moved on"):
        actions.step(by=cast.ludmila, introduction=row, move=Move.TAKE)
    with pytest.raises(NotYours):
        actions.step(by=cast.noor, introduction=row, move=Move.TAKE)


def test_the_load_of_a_month_ends_with_the_month(cast):
    yes = connector(cast, most=1)
    met(cast, yes=yes)
    load = connecting.load_of(yes)
    assert (load.open, load.this_month, load.has_room) == (0, 1, False)
    when = load.room_from(clock.today())
    with clock.set_back(when - timedelta(days=1)):
        assert not connecting.load_of(yes).has_room
    with clock.set_back(when):
        assert connecting.load_of(yes).has_room


def test_a_connector_stops_when_nothing_is_open(cast):
    row = asked(cast)
    with pytest.raises(Refused, match="Round off"):
        actions.stop_connecting(by=cast.ludmila, here=cast.wijk)
    actions.withdraw_request(introduction=row, owner=Owner(cast.dilan))
    actions.stop_connecting(by=cast.ludmila, here=cast.wijk)
    assert connecting.connectors(cast.wijk) == []
    with pytest.raises(Refused, match="stopped"):
        asked(cast, yes=Connector.objects.get())
    with pytest.raises(NotYours):
        actions.say_yes(by=cast.dilan, here=cast.wijk, most=4)


def test_an_institution_asks_in_the_open_and_never_for_a_persons_offer(cast):
    yes, bikes, bench = connector(cast), offered(cast), offered(cast, BENCH)
    said = {"here": cast.wijk, "owner": Owner(cast.sanne), "connector": yes, "reach": "14 010",
            "words": "Wie spreekt er Pools?"}  # fmt: skip
    with pytest.raises(Refused, match="which party"):
        actions.ask_connector(**said)
    with pytest.raises(NotYours):
        actions.ask_connector(**said, party=cast.housing)
    with pytest.raises(NotYours):
        actions.ask_connector(**said, party=cast.gemeente, offer=bikes)
    row = actions.ask_connector(**said, party=cast.gemeente, offer=bench)
    assert (row.party, row.offer) == (cast.gemeente, bench)


def test_asked_twice_it_counts_once_and_nobody_asks_the_same_again(cast):
    key, yes = uuid.uuid4(), connector(cast)
    offer, wish = offered(cast), wished(cast)
    once = asked(cast, offer, wish, yes=yes, key=key)
    assert asked(cast, offer, wish, yes=yes, key=key) == once
    with pytest.raises(Refused, match="asked this already"):
        asked(cast, offer, wish, yes=yes)
    assert Introduction.objects.count() == 1


def test_a_wish_with_a_slip_finds_its_offer_without_an_account(cast):
    wish, owner = beside(cast)
    row = asked(cast, wish=wish, owner=owner)
    assert row.asker is None
    with pytest.raises(NotYours):
        asked(cast, wish=wish, owner=Owner(slips=("x" * 64,)), yes=row.connector)
    for move in (Move.TAKE, Move.MEET):
        actions.step(by=cast.ludmila, introduction=row, move=move)
    card = actions.give_card(introduction=row, owner=owner, words="Dank!")
    assert card.introduction == row


def test_a_card_is_public_only_when_both_say_so(cast):
    card = thanked(cast)
    assert connecting.public_thanks(cast.wijk) == []
    with pytest.raises(NotYours):
        actions.answer_card(card=card, owner=Owner(cast.dilan), public=True)
    actions.answer_card(card=card, owner=Owner(cast.amina), public=True)
    assert connecting.public_thanks(cast.wijk) == [card]
    actions.answer_card(card=card, owner=Owner(cast.amina), public=False)
    assert connecting.public_thanks(cast.wijk) == []


def test_a_card_comes_after_meeting_and_its_words_go_when_taken_back(cast):
    row = asked(cast)
    with pytest.raises(Refused, match="after you were brought"):
        actions.give_card(introduction=row, owner=Owner(cast.dilan), words="Dank!")
    for move in (Move.TAKE, Move.MEET):
        actions.step(by=cast.ludmila, introduction=row, move=move)
    key = uuid.uuid4()
    for _ in range(2):
        card = actions.give_card(
            introduction=row, owner=Owner(cast.dilan), words="Dank!", to_connector=True, key=key
        )
    with pytest.raises(Refused, match="already"):
        actions.give_card(
            introduction=row, owner=Owner(cast.dilan), words="Nog eens", to_connector=True
        )
    assert connecting.thanks_to_me(Viewer(cast.wijk, cast.ludmila)) == [card]
    actions.take_card_back(card=card, owner=Owner(cast.ludmila))
    assert ThankYou.objects.get().words == ""
    actions.give_card(introduction=row, owner=Owner(cast.dilan), words="Toch", to_connector=True)
    assert ThankYou.objects.get().words == "Toch"


def test_words_that_mean_the_same_are_paired_once_and_parted(cast):
    pair = actions.pair_words(by=cast.amina, here=cast.wijk, one="Verstellen", other="naaien")
    assert (
        actions.pair_words(by=cast.dilan, here=cast.wijk, one="naaien", other="verstellen") == pair
    )
    actions.part_words(by=cast.dilan, pair=pair)
    assert list(looking.same_words(cast.wijk)) == []
    with pytest.raises(NotYours):
        actions.pair_words(by=cast.stranger, here=cast.wijk, one="naaien", other="verstellen")


def test_the_database_keeps_the_rules_too(cast):
    row = offered(cast)
    for change in ({"whose": "group"}, {"ourselves": "wij"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            QuerySet(Asset).filter(pk=row.pk).update(**change)


def test_nothing_of_one_neighbourhood_is_seen_in_another(cast):
    card = thanked(cast)
    there = Viewer(cast.dorp, cast.stranger)
    owner = Owner(cast.amina)
    assert list(looking.shown(cast.dorp, people=True)) == []
    assert connecting.connectors(cast.dorp) == []
    assert connecting.public_thanks(cast.dorp) == []
    assert looking.own_assets(Viewer(cast.dorp, cast.amina)) == []
    assert places.on_map(cast.dorp, people=True) == []
    for look in (
        lambda: looking.seen_asset(there, card.introduction.offer_id, owner),
        lambda: looking.own_asset(there, card.introduction.offer_id, owner),
        lambda: connecting.my_introduction(there, card.introduction_id, Owner(cast.dilan)),
        lambda: connecting.seen_card(there, card.pk, owner),
        lambda: connecting.some_connector(cast.dorp, card.introduction.connector_id),
    ):
        with pytest.raises(Http404):
            look()
