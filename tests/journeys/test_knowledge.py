"""A lesson meets whoever begins the same next door, and travels to another installation."""

import json
import os
import re
import subprocess
import sys

from tests.journeys.conftest import ROOT

HERE, THERE = "/w/hazelkamp/leren/", "/w/elzenbroek/leren/"


def test_the_lesson_of_the_garden_meets_a_new_garden_in_the_village(walk):
    someone = walk()
    someone.go(THERE)
    assert someone.reads("Wat wij leerden")
    someone.look("knowledge-village-phone")
    someone.page.click("text=Is dit eerder geprobeerd?")
    someone.page.fill("textarea", "Wij willen bij de school een moestuin met bedden.")
    with someone.page.expect_navigation():
        someone.page.click("button:has-text('Zoek')")
    assert someone.reads("De moestuin op vervuilde grond")
    assert someone.reads("Getoond omdat: dezelfde woorden (bedden, moestuin)")
    someone.look("knowledge-alike-phone")
    someone.page.click("main >> text=De moestuin op vervuilde grond")
    assert someone.reads("Beginnen zonder bodemonderzoek.")
    assert someone.reads("Buurtmoestuin aan de Waterlinten")
    assert someone.reads("Nu telen we in bakken met schone grond")
    someone.look("knowledge-lesson-phone")
    someone.page.set_viewport_size({"width": 1280, "height": 800})
    someone.look("knowledge-lesson")


def test_what_a_lesson_said_before_stays_readable(walk):
    someone = walk(phone=False)
    someone.go(HERE)
    someone.page.click("main >> text=De lege stoel in de buurtbus")
    assert someone.reads("Wat er niet klopte in de vorige versie")
    someone.page.click("summary:has-text('Wat er eerder stond')")
    assert someone.reads("Vraag eerst wie er mee wil, en rijd dan met hen proef.")
    someone.look("knowledge-versions")


def test_a_lesson_file_travels_and_one_changed_letter_is_seen(walk, house, tmp_path):
    someone = walk(phone=False)
    someone.go(HERE + "bestand/")
    fingerprint = re.search(r"(?:[0-9a-f]{4} ){7}[0-9a-f]{4}", someone.page.inner_text("main"))[0]
    someone.look("knowledge-files")
    with someone.page.expect_download() as download:
        someone.page.click("text=Neem al onze lessen mee")
    path = tmp_path / "leergeld.json"
    download.value.save_as(path)
    # Another machine: no server, no data, no key but what the neighbourhood reads out.
    bare = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    run = [sys.executable, "-m", "wijkaanpak.site.command", "lessons", "check", str(path)]
    done = subprocess.run(run, env=bare, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, fingerprint in done.stdout) == (0, True), done.stderr
    assert "De lege stoel in de buurtbus" in done.stdout
    path.write_bytes(path.read_bytes().replace(b"markt", b"kroeg"))
    done = subprocess.run(run, env=bare, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, "is veranderd nadat" in done.stderr) == (1, True)


def test_a_member_brings_a_file_and_a_changed_one_is_refused(walk, tmp_path):
    wim = walk("Wim").sign_in()
    good = (ROOT / "wijkaanpak/site/demo/oeverloo.json").read_bytes()
    bad = tmp_path / "oeverloo.json"
    bad.write_bytes(good.replace(b"stalling", b"vesting "))
    wim.go(HERE + "bestand/")
    wim.page.set_input_files("input[type=file]", str(bad))
    wim.send()
    assert wim.reads("is veranderd nadat haar logboek haar verzegelde")
    wim.look("knowledge-refused-phone")
    bad.write_bytes(good)
    wim.page.set_input_files("input[type=file]", str(bad))
    wim.send()
    assert wim.reads("Wij hebben alle lessen uit dit bestand al.")
    wim.page.click("main >> text=Oeverloo, Lingerveen")
    assert wim.reads("De fietsenstalling die niemand vond")
    wim.look("knowledge-parcel-phone")
    assert json.loads(good)["format"] == "wijkaanpak/lessons/v1"


def test_the_kitchen_of_the_village_is_seen_at_both_with_one_promise(walk, tmp_path):
    someone = walk()
    someone.go(HERE + "keuken/")
    assert someone.reads("Wij hangen in De Zaaier een bord op")
    assert someone.reads("Praatpunt Portiek")
    someone.look("knowledge-kitchens-phone")
    someone.page.click("main >> text=Een winkel van het dorp zelf")
    assert "/w/elzenbroek/" in someone.page.url
    assert someone.reads("Wij hangen in De Zaaier een bord op")
    someone.look("knowledge-kitchen-phone")
    with someone.page.expect_download() as download:
        someone.page.click("text=Op papier (PDF)")
    download.value.save_as(tmp_path / "keuken.pdf")
    assert b"pdfuaid" in (tmp_path / "keuken.pdf").read_bytes()


def test_an_institute_answers_on_one_page_and_only_counts_went_along(walk):
    someone = walk(phone=False)
    someone.go(HERE + "vraag/")
    someone.look("knowledge-questions")
    someone.page.click("main >> text=Wat helpt buren die op zondag alleen zijn?")
    assert someone.reads("Een open deur helpt meer dan een programma.")
    assert someone.reads("2 buren hebben er iets aan.")
    someone.look("knowledge-question")


def test_who_takes_part_writes_a_lesson_that_the_residents_read_first(walk):
    wim = walk("Wim").sign_in()
    wim.go(HERE + "schrijven/")
    wim.look("knowledge-write-phone")
    said = {
        "title": "De fietsenrekken in de kelder", "did": "Wij zetten rekken in de kelder.",
        "came": "De deur bleek te smal voor een bakfiets.",
        "advice": "Meet eerst de deur, en dan pas het rek.", "tried": "Wij kochten acht rekken.",
        "happened": "De bakfietsen staan nog buiten.", "cost_euros": "640",
        "again": "Samen timmeren.", "useful_for": "Wie fietsen binnen wil",
        "told_by": "trap 7", "year": "2025",
    }  # fmt: skip
    for name, words in said.items():
        wim.page.fill(f"[name={name}]", words)
    for name, value in (("went", "partly"), ("domains", "housing")):
        wim.page.check(f"input[name={name}][value={value}]", force=True)
    wim.page.check("input[name=teller] >> nth=0", force=True)
    wim.send()
    assert wim.reads("Allen hebben het gelezen")
    wim.look("knowledge-draft-phone")
