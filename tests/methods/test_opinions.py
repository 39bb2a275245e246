"""Where people meet, from their votes: what was published, and what is done otherwise."""

import contextlib
import doctest
import importlib
import json
import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import settings as set_for
from hypothesis import strategies as some

from wijkaanpak.methods import opinions
from wijkaanpak.methods.opinions import (
    AGREE,
    DISAGREE,
    LEAST,
    PASS,
    UNSEEN,
    Statement,
    Votes,
    count,
    groups,
    reading,
    secrecy,
    statements,
    survey,
    to_dict,
)
from wijkaanpak.methods.rows import numbered_rows
from wijkaanpak.refusals import Refused

SETS = [
    "london.youth.policing",
    "15-per-hour-seattle",
    "brexit-consensus",
    "canadian-electoral-reform",
    "scoop-hivemind.biodiversity",
    "vtaiwan.uberx",
]
PARTS = ["", *(f".{name}" for name in ("votes", "statements", "groups", "reading", "report"))]


@pytest.mark.parametrize("part", PARTS)
def test_the_docstrings_tell_the_truth(part):
    module = importlib.import_module(f"wijkaanpak.methods.opinions{part}")
    assert doctest.testmod(module).failed == 0


# Real conversations, beside the recorded outputs of red-dwarf 0.4.0


class Real:
    """Votes of a real conversation, and what the reference made of them."""

    def __init__(self, folder):
        votes = opinions.read((folder / "participants-votes.csv").read_bytes())
        texts = opinions.read_statements((folder / "comments.csv").read_bytes())
        self.folder, self.votes = folder, opinions.with_statements(votes, texts)
        self.found = json.loads((folder / "reference.json").read_text())
        labels = [self.found["labels"][person] for person in votes.people]
        self.labels = np.array([-1 if one is None else one for one in labels])
        self.many = int(self.labels.max()) + 1
        self.counts = count(votes.cast, self.labels, self.many)
        self.place = {int(one.key): place for place, one in enumerate(votes.statements)}


@pytest.fixture(params=SETS)
def real(request, shared):
    return Real(shared / "data" / "polis" / request.param)


def test_people_stand_where_the_published_method_puts_them(real):
    found = survey(real.votes)
    theirs = real.found["statements"]
    assert [one.key for one in real.votes.statements] == [str(x["statement_id"]) for x in theirs]
    assert found.picture.mean == pytest.approx([one["mean"] for one in theirs], abs=1e-6)
    directions = np.array([[one["pc1"], one["pc2"]] for one in theirs])
    ours = found.picture.directions[:, :2]
    same_side = np.sign((directions * ours).sum(0))
    assert ours * same_side == pytest.approx(directions, abs=2e-5)
    points = np.array([real.found["projection"][person] for person in real.votes.people])
    assert found.picture.points * same_side == pytest.approx(points, abs=5e-4)
    assert found.part.tolist() == (real.labels >= 0).tolist()
    assert found.picture.explained == pytest.approx(real.found["meta"]["explained"], abs=2e-6)


def test_the_figures_of_each_statement_are_those_of_the_reference(real):
    agree = statements.figures(real.counts.agree, real.counts.seen)
    disagree = statements.figures(real.counts.disagree, real.counts.seen)
    ours = {
        "na": agree.said, "nd": disagree.said, "ns": agree.seen, "pa": agree.share,
        "pd": disagree.share, "pat": agree.test, "pdt": disagree.test, "ra": agree.ratio,
        "rd": disagree.ratio, "rat": agree.ratio_test, "rdt": disagree.ratio_test,
    }  # fmt: skip
    assert len(real.found["group_stats"]) == agree.said.size
    for row in real.found["group_stats"]:
        at = row["group_id"], real.place[row["statement_id"]]
        for name, figures in ours.items():
            assert figures[at] == pytest.approx(row[name], abs=1e-6)


@pytest.mark.parametrize("side", ["agree", "disagree"])
def test_consensus_and_group_aware_consensus_are_those_of_the_reference(real, side):
    said = getattr(real.counts, side)
    aware = statements.group_aware(said, real.counts.seen)
    for key, value in real.found[f"group_aware_consensus_{side}"].items():
        assert aware[real.place[int(key)]] == pytest.approx(value, abs=1e-6)
    everybody = survey(real.votes).everybody
    places = statements.consensus(everybody, real.votes.in_play, agrees=side == "agree")
    ours = [(getattr(everybody, side)[0, one], everybody.seen[0, one]) for one in places]
    assert ours == [(one["n-success"], one["n-trials"]) for one in real.found["consensus"][side]]


def test_what_speaks_for_a_group_is_what_the_reference_says_but_for_the_first(real):
    """Which is first depends there on the order of statements, and may have the wrong sign."""
    sides = statements.both_sides(real.counts)
    for group in range(real.many):
        ours = statements.speaking_for(group, sides, real.votes.in_play)
        theirs = real.found["repness"][str(group)]
        firsts = {real.place[one["tid"]] for one in theirs if one.get("best-agree")}
        rest = [
            (real.place[one["tid"]], one["repful-for"] == "agree")
            for one in theirs
            if not one.get("best-agree")
        ]
        for place, agrees in rest[: statements.MOST - 2]:
            assert (place, agrees) in [(one.statement, one.agrees) for one in ours]
        weights = [one.ratio * one.ratio_test * one.share * one.test for one in ours if one.agrees]
        agree = statements.figures(real.counts.agree, real.counts.seen)
        for first in firsts:
            assert weights, "the one they agree with best is said to be agreed with"
            assert max(weights) >= agree.weight[group, first] - 1e-9


def test_from_the_start_of_the_reference_its_groups_come_out(real):
    """The groups depend on the start: it begins with the leftmost points."""
    found = survey(real.votes)
    points = found.picture.points[found.part]
    theirs = np.array([real.found["projection"][person] for person in real.votes.people])
    theirs = theirs[found.part]
    leftmost = theirs[np.lexsort((theirs[:, 1], theirs[:, 0]))][: real.many]
    labels, _wide = groups.k_means(theirs[None], np.ones((1, len(theirs))), leftmost[None], 300)
    assert groups.rand(real.labels[found.part], labels[0]) == pytest.approx(1.0)
    apart = groups.distances(points)
    wide = groups.silhouette(apart, np.ones(len(points)), real.labels[found.part], real.many)
    assert wide == pytest.approx(real.found["meta"]["silhouette"], abs=1e-3)


def test_our_groups_are_at_least_as_tight_as_those_of_the_reference(real):
    found = survey(real.votes)
    if found.split.many != real.many:
        return  # another number of groups cannot be laid beside it
    points = found.picture.points[found.part]

    def spread(labels):
        return sum(
            ((points[labels == one] - points[labels == one].mean(0)) ** 2).sum()
            for one in range(real.many)
        )

    assert spread(found.split.group[found.part]) <= spread(real.labels[found.part]) * 1.005


def test_both_files_of_a_conversation_hold_the_same_votes(real):
    others = opinions.read((real.folder / "votes.csv").read_bytes())
    where = {person: place for place, person in enumerate(others.people)}
    assert [one.key for one in others.statements] == [one.key for one in real.votes.statements]
    rows = others.cast[[where[person] for person in real.votes.people]]
    assert len(others.people) == len(real.votes.people)
    assert np.array_equal(rows, real.votes.cast)


def test_nobody_can_be_found_in_what_a_real_conversation_shows(real):
    check_secrecy(survey(real.votes))


# Any votes at all

VOTES = [AGREE, PASS, DISAGREE, UNSEEN]


@some.composite
def any_votes(draw, most_people=60, most_statements=12):
    """Camps with some noise, people who vote little, and statements that are out."""
    many, wide = draw(some.integers(0, most_people)), draw(some.integers(1, most_statements))
    camps = draw(some.lists(some.lists(some.sampled_from(VOTES), min_size=wide, max_size=wide),
                            min_size=1, max_size=4))  # fmt: skip
    chance = np.random.default_rng(draw(some.integers(0, 2**32)))
    cast = np.array(camps, np.int8)[chance.integers(0, len(camps), many)].reshape(many, wide)
    noise = draw(some.sampled_from([0.0, 0.1, 0.5, 1.0]))
    cast = np.where(chance.random(cast.shape) < noise, chance.choice(VOTES, cast.shape), cast)
    out = draw(some.sets(some.integers(0, wide - 1), max_size=2))
    named = [Statement(str(place), f"Zin {place}", place in out) for place in range(wide)]
    return Votes([f"p{number}" for number in range(many)], named, cast.astype(np.int8))


def two_camps(people=20, wide=10):
    """Votes of two camps that agree on the first two statements only."""
    cast = np.ones((2 * people, wide), np.int8)
    cast[people:, 2:] = DISAGREE
    chance = np.random.default_rng(3)
    cast[chance.random(cast.shape) < 0.1] = PASS
    keys = [Statement(str(place)) for place in range(wide)]
    return Votes([str(person) for person in range(2 * people)], keys, cast)


def check_secrecy(found):
    """Assert that what is shown gives away no count below LEAST, also not by subtraction."""
    told = to_dict(found)
    sizes = [group["people"] for group in told["groups"]]
    assert all(size >= LEAST for size in sizes)
    assert all(dot["people"] >= LEAST for dot in told["map"])
    for dots in (told["map"], []):
        assert sum(dot["people"] for dot in dots) in {0, told["in_the_picture"]}
    for place, statement in enumerate(told["statements"]):
        cells = [cell for cell in statement["groups"] if cell]
        whole = statement["everybody"]
        assert whole is None or whole["seen"] >= LEAST
        assert all(cell["seen"] >= LEAST for cell in cells)
        if whole and cells:
            rest = whole["seen"] - sum(cell["seen"] for cell in cells)
            assert rest == 0 or rest >= LEAST
        if whole and statement["groups"]:
            outside = whole["seen"] - int(found.counts.seen[:, place].sum())
            assert outside == 0 or outside >= LEAST
        if None in statement["groups"]:
            assert statement["group_aware_agree"] is None
    for group in told["groups"]:
        number = ord(group["group"]) - ord("A")
        for one in group["statements"]:
            place = next(i for i, s in enumerate(told["statements"])
                         if s["statement"] == one["statement"])  # fmt: skip
            assert told["statements"][place]["groups"][number] is not None
            assert one["ratio"] is None or None not in told["statements"][place]["groups"]


@given(any_votes(), some.randoms(use_true_random=False))
def test_the_order_of_people_changes_nothing(votes, chance):
    mixed = list(range(len(votes.people)))
    chance.shuffle(mixed)
    others = Votes([votes.people[one] for one in mixed], votes.statements, votes.cast[mixed])
    one, other = survey(votes), survey(others)
    assert to_dict(one) == to_dict(other)
    assert np.array_equal(one.picture.points[mixed], other.picture.points)
    if one.split:
        assert one.split.group[mixed].tolist() == other.split.group.tolist()


@given(any_votes())
def test_nobody_can_be_found(votes):
    check_secrecy(survey(votes))


@given(any_votes())
def test_a_group_is_never_said_to_hold_what_more_of_it_reject(votes):
    found = survey(votes)
    if found.split is None:
        return
    counts = count(votes.cast, found.split.group, found.split.many)
    sides = statements.both_sides(counts)
    for group in range(found.split.many):
        for one in statements.speaking_for(group, sides, votes.in_play):
            agree, disagree = (
                counts.agree[group, one.statement],
                counts.disagree[group, one.statement],
            )
            said, other = (agree, disagree) if one.agrees else (disagree, agree)
            assert one.said == said
            assert said > other
            assert one.seen == counts.seen[group, one.statement]
            assert votes.in_play[one.statement]


@given(any_votes())
def test_counts_add_up_and_groups_hold_everybody_who_takes_part(votes):
    found = survey(votes)
    assert int(found.everybody.seen.sum()) == int((votes.cast != UNSEEN).sum())
    assert np.array_equal(
        found.part, (votes.cast != UNSEEN).sum(1) >= min(7, len(votes.statements))
    )
    if found.split:
        assert np.array_equal(found.split.group >= 0, found.part)
        assert min(found.split.sizes) >= LEAST
        assert list(found.split.sizes) == sorted(found.split.sizes, reverse=True)
        assert 2 <= found.split.many <= groups.MOST_GROUPS
        assert found.certainty.stability + 1 >= 0


@given(any_votes(), some.data())
def test_who_agrees_more_unites_more(votes, data):
    """Turning a vote into agreement never lowers how surely all agree."""
    counts = survey(votes).everybody
    if not counts.seen.any():
        return
    place = data.draw(some.sampled_from(np.flatnonzero(counts.seen[0]).tolist()))
    before = statements.wilson(counts.agree, counts.seen)[0][0, place]
    more = counts.agree.copy()
    more[0, place] = min(more[0, place] + 1, counts.seen[0, place])
    assert statements.wilson(more, counts.seen)[0][0, place] >= before - 1e-12


@given(any_votes())
def test_what_unites_is_surely_more_than_the_bound_in_every_group(votes):
    found = survey(votes)
    for agrees, said in ((True, found.counts.agree), (False, found.counts.disagree)):
        for place, sure in found.unites(agrees=agrees):
            low, _high = statements.wilson(said[:, place], found.counts.seen[:, place])
            assert sure == pytest.approx(low.min())
            assert not votes.statements[place].is_out
    for place, _apart in found.divides():
        assert not votes.statements[place].is_out


def test_two_camps_are_found_with_what_unites_and_divides_them():
    found = survey(two_camps())
    told = to_dict(found)
    assert told["clear_groups"]
    assert found.split.sizes == (20, 20)
    assert len(set(found.split.group[:20])) == len(set(found.split.group[20:])) == 1
    assert {one["statement"] for one in told["unites"]} == {"0", "1"}
    assert {one["statement"] for one in told["divides"]} == {str(one) for one in range(2, 10)}
    assert {one["statement"] for one in told["bridging"]} == {"0", "1"}
    assert told["stability"] > 0.95


@pytest.mark.parametrize("leaning", [0.0, 0.3])
def test_people_without_groups_are_hardly_ever_called_groups(leaning):
    """Of forty conversations in which votes lean a little or not at all, at most four."""
    clear = 0
    for seed in range(40):
        chance = np.random.default_rng(seed)
        stand = leaning * chance.normal(size=(120, 2)) @ chance.normal(size=(2, 30))
        cast = stand + chance.normal(size=30) + chance.normal(size=(120, 30))
        cast = np.clip(np.round(cast), -1, 1).astype(np.int8)
        cast[chance.random(cast.shape) < 0.4] = UNSEEN
        keys = [Statement(str(place)) for place in range(30)]
        clear += survey(Votes([str(one) for one in range(120)], keys, cast)).clear is not None
    assert clear <= 4


def test_the_same_answers_from_many_are_told_and_make_no_groups():
    cast = np.ones((30, 8), np.int8)
    votes = Votes([str(one) for one in range(30)], [Statement(str(one)) for one in range(8)], cast)
    found = survey(votes)
    assert found.alike == [(30, 8)]
    assert found.split is None
    assert found.why_no_groups
    few = Votes(votes.people, votes.statements[:6], cast[:, :6])
    assert survey(few).alike == []


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (1, 1), (3, 1), (40, 1), (40, 2)])
def test_next_to_nothing_is_counted_and_called_no_groups(shape):
    cast = np.full(shape, AGREE, np.int8)
    keys = [Statement(str(place)) for place in range(shape[1])]
    told = to_dict(survey(Votes([str(one) for one in range(shape[0])], keys, cast)))
    assert not told["clear_groups"]
    assert told["votes"] == shape[0] * shape[1]


def test_a_total_never_gives_away_who_is_in_no_group():
    of_groups = opinions.Counts(*(np.array([[6], [7]]) for _part in range(3)))
    everybody = opinions.Counts(*(np.array([[15]]) for _part in range(3)))
    assert secrecy.total(of_groups, everybody).seen.tolist() == [[13]]
    assert secrecy.shown(of_groups, of_groups.together).all()
    small = opinions.Counts(*(np.array([[6], [7], [2]]) for _part in range(3)))
    assert secrecy.shown(small, small.together)[:, 0].tolist() == [False, True, False]


@pytest.mark.parametrize(("people", "stretched"), [(30, 0.5), (60, 1.0)])
def test_the_table_of_clouds_is_what_trying_gives(people, stretched):
    tried = groups.cloud_by_trying(stretched, people, 60)
    assert groups.cloud(stretched, people) == pytest.approx(tried, abs=0.03)


def test_cells_tell_the_silhouette_that_people_would():
    chance = np.random.default_rng(5)
    points = chance.normal(size=(1200, 2)) + 4 * chance.integers(0, 2, (1200, 1))
    places, weights, cell, side = groups.cells(points)
    wide, labels = groups._best(places, weights, len(points), side)
    one_by_one = groups.silhouette(
        groups.distances(points), np.ones(len(points)), labels[cell], int(labels.max()) + 1
    )
    assert wide == pytest.approx(one_by_one, abs=0.02)


# Files

LONG = b"timestamp,datetime,comment-id,voter-id,vote\n2,x,4,7,1\n1,x,4,7,-1\n1,x,9,8,0\n"


def test_the_last_vote_by_time_counts():
    votes = opinions.read(LONG)
    assert votes.people == ["7", "8"]
    assert [one.key for one in votes.statements] == ["4", "9"]
    assert votes.cast.tolist() == [[AGREE, UNSEEN], [UNSEEN, PASS]]


def test_of_the_same_time_the_last_line_counts():
    assert opinions.read(LONG.replace(b"2,x", b"1,x")).cast[0, 0] == DISAGREE


def test_texts_and_what_was_moderated_out_come_from_the_comments():
    raw = b'comment-id,moderated,comment-body\n9,-1,"Een, ""twee"""\n4,1,Bankjes\n4,-1,nog eens\n'
    votes = opinions.with_statements(opinions.read(LONG), opinions.read_statements(raw))
    assert [one.text for one in votes.statements] == ["Bankjes", 'Een, "twee"']
    assert votes.in_play.tolist() == [True, False]


WIDE = "participant,group-id,n-votes,1,2\n5,0,2,1,-1\n6,,1,,0\n7,,0,,\n"


def test_a_line_a_person_is_read_and_who_never_voted_is_left_out():
    votes = opinions.read(WIDE.encode())
    assert votes.people == ["5", "6"]
    assert votes.cast.tolist() == [[AGREE, DISAGREE], [UNSEEN, PASS]]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is nothing in this file: it has no line 1."),
        ("a;b\n", "Line 1: there is no column “comment-id”."),
        ("comment-id,voter-id\n", "Line 1: there is no column “vote”."),
        (LONG.decode().replace("8,0", "8,2"), "Line 4, column 5 (vote): “2” is no vote."),
        (LONG.decode().replace("9,8", ",8"), "Line 4, column 3 (comment-id) is empty."),
        (LONG.decode().replace("1,x,9", "t,x,9"), "Line 4, column 1 (timestamp): “t” is no time"),
        (LONG.decode().replace("x,9", "9"), "Line 4 has 4 columns and the first line has 5."),
        (WIDE.replace("6,,1,,0", "6,,1,,ja"), "Line 3, column 5 (2): “ja” is no vote."),
        (WIDE.replace("6,,", "5,,"), "Line 3, column 1 (participant): “5” has a line already."),
        (WIDE.replace("1,2\n", "1,1\n"), "Line 1: there are two columns “1”."),
        ('comment-id,voter-id,vote\n1,"2,1\n', "Line 2: quotes do not fit."),
        ('comment-id,voter-id,vote\n"1"x,2,1\n', "Line 2: quotes do not fit."),
    ],
)
def test_a_bad_file_is_told_with_line_and_column(text, sentence):
    with pytest.raises(Refused) as caught:
        opinions.read(text.encode())
    assert str(caught.value).startswith(sentence)


def test_a_file_in_another_encoding_is_told():
    with pytest.raises(Refused, match="We cannot read a letter on line 2"):
        opinions.read(b"comment-id,voter-id,vote\n\xe9,1,1\n")


def test_too_large_a_table_is_told_before_it_is_made(monkeypatch):
    monkeypatch.setattr(opinions.reading, "PEOPLE", 1)
    with pytest.raises(Refused, match="Line 4: up to here there are 2 people"):
        opinions.read(LONG)


@set_for(max_examples=200)
@given(
    some.binary(max_size=60)
    | some.text(alphabet='0123-,"\n\rvote participant', max_size=60).map(str.encode)
)
@example(b"\xef\xbb\xbfparticipant,1\n1,1\n")
def test_any_bytes_are_votes_or_a_sentence(raw):
    head = b"participant,n-votes,1,2\n"
    for text in (raw, head + raw, b"comment-id,voter-id,vote\n" + raw):
        with contextlib.suppress(Refused):
            survey(opinions.read(text))


@set_for(max_examples=300)
@given(
    some.lists(
        some.tuples(some.sampled_from(["5", "6", "77", "", " 5", "é"]),
                    some.lists(some.sampled_from(["1", "0", "-1", "", "1.0", "11", "-0", "x"]),
                               min_size=2, max_size=2)),
        max_size=5,
    ),
    some.sampled_from(["\n", "\r\n"]),
    some.sampled_from([1 << 22, 16]),
)  # fmt: skip
def test_reading_at_once_is_reading_line_by_line_or_left_to_it(rows, newline, at_once):
    lines = [",".join([person, "2", *cells]) for person, cells in rows]
    raw = newline.join(["participant,n-votes,10,9", *lines, ""]).encode()
    columns = {"participant": 0, "n-votes": 1, "10": 2, "9": 3}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "AT_ONCE", at_once)
        found = reading._of_people_at_once(raw, columns)
    if found:
        lines = numbered_rows(raw)
        slowly = reading._of_people(reading._rows(lines, reading._columns(lines)), columns)
        assert (found.people, found.statements) == (slowly.people, slowly.statements)
        assert np.array_equal(found.cast, slowly.cast)


def test_plain_files_are_read_at_once(shared):
    raw = (shared / "data/polis/brexit-consensus/participants-votes.csv").read_bytes()
    columns = reading._columns(numbered_rows(raw))
    assert reading._of_people_at_once(raw, columns) is not None


def test_the_same_under_another_hash_seed(tmp_path):
    votes = two_camps()
    lines = [
        f"{person},{place},{vote}"
        for person, row in zip(votes.people, votes.cast.tolist(), strict=True)
        for place, vote in enumerate(row)
    ]
    file = tmp_path / "votes.csv"
    file.write_text("\n".join(["voter-id,comment-id,vote", *lines]))
    program = (
        "import json, sys; from wijkaanpak.methods import opinions as o; "
        "print(json.dumps(o.to_dict(o.survey(o.read(open(sys.argv[1], 'rb').read())))))"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", program, str(file)],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert said[0] == said[1]
    assert json.loads(said[0])["clear_groups"]
