"""`wijkaanpak count`, as an operator or a neighbour types it."""

import json
import subprocess
import sys

import pytest
from django.utils import translation

from tests.methods.test_pabulib import FILE
from wijkaanpak.budget.queries.words import Told, winning
from wijkaanpak.methods import counting, pabulib
from wijkaanpak.methods.elections import Rule
from wijkaanpak.site.command import main, parser


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "wijk.pb"
    path.write_text(FILE)
    return str(path)


def said(capsys, *words):
    assert main(["count", *words]) == 0
    return capsys.readouterr().out


def test_winners_and_losers_are_told_in_dutch(file, capsys):
    assert said(capsys, file, "--rule", "greedy").splitlines() == [
        "2 plannen, 2 stemmen die tellen, € 1.000,50.",
        "  1. 2 Muziek (€ 500,25)",
        "     2 mensen stemden erop.",
        "Er blijft € 500,25 over.",
        "",
        '   - 1 Bankjes; en "bloemen" (€ 600)',
        "     1 mens stemde erop. Het paste niet in het geld dat over was. Het had gewonnen als "
        "het € 500,25 kostte, of met 2 stemmen meer.",
        "De officiële winnaars in het bestand zijn andere.",
    ]


def test_who_paid_is_told_with_equal_shares(file, capsys):
    lines = said(capsys, file, "--rule", "equal-shares").splitlines()
    assert lines[2] == "     2 mensen betaalden elk ongeveer € 250,12."


def test_json_holds_winners_in_order_payments_and_explanations(file, capsys):
    found = json.loads(said(capsys, file, "--json", "--completion", "add-one", "--step", "50"))
    assert found["winners"] == ["2"]
    assert found["payments"] == [
        {"plan": "2", "price": "50025/2", "full": [{"people": 2, "each": "50025/2"}], "rest": []}
    ]
    assert found["explanations"]["lost"][0]["plan"] == "1"
    assert Rule.from_dict(found["rule"]) == Rule(completion="add-one", step=50)


def test_the_rule_in_the_file_counts_unless_another_is_named(file, tmp_path, capsys):
    election = pabulib.read(FILE.encode()).election
    ours = tmp_path / "ours.pb"
    ours.write_bytes(pabulib.write(pabulib.document_of(election, Rule("greedy", step=7))))
    found = json.loads(said(capsys, str(ours), "--json"))["rule"]
    assert (found["name"], found["step"]) == ("greedy", 7)
    found = json.loads(said(capsys, str(ours), "--json", "--rule", "phragmen"))["rule"]
    assert (found["name"], found["step"]) == ("phragmen", 7)
    rule = tmp_path / "regel.json"
    rule.write_text(json.dumps(Rule(start="floor").to_dict()))
    words = (str(ours), "--json", "--rule-file", str(rule), "--ties", "most-votes,key")
    found = json.loads(said(capsys, *words))["rule"]
    assert (found["start"], found["ties"]) == ("floor", ["most-votes", "key"])


def test_conditions_in_the_file_are_kept(file, tmp_path, capsys):
    election = pabulib.read(FILE.encode()).election
    asked = {
        "pots": [{"key": "groen", "amount": 1000_50, "themes": ["groen"]}],
        "plans": [{"key": "1", "cost": 600_00, "themes": ["groen"]}, {"key": "2", "cost": 500_25}],
    }
    ours = tmp_path / "ours.pb"
    made = pabulib.document_of(election, Rule("greedy"), conditions=asked)
    ours.write_bytes(pabulib.write(made))
    found = json.loads(said(capsys, str(ours), "--json"))
    assert found["winners"] == ["1"]
    assert found["explanations"]["lost"][0]["why"] == "may not be added"
    ours.write_bytes(ours.read_bytes().replace(b'""pots"": [', b'""pats"": ['))
    assert main(["count", str(ours)]) == 1
    assert "De voorwaarden van de potjes kloppen niet" in capsys.readouterr().err


def test_points_can_be_read_as_votes(tmp_path, capsys):
    path = tmp_path / "punten.pb"
    path.write_text(
        "META\nkey;value\nbudget;100\nvote_type;cumulative\nPROJECTS\nproject_id;cost\na;60\nb;50\n"
        "VOTES\nvoter_id;vote;points\n1;a;5\n2;b;1\n3;b;1\n"
    )
    words = (str(path), "--json", "--rule", "greedy", "--utility", "points")
    assert json.loads(said(capsys, *words))["winners"] == ["a"]
    assert json.loads(said(capsys, *words, "--read-as", "approval"))["winners"] == ["b"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("600;", "zes;", "wijk.pb: Regel 10, kolom 2 (cost): ‘zes’ is geen bedrag"),
        ("a;1,2;", "a;1,9;", "wijk.pb: Regel 14, kolom 2 (vote): in PROJECTS staat geen plan ‘9’"),
    ],
)
def test_a_bad_file_is_told_in_one_sentence(file, tmp_path, capsys, old, new, sentence):
    (tmp_path / "wijk.pb").write_text(FILE.replace(old, new, 1))
    assert main(["count", file]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"wijkaanpak: {sentence}")
    assert told.count("\n") == 1


def test_a_file_that_is_not_there_and_a_rule_that_is_none_are_told(file, tmp_path, capsys):
    assert main(["count", str(tmp_path / "weg.pb")]) == 1
    assert "weg.pb" in capsys.readouterr().err
    assert main(["count", file, "--rule-file", str(tmp_path / "weg.json")]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"wijkaanpak: Er is geen bestand {tmp_path / 'weg.json'}.")
    assert main(["count", file, "--rule-file", file]) == 1
    assert "wijk.pb is geen regel in JSON" in capsys.readouterr().err


def test_it_runs_without_a_server_and_explains_itself_with_an_example(file, tmp_path, capsys):
    run = [sys.executable, "-m", "wijkaanpak.site.command", "count", file]
    done = subprocess.run(run, capture_output=True, text=True, env={"PATH": ""}, cwd=".")
    assert (done.returncode, done.stderr) == (0, "")
    with pytest.raises(SystemExit):
        parser().parse_args(["count", "--help"])
    assert "example:" in capsys.readouterr().out


POINTS = """META
key;value
vote_type;cumulative
budget;100
num_votes;3
num_projects;2
PROJECTS
project_id;cost;votes
1;90;3
2;60;1
VOTES
voter_id;vote;points
1;1;5
2;1;4
3;1,2;1,2
"""


def test_points_are_told_as_points(tmp_path, capsys):
    path = tmp_path / "punten.pb"
    path.write_text(POINTS)
    lines = said(capsys, str(path), "--utility", "points", "--completion", "add-one").splitlines()
    assert "voor elk punt dat zij aan dit plan gaven" in "\n".join(lines)


def test_the_share_of_voters_is_the_one_that_the_page_of_a_round_gives(tmp_path, capsys):
    head, _votes = POINTS.replace("cumulative", "approval").split("voter_id;vote;points")
    ballots = "\n".join(f"{at};{1 if at > 8 else 2}" for at in range(1, 13))
    path = tmp_path / "samen.pb"
    path.write_text(f"{head}voter_id;vote\n{ballots}\n".replace("num_votes;3", "num_votes;12"))
    lines = said(capsys, str(path), "--rule", "greedy").splitlines()
    assert "67 van de 100 stemmers zien een van hun plannen." in lines


SHARED = """META
key;value
budget;100
vote_type;approval
PROJECTS
project_id;cost
a;60
b;90
VOTES
voter_id;vote
1;a
2;a
3;b
"""


def test_a_terminal_says_who_paid_in_the_words_of_the_page_of_a_round(tmp_path, capsys):
    path = tmp_path / "samen.pb"
    path.write_text(SHARED)
    file = pabulib.read(SHARED.encode())
    outcome = counting.count(file.election, Rule(), None)
    with translation.override("nl"):
        words = winning(Told(outcome, {}, {"a": 2}), "a").replace("\u00a0", " ")
    assert said(capsys, str(path)).splitlines()[2].strip() == words
    weighed = tmp_path / "regel.json"
    weighed.write_text('{"channels": {"": 1}}')
    told = said(capsys, str(path), "--rule-file", str(weighed))
    assert "De stemmen die dit plan betaalden, tellen samen voor 2." in told


@pytest.mark.parametrize(
    ("words", "idle"),
    [
        (["--rule", "greedy", "--completion", "add-one", "--stop", "overspend"],
         ["--completion", "--stop"]),
        (["--rule", "phragmen", "--utility", "cost", "--start", "exact"],
         ["--utility", "--start"]),
        (["--step", "50"], ["--step"]),
        (["--completion", "add-one", "--step", "50", "--start", "floor"], []),
        (["--rule", "greedy", "--utility", "cardinality"], []),
    ],
)  # fmt: skip
def test_a_choice_that_changes_nothing_is_told(file, capsys, words, idle):
    lines = said(capsys, file, *words).splitlines()
    assert [line.split()[0] for line in lines if "verandert hier niets" in line] == idle
    notes = json.loads(said(capsys, file, "--json", *words))["notes"]
    assert [note.split()[0] for note in notes if "verandert hier niets" in note] == idle


def test_money_that_is_no_euros_is_told(tmp_path, capsys):
    path = tmp_path / "zloty.pb"
    path.write_text(SHARED.replace("budget;", "currency;PLN\nbudget;"))
    assert said(capsys, str(path)).startswith("Het geld in dit bestand is PLN: lees dat waar €")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--step", "-5"], "-5 moet een heel getal zijn, 0 of meer."),
        (["--ties", "foo"], "‘foo’ is niet een van deze: cheapest, most-votes, lot, key."),
        (["--rule-file", "weg.json"], "Er is geen bestand weg.json. "),
    ],
)
def test_a_bad_choice_is_not_blamed_on_the_file(file, capsys, words, sentence):
    assert main(["count", file, *words]) == 1
    assert capsys.readouterr().err.startswith(f"wijkaanpak: {sentence}")


def test_a_bad_rule_names_its_own_file(file, tmp_path, capsys):
    rule = tmp_path / "regel.json"
    rule.write_text('{"foo": 1}')
    assert main(["count", file, "--rule-file", str(rule)]) == 1
    assert (
        capsys.readouterr().err == "wijkaanpak: regel.json: De regel heeft geen onderdeel foo.\n"
    )
