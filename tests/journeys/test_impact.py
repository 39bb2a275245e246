"""Impact paths as people meet them: a group on a phone, cards on a table, a talk, a director.

The steps follow each other: each goes on where the one before it ended.
"""

import pytest
from PIL import Image

HERE = "/w/hazelkamp/impactpaden/"
NAME, OLD = "Een bank voor de school", "De tunnel door, en iemand die je groet"
SURPRISE = "De koffie hielp minder dan de hond van Joke."


@pytest.fixture(scope="module")
def line():
    """What the steps hand to each other."""
    return {}


def to(walker, title):
    """Go to a path from the list, as a person does."""
    walker.go(HERE)
    with walker.page.expect_navigation():
        walker.page.click(f"main .w-grid >> text={title}")
    return walker.page.url.removeprefix(walker.house.url)


def fill(page, **said):
    for name, words in said.items():
        page.fill(f"[name={name}]", words)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_group_draws_a_path_on_a_small_phone(walk, line, scripts):
    phone = walk("Fatma", scripts=scripts).sign_in()
    page, name = phone.page, NAME if scripts else f"{NAME}, zonder script"
    phone.go(HERE)
    phone.look("impact-listing")
    with page.expect_navigation():
        page.click("main button:has-text('Teken een pad')")
    phone.look("impact-because")
    fill(page, because="Wie op de kinderen wacht, staat in de regen.", title=name)
    phone.send()
    fill(page, we_do="Wij vragen de conciërge om een bank met een dak.")
    phone.send()
    phone.look("impact-so-that")
    fill(page, next_year="Ouders blijven een kwartier zitten.")
    phone.send()
    fill(page, belief_1="Wie zit, praat.", belief_2="De school wil een bank op de stoep.")
    page.check("input[name=shakiest][value='2']")
    phone.look("impact-believe")
    phone.send()
    phone.look("impact-look-over")
    assert page.locator("main >> text=Dat weten we nog niet").count() == 4
    fill(page, group="De ouderkamer")
    phone.send()
    phone.look("impact-path")
    assert phone.reads("Het mag fout zijn")
    line["path"] = page.url.removeprefix(phone.house.url)


def test_cards_and_a_poster_come_out_of_the_printer(walk, line, tmp_path):
    phone = walk()
    for at in (line["path"], HERE):
        phone.go(at)
        for link in phone.page.locator("main a[href$='.pdf']").all():
            with phone.page.expect_download() as download:
                link.click()
            download.value.save_as(tmp_path / "paper.pdf")
            assert b"pdfuaid" in (tmp_path / "paper.pdf").read_bytes()


def test_a_photo_of_a_table_becomes_the_path(walk, tmp_path):
    phone = walk("Fatma").sign_in()
    Image.new("RGB", (400, 300), "#8a6a48").save(tmp_path / "tafel.jpg")
    phone.go(HERE)
    phone.page.click("main a:has-text('Foto van een tafel')")
    fill(phone.page, title="Op tafel gelegd")
    phone.page.set_input_files("[name=photo]", tmp_path / "tafel.jpg")
    phone.page.check("[name=nobody]")
    phone.look("impact-photo")
    phone.send()
    phone.look("impact-on-a-table")
    assert phone.reads("Dit pad ligt op een tafel")
    with phone.page.expect_navigation():
        phone.page.click("main button:has-text('Schrijf over wat erop staat')")
    phone.look("impact-write-over")


def test_half_a_year_later_a_surprise_changes_the_path(walk, line):
    phone = walk("Jaylano").sign_in()
    page = phone.page
    phone.go(HERE)
    assert phone.reads("Er ging een half jaar voorbij")
    line["old"] = to(phone, OLD)
    phone.look("impact-due")
    page.click("main .w-band a:has-text('Kijk opnieuw naar het pad')")
    fill(page, ties="Noa en de trainer.", surprised=SURPRISE)
    page.check("input[name=fate][value=fell]")
    phone.look("impact-talk")
    phone.send()
    assert phone.reads("Zien jullie het nu anders?")
    with page.expect_navigation():
        page.click("main button:has-text('Teken het pad opnieuw')")
    for _step in range(3):
        phone.send()
    fill(page, belief_2="Een hond maakt dat mensen blijven staan.")
    phone.send()
    fill(page, why="Een hond doet meer dan een kar.")
    phone.send()
    phone.look("impact-redrawn")
    assert phone.reads("Dit geloven we niet meer.")
    assert phone.reads("Genoeg buren willen een uur staan.")
    page.click("main a:has-text('Tekening 3')")
    phone.look("impact-old")
    assert phone.reads("Er is niets aan veranderd")
    assert phone.reads("Genoeg buren willen een uur staan.")


def test_who_gains_without_paying_is_named_kindly(walk):
    desk = walk(phone=False)
    desk.go(to(desk, "Warm en droog voor wie er nog niet is geweest") + "arena/")
    desk.look("impact-arena")
    assert desk.reads("is nog niet gevraagd")
    assert desk.reads("Wij doen elke eerste dinsdag een spreekuur")
    phone = walk()
    phone.go(desk.page.url.removeprefix(desk.house.url))
    phone.look("impact-arena-phone")


def test_a_director_opens_the_look_back_and_checks_a_number(walk):
    director = walk("Erik", phone=False).sign_in()
    director.go(HERE)
    director.page.click("main a[href$='/terugblik/']")
    director.look("impact-look-back")
    assert director.reads("Wat we niet weten")
    assert director.reads(SURPRISE)
    assert director.page.locator("main table").count() == 0
    director.page.locator("#y2022").scroll_into_view_if_needed()
    director.look("impact-look-back-years")
    director.page.click("main a:has-text('Kijk het na bij de potjes')")
    assert director.page.url.endswith("/potjes/")
    phone = walk()
    phone.go(HERE + "terugblik/")
    phone.look("impact-look-back-phone")


def test_figures_stand_beside_stories_and_never_alone(walk):
    phone = walk()
    phone.go(HERE + "tellen-en-vertellen/")
    phone.look("impact-domains")
    phone.page.click("main a:has-text('Huis en wonen'), main a[href$='/housing/']")
    phone.look("impact-domain-phone")
    assert phone.reads("Wat mensen vertellen") or phone.reads("Wat er is geteld")
    desk = walk(phone=False)
    desk.go(HERE + "tellen-en-vertellen/schooling/")
    desk.look("impact-domain")
