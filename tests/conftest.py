import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests import houses, migrated
from tests.photo import cast_on_stage

ROOT = Path(__file__).resolve().parent.parent
LETTERS = 150
PLAIN_STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": PLAIN_STATIC}}

# Every run tries the same examples, so a change is refused for what it did; `make explore` tries
# others, ever new ones, and what it finds becomes an example that stays.
for profile, same in (("house", True), ("explore", False)):
    hypothesis_settings.register_profile(
        profile,
        deadline=None,
        print_blob=True,
        derandomize=same,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
hypothesis_settings.load_profile("house")


def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        subprocess.run([sys.executable, ROOT / "tools" / "dutch.py", "compile"], check=True)


def pytest_collection_modifyitems(config, items):
    if shutil.which("chromium"):
        return
    skip = pytest.mark.skip(reason="no Chromium here: apt-get install chromium, then run again")
    for item in items:
        if "journey" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def shared():
    """The folder with real data that travels beside the repository, or a clear skip."""
    folder = Path(os.environ.get("WIJKAANPAK_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no real data at {folder}: set WIJKAANPAK_SHARED to run this test")
    return folder


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """A data folder with a new database; nobody writes in this one."""
    return houses.make_empty(tmp_path_factory.mktemp("empty"))


@pytest.fixture
def empty_house(empty, tmp_path_factory):
    return houses.like(empty, tmp_path_factory)


@pytest.fixture(scope="session")
def box(empty, tmp_path_factory):
    """A data folder with a round where people vote today; nobody writes in this one."""
    folder = houses.like(empty, tmp_path_factory)
    houses.run(folder, "-m", "tests.budget.box", str(LETTERS))
    return folder


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, pytestconfig):
    migrated.begin_with(pytestconfig.cache.mkdir("tables"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, pytestconfig):
    with django_db_blocker.unblock():
        migrated.keep_in(pytestconfig.cache.mkdir("tables"))


@pytest.fixture(autouse=True)
def own_seals(settings):
    """Keys, policies and checkpoints of its own for every test: no log signs two histories."""
    with tempfile.TemporaryDirectory(dir=settings.DATA) as folder:
        settings.DATA = Path(folder)
        settings.KEYS = settings.DATA / "keys"
        yield


@pytest.fixture
def cast(db):
    """The people in the play; when they leave, every logbook must still hold."""
    play = cast_on_stage()
    yield play
    play.check_every_book()
