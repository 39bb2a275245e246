"""Test R12: a set-up that could lose what was acknowledged does not start."""

import pytest
from django.db import DatabaseError, connection
from django.db.backends.sqlite3.base import DatabaseWrapper

from wijkaanpak.letters import actions as letters
from wijkaanpak.logbook import checkpoints
from wijkaanpak.site import checks, environment
from wijkaanpak.site.commands.running import do_chores

FULL = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"


@pytest.fixture
def found(db, monkeypatch, tmp_path):
    """What the checks find about a database with these options."""
    made = []

    def look(**options):
        settings = connection.settings_dict | environment.sqlite(tmp_path / "x.sqlite3")
        settings["OPTIONS"] = settings["OPTIONS"] | options
        made.append(DatabaseWrapper(settings, "other"))
        monkeypatch.setattr(checks, "connection", made[-1])
        return [error.id for error in checks.sqlite_is_safe()]

    yield look
    for one in made:
        one.close()


@pytest.mark.parametrize(
    ("options", "errors"),
    [
        ({}, []),
        ({"transaction_mode": "DEFERRED"}, ["wijk.E002"]),
        ({"transaction_mode": None}, ["wijk.E002"]),
        ({"init_command": FULL.replace("FULL", "NORMAL")}, ["wijk.E003"]),
        ({"init_command": FULL.replace("FULL", "OFF")}, ["wijk.E003"]),
        ({"init_command": FULL.replace("WAL", "DELETE")}, ["wijk.E004"]),
    ],
)
def test_options_that_could_lose_work_are_refused(found, options, errors):
    assert found(**options) == errors


def test_debug_is_refused(settings):
    assert checks.debug_is_off() == []
    settings.DEBUG = True
    assert [error.id for error in checks.debug_is_off()] == ["wijk.E005"]


@pytest.mark.parametrize("fault", [DatabaseError("full"), OSError(28, "No space left")])
def test_a_chore_that_fails_is_said_and_the_others_are_done(fault, db, monkeypatch, capsys):
    done = []

    def fail():
        raise fault

    monkeypatch.setattr(checkpoints, "sign_what_grew", fail)
    monkeypatch.setattr(letters, "run_once", lambda: done.append("letters"))
    do_chores()
    assert (done, str(fault) in capsys.readouterr().err) == (["letters"], True)
