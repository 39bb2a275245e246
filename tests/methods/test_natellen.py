"""The recount is a second program: it must say what the first one says, and find what is wrong."""

import json
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.methods.test_pots import can_be_paid, some_plans, some_pots
from wijkaanpak.methods import natellen, pabulib
from wijkaanpak.methods import pots as puzzle
from wijkaanpak.methods.counting import count
from wijkaanpak.methods.elections import Ballot, Election, Kind, Plan, Rule

FILE = Path(natellen.__file__)
CHANNELS = {"web": "1/3", "tables": "2/3"}
RULES = [
    Rule("greedy"),
    Rule("greedy", skip=False, utility="cardinality"),
    Rule("greedy", pots={"green": 20, "play": 25}, leftover="skip"),
    Rule("greedy", pots={"green": 20, "play": 25}, skip=False, leftover="no-skip"),
    Rule("greedy", channels=CHANNELS, least_share="1/5"),
    Rule("phragmen", channels=CHANNELS),
    Rule(channels=CHANNELS, completion="add-one", step=2),
    Rule(utility="cardinality", completion="add-one", step=2, stop="exhaustive"),
    Rule(completion="utilitarian", least_choices=1, least_by_cost="1/3"),
    Rule(completion="add-one", start="floor", step=3, lot=tuple("7654321")),
    Rule(utility="points", completion="add-one", step=1, least_points=3),
    Rule("greedy", utility="points", ties=("lot",), lot=tuple("3152746")),
]


def by_lot(seed):
    """An election by lot, with points, weights, channels, themes, and many ties."""
    chance = random.Random(seed)
    keys = [str(number) for number in range(1, 8)]
    most = chance.choice([5, 40])
    plans = [Plan(k, k, chance.randint(1, most), (), (chance.choice(["green", "play"]),))
             for k in keys]  # fmt: skip
    ballots = []
    for _n in range(chance.randint(1, 14)):
        choices = tuple(chance.sample(keys, chance.randint(0, len(keys))))
        points = tuple(chance.randint(0, 3) for _choice in choices)
        weight = chance.choice([1, 1, 1, 2])
        channel = chance.choice(["web", "tables"])
        ballots.append(Ballot(choices, points, channel, weight=weight))
    return Election(plans, ballots, chance.randint(2, 100), Kind.POINTS)


def recounted(raw, conditions=None):
    box = natellen.Box(raw.decode())
    rule = natellen.rule_of(json.loads(box.meta["counting_rule"]))
    asked = box.meta.get("counting_conditions")
    return natellen.Count(
        box, rule, natellen.Conditions(json.loads(asked)) if asked else None
    ).winners()


@pytest.mark.parametrize("rule", RULES)
def test_the_recount_gives_the_same_winners_in_the_same_order(rule):
    for seed in range(60):
        election = by_lot(seed)
        outcome = count(election, rule)
        raw = pabulib.write(pabulib.document_of(election, rule, outcome))
        assert recounted(raw) == list(outcome.winners), seed


def test_rankings_are_recounted_by_places():
    rule = Rule("greedy", utility="points", places=(3, 2, 1))
    for seed in range(60):
        given = by_lot(seed)
        ballots = [ballot._replace(points=()) for ballot in given.ballots]
        election = replace(given, ballots=ballots, kind=Kind.RANKING)
        raw = pabulib.write(pabulib.document_of(election, rule))
        assert recounted(raw) == list(count(election, rule).winners), seed


def run(*words):
    done = subprocess.run(
        [sys.executable, "-I", str(FILE), *map(str, words)], capture_output=True, text=True
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_the_file_runs_alone_and_compares_with_the_result(tmp_path):
    path = tmp_path / "uitslag.pb"
    for seed in range(4):
        election, rule = by_lot(seed), RULES[seed + 6]
        outcome = count(election, rule)
        path.write_bytes(pabulib.write(pabulib.document_of(election, rule, outcome)))
        code, said = run(path, "--json")
        found = json.loads(said)
        assert (code, found["winners"], found["left"]) == (
            0, list(outcome.winners), outcome.left,
        )  # fmt: skip
    code, said = run(path)
    assert (code, said.splitlines()[-1]) == (
        0, "GOED   Dit zijn dezelfde plannen als in de uitslag.",
    )  # fmt: skip


PLANS = [Plan("a", "Bankjes", 60_00), Plan("b", "Muziek", 50_00)]
SMALL = Election(PLANS, [Ballot(("a",)), Ballot(("a",)), Ballot(("b",))], money=100_00)


def test_another_result_is_found(tmp_path):
    path = tmp_path / "uitslag.pb"
    raw = pabulib.write(pabulib.document_of(SMALL, Rule("greedy"), count(SMALL, Rule("greedy"))))
    lines = raw.decode().replace("a;60;2;Bankjes;;;1;", "a;60;2;Bankjes;;;0;")
    path.write_text(lines.replace("b;50;1;Muziek;;;0;", "b;50;1;Muziek;;;1;"))
    code, said = run(path)
    assert code == 1
    assert said.splitlines() == [
        "       3 stemmen geteld, 2 plannen, € 100.",
        "       1. a Bankjes (€ 60)",
        "       Er blijft € 40 over.",
        "FOUT   Plan b staat wel in de uitslag, maar wint niet.",
        "FOUT   Plan a wint, maar staat niet in de uitslag.",
    ]


def test_a_rule_may_lie_beside_the_file(tmp_path):
    path, rule = tmp_path / "stemmen.pb", tmp_path / "regel.json"
    lines = pabulib.write(pabulib.document_of(SMALL, Rule())).decode().split("\n")
    path.write_text("\n".join(line for line in lines if not line.startswith("counting_rule")))
    assert run(path) == (
        2, "FOUT   In het bestand staat geen regel; geef die met --regel.\n",
    )  # fmt: skip
    rule.write_text(json.dumps(Rule("greedy").to_dict()))
    code, said = run(path, "--regel", rule)
    assert (code, said.splitlines()[1]) == (0, "       1. a Bankjes (€ 60)")
    assert "LET OP In het bestand staat geen uitslag om mee te vergelijken." in said


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "FOUT   In het deel META staat geen 'budget'."),
        ("META\nkey;value\nbudget;x\nvote_type;approval\n",
         "FOUT   Het bestand is niet te lezen. De computer zegt: Invalid literal for Fraction: "
         "'x'."),
        ("META\nkey;value\nbudget;1\nvote_type;approval\nPROJECTS\nproject_id;cost\na;1.005\n",
         "FOUT   Regel 7 van het bestand is fout ('1.005' is geen bedrag in hele centen)."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_told_in_a_sentence(tmp_path, text, sentence):
    path = tmp_path / "stuk.pb"
    path.write_text(text)
    assert run(path) == (2, sentence + "\n")


def test_it_uses_nothing_but_python_itself():
    lines = FILE.read_text().splitlines()
    imported = {line.split()[1] for line in lines if line.startswith(("import ", "from "))}
    assert imported <= sys.stdlib_module_names


# --- conditions: against every way to divide small pots ------------------------------------------


def pot(key, amount, **conditions):
    return {"key": key, "amount": amount, **conditions}


def test_pots_pay_together_what_fits_their_conditions():
    given = {
        "pots": [pot("free", 3), pot("green", 4, themes=["green"]), pot("north", 2, areas=["n"])],
        "plans": [
            {"key": "g", "cost": 6, "themes": ["green"]},
            {"key": "n", "cost": 3, "areas": ["n"]},
            {"key": "x", "cost": 4},
        ],
    }
    conditions = natellen.Conditions(given)
    assert conditions.allow(["g"])
    assert conditions.allow(["g", "n"])
    assert not conditions.allow(["x"])
    assert not conditions.allow(["g", "n", "x"])


def test_the_flow_through_pots_agrees_with_trying_every_way():
    chance = random.Random(4)
    for _n in range(300):
        pots = [pot(name, chance.randint(0, 4), themes=chance.sample("gps", chance.randint(0, 2)))
                for name in "ABC"]  # fmt: skip
        plans = [{"key": key, "cost": chance.randint(1, 4), "themes": [chance.choice("gps")]}
                 for key in "xyz"]  # fmt: skip
        conditions = natellen.Conditions({"pots": pots, "plans": plans})
        for size in range(1, 4):
            keys = chance.sample("xyz", size)
            assert conditions.allow(keys) == every_way(
                pots, [p for p in plans if p["key"] in keys]
            )


def every_way(pots, plans):
    left = tuple(one["amount"] for one in pots)
    ways = {left}
    for plan in plans:
        for _cent in range(plan["cost"]):
            ways = {
                (*way[:place], way[place] - 1, *way[place + 1 :])
                for way in ways
                for place, one in enumerate(pots)
                if way[place] and (not one["themes"] or set(one["themes"]) & set(plan["themes"]))
            }
    return bool(ways)


@given(some_plans(), some_pots(), st.data())
def test_pots_with_a_least_share_agree_with_trying_every_way(plans, pots, data):
    conditions = natellen.Conditions(puzzle.to_dict(pots, plans=plans))
    chosen = data.draw(st.lists(st.sampled_from(plans), unique=True) if plans else st.just([]))
    assert conditions.allow([plan.key for plan in chosen]) == can_be_paid(chosen, pots)


def test_a_pot_with_a_least_share_pays_that_much_or_nothing():
    given = {
        "pots": [pot("half", 5, least_share=50), pot("free", 6)],
        "plans": [{"key": "a", "cost": 8}, {"key": "b", "cost": 3}],
    }
    conditions = natellen.Conditions(given)
    assert conditions.allow(["a"])  # four from one half at least, four from the other
    assert conditions.allow(["b"])
    assert conditions.allow(["a", "b"])
    given["pots"][0]["amount"] = 3
    assert not natellen.Conditions(given).allow(["a"])  # three is less than half
    given["pots"][0]["least_share"] = 0
    assert natellen.Conditions(given).allow(["a"])


@given(some_plans(4), some_pots(), st.data())
def test_a_round_with_least_shares_is_recounted_to_the_same_winners(plans, pots, data):
    wanted = [Plan(plan.key, cost=plan.cost) for plan in plans]
    keys = [plan.key for plan in wanted]
    some = st.lists(st.sampled_from(keys), min_size=1, unique=True) if keys else st.just([])
    ballots = [Ballot(tuple(one)) for one in data.draw(st.lists(some, max_size=6))]
    election = Election(wanted, ballots, money=sum(pot.amount for pot in pots))
    rule = data.draw(st.sampled_from([Rule(), Rule("greedy"), Rule(completion="utilitarian")]))
    asked = puzzle.to_dict(pots, plans=plans)
    outcome = count(election, rule, puzzle.may_add_for(pots, (), plans))
    made = pabulib.write(pabulib.document_of(election, rule, outcome, conditions=asked))
    assert recounted(made) == list(outcome.winners)


def test_a_guarantee_keeps_room_for_what_was_promised():
    given = {
        "pots": [pot("free", 10)],
        "guarantees": [{"key": "young", "least": 4, "ages": [12, 26]}],
        "plans": [
            {"key": "big", "cost": 8},
            {"key": "some", "cost": 6},
            {"key": "youth", "cost": 4, "ages": [14, 18]},
        ],
    }
    conditions = natellen.Conditions(given)
    assert not conditions.allow(["big"])
    assert conditions.allow(["some"])
    assert conditions.allow(["youth", "some"])


def test_conditions_in_a_file_are_kept_in_the_recount(tmp_path):
    asked = {
        "pots": [pot("green", 60_00, themes=["groen"]), pot("free", 40_00)],
        "plans": [{"key": "a", "cost": 60_00}, {"key": "b", "cost": 50_00, "themes": ["groen"]}],
    }
    conditions = natellen.Conditions(asked)
    rule = Rule("greedy")
    outcome = count(SMALL, rule, conditions.allow)
    assert outcome.winners == ("b",)
    path = tmp_path / "uitslag.pb"
    made = pabulib.document_of(SMALL, rule, outcome, conditions=asked)
    path.write_bytes(pabulib.write(made))
    assert json.loads(run(path, "--json")[1]) == {
        "winners": ["b"], "left": 50_00, "ballots": 3, "same": True,
    }  # fmt: skip


def test_real_elections_are_recounted_too(shared):
    for name in ("Assen_2024", "Amsterdam_643", "Amsterdam_179"):
        file = pabulib.read((shared / f"data/pabulib/Netherlands_{name}.pb").read_bytes())
        rule = Rule(completion="utilitarian")
        outcome = count(file.election, rule)
        raw = pabulib.write(pabulib.document_of(file.election, rule, outcome))
        assert recounted(raw) == list(outcome.winners)


@pytest.mark.parametrize("words", [[], ["a.pb", "b.pb"], ["a.pb", "--rule", "x"], ["--help"]])
def test_how_to_begin_is_said_in_dutch_and_under_it_in_english(words, capsys):
    with pytest.raises(SystemExit) as stopped:
        natellen.main(words)
    said = "".join(capsys.readouterr())
    assert stopped.value.code == (0 if words == ["--help"] else 2)
    assert said.index("BESTAND") < said.index("In English")
    assert "usage:" not in said
