"""`wijkaanpak lottery`, as a lot keeper or a neighbour types it."""

import doctest
import json
import subprocess
import sys

import pytest

from tests.methods.test_lottery_reading import PEOPLE, QUOTAS
from wijkaanpak.methods import lottery
from wijkaanpak.site.command import main, parser
from wijkaanpak.site.commands import drawing


@pytest.fixture
def files(tmp_path):
    quotas, people = tmp_path / "features.csv", tmp_path / "people.csv"
    quotas.write_text(QUOTAS)
    people.write_text(PEOPLE)
    return [str(quotas), str(people), "--seats", "3"]


def said(capsys, *words):
    assert main(["lottery", *words]) == 0
    return capsys.readouterr().out


def refused(capsys, *words):
    assert main(["lottery", *words]) == 1
    return capsys.readouterr().err


def test_chances_are_told_for_each_group_in_dutch(files, capsys):
    lines = said(capsys, *files, "--panels", "100").splitlines()
    assert lines[:4] == [
        "4 mensen op de lijst, 3 plaatsen, 100 groepen.",
        "Niemands kans is kleiner dan 75,0%. Meer dan 75,0% kan geen loting iedereen geven.",
        "Het is bewezen dat een loting de eerlijkste kansen kan geven; deze komt daar dichtbij.",
        "",
    ]
    assert lines[4:7] == [
        "groep mensen    op de lijst  plaatsen  laagste kans  gemiddelde kans",
        "age young                 2       1-2         75,0%            75,0%",
        "age old                   2       1-2         75,0%            75,0%",
    ]
    assert lines[-1].startswith("SHA-256 van de groepen: ")


def test_json_holds_the_smallest_chance_the_bound_chances_and_panels(files, capsys):
    words = ("--panels", "60", "--json", "--same-address", "street", "postcode")
    found = json.loads(said(capsys, *files, *words))
    assert found["smallest_chance"] == found["bound"] == pytest.approx(0.5)
    assert found["proven"] is True
    assert found["chances"] == {"a1": 0.5, "a2": 0.5, "a3": 1.0, "a4": 1.0}
    assert len(found["panels"]) == 60
    assert sum(found["chances"].values()) == found["seats"] == 3
    assert [group["people"] for group in found["groups"]] == [2, 2, 2, 2]


def test_the_panels_are_written_and_the_drawn_one_is_among_them(files, tmp_path, capsys):
    path = tmp_path / "panels.txt"
    words = ("--panels", "1000", "--write", str(path), "--number", "17")
    lines = said(capsys, *files, *words).splitlines()
    assert lines[-4] == "Groep 017:"
    panels = lottery.panels_in(path.read_bytes())
    assert tuple(lines[-3:]) == panels[17]
    assert lottery.commitment(path.read_bytes()) in lines[-5]
    found = json.loads(said(capsys, *files, "--number", "17", "--json"))
    assert tuple(found["drawn"]) == panels[17]


@pytest.mark.parametrize("name", ["features.csv", "people.csv"])
@pytest.mark.parametrize("nothing", ["", "\n\n", "\ufeff"])
def test_of_an_empty_file_it_is_told_that_it_is_empty(files, tmp_path, capsys, name, nothing):
    (tmp_path / name).write_text(nothing)
    assert f"{name}: In dit bestand staat niets: er is geen regel 1." in refused(capsys, *files)


def test_files_with_tabs_or_semicolons_give_the_same_as_with_commas(files, tmp_path, capsys):
    told = []
    for mark in (",", "\t", ";"):
        for name, text in (("features.csv", QUOTAS), ("people.csv", PEOPLE)):
            plain = text.replace('"Zuid, oud"', "Zuid")
            (tmp_path / name).write_text(plain.replace(",", mark))
        told.append(said(capsys, *files))
    assert told[0] == told[1] == told[2]


def test_people_without_a_chance_hear_whether_more_panels_would_help(tmp_path, capsys):
    quotas, people = tmp_path / "features.csv", tmp_path / "people.csv"
    quotas.write_text("feature,value,min,max\nage,young,0,2\nage,old,0,2\n")
    people.write_text("id,age\n" + "".join(f"p{one},young\n" for one in range(20)))
    out = said(capsys, str(quotas), str(people), "--seats", "2", "--panels", "5")
    assert "Zonder enige kans: 10. Alle groepen samen hebben 10 plaatsen: maak meer" in out
    quotas.write_text("feature,value,min,max\nage,young,2,2\nage,old,0,0\n")
    people.write_text(people.read_text() + "q,old\n")
    out = said(capsys, str(quotas), str(people), "--seats", "2", "--panels", "50")
    assert "Zonder enige kans: 1. De verdeling laat geen plaats over." in out


def test_addresses_that_contradict_each_other_are_noted(files, tmp_path, capsys):
    (tmp_path / "people.csv").write_text(PEOPLE.replace("dorpsstr. 1 A", "Dropsstraat 1a"))
    lines = said(capsys, *files, "--same-address", "street", "postcode").splitlines()
    assert lines[0].startswith("Regels 2, 3 hebben dezelfde postcode en hetzelfde huisnummer")


def test_who_has_no_chance_is_counted(files, tmp_path, capsys):
    (tmp_path / "features.csv").write_text(QUOTAS.replace("Noord,0,2", "Noord,0,0"))
    words = [*files[:2], "--seats", "2"]
    assert "Zonder enige kans: 2. De verdeling laat geen plaats over." in said(capsys, *words)


@pytest.mark.parametrize(
    ("name", "was", "becomes", "says"),
    [
        ("people.csv", "a1,young", "a1,jong", "people.csv: Regel 2, kolom 2 (age): de verdeling"),
        ("people.csv", "a2,", "a1,", "people.csv: Regel 3, kolom 1 (code): “a1” staat ook op"),
        ("features.csv", "young,1,2", "young,3,2", "features.csv: Regel 2: hooguit 2 ligt onder"),
        ("features.csv", "young,1,2", "young,3,3", "features.csv: Regels 2-3, kolom min: wat er"),
        (
            "people.csv",
            "a4,young,,1234AB,",
            "a4,old,,1234AB,",
            "Van “young” (age) staan er 1 op de lijst en de verdeling vraagt er minstens 2. "
            "Vraag er 1, of stuur hun meer brieven.",
        ),
    ],
)
def test_what_is_wrong_is_a_sentence_that_names_file_line_and_column(
    files, tmp_path, capsys, name, was, becomes, says
):
    quotas = QUOTAS if name == "features.csv" else QUOTAS.replace("young,1,2", "young,2,2")
    (tmp_path / "features.csv").write_text(quotas)
    path = tmp_path / name
    path.write_text(path.read_text().replace(was, becomes))
    assert says in refused(capsys, *files)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--seats", "0"], "wijkaanpak: Een groep heeft minstens 1 plaats, niet 0."),
        (["--seats", "-2"], "wijkaanpak: Een groep heeft minstens 1 plaats, niet -2."),
        (["--seats", "5"], "kolom max"),
        (["--panels", "0"], "Een loting heeft 1 tot"),
        (["--number", "1000"], "Er is geen groep 1000: de nummers gaan van 0 tot en met 999."),
        (["--same-address", "huis"], "“huis” staat er niet bij"),
        (["--id", "naam"], "“naam” staat er niet bij"),
        (["--write", "/nergens/panels.txt"], "/nergens/panels.txt kan niet worden geschreven. Na"),
        (["--write", "/tmp"], "/tmp kan niet worden geschreven. Na --write komt de naam van een"),
    ],
)
def test_what_cannot_be_asked_is_a_sentence(files, capsys, words, says):
    assert says in refused(capsys, *files, *words)


def test_a_number_that_cannot_be_is_told_before_any_file_is_looked_for(files, capsys):
    told = refused(capsys, "nergens.csv", "ook-niet.csv", "--seats", "0")
    assert told == "wijkaanpak: Een groep heeft minstens 1 plaats, niet 0.\n"


def test_a_file_that_is_not_there_or_is_a_folder_is_a_sentence_in_dutch(files, tmp_path, capsys):
    assert refused(capsys, "nergens.csv", *files[1:]) == (
        "wijkaanpak: Er is geen bestand nergens.csv. Kijk hoe je de naam schreef, en in welke map "
        "het staat.\n"
    )
    assert refused(capsys, files[0], str(tmp_path), *files[2:]) == (
        f"wijkaanpak: {tmp_path} is een map. Noem het bestand dat erin staat.\n"
    )


def test_one_person_one_seat_and_one_panel_are_told_as_one(tmp_path, capsys):
    quotas, people = tmp_path / "features.csv", tmp_path / "people.csv"
    quotas.write_text("feature,value,min,max\nage,young,1,1\n")
    people.write_text("id,age\na1,young\n")
    out = said(capsys, str(quotas), str(people), "--seats", "1", "--panels", "1")
    assert out.startswith("1 mens op de lijst, 1 plaats, 1 groep.\n")


def test_it_needs_no_server_prints_nothing_of_the_solver_and_is_the_same_twice(files):
    code = "from wijkaanpak.site.command import main; import sys; sys.exit(main(sys.argv[1:]))"
    runs = [
        subprocess.run(
            [sys.executable, "-c", code, "lottery", *files, "--json"],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            text=True,
        )
        for seed in ("1", "2")
    ]
    assert [run.stderr for run in runs] == ["", ""]
    assert runs[0].stdout == runs[1].stdout
    assert json.loads(runs[0].stdout)["seats"] == 3


def test_examples_in_the_words_hold():
    assert doctest.testmod(drawing).failed == 0


def test_the_command_explains_itself(capsys):
    with pytest.raises(SystemExit):
        parser().parse_args(["lottery", "--help"])
    assert "docs/reference/lottery.md" in capsys.readouterr().out
