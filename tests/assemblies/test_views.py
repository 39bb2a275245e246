"""What people meet of an assembly."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.assemblies.scenes import TARGETS, asked, begun, consented, words, written
from tests.cast import signed_in
from tests.reach.scenes import figures
from wijkaanpak import clock
from wijkaanpak.assemblies.models import Assembly

pytestmark = pytest.mark.django_db
LIST = "/w/zonnehof/beraad/"


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()


def queries_of(client, address):
    cache.clear()
    with CaptureQueriesContext(connection) as sent:
        assert client.get(address).status_code == 200
    return len(sent)


def test_the_list_asks_as_often_for_one_as_for_three(client, cast):
    written(cast)
    assert queries_of(client, LIST) == 3
    written(cast), written(cast)
    assert queries_of(client, LIST) == 3


def test_the_list_is_found_from_what_goes_on(client, cast):
    assert f'href="{LIST}"' in client.get("/w/zonnehof/bijeenkomsten/").text


def test_an_assembly_shows_its_mandate_and_under_which_right(client, cast):
    page = client.get(begun(cast).get_absolute_url()).text
    for said in ("Warm wonen in Zonnehof", "Alle partijen zeiden ja", "29.500", "16-44",
                 "beslissen de partijen dit samen"):  # fmt: skip
        assert said in page


def test_the_proposal_shows_what_belongs_to_the_mandate(client, cast):
    row = asked(cast)
    page = client.get(row.proposal.get_absolute_url()).text
    assert "Gemeente antwoordt op elk advies binnen 8 weken" in page
    assert row.get_absolute_url() in page


def test_a_party_writes_changes_and_puts_a_mandate(client, cast):
    signed_in(client, cast.dilan)
    given = vars(words()) | {"budget": "29.500", "answered_by": str(cast.gemeente.pk)}
    assert client.post(LIST + "nieuw/", given | {"promise": ""}).status_code == 422
    client.post(LIST + "nieuw/", given)
    row = Assembly.objects.get()
    assert client.get(row.get_absolute_url() + "opdracht/").status_code == 200
    client.post(row.get_absolute_url() + "opdracht/", given | {"title": "Warm"})
    asking = row.get_absolute_url() + "opdracht/vragen/"
    assert "Wijkkompas" in client.get(asking).text
    assert client.post(asking, {"term": clock.today().isoformat()}).status_code == 422
    client.post(asking, {"term": (clock.today() + timedelta(days=14)).isoformat()})
    row.refresh_from_db()
    assert (row.title, row.proposal.outcome) == ("Warm", "open")


def test_the_coordinator_begins_and_writes_targets_from_figures(client, cast):
    figures(cast, tenure=False)
    row = consented(cast)
    signed_in(client, cast.noor)
    assert "Laat het beraad beginnen" in client.get(row.get_absolute_url()).text
    client.post(row.get_absolute_url() + "beginnen/")
    address = row.get_absolute_url() + "streefgetallen/"
    page = client.get(address).text
    assert "van 18 tot en met 64 jaar; 1860; 5; 6" in page
    assert "Zonnehof; 1120; 4; 5" in page
    wrong = client.post(address, {"lines": "leeftijd\n16; 3"})
    assert wrong.status_code == 422
    assert "leeftijd\n16; 3" in wrong.text
    client.post(address, {"lines": TARGETS})
    assert "45 en ouder" in client.get(row.get_absolute_url()).text


def test_an_assembly_is_not_found_elsewhere(client, cast):
    row = written(cast)
    assert client.get(f"/w/elzenbroek/beraad/{row.pk}/").status_code == 404
    assert row.title not in client.get("/w/elzenbroek/beraad/").text
