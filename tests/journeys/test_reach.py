"""Door cards come in on paper, the mirror says who was not there, and the agenda carries the note.

The steps follow each other: each goes on where the one before it ended.
"""

import re

import pytest

HERE = "/w/hazelkamp/"
MIRROR = HERE + "wie-was-er/"


@pytest.fixture(scope="module")
def line():
    """What the steps hand to each other."""
    return {}


def test_a_stranger_reads_who_was_not_there(walk, line):
    stranger = walk()
    stranger.go(MIRROR)
    assert stranger.reads("Vandaag geen huurders uit Spoorzicht; wat weten we dus niet?")
    stranger.look("reach-mirror-phone")
    stranger.page.get_by_role("link", name="Wat zetten we op de agenda?").first.click()
    assert stranger.reads("Vandaag niemand van 12 tot en met 17 jaar")
    stranger.look("reach-gathering-phone")
    stranger.go(MIRROR + "jaar/2026/")
    stranger.look("reach-year-phone")


def test_a_host_prints_the_cards_and_types_in_the_heap(walk, line):
    host = walk("Hakan", phone=False).sign_in()
    host.go(HERE + "bijeenkomsten/geweest/")
    host.page.get_by_role("link", name="De raad in de tunnel").first.click()
    line["gathering"] = re.sub(r"^https?://[^/]+", "", host.page.url)
    with host.page.expect_download() as paper:
        host.page.get_by_role("link", name="Deurkaartjes om te printen").click()
    assert paper.value.suggested_filename.endswith("deurkaartjes.pdf")
    host.page.get_by_role("link", name="Vul de kaartjes in").click()
    host.look("reach-count")
    host.page.get_by_label("27 tot en met 44 jaar").fill("31")
    host.page.get_by_label("45 tot en met 64 jaar").fill("33")
    host.page.get_by_label("Zonnehof, huurt").fill("40")
    host.page.get_by_label("De Terp, koopwoning").fill("22")
    host.page.get_by_role("button", name="Bewaar deze telling").click()
    host.page.get_by_role("link", name="Laat de spiegel spreken").click()
    host.look("reach-speak")
    host.page.locator("main form button").first.click()
    assert host.reads("Vandaag geen huurders uit Spoorzicht")
    host.look("reach-spoken")

    host.go(HERE + "agenda/werktafel/kop/")
    assert host.reads("Vandaag geen huurders uit Spoorzicht")
    host.look("reach-take-over")
    host.page.fill(
        "textarea[name=missing]", "Geen huurders uit Spoorzicht. We gaan naar de bushalte."
    )
    host.page.get_by_role("button", name="Bewaren").click()


def test_the_agenda_carries_it_and_everything_missed_stands_together(walk, line):
    stranger = walk(phone=False)
    stranger.go(MIRROR + "wat-we-misten/")
    assert stranger.reads("Geen Tigrinya-sprekers")
    assert stranger.reads("Geen huurders uit Spoorzicht. We gaan naar de bushalte.")
    stranger.look("reach-notes")
    stranger.go(MIRROR + "plannen/")
    stranger.page.get_by_role("link", name="Huurders uit Spoorzicht die in ploegen werken").click()
    assert stranger.reads("Drempelgeld")
    stranger.look("reach-plan")
