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


def test_a_word_without_end_is_no_word_and_takes_no_time():
    assert words_of("fiets" * 2_000 + " en fietsen") == ["fietsen"]


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


PARTS = ("fiets", "maker", "moes", "tuin", "brood", "bakker", "s")
LONG = st.lists(st.sampled_from(PARTS), min_size=1, max_size=3).map("".join)
TEXTS = st.dictionaries(st.sampled_from("abcdef"), st.lists(LONG, max_size=5).map(" ".join))


@given(TEXTS, TEXTS, st.lists(LONG, max_size=4).map(" ".join), st.booleans())
def test_what_comes_and_goes_leaves_the_index_as_if_it_were_made_anew(old, new, asked, plans):
    index = Index(old, plans=plans)
    index.change([key for key in old if key not in new or new[key] != old[key]],
                 {key: text for key, text in new.items() if old.get(key) != text})  # fmt: skip
    assert index.like(asked, common=True) == Index(new, plans=plans).like(asked, common=True)
    index.change(new, {})
    assert index.like(asked) == []


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


PLANS = {
    "tunnel": "Niemand fietst meer met de sleutels in de hand door de tunnel.",
    "portiek": "Niemand in de wijk hoeft een formulier in te vullen om gehoord te worden.",
    "maatjes": "Niemand ligt een nacht op de grond zonder dat iemand het merkt.",
    "talent": "In de Talentwerkplaats vraagt iemand jongeren na school wat zij kunnen.",
    "taal": "Ouders kunnen op school alles zeggen in hun eigen talen.",
    "tuin": "In de buurtmoestuin eet je wat hier groeide.",
    "bus": "De buurtbus rijdt langs Spoorzicht.",
}  # fmt: skip


@pytest.mark.parametrize(
    ("idea", "found"),
    [
        ("Niemand hoeft alleen te zijn", []),  # what is said of everything says nothing
        ("Een gezicht bij elke deur", []),
        ("Een moestuin voor de buren", [("tuin", ("moestuin", "buurtmoestuin"))]),
        ("Een bus op zondag", []),  # a 'buurtbus' is no 'bus' for sure
        ("Praten in je eigen taal", [("taal", ("taal", "talen"))]),
        ("Spoorzicht wil een lamp", []),  # the same place is no reason
        ("Meer licht in de tunnel", [("tunnel", ("tunnel", "tunnel"))]),
    ],
)
def test_plans_are_alike_only_by_words_that_mean_something(idea, found):
    index = Index(PLANS, plans=True, names=["Spoorzicht"])
    assert [(one.key, one.words[0]) for one in index.like(idea)] == found
