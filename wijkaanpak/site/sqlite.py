"""Put the SQLite that we bring along in the place of the machine's own.

Debian 12 and others carry a SQLite with the WAL-reset bug (fixed in 3.51.3), which can
corrupt a database that several processes write. Import this before Django's database layer.
"""

import sys

import pysqlite3
import pysqlite3.dbapi2

SAFE_SINCE = (3, 51, 3)
VARIABLE_NUMBER = 9  # SQLITE_LIMIT_VARIABLE_NUMBER in sqlite3.h
MOST_VARIABLES = 32766  # SQLite's own default


class Connection(pysqlite3.dbapi2.Connection):
    """A connection with the one method of Python's sqlite3 that Django needs and this lacks."""

    def getlimit(self, category: int) -> int:
        if category != VARIABLE_NUMBER:
            raise ValueError(f"unknown limit {category}")
        return MOST_VARIABLES


pysqlite3.SQLITE_LIMIT_VARIABLE_NUMBER = VARIABLE_NUMBER
pysqlite3.dbapi2.SQLITE_LIMIT_VARIABLE_NUMBER = VARIABLE_NUMBER
sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def version() -> tuple[int, ...]:
    """Return the version of the SQLite library that Django will use."""
    return tuple(int(part) for part in pysqlite3.sqlite_version.split("."))
