"""Ten or twenty years on one line: what projects, rounds and signatures put on it."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.projects.scenes import a_project, a_sprout, a_worker, changed, heart
from wijkaanpak import clock
from wijkaanpak.commitments.rules import Stroke
from wijkaanpak.home.queries import public_timeline
from wijkaanpak.projects.actions.projects import Links
from wijkaanpak.projects.rules.projects import Kind

pytestmark = pytest.mark.django_db
YEARS = "/w/zonnehof/tijdlijn/"


def years_back(many):
    return clock.set_back(clock.now() - timedelta(days=366 * many))


def lived(cast, many=1):
    """So many projects that began three years ago, were adjusted, and stopped this year."""
    with years_back(4):
        post = a_worker(cast)
    for at in range(many):
        with years_back(3):
            row = a_project(cast, f"Tuin {at}")
        with years_back(2):
            changed(cast, row)
        changed(cast, row, Kind.STOP, post=post)
    return row


def marks_of(cast, title="Tuin 0"):
    return [one for one in public_timeline(cast.wijk).marks if one.title == title]


def test_a_project_is_a_band_with_a_bead_for_each_change(cast):
    row = lived(cast)
    band, adjusted, stopped = marks_of(cast)
    assert (band.kind, band.first, band.last) == ("long", row.started, clock.today())
    assert [one.words for one in (adjusted, stopped)] == ["Adjusted", "Stopped"]
    assert {one.url for one in (band, adjusted, stopped)} == {row.get_absolute_url()}


def test_a_project_that_goes_on_has_no_end(cast):
    parent = a_project(cast)
    short = heart("Soep", stroke=Stroke.SHORT)
    a_sprout(cast, heart=short, links=Links(parent=parent))
    assert [one.last for one in marks_of(cast, "Warm Wonen")] == [None]
    assert [one.kind for one in marks_of(cast, "Soep")] == ["short"]


def test_each_year_can_be_reached_on_the_page(client, cast):
    lived(cast)
    page = client.get(YEARS).content.decode()
    for year in {one.first.year for one in marks_of(cast)}:
        assert f'id="jaar-{year}"' in page


def test_nothing_of_another_neighbourhood_stands_on_the_line(cast):
    lived(cast)
    assert [one for one in public_timeline(cast.dorp).marks if one.title == "Tuin 0"] == []


@pytest.mark.parametrize("many", [1, 3])
def test_the_line_costs_the_same_with_one_and_with_three(client, cast, many):
    lived(cast, many)
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        client.get(YEARS)
    assert len(asked) == 10
