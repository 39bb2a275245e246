"""Conversations as people meet them: a phone, a keyboard, a table with paper, and a result.

The steps follow each other: each goes on where the one before it ended.
"""

import re
from datetime import date, timedelta

import pytest

from tests.journeys.walk import ROOT

HERE = "/w/hazelkamp/gesprekken/"
TUNNEL, NATURE = "Wat doen we met de tunnel tot 2028?", "Wat is natuur in de wijk ons waard?"
MINE = "Hang een klok in de tunnel, zodat je de trein haalt."
FILES = ROOT / "wijkaanpak" / "site" / "demo" / "natuur"


@pytest.fixture(scope="module")
def line():
    """What the steps hand to each other."""
    return {}


def to(walker, question):
    """Go to a conversation from the list, as a person does."""
    walker.go(HERE)
    walker.page.click(f"main >> text={question}")
    walker.page.wait_for_url("**/gesprekken/*-*/")
    return walker.page.url.removeprefix(walker.house.url)


def press_by_keyboard(page, word):
    """Walk with Tab to a button, and press it."""
    for _step in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.innerText").strip() == word:
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_neighbour_votes_by_keyboard_on_a_small_phone(walk, line):
    phone = walk()
    phone.go("/w/hazelkamp/bijeenkomsten/")
    phone.page.click("main a[href$='/gesprekken/']")
    phone.look("dialogues-listing")
    line["tunnel"] = to(phone, TUNNEL)
    phone.look("dialogues-open")
    phone.page.click("main a[href$='/stem/']")
    phone.look("dialogues-statement")
    phone.page.keyboard.press("Tab")  # the first key is on the first button, past the menu
    assert phone.page.evaluate("() => document.activeElement.innerText").strip() == "Eens"
    assert phone.page.locator("main button[value=pass]").bounding_box()["y"] < 640
    seen = set()
    for word in ("Eens", "Oneens", "Sla over"):
        seen.add(phone.page.inner_text("main h1"))
        press_by_keyboard(phone.page, word)
    assert len(seen) == 3
    phone.go(line["tunnel"] + "mijn/")
    phone.look("dialogues-mine")
    voted = phone.page.locator("main b").all_inner_texts()
    assert sorted(voted) == ["Eens", "Oneens", "Sla over"]


def test_a_neighbour_votes_and_writes_without_javascript(walk, line):
    phone = walk(scripts=False)
    page = phone.page
    phone.go(line["tunnel"] + "stem/")
    for choice in ("agree", "disagree", "agree"):
        with page.expect_navigation():
            page.click(f"button[value={choice}]")
    page.click("main a[href$='/zeg/']")
    page.fill("[name=text]", "Bel mij op 06-12345678.")
    phone.send()
    phone.look("dialogues-write")
    assert phone.reads("telefoonnummers")
    page.fill("[name=text]", MINE)
    phone.send()
    assert phone.reads("Een gastheer of gastvrouw kijkt ernaar")
    assert phone.reads(MINE)


def test_a_moderator_lets_a_statement_in_and_others_vote_on_it(walk, line):
    fatma = walk("Fatma").sign_in()
    fatma.go(HERE + "bureau/")
    fatma.look("dialogues-desk")
    with fatma.page.expect_navigation():
        fatma.page.click(f"main li:has-text('{MINE}') button")
    assert fatma.reads("Geplaatst")
    stranger = walk()
    stranger.go(line["tunnel"])
    assert stranger.reads(MINE)


def test_a_table_votes_on_paper_and_a_host_types_it_in_once(walk, line, tmp_path):
    fatma = walk("Fatma", phone=False).sign_in()
    page = fatma.page
    fatma.go(line["tunnel"])
    for at in ("kaarten.pdf", "kaarten-groot.pdf", "tafelbladen.pdf"):
        with page.expect_download() as download:
            page.click(f"main a[href$='/{at}']")
        download.value.save_as(tmp_path / at)
        assert b"pdfuaid" in (tmp_path / at).read_bytes()
    page.click("main a[href$='/tafel/']")
    rows = page.locator("main ol li").count()
    page.fill("[name=person_1]", "1" * (rows - 1))
    fatma.send()
    fatma.look("dialogues-sheet")
    assert fatma.reads(f"Typ {rows} cijfers")
    for person in range(1, 7):
        page.fill(f"[name=person_{person}]", ("12313213"[person:] + "1" * rows)[:rows])
    number = page.input_value("[name=number]")
    fatma.send()
    assert fatma.reads(f"Blad {number} zit erin: 6 mensen")
    page.fill("[name=number]", number)
    page.fill("[name=person_1]", "1" * rows)
    fatma.send()
    assert fatma.reads(f"Blad {number} is al ingetypt")
    assert page.locator(f"main li:has-text('Blad {number}:')").count() == 1
    page.click(f"main >> text=Verbeter blad {number}")  # the sixth was never there
    page.check("[name=slip][value=people]")
    for person in range(1, 6):
        page.fill(f"[name=person_{person}]", ("12313213"[person:] + "1" * rows)[:rows])
    fatma.look("dialogues-sheet-corrected")
    fatma.send()
    assert fatma.reads(f"Blad {number} is verbeterd: 5 mensen")
    fatma.look("dialogues-sheets")


def test_a_screen_in_the_room_says_what_people_share_until_now(walk, line):
    screen = walk(phone=False)
    screen.go(line["tunnel"] + "scherm/")
    screen.look("dialogues-screen")
    assert screen.reads("Wat iedereen deelt")
    came = int(re.search(r"kwamen (\d+) stemmen", screen.page.inner_text("main")).group(1))
    phone = walk()
    phone.go(line["tunnel"] + "stem/")
    with phone.page.expect_navigation():
        phone.page.click("button[value=agree]")
    screen.page.wait_for_selector(f"main >> text=kwamen {came + 1} stemmen")  # by itself
    phone.go(line["tunnel"] + "scherm/")
    phone.look("dialogues-screen-phone")


def test_the_result_says_where_groups_meet_before_it_shows_a_map(walk, line):
    phone = walk()
    line["nature"] = to(phone, NATURE)
    phone.look("dialogues-result-phone")
    assert phone.reads("400 mensen stemden elders")
    assert phone.reads("CC BY 4.0, The Computational Democracy Project")
    text = phone.page.inner_text("main")
    order = ["mensen deden mee", "Wat iedereen deelt", "Wij moeten onze dorpen en steden",
             "Wat mensen verdeelt", "Stop met dodelijk gif", "We zien 2 groepen", "De kaart",
             "A op de kaart"]  # fmt: skip
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    picture = phone.page.locator("main svg[role=img]")
    assert picture.bounding_box()["y"] > phone.page.locator("#result").bounding_box()["y"] + 640
    desk = walk(phone=False)
    desk.go(line["nature"])
    desk.look("dialogues-result")
    desk.page.locator("main svg[role=img]").scroll_into_view_if_needed()
    desk.look("dialogues-map")


def test_a_statement_of_a_conversation_lies_beside_an_item_of_the_agenda(walk, line):
    stranger = walk()
    stranger.go("/w/hazelkamp/agenda/editie/4/")
    stranger.page.click("main >> text=Minder geld: wat doen we wel en wat niet?")
    stranger.page.wait_for_url("**/punt/**")
    stranger.page.locator("text=Wat gesprekken zeggen").scroll_into_view_if_needed()
    stranger.look("dialogues-beside-item")
    assert stranger.reads("Er is veel grond van ons allemaal")
    hakan = walk("Hakan", phone=False).sign_in()
    hakan.go(line["nature"])
    hakan.page.click("main a[href$='/naast/']")
    hakan.look("dialogues-lay-beside")
    hakan.page.select_option("[name=statement]", index=3)
    hakan.page.select_option("[name=item]", label="Wie doet het na ons?")
    hakan.send()
    assert hakan.reads("Wat gesprekken zeggen")


def test_a_speaker_imports_a_conversation_from_polis(walk, line):
    hakan = walk("Hakan", phone=False).sign_in()
    page = hakan.page
    hakan.go(HERE + "nieuw/")
    hakan.look("dialogues-begin")
    for name, words in (
        ("question", "Wat leren we van ver weg?"),
        ("why", "Wij lezen het samen."),
        ("first", "Wij kunnen van anderen leren."),
        ("opens", date.today().isoformat()),
        ("closes", (date.today() + timedelta(days=20)).isoformat()),
    ):
        page.fill(f"[name={name}]", words)
    hakan.send()
    page.click("main a[href$='/veranderen/']")
    hakan.look("dialogues-change")
    page.fill("[name=first]", "Wij kunnen van anderen leren.\nVer weg is anders.")
    hakan.send()
    assert hakan.reads("er zijn er nu 2")
    page.click("main a[href$='/polis/']")
    page.set_input_files("[name=comments]", FILES / "comments.csv")
    page.set_input_files("[name=votes]", FILES / "comments.csv")
    page.fill("[name=origin]", "Nieuw-Zeeland, 2019. CC BY 4.0.")
    hakan.send()
    hakan.look("dialogues-polis-refused")
    page.set_input_files("[name=comments]", FILES / "comments.csv")
    page.set_input_files("[name=votes]", FILES / "participants-votes.csv")
    hakan.send()
    hakan.look("dialogues-imported")
    assert hakan.reads("400 mensen stemden elders")
    with page.expect_navigation():
        page.locator("main form button", has_text="Open").click()
    with page.expect_navigation():  # asked once more, for it cannot be undone
        page.locator("main form button", has_text="Open").click()
    assert hakan.reads("Je kunt stemmen tot en met")
