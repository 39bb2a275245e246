"""What anybody sees of the pots, and what their funders allow. Paying is in test_round."""

import re
import zipfile

HERE = "/w/hazelkamp/potjes/"
COMES = "€\xa0([0-9.]+) kwam in de potjes waarover we samen beslissen"


def test_anybody_sees_ten_pots_and_what_is_left_of_them(walk):
    someone = walk()
    someone.go("/w/hazelkamp/")
    told = re.search(COMES, someone.page.inner_text("main"))[1]  # more, once a round was walked
    assert int(told.replace(".", "")) >= 472_000
    someone.go(HERE)
    assert re.search(rf"€\xa0{told} in 1\d potjes", someone.page.inner_text("main"))
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


def test_a_decision_that_a_funder_forbids_is_refused_and_stays_typed(walk):
    wim = walk("Wim", phone=False).sign_in()
    wim.go(HERE + "kas/")
    wim.give_second_key()
    wim.look("cash-desk")
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


def saved(walker, words, path):
    with walker.page.expect_download() as download:
        walker.page.click(f"main >> text={words}")
    download.value.save_as(path)
    return path


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
