"""The conversations of the demo, checked as data: who asks, who votes, and what is real."""

import csv
import tomllib
from pathlib import Path

import pytest

from tests.site.test_demo_script import items, roles, speakers
from wijkaanpak.dialogues import rules
from wijkaanpak.site.demo import dialogues
from wijkaanpak.site.demo.hazelkamp import HAZELKAMP

CONFLICTS = {one.key: one for one in HAZELKAMP.conflicts}
NATURE = Path(dialogues.__file__).with_name("natuur")
ROOT = Path(dialogues.__file__).parents[3]
EACH = pytest.mark.parametrize("held", dialogues.DIALOGUES, ids=lambda held: held.key)


def rows_of(name):
    with (NATURE / name).open(newline="") as file:
        return list(csv.DictReader(file))


OF_NATURE = {row["comment-body"]: int(row["comment-id"]) for row in rows_of("comments.csv")}


@EACH
def test_who_asks_speaks_for_the_party_and_has_a_slot_or_are_the_residents(held):
    assert held.by in speakers(HAZELKAMP, held.party, held.begun)
    slots = {ask.key: ask for ask in HAZELKAMP.asks}
    if held.ask:
        assert slots[held.ask].party == held.party
        assert slots[held.ask].at < held.begun
    else:
        assert held.party == "coop"


@EACH
def test_its_days_follow_each_other(held):
    assert held.begun <= held.opened <= held.opens < held.closes
    assert all(held.opens <= day <= held.closes for day, _letters in held.voices)
    assert all(held.opens <= one.at < held.closes for one in held.wrote)
    assert all(one.at < one.looked for one in held.wrote if one.looked)
    assert held.closed is None or held.closed > held.closes


@EACH
def test_hosts_look_and_type_in_and_what_lies_beside_an_item_is_there(held):
    for one in held.wrote:
        assert not one.looked or one.host in roles(HAZELKAMP, "host", one.looked)
        assert not one.back or one.back in list(rules.Reason)
    for table in held.tables:
        assert table.host in roles(HAZELKAMP, "host", table.at)
        assert len(table.columns) <= rules.MOST_AT_TABLE
    for beside in held.beside:
        assert (beside.item in items(HAZELKAMP)) != (beside.conflict in CONFLICTS)
        assert beside.at > held.closed
        assert beside.text in {*OF_NATURE, *held.first}


def test_a_statement_lies_beside_a_difference_of_view_by_who_answers_for_a_side():
    found = [one for held in dialogues.DIALOGUES for one in held.beside if one.conflict]
    assert found
    for one in found:
        conflict = CONFLICTS[one.conflict]
        assert one.by in {side.by for side in conflict.sides}
        assert conflict.at < one.at


def test_statements_fit_on_a_card():
    for held in dialogues.DIALOGUES:
        texts = [*held.first, *(one.text for one in held.wrote if not one.back)]
        assert [rules.check_statement(text) for text in texts] == texts


def test_the_real_votes_have_nothing_of_who_when_or_which_group_and_say_their_licence():
    votes = rows_of("participants-votes.csv")
    assert len(votes) == 400
    assert set(votes[0]) == {"participant", *map(str, OF_NATURE.values())}
    assert [row["participant"] for row in votes] == [str(n) for n in range(1, 401)]
    assert sum(cell in {"1", "0", "-1"} for row in votes for cell in list(row.values())[1:]) > 9000
    kept = [list(row.values())[1:] for row in votes]
    assert kept == sorted(kept)  # in an order that says nothing
    assert all(row["original"] for row in rows_of("comments.csv"))
    licences = tomllib.loads((ROOT / "REUSE.toml").read_text())["annotations"]
    ours = next(one for one in licences if one["path"].endswith("natuur/*.csv"))
    assert ours["SPDX-License-Identifier"] == "CC-BY-4.0"
    assert "The Computational Democracy Project" in ours["SPDX-FileCopyrightText"]
    assert "CC BY 4.0, The Computational Democracy Project" in dialogues.NATURE.origin


def test_the_votes_are_those_of_the_source(shared):
    """Person by person: each row here is one of there, on these statements."""
    with (shared / "data/polis/scoop-hivemind.biodiversity/participants-votes.csv").open() as file:
        there = [[row[str(n)] for n in OF_NATURE.values()] for row in csv.DictReader(file)]
    here = [list(row.values())[1:] for row in rows_of("participants-votes.csv")]
    assert here == sorted(row for row in there if sum(cell != "" for cell in row) >= 5)
