"""The tables of a new database, kept between test runs: all migrations together take 20 seconds.

Only for SQLite in memory, and only while no migration changes: the kept file is named after what
they say. On PostgreSQL, and in each data folder that a test makes, they are all gone through.
"""

import hashlib
import os
from contextlib import closing
from pathlib import Path

import django
from django.db import connection
from django.db.backends.signals import connection_created

ROOT = Path(__file__).resolve().parent.parent


def begin_with(folder):
    """Fill a new database in memory with the tables that an earlier run kept in this folder."""
    kept = _tables(folder)

    def fill(connection, **_more):
        if _is_in_memory(connection) and not connection.introspection.table_names():
            with closing(connection.Database.connect(kept)) as file:
                file.backup(connection.connection)

    if kept.exists():
        connection_created.connect(fill, weak=False)


def keep_in(folder):
    """Keep the tables of this run, if no earlier one did."""
    kept = _tables(folder)
    if _is_in_memory(connection) and not kept.exists():
        half = kept.with_suffix(f".{os.getpid()}")
        connection.ensure_connection()
        with closing(connection.Database.connect(half)) as file:
            connection.connection.backup(file)
        half.replace(kept)


def _tables(folder):
    said = hashlib.sha256(django.__version__.encode())
    for path in sorted(ROOT.glob("wijkaanpak/*/migrations/*.py")):
        said.update(path.read_bytes())
    return Path(folder) / f"{said.hexdigest()[:16]}.sqlite3"


def _is_in_memory(connection):
    return connection.vendor == "sqlite" and connection.is_in_memory_db()
