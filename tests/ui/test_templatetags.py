"""Each tag, by what it writes."""

import re
from datetime import UTC, date, datetime
from html import unescape
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from tests.ui.gallery import HERE, PATH, STROKES

DUE = date(2026, 11, 25)


def write(source, **values):
    return Template("{% load ui %}" + source).render(Context(values))


def words(html):
    """What a reader hears: no tags, no double spaces."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{% day due %}", "woensdag 25 november 2026"),
        ("{% day due short=True %}", "25 nov 2026"),
        ("{% day nothing %}", ""),
        ("{% leaf due %}", "woensdag 25 november 2026"),
        ("{% leaf due 'voor' %}", "voor 25 november 2026"),
        ("{% money 185000 %}", "€ 1.850"),
        ("{% money 96050 %}", "€ 960,50"),
        ("{% money -5 %}", "−€ 0,05"),
        ("{% money nothing %}", ""),
        ("{% state 'kept_late' %}", "Nagekomen, maar te laat"),
        ("{% badge 'risk' 'Antwoord laat' %}", "Antwoord laat"),
        ("{% who_to_whom 'De Linde' 'de kring' %}", "De Linde aan de kring"),
        ("{% name evil %}", "<b>Fatma</b>"),
        ("{% quote 'We blijven.' 'Anja' %}", "We blijven.— Anja"),
        ("{% steps 2 4 %}", "Vraag 2 van 4"),
        ("{% alert 'success' 'Bewaard.' title='Dank je' %}", "Dank jeBewaard."),
        ("{% pager '' '' %}", ""),
        ("{% pager '#n' '#o' where='51–100' %}", "Nieuwer51–100Ouder"),
        ("{% empty 'Nog niets' 'Begin.' url='/x/' action='Doe' %}", "Nog nietsBegin.Doe"),
        ("{% face 'Anja' since=due post='agent' %}", "AAnjaagenthier sinds 25 nov 2026"),
        ("{% face since=due %}", "Deze plek is vrijsinds 25 nov 2026"),
        ("{% disclose 'Meer' %}<p>Hierom.</p>{% enddisclose %}", "MeerHierom."),
        ("{% voice '/v.ogg' 'Licht.' '1:20' %}", "Luister naar dit verhaal (1:20)Licht."),
        ("{% facts pairs %}", "VanDe LindeAan<kring>"),
        ("{% bars money %}", "Speeltuin€ 1.850Zwemles€ 925"),
        ("{% portions money %}", "Speeltuin € 1.850Zwemles € 925"),
        ("{% read_aloud %}{% copy_button 'K7P' %}{% print_button %}", "Lees voorKopieerPrint"),
        ("{% show_on_map 7 %}", "Toon op de kaart"),
    ],
)  # fmt: skip
def test_a_tag_says(source, said):
    values = {
        "due": DUE,
        "nothing": None,
        "evil": "<b>Fatma</b>",
        "pairs": [("Van", "De Linde"), ("Aan", "<kring>")],
        "money": [("Speeltuin", 185000, "€ 1.850"), ("Zwemles", 92500, "€ 925")],
    }
    assert words(write(source, **values)) == said


def test_sums_and_dates_follow_the_language():
    with override("en"):
        html = write("{% money 185050 %} {% day due %}", due=DUE)
    assert words(html) == "€ 1,850.50 Wednesday 25 November 2026"


def test_a_moment_late_in_the_evening_is_a_dutch_day():
    assert 'datetime="2026-11-25"' in write(
        "{% day at %}", at=datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    )


def test_a_state_has_an_icon_beside_its_word():
    html = write("{% state 'kept' %}")
    assert html == (
        '<span class="w-badge w-tone-kept">'
        '<svg class="w-icon" aria-hidden="true" focusable="false">'
        '<use href="/static/ui/icons.svg#check"/></svg>Nagekomen</span>'
    )


def test_a_tone_that_does_not_exist_is_found_at_once():
    with pytest.raises(ValueError, match="purple"):
        write("{% badge 'purple' 'x' %}")


def test_what_people_say_keeps_its_lines_and_loses_its_tags():
    html = write("{% said text lang='ar' %}", text="een\ntwee\n\n<script>drie")
    assert html == (
        '<div class="w-voice w-said" lang="ar" dir="rtl"><p>een<br>twee</p>'
        "<p>&lt;script&gt;drie</p></div>"
    )
    assert 'dir="auto"' in write("{% said 'x' %}")


def test_the_life_of_a_promise_takes_objects_and_dictionaries():
    moments = [
        SimpleNamespace(state="accepted", on=DUE, note="niet te zien"),
        {"tone": "risk", "word": "Gaat misschien mis", "on": DUE, "note": "ziek"},
    ]
    assert (
        words(write("{% life m %}", m=moments))
        == "Afgesproken 25 nov 2026Gaat misschien mis 25 nov 2026"
    )
    assert "ziek" in write("{% life m long=True %}", m=moments)
    assert write("{% life m %}", m=[]) == ""


def test_the_path_of_a_story_links_each_step():
    html = write("{% path_cards path %}", path=PATH)
    assert html.count("<li>") == 4
    assert '<h3 class="w-card__title"><a href="#b">Het kwam op de wijkagenda</a></h3>' in html


def test_the_timeline_draws_bands_and_stacks_beads_in_their_year():
    html = write(
        "{% timeline s first=2016 last=2036 now=now %}", s=STROKES, now=date(2026, 11, 24)
    )
    assert html.count("w-line__long--coming") == 3  # what goes on lies paler after today
    assert html.count("<circle") == 2
    twice = [{"title": "a", "first": date(2022, day, 1), "kind": "short"} for day in (1, 5)]
    drawn = write("{% timeline s first=2016 last=2036 %}", s=twice)
    spots = re.findall(r'cx="([^"]+)" cy="([^"]+)"', drawn)
    assert len({x for x, _y in spots}) == 1
    assert len({y for _x, y in spots}) == 2
    assert write("{% timeline s first=2016 last=2036 %}", s=[]) == ""


def test_the_menu_shows_the_rooms_that_stand_and_marks_where_we_are(gallery):
    request = RequestFactory().get("/g/hazelkamp/afspraken/")
    html = write("{% main_menu %}", here=HERE, request=request)
    assert words(html.replace("</li>", " ")) == "Verhalen Wijkagenda Afspraken"
    assert 'href="/g/hazelkamp/afspraken/" aria-current="page"' in html
    assert html.count("aria-current") == 1
    assert write("{% main_menu %}", request=request) == ""


def test_names_survive_another_direction():
    assert write("{% name 'أمينة' %}") == "<bdi>أمينة</bdi>"
    assert "<bdi>De Hazelkamp</bdi>" in write("{% brand %}", here=HERE)


def test_the_qr_code_stands_beside_its_address_in_words():
    html = write("{% qr 'https://wijk.example/w/x/' %}")
    assert html.startswith("<svg ")
    assert ' class="w-qr" aria-hidden="true"' in html
    assert html.endswith('<p class="w-paper__address">wijk.example/w/x</p>')


def test_a_neighbourhood_with_its_own_colours_links_its_own_sheet():
    here = SimpleNamespace(action_colour="#1d4e6b", accent_colour="#7A2E4B")
    assert write("{% theme_link here %}", here=here) == (
        '<link rel="stylesheet" href="/thema/1D4E6B-7A2E4B.css">'
    )
    assert write("{% theme_link here %}", here=HERE) == ""


def test_a_map_asks_for_tiles_only_where_the_operator_allows_them(settings):
    settings.BACKGROUND_MAP = False
    assert "data-tiles" not in write("{% map_board '/k.json' 'Kaart' %}")
    settings.BACKGROUND_MAP = True
    assert "service.pdok.nl" in write("{% map_board '/k.json' 'Kaart' %}")


def test_a_button_that_does_something_carries_a_key_and_a_token():
    request = RequestFactory().get("/")
    html = write("{% post_button '/x/' 'Ja' key='k1' about='tegen de lamp' %}", request=request)
    assert '<input type="hidden" name="key" value="k1">' in html
    assert 'name="csrfmiddlewaretoken"' in html
    assert words(html) == "Ja tegen de lamp"


@pytest.mark.parametrize(
    "source", ["{% badge 'note' w %}", "{% leaf due w %}", "{% life m %}", "{% state 'kept' w %}"]
)
def test_what_is_kept_for_next_time_never_makes_unsafe_words_safe(source):
    for word in (mark_safe("<i>x</i>"), "<i>x</i>"):
        html = write(source, w=word, due=DUE, m=[{"tone": "note", "word": word, "on": DUE}])
        assert ("<i>x</i>" in html) == isinstance(word, SafeString)
