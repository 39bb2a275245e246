"""What people meet of invitations and of the ask calendar: pages, forms and papers."""

import re
import uuid
from datetime import timedelta

import pytest

from tests.cast import signed_in
from tests.gatherings.scenes import a_gathering
from tests.invitations.scenes import an_ask, invited, some_streets, told_back
from tests.pages import queries_of, without_chance
from wijkaanpak import clock
from wijkaanpak.invitations import actions
from wijkaanpak.invitations.actions import Counts
from wijkaanpak.invitations.models import Answered, Ask, Card, Heap, Run, Tally
from wijkaanpak.invitations.rules import AskState, AskWay, Channel, Quarter, StreetLine

HERE = "/w/zonnehof/"


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()


def test_the_pages_ask_as_often_for_one_as_for_three(client, cast):
    many = [(cast.sanne, cast.gemeente), (cast.corrie, cast.housing), (cast.dilan, cast.residents)]
    counts = []
    for number, (by, party) in enumerate(many):
        ask = an_ask(cast, by=by, party=party, questions=2)
        line = StreetLine(f"Straat {number}", 20)
        actions.write_streets(by=cast.hassan, here=cast.wijk, lines=[line])
        invited(cast)
        counts.append(
            {
                "calendar": queries_of(client, f"{HERE}vraagkalender/?kwartaal={ask.in_quarter}"),
                "ask": queries_of(client, ask.get_absolute_url()),
                "listing": queries_of(client, HERE + "uitnodigingen/"),
                "party": queries_of(client, party.get_absolute_url()),
            }
        )
    # A party as it is drawn for the first time: after that, what rooms above put there is kept.
    expected = {"calendar": 5, "ask": 4, "listing": 5, "party": 22}
    for one in (counts[0], counts[2]):
        assert one == expected


def test_gatherings_of_one_name_are_told_apart_by_their_day(client, cast):
    for days in (3, 10):
        a_gathering(cast, title="Soep op woensdag", days=days)
    signed_in(client, cast.hassan)
    form = client.get(HERE + "uitnodigingen/straten/").text
    labels = re.findall(r"Soep op woensdag \((\d+ [a-z]+)\)", form)
    assert len(set(labels)) == 2


def test_a_gathering_with_many_answers_asks_as_often_as_with_few(client, cast):
    gathering = a_gathering(cast)
    for many in (1, 3):
        for _one in range(many):
            invited(cast, gathering=gathering)
            counts = Counts(Channel.PAPER, yes=12, gathering=gathering)
            actions.count_answers(by=cast.hassan, here=cast.wijk, counts=counts)
        count = queries_of(client, gathering.get_absolute_url())
        assert count == 8  # one of them the mirror's, two for what was answered


def form_of_ask(**more):
    on = clock.today() + timedelta(days=12)
    given = {
        "title": "Hoe hoog staat het water?", "why": "Voor het nieuwe riool.",
        "gain": "Droge kelders.", "way": "survey", "on": on.isoformat(), "households": "300",
        "questions": "5", "feedback_due": (on + timedelta(days=50)).isoformat(),
    }  # fmt: skip
    return given | more


def test_a_party_is_refused_until_it_told_back_and_then_gets_its_slot(client, cast):
    first = an_ask(cast)
    signed_in(client, cast.sanne)
    key = str(uuid.uuid4())
    answer = client.post(HERE + "vraagkalender/nieuw/", form_of_ask(key=key))
    assert client.post(HERE + "vraagkalender/nieuw/", form_of_ask(key=key)).url == answer.url
    text = client.get(answer.url).text
    assert "Geen plek: bewoners wachten nog" in text
    assert first.get_absolute_url() in text
    with clock.set_back(clock.now() + timedelta(days=10)):
        page = first.get_absolute_url()
        client.post(page + "gehouden/", {"reached": "80"})
        client.post(page + "terugvertellen/", {"words": "Eerst de Elzenlaan."})
    client.logout()
    assert "Eerst de Elzenlaan." in client.get(page).text
    assert "Eerst de Elzenlaan." in client.get(cast.gemeente.get_absolute_url()).text
    signed_in(client, cast.sanne)
    client.post(HERE + "vraagkalender/nieuw/", form_of_ask(key=str(uuid.uuid4())))
    assert Ask.objects.filter(state=AskState.GRANTED).count() == 1


def test_a_full_quarter_says_how_many_are_left_and_where_there_is_room(client, cast):
    ask = an_ask(cast, questions=11)
    signed_in(client, cast.corrie)
    answer = client.post(HERE + "vraagkalender/nieuw/", form_of_ask(on=ask.on.isoformat()))
    text = client.get(answer.url).text
    assert "er was nog 1 vraag over" in text
    assert f"ruimte in kwartaal {ask.in_quarter.next}" in text


def test_another_party_shares_a_round_on_its_page(client, cast):
    ask = an_ask(cast, way=AskWay.DOORSTEP, shares=True)
    signed_in(client, cast.sanne)
    assert "samen/" not in client.get(ask.get_absolute_url()).text
    signed_in(client, cast.corrie)
    assert "samen/" in client.get(ask.get_absolute_url()).text
    assert ask.title in client.get(HERE + "vraagkalender/nieuw/").text
    client.post(ask.get_absolute_url() + "samen/", form_of_ask())
    assert Ask.objects.filter(along=ask).count() == 1
    assert "Woonstichting" in client.get(ask.get_absolute_url()).text
    season = client.get(f"{HERE}vraagkalender/?kwartaal={ask.in_quarter}").text
    assert "Er is 1 bezoek" in season


def test_the_speaker_lets_go_after_one_more_question(client, cast):
    ask = an_ask(cast)
    signed_in(client, cast.sanne)
    client.post(ask.get_absolute_url() + "intrekken/")
    assert Ask.objects.get().state == AskState.GRANTED
    client.post(ask.get_absolute_url() + "intrekken/", {"sure": "yes"})
    assert Ask.objects.get().state == AskState.WITHDRAWN


def test_residents_write_that_they_heard_nothing_and_everybody_reads_it(client, cast):
    ask = an_ask(cast)
    with clock.set_back(clock.now() + timedelta(days=90)):
        signed_in(client, cast.dilan)
        page = ask.get_absolute_url()
        assert "niets-gehoord/" in client.get(page).text
        client.post(page + "niets-gehoord/", {"words": "Wij belden twee keer."})
        client.logout()
        assert "Wij belden twee keer." in client.get(page).text
        calendar = client.get(HERE + "vraagkalender/").text
        assert "Hierover wachten bewoners" in calendar
        assert "De bewoners hoorden niets" in calendar


@pytest.mark.parametrize("odd", ["", "2026-5", "x-1", "0000-1", "2026", "99999-1", "²026-1"])
def test_an_odd_quarter_is_the_one_of_today(client, cast, odd):
    assert client.get(f"{HERE}vraagkalender/?kwartaal={odd}").status_code == 200


def test_the_first_and_the_last_quarter_of_time_have_a_page(client, cast):
    for year in ("0001-1", "9999-4"):
        assert client.get(f"{HERE}vraagkalender/?kwartaal={year}").status_code == 200


def test_the_calendar_is_on_paper(client, cast):
    ask = an_ask(cast)
    told_back(ask, cast.sanne)
    answer = client.get(f"{HERE}vraagkalender/kwartaal.pdf?kwartaal={Quarter.of(ask.on)}")
    assert b"pdfuaid" in answer.content


def test_a_member_gets_cards_for_a_gathering_and_nothing_typed_is_kept(client, cast):
    gathering = a_gathering(cast)
    signed_in(client, cast.amina)
    assert "uitnodigingen/nieuw/?voor=" in client.get(gathering.get_absolute_url()).text
    form = client.get(f"{HERE}uitnodigingen/nieuw/?voor={gathering.pk}").text
    assert re.search(rf'value="{gathering.pk}"\s+selected', form)
    key = str(uuid.uuid4())
    given = {"gathering": str(gathering.pk), "way": "card", "many": "2", "language": "ar",
             "letters": "1", "names": "Mevrouw Geheim\nElzenlaan 3", "key": key}  # fmt: skip
    first = client.post(HERE + "uitnodigingen/nieuw/", given)
    assert first["Content-Type"] == "application/pdf"
    assert b"pdfuaid" in first.content
    assert client.post(HERE + "uitnodigingen/nieuw/", given).content == first.content
    assert (Run.objects.count(), Card.objects.count()) == (1, 2)
    kept = [str(list(model.objects.values())) for model in (Run, Card, Ask)]
    assert "Geheim" not in "".join(kept)
    assert "2 uitnodigingen" in client.get(HERE + "mijn/").text


def test_who_asks_in_person_gets_no_cards_but_a_page(client, cast):
    signed_in(client, cast.amina)
    given = {"way": "in person", "many": "2", "language": "nl"}
    answer = client.post(HERE + "uitnodigingen/nieuw/", given)
    assert answer.url == Run.objects.get().get_absolute_url()
    assert client.get(answer.url).status_code == 200
    assert client.post(HERE + "uitnodigingen/nieuw/", given | {"many": "4"}).status_code == 422
    signed_in(client, cast.carlos)
    assert client.get(answer.url).status_code == 404


def test_a_host_prints_a_card_for_every_door_and_no_list_of_who_was_silent(client, cast):
    street = some_streets(cast)[0]
    signed_in(client, cast.hassan)
    given = {"streets": [str(street.pk)], "language": "tr"}
    answer = client.post(HERE + "uitnodigingen/straten/", given)
    assert answer["Content-Type"] == "application/pdf"
    assert Card.objects.count() == street.doors
    page = Run.objects.get().get_absolute_url()
    assert client.get(page).status_code == 200
    assert client.post(page + "straten.pdf").status_code == 404


def test_a_neighbour_answers_without_an_account_and_once(client, cast):
    _run, codes = invited(cast, gathering=a_gathering(cast))
    page = f"{HERE}uitnodigingen/antwoord/"
    assert codes[0] in client.get(f"{page}?code={codes[0]}").text
    wrong = client.post(page, {"code": "ABCD", "answer": "no"})
    assert wrong.status_code == 422
    assert 'value="ABCD"' in wrong.text
    done = client.post(page, {"code": codes[0].lower(), "answer": "leave"})
    assert "We vragen het niet nog eens" in done.text
    again = client.post(page, {"code": codes[0], "answer": "yes"})
    assert "telt één keer" in again.text
    assert [(one.answer, one.count) for one in Tally.objects.all()] == [("leave", 1)]
    assert Answered.objects.count() == 1
    assert client.post("/w/elzenbroek/uitnodigingen/antwoord/",
                       {"code": codes[1], "answer": "yes"}).status_code == 422  # fmt: skip


def test_answers_below_ten_are_on_no_page(client, cast):
    gathering = a_gathering(cast)
    invited(cast, gathering=gathering, many=40)
    counts = Counts(Channel.PAPER, yes=23, no=9, gathering=gathering)
    actions.count_answers(by=cast.hassan, here=cast.wijk, counts=counts)
    text = client.get(gathering.get_absolute_url()).text
    part = text[text.index('id="uitgenodigd"') :]
    assert "40 buren zijn uitgenodigd" in part
    assert "20 of meer doen mee" in part
    assert "doen niet mee" not in part
    assert "23" not in without_chance(part.split("</section>")[0])


def test_a_host_counts_what_came_on_paper(client, cast):
    signed_in(client, cast.hassan)
    given = {"channel": "paper", "yes": "4", "no": "1", "leave": "0", "key": str(uuid.uuid4())}
    client.post(HERE + "uitnodigingen/tellen/", given)
    client.post(HERE + "uitnodigingen/tellen/", given)
    assert Heap.objects.count() == 1
    nothing = {"channel": "paper", "yes": "0", "no": "0", "leave": "0"}
    assert client.post(HERE + "uitnodigingen/tellen/", nothing).status_code == 422


def test_streets_are_written_down_and_a_silent_one_stands_out(client, cast):
    signed_in(client, cast.hassan)
    page = HERE + "uitnodigingen/straten/lijst/"
    wrong = client.post(page, {"lines": "Elzenlaan"})
    assert wrong.status_code == 422
    assert "Elzenlaan" in wrong.text
    client.post(page, {"lines": "Elzenlaan; 40\nSpoorpad; 12"})
    client.post(page, {"lines": "Elzenlaan; 42\nSpoorpad; 12"})
    client.logout()
    text = client.get(HERE + "uitnodigingen/").text
    assert text.count("Nooit gevraagd") == 3  # once above them


def test_there_is_a_way_in_from_the_programme(client, cast):
    text = client.get(HERE + "bijeenkomsten/").text
    assert f"{HERE}uitnodigingen/" in text
    assert f"{HERE}vraagkalender/" in text


@pytest.mark.parametrize("page", ["", "samen/", "gehouden/", "terugvertellen/", "niets-gehoord/"])
def test_another_neighbourhood_finds_no_ask(client, cast, page):
    ask = an_ask(cast)
    signed_in(client, cast.dorpshoofd)
    address = ask.get_absolute_url().replace("zonnehof", "elzenbroek") + page
    assert client.get(address).status_code in {403, 404}
