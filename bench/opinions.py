"""Where people meet, from few to a million: how long a look takes, beside the recorded reference.

Real conversations lie beside the repository (WIJKAANPAK_SHARED) with the outputs of red-dwarf
0.4.0, the published method, and what these took; red-dwarf itself is not needed. The large ones
are made: three camps, 44 votes each. Each in a process of its own.
"""

import json
import os
import time
from functools import partial
from pathlib import Path

import numpy as np

from bench import alone, report
from wijkaanpak.methods import opinions
from wijkaanpak.methods.opinions import AGREE, DISAGREE, PASS, UNSEEN, Statement, Votes, groups

SHARED = Path(os.environ.get("WIJKAANPAK_SHARED", Path(__file__).parents[2] / "shared"))
MADE = [(300, 50), (5_000, 200), (100_000, 500), (1_000_000, 500)]
VOTES_EACH, CAMPS, TIMES = 44, 3, 15
GOAL = (
    "Goal: up to 5,000 people within 20 ms, so that every vote counts at once; a million people "
    "x 500 statements within 10 s and 1,600 MB on two cores. A look: counts, picture, groups and "
    "what speaks for them. Sure: draws that show whether the groups hold. All: whatever is "
    "shown. Milliseconds of CPU, one thread; on the clock: with all else that ran at that time."
)
asked = partial(alone.measured, "bench.opinions", OPENBLAS_NUM_THREADS="1")  # one thread


def main() -> None:
    head = "| people x statements | votes | a look | on the clock | sure | all | MB |"
    lines = [GOAL, "", head, "|---|---|---|---|---|---|---|"]
    for people, wide in MADE:
        found = asked("made", str(people), str(wide))
        name = f"{people:,} x {wide}"
        lines.append(row(name, found))
    if (SHARED / "data/polis").is_dir():
        head = "| conversation | votes | a look | red-dwarf | places differ at most | "
        lines += ["", head + "groups as theirs (Rand) | clear |", "|---|---|---|---|---|---|---|"]
        for folder in sorted(path for path in (SHARED / "data/polis").iterdir() if path.is_dir()):
            found = asked("real", str(folder))
            lines.append(
                f"| {folder.name} | {found['votes']:,} | {found['look']:.1f} | "
                f"{found['theirs']:.0f} | {found['off']:.4f} | {found['rand']:.2f} | "
                f"{'yes' if found['clear'] else 'no'} |"
            )
    report.keep("Opinions", lines)


def row(name: str, found: dict) -> str:
    figures = ("cpu", "look", "sure", "json")
    return " | ".join([f"| {name}", f"{found['votes']:,}",
                       *(f"{found[one]:,.1f}" for one in figures),
                       f"{found['megabytes']:.0f} |"])  # fmt: skip


def camps(people: int, wide: int) -> Votes:
    """Votes of three camps of 5 : 3 : 2, that differ on two in five statements."""
    chance = np.random.default_rng(7)
    camp = chance.choice(CAMPS, people, p=[0.5, 0.3, 0.2])
    leaning = chance.normal(size=(1, wide)) + np.where(
        chance.random((CAMPS, wide)) < 0.4, chance.normal(scale=2, size=(CAMPS, wide)), 0
    )
    agree, passed = 1 / (1 + np.exp(-leaning)), 0.12
    cast = np.full((people, wide), UNSEEN, np.int8)
    for begin in range(0, people, 10_000):
        who = camp[begin : begin + 10_000]
        luck = chance.random((len(who), wide), np.float32)
        said = np.where(chance.random(luck.shape, np.float32) < agree[who], AGREE, DISAGREE)
        said[luck < passed] = PASS
        seen = chance.random(luck.shape, np.float32) < VOTES_EACH / wide
        cast[begin : begin + 10_000][seen] = said[seen]
    return Votes(range(people), [Statement(str(one)) for one in range(wide)], cast)


def timed(make, times: int) -> tuple[object, float, float]:
    """Return what was made and the least milliseconds it took, on the wall and in CPU."""
    wall, spent = [], []
    for _time in range(times):
        begun, used = time.perf_counter(), time.process_time()
        found = make()
        wall.append(1000 * (time.perf_counter() - begun))
        spent.append(1000 * (time.process_time() - used))
    return found, min(wall), min(spent)


def made(people: str, wide: str) -> dict:
    votes = camps(int(people), int(wide))
    times = TIMES if len(votes.people) <= 5_000 else 1
    found, look, cpu = timed(lambda: looked(votes), times)
    _sure, _wall, sure = timed(
        lambda: groups.certainty(found.picture, found.split, found.order), times
    )
    _all, _wall, whole = timed(lambda: opinions.to_dict(opinions.survey(votes)), times)
    votes_cast = int(found.everybody.seen.sum())
    return {"votes": votes_cast, "look": look, "cpu": cpu, "sure": sure, "json": whole}


def looked(votes: Votes) -> opinions.Opinions:
    found = opinions.survey(votes)
    counts = opinions.count(votes.cast, found.split.group, found.split.many)
    sides = opinions.statements.both_sides(counts)
    for group in range(found.split.many):
        opinions.statements.speaking_for(group, sides, votes.in_play)
    return found


def real(path: str) -> dict:
    folder = Path(path)
    votes = opinions.read((folder / "participants-votes.csv").read_bytes())
    texts = opinions.read_statements((folder / "comments.csv").read_bytes())
    votes = opinions.with_statements(votes, texts)
    found, _wall, look = timed(lambda: looked(votes), TIMES)
    theirs = json.loads((folder / "reference.json").read_text())
    points = np.array([theirs["projection"][person] for person in votes.people])
    signs = np.sign((points * found.picture.points).sum(0))
    labels = np.array([theirs["labels"][votes.people[one]] for one in np.flatnonzero(found.part)])
    return {
        "votes": int(found.everybody.seen.sum()),
        "look": look,
        "theirs": 1000 * theirs["meta"]["cpu"],
        "off": float(np.abs(points - found.picture.points * signs).max()),
        "rand": groups.rand(labels.astype(int), found.split.group[found.part]),
        "clear": found.clear is not None,
    }


if __name__ == "__main__":
    alone.answer(main, made=made, real=real)
