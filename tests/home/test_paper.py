"""The sheet of Monday, printed by a real browser: exactly one A3, also when much is on."""

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

import wijkaanpak.ui
from tests.agenda import play
from tests.home.promises import promised
from tests.home.test_views import a_story
from wijkaanpak import clock

pytestmark = pytest.mark.journey
TODAY = date(2023, 10, 30)
STYLES = Path(wijkaanpak.ui.__file__).parent / "static" / "ui"
WORDS = ["--no-sandbox", "--disable-gpu"]


def with_styles(page):
    """Put the style sheets in the page itself, so that no server is needed to print it."""
    css = "".join((STYLES / name).read_text() for name in ("wijk.css", "paper.css"))
    return re.sub(r"<link[^>]*>|<script.*?</script>", "", page).replace(
        "</head>", f"<style>{css}</style></head>"
    )


def printed(html):
    with sync_playwright() as play_wright:
        browser = play_wright.chromium.launch(executable_path=shutil.which("chromium"), args=WORDS)
        tab = browser.new_page()
        tab.set_content(html)
        pdf = tab.pdf(prefer_css_page_size=True, print_background=True)
        browser.close()
    return pdf


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))


def size_of(pdf):
    """Return the width and height of the first page in whole millimetres."""
    box = re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return tuple(round(float(side) / 72 * 25.4) for side in box.groups())


def much(cast):
    play.opened(cast, items=6)
    for number in range(6):
        a_story(cast, f"Verhaal {number} " + "over de straat " * 6)
        due = TODAY + timedelta(days=number + 1)
        promised(cast, f"Belofte {number} " + "die lang is om te lezen " * 7, due=due)


@pytest.mark.parametrize("busy", [False, True])
def test_the_sheet_of_monday_is_one_a3(cast, client, busy):
    with clock.set_back(TODAY):
        if busy:
            much(cast)
        html = client.get("/w/zonnehof/weekblad/").content.decode()
    pdf = printed(with_styles(html))
    assert (pages_of(pdf), size_of(pdf)) == (1, (297, 420))
