from django.test import Client

from tests.cast import signed_in
from tests.letters.test_actions import a_proposal
from wijkaanpak.letters import actions, queries
from wijkaanpak.letters.models import Wish
from wijkaanpak.letters.rules import Wanted


def a_way_out(cast, mailoutbox):
    a_proposal(cast, days=7)
    actions.run_once()
    mail = next(mail for mail in mailoutbox if mail.to == ["sanne@gemeente.example"])
    return "/" + mail.extra_headers["List-Unsubscribe"].strip("<>").split("/", 3)[3]


def test_looking_at_the_way_out_stops_nothing(cast, mailoutbox, client):
    page = client.get(a_way_out(cast, mailoutbox))
    assert (page.status_code, page.headers["Cache-Control"]) == (200, "no-store")
    assert queries.wanted_by(cast.sanne, cast.wijk) is Wanted.WEEKLY


def test_one_click_stops_the_letters_without_signing_in(cast, mailoutbox):
    url = a_way_out(cast, mailoutbox)
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(url, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert queries.wanted_by(cast.sanne, cast.wijk) is Wanted.NOTHING
    mailoutbox.clear()
    a_proposal(cast, days=7, title="Nog een")
    actions.run_once()
    assert "sanne@gemeente.example" not in [mail.to[0] for mail in mailoutbox]


def test_a_guessed_way_out_is_not_found(cast, client):
    Wish.objects.create(person=cast.sanne, here=cast.wijk)
    for token in ("1", "0" * 40, ""):
        assert client.post(f"/brieven/afmelden/{token}/").status_code == 404


def test_the_database_keeps_only_a_digest_of_the_way_out(cast, mailoutbox):
    token = a_way_out(cast, mailoutbox).split("/")[-2]
    assert token not in [value for row in Wish.objects.values_list() for value in map(str, row)]


def test_a_person_chooses_how_often(cast, client):
    signed_in(client, cast.amina)
    url = "/w/zonnehof/mijn/brieven/"
    assert client.get(url).status_code == 200
    assert client.post(url, {"wanted": "direct"}).status_code == 302
    assert queries.wanted_by(cast.amina, cast.wijk) is Wanted.DIRECT


def test_the_page_of_letters_asks_the_same_with_one_and_with_three(
    cast, client, django_assert_num_queries
):
    signed_in(client, cast.sanne)
    for titles in (["Bus"], ["Tuin", "Plein"]):
        for title in titles:
            a_proposal(cast, days=7, title=title)
        actions.run_once()
        with django_assert_num_queries(5):
            page = client.get("/w/zonnehof/mijn/brieven/")
    assert page.content.decode().count("een voorstel wacht") == 3
