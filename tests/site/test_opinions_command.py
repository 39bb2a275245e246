"""`wijkaanpak opinions`, as an operator or a neighbour types it."""

import json
import subprocess
import sys

import pytest

from tests.methods.test_opinions import two_camps
from wijkaanpak.site.command import main, parser


@pytest.fixture
def file(tmp_path):
    votes = two_camps()
    lines = [
        f"{person},{place},{vote}"
        for person, row in zip(votes.people, votes.cast.tolist(), strict=True)
        for place, vote in enumerate(row)
    ]
    path = tmp_path / "votes.csv"
    path.write_text("\n".join(["voter-id,comment-id,vote", *lines]))
    return path


def said(capsys, *words):
    assert main(["opinions", *map(str, words)]) == 0
    return capsys.readouterr().out


def test_counts_come_first_then_what_unites_then_what_divides_then_groups(file, capsys):
    lines = said(capsys, file).splitlines()
    assert lines[:2] == [
        "40 mensen, 10 stellingen, 400 stemmen.",
        "40 van hen stemden op genoeg stellingen om naar groepen te zoeken.",
    ]
    assert "10 mensen gaven precies dezelfde antwoorden op 10 stellingen." in lines[2]
    told = ["Waar iedereen het zeker mee eens is:", "Wat verdeelt:", "Groep A, 20 mensen:"]
    assert [line for line in lines if line in told] == told
    assert "  Stelling 0" in lines  # a file of votes alone has no words
    assert "Er zijn 2 groepen. Vastheid 1,00" in "\n".join(lines)


def test_texts_come_from_the_comments_beside_the_votes_or_named(file, tmp_path, capsys):
    texts = "comment-id,comment-body,moderated\n0,Meer bankjes,1\n1,Reclame,-1\n"
    (tmp_path / "comments.csv").write_text(texts)
    told = json.loads(said(capsys, file, "--json"))
    assert told["statements"][0]["text"] == "Meer bankjes"
    assert told["statements"][1]["moderated_out"]
    assert "1" not in {one["statement"] for one in told["unites"]}
    (tmp_path / "anders.csv").write_text(texts.replace("Meer", "Minder"))
    told = json.loads(said(capsys, file, "--json", "--statements", tmp_path / "anders.csv"))
    assert told["statements"][0]["text"] == "Minder bankjes"


def test_one_person_one_statement_and_one_vote_are_told_as_one(tmp_path, capsys):
    path = tmp_path / "votes.csv"
    path.write_text("voter-id,comment-id,vote\n1,1,1\n")
    assert said(capsys, path).splitlines()[:2] == [
        "1 mens, 1 stelling, 1 stem.",
        "1 van hen stemde op genoeg stellingen om naar groepen te zoeken.",
    ]


@pytest.mark.parametrize("words", [["weg.csv"], ["{file}", "--statements", "weg.csv"]])
def test_a_file_that_is_not_there_is_named_once(file, capsys, words):
    assert main(["opinions", *(word.format(file=file) for word in words)]) == 1
    told = capsys.readouterr().err
    assert told.startswith("wijkaanpak: Er is geen bestand weg.csv. Kijk")
    assert told.count("weg.csv") == 1


def test_without_groups_it_says_so(tmp_path, capsys):
    path = tmp_path / "votes.csv"
    path.write_text("voter-id,comment-id,vote\n1,1,1\n2,1,-1\n")
    out = said(capsys, path)
    assert "Te weinig mensen stemden op genoeg stellingen om naar groepen te zoeken." in out
    assert "van de 2" not in out


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("votes.csv", "voter-id,comment-id,vote\n1,1,ja\n",
         "votes.csv: Regel 2, kolom 3 (vote): ‘ja’ is geen stem."),
        ("comments.csv", "id,text\n", "comments.csv: Regel 1: er is geen kolom ‘comment-id’."),
        ("comments.csv", "", "comments.csv: In dit bestand staat niets: er is geen regel 1."),
        ("votes.csv", "\n\n", "votes.csv: In dit bestand staat niets: er is geen regel 1."),
        ("votes.csv", "voter-id,comment-id,vote\n",
         "votes.csv: In dit bestand staat niet één stem."),
    ],
)  # fmt: skip
def test_a_bad_file_is_told_in_one_sentence(file, tmp_path, capsys, name, text, sentence):
    (tmp_path / name).write_text(text)
    assert main(["opinions", str(file)]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"wijkaanpak: {sentence}")
    assert told.count("\n") == 1


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_file_of_a_dutch_spreadsheet_says_the_same(file, capsys, mark):
    told = said(capsys, file)
    file.write_text("\ufeff" + file.read_text().replace(",", mark))
    assert said(capsys, file) == told


def test_it_runs_without_a_server_and_explains_itself_with_an_example(file, capsys):
    run = [sys.executable, "-m", "wijkaanpak.site.command", "opinions", str(file)]
    done = subprocess.run(run, capture_output=True, text=True, env={"PATH": ""}, cwd=".")
    assert (done.returncode, done.stderr) == (0, "")
    with pytest.raises(SystemExit):
        parser().parse_args(["opinions", "--help"])
    assert "example:" in capsys.readouterr().out
    assert main(["opinions", "weg.csv"]) == 1


def test_who_reads_only_the_first_lines_gets_no_fault(file):
    command = [sys.executable, "-m", "wijkaanpak.site.command", "opinions", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.close()  # before a word was said
        faults = running.stderr.read()
    assert (running.returncode, faults) == (141, b"")
