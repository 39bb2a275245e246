"""A shared screen: it shows what goes on, lets people read and tell, and forgets them."""

import pytest
from django.test import Client

from tests.budget import scenes as budget
from tests.cast import signed_in
from tests.gatherings.scenes import a_gathering, a_venue, evening
from wijkaanpak import clock
from wijkaanpak.people.rules import show_code
from wijkaanpak.stories.models import Story

HERE = "/w/zonnehof/"


@pytest.fixture
def venue(cast):
    cast.at_the_table()
    return a_venue(cast, screen=True)


@pytest.fixture
def kiosk(cast, venue, client):
    """A browser that the host made a kiosk; the host is signed out by that."""
    signed_in(client, cast.hassan)
    answer = client.post(f"{venue.get_absolute_url()}kiosk/scherm/")
    assert answer.url == f"{venue.get_absolute_url()}kiosk/"
    return client


def home(venue):
    return f"{venue.get_absolute_url()}kiosk/"


def test_making_a_kiosk_signs_the_host_out(kiosk, venue):
    assert "sessionid" not in kiosk.cookies or not kiosk.cookies["sessionid"].value
    assert kiosk.get(HERE + "mijn/").status_code == 302


def test_only_a_host_makes_a_kiosk(cast, client, venue):
    assert client.post(f"{home(venue)}scherm/").status_code == 302
    assert signed_in(client, cast.amina).post(f"{home(venue)}scherm/").status_code == 403


def test_the_start_page_shows_what_goes_on_and_how_to_tell(cast, kiosk, venue):
    a_gathering(cast, venue=venue, **evening(0, 23, 0.5))
    text = kiosk.get(home(venue)).text
    assert "Koffie met de buurt" in text
    assert f"{HERE}verhalen/vertel/" in text


def test_each_page_has_a_way_out_starts_over_and_is_not_kept(cast, kiosk, venue):
    for path in ("verhalen/", "verhalen/vertel/", "", "bijeenkomsten/"):
        answer = kiosk.get(HERE + path)
        assert home(venue) in answer.text
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Refresh"].endswith(f"; url={home(venue)}")
        assert "ETag" not in answer.headers


def test_who_writes_gets_more_time_than_who_reads(kiosk):
    def seconds(path):
        return int(kiosk.get(HERE + path).headers["Refresh"].split(";")[0])

    assert seconds("verhalen/vertel/") > 2 * seconds("verhalen/")


def test_what_one_person_began_the_next_does_not_see(kiosk, venue):
    tell = HERE + "verhalen/vertel/"
    kiosk.post(tell, {"text": "Mijn geheim van trap 7."})
    assert "Mijn geheim" in kiosk.get(tell).text
    answer = kiosk.get(home(venue))
    assert answer.status_code == 302
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "Mijn geheim" not in kiosk.get(tell).text
    assert not Story.objects.exists()


def test_a_ballot_that_somebody_left_half_filled_in_is_gone(cast, kiosk, venue):
    with clock.set_back(budget.VOTE_FROM):
        round = budget.voting(cast)
        [(_serial, code)] = budget.letters(cast, round, 1)
        vote = f"{HERE}burgerbegroting/{round.number}/stemmen/"
        kiosk.post(vote, {"code": show_code(code)})
        kiosk.post(f"{vote}biljet/", {"choose": "2"})
        assert kiosk.get(f"{vote}biljet/").status_code == 200
        kiosk.get(home(venue))
        assert kiosk.get(f"{vote}biljet/").url == vote
        kiosk.post(vote, {"code": show_code(code)})
        assert 'value="2" checked' not in kiosk.get(f"{vote}lijst/").text


def test_who_votes_at_the_screen_leaves_no_way_out_on_the_page_of_another(cast, kiosk, venue):
    with clock.set_back(budget.VOTE_FROM):
        round = budget.voting(cast)
        vote = f"{HERE}burgerbegroting/{round.number}/stemmen/"
        seen = [home(venue) in browser.get(vote).text for browser in (Client(), kiosk, Client())]
    assert seen == [False, True, False]


def test_who_signed_in_at_the_screen_is_signed_out_by_the_start_page(cast, kiosk, venue):
    signed_in(kiosk, cast.amina)
    assert kiosk.get(HERE + "mijn/").status_code == 200
    kiosk.get(home(venue))
    assert kiosk.get(HERE + "mijn/").status_code == 302


def test_the_language_of_one_is_not_the_language_of_the_next(kiosk, venue):
    kiosk.cookies["django_language"] = "en"
    kiosk.get(home(venue))
    assert 'lang="nl"' in kiosk.get(home(venue)).text


def test_at_home_the_same_page_forgets_nobody(cast, client, venue):
    signed_in(client, cast.amina)
    answer = client.get(home(venue))
    assert answer.status_code == 200
    assert "Refresh" not in answer.headers
    assert client.get(HERE + "mijn/").status_code == 200


def test_a_cookie_that_we_did_not_sign_makes_no_kiosk(client, venue):
    client.cookies["kiosk"] = "https://evil.example/"
    answer = client.get(HERE)
    assert "Refresh" not in answer.headers
    assert "evil.example" not in answer.text


def test_a_host_makes_it_an_ordinary_screen_again(cast, kiosk, venue):
    signed_in(kiosk, cast.hassan)
    page = kiosk.get(venue.get_absolute_url())
    assert 'name="stop"' in page.text
    kiosk.post(f"{home(venue)}scherm/", {"stop": "1"})
    assert "Refresh" not in kiosk.get(HERE).headers


def test_a_kept_page_of_a_passer_by_has_no_way_out_of_a_kiosk(client, kiosk, venue):
    kiosk.get(HERE + "verhalen/")
    passer_by = Client()
    assert home(venue) not in passer_by.get(HERE + "verhalen/").text
