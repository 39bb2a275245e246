"""The screens of a round: voting without an account, nothing lost, few questions."""

import json
import re
import uuid
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.budget import scenes
from tests.cast import signed_in
from tests.funds import purse
from wijkaanpak import clock
from wijkaanpak.budget.actions import money as dividing
from wijkaanpak.budget.actions import rounds
from wijkaanpak.budget.models import Ballot, Code, Plan, Round
from wijkaanpak.budget.rules import BallotKind
from wijkaanpak.budget.rules.numbers import written
from wijkaanpak.budget.urls import urlpatterns
from wijkaanpak.logbook.models import Entry
from wijkaanpak.people.rules import new_code, show_code


@pytest.fixture
def round(cast):
    return scenes.voting(cast)


def base(round, slug="zonnehof"):
    return f"/w/{slug}/burgerbegroting/{written(round.number)}/"


def begin(round, code, client=None):
    client = client or Client()
    with clock.set_back(scenes.VOTE_FROM):
        answer = client.post(base(round) + "stemmen/", {"code": show_code(code).lower()})
    assert answer.headers["Location"] == base(round) + "stemmen/biljet/"
    return client


def press(client, round, **sent):
    with clock.set_back(scenes.VOTE_FROM):
        return client.post(base(round) + "stemmen/biljet/", sent)


def look(client, path):
    with clock.set_back(scenes.VOTE_FROM):
        return client.get(path).content.decode()


def test_a_stranger_votes_with_a_code_and_gets_a_receipt(cast, round):
    [(_serial, code)] = scenes.letters(cast, round, 1)
    client = begin(round, code)
    assert press(client, round, choose="1").headers["Location"].endswith("biljet/#plan-1")
    press(client, round, choose="3")
    assert "<b>1</b> sticker over" in look(client, base(round) + "stemmen/biljet/")
    press(client, round, drop="3")
    with clock.set_back(scenes.VOTE_FROM):
        sent = client.post(base(round) + "stemmen/nakijken/", {"area": "De Terp", "young": "yes"})
    assert sent.headers["Location"] == base(round) + "stemmen/klaar/"
    assert [(b.choices, b.area, b.young) for b in Ballot.objects.all()] == [
        ({"1": 1}, "De Terp", True)
    ]
    shown = look(client, base(round) + "stemmen/klaar/")
    assert "Je stem zit in de bus" in shown
    assert "sessionid" not in client.cookies


def test_one_sticker_too_many_is_told_and_the_rest_stays(cast, round):
    [(_serial, code)] = scenes.letters(cast, round, 1)
    client = begin(round, code)
    for number in "1234":
        press(client, round, choose=number)
    shown = look(client, base(round) + "stemmen/biljet/")
    assert "<b>1</b> sticker te veel" in shown
    with clock.set_back(scenes.VOTE_FROM):
        answer = client.post(base(round) + "stemmen/nakijken/", {})
    assert (answer.status_code, Ballot.objects.count()) == (422, 0)


def test_the_list_with_boxes_gives_the_same_ballot(cast, round):
    [(_serial, code)] = scenes.letters(cast, round, 1)
    client = begin(round, code)
    with clock.set_back(scenes.VOTE_FROM):
        client.post(base(round) + "stemmen/lijst/", {"plans": ["2", "4"]})
        client.post(base(round) + "stemmen/nakijken/", {})
    assert Ballot.objects.get().choices == {"2": 1, "4": 1}


def test_who_spends_money_from_the_list_sees_each_sum_and_the_total_at_the_last_look(cast):
    money = scenes.voting(cast, ballot=BallotKind.KNAPSACK)
    [(_serial, code)] = scenes.letters(cast, money, 1)
    client = begin(money, code)
    assert "2. Plan 2 (€\xa012.000)" in look(client, base(money) + "stemmen/lijst/")
    press(client, money, choose="2")
    press(client, money, choose="1")
    shown = look(client, base(money) + "stemmen/nakijken/")
    assert "17.000" in shown.split("Samen:")[1][:60]


def test_the_pages_of_a_round_and_a_plan_say_until_when_one_can_vote(cast, round):
    with clock.set_back(scenes.VOTE_FROM):
        said = Client().get("/w/zonnehof/burgerbegroting/").text
        page = Client().get(Plan.objects.get(number=1).get_absolute_url()).text
    assert "Laatste dag om te stemmen" in said
    assert f'href="{base(round)}stemmen/"' in page


def test_a_lost_answer_can_be_sent_again(cast, round):
    [(_serial, code)] = scenes.letters(cast, round, 1)
    client = begin(round, code)
    press(client, round, choose="2")
    before = client.cookies["stembiljet"].value
    with clock.set_back(scenes.VOTE_FROM):
        first = client.post(base(round) + "stemmen/nakijken/", {})
        client.cookies["stembiljet"] = before  # the answer never came
        client.cookies["stembiljet"]["path"] = base(round) + "stemmen/"
        second = client.post(base(round) + "stemmen/nakijken/", {})
    assert (first.status_code, second.status_code) == (302, 302)
    assert Ballot.objects.count() == 1


def test_a_draft_of_one_round_is_nothing_in_another_and_cannot_be_forged(cast, round):
    [(_serial, code)] = scenes.letters(cast, round, 1)
    client = begin(round, code)
    other = scenes.voting(cast)
    assert client.get(base(other) + "stemmen/biljet/").status_code == 302
    client.cookies["stembiljet"] = client.cookies["stembiljet"].value + "x"
    answer = client.get(base(round) + "stemmen/biljet/")
    assert answer.headers["Location"] == base(round) + "stemmen/"


def test_a_wrong_code_is_told_at_the_field_and_stays_typed_in(round):
    with clock.set_back(scenes.VOTE_FROM):
        answer = Client().post(base(round) + "stemmen/", {"code": "ABCD"})
    assert answer.status_code == 422
    assert "ABCD" in answer.content.decode()


def test_points_and_money_show_what_is_left(cast):
    points = scenes.voting(cast, ballot=BallotKind.POINTS, most=10)
    [(_serial, code)] = scenes.letters(cast, points, 1)
    client = begin(points, code)
    for _time in range(3):
        press(client, points, more="2")
    press(client, points, less="2")
    assert "<b>8</b> punten over" in look(client, base(points) + "stemmen/biljet/")
    money = scenes.voting(cast, ballot=BallotKind.KNAPSACK)
    [(_serial, code)] = scenes.letters(cast, money, 1)
    client = begin(money, code)
    press(client, money, choose="2")
    assert "38.000" in look(client, base(money) + "stemmen/biljet/")


@pytest.mark.parametrize("many", [1, 3])
def test_pages_ask_the_same_number_of_questions(cast, many):
    round = scenes.opened(cast)
    for number in range(many):
        scenes.handed_in(cast, round, title=f"Plan {number}")
    asked = {}
    for name in ("", "spelregels/"):
        with CaptureQueriesContext(connection) as seen:
            assert Client().get(base(round) + name).status_code == 200
        asked[name] = len(seen)
    assert asked == {"": 4, "spelregels/": 3}


def test_the_ballot_asks_four_questions_with_any_number_of_plans(cast):
    for costs in ((1_000, 2_000), (1_000, 2_000, 3_000, 4_000)):
        round = scenes.voting(cast, costs)
        [(_serial, code)] = scenes.letters(cast, round, 1)
        client = begin(round, code)
        with CaptureQueriesContext(connection) as seen:
            client.get(base(round) + "stemmen/biljet/")
        assert len(seen) == 4


def test_no_other_neighbourhood_sees_a_round(cast, round):
    for name in ("", "spelregels/", "stemmen/", "stembiljet.pdf", "spelregels.json"):
        assert Client().get(base(round, "elzenbroek") + name).status_code == 404


def test_a_round_that_is_being_written_is_seen_by_its_keepers_only(cast):
    round = scenes.begun(cast)
    assert Client().get(base(round)).status_code == 404
    assert signed_in(Client(), cast.ruth).get(base(round)).status_code == 200


def test_who_runs_the_round_writes_rules_on_one_page_and_opens_it(cast):
    scenes.people(cast)
    with clock.set_back(scenes.SPRING):
        row = rounds.begin_round(by=cast.ruth, here=cast.wijk, title="Ronde")
        client = signed_in(Client(), cast.ruth)
        wijk, jong = (
            f"pot_{purse.pot(cast, title, cents=50_000_00, ages=ages).pk}"
            for title, ages in (("Wijkbudget", None), ("Jong", (12, 26)))
        )
        sent = {
            "title": "Ronde", "words": "", wijk: "40.000", jong: "5000",
            "guarantees": "Jeugd; 3000; 12-26",
            "themes": "Groen; straten en gebouwen\nJong", "areas": "Terp; 400",
            "who": "Iedereen die hier woont.", "from_age": 12, "young_until": 26,
            "not_open": "De straat.",
            "ballot": "stickers", "least": 1, "most": 5, "rule": "equal-shares", "supporters": 2,
            "leftover": "Herstelpot", "plans_until": "2026-05-01", "votes_from": "2026-06-01",
            "votes_until": "2026-06-14",
        }  # fmt: skip
        shown = client.get(base(row) + "spelregels/schrijven/").content.decode()
        assert ". Alleen voor mensen van 12 tot en met 26 jaar." in shown
        for name, typed, told in (
            (wijk, "veel", "Schrijf een bedrag zoals 12,50 of 1.250."),
            (wijk, "-5", "Schrijf een bedrag zoals 12,50 of 1.250."),
            (wijk, "60.000", "In “Wijkbudget” is € 50.000 vrij"),
            ("guarantees", "Jeugd; 3000; Jongeren", "“Jongeren”, en dat is geen thema"),
            ("guarantees", "Jeugd; 3000; 12-18", "van 12 tot en met 18 jaar. Laat de leeftijd"),
            ("areas", "Terp; 400\nTerp; 300", "“Terp” staat er twee keer."),
            ("themes", "Groen; zee", "Regel 1: “zee” is geen thema van de potjes."),
        ):
            bad = client.post(base(row) + "spelregels/schrijven/", sent | {name: typed})
            assert (bad.status_code, told in bad.content.decode()) == (422, True), told
            assert 'value="5000"' in bad.content.decode()
        client.post(base(row) + "spelregels/schrijven/", sent | {"ballot": "points"})
        assert json.loads(Round.objects.get().rules)["rule"]["utility"] == "points"
        assert client.post(base(row) + "spelregels/schrijven/", sent).status_code == 302
        assert json.loads(Round.objects.get().rules)["rule"]["utility"] == "cost"
        client.post(base(row) + "stap/", {"sure": "yes", "to": "plans"})
    row = Round.objects.get()
    published = Client().get(base(row) + "spelregels/").content.decode()
    assert "€\xa040.000" in published
    assert "alleen voor mensen van 12 tot en met 26 jaar" in published
    assert "Groen: Straten en gebouwen" in published
    assert "voor plannen van en voor mensen van 12 tot en met 26 jaar" in published
    assert (row.state, len(row.fingerprint)) == ("plans", 64)
    assert client.post(base(row) + "spelregels/schrijven/", sent).status_code == 409
    assert f"{row.fingerprint[:4]} " in Client().get(base(row)).content.decode()


def test_a_clerk_types_in_a_vote_for_somebody_on_the_phone(cast, round):
    [(_serial, code), (_other, second)] = scenes.letters(cast, round, 2)
    client = signed_in(Client(), cast.klaas)
    with clock.set_back(scenes.VOTE_FROM):
        client.post(base(round) + "stemmen/", {"code": code, "channel": "phone"})
        client.post(base(round) + "stemmen/lijst/", {"plans": ["2"]})
        told = client.get(base(round) + "stemmen/nakijken/").text
        client.post(base(round) + "stemmen/nakijken/", {})
    assert "Is dit de stem van wie je helpt?" in told
    assert "Je typt dit in voor iemand aan de telefoon." in told
    assert Ballot.objects.get().channel == "phone"
    anybody = begin(round, second)
    press(anybody, round, choose="1")
    assert "Is dit je stem?" in look(anybody, base(round) + "stemmen/nakijken/")
    with clock.set_back(scenes.VOTE_FROM):
        anybody.post(base(round) + "stemmen/nakijken/", {"channel": "phone"})
    assert sorted(Ballot.objects.values_list("channel", flat=True)) == ["phone", "web"]


def test_letters_are_a_pdf_that_the_code_keeper_gets_once(cast, round):
    client = signed_in(Client(), cast.coen)
    with clock.set_back(scenes.AUTUMN):
        answer = client.post(base(round) + "brieven/", {"many": 3, "large": "on"})
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.content.startswith(b"%PDF-")
    assert Code.objects.filter(round=round).count() == 3


def test_the_count_is_asked_once_more_and_ends_on_the_result(cast, round):
    scenes.votes(cast, round, [{"1": 1}, {"2": 1}])
    scenes.closed(cast, round)
    client = signed_in(Client(), cast.klaas)
    address = base(round) + "stembureau/tellen/"
    with clock.set_back(scenes.AFTER):
        assert client.post(address, {}).status_code == 200
        for _twice in range(2):
            assert client.post(address, {"sure": "yes"}).headers["Location"].endswith("/uitslag/")
        desk = client.get(base(round) + "stembureau/")
    assert desk.status_code == 200


def test_another_cookie_or_header_gives_no_new_tries(cast, round):
    """V3: what a guesser writes about themselves counts for nothing."""
    said = []
    for at in range(25):
        with clock.set_back(scenes.VOTE_FROM):
            answer = Client().post(
                base(round) + "stemmen/",
                {"code": new_code()},
                headers={"X-Forwarded-For": f"203.0.113.{at}"},
                REMOTE_ADDR=f"2001:db8::{at:x}",
            )
        said.append("Te veel" in answer.content.decode() or "te veel" in answer.content.decode())
    assert said == [False] * 10 + [True] * 15


def test_no_address_changes_the_rules_after_opening(cast, round):
    """V8: every address of the room, by everybody who holds something, with a whole form."""
    before = Round.objects.values_list("rules", "fingerprint", "salt").get()
    sent = {
        "title": "X", "words": "", "pots": "Wijk; 1;", "who": "Ik.", "from_age": 12,
        "not_open": "X", "ballot": "points", "least": 1, "most": 9, "rule": "greedy",
        "supporters": 1, "leftover": "X", "plans_until": "2026-05-01",
        "votes_from": "2026-06-01", "votes_until": "2026-06-14", "sure": "yes", "rules": "{}",
        "fingerprint": "0" * 64, "state": "writing",
    }  # fmt: skip
    for person in (cast.ruth, cast.klaas, cast.coen, cast.ada, cast.noor, cast.dilan, cast.sanne):
        client = signed_in(Client(raise_request_exception=False), person)
        for pattern in urlpatterns:
            path = str(pattern.pattern).replace("<round:number>", str(round.number))
            path = path.replace("<int:pile>", "1").replace("<str:name>", "x")
            path = path.replace("<uuid:plan>", str(Plan.objects.first().pk))
            path = path.replace("<uuid:merge>", str(round.pk))
            with clock.set_back(scenes.VOTE_FROM):
                client.post(f"/w/zonnehof/burgerbegroting/{path}", sent)
    mine = Round.objects.filter(pk=round.pk)
    assert mine.values_list("rules", "fingerprint", "salt").get() == before


TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def drawn_for(client, path, language="nl"):
    """Return a page without the token of its form, and that token."""
    with clock.set_back(scenes.VOTE_FROM):
        text = client.get(path, headers={"Accept-Language": language}).text
    [token] = set(TOKEN.findall(text))
    return text.replace(token, ""), token


@pytest.mark.parametrize("step", ["stemmen/", "stemmen/lijst/"])
def test_a_page_that_is_drawn_once_for_all_has_a_token_for_each(cast, round, step):
    voters = [begin(round, code) for _serial, code in scenes.letters(cast, round, 2)]
    (one, token), (other, another) = (drawn_for(voter, base(round) + step) for voter in voters)
    assert (one == other, token == another) == (True, False)


@pytest.mark.parametrize("step", ["stemmen/", "stemmen/lijst/"])
def test_the_token_of_a_page_that_was_drawn_for_somebody_else_opens_the_next_step(
    cast, round, step
):
    (_first, code), (_second, other) = scenes.letters(cast, round, 2)
    drawn_for(begin(round, other), base(round) + step)
    voter = begin(round, code, Client(enforce_csrf_checks=False))
    _text, token = drawn_for(voter, base(round) + step)
    voter.handler.enforce_csrf_checks = True
    sent = {"code": show_code(code), "plans": ["1"], "csrfmiddlewaretoken": token}
    with clock.set_back(scenes.VOTE_FROM):
        wrong = voter.post(base(round) + step, {**sent, "csrfmiddlewaretoken": "x" * 64})
        right = voter.post(base(round) + step, sent)
    assert (wrong.status_code, right.status_code) == (403, 302)


def test_what_somebody_chose_stands_only_on_their_own_list(cast, round):
    (_first, code), (_second, other) = scenes.letters(cast, round, 2)
    chooser, empty = begin(round, code), begin(round, other)
    press(chooser, round, choose="2")
    path = base(round) + "stemmen/lijst/"
    assert [look(client, path).count(" checked") for client in (chooser, empty)] == [1, 0]


def test_a_page_for_all_is_drawn_in_the_language_of_each(cast, round):
    path = base(round) + "stemmen/"
    found = [drawn_for(Client(), path, language)[0] for language in ("nl", "en", "nl")]
    assert ["Stemmen" in text for text in found] == [True, False, True]


def test_who_helps_others_to_vote_gets_a_page_of_their_own(cast, round):
    path, clerk = base(round) + "stemmen/", signed_in(Client(), cast.klaas)
    asked = "Voor wie typ je dit in?"
    before, helping, after = (look(client, path) for client in (Client(), clerk, Client()))
    assert [asked in text for text in (before, helping, after)] == [False, True, False]


def test_a_round_that_closed_shows_no_page_that_was_drawn_before(cast, round):
    path = base(round) + "stemmen/"
    assert "Typ de code van je brief in" in look(Client(), path)
    scenes.closed(cast, round)
    assert "Typ de code van je brief in" not in look(Client(), path)


EVENING = {"plans_until": scenes.VOTE_FROM, "votes_until": scenes.VOTE_FROM}


def test_a_yes_that_is_sent_twice_opens_the_vote_and_does_not_close_it(cast):
    """On an evening all three days are one, so that no day stands in the way of a second step."""
    row = scenes.opened(cast, **EVENING)
    for euros in (1_000, 2_000):
        plan = scenes.handed_in(cast, row, cost=euros * 100, asked=euros * 100)
        scenes.fits(cast, plan)
    ruth, address = signed_in(Client(), cast.ruth), base(row) + "stap/"
    with clock.set_back(scenes.VOTE_FROM):
        for step in ("checking", "voting"):
            asked = ruth.post(address).text
            [to] = re.findall(r'name="to" value="(.+?)"', asked)
            assert to == step
            for _twice in range(2):
                page = ruth.post(address, {"sure": "yes", "to": to}, follow=True).text
                row.refresh_from_db()
                assert row.state == step
            assert "Deze stap was al gezet." in page


def test_a_plan_that_is_handed_in_twice_is_in(cast):
    plan = scenes.plan(cast, scenes.opened(cast))
    amina = signed_in(Client(), cast.amina)
    with clock.set_back(scenes.SPRING):
        pages = [amina.post(f"{plan.get_absolute_url()}inleveren/", follow=True) for _two in "12"]
    assert [page.status_code for page in pages] == [200, 200]
    assert Entry.objects.filter(verb="plan.handed_in").count() == 1


def test_letters_are_made_once_however_often_the_form_is_sent(cast):
    """A second press would print a second letter for every door."""
    row, sent = scenes.opened(cast), {"many": 5, "key": str(uuid.uuid4())}
    coen, address = signed_in(Client(), cast.coen), base(row) + "brieven/"
    with clock.set_back(scenes.AUTUMN):
        first, again = coen.post(address, sent), coen.post(address, sent, follow=True)
        more = coen.post(address, sent | {"key": str(uuid.uuid4())})
    assert [one["Content-Type"] for one in (first, more)] == ["application/pdf"] * 2
    assert "Deze brieven zijn al gemaakt" in again.text
    assert Code.objects.filter(round=row).count() == 10


def test_a_maker_reads_how_many_people_are_still_needed(cast):
    plan = scenes.handed_in(cast, scenes.opened(cast, supporters=4))
    with clock.set_back(scenes.SPRING):
        page = Client().get(plan.get_absolute_url()).text
    assert "Er zijn nog 3 mensen nodig om op het biljet te komen." in page


def test_a_round_that_was_stopped_offers_no_paper_and_nothing_to_do(cast):
    row = scenes.voting(cast)
    with clock.set_back(scenes.VOTE_FROM):
        dividing.stop_round(by=cast.ruth, round=row, why="De gemeente trok zich terug.")
    page = signed_in(Client(), cast.ruth).get(base(row)).text
    assert "De gemeente trok zich terug." in page
    assert "Voor wie deze ronde leidt" not in page
    assert "stembiljet.pdf" not in page


def test_the_last_form_sent_again_after_it_arrived_gives_the_receipt_again(cast, round):
    [(_serial, code)] = scenes.letters(cast, round, 1)
    client = begin(round, code)
    press(client, round, choose="1")
    page = look(client, base(round) + "stemmen/nakijken/")
    [key] = re.findall(r'name="key" value="(.+?)"', page)
    with clock.set_back(scenes.VOTE_FROM):
        for _twice in range(2):
            sent = client.post(base(round) + "stemmen/nakijken/", {"key": key})
            assert sent.headers["Location"] == base(round) + "stemmen/klaar/"
    assert Ballot.objects.count() == 1


def test_who_looks_at_papers_that_differ_sees_the_points_that_differ(cast):
    row = scenes.voting(cast, ballot=BallotKind.POINTS, most=6)
    scenes.letters(cast, row, 1)
    pile = scenes.pile(cast, row, [1])
    address = f"{base(row)}stembureau/stapel/{pile.number}/"
    with clock.set_back(scenes.VOTE_FROM):
        for person, typed in ((cast.klaas, "1:4 2:2"), (cast.truus, "1:4 2:1")):
            signed_in(Client(), person).post(address, {"text": typed})
        page = signed_in(Client(), cast.wout).get(address).text
    assert "2:5 3:1" in page
    assert "1:4 2:2</td>" in page
    assert "1:4 2:1</td>" in page


def test_letters_that_cannot_be_withdrawn_stay_in_the_field(cast, round):
    scenes.votes(cast, round, [{"1": 1}, {"1": 1}])
    scenes.letters(cast, round, 2)
    path, client = base(round) + "brieven/intrekken/", signed_in(Client(), cast.ada)
    with clock.set_back(scenes.VOTE_FROM):
        answer = client.post(path, {"serials": "1 2 3 99", "why": "lost"})
        assert answer.status_code == 422
        assert "Brieven ingetrokken: 1." in answer.text
        assert "Dit kan niet (meer) worden ingetrokken: brief 1, 2, 99." in answer.text
        assert ">\n1 2 99</textarea>" in answer.text
        assert client.post(path, {"serials": "4", "why": "lost"}).status_code == 302


def begin_in(cast, year):
    with clock.set_back(date(year, 5, 4)):
        return rounds.begin_round(by=cast.ruth, here=cast.wijk, title=f"Buurtbudget {year}")


def test_a_second_round_in_a_year_has_the_number_of_that_year(cast):
    scenes.people(cast)
    made = [begin_in(cast, year) for year in (2026, 2026, 2026, 2027)]
    ends = [row.get_absolute_url().removeprefix("/w/zonnehof/burgerbegroting/") for row in made]
    assert ends == ["2026/", "2026-2/", "2026-3/", "2027/"]
    keeper = signed_in(Client(), cast.ruth)
    assert [keeper.get(row.get_absolute_url()).status_code for row in made] == [200] * 4
    listed = keeper.get("/w/zonnehof/burgerbegroting/").text
    places = [listed.index(row.get_absolute_url()) for row in made]
    assert places == sorted(places, reverse=True)  # the newest first


@pytest.mark.parametrize("number", ["02026", "2026-1", "2026-02", "202602", "2026-", "2026-999"])
def test_a_round_has_one_address(cast, number):
    scenes.people(cast)
    for _one in range(2):
        begin_in(cast, 2026)
    keeper = signed_in(Client(), cast.ruth)
    assert keeper.get(f"/w/zonnehof/burgerbegroting/{number}/").status_code == 404
