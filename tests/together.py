"""Twenty-four people do the same at once, on a real file database, in a process of its own."""

import os
import subprocess
import sys
from threading import Barrier, Thread

AT_ONCE = 24


def heard_by(module, folder, *words):
    """Run a module of parallel presses on a new data folder; return the numbers it prints."""
    around = os.environ | {"WIJKAANPAK_DATA": str(folder), "DATABASE_URL": ""}
    run = [sys.executable, "-m", module, *words]
    done = subprocess.run(run, env=around, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return [int(number) for number in done.stdout.split()]


def begin():
    """Bring the database of the data folder up to date and start Django on it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkaanpak.site.settings")
    migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, check=True)
    import django

    django.setup()


def all_at_once(press, stopped_by):
    """Let everybody press at once; return what each heard, None for who was stopped."""
    from django.db import connection

    together, heard = Barrier(AT_ONCE), []

    def one(at):
        together.wait()
        try:
            heard.append(press(at))
        except stopped_by:
            heard.append(None)
        finally:
            connection.close()

    people = [Thread(target=one, args=(at,)) for at in range(AT_ONCE)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return heard
