"""The lottery beside sortition-algorithms in one run: the lowest chance, and how long it takes.

Each runs in a process of its own, bounded in time and memory; seconds are CPU seconds of one
thread. The pools are those that lie beside the repository (WIJKAANPAK_SHARED).
"""

import json
import os
import time
from functools import partial
from pathlib import Path

from bench import alone, report
from tests.methods import sortition_oracle
from wijkaanpak.methods import lottery

SHARED = Path(os.environ.get("WIJKAANPAK_SHARED", Path(__file__).parents[2] / "shared"))
POOLS = [
    "nl_n100_k20_f7",
    "nl_n500_k50_f4",
    "nl_n500_k50_f7",
    "nl_n500_k100_f7",
    "nl_n1000_k50_f7",
    "nl_n2000_k50_f7",
    "nl_n2000_k100_f4",
    "nl_n2000_k100_f7",
    "nl_n4000_k175_f7",
]
SECONDS, MEGABYTES, PANELS = 60, 3000, 1000
asked = partial(alone.measured, "bench.lottery", seconds=20 * SECONDS)
ADDRESS = ["adres", "postcode"]
GOAL = (
    "Goal, for 1,000 panels on two idle cores: 500 people and 50 seats in 5 s, 2,000 and 100 in "
    "15 s, 4,000 and 175 in 30 s; the lowest chance at most 0.0025 below the bound; for 1,000 "
    "people whether it can be done, and the bound, in 0.3 s."
)


def main() -> None:
    if not (SHARED / "data/sortition").is_dir():
        print(f"no pools at {SHARED}: set WIJKAANPAK_SHARED")
        return
    lines = [GOAL, "", "| pool | outlook, s | bound | lowest | proven | s | wall, s | MB | "
             "one per address: lowest, s | theirs: lowest, exact | at 1,000 panels | s | "
             "times faster |",
             "|---|---|---|---|---|---|---|---|---|---|---|---|---|"]  # fmt: skip
    for name in POOLS:
        lines.append(measured(name))
    lines += ["", f"Theirs is maximin with HiGHS; it was given {SECONDS} CPU seconds and "
              f"{MEGABYTES} MB, and as much for its 1,000 panels. Its leximin needs a commercial "
              "solver and was not asked."]  # fmt: skip
    report.keep("The lottery", lines)


def measured(name: str) -> str:
    one, apart = asked("ours", name), asked("ours", name, *ADDRESS)
    exact = asked("theirs", name, "0")
    plain = asked("theirs", name, str(PANELS)) if exact else {}
    if exact:
        assert abs(exact["smallest"] - one["bound"]) < 1e-4, name
    return " | ".join(
        [
            f"| {name.removeprefix('nl_').replace('_', ' ')}",
            f"{one['outlook']:.2f}",
            f"{one['bound']:.6f}",
            f"{one['smallest']:.3f}",
            "yes" if one["proven"] else "no",
            f"{one['seconds']:.1f}",
            f"{one['wall']:.1f}",
            f"{one['megabytes']:.0f}",
            f"{apart['smallest']:.3f} (bound {apart['bound']:.4f}), {apart['seconds']:.1f}",
            f"{exact['smallest']:.6f}" if exact else "stopped",
            f"{plain['plain']:.3f}" if plain else "–",
            f"{exact['seconds']:.1f}" if exact else f"> {SECONDS}",
            f"{exact['seconds'] / one['seconds']:.0f} |"
            if exact
            else f"> {SECONDS / one['seconds']:.0f} |",
        ]
    )


def ours(name: str, *same_address: str) -> dict:
    folder = SHARED / "data/sortition" / name
    quotas = lottery.read_quotas((folder / "features.csv").read_bytes(), seats_of(folder))
    raw = (folder / "people.csv").read_bytes()
    pool = lottery.read_people(raw, seats_of(folder), quotas, same_address)
    begun = time.process_time()
    lottery.outlook(pool)
    outlook = time.process_time() - begun
    begun, at = time.process_time(), time.perf_counter()
    found = lottery.fair_lottery(pool, PANELS)
    assert not any(pool.broken_by(panel) for panel in found.panels)
    return {
        "seconds": time.process_time() - begun,
        "wall": time.perf_counter() - at,
        "outlook": outlook,
        "bound": found.bound,
        "smallest": float(found.smallest),
        "proven": found.proven,
    }


def theirs(name: str, panels: str) -> dict:
    seconds = SECONDS * (2 if int(panels) else 1)  # for its panels it does all once more
    alone.bounded(seconds, MEGABYTES)
    folder = SHARED / "data/sortition" / name
    return sortition_oracle.lowest_chances(folder, seats_of(folder), int(panels), [])


def seats_of(folder: Path) -> int:
    return json.loads((folder / "meta.json").read_text())["k"]


if __name__ == "__main__":
    alone.answer(main, ours=ours, theirs=theirs)
