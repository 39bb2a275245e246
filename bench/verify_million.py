"""How long it takes to check a million entries, and how much memory: the file and the database.

The file is checked by `controleer.py` as anyone would run it; the database by
`wijkaanpak verify`. Both read every entry and every detail.
"""

import itertools
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import house, report

MILLION = int(os.environ.get("ENTRIES", "1000000"))
CHECKER = house.ROOT / "wijkaanpak" / "logbook" / "controleer.py"


def measure(run):
    """Run a program and return how long it took, its largest memory in MB, and what it said."""
    begun, largest = time.perf_counter(), 0
    with tempfile.TemporaryFile("w+") as out:
        done = subprocess.Popen(run, stdout=out, cwd=house.ROOT)
        while done.poll() is None:
            largest = max(largest, high_water(done.pid))
            time.sleep(0.02)
        seconds = time.perf_counter() - begun
        out.seek(0)
        said = out.read()
    assert done.returncode == 0, said
    return seconds, largest / 1024, said


def high_water(pid):
    """Return the largest resident memory of a process so far, in kB (not that of its parent)."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    lines = [line.split()[1] for line in status.split("\n") if line.startswith("VmHWM")]
    return int(lines[0]) if lines else 0


def of_file():
    from tests.logbook import archives

    with tempfile.TemporaryDirectory(prefix="wijkaanpak-bench-") as folder:
        made = archives.make(Path(folder) / "archief", MILLION, at=range(50_000, MILLION, 50_000))
        return measure([sys.executable, "-I", str(CHECKER), str(made)])


def of_database():
    house.begin()
    from tests.logbook import archives
    from wijkaanpak.logbook import checkpoints

    fill(archives.lines(MILLION, erased=0, closed=0))
    checkpoints.sign("million")
    return measure([sys.executable, "-m", "wijkaanpak.site.command", "verify", "million"])


def fill(lines):
    """Put entries in the database as the door would, but in large steps."""
    import json

    from django.db import connection, transaction

    from wijkaanpak.logbook.models import Book
    from wijkaanpak.methods import merkle

    entry = "INSERT INTO logbook_entry VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)"
    facts = "INSERT INTO logbook_facts VALUES (%s, %s, %s, %s, %s)"
    tree = merkle.Growing()
    with transaction.atomic(), connection.cursor() as cursor:
        columns = {name: [c.name for c in connection.introspection.get_table_description(
            cursor, f"logbook_{name}")] for name in ("entry", "facts")}  # fmt: skip
        entry = entry.replace("VALUES", f"({', '.join(columns['entry'])}) VALUES")
        facts = facts.replace("VALUES", f"({', '.join(columns['facts'])}) VALUES")
        for some in itertools.batched(lines, 10_000):
            rows, details = [], []
            for leaf, beside in some:
                sealed, opened = json.loads(leaf), json.loads(beside)
                n = tree.size + 1
                completed = merkle.completed_by(n, merkle.leaf_hash(leaf[:-1]), tree.peaks)
                tree.take(completed)
                row = {"id": n, "book": "million", "seq": n, "at": "2026-11-24 03:42:10",
                       "verb": sealed["v"], "about": sealed["about"], "party": "",
                       "commitment": sealed["c"], "nodes": b"".join(completed)}  # fmt: skip
                detail = {"entry_id": n, "by": "", "open": True, "salt": opened["salt"],
                          "content": json.dumps(opened["facts"])}  # fmt: skip
                rows.append([row[name] for name in columns["entry"]])
                details.append([detail[name] for name in columns["facts"]])
            cursor.executemany(entry, rows)
            cursor.executemany(facts, details)
        Book.objects.create(name="million", size=tree.size, peaks=b"".join(tree.peaks))


def main() -> None:
    lines = [f"| {MILLION:,} entries | seconds | MB |", "|---|---|---|"]
    for what, run in (("file (controleer.py)", of_file), ("database (verify)", of_database)):
        seconds, megabytes, said = run()
        print(said)
        lines.append(f"| {what} | {seconds:.1f} | {megabytes:.0f} |")
    report.keep("Checking a log", lines)


if __name__ == "__main__":
    main()
