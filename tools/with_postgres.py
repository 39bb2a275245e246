#!/usr/bin/env python
"""Run a command with a PostgreSQL of its own, which goes away afterwards.

    python tools/with_postgres.py python -m pytest

Needs the PostgreSQL server programs (Debian: apt-get install postgresql).
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

USER = "postgres"


def as_postgres(*words: str) -> None:
    """PostgreSQL refuses to run as root; then its own user does it."""
    prefix = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
    subprocess.run([*prefix, *words], check=True, stdout=subprocess.DEVNULL, cwd="/tmp")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def programs() -> Path:
    if not shutil.which("pg_config"):
        sys.exit("PostgreSQL is missing: apt-get install postgresql")
    found = subprocess.run(["pg_config", "--bindir"], check=True, capture_output=True, text=True)
    return Path(found.stdout.strip())


def main(words: list[str]) -> int:
    if not words:
        sys.exit(__doc__)
    pg_ctl, folder, port = programs() / "pg_ctl", Path(tempfile.mkdtemp()), free_port()
    if os.geteuid() == 0:
        shutil.chown(folder, USER)
    data = folder / "data"
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=60"
    as_postgres(str(pg_ctl.with_name("initdb")), "-D", str(data), "-U", USER, "-A", "trust")
    log = str(folder / "log")
    as_postgres(str(pg_ctl), "-D", str(data), "-o", options, "-l", log, "-w", "start")
    try:
        url = f"postgresql://{USER}@127.0.0.1:{port}/postgres"
        around = os.environ | {"DATABASE_URL": url}
        return subprocess.run(words, env=around, check=False).returncode
    finally:
        as_postgres(str(pg_ctl), "-D", str(data), "-m", "fast", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
