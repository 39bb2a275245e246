"""Mandates and targets: what must be true of them."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.assemblies.scenes import TARGETS
from wijkaanpak.assemblies import rules
from wijkaanpak.assemblies.rules import Mandate, read_targets, written_out
from wijkaanpak.refusals import Refused

TODAY = date(2024, 2, 1)
GOOD = Mandate(
    "Warm", "Hoe?", "Wij nemen over.", 100, 8, 30, TODAY + timedelta(days=1), "Terplaan 5"
)


def test_a_mandate_that_is_whole_is_fine():
    rules.check_mandate(GOOD, TODAY)


@pytest.mark.parametrize(
    "wrong",
    [{"question": " "}, {"promise": ""}, {"budget": 0}, {"budget": 10**30}, {"answer_weeks": 0},
     {"seats": 4}, {"ends": TODAY}, {"title": ""}],
)  # fmt: skip
def test_a_mandate_lacks_nothing(wrong):
    with pytest.raises(Refused):
        rules.check_mandate(replace(GOOD, **wrong), TODAY)


def test_targets_are_read_and_written_the_same():
    lines = read_targets(TARGETS, 8)
    assert read_targets(written_out(lines), 8) == lines
    assert lines[0] == rules.TargetLine("leeftijd", "16-44", 900, 3, 5)


def test_seats_are_shared_by_the_people_who_live_here():
    lines = read_targets("leeftijd\n16-44; 900\n45 en ouder; 600", 8)
    assert [(one.least, one.most) for one in lines] == [(4, 5), (3, 4)]


def test_a_target_asks_at_most_for_all_seats():
    assert [one.most for one in read_targets("a\n1;;0;9999999\n2;;1;3", 8)] == [8, 3]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("16; 3; 1; 2", "Line 1: first write"),
        ("leeftijd\n16; x; 1; 2\n17; 1", "Line 2: “x” is no whole number"),
        ("leeftijd\n16; ; ; \n17; 3", "Line 2: write the least"),
        ("leeftijd\n16; 3", "needs 2 to"),
        ("a\n1;1\n2;1\na\n1;1\n2;1", "Line 4: “a” is there already"),
        ("a\n1;1;1;1;1\n2;1", "Line 2 has too many parts"),
        ("a\n=1+1;1\n2;1", "Line 2: “=1+1” begins with a sign"),
        ("a\n;1\n2;1", "Line 2: a name has"),
        ("\n".join(f"{name}\n1;1\n2;1" for name in "abcdef"), "at most 5 features"),
    ],
)
def test_what_is_wrong_in_a_line_is_told_with_its_number(text, said):
    with pytest.raises(Refused) as told:
        read_targets(text, 10)
    assert said in str(told.value)


@given(st.lists(st.integers(0, 10_000), min_size=2, max_size=12), st.integers(5, 150))
def test_shares_of_the_seats_leave_room_for_every_seat(people, seats):
    shares = rules.proposed(people, seats)
    if not sum(people):
        assert shares == [None] * len(people)
        return
    assert sum(least for least, _most in shares) <= seats <= sum(most for _least, most in shares)


@given(st.text(max_size=200))
def test_anything_typed_is_read_or_told(text):
    with suppress(Refused):
        assert read_targets(text, 10)
