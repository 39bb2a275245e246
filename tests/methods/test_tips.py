"""Tips about persons are seen, and what neighbours tell each other is left alone."""

import ast
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wijkaanpak
from wijkaanpak.methods.tips import OF_A_DESK, SENTENCES, Tip, check_no_tips, sentences, tips_in
from wijkaanpak.refusals import Refused

TIPS = {
    "Piet van de snackbar dealt elke avond.": Tip.CRIME,
    "Volgens mij zit Ahmed Yilmaz achter die inbraak.": Tip.CRIME,
    "Mijn buurman heeft een wietplantage op zolder.": Tip.CRIME,
    "De bovenbuurvrouw steelt pakketjes.": Tip.CRIME,
    "Meneer De Groot fraudeert met zijn uitkering.": Tip.CRIME,
    "Iedereen weet dat Kevin wapens verkoopt.": Tip.CRIME,
    "Die man op de hoek witwast via de kapper.": Tip.CRIME,
    "Jansen is een crimineel.": Tip.CRIME,
    "De buren op nummer 12 hebben drugs in huis.": Tip.CRIME,
    "Zij slaat haar kind.": Tip.HOME,
    "Het kind van beneden wordt geslagen.": Tip.HOME,
    "Er is huiselijk geweld bij ons in de portiek.": Tip.HOME,
    "Hij mishandelt zijn vrouw al jaren.": Tip.HOME,
    "Bel 06-12345678 voor meer.": Tip.PHONE,
    "Zijn nummer is 06 12 34 56 78.": Tip.PHONE,
    "Hij is te bereiken op +31 6 12345678.": Tip.PHONE,
    "Bel haar op 010-4567890.": Tip.PHONE,
    "De auto met kenteken GB-123-X stond er weer.": Tip.PLATE,
    "Het was een witte bus, 12-abc-3.": Tip.PLATE,
    "Kenteken XX-99-YY reed te hard.": Tip.PLATE,
    "Het gebeurt op Spoorlaan 14.": Tip.ADDRESS,
    "Kijk eens bij Hazelaarstraat 12a.": Tip.ADDRESS,
    "In de kerkstraat 7 is het elke nacht raak.": Tip.ADDRESS,
    "Ze wonen op 1234 AB 12.": Tip.ADDRESS,
    "piet dealt weer bij de garage": Tip.CRIME,
    "kees van de hoek steelt hout": Tip.CRIME,
    "Youssef werkt zwart": Tip.CRIME,
    "De man van nummer 7 dealt.": Tip.CRIME,
    "Die van hiernaast verkopen coke": Tip.CRIME,
    "Hij dealt elke avond.": Tip.CRIME,
    "Ahmed sells drugs": Tip.CRIME,
    "Hij slaat z'n vrouw": Tip.HOME,
    "Ik hoor elke nacht dat hij haar slaat": Tip.HOME,
    "Zij wordt geslagen door haar man.": Tip.HOME,
    "mijn nummer: 06.12.34.56.78": Tip.PHONE,
    "06/12345678": Tip.PHONE,
    "Bel (010) 123 45 67.": Tip.PHONE,
    "tel 010 - 123 45 67": Tip.PHONE,
    "mail naar piet@voorbeeld.nl": Tip.EMAIL,
    "kenteken ab 123 c": Tip.PLATE,
    "Een wit busje, AB123C.": Tip.PLATE,
    "zonnehofplein 12": Tip.ADDRESS,
    "Spoorlaan nr. 14": Tip.ADDRESS,
    "Hij woont op nummer 14": Tip.ADDRESS,
    "Volgens mij deed Kevin Bakker het.": Tip.NAME,
    "Jan heeft de brief niet gepost.": Tip.NAME,
    "Mevrouw El Amrani wist het al.": Tip.NAME,
    "juf Inge vergat de sleutel": Tip.NAME,
}
NO_TIPS = [
    "Veertien bomen zijn gekapt voordat de brief kwam.",
    "In de Spoorlaan staan 31 bomen, in de Kerkstraat 14 lampen.",
    "Er is drie keer ingebroken in De Zaaier.",
    "De gemeente Merwoude wil criminaliteit en drugs aanpakken.",
    "In 2019 zijn op de Terpweg 2019 foto's gemaakt.",
    "De kinderen van de Anne Frankschool stonden in de regen.",
    "Op de Johan de Wittlaan is het licht uit.",
    "Bij de Dirk ligt altijd glas.",
    "De burgemeester van Merwoude wist het niet.",
    "Wij gingen op 06-12-2024 om 10:30 kijken, en op 01-02-2024 12 keer.",
    "Sinds 2024 is het beter, en in WK2026 ook.",
    "Er wil geen mark of roos groeien op dit plein.",
    "De vrouwen van de soepzaal koken op nummer 1 van de lijst.",
    "De wethouder stond binnen vijf dagen in De Zaaier.",
    "Een tip? Bel 0900-8844 of Meld Misdaad Anoniem 0800-7000.",
    "Het kost 1.850 euro, en dat is op 12-11-2023 teruggestort.",
    "Wij voelen ons 's avonds niet veilig bij de tunnel.",
    "Het bestuur gaf een klus aan het bedrijf van een neef, zonder tweede prijs te vragen.",
    "Iemand heeft de fietsen gestolen.",
    "De kinderen slaan de bal over het hek.",
    "Diefstal en inbraak zijn hier minder geworden.",
    "Zaterdag 14 maart begint het om 10:30.",
    "Bus 12-14 rijdt niet meer.",
    "Onze buurman helpt iedereen met de vuilnis.",
    "Hij slaat zich er wel doorheen.",
    "Maar de deur slaat tot één uur 's nachts en onze kinderen moeten op tijd op.",
]


@pytest.mark.parametrize(("text", "why"), TIPS.items())
def test_a_tip_is_seen(text, why):
    assert [one.why for one in tips_in(text)] == [why]


@pytest.mark.parametrize("text", NO_TIPS)
def test_what_neighbours_tell_is_no_tip(text):
    assert tips_in(text) == []


def test_only_the_sentence_that_looks_like_a_tip_is_named():
    text = "Het was laat.\nKevin dealt weer op het plein. De lamp is kapot."
    assert [one.sentence for one in tips_in(text)] == ["Kevin dealt weer op het plein."]


def test_the_name_of_a_party_is_no_person():
    text = "Volgens de krant was er fraude bij Wijkkompas en Samenkracht."
    assert len(tips_in("Toen zag Samenkracht de fraude.")) == 1
    assert tips_in("Toen zag Samenkracht de fraude.", {"Samenkracht"}) == []
    assert tips_in(text, {"Wijkkompas", "Samenkracht"}) == []


@pytest.mark.parametrize("why", Tip)
def test_every_refusal_says_which_sentence_and_what_to_do(why):
    text = next(text for text, found in TIPS.items() if found is why)
    with pytest.raises(Refused) as caught:
        check_no_tips(f"Eerst dit. {text}")
    assert (caught.value.sentence, caught.value.values) == (SENTENCES[why], {"words": text})
    assert "What you typed is still here" in SENTENCES[why]


@pytest.mark.parametrize(
    ("why", "places"),
    [(Tip.CRIME, ("0900-8844", "0800-7000", "112")), (Tip.HOME, ("0800-2000", "112"))],
)
def test_a_tip_is_sent_to_the_right_place(why, places):
    assert [place for place in places if place in SENTENCES[why]] == list(places)


def everything_in_the_demo():
    """Yield every text of the demo: stories, promises, minutes, statements."""
    for file in sorted((Path(wijkaanpak.__file__).parent / "site" / "demo").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield " ".join(node.value.split())


def test_of_the_whole_demo_only_one_sentence_about_a_house_is_a_tip():
    texts = {text for text in everything_in_the_demo() if len(text.split()) > 4}
    assert len(texts) > 1000
    found = [one for text in texts for one in tips_in(text)]
    assert {one.sentence for one in found if one.why is Tip.ADDRESS} == {
        "De jongens van Spoorlaan 14 horen daar niet.",
        "De buurman op nummer 12 laat zijn tuin verpieteren.",
    }
    # In stories and promises people may be named; it is no tip about them.
    assert {one.why for one in found} <= {Tip.ADDRESS, Tip.NAME, *OF_A_DESK}


def test_where_an_address_is_asked_for_one_may_stand_and_a_tip_may_not():
    desk = "Bezwaarcommissie, Marktplein 1, bel 010-1234567 of bezwaar@merwoude.example."
    check_no_tips(desk, allowed=OF_A_DESK)
    with pytest.raises(Refused, match="tip about a person"):
        check_no_tips(f"{desk} Kees dealt.", allowed=OF_A_DESK)
    with pytest.raises(Refused, match="name of a person"):
        check_no_tips("Bij Kees Bakker, Marktplein 1.", allowed=OF_A_DESK)


LETTERS = st.text(string.ascii_uppercase, min_size=2, max_size=2)


@given(
    st.lists(st.text("abcde éü.,!?\n", max_size=40), max_size=5),
    st.sampled_from(sorted(TIPS)),
    st.integers(0, 5),
)
def test_a_tip_is_found_wherever_it_stands(around, tip, place):
    lines = [one for one in around if one.strip()]
    lines.insert(min(place, len(lines)), tip)
    assert TIPS[tip] in {one.why for one in tips_in("\n".join(lines))}


@given(st.text(max_size=300))
def test_no_text_is_too_strange_and_what_is_named_stands_in_it(text):
    for found in tips_in(text):
        assert found.sentence in sentences(text)


@given(st.from_regex(r"0[1-9][0-9]{8}", fullmatch=True), st.sampled_from(["", " ", "-"]))
def test_a_number_of_a_person_is_seen_however_it_is_written(number, dash):
    typed = number[:2] + dash + number[2:]
    service = number.startswith(("0800", "0900", "0906", "0909", "0806", "0809"))
    assert bool(tips_in(f"Bel {typed} maar.")) is not service


@given(LETTERS, st.integers(0, 999), st.sampled_from("BDFGHJKLNPRSTVXZ"))
def test_a_number_plate_is_seen(letters, digits, last):
    assert [one.why for one in tips_in(f"Auto {letters}-{digits:03}-{last}.")] == [Tip.PLATE]


@given(st.text("abcdefgh ijklmnop.,", max_size=200))
def test_plain_small_letters_are_never_a_tip(text):
    assert [one for one in tips_in(text) if one.why is not Tip.HOME] == []
