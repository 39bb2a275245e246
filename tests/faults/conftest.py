"""Houses to break: a data folder of its own with one neighbourhood, made once and copied."""

import os
import shutil
import subprocess
import sys

import pytest

BEGIN = ["begin", "zonnehof", "Zonnehof", "--residents", "Buurt", "--speaker", "Amina",
         "--independent", "Kompas", "--coordinator", "Noor"]  # fmt: skip


def surroundings(folder):
    return os.environ | {"WIJKAANPAK_DATA": str(folder), "DATABASE_URL": ""}


def wijkaanpak(folder, *words):
    run = [sys.executable, "-m", "wijkaanpak.site.command", *words]
    return subprocess.run(run, env=surroundings(folder), capture_output=True, text=True)


@pytest.fixture(scope="session")
def begun(tmp_path_factory):
    """The house as it was on its first day; nobody writes in this one."""
    folder = tmp_path_factory.mktemp("begun")
    migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, env=surroundings(folder), check=True)
    made = wijkaanpak(folder, *BEGIN)
    assert made.returncode == 0, made.stderr
    return folder


def like(begun, tmp_path_factory):
    """Return a fresh copy of the house."""
    folder = tmp_path_factory.mktemp("house") / "data"
    shutil.copytree(begun, folder)
    return folder


@pytest.fixture(scope="module")
def house(begun, tmp_path_factory):
    return like(begun, tmp_path_factory)
