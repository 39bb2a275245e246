"""Test R1 for ballots: the server is killed while votes come in over HTTP.

Each voter whose answer was lost sends the same form again, with the same hidden key in it.
"""

import contextlib
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter

import pytest

from tests.faults.conftest import wijkaanpak
from tests.faults.test_power_cut import box_and_log_differ, sealed
from tests.houses import like, surroundings, way_to_vote
from tests.phone import Phone, steps

# R1 asks for 25 times; the suite has time for two. WIJKAANPAK_KILLS=25 sees them all.
KILLS = int(os.environ.get("WIJKAANPAK_KILLS", "2"))
VOTERS, EACH = 16, min(KILLS, 9)
RECEIPT = re.compile(rb"w-code\">([0-9a-f ]{79})<.*?/logboek/(\d+)/", re.DOTALL)
LOST = OSError


class Server:
    def __init__(self, folder, *how):
        self.folder, self.how = folder, how
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.start()

    def start(self):
        around = surroundings(self.folder) | {"PORT": str(self.port)}
        run = [sys.executable, "-m", "tests.faults.server", *self.how]
        self.group = subprocess.Popen(
            run, env=around, stdout=subprocess.DEVNULL, start_new_session=True
        )

    def kill(self):
        os.killpg(self.group.pid, signal.SIGKILL)
        self.group.wait()


class Voters:
    """Vote one after another, each on a phone of its own; all receipts are in `told`."""

    def __init__(self, port, at, codes):
        self.port, self.at, self.told, self.drafts = port, at, {}, {}
        shares = [codes[number::VOTERS] for number in range(VOTERS)]
        self.threads = [threading.Thread(target=self.vote, args=(share,)) for share in shares]
        for thread in self.threads:
            thread.start()

    def vote(self, codes):
        for number, code in enumerate(codes):
            phone = Phone(self.port)
            for path, sent, _expected in steps(code, ["1", "2"]):
                if path == "nakijken/" and sent:
                    self.drafts[code] = (dict(phone.cookies), phone.token)
                    if number % 2:
                        self.hang_up_after_sending(phone, path, sent)
                page = self.until_answered(phone, path, sent)
            self.told[code] = receipt_in(page)
            phone.hang_up()

    def until_answered(self, phone, path, sent):
        for _try in range(600):
            try:
                return phone.ask(self.at + path, sent)[1]
            except LOST:
                phone.hang_up()
                time.sleep(0.05)
        raise TimeoutError(path)

    def hang_up_after_sending(self, phone, path, sent):
        with contextlib.suppress(LOST):
            phone.send(self.at + path, sent)
        phone.hang_up()

    def send_again(self, code):
        """Send the last form once more, as when somebody goes back; return that receipt."""
        phone = Phone(self.port)
        phone.cookies, phone.token = self.drafts[code]
        phone.ask(f"{self.at}nakijken/", {"young": [""]})
        _status, page = phone.ask(f"{self.at}klaar/")
        phone.hang_up()
        return receipt_in(page)


def receipt_in(page):
    found = RECEIPT.search(page)
    return found and (int(found[2]), found[1].decode().replace(" ", ""))


def wait_for(what):
    until = time.monotonic() + 60
    while not what():
        assert time.monotonic() < until, "the votes stopped coming in"
        time.sleep(0.02)


def killed_while_people_vote(folder, kills, *how):
    """Kill the server so often; return how many have a receipt, and what is wrong with the box."""
    at, codes = way_to_vote(folder)
    server = Server(folder, *how)
    try:
        voters = Voters(server.port, at, codes[: VOTERS * EACH])
        for kill in range(1, kills + 1):
            wait_for(lambda many=kill * VOTERS * EACH // (kills + 1): len(voters.told) >= many)
            server.kill()
            server.start()
        for thread in voters.threads:
            thread.join()
        again = {code: voters.send_again(code) for code in voters.told}
    finally:
        server.kill()
    return wrong(folder, voters.told, again)


def wrong(folder, told, again):
    database = sqlite3.connect(folder / "wijkaanpak.sqlite3")
    found = Counter(
        lost=len(set(told.values()) - sealed(database)),
        unheard=len(sealed(database) - set(told.values())),
        twice=len(told) - len(set(told.values())),
        differs=sum(again[code] != told[code] for code in told),
        box=box_and_log_differ(database),
        corrupt=database.execute("PRAGMA integrity_check").fetchone()[0] != "ok",
    )
    database.close()
    return len(told), +found


@pytest.fixture
def folder(box, tmp_path_factory):
    return like(box, tmp_path_factory)


def test_after_kill_9_each_receipt_is_in_the_box_and_the_log_and_each_voter_counts_once(folder):
    assert killed_while_people_vote(folder, KILLS) == (VOTERS * EACH, {})
    verified = wijkaanpak(folder, "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr


def test_this_test_sees_a_server_that_answers_before_the_ballot_is_in_the_box(folder):
    _many, found = killed_while_people_vote(folder, 1, "hasty")
    assert found["lost"] > 0
