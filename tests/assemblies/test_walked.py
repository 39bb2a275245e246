"""What the last stranger met, who walked an assembly from its mandate to its monitor."""

import uuid
from datetime import timedelta

import pytest
from django.utils.translation import override

from tests.assemblies import advised, scenes
from tests.assemblies import session_scenes as sessions
from tests.cast import signed_in
from wijkaanpak import clock
from wijkaanpak.assemblies.actions import answering, pool
from wijkaanpak.assemblies.actions.seats import say_yes
from wijkaanpak.assemblies.models import SignUp
from wijkaanpak.assemblies.rules import Step
from wijkaanpak.logbook.models import Facts
from wijkaanpak.refusals import Refused
from wijkaanpak.ui.pages import say


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()


def test_an_answer_of_a_party_is_asked_once_more_and_tells_all_at_once(client, cast):
    """It stays for ever and everybody reads it: a slip of the thumb is no answer of a council."""
    one = advised.only(advised.handed_over(cast))
    at = f"/w/zonnehof/beraad/advies/{one.pk}/antwoord/"
    signed_in(client, cast.sanne)
    page = client.get(at).text
    assert "(niet bij een gewoon ja)" in page
    wrong = client.post(at, {"key": str(uuid.uuid4()), "said": "later"})
    assert wrong.status_code == 422
    assert "Bij ‘later’ hoort de reden." in wrong.text
    assert "Zeg op welke dag het antwoord komt." in wrong.text
    given = {"key": str(uuid.uuid4()), "said": "refused", "words": "Het geld is er niet."}
    asked = client.post(at, given).text
    assert "Nee, want: “Het geld is er niet.”" in asked
    assert not one.answers.exists()
    for _time in range(2):
        client.post(at, given | {"sure": "yes"})
    assert [row.said for row in one.answers.all()] == ["refused"]
    told = client.get(at, follow=True)
    assert "Dit advies is beantwoord, en dat blijft zo." in told.text
    assert 'name="words"' not in told.text


def test_sessions_are_numbered_by_their_days(cast):
    """Who is invited never reads of session 2 before session 1."""
    row = advised.seated(cast)
    late = sessions.planned(cast, row, on=clock.today() + timedelta(days=9))
    early = sessions.planned(cast, row)
    late.refresh_from_db()
    assert (early.number, late.number) == (1, 2)
    facts = Facts.objects.filter(entry__verb="assembly.session_planned").order_by("entry__seq")
    assert [row.content["number"] for row in facts] == [1, 1]


def test_a_session_that_was_counted_keeps_its_number(cast):
    held = sessions.led(cast)
    sessions.counted(cast, held)
    late = sessions.planned(cast, held.assembly, on=clock.today() + timedelta(days=9))
    next_one = sessions.planned(cast, held.assembly, on=clock.today() + timedelta(days=3))
    for row in (held, late):
        row.refresh_from_db()
    assert (held.number, next_one.number, late.number) == (1, 2, 3)


def test_a_short_address_asks_which_question_when_there_are_two(client, cast):
    first, second = (scenes.begun(cast, title=name) for name in ("Warmte", "De tunnel"))
    page = client.get("/w/zonnehof/beraad/meedoen/").text
    for row in (first, second):
        assert f"{row.get_absolute_url()}meedoen/" in page
    code = scenes.letters(cast, second)[0][1]
    answer = client.post(f"{first.get_absolute_url()}meedoen/", {"code": code})
    assert "Dit is een code voor “De tunnel”." in answer.text


def test_what_has_too_little_support_is_named_before_the_hand_over_is_typed(client, cast):
    row = advised.ruled(cast)
    advised.write(cast, row, agree=1)
    signed_in(client, cast.hassan)
    page = client.get(f"{row.get_absolute_url()}adviezen/overhandigen/").text
    assert "heeft te weinig steun" in page


def test_a_mandate_that_was_put_to_the_parties_offers_no_form(client, cast):
    row = scenes.asked(cast)
    signed_in(client, cast.sanne)
    told = client.get(f"{row.get_absolute_url()}opdracht/", follow=True).text
    assert "Deze opdracht is voorgelegd aan de partijen" in told
    assert 'name="question"' not in told


def test_after_the_draw_it_is_not_said_that_first_there_is_a_draw(client, cast):
    row = advised.seated(cast)
    page = client.get(f"{row.get_absolute_url()}zittingen/").text
    assert "Er is geloot. De dagen komen hier te staan." in page


def test_a_question_back_stands_between_the_no_and_what_came_after(client, cast):
    row = advised.handed_over(cast)
    one = advised.only(row)
    advised.answer(cast, one, Step.REFUSED)
    answering.ask_back(by=cast.hassan, recommendation=one, question="Hoeveel is er dan wel?")
    one.refresh_from_db()
    advised.answer(cast, one, Step.CHANGED)
    page = client.get(f"{row.get_absolute_url()}adviezen/").text
    told = [
        page.index(words)
        for words in (
            "Het geld is er niet.",
            "Hoeveel is er dan wel?",
            "Wel, maar over twee jaar.",
        )
    ]
    assert told == sorted(told)


def test_after_the_last_session_one_took_part_and_cannot_stop(client, cast):
    session = sessions.led(cast)
    row = session.assembly
    seat = SignUp.objects.filter(place__draw__assembly=row).first()
    say_yes(by=cast.hassan, place=seat.place)
    client.post(f"{row.get_absolute_url()}mijn/", {"code": pool.own_code(seat)})
    assert "Je doet mee" in client.get(f"{row.get_absolute_url()}mijn/").text
    with sessions.later(session):
        client.post(f"{row.get_absolute_url()}mijn/", {"code": pool.own_code(seat)})
        page = client.get(f"{row.get_absolute_url()}mijn/").text
    assert "Je deed mee" in page
    assert "Ik stop" not in page


def test_all_lines_of_the_targets_that_are_wrong_are_told_at_once(client, cast):
    row = scenes.begun(cast)
    signed_in(client, cast.noor)
    lines = "leeftijd\n16-44; veel; 3; 5\n45 en ouder; 600; 3; vijf"
    page = client.post(f"{row.get_absolute_url()}streefgetallen/", {"lines": lines}).text
    assert "Regel 2: “veel” is geen heel getal." in page
    assert "Regel 3: “vijf” is geen heel getal." in page


def test_one_person_is_not_said_to_be_many(cast):
    few = Refused(
        "The pool has %(people)s people and the panel %(seats)s seats. Send more letters, or "
        "draw fewer seats.",
        people=1,
        seats=12,
    )
    with override("nl"):
        told = say(few)
    assert told.startswith("Mensen op de lijst: 1.")
