import io
import re
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from tests.agenda import play
from tests.assets.scenes import (
    BENCH,
    BIKES,
    FLAT_TYRE,
    HERE,
    asked,
    beside,
    connector,
    filled,
    met,
    offered,
    wished,
)
from tests.budget import scenes as rounds
from tests.cast import signed_in
from tests.stories.tellings import LAMP, placed
from tests.viewpoint.test_views import draw
from wijkaanpak import clock
from wijkaanpak.agenda.models import Item
from wijkaanpak.assets import actions
from wijkaanpak.assets.models import Asset, Contact, Introduction, ThankYou
from wijkaanpak.assets.queries import matching
from wijkaanpak.assets.queries.looking import Owner
from wijkaanpak.assets.rules import Kind, Move, Side

SAID = {"title": "Fietsen repareren", "kind": "residents", "whose": "person", "reach": "06 1"}


def of(cast, name):
    return signed_in(Client(), getattr(cast, name))


def test_who_takes_part_sees_what_neighbours_offer_and_nobody_else_does(cast, client):
    bikes, bench = offered(cast), offered(cast, BENCH)
    for name, sees in (("amina", True), ("dilan", True), ("noor", True), ("sanne", False),
                       ("corrie", False), ("stranger", False)):  # fmt: skip
        page = of(cast, name).get(HERE).text
        assert ("Fietsen repareren" in page, "De lange bank" in page) == (sees, True), name
    assert "Fietsen repareren" not in client.get(HERE).text
    statuses = [
        of(cast, name).get(f"{HERE}{bikes.pk}/").status_code for name in ("dilan", "sanne")
    ]
    assert [*statuses, client.get(f"{HERE}{bikes.pk}/").status_code] == [200, 404, 404]
    assert of(cast, "sanne").get(f"{HERE}{bench.pk}/").status_code == 200


def test_who_looks_for_a_word_finds_it_also_when_it_is_on_every_post_it(cast):
    for number in range(60):
        offered(cast, replace(BENCH, title=f"Klus {number}"), holder=cast.amina)
    page = of(cast, "amina").get(HERE + "?zoek=klus").text
    assert "Klus" in page
    assert "Niets op de muur gaat daarover" not in page


@pytest.mark.parametrize(
    "where", ["", "?zoek=fiets", "?zoek=fiets&kant=vraag", "?soort=residents"]
)
def test_an_institution_finds_no_person_however_it_looks(where, cast, client):
    offered(cast)
    wished(cast)
    for visitor in (of(cast, "sanne"), of(cast, "corrie"), client):
        page = visitor.get(HERE + where).text
        assert [
            word for word in ("Fietsen repareren", "Mijn fiets is kapot") if word in page
        ] == []


def test_a_resident_who_also_speaks_for_an_institution_sees_no_person(cast):
    offered(cast, holder=cast.sanne, entry=replace(BIKES, title="Zelf iets"))
    offered(cast)
    page = of(cast, "sanne").get(HERE).text
    assert "Fietsen repareren" not in page
    assert "Zelf iets" in of(cast, "sanne").get("/w/zonnehof/mijn/").text


def test_a_page_of_the_wall_never_says_who(cast):
    row = offered(cast)
    page = of(cast, "dilan").get(f"{HERE}{row.pk}/").text
    assert [word for word in ("Amina", "Ali", "06 12345678") if word in page] == []


def test_somebody_offers_something_and_comes_back_to_it(cast):
    client = of(cast, "amina")
    assert "Wat heb je te bieden?" in client.get(HERE + "aanbieden/").text
    answer = filled(client, "aanbieden/", SAID)
    row = Asset.objects.get()
    assert answer.headers["Location"] == f"{HERE}mijn/{row.pk}/"
    assert "06 1" in client.get(answer.headers["Location"]).text
    assert of(cast, "dilan").get(answer.headers["Location"]).status_code == 403
    changed = SAID | {"title": "Brommers", "reach": "06 2"}
    assert client.post(f"{HERE}mijn/{row.pk}/veranderen/", changed).status_code == 302
    row.refresh_from_db()
    assert (row.title, Contact.objects.get().reach) == ("Brommers", "06 2")
    client.post(f"{HERE}mijn/{row.pk}/verlengen/")
    assert "zeker" not in client.post(f"{HERE}mijn/{row.pk}/stoppen/").text
    client.post(f"{HERE}mijn/{row.pk}/stoppen/", {"sure": "yes"})
    client.post(f"{HERE}mijn/{row.pk}/wissen/", {"sure": "yes"})
    row.refresh_from_db()
    assert (row.state, row.title) == ("erased", "")


def test_with_somebody_beside_there_is_a_slip_that_opens_it_without_account(cast, client):
    collector = of(cast, "carlos")
    answer = filled(collector, "vragen/", SAID | {"ourselves": "Ja", "beside": "on"})
    assert answer.headers["Location"] == HERE + "strookje/nieuw/"
    code = re.search(r"([0-9A-Z]{4}-){3}[0-9A-Z]", collector.get(HERE + "strookje/nieuw/").text)[0]
    row = Asset.objects.get()
    own = f"{HERE}mijn/{row.pk}/"
    assert client.get(own).status_code == 403
    assert client.post(HERE + "strookje/", {"code": code}).headers["Location"] == own
    assert "Het klopt nog" in client.get(own).text
    assert client.post(own + "verlengen/").status_code == 302
    client.post(HERE + "strookje/klaar/")
    assert client.get(own).status_code == 403
    assert collector.get(own).status_code == 403
    resident = of(cast, "amina")
    filled(resident, "vragen/", SAID | {"ourselves": "Ja"}, until=5)
    assert 'name="reach"' in (last := resident.get(HERE + "vragen/6/").text)
    assert 'name="beside"' not in last


def test_a_wish_shows_what_fits_and_why(cast):
    area = draw(cast)
    offered(cast, area=area)
    row = wished(cast, area=area)
    page = of(cast, "dilan").get(f"{HERE}mijn/{row.pk}/").text
    assert "Fietsen repareren" in page
    for reason in (
        "“fiets” hoort bij “fietsen”",
        "beide in Zonnehof",
        "beide: dinsdag, in de avond",
    ):
        assert reason in page
    assert "hoort bij" not in of(cast, "sanne").get(HERE).text


def test_from_a_wish_to_a_card_through_a_connector(cast):
    offer, wish = offered(cast), wished(cast)
    yes = connector(cast)
    asker, desk = of(cast, "dilan"), of(cast, "ludmila")
    at = f"{HERE}verbinders/vragen/?wens={wish.pk}&aanbod={offer.pk}"
    assert "Ludmila" in asker.get(at).text
    said = {"words": "Mijn band", "connector": str(yes.pk), "reach": "06 87654321", "party": ""}
    answer = asker.post(at, said)
    row = Introduction.objects.get()
    assert answer.headers["Location"] == f"{HERE}verzoek/{row.pk}/"
    page = desk.get(f"{HERE}bureau/{row.pk}/").text
    assert ("06 87654321" in page, "06 12345678" in page) == (False, False)
    desk.post(f"{HERE}bureau/{row.pk}/stap/", {"move": "take"})
    page = desk.get(f"{HERE}bureau/{row.pk}/").text
    assert ("06 87654321" in page, "06 12345678" in page) == (True, True)
    desk.post(f"{HERE}bureau/{row.pk}/stap/", {"move": "meet"})
    assert "06 12345678" not in desk.get(f"{HERE}bureau/{row.pk}/").text
    card = {"to": "offer", "words": "Hij rijdt weer!", "signed": "Roos", "public": "on"}
    assert asker.post(f"{HERE}verzoek/{row.pk}/bedanken/", card).status_code == 302
    given = ThankYou.objects.get()
    assert "Hij rijdt weer!" in of(cast, "amina").get("/w/zonnehof/mijn/").text
    assert "Hij rijdt weer!" not in Client().get(HERE + "bedankt/").text
    of(cast, "amina").post(f"{HERE}bedankt/{given.pk}/openbaar/", {"public": "yes"})
    assert "Hij rijdt weer!" in Client().get(HERE + "bedankt/").text
    paper = Client().get(f"{HERE}bedankt/{given.pk}/kaart.pdf")
    assert (paper.status_code, paper.content[:4]) == (200, b"%PDF")


def test_who_can_help_with_a_wish_asks_a_connector_with_words_begun(cast):
    wish = wished(cast)
    connector(cast)
    reader = of(cast, "amina")
    assert f"?helpt={wish.pk}" in reader.get(f"{HERE}{wish.pk}/").text
    page = reader.get(f"{HERE}verbinders/vragen/?helpt={wish.pk}").text
    assert "Ik kan helpen met de wens “Mijn fiets is kapot”." in page
    assert of(cast, "sanne").get(f"{HERE}verbinders/vragen/?helpt={wish.pk}").status_code == 404


def test_a_full_connector_is_not_a_choice_and_the_page_says_when(cast):
    yes = connector(cast, most=1)
    asked(cast, yes=yes)
    page = of(cast, "amina").get(HERE + "verbinders/vragen/").text
    assert "zodra één verzoek klaar is" in page
    assert f'value="{yes.pk}"' not in page
    row = Introduction.objects.get()
    for move in (Move.TAKE, Move.MEET):
        actions.step(by=cast.ludmila, introduction=row, move=move)
    assert "weer tijd vanaf 1 " in of(cast, "amina").get(HERE + "verbinders/").text


def test_a_connector_says_no_in_one_step(cast):
    row = asked(cast)
    desk = of(cast, "ludmila")
    assert "Nee zeggen mag altijd" in desk.get(f"{HERE}bureau/{row.pk}/nee/").text
    desk.post(f"{HERE}bureau/{row.pk}/nee/", {"no": ""})
    page = of(cast, "dilan").get(f"{HERE}verzoek/{row.pk}/").text
    assert "Vraag een andere verbinder" in page


def test_a_connector_counts_for_themself_alone(cast):
    met(cast)
    assert "Hoeveel er aan mij gevraagd is" in of(cast, "ludmila").get(HERE + "bureau/").text
    assert of(cast, "noor").get(HERE + "bureau/").status_code == 403


def test_what_we_have_stands_beside_item_plan_and_story(cast, client):
    offered(cast, replace(BENCH, title="Lampen en ladders", words="Voor de trap en de bus."))
    edition = play.adopted(cast, items=1)
    item = Item.objects.filter(edition=edition).first() or Item.objects.first()
    story, _teller = placed(cast, LAMP)
    at_story = client.get(f"/w/zonnehof/verhalen/{story.pk}/").text
    assert "Wat we al hebben" in at_story
    assert "Lampen en ladders" in at_story
    assert "“lamp” hoort bij “lampen”" in at_story
    assert "Wat we al hebben" in client.get(f"/w/zonnehof/agenda/punt/{item.pk}/").text
    plan = rounds.handed_in(cast, rounds.opened(cast))
    with clock.set_back(rounds.SPRING):
        at = client.get(f"/w/zonnehof/burgerbegroting/{plan.round.number}/plan/{plan.pk}/")
    assert "Wat we al hebben" in at.text


def test_beside_a_plan_what_is_in_the_same_part_says_so(cast, client):
    area = draw(cast, name="De Terp")
    for where in (None, area):
        offered(cast, replace(BENCH, title="Een bank met lampen"), area=where)
    plan = rounds.handed_in(cast, rounds.opened(cast), title="Een lamp", area="De Terp")
    found = matching.matches(cast.wijk, Side.OFFER, "lampen", people=False, area="De Terp")
    assert [one.area for one in found] == ["De Terp", ""]
    with clock.set_back(rounds.SPRING):
        at = client.get(f"/w/zonnehof/burgerbegroting/{plan.round.number}/plan/{plan.pk}/")
    assert at.text.count("beide in De Terp") == 1


def test_beside_a_story_an_institution_reads_of_no_person(cast, client):
    offered(cast, replace(BIKES, title="Lampen ophangen"))
    story, _teller = placed(cast, LAMP)
    at = f"/w/zonnehof/verhalen/{story.pk}/"
    shown = [
        "Lampen ophangen" in visitor.get(at).text
        for visitor in (of(cast, "amina"), of(cast, "sanne"), client)
    ]
    assert shown == [True, False, False]


def sheet(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("muur.xlsx", out.getvalue())


CHOICES = {"side": "offer", "kind": "residents", "own_hand": "on"}
HEAD = ("Wat", "Toelichting", "Vraag of aanbod", "Soort", "Buurt", "Dag", "Naam", "Telefoon")


def look(client, *rows, **more):
    return client.post(HERE + "briefjes/", CHOICES | {"file": sheet(*rows)} | more)


def sealed_in(page):
    return re.search(r'name="sealed" value="([^"]+)"', page.text)[1]


def go_on(client, page):
    at = re.search(r'name="begin" value="(\d+)"', page.text)[1]
    new = re.search(r'name="new" value="(\d+)"', page.text)
    sent = {"sealed": sealed_in(page), "begin": at, "new": new[1] if new else "0"}
    return client.post(HERE + "briefjes/", sent, headers={"HX-Request": "true"})


def test_post_its_are_looked_at_and_read_in_and_bad_rows_are_told(cast):
    cast.at_the_table()
    draw(cast)
    host = of(cast, "hassan")
    page = look(
        host, HEAD,
        ("Soep koken", "", "aanbod", "bewoners", "Zonnehof", "dinsdagavond", "Ans", "06 1"),
        ("", "vergeten", "aanbod", "", "", "", "", ""),
        ("Een zaagtafel", "", "wens", "spullen", "", "", "", ""),
        ("Kinderfeest", "", "", "vereniging", "Lindelaan 12", "", "", ""),
    )  # fmt: skip
    assert Asset.objects.count() == 0
    for words in (
        "2 briefjes",
        "2 rijen",
        "Rij 3:",
        "Zeg in een paar woorden",
        "Rij 5:",
        "huisnummer",
    ):
        assert words in page.text
    done = go_on(host, page)
    assert "2 nieuwe briefjes" in done.text
    soup = Asset.objects.get(title="Soep koken")
    assert (soup.kind, soup.whose, soup.area.name, soup.days, soup.parts) == (
        "residents", "person", "Zonnehof", [2], ["evening"],
    )  # fmt: skip
    assert Contact.objects.get().reach == "06 1"
    saw = Asset.objects.get(title="Een zaagtafel")
    assert (saw.side, saw.kind, saw.whose) == ("wish", Kind.PHYSICAL, "group")


def test_what_cannot_be_read_on_a_post_it_is_told_and_never_guessed(cast):
    cast.at_the_table()
    page = look(
        of(cast, "hassan"), HEAD,
        ("Soep koken", "", "misschien", "bewoners", "", "dinsdag", "", ""),
        ("Taart bakken", "", "aanbod", "bewoners", "", "gisteren", "", ""),
        ("Een boormachine", "", "aanbod", "spullen", "", "", "", ""),
    )  # fmt: skip
    for words in ("Rij 2:", "misschien", "geen aanbod en geen wens", "Rij 3:", "geen dag"):
        assert words in page.text
    assert "1 briefje" in page.text


def test_read_in_twice_nothing_is_double_and_two_alike_are_two(cast):
    cast.at_the_table()
    host = of(cast, "hassan")
    rows = [HEAD, ("Soep koken",), ("Soep koken",), ("Brood bakken",)]
    page = look(host, *rows)
    for _ in range(2):
        go_on(host, page)
    assert "3 waren al bekend" in go_on(host, look(host, *rows)).text
    assert Asset.objects.count() == 3
    go_on(host, look(host, *rows, ("Taart",)))
    assert Asset.objects.count() == 4


def test_a_long_sheet_is_read_in_parts_with_progress(cast):
    cast.at_the_table()
    host = of(cast, "hassan")
    page = look(host, HEAD, *((f"Taart nummer {n}",) for n in range(700)))
    first = go_on(host, page)
    assert 'hx-trigger="load"' in first.text
    assert "500 van 700" in first.text
    assert Asset.objects.count() == 500
    done = go_on(host, first)
    assert Asset.objects.count() == 700
    assert "hx-trigger" not in done.text
    assert "700 nieuwe" in done.text


def test_without_javascript_a_button_goes_on_and_after_a_lost_connection_it_goes_on_there(cast):
    cast.at_the_table()
    host = of(cast, "hassan")
    page = look(host, HEAD, *((f"Taart nummer {n}",) for n in range(700)))
    first = {"sealed": sealed_in(page), "begin": "0"}
    shown = host.post(HERE + "briefjes/", first)
    assert ("<!doctype html>" in shown.text, "Ga door" in shown.text) == (True, True)
    again = host.post(HERE + "briefjes/", first)  # the answer never arrived: sent once more
    assert Asset.objects.count() == 500
    done = go_on(host, again)
    assert ("200 nieuwe" in done.text, "500 waren al bekend" in done.text) == (True, True)
    assert Asset.objects.count() == 700


@pytest.mark.parametrize("many", [1, 200])
def test_a_part_of_a_sheet_costs_the_same_whatever_is_in_it(many, cast, django_assert_num_queries):
    cast.at_the_table()
    host = of(cast, "hassan")
    rows = ((f"Taart {n}", "", "", "", "", "", "Ans", "06 1") for n in range(many))
    page = look(host, HEAD, *rows)
    with django_assert_num_queries(15):
        go_on(host, page)
    assert Contact.objects.count() == many


def test_the_host_says_which_column_is_what(cast):
    cast.at_the_table()
    host = of(cast, "hassan")
    page = look(host, ("x1", "Ladder van zes meter om te lenen"), ("x2", "Partytent"))
    assert "Partytent" in page.text
    again = host.post(
        HERE + "briefjes/", {"sealed": sealed_in(page), "at_title": "0", "at_words": "1"}
    )
    go_on(host, again)
    assert sorted(Asset.objects.values_list("title", "words")) == [
        ("x1", "Ladder van zes meter om te lenen"), ("x2", "Partytent"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [("a.xlsx", b"PK\x03\x04kapot", "We kunnen dit bestand niet lezen"),
     ("a.csv", b"\n;;\n", "Er staat niets in dit bestand"),
     ("a.csv", b"\x00\x01", "We kunnen dit bestand niet lezen"),
     ("a.csv", b"Wat\n" + b"Taart\n" * 5_200, "5.000")],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_what_to_do(name, data, says, cast):
    cast.at_the_table()
    sent = CHOICES | {"file": SimpleUploadedFile(name, data)}
    answer = of(cast, "hassan").post(HERE + "briefjes/", sent)
    assert answer.status_code == 422
    assert says in answer.text.replace("5000", "5.000")


def test_a_sheet_in_old_characters_and_with_commas_is_read(cast):
    cast.at_the_table()
    data = "Wat,Soort\nCafé met één tafel,winkel\n".encode("cp1252")
    host = of(cast, "hassan")
    page = host.post(HERE + "briefjes/", CHOICES | {"file": SimpleUploadedFile("a.csv", data)})
    go_on(host, page)
    assert list(Asset.objects.values_list("title", "kind")) == [("Café met één tafel", "economic")]


def test_the_wall_prints_what_and_never_who(cast):
    cast.at_the_table()
    offered(cast)
    offered(cast, BENCH)
    paper = of(cast, "hassan").get(HERE + "muur.pdf")
    assert (paper.status_code, paper.content[:4]) == (200, b"%PDF")
    assert of(cast, "amina").get(HERE + "muur.pdf").status_code == 403


@pytest.mark.parametrize("many", [1, 3])
def test_the_wall_costs_three_queries(many, cast, client, django_assert_num_queries):
    for _ in range(many):
        offered(cast, BENCH)
    with django_assert_num_queries(3):  # size of the log, the neighbourhood, what there is
        page = client.get(HERE)
    assert page.text.count("w-card__title") == many


@pytest.mark.parametrize("many", [1, 3])
def test_a_wish_of_ones_own_costs_the_same_with_one_and_three(
    many, cast, django_assert_num_queries
):
    connector(cast)
    for _ in range(many):
        offered(cast)
        row = wished(cast)
        asked(cast, wish=row, yes=connector(cast))
    client = of(cast, "dilan")
    with django_assert_num_queries(14):
        assert "Fietsen repareren" in client.get(f"{HERE}mijn/{row.pk}/").text


def test_without_an_account_the_slip_of_a_wish_is_enough_to_ask(cast, client):
    wish, _owner = beside(cast)
    offer, yes = offered(cast), connector(cast)
    session = client.session
    session["asset_slips"] = [wish.slip]
    session.save()
    at = f"{HERE}verbinders/vragen/?wens={wish.pk}&aanbod={offer.pk}"
    assert "Fietsen repareren" in client.get(at).text
    client.post(at, {"words": "Graag", "connector": str(yes.pk), "reach": "06 3"})
    assert Introduction.objects.get().offer == offer
    assert Client().get(at).status_code == 404
    assert Owner(slips=(wish.slip,)).has(wish)
    assert FLAT_TYRE.title == wish.title
