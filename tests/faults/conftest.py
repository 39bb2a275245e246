"""Houses to break: a data folder of its own with one neighbourhood, made once and copied."""

import subprocess
import sys

import pytest

from tests.houses import like, run, surroundings

BEGIN = ["begin", "zonnehof", "Zonnehof", "--residents", "Buurt", "--speaker", "Amina",
         "--independent", "Kompas", "--coordinator", "Noor"]  # fmt: skip


def wijkaanpak(folder, *words):
    command = [sys.executable, "-m", "wijkaanpak.site.command", *words]
    return subprocess.run(command, env=surroundings(folder), capture_output=True, text=True)


@pytest.fixture(scope="session")
def begun(empty, tmp_path_factory):
    """The house as it was on its first day; nobody writes in this one."""
    folder = like(empty, tmp_path_factory)
    run(folder, "-m", "wijkaanpak.site.command", *BEGIN)
    return folder


@pytest.fixture(scope="module")
def house(begun, tmp_path_factory):
    return like(begun, tmp_path_factory)
