"""A youth worker's report is replaced by her minute; the hours returned are confirmed by her."""

from datetime import date
from pathlib import Path

import wijkaanpak.site.demo

ROOM = "/w/hazelkamp/regelruimte/"
VOICE = Path(wijkaanpak.site.demo.__file__).with_name("s06.opus")
REPORT = "Het maandverslag van het jongerenwerk"


def follow(walker, words):
    with walker.page.expect_navigation():
        walker.page.get_by_role("link", name=words).first.click()


def press(walker, words):
    with walker.page.expect_navigation():
        walker.page.get_by_role("button", name=words).first.click()


def test_a_report_is_replaced_by_a_minute_and_the_hours_come_back(walk):
    demi = walk("Demi").sign_in()
    demi.go(ROOM)
    assert demi.reads("Nu bevroren")
    demi.look("experiments-phone")
    follow(demi, REPORT)
    demi.look("burden")
    press(demi, "Ik heb dit werk ook")
    assert demi.reads("Alleen jij ziet dit.")
    at = demi.page.url.removeprefix(demi.house.url)

    sanne = walk("Sanne", phone=False).sign_in()
    sanne.go(at)
    assert not sanne.reads("Demi")
    follow(sanne, "Vraag om dit te bevriezen")
    fill = sanne.page.fill
    fill("[name=title]", "Geen maandverslag van het jongerenwerk")
    fill("[name=since]", date.today().isoformat())
    fill("[name=months]", "18")
    sanne.page.check("[name=replacement][value=minute]")
    fill("[name=replacement_words]", "Elke week één minuut inspreken")
    fill("[name=replacement_minutes]", "60")
    fill("[name=promised_minutes]", "420")
    fill("[name=promised_to]", "Op woensdag en vrijdag op het pannaveld staan")
    fill("[name=signals]", "Een uitgave kan niet worden verklaard\nJongeren zien niemand meer")
    sanne.page.select_option("[name=thaw_seat]", label="Coördinator (Stichting Wijkkompas)")
    sanne.send()
    assert sanne.reads("minder dan een tiende")
    sanne.look("freeze-too-heavy")
    fill("[name=replacement_minutes]", "20")
    sanne.send()
    assert sanne.reads("gevraagd, wacht op een ja")
    sanne.look("freeze-asked")

    noor = walk("Noor").sign_in()
    noor.go("/w/hazelkamp/mijn/")
    follow(noor, "Geen maandverslag van het jongerenwerk")
    follow(noor, "Antwoord voor jullie kant")
    noor.page.check("[name=answer][value=yes]")
    noor.look("freeze-answer")
    noor.send()
    assert noor.reads("dagen over")
    noor.look("freeze-frozen")

    demi.go("/w/hazelkamp/mijn/")
    demi.look("my-page-worker")
    follow(demi, "Spreek een minuut in")
    demi.page.set_input_files("[name=voice]", VOICE)
    demi.page.fill("[name=text]", "Vandaag bleef Kevin weg bij het pannaveld.")
    demi.look("minute-speak")
    demi.send()
    assert demi.reads("Er lijkt een naam in te staan.")
    demi.look("minute-warned")
    demi.page.fill("[name=text]", "Vandaag bleef er één weg. De anderen gingen hem zelf halen.")
    press(demi, "Woorden bewaren")
    assert not demi.reads("Er lijkt een naam in te staan.")
    press(demi, "Dit klopt: verstuur het")
    assert demi.reads("Een ander verslag hoef je niet te schrijven.")
    demi.look("minute-sent")
    press(demi, "Wis de stem")
    press(demi, "Wis de stem")
    assert demi.reads("De stem is voorgoed weg.")

    demi.go("/w/hazelkamp/mijn/")
    follow(demi, "Geen maandverslag van het jongerenwerk")
    follow(demi, "Kwamen de uren terug?")
    demi.page.check("[name=back][value=back]")
    demi.look("hours-confirm")
    demi.send()
    assert demi.reads("Je zei voor dit halve jaar al of je uren terugkwamen.")
    demi.look("freeze-worker")
    press(demi, "Het werd toch weer gevraagd")
    assert demi.reads("wacht op antwoord van wie het vraagt")

    sanne.go(ROOM + "minuut/")
    assert sanne.reads("De anderen gingen hem zelf halen.")
    sanne.look("minutes-funder")


def test_a_passer_by_reads_what_was_frozen_and_what_is_in_the_way(walk):
    wide = walk(phone=False)
    for name, path in (("experiments", ""), ("burdens", "lasten/"), ("freezes", "bevroren/"),
                       ("hours", "uren/"), ("obstacles", "belemmeringen/"),
                       ("minutes-public", "minuut/")):  # fmt: skip
        assert wide.go(ROOM + path) == 200
        wide.look(name)
    assert not wide.reads("De anderen gingen hem zelf halen.")
    small = walk()
    small.go(ROOM + "bevroren/")
    follow(small, "Geen takenapp voor de buurtconciërges")
    assert small.reads("Alleen de avondrondes")
    small.look("freeze-ended-phone")
    small.go(ROOM + "uren/")
    assert small.reads("De meeste mensen kregen hun uren terug.")
    assert small.reads("Minder dan vijf mensen antwoordden.")
    small.look("hours-phone")
    small.go(ROOM + "belemmeringen/?stand=opgelost")
    follow(small, "Een sleutel van het lokaal lenen kan niet")
    small.look("obstacle-phone")
    assert small.page.request.get(small.house.url + ROOM + "bevroren.pdf").status == 200


def test_without_javascript_a_minute_is_a_file(walk):
    marloes = walk("Marloes", scripts=False).sign_in()
    marloes.go(ROOM + "minuut/spreken/")
    marloes.page.set_input_files("[name=voice]", VOICE)
    marloes.send()
    assert marloes.reads("wacht tot het is uitgeschreven")
    marloes.look("minute-without-script")
