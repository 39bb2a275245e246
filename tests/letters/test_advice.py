"""Letters about recommendations: the party hears in time, and who follows it hears of late."""

from datetime import timedelta

import pytest

from tests.assemblies.advised import answer, handed_over, only
from wijkaanpak import clock
from wijkaanpak.assemblies.actions.following import form_group
from wijkaanpak.assemblies.queries import advice as found
from wijkaanpak.letters import actions
from wijkaanpak.letters.models import Letter

SANNE, CARLOS = "sanne@gemeente.example", "carlos@wijk.example"


@pytest.fixture
def row(cast):
    cast.at_the_table()
    made = handed_over(cast)
    form_group(by=cast.noor, assembly=made, many=5, people=[cast.carlos, cast.amina])
    return made


def told():
    rows = Letter.objects.filter(occasion__startswith="advice").order_by(
        "made_at", "person__email"
    )
    return [(one.occasion, one.person.email) for one in rows.select_related("person")]


def test_the_party_hears_when_the_day_is_near_and_the_group_when_it_is_late(cast, row):
    due = found.advice_of(row).due
    for days in (-40, -14, -13, 0, 1, 2):
        with clock.set_back(due + timedelta(days=days)):
            actions.look_at_dates(cast.wijk)
    assert told()[:1] == [("advice near", SANNE)]
    assert set(told()[1:]) == {("advice late", SANNE), ("advice late", CARLOS)}
    assert len(told()) == 3


def test_what_was_answered_meanwhile_is_not_asked(cast, row, mailoutbox):
    due = found.advice_of(row).due
    with clock.set_back(due - timedelta(days=10)):
        actions.look_at_dates(cast.wijk)
        answer(cast, only(row))
    with clock.set_back(due):
        actions.look_at_dates(cast.wijk)
        assert told() == [("advice near", SANNE)]
        actions.send_due()
    assert not any("Eerst de oudste huizen" in mail.body for mail in mailoutbox)


def test_nothing_of_it_is_told_in_another_neighbourhood(cast, row):
    with clock.set_back(found.advice_of(row).due):
        actions.look_at_dates(cast.dorp)
    assert told() == []
