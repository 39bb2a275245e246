"""What must be true before we start: a set-up that could lose an acknowledged act is refused."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connection

from wijkaanpak.site import sqlite


@register(Tags.database)
def sqlite_is_safe(**kwargs: Any) -> list[CheckMessage]:
    """Refuse a SQLite with the WAL-reset bug, and settings that lose work in a power cut."""
    if connection.vendor != "sqlite":
        return []
    found: list[CheckMessage] = []
    if sqlite.version() < sqlite.SAFE_SINCE:
        wanted = ".".join(map(str, sqlite.SAFE_SINCE))
        found.append(Error(f"SQLite is older than {wanted}; install pysqlite3.", id="wijk.E001"))
    if connection.settings_dict["OPTIONS"].get("transaction_mode") != "IMMEDIATE":
        found.append(Error("SQLite transactions must be IMMEDIATE.", id="wijk.E002"))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        if cursor.fetchone()[0] != 2:
            found.append(Error("SQLite must run with synchronous=FULL.", id="wijk.E003"))
        cursor.execute("PRAGMA journal_mode")
        if cursor.fetchone()[0] not in {"wal", "memory"}:
            found.append(Error("SQLite must run with journal_mode=WAL.", id="wijk.E004"))
    return found


@register
def debug_is_off(**kwargs: Any) -> list[CheckMessage]:
    return [Error("DEBUG must be off.", id="wijk.E005")] if settings.DEBUG else []
