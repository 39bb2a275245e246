"""Put the SQLite that we bring along in the place of the machine's own.

Debian 12 and others carry a SQLite with the WAL-reset bug (fixed in 3.51.3), which can
corrupt a database that several processes write. Import this before Django's database layer.
"""

import sys

import pysqlite3
import pysqlite3.dbapi2

SAFE_SINCE = (3, 51, 3)
# Limits as sqlite3.h numbers them, with what SQLite allows when nobody says otherwise.
COLUMN, VARIABLE_NUMBER = 2, 9
MOST = {COLUMN: 2000, VARIABLE_NUMBER: 32766}


class Connection(pysqlite3.dbapi2.Connection):  # type: ignore[misc]  # it has no types
    """A connection with the one method of Python's sqlite3 that Django needs and this lacks."""

    def getlimit(self, category: int) -> int:
        return MOST[category]


for module in (pysqlite3, pysqlite3.dbapi2):
    module.SQLITE_LIMIT_COLUMN = COLUMN
    module.SQLITE_LIMIT_VARIABLE_NUMBER = VARIABLE_NUMBER
sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def version() -> tuple[int, ...]:
    """Return the version of the SQLite library that Django will use."""
    return tuple(int(part) for part in pysqlite3.sqlite_version.split("."))
