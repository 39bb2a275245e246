"""Objections to a stop as people meet them: on its page, in the form, and on one's own page."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import signed_in
from tests.pages import queries_of
from tests.repairs.scenes import (
    answer,
    fresh,
    in_days,
    long_stop,
    objected,
    purse,
    stopped,
    waiting_payment,
)
from wijkaanpak import clock
from wijkaanpak.repairs import actions
from wijkaanpak.repairs.models import Objection
from wijkaanpak.repairs.queries import objections as queries
from wijkaanpak.repairs.rules.objections import Answer, by_law
from wijkaanpak.repairs.rules.stops import object_until

ME = "/w/zonnehof/mijn/"


def as_(person):
    return signed_in(Client(), person)


def words(page):
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def test_the_page_of_a_stop_asks_as_often_for_three_objections_as_for_one(cast):
    stop = stopped(cast)
    at, counts = stop.get_absolute_url(), []
    clients = {"": Client(), "amina": as_(cast.amina), "bea": as_(cast.bea)}
    for by in (cast.amina, cast.carlos, cast.bram):
        objected(cast, stop, by)
        counts.append({name: queries_of(client, at) for name, client in clients.items()})
    assert counts[0] == counts[2] == {"": 4, "amina": 7, "bea": 9}


def test_what_waits_on_ones_own_page_asks_as_often_for_three_as_for_one(cast):
    counts, bea = [], None
    for number in range(3):
        objected(cast, stopped(cast, purse.goal(cast, f"Doel {number}")))
        bea = bea or as_(cast.bea)
        counts.append(queries_of(bea, ME))
    assert counts[0] == counts[2]


def test_a_resident_objects_and_everybody_reads_it_without_a_name(cast):
    stop = stopped(cast)
    at, amina = stop.get_absolute_url(), as_(cast.amina)
    assert f"{at}bezwaar/" in amina.get(at).text
    form = amina.get(f"{at}bezwaar/").text
    assert "Commissie bezwaar, Raadhuisplein" in form  # the way of the law stands beside it
    assert 'name="side"' not in form  # who speaks for nobody has nothing to choose
    sent = {"words": "De winkels wachten."}
    assert amina.post(f"{at}bezwaar/", sent).status_code == 302
    page = words(Client().get(at).text)
    assert "een bewoner Wacht op antwoord De winkels wachten." in page
    assert "Amina" not in page
    assert "van jou" not in page
    page = amina.get(at).text
    assert ("van jou" in page, f'{at}bezwaar/"' in page) == (True, False)


def day(at):
    return f'datetime="{at}"'


def at_end(term, more=0):
    """The clock on the last day of a term, or so many days after it."""
    return clock.set_back(clock.now() + (term - clock.today()) + timedelta(days=more))


def test_the_page_says_until_which_day_the_body_answers(cast):
    short, long = stopped(cast), long_stop(cast, purse.goal(cast, "B"))
    law = by_law(short.since)
    pages = [Client().get(stop.get_absolute_url()).text for stop in (short, long)]
    assert [day(law) in page for page in pages] == [True, True]
    assert ["De wet geeft tijd tot en met" in page for page in pages] == [True, False]
    assert ["Dat is zes weken na de laatste dag" in page for page in pages] == [False, True]
    assert pages[0].count(day(short.until)) > pages[1].count(day(long.until))


def test_who_speaks_for_a_party_chooses_for_whom(cast):
    stop = stopped(cast)
    at, corrie = f"{stop.get_absolute_url()}bezwaar/", as_(cast.corrie)
    answered = corrie.post(at, {"words": "Wij wachten."})
    assert (answered.status_code, "Wij wachten.</textarea>" in answered.text) == (422, True)
    assert corrie.post(at, {"words": "Wij.", "side": str(cast.kompas.pk)}).status_code == 422
    assert corrie.post(at, {"words": "Wij.", "side": str(cast.housing.pk)}).status_code == 302
    assert corrie.post(at, {"words": "Ik.", "side": "resident"}).status_code == 302
    assert [row.party for row in queries.on_stop(stop)[0]] == [None, cast.housing]
    assert "Woonstichting" in words(Client().get(stop.get_absolute_url()).text)


def test_the_same_form_sent_twice_is_one_objection(cast):
    stop = stopped(cast)
    amina, at = as_(cast.amina), f"{stop.get_absolute_url()}bezwaar/"
    key = re.search(r'name="key" value="([^"]+)"', amina.get(at).text)[1]
    for _ in range(2):
        assert amina.post(at, {"words": "Te lang.", "key": key}).status_code == 302
    assert Objection.objects.count() == 1


@pytest.mark.parametrize("tip", ["Kees Bakker deed het", "Bel 06.12.34.56.78"])
def test_a_tip_is_seen_at_the_first_try_and_what_was_typed_stays(cast, tip):
    stop = stopped(cast)
    found = as_(cast.amina).post(f"{stop.get_absolute_url()}bezwaar/", {"words": tip})
    assert (found.status_code, Objection.objects.count()) == (422, 0)
    assert f"{tip}</textarea>" in found.text
    assert "We hebben dit niet bewaard" in found.text
    row, bea = objected(cast, stop), as_(cast.bea)
    at = f"{stop.get_absolute_url()}bezwaar/{row.pk}/antwoord/"
    for sent in ({"answer": "stands", "reasons": tip},
                 {"answer": "narrower", "reasons": "Zo.", "scope": tip}):  # fmt: skip
        found = bea.post(at, sent)
        assert (found.status_code, f"{tip}</textarea>" in found.text) == (422, True)


def test_who_has_no_part_in_it_reads_along_and_sees_no_buttons(cast):
    stop = stopped(cast)
    row, at = objected(cast, stop), stop.get_absolute_url()
    for part in ("bezwaar/", f"bezwaar/{row.pk}/antwoord/", f"bezwaar/{row.pk}/terug/"):
        assert Client().get(at + part).status_code == 302
        assert as_(cast.stranger).get(at + part).status_code == 403
    assert as_(cast.sanne).get(f"{at}bezwaar/").status_code == 403
    assert as_(cast.sanne).get(f"{at}bezwaar/{row.pk}/antwoord/").status_code == 403
    assert as_(cast.carlos).get(f"{at}bezwaar/{row.pk}/terug/").status_code == 403
    for client in (Client(), as_(cast.carlos), as_(cast.sanne), as_(cast.noor)):
        page = client.get(at).text
        assert ("/antwoord/" in page, "/terug/" in page) == (False, False)
    assert f'{at}bezwaar/"' not in as_(cast.sanne).get(at).text
    assert f"/inloggen/?next={at}" in Client().get(at).text


def test_the_post_sees_that_it_waits_and_answers_with_less(cast):
    stop = stopped(cast)
    row, at, bea = objected(cast, stop), stop.get_absolute_url(), as_(cast.bea)
    answering = f"{at}bezwaar/{row.pk}/antwoord/"
    assert answering in bea.get(ME).text
    assert answering in bea.get(at).text
    assert answering not in as_(cast.sanne).get(ME).text
    assert "Elf winkels wachten" in bea.get(answering).text
    sent = {"answer": "narrower", "reasons": "De lampen zijn veilig.", "scope": ""}
    found = bea.post(answering, sent)
    assert (found.status_code, "De lampen zijn veilig.</textarea>" in found.text) == (422, True)
    assert bea.post(answering, sent | {"scope": "Alleen de rolluiken."}).status_code == 302
    page = words(Client().get(at).text)
    assert "Wat is stilgezet, en wat niet Alleen de rolluiken. Er staat minder stil sinds" in page
    assert "De lampen zijn veilig. Vanaf die dag stond dit stil: Alleen de rolluiken." in page
    assert answering not in bea.get(ME).text


def test_lifting_as_the_answer_ends_the_stop_on_screen(cast):
    stop = stopped(cast)
    row, at = objected(cast, stop), stop.get_absolute_url()
    objected(cast, stop, cast.carlos)
    sent = {"answer": "lifted", "reasons": "Jullie hebben gelijk."}
    for _ in range(2):  # a second click changes nothing
        assert as_(cast.bea).post(f"{at}bezwaar/{row.pk}/antwoord/", sent).status_code == 302
    page = words(Client().get(at).text)
    assert "Er staat nu niets stil." in page
    assert "De stop was voorbij voordat er antwoord was." in page
    assert "dus hier wacht niets meer op antwoord" in page


def test_who_objected_takes_it_back_after_being_asked_once_more(cast):
    stop = stopped(cast)
    row, at, amina = objected(cast, stop), stop.get_absolute_url(), as_(cast.amina)
    back = f"{at}bezwaar/{row.pk}/terug/"
    assert back in amina.get(at).text
    assert "Trek je je bezwaar in?" in amina.get(back).text
    assert amina.post(back).status_code == 200
    assert fresh(row).taken_back is None
    for _ in range(2):
        assert amina.post(back, {"sure": "yes"}).status_code == 302
    page = Client().get(at).text
    assert ("Elf winkels" in page, "niet meer te lezen" in page) == (False, True)
    assert f'{at}bezwaar/"' in amina.get(at).text  # it can be written anew


def test_after_the_term_one_reads_that_it_is_over_and_what_was_typed_stays(cast):
    stop = stopped(cast, until=in_days(50))
    at, amina = stop.get_absolute_url(), as_(cast.amina)
    with at_end(object_until(stop.since), 1):
        assert "Maak hier bezwaar" not in amina.get(at).text
        found = amina.post(f"{at}bezwaar/", {"words": "Te laat."})
        assert (found.status_code, "Te laat.</textarea>" in found.text) == (422, True)
        assert "Die dag is voorbij." in found.text


def test_an_answer_that_waits_too_long_or_came_too_late_shows_as_late(cast):
    stop = long_stop(cast, purse.goal(cast))
    row, at, karin = objected(cast, stop), stop.get_absolute_url(), as_(cast.karin)
    answering = f"{at}bezwaar/{row.pk}/antwoord/"
    with at_end(by_law(stop.since)):
        assert "te laat" not in Client().get(at).text
        assert "te laat" not in karin.get(ME).text
    with at_end(by_law(stop.since), 1):
        assert "Antwoord te laat" in Client().get(at).text
        assert "Antwoord te laat" in karin.get(ME).text
        sent = {"answer": "stands", "reasons": "Het duurde lang."}
        assert karin.post(answering, sent).status_code == 302
    page = words(Client().get(at).text)
    assert "later dan de termijn Het duurde lang." in page


def test_many_objections_are_paged(cast, monkeypatch):
    monkeypatch.setattr(queries.on_stop, "__defaults__", ("", 2))
    stop = stopped(cast)
    for number, by in enumerate((cast.amina, cast.carlos, cast.bram)):
        objected(cast, stop, by, words=f"Bezwaar {number}.")
    at = stop.get_absolute_url()
    first, second = Client().get(at).text, Client().get(f"{at}?na=2").text
    assert ["Bezwaar 0." in page for page in (first, second)] == [False, True]
    assert "?na=2" in first
    assert "Bezwaar 2." in Client().get(f"{at}?na=x").text


def test_an_objection_is_out_of_reach_elsewhere(cast):
    one, other = stopped(cast), stopped(cast, purse.goal(cast, "B"))
    row = objected(cast, one)
    bea = as_(cast.bea)
    for at in (one.get_absolute_url().replace("zonnehof", "elzenbroek"), other.get_absolute_url()):
        assert bea.get(f"{at}bezwaar/{row.pk}/antwoord/").status_code in {403, 404}
    assert bea.get(f"{other.get_absolute_url()}bezwaar/{row.pk}/antwoord/").status_code == 404


def test_a_held_payment_says_why_it_waits_and_has_no_button_that_refuses(cast):
    payment = waiting_payment(cast)
    at, nel = payment.get_absolute_url(), as_(cast.nel)
    assert f"{at}meekijken/" in nel.get(at).text
    stop = stopped(cast, payment)
    page = nel.get(at).text
    assert (f"{at}meekijken/" in page, f"{at}terugsturen/" in page) == (False, True)
    assert "Dit kan nu niet betaald worden: dit geld is stilgezet tot en met" in page
    assert "kan het hier betaald worden" in page
    for other in (cast.wim, cast.dilan):  # who prepared it, and who does not look along
        assert "kan het hier betaald worden" not in as_(other).get(at).text
    section = page[page.index('id="look"') :]
    assert stop.get_absolute_url() in section
    assert "meekijken/" not in as_(cast.wim).get(at).text
    answer(cast, objected(cast, stop), Answer.LIFTED)
    page = nel.get(at).text
    assert (f"{at}meekijken/" in page, "nu niet betaald" in page) == (True, False)


def test_a_payment_for_a_held_goal_says_so_too(cast):
    payment = waiting_payment(cast)
    stop = stopped(cast, payment.goal)
    page = as_(cast.nel).get(payment.get_absolute_url()).text
    assert stop.get_absolute_url() in page[page.index('id="look"') :]
    actions.lift(by=cast.bea, stop=stop, why="Klaar.")
    assert "nu niet betaald" not in as_(cast.nel).get(payment.get_absolute_url()).text
