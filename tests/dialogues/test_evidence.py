"""What a conversation said lies beside an item of the agenda."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.agenda import play
from tests.cast import signed_in
from tests.dialogues import scenes
from tests.repairs.scenes import talking
from wijkaanpak.agenda.models import Item
from wijkaanpak.dialogues import actions
from wijkaanpak.dialogues.models import Evidence, Statement
from wijkaanpak.dialogues.queries import evidence as beside
from wijkaanpak.people.queries import Viewer
from wijkaanpak.refusals import NotYours, Refused


@pytest.fixture
def item(cast):
    play.adopted(cast, items=3)
    cast.at_the_table()
    return Item.objects.filter(edition__here=cast.wijk).first()


@pytest.fixture
def said(cast, item):
    """A closed conversation and its statement that everybody shares."""
    dialogue = scenes.opened(cast, lasts=3)
    scenes.two_camps(dialogue, 8, 8)
    scenes.closed(cast, dialogue)
    return Statement.objects.get(dialogue=dialogue, number=7)


def test_who_keeps_the_agenda_and_the_asker_lay_it_there_and_nobody_else(cast, item, said):
    for stranger in (cast.amina, cast.corrie, cast.sanne, cast.hassan, cast.stranger):
        with pytest.raises(NotYours):
            actions.lay_beside(by=stranger, statement=said, item=item)
    first = actions.lay_beside(by=cast.anouk, statement=said, item=item)
    assert actions.lay_beside(by=cast.dilan, statement=said, item=item) == first
    with pytest.raises(NotYours):
        actions.take_away(by=cast.hassan, evidence=first)
    for _time in range(2):
        actions.take_away(by=cast.dilan, evidence=first)
    assert not Evidence.objects.filter(until=None).exists()
    actions.lay_beside(by=cast.dilan, statement=said, item=item)
    assert Evidence.objects.count() == 2


def test_only_a_counted_statement_of_a_closed_conversation_lies_there(cast, item, said):
    running = scenes.opened(cast, question="Nog open?")
    with pytest.raises(Refused, match="not closed"):
        actions.lay_beside(by=cast.dilan, statement=running.statements.first(), item=item)
    few = scenes.opened(cast, question="Weinig?", lasts=3)
    scenes.votes(few, "een", "a")
    scenes.closed(cast, few)
    with pytest.raises(Refused, match="Too few"):
        actions.lay_beside(by=cast.dilan, statement=few.statements.first(), item=item)


def test_the_item_shows_what_is_shared_with_counts_and_a_way_there(cast, client, item, said):
    at, counts = item.get_absolute_url(), []
    assert "Wat gesprekken zeggen" not in client.get(at).text
    numbers = iter((7, 1, 4))
    for _time in range(3):
        statement = Statement.objects.get(dialogue=said.dialogue, number=next(numbers))
        actions.lay_beside(by=cast.anouk, statement=statement, item=item)
        client.get(at)
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(at)
        counts.append(len(asked))
    assert counts[0] == counts[2]
    assert "Ik voel me hier thuis." in answer.text
    assert "Eens <b>16</b>" in answer.text
    assert said.dialogue.get_absolute_url() in answer.text
    assert "Haal weg" not in answer.text
    assert len(beside.beside(Viewer(cast.wijk), item)) == 3
    assert beside.beside(Viewer(cast.dorp), item) == []


def test_it_is_laid_and_taken_away_on_the_pages(cast, client, item, said):
    circle = signed_in(Client(), cast.anouk)
    read = said.dialogue.get_absolute_url()
    at = f"{read}naast/"
    assert at in circle.get(read).text
    assert at not in client.get(read).text
    assert signed_in(Client(), cast.hassan).get(at).status_code == 403
    given = {"statement": str(said.pk), "item": str(item.pk)}
    assert circle.post(at, {"statement": str(said.pk), "item": "x"}).status_code == 422
    answer = circle.post(at, given, follow=True)
    assert "Ik voel me hier thuis." in answer.text
    row = Evidence.objects.get()
    away = f"{at}{row.pk}/weg/"
    assert away in answer.text
    assert signed_in(Client(), cast.hassan).post(away).status_code == 403
    assert "Ik voel me hier thuis." not in circle.post(away, follow=True).text


def test_an_item_of_another_neighbourhood_is_refused(cast, item, said):
    with pytest.raises(Refused, match="this neighbourhood"):
        beside.check_beside(cast.dorp, item)


def test_it_lies_beside_a_difference_of_view_by_whose_that_is(cast, said):
    row = talking(cast)  # Amina answers for one side, Sanne's municipality is the other
    for stranger in (cast.corrie, cast.hassan, cast.anouk, cast.stranger):
        with pytest.raises(NotYours):
            actions.lay_beside(by=stranger, statement=said, item=row)
    first = actions.lay_beside(by=cast.amina, statement=said, item=row)
    assert actions.lay_beside(by=cast.dilan, statement=said, item=row) == first
    assert len(beside.beside(Viewer(cast.wijk), row)) == 1
    assert beside.beside(Viewer(cast.dorp), row) == []
    actions.take_away(by=cast.sanne, evidence=first)
    assert beside.beside(Viewer(cast.wijk), row) == []


def test_it_is_laid_beside_a_difference_of_view_on_the_pages(cast, client, said):
    row = talking(cast)
    read = said.dialogue.get_absolute_url()
    amina = signed_in(Client(), cast.amina)
    assert f"{read}naast/" in amina.get(read).text
    given = {"statement": str(said.pk), "item": str(row.pk)}
    assert amina.post(f"{read}naast/", given).status_code == 302
    page = client.get(row.get_absolute_url()).text
    assert ("Ik voel me hier thuis." in page, "Eens <b>16</b>" in page) == (True, True)
    away = f"{read}naast/{Evidence.objects.get().pk}/weg/"
    assert "Ik voel me hier thuis." not in amina.post(away, follow=True).text


def test_a_difference_of_view_of_elsewhere_is_refused(cast, said):
    with pytest.raises(Refused, match="not settled"):
        beside.check_beside(cast.dorp, talking(cast))
