"""Impact paths as people meet them; the look-back; and that nothing here is a scorecard."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.forms import BaseForm
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.agenda import play
from tests.cast import signed_in
from tests.commitments import promises
from tests.funds import purse
from tests.impact import scenes
from tests.impact.scenes import HERE
from tests.pages import without_chance
from tests.site.addresses import every_address
from tests.stories import readings
from tests.stories.tellings import placed
from wijkaanpak import clock
from wijkaanpak.agenda.models import Item
from wijkaanpak.commitments.rules import Told as Said
from wijkaanpak.contacts.actions import PostFacts, begin_post, write_hours
from wijkaanpak.contacts.rules import PostKind
from wijkaanpak.funds.models import Pot
from wijkaanpak.funds.queries import paid_per_year
from wijkaanpak.impact import actions
from wijkaanpak.impact import forms as room_forms
from wijkaanpak.impact.models import Path, Version
from wijkaanpak.impact.queries import arena, figures, lookback, paths
from wijkaanpak.impact.rules import Column, Drawing
from wijkaanpak.impact.views import papers
from wijkaanpak.refusals import Refused
from wijkaanpak.stories.actions import panels
from wijkaanpak.stories.rules.panels import Told
from wijkaanpak.ui.templatetags.ui_words import money

PAGES = ["", "terugblik/", "tellen-en-vertellen/", "tellen-en-vertellen/housing/", "kaarten.pdf",
         "terugblik/terugblik.pdf"]  # fmt: skip
OF_A_PATH = ["", "arena/", "poster.pdf", "kaarten.pdf", "arena/arena.pdf"]
OF_A_MAKER = ["gesprek/", "rust/", "verhaal/", "cijfer/", "telling/", "weten-we-niet/", "foto/",
              "arena/legt-in/", "arena/doen/", "arena/gevolg/", "arena/heeft-eraan/"]  # fmt: skip


def of(cast, name):
    return signed_in(Client(), getattr(cast, name))


@pytest.mark.parametrize("empty", [True, False])
def test_every_page_is_there_also_when_nothing_is_known(empty, cast, client):
    if empty:
        path = scenes.drawn(cast)
    else:
        path, _ask = scenes.everything(cast)
        scenes.written_over(cast)
    for at in [*PAGES, *(f"{path.pk}/{at}" for at in OF_A_PATH)]:
        assert client.get(HERE + at).status_code == 200, at
    maker = of(cast, "amina")
    for at in [*(f"{path.pk}/{at}" for at in OF_A_MAKER), "", f"{path.pk}/"]:
        assert maker.get(HERE + at).status_code == 200, at
    # nobody gains, or whoever does was asked already: the page says what to write first
    assert "wie heeft er iets aan" in maker.get(f"{HERE}{path.pk}/arena/vragen/").text


NEW = {
    1: {"because": "Het is donker.", "title": "De lamp"},
    2: {"we_do": ""},
    3: {"next_week": "", "next_year": "Meisjes fietsen.", "ten_years": ""},
    4: {"belief_1": "Licht helpt.", "belief_3": "Het blijft.", "shakiest": "3"},
}


def answer_all(client, said=NEW):
    """Fill in the four questions; return the page on which all stands once more."""
    at = HERE + "tekenen/"
    for step in range(1, 5):
        answer = client.post(at, said[step])
        assert answer.status_code == 302, answer.text
        at = answer.headers["Location"]
    return client.get(at)


def test_a_group_draws_a_path_in_four_questions_and_leaves_open_what_it_does_not_know(cast):
    client = of(cast, "amina")
    page = answer_all(client)
    assert "Dat weten we nog niet" in page.text
    done = client.post(HERE + "tekenen/nakijken/", {"group": "Wij", "item": ""}, follow=True)
    path = Path.objects.get()
    assert done.redirect_chain[-1][0] == path.get_absolute_url()
    drawing = paths.latest(path).drawing
    assert (drawing.beliefs, drawing.shaky) == (("Licht helpt.", "Het blijft."), "Het blijft.")
    assert (path.group, drawing.we_do) == ("Wij", "")


def test_who_writes_a_telephone_number_is_advised_to_leave_it_out(cast):
    said = NEW | {2: {"we_do": "Bel 06-12345678."}}
    page = answer_all(of(cast, "amina"), said)
    assert "Iets wat naar iemands deur leidt" in page.text


def test_what_was_typed_stays_when_the_shakiest_has_no_words(cast):
    client = of(cast, "amina")
    page = client.post(HERE + "tekenen/vraag-4/", {"belief_1": "Licht helpt.", "shakiest": "2"})
    assert page.status_code == 422
    assert "Licht helpt." in page.text
    assert "Daar staat niets bij" in page.text


def test_the_button_back_finds_what_was_told_and_nothing_is_sent_before_it_has_a_name(cast):
    client = of(cast, "amina")
    at = client.get(HERE + "tekenen/nakijken/")
    assert at.headers["Location"] == HERE + "tekenen/"
    client.post(HERE + "tekenen/", NEW[1])
    assert "Het is donker." in client.get(HERE + "tekenen/").text
    client.post(HERE + "tekenen/nieuw/")
    assert "Het is donker." not in client.get(HERE + "tekenen/").text


def test_a_path_is_drawn_anew_from_what_it_says_now(cast):
    path = scenes.drawn(cast)
    client = of(cast, "amina")
    client.post(f"{HERE}{path.pk}/opnieuw/")
    question = unescape(client.get(HERE + "tekenen/").text)
    assert scenes.LAMP.because in question
    assert "Je tekent dit pad opnieuw:" in question  # so that two tabs do not mix two paths
    answer_all(client)
    client.post(HERE + "tekenen/nakijken/", {"why": "Het viel om.", "item": ""})
    page = Client().get(path.get_absolute_url()).text
    assert "Het viel om." in page
    assert "Dit vertellen we nu anders." in page
    assert Path.objects.count() == 1


def test_a_photo_of_a_table_becomes_the_path_and_is_written_over(cast, client):
    maker = of(cast, "amina")
    photo = SimpleUploadedFile("tafel.jpg", scenes.picture(), "image/jpeg")
    sent = {"title": "Op tafel", "photo": photo, "nobody": "on"}
    at = maker.post(HERE + "foto/", sent).headers["Location"]
    version = Version.objects.get()
    assert "Dit pad ligt op een tafel" in client.get(at).text
    file = client.get(f"{HERE}tekening/{version.pk}/foto/")
    assert file.headers["Content-Type"] == "image/webp"
    maker.post(f"{HERE}tekening/{version.pk}/overschrijven/")
    assert f"{HERE}tekening/{version.pk}/foto/" in maker.get(HERE + "tekenen/").text
    answer_all(maker)
    maker.post(HERE + "tekenen/nakijken/", {"why": "", "item": ""})
    assert "overgeschreven van een foto" in client.get(at).text


def test_a_photo_on_which_somebody_can_be_recognised_is_not_taken(cast):
    photo = SimpleUploadedFile("tafel.jpg", scenes.picture(), "image/jpeg")
    answer = of(cast, "amina").post(HERE + "foto/", {"title": "Op tafel", "photo": photo})
    assert (answer.status_code, Path.objects.count()) == (422, 0)


def test_a_photo_is_erased_after_one_more_question(cast, client):
    path = scenes.photographed(cast)
    at = f"{HERE}tekening/{path.versions.get().pk}/"
    noor = of(cast, "noor")
    assert "sure" in noor.get(at + "foto/wissen/").text
    noor.post(at + "foto/wissen/", {"sure": "yes"})
    assert client.get(at + "foto/").status_code == 404
    assert of(cast, "anouk").get(at + "foto/wissen/").status_code == 404


SENT = {
    "gesprek/": {"ties": "Roos en Els", "fate": "fell"},
    "rust/": {"words": "Wij zijn moe."},
    "weten-we-niet/": {"words": "Of het blijft."},
    "telling/": {"words": "3 banken", "source": "Roos", "on": "2024-01-01", "layer": "group"},
    "arena/doen/": {"words": "schilderen"},
    "arena/heeft-eraan/": {"words": "rust", "who": "Kinderen", "party": ""},
}


@pytest.mark.parametrize("at", SENT)
def test_who_keeps_a_path_does_it_on_a_page_and_others_are_told_to_join(at, cast):
    path = scenes.drawn(cast)
    page = path.get_absolute_url() + at
    assert of(cast, "anouk").post(page, SENT[at]).status_code == 403
    assert of(cast, "amina").post(page, SENT[at]).status_code == 302
    said = next(iter(SENT[at].values()))
    back = path.get_absolute_url() + ("arena/" if "arena" in at else "")
    assert said in Client().get(back).text


def test_stories_and_figures_are_chosen_from_a_list(cast, client):
    path, figure = scenes.drawn(cast), scenes.a_figure(cast)
    story, _ = placed(cast)
    amina, at = of(cast, "amina"), path.get_absolute_url()
    amina.post(at + "verhaal/", {"story": str(story.pk), "layer": ""})
    amina.post(at + "cijfer/", {"figure": str(figure.pk), "layer": "neighbourhood"})
    page = client.get(at).text
    assert ("De lamp op de trap" in page, "3.040" in page, "CBS" in page) == (True, True, True)
    row = path.shown.get(shows="story")
    amina.post(f"{at}ernaast/{row.pk}/weg/")
    assert "De lamp op de trap" not in client.get(at).text


def test_a_story_tells_beside_which_path_it_lies_and_an_item_which_paths_serve_it(cast, client):
    play.adopted(cast, items=1)
    item = Item.objects.filter(edition__state="adopted").first()
    path, (story, _) = scenes.drawn(cast, item=item), placed(cast)
    actions.show_story(by=cast.amina, path=path, story=story)
    for page in (item.get_absolute_url(), story.get_absolute_url()):
        assert path.get_absolute_url() in client.get(page).text


def test_a_party_hears_the_question_on_its_own_page_and_answers(cast, client):
    path, ask = scenes.everything(cast)
    corrie = of(cast, "corrie")
    answer = f"{HERE}vraag/{ask.pk}/"
    assert answer in corrie.get("/w/zonnehof/mijn/").text
    assert of(cast, "sanne").get(answer).status_code == 403
    corrie.post(answer, {"move": "give part", "words": "Wij leggen de helft in."})
    page = client.get(path.get_absolute_url() + "arena/").text
    assert ("Wij leggen de helft in." in page, "Doet voor een deel mee" in page) == (True, True)
    party = client.get(f"/w/zonnehof/netwerk/partij/{cast.housing.pk}/").text
    assert path.get_absolute_url() in party


def test_the_sheet_says_kindly_who_gains_and_was_not_asked(cast, client):
    path = scenes.drawn(cast)
    scenes.on_the_sheet(cast, path)
    at = path.get_absolute_url() + "arena/"
    assert "is nog niet gevraagd" in client.get(at).text
    amina = of(cast, "amina")
    amina.post(at + "vragen/", {"party": str(cast.housing.pk), "words": "Doet u mee?"})
    page = client.get(at).text
    assert ("is nog niet gevraagd" in page, "Doet u mee?" in page) == (False, True)
    ask = path.share_asks.get()
    amina.post(f"{HERE}vraag/{ask.pk}/terug/")
    assert "is nog niet gevraagd" in client.get(at).text


def test_what_a_pot_really_brought_in_stands_at_who_puts_it_in(cast, client):
    pot, _goal = purse.one_of_everything(cast)
    path = scenes.drawn(cast)
    line = {"by": cast.amina, "path": path, "column": Column.INVESTS, "words": "geld", "pot": pot}
    actions.add_line(**line, party=pot.owner)
    came = arena.arena(path).paid[pot.pk]
    assert came > 0
    assert money(came) in client.get(path.get_absolute_url() + "arena/").text
    other = next(party for party in cast.parties if party != pot.owner)
    with pytest.raises(Refused):
        actions.add_line(**line, party=other)


def test_a_figure_never_stands_alone(cast, client):
    scenes.a_figure(cast, "Flats met schimmel", 214)
    anouk, at = of(cast, "anouk"), HERE + "tellen-en-vertellen/"
    anouk.post(at + "leggen/", {"name": "Flats met schimmel", "domain": "housing"})
    alone = without_chance(client.get(at + "housing/").text)
    assert ("214" in alone, "een cijfer staat niet alleen" in alone) == (False, True)
    placed(cast)
    both = without_chance(client.get(at + "housing/").text)
    assert ("214" in both, "De lamp" in both) == (True, True)
    assert client.get(at + "elders/").status_code == 404


def test_counting_and_telling_stand_side_by_side_and_lead_to_where_they_come_from(cast, client):
    purse.one_of_everything(cast)
    path = scenes.drawn(cast)
    scenes.talked(path, cast.amina)
    stories = [story for story, _teller in readings.told(cast)]
    panel = readings.reading(cast, readings.begun(cast), stories, cast.amina)
    readings.chosen(cast, panel, stories[0])
    page = client.get(HERE + "terugblik/").text
    for said in ("Niet het licht maar de stilte is eng.", "Om het durven.",
                 "/w/zonnehof/potjes/", "/w/zonnehof/vraagkalender/", "/w/zonnehof/verhalen/",
                 "Dat kan niemand weten"):  # fmt: skip
        assert said in page, said
    found = lookback.look_back(cast.wijk)
    assert [year.year for year in found.years] == list(range(clock.today().year, 2015, -1))
    assert (found.paid, found.came) == purse_sums(cast.wijk)
    assert found.years[0].stories == len(stories)
    assert "came" not in found.years[0].unknown
    assert found.years[-1].unknown == {"came", "gatherings", "asks", "given"}


def test_a_promise_that_returns_is_one_promise_however_often_it_was_kept(cast, client):
    yearly = promises.words(rhythm="elk jaar", every_months=12)
    promise = promises.accepted(cast, words=yearly)
    for _year in range(3):
        promises.result(cast, promise, Said.KEPT)
    promises.accepted(cast)
    found = lookback.look_back(cast.wijk)
    assert (found.given_ones, found.kept_ones, found.kept) == (2, 1, 3)
    page = client.get(HERE + "terugblik/").text
    assert "van die 2 beloften" in page
    assert "samen 3 keer" in page
    assert (lookback.look_back(cast.dorp).given_ones, lookback.look_back(cast.dorp).kept) == (0, 0)


def test_thousands_have_a_mark_on_screen_and_on_paper(cast, client, monkeypatch):
    monkeypatch.setattr(lookback.LookBack, "gatherings", 3138)
    assert "3.138" in client.get(HERE + "terugblik/").text
    assert papers.grouped(3138) == "3.138"


def test_who_is_not_signed_in_finds_the_way_to_draw(cast, client):
    page = client.get(HERE).text
    assert "Log in om een pad te tekenen" in page
    assert f'href="{HERE}tekenen/"' in page
    assert "Log in om" not in of(cast, "amina").get(HERE).text


def test_nothing_is_laid_beside_a_path_because_somebody_did_not_choose(cast):
    path = scenes.drawn(cast)
    stories = readings.told(cast)
    assert len(stories) > 1
    client = of(cast, "amina")
    assert client.post(f"{HERE}{path.pk}/verhaal/", {"layer": ""}).status_code == 422


def purse_sums(here):
    """What the ledger says, counted in another way: pot by pot."""
    years = [paid_per_year(pot) for pot in Pot.objects.filter(here=here)]
    came = sum(sum(one[0] for one in year.values()) for year in years)
    return sum(sum(one[1] for one in year.values()) for year in years), came


def test_why_a_story_was_chosen_is_looked_back_at_once_the_teller_heard_it(cast, client):
    stories = [story for story, _teller in readings.told(cast)]
    panel = readings.reading(cast, readings.begun(cast), stories, cast.amina)
    choice = readings.chosen(cast, panel, stories[0], tell=False)
    assert "Om het durven." not in client.get(HERE + "terugblik/").text
    panels.tell_teller(by=cast.bram, choice=choice, how=Told.ALOUD)
    assert "Om het durven." in client.get(HERE + "terugblik/").text


def test_hours_that_could_be_of_one_person_are_held_back(cast):
    for n in range(3):
        facts = PostFacts(f"Plek {n}", PostKind.AREA_MANAGER, None)
        post = begin_post(by=cast.sanne, party=cast.gemeente, facts=facts)
        write_hours(by=cast.sanne, post=post, year=clock.today().year, promised=10)
        year = lookback.look_back(cast.wijk).years[0]
        assert year.hours == (30 if n == 2 else None)


def test_the_page_forgets_nothing_and_adds_nothing_of_the_village(cast, client):
    scenes.everything(cast)
    dorp = "/w/elzenbroek/impactpaden/"
    page = client.get(dorp + "terugblik/").text
    assert "De lamp" not in client.get(dorp).text + page
    path = Path.objects.get()
    for at in ("", "arena/", "poster.pdf", "kaarten.pdf", "arena/arena.pdf"):
        assert client.get(f"{dorp}{path.pk}/{at}").status_code == 404
    assert lookback.look_back(cast.dorp).layers[0][1] == 0
    assert [one for one in figures.domains(cast.dorp) if one.told or one.counted] == []
    assert paths.paths_page(cast.dorp) == ([], "")
    assert paths.kept_by(cast.amina, cast.dorp) == []


def test_a_key_of_another_neighbourhood_pages_nothing(cast):
    path = scenes.drawn(cast)
    assert paths.paths_page(cast.dorp, str(path.pk)) == ([], "")
    assert paths.paths_page(cast.wijk, "geen nummer")[0] == [path]


def test_forty_paths_are_two_pages_and_none_is_on_both(cast):
    for n in range(40):
        scenes.drawn(cast, drawing=Drawing(f"Pad {n}", we_do="x"))
    first, key = paths.paths_page(cast.wijk)
    then, end = paths.paths_page(cast.wijk, key)
    assert (len(first), len(then), end) == (30, 10, "")
    assert not set(first) & set(then)


QUERIES = {"": 3, "path/": 8, "path/arena/": 5, "terugblik/": 13, "tellen-en-vertellen/": 5,
           "tellen-en-vertellen/housing/": 5}  # fmt: skip


@pytest.mark.parametrize("many", [1, 3])
def test_what_pages_ask_of_the_database_does_not_grow(many, cast, client):
    for _time in range(many):
        path, _ask = scenes.everything_again(cast)
    asked = {}
    for at in QUERIES:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(HERE + at.replace("path", str(path.pk))).status_code == 200
        asked[at] = len(seen)
    assert asked == QUERIES


def test_what_was_drawn_once_asks_next_to_nothing_the_second_time(cast, client):
    scenes.everything(cast)
    for at in ("", "terugblik/"):
        client.get(HERE + at)
        with CaptureQueriesContext(connection) as seen:
            client.get(HERE + at)
        assert len(seen) <= 2


def test_no_page_and_no_file_of_the_room_is_a_scorecard(cast, client):
    """Row 103: no number per person, no table over paths, nothing to calculate with."""
    scenes.paths_on_stage(cast)
    kinds, told = set(), {}
    for pattern, found in every_address().items():
        if not pattern.startswith("w/<slug:here>/impactpaden/"):
            continue
        for at in found:
            answer = client.get(at)
            if answer.status_code == 200:
                kinds.add(answer.headers["Content-Type"].split(";")[0])
                told[at] = answer
    assert kinds == {"text/html", "application/pdf", "image/webp"}
    pages = {at: one.text for at, one in told.items() if "html" in one.headers["Content-Type"]}
    assert len(pages) > 8
    assert [at for at, page in pages.items() if "<table" in page or "w-bars" in page] == []
    people = ["Amina", "Anouk", "Bram", "Corrie", "Sanne", "Noor"]
    assert [(at, who) for at, page in pages.items() for who in people
            if who in page.partition("<main")[2]] == []  # fmt: skip
    forms = [one for one in vars(room_forms).values() if isinstance(one, type)]
    fields = {name for one in forms if issubclass(one, BaseForm) for name in one.base_fields}
    assert {"target", "score", "goal", "sdg", "value"} & fields == set()
