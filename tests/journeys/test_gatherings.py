"""Places and gatherings: De Zaaier's week, a round along doors, and a screen that forgets."""

import re

HERE = "/w/hazelkamp/"


def open_place(walker, name="De Zaaier"):
    walker.go(HERE + "plekken/")
    walker.page.click(f"main >> text={name}")
    return walker


def test_the_week_of_de_zaaier_is_printed(walk, tmp_path):
    someone = open_place(walk())
    assert someone.reads("Soep op woensdag")
    assert someone.reads("De vloer wordt gelakt")
    someone.look("gatherings-place-phone")
    with someone.page.expect_download() as download:
        someone.page.click("text=Deze week op A3")
    download.value.save_as(tmp_path / "week.pdf")
    paper = (tmp_path / "week.pdf").read_bytes()
    assert paper.startswith(b"%PDF")
    assert b"pdfuaid" in paper
    walker = open_place(walk(phone=False))
    walker.look("gatherings-place")


def test_anybody_sees_what_goes_on_and_what_came_of_it(walk):
    someone = walk()
    someone.go(HERE)
    someone.page.click("text=Alles wat er te doen is")
    assert someone.reads("Belofteavond 2026")
    someone.look("gatherings-listing-phone")
    someone.page.click("main >> text=Wat er is geweest")
    someone.look()
    someone.page.click("text=De raad in de tunnel")
    assert someone.reads("Een spiegel in de bocht van de tunnel")
    someone.look("gatherings-harvest-phone")
    someone.page.click("main >> text=Een spiegel in de bocht van de tunnel")
    assert someone.reads("Dit begon op een bijeenkomst")


def test_it_reads_without_scripts(walk):
    someone = open_place(walk(scripts=False), "De soepzaal van moskee Ulu")
    assert someone.look().reads("Soep na het gebed")


def test_a_place_without_a_host_stands_out(walk):
    someone = walk(phone=False)
    someone.go(HERE + "plekken/")
    assert re.search(r"Al \d\d dagen geen gastheer", someone.page.inner_text("main"))
    someone.look("gatherings-places")
    noor = walk("Noor").sign_in()
    noor.go(HERE + "mijn/")
    assert noor.reads("De lange tafel bij de bakker")
    noor.look("gatherings-no-host-phone")


def test_a_round_along_doors_is_planned_and_printed(walk, tmp_path):
    soraya = walk("Soraya", phone=False).sign_in()
    soraya.go(HERE + "bijeenkomsten/nieuw/")
    page = soraya.page
    page.check("input[value=doorstep_round]")
    page.fill("[name=title]", "Bellen op De Terp")
    page.fill("[name=on]", "2026-12-12")
    page.fill("[name=begins]", "14:00")
    page.fill("[name=ends]", "13:00")
    page.fill("[name=place]", "Bij de kapel")
    page.select_option("[name=area]", label="De Terp")
    soraya.look("gatherings-plan")
    soraya.send()
    assert soraya.reads("Het eind is na het begin")
    assert page.input_value("[name=title]") == "Bellen op De Terp"
    page.fill("[name=ends]", "16:30")
    soraya.send()
    assert soraya.reads("Ronde langs de deuren")
    page.click("text=Schrijf de punten")
    page.fill("[name=points]", "- Wie gaat met wie?\n- Welke talen hebben we?")
    soraya.send()
    assert soraya.reads("Welke talen hebben we?")
    soraya.look("gatherings-round")
    with page.expect_download() as download:
        page.click("text=Affiche op A4")
    download.value.save_as(tmp_path / "affiche.pdf")
    assert (tmp_path / "affiche.pdf").read_bytes().startswith(b"%PDF")


def test_a_line_of_the_minutes_becomes_a_wish(walk):
    soraya = walk("Soraya").sign_in()
    soraya.go(HERE + "bijeenkomsten/geweest/")
    soraya.page.click("text=Wat willen jullie op zaterdag?")
    row = soraya.page.locator("li", has_text="Geen film en geen quiz").first
    row.locator("button", has_text="Bewaar als verhaal").click()
    assert soraya.reads("Het ligt klaar")
    soraya.look("gatherings-laid-phone")
    soraya.page.locator("#oogst a", has_text="Maak het").first.click()
    assert "Geen film en geen quiz" in soraya.page.input_value("[name=text]")
    soraya.look("gatherings-story-of-line-phone")


def test_a_screen_for_everybody_forgets_who_used_it(walk):
    host = open_place(walk("Soraya", phone=False).sign_in())
    host.page.click("text=Maak van dit scherm een scherm voor iedereen")
    assert host.reads("Welkom in De Zaaier")
    assert not host.reads("Mijn pagina")
    host.look("gatherings-kiosk")
    host.page.click("main >> text=Vertel je verhaal")
    host.page.fill("[name=text]", "Mijn geheim van trap 7.")
    host.look("gatherings-kiosk-tell")
    host.send()
    host.page.click("text=Ik ben klaar: vergeet mij")
    assert host.reads("Welkom in De Zaaier")
    host.page.go_back()
    assert not host.reads("Mijn geheim")
    host.go(HERE + "verhalen/vertel/")
    assert host.page.input_value("[name=text]") == ""
    answer = host.page.request.get(host.house.url + HERE + "verhalen/")
    assert answer.headers["cache-control"] == "no-store"
    assert "/kiosk/" in answer.headers["refresh"]
