"""Test R1: whatever was acknowledged is there after kill -9, and the log verifies."""

import os
import signal
import sqlite3
import subprocess
import sys
import time

from tests.faults.conftest import wijkaanpak
from tests.houses import surroundings

ROUNDS, WRITERS, SECONDS = 3, 16, 2.0


def write_until_killed(folder):
    run = [sys.executable, "-m", "tests.faults.writers", "zonnehof", str(WRITERS)]
    writers = subprocess.Popen(
        run, env=surroundings(folder), stdout=subprocess.PIPE, start_new_session=True
    )
    first = b"".join(writers.stdout.readline() for _number in range(WRITERS))
    time.sleep(SECONDS)
    os.killpg(writers.pid, signal.SIGKILL)
    acknowledged, _nothing = writers.communicate()
    whole = (first + acknowledged).rpartition(b"\n")[0]
    return [line.decode().replace("-", "") for line in whole.split(b"\n")]


def test_after_kill_9_every_acknowledged_action_is_there_and_the_log_verifies(house):
    acknowledged = [number for _round in range(ROUNDS) for number in write_until_killed(house)]
    assert len(acknowledged) == len(set(acknowledged)) >= ROUNDS * WRITERS
    database = sqlite3.connect(house / "wijkaanpak.sqlite3")
    kept = {row[0] for row in database.execute("SELECT id FROM people_person")}
    size = database.execute("SELECT size FROM logbook_book").fetchone()[0]
    entries = database.execute("SELECT count(*) FROM logbook_entry").fetchone()[0]
    whole = database.execute("PRAGMA integrity_check").fetchone()[0]
    database.close()
    assert set(acknowledged) - kept == set()
    assert (size, whole) == (entries, "ok")
    verified = wijkaanpak(house, "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
