"""Reading and counting at once gives what reading and counting row by row gives."""

import doctest
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import settings as set_for
from hypothesis import strategies as some

from wijkaanpak.methods import stacks, tallies
from wijkaanpak.methods.counting import count
from wijkaanpak.methods.elections import Rule
from wijkaanpak.methods.explanations import served
from wijkaanpak.methods.pabulib import bodies, reading

KINDS = ["approval", "choose-1", "ordinal", "cumulative", "scoring"]
KEYS = ["1", "2", "12", "M/01/X", "éé", "achtletr", "9lettersx"]
WORDS = some.text(alphabet='1249M/aé,; "\r\n', max_size=5)
PLANS = some.one_of(
    some.lists(some.sampled_from(KEYS), max_size=4, unique=True),
    some.lists(some.sampled_from([*KEYS, "", " 1", "3"]), max_size=4),
)


@pytest.mark.parametrize("module", [bodies, stacks])
def test_the_docstrings_tell_the_truth(module):
    assert doctest.testmod(module).failed == 0


@some.composite
def rows(draw, columns):
    """Return a row of votes: mostly well written, sometimes not."""
    choices = draw(PLANS)
    points = [str(draw(some.integers(0, 12))) for _one in choices]
    if draw(some.integers(0, 9)) == 0:
        points = [draw(some.sampled_from(["1.5", "-1", "x", "", " 2", "007", "1234567890"]))]
    row = {
        "voter_id": draw(some.sampled_from(["a", "b", "1", "01", *map(str, range(100, 120))])),
        "vote": ",".join(choices),
        "points": ",".join(points),
        "age": draw(some.sampled_from(["", "17", " 17", "40-59", "oud"])),
        "voting_method": draw(some.sampled_from(["web", "papier", "", "een heel lang woord"])),
        "district": draw(some.sampled_from(["Noord", "Zuid, west", "Oost"])),
        "weight": draw(some.sampled_from(["1", "", "1/2", "2", "1", "1", "1", "nul"])),
    }
    return ";".join(row[column] for column in columns)


@some.composite
def files(draw):
    """Return the bytes of a file that is well written, or nearly."""
    more = ["points", "age", "voting_method", "district", "weight"]
    some_more = draw(some.lists(some.sampled_from(more), unique=True))
    columns = draw(some.permutations(["voter_id", "vote", *some_more]))
    votes = draw(some.lists(rows(columns), max_size=8))
    if draw(some.integers(0, 9)) == 0:
        votes.insert(draw(some.integers(0, len(votes))), draw(WORDS))
    lines = [
        "META", "key;value", "budget;100", f"vote_type;{draw(some.sampled_from(KINDS))}",
        "PROJECTS", "project_id;cost;name", *(f'{key};{10 + len(key)};"a;b"' for key in KEYS),
        "VOTES", ";".join(columns), *votes,
    ]  # fmt: skip
    text = draw(some.sampled_from(["\n", "\r\n"])).join(lines)
    return (text + draw(some.sampled_from(["\n", "", "\r\n", "\n\n", "\r"]))).encode()


TWICE = b"META\nkey;value\nbudget;9\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;2\nVOTES\n"


@set_for(max_examples=400)
@given(files())
@example(TWICE + b"voter_id;vote\n1;1,1\n")
@example(TWICE + b"voter_id;vote\n1;1\n1;1\n")
@example(TWICE + b"voter_id;vote\n1;1\x00\n")
@example(TWICE + b'voter_id;vote\n1;"1"\n')
@example(TWICE + b"voter_id;vote\n1;\xff\n")
@example(TWICE + b"voter_id;vote\n1;1\nPROJECTS\n")
@example(TWICE + b"voter_id;vote\n1;1\nVOTES\nvoter_id;vote\n2;1\n")
@example(b'META\nkey;value\ndescription;"\nVOTES\na"\n' + TWICE[15:] + b"voter_id;vote\n1;1\n")
def test_what_is_read_at_once_is_the_same_as_what_is_read_with_care(raw):
    at_once = reading.read_at_once(raw)
    if at_once is None:
        return
    careful = reading.read_with_care(raw)
    assert at_once == careful
    assert list(at_once.election.ballots) == careful.election.ballots
    assert [at_once.election.ballots[n] for n in range(-1, len(careful.election.ballots))] == [
        careful.election.ballots[n] for n in range(-1, len(careful.election.ballots))
    ]


def test_a_file_that_is_well_written_is_read_at_once():
    rows = "".join(f"{n};1,2;web\n" for n in range(9))
    raw = TWICE.replace(b"1;2\n", b"1;2\n2;3\n") + b"voter_id;vote;voting_method\n" + rows.encode()
    for newline in (b"\n", b"\r\n"):
        assert reading.read_at_once(raw.replace(b"\n", newline)) is not None


def test_most_real_files_are_read_at_once_and_all_the_same(shared):
    paths = sorted((shared / "data/pabulib").glob("*.pb"))
    at_once = 0
    for path in paths:
        raw = path.read_bytes()
        found = reading.read_at_once(raw)
        if found is not None:
            at_once += 1
            assert found == reading.read_with_care(raw), path.name
    assert at_once > 0.9 * len(paths)


def the_same_groups(one, other):
    """Tell whether two tallies hold the same groups, in any order."""

    def groups(tally):
        chosen = [[] for _group in tally.ballots]
        for plan, supporters in enumerate(tally.supporters):
            for group in supporters.tolist():
                chosen[group].append(plan)
        weights = [tally.weights[weigh] * tally.unit for weigh in tally.weigh]
        return sorted(zip(chosen, weights, tally.ballots.tolist(), strict=True))

    return groups(one) == groups(other)


@set_for(max_examples=200)
@given(files(), some.integers(0, 2))
def test_ballots_in_columns_are_grouped_the_same_as_in_rows(raw, least):
    file = reading.read_at_once(raw)
    if file is None:
        return
    rule = Rule(least_choices=least)
    in_rows = replace(file.election, ballots=list(file.election.ballots))
    ours, theirs = tallies.tally_of(file.election, rule), tallies.tally_of(in_rows, rule)
    assert the_same_groups(ours, theirs)
    assert (ours.units, ours.plan_units, ours.left_out, ours.counted) == (
        theirs.units, theirs.plan_units, theirs.left_out, theirs.counted,
    )  # fmt: skip
    assert served(count(file.election, rule), few=1) == served(count(in_rows, rule), few=1)


def test_many_doubles_are_grouped_and_the_order_on_a_ballot_is_kept_apart():
    rows = "".join(f"{n};{'1,2' if n % 3 else '2,1'}\n" for n in range(30))
    raw = TWICE.replace(b"1;2\n", b"1;2\n2;3\n") + b"voter_id;vote\n" + rows.encode()
    tally = tallies.tally_of(reading.read_at_once(raw).election, Rule())
    assert sorted(tally.ballots.tolist()) == [10, 20]
