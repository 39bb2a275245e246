"""V1: 150 codes, twenty-four phones at once on each; and the test proves that it can fail."""

import pytest

from tests.conftest import LETTERS
from tests.houses import like
from tests.together import AT_ONCE, heard_by

FEW = 5


@pytest.fixture
def at_once(box, tmp_path_factory):
    def press(*words):
        return heard_by("tests.budget.parallel", like(box, tmp_path_factory), *words)

    return press


def test_24_phones_at_once_on_each_of_150_codes_are_150_ballots(at_once):
    others = LETTERS * (AT_ONCE - 1)
    assert at_once(str(LETTERS)) == [LETTERS, others, LETTERS, LETTERS, LETTERS]


@pytest.mark.parametrize("left_out", ["no-check", "no-unique"])
def test_each_of_the_two_guards_alone_is_enough(at_once, left_out):
    assert at_once(str(FEW), left_out) == [FEW, FEW * (AT_ONCE - 1), FEW, FEW, FEW]


def test_24_times_the_same_form_is_one_ballot_with_one_receipt(at_once):
    assert at_once(str(FEW), "same") == [FEW * AT_ONCE, 0, FEW, FEW, FEW]


@pytest.mark.parametrize("careless", [[], ["careless"]])
def test_24_times_at_once_the_money_of_a_round_is_divided_once(empty_house, careless):
    """Nobody looks whether it was divided before? Then the ledger has no money left for it."""
    assert heard_by("tests.budget.dividing", empty_house, *careless) == [1, AT_ONCE - 1, 0]


def test_the_parallel_test_sees_when_nothing_guards_the_code(at_once):
    every = FEW * AT_ONCE
    assert at_once(str(FEW), "no-check", "no-unique") == [every, 0, every, FEW, every]
