"""Test S8: every answer of the house, of whatever kind, keeps a browser from doing more."""

import json
import os
import subprocess
import sys

import pytest
from django.db import OperationalError
from django.test import Client

from tests import houses
from tests.cast import signed_in
from tests.site.stage import set_the_stage
from wijkaanpak.home import views as home_views
from wijkaanpak.logbook import checkpoints
from wijkaanpak.stories import queries as story_queries

FRONT = "/w/zonnehof/"
WANTED = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
NONE_AT_ALL = {"default-src", "object-src", "base-uri", "frame-ancestors"}


def faults_in(answer):
    """Return what is wrong with the headers of an answer."""
    wrong = [name for name, value in WANTED.items() if answer.headers.get(name) != value]
    if "camera=()" not in answer.headers.get("Permissions-Policy", ""):
        wrong.append("Permissions-Policy")
    return wrong + policy_faults(answer.headers.get("Content-Security-Policy", ""))


def policy_faults(policy):
    """Return what a policy lets through that we never need."""
    rules = {part.split()[0]: part.split()[1:] for part in policy.split(";") if part.split()}
    if "sandbox" in rules:  # a bare file, that may do nothing but be seen or heard
        return [] if rules == {"default-src": ["'none'"], "sandbox": []} else ["sandbox"]
    wrong = [name for name in NONE_AT_ALL if rules.get(name) != ["'none'"]]
    loose = {"'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:", "data:"}
    wrong += [name for name in ("script-src", "style-src") if loose & set(rules.get(name, ["*"]))]
    return wrong + ([] if rules.get("form-action") == ["'self'"] else ["form-action"])


@pytest.mark.parametrize(
    ("policy", "wrong"),
    [
        ("", {*NONE_AT_ALL, "script-src", "style-src", "form-action"}),
        (
            "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
            "form-action 'self'; script-src 'self' 'unsafe-inline'; style-src 'self'",
            {"script-src"},
        ),
        ("default-src 'none'; sandbox allow-scripts", {"sandbox"}),
    ],
)
def test_a_loose_policy_is_seen(policy, wrong):
    assert set(policy_faults(policy)) == wrong


def broken(*_args, **_more):
    raise RuntimeError("our own mistake")


def unwell(*_args, **_more):
    raise OperationalError("database or disk is full")


@pytest.fixture
def answers(cast, settings, monkeypatch):
    """One answer of every kind that the house gives."""
    set_the_stage(cast)
    checkpoints.sign("zonnehof")
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    (settings.STATIC_ROOT / "x.css").write_text("a{}")
    anyone = Client(raise_request_exception=False)
    strict = Client(enforce_csrf_checks=True)
    noor = signed_in(Client(raise_request_exception=False), cast.noor)
    story = story_queries.Story.objects.filter(here=cast.wijk).first()
    found = {
        "page": anyone.get(FRONT),
        "kept page": anyone.get(FRONT),
        "not changed": anyone.get(FRONT, headers={"If-None-Match": anyone.get(FRONT)["ETag"]}),
        "signed in": noor.get(f"{FRONT}mensen/"),
        "redirect": anyone.get(f"{FRONT}mijn/"),
        "redirect of a slash": anyone.get("/w/zonnehof"),
        "wrong form": anyone.post("/inloggen/", {"code": ""}),
        "no token": strict.post("/inloggen/", {"code": "x"}),
        "not yours": noor.get(f"{FRONT}agenda/werktafel/"),
        "not found": anyone.get("/nergens/"),
        "not allowed": anyone.post(f"{FRONT}logboek/"),
        "another host": anyone.get(FRONT, headers={"Host": "evil.example"}),
        "style sheet of colours": anyone.get("/thema/0B5D51-8A3B12.css"),
        "text": anyone.get(f"{FRONT}logboek/getuigen.txt"),
        "zip": anyone.get(f"{FRONT}logboek/archief.zip"),
        "calendar": anyone.get(f"{FRONT}afspraken/agenda.ics"),
        "news": anyone.get(f"{FRONT}afspraken/nieuws.xml"),
        "map": anyone.get(f"{FRONT}kaart/gebieden.geojson"),
        "no photo": anyone.get(f"{FRONT}verhalen/{story.pk}/foto/"),
        "security.txt": anyone.get("/.well-known/security.txt"),
        "not a static file": anyone.get("/static/nergens.css"),
        "head": anyone.head(FRONT),
        "options": anyone.options(FRONT),
    }
    monkeypatch.setattr(home_views.queries, "public_timeline", broken)
    found["broken"] = anyone.get(f"{FRONT}tijdlijn/")
    monkeypatch.setattr(home_views.queries, "public_timeline", unwell)
    found["unwell"] = anyone.get(f"{FRONT}tijdlijn/")
    return found


STATUSES = {
    "page": 200, "kept page": 200, "not changed": 304, "signed in": 200, "redirect": 302,
    "redirect of a slash": 301, "wrong form": 422, "no token": 403, "not yours": 403,
    "not found": 404, "not allowed": 405, "another host": 400, "style sheet of colours": 200,
    "text": 200, "zip": 200, "calendar": 200, "news": 200, "map": 200, "no photo": 404,
    "security.txt": 200, "not a static file": 404, "head": 200, "options": 405, "broken": 500,
    "unwell": 503,
}  # fmt: skip


def test_every_kind_of_answer_carries_every_safety_header(answers):
    assert {name: answer.status_code for name, answer in answers.items()} == STATUSES
    assert {name: wrong for name, answer in answers.items() if (wrong := faults_in(answer))} == {}


def test_what_goes_wrong_is_never_kept_by_anybody(answers):
    assert answers["broken"]["Cache-Control"] == answers["unwell"]["Cache-Control"] == "no-store"
    assert (answers["unwell"]["Retry-After"], answers["broken"].has_header("ETag")) == (
        "30",
        False,
    )


def test_what_we_do_not_say_of_ourselves(answers):
    talkative = {"Server", "X-Powered-By", "X-AspNet-Version", "Access-Control-Allow-Origin"}
    assert {name for answer in answers.values() for name in answer.headers} & talkative == set()


ASK = """
import json, os, sys, django
django.setup()
from django.conf import settings
from django.test import Client
from django.test.utils import setup_test_environment
setup_test_environment()
plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
(settings.STATIC_ROOT / "x.css").write_text("a{}")
ask = Client(raise_request_exception=False)
secure = {name: ask.get(path, secure=True) for name, path in
          {"page": "/", "form": "/inloggen/", "file": "/static/x.css", "gone": "/x/"}.items()}
plain = ask.get("/inloggen/")
print(json.dumps({
    "headers": {name: dict(answer.headers) for name, answer in secure.items()},
    "cookies": [str(one) for one in secure["form"].cookies.values()],
    "plain": [plain.status_code, plain["Location"], "Strict-Transport-Security" in plain],
    "names": [settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_SECURE,
              settings.SESSION_COOKIE_HTTPONLY, settings.SESSION_COOKIE_SAMESITE],
}))
"""


@pytest.fixture(scope="module")
def over_https(empty, tmp_path_factory):
    folder = houses.like(empty, tmp_path_factory)
    (folder / "static").mkdir(exist_ok=True)
    around = os.environ | {
        "WIJKAANPAK_DATA": str(folder),
        "WIJKAANPAK_HTTPS": "1",
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "wijkaanpak.site.settings",
    }
    asked = subprocess.run([sys.executable, "-c", ASK], env=around, capture_output=True, text=True)
    assert asked.returncode == 0, asked.stderr
    return json.loads(asked.stdout)


class Answer:
    def __init__(self, headers):
        self.headers = headers


def test_over_https_every_answer_says_so_for_a_year_and_files_are_as_safe_as_pages(over_https):
    for name, headers in over_https["headers"].items():
        assert headers["Strict-Transport-Security"].startswith("max-age=31536000"), name
        assert faults_in(Answer(headers)) == [], name


def test_over_https_cookies_never_leave_it_and_no_script_reads_them(over_https):
    assert over_https["names"] == ["__Host-session", True, True, "Lax"]
    (csrf,) = over_https["cookies"]
    parts = {part.strip().split("=")[0].lower() for part in csrf.split(";")}
    assert csrf.startswith("Set-Cookie: __Host-csrf=")
    assert ({"secure", "httponly", "samesite"} <= parts, "domain" in parts) == (True, False)


def test_plain_http_only_leads_to_https(over_https):
    assert over_https["plain"] == [301, "https://testserver/inloggen/", False]
