from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import signed_in
from tests.network.test_actions import charter_change, weeks
from wijkaanpak import clock
from wijkaanpak.logbook.models import Entry
from wijkaanpak.network import actions, queries
from wijkaanpak.network.models import Mandate, Party, Proposal
from wijkaanpak.network.rules import Answer, DecisionKind
from wijkaanpak.people.actions import leave

NET = "/w/zonnehof/netwerk/"
PUBLIC = ["", "wie-beslist/", "voorstellen/", "lange-adem/"]


@pytest.fixture
def stage(cast):
    cast.proposal = charter_change(cast)
    cast.document = long_document(cast)
    return cast


def long_document(cast, **more):
    return actions.write_long_commitment(
        by=cast.dilan, party=cast.residents, title="Twintig jaar", words="Wij blijven.",
        horizon_year=clock.today().year + 20, **more,
    )  # fmt: skip


def joint(cast, title="Samen", by=None, party=None, **more):
    return actions.propose(
        by=by or cast.sanne, party=party or cast.gemeente, kind=DecisionKind.JOINT_DECISION,
        title=title, why="Daarom.", term=clock.today() + timedelta(days=10), **more,
    )  # fmt: skip


def pages(cast):
    return [
        *[NET + path for path in PUBLIC],
        cast.proposal.get_absolute_url(),
        cast.gemeente.get_absolute_url(),
    ]


def test_everybody_reads_all_of_the_network(client, stage):
    for path in pages(stage):
        answer = client.get(path)
        assert (path, answer.status_code) == (path, 200)
        assert "csrfmiddlewaretoken" not in answer.text.split("<main")[1].split("</main>")[0]


def test_nothing_of_one_network_is_found_in_another(client, stage):
    for path in pages(stage)[4:]:
        assert client.get(path.replace("zonnehof", "elzenbroek")).status_code == 404
    for path in PUBLIC:
        shown = client.get(f"/w/elzenbroek/netwerk/{path}").text
        assert [
            name for name in ("Woonstichting", "Sneller", "Twintig jaar") if name in shown
        ] == []


@pytest.mark.parametrize("path", ["wie-beslist/answer-item/", "voorstellen/besluit/",
                                  "voorstellen/partij/", "lange-adem/schrijven/"])  # fmt: skip
@pytest.mark.parametrize("who", ["amina", "bram", "stranger"])
def test_only_who_speaks_for_a_party_proposes(client, cast, path, who):
    signed_in(client, getattr(cast, who))
    assert client.get(NET + path).status_code == 403
    assert client.post(NET + path, {}).status_code == 403


def soon():
    return (clock.today() + timedelta(days=10)).isoformat()


def test_a_party_proposes_another_text_and_both_keys_say_yes(client, cast):
    signed_in(client, cast.sanne)
    answer = client.post(
        NET + "wie-beslist/answer-item/",
        {"party": cast.gemeente.pk, "title": "Sneller", "why": "Acht is lang.", "term": soon(),
         "words": "Binnen vier weken.", "deciders": "each party for itself", "limit": "4"},
    )  # fmt: skip
    for person, party in ((cast.dilan, cast.residents), (cast.noor, cast.kompas)):
        client = signed_in(Client(), person)
        assert "Binnen vier weken." in client.get(answer.url).text
        client.post(answer.url, {"party": party.pk, "answer": "consent", "reason": "Goed."})
    assert weeks(cast) == {"answer_weeks": 4}
    shown = Client().get(NET + "wie-beslist/").text
    assert "Binnen vier weken." in shown
    assert "Elke partij antwoordt binnen acht weken." in shown
    assert f'href="{answer.url}"' in shown


def test_an_objection_without_a_way_out_is_asked_again_and_stays_typed(client, stage):
    signed_in(client, stage.dilan)
    path = stage.proposal.get_absolute_url()
    form = {"party": stage.residents.pk, "answer": "objection", "reason": "Te kort voor ons."}
    answer = client.post(path, form)
    assert (answer.status_code, "Te kort voor ons." in answer.text) == (422, True)
    client.post(path, form | {"would_solve": "Zes weken."})
    shown = Client().get(path).text
    assert ("Te kort voor ons." in shown, "Zes weken." in shown, "Dilan" in shown) == (True,) * 3


def test_nobody_gives_the_voice_of_another_party(client, stage):
    signed_in(client, stage.sanne)
    path = stage.proposal.get_absolute_url()
    for party in (stage.residents, stage.kompas, stage.gemeente):
        answer = client.post(path, {"party": party.pk, "answer": "consent"})
        assert answer.status_code == 422
    assert queries.answers(stage.proposal) == {}


def test_extra_fields_in_a_voice_change_nothing_else(client, stage):
    signed_in(client, stage.dilan)
    client.post(
        stage.proposal.get_absolute_url(),
        {"party": stage.residents.pk, "answer": "consent", "outcome": "adopted", "kind": "x",
         "payload": "{}", "by": str(stage.noor.pk), "proposal": "x"},
    )  # fmt: skip
    stage.proposal.refresh_from_db()
    assert (stage.proposal.outcome, stage.proposal.kind) == ("open", "change charter")


def test_a_proposal_sent_twice_is_one_proposal(client, cast):
    signed_in(client, cast.sanne)
    form = {"party": cast.gemeente.pk, "title": "Samen", "why": "Ja.", "term": soon(),
            "key": "6c0e8f0e-3d6a-4a0e-9d5f-6d4b1f3f2a11"}  # fmt: skip
    urls = {client.post(NET + "voorstellen/besluit/", form).url for _twice in (1, 2)}
    assert (len(urls), Proposal.objects.count()) == (1, 1)


def test_a_term_that_is_too_short_is_told_in_the_form(client, cast):
    signed_in(client, cast.sanne)
    form = {"party": cast.gemeente.pk, "title": "Samen", "why": "Ja.",
            "term": clock.today().isoformat()}  # fmt: skip
    answer = client.post(NET + "voorstellen/besluit/", form)
    assert (answer.status_code, 'value="Samen"' in answer.text) == (422, True)


def test_a_new_party_joins_by_a_name_that_is_known_here(client, cast):
    signed_in(client, cast.dilan)
    form = {"party": cast.residents.pk, "name": "De Vlieger", "kind": "institution",
            "seat": "directeur", "title": "De school", "why": "Ja.", "term": soon()}  # fmt: skip
    wrong = client.post(NET + "voorstellen/partij/", form | {"person": "Vreemde"})
    right = client.post(NET + "voorstellen/partij/", form | {"person": " amina "})
    assert (wrong.status_code, right.status_code) == (422, 302)
    both = ((cast.dilan, cast.residents), (cast.noor, cast.kompas))
    for person, party in both:
        actions.give_voice(
            by=person, party=party, proposal=Proposal.objects.get(), answer=Answer.CONSENT
        )
    assert queries.parties_of(cast.amina, cast.wijk) == [Party.objects.get(name="De Vlieger")]


def test_a_seat_is_given_and_left_by_whoever_speaks_for_the_party(client, cast):
    signed_in(client, cast.sanne)
    page = cast.gemeente.get_absolute_url()
    given = client.post(f"{page}stoel/", {"title": "wethouder", "person": "Amina"})
    assert given.url == page
    seat = Mandate.objects.get(person=cast.amina, until=None).seat
    leave = f"{NET}stoel/{seat.pk}/verlaten/"
    assert client.post(leave).status_code == 200
    assert client.post(leave, {"sure": "yes"}).url == page
    assert queries.parties_of(cast.amina, cast.wijk) == []
    shown = Client().get(page).text
    assert ("wethouder" in shown, "Amina" in shown) == (True, True)


def test_nobody_touches_the_seats_of_another_party(client, cast):
    signed_in(client, cast.sanne)
    page = cast.residents.get_absolute_url()
    seat = Mandate.objects.get(person=cast.dilan).seat
    tries = [
        client.post(f"{page}stoel/", {"title": "voorzitter", "person": "Amina"}),
        client.post(f"{page}woorden/", {"words": "Wij zijn niets."}),
        client.post(f"{page}vertrekken/", {"sure": "yes"}),
        client.post(f"{NET}stoel/{seat.pk}/verlaten/", {"sure": "yes"}),
    ]
    assert [answer.status_code for answer in tries] == [403] * 4


def test_a_party_says_who_it_is(client, cast):
    signed_in(client, cast.sanne)
    page = cast.gemeente.get_absolute_url()
    client.post(f"{page}woorden/", {"words": "Wij gaan over de straten."})
    assert "Wij gaan over de straten." in Client().get(page).text


def test_a_party_leaves_and_stays_readable(client, cast):
    signed_in(client, cast.sanne)
    page = cast.gemeente.get_absolute_url()
    asked = client.post(f"{page}vertrekken/", {"why": "Wij gaan op in een ander."})
    assert (asked.status_code, "Wij gaan op in een ander." in asked.text) == (200, True)
    client.post(f"{page}vertrekken/", {"why": "Wij gaan op in een ander.", "sure": "yes"})
    assert Client().get(page).status_code == 200
    assert [p.name for p in queries.parties_that_left(cast.wijk)] == ["Gemeente"]


def test_a_long_commitment_is_signed_in_the_open(client, stage):
    sign = f"{NET}lange-adem/{stage.document.pk}/tekenen/"
    for person, party in ((stage.dilan, stage.residents), (stage.noor, stage.kompas)):
        signed_in(Client(), person).post(sign, {"party": party.pk})
    document = queries.long_commitments_with_parties(stage.wijk)[0]
    marks = {one.party.name: bool(one.signature) for one in document.standings}
    assert document.holds is True
    assert marks == {"Gemeente": False, "Wijkcoöperatie": True, "Wijkkompas": True,
                     "Woonstichting": False}  # fmt: skip


def test_what_is_taken_back_is_closed(client, stage):
    path = f"{stage.proposal.get_absolute_url()}intrekken/"
    assert signed_in(Client(), stage.dilan).post(path).status_code == 403
    signed_in(client, stage.sanne).post(path)
    stage.proposal.refresh_from_db()
    assert stage.proposal.outcome == "withdrawn"


def test_reading_the_network_writes_nothing(client, stage):
    signed_in(client, stage.sanne)
    before = Entry.objects.count()
    for path in [*pages(stage), NET + "voorstellen/besluit/", NET + "voorstellen/partij/",
                 NET + "lange-adem/schrijven/", NET + "wie-beslist/admit-party/",
                 stage.gemeente.get_absolute_url() + "stoel/",
                 stage.gemeente.get_absolute_url() + "woorden/"]:  # fmt: skip
        assert (path, client.get(path).status_code) == (path, 200)
    assert client.get(NET + "wie-beslist/no-such-thing/").status_code == 404
    assert Entry.objects.count() == before


COUNTS = {"": 6, "wie-beslist/": 3, "voorstellen/": 4, "lange-adem/": 7}


@pytest.mark.parametrize(("path", "count"), COUNTS.items())
@pytest.mark.parametrize("items", [1, 3])
def test_a_page_asks_as_much_for_one_as_for_three(
    cast, path, count, items, django_assert_num_queries
):
    for number in range(items):
        joint(cast, title=f"Samen {number}")
        document = long_document(cast)
        actions.sign_long_commitment(by=cast.dilan, party=cast.residents, document=document)
        change_the_charter(cast)
    with django_assert_num_queries(count):
        Client().get(NET + path)


def change_the_charter(cast):
    proposal = charter_change(cast)
    for person, party in ((cast.dilan, cast.residents), (cast.noor, cast.kompas)):
        actions.give_voice(by=person, party=party, proposal=proposal, answer=Answer.CONSENT)


@pytest.mark.parametrize("more", [0, 2])
def test_the_page_of_a_party_asks_as_much_for_one_seat_as_for_three(
    client, cast, more, django_assert_num_queries
):
    for number in range(more):
        actions.take_seat(
            by=cast.sanne, party=cast.gemeente, title=f"stoel {number}", person=cast.amina
        )
    # Of rooms above: projects, challenges, freezes, mistakes, conflicts, what it was asked.
    with django_assert_num_queries(22):
        client.get(cast.gemeente.get_absolute_url())


def test_the_page_of_a_proposal_asks_the_database_five_times(
    client, stage, django_assert_num_queries
):
    for proposal, asks in ((stage.proposal, 5), (joint(stage), 6)):  # one: is it a mandate?
        with django_assert_num_queries(asks):
            Client().get(proposal.get_absolute_url())


def test_a_list_of_many_proposals_turns_its_pages(cast):
    made = [joint(cast, title=f"Voorstel {number}").pk for number in range(5)]
    first = queries.proposals_put_to_parties(cast.wijk, most=3)
    second = queries.proposals_put_to_parties(cast.wijk, after=first[2].pk, most=3)
    seen = [proposal.pk for proposal in [*first[:3], *second]]
    assert (len(first), len(seen), set(seen)) == (4, 5, set(made))


def test_a_name_on_a_voice_goes_when_the_person_goes(client, stage):
    actions.give_voice(
        by=stage.dilan, party=stage.residents, proposal=stage.proposal, answer=Answer.CONSENT
    )
    path = stage.proposal.get_absolute_url()
    assert "Dilan" in client.get(path).text
    seat = Mandate.objects.get(person=stage.dilan).seat
    actions.leave_seat(by=stage.dilan, seat=seat)
    leave(person=stage.dilan, here=stage.wijk)
    assert "Dilan" not in client.get(path).text
    assert "Dilan" not in client.get(stage.residents.get_absolute_url()).text


def test_an_article_that_was_never_written_can_be_proposed(client, cast):
    signed_in(client, cast.sanne)
    form = {"party": cast.gemeente.pk, "title": "Samen", "why": "Ja.", "term": soon(),
            "words": "Samen beslissen we.", "limit": "9",
            "deciders": "all parties together"}  # fmt: skip
    answer = client.post(NET + "wie-beslist/joint-decision/", form)
    assert answer.status_code == 302
