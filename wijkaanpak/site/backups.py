"""A copy of everything in one consistent step, verified before anybody relies on it.

The published checkpoints come first, so that the copy never contradicts them. Then the database,
in one step of SQLite's own backup (copying in small steps starts over at every write, and never
ends under load) or with pg_dump in one snapshot. Uploads are written once under random names, so
those copied last hold all that the copy needs.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext

from wijkaanpak import clock
from wijkaanpak.logbook.checkpoints import hold_back
from wijkaanpak.logbook.queries import sizes
from wijkaanpak.refusals import Refused, gettext_noop

BEFORE, AFTER = ("checkpoints", "keys", "policy"), ("uploads",)
FOLDERS = BEFORE + AFTER
SQLITE_COPY, POSTGRES_COPY, MANIFEST = "wijkaanpak.sqlite3", "wijkaanpak.pgdump", "manifest.json"


def make(target: Path) -> Iterator[str]:
    """Make a backup at `target` and verify it, saying what happens. Raises Refused."""
    if target.exists():
        raise Refused(gettext_noop("%(file)s exists already; choose another name."), file=target)
    if not os.access(target.resolve().parent, os.W_OK):
        raise Refused(
            gettext_noop("We cannot write in %(folder)s. Make that folder, or choose another."),
            folder=target.resolve().parent,
        )
    with tempfile.TemporaryDirectory(dir=target.resolve().parent) as scratch:
        folder = Path(scratch)
        yield gettext("1/4 checkpoints, keys and database")
        _copy_folders(BEFORE, folder)
        _copy_database(folder)
        yield gettext("2/4 uploads")
        _copy_folders(AFTER, folder)
        yield gettext("3/4 verifying the copy")
        manifest = {
            "version": settings.VERSION,
            "made": clock.now().isoformat(),
            "database": connection.vendor,
            "books": _verified(folder),
        }
        (folder / MANIFEST).write_text(json.dumps(manifest, indent=2))
        yield gettext("4/4 writing")
        _pack(folder, target)
    yield f"{target}: {manifest['books']}"


def _copy_folders(names: tuple[str, ...], folder: Path) -> None:
    for name in names:
        if (settings.DATA / name).is_dir():
            shutil.copytree(settings.DATA / name, folder / name)


def _copy_database(folder: Path) -> None:
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        source = connection.connection
        with type(source)(str(folder / SQLITE_COPY)) as copy:
            source.backup(copy)
        return
    _run_postgres("pg_dump", "--format=custom", f"--file={folder / POSTGRES_COPY}")


def _run_postgres(program: str, *words: str) -> None:
    """Run a client program of PostgreSQL against our database, with the password in its env."""
    if not shutil.which(program):
        raise Refused(
            gettext_noop("%(program)s is missing; install the PostgreSQL client programs."),
            program=program,
        )
    at = settings.DATABASES["default"]
    where: dict[str, str] = {
        "PGHOST": str(at["HOST"]),
        "PGPORT": str(at["PORT"]),
        "PGUSER": str(at["USER"]),
        "PGPASSWORD": str(at["PASSWORD"]),
        "PGDATABASE": str(connection.settings_dict["NAME"]),
    }
    done = subprocess.run(  # noqa: S603  (fixed program, our own words)
        [program, *words], env=os.environ | where, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Refused(
            gettext_noop("%(program)s failed: %(error)s"), program=program, error=done.stderr
        )


def _verified(folder: Path) -> dict[str, int]:
    """Verify every log in the copy itself and return the sizes that were found in it."""
    if not (folder / SQLITE_COPY).exists():
        listing = subprocess.run(  # noqa: S603
            ["pg_restore", "--list", str(folder / POSTGRES_COPY)],  # noqa: S607
            capture_output=True,
            check=False,
        )
        if listing.returncode:
            raise Refused(gettext_noop("The copy of the database cannot be read back."))
        return sizes()
    around = os.environ | {"WIJKAANPAK_DATA": str(folder), "DATABASE_URL": ""}
    done = subprocess.run(
        [sys.executable, "-m", "wijkaanpak.site.command", "verify", "--sizes"],
        env=around,
        capture_output=True,
        text=True,
        check=False,
    )
    for left in ("-wal", "-shm"):
        (folder / f"{SQLITE_COPY}{left}").unlink(missing_ok=True)
    if done.returncode:
        raise Refused(
            gettext_noop("The copy does not verify, so it was thrown away: %(why)s"),
            why=done.stdout + done.stderr,
        )
    found: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return found


def _pack(folder: Path, target: Path) -> None:
    """Write beside the target and rename, so that half a backup never bears its name."""
    half = target.with_name(target.name + ".half")
    with tarfile.open(half, "w") as tar:
        for path in sorted(folder.iterdir()):
            tar.add(path, arcname=path.name)
    with half.open("rb") as written:
        os.fsync(written.fileno())
    half.rename(target)


def bring_back(source: Path) -> Iterator[str]:
    """Put a backup in an empty place and verify it, saying what happens. Raises Refused."""
    manifest = _read_manifest(source)
    _check_empty(manifest["database"])
    with tempfile.TemporaryDirectory(dir=settings.DATA) as scratch:
        folder = Path(scratch)
        yield gettext("1/3 unpacking")
        with tarfile.open(source) as tar:
            tar.extractall(folder, filter="data")
        yield gettext("2/3 putting everything in place")
        _put_back(folder)
    yield gettext("3/3 verifying")
    yield from _check_books(manifest["books"])
    for book, size in sizes().items():
        hold_back(book, size)
    yield gettext(
        "Nothing is signed yet. Ask each witness for the size it last signed, and say the "
        "highest: wijkaanpak checkpoint NAME --witnessed SIZE. Is it higher than the size here? "
        "Then read docs/how-to/restore.md first."
    )


def _read_manifest(source: Path) -> dict[str, object]:
    if not source.is_file():
        raise Refused(gettext_noop("There is no file %(file)s. Look at the name."), file=source)
    try:
        with tarfile.open(source) as tar:
            member = tar.extractfile(MANIFEST)
            manifest: dict[str, object] = json.load(member) if member else {}
    except (OSError, KeyError, tarfile.TarError, ValueError) as error:
        raise Refused(
            gettext_noop(
                "%(file)s is not a backup that we can read (%(why)s). Choose a file that "
                "`wijkaanpak backup` made."
            ),
            file=source,
            why=str(error).splitlines()[0] if str(error) else type(error).__name__,
        ) from None
    if manifest.get("database") != connection.vendor:
        raise Refused(
            gettext_noop("This backup is of %(theirs)s and this server runs on %(ours)s."),
            theirs=manifest.get("database"),
            ours=connection.vendor,
        )
    return manifest


def _check_empty(vendor: object) -> None:
    occupied = (
        (settings.DATA / SQLITE_COPY).exists()
        if vendor == "sqlite"
        else bool(connection.introspection.table_names())
    )
    if occupied:
        raise Refused(
            gettext_noop("There is a database here already. Restore in an empty place: %(where)s"),
            where="WIJKAANPAK_DATA=…" if vendor == "sqlite" else "DATABASE_URL=…",
        )


def _put_back(folder: Path) -> None:
    """Put files in place; a checkpoint that was published later than the backup stays."""
    for name in FOLDERS:
        for path in (folder / name).rglob("*") if (folder / name).is_dir() else ():
            there = settings.DATA / path.relative_to(folder)
            if path.is_dir():
                there.mkdir(parents=True, exist_ok=True)
            elif name != "checkpoints" or not there.exists():
                there.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, there)
    if (folder / SQLITE_COPY).exists():
        shutil.move(folder / SQLITE_COPY, settings.DATA / SQLITE_COPY)
        return
    _run_postgres("pg_restore", "--no-owner", f"--dbname={connection.settings_dict['NAME']}",
                  str(folder / POSTGRES_COPY))  # fmt: skip


def _check_books(expected: object) -> Iterator[str]:
    connection.close()
    found = sizes()
    if found != expected:
        raise Refused(
            gettext_noop("The sizes differ: the backup says %(was)s, here are %(now)s."),
            was=expected,
            now=found,
        )
    for book, size in found.items():
        yield f"{book}: {size}"
