"""The screens of posts and faces: few queries, own rights, nothing lost, and paper."""

import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import signed_in
from tests.contacts import scenes
from tests.gatherings.scenes import a_gathering, a_venue, hosted
from tests.invitations.scenes import an_ask
from tests.pages import queries_of
from wijkaanpak import clock
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.contacts import actions
from wijkaanpak.contacts.models import Acquaintance, Handover, Minute, Post, Tenure
from wijkaanpak.contacts.rules import Contract
from wijkaanpak.people.rules import Role

FACES = "/w/zonnehof/gezichten/"


@pytest.fixture(autouse=True)
def at_the_table(cast):
    cast.at_the_table()


@pytest.fixture
def post(cast):
    return scenes.a_post(cast)


@pytest.mark.parametrize("many", [1, 3])
@pytest.mark.parametrize(("at", "queries"), [("", 8), ("wissel/", 9), ("bord.pdf", 8)])
def test_the_board_and_the_guard_cost_the_same_for_one_and_for_three(
    cast, client, many, at, queries
):
    venue = a_venue(cast)
    for number in range(many):
        post = scenes.a_post(cast, title=f"Post {number}")
        ends = {"contract": Contract.FIXED, "contract_ends": scenes.in_days(100)}
        scenes.held(cast, post, **ends)
        scenes.present(cast, post, venue)
    scenes.a_seat_post(cast)
    assert queries_of(client, FACES + at) == queries


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_of_a_post_costs_the_same_however_long_its_past(cast, client, many, post):
    for number in range(many):
        since = scenes.in_days(-300 + 100 * number)
        tenure = scenes.held(cast, post, name=f"Naam {number}", since=since)
        if number < many - 1:
            actions.end_tenure(
                by=cast.corrie, tenure=tenure, until=scenes.in_days(-210 + 100 * number), why="Weg"
            )
    assert queries_of(client, post.get_absolute_url()) == 12


def test_a_passer_by_reads_who_is_there_since_when_and_when_not(cast, client, post):
    scenes.held(cast, post, since=scenes.in_days(-40))
    at = scenes.present(cast, post, a_venue(cast))
    actions.not_there(
        by=cast.hassan, presence=at, on=scenes.next_day(1), why="De deur bleef dicht"
    )
    for address in (FACES, post.get_absolute_url(), at.venue.get_absolute_url()):
        text = client.get(address).text
        assert "De deur bleef dicht" in text, address
        assert "Niet aanwezig" in text
    assert "Marloes" in client.get(FACES).text
    assert client.get(FACES + "bord.pdf").content.startswith(b"%PDF")


def test_a_party_writes_a_post_down_and_somebody_holds_it(cast):
    client = signed_in(Client(), cast.corrie)
    sent = {"title": "Buurtconciërge", "kind": "caretaker", "seat": "", "since": ""}
    to = client.post(f"{FACES}nieuw/{cast.housing.pk}/", sent)
    post = Post.objects.get()
    assert to.url == post.get_absolute_url()
    wrong = {"name": "Joke", "contract": "fixed", "contract_ends": "", "hours": "32", "find": "x"}
    answer = client.post(f"{post.get_absolute_url()}wie/", wrong)
    assert answer.status_code == 422
    assert "Schrijf op tot wanneer dit contract loopt" in answer.text
    assert 'value="Joke"' in answer.text
    client.post(f"{post.get_absolute_url()}wie/", wrong | {"contract": "permanent"})
    assert Tenure.objects.get().name == "Joke"
    assert client.get(f"{FACES}nieuw/{cast.gemeente.pk}/").status_code == 403


def test_what_was_typed_stays_when_a_no_misses_its_reason(cast):
    post = scenes.a_seat_post(cast)
    scenes.held(cast, post, by=cast.sanne, name="Sanne")
    promises = scenes.promises(cast, 3)
    heir = scenes.changed(cast)
    client = signed_in(Client(), heir)
    address = f"{post.get_absolute_url()}beloften/"
    text = client.get(address).text
    assert [promise.title in text for promise in promises] == [True] * 3
    sent = {f"take_{one.pk}": "yes" for one in promises[:2]}
    sent |= {f"take_{promises[2].pk}": "no", f"why_{promises[2].pk}": ""}
    answer = client.post(address, sent)
    assert answer.status_code == 422
    assert answer.text.count(" checked") == 3
    assert Commitment.objects.filter(carried_by__person=heir).count() == 0
    client.post(address, sent | {f"why_{promises[2].pk}": "Het geld is op."})
    assert Commitment.objects.filter(carried_by__person=heir).count() == 2
    assert "Het geld is op." in client.get(promises[2].get_absolute_url()).text
    assert client.post(address, sent).status_code in {302, 422}


def test_a_photo_needs_a_yes_and_stands_on_the_board_after_it(cast, post):
    tenure = scenes.held(cast, post, person=cast.amina)
    client = signed_in(Client(), cast.amina)
    address = f"{FACES}aanstelling/{tenure.pk}/foto/"
    photo = {"photo": SimpleUploadedFile("ik.jpg", scenes.a_photo(), "image/jpeg")}
    answer = client.post(address, photo)
    assert (answer.status_code, Tenure.objects.get().photo) == (422, "")
    photo = {"photo": SimpleUploadedFile("ik.jpg", scenes.a_photo(), "image/jpeg"), "yes": "on"}
    client.post(address, photo)
    shown = Client().get(f"{FACES}aanstelling/{tenure.pk}/foto.webp")
    assert shown.headers["Content-Type"] == "image/webp"
    assert b"Exif" not in b"".join(shown.streaming_content)
    assert f"aanstelling/{tenure.pk}/foto.webp" in Client().get(FACES).text
    assert Client().get(FACES + "bord.pdf").status_code == 200
    assert signed_in(Client(), cast.corrie).get(address).status_code == 403


def test_who_left_still_takes_their_photo_away(cast, post):
    tenure = scenes.held(cast, post, person=cast.amina)
    actions.show_photo(by=cast.amina, tenure=tenure, photo=scenes.a_photo())
    actions.end_tenure(by=cast.corrie, tenure=tenure, until=scenes.in_days(0), why="Weg")
    client, address = signed_in(Client(), cast.amina), f"{FACES}aanstelling/{tenure.pk}/foto/"
    assert address in client.get(post.get_absolute_url()).text
    assert address not in Client().get(post.get_absolute_url()).text
    assert client.get(address).status_code == 200
    client.post(address, {"yes": ""})
    assert Tenure.objects.get().photo == ""
    assert address not in client.get(post.get_absolute_url()).text


def test_who_holds_a_post_counts_a_month_on_their_phone(cast, client, post):
    scenes.held(cast, post, person=cast.amina)
    address, month = f"{post.get_absolute_url()}maand/", scenes.last_month()
    mine = signed_in(Client(), cast.amina)
    assert address in mine.get(post.get_absolute_url()).text
    assert address not in client.get(post.get_absolute_url()).text
    wrong = mine.post(address, {"month": month.isoformat(), "hours": "1000"})
    assert wrong.status_code == 422
    assert 'value="1000"' in wrong.text
    for _time in range(2):
        sent = mine.post(address, {"month": month.isoformat(), "hours": "100"})
        assert sent.status_code == 302
    assert "1 maand geteld" in client.get(post.get_absolute_url()).text
    assert signed_in(Client(), cast.sanne).get(address).status_code == 403
    elsewhere = address.replace("zonnehof", cast.dorp.slug)
    assert mine.get(elsewhere).status_code == 404


def a_walk(cast, post):
    tenure = scenes.held(cast, post)
    plan = {"begins": scenes.in_days(3), "plan": "Langs de portieken", "successor": "Joke"}
    actions.plan_handover(by=cast.corrie, leaver=tenure, **plan)
    return f"{FACES}aanstelling/{tenure.pk}/overdracht/kennismaken/"


def test_cards_come_as_a_file_and_a_neighbour_answers_without_an_account(cast, post):
    address = a_walk(cast, post)
    client = signed_in(Client(), cast.corrie)
    key = re.search(r'name="key" value="([^"]+)"', client.get(address).text)[1]
    paper = client.post(address, {"many": "2", "key": key})
    assert paper.content[:5] == b"%PDF-"
    assert client.post(address, {"many": "2", "key": key}).content == paper.content
    assert Acquaintance.objects.count() == 2
    assert client.post(address, {"many": "0"}).status_code == 422

    key, plan = uuid.uuid4(), Handover.objects.get()
    ((_number, code),) = actions.give_cards(by=cast.corrie, handover=plan, many=1, key=key)
    door = FACES + "kennismaken/"
    assert code in Client().get(f"{door}?code={code}").text
    wrong = Client().post(door, {"code": "ABCD-EFGH-JKMN-P", "answer": "yes"})
    assert wrong.status_code == 422
    assert "ABCD-EFGH-JKMN-P" in wrong.text  # what was typed stays typed
    thanks = Client().post(door, {"code": code, "answer": "yes"})
    assert "komt langs met Joke" in thanks.text
    assert Client().post(door, {"code": code, "answer": "no"}).status_code == 422
    assert "<p>3</p>" in client.get(address).text
    assert signed_in(Client(), cast.amina).get(address).status_code == 403


def test_who_hands_over_sees_what_else_hangs_on_who_goes(cast):
    post, venue = scenes.a_seat_post(cast), a_venue(cast)
    tenure = scenes.held(cast, post, by=cast.sanne, name="Sanne")
    actions.tell_last_day(
        by=cast.sanne, tenure=tenure, last_day=scenes.in_days(30), why="Ander werk"
    )
    ask = an_ask(cast, by=cast.sanne)
    cast.role(cast.sanne, Role.HOST)
    hosted(cast, venue, person=cast.sanne)
    evening = a_gathering(cast, by=cast.sanne, venue=venue, title="Afscheid van de wijk")
    mine = signed_in(Client(), cast.sanne).get(post.get_absolute_url()).text
    for address in (ask, venue, evening):
        assert address.get_absolute_url() in mine
    theirs = Client().get(post.get_absolute_url()).text
    assert ask.get_absolute_url() not in theirs  # a passer-by reads that on the calendar


def test_a_walk_that_was_walked_stays_in_sight_and_makes_no_cards(cast, post):
    address = a_walk(cast, post)
    client = signed_in(Client(), cast.corrie)
    assert address in client.get(post.get_absolute_url()).text
    with clock.set_back(scenes.in_days(4)):
        client.post(address.replace("kennismaken", "klaar"))
    page = client.get(FACES + "wissel/").text + client.get(post.get_absolute_url()).text
    assert "Overgedragen op" in page
    assert "Er is nog geen overdracht gepland" not in page
    assert address not in page
    assert client.get(address).status_code == 404


def test_a_no_thanks_and_shows_nowhere(cast, post):
    address = a_walk(cast, post)
    key, plan = uuid.uuid4(), Handover.objects.get()
    ((_number, code),) = actions.give_cards(by=cast.corrie, handover=plan, many=1, key=key)
    client = signed_in(Client(), cast.corrie)
    before = client.get(post.get_absolute_url()).text, client.get(address).text
    thanks = Client().post(FACES + "kennismaken/", {"code": code, "answer": "no"})
    assert "Dat is goed." in thanks.text
    after = client.get(post.get_absolute_url()).text, client.get(address).text
    assert [plain(one) for one in after] == [plain(one) for one in before]


def plain(page):
    """Return a page without what is new at each look: tokens, keys, and the size of the log."""
    return re.sub(r'value="[^"]*"|name="key"[^>]*|nonce="[^"]*"', "", page)


def test_a_minute_is_told_checked_and_read(cast, post):
    scenes.held(cast, post, person=cast.amina)
    client = signed_in(Client(), cast.amina)
    to = client.post(f"{post.get_absolute_url()}minuut/", {"words": "De kelder zit weer vol."})
    minute = Minute.objects.get()
    assert to.url == f"{FACES}minuut/{minute.pk}/"
    assert "De kelder zit weer vol." not in Client().get(post.get_absolute_url()).text
    client.post(f"{FACES}minuut/{minute.pk}/klopt/")
    assert "De kelder zit weer vol." in Client().get(post.get_absolute_url()).text
    assert signed_in(Client(), cast.sanne).get(f"{FACES}minuut/{minute.pk}/").status_code == 403
    nothing = client.post(f"{post.get_absolute_url()}minuut/", {"words": ""})
    assert nothing.status_code == 422
