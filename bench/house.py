"""A house to measure in: a data folder of its own, that goes away."""

import atexit
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def begin() -> Path:
    """Make a data folder, start Django on it and bring its database up to date."""
    folder = Path(tempfile.mkdtemp(prefix="wijkaanpak-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["WIJKAANPAK_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "wijkaanpak.site.settings"
    os.environ.pop("DATABASE_URL", None)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(folder: Path):
    """Serve a data folder as in production and yield its address."""
    port = free_port()
    around = os.environ | {"WIJKAANPAK_DATA": str(folder), "PORT": str(port)}
    run = [sys.executable, "-m", "wijkaanpak.site.command", "serve"]
    server = subprocess.Popen(run, cwd=ROOT, env=around, stdout=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        for _try in range(100):
            try:
                urllib.request.urlopen(url + "/", timeout=2).close()
                break
            except OSError:
                time.sleep(0.2)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=30)
