"""V1: one code, twenty-four at once; and the test proves that it can fail."""

import pytest

from tests.together import heard_by


def at_once(folder, *words):
    return heard_by("tests.budget.parallel", folder, *words)


@pytest.mark.parametrize("left_out", [(), ("no-check",), ("no-unique",)])
def test_24_parallel_votes_with_one_code_are_one_ballot(tmp_path, left_out):
    assert at_once(tmp_path, *left_out) == [1, 23, 1, 1, 1]


def test_24_times_the_same_form_is_one_ballot_with_one_receipt(tmp_path):
    assert at_once(tmp_path, "same") == [24, 0, 1, 1, 1]


def test_the_parallel_test_sees_when_nothing_guards_the_code(tmp_path):
    assert at_once(tmp_path, "no-check", "no-unique") == [24, 0, 24, 1, 24]
