"""The lottery over Dutch-sized pools, beside what another program finds."""

import csv
import importlib.util
import json

import pytest

from tests.methods import sortition_oracle
from tests.methods.test_lottery import crowd
from wijkaanpak.methods.lottery import (
    fair_lottery,
    outlook,
    read_people,
    read_quotas,
)

ADDRESS = ["adres", "postcode"]
# The lowest chance by maximin of sortition-algorithms 0.12.15, to as many digits as were kept.
RECORDED = {
    "nl_n100_k20_f7": "0.141414",
    "nl_n500_k50_f4": "0.062718",
    "nl_n500_k50_f7": "0.0636",
    "nl_n500_k100_f7": "0.1177",
}


def dutch(shared, name, same_address=()):
    folder = shared / "data" / "sortition" / name
    seats = json.loads((folder / "meta.json").read_text())["k"]
    quotas = read_quotas((folder / "features.csv").read_bytes(), seats)
    return read_people((folder / "people.csv").read_bytes(), seats, quotas, same_address)


@pytest.mark.parametrize("name", RECORDED)
def test_the_bound_is_the_lowest_chance_that_another_program_finds(shared, name):
    digits = len(RECORDED[name].partition(".")[2])
    assert f"{outlook(dutch(shared, name)).bound:.{digits}f}" == RECORDED[name]


@pytest.mark.parametrize(
    ("name", "same_address", "proven"),
    [
        ("nl_n100_k20_f7", ADDRESS, True),
        ("nl_n500_k50_f4", ADDRESS, True),
        ("nl_n2000_k100_f4", (), True),
    ],
)
def test_a_thousand_panels_come_near_the_bound_and_keep_all_limits(
    shared, name, same_address, proven
):
    pool = dutch(shared, name, same_address)
    found = fair_lottery(pool)
    assert len(found.panels) == 1000
    assert [panel for panel in found.panels if pool.broken_by(panel)] == []
    assert sum(found.chances.values()) == pool.seats
    assert float(found.smallest) >= found.bound - 0.0025
    assert found.proven is proven


def test_another_program_finds_the_same_lowest_chance(tmp_path):
    if importlib.util.find_spec(sortition_oracle.NAME) is None:
        pytest.skip("sortition-algorithms is not here: make .venv/.dev installs it")
    pool = crowd(60, seats=8, seed=5)
    write(pool, tmp_path)
    said = sortition_oracle.asked(tmp_path, pool.seats, 0, ["address"])
    assert said["smallest"] > 0
    assert fair_lottery(pool, 20).bound == pytest.approx(said["smallest"], abs=1e-5)


def write(pool, folder):
    """The pool as files for another program; who has no known home gets one of their own."""
    quotas = [(quota.feature, quota.value, quota.least, quota.most) for quota in pool.quotas]
    people = [(one.key, *one.values, one.home or f"alone {one.key}") for one in pool.people]
    for name, head, rows in [
        ("features", ("feature", "value", "min", "max"), quotas),
        ("people", ("id", *pool.features, "address"), people),
    ]:
        with (folder / f"{name}.csv").open("w", newline="") as file:
            csv.writer(file).writerows([head, *rows])
