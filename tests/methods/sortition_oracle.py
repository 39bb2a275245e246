"""Another program's word (sortition-algorithms, for tests only), in a process of its own.

    python -m tests.methods.sortition_oracle FOLDER SEATS PANELS [COLUMN ...]

It prints the lowest chance by maximin, exactly and after its own rounding to so many panels. It
is kept apart because it prints, brings many packages and picks by the order of hashes.
"""

import contextlib
import csv
import json
import os
import subprocess
import sys
import time
from pathlib import Path

NAME = "sortition_algorithms"


def asked(folder, seats, panels=0, columns=()):
    """What that program says of the pool in a folder."""
    words = [sys.executable, "-W", "ignore", "-m", __name__, folder, seats, panels, *columns]
    run = subprocess.run(
        list(map(str, words)),
        env=os.environ | {"PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(run.stdout.splitlines()[-1])


def table(path):
    with path.open(newline="") as file:
        rows = csv.DictReader(file)
        return list(rows.fieldnames), list(rows)


def lowest_chances(folder, seats, panels, columns):
    import sortition_algorithms as theirs
    from sortition_algorithms.committee_generation import find_distribution_maximin

    features, *_names = theirs.read_in_features(*table(folder / "features.csv"))
    head, rows = table(folder / "people.csv")
    settings = theirs.Settings(
        id_column=head[0],
        columns_to_keep=[],
        check_same_address=bool(columns),
        check_same_address_columns=columns,
    )
    people, _report = theirs.read_in_people(head, rows, features, settings)
    begun = time.process_time()
    found, shares, _report = find_distribution_maximin(features, people, seats, columns)
    seconds = time.process_time() - begun
    said = {"smallest": lowest(rows, head[0], found, shares), "seconds": seconds}
    if panels:
        ok, drawn, _report = theirs.run_stratification(
            features, people, seats, settings, number_selections=panels
        )
        assert ok
        said["plain"] = lowest(rows, head[0], drawn, [1 / panels] * panels)
    return said


def lowest(rows, column, panels, shares):
    chances = dict.fromkeys((row[column] for row in rows), 0.0)
    for panel, share in zip(panels, shares, strict=True):
        for key in panel:
            chances[key] += share
    return min(chances.values())


if __name__ == "__main__":
    with contextlib.redirect_stdout(sys.stderr):
        words = sys.argv[1:]
        result = lowest_chances(Path(words[0]), int(words[1]), int(words[2]), words[3:])
    print(json.dumps(result))
