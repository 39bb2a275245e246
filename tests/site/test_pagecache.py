import uuid

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.budget.scenes import handed_in, opened
from tests.cast import Cast, signed_in
from tests.home.promises import promised
from tests.knowledge.scenes import GARDEN, PLAN, opened_there
from tests.stories.tellings import placed
from wijkaanpak import clock
from wijkaanpak.people.actions import join_neighbourhood
from wijkaanpak.people.queries import NOBODY
from wijkaanpak.stories.actions import withdraw_story

FRONT = "/w/zonnehof/"
PAGES = ["/", FRONT, "/w/zonnehof/verhalen/", "/w/zonnehof/agenda/", "/w/zonnehof/afspraken/",
         "/w/zonnehof/logboek/", "/w/zonnehof/netwerk/", "/w/elzenbroek/"]  # fmt: skip


HAPPENS = {
    "somebody joins": lambda play: join_neighbourhood(
        by=NOBODY, here=play.wijk, name=uuid.uuid4().hex
    ),
    "somebody joins elsewhere": lambda play: join_neighbourhood(
        by=NOBODY, here=play.dorp, name=uuid.uuid4().hex
    ),
    "a story is placed": lambda play: placed(play),
    "a story is taken back": lambda play: taken_back(*placed(play)),
    "a promise is made": lambda play: promised(play, due=clock.today()),
}


def taken_back(story, teller):
    withdraw_story(story=story, teller=teller)


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()
    yield
    cache.clear()


@pytest.mark.parametrize("path", PAGES)
def test_a_passer_by_gets_the_kept_page_with_two_queries_at_most(
    path, cast, client, django_assert_max_num_queries
):
    first = client.get(path)
    with django_assert_max_num_queries(1):
        again = client.get(path)
    assert (first.status_code, again.status_code) == (200, 200)
    assert (again.content, again["ETag"]) == (first.content, first["ETag"])


def test_a_phone_that_has_the_page_gets_only_a_word(cast, client):
    etag = client.get(FRONT)["ETag"]
    answer = client.get(FRONT, headers={"If-None-Match": etag})
    assert (answer.status_code, answer.content) == (304, b"")


def test_any_action_in_the_neighbourhood_makes_a_new_version(cast, client):
    before = client.get(FRONT)["ETag"]
    join_neighbourhood(by=NOBODY, here=cast.wijk, name="Nieuw")
    assert client.get(FRONT)["ETag"] != before


def test_an_action_elsewhere_leaves_the_page_as_it_was(cast, client):
    before = client.get(FRONT)["ETag"]
    join_neighbourhood(by=NOBODY, here=cast.dorp, name="Nieuw")
    assert client.get(FRONT)["ETag"] == before


def test_a_plan_shows_at_once_a_lesson_that_opened_elsewhere(cast, client):
    address = handed_in(cast, opened(cast), title="Moestuin", what=PLAN).get_absolute_url()
    first = client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address)["ETag"] == first["ETag"]
    assert len(asked) == 1
    join_neighbourhood(by=NOBODY, here=cast.dorp, name="Nieuw")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address)["ETag"] == first["ETag"]
    assert len(asked) == 2  # it looks whether that was a lesson
    front = client.get(FRONT)["ETag"]
    lesson = opened_there(cast, GARDEN)
    assert lesson.get_absolute_url() in client.get(address).text
    assert client.get(FRONT)["ETag"] == front


def test_who_is_signed_in_never_gets_a_kept_page(cast, client):
    client.get(FRONT)
    answer = signed_in(Client(), cast.dilan).get(FRONT)
    assert not answer.has_header("ETag")


def test_a_page_with_a_form_of_one_person_is_not_kept(cast, client):
    answer = client.get("/inloggen/")
    assert not answer.has_header("ETag")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_language_has_its_own_version(language, cast, client):
    answers = {lang: client.get(FRONT, headers={"Accept-Language": lang}) for lang in ("nl", "en")}
    assert answers["nl"]["ETag"] != answers["en"]["ETag"]
    assert f'lang="{language}"' in answers[language].text


def test_a_kept_page_carries_every_safety_header(cast, client):
    first, again = client.get(FRONT), client.get(FRONT)
    for name in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"):
        assert again[name] == first[name] != ""
    assert again["X-Frame-Options"] == "DENY"


def test_a_phone_that_can_unpack_gets_fewer_bytes(cast, client):
    plain = client.get(FRONT)
    squeezed = client.get(FRONT, headers={"Accept-Encoding": "gzip"})
    assert squeezed["Content-Encoding"] == "gzip"
    assert len(squeezed.content) < len(plain.content)


class ReadsAndActions(TestCase):
    """Never stale: whatever the order of actions and reads, kept equals drawn anew."""

    @settings(max_examples=30)
    @given(
        st.lists(st.sampled_from(list(HAPPENS)), min_size=1, max_size=3),
        st.sampled_from(PAGES),
        st.booleans(),
    )
    def test_a_kept_page_is_the_page_that_would_be_drawn_now(self, steps, path, is_signed_in):
        cache.clear()
        play = Cast()
        reader = signed_in(Client(), play.dilan) if is_signed_in else Client()
        Client().get(path)
        for step in steps:
            HAPPENS[step](play)
            Client().get(path)
            kept = reader.get(path)
            cache.clear()
            assert kept.content == reader.get(path).content
