"""The pages of home on a narrow phone in a real browser: nothing sticks out, axe finds nothing."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.cast import signed_in
from tests.home.test_paper import TODAY, WORDS, much, with_styles
from wijkaanpak import clock
from wijkaanpak.stories.models import Story

pytestmark = pytest.mark.journey
ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
PICTURES = ROOT / "test-results/home"


def pages(cast, client):
    """Return the pages as a passer-by gets them, and the own page of who speaks for a party."""
    story = Story.objects.first()
    addresses = {
        "index": "/",
        "front": "/w/zonnehof/",
        "empty": "/w/elzenbroek/",
        "years": "/w/zonnehof/tijdlijn/",
        "handover": f"/w/zonnehof/overdracht/{cast.gemeente.pk}/",
        "story": f"/w/zonnehof/verhalen/{story.pk}/wat-deed-het/",
        "about": "/over/",
    }
    found = {name: client.get(url).content.decode() for name, url in addresses.items()}
    signed_in(client, cast.sanne)
    found["mine"] = client.get("/w/zonnehof/mijn/").content.decode()
    found["letters"] = client.get("/w/zonnehof/mijn/brieven/").content.decode()
    return {name: with_styles(html) for name, html in found.items()}


def look_at(tab, name, html):
    """Return what is wrong with a page: what sticks out and what axe finds."""
    tab.set_content(html)
    wide = tab.evaluate("document.documentElement.scrollWidth")
    tab.add_script_tag(path=AXE)
    found = tab.evaluate(f"axe.run({{runOnly: {TAGS}}})")["violations"]
    PICTURES.mkdir(parents=True, exist_ok=True)
    tab.screenshot(path=PICTURES / f"{name}-{tab.viewport_size['width']}.png", full_page=True)
    faults = [(name, one["id"], one["nodes"][0]["html"][:160]) for one in found]
    return faults + ([(name, "too wide", wide)] if wide > tab.viewport_size["width"] else [])


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_fits_and_axe_finds_nothing(cast, client, width):
    with clock.set_back(TODAY):
        much(cast)
        found = pages(cast, client)
    with sync_playwright() as play_wright:
        browser = play_wright.chromium.launch(executable_path=shutil.which("chromium"), args=WORDS)
        tab = browser.new_page(viewport={"width": width, "height": 800})
        faults = [fault for name, html in found.items() for fault in look_at(tab, name, html)]
        browser.close()
    assert faults == []
