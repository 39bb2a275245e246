"""Test R2 and R3: what was acknowledged survives a power cut, whole, and the log verifies.

A killed process loses nothing that it wrote, because the machine goes on; a power cut loses
what was not synced. Recordings that must fail show that this test can see it.
"""

import contextlib
import json
import os
import pickle
import random
import sqlite3
from collections import Counter
from datetime import UTC, datetime

import pytest

from tests.faults.powercut import PowerCut
from tests.houses import like, run
from wijkaanpak.logbook.rules import Leaf
from wijkaanpak.methods import merkle

ACTIONS, IMAGES, CONTROLS, VOTES = 60, 600, 60, 12


@pytest.fixture(scope="module", params=["living", "voting"])
def work(request):
    """What the neighbourhood does: people join and tell stories, or they vote."""
    return request.param


@pytest.fixture(scope="module")
def record(begun, box, tmp_path_factory):
    def made(work, synchronous="FULL", many=ACTIONS, *words):
        folder = like(box if work == "voting" else begun, tmp_path_factory)
        out = folder / "recording.pickle"
        run(folder, "-m", "tests.faults.recording", str(out), synchronous, str(many), work, *words)
        return pickle.loads(out.read_bytes())

    return made


def at_random(events, many):
    chance = random.Random(1)
    return Counter(chance.randrange(len(events)) for _image in range(many))


def at_every_boundary(events):
    """Once after each write, each sync and each acknowledgement."""
    return Counter(range(len(events)))


def images_of(recording, moments):
    """Yield what was acknowledged and what the disk held, at these moments."""
    before, events = recording
    chance, acknowledged, power = random.Random(1), [], PowerCut(before)
    for number, event in enumerate(events):
        if event[0] == "acknowledged":
            acknowledged.append(event[1])
        else:
            power.step(event)
        for _time in range(moments[number]):
            yield acknowledged, power.cut(chance)


def verdicts(recording, moments, folder):
    found = Counter()
    for acknowledged, image in images_of(recording, moments):
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
    books = database.execute("SELECT name, size, peaks FROM logbook_book").fetchall()
    if not all(book_holds(database, *book) for book in books):
        return "the log does not hold"
    told = {row[0] for row in database.execute("SELECT about FROM logbook_entry")}
    if set(acknowledged) - told - {seal for _seq, seal in sealed(database)}:
        return "lost"
    return "half" if any(halves(database)) or box_and_log_differ(database) else "whole"


def book_holds(database, name, size, peaks):
    rows = database.execute(
        "SELECT seq, at, verb, about, party, commitment FROM logbook_entry"
        " WHERE book = ? ORDER BY seq", [name]
    ).fetchall()  # fmt: skip
    leaves = [Leaf(n, moment(at), *more).as_bytes() for n, at, *more in rows]
    root = merkle.root([merkle.leaf_hash(leaf) for leaf in leaves])
    return size == len(rows) and root == merkle.root_of_peaks(merkle.split(bytes(peaks)))


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


def sealed(database):
    """Return the number and the seal of every ballot that the log tells of."""
    told = database.execute(
        "SELECT e.seq, f.content FROM logbook_entry e JOIN logbook_facts f ON f.entry_id = e.id"
        " WHERE e.verb = 'ballot.cast'"
    )
    return {(seq, json.loads(content)["seal"]) for seq, content in told}


def box_and_log_differ(database):
    """Tell whether an entry is without its ballot, its turn or its receipt, or one of those is."""
    told = sealed(database)
    kept = set(database.execute("SELECT seq, seal FROM budget_sent"))
    counts = [
        database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("budget_ballot", "budget_turn")
    ]
    return told != kept or counts != [len(told)] * 2


@pytest.fixture(scope="module")
def recorded(record, work):
    """A recording of the house as it is."""
    return record(work)


def test_what_was_acknowledged_survives_every_power_cut(recorded, tmp_path):
    moments = at_random(recorded[1], IMAGES)
    assert verdicts(recorded, moments, tmp_path) == {"whole": IMAGES}


def test_box_and_log_agree_whichever_write_is_the_last(record, tmp_path):
    recording = record("voting", "FULL", VOTES)
    moments = at_every_boundary(recording[1])
    assert verdicts(recording, moments, tmp_path) == {"whole": len(recording[1])}


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
def test_without_a_sync_at_each_commit_this_test_sees_losses(record, work, synchronous, tmp_path):
    recording = record(work, synchronous)
    found = verdicts(recording, at_random(recording[1], CONTROLS), tmp_path)
    assert found.get("lost", 0) + found.get("corrupt", 0) > CONTROLS // 2


def test_an_action_in_two_steps_is_seen_as_half(record, work, tmp_path):
    recording = record(work, "FULL", ACTIONS, "careless")
    found = verdicts(recording, at_random(recording[1], CONTROLS), tmp_path)
    assert (found["half"] > 0, set(found)) == (True, {"half", "whole"})
