"""People send forms while the disk is ill or the database is held by another.

    python -m tests.faults.sick living|voting

A coordinator writes people in, or people put their ballots into the box. Says as JSON, of each
illness: what was answered while it lasted, what was answered to the same forms afterwards, how
many there are of what each form is about, and whether the database is whole.
"""

import errno
import fcntl
import json
import resource
import sys
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from unittest import mock

import pysqlite3 as sqlite3  # two different SQLites in one process undo the locks of each other

from tests.houses import begin, way_to_vote

PATIENCE, USUAL, WAITERS = 1.0, 60.0, 12  # a busy machine may be slow, not wrong


def main(work):
    from django.conf import settings
    from django.db import connection
    from django.test.utils import setup_test_environment

    setup_test_environment()
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    connection.settings_dict["OPTIONS"]["timeout"] = PATIENCE
    file = settings.DATA / "wijkaanpak.sqlite3"
    from tests.faults.disk import Disk

    disk = Disk()
    form = WrittenIn if work == "living" else voters(*way_to_vote(settings.DATA))
    said = {name: illness(ill, disk, file, form) for name, ill in ILLNESSES.items()}
    said["a queue"] = [held_by_another(file, hold, form) for hold in (database_lock, door_lock)]
    connection.close()
    print(json.dumps(said))


class WrittenIn:
    """A form with which a coordinator writes somebody in."""

    def __init__(self):
        from django.test import Client

        from tests.cast import signed_in
        from wijkaanpak.neighbourhoods.queries import get_neighbourhood
        from wijkaanpak.people.queries import people_here

        coordinator = people_here(get_neighbourhood("zonnehof"), "Noor")[0]
        self.client = signed_in(Client(raise_request_exception=False), coordinator)
        self.key = str(uuid.uuid4())

    def send(self):
        sent = {"key": self.key, "name": "Buur", "email": "", "language": "nl"}
        return self.client.post("/w/zonnehof/mensen/inschrijven/", sent)

    def count(self):
        from wijkaanpak.people.models import Person

        return Person.objects.filter(pk=self.key).count()


def voters(at, codes):
    """Return what makes voters: each has a letter and stands before the last button."""

    class Voter:
        def __init__(self):
            from django.test import Client

            self.client = Client(raise_request_exception=False)
            self.client.post(at, {"code": codes.pop()})
            self.client.post(f"{at}lijst/", {"plans": ["1", "2"]})
            self.draft = self.client.cookies["stembiljet"].value  # with the key of the form

        def send(self):
            self.client.cookies["stembiljet"] = self.draft
            return self.client.post(f"{at}nakijken/", {"young": ""})

        def count(self):
            """Return how many ballots the log tells of with the seal of this voter."""
            from django.core import signing

            from wijkaanpak.budget.rules import nonce_of, seal_of
            from wijkaanpak.budget.views.voting import SALT
            from wijkaanpak.logbook.models import Facts

            key = uuid.UUID(signing.loads(self.draft, salt=SALT)["key"])
            seal = seal_of({"1": 1, "2": 1}, nonce_of(key))
            return Facts.objects.filter(content__seal=seal).count()

    return Voter


def illness(ill, disk, file, form):
    from django.db import connection
    from django.test import Client

    forms = [form() for _n in range(4)]
    connection.close()
    with ill(disk, file):
        during = [one.send() for one in forms]
        reading = Client().get("/w/zonnehof/").status_code
    return {
        "during": sorted({told(answer) for answer in during}),
        "reading": reading,
        "after": [one.send().status_code for one in forms],
        "kept": [one.count() for one in forms],
        "whole": whole(file),
    }


def told(answer):
    """Return the status, and whether the page says in Dutch that trying again is safe."""
    sentence = "Wacht een minuut en verstuur het opnieuw. Dat is veilig"
    soon = answer.headers.get("Retry-After", "")
    return f"{answer.status_code} {soon} {'veilig' if sentence in answer.text else ''}"


def whole(file):
    """Return whether the database is sound, whether the log holds, and whether the box fits it."""
    from wijkaanpak.budget.models import Ballot, Turn
    from wijkaanpak.logbook.models import Entry
    from wijkaanpak.logbook.verifying import verify

    told = Entry.objects.filter(verb="ballot.cast").count()
    fits = Ballot.objects.count() == Turn.objects.count() == told
    with sqlite3.connect(file) as database:
        sound = database.execute("PRAGMA integrity_check").fetchone()[0]
    return [sound, verify("zonnehof").holds, fits]


@contextmanager
def full(disk, file):
    from tests.faults.disk import FULL, OK

    disk.writing = FULL
    yield
    disk.writing = OK


@contextmanager
def broken_write(disk, file):
    """As when the system made the disk read-only after an error."""
    from tests.faults.disk import OK, WRITE_FAILED

    disk.writing = WRITE_FAILED
    yield
    disk.writing = OK


@contextmanager
def broken_sync(disk, file):
    from tests.faults.disk import OK, SYNC_FAILED

    disk.syncing = SYNC_FAILED
    yield
    disk.syncing = OK


@contextmanager
def no_larger_files(disk, file):
    """The kernel itself refuses: no file of this process may grow; one action needs more."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, usual[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, usual)


@contextmanager
def read_only_door(disk, file):
    usual = Path.open

    def refuse(path, mode="r", *more, **named):
        if "a" in mode:
            raise OSError(errno.EROFS, "Read-only file system")
        return usual(path, mode, *more, **named)

    with mock.patch.object(Path, "open", refuse):
        yield


ILLNESSES = {
    "full": full,
    "broken write": broken_write,
    "broken sync": broken_sync,
    "no larger files": no_larger_files,
    "read-only door": read_only_door,
}


@contextmanager
def database_lock(file):
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
    other.close()


@contextmanager
def door_lock(file):
    with open(f"{file}.door", "a") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        yield


def held_by_another(file, hold, form):
    """Let twelve people wait for what somebody holds until all have heard; then once more."""
    forms = [form() for _n in range(WAITERS)]
    heard = threading.Semaphore(0)

    def send(one, patience):
        from django.db import connection

        connection.settings_dict["OPTIONS"]["timeout"] = patience  # of this thread
        answer = told(one.send())
        connection.close()
        heard.release()
        return answer

    with ThreadPoolExecutor(WAITERS) as at_once:
        with hold(file):
            during = [at_once.submit(send, one, PATIENCE) for one in forms]
            ends = monotonic() + 6 * PATIENCE
            answered = [heard.acquire(timeout=max(0, ends - monotonic())) for _n in during]
        found = sorted({one.result() for one in during})
        after = [at_once.submit(send, one, USUAL) for one in forms]
        statuses = sorted({one.result()[:3] for one in after})
    return {
        "in time": all(answered),
        "during": found,
        "after": statuses,
        "kept": [one.count() for one in forms],
        "whole": whole(file),
    }


if __name__ == "__main__":
    begin()
    main(sys.argv[1])
