"""A table votes on paper, and a host types its sheet in: once, and nobody's vote can be found."""

import uuid

import pytest
from django.test import Client

from tests.cast import signed_in
from tests.dialogues import scenes
from wijkaanpak.dialogues import actions, queries
from wijkaanpak.dialogues.models import Statement, TableSheet, Voice
from wijkaanpak.logbook.models import Facts
from wijkaanpak.refusals import NotYours, Refused


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()


def typed(cast, dialogue, number=1, key=None, columns=None, by=None):
    columns = columns or [{"1": 1, "2": -1}, {}, {"1": 0}]
    return actions.type_in_sheet(
        by=by or cast.hassan, dialogue=dialogue, number=number, columns=columns,
        key=key or uuid.uuid4(),
    )  # fmt: skip


def test_each_column_is_a_voice_in_one_box_with_the_others(cast):
    dialogue = scenes.opened(cast)
    scenes.votes(dialogue, "een", "ad")
    assert typed(cast, dialogue).people == 2
    votes = [one.votes for one in Voice.objects.order_by("digest")]
    assert sorted(map(str, votes)) == sorted(
        map(str, [{"1": 1, "2": -1}, {"1": 0}, {"1": 1, "2": -1}])
    )
    assert Statement.objects.get(dialogue=dialogue, number=1).seen == 3
    assert Statement.objects.get(dialogue=dialogue, number=2).seen == 2


def test_a_sheet_that_is_sent_twice_or_typed_by_two_hosts_counts_once(cast):
    dialogue, key = scenes.opened(cast), uuid.uuid4()
    first = typed(cast, dialogue, key=key)
    assert typed(cast, dialogue, key=key) == first
    with pytest.raises(Refused, match="before"):
        typed(cast, dialogue)
    assert Voice.objects.count() == 2
    typed(cast, dialogue, number=queries.next_sheet(dialogue))
    assert [one.number for one in queries.sheets(dialogue)] == [1, 2]


def test_only_a_host_types_in_and_only_while_people_vote(cast):
    dialogue = scenes.opened(cast, lasts=3)
    for stranger in (cast.amina, cast.dilan, cast.stranger):
        with pytest.raises(NotYours):
            typed(cast, dialogue, by=stranger)
    with pytest.raises(Refused, match="at least one"):
        typed(cast, dialogue, columns=[{}, {}])
    scenes.closed(cast, dialogue)
    with pytest.raises(Refused, match="over"):
        typed(cast, dialogue)
    assert TableSheet.objects.count() == 0


def test_who_typed_is_known_and_who_voted_what_is_nowhere(cast):
    dialogue = scenes.opened(cast)
    sheet = typed(cast, dialogue)
    facts = Facts.objects.get(entry__verb="dialogue.sheet_typed_in")
    assert facts.by == cast.hassan.actor.ref
    assert facts.content == {"number": 1, "people": 2, "who": "Hassan"}
    assert {one.digest for one in Voice.objects.all()} == {""}
    assert str(sheet.pk) not in str(list(Voice.objects.values()))


def test_a_host_types_in_on_the_page_and_hears_which_line_is_wrong(cast):
    dialogue = scenes.opened(cast)
    host, at = signed_in(Client(), cast.hassan), f"{dialogue.get_absolute_url()}tafel/"
    assert host.get(at).text.count('name="person_') == 8
    key = str(uuid.uuid4())
    wrong = {
        "key": key,
        "number": "1",
        "person_1": "1111 2222",
        "person_2": "111",
        "person_3": "9",
    }
    answer = host.post(at, wrong)
    assert answer.status_code == 422
    assert "Typ 8 cijfers" in answer.text
    assert "“9” staat niet op het blad" in answer.text
    assert "1111 2222" in answer.text
    good = wrong | {"person_2": "0000 0001", "person_3": ""}
    for _time in range(2):
        assert "Blad 1 zit erin: 2 mensen" in host.post(at, good, follow=True).text
    assert Voice.objects.count() == 2


def test_papers_can_be_printed_before_and_while_people_vote(cast, client):
    dialogue = scenes.opened(cast)
    host = signed_in(Client(), cast.hassan)
    for who, name in ((client, "kaarten"), (client, "kaarten-groot"), (host, "tafelbladen")):
        answer = who.get(f"{dialogue.get_absolute_url()}{name}.pdf")
        assert answer.content.startswith(b"%PDF")
        assert b"pdfuaid" in answer.content
    assert client.get(f"{dialogue.get_absolute_url()}tafelbladen.pdf").status_code == 302


def test_a_village_beside_it_types_nothing_in(cast):
    dialogue = scenes.opened(cast)
    typed(cast, dialogue)
    other = dialogue.get_absolute_url().replace("zonnehof", "elzenbroek")
    for at in ("kaarten.pdf", "tafel/", "scherm/", "naast/", "tafelbladen.pdf"):
        assert signed_in(Client(), cast.hassan).get(other + at).status_code in (403, 404)
