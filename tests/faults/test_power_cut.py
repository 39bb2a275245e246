"""Test R2 and R3: what was acknowledged survives a power cut, whole, and the log verifies.

A killed process loses nothing that it wrote, because the machine goes on; a power cut loses
what was not synced. Three recordings that must fail show that this test can see it.
"""

import contextlib
import os
import pickle
import random
import sqlite3
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime

import pytest

from tests.faults.conftest import like, surroundings
from tests.faults.powercut import PowerCut
from wijkaanpak.logbook.rules import Leaf
from wijkaanpak.methods import merkle

ACTIONS, IMAGES, CONTROLS = 60, 600, 60


@pytest.fixture(scope="module")
def record(begun, tmp_path_factory):
    def run(*words):
        folder = like(begun, tmp_path_factory)
        out = folder / "recording.pickle"
        command = [sys.executable, "-m", "tests.faults.recording", str(out), *words]
        done = subprocess.run(command, env=surroundings(folder), capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return pickle.loads(out.read_bytes())

    return run


def images_of(recording, many, seed=1):
    """Yield what was acknowledged and what the disk held, at random moments."""
    before, events = recording
    chance, acknowledged, power = random.Random(seed), [], PowerCut(before)
    moments = Counter(chance.randrange(len(events)) for _image in range(many))
    for number, event in enumerate(events):
        if event[0] == "acknowledged":
            acknowledged.append(event[1])
        else:
            power.step(event)
        for _time in range(moments[number]):
            yield acknowledged, power.cut(chance)


def verdicts(recording, many, folder):
    found = Counter()
    for acknowledged, image in images_of(recording, many):
        for name in os.listdir(folder):
            (folder / name).unlink()
        for name, content in image.items():
            (folder / name).write_bytes(content)
        found[verdict(folder / "wijkaanpak.sqlite3", acknowledged)] += 1
    return dict(found)


def verdict(file, acknowledged):
    with contextlib.closing(sqlite3.connect(file)) as database:
        try:
            database.execute("PRAGMA synchronous = OFF")  # we only look, and quickly
            if database.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                return "corrupt"
            return state_of(database, acknowledged)
        except sqlite3.DatabaseError:
            return "corrupt"


def state_of(database, acknowledged):
    """Tell whether all that was acknowledged is there, nothing is half, and the log holds."""
    rows = database.execute(
        "SELECT seq, at, verb, about, party, commitment FROM logbook_entry ORDER BY seq"
    ).fetchall()
    size, peaks = database.execute("SELECT size, peaks FROM logbook_book").fetchone()
    leaves = [Leaf(n, moment(at), *more).as_bytes() for n, at, *more in rows]
    root = merkle.root([merkle.leaf_hash(leaf) for leaf in leaves])
    if size != len(rows) or root != merkle.root_of_peaks(merkle.split(bytes(peaks))):
        return "the log does not hold"
    if set(acknowledged) - {row[3] for row in rows}:
        return "lost"
    return "half" if any(halves(database)) else "whole"


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


# What belongs to a thing: its table, the verb that made it, and how many rows of what come along.
PARTS = [
    ("people_person", "person.joined", {"people_membership.person_id": 1}),
    ("stories_story", "story.told",
     {"stories_storydomain.story_id": 2, "stories_useconsent.story_id": 2}),
]  # fmt: skip


def halves(database):
    """Yield how many things are there without all that belongs to them."""
    told = "SELECT substr(about, instr(about, ':') + 1) FROM logbook_entry WHERE verb = ?"
    for table, verb, parts in PARTS:
        things = {row[0] for row in database.execute(f"SELECT id FROM {table}")}
        yield len(things ^ {row[0].replace("-", "") for row in database.execute(told, [verb])})
        for part, least in parts.items():
            belongs, column = part.split(".")
            rows = f"(SELECT count(*) FROM {belongs} p WHERE p.{column} = t.id)"
            few = database.execute(f"SELECT count(*) FROM {table} t WHERE {rows} < ?", [least])
            yield few.fetchone()[0]


@pytest.fixture(scope="module")
def recorded(record):
    """A recording of the house as it is."""
    return record("FULL", str(ACTIONS))


def test_what_was_acknowledged_survives_every_power_cut(recorded, tmp_path):
    assert verdicts(recorded, IMAGES, tmp_path) == {"whole": IMAGES}


def test_every_action_was_synced_before_it_was_acknowledged(recorded):
    _before, events = recorded
    written = {}
    for what, *more in events:
        if what == "write":
            written[more[0]] = True
        elif what == "sync":
            written[more[0]] = False
        elif what == "acknowledged":
            assert written.get("wijkaanpak.sqlite3-wal") is False
    assert sum(event[0] == "sync" for event in events) >= ACTIONS


@pytest.mark.parametrize("synchronous", ["NORMAL", "OFF"])
def test_without_a_sync_at_each_commit_this_test_sees_losses(record, synchronous, tmp_path):
    found = verdicts(record(synchronous, str(ACTIONS)), CONTROLS, tmp_path)
    assert found.get("lost", 0) + found.get("corrupt", 0) > CONTROLS // 2


def test_an_action_in_two_steps_is_seen_as_half(record, tmp_path):
    found = verdicts(record("FULL", str(ACTIONS), "careless"), CONTROLS, tmp_path)
    assert (found["half"] > 0, set(found)) == (True, {"half", "whole"})
