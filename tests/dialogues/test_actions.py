"""What may happen in a conversation, and what nobody can find in it."""

import uuid
from datetime import timedelta

import pytest
from django.core import serializers

from tests.dialogues import scenes
from tests.invitations.scenes import an_ask
from wijkaanpak import clock
from wijkaanpak.dialogues import actions, queries
from wijkaanpak.dialogues.models import Dialogue, Statement, Voice
from wijkaanpak.dialogues.queries.result import Result
from wijkaanpak.dialogues.rules import Choice, DialogueState, Reason, StatementState
from wijkaanpak.logbook.models import Entry, Facts
from wijkaanpak.methods import opinions
from wijkaanpak.refusals import NotYours, Refused

FROM = "Nieuw-Zeeland, 2019. CC BY 4.0, The Computational Democracy Project."


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()


def test_the_residents_ask_without_a_slot_and_others_only_with_one(cast):
    assert scenes.opened(cast).state == DialogueState.OPEN
    with pytest.raises(Refused, match="slot"):
        scenes.written(cast, by=cast.corrie, party=cast.housing)
    assert scenes.opened_on_a_slot(cast).asker == cast.housing


def test_a_slot_is_for_one_conversation_of_the_party_that_has_it(cast):
    ask = an_ask(cast, by=cast.corrie, party=cast.housing)
    with pytest.raises(Refused, match="not yours"):
        scenes.written(cast, by=cast.sanne, party=cast.gemeente, ask=ask)
    scenes.written(cast, by=cast.corrie, party=cast.housing, ask=ask)
    with pytest.raises(Refused, match="already"):
        scenes.written(cast, by=cast.corrie, party=cast.housing, ask=ask)


def changed(by, dialogue, **more):
    actions.change_dialogue(by=by, dialogue=dialogue, opening=scenes.an_opening(**more))


def test_until_it_opens_question_days_and_statements_change_and_numbers_stay_in_order(cast):
    dialogue = scenes.written(cast)
    new = ("Een fiets hoort in een rek.", *scenes.FIRST[2:5])
    for _time in range(2):
        changed(
            cast.dilan, dialogue, first=new, days=3, question="Waar laten we fietsen?", live=True
        )
    dialogue.refresh_from_db()
    assert (dialogue.question, dialogue.live) == ("Waar laten we fietsen?", True)
    assert dialogue.opens == clock.today() + timedelta(days=3)
    rows = list(dialogue.statements.order_by("number").values_list("number", "text"))
    assert rows == list(enumerate(new, 1))
    with pytest.raises(Refused, match="first day"):
        changed(cast.dilan, dialogue, days=-1)


def test_only_who_speaks_for_a_party_begins_opens_and_closes(cast):
    dialogue = scenes.written(cast)
    for stranger in (cast.amina, cast.hassan, cast.corrie, cast.noor):
        with pytest.raises(NotYours):
            scenes.written(cast, by=stranger)
        with pytest.raises(NotYours):
            changed(stranger, dialogue)
        with pytest.raises(NotYours):
            actions.open_dialogue(by=stranger, dialogue=dialogue)
    actions.open_dialogue(by=cast.dilan, dialogue=dialogue)
    with pytest.raises(NotYours):
        scenes.closed(cast, dialogue, by=cast.corrie)


def test_a_form_that_is_sent_twice_begins_one_conversation(cast):
    key = uuid.uuid4()
    assert scenes.written(cast, key=key) == scenes.written(cast, key=key)
    assert Dialogue.objects.count() == 1


def test_it_opens_with_enough_statements_and_then_they_stay(cast):
    dialogue = scenes.written(cast, first=scenes.FIRST[:4])
    with pytest.raises(Refused, match="at least"):
        actions.open_dialogue(by=cast.dilan, dialogue=dialogue)
    same = scenes.FIRST[0].upper()
    first = (*scenes.FIRST[:4], same, scenes.FIRST[4])
    changed(cast.dilan, dialogue, first=first)
    assert dialogue.statements.count() == 5
    actions.open_dialogue(by=cast.dilan, dialogue=dialogue)
    with pytest.raises(Refused, match="stay"):
        changed(cast.dilan, dialogue)


def test_a_vote_counts_once_and_can_be_changed(cast):
    dialogue = scenes.opened(cast)
    for _time in range(2):
        scenes.votes(dialogue, "een", "ap")
    assert Voice.objects.get().votes == {"1": 1, "2": 0}
    assert Statement.objects.get(dialogue=dialogue, number=1).seen == 1
    entries = Entry.objects.count()
    scenes.votes(dialogue, "een", "d")
    assert Voice.objects.get().votes == {"1": -1, "2": 0}
    assert Statement.objects.get(dialogue=dialogue, number=1).seen == 1
    assert Entry.objects.count() == entries + 1
    scenes.votes(dialogue, "een", "d")
    assert Entry.objects.count() == entries + 1


@pytest.mark.parametrize("days", [-1, 31])
def test_nobody_votes_outside_the_days(cast, days):
    dialogue = scenes.opened(cast, days=1, lasts=30) if days < 0 else scenes.opened(cast)
    later = clock.now() + timedelta(days=max(0, days))
    with clock.set_back(later), pytest.raises(Refused, match="Voting"):
        scenes.votes(dialogue, "een", "a")
    assert Voice.objects.count() == 0


def test_nobody_votes_on_a_statement_that_waits_or_went_back_or_is_of_another(cast):
    dialogue, other = scenes.opened(cast), scenes.opened(cast, question="Iets anders?")
    waiting = scenes.a_waiting_statement(dialogue)
    for statement in (waiting, other.statements.first()):
        with pytest.raises(Refused, match="next"):
            actions.vote(dialogue=dialogue, key="een", statement=statement, choice=Choice.PASS)
    actions.return_statement(by=cast.hassan, statement=waiting, reason=Reason.TWO)
    with pytest.raises(Refused, match="next"):
        actions.vote(dialogue=dialogue, key="een", statement=waiting, choice=Choice.PASS)


def test_a_host_places_or_returns_once_and_the_writer_sees_why(cast):
    dialogue = scenes.opened(cast)
    good = scenes.a_waiting_statement(dialogue)
    bad = scenes.a_waiting_statement(dialogue, text="Piet van nummer 3 is een zeur.")
    for stranger in (cast.amina, cast.dilan, cast.stranger):
        with pytest.raises(NotYours):
            actions.place_statement(by=stranger, statement=good)
        with pytest.raises(NotYours):
            actions.return_statement(by=stranger, statement=bad, reason=Reason.PERSON)
    actions.place_statement(by=cast.hassan, statement=good)
    actions.return_statement(by=cast.hassan, statement=bad, reason=Reason.PERSON)
    with pytest.raises(Refused, match="before"):
        actions.return_statement(by=cast.hassan, statement=good, reason=Reason.TWO)
    _voice, writer = actions.digests_of("schrijver")
    became = [(one.state, one.reason) for one in queries.written_by(dialogue, writer)]
    assert became == [("placed", ""), ("returned", "person")]
    assert queries.written_by(dialogue, actions.digests_of("ander")[1]) == []


def test_a_statement_that_is_sent_twice_is_there_once(cast):
    dialogue, key = scenes.opened(cast), uuid.uuid4()
    made = {
        actions.write_statement(dialogue=dialogue, key="een", text="Meer licht.", once=key).pk
        for _time in range(2)
    }
    made.add(actions.write_statement(dialogue=dialogue, key="twee", text="meer  licht.").pk)
    assert len(made) == 1


def test_a_flood_of_statements_from_one_place_is_stopped(cast):
    dialogue = scenes.opened(cast)
    for number in range(actions.STATEMENTS_FROM_ONE_PLACE):
        text = f"Nummer {number} is goed."
        actions.write_statement(dialogue=dialogue, key="x", text=text, source="192.0.2.1")
    with pytest.raises(Refused, match="ten minutes"):
        actions.write_statement(dialogue=dialogue, key="x", text="Nog een.", source="192.0.2.1")
    actions.write_statement(dialogue=dialogue, key="x", text="Nog een.", source="192.0.2.2")


def test_it_closes_after_its_last_day_and_the_result_stands(cast):
    dialogue = scenes.opened(cast)
    scenes.two_camps(dialogue)
    with pytest.raises(Refused, match="last day"):
        actions.close_dialogue(by=cast.dilan, dialogue=dialogue, words="Klaar.")
    scenes.closed(cast, dialogue)
    found = Result(dialogue.result)
    assert found.people == 22
    assert [group["people"] for group in found.groups] == [12, 10]
    assert "Ik voel me hier thuis." in [line.text for line in found.shared]
    assert found.divides
    with pytest.raises(Refused, match="before"):
        scenes.closed(cast, dialogue, words="Iets anders.")


def everything():
    """All that is kept of conversations and in the log, as text."""
    rows = [*Dialogue.objects.all(), *Statement.objects.all(), *Voice.objects.all()]
    log = [*Entry.objects.all(), *Facts.objects.all()]
    return serializers.serialize("json", [*rows, *log])


def test_while_people_vote_nothing_kept_names_a_key_a_person_or_a_choice_in_the_log(cast):
    dialogue = scenes.opened(cast)
    scenes.votes(dialogue, "sleutel-op-toestel", "ad")
    written = scenes.a_waiting_statement(dialogue, key="sleutel-op-toestel")
    assert "sleutel-op-toestel" not in everything()
    facts = Facts.objects.filter(entry__verb__in=["dialogue.voted", "dialogue.statement_written"])
    assert [(one.by, one.content, one.open) for one in facts] == [("", {}, False)] * 3
    assert Voice.objects.get().digest != written.writer  # the two cannot be joined


def test_after_closing_no_key_leads_to_votes_or_words_and_no_order_is_left(cast):
    dialogue = scenes.opened(cast)
    scenes.two_camps(dialogue, 12, 10)
    scenes.votes(dialogue, "laatste", "aaaaaaaa")
    scenes.a_waiting_statement(dialogue, key="laatste", text="Piet is een zeur.")
    before = {one.pk for one in Voice.objects.all()}
    scenes.closed(cast, dialogue)
    assert not before & {one.pk for one in Voice.objects.all()}
    assert set(Voice.objects.values_list("digest", flat=True)) == {""}
    assert set(Statement.objects.values_list("writer", flat=True)) == {""}
    assert "Piet" not in everything()
    assert Voice.objects.count() == 23
    left = Statement.objects.filter(state=StatementState.PLACED, text="")
    assert not left.exists()


def test_a_neighbourhood_sees_only_its_own(cast):
    dialogue = scenes.opened(cast)
    scenes.a_waiting_statement(dialogue)
    scenes.written(cast)
    assert queries.dialogues(cast.dorp) == ([], "")
    assert queries.waiting(cast.dorp) == []
    assert queries.being_written(cast.dorp, [cast.residents]) == []
    assert [ground.party for ground in queries.grounds_of(cast.dilan, cast.dorp)] == []
    assert [row.pk for row in queries.dialogues(cast.wijk)[0]] == [dialogue.pk]


def test_a_real_conversation_from_polis_is_laid_in_and_says_the_same_here(cast, shared):
    folder = shared / "data/polis/scoop-hivemind.biodiversity"
    texts = opinions.read_statements((folder / "comments.csv").read_bytes())
    table = opinions.with_statements(opinions.read((folder / "votes.csv").read_bytes()), texts)
    dialogue = scenes.written(cast, first=())
    with pytest.raises(NotYours):
        actions.lay_in_votes(by=cast.corrie, dialogue=dialogue, votes=table, origin=FROM)
    actions.lay_in_votes(by=cast.dilan, dialogue=dialogue, votes=table, origin=FROM)
    many = dialogue.statements.count()
    actions.lay_in_votes(by=cast.dilan, dialogue=dialogue, votes=table, origin=FROM)
    assert dialogue.statements.count() == many
    assert dialogue.elsewhere == Voice.objects.count() > 300
    actions.open_dialogue(by=cast.dilan, dialogue=dialogue)
    scenes.closed(cast, dialogue)
    kept = table.in_play
    voted = (table.cast[:, kept] != opinions.UNSEEN).any(1)
    said = [one for one in table.statements if not one.is_out]
    people = ["somebody"] * int(voted.sum())
    there = opinions.survey(opinions.Votes(people, said, table.cast[voted][:, kept]))
    found = Result(dialogue.result)
    assert [group["people"] for group in found.groups] == list(
        there.clear.sizes if there.clear else ()
    )
    assert [line.text for line in found.shared] == [
        " ".join(said[place].text.split()) for place, _share in there.unites()
    ]


def test_votes_from_elsewhere_do_not_come_into_a_conversation_that_is_open(cast):
    table = opinions.read(b"voter-id,comment-id,vote\n7,2,1\n")
    dialogue = scenes.opened(cast)
    with pytest.raises(Refused, match="before that"):
        actions.lay_in_votes(by=cast.dilan, dialogue=dialogue, votes=table, origin=FROM)
    nameless = scenes.written(cast, question="Zonder tekst?")
    with pytest.raises(Refused, match="statement 2"):
        actions.lay_in_votes(by=cast.dilan, dialogue=nameless, votes=table, origin=FROM)
    assert Voice.objects.count() == 0
