"""Test M5: what panels chose before there were rounds moves along, with its name and reason."""

import sqlite3
import uuid
from contextlib import closing

from tests.houses import run

CHOSEN = [
    ("2018-04-24 10:00:00", "De leesgroep van bewoners", "Om de overkant."),
    ("2018-06-26 10:00:00", "De leesgroep van werkers", "Om het durven."),
    ("2020-02-11 10:00:00", "Raad en directeuren", "Om de tijd."),
]
NOW = "2018-01-01 10:00:00"


def a_story_that_was_chosen_three_times(file):
    """Write rows as they stood before, straight into the file."""
    here, story = uuid.uuid4().hex, uuid.uuid4().hex
    with closing(sqlite3.connect(file)) as base:
        put(base, "neighbourhoods_neighbourhood", id=here, slug="wijk", name="Wijk")
        put(base, "stories_story", id=story, here_id=here, title="De lamp", state="placed",
            told_at=NOW, language="nl", how="alone", channel="web")  # fmt: skip
        for at, panel, reason in CHOSEN:
            put(base, "stories_choice", id=uuid.uuid4().hex, story_id=story, at=at, panel=panel,
                reason=reason)  # fmt: skip
        base.commit()


def put(base, table, **known):
    """Write a row; what is not given and may not be empty becomes '' or 0 by its kind."""
    for _n, name, kind, needed, usual, _key in base.execute(f"PRAGMA table_info({table})"):
        if needed and usual is None and name not in known:
            number = kind.startswith(("integer", "smallint", "bool", "bigint"))
            known[name] = 0 if number else "[]" if "JSON" in name or name == "languages" else ""
    marks = ", ".join("?" * len(known))
    names = ", ".join(f'"{name}"' for name in known)
    base.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(known.values()))


def test_each_choice_gets_a_panel_and_each_half_year_a_round(tmp_path):
    run(tmp_path, "manage.py", "migrate", "stories", "0001", "--verbosity", "0")
    (file,) = tmp_path.glob("*.sqlite3")
    a_story_that_was_chosen_three_times(file)
    run(tmp_path, "manage.py", "migrate", "stories", "--verbosity", "0")
    with closing(sqlite3.connect(file)) as base:
        rounds = base.execute(
            "SELECT number, title, begins, state FROM stories_panelround ORDER BY number"
        ).fetchall()
        moved = base.execute(
            'SELECT p.name, p.layer, p."on", c.reason, c.told FROM stories_choice c'
            ' JOIN stories_panel p ON p.id = c.panel_id ORDER BY p."on"'
        ).fetchall()
    assert rounds == [
        (1, "Leesronde 1 2018", "2018-01-01", "given back"),
        (2, "Leesronde 1 2020", "2020-01-01", "given back"),
    ]
    assert moved == [
        ("De leesgroep van bewoners", "residents", "2018-04-24", "Om de overkant.", "2018-04-24"),
        ("De leesgroep van werkers", "workers", "2018-06-26", "Om het durven.", "2018-06-26"),
        ("Raad en directeuren", "directors", "2020-02-11", "Om de tijd.", "2020-02-11"),
    ]
