"""What many stories speak of: explained by their own words, and the same in every order."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkaanpak.methods.likeness import words_of
from wijkaanpak.methods.themes import (
    FEWEST_OF_A_THEME,
    FEWEST_TEXTS,
    Text,
    near_duplicates,
    themes,
)

ABOUT = {
    "school": ["school", "klas", "juf", "rekenen", "leren", "boek", "huiswerk", "schoolplein"],
    "mould": ["schimmel", "muur", "vocht", "huur", "keuken", "raam", "verwarming", "kozijn"],
    "tunnel": ["tunnel", "donker", "fiets", "licht", "avond", "straat", "oversteken", "drempel"],
}
OTHER = [
    "groen",
    "stapel",
    "moed",
    "regel",
    "brug",
    "kaart",
    "vloer",
    "doos",
    "plank",
    "hoek",
    "spijker",
    "zolder",
]
WORDS = sum(ABOUT.values(), OTHER)
LAMP = "De lamp op de trap was kapot, van september tot februari, en niemand belde."
TEXTS = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join), max_size=12
).map(lambda some: [Text(f"{n:02}", words) for n, words in enumerate(some)])


def made(many, seed=1, language="nl"):
    chance = random.Random(seed)
    told = []
    for number in range(many):
        about = list(ABOUT.values())[number % 3]
        words = chance.choices(about, k=10) + chance.choices(OTHER, k=6)
        told.append(Text(f"{language}{number:03}", " ".join(words), language))
    return told


def test_themes_are_found_and_each_text_says_with_which_words():
    texts = {text.key: text for text in made(60)}
    found = themes(texts.values())
    heard = {word for theme in found.themes for word in theme.words}
    assert all(heard & set(words) for words in ABOUT.values())
    for theme in found.themes:
        assert len(theme.because) >= FEWEST_OF_A_THEME
        for key, words in theme.because.items():
            assert len(words) > 1
            assert set(words) <= set(words_of(texts[key].words))
        said = {word for key in theme.because for word in words_of(texts[key].words)}
        assert set(theme.words) <= said
    sorted_in = [key for theme in found.themes for key in theme.because]
    assert sorted([*sorted_in, *found.alone]) == sorted(texts)  # nothing is lost, nothing twice


def test_the_order_of_the_texts_changes_no_theme():
    texts = made(45)
    found = themes(texts)
    random.Random(3).shuffle(texts)
    assert themes(texts) == found
    assert themes(list(reversed(texts))) == found


def test_of_few_texts_it_says_that_there_are_too_few():
    found = themes(made(FEWEST_TEXTS - 1))
    assert (found.themes, found.alone, found.too_few) == ((), (), {"nl": FEWEST_TEXTS - 1})
    assert themes([]).too_few == {}


def test_languages_are_kept_apart():
    both = [*made(36), *made(36, 2, "pl"), *made(2, 3, "ar")]
    found = themes(both)
    assert found.too_few == {"ar": 2}
    for theme in found.themes:
        assert {key[:2] for key in theme.because} == {theme.language}
    assert near_duplicates([Text("a", LAMP), Text("b", LAMP, "pl")]) == []


def test_texts_without_a_word_in_common_make_no_theme():
    letters = "abcdefghijklmnopqrstuvwxyz"
    texts = [Text(f"{n:02}", f"{letters[n % 26]}xqz{letters[n // 26]}w") for n in range(40)]
    found = themes(texts)
    assert (found.themes, len(found.alone)) == ((), 40)


def test_words_with_which_people_tell_make_no_theme():
    texts = [Text(f"{n:02}", f"Toen vertelde niemand dat zij kwam. w{n}") for n in range(40)]
    assert themes(texts).themes == ()


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.data(), st.randoms())
def test_a_duplicate_is_found_whatever_stands_beside_it(texts, data, dice):
    words = data.draw(st.sampled_from([LAMP, "lamp", "Ja."]))
    beside = [*texts, Text("x", words), Text("y", words.upper())]
    dice.shuffle(beside)
    found = {(pair.one, pair.other): pair for pair in near_duplicates(beside)}
    assert found["x", "y"].like == 1.0
    assert found["x", "y"].words


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.randoms())
def test_the_order_changes_no_pair_and_what_is_shown_stands_in_both(texts, dice):
    by_key = {text.key: text.words.lower() for text in texts}
    found = near_duplicates(texts)
    for pair in found:
        assert pair.one < pair.other
        assert 0 < pair.like <= 1
        assert all(
            words in by_key[pair.one] and words in by_key[pair.other] for words in pair.words
        )
    dice.shuffle(texts)
    assert near_duplicates(texts) == found


def test_a_story_told_twice_with_other_words_here_and_there_is_found():
    again = LAMP.replace("kapot", "stuk").replace("niemand belde", "niemand belde ons")
    other = "Ik fiets elke dag door de tunnel, en in de winter is het daar donker."
    found = near_duplicates([Text("a", LAMP), Text("b", again), Text("c", other)], 0.4)
    assert [(pair.one, pair.other) for pair in found] == [("a", "b")]
    assert "de lamp op" in found[0].words


def test_three_hundred_times_the_same_form_is_still_found():
    found = near_duplicates(Text(f"{n:03}", LAMP) for n in range(300))
    assert len(found) == 299


@pytest.mark.parametrize("words", ["", " ", "…", "12"])
def test_what_says_nothing_is_left_out(words):
    texts = [Text("a", words), Text("b", words)]
    assert len(near_duplicates(texts)) == (1 if words == "12" else 0)
    assert themes(texts).themes == ()
