"""What the browser gets: all there, small, of this house, and nothing inline."""

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from wijkaanpak.ui import rules

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "wijkaanpak/ui/static/ui"
OWN_CSS = sorted((ROOT / "wijkaanpak/ui/assets").glob("*.css"))
TEMPLATES = sorted(ROOT.glob("wijkaanpak/**/templates/**/*.html")) + sorted(
    ROOT.glob("tests/**/*.html")
)
MARKUP = TEMPLATES + sorted(ROOT.glob("wijkaanpak/**/templatetags/*.py"))
PHYSICAL = re.compile(
    r"(?<![-\w])(margin|padding|border)-(left|right|top|bottom)|(?<![-\w])(left|right|top|bottom)\s*:"
    r"|(?<![-\w])(?:min-|max-)?(?:width|height)\s*:\s*(?!\d+rem\))|text-align\s*:\s*(left|right)|float\s*:\s*(left|right)"
)
LOUD = re.compile(
    r"<style|\sstyle=|\son[a-z]+\s*=\s*[\"']|javascript:|<script(?![^>]*\ssrc=)", re.I
)


def squeezed(*names):
    return sum(len(gzip.compress((BUILT / name).read_bytes(), 9)) for name in names)


def test_everything_is_built_and_nothing_is_older_than_its_source():
    said = subprocess.run(
        [sys.executable, ROOT / "build_assets.py"], capture_output=True, text=True
    )
    assert said.returncode == 0, said.stderr
    named = {
        "wijk.css",
        "paper.css",
        "wijk.js",
        "htmx.js",
        "map.css",
        "map.js",
        "icons.svg",
        "mark.svg",
        "licences.txt",
    }
    assert named <= {path.name for path in BUILT.iterdir()}


def test_pages_stay_small_on_an_old_phone():
    assert squeezed("wijk.css") <= 30_000
    assert squeezed("wijk.js", "htmx.js") <= 25_000


def test_every_font_and_picture_that_a_style_names_is_there():
    for style in BUILT.glob("*.css"):
        for name in re.findall(r"url\(\"?([^)\"]+)\"?\)", style.read_text()):
            assert name.startswith(("data:", "#")) or (BUILT / name).exists(), name


def test_every_icon_that_we_name_is_in_the_sprite():
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (BUILT / "icons.svg").read_text()))
    sources = "".join(path.read_text() for path in MARKUP)
    named = set(re.findall(r'(?:icon\(|\{% icon )"([a-z-]+)"', sources))
    named |= {state.icon for state in rules.STATES.values()}
    assert named - drawn == set()


def test_the_browser_fetches_nothing_from_elsewhere():
    for path in [BUILT / "wijk.css", BUILT / "paper.css", BUILT / "wijk.js"]:
        assert re.findall(r"(?:https?:)?//[a-z0-9-]+\.[a-z]+", path.read_text()) == []


@pytest.mark.parametrize("style", OWN_CSS, ids=lambda path: path.name)
def test_our_styles_know_no_left_or_right(style):
    bare = re.sub(
        r"@media[^{]*\{|@page[^{]*\{|/\*.*?\*/|\([^()]*-width[^()]*\)",
        "",
        style.read_text(),
        flags=re.S,
    )
    assert [found.group() for found in PHYSICAL.finditer(bare)] == []


@pytest.mark.parametrize("file", MARKUP, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_page_carries_a_style_or_a_script_inside(file):
    assert LOUD.findall(file.read_text()) == []


def test_the_lock_file_names_no_address_of_any_registry():
    lock = json.loads((ROOT / "package-lock.json").read_text())
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
    wanted = lock["packages"][""]["dependencies"] | lock["packages"][""]["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
