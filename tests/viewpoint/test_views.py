import json

import pytest
from django.test import Client

from tests.cast import signed_in
from tests.methods.test_cbs import KWB, feature, geojson, square
from tests.neighbourhoods.test_actions import bring
from wijkaanpak.logbook.models import Entry
from wijkaanpak.neighbourhoods.models import Area, KeyFigure
from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.viewpoint import actions

HERE = "/w/zonnehof/"
BORDER = json.dumps(square())
LOOK = {"action_colour": "#0b5d51", "accent_colour": "#A63D24", "intro": "Welkom.",
        "languages": ["nl", "ar"], "address_form": "je"}  # fmt: skip


def draw(cast, name="Zonnehof", **more):
    return actions.draw_area(by=cast.noor, here=cast.wijk, name=name, border=BORDER, **more)


def count(cast, name="Inwoners", value=1120, year=2025, **more):
    return actions.note_figure(
        by=cast.noor, here=cast.wijk, name=name, value=value, year=year, **more
    )


def test_the_list_holds_all_that_the_map_shows(client, cast):
    draw(cast, about="Drie flats en een plein.")
    bring(cast, geojson(feature(square()), feature(None, statcode="BU03440321", statnaam="Leeg")))
    shown = client.get(HERE + "kaart/").text
    places = json.loads(client.get(HERE + "kaart/gebieden.geojson").content)
    assert [f["properties"]["name"] for f in places["features"]] == [
        "Zonnehof",
        "Leeg",
        "Taagdreef",
    ]
    assert [
        name for name in ("Zonnehof", "Leeg", "Taagdreef", "Drie flats") if name not in shown
    ] == []
    for area in Area.objects.exclude(border=""):
        assert f'data-place="{area.pk}"' in shown
    assert "Bron: CBS / Kadaster" in shown


def test_newer_figures_without_borders_leave_the_map_as_it_is(client, cast):
    bring(cast, geojson(feature(square(), jrstatcode="2012x")))
    bring(cast, KWB, year=2022)
    shown = client.get(HERE + "kaart/").text
    drawn = Area.objects.exclude(border="").get()
    assert [f'data-place="{drawn.pk}"' in shown, "w-map" in shown] == [True, True]
    assert [year in shown for year in ("grens van 2012", "2022, geen grens bekend")] == [
        True,
        True,
    ]


def test_a_page_without_any_border_shows_no_empty_map(client, cast):
    bring(cast, KWB, year=2022)
    shown = client.get(HERE + "kaart/").text
    assert ['class="w-map"' in shown, "Taagdreef" in shown] == [False, True]


def test_the_village_does_not_see_the_map_of_the_wijk(client, cast):
    area = draw(cast)
    assert client.get(f"/w/elzenbroek/cijfers/{area.pk}/").status_code == 404
    assert json.loads(client.get("/w/elzenbroek/kaart/gebieden.geojson").content)["features"] == []
    assert "Drie flats" not in client.get("/w/elzenbroek/kaart/").text


def test_a_name_on_the_map_cannot_break_out(client, cast):
    name = '</script><b>"x'
    draw(cast, name=name)
    found = client.get(HERE + "kaart/gebieden.geojson")
    assert json.loads(found.content)["features"][0]["properties"]["name"] == name
    assert found.headers["Content-Type"] == "application/geo+json"
    assert name not in client.get(HERE + "kaart/").text


def test_a_figure_stands_beside_what_it_cannot_say(client, cast):
    count(cast, cannot_say="Een telling aan de deur.", source="Wijkkompas")
    count(cast, value=1105, year=2021)
    shown = client.get(HERE + "cijfers/").text
    wanted = ("1.120", "1.105", "2021", "Een telling aan de deur.", "Wijkkompas")
    assert [words for words in wanted if words not in shown] == []


def test_a_missing_figure_is_told_in_words(client, cast):
    bring(cast, KWB, year=2022)
    area = Area.objects.get(code="BU03440320")
    shown = client.get(f"{HERE}cijfers/{area.pk}/").text
    assert "te weinig mensen om te laten zien" in shown
    assert "None" not in shown


def test_no_page_ranks_anybody(client, cast):
    bring(cast, KWB, year=2022)
    for path in ("kaart/", "cijfers/"):
        shown = client.get(HERE + path).text.lower()
        assert [word for word in ("ranglijst", "slechtste", "score") if word in shown] == []


def test_who_keeps_the_place_chooses_how_it_looks(client, cast):
    signed_in(client, cast.noor)
    answer = client.post(HERE + "uiterlijk/", LOOK)
    cast.wijk.refresh_from_db()
    assert answer.url == HERE + "uiterlijk/"
    assert (cast.wijk.action_colour, cast.wijk.languages) == ("#0B5D51", ["nl", "ar"])
    assert "/thema/0B5D51-A63D24.css" in Client().get(HERE + "kaart/").text


@pytest.mark.parametrize(
    ("name", "value"),
    [("action_colour", "#FFD700"), ("accent_colour", "rood"), ("languages", ["en"]),
     ("languages", ["xx"]), ("address_form", "gij")],
)  # fmt: skip
def test_what_cannot_be_read_is_not_kept(client, cast, name, value):
    signed_in(client, cast.noor)
    size = Entry.objects.count()
    assert client.post(HERE + "uiterlijk/", LOOK | {name: value}).status_code == 422
    assert Entry.objects.count() == size


@pytest.mark.parametrize("who", ["amina", "dilan", "sanne", "bram", "stranger"])
def test_nobody_else_changes_the_place(client, cast, who):
    person = getattr(cast, who)
    signed_in(client, person)
    assert client.post(HERE + "uiterlijk/", LOOK).status_code == 403
    with pytest.raises(NotYours):
        actions.change_appearance(by=person, here=cast.wijk, **LOOK)
    with pytest.raises(NotYours):
        actions.draw_area(by=person, here=cast.wijk, name="x", border=BORDER)
    with pytest.raises(NotYours):
        actions.note_figure(by=person, here=cast.wijk, name="x", value=1, year=2025)


def test_a_look_that_is_the_same_is_told_and_not_logged(cast):
    look = LOOK | {"action_colour": "#0B5D51"}
    actions.change_appearance(by=cast.noor, here=cast.wijk, **look)
    with pytest.raises(Refused):
        actions.change_appearance(by=cast.noor, here=cast.wijk, **look)


@pytest.mark.parametrize(
    "border", ["", "{}", "[]", "nee", '{"type":"Point","coordinates":[5,52]}']
)
def test_what_is_no_border_is_refused(cast, border):
    with pytest.raises(Refused):
        actions.draw_area(by=cast.noor, here=cast.wijk, name="x", border=border)


def test_a_figure_about_an_area_of_another_neighbourhood_is_refused(cast):
    bring(cast, KWB, here=cast.dorp, year=2022)
    with pytest.raises(NotYours):
        count(cast, area=Area.objects.first())


def test_an_own_figure_of_the_same_year_is_replaced(cast):
    count(cast)
    count(cast, value=1121)
    assert [figure.value for figure in KeyFigure.objects.all()] == [1121]


PAGES = {"kaart/": 3, "kaart/gebieden.geojson": 3, "cijfers/": 3, "uiterlijk/": 4}


@pytest.mark.parametrize(("path", "queries"), PAGES.items())
@pytest.mark.parametrize("items", [1, 3])
def test_a_page_asks_as_much_for_one_as_for_three(
    cast, path, queries, items, django_assert_num_queries
):
    for number in range(items):
        draw(cast, name=f"Buurt {number}")
        count(cast, name=f"Telling {number}")
    client = signed_in(Client(), cast.noor) if path == "uiterlijk/" else Client()
    with django_assert_num_queries(queries):
        client.get(HERE + path)


def test_the_page_of_one_area_asks_the_database_four_times(
    client, cast, django_assert_num_queries
):
    area = draw(cast)
    count(cast, area=area)
    with django_assert_num_queries(4):
        client.get(f"{HERE}cijfers/{area.pk}/")
