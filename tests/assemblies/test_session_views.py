"""What people meet of sessions: on screen, on paper, and who sees what."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from tests.assemblies.scenes import drawn
from tests.assemblies.session_scenes import asked, counted, later, led, pack, plan, planned, seats
from tests.assemblies.test_views import queries_of
from tests.cast import signed_in
from tests.funds.purse import cash_desk
from tests.gatherings.scenes import places_and_evenings
from wijkaanpak import clock
from wijkaanpak.assemblies.actions import attending, sessions
from wijkaanpak.assemblies.actions.pool import forget_pools
from wijkaanpak.assemblies.models import AfterNote, Pack, SeatNeeds, Session, Turnout
from wijkaanpak.assemblies.queries import sessions as found
from wijkaanpak.gatherings.models import Venue
from wijkaanpak.people.rules import Role

pytestmark = pytest.mark.django_db
HERE = "/w/zonnehof/beraad/"


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()


def list_of(row):
    return f"{row.get_absolute_url()}zittingen/"


def typed(**more):
    given = {
        "on": clock.today().isoformat(), "starts": "10:00", "ends": "15:30", "place": "De Terp",
        "aims": ["learn", "meet"], "programme": "10:00 Welkom\n10:30 Warmte",
        "care": ["children", "interpreter"], "languages": "Arabisch", "allowance": "50",
    }  # fmt: skip
    return given | more


def test_the_sessions_are_found_from_the_assembly_after_the_draw(client, cast):
    row = drawn(cast)
    assert list_of(row) in client.get(row.get_absolute_url()).text
    assert "Er is nog geen bijeenkomst gepland" in client.get(list_of(row)).text


def test_the_coordinator_plans_and_changes_a_session(client, cast):
    row = drawn(cast)
    signed_in(client, cast.noor)
    address = list_of(row) + "nieuw/"
    wrong = client.post(address, typed(ends="09:00"))
    assert (wrong.status_code, "10:30 Warmte" in wrong.text) == (422, True)
    assert client.post(address, typed(aims=[])).status_code == 422
    client.post(address, typed())
    session = Session.objects.get()
    assert (session.allowance, session.place) == (5_000, "De Terp")
    page = client.get(list_of(row)).text
    assert "Bijeenkomst 1" in page
    changing = session.get_absolute_url() + "veranderen/"
    assert 'value="50,00"' in client.get(changing).text
    client.post(changing, typed(starts="11:00", why="De bus rijdt later."))
    client.logout()
    for address in (session.get_absolute_url(), list_of(row)):
        assert "de tijd. " in client.get(address).text
        assert "De bus rijdt later." in client.get(address).text


def test_a_session_is_at_a_place_of_the_neighbourhood(client, cast):
    row = drawn(cast)
    places_and_evenings(cast)
    venue = Venue.objects.filter(here=cast.wijk, until=None).first()
    signed_in(client, cast.noor)
    client.post(list_of(row) + "nieuw/", typed(place="", venue=str(venue.pk)))
    assert venue.name in client.get(Session.objects.get().get_absolute_url()).text


def test_a_session_tells_all_it_should(client, cast):
    session = led(cast)
    pack(cast, session)
    page = client.get(session.get_absolute_url()).text
    for said in ("Leren: horen", "10:00 Welkom en soep", "Een tolk (Arabisch)", "Oppas",
                 "Energieloket Merwoude", "De deelnemers vroegen erom", "€\u00a050",
                 "jonger dan 27", "artikel 31", "Er is nog niet geteld"):  # fmt: skip
        assert said in page
    assert "Hassan" not in page  # he has not said that he may be named
    client.post(session.get_absolute_url() + "mijn-naam/")
    signed_in(client, cast.hassan)
    client.post(session.get_absolute_url() + "mijn-naam/")
    client.logout()
    assert "Hassan" in client.get(session.get_absolute_url()).text


def test_hosts_are_chosen_by_the_coordinator(client, cast):
    session = planned(cast)
    signed_in(client, cast.noor)
    address = session.get_absolute_url() + "begeleiders/"
    assert "Hassan" in client.get(address).text
    client.post(address, {"people": [str(cast.hassan.pk)]})
    assert session.hosts.get().person == cast.hassan
    client.post(address, {"key": str(uuid.uuid4())})
    assert session.hosts.get().until


def test_something_to_read_is_read_aloud_printed_and_withdrawn(client, cast):
    session = led(cast)
    signed_in(client, cast.hassan)
    given = {"title": "Muren", "maker": "Woonstichting", "chosen_by": "hosts", "text": "Dik."}
    address = session.get_absolute_url() + "leesstuk/"
    assert client.post(address, given | {"maker": ""}).status_code == 422
    assert client.post(address, given | {"link": "javascript:x()"}).status_code == 422
    client.post(address, given)
    row = Pack.objects.get()
    here = row.get_absolute_url()
    page = client.get(here).text
    for said in ("Woonstichting", "De begeleiders kozen het", 'data-aloud="pack"', "Dik."):
        assert said in page
    for paper in ("papier.pdf", "papier-groot.pdf"):
        assert client.get(here + paper).content.startswith(b"%PDF")
    assert "Dit weghalen?" in client.get(here + "weg/").text
    client.post(here + "weg/", {"sure": "yes"})
    assert client.get(here).status_code == 404


def test_a_host_ticks_by_name_and_corrects_with_a_reason(client, cast):
    session = led(cast)
    signed_in(client, cast.hassan)
    address = session.get_absolute_url() + "aanwezig/"
    assert client.get(address).text.count("Buur ") == 8
    ticked = [str(one.pk) for one in seats(session)]
    client.post(address, {"seats": ticked[1:]})
    page = client.get(address).text
    assert page.count("checked") == 7
    assert client.post(address, {"seats": ticked}).status_code == 422
    client.post(address, {"seats": ticked, "why": "late"})
    client.logout()
    page = client.get(session.get_absolute_url()).text
    assert "eerst zijn 7 stoelen geteld, daarna 8" in page
    assert "Er kwam nog iemand" in page


def test_a_host_types_numbers_from_paper(client, cast):
    session = led(cast)
    signed_in(client, cast.hassan)
    address = session.get_absolute_url() + "aanwezig/papier/"
    assert "leeftijd: 16-44" in client.get(address).text
    wrong = client.post(address, {"present": "6", "n1": "1"})
    assert (wrong.status_code, 'value="6"' in wrong.text) == (422, True)
    client.post(address, {"present": "6"})
    assert (Turnout.objects.get().present, Turnout.objects.get().counts) == (6, [])


def test_all_that_cannot_be_in_numbers_from_paper_is_told_at_once_and_stays_typed(client, cast):
    session = led(cast)
    signed_in(client, cast.hassan)
    address = session.get_absolute_url() + "aanwezig/papier/"
    fields = client.get(address).context["form"].asked  # two questions of two values each
    assert [pair[0] for pair in fields.values()] == ["leeftijd", "leeftijd", "buurt", "buurt"]
    typed = {"present": "99", "n1": "77", "n2": "x", "n3": "1", "n4": "2"}
    wrong = client.post(address, typed)
    errors = wrong.context["form"].errors
    assert set(errors) == {"present", "n1", "n2", "n3"}
    assert errors["present"] == ["Er zijn 8 stoelen. Er kunnen er niet meer bezet zijn."]
    assert "stoelen. Er kunnen er niet meer bezet zijn." in errors["n1"][0]
    assert errors["n3"] == ["“buurt” is samen 3, maar er waren er 99. Tel nog eens."]
    assert all(f'value="{value}"' in wrong.text for value in typed.values())
    assert not Turnout.objects.exists()


def test_before_the_day_nobody_fills_in_a_count_for_nothing(client, cast):
    row = drawn(cast)
    session = led(cast, row, on=row.ends)
    signed_in(client, cast.hassan)
    for form in ("aanwezig/", "aanwezig/papier/"):
        told = client.get(session.get_absolute_url() + form, follow=True)
        assert told.redirect_chain[-1][0] == session.get_absolute_url()
        assert "Tel op de dag zelf wie er is, niet eerder." in told.text


def test_a_sum_is_not_told_beside_the_number_that_makes_it_wrong(client, cast):
    session = led(cast)
    signed_in(client, cast.hassan)
    address = session.get_absolute_url() + "aanwezig/papier/"
    wrong = client.post(address, {"present": "", "n1": "-1", "n2": "2", "n3": "1", "n4": "2"})
    assert set(wrong.context["form"].errors) == {"present", "n1"}


def test_everybody_sees_how_many_and_nobody_sees_who(client, cast):
    session = led(cast)
    counted(cast, session, 1)
    page = client.get(session.get_absolute_url()).text
    assert "7 van de 8 stoelen waren bezet" in page
    assert page.count("<td>zeggen we niet") == 4
    assert "Buur " not in page
    assert not any(one.code in page for one in seats(session))
    other = led(cast)
    counted(cast, other, 0)
    page = client.get(other.get_absolute_url()).text
    assert "Alle 8 stoelen waren bezet" in page
    assert "<td>zeggen we niet" not in page


def test_public_pages_are_the_same_whoever_was_missing(client, cast):
    """Two neighbours with other answers: the page cannot tell which of them was not there."""
    row = drawn(cast)
    first = seats_in(row)[0]
    other = next(one for one in seats_in(row) if one.answers != first.answers)
    pages = []
    for absent in (first, other):
        session = led(cast, row)
        ticked = [one.pk for one in seats_in(row) if one != absent]
        attending.count_session(
            by=cast.hassan, session=session, there=attending.There(ticked=ticked)
        )
        page = client.get(session.get_absolute_url()).text
        pages.append(page.split('<table class="w-table">')[1].split("</table>")[0])
    assert pages[0] == pages[1]


def seats_in(row):
    return found.at_the_table(row)


def test_who_leads_asks_what_is_needed_and_prints_it(client, cast):
    session = led(cast)
    signed_in(client, cast.hassan)
    page = client.get(session.assembly.get_absolute_url() + "tafel/").text
    seat = seats(session)[0]
    address = f"{HERE}stoel/{seat.pk}/"
    assert address in page
    page = client.get(address).text
    assert "Ben je jonger dan 27" in page
    assert page.count('name="allowance"') >= 1
    wrong = {"kinds": ["interpreter"], "words": "rolstoel"}
    assert client.post(address, wrong).status_code == 422
    client.post(address, {"kinds": ["children"], "words": "rolstoel", "allowance": "costs"})
    assert SeatNeeds.objects.get().allowance == "costs"
    assert "rolstoel" in client.get(session.assembly.get_absolute_url() + "tafel/").text
    for paper in ("zorg.pdf", "lijst.pdf", "programma.pdf"):
        assert client.get(session.get_absolute_url() + paper).content.startswith(b"%PDF")
    client.logout()
    for public in (session.get_absolute_url(), list_of(session.assembly)):
        assert "rolstoel" not in client.get(public).text


def test_a_host_who_does_not_lead_sees_nobody(client, cast):
    session = led(cast)
    cast.role(cast.amina, Role.HOST)
    signed_in(client, cast.amina)
    private = [session.get_absolute_url() + at for at in
               ("aanwezig/", "aanwezig/papier/", "lijst.pdf", "zorg.pdf",
                "leesstuk/")]  # fmt: skip
    private += [session.assembly.get_absolute_url() + "tafel/",
                f"{HERE}stoel/{seats(session)[0].pk}/"]  # fmt: skip
    for address in private:
        assert client.get(address).status_code == 403, address


def test_the_treasurer_sees_what_is_due_and_no_need(client, cast):
    session = led(cast)
    asked(cast, session, allowance="money", words="rolstoel")
    counted(cast, session, 0)
    address = session.assembly.get_absolute_url() + "vergoedingen/"
    assert client.get(address).status_code == 302
    page = signed_in(client, cash_desk(cast).wim).get(address).text
    assert page.count("€\u00a050") == 3  # the seat, the way, and together
    assert "nog niet gevraagd" in page
    assert "7 mensen waren er, en niemand vroeg nog hoe zij de vergoeding willen." in page
    assert "rolstoel" not in page
    assert "/w/zonnehof/potjes/kas/betalen/" in page
    assert address in client.get(list_of(session.assembly)).text


def test_the_invitation_has_all_days(client, cast):
    row = drawn(cast)
    assert client.get(list_of(row) + "uitnodiging.pdf").status_code == 409
    planned(cast, row), planned(cast, row, on=row.ends)
    assert client.get(list_of(row) + "uitnodiging.pdf").content.startswith(b"%PDF")


def test_who_was_not_there_is_written_and_looked_at_again(client, cast):
    session = led(cast)
    row = session.assembly
    signed_in(client, cast.noor)
    address = row.get_absolute_url() + "gemist/"
    assert client.get(address + "terug/").status_code == 409
    assert client.post(address, {"missing": "Jonge huurders."}).status_code == 422
    with later(session):
        signed_in(client, cast.noor)
        assert address in client.get(list_of(row)).text
        client.post(address, {"missing": "Jonge huurders."})
        assert "Jonge huurders." in client.get(address + "terug/").text
        client.post(address + "terug/", {"mattered": "yes", "learned": "Wij vroegen het na."})
    client.logout()
    page = client.get(list_of(row)).text
    assert "Jonge huurders." in page
    assert "Wij vroegen het na." in page
    assert "Jonge huurders." in client.get(reverse("reach:notes", args=["zonnehof"])).text
    assert AfterNote.objects.get().mattered


def test_after_the_term_no_name_is_left_on_any_page(client, cast):
    session = led(cast)
    row = session.assembly
    asked(cast, session)
    counted(cast, session, 2)
    with clock.set_back(clock.now() + timedelta(days=150)):
        forget_pools()
    signed_in(client, cast.hassan)
    pages = [row.get_absolute_url() + "tafel/", session.get_absolute_url(), list_of(row),
             session.get_absolute_url() + "aanwezig/"]  # fmt: skip
    for address in pages:
        assert "Buur " not in client.get(address).text
    told = client.get(pages[-1] + "papier/", follow=True)
    assert "Wie er aan tafel zat, is gewist" in told.text
    assert told.redirect_chain[-1][0] == session.get_absolute_url()
    signed_in(client, cash_desk(cast).wim)
    assert "Buur " not in client.get(row.get_absolute_url() + "vergoedingen/").text
    assert "6 van de 8 stoelen" in client.get(session.get_absolute_url()).text


def test_sessions_are_not_found_elsewhere(client, cast):
    session = led(cast)
    row = pack(cast, session)
    elsewhere = "/w/elzenbroek/beraad/"
    for address in (f"zitting/{session.pk}/", f"leesstuk/{row.pk}/",
                    f"{session.assembly_id}/zittingen/", f"zitting/{session.pk}/programma.pdf",
                    f"leesstuk/{row.pk}/papier.pdf"):  # fmt: skip
        assert client.get(elsewhere + address).status_code == 404


def test_pages_ask_as_often_for_few_as_for_many(client, cast):
    few, many = drawn(cast, many=9), drawn(cast, many=18)
    first = full(cast, few)
    full(cast, many), full(cast, many, on=many.ends), full(cast, many, on=many.ends)
    last = Session.objects.filter(assembly=many).order_by("number").first()
    pages = [(list_of(few), list_of(many), 7),
             (first.get_absolute_url(), last.get_absolute_url(), 10)]  # fmt: skip
    for one, other, most in pages:
        asked_first = queries_of(client, one)
        assert queries_of(client, other) == asked_first <= most
    signed_in(client, cast.hassan)
    for at, most in {"tafel/": 14, "zittingen/": 14}.items():
        asked_first = queries_of(client, few.get_absolute_url() + at)
        assert queries_of(client, many.get_absolute_url() + at) == asked_first <= most


def full(cast, row, **more):
    session = led(cast, row, **more)
    sessions.name_host(by=cast.hassan, session=session, named=True)
    pack(cast, session), pack(cast, session)
    if "on" not in more:
        counted(cast, session)
    changed = plan(programme="10:00 Soep", **more)
    if "on" in more:
        sessions.change_session(
            by=cast.noor, session=session, words=changed, venue=None, why="Toch soep."
        )
    return session
