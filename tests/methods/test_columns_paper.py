"""Columns on a wall and cards on a table: tagged, harmless, one sheet however much is said."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from wijkaanpak.methods import printing
from wijkaanpak.methods.printing import ColumnLine, PaperColumn, TableCard
from wijkaanpak.ui.street import draw_street

LOOK = printing.Look("De Hazelkamp", street=draw_street("hazelkamp").roofs)
LINK = "https://hazelkamp.example/impactpaden/1/"
WORDS = printing.ColumnWords("Warm en droog", "Impactpad", ("Het mag fout zijn.",), "Scan", "x.nl")


def wall(*columns, **more):
    return printing.in_columns(columns, WORDS, look=LOOK, link=LINK, **more)


def pages(pdf):
    return len(re.findall(rb"/Type\s?/Page/", pdf))


def test_columns_stand_on_one_sheet_and_are_tagged():
    empty = PaperColumn("Omdat", nothing="Dat weten we nog niet")
    full = PaperColumn("Doen wij", (ColumnLine("Kijken. " * 50, "de wijk"),) * 4)
    for pdf in (wall(empty), wall(*[full] * 5, below=[full, empty, full])):
        assert (pages(pdf), b"pdfuaid" in pdf) == (1, True)


def test_cards_with_words_and_cards_to_write_on_are_six_on_a_sheet():
    cards = [TableCard("Omdat", "Het is donker. " * 25), TableCard("Doen wij", help="Leeg mag.")]
    pdf = printing.table_cards(cards * 4, title="Kaarten", look=LOOK)
    assert (pages(pdf), b"pdfuaid" in pdf) == (2, True)


@settings(max_examples=10, deadline=None)
@given(st.text(max_size=40))
def test_whatever_people_wrote_stands_as_words(words):
    nasty = words + '#read("/etc/passwd") $x$ *b*'
    assert wall(PaperColumn(nasty, (ColumnLine(nasty, nasty),))).startswith(b"%PDF")
    cards = [TableCard(nasty, nasty)]
    assert printing.table_cards(cards, title=nasty, look=LOOK).startswith(b"%PDF")
