"""One question a screen, and a spot on the map for what is no person's."""

import re
from dataclasses import replace

import pytest
from django.db import IntegrityError
from django.test import Client

from tests.assets.scenes import BENCH, BIKES, HERE, filled, offered
from tests.cast import signed_in
from tests.viewpoint.test_views import draw
from wijkaanpak.assets import actions
from wijkaanpak.assets.models import Asset
from wijkaanpak.assets.queries import places
from wijkaanpak.assets.queries.looking import Owner
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.people.queries import NOBODY
from wijkaanpak.refusals import Refused

OFFER, WISH = "aanbieden/", "vragen/"
SAID = {"title": "Fietsen repareren", "kind": "residents", "whose": "person", "reach": "06 1"}
TREE = {"title": "De oude hazelaar", "kind": "heritage", "whose": "group"}


def of(cast, name="amina"):
    return signed_in(Client(), getattr(cast, name))


def test_each_screen_asks_one_thing_and_keeps_what_was_said(cast):
    client, said = of(cast), SAID | {"words": "Elke week", "place": "Zonnehofplein", "days": ["2"]}
    for step, asks in (
        (1, "Wat voor iets"),
        (2, "in een paar woorden"),
        (3, "In welk deel"),
        (4, "Op welke dagen"),
    ):
        at = HERE + OFFER + ("" if step == 1 else f"{step}/")
        page = client.get(at).text
        assert (asks in page, f"Vraag {step} van 5" in page) == (True, True)
        assert client.post(at, said).headers["Location"] == f"{HERE}{OFFER}{step + 1}/"
    last = client.get(HERE + OFFER + "5/").text
    for words in ("Fietsen repareren", "Elke week", "Zonnehofplein", "dinsdag", "bereiken"):
        assert words in last
    assert 'value="Fietsen repareren"' in client.get(HERE + OFFER + "2/").text
    assert Asset.objects.count() == 0
    filled(client, OFFER, said)
    assert Asset.objects.get().place == "Zonnehofplein"
    assert 'value="Fietsen repareren"' not in client.get(HERE + OFFER).text


@pytest.mark.parametrize(
    ("missing", "says"),
    [({"reach": ""}, "Hoe kan een verbinder je bereiken?"), ({"title": ""}, "Vul dit nog in"),
     ({"place": "Zonnehof 12"}, "zonder huisnummer"), ({"kind": ""}, "Kies er één")],
)  # fmt: skip
def test_a_screen_says_what_is_missing_and_keeps_what_was_typed(missing, says, cast):
    said = SAID | {"words": "Elke week", "name": "Ali"} | missing
    client = of(cast)
    answer = filled(client, OFFER, said)
    assert (answer.status_code, says in answer.text) == (422, True)
    assert Asset.objects.count() == 0
    if "reach" in missing:
        assert 'value="Ali"' in answer.text
    assert filled(client, OFFER, said | SAID | {"place": ""}).status_code == 302
    assert Asset.objects.get().words == "Elke week"


def test_how_to_reach_somebody_is_never_kept_between_two_screens(cast):
    client = of(cast)
    filled(client, OFFER, SAID | {"reach": ""})
    client.post(HERE + OFFER + "5/", {"reach": "06 99999999", "name": "x" * 200})
    assert "06 99999999" not in str(dict(client.session))


def key_on(page):
    return re.search(r'name="key" value="([^"]+)"', page)[1]


def test_what_one_reads_is_what_stands_on_the_wall_also_with_two_windows(cast):
    client = of(cast)
    for step in ("", "2/", "3/", "4/"):
        client.post(HERE + OFFER + step, SAID)
    seen = key_on(client.get(HERE + OFFER + "5/").text)
    client.post(HERE + OFFER + "2/", SAID | {"title": "Taart bakken"})  # in another window
    answer = client.post(HERE + OFFER + "5/", SAID | {"key": seen, "reach": "06 1", "name": "Ali"})
    assert (answer.status_code, Asset.objects.count()) == (422, 0)
    assert "in een ander venster veranderd" in answer.text
    assert "Taart bakken" in answer.text
    assert 'value="Ali"' in answer.text  # what was typed stays
    again = {"key": key_on(answer.text), "reach": "06 1", "name": "Ali"}
    assert client.post(HERE + OFFER + "5/", SAID | again).status_code == 302
    assert client.post(HERE + OFFER + "5/", SAID | again).status_code == 302  # sent twice
    assert [row.title for row in Asset.objects.all()] == ["Taart bakken"]


def test_a_telephone_number_is_told_before_it_stands_on_the_wall(cast):
    client = of(cast)
    for step in ("", "2/", "3/", "4/"):
        client.post(HERE + OFFER + step, SAID | {"words": "Bel 06 12345678"})
    assert "Laat dat liever weg" in client.get(HERE + OFFER + "5/").text


def test_nobody_skips_a_screen(cast):
    client = of(cast)
    assert client.get(HERE + OFFER + "3/").headers["Location"] == HERE + OFFER
    client.post(HERE + OFFER, SAID)
    assert client.post(HERE + OFFER + "5/", SAID).headers["Location"] == HERE + OFFER + "2/"
    assert client.get(HERE + OFFER + "9/").status_code == 404
    assert Asset.objects.count() == 0


def test_the_last_screen_sent_twice_counts_once(cast):
    client = of(cast)
    filled(client, OFFER, SAID, until=4)
    key = client.session["entering"]["zonnehof offer"]["key"]
    answers = [client.post(HERE + OFFER + "5/", SAID | {"key": key}) for _ in range(2)]
    row = Asset.objects.get()
    assert [answer.headers["Location"] for answer in answers] == [f"{HERE}mijn/{row.pk}/"] * 2


def test_an_offer_and_a_wish_are_said_beside_each_other(cast):
    client = of(cast)
    filled(client, OFFER, SAID, until=2)
    filled(client, WISH, SAID | {"title": "Een zadel"}, until=2)
    assert "Fietsen repareren" in client.get(HERE + OFFER + "2/").text
    assert "Een zadel" in client.get(HERE + WISH + "2/").text


def test_who_closes_a_slip_leaves_nothing_half_said(cast):
    client = of(cast)
    filled(client, OFFER, SAID, until=2)
    client.post(HERE + "strookje/klaar/")
    assert "Fietsen repareren" not in client.get(HERE + OFFER + "2/", follow=True).text


def test_a_wish_asks_the_three_questions(cast):
    client = of(cast)
    answer = filled(client, WISH, SAID)
    assert (answer.status_code, "drie vragen" in answer.text) == (422, True)
    filled(client, WISH, SAID | {"others": "De gemeente legt een rek neer."})
    page = client.get(f"{HERE}{Asset.objects.get().pk}/").text
    assert [word for word in ("Wat kunnen we zelf?", "Wat met een beetje hulp?",
                              "Wat moeten anderen doen?", "legt een rek neer")
            if word not in page] == []  # fmt: skip


def test_what_is_of_us_all_gets_a_square_and_the_part_it_lies_in(cast):
    area, client = draw(cast), of(cast)
    filled(client, OFFER, TREE, until=2)
    page = client.get(HERE + OFFER + "3/").text
    assert (page.count('class="w-square"') >= 8, "<path d=" in page) == (True, True)
    filled(client, OFFER, TREE | {"square": "G10"})
    row = Asset.objects.get()
    assert (row.area, bool(row.spot)) == (area, True)
    assert places.spots(cast.wijk).square_of(row) == "G10"
    assert f"kaart/#area-{area.pk}" in client.get(f"{HERE}{row.pk}/").text


def test_a_person_is_asked_for_no_square_and_gets_none(cast):
    draw(cast)
    client = of(cast)
    filled(client, OFFER, SAID, until=2)
    assert "w-square" not in client.get(HERE + OFFER + "3/").text
    filled(client, OFFER, SAID | {"square": "G10"})
    assert Asset.objects.get().spot == ""


def test_who_says_after_all_that_it_is_of_a_person_loses_the_square(cast):
    draw(cast)
    client = of(cast)
    filled(client, OFFER, TREE | {"square": "G10"}, until=4)
    client.post(HERE + OFFER, TREE | {"kind": "residents"})
    client.post(HERE + OFFER + "5/", {"reach": "06 1"})
    assert (Asset.objects.get().whose, Asset.objects.get().spot) == ("person", "")


def test_a_person_has_no_spot_on_the_map_whatever_is_asked(cast):
    with pytest.raises(Refused, match="no spot"):
        offered(cast, replace(BIKES, spot=(5.1, 52.1)))
    mine = Asset.objects.filter(pk=offered(cast).pk)
    with pytest.raises(IntegrityError), act(Verb("x.y", "Tried."), by=NOBODY, book="zonnehof"):
        mine.update(lon=5.1, lat=52.1)


def test_a_square_is_changed_and_taken_away(cast):
    draw(cast)
    client = of(cast)
    filled(client, OFFER, TREE | {"square": "G10"})
    row = Asset.objects.get()
    at = f"{HERE}mijn/{row.pk}/veranderen/"
    assert re.search(r'value="G10" id="id_square_\d+" checked', client.get(at).text)
    client.post(at, TREE | {"square": "G11"})
    row.refresh_from_db()
    assert places.spots(cast.wijk).square_of(row) == "G11"
    client.post(at, TREE | {"square": ""})
    row.refresh_from_db()
    assert row.spot == ""


def test_erased_nothing_of_the_spot_is_left(cast):
    row = offered(cast, replace(BENCH, spot=(5.1, 52.1)))
    actions.erase(asset=row, owner=Owner(cast.amina))
    row.refresh_from_db()
    assert (row.lon, row.lat) == (None, None)


def test_the_map_shows_areas_and_never_a_house(cast, client):
    area = draw(cast)
    offered(cast, BENCH, area=area)
    offered(cast, area=area)
    found = client.get(HERE + "kaart/krachten.geojson").json()["features"]
    assert [place["properties"]["name"] for place in found] == ["Zonnehof: 1"]
    assert "De lange bank" in client.get(HERE + "kaart/").text
    assert "Fietsen" not in client.get(HERE + "kaart/").text
    assert "Fietsen" in of(cast, "dilan").get(HERE + "kaart/").text


def test_what_stands_on_one_spot_is_one_dot_and_the_list_leads_to_it(cast, client):
    area, spot = draw(cast), (5.1, 52.1)
    for title in ("De bank", "De boom"):
        offered(cast, replace(BENCH, title=title, spot=spot), area=area)
    alone = offered(cast, replace(BENCH, title="De sluis", spot=(5.2, 52.1)))
    found = client.get(HERE + "kaart/krachten.geojson").json()["features"]
    assert [(one["properties"]["name"], one["geometry"]["type"]) for one in found[1:]] == [
        ("De bank · De boom", "Point"), ("De sluis", "Point"),
    ]  # fmt: skip
    assert found[2]["properties"]["url"] == f"{HERE}{alone.pk}/"
    assert found[1]["properties"]["url"].endswith(f"#area-{area.pk}")
    page = client.get(HERE + "kaart/").text
    assert page.count('data-place="5.1,52.1"') == 2
    assert "Aan de rand" in page
    assert page.index("De bank") < page.index("data-geojson")  # the list comes first


def test_the_map_of_one_neighbourhood_knows_nothing_of_another(cast, client):
    draw(cast)
    offered(cast, replace(BENCH, spot=(5.1, 52.1)))
    assert places.on_map(cast.dorp, people=True) == []
    assert places.spots(cast.dorp).areas == ()
    at = f"/w/{cast.dorp.slug}/krachten/kaart/krachten.geojson"
    assert client.get(at).json()["features"] == []


@pytest.mark.parametrize("many", [1, 3])
def test_the_map_costs_the_same_with_one_and_three(many, cast, client, django_assert_num_queries):
    area = draw(cast)
    for n in range(many):
        offered(cast, replace(BENCH, spot=(5.1 + n, 52.1)), area=area)
    with django_assert_num_queries(4):  # log, neighbourhood, what there is, the parts
        client.get(HERE + "kaart/")
    with django_assert_num_queries(4):
        client.get(HERE + "kaart/krachten.geojson")
