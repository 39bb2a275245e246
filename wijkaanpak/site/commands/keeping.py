"""Keep the house: `backup` and `restore`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from wijkaanpak.site.commands import begin_django, example


def add_to(commands: Any) -> None:
    backup = commands.add_parser(
        "backup",
        help="make a verified copy of everything",
        description="Copy database, uploads and keys in one consistent step, while the server "
        "runs, and verify the copy: the logs in it must check.",
        **example("wijkaanpak backup /backups/wijkaanpak-2026-11-24.tar"),
    )
    backup.add_argument("file", type=Path, help="the file to make; it must not exist yet")
    backup.set_defaults(run=run_backup)
    restore = commands.add_parser(
        "restore",
        help="bring a backup back",
        description="Put a backup in an empty data folder (or database) and verify it. The last "
        "published checkpoints stay: when the backup is older, the server will not sign, and "
        "says what to do.",
        **example("WIJKAANPAK_DATA=/srv/new wijkaanpak restore wijkaanpak-2026-11-24.tar"),
    )
    restore.add_argument("file", type=Path, help="a file made by `wijkaanpak backup`")
    restore.set_defaults(run=run_restore)


def run_backup(given: argparse.Namespace) -> int:
    begin_django()
    from wijkaanpak.site import backups  # noqa: PLC0415

    for line in backups.make(given.file):
        print(line, flush=True)
    return 0


def run_restore(given: argparse.Namespace) -> int:
    begin_django()
    from wijkaanpak.site import backups  # noqa: PLC0415

    for line in backups.bring_back(given.file):
        print(line, flush=True)
    return 0
