"""A director reads twelve stories with a panel, and the tellers learn why one was chosen.

The steps follow each other: each goes on where the one before it ended.
"""

import pytest

ROUNDS = "/w/hazelkamp/verhalen/leesrondes/"
TITLE, PANEL = "Leesronde najaar 2026", "De leesgroep van raad en directeuren"
WHY = "Omdat een lamp twaalf minuten werk is, en wij vijf maanden nodig hadden."


@pytest.fixture(scope="module")
def line():
    """What the steps hand to each other."""
    return {}


def press(page, words):
    with page.expect_navigation():
        page.click(f"main >> text={words}")


def to_round(walker):
    """Go to the round from the list of stories, as a person does."""
    walker.go("/w/hazelkamp/verhalen/")
    press(walker.page, "Wat leesgroepen kozen, en waarom")
    walker.look("panels-rounds")
    press(walker.page, TITLE)


def test_a_director_reads_twelve_stories_on_a_small_phone(walk, line):
    erik = walk("Erik").sign_in()
    page = erik.page
    to_round(erik)
    erik.look("panels-round-open")
    press(page, "Lees de verhalen")
    line["table"] = page.url.removeprefix(erik.house.url)
    erik.look("panels-table")
    titles = page.locator("main ol.w-rows a").all_inner_texts()
    assert len(titles) == 12
    press(page, "Lees het eerste verhaal")
    for place in range(1, 13):
        assert erik.reads(f"Verhaal {place} van 12")
        assert page.inner_text("main h1") == titles[place - 1]
        if place in {1, 3}:
            erik.look(f"panels-story-{place}")
        press(page, "Volgend verhaal" if place < 12 else "Alles gelezen: samen kiezen")
    assert any("De lamp" in title for title in titles)


def test_the_panel_chooses_one_and_a_reason_is_asked_for(walk, line):
    erik = walk("Erik").sign_in()
    page = erik.page
    erik.go(line["table"].replace("/lezen/", "/kiezen/"))
    page.click("main label:has-text('De lamp')")
    page.fill("[name=doubts]", "Het verhaal over de wieg lag even zwaar.")
    erik.send()
    erik.look("panels-choose")
    assert erik.reads("Vul dit nog in.")
    page.fill("[name=reason]", WHY)
    page.fill("[name=differently]", "Wie een lamp meldt, krijgt dezelfde dag een naam.")
    erik.send()
    assert erik.reads("De verteller hoort het eerst")
    assert not erik.reads(WHY)


def test_the_teller_hears_it_first(walk, line):
    stranger = walk()
    to_round(stranger)
    assert not stranger.reads(WHY)
    stranger.go("/w/hazelkamp/logboek/")
    assert stranger.reads("De verteller hoort het eerst.")
    assert not stranger.reads(WHY)
    fatma = walk("Fatma").sign_in()
    fatma.go("/w/hazelkamp/verhalen/mijn/")
    press(fatma.page, "De lamp")
    fatma.look("panels-own-story")
    assert fatma.reads(WHY)
    with fatma.page.expect_download() as card:
        fatma.page.click("main a[href$='/kaart.pdf']")
    assert card.value.suggested_filename == "gekozen.pdf"


def test_the_keeper_tells_the_teller_and_gives_it_back_to_everybody(walk, line, tmp_path):
    leyla = walk("Leyla", phone=False).sign_in()
    page = leyla.page
    to_round(leyla)
    press(page, "Het bureau van deze ronde")
    leyla.give_second_key()
    leyla.look("panels-desk")
    press(page, "Vertel het de verteller")
    leyla.look("panels-tell")
    for at in ("brief.pdf", "kaart.pdf"):
        with page.expect_download() as paper:
            page.click(f"main a[href$='/{at}']")
        paper.value.save_as(tmp_path / at)
        assert b"pdfuaid" in (tmp_path / at).read_bytes()
    page.click("main label:has-text('Ik las de reden voor')")
    leyla.send()
    press(page, "Geef het terug aan iedereen")
    page.fill("[name=differently]", "Wie een lamp meldt, hoort dezelfde dag wie er komt.")
    leyla.send()
    leyla.look("panels-round-wide")
    assert leyla.reads("Iedereen kan nu lezen")


def test_everybody_reads_why_and_the_stories_that_were_not_chosen_stay(walk):
    phone = walk(scripts=False)
    to_round(phone)
    phone.look("panels-round")
    assert phone.reads(WHY)
    assert phone.reads("Het verhaal over de wieg lag even zwaar.")
    assert phone.reads("De wijkagent zei: ik ga weg")  # hard, and it stays
    assert not phone.reads("Schimmel in de wieg")  # for panels only: its teller decides
    press(phone.page, "De lamp")
    assert phone.reads(WHY)
    press(phone.page, "Op een eigen pagina")
    phone.look("panels-what-it-did")
    assert phone.reads(WHY)


def test_the_class_of_2016_was_chosen_by_all_three_panels(walk):
    phone = walk()
    phone.go(ROUNDS)
    press(phone.page, "Leesronde zomer 2026")
    phone.look("panels-three-times")
    assert phone.page.locator("main h3 >> text=Klas van 2016").count() == 3
    assert phone.reads("Omdat het over tien jaar gaat en niet over ons.")


def test_the_keeper_lays_a_pile_with_a_suggestion_that_says_why(walk):
    leyla = walk("Leyla", phone=False).sign_in()
    page = leyla.page
    leyla.go(f"{ROUNDS}nieuw/")
    leyla.give_second_key()
    leyla.look("panels-begin")
    page.fill("[name=title]", "Leesronde voorjaar 2027")
    page.fill("[name=begins]", "2026-12-01")
    page.fill("[name=ends]", "2027-05-31")
    leyla.send()
    press(page, "Plan een leesgroep")
    page.click("main label:has-text('Leesgroep van bewoners')")
    page.fill("[name=name]", "De lezers van De Terp")
    page.fill("[name=on]", "2027-03-02")
    leyla.send()
    leyla.look("panels-panel")
    press(page, "Leg de stapel")
    leyla.look("panels-lay")
    assert page.locator("main input[type=checkbox]:checked").count() == 8
    assert leyla.reads("Het gaat over een ander deel van het leven dan de andere.")
    for line in page.locator("main input[type=text]").all():
        line.fill("Soraya en Agnieszka lezen en vertellen na.")
    leyla.send()
    assert leyla.reads("De stapel ligt klaar.")
    leyla.go(f"{ROUNDS}waarover/")
    leyla.look("panels-themes")
    assert leyla.reads("soep, tafel, pannen")  # a theme of stories, in their own words
    assert leyla.reads("te weinig om te zeggen waar ze over gaan")  # of those in Polish
