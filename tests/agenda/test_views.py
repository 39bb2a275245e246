import re
from datetime import date, timedelta

import pytest
from django.core.cache import cache

from tests.agenda.play import BEGIN, DUE, MISSING, adopted, answered, draft, opened, plan
from tests.cast import signed_in
from wijkaanpak import clock
from wijkaanpak.agenda import actions
from wijkaanpak.agenda.models import Answer, Edition, Intention, Item, PolicyLink, Reaction, Vision
from wijkaanpak.agenda.rules import ItemState, Word

HERE = "/w/zonnehof/agenda/"
ITEM = {
    "title": "Een lamp bij de trap",
    "why": "Ik zie de onderste tree niet.",
    "domains": ["safety"],
    "tasks": ["physical"],
    "route": "none yet",
    "ask": "Hang er een lamp.",
}


def read(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, address
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def warm(client, address):
    """Compile the templates, and forget the page that was kept."""
    client.get(address)
    cache.clear()


def item_of(edition):
    return edition.items.order_by("position").first()


# What each page costs, for a passer-by, whatever the number of items.
PAGES = {
    "": 9,
    "edities/": 3,
    "editie/1/": 8,
    "editie/1/krant/": 8,
    "editie/1/muur/": 8,
    "editie/1/reacties/": 4,
    "visie/": 3,
    "voornemens/": 3,
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("items", [1, 3])
def test_a_page_asks_the_database_the_same_for_one_and_for_three_items(
    cast, client, page, items, django_assert_num_queries
):
    adopted(cast, items)
    for number in range(items):
        intention = plan(cast, title=f"Plan {number}")
        for about in (Edition.objects.get(), intention):
            with clock.set_back(BEGIN):
                _react(cast, about)
    actions.write_vision(by=cast.dilan, here=cast.wijk, words="Een open deur.")
    warm(client, HERE + page)
    with django_assert_num_queries(PAGES[page]):
        read(client, HERE + page)


def _react(cast, about):
    if isinstance(about, Intention):
        actions.react(about=about, words="Let op.", by=cast.dilan, party=cast.residents)


@pytest.mark.parametrize("items", [1, 3])
def test_the_page_of_an_item_costs_the_same_whatever_stands_around_it(
    cast, client, items, django_assert_num_queries
):
    item = item_of(adopted(cast, items))
    for number in range(items):
        actions.note_item(by=cast.anouk, item=item, words=f"Notitie {number}")
    warm(client, item.get_absolute_url())
    with django_assert_num_queries(17):  # six are of the rooms above
        read(client, item.get_absolute_url())


def test_who_is_signed_in_reads_an_item_again_with_few_questions_and_meets_what_is_new(
    cast, client, django_assert_num_queries
):
    item = item_of(adopted(cast, 1))
    signed_in(client, cast.dilan)
    client.get(item.get_absolute_url())
    with django_assert_num_queries(10):
        assert "Een nieuwe notitie" not in read(client, item.get_absolute_url())
    actions.note_item(by=cast.anouk, item=item, words="Een nieuwe notitie")
    assert "Een nieuwe notitie" in read(client, item.get_absolute_url())


def test_what_one_may_do_with_a_policy_text_is_not_shown_to_another(cast, client):
    item = item_of(adopted(cast, 1))
    actions.link_policy(
        by=cast.sanne, party=cast.gemeente, item=item, title="Nota", words="Tranche 3.",
        review_on=date(2030, 1, 1),
    )  # fmt: skip
    for person, may in ((cast.sanne, True), (cast.dilan, False), (cast.sanne, True)):
        signed_in(client, person)
        assert ("Dient het nog?" in read(client, item.get_absolute_url())) is may


@pytest.mark.parametrize("items", [1, 3])
@pytest.mark.parametrize(
    ("name", "page", "cost"), [("anouk", "werktafel/", 17), ("sanne", "antwoorden/", 7)]
)
def test_the_pages_behind_the_counter_cost_the_same_for_one_and_three(
    cast, client, name, page, cost, items, django_assert_num_queries
):
    opened(cast, items)
    signed_in(client, getattr(cast, name))
    warm(client, HERE + page)
    with django_assert_num_queries(cost):
        read(client, HERE + page)


def test_without_an_agenda_the_page_invites(cast, client):
    assert "Verhalen" in read(client, HERE)


def test_the_page_of_an_item_shows_both_voices_and_how_late_an_answer_is(cast, client):
    edition = opened(cast)
    item = item_of(edition)
    with clock.set_back(DUE + timedelta(days=35)):
        actions.answer_item(
            by=cast.sanne,
            party=cast.gemeente,
            item=item,
            word=Word.NO_BECAUSE,
            words="Er is geen geld.",
        )
        actions.link_policy(
            by=cast.sanne,
            party=cast.gemeente,
            item=item,
            title="Fietsnota",
            words="Tranche 3.",
            review_on=date(2030, 1, 1),
        )
        body = read(client, item.get_absolute_url())
    for words in (item.why, "Er is geen geld.", "35 dagen te laat", "Tranche 3."):
        assert words in body
    assert "Nog geen antwoord, 35 dagen over tijd" in body


def test_a_draft_is_a_page_for_the_circle_only(cast, client):
    item = item_of(draft(cast))
    read(client, item.get_absolute_url(), 404)
    read(client, HERE + "editie/1/", 404)
    signed_in(client, cast.anouk)
    assert "Punt 1" in read(client, item.get_absolute_url())
    assert "Punt 1" in read(client, HERE + "werktafel/")


def test_the_circle_writes_an_agenda_from_beginning_to_opening(cast, client):
    signed_in(client, cast.anouk)
    client.post(HERE + "werktafel/", {"title": "Wat we afmaken"})
    parties = [str(cast.gemeente.pk), str(cast.housing.pk)]
    client.post(HERE + "werktafel/punt/", ITEM | {"asked": parties})
    client.post(HERE + "werktafel/punt/", ITEM | {"title": "Een bank", "wish": "yes"})
    head = {"title": "Wat we afmaken", "what_changed": "", "missing": MISSING}
    client.post(HERE + "werktafel/kop/", head)
    first, wish = Item.objects.order_by("position")
    own = ITEM | {"asked": parties, f"question_{cast.gemeente.pk}": "Vóór de winter?"}
    read(client, f"{HERE}punt/{first.pk}/schrijven/")
    client.post(f"{HERE}punt/{first.pk}/schrijven/", own)
    client.post(f"{HERE}punt/{wish.pk}/opnemen/")
    client.post(f"{HERE}punt/{wish.pk}/plek/1/")
    assert "Ja, openen" in client.post(HERE + "werktafel/openen/").content.decode()
    client.post(HERE + "werktafel/openen/", {"sure": "yes"})
    first.refresh_from_db()
    assert [i.title for i in Item.objects.order_by("position")] == ["Een bank", ITEM["title"]]
    assert Edition.objects.get().state == "open"
    asked = {q.party.name: q.words for q in first.questions.all()}
    assert asked == {"Gemeente": "Vóór de winter?", "Woonstichting": ""}


def test_an_item_without_words_keeps_what_was_typed(cast, client):
    draft(cast)
    signed_in(client, cast.anouk)
    answer = client.post(HERE + "werktafel/punt/", ITEM | {"why": ""})
    assert answer.status_code == 422
    assert ITEM["title"] in answer.content.decode()


def test_a_party_answers_through_its_seat(cast, client):
    item = item_of(opened(cast))
    signed_in(client, cast.sanne)
    address = f"{HERE}punt/{item.pk}/antwoord/"
    read(client, address)
    bare = {"party": cast.gemeente.pk, "word": "yes if", "words": ""}
    assert client.post(address, bare).status_code == 422
    client.post(address, bare | {"words": "Als de raad ja zegt."})
    answer = Answer.objects.get()
    assert (answer.question.party, answer.word, answer.words) == (
        cast.gemeente,
        "yes if",
        "Als de raad ja zegt.",
    )


def test_sending_an_answer_twice_counts_once(cast, client):
    item = item_of(opened(cast))
    signed_in(client, cast.sanne)
    sent = {"party": cast.gemeente.pk, "word": "yes", "words": "", "key": str(cast.amina.pk)}
    for _twice in range(2):
        client.post(f"{HERE}punt/{item.pk}/antwoord/", sent)
    assert Answer.objects.count() == 1


WRITES = [
    ("werktafel/", {"title": "Onze agenda"}),
    ("werktafel/kop/", {"title": "Anders", "missing": "x", "what_changed": ""}),
    ("werktafel/thema/", {"title": "Anders"}),
    ("werktafel/punt/", ITEM),
    ("werktafel/openen/", {"sure": "yes"}),
    ("werktafel/sluiten/", {}),
    ("punt/{item}/schrijven/", ITEM),
    ("punt/{item}/plek/1/", {}),
    ("punt/{item}/opnemen/", {}),
    ("punt/{item}/stap/", {"to": "parked", "words": "Weg."}),
    ("punt/{item}/notitie/", {"words": "Anders."}),
    ("punt/{item}/verhalen/", {"story": "x"}),
]


@pytest.mark.parametrize("name", ["amina", "carlos", "bram", "dilan", "noor", "sanne", "corrie"])
def test_no_page_lets_anyone_but_the_circle_change_a_letter(cast, client, name):
    item = item_of(draft(cast))
    before = Item.objects.values().get()
    signed_in(client, getattr(cast, name))
    answers = [client.post(HERE + p.format(item=item.pk), sent) for p, sent in WRITES]
    assert {answer.status_code for answer in answers} == {403}
    assert Item.objects.values().get() == before
    assert Edition.objects.get().state == "draft"


@pytest.mark.parametrize("name", ["amina", "anouk", "noor", "sanne", "corrie"])
def test_no_page_lets_anyone_but_the_residents_body_adopt(cast, client, name):
    answered(cast, opened(cast))
    signed_in(client, getattr(cast, name))
    assert client.post(HERE + "editie/1/vaststellen/", {"words": "Ja."}).status_code == 403
    assert Edition.objects.get().state == "answered"


def test_the_residents_body_adopts(cast, client):
    answered(cast, opened(cast))
    signed_in(client, cast.dilan)
    assert "Deze agenda vaststellen" in read(client, HERE + "editie/1/")
    client.post(HERE + "editie/1/vaststellen/", {"words": "Met 87 bewoners."})
    edition = Edition.objects.get()
    assert (edition.state, edition.adopted_words) == ("adopted", "Met 87 bewoners.")


def test_the_circle_gathers_the_answers_and_looks_back(cast, client):
    opened(cast)
    signed_in(client, cast.anouk)
    client.post(HERE + "werktafel/sluiten/")
    actions.adopt_edition(by=cast.dilan, edition=Edition.objects.get())
    client.post(HERE + "editie/1/terugkijken/", {"mattered": "yes", "learned": "Ja, de huur."})
    edition = Edition.objects.get()
    assert (edition.missing_mattered, edition.missing_learned) == (True, "Ja, de huur.")
    assert "Ja, de huur." in read(client, HERE + "editie/1/")


def test_anybody_reacts_and_the_circle_reads_it_first(cast, client):
    opened(cast)
    address = HERE + "editie/1/reacties/"
    client.post(address, {"words": "Vergeet de bankjes niet.", "name": "Riet"})
    assert "bankjes" not in read(client, address)
    signed_in(client, cast.anouk)
    assert "bankjes" in read(client, HERE + "werktafel/reacties/")
    reaction = Reaction.objects.get()
    client.post(f"{HERE}werktafel/reacties/{reaction.pk}/", {"show": "yes"})
    body = read(client, address)
    assert "Vergeet de bankjes niet." in body
    assert "Riet" in body


def test_a_reaction_to_an_item_can_be_kept_back(cast, client):
    item = item_of(opened(cast))
    signed_in(client, cast.amina)
    client.post(f"{HERE}punt/{item.pk}/reacties/", {"words": "Onaardig."})
    reaction = Reaction.objects.get()
    signed_in(client, cast.anouk)
    address = f"{HERE}werktafel/reacties/{reaction.pk}/"
    assert client.post(address, {"back": "yes", "reason": ""}).status_code == 409
    client.post(address, {"back": "yes", "reason": "Scheldt."})
    reaction.refresh_from_db()
    assert (reaction.item, reaction.state, reaction.person) == (item, "kept back", cast.amina)


def test_a_party_lays_policy_beside_an_item_and_looks_again(cast, client):
    item = item_of(opened(cast))
    signed_in(client, cast.sanne)
    sent = {"party": cast.gemeente.pk, "title": "Nota", "words": "Tranche 3."}
    client.post(f"{HERE}punt/{item.pk}/beleid/", sent | {"review_on": "2099-12-31"})
    link = PolicyLink.objects.get()
    read(client, f"{HERE}beleid/{link.pk}/")
    client.post(f"{HERE}beleid/{link.pk}/", {"still": "no", "words": "Vervallen."})
    link.refresh_from_db()
    assert (link.party, link.ended_words) == (cast.gemeente, "Vervallen.")
    signed_in(client, cast.corrie)
    read(client, f"{HERE}beleid/{link.pk}/", 404)


def test_only_the_party_that_laid_a_policy_down_is_asked_whether_it_still_serves(cast, client):
    item = item_of(opened(cast))
    actions.link_policy(
        by=cast.sanne,
        party=cast.gemeente,
        item=item,
        title="Nota",
        words="Tranche 3.",
        review_on=date(2099, 12, 31),
    )
    link, asked = PolicyLink.objects.get(), []
    for who in (cast.sanne, cast.corrie, cast.anouk):
        signed_in(client, who)
        page = client.get(item.get_absolute_url()).content.decode()
        asked.append(f"{HERE}beleid/{link.pk}/" in page)
    assert asked == [True, False, False]


def test_a_plan_is_entered_reacted_to_and_decided(cast, client):
    signed_in(client, cast.sanne)
    sent = {
        "party": cast.gemeente.pk,
        "title": "De bushalte",
        "words": "Verder weg.",
        "place": "Spoorlaan",
        "fixed": "De bus rijdt.",
        "still_open": "De plek.",
        "decides_on": "2099-01-01",
    }
    read(client, HERE + "voornemens/nieuw/")
    client.post(HERE + "voornemens/nieuw/", sent)
    intention = Intention.objects.get()
    client.logout()
    client.post(intention.get_absolute_url(), {"words": "Te ver.", "name": "Riet"})
    signed_in(client, cast.sanne)
    decide = f"{intention.get_absolute_url()}besluit/"
    read(client, decide)
    client.post(decide, {"end": "decided", "words": "De halte blijft."})
    intention.refresh_from_db()
    assert (intention.state, intention.place, Reaction.objects.get().intention) == (
        "decided",
        "Spoorlaan",
        intention,
    )
    assert "De halte blijft." in read(client, intention.get_absolute_url())
    signed_in(client, cast.corrie)
    read(client, decide, 404)


def test_the_vision_is_written_by_the_residents_body(cast, client):
    for person, status in ((cast.sanne, 403), (cast.dilan, 302)):
        signed_in(client, person)
        answer = client.post(HERE + "visie/nieuw/", {"words": "Een open deur."})
        assert answer.status_code == status
    assert [vision.words for vision in Vision.objects.all()] == ["Een open deur."]


def test_an_item_goes_on_in_the_words_of_the_circle(cast, client):
    item = item_of(adopted(cast))
    signed_in(client, cast.anouk)
    read(client, f"{HERE}punt/{item.pk}/stap/")
    client.post(f"{HERE}punt/{item.pk}/stap/", {"to": "running", "words": "De lamp is besteld."})
    client.post(f"{HERE}punt/{item.pk}/notitie/", {"words": "Bedoeld is de trap."})
    item.refresh_from_db()
    assert item.state == ItemState.RUNNING
    body = read(client, item.get_absolute_url())
    assert "De lamp is besteld." in body
    assert "Bedoeld is de trap." in body


def test_nobody_reads_the_agenda_through_another_neighbourhood(cast, client):
    item, intention = item_of(opened(cast)), plan(cast)
    for path in (
        "editie/1/",
        "editie/1/krant/",
        "editie/1/reacties/",
        f"punt/{item.pk}/",
        f"voornemens/{intention.pk}/",
    ):
        read(client, "/w/elzenbroek/agenda/" + path, 404)
