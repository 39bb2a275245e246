"""What a screen in the room shows while people vote: counted seldom enough to betray nobody."""

from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from tests.dialogues import scenes
from wijkaanpak.dialogues import rules
from wijkaanpak.dialogues.models import Dialogue
from wijkaanpak.methods import opinions


@pytest.fixture
def table(cast):
    cast.at_the_table()


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 4)), max_size=120), st.integers(1, 9))
def test_between_two_results_at_least_five_people_voted(presses, statements):
    """Whoever votes when: no two results that follow each other differ by four people or fewer."""
    cast, between, before = {}, set(), (0, 0)
    for who, many in presses:
        room = statements - cast.get(who, 0)
        for _vote in range(min(many, room)):
            cast[who] = cast.get(who, 0) + 1
            between.add(who)
            now = (len(cast), sum(cast.values()))
            if rules.count_again(before, now, statements):
                assert len(between) >= rules.STEP
                between, before = set(), now


@given(st.integers(0, 5000), st.integers(0, 90_000), st.integers(1, 500))
def test_nothing_new_is_never_counted_again(people, votes, statements):
    assert not rules.count_again((people, votes), (people, votes), statements)


def test_a_result_comes_at_five_people_and_stays_until_five_more(cast, table):
    dialogue, seen = scenes.opened(cast, live=True), []
    for one in range(14):
        scenes.votes(dialogue, f"een {one}", "a" if one % 2 else "d")
        kept = Dialogue.objects.get(pk=dialogue.pk).result
        seen.append(kept["people"] if kept else 0)
    assert seen == [0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10, 10, 10, 10]
    assert all(after - before in (0, 5) for before, after in pairwise(seen))


def test_without_live_nothing_is_counted_and_there_is_no_screen(cast, table, client):
    dialogue = scenes.opened(cast)
    scenes.two_camps(dialogue, 6, 5)
    assert Dialogue.objects.get().result == {}
    answer = client.get(f"{dialogue.get_absolute_url()}scherm/")
    assert (answer.status_code, answer.headers["Location"]) == (302, dialogue.get_absolute_url())


def test_reading_the_screen_counts_nothing_and_asks_the_same(cast, table, client, monkeypatch):
    dialogue = scenes.opened(cast, live=True)
    at, counts = f"{dialogue.get_absolute_url()}scherm/", []
    for many in (1, 3, 12):
        scenes.two_camps(dialogue, many, many)
        with monkeypatch.context() as patched:
            patched.setattr(opinions, "survey", None)
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(at)
        assert answer.status_code == 200
        counts.append(len(asked))
    assert counts == [5, 5, 5]  # one of them the mark of what kept pages may show
    assert "Ik voel me hier thuis." in answer.text
    scenes.votes(dialogue, "nog een", "a")
    votes = sum(len(one.votes) for one in dialogue.voices.all())
    assert f"Er kwamen {votes} stemmen binnen." in client.get(at).text  # each shows at once
    part = client.get(at, headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert "Wat iedereen deelt" in part


def test_after_closing_the_screen_leads_to_the_result(cast, table, client):
    dialogue = scenes.opened(cast, live=True, lasts=3)
    scenes.two_camps(dialogue, 6, 5)
    scenes.closed(cast, dialogue)
    answer = client.get(f"{dialogue.get_absolute_url()}scherm/")
    assert answer.headers["Location"] == dialogue.get_absolute_url()
    assert Dialogue.objects.get().result["people"] == 11
