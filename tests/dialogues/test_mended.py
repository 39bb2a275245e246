"""What a stranger stumbled over in conversations, and does not any more."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.agenda import play
from tests.cast import signed_in
from tests.dialogues import scenes
from tests.invitations.scenes import an_ask
from wijkaanpak import clock
from wijkaanpak.dialogues import actions
from wijkaanpak.dialogues.models import Dialogue, Evidence, Statement, Voice
from wijkaanpak.dialogues.queries.result import Result

HERE = "/w/zonnehof/gesprekken/"


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()


def filled_in(ground, **more):
    opens = clock.today()
    return {
        "ground": str(ground.pk), "question": "Waar is het plein voor?", "why": "Wij ontwerpen.",
        "first": "\n".join(scenes.FIRST), "opens": str(opens), "closes": f"{opens.year + 1}-01-15",
        "key": str(uuid.uuid4()),
    } | more  # fmt: skip


def test_a_form_that_is_sent_again_leads_to_what_it_began_and_not_to_a_lack_of_slots(cast):
    ask = an_ask(cast, by=cast.corrie, party=cast.housing)
    corrie, given = signed_in(Client(), cast.corrie), filled_in(ask)
    first = corrie.post(f"{HERE}nieuw/", given)
    assert corrie.post(f"{HERE}nieuw/", given).url == first.url
    typed = corrie.post(f"{HERE}nieuw/", filled_in(ask, question="In een tweede tab?"))
    assert typed.status_code == 422
    assert "In een tweede tab?" in typed.text


def test_a_slot_with_a_conversation_that_is_being_written_leads_there(client, cast):
    ask = an_ask(cast, by=cast.corrie, party=cast.housing)
    corrie = signed_in(Client(), cast.corrie)
    corrie.post(f"{HERE}nieuw/", filled_in(ask))
    dialogue = Dialogue.objects.get()
    page = corrie.get(ask.get_absolute_url()).text
    assert dialogue.get_absolute_url() in page
    assert f"?vraag={ask.pk}" not in page
    assert corrie.get(f"{HERE}nieuw/?vraag={ask.pk}").url == dialogue.get_absolute_url()
    assert dialogue.get_absolute_url() not in client.get(ask.get_absolute_url()).text


def test_all_that_is_wrong_with_a_beginning_is_told_at_once_with_the_line(cast):
    dilan = signed_in(Client(), cast.dilan)
    first = "Het is hier groen.\n\nBel 06-12345678.\nKijk op wijk.nl."
    page = dilan.post(f"{HERE}nieuw/", filled_in(cast.residents, first=first, opens="2020-01-01"))
    assert "Regel 3: Laat adressen" in page.text
    assert "Regel 4: Laat adressen" in page.text
    assert "Kies een eerste dag" in page.text


def test_what_is_not_open_yet_can_be_changed_and_shows_its_days(cast):
    dialogue = scenes.written(cast, first=scenes.FIRST[:4])
    dilan, at = signed_in(Client(), cast.dilan), f"{dialogue.get_absolute_url()}veranderen/"
    page = dilan.get(dialogue.get_absolute_url()).text
    assert "er zijn er nu 4" in page
    assert "/openen/" not in page
    assert scenes.FIRST[0] in dilan.get(at).text
    lines = "\n".join(["Een fiets hoort in een rek.", *scenes.FIRST[3:8]])
    dilan.post(at, filled_in(cast.residents, first=lines))
    page = dilan.get(dialogue.get_absolute_url()).text
    assert "/openen/" in page
    assert scenes.FIRST[0] not in page
    asked = dilan.post(f"{dialogue.get_absolute_url()}openen/").text
    assert "over 6 stellingen" in asked
    dilan.post(f"{dialogue.get_absolute_url()}openen/", {"sure": "yes"})
    for late in ("veranderen/", "polis/"):
        told = dilan.get(dialogue.get_absolute_url() + late, follow=True)
        assert told.redirect_chain[0][0] == dialogue.get_absolute_url()


def test_what_somebody_wrote_before_is_not_said_to_wait_for_a_host(client, cast):
    dialogue = scenes.opened(cast)
    at = f"{dialogue.get_absolute_url()}zeg/"
    client.get(at)
    given = {"text": scenes.FIRST[2].upper(), "key": str(uuid.uuid4())}
    assert "Dit staat er al" in client.post(at, given, follow=True).text
    mine = {"text": "Honden aan de lijn.", "key": str(uuid.uuid4())}
    for _time in range(2):
        assert "kijkt ernaar" in client.post(at, mine, follow=True).text
    assert Statement.objects.filter(text="Honden aan de lijn.").count() == 1


def test_what_came_back_is_written_anew_from_what_it_was(client, cast):
    dialogue = scenes.opened(cast)
    client.get(f"{dialogue.get_absolute_url()}zeg/")
    given = {"text": "Honden en katten aan de lijn.", "key": str(uuid.uuid4())}
    client.post(f"{dialogue.get_absolute_url()}zeg/", given)
    one = Statement.objects.get(first=False)
    host = signed_in(Client(), cast.hassan)
    host.post(f"{dialogue.get_absolute_url()}bureau/{one.pk}/", {"reason": "two"})
    anew = f"{dialogue.get_absolute_url()}zeg/?opnieuw={one.pk}"
    assert anew in client.get(f"{dialogue.get_absolute_url()}mijn/").text
    assert one.text in client.get(anew).text
    assert one.text not in Client().get(anew).text


def test_two_hosts_at_one_statement_are_told_and_find_their_desk_again(cast):
    dialogue = scenes.opened(cast)
    one = scenes.a_waiting_statement(dialogue)
    host, other = signed_in(Client(), cast.hassan), signed_in(Client(), cast.noor)
    at = f"{dialogue.get_absolute_url()}bureau/{one.pk}/"
    for who in (host, host, other):
        assert "Geplaatst" in who.post(f"{at}plaatsen/", follow=True).text
    for answer in (other.get(at, follow=True), other.post(at, {"reason": "two"})):
        assert "al naar deze stelling" in answer.text
    two = scenes.a_waiting_statement(dialogue, text="De bus hoort hier.")
    back = f"{dialogue.get_absolute_url()}bureau/{two.pk}/"
    for _time in range(2):
        answer = host.post(back, {"reason": "two"}, follow=True)
        assert "Teruggegeven" in answer.text
    assert "al naar deze stelling" in other.post(f"{back}plaatsen/", follow=True).text


def test_what_waits_stands_on_the_page_of_a_host_and_of_the_asker(cast):
    dialogue = scenes.opened(cast, lasts=3)
    scenes.a_waiting_statement(dialogue)
    host, dilan = signed_in(Client(), cast.hassan), signed_in(Client(), cast.dilan)
    assert "1 stelling wacht" in host.get("/w/zonnehof/mijn/").text
    assert "Zeg wat jullie ermee doen" not in dilan.get("/w/zonnehof/mijn/").text
    with clock.set_back(clock.now() + (dialogue.closes - clock.today()) * 2):
        page = signed_in(Client(), cast.dilan).get("/w/zonnehof/mijn/").text
    assert "Zeg wat jullie ermee doen" in page
    assert dialogue.get_absolute_url() in page


def test_the_next_statement_is_on_the_screen_of_a_phone_and_next_for_a_keyboard(client, cast):
    dialogue = scenes.opened(cast)
    way = client.get(f"{dialogue.get_absolute_url()}stem/").url
    assert way.endswith("#turn")
    page = client.get(way).text
    assert page.index('id="turn"') < page.index('id="statement"') < page.index('value="agree"')
    assert client.post(way, {"choice": "agree"}).url.endswith("#turn")


def test_a_sheet_without_votes_is_told_at_its_first_line_and_numbers_are_chosen(cast):
    dialogue = scenes.opened(cast)
    host, at = signed_in(Client(), cast.hassan), f"{dialogue.get_absolute_url()}tafel/"
    empty = host.post(at, {"number": "1", "person_1": "00000000"})
    assert "Persoon 1: Typ de stemmen" in empty.text
    one = host.post(at, {"number": "1", "person_1": "11111111"}, follow=True)
    assert "1 persoon." in one.text
    paper = f"{dialogue.get_absolute_url()}tafelbladen.pdf"
    assert host.get(f"{paper}?van=7&aantal=2").content.startswith(b"%PDF")
    for wrong in ("van=0&aantal=2", "van=1&aantal=61", "van=x", "aantal=3"):
        assert host.get(f"{paper}?{wrong}").status_code == 409


POLIS = (b"comment-id;comment-body\n2;Het is hier, buiten, groen.\n",
         b"\xef\xbb\xbfvoter-id;comment-id;vote\n7;2;1\n8;2;-1\n")  # fmt: skip


def lay_in(client, dialogue, comments, votes):
    files = {"comments": comments, "votes": votes}
    given = {name: SimpleUploadedFile(f"{name}.csv", raw) for name, raw in files.items()}
    at = f"{dialogue.get_absolute_url()}polis/"
    return client.post(at, given | {"origin": "Elders, 2019. CC BY 4.0."}, follow=True)


def test_files_as_a_dutch_spreadsheet_writes_them_come_in_and_others_take_their_place(cast):
    dialogue, dilan = scenes.written(cast), signed_in(Client(), cast.dilan)
    assert "Het is hier, buiten, groen." in lay_in(dilan, dialogue, *POLIS).text
    other = lay_in(dilan, dialogue, POLIS[0].replace(b"groen", b"nat"), POLIS[1]).text
    assert "Het is hier, buiten, nat." in other
    assert "groen" not in other
    assert scenes.FIRST[0] in other
    assert Voice.objects.count() == 2


def test_it_is_told_which_of_two_files_is_wrong(cast):
    dialogue, dilan = scenes.written(cast), signed_in(Client(), cast.dilan)
    swapped = lay_in(dilan, dialogue, POLIS[1], POLIS[0]).text
    assert "comments.csv: Regel 1: er is geen kolom" in swapped
    assert "participants-votes.csv: Regel 1: er is geen kolom" in swapped
    apart = lay_in(dilan, dialogue, POLIS[0].replace(b"\n2;", b"\n3;"), POLIS[1]).text
    assert "staan geen woorden bij stelling 2" in apart


def test_where_nothing_was_counted_nothing_is_offered_to_lay_beside(cast):
    dilan = signed_in(Client(), cast.dilan)
    few, many = scenes.opened(cast, lasts=3), scenes.opened(cast, lasts=3, question="Wat nog?")
    scenes.two_camps(many, 8, 8)
    for dialogue in (few, many):
        scenes.closed(cast, dialogue)
    assert "naast/" not in dilan.get(few.get_absolute_url()).text
    assert f"{many.get_absolute_url()}naast/" in dilan.get(many.get_absolute_url()).text
    nothing = dilan.post(f"{many.get_absolute_url()}naast/", {"statement": "", "item": ""})
    assert nothing.status_code == 422


def test_taking_away_twice_is_no_dead_end(cast):
    play.adopted(cast, items=3)
    dialogue = scenes.opened(cast, lasts=3)
    scenes.two_camps(dialogue, 8, 8)
    scenes.closed(cast, dialogue)
    scenes.beside_the_agenda(cast, dialogue)
    row, dilan = Evidence.objects.get(), signed_in(Client(), cast.dilan)
    for _time in range(2):
        away = f"{dialogue.get_absolute_url()}naast/{row.pk}/weg/"
        assert dilan.post(away, follow=True).status_code == 200


def test_what_holds_on_all_sides_is_told_once(client, cast):
    dialogue = scenes.opened(cast, lasts=3)
    scenes.two_camps(dialogue)
    scenes.closed(cast, dialogue)
    frozen = Dialogue.objects.get().result
    shared = frozen["unites"][0]["statement"]
    bridging = [{"statement": shared, "agrees": True}, {"statement": "3", "agrees": False}]
    found = Result(frozen | {"bridging": bridging})
    assert [(line.number, agrees) for line, agrees in found.bridges] == [(3, False)]
    page = client.get(dialogue.get_absolute_url()).text
    told = "Wat ook geldt voor wie er het minst mee heeft" in page
    assert told is bool(Result(frozen).bridges)


def test_a_device_that_keeps_no_cookies_is_told_so_before_all_else(cast):
    dialogue = scenes.opened(cast)
    strict = Client(enforce_csrf_checks=True)
    one = f"{dialogue.get_absolute_url()}stem/{dialogue.statements.first().pk}/"
    answer = strict.post(one, {"choice": "agree"})
    assert answer.status_code == 403
    assert "bewaart niets van deze site" in answer.text


def test_a_draft_of_another_party_is_no_way_in(cast):
    ask = an_ask(cast, by=cast.corrie, party=cast.housing)
    actions.begin_dialogue(by=cast.corrie, party=cast.housing, opening=scenes.an_opening(ask=ask))
    sanne = signed_in(Client(), cast.sanne)
    assert (
        "/gesprekken/"
        not in sanne.get(ask.get_absolute_url()).text.split("<main")[1].split("</main")[0]
    )
    answer = sanne.get(f"{HERE}nieuw/?vraag={ask.pk}")
    assert answer.status_code == 200
