"""A coordinator writes people in while the disk is ill or the database is held by another.

    python -m tests.faults.sick

Says as JSON, of each illness: what was answered while it lasted, what was answered to the same
forms afterwards, how many people there are for the names that were written in, and whether the
database is whole.
"""

import errno
import fcntl
import json
import os
import resource
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from unittest import mock

import django
import pysqlite3 as sqlite3  # two different SQLites in one process undo the locks of each other

PATIENCE, USUAL, WAITERS = 1.0, 60.0, 12  # a busy machine may be slow, not wrong
FORM = "/w/zonnehof/mensen/inschrijven/"


def main():
    django.setup()
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
    said = {name: illness(ill, disk, file) for name, ill in ILLNESSES.items()}
    said["a queue"] = [held_by_another(disk, file, hold) for hold in (database_lock, door_lock)]
    connection.close()
    print(json.dumps(said))


def coordinator():
    from django.test import Client

    from tests.cast import signed_in
    from wijkaanpak.neighbourhoods.queries import get_neighbourhood
    from wijkaanpak.people.queries import people_here

    client = Client(raise_request_exception=False)
    return signed_in(client, people_here(get_neighbourhood("zonnehof"), "Noor")[0])


def illness(ill, disk, file):
    from django.db import connection

    client, forms = coordinator(), [(str(uuid.uuid4()), f"Buur {n}") for n in range(4)]
    connection.close()
    with ill(disk, file):
        during = [write_in(client, *form) for form in forms]
        reading = client.get("/w/zonnehof/").status_code
    return {
        "during": sorted({told(answer) for answer in during}),
        "reading": reading,
        "after": [write_in(client, *form).status_code for form in forms],
        "people": people(key for key, _name in forms),
        "whole": whole(file),
    }


def write_in(client, key, name):
    return client.post(FORM, {"key": key, "name": name, "email": "", "language": "nl"})


def told(answer):
    """Return the status, and whether the page says in Dutch that trying again is safe."""
    sentence = "Wacht een minuut en verstuur het opnieuw. Dat is veilig"
    soon = answer.headers.get("Retry-After", "")
    return f"{answer.status_code} {soon} {'veilig' if sentence in answer.text else ''}"


def people(keys):
    from wijkaanpak.people.models import Person

    return [Person.objects.filter(pk=key).count() for key in keys]


def whole(file):
    from wijkaanpak.logbook.verifying import verify

    with sqlite3.connect(file) as database:
        return [database.execute("PRAGMA integrity_check").fetchone()[0], verify("zonnehof").holds]


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


def held_by_another(disk, file, hold):
    """Let twelve people wait for what somebody holds until all have heard; then once more."""
    clients = [coordinator() for _n in range(WAITERS)]
    forms = [(str(uuid.uuid4()), f"Buur {n}") for n in range(WAITERS)]
    heard = threading.Semaphore(0)

    def send(client, form, patience):
        from django.db import connection

        connection.settings_dict["OPTIONS"]["timeout"] = patience  # of this thread
        answer = told(write_in(client, *form))
        connection.close()
        heard.release()
        return answer

    with ThreadPoolExecutor(WAITERS) as at_once:
        with hold(file):
            during = [
                at_once.submit(send, *one, PATIENCE) for one in zip(clients, forms, strict=True)
            ]
            ends = monotonic() + 6 * PATIENCE
            answered = [heard.acquire(timeout=max(0, ends - monotonic())) for _n in during]
        found = sorted({one.result() for one in during})
        after = [at_once.submit(send, *one, USUAL) for one in zip(clients, forms, strict=True)]
        statuses = sorted({one.result()[:3] for one in after})
    return {
        "in time": all(answered),
        "during": found,
        "after": statuses,
        "people": people(key for key, _name in forms),
        "whole": whole(file),
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkaanpak.site.settings")
    main()
