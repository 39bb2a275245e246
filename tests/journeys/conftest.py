"""A real house for the journeys: the demo in a folder of its own, served, and a real browser."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.journeys.walk import Walker

ROOT = Path(__file__).resolve().parents[2]
BROWSER_WORDS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/journeys" in str(item.path):
            item.add_marker(pytest.mark.journey)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class House:
    """The demo, running. `codes` gives a fresh sign-in code for a name, as the terminal does."""

    def __init__(self, folder, port):
        self.folder, self.port = folder, port
        self.url = f"http://localhost:{port}"
        self.used = set()  # codes: each works once
        self.around = os.environ | {
            "WIJKAANPAK_DATA": str(folder),
            "PORT": str(port),
            "DATABASE_URL": "",
        }

    def wijkaanpak(self, *words, check=True):
        run = [sys.executable, "-m", "wijkaanpak.site.command", *words]
        done = subprocess.run(run, env=self.around, cwd=ROOT, capture_output=True, text=True)
        assert not check or done.returncode == 0, done.stdout + done.stderr
        return done

    def codes(self, name):
        """Return a sign-in code and the spare codes of a person of the demo."""
        known = self._known(name)
        if known["code"] in self.used:  # each works once; starting the demo again gives new ones
            self.wijkaanpak("demo", "--no-serve")
            known = self._known(name)
        self.used.add(known["code"])
        return known

    def _known(self, name):
        mark = json.loads((self.folder / "demo.json").read_text())
        person = next(p for p in mark["people"] if p["name"].split()[0] == name)
        return mark["codes"][person["id"]]

    def start(self):
        run = [sys.executable, "-m", "wijkaanpak.site.command", "demo"]
        with (self.folder / "server.log").open("w") as log:
            self.server = subprocess.Popen(
                run, env=self.around, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )
        for _try in range(200):
            try:
                urllib.request.urlopen(self.url, timeout=2).close()
                return
            except OSError:
                time.sleep(0.2)
        raise AssertionError((self.folder / "server.log").read_text())

    def stop(self):
        self.server.terminate()
        self.server.wait(timeout=30)


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("house"), free_port())
    house.wijkaanpak("demo", "--no-serve")
    house.start()
    yield house
    house.stop()


@pytest.fixture(scope="module")  # its event loop must end before tests that use the database
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=BROWSER_WORDS
        )
        yield browser
        browser.close()


@pytest.fixture
def walk(browser, house):
    """Return a maker of walkers: people on the site, each with a phone of their own."""
    walkers = []

    def begin(name="passer-by", **device):
        walkers.append(Walker(browser, house, name, **device))
        return walkers[-1]

    yield begin
    for walker in walkers:
        walker.leave()
