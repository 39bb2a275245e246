"""Reading a page for what it may not hold, and counting what it asks the database."""

import re

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

MADE_BY_CHANCE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-Za-z]{32,}")


def without_chance(page: str) -> str:
    """A page without keys, tokens and fingerprints: any short number stands in one of those."""
    return MADE_BY_CHANCE.sub("", page)


class Asked(int):
    """A number of queries that tells which they were when a test finds another number."""

    sql: list[str]

    def __repr__(self):
        return "\n".join([str(int(self)), *self.sql])


def asked(client, address):
    """How many queries a page asks."""
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(address)
    assert answer.status_code == 200
    many = Asked(len(caught))
    many.sql = [one["sql"][:150] for one in caught.captured_queries]
    return many


def queries_of(client, address):
    """How many queries a page asks when nothing of it is kept."""
    cache.clear()
    return asked(client, address)
