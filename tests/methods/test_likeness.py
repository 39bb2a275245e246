import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.methods.likeness import Index, Like, stem, words_of

OFFERS = {
    "ali": "Ik repareer fietsen, elke dinsdagavond",
    "mien": "Kleren herstellen op de naaimachine",
    "zaaier": "Grote keuken om met zijn twintigen te koken",
    "youssef": "Tolken in het Arabisch en Tamazight",
    "piet": "Moestuin: planten stekken en snoeien",
}  # fmt: skip


def keys(found):
    return [one.key for one in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fiets", "fietsen"),
        ("fiets", "fietsje"),
        ("huis", "huizen"),
        ("taal", "talen"),
        ("les", "lessen"),
        ("bus", "bussen"),
        ("verhaal", "verhalen"),
        ("haag", "hagen"),
    ],
)
def test_a_word_and_its_other_forms_are_one(one, other):
    assert stem(one) == stem(other)


def test_words_that_only_sound_alike_stay_apart():
    assert len({stem(word) for word in ("les", "leer", "bus", "buis", "fiets", "fier")}) == 6


@pytest.mark.parametrize(
    ("wish", "who", "because"),
    [
        ("Mijn fiets is kapot", "ali", ("fiets", "fietsen")),
        ("Wie heeft een keuken?", "zaaier", ("keuken", "keuken")),
        ("De keukentafel wiebelt", "zaaier", ("keukentafel", "keuken")),
        ("Een fietsband plakken", "ali", ("fietsband", "fietsen")),
        ("Een machine voor gordijnen", "mien", ("machine", "naaimachine")),
    ],
)
def test_a_wish_finds_its_offer_and_says_why(wish, who, because):
    index = Index(OFFERS | {"wens": "een machine"})
    found = [one for one in index.like(wish) if one.key in OFFERS]
    assert (found[0].key, found[0].words[0]) == (who, because)


def test_a_wish_that_shares_no_word_finds_nothing():
    assert Index(OFFERS).like("Ik wil graag samen iets leuks doen met iemand") == []


def test_words_that_neighbours_call_the_same_count_as_one():
    assert Index(OFFERS).like("Iemand die vertaalt") == []
    found = Index(OFFERS, [("vertalen", "tolken")]).like("Iemand die kan vertalen")
    assert found[0].key == "youssef"
    assert found[0].words == (("vertalen", "tolken"),)
    chain = Index(OFFERS, [("overzetten", "vertalen"), ("tolken", "vertalen")])
    assert keys(chain.like("overzetten")) == ["youssef"]


def test_a_rare_word_weighs_more_than_a_common_one():
    texts = {str(i): "fietsen plakken" for i in range(6)} | {"zeldzaam": "fietsen en klarinet"}
    assert keys(Index(texts).like("klarinet en fiets"))[0] == "zeldzaam"


def test_a_word_that_everybody_uses_tells_nothing():
    texts = {str(i): f"koffie {'thee' if i == 7 else ''}" for i in range(60)}
    assert keys(Index(texts).like("koffie met thee")) == ["7"]
    assert len(keys(Index(texts).like("koffie", common=True))) == 10  # who looks for it finds it


def test_a_text_is_not_like_itself_when_that_is_left_out():
    assert "ali" not in keys(Index(OFFERS).like(OFFERS["ali"], but="ali"))


@given(st.dictionaries(st.text("abc", min_size=1), st.text(max_size=40)), st.text(max_size=60))
def test_any_text_gives_the_same_answer_whatever_the_order(texts, asked):
    shuffled = list(texts.items())
    random.Random(1).shuffle(shuffled)
    first = Index(texts).like(asked)
    assert first == Index(dict(shuffled)).like(asked)
    assert all(isinstance(one, Like) and one.words and one.weight > 0 for one in first)


@given(st.lists(st.sampled_from(sorted(OFFERS.values())), min_size=1, max_size=3))
def test_every_reason_stands_in_both_texts(parts):
    asked = " ".join(parts)
    for one in Index(OFFERS).like(asked):
        for here, there in one.words:
            assert here in words_of(asked)
            assert there in words_of(OFFERS[one.key])


@given(st.text(max_size=30))
def test_a_stem_stays_what_it_is(word):
    for bare in words_of(word):
        assert len(stem(bare)) <= len(bare)
        assert stem(stem(bare)) == stem(bare)
