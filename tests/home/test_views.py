import re
from datetime import date, timedelta

import pytest
from django.core.cache import cache

from tests.agenda import play
from tests.budget import scenes
from tests.cast import signed_in
from tests.dialogues.scenes import opened
from wijkaanpak import clock
from wijkaanpak.agenda import actions
from wijkaanpak.home.rules import WAYS
from wijkaanpak.people.rules import new_code
from wijkaanpak.stories.actions import place_story, tell_story
from wijkaanpak.stories.rules import How, Telling, Use

TODAY = date(2023, 10, 30)  # the Monday before the answers to the agenda are due


@pytest.fixture(autouse=True)
def in_the_autumn_of_2023():
    with clock.set_back(TODAY):
        yield


def a_story(cast, title, here=None, by=None):
    telling = Telling(title=title, text="Er is weer licht.", uses=frozenset({Use.PUBLIC}))
    story = tell_story(here=here or cast.wijk, telling=telling, code=new_code(), teller=by)
    if here is None:
        place_story(by=cast.bram, story=story)
    return story


def test_the_front_of_the_house_says_what_it_is_and_where(cast, client, django_assert_num_queries):
    with django_assert_num_queries(2):
        page = client.get("/").content.decode()
    assert ["Zonnehof" in page, "Elzenbroek" in page, 'lang="en"' in page] == [True] * 3


def test_the_first_screen_asks_the_same_with_one_and_with_three(
    cast, client, django_assert_num_queries
):
    edition = play.opened(cast, items=1)
    for titles in (["Een"], ["Twee", "Drie"]):
        for title in titles:
            a_story(cast, title)
        with django_assert_num_queries(14):
            page = client.get("/w/zonnehof/").content.decode()
    assert [title in page for title in ("Een", "Twee", "Drie", edition.title)] == [True] * 4


def test_a_conversation_stands_in_front_from_its_first_to_its_last_day(
    cast, client, django_assert_num_queries
):
    cast.at_the_table()
    dialogue = opened(cast, days=2, lasts=3, question="Waar is ons plein voor?")
    days = []
    for later in range(8):
        with clock.set_back(dialogue.opens + timedelta(days=later - 2)):
            cache.clear()
            with django_assert_num_queries(14):
                page = client.get("/w/zonnehof/").content.decode()
            days.append("Waar is ons plein voor?" in page)
    assert days == [False, False, True, True, True, True, False, False]
    assert "Waar is ons plein voor?" not in client.get("/w/elzenbroek/").content.decode()


def test_a_story_that_waits_is_not_on_the_first_screen(cast, client):
    telling = Telling(title="Nog niet gelezen", text="x", uses=frozenset({Use.PUBLIC}))
    tell_story(here=cast.wijk, telling=telling, code=new_code())
    assert "Nog niet gelezen" not in client.get("/w/zonnehof/").content.decode()


def test_what_is_asked_and_due_this_week_stands_on_the_screen_and_the_sheet(cast, client):
    play.opened(cast, items=1)
    for url in ("/w/zonnehof/", "/w/zonnehof/weekblad/"):
        page = client.get(url).content.decode()
        assert "dinsdag 31 oktober 2023" in page
        assert ["Gemeente" in page, "Woonstichting" in page] == [True, True]


def test_the_village_sees_nothing_of_the_wijk(cast, client):
    story = a_story(cast, "Alleen van Zonnehof")
    edition = play.opened(cast)
    for url in ("", "weekblad/", "tijdlijn/"):
        page = client.get(f"/w/elzenbroek/{url}").content.decode()
        assert ["Alleen van Zonnehof" in page, edition.title in page] == [False, False]
    missing = [
        f"/w/elzenbroek/verhalen/{story.pk}/wat-deed-het/",
        f"/w/elzenbroek/overdracht/{cast.gemeente.pk}/",
    ]
    assert [client.get(url).status_code for url in missing] == [404, 404]


def test_a_story_leads_to_an_item_and_an_answer(cast, client, django_assert_num_queries):
    story = a_story(cast, "De tunnel")
    with clock.set_back(play.BEGIN):
        edition = play.draft(cast)
        item = edition.items.get()
        actions.link_story(by=cast.anouk, item=item, story=story)
        actions.open_edition(by=cast.anouk, edition=edition)
    play.answered(cast, edition)
    with django_assert_num_queries(8):
        page = client.get(f"/w/zonnehof/verhalen/{story.pk}/wat-deed-het/").content.decode()
    steps = ["verhaal is verteld", "kwam op de wijkagenda", "Gemeente gaf antwoord"]
    assert [step in page for step in steps] == [True] * 3


def test_a_story_that_is_not_public_has_no_page_of_what_it_did(cast, client):
    telling = Telling(title="Stil", text="x", uses=frozenset())
    story = tell_story(here=cast.wijk, telling=telling, code=new_code())
    url = f"/w/zonnehof/verhalen/{story.pk}/wat-deed-het/"
    assert client.get(url).status_code == 404


def test_my_page_tells_what_is_asked_of_my_party_and_of_no_other(cast, client):
    play.opened(cast)
    mine = signed_in(client, cast.sanne).get("/w/zonnehof/mijn/").content.decode()
    assert ["Punt 1" in mine, "wijkmanager" in mine] == [True, True]
    other = signed_in(client, cast.amina).get("/w/zonnehof/mijn/").content.decode()
    assert "Punt 1" not in other


def test_my_page_leads_to_my_own_stories_and_only_names_what_i_wrote_down(cast, client):
    telling = Telling(title="Van Riet", text="x", how=How.WITH)
    tell_story(here=cast.wijk, telling=telling, code=new_code(), collector=cast.carlos)
    mine = a_story(cast, "Van mij", here=cast.wijk, by=cast.carlos)
    page = signed_in(client, cast.carlos).get("/w/zonnehof/mijn/").content.decode()
    assert ["Van Riet" in page, "Van mij" in page] == [True, True]
    assert re.findall(r"/verhalen/mijn/([-0-9a-f]+)/", page) == [str(mine.pk)]


def test_the_years_hold_the_agenda_and_the_elections(cast, client, django_assert_num_queries):
    edition = play.adopted(cast)
    with django_assert_num_queries(10):
        page = client.get("/w/zonnehof/tijdlijn/").content.decode()
    words = [edition.title, "16 mrt 2022", "Van 2016 tot 2036"]
    assert [word in page for word in words] == [True] * 3


def test_the_small_print_is_there(client, db):
    for url in ("/over/", "/privacy/", "/toegankelijkheid/", "/robots.txt", "/site.webmanifest"):
        assert client.get(url).status_code == 200, url


def test_whom_to_tell_about_a_hole_never_expires_while_we_run(client, db):
    text = client.get("/.well-known/security.txt").content.decode()
    assert "Expires: 2024-04-27T00:00:00Z" in text
    assert text.startswith("Contact: mailto:")


def test_who_passes_by_reads_at_once_that_there_is_a_vote_and_until_when(
    cast, client, django_assert_num_queries
):
    round = scenes.voting(cast)
    address = round.get_absolute_url()
    with clock.set_back(scenes.VOTE_FROM - timedelta(days=1)):
        assert "Je kunt nu stemmen" not in client.get("/w/zonnehof/").text
    with clock.set_back(scenes.VOTE_UNTIL):
        with django_assert_num_queries(14):
            page = client.get("/w/zonnehof/").text
        assert "je kunt stemmen tot en met" in page
        assert f'href="{address}stemmen/"' in page
        assert page.count("maandag 21 september 2026") == 2  # in the band and in the week
        assert "Laatste dag om te stemmen" in client.get("/w/zonnehof/weekblad/").text
        assert "Je kunt nu stemmen" not in client.get("/w/elzenbroek/").text
    with clock.set_back(scenes.AFTER):
        assert "Je kunt nu stemmen" not in client.get("/w/zonnehof/").text


def test_plans_are_asked_for_on_the_first_screen_until_their_last_day(cast, client):
    scenes.opened(cast)
    for day, asked in ((scenes.SPRING, True), (scenes.SUMMER + timedelta(days=1), False)):
        with clock.set_back(day):
            page = client.get("/w/zonnehof/").text
        assert ("Je kunt nu een plan inleveren" in page) == asked
    with clock.set_back(scenes.SUMMER):
        assert "Laatste dag voor plannen" in client.get("/w/zonnehof/").text


def test_every_way_into_the_neighbourhood_stands_on_one_page(
    cast, client, django_assert_num_queries
):
    with django_assert_num_queries(2):
        page = client.get("/w/zonnehof/alles/").content.decode()
    links = re.findall(r'<h3 class="w-card__title"><a href="([^"]+)"', page)
    assert len(links) == sum(len(ways) for _group, ways in WAYS)
    assert {client.get(link).status_code for link in links} == {200}
