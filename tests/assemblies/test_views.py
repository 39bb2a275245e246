"""What people meet of an assembly."""

import hashlib
from datetime import timedelta

import pytest

from tests.assemblies.scenes import (
    COUNTED,
    FATMA,
    TARGETS,
    asked,
    begun,
    closed,
    code_keeper,
    committed,
    consented,
    drawn,
    filled,
    letters,
    words,
    written,
)
from tests.cast import signed_in
from tests.pages import queries_of
from tests.reach.scenes import figures
from wijkaanpak import clock
from wijkaanpak.assemblies.actions.pool import forget_pools
from wijkaanpak.assemblies.models import Assembly, SignUp
from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.queries import draws
from wijkaanpak.assemblies.views.papers import letter_words
from wijkaanpak.logbook.models import Entry

pytestmark = pytest.mark.django_db
LIST = "/w/zonnehof/beraad/"


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()


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
    nameless = client.post(address, {"lines": TARGETS, "counted_from": ""})
    assert nameless.status_code == 422
    assert set(nameless.context["form"].errors) == {"counted_from"}
    client.post(address, {"lines": TARGETS, "counted_from": "CBS 2023, en geteld aan de deur"})
    client.logout()
    page = client.get(row.get_absolute_url()).text
    assert "45 en ouder" in page
    assert "Waar “hoeveel hier” vandaan komt:" in page
    assert "CBS 2023, en geteld aan de deur" in page


def test_an_assembly_is_not_found_elsewhere(client, cast):
    row = written(cast)
    assert client.get(f"/w/elzenbroek/beraad/{row.pk}/").status_code == 404
    assert row.title not in client.get("/w/elzenbroek/beraad/").text


def test_a_neighbour_signs_up_on_a_phone_and_gets_a_code(client, cast):
    row = begun(cast)
    ((_serial, code),) = letters(cast, row, 1)
    address = row.get_absolute_url() + "meedoen/"
    page = client.get(f"{address}?code={code}").text
    assert page.count("<fieldset") + page.count('type="text"') <= 7 + 1  # the code is no question
    assert code in page
    given = FATMA | {"code": code}
    wrong = client.post(address, given | {"q2": ""})
    assert wrong.status_code == 422
    assert 'value="Fatma"' in wrong.text
    assert client.post(address, given | {"code": "ABC"}).status_code == 422
    both = client.post(address, given | {"code": "ABC", "name": ""}).text.split("<main")[1]
    assert both.index("#id_code") < both.index("#id_name")  # the wrong code is told with the rest
    answer = client.post(address, given, follow=True)
    assert SignUp.objects.get().code in answer.text
    assert "Fatma" not in client.get(row.get_absolute_url()).text


def test_the_short_address_on_a_letter_leads_to_its_questions(client, cast):
    short = "/w/zonnehof/beraad/meedoen/"
    assert client.get(short).url == "/w/zonnehof/beraad/"
    row = begun(cast)
    assert client.get(short).url == row.get_absolute_url() + "meedoen/"
    assert client.get("/w/elzenbroek/beraad/meedoen/").url == "/w/elzenbroek/beraad/"


def test_a_letter_says_in_the_other_languages_who_helps(cast):
    row = begun(cast)
    row.reach_us, row.here.languages = "010 000 00 00", ["nl", "tr", "ar"]
    told = dict(letter_words(row, "https://wijk.example/w/zonnehof/beraad/meedoen/").otherwise)
    assert list(told) == ["tr", "ar"]
    assert all("010 000 00 00" in words for words in told.values())


def test_a_number_that_nobody_has_is_told_before_it_is_asked_to_erase(client, cast):
    row = begun(cast)
    signed_in(client, cast.hassan)
    answer = client.post(row.get_absolute_url() + "afmelden/", {"code": "ZZZZZ"})
    assert answer.status_code == 422
    assert "Niemand op de lijst heeft dit nummer" in answer.text
    assert 'value="ZZZZZ"' in answer.text


def test_without_a_sign_up_there_is_no_code_to_show(client, cast):
    address = begun(cast).get_absolute_url()
    assert client.get(address + "aangemeld/").headers["Location"] == address + "meedoen/"


def test_before_and_after_nobody_can_sign_up(client, cast):
    for row in (asked(cast), closed(cast)):
        page = client.get(row.get_absolute_url() + "meedoen/").text
        assert "Je kunt je nu niet aanmelden" in page


def test_the_code_keeper_prints_letters(client, cast):
    row = begun(cast)
    signed_in(client, code_keeper(cast))
    address = row.get_absolute_url() + "brieven/"
    assert "Maak brieven" in client.get(row.get_absolute_url()).text
    answer = client.post(address, {"place": "Zonnehof", "many": 3, "large": "on"})
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert client.post(address, {"place": "Zonnehof", "many": 0}).status_code == 422


def test_a_host_writes_in_rings_and_takes_out(client, cast):
    row = begun(cast)
    signed_in(client, cast.hassan)
    address = row.get_absolute_url()
    given = FATMA | {
        "channel": "doorstep",
        "no_letter": "outside",
    }
    page = client.post(address + "opschrijven/", given, follow=True).text
    code = SignUp.objects.get().code
    assert code in page
    bad = client.post(address + "opschrijven/", given | {"serial": "7"})
    assert "Er is geen brief met dit nummer" in bad.text
    assert client.get(address + "deuren/").status_code == 200
    client.post(address + "deuren/", {"place": "Terplaan", "doors": 20, "opened": 6})
    assert "Terplaan" in client.get(address).text
    client.post(address + "afmelden/", {"code": code, "sure": "yes"})
    assert SignUp.objects.get().left


def test_the_coordinator_looks_out_and_closes(client, cast):
    row = filled(cast, 9)
    signed_in(client, cast.noor)
    address = row.get_absolute_url() + "streefgetallen/"
    assert "Er kan een groep worden geloot" in client.get(address).text
    hard = TARGETS.replace("De Terp; 700; 2; 6", "De Terp; 700; 6; 8")
    typed = {"lines": hard, "counted_from": COUNTED}
    page = client.post(address, typed | {"look": "yes"}).text
    assert "lukt het nog niet" in page
    assert "De Terp; 700; 6; 8" in page
    assert "De Terp; 700; 2; 6" not in page
    row.refresh_from_db()
    assert found.targets(row)[2].least == 2  # looking keeps nothing
    assert "Alleen jij ziet deze getallen" in client.get(row.get_absolute_url()).text
    closing = row.get_absolute_url() + "sluiten/"
    assert "De aanmelding sluiten?" in client.get(closing).text
    client.post(closing, {"sure": "yes"})
    row.refresh_from_db()
    assert row.frozen


def test_only_the_coordinator_sees_what_is_in_an_open_pool(client, cast):
    row = filled(cast, 9)
    for somebody in (cast.hassan, cast.dilan):
        signed_in(client, somebody)
        assert "Alleen jij ziet deze getallen" not in client.get(row.get_absolute_url()).text


def test_a_panel_is_fixed_drawn_and_reported_where_all_can_see_it(client, cast):
    row = closed(cast)
    here = row.get_absolute_url()
    signed_in(client, cast.noor)
    client.post(here + "vastleggen/", {"way": "ten"})
    page = client.get(here + "loting/1/").text
    draw = draws.first_draw(row)
    assert draw.commitment in page
    assert "Er is nog niet gegooid" in page
    signed_in(client, cast.hassan)
    assert "3 getallen, van links naar rechts" in client.get(here + "loting/1/uitkomst/").text
    wrong = client.post(here + "loting/1/uitkomst/", {"typed": "4 1"})
    assert (wrong.status_code, 'value="4 1"' in wrong.text) == (422, True)
    client.post(here + "loting/1/uitkomst/", {"typed": "4 1 7", "sure": "yes"})
    draw.refresh_from_db()
    client.logout()
    for address in ("loting/1/", "loting/1/verslag/"):
        page = client.get(here + address).text
        assert all(code in page for code in draw.codes)
        for said in (draw.commitment, "Wie de kleinste kans heeft", "4 1 7", "417"):
            assert said in page
        assert "Buur 1" not in page
    raw = client.get(here + "loting/1/panels.txt").content
    assert hashlib.sha256(raw).hexdigest() == draw.commitment
    assert client.get(here + "loting/1/features.csv").text.startswith("feature,value,min,max\n")


def test_the_pool_without_names_is_for_the_parties(client, cast):
    row = drawn(cast)
    address = row.get_absolute_url() + "loting/1/people.csv"
    assert client.get(address).status_code == 302
    assert "Jouw partij" in signed_in(client, cast.sanne).get(address).text
    text = client.post(address, {"sure": "yes"}).text
    assert text.startswith("code,leeftijd,buurt,home\n")
    assert "Buur" not in text
    assert Entry.objects.last().verb == "assembly.people_taken"
    with clock.set_back(clock.now() + timedelta(days=150)):
        forget_pools()
    for gone in (client.get(address), client.post(address, {"sure": "yes"})):
        assert (gone.status_code, "De lijst is gewist" in gone.text) == (409, True)
    assert (
        draws.name_of(draws.first_draw(row))
        in client.get(row.get_absolute_url() + "loting/1/").text
    )


def test_the_coordinator_calls_who_was_drawn(client, cast):
    row = drawn(cast)
    page = signed_in(client, cast.noor).get(row.get_absolute_url() + "deelnemers/").text
    assert page.count("Buur ") == row.seats


def test_there_is_no_draw_before_panels_are_fixed(client, cast):
    row = closed(cast)
    for address in ("loting/1/", "loting/1/verslag/", "loting/1/panels.txt"):
        assert client.get(row.get_absolute_url() + address).status_code == 404


def test_a_page_asks_as_often_for_few_as_for_many(client, cast):
    small, large = drawn(cast, many=9), drawn(cast, many=18)
    for address, most in {"": 11, "loting/1/": 6, "loting/1/verslag/": 6}.items():
        first = queries_of(client, small.get_absolute_url() + address)
        assert queries_of(client, large.get_absolute_url() + address) == first <= most


def test_what_fell_is_asked_once_more_before_it_counts(client, cast):
    row = committed(cast)
    fell = row.get_absolute_url() + "loting/1/uitkomst/"
    signed_in(client, cast.hassan)
    asked = client.post(fell, {"typed": "4 1 7"})
    assert "Viel dit: 4 1 7?" in asked.text
    assert draws.first_draw(row).number is None
    client.post(fell, {"typed": "4 1 7", "sure": "yes"})
    assert draws.first_draw(row).number == 417
    assert client.get(fell).headers["Location"].endswith("loting/1/")


def test_other_words_for_a_target_tell_nothing_of_who_signed_up(client, cast):
    row = filled(cast)
    signed_in(client, cast.noor)
    other = TARGETS.replace("De Terp", "De Terp en omgeving")
    typed = {"lines": other, "counted_from": COUNTED, "look": "1"}
    told = client.post(row.get_absolute_url() + "streefgetallen/", typed)
    assert "Er hebben zich al mensen aangemeld" in told.text
    assert not any(one.code in told.text for one in SignUp.objects.all())
