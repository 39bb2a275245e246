"""Papers in chapters: tagged, as long as needed, and never more than words."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.methods.test_printing import LOOK, is_tagged, pages
from wijkaanpak.methods import printing

WORDS = printing.BookletWords(
    "Warm wonen", "Adviezen", (("Uiterlijk", "13 juni 2024"),), ("Vingerafdruk: 3d4c",),
    "Bekijk het", "hazelkamp.example/beraad",
)  # fmt: skip
LINK = "https://hazelkamp.example/beraad"
READ = printing.Chapter(
    "1. Eerst de oudste huizen",
    (printing.Part("", ("Begin in Zonnehof.",)), printing.Part("Steun", ("7 van 8",), house=True)),
)
TABLE = printing.Chapter("Wie", columns=("Groep", "Geloot"), rows=(("16-44", "3"), ("80+", "–")))
WRITE = printing.Chapter("2. Coach", ticks=("Op schema", "Zit vast"), lines=4)


def made(*chapters, words=WORDS):
    return printing.booklet(chapters, words, look=LOOK, link=LINK)


@pytest.mark.parametrize("chapter", [READ, TABLE, WRITE])
def test_each_kind_of_chapter_is_tagged(chapter):
    pdf = made(chapter)
    assert is_tagged(pdf) == (True, True, True, True)
    assert pages(pdf) == 1


def test_a_table_has_heads():
    assert b"/S/TH" in made(TABLE)


def test_many_chapters_take_the_pages_they_need():
    assert pages(made(*[WRITE] * 8)) > 1
    assert pages(made(*[READ] * 30)) > 1
    assert made(READ, TABLE) == made(READ, TABLE)


@settings(max_examples=8)
@given(st.text(max_size=200))
def test_what_people_write_is_only_ever_words(text):
    hostile = f"#panic() $x$ *a* @b <c> {text}"
    chapter = printing.Chapter(
        hostile, (printing.Part(hostile, (hostile,)),), (hostile,), ((hostile,),), (hostile,), 1
    )
    assert made(chapter, words=replace(WORDS, title=hostile)).startswith(b"%PDF")
