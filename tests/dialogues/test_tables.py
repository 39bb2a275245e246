"""A table votes on paper, and a host types its sheet in: once, and nobody's vote can be found."""

import hashlib
import uuid
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import signed_in
from tests.dialogues import scenes
from wijkaanpak import clock
from wijkaanpak.dialogues import actions, queries
from wijkaanpak.dialogues.models import Dialogue, Statement, TableSheet, Voice
from wijkaanpak.dialogues.rules import Slip
from wijkaanpak.logbook.door import Verb, act
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
    known = [hashlib.sha256(f"{word}{sheet.pk} {one}".encode()).hexdigest()
             for word in ("", "sheet ", "vote sheet ") for one in range(2)]  # fmt: skip
    kept = str(list(Voice.objects.values()))
    assert not [one for one in [str(sheet.pk), *known] if one in kept]
    scenes.closed(cast, dialogue)
    assert {one.digest for one in Voice.objects.all()} == {""}  # now the secret helps no more


def anew(slip, number=1, columns=({"1": 1, "2": 1}, {}, {"1": -1})):
    return actions.Anew(slip, number, columns)


def test_a_mistyped_sheet_is_typed_in_anew_and_the_count_follows(cast):
    dialogue, key = scenes.opened(cast), uuid.uuid4()
    scenes.votes(dialogue, "een", "ad")
    wrong = typed(cast, dialogue, columns=[{"1": 1, "2": -1, "3": 1}, {"1": 0}, {"3": 1}])
    wanted = anew(Slip.PEOPLE)
    for _time in range(2):  # a retry changes nothing more
        right = actions.correct_sheet(by=cast.hassan, sheet=wrong, anew=wanted, key=key)
    assert (right.number, right.people, right.until) == (1, 2, None)
    votes = sorted(str(one.votes) for one in Voice.objects.all())
    assert votes == sorted(map(str, [{"1": 1, "2": -1}, {"1": 1, "2": 1}, {"1": -1}]))
    seen = Statement.objects.filter(dialogue=dialogue).order_by("number")
    assert [one.seen for one in seen][:4] == [3, 2, 0, 0]
    wrong.refresh_from_db()
    assert (wrong.slip, wrong.until) == ("people", clock.today())
    assert queries.sheets(dialogue) == [right, wrong]
    with pytest.raises(Refused, match="before"):  # in a second tab
        actions.correct_sheet(by=cast.hassan, sheet=wrong, anew=wanted, key=uuid.uuid4())
    assert Voice.objects.count() == 3


def test_the_log_says_what_was_corrected_and_not_what_was_voted(cast):
    dialogue = scenes.opened(cast)
    sheet = typed(cast, dialogue, number=12)
    with pytest.raises(Refused, match="Choose that its number"):
        actions.correct_sheet(
            by=cast.hassan, sheet=sheet, anew=anew(Slip.KEYS, 21), key=uuid.uuid4()
        )
    actions.correct_sheet(
        by=cast.hassan, sheet=sheet, anew=anew(Slip.NUMBER, 21, [{"1": 1}]), key=uuid.uuid4()
    )
    facts = Facts.objects.get(entry__verb="dialogue.sheet_number_corrected")
    assert facts.open
    said = {"number": 21, "was": 12, "people": 1, "before": 2, "who": "Hassan"}
    assert facts.content == said
    assert queries.next_sheet(dialogue) == 22


@pytest.mark.parametrize("slip", [Slip.TWICE, Slip.ELSEWHERE])
def test_a_sheet_that_does_not_belong_is_taken_out(cast, slip):
    dialogue = scenes.opened(cast)
    sheet, key = typed(cast, dialogue), uuid.uuid4()
    with pytest.raises(Refused, match="Leave them empty"):
        actions.correct_sheet(by=cast.hassan, sheet=sheet, anew=anew(slip), key=key)
    for _time in range(2):
        actions.correct_sheet(by=cast.hassan, sheet=sheet, anew=anew(slip, 1, []), key=key)
    assert Voice.objects.count() == 0
    assert not Statement.objects.filter(dialogue=dialogue).exclude(seen=0).exists()
    assert typed(cast, dialogue).people == 2  # its number is free again
    with pytest.raises(Refused, match="before"):
        typed(cast, dialogue, key=sheet.pk)  # the first form, sent once more


def test_the_first_form_with_other_keys_is_not_said_to_count(cast):
    """Who goes back, mends a line and sends again would believe that it is mended."""
    dialogue, key = scenes.opened(cast), uuid.uuid4()
    typed(cast, dialogue, key=key)
    with pytest.raises(Refused, match="otherwise"):
        typed(cast, dialogue, key=key, columns=[{"1": 1}])
    assert Voice.objects.count() == 2


def test_only_a_host_corrects_and_only_until_it_is_closed(cast):
    dialogue = scenes.opened(cast, lasts=3)
    sheet = typed(cast, dialogue)
    for stranger in (cast.amina, cast.dilan, cast.stranger):
        with pytest.raises(NotYours):
            actions.correct_sheet(by=stranger, sheet=sheet, anew=anew(Slip.KEYS), key=uuid.uuid4())
    with clock.set_back(clock.now() + timedelta(days=5)):  # over, and not closed
        sheet = actions.correct_sheet(
            by=cast.hassan, sheet=sheet, anew=anew(Slip.KEYS), key=uuid.uuid4()
        )
    scenes.closed(cast, dialogue)
    with pytest.raises(Refused, match="closed"):
        actions.correct_sheet(by=cast.hassan, sheet=sheet, anew=anew(Slip.KEYS), key=uuid.uuid4())


def test_votes_that_cannot_be_found_stay(cast):
    """Of a sheet that came in before sheets could be corrected there is no digest."""
    dialogue = scenes.opened(cast)
    sheet = typed(cast, dialogue)
    one = Voice.objects.first()
    with act(Verb("test.forgot", "x"), by=cast.hassan.actor, book="zonnehof") as entry:
        one.digest = ""
        one.save()
        entry.about(dialogue)
    with pytest.raises(Refused, match="found"):
        actions.correct_sheet(by=cast.hassan, sheet=sheet, anew=anew(Slip.KEYS), key=uuid.uuid4())
    assert Voice.objects.count() == 2


def test_a_correction_shows_nothing_more_on_a_screen(cast):
    """What changes between two results is never the votes of fewer than five people."""
    dialogue = scenes.opened(cast, live=True)
    sheet = typed(cast, dialogue, columns=[{"1": 1}] * 5)
    before = Dialogue.objects.get().result
    actions.correct_sheet(
        by=cast.hassan, sheet=sheet, anew=anew(Slip.KEYS, 1, [{"1": 1}] * 4 + [{"1": -1}]),
        key=uuid.uuid4(),
    )  # fmt: skip
    assert Dialogue.objects.get().result == before
    for one in range(5):
        scenes.votes(dialogue, f"een {one}", "a")
    assert Dialogue.objects.get().result["statements"][0]["everybody"]["disagree"] == 1


def test_a_host_corrects_on_the_page_step_by_step(cast):
    dialogue = scenes.opened(cast)
    sheet = typed(cast, dialogue)
    host, listed = signed_in(Client(), cast.hassan), f"{dialogue.get_absolute_url()}tafel/"
    at = f"{listed}{sheet.pk}/"
    assert at in host.get(listed).text
    answer = host.post(at, {"key": str(uuid.uuid4()), "number": "", "person_1": "12"})
    assert answer.status_code == 422
    assert "Typ 8 cijfers" in answer.text
    assert 'value="12"' in answer.text
    right = {
        "key": str(uuid.uuid4()),
        "slip": "keys",
        "number": "1",
        "person_1": "1100 0000",
        "person_2": "2000 0000",
    }
    for _time in range(2):
        assert "Blad 1 is verbeterd: 2 mensen" in host.post(at, right, follow=True).text
    page = host.get(at, follow=True).text
    assert "Iemand verbeterde dit blad al" in page
    assert "telt niet meer" in page
    assert signed_in(Client(), cast.amina).get(at).status_code == 403
    assert Voice.objects.count() == 2


def test_of_a_closed_conversation_a_host_hears_that_sheets_stay_and_where_to_tell_a_mistake(cast):
    dialogue = scenes.opened(cast, lasts=3)
    sheet = typed(cast, dialogue)
    scenes.closed(cast, dialogue)
    host, listed = signed_in(Client(), cast.hassan), f"{dialogue.get_absolute_url()}tafel/"
    page = host.get(listed).text
    assert "Klopt een blad niet, of is er een vergeten? Vertel dat bij “Fout en herstel”." in page
    assert "Blad 1: 2 mensen" in page
    for gone in ("Stop het in de bus", "Verbeter blad 1", "Print bladen", "tot het gesprek"):
        assert gone not in page
    told = host.get(f"{listed}{sheet.pk}/", follow=True)
    assert told.redirect_chain
    assert "niemand kan de stemmen van een blad terugvinden" in told.text


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
