"""Invitations and the ask calendar: cards in three languages, and a board that must tell first."""

from datetime import date, timedelta

from tests.journeys.letters import codes_in

HERE = "/w/hazelkamp/"


def in_days(days):
    return (date.today() + timedelta(days=days)).isoformat()


def plan_round(walker, title):
    """A host plans a round along doors, and stands on its page."""
    page = walker.page
    walker.go(HERE + "bijeenkomsten/nieuw/")
    page.check("input[value=doorstep_round]")
    for name, words in (
        ("title", title), ("on", in_days(14)), ("begins", "14:00"), ("ends", "16:00"),
        ("place", "Bij het bankje"),
    ):  # fmt: skip
        page.fill(f"[name={name}]", words)
    walker.send()
    return page.url.removeprefix(walker.house.url)


def cards(walker, language, tmp_path):
    page = walker.page
    page.click("main >> text=Nodig hele straten uit")
    page.check("text=Seinpad (44)")
    page.select_option("[name=language]", label=language)
    with page.expect_download() as download:
        page.click("main button:has-text('Nodig uit')")
    download.value.save_as(tmp_path / "kaarten.pdf")
    paper = tmp_path / "kaarten.pdf"
    assert paper.read_bytes().startswith(b"%PDF")
    assert b"pdfuaid" in paper.read_bytes()
    return paper


def test_invitations_in_three_languages_go_out_for_a_round_along_doors(walk, tmp_path):
    host = walk("Soraya", phone=False).sign_in()
    round_page = plan_round(host, "Bellen op het Seinpad")
    for language in ("Nederlands", "Türkçe", "العربية"):
        cards(host, language, tmp_path)
        host.go(round_page)
    assert host.reads("132 buren zijn uitgenodigd")
    host.look("invitations-gathering")
    host.page.click("main >> text=Nodig hele straten uit")
    host.look("invitations-streets")
    host.go(HERE + "mijn/")
    host.page.locator("main a", has_text="44 uitnodigingen").first.click()
    host.look("invitations-run")


def test_a_silent_street_stands_out(walk):
    someone = walk()
    someone.go(HERE + "bijeenkomsten/")
    someone.page.click("main >> text=Uitnodigingen")
    assert someone.reads("Kapelpad")
    assert someone.reads("Nooit gevraagd")
    someone.look("invitations-silent-phone")


def test_a_neighbour_answers_on_a_phone(walk, tmp_path):
    host = walk("Soraya", phone=False).sign_in()
    plan_round(host, "Bellen bij de tuin")
    code = codes_in(cards(host, "English", tmp_path).read_bytes())[0]
    someone = walk(scripts=False)
    someone.go(f"{HERE}uitnodigingen/antwoord/?code={code}")
    assert someone.page.input_value("[name=code]") == code
    someone.look("invitations-answer-phone")
    someone.page.check("input[value=leave]")
    someone.send()
    assert someone.reads("We vragen het niet nog eens")
    someone.look("invitations-thanks-phone")
    someone.go(f"{HERE}uitnodigingen/antwoord/?code={code}")
    someone.page.check("input[value=yes]")
    someone.send()
    assert someone.reads("telt één keer")


def ask(walker):
    page = walker.page
    walker.go(HERE + "vraagkalender/")
    page.click("main >> text=Vraag een plek")
    for name, words in (
        ("title", "Hoe diep staat het water?"), ("why", "Voor de volgende sloot."),
        ("gain", "Droge schuren."), ("on", in_days(75)), ("households", "300"),
        ("questions", "4"), ("feedback_due", in_days(150)),
    ):  # fmt: skip
        page.fill(f"[name={name}]", words)
    page.check("input[value=survey]")
    walker.look("asks-form")
    walker.send()


def test_the_water_board_tells_first_and_asks_then(walk):
    board = walk("Liesbeth", phone=False).sign_in()
    ask(board)
    assert board.reads("Geen plek: bewoners wachten nog")
    board.look("asks-refused")
    board.page.click("main >> text=Wat merk je van de bredere sloot?")
    assert board.reads("Die dag is voorbij")
    board.page.click("main >> text=Vertel terug")
    board.page.fill("[name=words]", "Het helpt. In de Waterlinten bleef het twee keer droog.")
    board.send()
    assert board.reads("Je mag weer iets vragen")
    board.look("asks-told")
    ask(board)
    assert board.reads("Heeft een plek")
    board.look("asks-granted")


def test_anybody_reads_what_is_asked_and_what_came_of_it(walk, tmp_path):
    someone = walk()
    someone.go(HERE + "bijeenkomsten/")
    someone.page.click("main >> text=Wat wordt ons gevraagd?")
    someone.look("asks-calendar-phone")
    someone.go(HERE + "vraagkalender/?kwartaal=2026-1")
    assert someone.reads("Er is 1 bezoek")
    assert someone.reads("er waren nog 3 vragen over")
    someone.look("asks-shared-phone")
    with someone.page.expect_download() as download:
        someone.page.click("text=Dit kwartaal op papier")
    download.value.save_as(tmp_path / "kwartaal.pdf")
    assert (tmp_path / "kwartaal.pdf").read_bytes().startswith(b"%PDF")
    someone.go(HERE + "vraagkalender/?kwartaal=2025-4")
    someone.page.click("main >> text=Wat vind je van een groen dak?")
    assert someone.reads("Geen plek")
    someone.look("asks-refused-2025-phone")
