"""Cards and letters that invite: tagged, four on a sheet, harmless, and the same each time."""

import re

import pytest

from wijkaanpak.invitations.rules import TONGUES
from wijkaanpak.methods import printing

LOOK = printing.Look("De Hazelkamp")
LINK = "https://hazelkamp.example/w/hazelkamp/uitnodigingen/antwoord/"


def said(code):
    one = TONGUES[code]
    return printing.Said(
        one.code, one.greeting, one.invited % {"who": "Fatma"}, "25 november, 19:30", one.scan,
        one.visit, one.your_code, (one.yes, one.no, one.leave), one.free, one.right_to_left,
    )  # fmt: skip


def paper(code="tr", many=5, what="Open huis", letters=False, lines=()):
    words = printing.InviteWords(
        "Uitnodigingen", what, "De Zaaier, Hazelaarplein 1", said(code),
        None if code == "nl" else said("nl"), "hazelkamp.example/antwoord",
    )  # fmt: skip
    rows = [printing.Invite(f"ABCD-EFGH-JKMN-{n}", f"{LINK}?code={n}", lines) for n in range(many)]
    return printing.invitations(rows, words, look=LOOK, letters=letters)


def pages(pdf):
    return len(re.findall(rb"/Type\s?/Page/", pdf)) + len(re.findall(rb"/Type /Page\n", pdf))


@pytest.mark.parametrize("code", TONGUES)
@pytest.mark.parametrize("letters", [False, True])
def test_each_language_can_be_read_aloud(code, letters):
    made = paper(code, many=1, letters=letters, lines=("Bewoner", "Elzenlaan 3"))
    assert b"/StructTreeRoot" in made
    assert b"pdfuaid" in made  # so every letter has a font


def test_four_cards_share_a_sheet_and_a_letter_has_its_own():
    assert pages(paper(many=5)) == 2
    assert pages(paper(many=3, letters=True)) == 3


def test_what_people_write_stays_words():
    hostile = "#panic() $x$ *b* <script> " * 3
    assert pages(paper(many=1, what=hostile)) == 1


def test_the_same_data_gives_the_same_bytes():
    assert paper() == paper()
