"""What people meet of recommendations, on screen and on paper."""

import hashlib
import re
from datetime import timedelta

import icalendar
import pytest

from tests.assemblies.advised import (
    answer,
    grouped,
    handed_over,
    look,
    moment,
    only,
    promise,
    ruled,
    said,
    seated,
    write,
)
from tests.assemblies.scenes import drawn
from tests.cast import signed_in
from tests.pages import queries_of
from wijkaanpak import clock
from wijkaanpak.assemblies.actions import advice, following
from wijkaanpak.assemblies.queries import advice as found
from wijkaanpak.assemblies.rules import Course, Step
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.methods import printing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()


def at(row, path=""):
    return f"{row.get_absolute_url()}adviezen/{path}"


def of(one, path):
    return f"/w/zonnehof/beraad/advies/{one.pk}/{path}/"


def pages(pdf):
    return len(re.findall(rb"/Type\s?/Page/", pdf))


def test_a_host_writes_for_the_panel_and_hands_over(client, cast):
    row = seated(cast)
    signed_in(client, cast.hassan)
    assert at(row, "concept/") in client.get(row.get_absolute_url()).text
    client.post(at(row, "beslisregel/"), {"decides": "majority"})
    assert found.advice_of(row) is None
    wrong = client.post(at(row, "beslisregel/"), {"decides": "majority", "majority": ""})
    assert (wrong.status_code, "51 tot 100" in wrong.text) == (422, True)
    client.post(at(row, "beslisregel/"), {"decides": "majority", "majority": "80"})
    given = vars(said()) | {"answered_by": str(cast.gemeente.pk)}
    client.post(at(row, "nieuw/"), given | {"agree": "5"})
    page = client.get(at(row, "concept/")).text
    assert "Te weinig steun" in page
    assert "minstens 80 van elke 100" in page
    draft = only(row)
    client.post(of(draft, "schrijven"), given)
    assert "Genoeg steun" in client.get(at(row, "concept/")).text
    assert client.get(at(row)).status_code == 404
    read = client.get(at(row, "overhandigen/")).text
    for words in (draft.title, draft.text, draft.why, draft.minority):
        assert words in read  # all of it, once more
    typed = client.post(at(row, "overhandigen/"), {"missing": "Wie nachts werkt."})
    assert "Alle adviezen nu overhandigen?" in typed.text
    assert 'value="Wie nachts werkt."' in typed.text
    assert found.advice_of(row).handed_over is None
    client.post(at(row, "overhandigen/"), {"missing": "Wie nachts werkt.", "sure": "yes"})
    client.logout()
    page = client.get(at(row)).text
    for words in (draft.title, draft.text, draft.why, draft.minority, "7 van de 8", "wacht op"):
        assert words in page
    assert "1 wacht op antwoord" in client.get(row.get_absolute_url()).text


def test_a_draft_that_is_let_go_is_seen_by_nobody(client, cast):
    row = ruled(cast)
    draft = write(cast, row)
    signed_in(client, cast.hassan)
    client.post(of(draft, "loslaten"), {"sure": "yes"})
    assert draft.title not in client.get(at(row, "concept/")).text
    assert client.get(of(draft, "schrijven")).status_code == 404


def test_the_party_answers_and_promises_and_both_pages_tell_of_each_other(client, cast):
    row = handed_over(cast)
    one = only(row)
    signed_in(client, cast.sanne)
    assert "Geef antwoord" in client.get(at(row)).text
    answering = of(one, "antwoord")
    assert one.text in client.get(answering).text
    wrong = client.post(answering, {"said": "refused", "words": ""})
    assert (wrong.status_code, "hoort de reden" in wrong.text) == (422, True)
    given = {"said": "changed", "words": "Wel, maar met acht huizen."}
    asked = client.post(answering, given).text
    assert f"Dit antwoord geven op “{one.title}”?" in asked
    assert "Ja, met een wijziging: “Wel, maar met acht huizen.” Je antwoord blijft" in asked
    client.post(answering, given | {"sure": "yes"})
    page = client.get(at(row)).text
    assert "Wel, maar met acht huizen." in page
    assert "Maak hier een afspraak van" in page
    assert "nog geen afspraak" in page
    due = clock.today() + timedelta(days=100)
    given = {"title": "Acht huizen", "text": "Wij doen acht huizen.", "kept_when": "Ze zijn af.",
             "due": due.isoformat(), "every_months": "0"}  # fmt: skip
    promising = of(one, "afspraak")
    assert client.post(promising, given | {"kept_when": ""}).status_code == 422
    client.post(promising, given)
    made = Commitment.objects.get()
    page = client.get(at(row)).text
    assert made.get_absolute_url() in page
    assert "Maak nog een afspraak" in page
    page = client.get(made.get_absolute_url()).text
    assert "Uit advies 1 van gelote buren" in page
    assert f"{at(row)}#advies-1" in page


def test_who_speaks_for_another_party_cannot_answer(client, cast):
    row = handed_over(cast)
    signed_in(client, cast.corrie)
    assert client.get(of(only(row), "antwoord")).status_code == 403
    assert "Geef antwoord" not in client.get(at(row)).text


def test_late_is_said_in_words_everywhere(client, cast):
    row = handed_over(cast)
    with clock.set_back(found.advice_of(row).due + timedelta(days=9)):
        assert "Het antwoord is 9 dagen te laat" in client.get(at(row)).text
        assert "1 antwoord is te laat" in client.get(row.get_absolute_url()).text
        assert "9 dagen te laat" in client.get(f"{row.get_absolute_url()}raad/").text
        party = client.get(cast.gemeente.get_absolute_url()).text
        assert "Adviezen die op antwoord wachten" in party
        assert "Antwoord is te laat" in party
        answer(cast, only(row))
    assert "9 dagen te laat" in client.get(at(row)).text  # what came late stays late


def test_a_later_shows_its_day_and_a_question_its_words(client, cast):
    row = handed_over(cast, many=2)
    first, second = found.handed_over(row)
    answer(cast, first, Step.LATER)
    answer(cast, second, Step.REFUSED)
    grouped(cast, row)
    signed_in(client, cast.amina)
    assert "Stel één vraag terug" in client.get(at(row)).text
    client.post(of(second, "vraag"), {"question": "Hoeveel geld is er wel?"})
    page = client.get(at(row)).text
    assert "Hoeveel geld is er wel?" in page
    assert "Het antwoord komt uiterlijk" in page
    assert "Stel één vraag terug" not in page


def test_the_group_follows_on_screen_and_its_clock_is_seen(client, cast):
    row = handed_over(cast)
    one = only(row)
    signed_in(client, cast.noor)
    wrong = client.post(at(row, "volgen/"), {"many": "6", "people": "Wie?"})
    assert (wrong.status_code, "Wie?" in wrong.text) == (422, True)
    client.post(at(row, "volgen/"), {"many": "6", "people": "Amina\n\nAmina"})
    assert [o.person for o in found.followers(row)] == [cast.amina]
    assert "6 mensen uit de groep" in client.get(at(row)).text
    with clock.set_back(moment(row, 1) + timedelta(days=5)):
        assert "5 dagen te laat" in client.get(at(row)).text
        signed_in(client, cast.amina)
        looking = of(one, "stand")
        given = {"course": "slowed", "words": "De steigers kwamen later.", "evidence": "Terplaan"}
        assert client.post(looking, given | {"words": ""}).status_code == 422
        client.post(looking, given)
        assert client.post(looking, given).status_code == 422  # once for each moment
        page = client.get(at(row)).text
        assert "De steigers kwamen later." in page
        assert "Vertraagd" in page
        assert "Moment 2 van 8" in page
        assert "Amina" not in page.split("<main")[1]
    with clock.set_back(moment(row, 3)):
        assert "1 eerder moment is overgeslagen" in client.get(at(row)).text


def test_who_is_not_in_the_group_writes_nothing_for_it(client, cast):
    row = handed_over(cast)
    one = only(row)
    answer(cast, one, Step.REFUSED)
    signed_in(client, cast.carlos)
    for address in (of(one, "stand"), of(one, "vraag"), at(row, "slotwoord/")):
        assert client.get(address).status_code == 403


def test_the_closing_word_ends_it(client, cast):
    row = handed_over(cast)
    grouped(cast, row)
    signed_in(client, cast.amina)
    with clock.set_back(moment(row, 8)):
        assert at(row, "slotwoord/") in client.get(at(row)).text
        assert "Wie nachts werkt" in client.get(at(row, "slotwoord/")).text
        client.post(at(row, "slotwoord/"), {"closing": "Acht huizen zijn warm.", "learned": "Ja."})
        page = client.get(at(row)).text
        assert "Acht huizen zijn warm." in page
        assert at(row, "slotwoord/") not in page
        assert "Moment 8" not in page


def test_everybody_can_check_the_words(client, cast):
    row = handed_over(cast, many=2)
    raw = client.get(at(row, "adviezen.txt")).content
    assert hashlib.sha256(raw).hexdigest() == found.advice_of(row).fingerprint
    assert "Niemand heeft ze veranderd" in client.get(at(row)).text


def test_the_council_reads_what_waits_who_was_heard_and_who_was_not(client, cast):
    row = ruled(cast, row=drawn(cast, many=12))
    for number in (1, 2):
        write(cast, row, number)
    advice.hand_over(by=cast.hassan, assembly=row, missing="Wie nachts werkt, was er niet.")
    first, second = found.handed_over(row)
    answer(cast, first)
    page = client.get(f"{row.get_absolute_url()}raad/").text
    for words in (second.title, "Wie nachts werkt, was er niet.", "nog geen afspraak", "16-44",
                  row.promise, "7 van 8 voor", "wacht op antwoord"):  # fmt: skip
        assert words in page
    paper = client.get(f"{row.get_absolute_url()}raad/raad.pdf")
    assert paper.headers["Content-Type"] == "application/pdf"
    assert b"/StructTreeRoot" in paper.content
    assert pages(paper.content) <= 2


def test_papers_are_tagged_and_as_long_as_they_need(client, cast):
    row = handed_over(cast, many=3)
    first, second, third = found.handed_over(row)
    answer(cast, first)
    answer(cast, second, Step.REFUSED)
    grouped(cast, row)
    with clock.set_back(moment(row, 1)):
        look(cast, first)
        for name in ("boekje.pdf", "volgblad.pdf"):
            pdf = client.get(at(row, name)).content
            assert pdf.startswith(b"%PDF")
            assert b"/StructTreeRoot" in pdf
            assert pages(pdf) >= 1
    assert third.state == "waiting"


def printed(client, address, monkeypatch):
    """Return the chapters of a paper as {title: all its words}."""
    kept = []
    with monkeypatch.context() as patch:
        patch.setattr(
            printing, "booklet", lambda chapters, *a, **more: kept.append(chapters) or b""
        )
        assert client.get(address).status_code == 200
    return {
        one.title: " ".join(f"{part.head} {' '.join(part.words)}" for part in one.parts)
        for one in kept[0]
    }


def test_the_booklet_prints_the_whole_chain_with_a_place_for_who_sees_it_otherwise(
    client, cast, monkeypatch
):
    row = ruled(cast)
    write(cast, row, 1)
    write(cast, row, 2, minority="", agree=8)
    advice.hand_over(by=cast.hassan, assembly=row, missing="Wie nachts werkt, was er niet.")
    first, second = found.handed_over(row)
    with clock.set_back(found.advice_of(row).due + timedelta(days=2)):
        answer(cast, first)
        answer(cast, second, Step.REFUSED)
        told = printed(client, at(row, "boekje.pdf"), monkeypatch)
        assert "Twee van ons willen met de flats beginnen" in told[f"1. {first.title}"]
        assert "2 dagen te laat" in told[f"1. {first.title}"]
        assert "nog geen afspraak" in told[f"1. {first.title}"]
        assert "Niemand wilde hier een andere mening" in told[f"2. {second.title}"]
        assert "Het geld is er niet." in told[f"2. {second.title}"]
        promise(cast, first)
        told = printed(client, at(row, "boekje.pdf"), monkeypatch)
        assert "Tien huizen (Aangeboden)" in told[f"1. {first.title}"]
        assert "Wie nachts werkt, was er niet." in told["Wie niet is gehoord"]


def test_the_sheet_asks_only_of_what_is_followed_and_not_done(client, cast, monkeypatch):
    row = handed_over(cast, many=3)
    first, second, third = found.handed_over(row)
    answer(cast, first, Step.REFUSED)
    with clock.set_back(moment(row, 1)):
        look(cast, second, Course.DONE, by=cast.hassan)
        look(cast, third, Course.SLOWED, by=cast.hassan)
        told = printed(client, at(row, "volgblad.pdf"), monkeypatch)
    assert list(told) == [f"3. {third.title}"]
    assert "Vertraagd" in told[f"3. {third.title}"]


def test_the_days_stand_in_a_calendar(client, cast):
    row = handed_over(cast, many=2)
    due = found.advice_of(row).due
    sheet = icalendar.Calendar.from_ical(client.get("/w/zonnehof/beraad/antwoorden.ics").content)
    days = [one["dtstart"].dt for one in sheet.walk("vevent")]
    assert days.count(due) == 2
    assert len(days) == 2 + 8
    for party, many in ((cast.gemeente, 2), (cast.housing, 0)):
        text = client.get(f"/w/zonnehof/beraad/partij/{party.pk}/antwoorden.ics").content
        assert len(icalendar.Calendar.from_ical(text).walk("vevent")) == many
    assert b"VEVENT" not in client.get("/w/elzenbroek/beraad/antwoorden.ics").content


def whole(cast, many):
    row = handed_over(cast, many=many)
    grouped(cast, row)
    for one in found.handed_over(row):
        answer(cast, one)
        promise(cast, one)
        promise(cast, one)
        with clock.set_back(moment(row, 1)):
            look(cast, one, Course.ON_TRACK)
    return row


def test_a_page_asks_as_often_for_few_as_for_many(client, cast):
    small, large = whole(cast, 1), whole(cast, 3)
    ends = {"adviezen/": 8, "raad/": 12, "": 11, "adviezen/boekje.pdf": 8,
            "adviezen/volgblad.pdf": 8, "adviezen/adviezen.txt": 8}  # fmt: skip
    for path, most in ends.items():
        first = queries_of(client, small.get_absolute_url() + path)
        assert queries_of(client, large.get_absolute_url() + path) == first <= most, path


def test_nothing_of_it_is_found_elsewhere(client, cast):
    row = handed_over(cast)
    for path in ("stand", "antwoord", "schrijven"):
        elsewhere = of(only(row), path).replace("zonnehof", "elzenbroek")
        assert client.get(elsewhere).status_code in {302, 404}
    strange = f"/w/elzenbroek/beraad/{row.pk}/"
    for path in ("adviezen/", "raad/", "raad/raad.pdf", "adviezen/boekje.pdf"):
        assert client.get(strange + path).status_code == 404
    assert "Adviezen die" not in client.get(f"/w/elzenbroek/netwerk/{cast.dorpsbelang.pk}/").text


def test_after_the_closing_word_the_group_is_not_asked_any_more(client, cast):
    row = handed_over(cast)
    grouped(cast, row)
    with clock.set_back(moment(row, 8)):
        following.close(by=cast.amina, assembly=row, closing="Klaar.")
        assert found.followed_advice(cast.wijk) == []


def test_my_page_shows_what_waits_for_my_party_and_what_i_follow(client, cast):
    row = handed_over(cast)
    grouped(cast, row)
    title, mine = only(row).title, "/w/zonnehof/mijn/"
    assert title in signed_in(client, cast.sanne).get(mine).text
    assert title not in signed_in(client, cast.corrie).get(mine).text
    assert "Wat je volgt" in signed_in(client, cast.amina).get(mine).text
    answer(cast, only(row))
    assert title not in signed_in(client, cast.sanne).get(mine).text
