"""What an attacker tries at the doors of the site: tokens, sessions, addresses, hosts, uploads.

What the gates keep stands in test_gates.py; what a page shows in test_hostile.py.
"""

import hashlib
import re
from datetime import UTC, datetime
from unittest import mock
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.cast import Cast, signed_in
from tests.methods.test_media import bomb, with_place_and_name
from tests.site.addresses import addresses
from tests.site.stage import set_the_stage
from tests.site.test_gates import PATTERNS, digest_of_everything, gate_of
from tests.stories.tellings import picture
from wijkaanpak import clock
from wijkaanpak.people import actions, rules
from wijkaanpak.people.actions import codes
from wijkaanpak.people.gate import NOBODY
from wijkaanpak.people.queries import NOBODY as SYSTEM

FRONT, SIGN_IN = "/w/zonnehof/", "/inloggen/"
# Posts that need no token of ours, with what takes its place.
WITHOUT_TOKEN = {
    "taal/": "a language is no secret",
    "brieven/afmelden/<str:token>/": "mail programs post here; the address holds a secret",
    "w/<slug:here>/logboek/stand/<int:size>/": "a program posts here, with a signature",
}


def code_for(cast, person):
    return actions.print_code(by=SYSTEM, here=cast.wijk, person=person)


# --- tokens ------------------------------------------------------------------------------


def posts():
    gates = {path: gate_of(path) for path in PATTERNS}
    return [path for path, gate in gates.items() if gate and gate["POST"] is not NOBODY]


def test_no_post_does_anything_without_a_token_of_ours(cast):
    set_the_stage(cast)
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    clients = [signed_in(Client(enforce_csrf_checks=True), cast.noor), strict]
    before = digest_of_everything()
    let_through = set()
    for path in posts():
        for address in addresses(path)[:1]:
            for client in clients:
                answer = client.post(address, {"sure": "yes"}, headers={"Origin": "null"})
                if answer.status_code != 403 or "stond te lang open" not in answer.text:
                    let_through.add(path)
    assert let_through == set(WITHOUT_TOKEN) - {"taal/"}
    assert digest_of_everything() == before


def test_a_token_of_another_site_or_another_person_is_no_token(cast):
    client = Client(enforce_csrf_checks=True)
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)', client.get(SIGN_IN).text).group(1)
    code = code_for(cast, cast.amina)
    sent = {"code": code, "csrfmiddlewaretoken": token}
    other = Client(enforce_csrf_checks=True)
    other.get(SIGN_IN)
    tries = [
        client.post(SIGN_IN, sent, headers={"Origin": "https://evil.example"}),
        other.post(SIGN_IN, sent),
        client.post(SIGN_IN, sent),
    ]
    assert [one.status_code for one in tries] == [403, 403, 302]


# --- sessions ----------------------------------------------------------------------------


def test_a_session_that_was_planted_is_not_the_one_that_signs_in(cast):
    attacker, victim = Client(), Client()
    attacker.post("/w/zonnehof/verhalen/vertel/", {"text": "Een verhaal dat ik vertel."})
    planted = attacker.cookies["sessionid"].value
    victim.cookies["sessionid"] = planted
    victim.post(SIGN_IN, {"code": code_for(cast, cast.amina)})
    assert victim.cookies["sessionid"].value != planted
    assert attacker.get("/mijn/").url.startswith(SIGN_IN)
    assert "telling" not in victim.session


def test_a_number_of_a_session_that_we_never_gave_is_not_taken(cast, client):
    client.cookies["sessionid"] = "a" * 32
    client.post(SIGN_IN, {"code": code_for(cast, cast.amina)})
    assert client.cookies["sessionid"].value != "a" * 32


def test_whoever_signs_out_leaves_nothing_for_who_kept_the_number(cast, client):
    client.post(SIGN_IN, {"code": code_for(cast, cast.amina)})
    kept = client.cookies["sessionid"].value
    client.post("/uitloggen/")
    thief = Client()
    thief.cookies["sessionid"] = kept
    assert thief.get("/mijn/").url.startswith(SIGN_IN)


def test_whoever_leaves_is_signed_out_everywhere(cast, client):
    elsewhere = signed_in(Client(), cast.amina)
    signed_in(client, cast.amina).post(f"{FRONT}mijn/vertrekken/", {"sure": "yes"})
    assert elsewhere.get("/mijn/").url.startswith(SIGN_IN)


def test_a_withdrawn_key_opens_no_desk_on_the_phone_that_was_lost(cast):
    lost, other = signed_in(Client(), cast.bram), signed_in(Client(), cast.carlos)
    actions.begin_second_key(cast.bram)
    assert lost.get(f"{FRONT}verhalen/bureau/").status_code == 200
    actions.withdraw_second_key(by=cast.noor, here=cast.wijk, person=cast.bram)
    assert lost.get("/mijn/").url.startswith(SIGN_IN)
    assert other.get("/mijn/").url == f"{FRONT}mijn/"


# --- open redirects ----------------------------------------------------------------------

ELSEWHERE = [
    "https://evil.example/", "//evil.example", "///evil.example", "////evil.example",
    "/\\evil.example", "\\\\evil.example", "/\\/evil.example", "http:evil.example",
    "https:///evil.example", "/\t/evil.example", "/\n/evil.example", "\t//evil.example",
    " //evil.example", "//evil.example\\@testserver", "https://testserver@evil.example",
    "https://testserver.evil.example", "javascript:alert(1)", "data:text/html,x",
    "/%0d%0aX:y\r\nX:y",
    "//[::1]", "//testserver:80@evil.example", "ftp://testserver/", "\x00//evil.example",
    "/\x0b/evil.example", "https://evil.example#testserver", "//evil。example", "/.//evil.example",
    "..//evil.example", "/w/../..//evil.example", "?//evil.example",
]  # fmt: skip


def leads_away(location):
    """Tell whether a browser would leave this site: it drops tabs, and reads \\ as /."""
    bare = re.sub(r"[\t\r\n]", "", location).replace("\\", "/")
    bare = bare.lstrip("".join(map(chr, range(33))))
    host = urlsplit(f"http:{bare}").netloc if bare.startswith("//") else urlsplit(bare).netloc
    return host not in {"", "testserver"} or urlsplit(bare).scheme not in {"", "http", "https"}


def test_what_leads_away_is_seen():
    away = ["//evil.example", "/\\evil.example", "\t//evil.example", "javascript:x", "//a@b"]
    assert [leads_away(one) for one in [*away, "/w/zonnehof/", "/a//b"]] == [True] * 5 + [
        False
    ] * 2


def test_no_way_on_leads_to_another_site(cast, client):
    away, statuses = [], set()
    for trick in ELSEWHERE:
        answers = [
            client.post("/taal/", {"next": trick, "language": "nl"}),
            client.post(SIGN_IN, {"code": code_for(cast, cast.amina), "next": trick}),
            client.post("/uitloggen/", {"next": trick}),
        ]
        statuses |= {one.status_code for one in answers}
        away += [(trick, one.url) for one in answers if leads_away(one.url)]
        shown = client.get("/nergens/", headers={"Referer": f"http://testserver/{trick}"}).text
        back = re.search(r'class="w-button" href="([^"]*)"', shown)
        away += [(trick, "back")] if back and leads_away(back.group(1)) else []
    assert (away, statuses) == ([], {302})


@given(st.text(alphabet="/\\:@#?.\t\n ehtpsvilx0%", max_size=20))
def test_whatever_is_asked_choosing_a_language_stays_here(asked):
    answer = Client().post("/taal/", {"next": asked, "language": "nl"})
    assert not leads_away(answer["Location"])


# --- hosts and the kept pages ------------------------------------------------------------


def test_a_host_that_is_not_ours_gets_nothing_and_no_letter_names_it(cast, client):
    for name in ("Host", "X-Forwarded-Host"):
        answer = client.get(FRONT, headers={name: "evil.example"})
        assert (answer.status_code == 400) == (name == "Host")
        assert "evil.example" not in answer.text
    with mock.patch("threading.Thread.start", lambda thread: thread.run()):
        asked = {"email": "carlos@wijk.example"}
        client.post("/inloggen/stuur-code/", asked, headers={"X-Forwarded-Host": "evil.example"})
    assert ["evil.example" in letter.body for letter in mail.outbox] == [False]


POISONS = {
    "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https", "X-Host": "evil.example",
    "X-Original-URL": "/w/elzenbroek/", "X-Rewrite-URL": "/w/elzenbroek/",
    "X-HTTP-Method-Override": "POST", "X-Forwarded-Prefix": "//evil.example",
    "Forwarded": "host=evil.example", "Referer": "http://testserver/\"><script>",
    "Range": "bytes=0-1",
    "HX-Request": "true", "HX-Current-URL": "https://evil.example",
    "Accept-Language": "en,tr;q=0.5",
    "Accept-Encoding": "gzip", "Cookie": "django_language=tr; messages=x; csrftoken=y",
    "If-Modified-Since": "Thu, 01 Jan 2099 00:00:00 GMT", "Via": "evil.example",
}  # fmt: skip
KEPT = [FRONT, "/w/zonnehof/logboek/", "/w/zonnehof/afspraken/agenda.ics", "/"]


class PoisonedPages(TestCase):
    """Whatever headers came before: the next neighbour gets the page as it would be drawn."""

    @example(FRONT, dict.fromkeys(POISONS), "get")
    @example(FRONT, dict.fromkeys(POISONS), "head")
    @example("/w/zonnehof/logboek/", {"HX-Request": None}, "get")
    @settings(max_examples=20)
    @given(
        st.sampled_from(KEPT),
        st.dictionaries(st.sampled_from(sorted(POISONS)), st.just(None), min_size=1),
        st.sampled_from(["get", "head"]),
    )
    def test_no_header_of_one_visitor_changes_what_the_next_one_gets(self, page, names, method):
        cache.clear()
        poisoned = {name: POISONS[name] for name in names}
        getattr(Client(), method)(page, headers=poisoned)
        found = Client().get(page)
        cache.clear()
        fresh = Client().get(page)
        # the page itself, and what a browser is told of it
        assert (found.status_code, found.content) == (200, fresh.content)
        assert dict(found.headers) == dict(fresh.headers)

    @classmethod
    def setUpTestData(cls):
        Cast()


# --- files -------------------------------------------------------------------------------

PHOTO = "/w/zonnehof/verhalen/vertel/vraag-3/"


@pytest.fixture
def uploads(settings, tmp_path):
    default = {"BACKEND": "django.core.files.storage.FileSystemStorage",
               "OPTIONS": {"location": tmp_path}}  # fmt: skip
    settings.STORAGES = settings.STORAGES | {"default": default}
    return tmp_path


def send_photo(client, data, name="foto.jpg", kind="image/jpeg"):
    return client.post(PHOTO, {"photo": SimpleUploadedFile(name, data, kind)})


def kept(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


FOREIGN = {
    "a zip behind it": picture() + b"PK\x03\x04evil.zip",
    "a page behind it": picture() + b"<script>xss()</script>",
    "php in its comment": picture(comment=b"<?php system('id'); ?>"),
    "where it was taken": with_place_and_name(),
    "a picture called a page": picture("PNG"),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_of_a_photo_only_its_pixels_are_kept(what, cast, client, uploads):
    hostile_name = "../../../etc/x.php\x00.html"
    assert send_photo(client, FOREIGN[what], hostile_name, "text/html").status_code == 302
    (file,) = kept(uploads)
    inside = file.read_bytes()
    assert (inside[:4], inside[8:12], file.suffix) == (b"RIFF", b"WEBP", ".webp")
    foreign = [b"PK\x03\x04", b"<script>", b"<?php", b"Fatma", b"geheim", b"Exif"]
    assert [one for one in foreign if one in inside] == []
    shown = client.get("/w/zonnehof/verhalen/vertel/foto/")
    assert (shown["Content-Type"], shown["Content-Security-Policy"]) == (
        "image/webp",
        "default-src 'none'; sandbox",
    )


REFUSED = {
    "a drawing that is a program": b'<svg xmlns="http://www.w3.org/2000/svg" onload="xss()"/>',
    "a page": b"<!doctype html><script>xss()</script>",
    "60,000 pixels square": bomb(60_000, 60_000),
    "8,000 pixels square": bomb(8_000, 8_000),
    "a gif that is a script": b"GIF89a/*\x01\x00\x01\x00*/=1;xss()",
    "half a photo": picture(size=(400, 400))[:900],
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_photo_is_told_in_the_form_and_nothing_is_kept(what, cast, client, uploads):
    answer = send_photo(client, REFUSED[what])
    assert (answer.status_code, kept(uploads)) == (422, [])
    assert "w-error" in answer.text or "utrecht-form-field-error-message" in answer.text


TRAVERSALS = [
    "/static/../wijkaanpak.sqlite3", "/static/%2e%2e/wijkaanpak.sqlite3", "/static/..%2fkeys/x",
    "/static/..\\keys", "/static//etc/passwd", "/static/%00", "/w/../keys/secret.key",
    "/w/..%2f..%2fkeys/", "/w/%2e%2e/", "/w/zonnehof%00/", "/w/zonnehof/agenda/?punt=%00",
    "/w/zonnehof%2f..%2felzenbroek/",
    "/w/zonnehof/logboek/..%2f..%2fkeys/archief.zip", "/w/.%00/logboek/archief.zip",
    "/w/-/logboek/getuigen.txt", "/w/zonnehof/verhalen/%2e%2e%2f/foto/",
    "/w/zonnehof/logboek/stand/99999999999999999999999/",
    "/thema/..%2f-8A3B12.css", "/brieven/afmelden/..%2f..%2f/", "/w/" + "a" * 5000 + "/",
]  # fmt: skip


def test_no_address_climbs_out_of_its_place(cast, settings):
    settings.KEYS.mkdir(exist_ok=True)
    (settings.KEYS / "secret.key").write_text("geheim")
    client = Client(raise_request_exception=False)
    answers = {path: client.get(path) for path in TRAVERSALS}
    assert {one.status_code for one in answers.values()} == {404}
    assert [path for path, one in answers.items() if "geheim" in one.text] == []


# --- people ------------------------------------------------------------------------------


@pytest.fixture
def no_post(monkeypatch):
    """Letters leave beside the answer; here they stay."""
    monkeypatch.setattr(codes, "_send", lambda *letter: None)


def work_of(ask):
    """Return how many slow digests, letters and answers one knock costs."""
    digests = []
    slow = hashlib.scrypt
    with mock.patch.object(hashlib, "scrypt", lambda *a, **k: digests.append(1) or slow(*a, **k)):
        answer = ask()
    words = re.sub(r'value="[^"]*"', "", answer.text)
    return len(digests), answer.status_code, words


@pytest.mark.usefixtures("no_post")
def test_the_form_for_a_letter_does_not_tell_who_takes_part(cast):
    cast.join("Gegaan", "gegaan@wijk.example")
    known, unknown, often = (
        work_of(lambda a=address: Client().post("/inloggen/stuur-code/", {"email": a}))
        for address in ("carlos@wijk.example", "nobody@wijk.example", "CARLOS@wijk.example")
    )
    assert known[0] == 1
    assert known == unknown == often


def test_a_code_that_is_unknown_used_or_too_old_costs_the_same_and_says_the_same(cast):
    used, old = code_for(cast, cast.amina), code_for(cast, cast.amina)
    Client().post(SIGN_IN, {"code": used})
    with clock.set_back(clock.now() + actions.PAPER_CODE_LASTS * 2):
        found = [
            work_of(lambda c=code: Client().post(SIGN_IN, {"code": c}))
            for code in (used, old, rules.new_code())
        ]
    assert found[0][:2] == (1, 422)
    assert found[0] == found[1] == found[2]


@pytest.mark.usefixtures("no_post")
def test_a_whole_library_can_ask_for_letters_at_once(cast):
    people = [cast.join(f"Lezer {n}", f"lezer{n}@wijk.example") for n in range(30)]
    answers = [
        Client().post("/inloggen/stuur-code/", {"email": one.email}, REMOTE_ADDR="192.0.2.1")
        for one in people
    ]
    assert {one.status_code for one in answers} == {200}
    assert sum(one.codes.count() for one in people) == 30


def test_a_machine_that_asks_for_letters_on_and_on_is_slowed_down(cast):
    answers = [
        Client().post("/inloggen/stuur-code/", {"email": f"x{n}@y.example"}).status_code
        for n in range(actions.LETTERS + 3)
    ]
    assert answers == [200] * actions.LETTERS + [422] * 3


# --- whom to tell ------------------------------------------------------------------------


@pytest.mark.parametrize("sender", ["hulp@wijk.example", "De Hazelkamp <hulp@wijk.example>"])
def test_security_txt_is_as_rfc_9116_wants_it(sender, settings, client, db):
    settings.SITE_URL, settings.DEFAULT_FROM_EMAIL = "https://wijk.example", sender
    cache.clear()
    answer = client.get("/.well-known/security.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    fields = [line.split(": ", 1) for line in answer.text.rstrip("\n").split("\n")]
    names = [name for name, _value in fields]
    values = dict(fields)
    assert (names.count("Expires"), names.count("Preferred-Languages")) == (1, 1)
    assert values["Contact"] == "mailto:hulp@wijk.example"
    assert values["Canonical"] == "https://wijk.example/.well-known/security.txt"
    left = datetime.fromisoformat(values["Expires"]) - clock.now().astimezone(UTC)
    assert 0 < left.days < 365
    assert all(name in KNOWN_FIELDS for name in names)


KNOWN_FIELDS = {"Acknowledgments", "Canonical", "Contact", "Encryption", "Expires", "Hiring",
                "Policy", "Preferred-Languages"}  # fmt: skip
