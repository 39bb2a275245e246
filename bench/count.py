"""Counting real elections, beside pabutools in one run: the same winners, and how long it takes.

Each count runs in a process of its own, bounded in time and memory. CPU seconds of one thread;
reading is told apart. The elections are those of Pabulib that lie beside the repository
(WIJKAANPAK_SHARED); without them there is nothing to measure.
"""

import os
import time
from functools import partial
from pathlib import Path

from bench import alone, report
from wijkaanpak.methods import explanations, pabulib
from wijkaanpak.methods.counting import count
from wijkaanpak.methods.elections import Rule

SHARED = Path(os.environ.get("WIJKAANPAK_SHARED", Path(__file__).parents[2] / "shared"))
ELECTIONS = [
    "Netherlands_Assen_2025",
    "Netherlands_Amsterdam_309",
    "Poland_Katowice_2023",
    "Poland_Warszawa_2026",
]
PLAIN = Rule(ties=("key",))
RAISED = Rule(ties=("key",), completion="add-one", stop="exhaustive")
RULES = {"plain": PLAIN, "raised": RAISED}
THEIRS_TOO = {"plain": set(ELECTIONS), "raised": {*ELECTIONS[:2]}}
SECONDS, MEGABYTES, TIMES = 60, 3000, 5
asked = partial(alone.measured, "bench.count", seconds=20 * SECONDS)
GOAL = (
    "Goal: a count 1,000 times faster than pabutools over 10,000 ballots; raising shares "
    "(add-one) in 1 s for 60,000 ballots and 80 plans, and in 0.2 s for a Dutch file; 4 MB "
    "read in 0.1 s; all explanations in 5 s; 200 MB."
)


def main() -> None:
    if not (SHARED / "data/pabulib").is_dir():
        print(f"no elections at {SHARED}: set WIJKAANPAK_SHARED")
        return
    lines = [GOAL, "", "| ballots / plans | read, s | count, ms | pabutools, ms | times faster | "
             "raised, s | pabutools, s | explained, s | MB |",
             "|---|---|---|---|---|---|---|---|---|"]  # fmt: skip
    for name in ELECTIONS:
        lines.append(measured(name))
    lines += ["", f"Pabutools (exact fractions) was given {SECONDS} CPU seconds and {MEGABYTES} "
              "MB for each count. – : not asked."]  # fmt: skip
    report.keep("Counting", lines)


def measured(name: str) -> str:
    ours = asked("ours", name)
    theirs = {kind: asked("theirs", name, kind) for kind in RULES if name in THEIRS_TOO[kind]}
    for kind, found in theirs.items():
        assert not found or set(found["winners"]) == set(ours["winners"][kind]), (name, kind)
    plain = theirs["plain"].get("seconds") if theirs["plain"] else None
    raised = theirs.get("raised", {})
    return " | ".join(
        [
            f"| {name.replace('_', ' ')} ({ours['ballots']:,} / {ours['plans']})",
            f"{ours['read']:.2f}",
            f"{ours['plain'] * 1000:.1f}",
            "stopped" if plain is None else f"{plain * 1000:,.0f}",
            "–" if plain is None else f"{plain / ours['plain']:,.0f}",
            f"{ours['raised']:.2f}",
            "–" if "raised" not in theirs else f"{raised['seconds']:.1f}" if raised else "stopped",
            f"{ours['explained']:.1f}",
            f"{ours['megabytes']:.0f} |",
        ]
    )


def ours(name: str) -> dict:
    raw = (SHARED / f"data/pabulib/{name}.pb").read_bytes()
    clock = time.process_time
    begun = clock()
    election = pabulib.read(raw).election
    found = {"read": clock() - begun, "ballots": len(election.ballots), "winners": {}}
    count(election, PLAIN)  # makes the tally, as pabutools does while it reads
    for kind, rule in RULES.items():
        spent = []
        for _time in range(TIMES if kind == "plain" else 1):
            begun = clock()
            outcome = count(election, rule)
            spent.append(clock() - begun)
        found[kind], found["winners"][kind] = min(spent), outcome.winners
    begun = clock()
    explanations.explain(outcome)
    found |= {"explained": clock() - begun, "plans": len(election.plans)}
    return found


def theirs(name: str, kind: str) -> dict:
    alone.bounded(SECONDS, MEGABYTES)
    from tests.methods import oracle

    election = pabulib.read((SHARED / f"data/pabulib/{name}.pb").read_bytes()).election
    instance, profile = oracle.prepared(election, RULES[kind])
    begun = time.process_time()
    winners = oracle.found(election, RULES[kind], instance, profile)
    seconds = time.process_time() - begun
    return {"seconds": seconds, "winners": [project.name for project in winners]}


if __name__ == "__main__":
    alone.answer(main, ours=ours, theirs=theirs)
