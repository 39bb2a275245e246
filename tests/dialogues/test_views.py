"""What people meet of conversations, with a phone and with a keyboard."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import signed_in
from tests.dialogues import scenes
from tests.invitations.scenes import an_ask
from tests.pages import queries_of
from wijkaanpak import clock
from wijkaanpak.dialogues import actions
from wijkaanpak.dialogues.models import Dialogue, Statement, Voice
from wijkaanpak.dialogues.rules import StatementState
from wijkaanpak.methods import opinions

HERE = "/w/zonnehof/gesprekken/"


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()


def test_the_pages_ask_as_often_for_one_as_for_three(client, cast):
    host = signed_in(Client(), cast.hassan)
    counts, dialogues = [], []
    for number in range(3):
        dialogue = scenes.opened(cast, question=f"Vraag {number}?", lasts=3)
        dialogues.append(dialogue)
        scenes.votes(dialogue, f"een {number}", "a")
        for one in range(number + 1):
            scenes.a_waiting_statement(dialogue, text=f"Stelling {one} is goed.")
        client.get(f"{dialogue.get_absolute_url()}stem/")
        statement = dialogue.statements.get(number=1)
        counts.append(
            {
                "listing": queries_of(client, HERE),
                "read": queries_of(client, dialogue.get_absolute_url()),
                "vote": queries_of(client, f"{dialogue.get_absolute_url()}stem/{statement.pk}/"),
                "mine": queries_of(client, f"{dialogue.get_absolute_url()}mijn/"),
                "desk": queries_of(host, f"{HERE}bureau/"),
            }
        )
    assert counts[0] == counts[2] == {"listing": 3, "read": 5, "vote": 6, "mine": 6, "desk": 5}
    scenes.two_camps(dialogues[0], 6, 5)
    scenes.closed(cast, dialogues[0])
    assert queries_of(client, dialogues[0].get_absolute_url()) == 3


def press(client, answer, choice):
    """Press one of the three buttons of the page where a device is; return the next page."""
    return client.post(answer.request["PATH_INFO"], {"choice": choice}, follow=True)


def test_a_phone_votes_on_all_statements_one_by_one_and_changes_one(client, cast):
    dialogue = scenes.opened(cast)
    answer = client.get(f"{dialogue.get_absolute_url()}stem/", follow=True)
    asked = []
    for number in range(len(scenes.FIRST)):
        assert f"Stelling {number + 1} van 8" in answer.text
        asked.append(re.search(r'id="statement">(.*?)</h1>', answer.text).group(1))
        answer = press(client, answer, ["agree", "disagree", "pass"][number % 3])
    assert len(set(asked)) == 8
    assert "Je stemde over alle stellingen" in answer.text
    votes = Voice.objects.get().votes
    assert sorted(votes.values()) == [-1, -1, -1, 0, 0, 1, 1, 1]
    one = dialogue.statements.get(number=1)
    back = client.get(f"{dialogue.get_absolute_url()}stem/{one.pk}/")
    press(client, back, "agree")
    press(client, back, "disagree")
    assert Voice.objects.get().votes == votes | {"1": -1}


def test_two_phones_are_two_voices_and_get_their_own_order(cast):
    dialogue = scenes.opened(cast)
    firsts = set()
    for _phone in range(12):
        phone = Client()
        answer = phone.get(f"{dialogue.get_absolute_url()}stem/", follow=True)
        firsts.add(answer.request["PATH_INFO"])
        press(phone, answer, "agree")
    assert Voice.objects.count() == 12
    assert len(firsts) > 2


def test_a_vote_that_is_sent_again_after_a_lost_connection_counts_once(client, cast):
    dialogue = scenes.opened(cast)
    answer = client.get(f"{dialogue.get_absolute_url()}stem/", follow=True)
    for _time in range(3):
        press(client, answer, "agree")
    assert [list(one.votes.values()) for one in Voice.objects.all()] == [[1]]


def test_a_device_that_keeps_no_cookie_is_told_so_and_makes_no_voice(cast):
    dialogue = scenes.opened(cast)
    one = dialogue.statements.first()
    answer = Client().post(f"{dialogue.get_absolute_url()}stem/{one.pk}/", {"choice": "agree"})
    assert answer.status_code == 409
    assert "Je toestel bewaart niets" in answer.text
    assert Voice.objects.count() == 0


def test_a_key_of_one_conversation_or_of_ones_own_making_opens_nothing(client, cast):
    first, second = scenes.opened(cast), scenes.opened(cast, question="Iets anders?")
    client.get(f"{first.get_absolute_url()}stem/", follow=True)
    value = client.cookies["gesprek"].value
    one = second.statements.first()
    for forged in (value, value[:-2] + "xx", "abc", ""):
        other = Client()
        other.cookies["gesprek"] = forged
        address = f"{second.get_absolute_url()}stem/{one.pk}/"
        assert other.post(address, {"choice": "agree"}).status_code == 409
    assert Voice.objects.count() == 0


def test_who_is_signed_in_votes_as_nobody(cast):
    dialogue = scenes.opened(cast)
    phone = signed_in(Client(), cast.amina)
    press(phone, phone.get(f"{dialogue.get_absolute_url()}stem/", follow=True), "agree")
    assert cast.amina.ref not in str(Voice.objects.values())
    press(phone, phone.get(f"{dialogue.get_absolute_url()}stem/", follow=True), "agree")
    assert Voice.objects.count() == 1


def test_somebody_else_begins_anew_on_the_same_device(client, cast):
    dialogue = scenes.opened(cast)
    at = f"{dialogue.get_absolute_url()}stem/"
    press(client, client.get(at, follow=True), "agree")
    asked = client.post(f"{dialogue.get_absolute_url()}ander/")
    assert "Begint iemand anders op dit toestel?" in asked.text
    press(client, client.get(at, follow=True), "agree")
    assert Voice.objects.count() == 1
    client.post(f"{dialogue.get_absolute_url()}ander/", {"sure": "yes"})
    press(client, client.get(at, follow=True), "agree")
    assert Voice.objects.count() == 2


def test_a_resident_writes_a_statement_and_reads_what_became_of_it(client, cast):
    dialogue = scenes.opened(cast)
    at = f"{dialogue.get_absolute_url()}zeg/"
    client.get(at)
    wrong = client.post(at, {"text": "Bel 06-12345678."})
    assert wrong.status_code == 422
    assert "Bel 06-12345678." in wrong.text
    answer = client.post(at, {"text": "Honden aan de lijn."}, follow=True)
    assert "kijkt ernaar" in answer.text
    host = signed_in(Client(), cast.hassan)
    assert "Honden aan de lijn." in host.get(f"{HERE}bureau/").text
    assert "Honden aan de lijn." not in client.get(dialogue.get_absolute_url()).text
    one = Statement.objects.get(text="Honden aan de lijn.")
    host.post(f"{dialogue.get_absolute_url()}bureau/{one.pk}/", {"reason": "two"})
    assert "twee stellingen" in client.get(f"{dialogue.get_absolute_url()}mijn/").text
    assert "Honden" not in Client().get(f"{dialogue.get_absolute_url()}mijn/").text


def test_on_the_last_day_nothing_offers_to_write_any_more(client, cast):
    dialogue = scenes.opened(cast)
    one = f"{dialogue.get_absolute_url()}stem/{dialogue.statements.first().pk}/"
    assert "/zeg/" in client.get(one).text
    with clock.set_back(clock.now() + (dialogue.closes - clock.today())):
        page = client.get(one)
        assert page.status_code == 200
        assert "/zeg/" not in page.text


def test_the_first_screen_says_that_a_conversation_is_open(client, cast):
    dialogue = scenes.opened(cast)
    page = client.get("/w/zonnehof/").text
    assert "Je kunt nu meedoen aan een gesprek" in page
    assert f"{dialogue.get_absolute_url()}stem/" in page
    assert dialogue.question not in client.get("/w/elzenbroek/").text
    with clock.set_back(clock.now() + (dialogue.closes - clock.today()) + timedelta(days=1)):
        assert dialogue.question not in client.get("/w/zonnehof/").text


def test_a_host_places_and_it_is_voted_on(client, cast):
    dialogue = scenes.opened(cast)
    one = scenes.a_waiting_statement(dialogue)
    host = signed_in(Client(), cast.hassan)
    host.post(f"{dialogue.get_absolute_url()}bureau/{one.pk}/plaatsen/")
    one.refresh_from_db()
    assert one.state == StatementState.PLACED
    assert one.text in client.get(dialogue.get_absolute_url()).text


def test_a_party_begins_opens_and_closes_from_its_slot(cast):
    ask = an_ask(cast, by=cast.corrie, party=cast.housing)
    corrie = signed_in(Client(), cast.corrie)
    assert f"?vraag={ask.pk}" in corrie.get(ask.get_absolute_url()).text
    opens = clock.today()
    given = {
        "ground": str(ask.pk), "question": "Waar is het plein voor?", "why": "Wij ontwerpen.",
        "first": "\n".join(scenes.FIRST), "opens": str(opens), "closes": f"{opens.year + 1}-01-15",
    }  # fmt: skip
    short = corrie.post(f"{HERE}nieuw/", given | {"question": ""})
    assert short.status_code == 422
    assert scenes.FIRST[3].replace("'", "&#x27;") in short.text
    corrie.post(f"{HERE}nieuw/", given)
    dialogue = Dialogue.objects.get()
    assert Client().get(dialogue.get_absolute_url()).status_code == 404
    assert signed_in(Client(), cast.sanne).get(dialogue.get_absolute_url()).status_code == 404
    asks = corrie.post(f"{dialogue.get_absolute_url()}openen/")
    assert "Dit gesprek openen?" in asks.text
    assert Client().get(dialogue.get_absolute_url()).status_code == 404
    corrie.post(f"{dialogue.get_absolute_url()}openen/", {"sure": "yes"})
    assert dialogue.question in Client().get(ask.get_absolute_url()).text
    scenes.two_camps(dialogue, 6, 5)
    told = corrie.get(f"{dialogue.get_absolute_url()}sluiten/", follow=True)
    assert told.redirect_chain
    assert "tot en met de laatste dag" in told.text
    early = corrie.post(f"{dialogue.get_absolute_url()}sluiten/", {"words": "Klaar."})
    assert early.status_code == 422
    scenes.closed(cast, dialogue, by=cast.corrie)
    assert "Wij ontwerpen eerst" in Client().get(dialogue.get_absolute_url()).text


def test_the_result_says_first_what_is_shared_then_counts_and_the_map_last(client, cast):
    dialogue = scenes.opened(cast, lasts=3)
    scenes.two_camps(dialogue)
    scenes.closed(cast, dialogue)
    text = client.get(dialogue.get_absolute_url()).text
    order = ["22 mensen deden mee",
             "Wat iedereen deelt", "Ik voel me hier thuis.",
             "Wat mensen verdeelt", "Hoe zeker zijn we?", "Elke stelling geteld",
             "Groep A: 12 mensen", "Groep B: 10 mensen", "op de kaart",
             '<svg viewBox="0 0 800']  # fmt: skip
    places = [text.index(words) for words in order]
    assert places == sorted(places)


@pytest.mark.parametrize("people", [0, 1, 4])
def test_of_fewer_than_five_people_nothing_is_shown(client, cast, people):
    dialogue = scenes.opened(cast, lasts=3)
    for one in range(people):
        scenes.votes(dialogue, f"een {one}", "aaaaaaaa")
    scenes.closed(cast, dialogue)
    answer = client.get(dialogue.get_absolute_url())
    assert answer.status_code == 200
    assert "minder dan vijf" in answer.text
    assert '<svg viewBox="0 0 800' not in answer.text
    assert "<table" not in answer.text


def test_single_votes_are_published_from_fifty_people_on_and_can_be_counted_again(client, cast):
    for first, second, status in ((26, 23, 404), (26, 24, 200)):
        dialogue = scenes.opened(cast, lasts=3)
        scenes.two_camps(dialogue, first, second)
        assert client.get(f"{dialogue.get_absolute_url()}comments.csv").status_code == 404
        scenes.closed(cast, dialogue)
        answer = client.get(f"{dialogue.get_absolute_url()}votes.csv")
        assert answer.status_code == status
    comments = client.get(f"{dialogue.get_absolute_url()}comments.csv").content
    again = opinions.with_statements(
        opinions.read(answer.content), opinions.read_statements(comments)
    )
    found = opinions.to_dict(opinions.survey(again))
    assert found == Dialogue.objects.get(pk=dialogue.pk).result
    assert {row[0] for row in csv.reader(io.StringIO(answer.text))} == {"timestamp", "0"}


def test_a_village_beside_it_sees_nothing_of_a_conversation(client, cast):
    dialogue = scenes.opened(cast)
    other = dialogue.get_absolute_url().replace("zonnehof", "elzenbroek")
    for at in ("", "stem/", "mijn/", "zeg/", f"stem/{dialogue.statements.first().pk}/"):
        assert client.get(other + at).status_code == 404
    assert dialogue.question not in client.get("/w/elzenbroek/gesprekken/").text


def test_while_people_vote_the_page_tells_only_how_many_took_part_in_steps(client, cast):
    dialogue = scenes.opened(cast)
    for one in range(7):
        scenes.votes(dialogue, f"een {one}", "ad")
    text = client.get(dialogue.get_absolute_url()).text
    assert "minstens 5 mensen" in text
    assert "7 mensen" not in text


def with_votes_from_elsewhere(cast, many):
    """An open conversation in which so many voted in Polis, each the same."""
    dialogue = scenes.written(cast, lasts=3)
    rows = "".join(f"{who},2,1\n" for who in range(many)).encode()
    table = opinions.with_statements(
        opinions.read(b"voter-id,comment-id,vote\n" + rows),
        opinions.read_statements(b"comment-id,comment-body\n2,Het is hier groen.\n"),
    )
    actions.lay_in_votes(by=cast.dilan, dialogue=dialogue, votes=table, origin="Elders. CC BY.")
    actions.open_dialogue(by=cast.dilan, dialogue=dialogue)
    return dialogue


def test_single_votes_beside_those_of_polis_are_published_when_nobody_or_many_voted_here(
    client, cast
):
    for here, status in ((0, 200), (49, 404), (50, 200)):
        dialogue = with_votes_from_elsewhere(cast, 60)
        for one in range(here):
            scenes.votes(dialogue, f"toestel {one}", "a")
        scenes.closed(cast, dialogue)
        assert client.get(f"{dialogue.get_absolute_url()}votes.csv").status_code == status
        page = client.get(dialogue.get_absolute_url()).text
        assert ("Hier stemden minder dan 50 mensen." in page) is (here == 49)
        assert dialogue.result["people"] == 60 + here


def test_fewer_than_five_beside_those_of_polis_are_left_out_so_that_nobody_can_subtract(
    client, cast
):
    for here, people in ((4, 6), (5, 11)):
        dialogue = with_votes_from_elsewhere(cast, 6)
        for one in range(here):
            scenes.votes(dialogue, f"toestel {one}", "d")
        scenes.closed(cast, dialogue)
        assert dialogue.result["people"] == people
        assert Voice.objects.filter(dialogue=dialogue).count() == people
        page = client.get(dialogue.get_absolute_url()).text
        assert ("zitten hun stemmen niet in de uitkomst" in page) is (here == 4)


def test_beside_polis_no_statement_tells_what_fewer_than_five_voted(client, cast):
    dialogue = with_votes_from_elsewhere(cast, 6)
    for one in range(5):
        scenes.votes(dialogue, f"toestel {one}", "d" if one else "da")
    scenes.closed(cast, dialogue)
    cells = dialogue.result["statements"]
    said = {cell["statement"]: cell["everybody"] for cell in cells}
    assert dialogue.result["people"] == 11
    assert not any(cell and cell["seen"] == 1 for cell in said.values())
    voices = Voice.objects.filter(dialogue=dialogue).values_list("votes", flat=True)
    assert max(map(len, voices)) == 1
    assert "zitten hun stemmen niet in de uitkomst" in client.get(dialogue.get_absolute_url()).text


def test_a_speaker_lays_in_files_of_polis_and_hears_what_is_wrong_with_them(cast):
    dialogue = scenes.written(cast)
    dilan = signed_in(Client(), cast.dilan)
    at = f"{dialogue.get_absolute_url()}polis/"
    assert at in dilan.get(dialogue.get_absolute_url()).text

    def send(votes):
        comments = b"comment-id,comment-body\n2,Het is hier groen.\n"
        files = {"comments": ("comments.csv", comments), "votes": ("votes.csv", votes)}
        given = {name: SimpleUploadedFile(*file) for name, file in files.items()}
        return dilan.post(at, given | {"origin": "Elders, 2019. CC BY 4.0."}, follow=True)

    wrong = send(b"voter-id,comment-id,vote\n7,2,x\n")
    assert wrong.status_code == 422
    assert "Kies beide bestanden opnieuw: je browser onthoudt ze niet." in wrong.text
    assert Voice.objects.count() == 0
    answer = send(b"voter-id,comment-id,vote\n7,2,1\n8,2,-1\n")
    assert answer.redirect_chain, re.findall("error[^<]*<[^<]*", answer.text)
    assert "2 mensen stemden elders" in answer.text
    assert "Elders, 2019. CC BY 4.0." in answer.text
    assert "Het is hier groen." in answer.text
    assert "Voeg andere stemmen uit Polis toe" in answer.text
