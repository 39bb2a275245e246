"""What people meet of the mirror: sentences, cards on paper, counting, notes and plans."""

import re
import shutil
import subprocess
from datetime import timedelta

import pytest
from django.urls import reverse

from tests.agenda import play
from tests.cast import signed_in
from tests.methods.test_printing import is_tagged
from tests.pages import queries_of, without_chance
from tests.reach.scenes import counted, figures, held, planned, sixty_cards, spoken
from wijkaanpak import clock
from wijkaanpak.reach import actions, queries
from wijkaanpak.reach.models import Mirror, ReachPlan, Tally

HERE = "/w/zonnehof/"
MIRROR = HERE + "wie-was-er/"


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()
    figures(cast)


QUERIES = {"": 4, "wat-we-misten/": 5, "plannen/": 3, "jaar/%d/": 5}


@pytest.mark.parametrize("path", QUERIES)
def test_a_page_asks_as_often_for_one_as_for_three(client, cast, path):
    spoken(cast), planned(cast)
    address = MIRROR + (path % Mirror.objects.get().year if "%" in path else path)
    first = queries_of(client, address)
    assert first == QUERIES[path]
    for _more in range(2):
        spoken(cast), planned(cast)
    again = queries_of(client, address)
    assert again == QUERIES[path]


def test_the_page_of_a_gathering_says_who_was_not_there(client, cast):
    mirror = spoken(cast)
    page = client.get(mirror.gathering.get_absolute_url()).text
    assert "Vandaag geen huurders uit Spoorzicht; wat weten we dus niet?" in page
    assert "Fijn dat jullie kwamen" in page
    assert "%" not in re.sub(r"<[^>]*>", "", page)


def test_young_people_are_in_what_the_mirror_says(client, cast):
    mirror = spoken(cast)
    page = client.get(mirror.gathering.get_absolute_url()).text
    assert "12 tot en met 17 jaar" in page or "Over jongeren" in page


def test_no_page_for_a_passer_by_holds_a_count(client, cast):
    gathering = held(cast)
    counts = {"first": {"yes": 4711, "no": 3}}
    counted(cast, gathering, counts, no_card=4712)
    actions.let_speak(by=cast.hassan, gathering=gathering)
    year = Mirror.objects.get().year
    for address in (MIRROR, f"{MIRROR}jaar/{year}/", gathering.get_absolute_url()):
        page = without_chance(client.get(address).text).replace(".", "")
        assert "4711" not in page
        assert "4712" not in page
    assert "Tien mensen of meer gaven geen kaartje" in client.get(MIRROR).text


def test_a_heap_is_typed_in_and_the_mirror_speaks_after_a_question(client, cast):
    gathering = held(cast)
    host = signed_in(client, cast.hassan)
    at = f"{MIRROR}bijeenkomst/{gathering.pk}/"
    form = host.get(at + "tellen/").context["form"]
    typed = dict.fromkeys(form.names, "")
    first_yes = next(name for name, (asked, key) in form.names.items() if key == "yes")
    answer = host.post(at + "tellen/", typed | {first_yes: "25", "key": str(form["key"].value())})
    assert answer.status_code == 302
    assert Tally.objects.get().counts == {"first": {"yes": 25}}
    assert "wat weten we" not in host.get(at + "spiegel/").text
    assert not Mirror.objects.exists()
    host.post(at + "spiegel/", {"sure": "yes"})
    assert "voor het eerst. Welkom" in host.get(gathering.get_absolute_url()).text


def test_what_was_typed_stays_when_the_reason_is_missing(client, cast):
    gathering = held(cast)
    counted(cast, gathering)
    host = signed_in(client, cast.hassan)
    at = f"{MIRROR}bijeenkomst/{gathering.pk}/tellen/"
    form = host.get(at).context["form"]
    name = next(iter(form.names))
    answer = host.post(at, {name: "31", "key": str(form["key"].value())})
    assert answer.status_code == 422
    assert 'value="31"' in answer.text


def test_cards_on_a_phone_are_kept_as_one_heap(client, cast):
    gathering = held(cast)
    host = signed_in(client, cast.hassan)
    at = f"{MIRROR}bijeenkomst/{gathering.pk}/kaartje/"
    page = host.post(at, {"age": "12-17", "first": "yes", "key": str(key(host.get(at)))})
    assert not Tally.objects.exists()
    form = page.context["form"]
    typed = {"so_far": form["so_far"].value(), "age": "12-17", "klaar": "1", "key": key(page)}
    host.post(at, typed)
    host.post(at, typed)
    assert Tally.objects.get().counts == {"age": {"12-17": 2}, "first": {"yes": 1}}


def test_a_heap_that_cannot_be_read_is_refused(client, cast):
    gathering = held(cast)
    host = signed_in(client, cast.hassan)
    at = f"{MIRROR}bijeenkomst/{gathering.pk}/kaartje/"
    for broken in ("{", "[1]", '{"age": {"12-17": "x"}}'):
        answer = host.post(at, {"so_far": broken, "klaar": "1", "key": key(host.get(at))})
        assert answer.status_code == 422


def key(answer):
    return str(answer.context["form"]["key"].value())


@pytest.mark.parametrize("name", ["deurkaartjes", "deurkaartjes-groot", "turflijst"])
def test_the_papers_are_tagged_and_for_anybody(client, cast, name):
    answer = client.get(f"{MIRROR}bijeenkomst/{held(cast).pk}/{name}.pdf")
    assert is_tagged(answer.content)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="no pdftotext: install poppler-utils")
@pytest.mark.parametrize("name", ["deurkaartjes", "deurkaartjes-groot"])
def test_a_card_asks_everything_and_carries_no_number(client, cast, name, tmp_path):
    gathering = held(cast)
    (tmp_path / "card.pdf").write_bytes(
        client.get(f"{MIRROR}bijeenkomst/{gathering.pk}/{name}.pdf").content
    )
    run = ["pdftotext", str(tmp_path / "card.pdf"), "-"]
    words = " ".join(
        subprocess.run(run, capture_output=True, text=True, check=True).stdout.split()
    )
    for asked in ("Spoorzicht", "12 tot en met 17 jaar", "huurt", "voor het eerst"):
        assert asked in words
    assert str(gathering.pk) not in words


def test_who_writes_the_note_finds_what_the_mirror_said(client, cast):
    spoken(cast)
    play.draft(cast)
    page = signed_in(client, cast.anouk).get(reverse("agenda:head", args=["zonnehof"])).text
    assert "Vandaag geen huurders uit Spoorzicht" in page


def test_everything_we_missed_stands_together_and_a_late_check_is_told(client, cast):
    edition = play.adopted(cast, items=1)
    assert edition.missing in client.get(MIRROR + "wat-we-misten/").text
    coordinator = signed_in(client, cast.noor)
    with clock.set_back(clock.now() + timedelta(days=400)):
        assert queries.notes_due(cast.wijk)
        assert "tijd om terug te kijken" in coordinator.get(HERE + "mijn/").text


def test_a_plan_is_written_and_looked_back_at(client, cast):
    connector = signed_in(client, cast.ludmila)
    at = MIRROR + "plannen/nieuw/"
    typed = {
        "group": "Huurders uit Spoorzicht", "where": "bushalte", "when": "zaterdag",
        "language": "Pools", "gain": "licht", "goes": "Ludmila", "interpreter": "120",
        "look_back_on": (clock.today() + timedelta(days=30)).strftime("%d-%m-%Y"),
        "key": key(connector.get(at)),
    }  # fmt: skip
    assert connector.post(at, typed).status_code == 302
    plan = ReachPlan.objects.get()
    assert plan.interpreter == 12_000
    plan.here = cast.wijk
    assert "€ 120" in client.get(plan.get_absolute_url()).text.replace("\xa0", " ")
    connector.post(plan.get_absolute_url() + "terugkijken/", {"words": "Elf kwamen.", "key": ""})
    assert "Elf kwamen." in client.get(plan.get_absolute_url()).text


def test_the_sums_of_a_year_are_words_that_were_said(client, cast):
    mirror = spoken(cast)
    counted(cast, held(cast), sixty_cards(cast.wijk))
    page = client.get(f"{MIRROR}jaar/{mirror.year}/").text
    assert "De spiegel sprak over 1 bijeenkomst." in page
