from datetime import date, timedelta

import pytest

from tests.agenda import play
from tests.cast import signed_in
from tests.home.promises import offered, promised
from tests.home.test_views import a_story
from wijkaanpak import clock
from wijkaanpak.agenda import actions
from wijkaanpak.commitments.actions import Offer, draft_commitment, say_result
from wijkaanpak.commitments.rules import Stroke, Told, Words
from wijkaanpak.logbook.models import door_is_open
from wijkaanpak.network.actions import leave_seat, take_seat
from wijkaanpak.network.models import Mandate, Seat

TODAY = date(2023, 11, 6)


@pytest.fixture(autouse=True)
def on_a_monday():
    with clock.set_back(TODAY):
        yield


def kept(cast, row):
    say_result(by=cast.dilan, commitment=row, told=Told.KEPT, words="Droog!", for_good=True)


def test_the_screen_costs_the_same_with_one_promise_and_with_three(
    cast, client, django_assert_num_queries
):
    for titles in (["Goot"], ["Dak", "Lamp"]):
        for title in titles:
            promised(cast, title, due=TODAY + timedelta(days=2))
            kept(cast, promised(cast, f"{title} is klaar", due=TODAY + timedelta(days=3)))
            offered(cast, f"{title} aangeboden", due=TODAY + timedelta(days=90))
        with django_assert_num_queries(14):
            page = client.get("/w/zonnehof/").content.decode()
    words = ["Lamp", "Lamp is klaar", "Lamp aangeboden", "woensdag 8 november 2023", "Droog!"]
    assert [word in page for word in words] == [True] * 5


def test_a_draft_is_on_no_page(cast, client):
    words = Words("Geheim.", "Als het geheim is.", None, "elk jaar")
    draft_commitment(
        by=cast.sanne, offer=Offer(cast.gemeente, cast.residents, "Geheim plan", words)
    )
    for url in ("", "weekblad/", "tijdlijn/", f"overdracht/{cast.gemeente.pk}/"):
        assert "Geheim" not in client.get(f"/w/zonnehof/{url}").content.decode()


def test_a_new_holder_finds_every_living_promise_on_one_page_orphans_first(
    cast, client, django_assert_num_queries
):
    promised(cast, "Van niemand", due=TODAY + timedelta(days=200))
    leave_seat(by=cast.sanne, seat=cast.gemeente.seats.get())
    url = f"/w/zonnehof/overdracht/{cast.gemeente.pk}/"
    for rows in (1, 3):
        with django_assert_num_queries(6):
            page = client.get(url).content.decode()
        assert page.index("Eerst: deze zijn van niemand") < page.index("Van niemand</a>")
        if rows == 1:
            refill(cast)


def refill(cast):
    """Somebody new sits down, through the body that keeps the key, and promises twice more."""
    token = door_is_open.set(True)
    Mandate.objects.create(
        seat=Seat.objects.get(party=cast.gemeente), person=cast.sanne, since=clock.today()
    )
    door_is_open.reset(token)
    for title in ("Tweede", "Derde"):
        promised(cast, title, due=TODAY + timedelta(days=100))


def test_who_speaks_for_the_giver_is_asked_to_take_over_on_the_own_page(cast, client):
    promised(cast, "Van niemand", due=TODAY + timedelta(days=200))
    take_seat(by=cast.sanne, party=cast.gemeente, title="wijkmanager", person=cast.amina)
    page = signed_in(client, cast.amina).get("/w/zonnehof/mijn/").content.decode()
    assert ["Van niemand" in page, "wijkmanager" in page] == [True, True]


def test_what_was_kept_stands_on_the_line_of_years(cast, client, django_assert_num_queries):
    kept(cast, promised(cast, "Korte klap", due=TODAY + timedelta(days=3), stroke=Stroke.SHORT))
    promised(cast, "Lange adem", due=TODAY + timedelta(days=900))
    with django_assert_num_queries(10):
        page = client.get("/w/zonnehof/tijdlijn/").content.decode()
    assert ["Korte klap" in page, "Lange adem" in page] == [True, True]


def test_the_line_from_a_story_goes_on_to_a_promise_and_what_changed(cast, client):
    story = a_story(cast, "De tunnel")
    edition = play.draft(cast)
    item = edition.items.get()
    actions.link_story(by=cast.anouk, item=item, story=story)
    actions.open_edition(by=cast.anouk, edition=edition)
    kept(cast, promised(cast, "Lampen", due=TODAY + timedelta(days=3), item=item))
    page = client.get(f"/w/zonnehof/verhalen/{story.pk}/wat-deed-het/").content.decode()
    steps = ["Gemeente beloofde iets aan Wijkcoöperatie", "zegt wat er veranderde", "Droog!"]
    assert [step in page for step in steps] == [True] * 3
    assert "Lampen" in client.get(story.get_absolute_url()).content.decode()
