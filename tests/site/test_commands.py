"""What an operator types, and what they hear when it goes wrong."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from wijkaanpak.logbook.models import Book
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.refusals import Refused
from wijkaanpak.site import founding
from wijkaanpak.site.command import about_the_database
from wijkaanpak.site.commands.running import check_port_is_free

ROOT = Path(__file__).resolve().parents[2]
BEGINNING = {
    "slug": "oud-zuid",
    "name": "Oud-Zuid",
    "kind": "buurt",
    "municipality": "",
    "start_year": 2026,
    "horizon_year": 2046,
    "residents": ("Buurtvereniging", "Amina"),
    "independent": ("Stichting Kompas", "Noor"),
}


def wijkaanpak(folder, *words, **around):
    own = {"WIJKAANPAK_DATA": str(folder), "DATABASE_URL": ""} | around
    run = [sys.executable, "-m", "wijkaanpak.site.command", *words]
    return subprocess.run(run, cwd=ROOT, env=os.environ | own, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["verify"], "Start met: wijkaanpak serve."),
        (["verify", "weg.zip"], "Er is geen bestand weg.zip."),
        (["backup", "/nergens/kopie.tar"], "We kunnen niet schrijven in /nergens."),
        (["restore", "/nergens/kopie.tar"], "Er is geen bestand /nergens/kopie.tar."),
        (["code", "oud-zuid", "Amina"], "Start met: wijkaanpak serve."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(words, said, tmp_path):
    done = wijkaanpak(tmp_path, *words)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert done.stderr.startswith("wijkaanpak: ")
    assert said in done.stderr


def test_a_database_that_does_not_answer_is_said_in_a_sentence(tmp_path):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = f"postgresql://wijk:x@127.0.0.1:{nobody.getsockname()[1]}/wijk"
        done = wijkaanpak(tmp_path, "verify", DATABASE_URL=address)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "De database geeft geen antwoord" in done.stderr


def test_a_fault_of_our_own_is_not_called_a_fault_of_the_database():
    assert about_the_database(ValueError("no such table")) is None


def test_a_port_that_is_taken_and_an_address_that_is_not_ours_are_told_apart():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Refused, match=f"PORT={port + 1}"):
            check_port_is_free("127.0.0.1", port)
    with pytest.raises(Refused, match="not an address of this machine"):
        check_port_is_free("192.0.2.1", port)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"slug": "Oud Zuid"}, "cannot stand in an address"),
        ({"slug": "a" * 51}, "cannot stand in an address"),
        ({"slug": ""}, "cannot stand in an address"),
        ({"slug": "zonnehof"}, "already"),
        ({"name": " "}, "Give a name"),
        ({"independent": ("Stichting Kompas", "")}, "Give a name"),
        ({"horizon_year": 2030}, "10"),
    ],
)
def test_a_neighbourhood_that_cannot_begin_leaves_nothing_behind(given, why, cast):
    before = Neighbourhood.objects.count(), Book.objects.count()
    with pytest.raises(Refused) as refused:
        founding.begin(**BEGINNING | given)
    assert why in str(refused.value)
    assert (Neighbourhood.objects.count(), Book.objects.count()) == before


def test_a_neighbourhood_begins_with_two_people_who_can_sign_in(cast):
    codes = founding.begin(**BEGINNING)
    assert [name for name, _code in codes] == ["Amina", "Noor"]
    assert Neighbourhood.objects.get(slug="oud-zuid").name == "Oud-Zuid"
