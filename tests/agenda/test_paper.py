"""The sheets of paper, printed by a real browser: the number of pages stays what it is."""

import mimetypes
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.agenda.play import BEGIN, MISSING, adopted, draft, words
from wijkaanpak import clock
from wijkaanpak.agenda import actions
from wijkaanpak.agenda.rules import Word

STATIC = Path(__file__).resolve().parents[2] / "wijkaanpak" / "ui" / "static"
HERE = "http://paper.example"
SENTENCE = "Op de trap is het donker en wie er valt, ligt er soms een uur voordat iemand belt. "


def printed(client, address):
    """Return the PDF that a browser makes of a page of ours, without a server."""
    html = client.get(address).content.decode()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.route("**/*", lambda route: answer(route, html))
        page.goto(HERE + address)
        page.evaluate("document.fonts.ready")
        pdf = page.pdf(prefer_css_page_size=True)
        browser.close()
    return pdf


def answer(route, html):
    path = route.request.url.removeprefix(HERE)
    file = STATIC / path.removeprefix("/static/").partition("?")[0]
    if path.startswith("/static/") and file.is_file():
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        route.fulfill(body=file.read_bytes(), content_type=kind)
    elif "/agenda/" in path:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")
    else:
        route.abort()


def sizes(pdf):
    """Return the width and height of each page, in whole millimetres."""
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf)
    return pages, {tuple(round(float(points) / 72 * 25.4) for points in box) for box in boxes}


def agenda(cast, items, sentences):
    """Make an adopted agenda of so many items, with short or long texts."""
    with clock.set_back(BEGIN):
        edition = draft(cast, items=0)
        text = (SENTENCE * sentences).strip()
        for number in range(items):
            given = words(
                cast,
                f"Punt {number + 1}: een lamp op elke trap",
                why=text,
                ask=text[:240],
                short_stroke=text[:120],
                long_stroke=text[:120],
                questions=((cast.gemeente, ""), (cast.housing, ""), (cast.kompas, "")),
            )
            actions.write_item(by=cast.anouk, edition=edition, words=given)
        actions.open_edition(by=cast.anouk, edition=edition)
        speakers = [(cast.sanne, cast.gemeente), (cast.corrie, cast.housing)]
        for item in edition.items.all():
            for person, party in [*speakers, (cast.noor, cast.kompas)]:
                actions.answer_item(
                    by=person, party=party, item=item, word=Word.YES_IF, words=text[:160]
                )
        actions.write_vision(by=cast.dilan, here=cast.wijk, words=SENTENCE * 6)
        actions.close_reactions(by=cast.anouk, edition=edition)
        actions.adopt_edition(by=cast.dilan, edition=edition)


@pytest.mark.journey
@pytest.mark.parametrize(("items", "sentences"), [(8, 1), (8, 3), (11, 2), (11, 5)])
def test_the_paper_of_an_agenda_has_four_pages_of_a4(cast, client, items, sentences):
    agenda(cast, items, sentences)
    assert sizes(printed(client, "/w/zonnehof/agenda/editie/1/krant/")) == (4, {(210, 297)})


@pytest.mark.journey
@pytest.mark.parametrize(("items", "sentences"), [(8, 1), (11, 5), (12, 3)])
def test_the_sheet_for_the_wall_is_one_page_of_a1(cast, client, items, sentences):
    agenda(cast, items, sentences)
    assert sizes(printed(client, "/w/zonnehof/agenda/editie/1/muur/")) == (1, {(594, 841)})


def test_the_paper_says_who_was_not_there(cast, client):
    adopted(cast)
    body = client.get("/w/zonnehof/agenda/editie/1/krant/").content.decode()
    assert MISSING in body
