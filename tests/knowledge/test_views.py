import re
from dataclasses import replace
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.budget import scenes as rounds
from tests.cast import signed_in
from tests.knowledge.scenes import (
    ANSWER,
    BUS,
    GARDEN,
    HERE,
    SOURCES,
    TABLE,
    THERE,
    answered,
    asked,
    far_file,
    far_parcel,
    file_of,
    in_days,
    kitchen,
    met,
    opened,
    opened_there,
    promised,
    tabled,
    taken,
    version_of,
    visited,
    written,
)
from wijkaanpak import clock
from wijkaanpak.knowledge import actions
from wijkaanpak.knowledge.models import Lesson, Meeting, Parcel, Question, Table, Visit
from wijkaanpak.knowledge.rules import files
from wijkaanpak.knowledge.rules.visits import HALF_A_YEAR
from wijkaanpak.refusals import Refused

SAID = {
    "title": "De moestuin", "did": "Wij begonnen.", "came": "Het mislukte.",
    "advice": "Onderzoek de grond.", "went": "not", "tried": "Bakken.", "happened": "Lood.",
    "cost_euros": "4200", "never_again": "Zonder onderzoek.", "useful_for": "Tuiniers",
    "year": "2020", "domains": ["health"], "teller": "circle", "told_by": "de tuingroep",
}  # fmt: skip
LIST, LESSON, KITCHENS, GUESTS, QUESTIONS = 10, 7, 7, 6, 6


def of(person):
    return signed_in(Client(), person)


def upload(raw, name="leergeld.json"):
    return {"file": SimpleUploadedFile(name, raw)}


def test_a_resident_writes_a_lesson_the_residents_read_it_and_everybody_can(cast, client):
    sent = of(cast.amina).post(HERE + "schrijven/", SAID | {"about": [str(cast.gemeente.pk)]})
    lesson = Lesson.objects.get()
    at = lesson.get_absolute_url()
    assert (sent.status_code, sent.headers["Location"]) == (302, at)
    assert client.get(at).status_code == 404
    assert "Nog niet open" in of(cast.amina).get(at).text
    for person, party in ((cast.dilan, cast.residents), (cast.sanne, cast.gemeente)):
        answer = {"party": str(party.pk), "answer": "yes"}
        assert of(person).post(at + "gelezen/", answer).status_code == 302
    assert "zeker" not in of(cast.dilan).post(at + "open/").headers
    of(cast.dilan).post(at + "open/", {"sure": "yes"})
    page = client.get(at).text
    assert [word for word in ("Lood.", "4.200", "de tuingroep") if word not in page] == []


def test_who_wrote_for_a_group_sees_who_reads_first_and_opens_it_herself(cast, client):
    sent = of(cast.amina).post(HERE + "schrijven/", SAID)
    at = sent.headers["Location"]
    page = of(cast.amina).get(at).text
    assert cast.residents.name in page.split("Nog niet open")[1]
    assert "kun jij hem openen" in page
    of(cast.dilan).post(at + "gelezen/", {"party": str(cast.residents.pk), "answer": "yes"})
    assert "Open deze les" in of(cast.amina).get(at).text
    of(cast.amina).post(at + "open/", {"sure": "yes"})
    assert client.get(at).status_code == 200
    assert of(cast.amina).get(at + "open/").headers["Location"] == at  # a reload lands on it


def test_all_that_is_wrong_in_a_lesson_is_said_at_once(cast):
    wrong = SAID | {"never_again": "", "cost_euros": "", "year": "1900", "advice": ""}
    amina = of(cast.amina)
    page = amina.post(HERE + "schrijven/", wrong).text
    names = ("advice", "cost_euros", "again", "year")
    assert [name for name in names if f'id="id_{name}_error"' not in page] == []
    assert "Wij begonnen." in amina.get(HERE + "schrijven/").text  # a reload loses nothing
    assert "Wij begonnen." not in of(cast.carlos).get(HERE + "schrijven/").text


def test_what_is_wrong_in_a_lesson_is_said_and_what_was_typed_stays(cast):
    answer = of(cast.amina).post(HERE + "schrijven/", SAID | {"never_again": ""})
    assert answer.status_code == 422
    assert "minstens een van de twee" in answer.text
    assert "Onderzoek de grond." in answer.text


def test_the_list_asks_the_same_for_one_and_three_lessons(cast, django_assert_num_queries):
    opened(cast)
    member = of(cast.amina)
    with django_assert_num_queries(LIST):
        member.get(HERE)
    for number in range(2):
        opened(cast, replace(GARDEN, title=f"Tuin {number}"))
    with django_assert_num_queries(LIST):
        assert "Tuin 1" in member.get(HERE).text


def test_the_list_is_paged_and_chosen_by_subject(cast, client):
    for number in range(26):
        opened(cast, replace(GARDEN, title=f"Tuin {number}"))
    page = client.get(HERE + "?over=health").text
    assert page.count("w-card__title") == 24
    older = re.search(r'href="(\?[^"]*na=[^"]+)"', page).group(1).replace("&amp;", "&")
    assert client.get(HERE + older).text.count("w-card__title") == 2
    assert "w-card__title" not in client.get(HERE + "?over=housing").text
    assert client.get(HERE + "?over=x&na=y").status_code == 200


def test_lessons_of_neighbours_stand_apart_with_their_name(cast, client):
    opened_there(cast)
    assert "lege stoel" not in client.get(HERE).text
    page = client.get(HERE + "?van=buren").text
    assert "De lege stoel in de buurtbus" in page
    assert "Elzenbroek" in page


def test_a_lesson_page_asks_the_same_with_one_and_three_meetings(cast, django_assert_num_queries):
    lesson, member = opened(cast), of(cast.amina)
    met(cast, lesson)
    at = lesson.get_absolute_url()
    with django_assert_num_queries(LESSON):
        member.get(at)
    for number in (2, 3):
        met(cast, lesson, ref=f"budget.plan:{number}")
    with django_assert_num_queries(LESSON):
        assert member.get(at).text.count("Een nieuwe tuin") == 3


def test_anybody_looks_whether_something_was_tried(cast, client):
    opened_there(cast, GARDEN)
    page = client.get(HERE + "lijkt/?tekst=Een moestuin met bakken&over=health").text
    assert "De moestuin op vervuilde grond" in page
    assert "moestuin" in page.split("Getoond omdat")[1]
    assert "Wij kennen niets dat hierop lijkt" in client.get(HERE + "lijkt/?tekst=biljart").text


def test_a_new_plan_meets_the_lesson_and_its_maker_says_what_they_do(cast, client):
    lesson = opened_there(cast, GARDEN)
    round_ = rounds.opened(cast)
    plan = rounds.handed_in(cast, round_, title="Een moestuin met bakken")
    maker = of(cast.amina)
    with clock.set_back(rounds.SPRING):
        page = maker.get(plan.get_absolute_url()).text
        say = re.search(rf'href="([^"]*lijkt/{version_of(lesson).pk}/[^"]*)"', page).group(1)
        assert (
            "lijkt/" + str(version_of(lesson).pk) not in client.get(plan.get_absolute_url()).text
        )
        token = say.partition("start=")[2]
        assert maker.get(say).status_code == 200
        said = {"start": unquote(token), "use": "differently", "words": "Eerst de grond."}
        sent = maker.post(say.partition("?")[0], said)
        assert (sent.status_code, sent.headers["Location"]) == (302, plan.get_absolute_url())
        assert "Eerst de grond." in maker.get(plan.get_absolute_url()).text
    assert Meeting.objects.get().title == "Een moestuin met bakken"
    there = client.get(lesson.get_absolute_url()).text
    assert "Een moestuin met bakken" in there
    assert "Eerst de grond." in there


def test_a_plan_that_is_no_longer_being_made_shows_no_lessons(cast, client):
    opened(cast)
    round_ = rounds.voting(cast, (5_000, 12_000))
    plan = round_.plans.first()
    assert "eerder geprobeerd" not in client.get(plan.get_absolute_url()).text


def test_who_makes_up_a_start_is_told_so(cast):
    lesson = opened(cast)
    answer = of(cast.amina).post(
        f"{HERE}lijkt/{version_of(lesson).pk}/",
        {"start": "x", "use": "differently", "words": "y"},
    )
    assert answer.status_code == 409
    assert Meeting.objects.count() == 0


def test_a_lesson_file_is_downloaded_and_holds(cast, client):
    lesson = opened(cast)
    file_of(cast.wijk)
    for at in ("bestand/leergeld.json", f"les/{lesson.pk}/leergeld.json"):
        answer = client.get(HERE + at)
        assert answer.headers["Content-Type"] == files.MEDIA_TYPE
        assert files.check(answer.content, 2026).lessons[0].words == GARDEN


def test_a_file_is_looked_at_first_and_the_keeper_takes_it_in(cast, client):
    sent = of(cast.amina).post(HERE + "bestand/", upload(far_file()))
    parcel = Parcel.objects.get()
    at = parcel.get_absolute_url()
    assert sent.headers["Location"] == at
    page = of(cast.amina).get(at).text
    assert [word for word in ("Oeverloo", "De lege stoel in de buurtbus", "eerste keer")
            if word not in page] == []  # fmt: skip
    assert of(cast.amina).post(at, {"sure": "on"}).status_code == 403
    assert of(cast.noor).post(at, {"key": ""}).status_code == 422
    for _time in range(2):  # sent again, it leads to the page that says how it went
        assert of(cast.noor).post(at, {"sure": "on"}).status_code == 302
    lesson = Lesson.objects.get()
    page = client.get(lesson.get_absolute_url()).text
    assert "Deze les komt van elders" in page
    assert "leergeld.json" not in page


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"{}", "geen lesbestand"),
        (b"<html>", "geen lesbestand"),
        (far_file()[:-1], "geen lesbestand"),
        (far_file().replace(b"haltes", b"straten"), "is veranderd nadat"),
        (far_file().replace(b"lessons/v1", b"lessons/v9"), "een andere versie"),
        (b"x" * 1_000_001, "te groot"),
        (b"\x89PNG\r\n\x1a\n" * 9, "geen lesbestand"),
    ],
)
def test_a_hostile_file_gets_a_sentence_and_nothing_is_kept(cast, raw, words):
    answer = of(cast.amina).post(HERE + "bestand/", upload(raw))
    assert (answer.status_code, words in answer.text) == (422, True)
    assert Parcel.objects.count() == 0


def test_a_passer_by_and_a_stranger_bring_no_file(cast, client):
    assert client.post(HERE + "bestand/", upload(far_file())).status_code == 302
    assert of(cast.stranger).post(HERE + "bestand/", upload(far_file())).status_code == 403
    assert Parcel.objects.count() == 0


def test_a_kitchen_is_shown_visited_promised_and_told(cast, client):
    words = {"party": str(cast.residents.pk), "title": "De deur open", "shown": "Koffie.",
             "went_wrong": "Geen sleutel.", "place": "De Zaaier",
             "on": in_days(0).isoformat()}  # fmt: skip
    at = of(cast.dilan).post(HERE + "keuken/nieuw/", words).headers["Location"]
    of(cast.dilan).post(at + "uitnodigen/", {"slug": "elzenbroek"})
    visit = Visit.objects.get()
    guest = of(cast.dorpshoofd)
    assert "Wij komen" in guest.get(THERE + "keuken/").text
    assert "Wij komen" not in client.get(THERE + "keuken/").text
    guest.post(f"{THERE}bezoek/{visit.pk}/komt/")
    guest.post(f"{THERE}bezoek/{visit.pk}/belofte/", {"words": "Wij maken een bank."})
    for page in (client.get(at), client.get(THERE + "keuken/")):
        assert "Wij maken een bank." in page.text
    of(cast.dilan).post(at + "geweest/")
    with clock.set_back(clock.today() + HALF_A_YEAR):
        assert "Wij maken een bank." in client.get(THERE).text
        guest.post(
            f"{THERE}bezoek/{visit.pk}/wat-ervan-kwam/", {"came_of": "done", "words": "Hij staat."}
        )
        assert "Wij maken een bank." not in client.get(THERE).text
    assert "Hij staat." in client.get(at).text


def test_what_guests_and_host_send_twice_stands_once_and_is_no_refusal(cast):
    row = kitchen(cast)
    at, host, guest = row.get_absolute_url(), of(cast.dilan), of(cast.dorpshoofd)

    def twice(who, path, **words):
        assert [who.post(path, words).status_code for _time in range(2)] == [302, 302]

    twice(host, at + "uitnodigen/", slug="elzenbroek")
    twice(host, at + "uitnodigen/", name="Oeverloo")
    near, far = row.visits.order_by("name")
    assert "Zij komen" in host.get(at).text
    assert "Wij komen" in guest.get(THERE + "keuken/").text
    twice(guest, f"{THERE}bezoek/{near.pk}/komt/")
    twice(guest, f"{THERE}bezoek/{near.pk}/belofte/", words="Een bank.")
    twice(guest, f"{THERE}bezoek/{near.pk}/wat-ervan-kwam/", came_of="done", words="Hij staat.")
    twice(host, f"{HERE}bezoek/{far.pk}/komt-niet/")
    assert row.visits.count() == 2


def test_the_forms_of_a_visit_open_by_address_no_sooner_than_their_day(cast):
    row = kitchen(cast, on=3)
    visit = visited(cast, row)
    guest, at = of(cast.dorpshoofd), f"{THERE}bezoek/{visit.pk}/"
    for form, says in (("belofte/", "Je belooft iets als je er bent geweest: vanaf"),
                       ("wat-ervan-kwam/", "Eerst komt de belofte, vanaf")):  # fmt: skip
        page = guest.get(at + form)
        assert (page.status_code, says in page.text) == (409, True)
    with clock.set_back(clock.now() + timedelta(days=3)):
        assert guest.get(at + "belofte/").status_code == 200
        guest.post(at + "belofte/", {"words": "Een bank."})
        assert guest.get(at + "belofte/").status_code == 409
        assert guest.get(at + "wat-ervan-kwam/").status_code == 200


def test_guests_read_at_home_that_a_visit_does_not_go_on(cast):
    row = kitchen(cast, on=3)
    host, at = of(cast.dilan), row.get_absolute_url()
    visit = actions.invite(by=cast.dilan, kitchen=row, slug="elzenbroek")
    actions.answer_invitation(by=cast.dorpshoofd, visit=visit, comes=True)
    early = host.post(at + "geweest/")
    assert early.status_code == 409
    assert "Dit bezoek komt nog." in early.text
    for _time in range(2):
        assert host.post(at + "niet/", {"why": "Het dak lekt."}).status_code == 302
    page = of(cast.dorpshoofd).get(THERE + "keuken/").text
    assert "Gaat niet door" in page
    assert "Het dak lekt." in page
    assert host.get(at + "uitnodigen/").status_code == 409
    with clock.set_back(row.on), pytest.raises(Refused, match="does not go on"):
        actions.promise(by=cast.dorpshoofd, visit=visit, words="Een bank.")


def test_the_host_does_not_answer_for_its_guests_and_the_sheet_is_a_paper(cast, client):
    visit = promised(cast)
    assert of(cast.dilan).post(f"{HERE}bezoek/{visit.pk}/komt/").status_code == 403
    assert of(cast.dilan).get(f"{HERE}bezoek/{visit.pk}/wat-ervan-kwam/").status_code == 403
    paper = client.get(visit.kitchen.get_absolute_url() + "blad.pdf")
    assert paper.content.startswith(b"%PDF")
    assert client.get(f"{THERE}keuken/{visit.kitchen.pk}/").status_code == 404


def test_the_kitchens_ask_the_same_for_one_and_three(cast, django_assert_num_queries):
    member = of(cast.amina)
    promised(cast)
    with django_assert_num_queries(KITCHENS):
        member.get(HERE + "keuken/")
    for title in ("De keuken", "De tuin"):
        promised(cast, kitchen(cast, title=title))
    with django_assert_num_queries(KITCHENS):
        member.get(HERE + "keuken/")
    guest = of(cast.dorpshoofd)
    with django_assert_num_queries(GUESTS):
        assert guest.get(THERE + "keuken/").text.count("Wij maken een bank.") == 3


def test_a_question_is_asked_taken_answered_and_found_useful(cast, client):
    asked(cast)
    row = Question.objects.get()
    at = row.get_absolute_url()
    ilse = of(cast.ilse)
    assert "De instelling is aan de beurt" in client.get(at).text
    ilse.post(at + "aannemen/", {"day": in_days(30).isoformat()})
    too_long = ilse.post(at + "antwoord/", {"answer": "woord " * 40, "sources": SOURCES})
    assert (too_long.status_code, "Knip deze in twee" in too_long.text) == (422, True)
    ilse.post(at + "antwoord/", {"answer": ANSWER, "sources": SOURCES})
    of(cast.amina).post(at + "iets-aan/", {"useful": "yes", "words": "Nu doen we open."})
    page = client.get(at).text
    assert [word for word in (ANSWER[:20], SOURCES, "1 buur heeft er iets aan", "Nu doen we open.")
            if word not in page] == []  # fmt: skip
    assert "Amina" not in page


def test_a_table_with_a_small_count_is_refused_with_its_place(cast, client):
    row = taken(cast)
    sent = {"about": "Bezoekers", "origin": "Deurkaartjes"}
    small = TABLE.replace(b"52", b"9")
    answer = of(cast.amina).post(row.get_absolute_url() + "tabel/", sent | upload(small, "t.csv"))
    assert (answer.status_code, "Rij 2, kolom 3" in answer.text) == (422, True)
    of(cast.amina).post(row.get_absolute_url() + "tabel/", sent | upload(TABLE, "t.csv"))
    table = Table.objects.get()
    file = f"{HERE}tabel/{table.pk}/tabel.csv"
    assert client.get(file).status_code == 404
    assert "Zonnehof;120" not in client.get(row.get_absolute_url()).text
    of(cast.noor).post(f"{HERE}tabel/{table.pk}/", {"answer": "yes"})
    assert client.get(file).content.decode("utf-8-sig").encode() == TABLE


def test_the_questions_ask_the_same_for_one_and_three(cast, django_assert_num_queries):
    member = of(cast.amina)
    answered(cast)
    with django_assert_num_queries(QUESTIONS):
        member.get(HERE + "vraag/")
    for number in range(2):
        asked(cast, question=f"Vraag {number}?")
    with django_assert_num_queries(QUESTIONS):
        member.get(HERE + "vraag/")


def test_the_page_of_an_institute_shows_what_it_was_asked(cast, client):
    row = answered(cast)
    page = client.get(row.institute.get_absolute_url()).text
    assert "Wat helpt tegen eenzaamheid op zondag?" in page


def test_nothing_of_the_wijk_opens_under_the_name_of_the_village(cast):
    lesson, row, visit = opened(cast), answered(cast), promised(cast)
    parcel, table = far_parcel(cast), tabled(cast)
    reader = of(cast.dorpskompas)
    for at in (f"les/{lesson.pk}/", f"vraag/{row.pk}/", f"keuken/{visit.kitchen.pk}/",
               f"bestand/{parcel.pk}/", f"tabel/{table.pk}/tabel.csv",
               f"les/{lesson.pk}/leergeld.json"):  # fmt: skip
        assert reader.get(THERE + at).status_code in {404, 409}, at


def test_a_kitchen_from_the_past_is_not_planned_and_words_stay(cast):
    words = {"party": str(cast.residents.pk), "title": "De deur", "shown": "x",
             "went_wrong": "y", "place": "z", "on": in_days(-1).isoformat()}  # fmt: skip
    answer = of(cast.dilan).post(HERE + "keuken/nieuw/", words)
    assert (answer.status_code, "Kies een dag die nog komt." in answer.text) == (422, True)


def test_a_draft_of_a_correction_is_not_seen_by_who_passes_by(cast, client):
    lesson = opened(cast)
    actions.correct_lesson(
        by=cast.dilan, lesson=lesson, words=replace(BUS, why_changed="Anders."),
        about=[cast.gemeente],
    )  # fmt: skip
    at = lesson.get_absolute_url()
    assert "lege stoel" not in client.get(at).text
    assert "lege stoel" in of(cast.sanne).get(at).text
    assert kitchen(cast).title
    assert written(cast, by=cast.amina)
