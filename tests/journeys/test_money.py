"""The treasurer pays with a second pair of eyes, and every funder's extract adds up.

The steps follow each other: each goes on where the one before it ended.
"""

import csv
import io
import re
import zipfile

import pytest

from tests.stories.tellings import picture

HERE = "/w/hazelkamp/potjes/"
WHAT = "Steigerplanken, de laatste tien meter"


@pytest.fixture(scope="module")
def line():
    """What the steps hand to each other: the address of the payment."""
    return {}


def test_anybody_sees_ten_pots_and_what_is_left_of_them(walk):
    someone = walk()
    someone.go("/w/hazelkamp/")
    assert someone.reads("€\xa0427.000 kwam in de potjes waarover we samen beslissen")
    someone.go(HERE)
    assert someone.reads("€\xa0427.000 in 10 potjes")
    assert someone.reads("nog niet uitgegeven")
    someone.look("pots-phone")
    someone.page.click("text=Leefbaarheid van de Woonstichting")
    someone.look("pot-phone")
    walker = walk(phone=False)
    walker.go(HERE + "versnippering/")
    walker.look("pots-versnippering")


def test_it_reads_without_scripts(walk):
    someone = walk(scripts=False)
    someone.go(HERE)
    someone.page.click("text=Warm Wonen")
    assert someone.look().reads("Welke potjes betalen mee")


def money_cannot_go_where_its_funder_says_no(wim):
    """The refusal names the pot and its condition, and what was typed stays."""
    wim.go(HERE + "besluit/")
    page = wim.page
    page.select_option("[name=goal]", label="Tegelsloop")
    page.select_option("[name=pot]", label="Tegen energiearmoede")
    page.fill("[name=euros]", "1.000")
    page.fill("[name=words]", "We proberen het.")
    wim.send()
    assert wim.reads("“Tegen energiearmoede” kan dit niet betalen")
    assert wim.reads("het potje is alleen voor: Energie")
    assert page.input_value("[name=words]") == "We proberen het."
    wim.look("money-refused")


def test_the_treasurer_prepares_a_bill_with_its_photo(walk, line):
    wim = walk("Wim", phone=False).sign_in()
    wim.go(HERE + "kas/")
    wim.give_second_key()
    wim.look("cash-desk")
    money_cannot_go_where_its_funder_says_no(wim)
    wim.go(HERE + "kas/")
    page = wim.page
    page.click("text=Betaal een rekening")
    option = page.locator("[name=source] option", has_text="Oeverpad met vissteiger").first
    page.select_option("[name=source]", value=option.get_attribute("value"))
    page.fill("[name=euros]", "1.250,50")
    page.fill("[name=what]", WHAT)
    page.fill("[name=payee]", "Houthandel Merwoude")
    page.fill("[name=reference]", "2026-204")
    page.set_input_files("[name=photo]", {"name": "rekening.jpg", "mimeType": "image/jpeg",
                                          "buffer": picture(size=(400, 300))})  # fmt: skip
    page.check("[name=clean_hands]")
    wim.look("pay-a-bill")
    wim.send()
    line["payment"] = page.url.removeprefix(wim.house.url)
    assert wim.reads("Wacht op een tweede paar ogen")
    assert wim.reads("Je zette deze betaling zelf klaar")
    assert page.locator("text=Ik heb meegekeken").count() == 0
    wim.look("payment-waits")


def test_somebody_else_looks_along_and_it_is_paid(walk, line):
    noor = walk("Noor").sign_in()
    noor.go(HERE + "kas/")
    noor.give_second_key()
    noor.page.click(f"text={WHAT}")
    assert noor.reads("Houthandel Merwoude")
    noor.page.wait_for_selector("figure.w-photo img")
    noor.look("second-pair-of-eyes")
    noor.page.click("text=Ik heb meegekeken: betaal het")
    assert noor.reads("Betaald, met twee paar ogen.")
    noor.look("payment-paid")


def test_nobody_else_sees_who_was_paid(walk, line):
    passer_by = walk(phone=False)
    passer_by.go(line["payment"])
    assert "/inloggen/" in passer_by.page.url
    passer_by.go(HERE)
    passer_by.page.click("text=Burgerbegroting 2025")
    passer_by.page.click("text=Oeverpad met vissteiger")
    assert passer_by.reads(WHAT)
    assert not passer_by.reads("Houthandel")
    passer_by.look("goal")
    passer_by.go("/w/hazelkamp/logboek/")
    assert passer_by.reads("was het tweede paar ogen")
    assert not passer_by.reads("Houthandel")


def saved(walker, words, path):
    with walker.page.expect_download() as download:
        walker.page.click(f"main >> text={words}")
    download.value.save_as(path)
    return path


def cents(words):
    return round(float(words.replace(",", ".")) * 100)


def shown(walker, word):
    """Return the sum that the bar of a pot names, in cents."""
    found = re.search(rf"{word} €\xa0([\d.,]+)", walker.page.inner_text(".w-band"))
    if not found:
        return 0
    whole, _comma, rest = found.group(1).replace(".", "").partition(",")
    return int(whole) * 100 + int(rest or 0)


def test_every_funders_extract_adds_up(walk, tmp_path):
    funder = walk(phone=False)
    funder.go(HERE)
    links = funder.page.locator("section[aria-labelledby=pots] h3 a")
    addresses = links.evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert len(addresses) == 10
    came_in = 0
    for place, address in enumerate(addresses):
        funder.go(address)
        file = saved(funder, "Uittreksel als CSV", tmp_path / f"{place}.csv")
        rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig")), delimiter=";"))[1:]
        sums = [[cents(cell) for cell in row[6:10]] for row in rows]
        assert {sum(row) for row in sums} == {0}
        outside, free, aside, paid = (sum(column) for column in zip(*sums, strict=True))
        assert (free, aside, paid) == tuple(shown(funder, w) for w in ("Vrij", "Opzijgezet",
                                                                       "Betaald"))  # fmt: skip
        assert -outside == free + aside + paid
        came_in -= outside
    assert came_in == 42_700_000


def test_the_whole_ledger_goes_into_a_spreadsheet(walk, tmp_path):
    someone = walk(phone=False)
    someone.go(HERE)
    file = saved(someone, "Voor een rekenblad", tmp_path / "potjes.xlsx")
    with zipfile.ZipFile(file) as packed:
        assert "SUM(G2:" in packed.read("xl/worksheets/sheet2.xml").decode()


def test_one_account_with_one_story_was_accepted_by_all_who_paid(walk):
    someone = walk()
    someone.go(HERE)
    someone.page.click("text=De Zaaier")
    someone.page.click("a[href*='/verantwoording/']")
    assert someone.reads("Soep na de moskee")
    assert someone.page.locator(".w-badge", has_text="Akkoord").count() == 2
    someone.look("one-account")


def test_the_village_has_its_own_money(walk):
    someone = walk()
    someone.go("/w/elzenbroek/potjes/")
    assert someone.reads("Dorpsbudget")
    assert not someone.reads("Wijkbudget")
    someone.look("pots-village")
