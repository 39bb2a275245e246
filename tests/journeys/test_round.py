"""From pots to a paid plan: three owners lay money on the table, residents divide it, all adds up.

The steps follow each other: each goes on where the one before it ended. Somebody who never saw
this before could walk them in an afternoon, so the days of the round are those around today.
"""

import csv
import io
import json
import re
import subprocess
import sys
from datetime import datetime

import pytest

from tests.journeys.letters import codes_in
from tests.stories.tellings import picture
from wijkaanpak import clock

MONEY, ROUNDS = "/w/hazelkamp/potjes/", "/w/hazelkamp/burgerbegroting/"
MANY = 60  # letters, of which one is used on a phone
PAPERS = "25x 1 2 @terp j\n20x 1 3 @zonnehof o\n14x 2 @spoor o"
POTS = {  # who lays it on the table: its name, euros, and what it asks
    "Sanne": ("Groenpot", "6.000", {"themes": "physical"}),
    "Erik": ("Straatpot", "5.000", {}),
    "Hakan": ("Jongerenpot", "4.000", {"youngest": "12", "oldest": "26"}),
}
PLANS = {  # who makes it: its name, theme, euros
    "Fatma": ("Bomen bij de flat", "Groen", "7000"),
    "Jaylano": ("Een hok voor de fietsen", "Jong", "3500"),
    "Krystian": ("Bankjes op het plein", "Groen", "4400"),
}
WHAT = "Twaalf bomen, geplant"


@pytest.fixture(scope="module")
def line():
    """What the steps hand to each other."""
    return {"today": datetime.now(clock.HERE).date()}


def pressed(walker, path):
    """Press the button that brings this address nearer, and wait for the page that comes."""
    with walker.page.expect_navigation():
        walker.page.locator(f"main form[action$='{path}'] button").first.click()


def test_three_parties_connect_their_pots(walk):
    for name, (title, _euros, asks) in POTS.items():
        owner = walk(name, phone=False).sign_in()
        owner.go(MONEY + "nieuw/")
        page = owner.page
        page.fill("[name=title]", title)
        page.check("[name=level][value='joint decision']")
        page.fill("[name=ground]", "Afspraak aan de netwerktafel")
        page.fill("[name=condition]", "Vertel ons wat het deed.")
        for field, value in asks.items():
            if field == "themes":
                page.check(f"[name=themes][value={value}]")
            else:
                page.fill(f"[name={field}]", value)
        owner.look(f"round-pot-{name.lower()}")
        owner.send()
        assert owner.reads(title)


def test_the_treasurer_writes_down_what_came_in(walk):
    wim = walk("Wim", phone=False).sign_in()
    wim.go(MONEY + "kas/")
    wim.give_second_key()
    for title, euros, _asks in POTS.values():
        wim.go(MONEY)
        wim.page.click(f"text={title}")
        wim.page.click("main >> text=Er kwam geld binnen")
        wim.page.fill("[name=euros]", euros)
        wim.page.fill("[name=words]", "Besluit van deze week")
        wim.send()
        assert wim.reads(title)
    wim.look("round-came-in")


def test_a_round_is_opened_on_these_pots_and_their_money_is_set_aside(walk, line):
    hakan = walk("Hakan", phone=False).sign_in()
    page, today = hakan.page, line["today"]
    hakan.go(ROUNDS + "nieuw/")
    page.fill("[name=title]", "Ronde van drie potjes")
    hakan.send()
    line["round"] = re.search(r"/burgerbegroting/[\d-]+/", page.url).group()
    for title, euros, _asks in POTS.values():
        page.get_by_label(f"Hoeveel euro uit “{title}”?").fill(euros)
    page.fill("[name=themes]", "Groen; straten en gebouwen\nJong; opgroeien")
    page.fill("[name=areas]", "De Terp; 560\nZonnehof; 930\nSpoorzicht; 390")
    page.fill("[name=who]", "Wie hier woont en 12 jaar of ouder is.")
    page.fill("[name=not_open]", "Het onderhoud van de straat.")
    page.fill("[name=leftover]", "Wat overblijft gaat terug in het potje.")
    page.fill("[name=supporters]", "1")
    for name in ("plans_until", "votes_from", "votes_until"):  # an evening of plans and choosing
        page.fill(f"[name={name}]", today.isoformat())
    hakan.look("round-rules-form")
    hakan.send()
    assert hakan.reads("alleen voor: Straten en gebouwen")
    assert hakan.reads("alleen voor mensen van 12 tot en met 26 jaar")
    hakan.go(f"/w/hazelkamp{line['round']}")
    pressed(hakan, "stap/")
    hakan.send()
    assert hakan.reads("Open voor plannen")
    stranger = walk()
    stranger.go(f"/w/hazelkamp{line['round']}spelregels/")
    stranger.look("round-rules-phone")
    stranger.page.click("main >> text=Groenpot")
    assert stranger.reads("€\xa06.000 van dit potje zit in de ronde")
    stranger.look("round-pot-in-round")


def test_neighbours_hand_in_their_plans_and_a_party_checks_them(walk, line):
    made = []
    for name, (title, theme, euros) in PLANS.items():
        maker = walk(name).sign_in()
        maker.go(f"/w/hazelkamp{line['round']}plan/nieuw/")
        page = maker.page
        for field in ("what", "why", "who", "needed"):
            page.fill(f"[name={field}]", "Wij en de buren van trap 4.")
        page.fill("[name=title]", title)
        page.check(f"[name=theme][value={theme}]")
        page.fill("[name=cost]", euros)
        page.fill("[name=asked]", euros)
        if theme == "Jong":
            page.check("[name=young]")
        maker.send()
        pressed(maker, "inleveren/")
        made.append(page.url)
    sanne = walk("Sanne", phone=False).sign_in()
    for address in made:
        sanne.page.goto(address + "toets/")
        sanne.page.check("[name=verdict][value=yes]")
        sanne.send()
        assert sanne.reads("Het past")


def test_letters_are_printed(walk, line, tmp_path):
    hakan = walk("Hakan", phone=False).sign_in()
    for _step in ("no more plans", "the vote"):
        hakan.go(f"/w/hazelkamp{line['round']}")
        pressed(hakan, "stap/")
        hakan.send()
    assert hakan.reads("Je kunt nu stemmen")
    joke = walk("Joke", phone=False).sign_in()
    joke.go(f"/w/hazelkamp{line['round']}brieven/")
    joke.give_second_key()
    joke.page.fill("[name=many]", str(MANY))
    joke.look("round-letters")
    with joke.page.expect_download() as coming:
        joke.press()
    coming.value.save_as(tmp_path / "brieven.pdf")
    line["codes"] = codes_in((tmp_path / "brieven.pdf").read_bytes())
    assert len(line["codes"]) == MANY


def test_somebody_votes_on_a_phone(walk, line):
    phone = walk()
    phone.go(f"/w/hazelkamp{line['round']}stemmen/?code={line['codes'][0]}")
    phone.send()
    phone.page.wait_for_url("**/biljet/")
    phone.look("round-ballot-phone")
    phone.go(f"/w/hazelkamp{line['round']}stemmen/lijst/")
    for number in "12":
        phone.page.check(f"[name=plans][value='{number}']")
    phone.send()
    phone.go(f"/w/hazelkamp{line['round']}stemmen/nakijken/")
    phone.look("round-look-over")
    phone.send()
    assert phone.reads("Je stem zit in de bus")
    phone.look("round-receipt")


def test_paper_is_typed_in_by_two_hands(walk, line):
    leyla = walk("Leyla", phone=False).sign_in()
    leyla.go(f"/w/hazelkamp{line['round']}stembureau/stapel/")
    leyla.give_second_key()
    leyla.page.check("[name=channel][value=paper]")
    leyla.page.fill("[name=place]", "De Zaaier")
    leyla.page.fill("[name=letters]", " ".join(str(number) for number in range(2, MANY + 1)))
    leyla.send()
    pile = leyla.page.url
    leyla.page.fill("[name=text]", PAPERS)
    leyla.send()
    soraya = walk("Soraya", phone=False).sign_in()
    soraya.page.goto(pile)
    soraya.give_second_key()
    soraya.page.fill("[name=text]", PAPERS)
    soraya.look("round-second-hand")
    soraya.send()
    assert soraya.reads("59 biljetten van deze stapel zitten in de bus")


def test_the_count_is_explained(walk, line):
    hakan = walk("Hakan", phone=False).sign_in()
    hakan.go(f"/w/hazelkamp{line['round']}")
    pressed(hakan, "stap/")
    hakan.send()
    leyla = walk("Leyla", phone=False).sign_in()
    leyla.go(f"/w/hazelkamp{line['round']}stembureau/")
    leyla.give_second_key()
    pressed(leyla, "tellen/")
    leyla.send()
    assert leyla.reads("Dit is gekozen")
    stranger = walk()
    stranger.go(f"/w/hazelkamp{line['round']}uitslag/")
    stranger.look("round-result-phone")
    assert stranger.reads("mensen betaalden elk")
    assert stranger.reads("De penningmeester geeft ze binnenkort hun geld.")


def test_a_stranger_takes_everything_along_and_counts_again(walk, line, tmp_path):
    stranger = walk()
    stranger.go(f"/w/hazelkamp{line['round']}uitslag/")
    links = stranger.page.locator(f"main a[href*='{line['round']}uitslag/']")
    names = links.evaluate_all("all => all.map(a => a.textContent)")
    assert len(names) == 7
    for name in names:
        with stranger.page.expect_download() as coming:
            stranger.page.click(f"main >> text={name}")
        coming.value.save_as(tmp_path / name)
    run = [sys.executable, "-I", "natellen.py", "stembiljetten.pb"]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Dit zijn dezelfde plannen als in de uitslag" in done.stdout
    result = json.loads((tmp_path / "uitslag.json").read_text())
    line["winner"] = result["winners"][0]["title"]
    paid = {one["pot"] for one in result["paid"] if one["title"] == line["winner"]}
    assert (line["winner"], paid) == ("Bomen bij de flat", {"Groenpot", "Straatpot"})


def test_the_treasurer_gives_the_plans_their_money_as_it_was_counted(walk, line):
    wim = walk("Wim", phone=False).sign_in()
    wim.go(MONEY + "kas/")
    wim.give_second_key()
    wim.look("round-desk")
    wim.page.click(f"main a[href$='{line['round']}geld/']")
    wim.look("round-divide")
    wim.send()
    assert wim.reads("De plannen hebben hun geld.")
    wim.look("round-divided")
    wim.page.click(f"text={line['winner']}")
    assert wim.reads("Gekozen door bewoners in “Ronde van drie potjes”")
    wim.page.click("main >> text=Bekijk wat gekozen is")
    assert wim.reads("De plannen kregen hun geld op")


def test_the_treasurer_prepares_the_first_bill_with_its_photo(walk, line):
    wim = walk("Wim", phone=False).sign_in()
    wim.go(MONEY + "kas/")
    wim.give_second_key()
    page = wim.page
    page.click("text=Betaal een rekening")
    option = page.locator("[name=source] option", has_text=f"Groenpot → {line['winner']}").first
    page.select_option("[name=source]", value=option.get_attribute("value"))
    page.fill("[name=euros]", "1.250,50")
    page.fill("[name=what]", WHAT)
    page.fill("[name=payee]", "Kwekerij Merwoude")
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


def test_somebody_else_looks_along_and_it_is_paid(walk):
    noor = walk("Noor").sign_in()
    noor.go(MONEY + "kas/")
    noor.give_second_key()
    noor.page.click(f"text={WHAT}")
    assert noor.reads("Kwekerij Merwoude")
    noor.page.wait_for_selector("figure.w-photo img")
    noor.look("second-pair-of-eyes")
    noor.page.click("text=Ik heb meegekeken: betaal het")
    assert noor.reads("Betaald, met twee paar ogen.")
    noor.look("payment-paid")


def test_nobody_else_sees_who_was_paid(walk, line):
    passer_by = walk(phone=False)
    passer_by.go(line["payment"])
    assert "/inloggen/" in passer_by.page.url
    passer_by.go(MONEY)
    passer_by.page.click("text=Ronde van drie potjes")
    passer_by.page.click(f"text={line['winner']}")
    assert passer_by.reads(WHAT)
    assert not passer_by.reads("Kwekerij")
    passer_by.look("goal")
    passer_by.go("/w/hazelkamp/logboek/")
    assert passer_by.reads("was het tweede paar ogen")
    assert not passer_by.reads("Kwekerij")


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
    funder.go(MONEY)
    links = funder.page.locator("section[aria-labelledby=pots] h3 a")
    addresses = links.evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert len(addresses) == 14
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
    assert came_in == 47_200_000 + 1_500_000 + 1_400_000  # the last is of 2023, and all paid
