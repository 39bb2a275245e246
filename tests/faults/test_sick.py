"""Tests R4 and R5: an ill disk or a held database is said, keeps nothing half, and passes."""

import json

import pytest

from tests.houses import like, run

SAFE = "503 30 veilig"
WELL = ["ok", True, True]


@pytest.fixture(scope="module", params=["living", "voting"])
def said(begun, box, tmp_path_factory, request):
    house = like(box if request.param == "voting" else begun, tmp_path_factory)
    return json.loads(run(house, "-m", "tests.faults.sick", request.param))


@pytest.mark.parametrize(
    "illness", ["full", "broken write", "broken sync", "no larger files", "read-only door"]
)
def test_an_ill_disk_is_said_keeps_nothing_half_and_the_same_form_counts_once(said, illness):
    assert said[illness] == {
        "during": [SAFE],
        "reading": 200,
        "after": [302] * 4,
        "kept": [1] * 4,
        "whole": WELL,
    }


@pytest.mark.parametrize("number", [0, 1], ids=["the database", "the door"])
def test_whoever_waits_for_what_another_holds_hears_so_and_is_not_lost(said, number):
    assert said["a queue"][number] == {
        "in time": True,
        "during": [SAFE],
        "after": ["302"],
        "kept": [1] * 12,
        "whole": WELL,
    }
