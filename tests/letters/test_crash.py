"""A sender that is killed at the worst moment: after the post office took a letter."""

import collections
import os
import signal
import subprocess
import sys
import threading

import pytest

from tests.letters.sink import Sink

BEGIN = """
import django; django.setup()
from wijkaanpak import clock
from wijkaanpak.letters.models import Letter
from wijkaanpak.neighbourhoods.actions import begin_neighbourhood
from wijkaanpak.people.actions import join_neighbourhood
from wijkaanpak.people.queries import NOBODY
here = begin_neighbourhood(by=NOBODY, slug="wijk", name="Wijk", kind="wijk", start_year=2016,
                           horizon_year=2036, languages=["nl"])
for number in range(12):
    someone = join_neighbourhood(by=NOBODY, here=here, name="A", email=f"a{number}@wijk.example")
    Letter.objects.create(person=someone, here=here, key="test", occasion="offer waits",
        subject="Wijk", body="Iets.", url="/", made_at=clock.now(), due_at=clock.now())
"""
SEND = """
import sys; import django; django.setup()
from datetime import timedelta
from wijkaanpak import clock
from wijkaanpak.letters.actions import send_due
with clock.set_back(clock.now() + timedelta(minutes=int(sys.argv[1]))):
    send_due()
"""
COUNT = """
import django; django.setup()
from collections import Counter
from wijkaanpak.letters.models import Letter
found = Letter.objects.filter(carrier=None).values_list("occasion", "state")
print(sorted(Counter(found).items()))
"""


@pytest.fixture
def house(empty_house):
    def run(code, *words, port=1, kill=None):
        surroundings = {
            **os.environ,
            "WIJKAANPAK_DATA": str(empty_house),
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "wijkaanpak.site.settings",
            "EMAIL_URL": f"smtp://127.0.0.1:{port}",
        }
        command = [sys.executable, "-c", code, *map(str, words)]
        with subprocess.Popen(
            command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            if kill is not None:
                kill.append(process)
            out, wrong = process.communicate(timeout=120)
        return process.returncode, out, wrong

    return run


def test_a_killed_sender_sends_nothing_twice_and_says_what_it_does_not_know(house):
    assert house(BEGIN)[0] == 0
    with Sink() as sink:
        running = []
        sink.kill_at = {3, 7}
        sink.kill = lambda: os.kill(running[-1].pid, signal.SIGKILL)
        done = [house(SEND, minutes, port=sink.port, kill=running) for minutes in (0, 11, 22)]
        ends = [code for code, _out, _wrong in done]
        assert ends == [-9, -9, 0], done
        names = collections.Counter(mail["Message-ID"] for mail in sink.mails)
        assert set(names.values()) == {1}
        assert len(names) == 12
        _code, states, _wrong = house(COUNT)
        assert states.strip() == str(
            [
                (("offer waits", "sent"), 10),
                (("offer waits", "unsure"), 2),
                (("week", "waiting"), 2),
            ]
        )
        assert house(SEND, 60 * 24 * 8, port=sink.port)[0] == 0
        last = [mail.get_payload(decode=True).decode() for mail in sink.mails[12:]]
        assert ["(Misschien had je dit al.) Iets." in body for body in last] == [True, True]


def test_two_senders_at_once_send_everything_once(house):
    assert house(BEGIN)[0] == 0
    with Sink() as sink:
        first, second = [], []
        other = threading.Thread(target=lambda: first.append(house(SEND, 0, port=sink.port)[0]))
        other.start()
        second.append(house(SEND, 0, port=sink.port)[0])
        other.join()
        assert (first, second) == ([0], [0])
        assert len({mail["To"] for mail in sink.mails}) == len(sink.mails) == 12
