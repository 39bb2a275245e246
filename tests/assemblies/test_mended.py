"""What a stranger met in assemblies, and how it is now."""

from datetime import timedelta

import pytest
from django.http import HttpResponse

from tests.assemblies.advised import (
    answer,
    grouped,
    handed_over,
    moment,
    only,
    ruled,
    said,
    write,
)  # fmt: skip
from tests.assemblies.scenes import (
    TARGETS,
    asked,
    begun,
    code_keeper,
    drawn,
    words,
    written,
)  # fmt: skip
from tests.assemblies.session_scenes import asked as needs_asked
from tests.assemblies.session_scenes import counted, later, led, plan, planned, seats
from tests.cast import signed_in
from tests.reach import scenes as reach_scenes
from wijkaanpak import clock
from wijkaanpak.assemblies.actions import advice as advising
from wijkaanpak.assemblies.actions import following, pool, sessions
from wijkaanpak.assemblies.actions.seats import say_yes
from wijkaanpak.assemblies.models import Advice, Assembly, SeatNeeds, Session, SignUp
from wijkaanpak.assemblies.queries import advice as advised
from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.queries import draws
from wijkaanpak.assemblies.rules import Channel, check_contact
from wijkaanpak.assemblies.rules.mandate import can_reach
from wijkaanpak.assemblies.views import booklets, report, session_papers
from wijkaanpak.methods.printing import press
from wijkaanpak.refusals import Refused

pytestmark = pytest.mark.django_db
LIST = "/w/zonnehof/beraad/"


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()


def owner(client, row, number=0):
    """Open the own page of somebody who sits at the table, and return who it is."""
    seat = SignUp.objects.filter(place__draw__assembly=row).order_by("code")[number]
    address = row.get_absolute_url() + "mijn/"
    client.post(address, {"code": pool.own_code(seat)})
    return seat, address


def test_a_fingerprint_on_paper_holds_no_sign_that_is_not_in_it():
    assert "zws" not in (press.SHEETS / "draw.typ").read_text()
    assert "zws" not in (press.SHEETS / "booklet.typ").read_text()


def test_my_page_names_the_days_and_lets_me_ask_for_care(client, cast):
    row = drawn(cast)
    seat, mine = owner(client, row)
    assert "De dagen zijn nog niet bekend" in client.get(mine).text
    session = planned(cast, row, on=clock.today() + timedelta(days=9))
    page = client.get(mine).text
    assert session.get_absolute_url() in page
    assert "10:00-15:30" in page
    assert "De Terp, grote zaal" in page
    asking = mine + "nodig/"
    assert asking in page
    wrong = client.post(asking, {"kinds": ["interpreter"], "words": "twee kinderen"})
    assert (wrong.status_code, "twee kinderen" in wrong.text) == (422, True)
    client.post(asking, {"kinds": ["children"], "words": "twee van 3 en 5"})
    assert SeatNeeds.objects.get().signup == seat
    assert "Oppas" in client.get(mine).text
    client.logout()
    assert client.get(asking).status_code == 302  # without one's own code there is nothing


def test_after_the_last_session_and_without_a_seat_nothing_is_asked(client, cast):
    row = drawn(cast)
    session = planned(cast, row)
    _seat, mine = owner(client, row)
    with later(session):
        assert mine + "nodig/" not in client.get(mine).text
        assert client.post(mine + "nodig/", {"kinds": ["children"]}).status_code == 422
    other = SignUp.objects.filter(place=None).first()
    client.post(mine + "klaar/")
    client.post(mine, {"code": pool.own_code(other)})
    assert client.post(mine + "nodig/", {"kinds": ["children"]}).status_code == 422
    assert not SeatNeeds.objects.exists()


def test_what_one_asks_oneself_leaves_the_allowance_as_it_is(client, cast):
    session = led(cast, on=clock.today() + timedelta(days=9))
    row = session.assembly
    needs_asked(cast, session, allowance="voucher")
    _seat, mine = owner(client, row)
    client.post(mine + "nodig/", {"kinds": ["children"]})
    assert SeatNeeds.objects.get().allowance == "voucher"


def test_the_number_and_the_place_stand_where_people_are_told_to_reach_us(client, cast):
    session = planned(cast)
    row = session.assembly
    reach = words().reach_us
    _seat, mine = owner(client, row)
    for address in (session.get_absolute_url(), mine, row.get_absolute_url()):
        assert reach in client.get(address).text
    client.post(mine + "klaar/")
    assert reach in client.get(mine).text
    assert any(reach in line for line in session_papers.reach_of(row))


def test_a_mandate_says_how_people_reach_who_leads_it(client, cast):
    signed_in(client, cast.dilan)
    given = vars(words()) | {"budget": "29.500", "answered_by": str(cast.gemeente.pk)}
    assert client.post(LIST + "nieuw/", given | {"reach_us": "banaan"}).status_code == 422
    client.post(LIST + "nieuw/", given)
    assert Assembly.objects.get().reach_us == words().reach_us


def test_who_is_signed_in_is_not_told_to_sign_in(client, cast):
    signed_in(client, cast.sanne)
    page = client.get(begun(cast).get_absolute_url() + "opschrijven/")
    assert page.status_code == 403
    assert "Je bent ingelogd" in page.text
    assert "Log eerst in" not in page.text


def test_before_the_hand_over_it_is_said_what_is_odd(client, cast):
    row = ruled(cast)
    planned(cast, row, on=clock.today() + timedelta(days=20))
    write(cast, row)
    signed_in(client, cast.hassan)
    address = row.get_absolute_url() + "adviezen/overhandigen/"
    assert "1 bijeenkomst moet nog komen" in client.get(address).text
    asked_again = client.post(address, {"missing": "Wie nachts werkt."}).text
    assert "1 bijeenkomst moet nog komen" in asked_again
    assert Advice.objects.get().handed_over is None
    advising.write_recommendation(
        by=cast.hassan, assembly=row, answered_by=cast.gemeente, words=said(agree=1)
    )
    wrong = client.post(address, {"missing": "Wie nachts werkt."})
    assert (wrong.status_code, "te weinig steun" in wrong.text) == (422, True)


def test_an_empty_seat_is_named_before_the_hand_over(cast):
    row = drawn(cast)
    assert (advised.ready(row).empty, advised.ready(row).planned) == (0, 0)
    somebody = SignUp.objects.filter(place__draw__assembly=row).first()
    pool.sign_off(by=cast.hassan, assembly=row, code=somebody.code)
    assert advised.ready(row).empty == 1


def test_the_paper_of_the_council_tells_what_its_page_tells(client, cast, monkeypatch):
    row = handed_over(cast)
    answer(cast, only(row))
    seen = []
    monkeypatch.setattr(
        booklets, "printed", lambda _v, _r, chapters, *_a, **_m: seen.extend(chapters) or _page()
    )
    client.get(row.get_absolute_url() + "raad/raad.pdf")
    told = str(seen)
    assert "nog geen afspraak" in told
    assert "7 van 8" in told
    (looked,) = booklets.learned_of(Advice(learned="Het deed ertoe."))
    assert looked.words == ("Het deed ertoe.",)
    assert booklets.learned_of(Advice()) == ()


def _page():
    return HttpResponse()


def test_after_the_closing_word_there_is_no_sheet_to_follow(client, cast):
    row = handed_over(cast)
    grouped(cast, row)
    sheet = row.get_absolute_url() + "adviezen/volgblad.pdf"
    page = row.get_absolute_url() + "adviezen/"
    assert sheet in client.get(page).text
    with clock.set_back(moment(row, 8)):
        following.close(by=cast.amina, assembly=row, closing="Klaar.")
        assert sheet not in client.get(page).text
        assert client.get(sheet).status_code == 409


def test_a_column_with_people_and_homes_says_so(client, cast):
    page = client.get(begun(cast).get_absolute_url()).text
    assert "Hoeveel hier" in page
    assert "huizen" in page
    assert "Wonen hier" not in page


def test_small_children_are_not_proposed_for_the_draw(cast, monkeypatch):
    ages = {"0 tot en met 11 jaar": 300, "van 12 tot en met 17 jaar": 100, "18 en ouder": 900}
    monkeypatch.setattr(reach_scenes, "AGES", ages)
    reach_scenes.figures(cast, tenure=False)
    lines, _sources = found.from_figures(begun(cast))
    assert sorted(one.people for one in lines if one.feature == "leeftijd") == [100, 900]


def test_a_form_tells_all_that_is_wrong_at_once(client, cast):
    signed_in(client, cast.dilan)
    given = vars(words()) | {"budget": "0", "answered_by": "", "ends": "2001-01-01",
                             "reach_us": "banaan", "question": ""}  # fmt: skip
    page = client.post(LIST + "nieuw/", given).text
    for wrong in ("budget", "answered_by", "ends", "reach_us", "question"):
        assert f'href="#id_{wrong}"' in page
    row = drawn(cast)
    signed_in(client, cast.noor)
    plan_of = {
        "on": "2001-01-01",
        "starts": "15:00",
        "ends": "10:00",
        "place": "",
        "aims": [],
        "programme": "",
        "care": ["interpreter"],
        "languages": "",
        "allowance": "900",
    }
    page = client.post(row.get_absolute_url() + "zittingen/nieuw/", plan_of).text
    for wrong in ("on", "ends", "place", "aims", "programme", "languages", "allowance"):
        assert f'href="#id_{wrong}' in page, wrong


def test_a_recommendation_tells_all_that_is_wrong_at_once(client, cast):
    row = ruled(cast)
    signed_in(client, cast.hassan)
    given = vars(said()) | {"answered_by": str(cast.gemeente.pk), "title": "", "agree": ""}
    page = client.post(row.get_absolute_url() + "adviezen/nieuw/", given).text
    assert 'href="#id_title"' in page
    assert 'href="#id_agree"' in page


@pytest.mark.parametrize(
    ("text", "enough"),
    [("banaan", False), ("06", False), ("7", False), ("06 98 76 54 32", True),
     ("fatma@wijk.example", True), ("Terplaan 5", True), ("+31 6 1234 5678", True)],
)  # fmt: skip
def test_a_banana_reaches_nobody(text, enough):
    assert can_reach(text) is enough
    if not enough:
        with pytest.raises(Refused, match="telephone number"):
            check_contact("Fatma", text)


def test_a_number_of_letters_is_a_number(client, cast):
    row = begun(cast)
    signed_in(client, code_keeper(cast))
    address = row.get_absolute_url() + "brieven/"
    page = client.post(address, {"place": "Zonnehof", "many": "banaan"})
    assert (page.status_code, "banaan" in page.text) == (422, True)


def test_the_invitation_states_the_sum(cast):
    session = planned(cast)
    sessions.plan_session(
        by=cast.noor, assembly=session.assembly,
        words=plan(on=clock.today() + timedelta(days=5)),
    )  # fmt: skip
    rows = list(Session.objects.all())
    (told,) = session_papers.allowance_of(rows)
    assert "50" in told
    assert "100" in told
    rows[1].allowance = 2_500
    (told,) = session_papers.allowance_of(rows)
    assert "75" in told
    for one in rows:
        one.allowance = 0
    assert session_papers.allowance_of(rows) == ()


def test_a_host_says_which_home_or_why_not(client, cast):
    row = begun(cast)
    given = {
        "by": cast.hassan,
        "assembly": row,
        "channel": Channel.PAPER,
        "name": "Fatma",
        "reach": "06 98 76 54 32",
        "answers": {"leeftijd": "16-44", "buurt": "De Terp"},
    }
    for no_letter in ("", "banaan"):
        with pytest.raises(Refused, match="number of their letter"):
            pool.sign_up_for(**given, no_letter=no_letter)
    signed_in(client, cast.hassan)
    typed = {"name": "Fatma", "reach": "06 98 76 54 32", "q1": "16-44", "q2": "De Terp",
             "channel": "paper"}  # fmt: skip
    page = client.post(row.get_absolute_url() + "opschrijven/", typed)
    assert (page.status_code, "Kies dan waarom niet" in page.text) == (422, True)
    client.post(row.get_absolute_url() + "opschrijven/", typed | {"no_letter": "never"})
    assert SignUp.objects.count() == 1


def test_a_mandate_that_is_written_is_seen_by_its_writers_alone(client, cast):
    row = written(cast)
    for somebody in (None, cast.sanne, cast.noor, cast.hassan):
        if somebody:
            signed_in(client, somebody)
        for path in ("", "meedoen/", "zittingen/", "mijn/"):
            assert client.get(row.get_absolute_url() + path).status_code == 404
        assert row.title not in client.get(LIST).text
        assert row.title not in client.get("/w/zonnehof/logboek/").text
    signed_in(client, cast.dilan)
    assert row.question in client.get(row.get_absolute_url()).text
    assert row.title in client.get(LIST).text
    client.logout()
    put = asked(cast, title="Warm water")
    assert put.question in client.get(put.get_absolute_url()).text
    assert "Warm water" in client.get("/w/zonnehof/logboek/").text


def test_who_did_not_say_yes_is_not_on_the_list_at_the_door(client, cast, monkeypatch):
    session = led(cast)
    first, *others = seats(session)
    first.place.draw.assembly = session.assembly
    say_yes(by=cast.hassan, place=first.place)
    seen = []
    monkeypatch.setattr(
        session_papers, "send", lambda _v, leaflet, *_a, **_m: seen.append(leaflet) or _page()
    )
    signed_in(client, cast.hassan)
    client.get(session.get_absolute_url() + "lijst.pdf")
    assert [row[0] for row in seen[0].rows] == [first.code]
    assert f"{len(others)} plaatsen staan niet op deze lijst" in str(seen[0].before)


def test_the_last_page_of_a_list_has_somebody_on_it(cast):
    """What is said to who leads stands on top: after the rows it could fill a page alone."""
    row = ("BCDFG", "Fatma", "", "")
    heads = ("Code", "Wie", "Hier", "Later")
    paper = session_papers.list_words(planned(cast), "Wie is hier?", heads, (row,) * 24)
    assert paper.after == ()
    assert "weg" in paper.before[-1]


def test_the_foot_note_of_a_booklet_stays_with_the_last_words():
    sheet = (press.SHEETS / "booklet.typ").read_text()
    assert "sticky: last" in sheet
    assert "above: 8mm, breakable: false" in sheet


def test_a_target_of_one_number_is_one_number(client, cast):
    row = drawn(cast, targets=TARGETS.replace("; 2; 6", "; 4; 4"))
    session = led(cast, row)
    counted(cast, session)
    page = client.get(session.get_absolute_url()).text
    assert "4–4" not in page
    assert '<td class="w-num">4</td>' in page


def test_anybody_can_do_the_draw_again_of_one_file(client, cast):
    row = drawn(cast)
    draw = draws.first_draw(row)
    page = client.get(row.get_absolute_url() + "loting/1/").text
    number = draws.name_of(draw)
    assert f"grep &#x27;&quot;{number}&quot;" in page or f"grep '&quot;{number}&quot;'" in page
    lines = (
        client.get(row.get_absolute_url() + "loting/1/panels.txt").content.decode().splitlines()
    )
    (fell,) = [line for line in lines if f'"{number}"' in line]
    assert all(code in fell for code in draw.codes)
    words_ = report.words_of(row, draw, report.what_fell(row, draw), "https://wijk.example/")
    assert words_.commands[:2] == ("sha256sum panels.txt", f"grep '\"{number}\"' panels.txt")
