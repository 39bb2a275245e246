"""An assembly by lot, from a letter in the hall to a report of a draw that anybody can redo.

The steps follow each other: each goes on where the one before it ended.
"""

import hashlib
import re

import pytest

from tests.journeys.letters import codes_in

LIST = "/w/hazelkamp/beraad/"
QUESTIONS = {"q1": "27 tot en met 44", "q2": "aan de Spoorlaan", "q3": "ja", "q4": "soms of nooit"}
OLD, NEW = "Warm wonen: wat komt eerst?", "De Spoorlaan: bomen, auto's en de laatste bus"


@pytest.fixture(scope="module")
def line():
    """What the steps hand to each other."""
    return {}


def found(walker, title):
    """Go to an assembly from the list, and return its address."""
    walker.go(LIST)
    walker.page.click(f"main >> text={title}")
    return walker.page.url.removeprefix(walker.house.url)


def saved(walker, words, path):
    with walker.page.expect_download() as coming:
        walker.page.click(f"main >> text={words}")
    coming.value.save_as(path)
    return path


def answered(walker, name, answers=QUESTIONS):
    walker.page.fill("[name=name]", name)
    walker.page.fill("[name=reach]", "06 00 00 0123")
    for field, value in answers.items():
        walker.page.check(f"[name={field}][value='{value}']")


def test_the_thirty_of_2024_can_be_read_by_who_walks_by(walk, tmp_path):
    stranger = walk()
    address = found(stranger, OLD)
    for said in ("Alle partijen zeiden ja", "Gemeente Merwoude antwoordt op elk advies",
                 "105", "Wie zich aanmeldde is gewist"):  # fmt: skip
        assert stranger.reads(said), said
    stranger.look("assembly-2024-phone")
    stranger.page.click("main >> text=De loting van de groep")
    assert stranger.reads("6 0 3")
    stranger.look("assembly-2024-draw-phone")
    panels = saved(stranger, "panels.txt", tmp_path / "panels.txt").read_bytes()
    assert stranger.reads(hashlib.sha256(panels).hexdigest())
    paper = saved(stranger, "Het verslag op A4", tmp_path / "verslag.pdf").read_bytes()
    assert b"/StructTreeRoot" in paper
    stranger.go(f"{address}loting/1/verslag/")
    stranger.look("assembly-2024-report")


def test_the_front_page_leads_to_what_one_can_sign_up_for(walk, line):
    stranger = walk()
    stranger.go("/w/hazelkamp/")
    assert stranger.reads("Je kunt je aanmelden voor een geloot beraad")
    stranger.page.click(f"main >> text={NEW}")
    line["here"] = stranger.page.url.removeprefix(stranger.house.url)
    assert stranger.reads("23")
    stranger.look("assembly-inviting-phone")


def test_letters_are_made_once_for_a_street(walk, line, tmp_path):
    joke = walk("Joke", phone=False).sign_in()
    joke.go(f"{line['here']}brieven/")
    joke.give_second_key()
    joke.page.fill("[name=place]", "Tuindershof")
    joke.page.fill("[name=many]", "4")
    joke.look("assembly-letters")
    with joke.page.expect_download() as coming:
        joke.press()
    coming.value.save_as(tmp_path / "brieven.pdf")
    line["codes"] = codes_in((tmp_path / "brieven.pdf").read_bytes())
    assert len(line["codes"]) == 4


def test_somebody_signs_up_on_a_phone_with_the_code_of_a_letter(walk, line):
    phone = walk()
    phone.go(f"{line['here']}meedoen/?code={line['codes'][0]}")
    phone.look("assembly-join-phone")
    answered(phone, "Bo Verkade")
    phone.page.fill("[name=code]", "7K3M-Q9TW-2HXB-5")
    phone.page.locator("main form button.w-button").first.click()
    phone.page.wait_for_selector("main >> text=In deze code zit een typfout")
    phone.look("assembly-join-wrong-code")
    assert phone.page.input_value("[name=name]") == "Bo Verkade"
    phone.page.fill("[name=code]", line["codes"][0])
    phone.send()
    assert phone.reads("Je bent aangemeld")
    phone.look("assembly-joined")
    line["code"] = phone.page.inner_text("main code")
    phone.go(line["here"])
    assert not phone.reads("Bo Verkade")


def test_the_same_goes_without_scripts_and_by_keyboard(walk, line):
    plain = walk(scripts=False)
    plain.go(f"{line['here']}meedoen/?code={line['codes'][1]}")
    answered(plain, "Riet Zomer", QUESTIONS | {"q1": "65 of ouder", "q3": "nee"})
    plain.send()
    assert plain.reads("Je bent aangemeld")
    keys = walk()
    keys.go(f"{line['here']}meedoen/?code={line['codes'][2]}")
    keys.page.focus("[name=code]")
    for typed in ("Mo el Amrani", "06 00 00 0456"):
        keys.page.keyboard.press("Tab")
        keys.page.keyboard.type(typed)
    for _question in QUESTIONS:
        keys.page.keyboard.press("Tab")
        keys.page.keyboard.press("Space")
    keys.page.keyboard.press("Tab")
    with keys.page.expect_navigation():
        keys.page.keyboard.press("Enter")
    assert keys.reads("Je bent aangemeld")


def test_a_host_rings_and_writes_somebody_in_and_one_out(walk, line):
    host = walk("Fatma").sign_in()
    host.go(f"{line['here']}deuren/")
    host.page.fill("[name=place]", "Tuindershof, achterom")
    host.page.fill("[name=doors]", "12")
    host.page.fill("[name=opened]", "5")
    host.look("assembly-doors-phone")
    host.send()
    host.page.click("main >> text=Schrijf iemand op")
    answered(host, "Halyna Bondar")
    host.page.check("[name=channel][value=doorstep]")
    host.page.locator("main form button.w-button").first.click()  # without a word on the letter
    host.page.wait_for_selector("main >> text=Kies dan waarom niet")
    host.page.select_option("[name=no_letter]", index=1)
    host.look("assembly-write-in-phone")
    host.send()
    assert host.reads("Deze persoon staat op de lijst")
    host.go(f"{line['here']}afmelden/")
    host.page.fill("[name=code]", line["code"])
    host.send()
    assert host.reads(f"{line['code']} wissen?")
    host.send()
    assert host.reads("26")  # 23, three with letters and one at the door; one is out again


def test_the_coordinator_looks_whether_it_can_be_done_closes_and_fixes(walk, line):
    noor = walk("Noor", phone=False).sign_in()
    noor.go(f"{line['here']}streefgetallen/")
    noor.page.locator("main button[name=look]").click()
    noor.page.wait_for_selector("main >> text=Er kan een groep worden geloot")
    noor.look("assembly-targets")
    noor.go(line["here"])
    assert noor.reads("Alleen jij ziet deze getallen")
    noor.look("assembly-coordinator")
    noor.page.click("main >> text=Sluit de aanmelding")
    noor.look("assembly-close")
    noor.send()
    noor.page.click("main >> text=Maak de groepen en leg ze vast")
    noor.page.check("[name=way][value=ten]")
    noor.look("assembly-fix")
    noor.send()
    assert noor.reads("Er is nog niet gegooid")
    line["print"] = re.search(r"\b[0-9a-f]{64}\b(?!.*\b[0-9a-f]{64}\b)",
                              noor.page.inner_text("main"), re.S).group()  # fmt: skip
    noor.look("assembly-fixed")


def test_dice_are_rolled_where_all_can_see_it(walk, line):
    host = walk("Fatma").sign_in()
    host.go(f"{line['here']}loting/1/")
    host.page.click("main >> text=Typ wat er viel")
    host.page.fill("[name=typed]", "2 8 1")
    host.look("assembly-dice-phone")
    host.send()
    assert host.reads("Viel dit: 2 8 1?")
    host.look("assembly-dice-once-more-phone")
    host.send()
    assert host.reads("281")
    stranger = walk()
    stranger.go(f"{line['here']}loting/1/")
    line["drawn"] = set(re.findall(r"\b[2-9B-Z]{5}\b", stranger.page.inner_text("ol.w-flow")))
    assert len(line["drawn"]) == 12
    stranger.look("assembly-drawn-phone")


def test_a_party_makes_the_same_panels_again_from_the_files(walk, house, line, tmp_path):
    sanne = walk("Sanne", phone=False).sign_in()
    sanne.go(f"{line['here']}loting/1/")
    sanne.look("assembly-files")
    for name in ("panels.txt", "features.csv"):
        saved(sanne, name, tmp_path / name)
    sanne.page.click("main >> text=people.csv")
    sanne.look("assembly-take-the-pool")
    with sanne.page.expect_download() as coming:
        sanne.press()
    coming.value.save_as(tmp_path / "people.csv")
    assert "Bondar" not in (tmp_path / "people.csv").read_text()
    run = ("features.csv", "people.csv", "--write", "opnieuw.txt")
    files = [str(tmp_path / one) if "." in one else one for one in run]
    house.wijkaanpak("lottery", *files, "--seats", "12", "--same-address", "home")
    fixed, again = (tmp_path / "panels.txt").read_bytes(), (tmp_path / "opnieuw.txt").read_bytes()
    assert fixed == again
    assert hashlib.sha256(again).hexdigest() == line["print"]
    panel = next(one for one in again.decode().splitlines() if one.startswith('["281"'))
    assert set(re.findall(r'"(\w{5})"', panel)) == line["drawn"]


def test_the_report_is_printed_for_who_was_in_the_room(walk, line, tmp_path):
    stranger = walk(phone=False)
    stranger.go(f"{line['here']}loting/1/")
    paper = saved(stranger, "Het verslag op A4", tmp_path / "verslag.pdf").read_bytes()
    assert paper.startswith(b"%PDF")
    assert b"pdfuaid" in paper
    stranger.page.click("main >> text=Het verslag als pagina")
    assert stranger.reads(line["print"])
    stranger.look("assembly-report")


def test_somebody_says_no_and_another_is_drawn_for_the_seat(walk, line):
    noor = walk("Noor").sign_in()
    noor.go(f"{line['here']}deelnemers/")
    noor.give_second_key()
    assert noor.reads("06 00 00")
    noor.look("assembly-who-to-call")
    host = walk("Fatma").sign_in()
    host.go(f"{line['here']}plaatsen/")
    assert not host.reads("06 00 00")
    with host.page.expect_navigation():
        host.page.locator("main form[action$='/ja/'] button").first.click()
    host.page.locator("main a[href$='/nee/']").last.click()
    host.page.check("[name=why][value='no time']")
    host.look("assembly-says-no-phone")
    host.send()
    noor.go(f"{line['here']}aanvullen/")
    noor.page.check("[name=way][value=ten]")
    noor.look("assembly-empty-seat")
    noor.send()
    if noor.page.locator("[name=easing]").count():  # who left may be the last of their kind
        assert noor.reads("Er klopt nog iets niet")
        noor.page.check("[name=easing]")
        noor.send()
    assert noor.reads("De loting voor lege plaatsen")
    host.go(f"{line['here']}loting/2/uitkomst/")
    host.page.fill("[name=typed]", "0 0 7")
    host.send()
    host.send()
    stranger = walk()
    stranger.go(f"{line['here']}loting/2/")
    assert stranger.reads("0 0 7")
    stranger.look("assembly-empty-seat-drawn")


def test_names_stay_with_who_calls(walk, line):
    passer_by = walk()
    passer_by.go(f"{line['here']}deelnemers/")
    assert "/inloggen/" in passer_by.page.url
    passer_by.go("/w/hazelkamp/logboek/")
    assert passer_by.reads("Dit viel: 2 8 1")
    assert not passer_by.reads("Bondar")
    passer_by.look("assembly-logbook")


def test_what_the_thirty_recommended_can_be_followed_by_everybody(walk, tmp_path):
    stranger = walk()
    address = found(stranger, OLD)
    stranger.go(f"{address}zittingen/")
    for said in ("28 van de 30", "29 van de 30", "27 van de 30"):
        assert stranger.reads(said), said
    stranger.look("assembly-2024-sessions-phone")
    stranger.go(f"{address}adviezen/")
    assert stranger.reads("Verkoop geen huurflats")
    assert stranger.reads("De raad mag dat van de wet niet verbieden")
    stranger.look("assembly-2024-advice-phone")
    stranger.go(f"{address}raad/")
    assert stranger.reads("Niets: elk advies is beantwoord")
    stranger.look("assembly-2024-council-phone")
    for name in ("adviezen/boekje.pdf", "raad/raad.pdf"):
        answer = stranger.context.request.get(stranger.house.url + address + name)
        assert answer.body().startswith(b"%PDF"), name
