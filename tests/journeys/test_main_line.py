"""From a story on a bench to a promise that is kept, step by step, as people do it.

The steps follow each other: each goes on where the one before it ended.
"""

import json
import shutil
import subprocess
import sys
import urllib.request
import zipfile

import pytest

HERE = "/w/hazelkamp/"
TITLE = "De lift staat stil"


@pytest.fixture(scope="module")
def line():
    """What the steps hand to each other: addresses and the code of the slip."""
    return {}


def test_fatma_tells_a_story_by_voice_and_gets_a_slip(walk, line):
    fatma = walk("Fatma").sign_in()
    page = fatma.page
    fatma.go(HERE)
    fatma.look("front-phone")
    page.click("text=Vertel je verhaal")
    page.click(".w-recorder button")
    page.wait_for_timeout(1500)
    page.click(".w-recorder button:visible")
    page.wait_for_selector(".w-recorder audio:not([hidden])")
    fatma.look("tell-by-voice")
    fatma.send()
    page.fill("[name=title]", TITLE)
    fatma.look("tell-title")
    fatma.send()
    page.fill("[name=street]", "Zonnehof")
    fatma.send()
    page.fill("[name=teller_name]", "Fatma")
    page.check("[name=uses][value=public]")
    page.check("[name=uses][value=panel]")
    fatma.look("tell-who-may-read")
    fatma.send()
    fatma.look("tell-look-over")
    page.click("text=Verstuur mijn verhaal")
    line["code"] = page.inner_text("code.w-code")
    fatma.look("slip")


def test_the_slip_gives_the_story_back_on_another_phone(walk, line):
    stranger = walk()
    stranger.go(HERE + "verhalen/strookje/")
    stranger.page.fill("[name=code]", line["code"].lower())
    stranger.send()
    assert stranger.reads(TITLE)
    stranger.look("own-story")


def test_nobody_reads_it_before_the_story_keeper_has(walk):
    passer_by = walk()
    passer_by.go(HERE + "verhalen/")
    assert not passer_by.reads(TITLE)
    passer_by.look("stories-phone")


def test_the_story_keeper_needs_a_second_key_and_places_it(walk, line):
    leyla = walk("Leyla", phone=False).sign_in()
    leyla.go(HERE + "verhalen/bureau/")
    assert leyla.page.url.startswith(leyla.house.url + "/inloggen/tweede-sleutel/")
    leyla.give_second_key()
    leyla.look("desk")
    leyla.page.click(f"text={TITLE}")
    leyla.look("at-the-desk")
    leyla.page.click("text=Plaats dit verhaal")
    leyla.go(HERE + "verhalen/")
    assert leyla.reads(TITLE)
    leyla.page.click(f"text={TITLE}")
    line["story"] = leyla.page.url.removeprefix(leyla.house.url)


def test_the_agenda_circle_lays_it_beside_an_item(walk, line):
    soraya = walk("Soraya", phone=False).sign_in()
    soraya.go(HERE + "agenda/editie/4/")
    soraya.look("agenda-open")
    line["item"] = item_that_asks(soraya, "Gemeente Merwoude")
    soraya.go(line["item"] + "verhalen/")
    soraya.page.get_by_label(TITLE).check()
    soraya.look("link-story")
    soraya.send()
    soraya.go(line["item"])
    assert soraya.reads(TITLE)


def item_that_asks(walker, party):
    """Return the address of the first item on this page that asks something of a party."""
    links = walker.page.locator("main a[href*='/agenda/punt/']")
    for path in links.evaluate_all("all => all.map(a => a.getAttribute('href'))"):
        walker.go(path)
        if party in walker.page.inner_text("#antwoorden"):
            return path
    raise AssertionError(f"nothing is asked of {party}")


def test_the_municipality_answers(walk, line):
    sanne = walk("Sanne", phone=False).sign_in()
    sanne.go(line["item"] + "antwoord/")
    sanne.page.check("[name=word][value='yes if']")
    sanne.page.fill("[name=words]", "Ja, als de monteur van de Woonstichting erbij is.")
    sanne.look("answer")
    sanne.send()
    sanne.go(line["item"])
    assert sanne.reads("Ja, als de monteur van de Woonstichting erbij is.")
    sanne.look("item")


def test_the_housing_association_promises(walk, line):
    erik = walk("Erik", phone=False).sign_in()
    erik.go(HERE + "afspraken/bieden/")
    page = erik.page
    page.select_option("[name=receiver]", label="Wijkcoöperatie Hazelkamp U.A.")
    page.check("[name=kind][value=pledge]")
    page.check("[name=stroke][value=short]")
    page.fill("[name=title]", "De lift rijdt weer")
    page.fill("[name=text]", "De lift van trap 7 rijdt weer voor de kerst.")
    page.fill("[name=kept_when]", "Mevrouw Yıldız gaat met haar boodschappen naar boven.")
    page.fill("[name=due]", "2027-12-24")
    values = page.locator("[name=item] option").evaluate_all("all => all.map(o => o.value)")
    item = line["item"].rstrip("/").rsplit("/", 1)[-1]
    assert item in values
    page.select_option("[name=item]", item)
    erik.look("offer")
    erik.send()
    line["promise"] = page.url.removeprefix(erik.house.url)
    assert erik.reads("De lift van trap 7 rijdt weer voor de kerst.")


def test_the_receiver_accepts_it(walk, line):
    hakan = walk("Hakan").sign_in()
    hakan.go(line["promise"])
    hakan.page.locator("main a[href$='/zeggen/accepted/']").click()
    hakan.look("accept")
    hakan.send()
    hakan.go(line["promise"])
    assert hakan.reads("Afgesproken")


def test_who_promised_asks_for_other_words_and_cannot_change_them_alone(walk, line):
    erik = walk("Erik", phone=False).sign_in()
    erik.go(line["promise"] + "wijzigen/")
    page = erik.page
    page.fill("[name=why]", "De monteur is ziek.")
    page.fill("[name=text]", "De lift van trap 7 rijdt weer voor de zomer.")
    erik.look("ask-change")
    erik.send()
    assert erik.reads("De monteur is ziek.")
    line["change"] = page.locator("a[href*='/wijziging/']").first
    erik.go(line["promise"])
    erik.look("change-waits")
    assert erik.page.locator("h1 ~ * >> text=voor de kerst").count() > 0
    assert page.locator("main a[href*='/afspraken/wijziging/']").count() == 0


def test_the_other_party_says_no_and_the_words_stay(walk, line):
    hakan = walk("Hakan").sign_in()
    hakan.go(line["promise"])
    hakan.page.locator("main a[href*='/afspraken/wijziging/']").first.click()
    hakan.page.check("[name=answer][value=objection]")
    hakan.page.fill("[name=reason]", "Dan sjouwt zij nog een half jaar.")
    hakan.page.fill("[name=would_solve]", "Een andere monteur.")
    hakan.look("answer-change")
    hakan.send()
    hakan.go(line["promise"])
    assert hakan.reads("De lift van trap 7 rijdt weer voor de kerst.")


def test_only_the_receiver_says_that_it_was_kept(walk, line):
    erik = walk("Erik", phone=False).sign_in()
    erik.go(line["promise"])
    assert erik.page.locator("main a[href*='/zeggen/kept']").count() == 0
    assert erik.go(line["promise"] + "zeggen/kept/") == 403
    hakan = walk("Hakan").sign_in()
    hakan.go(line["promise"])
    hakan.page.locator("main a[href$='/zeggen/kept/']").click()
    hakan.page.fill("[name=words]", "Zij ging als eerste naar boven.")
    hakan.look("say-kept")
    hakan.send()
    hakan.go(line["promise"])
    assert hakan.reads("Zij ging als eerste naar boven.")
    hakan.look("promise-kept")


@pytest.mark.parametrize("name", ["Fatma", "Soraya", "Sanne", "Erik", "Hakan"])
def test_none_of_them_could_have_done_anothers_part(name, walk, line):
    parts = {
        line["item"] + "antwoord/": {"Sanne", "Erik"},  # each for their own party alone
        line["item"] + "verhalen/": {"Soraya", "Hakan"},  # both are of the agenda circle
        HERE + "verhalen/bureau/": set(),
        HERE + "mensen/": set(),
        line["promise"] + "zeggen/broken/": set(),
    }
    walker = walk(name).sign_in()
    for path, may in parts.items():
        status = walker.go(path)
        can = status == 200 and walker.page.locator("main form").count() > 0
        assert can == (name in may), (name, path, status)
        if can and name == "Erik":
            assert "Gemeente Merwoude" not in walker.page.inner_text("main form")


def test_wat_deed_jouw_verhaal_shows_the_whole_line(walk, line):
    passer_by = walk(phone=False)
    passer_by.go(line["story"] + "wat-deed-het/")
    assert passer_by.reads("De lift rijdt weer")
    passer_by.look("what-it-did")


def test_all_of_it_stands_in_the_logbook(walk, line):
    passer_by = walk(phone=False)
    passer_by.go(HERE + "logboek/")
    for words in ("Fatma vertelde het verhaal", "De lift rijdt weer", "monteur"):
        assert passer_by.reads(words), words
    passer_by.look("logbook")


def test_the_log_is_checked_with_one_file_on_another_machine(house, walk, tmp_path):
    house.wijkaanpak("checkpoint")
    passer_by = walk(phone=False)
    passer_by.go(HERE + "logboek/controleer/")
    passer_by.look("check-it-yourself")
    with passer_by.page.expect_download() as waiting:
        passer_by.page.locator("a[href$='archief.zip']").first.click()
    archive = tmp_path / "archief.zip"
    waiting.value.save_as(archive)
    elsewhere = tmp_path / "elders"
    with zipfile.ZipFile(archive) as packed:
        checker = next(name for name in packed.namelist() if name.endswith("controleer.py"))
        packed.extract(checker, elsewhere)
    alone = [sys.executable, "-I", "-S", str(elsewhere / checker), str(archive)]
    checked = subprocess.run(alone, capture_output=True, text=True, cwd=elsewhere)
    assert checked.returncode == 0, checked.stdout
    spoiled = tmp_path / "bedorven.zip"
    shutil.copy(archive, spoiled)
    spoil(spoiled)
    caught = subprocess.run([*alone[:-1], str(spoiled)], capture_output=True, text=True)
    assert caught.returncode == 1, caught.stdout


def spoil(archive):
    """Change one letter of one line of the log in the archive."""
    with zipfile.ZipFile(archive) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    log = next(name for name in files if name.endswith("log.jsonl"))
    files[log] = files[log].replace(b'"v":"story.told"', b'"v":"story.tolt"', 1)
    with zipfile.ZipFile(archive, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)


def test_a_real_city_shows_its_neighbourhoods_on_the_map_beside_the_list(house, walk, shared):
    house.wijkaanpak(
        "begin", "rotterdam", "Rotterdam", "--residents", "Bewoners", "--speaker", "Amina",
        "--independent", "Kompas", "--coordinator", "Noor",
    )  # fmt: skip
    file = shared / "data" / "cbs" / "wijken_rotterdam_2012.geojson"
    house.wijkaanpak("import-cbs", str(file), "--neighbourhood", "rotterdam", "--year", "2012")
    walker = walk(phone=False)
    walker.go("/w/rotterdam/kaart/")
    walker.page.wait_for_selector(".leaflet-interactive")
    names = {f["properties"]["statnaam"] for f in json.loads(file.read_text())["features"]}
    drawn = walker.page.locator("path.leaflet-interactive").count()
    assert drawn >= len(names)
    assert [name for name in names if not walker.reads(name)] == []
    walker.look("map-of-a-city")


def test_the_server_answers_a_passer_by_who_has_the_page_with_304(house):
    with urllib.request.urlopen(house.url + HERE) as first:
        etag = first.headers["ETag"]
    asked = urllib.request.Request(house.url + HERE, headers={"If-None-Match": etag})
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.urlopen(asked)
    with answer.value as unchanged:
        assert unchanged.code == 304
