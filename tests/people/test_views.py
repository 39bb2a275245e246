from datetime import timedelta
from urllib.parse import quote

import pyotp
import pytest
from django.test import Client

from tests.cast import signed_in
from tests.people.test_actions import paper_code, post
from wijkaanpak import clock
from wijkaanpak.logbook.models import Entry
from wijkaanpak.people import actions, queries
from wijkaanpak.people.models import Person, SignInCode
from wijkaanpak.people.rules import Role, new_code

SIGN_IN = "/inloggen/"
ELSEWHERE = [
    "https://evil.example/", "http://evil.example", "//evil.example/", "///evil.example",
    "////evil.example", "/\\evil.example", "\\\\evil.example", "/\\/evil.example",
    "https:evil.example", "https:/evil.example", "https:///evil.example", "javascript:alert(1)",
    "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", " https://evil.example",
    "\thttps://evil.example", "/\t/evil.example", "/\n/evil.example", "\x00//evil.example",
    "//evil.example@testserver/", "https://testserver@evil.example/", "//evil%E3%80%82example",
    "https://testserver.evil.example/", "http:\\\\evil.example", "ftp://evil.example/",
    "//[::1]/", "mailto:x@evil.example", "evil.example", "?next=//evil.example", "",
    "/%09/\t/evil.example\r\nSet-Cookie: x=y",
]  # fmt: skip


def get_in(client, code, **more):
    return client.post(SIGN_IN, {"code": code, **more})


def test_a_code_brings_someone_to_their_own_page(client, cast):
    answer = client.post(SIGN_IN, {"code": paper_code(cast)}, follow=True)
    assert answer.redirect_chain == [("/mijn/", 302), ("/w/zonnehof/mijn/", 302)]
    assert "Amina" in answer.text


def test_after_signing_in_one_goes_on_where_one_was(client, cast):
    answer = get_in(client, paper_code(cast), next="/w/zonnehof/?a=b")
    assert answer.url == "/w/zonnehof/?a=b"


@pytest.mark.parametrize("trick", ELSEWHERE)
def test_nobody_is_sent_to_another_site(client, cast, trick):
    answer = get_in(client, paper_code(cast), next=trick)
    assert (answer.status_code, answer.url) == (302, "/mijn/")
    assert "evil.example" not in client.get(f"{SIGN_IN}?next={quote(trick)}").text
    out = client.post("/uitloggen/", {"next": trick})
    assert out.url == SIGN_IN


def test_a_typing_mistake_is_told_and_what_was_typed_stays(client, cast):
    answer = get_in(client, "K7P4-QM2X-R8ST-0", next="/w/zonnehof/")
    assert answer.status_code == 422
    assert 'value="K7P4-QM2X-R8ST-0"' in answer.text
    assert 'name="next" value="/w/zonnehof/"' in answer.text
    assert SignInCode.objects.count() == 0


def test_a_new_session_begins_with_a_code_and_with_a_second_key(client, cast):
    client.force_login(cast.amina)
    before = client.session.session_key
    get_in(client, paper_code(cast, cast.bram))
    between = client.session.session_key
    secret = actions.begin_second_key(cast.bram)
    client.post("/inloggen/tweede-sleutel/maken/", {"code": pyotp.TOTP(secret).at(clock.now())})
    assert len({before, between, client.session.session_key}) == 3


def test_who_signs_in_reads_in_their_own_language(client, cast):
    actions.choose_language(cast.amina, "en", cast.wijk)
    answer = get_in(client, paper_code(cast))
    assert answer.cookies["django_language"].value == "en"


def test_the_answer_is_the_same_whether_an_address_is_known(cast):
    pages = []
    for address in ("carlos@wijk.example", "nobody@wijk.example"):
        answer = Client().post("/inloggen/stuur-code/", {"email": address})
        tokenless = [line for line in answer.text.splitlines() if "csrf" not in line]
        pages.append((answer.status_code, "\n".join(tokenless).replace(address, "")))
    assert pages[0] == pages[1]
    assert [letter.to for letter in post(1)] == [["carlos@wijk.example"]]


def test_a_letter_holds_no_header_from_a_name(cast):
    strange = "Mo\nBcc: all@evil.example"
    actions.invite_person(by=cast.noor, here=cast.wijk, name=strange, email="mo@wijk.example")
    actions.mail_code(email="mo@wijk.example", source="192.0.2.7")
    letter = post(1)[0]
    assert (letter.to, letter.bcc, "\n" in letter.subject) == (["mo@wijk.example"], [], False)


def test_a_thousand_wrong_codes_with_other_headers_and_cookies_are_not_looked_at(cast):
    looked_at = 0
    for number in range(1000):
        answer = Client().post(
            SIGN_IN,
            {"code": new_code()},
            headers={"X-Forwarded-For": f"10.{number % 250}.1.2", "X-Real-Ip": str(number)},
        )
        looked_at += "werkt niet (meer)" in answer.text or "does not work" in answer.text
    assert looked_at == 10


def test_behind_a_trusted_proxy_each_visitor_is_a_source(client, cast, settings):
    settings.TRUSTED_PROXIES = 1
    for _number in range(10):
        get_in(client, new_code())
    for number in range(10):
        client.post(
            SIGN_IN, {"code": new_code()}, headers={"X-Forwarded-For": f"{number}, 192.0.2.1"}
        )
    blocked = {"X-Forwarded-For": "8.8.8.8, 192.0.2.1"}
    assert client.post(SIGN_IN, {"code": paper_code(cast)}, headers=blocked).status_code == 422
    free = {"X-Forwarded-For": "192.0.2.1, 192.0.2.2"}
    assert client.post(SIGN_IN, {"code": paper_code(cast)}, headers=free).status_code == 302


def test_nobody_signs_out_by_following_a_link(client, cast):
    signed_in(client, cast.amina)
    answer = client.get("/uitloggen/")
    assert answer.status_code == 405
    assert "druk er nog een keer op" in answer.text  # no blank page for who opens a button
    client.post("/uitloggen/")
    assert client.get("/w/zonnehof/mijn/").status_code == 302


@pytest.mark.parametrize("path", ["", "inschrijven/"])
def test_the_desk_opens_with_two_keys(client, cast, path):
    client.force_login(cast.noor)
    answer = client.get(f"/w/zonnehof/mensen/{path}")
    assert answer.url.startswith("/inloggen/tweede-sleutel/?next=")
    signed_in(client, cast.noor)
    assert client.get(f"/w/zonnehof/mensen/{path}").status_code == 200


def test_a_second_key_is_made_and_used(client, cast):
    client.force_login(cast.noor)
    asked = client.get("/w/zonnehof/mensen/", follow=True)
    assert asked.redirect_chain[-1][0].startswith("/inloggen/tweede-sleutel/maken/?next=")
    make = "/inloggen/tweede-sleutel/maken/"
    shown = client.post(make, {"next": "/w/zonnehof/mensen/"})
    secret = actions.begin_second_key(cast.noor)
    assert secret in shown.text
    assert "style=" not in shown.text
    earlier = clock.now() - timedelta(minutes=2)
    with clock.set_back(earlier):
        wrong = client.post(make, {"code": "12"})
        spare = client.post(make, {"code": pyotp.TOTP(secret).at(earlier)})
    assert (wrong.status_code, spare.text.count('<code class="w-code"')) == (422, 10)
    assert client.get("/w/zonnehof/mensen/").status_code == 200
    fresh = Client()
    fresh.force_login(cast.noor)
    used = fresh.post(
        "/inloggen/tweede-sleutel/",
        {"code": pyotp.TOTP(secret).at(clock.now()), "next": "/w/zonnehof/mensen/"},
    )
    assert used.url == "/w/zonnehof/mensen/"
    assert fresh.session.get_expiry_age() <= 60 * 60 * 12


def test_the_secret_is_shown_only_while_it_is_made(client, cast):
    secret = actions.begin_second_key(cast.noor)
    client.force_login(cast.noor)
    assert secret not in client.get("/inloggen/tweede-sleutel/maken/").text
    actions.confirm_second_key(cast.noor, pyotp.TOTP(secret).at(clock.now()), source="x")
    assert secret not in client.post("/inloggen/tweede-sleutel/maken/", {}).text


def test_the_coordinator_writes_someone_in_and_prints_a_code(client, cast):
    signed_in(client, cast.noor)
    form = {"name": "Mo", "email": "", "language": "ar"}
    answer = client.post("/w/zonnehof/mensen/inschrijven/", form)
    mo = Person.objects.get(name="Mo")
    assert (answer.url, mo.language) == (f"/w/zonnehof/mensen/{mo.pk}/", "ar")
    slip = client.post(f"{answer.url}code/")
    code = slip.text.split('<code class="w-code" dir="ltr">')[1].split("<")[0]
    assert "no-store" in slip.headers["Cache-Control"]
    assert get_in(Client(), code).status_code == 302


def test_a_role_is_given_and_ended_at_the_desk(client, cast):
    signed_in(client, cast.noor)
    page = f"/w/zonnehof/mensen/{cast.amina.pk}/"
    client.post(page, {"role": "agenda circle"})
    assert queries.roles_of(cast.amina, cast.wijk) == {Role.RESIDENT, Role.AGENDA_CIRCLE}
    client.post(f"{page}rol-stopt/", {"role": "agenda circle"})
    assert queries.roles_of(cast.amina, cast.wijk) == {Role.RESIDENT}
    assert client.post(page, {"role": "speaker"}).status_code == 422
    assert client.post(page, {"role": "everything"}).status_code == 422


def test_somebody_of_another_neighbourhood_is_not_at_this_desk(client, cast):
    signed_in(client, cast.noor)
    for path in ("", "code/", "rol-stopt/", "sleutel-kwijt/"):
        answer = client.post(
            f"/w/zonnehof/mensen/{cast.stranger.pk}/{path}", {"role": "coordinator"}
        )
        assert (answer.status_code, "Vreemde" in answer.text) == (404, False)
    assert "Vreemde" not in client.get("/w/zonnehof/mensen/").text
    assert client.get("/w/elzenbroek/mensen/").status_code == 403


@pytest.mark.parametrize("more", [0, 2])
def test_the_desk_asks_the_database_seven_times(client, cast, more, django_assert_num_queries):
    for number in range(more):
        cast.join(f"Buur {number}")
    signed_in(client, cast.noor)
    with django_assert_num_queries(7):
        client.get("/w/zonnehof/mensen/")


@pytest.mark.parametrize("more", [0, 2])
def test_my_page_asks_two_and_twenty_times_and_two_for_notes(
    client, cast, more, django_assert_num_queries
):
    for role in (Role.COLLECTOR, Role.AGENDA_CIRCLE)[:more]:
        cast.role(cast.amina, role)
    signed_in(client, cast.amina)
    # Seventeen are of the rooms above; who keeps the agenda is reminded of notes to look back at.
    with django_assert_num_queries(22 + more):
        client.get("/w/zonnehof/mijn/")


def test_signing_in_asks_only_for_the_version(client, cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get(SIGN_IN)


def test_a_language_is_chosen_on_my_own_page(client, cast):
    signed_in(client, cast.amina)
    answer = client.post("/w/zonnehof/mijn/", {"language": "ar"})
    assert answer.cookies["django_language"].value == "ar"
    assert Person.objects.get(pk=cast.amina.pk).language == "ar"
    assert client.post("/w/zonnehof/mijn/", {"language": "xx"}).status_code == 422


def test_leaving_asks_once_more_and_then_forgets(client, cast):
    signed_in(client, cast.anouk)
    assert client.post("/w/zonnehof/mijn/vertrekken/").status_code == 200
    assert Person.objects.get(pk=cast.anouk.pk).name == "Anouk"
    gone = client.post("/w/zonnehof/mijn/vertrekken/", {"sure": "yes"})
    assert (gone.status_code, Person.objects.get(pk=cast.anouk.pk).name) == (200, "")
    assert client.get("/w/zonnehof/mijn/").status_code == 302


def test_a_speaker_is_told_to_leave_the_seat_first(client, cast):
    signed_in(client, cast.sanne)
    assert client.post("/w/zonnehof/mijn/vertrekken/", {"sure": "yes"}).status_code == 409


def test_reading_any_page_of_people_writes_nothing(client, cast):
    signed_in(client, cast.noor)
    before = Entry.objects.count(), SignInCode.objects.count()
    for path in ("mijn/", "mijn/vertrekken/", "mensen/", "mensen/inschrijven/"):
        assert client.get(f"/w/zonnehof/{path}").status_code == 200
    assert client.get(f"/w/zonnehof/mensen/{cast.amina.pk}/").status_code == 200
    assert client.get("/inloggen/tweede-sleutel/maken/").status_code == 200
    reloaded = client.get(f"/w/zonnehof/mensen/{cast.amina.pk}/code/")
    assert reloaded.headers["Location"] == f"/w/zonnehof/mensen/{cast.amina.pk}/"
    assert (Entry.objects.count(), SignInCode.objects.count()) == before
