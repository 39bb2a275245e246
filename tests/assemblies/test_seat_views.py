"""What people meet of the seats: the counts, the host's list, one's own page, the paper."""

from datetime import timedelta

import pytest

from tests.assemblies.scenes import (
    FATMA,
    begun,
    closed,
    filled,
    letters,
    places,
    refilled,
    seated,
    standing_by,
    stops,
)
from tests.cast import signed_in
from tests.methods.test_printing import is_tagged, pages
from tests.pages import queries_of
from wijkaanpak import clock
from wijkaanpak.assemblies.actions import draw, pool, seats
from wijkaanpak.assemblies.models import EmptySeats, SignUp
from wijkaanpak.assemblies.queries import draws
from wijkaanpak.assemblies.rules import SeatState, Way, Why
from wijkaanpak.people.rules import show_code

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()


def test_a_host_writes_down_who_says_yes_and_no(client, cast):
    row = seated(cast)
    one, two = places(row)[:2]
    here = row.get_absolute_url()
    signed_in(client, cast.hassan)
    assert f'href="{here}plaatsen/"' in client.get(here).text
    page = client.get(here + "plaatsen/").text
    assert one.signup.code in page
    assert "Buur " not in page
    client.post(f"{here}plaatsen/{one.pk}/ja/")
    assert "wordt meteen gewist" in client.get(f"{here}plaatsen/{two.pk}/nee/").text
    assert client.post(f"{here}plaatsen/{two.pk}/nee/", {"why": ""}).status_code == 422
    answer = client.post(f"{here}plaatsen/{two.pk}/nee/", {"why": "ill"}, follow=True)
    assert "Ziek" in answer.text
    client.logout()
    public = client.get(here).text
    assert "Zei ja: <b>1</b>" in public
    assert "Ziek" not in public


def test_who_calls_people_sees_names_and_of_nobody_who_said_no(client, cast):
    row = seated(cast)
    standing_by(cast, row, 2)
    seats.say_no(by=cast.hassan, place=places(row)[0], why=Why.OTHER)
    page = signed_in(client, cast.noor).get(row.get_absolute_url() + "deelnemers/").text
    assert page.count("Buur ") == row.seats - 1 + 2
    assert "Vul de lege plaatsen" in page


def test_the_coordinator_draws_reserves_fills_and_leaves_empty(client, cast):
    row = seated(cast)
    here = row.get_absolute_url()
    for place in places(row)[:3]:
        stops(cast, place)
    signed_in(client, cast.noor)
    assert 'value="3"' in client.get(here + "aanvullen/").text
    wrong = client.post(here + "aanvullen/", {"seats": 9, "way": "ten"})
    assert (wrong.status_code, 'value="9"' in wrong.text) == (422, True)
    answer = client.post(here + "aanvullen/", {"seats": 2, "way": "ten"})
    assert answer.headers["Location"] == here + "loting/2/"
    assert "Er wacht een loting" in client.get(here + "deelnemers/").text
    client.post(here + "loting/2/uitkomst/", {"typed": "4 1 7", "sure": "yes"})
    assert draws.draw_at(row, 2).number == 417
    client.post(here + "plaatsen/leeg-laten/", {"many": 1, "why": "halfway"})
    assert EmptySeats.objects.get().many == 1
    client.post(here + "reserves/", {"seats": 2, "way": "six"})
    assert draws.draw_at(row, 3).kind == "reserves"
    client.logout()
    page = client.get(here).text
    for said in ("1 plaats blijft leeg. Het beraad is al halverwege", "De loting voor lege",
                 "De loting van de reserves", "Leeg: 1", "Onderweg gestopt: 3"):  # fmt: skip
        assert said in page


def test_what_empty_seats_ask_is_for_the_parties(client, cast):
    row = seated(cast)
    here = row.get_absolute_url()
    stops(cast, places(row)[0])
    made = refilled(cast, row, 1)
    for address in ("loting/2/", "loting/2/verslag/"):
        page = client.get(here + address).text
        assert made.commitment in page
        assert made.codes[0] in page
        assert "Wat de loting" not in page
        assert "zou verraden" in page
    assert client.get(here + "loting/2/panels.txt").status_code == 200
    assert client.get(here + "loting/2/features.csv").status_code == 403
    assert signed_in(client, cast.sanne).get(here + "loting/2/features.csv").status_code == 200
    taken = client.post(here + "loting/2/people.csv", {"sure": "yes"})
    assert taken.text.count("\n") == made.people + 1


def test_numbers_per_value_come_back_when_it_is_over_and_three_left(client, cast):
    row = seated(cast)
    caption = "Wie er aan tafel zit, en wat de streefgetallen vragen"
    assert caption in client.get(row.get_absolute_url()).text
    for left, place in enumerate(places(row)[:3], start=1):
        stops(cast, place)
        page = client.get(row.get_absolute_url()).text
        assert caption not in page
        assert "sinds de eerste weg is" in page
        with clock.set_back(clock.now() + timedelta(days=121)):
            assert (caption in client.get(row.get_absolute_url()).text) == (left == 3)
    assert caption in signed_in(client, cast.noor).get(row.get_absolute_url() + "plaatsen/").text


def test_who_signs_up_gets_a_number_and_a_code_of_their_own(client, cast):
    row = begun(cast)
    here = row.get_absolute_url()
    ((_serial, code),) = letters(cast, row, 1)
    given = FATMA | {"code": code}
    page = client.post(here + "meedoen/", given, follow=True).text
    signup = SignUp.objects.get()
    own = show_code(pool.own_code(signup))
    assert signup.code in page
    assert own in page
    assert "Wat is je eigen code?" in client.get(here + "mijn/").text
    client.post(here + "mijn/klaar/")
    assert client.get(here + "aangemeld/").status_code == 302
    assert "Je staat op de lijst" in opened(client, row, signup).text


def opened(client, row, signup):
    given = {"code": show_code(pool.own_code(signup)).lower()}
    return client.post(row.get_absolute_url() + "mijn/", given, follow=True)


def test_a_host_who_writes_somebody_in_gets_both_to_write_down(client, cast):
    row = begun(cast)
    signed_in(client, cast.hassan)
    given = FATMA | {
        "channel": "paper",
        "no_letter": "lost",
    }
    page = client.post(row.get_absolute_url() + "opschrijven/", given, follow=True).text
    signup = SignUp.objects.get()
    assert signup.code in page
    assert show_code(pool.own_code(signup)) in page


def test_who_is_drawn_says_yes_and_stops_without_an_account(client, cast):
    row = seated(cast)
    here, place = row.get_absolute_url(), places(row)[0]
    assert "Je bent geloot" in opened(client, row, place.signup).text
    assert "Je doet mee" in client.post(here + "mijn/ja/", follow=True).text
    assert client.post(here + "mijn/ja/").status_code == 409
    assert "Je plaats komt vrij" in client.get(here + "mijn/nee/").text
    assert client.post(here + "mijn/nee/", {"why": ""}).status_code == 422
    page = client.post(here + "mijn/nee/", {"why": "moved"}, follow=True).text
    assert "Je doet niet mee" in page
    place.refresh_from_db()
    assert (place.state, place.why) == (SeatState.DROPPED_OUT, Why.MOVED)


def test_who_is_not_drawn_or_stands_by_reads_so(client, cast):
    row = seated(cast)
    out = SignUp.objects.filter(assembly=row, place=None).first()
    assert "Je bent niet geloot" in opened(client, row, out).text
    standing_by(cast, row, 2)
    assert "Je bent reserve" in opened(client, row, places(row, SeatState.RESERVE)[0].signup).text


def test_somebody_has_themselves_erased(client, cast):
    row = seated(cast)
    here, place = row.get_absolute_url(), places(row)[0]
    opened(client, row, place.signup)
    assert "blijven zonder naam staan" in client.get(here + "mijn/wissen/").text
    client.post(here + "mijn/wissen/", {"sure": "yes"})
    place.signup.contact.refresh_from_db()
    assert place.signup.contact.name == ""
    assert "Wat is je eigen code?" in client.get(here + "mijn/").text
    assert opened(client, row, place.signup).status_code == 422


def test_without_a_code_nobody_says_anything(client, cast):
    row = seated(cast)
    here = row.get_absolute_url()
    assert client.post(here + "mijn/ja/").status_code == 409
    assert client.post(here + "mijn/nee/", {"why": "ill"}).status_code == 409
    assert client.post(here + "mijn/wissen/", {"sure": "yes"}).status_code == 302
    wrong = client.post(here + "mijn/", {"code": "ABCD"})
    assert (wrong.status_code, 'value="ABCD"' in wrong.text) == (422, True)
    assert len(places(row)) == row.seats


def test_an_opened_page_is_of_one_assembly(client, cast):
    one, other = seated(cast), seated(cast)
    opened(client, one, places(one)[0].signup)
    assert "Wat is je eigen code?" in client.get(other.get_absolute_url() + "mijn/").text
    assert client.post(other.get_absolute_url() + "mijn/ja/").status_code == 409


def test_a_seat_of_one_assembly_is_not_found_in_another(client, cast):
    one, other = seated(cast), seated(cast)
    signed_in(client, cast.hassan)
    address = f"{other.get_absolute_url()}plaatsen/{places(one)[0].pk}/ja/"
    assert client.post(address).status_code == 404
    elsewhere = f"/w/elzenbroek/beraad/{one.pk}/"
    for at in ("plaatsen/", "mijn/", "loting/1/", "aanmeldformulier.pdf"):
        assert client.get(elsewhere + at).status_code in {403, 404}


def test_when_everybody_is_erased_nothing_is_asked_any_more(client, cast):
    row = seated(cast)
    here = row.get_absolute_url()
    with clock.set_back(clock.now() + timedelta(days=150)):
        pool.forget_pools()
    page = client.get(here).text
    assert "Wie er aan tafel zit" in page  # the numbers stay
    assert here + "mijn/" not in page
    page = signed_in(client, cast.noor).get(here + "deelnemers/").text
    for gone in ("Zegt ja", "Buur ", "Bel deze mensen"):
        assert gone not in page
    assert "Alleen de codes zijn er nog, en wat er van elke plaats werd." in page
    page = client.get(here + "mijn/").text
    assert "Geen code opent hier nog een pagina." in page
    assert 'name="code"' not in page


def test_the_form_on_paper_asks_the_questions_of_the_targets(client, cast):
    row = begun(cast)
    address = row.get_absolute_url() + "aanmeldformulier.pdf"
    signed_in(client, cast.hassan)
    assert address in client.get(row.get_absolute_url() + "opschrijven/").text
    client.logout()
    assert address in client.get(row.get_absolute_url() + "meedoen/").text
    pdf = client.get(address).content
    assert all(is_tagged(pdf))
    assert pages(pdf) == 1


def test_there_is_no_paper_before_and_after(client, cast):
    for row in (filled(cast, 9), closed(cast)):
        answer = client.get(row.get_absolute_url() + "aanmeldformulier.pdf")
        assert answer.status_code == (409 if row.frozen else 200)


def test_pages_ask_as_often_for_few_as_for_many(client, cast):
    small, large = seated(cast, many=12), seated(cast, many=24)
    stops(cast, places(small)[0])
    for place in places(large)[:3]:
        stops(cast, place)
    refilled(cast, small, 1), refilled(cast, large, 3)
    standing_by(cast, large, 4)
    most = {"": 11, "loting/2/": 4, "mijn/": 3}  # drawn anew; the first is 8 when kept
    for address, many in most.items():
        first = queries_of(client, small.get_absolute_url() + address)
        assert queries_of(client, large.get_absolute_url() + address) == first <= many
    signed_in(client, cast.noor)
    for address in ("plaatsen/", "deelnemers/"):
        first = queries_of(client, small.get_absolute_url() + address)
        assert queries_of(client, large.get_absolute_url() + address) == first <= 15


def test_a_page_that_waits_for_a_fall_says_so(client, cast):
    row = seated(cast)
    stops(cast, places(row)[0])
    draw.commit_replacements(by=cast.noor, assembly=row, seats=1, way=Way.TEN, panels=10)
    assert "nog niet gegooid" in client.get(row.get_absolute_url()).text
    page = signed_in(client, cast.hassan).get(row.get_absolute_url() + "loting/2/uitkomst/").text
    assert "1 getal" in page
