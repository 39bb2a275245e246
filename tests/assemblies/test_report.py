"""The report of a draw on paper, and where other pages point at an assembly."""

import re
from dataclasses import replace

import pytest
from django.core.cache import cache
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assemblies.scenes import begun, closed, committed, consented, drawn, filled
from wijkaanpak.assemblies.queries import draws
from wijkaanpak.assemblies.queries.inviting import inviting_now
from wijkaanpak.assemblies.rules import TargetLine
from wijkaanpak.assemblies.views import report
from wijkaanpak.methods import printing
from wijkaanpak.ui.street import draw_street

FRONT = "/w/zonnehof/"
LOOK = printing.Look("De Hazelkamp", street=draw_street("hazelkamp").roofs)
WORDS = printing.DrawWords(
    kind="Verslag", title="Warm wonen", question="Wat eerst?", facts=(("Geld", "€ 29.500"),),
    steps_title="Zo ging het", steps=(printing.DrawStep("De lijst sloot.", "a1" * 32),),
    codes_title="Geloot", codes=("3P8J7",), table_title="Kansen",
    columns=("Groep", "Streefgetal"), after=("Per adres één.",), redo_title="Doe het na",
    redo=("Typ dan:",), commands=("wijkaanpak lottery",), seen_title="Wij zagen het",
    seen=("Naam", "Handtekening"), scan="Scan", address="wijk.example", page_label="Bladzijde",
)  # fmt: skip


@pytest.fixture
def table(db, cast):
    cast.at_the_table()


def test_the_report_is_a_tagged_paper_for_everybody(client, cast, table):
    row = drawn(cast)
    answer = client.get(f"{row.get_absolute_url()}loting/1/verslag.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert b"pdfuaid" in answer.content
    assert (
        f"{row.get_absolute_url()}loting/1/verslag.pdf"
        in client.get(f"{row.get_absolute_url()}loting/1/").text
    )


def test_the_paper_tells_each_step_with_its_fingerprint(cast, table):
    row = drawn(cast)
    draw = draws.first_draw(row)
    shown = report.what_fell(row, draw)
    words = report.words_of(row, draw, shown, "https://wijk.example/w/zonnehof/")
    assert [step.print for step in words.steps[:2]] == [draw.pool_hash, draw.commitment]
    assert "417" in words.steps[-1].words
    assert words.codes == tuple(draw.codes)
    assert "--seats 8 --same-address home" in words.commands[-1]
    rows = [line for group in report.groups(row, draw, shown) for line in group.rows]
    assert [line.cells[-1] for line in rows] == [str(seats) for seats in draw.seats]
    assert len(words.columns) == len(rows[0].cells) + 1
    assert not [one for one in str(words).split() if one == "Buur"]


def test_before_the_dice_fall_the_paper_has_no_panel(cast, table):
    row = committed(cast)
    draw = draws.first_draw(row)
    shown = report.what_fell(row, draw)
    words = report.words_of(row, draw, shown, "https://wijk.example/")
    assert words.codes == ()
    assert len(words.columns) == len(report.groups(row, draw, shown)[0].rows[0].cells) + 1


def test_a_target_reads_as_people_say_it():
    assert TargetLine("", "", None, 5, 5).target == "5"
    assert TargetLine("", "", None, 4, 6).target == "4–6"


def test_the_front_page_says_that_people_can_sign_up(client, cast, table):
    row = consented(cast)
    assert row.title not in client.get(FRONT).text.partition("Deze week")[0]
    row = begun(cast)
    cache.clear()
    page = client.get(FRONT).text
    assert "Je kunt je aanmelden voor een geloot beraad" in page
    assert f'href="{row.get_absolute_url()}"' in page


def test_only_where_people_can_sign_up_now_is_pointed_at(cast, table):
    closed(cast)
    consented(cast)
    open_now = filled(cast, 3)
    assert inviting_now(cast.wijk) == [open_now]
    assert inviting_now(cast.dorp) == []


def pages(pdf):
    return len(re.findall(rb"/Type\s?/Page/", pdf))


def groups(many):
    row = printing.DrawRow("16 tot en met 26", ("5–6",))
    return [printing.DrawGroup(f"Vraag {number}", (row,) * 12) for number in range(many)]


@pytest.mark.parametrize(("many", "codes", "sheets"), [(1, 30, 1), (5, 150, 3)])
def test_a_report_takes_the_sheets_it_needs(many, codes, sheets):
    words = replace(WORDS, codes=("3P8J7",) * codes)
    pdf = printing.draw_report(groups(many), words, look=LOOK, link="https://wijk.example/")
    assert pages(pdf) <= sheets
    assert b"pdfuaid" in pdf


@given(st.text(max_size=60))
@settings(max_examples=15, deadline=None)
def test_a_report_comes_whatever_people_wrote(text):
    words = replace(WORDS, title=text or "-", question=text, facts=((text, text),), codes=(text,))
    row = printing.DrawGroup(text, (printing.DrawRow(text, (text,)),))
    pdf = printing.draw_report([row], words, look=LOOK, link="https://wijk.example/")
    assert pdf.startswith(b"%PDF")
