import doctest
import json
import re
from dataclasses import replace

import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.stories.tellings import picture
from wijkaanpak.methods import printing
from wijkaanpak.methods.printing import papers, press
from wijkaanpak.ui.street import draw_street

LOOK = printing.Look("De Hazelkamp", street=draw_street("hazelkamp").roofs)
WORDS = printing.LetterWords(
    title="Kies mee", code_label="Uw stemcode", scan="Scan dit met uw telefoon.",
    or_visit="Of ga naar", address="hazelkamp.example/stem", greeting="Beste buurtgenoot,",
    before=("Dit jaar is er € 90.000.",), steps_title="Zo stemt u", steps=("Scan.", "Kies."),
    after=("Bel Marloes: 06 12 34 56 78.",), signed="De werkgroep", serial_label="Brief",
    page_label="blad",
)  # fmt: skip
LETTER = printing.Letter("7K3M-Q9TW-2HXB-5", "https://hazelkamp.example/stem/7K3M", "0001")
BALLOT = printing.BallotWords(
    "Stembiljet", ("Zet een kruisje bij hooguit vijf plannen.",), ("Kruis", "Nr.", "Plan", "Kost"),
    "Biljet", "Zo zet u een kruisje.",
)  # fmt: skip
PLANS = [printing.BallotPlan(str(n), f"Plan {n}", "€ 4.300", "Zonnehof") for n in range(1, 26)]
POSTER = printing.PosterWords(
    "De potjes", "Al het geld bij elkaar.", "Samen", "€ 427.000", "Vrij geld",
    "Geld met een voorwaarde", ("Potje", "Waarvoor", "Bedrag"), scan="Scan voor vandaag:",
    address="hazelkamp.example/potjes",
)  # fmt: skip


def pots(many=10):
    return [
        printing.PosterPot(
            f"Potje {n}",
            "Gemeente",
            "€ 60.000",
            n / many,
            "Vrij",
            "tot 31 december 2026",
            n % 2 == 0,
        )
        for n in range(1, many + 1)
    ]


def card(**changed):
    return replace(printing.Card("1", "Speelbos", "€ 28.000", 0.31, about="Bomen."), **changed)


def pages(pdf):
    return len(re.findall(rb"/Type\s?/Page/", pdf))


def is_tagged(pdf, language=b"nl-NL"):
    """Whether a PDF carries its structure, its language, and says that it follows PDF/UA."""
    said = b"/StructTreeRoot" in pdf, b"/Marked true" in pdf, b"/Lang(" + language + b")" in pdf
    return (*said, b"pdfuaid" in pdf)


def laid_out(monkeypatch, make, selector):
    """What the typesetter makes of a paper: the elements that a selector finds."""
    kept = []
    with monkeypatch.context() as patch:
        patch.setattr(papers, "press", lambda sheet, data: kept.append((sheet, data)) or b"")
        make()
    sheet, data = kept[0]
    found = typst.query(
        press.SHEETS / f"{sheet}.typ", selector, root=press.SHEETS,
        sys_inputs={"data": json.dumps(data)}, font_paths=press._fonts(),
    )  # fmt: skip
    return json.loads(found)


def test_doctests():
    assert doctest.testmod(press).failed == 0


@pytest.mark.parametrize("large_print", [False, True])
def test_every_letter_is_tagged_and_begins_on_its_own_page(large_print):
    words = replace(WORDS, before=("Iedereen van 12 jaar en ouder mag stemmen. " * 20,))
    pdf = printing.letters([LETTER] * 3, words, look=LOOK, large_print=large_print)
    assert is_tagged(pdf) == (True, True, True, True)
    assert pages(pdf) == (6 if large_print else 3)


def test_the_qr_code_says_what_it_is_for_and_what_to_type_instead(monkeypatch):
    boxes = laid_out(
        monkeypatch, lambda: printing.letters([LETTER, LETTER], WORDS, look=LOOK), "image"
    )
    said = [box["alt"] for box in boxes if box.get("alt")]
    assert said == ["Scan dit met uw telefoon. hazelkamp.example/stem"] * 2


def test_a_ballot_is_tagged_with_one_copy_for_each_serial():
    one = printing.ballot_paper(PLANS[:5], BALLOT, serials=["0001"], look=LOOK)
    three = printing.ballot_paper(PLANS[:5], BALLOT, serials=["1", "2", "3"], look=LOOK)
    large = printing.ballot_paper(PLANS, BALLOT, serials=["1"], look=LOOK, large_print=True)
    assert (pages(one), pages(three), pages(large) > 2) == (1, 3, True)
    assert is_tagged(one) == (True, True, True, True)
    assert b"/S/TH" in one


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_cards_come_four_on_a_sheet_with_pictures_and_their_words(kind):
    rows = [card(picture=picture(kind), alt="Kinderen in een boom")] * 4 + [card(part=7.0)]
    pdf = printing.cards(rows, title="De plannen", look=LOOK)
    assert (is_tagged(pdf), pages(pdf)) == ((True, True, True, True), 2)


def test_a_story_far_too_long_for_its_card_stays_within_it():
    pdf = printing.cards([card(about="Bomen en banken. " * 400)], title="x", look=LOOK)
    assert pages(pdf) == 1


@pytest.mark.parametrize("many", [1, 3, 10, 20])
def test_the_poster_is_one_sheet_however_many_pots(many):
    pdf = printing.poster(pots(many), POSTER, look=LOOK, link="https://hazelkamp.example/potjes")
    assert (is_tagged(pdf), pages(pdf)) == ((True, True, True, True), 1)


def test_a_paper_in_arabic_is_tagged_as_arabic():
    words = replace(WORDS, title="شاركوا في القرار", after=("اتصلوا: 06 12 34 56 78",))
    pdf = printing.letters([LETTER], words, look=replace(LOOK, language="ar"))
    assert is_tagged(pdf, b"ar-NL") == (True, True, True, True)


def test_a_telephone_number_keeps_its_order_among_arabic_words():
    assert press.plain("اتصلوا: 06 12 34") == "اتصلوا: \u206606 12 34\u2069"
    assert press.plain("Bel 06 12 34") == "Bel 06 12 34"


def test_a_sum_never_breaks_over_two_lines():
    assert press.plain(("Er is € 90.000.", 3)) == ["Er is €\u00a090.000.", 3]


def test_a_script_without_a_font_still_comes_out_tagged():
    pdf = printing.letters([replace(LETTER, lines=("漢字 ትግርኛ 😀",))], WORDS, look=LOOK)
    assert is_tagged(pdf) == (True, True, True, False)


def test_the_same_data_gives_the_same_bytes():
    first, second = (printing.letters([LETTER], WORDS, look=LOOK) for _time in range(2))
    assert first == second


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="#$*_`\\<>@=[]{}()/-+~\"'.:;\n 1ax", max_size=40),
    st.sampled_from(
        ["#panic()", "#read(\"house.typ\")", "]#pagebreak()[", "$1/0$", "```", "*/", "\\u{202e}",
         "#sys.inputs", "= Kop", "</svg><script>", "\ud800", "\x00", "\u202egnal"]
    ),
)  # fmt: skip


@settings(max_examples=40)
@given(HOSTILE)
def test_whatever_people_write_is_shown_as_they_wrote_it(text):
    """A title comes out of the typesetter as one run of exactly these signs."""
    with pytest.MonkeyPatch.context() as patch:
        words = replace(WORDS, title=text)
        heads = laid_out(
            patch, lambda: printing.letters([LETTER], words, look=LOOK), "heading.where(level: 1)"
        )
    assert [head["body"] for head in heads] == [{"func": "text", "text": press.plain(text)}]


@settings(max_examples=25)
@given(HOSTILE)
@example("-")  # a code in groups of nothing
def test_no_text_anywhere_breaks_a_paper(text):
    look = replace(LOOK, name=text)
    letter = printing.Letter(text or "A", "https://x.example/" + "7" * 20, text, (text, text))
    words = {name: text for name in ("title", "scan", "address", "date", "signed", "greeting")}
    many = {name: (text, text) for name in ("before", "steps", "after")}
    ballot = printing.BallotPlan(text, text, text, text)
    asked = printing.BallotWords(text, (text,), (text,) * 4, text, text, (text,))
    told = printing.PosterWords(
        text, text, text, text, text, text, (text,) * 3, (text,), text, text
    )
    pot = printing.PosterPot(text, text, text, 0.5, text, text)
    for pdf in [
        printing.letters([letter], replace(WORDS, **words, **many), look=look),
        printing.ballot_paper([ballot], asked, serials=[text], look=look),
        printing.cards(
            [printing.Card(text, text, text, 0.1, text, text, text, alt=text)],
            title=text,
            look=look,
        ),
        printing.poster([pot], told, look=look, link="https://x.example"),
    ]:
        assert is_tagged(pdf)[:3] == (True, True, True)


def test_a_street_is_path_data_and_nothing_else():
    with pytest.raises(ValueError, match="path data only"):
        press.street('M0 0"/><script>')


def test_our_own_fonts_are_there_and_the_machines_are_not():
    families = [name for name in press._fonts().families() if name[0] in "ALN"]
    assert [name for name in families if not name.startswith("New")] == [
        "Atkinson Hyperlegible Next", "Atkinson Hyperlegible Next 2", "Libertinus Serif",
        "Literata", "Literata 2", "Literata 3", "Noto Sans", "Noto Sans 2", "Noto Sans Arabic",
    ]  # fmt: skip


SIGN_UP = printing.SignUpWords(
    "Meld je aan", "Hoe maken we het warm?", ("Vul in.",), ("Je naam",), "Zet een kruisje.",
    ("Daarna wissen we het.",), "Of op je telefoon", "hazelkamp.example/meedoen",
)  # fmt: skip


def paper_with(*questions, words=SIGN_UP, look=LOOK):
    return printing.sign_up_paper(questions, words, look=look, link="https://hazelkamp.example/")


def test_a_form_to_sign_up_is_one_tagged_sheet_with_a_heading_for_each_question(monkeypatch):
    asked = [printing.Question(f"Vraag {n}", ("ja", "nee", "weet niet")) for n in range(1, 6)]
    pdf = paper_with(*asked)
    assert all(is_tagged(pdf))
    assert pages(pdf) == 1
    heads = laid_out(monkeypatch, lambda: paper_with(*asked), "heading.where(level: 2)")
    assert len(heads) == 5


@settings(max_examples=25)
@given(HOSTILE)
def test_no_question_breaks_a_form_to_sign_up(text):
    look, many = replace(LOOK, name=text), (text, text)
    words = printing.SignUpWords(text, text, many, many, text, many, text, text)
    pdf = paper_with(printing.Question(text, many), words=words, look=look)
    assert is_tagged(pdf)[:3] == (True, True, True)
