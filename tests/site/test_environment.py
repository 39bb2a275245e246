import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from wijkaanpak.site import checks, environment, sqlite

ROOT = Path(__file__).resolve().parents[2]


def start(**variables):
    run = [sys.executable, "-c", "import wijkaanpak.site.settings"]
    return subprocess.run(run, env=os.environ | variables, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "tachtig"),
        ("PORT", "70000"),
        ("WIJKAANPAK_HTTPS", "ja"),
        ("WIJKAANPAK_WORKERS", "0"),
        ("DATABASE_URL", "mysql://localhost/x"),
        ("DATABASE_URL", "postgresql://localhost"),
        ("EMAIL_URL", "http://mail"),
        ("SECRET_KEY", "short"),
        ("WIJKAANPAK_DATA", "/proc/nowhere"),
        ("WIJKAANPAK_URL", "wijk.example"),
        ("WIJKAANPAK_URL", "https://wijk.example/mooi/"),
        ("WIJKAANPAK_URL", "https://wijk.example:poort"),
        ("WIJKAANPAK_HOSTS", "https://wijk.example"),
        ("WIJKAANPAK_HOSTS", "wijk.example,,dorp.example"),
        ("WIJKAANPAK_ORIGIN", "wijk van ons"),
        ("WIJKAANPAK_ORIGIN", "wijk+buurt"),
        ("EMAIL_URL", "smtp://mail.example:poort"),
        ("EMAIL_FROM", "de wijk"),
    ],
)
def test_a_wrong_value_stops_the_start_with_a_sentence(name, value):
    stopped = start(**{name: value})
    assert stopped.returncode == 1
    assert stopped.stderr.startswith(f"{name}=")
    assert "Traceback" not in stopped.stderr


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("WIJKAANPAK_URL", "https://wijk.example:8443/", "https://wijk.example:8443"),
        ("WIJKAANPAK_URL", "", "http://localhost:8000"),
        ("WIJKAANPAK_HOSTS", "wijk.example, .dorp.example,[::1]", None),
        ("WIJKAANPAK_ORIGIN", "wijk.example", "wijk.example"),
        ("EMAIL_FROM", "De wijk <wijk@wijk.example>", "De wijk <wijk@wijk.example>"),
    ],
)
def test_a_right_value_is_read(name, value, read):
    readers = {
        "WIJKAANPAK_URL": lambda: environment.web_address(name, "http://localhost:8000"),
        "WIJKAANPAK_HOSTS": lambda: environment.hosts(name),
        "WIJKAANPAK_ORIGIN": lambda: environment.origin(name),
        "EMAIL_FROM": lambda: environment.sender(name),
    }
    hosts = ["wijk.example", ".dorp.example", "[::1]"]
    assert with_value(name, value, readers[name]) == (read or hosts)


def with_value(name, value, run):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(name, value)
        return run()


def test_the_table_in_the_docs_is_the_table_in_the_code():
    page = (ROOT / "docs/reference/settings.md").read_text()
    rows = re.findall(r"^\| `(\w+)` \| `?(.*?)`? \| (.*?) \|$", page, re.M)
    assert rows == [(v.name, v.default, v.meaning) for v in environment.VARIABLES]


def test_a_database_address_is_read_whole():
    read = with_value(
        "DATABASE_URL",
        "postgresql://wijk:geheim%21@db.example:6543/wijk",
        lambda: environment.database("DATABASE_URL", Path("/nowhere")),
    )
    wanted = {"NAME": "wijk", "HOST": "db.example", "PORT": 6543, "USER": "wijk"}
    assert {key: read[key] for key in wanted} == wanted
    assert read["PASSWORD"] == "geheim!"


def test_we_bring_a_sqlite_without_the_wal_reset_bug():
    assert sqlite.version() >= sqlite.SAFE_SINCE


def test_an_older_sqlite_does_not_start(db, monkeypatch):
    if connection.vendor != "sqlite":
        pytest.skip("this check is for SQLite only")
    monkeypatch.setattr(sqlite, "version", lambda: (3, 40, 1))
    assert [error.id for error in checks.sqlite_is_safe()] == ["wijk.E001"]


def test_the_database_file_opens_whole_in_any_other_program(db):
    """A constraint that needs a function of Django would stop every check of the file itself."""
    if connection.vendor != "sqlite":
        pytest.skip("this is about the file of SQLite")
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        schema = " ".join(row[0] for row in cursor.fetchall())
    assert "CHECK" in schema
    assert re.findall(r"django_\w+\(", schema) == []


def test_nothing_is_wrong_with_the_deployed_settings(settings, db):
    call_command("check", databases=["default"], fail_level="ERROR")


def test_the_deploy_check_has_nothing_to_say_over_https(tmp_path):
    run = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    around = os.environ | {"WIJKAANPAK_HTTPS": "1", "WIJKAANPAK_DATA": str(tmp_path)}
    around["EMAIL_URL"] = "smtp://user:password@mail.example:587"
    around.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # the tests' own, for after a browser
    checked = subprocess.run(run, env=around, cwd=ROOT, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr
