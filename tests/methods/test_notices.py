"""The week of a place, posters and lists: tagged, on one sheet, harmless whatever is in them."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkaanpak.methods import printing
from wijkaanpak.ui.street import draw_street

LOOK = printing.Look("De Hazelkamp", street=draw_street("hazelkamp").roofs)
LINK = "https://hazelkamp.example/plekken/1/"
WORDS = printing.WeekWords(
    "De Zaaier", "Week van 23 tot en met 29 november 2026", "Hazelaarplein 1",
    ("Iedereen is welkom.",), "Bekijk het op je telefoon", "hazelkamp.example/plekken/1",
)  # fmt: skip
NOTICE = printing.Notice(
    "Belofteavond", "Avond met de gemeenteraad",
    (("Wanneer", "dinsdag 8 december 2026"), ("Waar", "De Zaaier")), lead="Elke belofte.",
    points_title="De punten", points=("Wat is nagekomen?", "Wat niet?"), scan="Bekijk het",
    address="hazelkamp.example/b/1",
)  # fmt: skip


def day(number, lines=1, **more):
    rows = tuple(
        printing.WeekLine("19:30-21:00", f"Kring {n}", "Kring, De zaal") for n in range(lines)
    )
    return printing.WeekDay(f"Dag {number}", "9:00-17:00", rows, **more)


def week(lines=1, sheet="a3"):
    days = [day(number, lines) for number in range(7)]
    return printing.week(days, WORDS, look=LOOK, link=LINK, sheet=sheet)


def pages(pdf):
    return len(re.findall(rb"/Type\s?/Page/", pdf))


@pytest.mark.parametrize("sheet", ["a3", "a4"])
@pytest.mark.parametrize("lines", [0, 1, 4])
def test_a_week_is_one_tagged_sheet_however_full(sheet, lines):
    pdf = week(lines, sheet)
    assert pages(pdf) == 1
    assert b"pdfuaid" in pdf
    assert b"/StructTreeRoot" in pdf


@pytest.mark.parametrize("title", ["Soep", "Belofteavond " * 6, "Gebiedsontwikkelingsoverleg"])
@pytest.mark.parametrize("sheet", ["a3", "a4"])
def test_a_poster_is_one_sheet_whatever_the_name(title, sheet):
    pdf = printing.poster_of(replace(NOTICE, title=title), look=LOOK, link=LINK, sheet=sheet)
    assert pages(pdf) == 1
    assert b"pdfuaid" in pdf


def test_a_list_of_names_is_one_sheet_and_long_minutes_go_on():
    bare = replace(NOTICE, points=(), lead="")
    names = replace(bare, columns=("Hoe heet je?", "Met hoeveel?"), after=("Weg ermee.",))
    for title in ("Soep", "Een heel lange naam voor een avond " * 4):
        named = replace(names, title=title)
        assert pages(printing.notice(named, look=LOOK, link=LINK)) == 1
    said = replace(bare, said_title="Wat er is gezegd", said=("Een zin van de avond.",) * 90)
    assert pages(printing.notice(said, look=LOOK, link=LINK)) > 1


def test_the_same_week_gives_the_same_bytes():
    assert week() == week()


@settings(max_examples=12)
@given(st.text(max_size=60))
def test_whatever_people_write_stays_words(words):
    hostile = f'{words} #import "x" $e$ *b* ] }} <script>'
    notice = replace(NOTICE, title=hostile, lead=hostile, points=(hostile,), said=(hostile,))
    assert printing.notice(notice, look=LOOK, link=LINK).startswith(b"%PDF")
