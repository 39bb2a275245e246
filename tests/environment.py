"""The tests' own surroundings, loaded before Django: never anybody's real data folder.

Loaded by `-p tests.environment` in pyproject.toml, because Django reads its settings before
any conftest.
"""

import atexit
import os
import shutil
import tempfile

if "PYTEST_XDIST_WORKER" not in os.environ:
    data = tempfile.mkdtemp(prefix="wijkaanpak-tests-")
    os.environ["WIJKAANPAK_DATA"] = data
    os.mkdir(os.path.join(data, "static"))
    atexit.register(shutil.rmtree, data, ignore_errors=True)
for name in ("PORT", "EMAIL_URL", "WIJKAANPAK_HTTPS", "WIJKAANPAK_TILES", "WIJKAANPAK_URL"):
    os.environ.pop(name, None)

# Browser tests leave an event loop in the thread; tests that follow use the database as usual.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
