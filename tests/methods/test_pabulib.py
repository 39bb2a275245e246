import doctest
import json
import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from tests.methods import oracle
from wijkaanpak.methods import pabulib
from wijkaanpak.methods.counting import count
from wijkaanpak.methods.elections import Ballot, Kind, Rule
from wijkaanpak.methods.pabulib import documents, reading, writing
from wijkaanpak.refusals import Refused

FILE = '''META
key;value
description;Ons wijkbudget
budget;1000.50
vote_type;approval
num_projects;2
num_votes;2
PROJECTS
project_id;cost;name;category;neighborhood;selected
1;600;"Bankjes; en ""bloemen""";groen,spelen;Noord;1
2;500.25;Muziek;;Zuid;0
VOTES
voter_id;vote;age;voting_method
a;1,2;17;web
b;2;40-59;papier
'''


@pytest.mark.parametrize("module", [documents, reading, writing])
def test_the_docstrings_tell_the_truth(module):
    assert doctest.testmod(module).failed == 0


def test_a_file_becomes_an_election():
    file = pabulib.read(FILE.encode())
    election = file.election
    assert [plan.name for plan in election.plans] == ['Bankjes; en "bloemen"', "Muziek"]
    assert [plan.cost for plan in election.plans] == [60_000, 50_025]
    assert [plan.themes for plan in election.plans] == [("groen", "spelen"), ()]
    assert election.ballots == [
        Ballot(("1", "2"), (), "web", "", "0-17"),
        Ballot(("2",), (), "papier", "", "40-59"),
    ]
    assert election.categories == {"age": ("0-17", "40-59"), "channel": ("papier", "web")}
    assert (election.money, election.kind, election.name) == (
        100_050,
        Kind.APPROVAL,
        "Ons wijkbudget",
    )
    assert (file.selected, file.notes, file.rule) == (("1",), [], None)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["", "\n\n", ";"])
def test_a_file_is_written_back_byte_for_byte(newline, mark, end):
    raw = mark + (FILE.rstrip("\n") + end).replace("\n", newline).encode()
    assert pabulib.write(pabulib.parse(raw)) == raw


@given(some.text(alphabet='a;,"\r\n', max_size=40))
@example('a\r\nb\n"a\r\nb"\r')
def test_any_text_is_refused_or_written_back_byte_for_byte(text):
    try:
        document = pabulib.parse(text.encode())
    except Refused:
        return
    assert pabulib.write(document) == text.encode()


def test_all_real_files_are_written_back_byte_for_byte(shared):
    for path in sorted((shared / "data/pabulib").glob("*.pb")):
        raw = path.read_bytes()
        assert pabulib.write(pabulib.parse(raw)) == raw, path.name


def changed(old, new):
    assert old in FILE
    return FILE.replace(old, new, 1)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (changed("VOTES\n", "VOTE\n"),
         "Line 15: the file ends and there is no part VOTES. A .pb file has META, PROJECTS and "
         "VOTES."),
        ("", "Line 1: the file ends and there is no part META. A .pb file has META, PROJECTS and "
         "VOTES."),
        (changed("budget;1000.50\n", ""), "Line 6: META does not say “budget”."),
        (changed("1000.50", "veel"),
         "Line 4, column 2 (value): “veel” is no amount, such as 1500 or 1500.50."),
        (changed("1000.50", "1000.505"),
         "Line 4, column 2 (value): “1000.505” is no amount, such as 1500 or 1500.50."),
        (changed("approval", "applause"),
         "Line 5, column 2 (value): we do not know the kind of votes “applause”. Known are "
         "approval, choose-1, ordinal, cumulative, scoring."),
        (changed("num_votes;2", "num_votes;3"),
         "Line 7, column 2 (value) says 3 and there are 2. Is the file whole?"),
        (changed("num_votes;2", "budget;2"), "Line 7, column 1 (key): “budget” is there twice."),
        (changed("cost;name", "kosten;name"), "Line 9: PROJECTS needs a column “cost”."),
        (changed("2;500.25", "2;500,25"),
         "Line 11, column 2 (cost): “500,25” is no amount, such as 1500 or 1500.50."),
        (changed("2;500.25", "1;500.25"),
         "Line 11, column 1 (project_id): “1” is empty or there twice."),
        (changed("Muziek", "Muziek; dans"),
         "Line 11 has 7 columns and the line with names has 6. Put a text with “;” in it between "
         "quotes."),
        (changed('"Bankjes; en', '"Bankjes" en"'), "Line 10: quotes do not fit. Double a quote "
         "inside quotes."),
        (changed('""bloemen"""', '""bloemen""'), "Line 10: a quote is opened and never closed."),
        (changed("a;1,2;", "a;1,3;"),
         "Line 14, column 2 (vote): there is no plan “3” in PROJECTS."),
        (changed("approval", "choose-1"),
         "Line 14, column 2 (vote): “1,2” names more than one plan."),
        (changed("approval", "cumulative"), "Line 13: VOTES needs a column “points”."),
    ],
)  # fmt: skip
def test_a_broken_file_is_told_with_line_and_column(text, sentence):
    with pytest.raises(Refused) as refusal:
        pabulib.read(text.encode())
    assert str(refusal.value) == sentence


def test_bytes_that_are_no_text_are_told_with_line_and_byte():
    with pytest.raises(Refused, match="Line 2, byte 5 is no UTF-8"):
        pabulib.read(b"META\nkey;\xe9\n")


POINTS = """META
key;value
budget;100
vote_type;cumulative
PROJECTS
project_id;cost
1;60
2;50
VOTES
voter_id;vote;points
a;1,2;3,1.5
b;2;2
"""


def test_points_are_exact():
    ballots = pabulib.read(POINTS.encode()).election.ballots
    assert [list(map(str, ballot.points)) for ballot in ballots] == [["3", "3/2"], ["2"]]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("3,1.5", "3", "Line 11, column 3 (points): “3” does not give each plan points."),
        ("3,1.5", "3,x", "Line 11, column 3 (points): “x” is no number of points of 0 or more."),
        ("3,1.5", "3,-1",
         "Line 11, column 3 (points): “3,-1” is no number of points of 0 or more."),
    ],
)  # fmt: skip
def test_points_that_do_not_fit_are_told_with_line_and_column(old, new, sentence):
    with pytest.raises(Refused) as refusal:
        pabulib.read(POINTS.replace(old, new).encode())
    assert str(refusal.value) == sentence


def test_a_plan_twice_in_one_ballot_counts_once_and_is_told():
    """One such ballot changed a winner in Warszawa in 2026."""
    file = pabulib.read(changed("a;1,2;", "a;1, 2,1;").encode())
    assert file.election.ballots[0].choices == ("1", "2")
    assert [str(note) for note in file.notes] == [
        "Line 14, column 2 (vote): plan “1” is there twice; it counts once."
    ]
    twice = pabulib.read(POINTS.replace("1,2;3,1.5", "1,2,1;3,1.5,9").encode())
    assert twice.election.ballots[0].points == (3, 1.5)


def test_a_voter_who_is_there_twice_is_told():
    file = pabulib.read(changed("b;2;", "a;2;").encode())
    assert [str(note) for note in file.notes] == [
        "Line 15, column 1 (voter_id): voter “a” is there twice; both ballots count."
    ]


def test_an_empty_ballot_counts_and_may_be_left_out_by_rule():
    election = pabulib.read(changed("b;2;", "b;;").encode()).election
    assert count(election, Rule()).ballots == 2
    assert count(election, Rule(least_choices=1)).ballots == 1


@given(
    some.sampled_from(Kind).flatmap(lambda kind: oracle.elections(kind=kind)),
    some.sampled_from([Rule(), Rule("greedy", pots={"groen": 5}), Rule(completion="add-one")]),
)
def test_our_own_file_holds_the_same_election_and_the_whole_rule(election, rule):
    outcome = count(election, rule)
    made = pabulib.document_of(election, rule, outcome, with_categories=True)
    file = pabulib.read(pabulib.write(made))
    assert file.election.ballots == election.ballots
    assert (list(file.election.plans), file.election.money) == (election.plans, election.money)
    assert (file.rule, set(file.selected)) == (rule, set(outcome.winners))
    assert count(file.election, file.rule).winners == outcome.winners


def test_area_and_age_stay_out_of_our_files_unless_asked_for():
    election = pabulib.read(FILE.encode()).election
    named = pabulib.write(pabulib.document_of(election, Rule())).decode().split("VOTES\n")[1]
    assert named.split("\n")[0] == "voter_id;vote;voting_method"


def test_a_rule_in_a_file_that_is_broken_is_told_with_its_line():
    text = changed("num_projects;2", "counting_rule;{greedy}")
    with pytest.raises(Refused, match=r"Line 6, column 2 \(value\): the rule is broken JSON."):
        pabulib.read(text.encode())


# --- real files --------------------------------------------------------------------------------


def recorded(shared):
    return json.loads((shared / "data/pabulib/winners.json").read_text()).items()


def test_every_real_file_gives_the_recorded_winners(shared):
    rules = {
        "equal_shares_cost": Rule(ties=("key",)),
        "equal_shares_cardinality": Rule(utility="cardinality", ties=("key",)),
        "greedy_cost": Rule("greedy", ties=("key",)),
    }
    for name, known in recorded(shared):
        election = pabulib.read((shared / "data/pabulib" / name).read_bytes()).election
        for kind, rule in rules.items():
            if kind in known:
                assert list(count(election, rule).winners) == known[kind], (name, kind)
        if "phragmen_set" in known:
            found = count(election, Rule("phragmen", ties=("key",))).winners
            assert sorted(found) == known["phragmen_set"], name


@pytest.mark.parametrize("name", ["Netherlands_Assen_2024", "Netherlands_Assen_2025",
                                  "Poland_Swiecie_2023"])  # fmt: skip
@pytest.mark.parametrize("stop", ["overspend", "exhaustive"])
def test_the_official_outcomes_of_equal_shares_come_out(shared, name, stop):
    file = pabulib.read((shared / f"data/pabulib/{name}.pb").read_bytes())
    rule = Rule(completion="add-one", stop=stop)
    if name.startswith("Poland"):
        rule = Rule(completion="add-one", stop=stop, least_by_cost="1/3")
    assert set(count(file.election, rule).winners) == set(file.selected)


def test_the_official_winners_of_other_cities_come_out_by_the_rule_in_the_file(shared):
    told = {}
    for path in sorted((shared / "data/pabulib").glob("*.pb")):
        file = pabulib.read(path.read_bytes())
        named = file.meta["rule"]
        if file.selected and named in {"greedy", "greedy-no-skip", "greedy-threshold"}:
            told[path.name] = official(file, named)
    assert {name for name, same in told.items() if not same} == set()
    assert len(told) > 20


def official(file, named):
    points = file.election.kind in (Kind.POINTS, Kind.RANKING)
    least = file.meta.get("min_project_score_threshold", "0")
    rule = Rule(
        "greedy",
        utility="points" if points else "cost",
        places=(3, 2, 1) if file.election.kind is Kind.RANKING else (),
        skip=named != "greedy-no-skip",
        least_votes=0 if points else least,
        least_points=least if points else 0,
    )
    return set(count(file.election, rule).winners) == set(file.selected)


def test_amsterdam_gives_its_pots_their_money_and_then_what_is_left(shared):
    """Oud-Oost 2022: four themes, whose pots are together one euro more than the money."""
    file = pabulib.read((shared / "data/pabulib/Netherlands_Amsterdam_604.pb").read_bytes())
    names = file.meta["categories"].split(",")
    sums = [pabulib.cents(words) for words in file.meta["budget_per_category"].split(",")]
    pots = dict(zip(names, sums, strict=True))
    assert sum(pots.values()) == file.election.money + 100
    rule = Rule("greedy", pots=pots, leftover="skip")
    found = count(file.election, rule)
    spent = {theme: 0 for theme in pots}
    for key, stage in found.stages.items():
        if stage == "pot":
            plan = file.election.plan(key)
            spent[plan.themes[0]] += plan.cost
    assert all(spent[theme] <= pots[theme] for theme in pots)
    assert (
        0
        <= found.left
        < min(plan.cost for plan in file.election.plans if plan.key not in found.winners)
    )


def test_a_dutch_file_counts_the_same_after_it_went_through_ours(shared):
    for name in ("Assen_2024", "Amsterdam_604"):
        raw = (shared / f"data/pabulib/Netherlands_{name}.pb").read_bytes()
        file, rule = pabulib.read(raw), Rule(completion="add-one")
        assert pabulib.write(file.document) == raw
        ours = pabulib.write(pabulib.document_of(file.election, rule))
        again = pabulib.read(ours)
        chance = random.Random(1)
        shuffled = chance.sample(again.election.ballots, len(again.election.ballots))
        assert sorted(shuffled) == sorted(file.election.ballots)
        assert count(again.election, rule).winners == count(file.election, rule).winners
