"""Test R7: PostgreSQL that is restarted or thrown down in the middle of work loses nothing."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest
from django.db import connection

from tests.faults.conftest import BEGIN
from tests.houses import surroundings
from tools.with_postgres import as_postgres, free_port, programs

WRITERS, RESTARTS = 8, ["fast", "immediate", "immediate", "immediate"]


@pytest.fixture
def server():
    """A PostgreSQL of our own, and how to restart it. Only where the tests run on PostgreSQL."""
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        pytest.skip("runs with the tests on PostgreSQL: make test-postgres")
    folder = Path(tempfile.mkdtemp())  # the user postgres cannot look into pytest's own
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    port, pg_ctl, data = free_port(), programs() / "pg_ctl", folder / "data"
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1"
    as_postgres(str(pg_ctl.with_name("initdb")), "-D", str(data), "-U", "postgres", "-A", "trust")

    def control(*words):
        where = ["-D", str(data), "-o", options, "-l", str(folder / "log"), "-w"]
        as_postgres(str(pg_ctl), *where, *words)

    control("start")
    yield f"postgresql://postgres@127.0.0.1:{port}/postgres", control
    control("-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def at_work():
    """Start writers on a database; they stop when the test does, however it ends."""
    started = []

    def start(around):
        command = [sys.executable, "-m", "tests.faults.writers", "zonnehof", str(WRITERS)]
        writers = subprocess.Popen(
            command, env=around, stdout=subprocess.PIPE, start_new_session=True
        )
        told = [writers.stdout.readline() for _number in range(WRITERS)]
        reading = threading.Thread(target=lambda: told.extend(writers.stdout))
        reading.start()
        started.append((writers, reading))
        return told

    def stop():
        while started:
            writers, reading = started.pop()
            os.killpg(writers.pid, signal.SIGKILL)
            reading.join()
            writers.stdout.close()
            writers.wait()

    yield start, stop
    stop()


def test_a_postgres_that_goes_down_in_the_middle_of_work_loses_nothing(server, at_work, tmp_path):
    (url, control), (start, stop) = server, at_work
    around = surroundings(tmp_path) | {"DATABASE_URL": url}

    def run(*words):
        done = subprocess.run([sys.executable, *words], env=around, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("manage.py", "migrate", "--verbosity", "0")
    run("-m", "wijkaanpak.site.command", *BEGIN)
    told = start(around)
    for how in RESTARTS:
        control("-m", how, "restart")
        before, until = len(told), time.monotonic() + 60
        while len(told) < before + WRITERS:  # it goes on by itself
            assert time.monotonic() < until, "nobody could write after the restart"
            time.sleep(0.05)
    stop()
    assert lost_and_double(url, [line.decode().strip() for line in told]) == (0, 0)
    run("-m", "wijkaanpak.site.command", "verify")


def lost_and_double(url, acknowledged):
    assert connection.vendor == "postgresql"
    import psycopg

    with psycopg.connect(url) as database:
        kept = {str(row[0]) for row in database.execute("SELECT id FROM people_person")}
        told = [row[0].partition(":")[2] for row in database.execute(
            "SELECT about FROM logbook_entry WHERE verb = 'person.joined'")]  # fmt: skip
    whole = [one for one in acknowledged if len(one) == 36]  # the last line may be cut off
    return len(set(whole) - kept) + len(set(whole) - set(told)), len(told) - len(set(told))
