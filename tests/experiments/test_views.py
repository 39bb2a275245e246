"""What people meet in this room: who may come in, what stands there, and what it costs."""

import uuid
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import in_days, signed_in
from tests.experiments import scenes
from tests.experiments.scenes import (
    HERE,
    SHEET,
    burden,
    carried,
    fresh,
    frozen,
    minute,
    obstacle,
    proposed,
    seat,
    sent,
)
from wijkaanpak import clock
from wijkaanpak.experiments import actions
from wijkaanpak.experiments.models import Burden, Freeze, Obstacle, SpokenMinute
from wijkaanpak.experiments.queries import burdens, freezing, minutes, obstacles
from wijkaanpak.experiments.rules.burdens import Answer, Ground, Load, Protected, Rhythm
from wijkaanpak.experiments.rules.freezing import State
from wijkaanpak.experiments.rules.minutes import Spoken
from wijkaanpak.people.queries import Viewer


def html(client, path=""):
    answer = client.get(HERE + path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def asked(client, path):
    with CaptureQueriesContext(connection) as caught:
        assert client.get(HERE + path).status_code == 200
    return len(caught)


def cold_and_kept(client, path):
    """Return what a page asks of the database when it is drawn anew, and when it was kept."""
    client.get(HERE + path)  # what is kept per process is kept
    cache.clear()
    return asked(client, path), asked(client, path)


# ---- burdens ----


def test_a_resident_enters_a_burden_and_who_asks_answers(cast, client):
    form = {
        "asker": cast.gemeente.pk, "title": "Weeklijst", "ground": "habit", "protected": "",
        "rhythm": "week", "minutes": "30", "carries": "caretaker", "workers": "2",
        "words": "", "ground_words": "", "readers": "", "decision": "", "key": uuid.uuid4(),
    }  # fmt: skip
    signed_in(client, cast.amina)
    for _time in range(2):
        answer = client.post(f"{HERE}lasten/nieuw/", form)
        assert answer.status_code == 302
    row = Burden.objects.get()
    client.logout()
    page = html(client, f"lasten/{row.pk}/")
    assert "geen die we kennen" in page
    assert "Amina" not in page
    signed_in(client, cast.sanne)
    less = {"rhythm": "month", "minutes": "30", "reason": "Eén keer is genoeg."}
    assert client.post(f"{HERE}lasten/{row.pk}/antwoord/less/", less).status_code == 302
    assert "Eén keer is genoeg." in html(client, f"lasten/{row.pk}/")
    more = {"rhythm": "day", "minutes": "30", "reason": ""}
    answer = client.post(f"{HERE}lasten/{row.pk}/antwoord/less/", more)
    assert answer.status_code == 422


def test_what_was_typed_stays_when_something_is_wrong(cast, client):
    signed_in(client, cast.amina)
    answer = client.post(f"{HERE}lasten/nieuw/", {"title": "Weeklijst", "minutes": "0"})
    assert answer.status_code == 422
    assert "Weeklijst" in answer.content.decode()


def test_who_asks_corrects_and_stops(cast, client):
    row = burden(cast)
    signed_in(client, cast.sanne)
    correct = {
        "title": "Kwartaalblad", "ground": "contract", "protected": "", "rhythm": "quarter",
        "minutes": "600", "workers": "7", "words": "", "ground_words": "Bijlage 4",
        "readers": "", "decision": "", "reason": "Zo lang duurt het.",
    }  # fmt: skip
    url = f"{HERE}lasten/{row.pk}/antwoord/"
    assert client.post(f"{url}correct/", correct).status_code == 302
    assert (fresh(row).minutes, fresh(row).state) == (600, "corrected")
    assert client.post(f"{url}stop/", {"reason": ""}).status_code == 422
    assert client.post(f"{url}stop/", {"reason": "Niemand las het."}).status_code == 302
    assert client.get(f"{url}onzin/").status_code == 404


def test_who_entered_it_with_the_wrong_party_moves_it_and_the_log_says_why(cast, client):
    row = burden(cast)
    url = f"{HERE}lasten/{row.pk}/"
    for somebody in (None, cast.bram, cast.sanne):
        other = signed_in(Client(), somebody) if somebody else Client()
        assert "verbeteren/" not in html(other, f"lasten/{row.pk}/")
        assert other.post(f"{url}verbeteren/", {}).status_code in (302, 403)
    signed_in(client, cast.amina)
    assert "verbeteren/" in html(client, f"lasten/{row.pk}/")
    form = {
        "asker": cast.housing.pk, "title": row.title, "ground": "contract", "protected": "",
        "rhythm": "quarter", "minutes": "1170", "carries": "youth worker", "workers": "7",
        "words": row.words, "ground_words": row.ground_words, "readers": "", "decision": "",
    }  # fmt: skip
    assert client.post(f"{url}verbeteren/", form).status_code == 422
    assert client.post(f"{url}verbeteren/", form | {"why": "words"}).status_code == 422
    for _time in range(2):  # sent twice, it moves once
        answer = client.post(f"{url}verbeteren/", form | {"why": "wrong party"})
        assert answer.status_code == 302
    assert (fresh(row).asker, fresh(row).state) == (cast.housing, "listed")
    said = f"niet {cast.gemeente.name} maar {cast.housing.name} vraagt het"
    page = html(client, f"lasten/{row.pk}/")
    assert page.count(said) == 1
    log = client.get("/w/zonnehof/logboek/").text
    assert log.count(said) == 1
    assert "Amina" not in html(Client(), f"lasten/{row.pk}/")


@pytest.mark.parametrize("load", [{"ground": Ground.LAW}, {"protected": Protected.SISA}])
def test_nobody_is_offered_to_freeze_what_is_never_frozen(cast, client, load):
    row = burden(cast, **load)
    signed_in(client, cast.sanne)
    assert "bevriezen/" not in html(client, f"lasten/{row.pk}/")
    assert client.get(f"{HERE}lasten/{row.pk}/bevriezen/").status_code == 409


# ---- a freeze, from the first question to its end ----


def test_nobody_is_named_as_who_asks_because_somebody_did_not_choose(cast, client):
    signed_in(client, cast.amina)
    said = {"title": "Weeklijst", "ground": "habit", "minutes": "30", "workers": "2"}
    answer = client.post(f"{HERE}lasten/nieuw/", said)
    assert answer.status_code == 422
    for field in ("asker", "rhythm", "carries"):
        assert f"{field}" in answer.context["form"].errors
    wrong = {"title": "Geen aansluiting", "rule": "Het net is vol", "finder": "resident"}
    assert client.post(f"{HERE}belemmeringen/nieuw/", wrong).status_code == 422
    assert not Burden.objects.exists()
    assert not Obstacle.objects.exists()


def test_who_is_not_signed_in_finds_the_way_to_enter_and_report(cast, client):
    for path in ("", "lasten/", "belemmeringen/"):
        page = html(client, path)
        assert "Log in om een last op te schrijven" in page
        assert f'href="{HERE}lasten/nieuw/"' in page
        assert f'href="{HERE}belemmeringen/nieuw/"' in page
    assert "Log in om" not in html(signed_in(client, cast.amina), "")


def test_who_answers_reads_what_is_asked_and_what_is_never_frozen(cast, client):
    freeze = proposed(cast)
    signed_in(client, cast.noor)
    page = html(client, f"bevroren/{freeze.pk}/antwoord/")
    assert "Een minuut per week" in page
    assert "SiSa" in page
    actions.agree(by=cast.noor, freeze=freeze)
    actions.wish(by=cast.sanne, party=cast.gemeente, freeze=freeze, why="Niemand miste het.",
                 outcome=State.THINNER, stays="Vier getallen per jaar")  # fmt: skip
    page = html(client, f"bevroren/{freeze.pk}/antwoord/")
    for words in ("dunner gemaakt", "Vier getallen per jaar", "Niemand miste het."):
        assert words in page
    client.post(f"{HERE}bevroren/{freeze.pk}/antwoord/", {"answer": "yes", "words": ""})
    client.logout()
    assert "Geëindigd op" in html(client, f"bevroren/{freeze.pk}/")
    register = html(client, f"lasten/{freeze.burden_id}/")
    assert "dunner gemaakt" in register
    assert "Vier getallen per jaar" in register


def test_a_worker_is_asked_once_and_not_again(cast, client):
    freeze = carried(cast, frozen(cast))
    signed_in(client, cast.amina)
    url = f"{HERE}bevroren/{freeze.pk}/"
    assert f"{url}uren/" in client.get("/w/zonnehof/mijn/").text
    assert client.post(f"{url}uren/", {"back": "partly"}).status_code == 302
    assert client.get(f"{url}uren/").status_code == 409
    assert f"{url}uren/" not in client.get("/w/zonnehof/mijn/").text
    assert f"{url}toch-gevraagd/" in client.get(url).text
    client.post(f"{url}toch-gevraagd/")
    assert f"{url}toch-gevraagd/" not in client.get(url).text
    assert signed_in(client, cast.bram).get(f"{url}uren/").status_code == 403


def freeze_form(cast, **more):
    given = {
        "party": cast.gemeente.pk, "title": "Geen kwartaalblad", "since": clock.today(),
        "months": "24", "replacement": "minute", "replacement_words": "Een minuut per week",
        "replacement_minutes": "20", "promised_minutes": "360", "promised_to": "Het plein",
        "signals": "Een uitgave klopt niet\nNiemand wordt gezien",
        "thaw_seat": seat(cast.kompas).pk, "key": uuid.uuid4(),
    }  # fmt: skip
    return given | more


def test_a_freeze_is_asked_agreed_watched_and_ended_on_screen(cast, client):
    row = burden(cast)
    actions.say_i_carry(by=cast.amina, burden=row)
    signed_in(client, cast.sanne)
    ask = f"{HERE}lasten/{row.pk}/bevriezen/"
    assert client.get(ask).status_code == 200
    heavy = client.post(ask, freeze_form(cast, replacement_minutes="39"))
    assert heavy.status_code == 422
    assert "minder dan een tiende" in heavy.content.decode()
    assert client.post(ask, freeze_form(cast)).status_code == 302
    freeze = Freeze.objects.get()
    url = f"{HERE}bevroren/{freeze.pk}/"
    signed_in(client, cast.noor)
    assert client.post(f"{url}antwoord/", {"answer": "no", "words": ""}).status_code == 422
    assert client.post(f"{url}antwoord/", {"answer": "yes", "words": ""}).status_code == 302
    talk = {"words": "Er was tijd.", "second": "Een lijst kwam terug.", "residents": "4"}
    assert client.post(f"{url}stap/talk/", talk).status_code == 302
    assert client.get(f"{url}stap/thawed/").status_code == 409
    signed_in(client, cast.amina)
    assert client.post(f"{url}uren/", {"back": "partly"}).status_code == 302
    assert client.post(f"{url}toch-gevraagd/").status_code == 302
    went = {"number": "2", "words": "Twee weken niemand."}
    assert client.post(f"{url}stap/signal/", went).status_code == 302
    signed_in(client, cast.noor)
    part = {"words": "Voor de avond.", "part": "De avond"}
    assert client.post(f"{url}stap/thawed/", part).status_code == 302
    signed_in(client, cast.sanne)
    assert client.post(f"{url}stap/answered/", {"words": "Een vergissing."}).status_code == 302
    wish = {"outcome": "abolished", "stays": "Vier getallen.", "why": "Niemand miste het."}
    assert client.post(f"{url}wens/", wish).status_code == 302
    signed_in(client, cast.noor)
    assert client.post(f"{url}antwoord/", {"answer": "yes", "words": "Ja."}).status_code == 302
    client.logout()
    page = html(client, f"bevroren/{freeze.pk}/")
    for words in ("Vier getallen.", "Er was tijd.", "Twee weken niemand.", "De avond",
                  "Een vergissing.", "Niemand miste het."):  # fmt: skip
        assert words in page
    assert "Amina" not in page


def test_a_freeze_past_its_last_day_says_so_itself(cast, client):
    freeze = frozen(cast, months=6)
    with clock.set_back(clock.now() + timedelta(days=200)):
        page = html(client, f"bevroren/{freeze.pk}/")
        assert "De laatste dag is voorbij" in page
        assert "De laatste dag is voorbij" in html(client, "")
        assert "zeg hoe het eindigt" in signed_in(client, cast.sanne).get(
            "/w/zonnehof/mijn/"
        ).content.decode()  # fmt: skip


def test_the_countdown_counts(cast, client):
    freeze = frozen(cast, months=1)
    left = (freeze.until - clock.today()).days
    assert f"{left} dagen over" in html(client, f"bevroren/{freeze.pk}/")


def test_only_your_own_buttons_are_shown(cast, client):
    freeze = carried(cast, frozen(cast))
    for person, may in ((cast.dilan, "signal"), (cast.noor, "talk")):
        assert f"stap/{may}/" in signed_in(client, person).get(
            HERE + f"bevroren/{freeze.pk}/"
        ).content.decode()  # fmt: skip
    for person in (cast.carlos, cast.bram):
        page = signed_in(client, person).get(HERE + f"bevroren/{freeze.pk}/").content.decode()
        assert "/stap/" not in page
        assert "toch-gevraagd" not in page


# ---- obstacles ----


def test_an_obstacle_is_reported_answered_and_called_solved_on_screen(cast, client):
    form = {"owner": cast.housing.pk, "title": "Geen sleutel", "rule": "Het sleutelsysteem",
            "words": "", "finder": "resident", "key": uuid.uuid4()}  # fmt: skip
    signed_in(client, cast.amina)
    for _time in range(2):
        assert client.post(f"{HERE}belemmeringen/nieuw/", form).status_code == 302
    row = Obstacle.objects.get()
    url = f"{HERE}belemmeringen/{row.pk}/"
    assert client.get(f"{url}zeggen/solved_now/").status_code == 403
    signed_in(client, cast.corrie)
    late = {"words": "In mei.", "due": in_days(-1), "commitment": ""}
    assert client.post(f"{url}zeggen/promise/", late).status_code == 422
    assert client.post(f"{url}zeggen/promise/", late | {"due": in_days(9)}).status_code == 302
    assert client.post(f"{url}zeggen/solved_now/", {"words": "Klaar."}).status_code == 302
    assert client.get(f"{url}zeggen/yes_solved/").status_code == 403
    signed_in(client, cast.amina)
    assert client.post(f"{url}zeggen/yes_solved/", {"words": ""}).status_code == 302
    client.logout()
    page = html(client, f"belemmeringen/{row.pk}/")
    assert "Klaar." in page
    assert "Amina" not in page
    assert "Geen sleutel" in html(client, "belemmeringen/?stand=opgelost")
    assert "Geen sleutel" not in html(client, "belemmeringen/?stand=open")


# ---- the minute ----


def test_a_worker_without_a_freeze_is_told_why_there_is_no_minute(cast, client):
    signed_in(client, cast.amina)
    answer = client.get(f"{HERE}minuut/spreken/")
    assert answer.status_code == 409
    assert "alleen maar bij komen" in answer.content.decode()


def speak_form(freeze, **more):
    given = {"freeze": freeze.pk, "text": scenes.CALM, "layer": "group",
             "domain": "social_life", "commitment": "", "key": uuid.uuid4()}  # fmt: skip
    return given | more


def test_a_minute_is_written_looked_over_and_sent_once_to_all_who_fund(cast, client):
    freeze = carried(cast, frozen(cast))
    signed_in(client, cast.amina)
    form = speak_form(freeze, text="Vandaag kwam mevrouw Jansen langs.")
    for _time in range(2):
        assert client.post(f"{HERE}minuut/spreken/", form).status_code == 302
    row = SpokenMinute.objects.get()
    url = f"{HERE}minuut/{row.pk}/"
    assert "bij naam genoemd" in html(client, f"minuut/{row.pk}/")
    again = client.post(f"{url}klopt/", follow=True)
    assert "Dit wijst misschien iemand aan" in again.text
    assert SpokenMinute.objects.get().sent is None
    assert client.post(url, {"text": "Vandaag kwam een buurvrouw langs."}).status_code == 302
    assert client.post(f"{url}klopt/").status_code == 302
    assert client.post(url, {"text": "Toch anders."}).status_code == 404
    for person, reads in ((cast.sanne, True), (cast.noor, True), (cast.dilan, True),
                          (cast.corrie, False), (cast.bram, False), (None, False)):  # fmt: skip
        signed_in(client, person) if person else client.logout()
        assert ("kwam een buurvrouw" in html(client, "minuut/")) is reads, person
        assert (client.get(url).status_code == 200) is reads


def test_a_public_minute_is_for_everybody_and_nobody_reads_who_spoke(cast, client):
    row = sent(cast, public=True)
    page = html(client, f"minuut/{row.pk}/")
    assert scenes.CALM[:30] in page
    assert "Amina" not in page


def a_voice(cast, freeze, text=""):
    name = default_storage.save("drafts/stem.mp3", ContentFile(b"ID3stem"))
    spoken = Spoken(text=text, voice=name, seconds=58)
    return actions.speak(by=cast.amina, freeze=freeze, spoken=spoken)


def test_a_voice_waits_for_a_collector_and_is_gone_when_it_is_erased(cast, client):
    row = a_voice(cast, carried(cast, frozen(cast)))
    url = f"{HERE}minuut/{row.pk}/"
    for person, status in (
        (cast.carlos, 200),
        (cast.amina, 200),
        (cast.sanne, 404),
        (cast.bram, 404),
    ):
        assert signed_in(client, person).get(f"{url}stem/").status_code == status
    assert client.get(f"{HERE}minuut/mijn/").status_code == 200
    signed_in(client, cast.carlos)
    assert f"minuut/{row.pk}/" in html(client, "minuut/")
    assert client.post(url, {"text": "Wat ik hoorde."}).status_code == 302
    signed_in(client, cast.amina)
    assert client.post(f"{url}stem/wissen/").status_code == 200
    with_commit = client.post(f"{url}stem/wissen/", {"sure": "yes"})
    assert with_commit.status_code == 302
    assert fresh(row).voice == ""
    assert client.get(f"{url}stem/").status_code == 404
    assert client.post(f"{url}wissen/", {"sure": "yes"}).status_code == 302
    assert client.get(url).status_code == 404


def test_a_file_that_is_no_voice_is_refused_with_a_sentence(cast, client):
    freeze = carried(cast, frozen(cast))
    signed_in(client, cast.amina)
    form = speak_form(freeze, text="", voice=ContentFile(b"geen stem", "stem.mp3"))
    answer = client.post(f"{HERE}minuut/spreken/", form)
    assert answer.status_code == 422
    assert not SpokenMinute.objects.exists()


# ---- on other pages ----


def test_the_page_of_a_party_shows_what_it_asks_and_what_is_in_the_way(cast, client):
    frozen(cast)
    obstacle(cast)
    asks = client.get(f"/w/zonnehof/netwerk/{cast.gemeente.pk}/")
    if asks.status_code == 404:
        asks = client.get(cast.gemeente.get_absolute_url())
    assert SHEET.title in asks.content.decode()
    owns = client.get(cast.housing.get_absolute_url()).content.decode()
    assert "Een sleutel lenen kan niet" in owns


def test_my_page_shows_what_waits_for_me(cast, client):
    freeze = carried(cast, frozen(cast))
    proposed(cast, burden(cast, title="Ander blad"), title="Geen ander blad")
    page = signed_in(client, cast.noor).get("/w/zonnehof/mijn/").content.decode()
    assert "Geen ander blad" in page
    page = signed_in(client, cast.amina).get("/w/zonnehof/mijn/").content.decode()
    assert freeze.title in page
    assert "minuut/spreken/" in page


# ---- cost ----


def fill(cast, many):
    for number in range(many):
        row = burden(cast, title=f"Blad {number}")
        freeze = frozen(cast, row, title=f"Geen blad {number}")
        carried(cast, freeze, cast.amina, cast.carlos)
        sent(cast, freeze, public=True)
        obstacle(cast, title=f"Hek {number}")


LISTS = {
    "": (5, 1),
    "lasten/": (3, 1),
    "bevroren/": (3, 1),
    "uren/": (4, 1),
    "belemmeringen/": (3, 1),
    "minuut/": (3, 3),  # not the same for all, so it is not kept
}


@pytest.mark.parametrize("many", [1, 3])
def test_a_list_asks_the_same_of_the_database_however_long_it_is(cast, client, many):
    fill(cast, many)
    assert {path: cold_and_kept(client, path) for path in LISTS} == LISTS


@pytest.mark.parametrize("many", [1, 3])
def test_one_thing_asks_the_same_of_the_database_however_much_there_is(cast, client, many):
    fill(cast, many)
    paths = {
        f"lasten/{Burden.objects.first().pk}/": (6, 1),
        f"bevroren/{Freeze.objects.first().pk}/": (9, 1),
        f"belemmeringen/{Obstacle.objects.first().pk}/": (4, 1),
        f"minuut/{SpokenMinute.objects.first().pk}/": (5, 5),
    }
    assert {path: cold_and_kept(client, path) for path in paths} == paths


# ---- one neighbourhood knows nothing of the other ----


def test_nothing_of_one_neighbourhood_is_seen_in_the_other(cast, client):
    freeze = carried(cast, frozen(cast))
    row, met = sent(cast, freeze, public=True), obstacle(cast)
    waiting = a_voice(cast, freeze)
    there = Viewer(cast.dorp, cast.dorpshoofd)
    assert burdens.public_page(cast.dorp) == ([], "")
    assert burdens.waiting_for(there) == []
    assert freezing.on_page(cast.dorp) == ([], [], [])
    assert freezing.hours_given_back(cast.dorp) == []
    assert freezing.for_the_window(cast.dorp, 4) == []
    assert freezing.to_answer(there) == []
    assert freezing.running(cast.dorp) == 0
    assert obstacles.public_page(cast.dorp) == ([], "")
    assert obstacles.waiting_for(there) == []
    assert minutes.readable_page(there) == ([], "")
    assert minutes.to_write_out(there) == []
    assert minutes.my_freezes(cast.amina, cast.dorp) == []
    village = "/w/elzenbroek/regelruimte/"
    paths = [f"lasten/{freeze.burden_id}/", f"bevroren/{freeze.pk}/", f"belemmeringen/{met.pk}/"]
    for path in (*paths, f"minuut/{row.pk}/", f"minuut/{waiting.pk}/"):
        for person in (None, cast.amina, cast.dorpshoofd, cast.noor):
            signed_in(client, person) if person else client.logout()
            assert client.get(village + path).status_code == 404


def test_who_speaks_elsewhere_stands_on_no_side_here(cast):
    freeze = frozen(cast)
    assert freezing.sides(Viewer(cast.wijk, cast.dorpshoofd), freeze) == frozenset()
    assert not minutes.reads_all(Viewer(cast.wijk, cast.dorpshoofd))


# ---- the poster ----


def test_the_poster_is_a_pdf_and_says_so_when_there_is_nothing(cast, client):
    assert client.get(f"{HERE}bevroren.pdf").status_code == 409
    freeze = carried(cast, frozen(cast))
    first, second = "Er was <b>tijd</b>.", "#eval(1)"
    actions.hold_talk(by=cast.noor, freeze=freeze, first=first, second=second, residents=4)
    answer = client.get(f"{HERE}bevroren.pdf")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")
    assert minute(cast, freeze).state == "written"


@pytest.mark.parametrize(("rhythm", "minutes", "words"), [
    (Rhythm.YEAR, 20, "20 minuten per jaar"),
    (Rhythm.YEAR, 90, "1:30 uur per jaar"),
    (Rhythm.QUARTER, 1170, "6:30 uur per maand"),
    (Rhythm.MONTH, 1, "12 minuten per jaar"),
])  # fmt: skip
def test_time_is_said_as_people_say_it(client, cast, rhythm, minutes, words):
    row = burden(cast, rhythm=rhythm, minutes=minutes)
    for address in (HERE, f"{HERE}lasten/{row.pk}/"):
        assert f"{words} voor ieder" in client.get(address).text
    actions.answer_burden(
        by=cast.sanne, burden=row, answer=Answer.CORRECT, words="Het is meer.",
        load=Load(**{**SHEET.__dict__, "minutes": 2000}),
    )  # fmt: skip
    assert f"eerst: {words}" in client.get(f"{HERE}lasten/{row.pk}/").text


def test_of_a_freeze_that_gives_back_minutes_the_minutes_are_named(client, cast):
    row = burden(cast, rhythm=Rhythm.MONTH, minutes=50)
    freeze = proposed(cast, row, replacement_minutes=4, promised_minutes=46)
    page = client.get(f"{HERE}bevroren/{freeze.pk}/").text
    assert "46 minuten per maand voor ieder" in page
    assert "4 minuten per maand, het was 50 minuten per maand" in page
