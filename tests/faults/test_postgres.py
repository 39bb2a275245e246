"""Test R7: PostgreSQL that is restarted or thrown down in the middle of work loses nothing."""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time

import pytest
from django.db import connection

from tests.faults.conftest import BEGIN, surroundings
from tools.with_postgres import as_postgres, free_port, programs

WRITERS, RESTARTS = 8, ["fast", "immediate", "immediate", "immediate"]


@pytest.fixture
def server(tmp_path_factory):
    """A PostgreSQL of our own, and how to restart it. Only where the tests run on PostgreSQL."""
    if not re.match("postgres", os.environ.get("DATABASE_URL", "")):
        pytest.skip("runs with the tests on PostgreSQL: make test-postgres")
    folder = tmp_path_factory.mktemp("postgres")
    for place in (folder, *list(folder.parents)[:2]):
        place.chmod(0o755)
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    port, pg_ctl, data = free_port(), programs() / "pg_ctl", folder / "data"
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1"
    as_postgres(str(pg_ctl.with_name("initdb")), "-D", str(data), "-U", "postgres", "-A", "trust")

    def control(*words):
        as_postgres(
            str(pg_ctl), "-D", str(data), "-o", options, "-l", f"{folder}/log", "-w", *words
        )

    control("start")
    yield f"postgresql://postgres@127.0.0.1:{port}/postgres", control
    control("-m", "immediate", "stop")


def test_a_postgres_that_goes_down_in_the_middle_of_work_loses_nothing(server, tmp_path):
    url, control = server
    around = surroundings(tmp_path) | {"DATABASE_URL": url}

    def run(*words):
        done = subprocess.run([sys.executable, *words], env=around, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("manage.py", "migrate", "--verbosity", "0")
    run("-m", "wijkaanpak.site.command", *BEGIN)
    command = [sys.executable, "-m", "tests.faults.writers", "zonnehof", str(WRITERS)]
    writers = subprocess.Popen(command, env=around, stdout=subprocess.PIPE, start_new_session=True)
    told = [writers.stdout.readline() for _number in range(WRITERS)]
    reading = threading.Thread(target=lambda: told.extend(writers.stdout))
    reading.start()
    for how in RESTARTS:
        before = len(told)
        control("-m", how, "restart")
        until = time.monotonic() + 60
        while len(told) < before + WRITERS:  # it goes on by itself
            assert time.monotonic() < until, "nobody could write after the restart"
            time.sleep(0.05)
    os.killpg(writers.pid, signal.SIGKILL)
    reading.join()
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
