"""Test R9: a backup made while people work is one consistent step, and comes back whole."""

import os
import signal
import subprocess
import sys
import tarfile
import time

import pytest

from tests.faults.conftest import wijkaanpak
from tests.houses import surroundings


@pytest.fixture
def writing(house):
    """Four writers at work on the house."""
    run = [sys.executable, "-m", "tests.faults.writers", "zonnehof", "4"]
    writers = subprocess.Popen(
        run, env=surroundings(house), stdout=subprocess.DEVNULL, start_new_session=True
    )
    time.sleep(1.5)
    yield house
    os.killpg(writers.pid, signal.SIGKILL)
    writers.wait()


def test_a_backup_under_load_comes_back_whole_and_verifies(writing, tmp_path):
    uploads = writing / "uploads"
    uploads.mkdir(exist_ok=True)
    (uploads / "stem.mp3").write_bytes(b"stem")
    wijkaanpak(writing, "checkpoint")
    file, there = tmp_path / "backup.tar", tmp_path / "new"
    made = wijkaanpak(writing, "backup", str(file))
    assert made.returncode == 0, made.stderr
    back = wijkaanpak(there, "restore", str(file))
    assert back.returncode == 0, back.stderr
    verified = wijkaanpak(there, "verify", "--sizes")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    size = int(verified.stdout.splitlines()[-1].split(":")[1].strip(" }"))
    assert f"{{'zonnehof': {size}}}" in made.stdout
    assert f"zonnehof: {size}" in back.stdout
    assert (there / "uploads" / "stem.mp3").read_bytes() == b"stem"


def test_after_a_restore_in_a_new_place_nothing_is_signed_in_silence(house, tmp_path):
    file, there = tmp_path / "backup.tar", tmp_path / "new"
    wijkaanpak(house, "checkpoint")
    assert wijkaanpak(house, "backup", str(file)).returncode == 0
    assert wijkaanpak(there, "restore", str(file)).returncode == 0
    refused = wijkaanpak(there, "checkpoint")
    assert refused.returncode == 1
    assert "--witnessed" in refused.stderr
    assert wijkaanpak(there, "checkpoint", "zonnehof", "--witnessed", "0").returncode == 0


def test_a_restore_never_goes_over_a_database_that_is_there(house, tmp_path):
    file = tmp_path / "backup.tar"
    assert wijkaanpak(house, "backup", str(file)).returncode == 0
    refused = wijkaanpak(house, "restore", str(file))
    assert (refused.returncode, "Traceback" in refused.stderr) == (1, False)


def test_a_file_that_is_no_backup_is_refused_with_a_sentence(tmp_path):
    file = tmp_path / "backup.tar"
    with tarfile.open(file, "w"):
        pass
    refused = wijkaanpak(tmp_path / "new", "restore", str(file))
    assert (refused.returncode, "Traceback" in refused.stderr) == (1, False)
    assert str(file) in refused.stderr


def test_a_backup_never_goes_over_a_file_that_is_there(house, tmp_path):
    file = tmp_path / "backup.tar"
    file.write_text("kostbaar")
    assert wijkaanpak(house, "backup", str(file)).returncode == 1
    assert file.read_text() == "kostbaar"
