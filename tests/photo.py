"""The cast, founded once: what it wrote in the database is written again for the next test.

Two networks are founded and some twenty people named through the one door, with all its rules;
that is a tenth of a second, and thousands of tests begin with it. The first test of a day lets it
happen and keeps what was written; later tests write the same, without asking the rules again.
Its keys are the same on every machine, so that no order on a page is a lottery.
"""

import random
import uuid
from contextlib import contextmanager
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from unittest import mock

from django.core.cache import cache
from django.core.management.color import no_style
from django.db import connection

from tests.cast import Cast
from wijkaanpak import clock
from wijkaanpak.assets.queries import matching
from wijkaanpak.knowledge.queries import alike
from wijkaanpak.logbook.models import Entry
from wijkaanpak.projects.queries import projects

# What a process remembers of a neighbourhood while its log stays as long: here it begins again.
MEMORIES = (projects._kept.clear, matching._kept.clear, alike._shelves.clear,
            alike._found.cache_clear, cache.clear)  # fmt: skip
WRITES = ("INSERT", "UPDATE", "DELETE")
_kept = {}


def cast_on_stage():
    """Return the cast, with all its rows in the database."""
    for forget in MEMORIES:
        forget()
    if abs(datetime.now(UTC) - clock.now()) > timedelta(seconds=2):
        with keys_from(1):
            return Cast()  # in another time people joined at another time
    _number_from_the_first()
    day = clock.today()
    if day in _kept:
        play, written = _kept[day]
        with connection.cursor() as cursor:
            for statement, values in written:
                cursor.execute(statement, values)
    else:
        written = []
        with connection.execute_wrapper(_Pen(written)), keys_from(1):
            play = Cast()
        _kept[day] = play, written
    return deepcopy(play)


@contextmanager
def keys_from(seed):
    """Give each new row a key that follows from the seed, the same every time."""
    with mock.patch.object(uuid, "os", SimpleNamespace(urandom=random.Random(seed).randbytes)):
        yield


def _number_from_the_first():
    """Let lines of the log get the same numbers again; PostgreSQL goes on after a rollback."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Entry]):
            cursor.execute(statement)


class _Pen:
    """Notes each statement that writes."""

    def __init__(self, written):
        self.written = written

    def __call__(self, execute, statement, values, many, context):
        if statement.lstrip().startswith(WRITES):
            assert not many
            self.written.append((statement, values))
        return execute(statement, values, many, context)
