"""Data folders on a real disk: made once for all tests, and copied for each that works in one."""

import json
import os
import shutil
import subprocess
import sys


def surroundings(folder):
    return os.environ | {"WIJKAANPAK_DATA": str(folder), "DATABASE_URL": ""}


def run(folder, *words):
    """Run Python on a data folder and return what it printed."""
    command = [sys.executable, *words]
    done = subprocess.run(command, env=surroundings(folder), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def make_empty(folder):
    """Make a data folder with a database in which nobody lives yet."""
    run(folder, "manage.py", "migrate", "--verbosity", "0")
    return folder


def like(folder, tmp_path_factory):
    """Return a fresh copy of a data folder."""
    copy = tmp_path_factory.mktemp("house") / "data"
    shutil.copytree(folder, copy)
    return copy


def way_to_vote(folder):
    """Return where people vote, and the codes of the letters, of a house where they do."""
    return json.loads((folder / "letters.json").read_text())


def begin():
    """Start Django in this process on its data folder; pages do without gathered files."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkaanpak.site.settings")
    import django
    from django.conf import settings

    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": plain}}
    django.setup()
