"""What we write for readers: every way in it leads somewhere, and every page has a way in."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def linked(page):
    return [(page.parent / to).resolve() for to in LINK.findall(page.read_text())]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_something(page):
    assert [to for to in linked(page) if not to.exists()] == []


def test_every_page_has_a_way_in():
    found = {to for page in PAGES for to in linked(page)}
    reached = {page for page in PAGES if page in found or found & set(page.parents)}
    lost = {str(page.relative_to(ROOT)) for page in PAGES if page not in reached}
    assert lost - {"README.md"} == set()
