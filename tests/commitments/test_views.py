import xml.etree.ElementTree as ET

import icalendar
import pytest

from tests.cast import signed_in
from tests.commitments.promises import (
    accepted,
    an_offer,
    broken,
    change_of,
    fresh,
    in_days,
    offered,
    repairing,
    result,
    words,
)  # fmt: skip
from tests.pages import asked
from wijkaanpak import clock
from wijkaanpak.commitments import actions
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.commitments.rules import State, Told
from wijkaanpak.network.actions import take_seat

HERE = "/w/zonnehof/afspraken/"
QUERIES = {  # of a passer-by
    "": 4,
    "?toon=over-tijd": 4,
    "geleverd/": 3,
    "per-partij/": 4,
    "agenda.ics": 3,
    "nieuws.xml": 3,
}


def kept_once(cast):
    promise = accepted(cast)
    actions.report(by=cast.corrie, commitment=promise, told=Told.PROGRESS, words="Bijna.")
    result(cast, promise, Told.KEPT)
    with clock.set_back(in_days(-40)):
        accepted(cast)


@pytest.mark.parametrize("path", QUERIES)
def test_a_list_asks_the_database_as_often_for_one_as_for_three(client, cast, path):
    kept_once(cast)
    first = asked(client, HERE + path)
    for _twice in range(2):
        kept_once(cast)
    again = asked(client, HERE + path)
    assert first == again == QUERIES[path]


def test_the_page_of_a_promise_asks_as_often_for_a_short_as_for_a_long_life(client, cast):
    promise = accepted(cast)
    address = promise.get_absolute_url()
    first = asked(client, address)
    for _three in range(3):
        change = change_of(cast, promise, words=words(90 + _three))
        client.force_login(cast.dilan)
        client.post(f"{HERE}wijziging/{change.pk}/", {"answer": "consent"})
        client.logout()
    assert promise.versions.count() == 4
    again = asked(client, address)
    assert first == again <= 11


def test_a_card_says_who_to_whom_what_and_how_it_stands(client, cast):
    accepted(cast)
    text = client.get(HERE).text
    for part in ("Woonstichting", "Wijkcoöperatie", "De lamp", "Je ziet de overkant.", "w-leaf"):
        assert part in text
    assert client.get(HERE, headers={"HX-Request": "true"}).text.count("<html") == 0


def test_the_page_of_a_promise_shows_its_whole_life(client, cast):
    promise = repairing(cast)
    text = client.get(promise.get_absolute_url()).text
    for step in ("Wij komen.", "Zo ging het.", "w-life--long", "Corrie"):
        assert step in text
    assert "zeggen/" not in text


def test_both_words_stand_side_by_side_and_only_the_other_may_answer(client, cast):
    change = change_of(cast, accepted(cast), words=words(text="Twee lampen."))
    link = f"{HERE}wijziging/{change.pk}/"
    address = change.commitment.get_absolute_url()
    shown = {}
    for name in ("amina", "corrie", "dilan"):
        text = signed_in(client, getattr(cast, name)).get(address).text
        assert "De lamp brandt." in text
        assert "Twee lampen." in text
        shown[name] = (f'href="{link}"' in text, f'action="{link}terug/"' in text)
    assert shown == {"amina": (False, False), "corrie": (False, True), "dilan": (True, False)}


def form_of(**more):
    given = {"title": "De bank", "text": "Er komt een bank.", "kept_when": "Je zit.",
             "kind": "pledge", "stroke": "short", "due": in_days(9).isoformat(),
             "every_months": "0"}  # fmt: skip
    return given | more


def test_a_promise_is_offered_with_a_form(client, cast):
    signed_in(client, cast.corrie)
    assert client.get(HERE + "bieden/").status_code == 200
    ends = {"giver": str(cast.housing.pk), "receiver": str(cast.residents.pk)}
    answer = client.post(HERE + "bieden/", form_of(**ends))
    promise = Commitment.objects.get()
    assert (answer.status_code, answer.url) == (302, promise.get_absolute_url())
    assert (promise.state, promise.stroke) == (State.OFFERED, "short")
    client.post(HERE + "bieden/", form_of(**ends, draft="1", title="Concept"))
    assert Commitment.objects.get(title="Concept").state == State.DRAFT


def test_nobody_offers_in_the_name_of_another_party(client, cast):
    signed_in(client, cast.corrie)
    ends = {"giver": str(cast.gemeente.pk), "receiver": str(cast.residents.pk)}
    assert client.post(HERE + "bieden/", form_of(**ends)).status_code == 422
    assert Commitment.objects.count() == 0


def test_what_was_wrong_in_an_offer_is_said_and_what_was_typed_stays(client, cast):
    signed_in(client, cast.corrie)
    ends = {"giver": str(cast.housing.pk), "receiver": str(cast.residents.pk)}
    answer = client.post(HERE + "bieden/", form_of(**ends, due=""))
    assert answer.status_code == 422
    assert "Er komt een bank." in answer.text


def say(client, person, promise, told, **more):
    signed_in(client, person)
    address = f"{HERE}{promise.pk}/zeggen/{told}/"
    page = client.get(address)
    given = {"words": "Zo ging het."} | more
    if page.status_code == 200 and "offer" in page.context["form"].fields:
        given["offer"] = str(page.context["form"].initial["offer"])
    return page.status_code, client.post(address, given).status_code


def test_a_whole_life_goes_through_the_small_forms(client, cast):
    promise = offered(cast)
    steps = [
        (cast.dilan, Told.ACCEPTED, {}), (cast.corrie, Told.PROGRESS, {}),
        (cast.dilan, Told.WORRY, {}), (cast.corrie, Told.AT_RISK, {}),
        (cast.corrie, Told.NO_RISK, {}), (cast.dilan, Told.NOTE, {}),
        (cast.dilan, Told.BROKEN, {}),
        (cast.corrie, Told.REPAIR_OFFERED, {"due": in_days(9).isoformat()}),
        (cast.dilan, Told.REPAIR_AGREED, {}), (cast.dilan, Told.REPAIRED, {}),
    ]  # fmt: skip
    for person, told, more in steps:
        assert say(client, person, promise, told, **more) == (200, 302), told
    assert fresh(promise).state == State.REPAIRED
    assert [r.told for r in promise.reports.order_by("number")] == [
        "offered", *(told for _person, told, _more in steps),
    ]  # fmt: skip


def test_a_period_of_a_returning_promise_is_named_in_the_form(client, cast):
    promise = accepted(cast, words=words(rhythm="elk jaar", every_months=12))
    assert say(client, cast.dilan, promise, Told.KEPT, period="2026") == (200, 302)
    assert fresh(promise).state == State.ACCEPTED
    assert say(client, cast.dilan, promise, Told.KEPT_LATE, for_good="on") == (200, 302)
    assert fresh(promise).state == State.KEPT_LATE


def test_an_heir_takes_over_with_a_form(client, cast):
    promise = accepted(cast)
    take_seat(by=cast.corrie, party=cast.housing, title="directeur", person=cast.amina)
    assert say(client, cast.amina, promise, Told.NOT_TAKEN_OVER) == (200, 302)
    assert say(client, cast.amina, promise, Told.TAKEN_OVER) == (200, 302)
    assert fresh(promise).carried_by.person == cast.amina


def test_a_draft_is_written_anew_and_offered(client, cast):
    draft = actions.draft_commitment(by=cast.corrie, offer=an_offer(cast))
    signed_in(client, cast.corrie)
    assert client.get(f"{HERE}{draft.pk}/concept/").status_code == 200
    client.post(f"{HERE}{draft.pk}/concept/", form_of())
    assert (fresh(draft).title, fresh(draft).text) == ("De bank", "Er komt een bank.")
    assert say(client, cast.corrie, draft, Told.OFFERED) == (200, 302)


def test_a_change_is_asked_and_answered_with_forms(client, cast):
    promise = accepted(cast)
    signed_in(client, cast.corrie)
    assert client.get(f"{HERE}{promise.pk}/wijzigen/").status_code == 200
    asked = form_of(why="De aannemer.", term=in_days(20).isoformat())
    assert client.post(f"{HERE}{promise.pk}/wijzigen/", asked).status_code == 302
    address = f"{HERE}wijziging/{promise.changes.get().pk}/"
    assert client.post(address, {"answer": "consent"}).status_code == 403
    signed_in(client, cast.dilan)
    assert client.get(address).status_code == 200
    assert client.post(address, {"answer": "objection"}).status_code == 422
    assert client.post(address, {"answer": "consent"}).status_code == 302
    assert fresh(promise).text == "Er komt een bank."


def test_a_step_that_is_not_yours_or_not_now_is_told(client, cast):
    promise = accepted(cast)
    assert say(client, cast.corrie, promise, Told.KEPT) == (403, 403)
    assert say(client, cast.sanne, promise, Told.NOTE) == (403, 403)
    assert say(client, cast.dilan, promise, Told.REPAIRED) == (409, 409)
    assert say(client, cast.dilan, promise, "nonsense") == (404, 404)
    assert say(client, cast.dilan, promise, Told.RENEGOTIATED) == (404, 404)


def test_the_days_parse_as_a_calendar(client, cast):
    promise = accepted(cast)
    for path in ("agenda.ics", f"partij/{cast.housing.pk}/agenda.ics"):
        answer = client.get(HERE + path)
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        [event] = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
        assert event["dtstart"].dt == promise.due
        assert str(event["url"]) == f"http://testserver{promise.get_absolute_url()}"
    empty = client.get(f"{HERE}partij/{cast.kompas.pk}/agenda.ics").content
    assert icalendar.Calendar.from_ical(empty).walk("VEVENT") == []


def test_the_news_parses_as_atom_and_says_what_happened(client, cast):
    result(cast, accepted(cast, title="<b>Lamp & licht</b>"), Told.KEPT)
    atom = "{http://www.w3.org/2005/Atom}"
    for path, number in [("", 3), (f"partij/{cast.residents.pk}/", 3),
                         (f"partij/{cast.kompas.pk}/", 0)]:  # fmt: skip
        tree = ET.fromstring(client.get(f"{HERE}{path}nieuws.xml").content)
        entries = tree.findall(f"{atom}entry")
        assert len(entries) == number
        assert all("<b>Lamp & licht</b>" in e.find(f"{atom}title").text for e in entries)


def test_nothing_of_the_wijk_shows_in_the_village(client, cast):
    result(cast, accepted(cast), Told.KEPT)
    for path in QUERIES:
        answer = client.get(f"/w/elzenbroek/afspraken/{path}")
        assert answer.status_code == 200
        assert "De lamp" not in answer.text
    assert client.get(f"/w/elzenbroek/afspraken/?partij={cast.housing.pk}").status_code == 404
    assert client.get(f"{HERE}?partij=nonsense").status_code == 404


def test_the_page_of_a_party_shows_its_plain_numbers_and_reasons(client, cast):
    broken(cast)
    text = client.get(cast.housing.get_absolute_url()).text
    assert "Zo ging het." in text
    assert "De lamp" in text
