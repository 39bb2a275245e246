"""A round of the demo as people meet it: a vote on a phone, paper that differs, a result.

The whole line of a round, from pots to a paid plan, is in test_round.

The steps follow each other: each goes on where the one before it ended.
"""

import json
import re

import pytest

HERE = "/w/hazelkamp/burgerbegroting/"
RUNS, COUNTED = HERE + "2026/", HERE + "2025/"


@pytest.fixture(scope="module")
def line():
    """What the steps hand to each other."""
    return {}


def letters(house):
    """The voting letters that the terminal prints, still unused."""
    return json.loads((house.folder / "demo.json").read_text())["votes"]


def test_a_stranger_reads_the_rules_that_nobody_can_change(walk, line):
    stranger = walk()
    stranger.go(RUNS)
    stranger.look("budget-round-phone")
    stranger.go(RUNS + "spelregels/")
    stranger.look("budget-rules")
    line["print"] = stranger.page.inner_text("main code.w-code >> nth=-1")
    assert re.fullmatch("[0-9a-f]{64}", line["print"])


def test_a_stranger_votes_on_a_phone_without_javascript(walk, house, line):
    letter = letters(house)[0]
    phone = walk(scripts=False)
    page = phone.page
    phone.go(RUNS + "stemmen/?code=" + letter["code"])
    phone.look("budget-code")
    phone.send()
    for name in ("Studio De Kelder", "Banken naar de winkels"):
        page.get_by_role("button", name=f"Kies dit plan: {name}").click()
    assert "25.700" in page.inner_text(".w-left__sum")
    phone.look("budget-ballot-phone")
    page.click(".w-left a")
    phone.look("budget-look-over")
    phone.send()
    assert phone.reads("Je stem zit in de bus")
    phone.look("budget-receipt")
    line["seal"] = page.inner_text("main .w-band code")
    page.click("main .w-band p a")
    assert phone.reads(line["seal"].split()[0])


def test_the_same_letter_does_not_work_twice(walk, house):
    stranger = walk()
    stranger.go(RUNS + "stemmen/?code=" + letters(house)[0]["code"])
    stranger.send()
    assert stranger.reads("Deze code werkt niet (meer)")
    stranger.look("budget-used-code")


def test_too_much_money_is_told_and_the_rest_stays(walk, house):
    stranger = walk()
    page = stranger.page
    stranger.go(RUNS + "stemmen/?code=" + letters(house)[1]["code"])
    stranger.send()
    page.wait_for_url("**/biljet/")
    stranger.look("budget-ballot")
    for _plan in range(6):
        before = page.inner_text(".w-left__sum")
        page.locator("button[name=choose]").first.click()
        page.wait_for_function(
            "before => document.querySelector('.w-left__sum').innerText !== before", arg=before
        )
    assert stranger.reads("te veel")
    stranger.look("budget-too-much")


def test_the_second_clerk_types_in_the_paper_and_it_goes_into_the_box(walk, line):
    soraya = walk("Soraya", phone=False).sign_in()
    soraya.go(RUNS + "stembureau/")
    soraya.give_second_key()
    soraya.look("budget-counting-table")
    soraya.page.click("text=De Zaaier")
    soraya.page.fill("[name=text]", "1 7 @terp j\n2 4 @zonnehof o\n6 8 @water o\n1 @spoor o")
    soraya.send()
    soraya.look("budget-two-hands")
    assert soraya.reads("verschillend gelezen")
    line["papers"] = soraya.page.locator("table tbody tr").count()


def test_a_third_person_looks_at_the_papers_that_differ(walk):
    krystian = walk("Krystian", phone=False).sign_in()
    krystian.go(RUNS + "stembureau/stapel/1/")
    krystian.give_second_key()
    rows = ["1 7 @terp j", "2 4 @zonnehof o", "6 8 @water o", "3 @spoor o"]
    krystian.page.fill("[name=text]", "\n".join(rows))
    krystian.send()
    krystian.look("budget-in-the-box")
    assert krystian.reads("4 biljetten van deze stapel zitten in de bus")


def test_the_result_stands_still_and_explains_every_plan(walk, line):
    stranger = walk(phone=False)
    stranger.go(COUNTED + "uitslag/")
    stranger.look("budget-result")
    assert stranger.reads("438 mensen stemden")
    assert stranger.reads("125 mensen betaalden elk")
    phone = walk(scripts=False)
    phone.go(COUNTED + "uitslag/")
    phone.look("budget-result-phone")


def test_the_address_keeper_withdraws_a_letter(walk):
    sanne = walk("Sanne", phone=False).sign_in()
    sanne.go(RUNS + "brieven/intrekken/")
    sanne.give_second_key()
    sanne.page.fill("[name=serials]", "60")
    sanne.page.check("[name=why][value=lost]")
    sanne.send()
    assert sanne.reads("Brieven ingetrokken: 1.")


def test_who_makes_the_letters_cannot_withdraw_them(walk):
    joke = walk("Joke", phone=False).sign_in()
    assert joke.go(RUNS + "brieven/intrekken/") == 403
