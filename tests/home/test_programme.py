"""What goes on this week stands on the first screen and on the sheet of Monday."""

from datetime import date

import pytest
from django.core.cache import cache

from tests.gatherings.scenes import a_gathering, a_venue
from wijkaanpak import clock
from wijkaanpak.gatherings.actions import cancel_gathering

WEDNESDAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def wednesday(cast):
    with clock.set_back(WEDNESDAY):
        cast.at_the_table()
        yield


@pytest.mark.parametrize("many", [1, 3])
def test_the_first_screen_costs_the_same_for_one_and_three(
    many, cast, client, django_assert_num_queries
):
    venue = a_venue(cast)
    for n in range(many):
        a_gathering(cast, venue=venue, title=f"Soep {n}", days=n)
    cache.clear()
    with django_assert_num_queries(14):
        text = client.get("/w/zonnehof/").text
    assert [f"Soep {n}" in text for n in range(many)] == [True] * many
    assert "19:00" in text
    assert "De Zaaier" in text


def test_what_does_not_go_on_says_so_and_what_waits_is_not_there(cast, client):
    off = a_gathering(cast, title="Afgezegd", days=1)
    cancel_gathering(by=cast.hassan, gathering=off, reason="Ziek")
    a_gathering(cast, by=cast.amina, title="Wacht nog", days=1)
    a_gathering(cast, title="Volgende week", days=9)
    for path in ("/w/zonnehof/", "/w/zonnehof/weekblad/"):
        text = client.get(path).text
        assert "Afgezegd" in text
        assert "Gaat niet door" in text
        assert "Wacht nog" not in text
        assert "Volgende week" not in text
    assert "Afgezegd" not in client.get("/w/elzenbroek/").text
