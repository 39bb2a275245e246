"""`wijkaanpak lessons`, as an operator or a neighbour types it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.knowledge.scenes import BUS, GARDEN, far_file, opened
from wijkaanpak.knowledge import actions
from wijkaanpak.knowledge.models import Parcel, Version
from wijkaanpak.knowledge.rules import files
from wijkaanpak.site.command import main

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "leergeld.json"
    path.write_bytes(far_file())
    return path


def test_a_file_is_checked_in_dutch_with_the_fingerprint_to_compare(file, capsys):
    assert main(["lessons", "check", str(file)]) == 0
    said = capsys.readouterr().out
    assert "De handtekening klopt" in said
    assert "Oeverloo, Verweg (verweg.example/oeverloo)" in said
    assert files.fingerprint(files.check(file.read_bytes(), 2026).key) in said


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda raw: raw.replace(b"haltes", b"straten"), "is veranderd nadat"),
        (lambda raw: raw[:-9], "geen lesbestand"),
        (lambda raw: raw.replace(b"lessons/v1", b"lessons/v2"), "een andere versie"),
    ],
)
def test_a_file_that_does_not_hold_is_refused_and_named(file, capsys, change, words):
    file.write_bytes(change(file.read_bytes()))
    assert main(["lessons", "check", str(file)]) == 1
    said = capsys.readouterr().err
    assert "leergeld.json" in said
    assert words in said


def test_another_key_than_the_one_known_is_refused(file, capsys):
    key = str(files.check(file.read_bytes(), 2026).key)
    assert main(["lessons", "check", str(file), "--key", key]) == 0
    assert main(["lessons", "check", str(file), "--key", key[:-4] + "AAA="]) == 1
    assert "een andere sleutel" in capsys.readouterr().err


def test_a_file_is_checked_on_a_machine_without_any_server(file, tmp_path):
    bare = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    run = [sys.executable, "-m", "wijkaanpak.site.command", "lessons", "check", str(file)]
    done = subprocess.run(run, env=bare, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, "De handtekening klopt" in done.stdout) == (0, True), done.stderr
    assert sorted(one.name for one in tmp_path.iterdir()) == ["leergeld.json"]


def test_what_is_exported_holds(cast, tmp_path):
    opened(cast)
    path = tmp_path / "uit.json"
    assert main(["lessons", "export", "zonnehof", "--to", str(path)]) == 0
    assert files.check(path.read_bytes(), 2026).lessons[0].words == GARDEN
    assert main(["lessons", "export", "nergens"]) == 1


def test_the_operator_decides_nothing_an_unknown_key_waits_for_the_keeper(cast, file, capsys):
    assert main(["lessons", "import", "zonnehof", str(file)]) == 0
    assert "De coördinator vergelijkt" in capsys.readouterr().out
    parcel = Parcel.objects.get()
    assert (parcel.state, Version.objects.count()) == ("waiting", 0)
    actions.take_in(by=cast.noor.actor, member=cast.noor, parcel=parcel, sure=True)
    file.write_bytes(far_file(BUS, version=2))
    assert main(["lessons", "import", "zonnehof", str(file)]) == 0
    assert Version.objects.get(state="open").number == 2
    assert main(["lessons", "import", "zonnehof", str(file)]) == 1
