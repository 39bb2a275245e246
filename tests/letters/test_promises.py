from datetime import date, timedelta

import pytest

from tests.home.promises import offered, promised
from wijkaanpak import clock
from wijkaanpak.commitments.actions import answer_offer, ask_change
from wijkaanpak.commitments.rules import Words
from wijkaanpak.letters import actions
from wijkaanpak.letters.models import Letter
from wijkaanpak.network.actions import take_seat

TODAY = date(2026, 11, 3)
DILAN, SANNE = "dilan@wijk.example", "sanne@gemeente.example"


@pytest.fixture(autouse=True)
def on_a_tuesday():
    with clock.set_back(TODAY):
        yield


def told():
    rows = Letter.objects.exclude(occasion="week").order_by("made_at", "occasion")
    return [(row.occasion, row.person.email) for row in rows.select_related("person")]


def test_an_offer_waits_for_the_receiver_until_it_is_accepted(cast, mailoutbox):
    offered(cast, due=TODAY + timedelta(days=90))
    actions.run_once()
    assert told() == [("offer waits", DILAN)]
    with clock.set_back(TODAY + timedelta(days=6)):
        assert actions.run_once() == 1
    assert "De goot" in mailoutbox[0].body


def test_an_accepted_offer_is_not_asked_again_on_monday(cast, mailoutbox):
    row = offered(cast, due=TODAY + timedelta(days=90))
    actions.run_once()
    answer_offer(by=cast.dilan, commitment=row, accept=True)
    with clock.set_back(TODAY + timedelta(days=6)):
        assert actions.run_once() == 0


def test_a_change_is_told_to_the_other_party_only(cast):
    row = promised(cast, due=TODAY + timedelta(days=90))
    words = Words("Wij maken de helft heel.", row.kept_when, row.due, row.rhythm)
    ask_change(by=cast.sanne, commitment=row, party=cast.gemeente, words=words, why="Geld.")
    actions.run_once()
    assert ("change asked", DILAN) in told()
    assert ("change asked", SANNE) not in told()


def test_a_day_that_nears_and_a_day_that_passed_are_each_told_once(cast):
    promised(cast, due=TODAY + timedelta(days=20))
    for days in (0, 7, 8, 21, 22):
        with clock.set_back(TODAY + timedelta(days=days)):
            actions.look_at_dates(cast.wijk)
    assert told() == [("promise near", SANNE), ("promise past", DILAN)]


def test_on_the_day_itself_a_reminder_is_too_late(cast):
    promised(cast, due=TODAY + timedelta(days=20))
    for days, heard in ((20, []), (21, [("promise past", DILAN)])):
        with clock.set_back(TODAY + timedelta(days=days)):
            actions.look_at_dates(cast.wijk)
        assert told() == heard


def test_the_heir_hears_of_promises_that_nobody_carries(cast):
    promised(cast, due=TODAY + timedelta(days=200))
    take_seat(by=cast.sanne, party=cast.gemeente, title="wijkmanager", person=cast.carlos)
    actions.run_once()
    assert ("orphaned", "carlos@wijk.example") in told()
    assert ("orphaned", SANNE) not in told()
