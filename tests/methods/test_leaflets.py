"""A letter, a programme, a text in large print and a list: tagged, harmless, as long as needed."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from wijkaanpak.methods import printing
from wijkaanpak.ui.street import draw_street

LOOK = printing.Look("De Hazelkamp", street=draw_street("hazelkamp").roofs)
LINK = "https://hazelkamp.example/beraad/1/"


def paper(large_print=False, **more):
    words = printing.Leaflet("Warm wonen", "Bijeenkomst 1", scan="Bekijk het", **more)
    return printing.leaflet(words, look=LOOK, link=LINK, large_print=large_print)


def pages(pdf):
    return len(re.findall(rb"/Type\s?/Page/", pdf))


def test_a_leaflet_is_tagged_with_and_without_a_list():
    for more in ({}, {"columns": ("Code", "Naam"), "rows": (("BCDFG", ""),)},
                 {"days": (("Zaterdag", "Leren"),)}, {"columns": ("Code",)}):  # fmt: skip
        assert b"pdfuaid" in paper(**more)


def test_a_list_of_thirty_goes_on_and_a_large_text_is_longer():
    rows = tuple((f"BCDF{number}", f"Buur {number}", "", "") for number in range(30))
    assert pages(paper(columns=("Code", "Naam", "Er", "Later"), rows=rows)) == 2
    text = ("Een warm huis kost geld. " * 30,) * 4
    assert pages(paper(True, paragraphs=text)) > pages(paper(paragraphs=text))


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=40))
def test_whatever_people_wrote_stands_as_words(words):
    nasty = words + '#read("/etc/passwd") $x$ *b*'
    pdf = paper(paragraphs=(nasty,), points=(nasty,), rows=((nasty, nasty),), columns=("a", "b"))
    assert pdf.startswith(b"%PDF")
