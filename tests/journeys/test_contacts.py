"""Fixed faces: the board beside the week, a minute told, and a manager who leaves."""

from tests.journeys.letters import codes_in

HERE = "/w/hazelkamp/"


def test_the_board_hangs_beside_the_week_of_de_zaaier(walk, tmp_path):
    someone = walk()
    someone.go(HERE)
    someone.page.click("nav >> text=Vaste gezichten")
    assert someone.reads("Marloes")
    assert someone.reads("Cursus. Een week later ben ik er weer.")
    someone.look("contacts-board-phone")
    papers = {"bord.pdf": "Het bord op A3", "week.pdf": "Deze week op A3"}
    for name, words in papers.items():
        if name == "week.pdf":
            someone.page.click("main >> text=De Zaaier >> nth=0")
            assert someone.reads("Wie je hier vindt")
            someone.look("contacts-at-place-phone")
        with someone.page.expect_download() as download:
            someone.page.click(f"text={words}")
        download.value.save_as(tmp_path / name)
        assert b"pdfuaid" in (tmp_path / name).read_bytes()
    walk(phone=False).go(HERE + "gezichten/")


def test_anybody_sees_who_held_a_post_and_what_hangs_on_it(walk):
    someone = walk(phone=False)
    someone.go(HERE + "gezichten/")
    someone.page.click("main >> text=Wijkagent")
    assert someone.reads("131 dagen")
    assert someone.reads("Wat je over een ander vertelt, schrijf ik hier niet op.")
    someone.look("contacts-post")
    someone.go(HERE + "gezichten/wissel/")
    assert someone.reads("Het contract eindigt op")
    someone.look("contacts-guard")


def test_marloes_tells_one_minute_and_says_it_is_right(walk):
    marloes = walk("Marloes").sign_in()
    marloes.go(HERE + "mijn/")
    marloes.page.click("text=Vertel één minuut")
    marloes.look("contacts-minute-phone")
    marloes.page.fill("[name=words]", "Vanavond was de kelder warm.")
    marloes.send()
    assert marloes.reads("Klopt het?")
    marloes.look("contacts-minute-check-phone")
    marloes.page.click("text=Ja, dit heb ik gezegd")
    assert marloes.reads("Vanavond was de kelder warm.")


def test_marloes_counts_a_month_and_the_year_follows(walk):
    marloes = walk("Marloes").sign_in()
    marloes.go(HERE + "gezichten/")
    marloes.page.click("main >> text=Opbouwwerker")
    marloes.page.click("text=Uren van één maand")
    marloes.page.fill("[name=hours]", "1000")
    marloes.page.evaluate("document.querySelector('main form').noValidate = true")
    marloes.send()
    assert marloes.page.input_value("[name=hours]") == "1000"
    marloes.look("contacts-month-phone")
    marloes.page.select_option("[name=month]", "2026-10-01")
    marloes.page.fill("[name=hours]", "124")
    marloes.send()
    assert marloes.reads("10 maanden geteld")
    marloes.look("contacts-hours-phone")


def test_the_manager_leaves_and_her_successor_answers_ten_promises(walk, tmp_path):
    sanne = walk("Sanne", phone=False).sign_in()
    sanne.go(HERE + "gezichten/")
    sanne.page.click("main >> text=Wijkmanager")
    post = sanne.page.url.removeprefix(sanne.house.url)
    sanne.page.click("text=Zeggen dat iemand weggaat")
    sanne.page.fill("[name=on]", "2026-12-31")
    sanne.page.fill("[name=why]", "Werd wijkmanager in een andere stad.")
    sanne.send()
    sanne.page.click("text=De overdracht plannen")
    sanne.page.fill("[name=successor]", "Amira")
    sanne.page.fill("[name=begins]", "2026-12-07")
    sanne.page.fill("[name=plan]", "Drie weken samen langs alle kringen.")
    sanne.send()
    assert sanne.reads("Er hangen 10 afspraken aan deze post")
    sanne.look("contacts-leaving")
    a_neighbour_says_yes(walk, sanne, tmp_path)
    sanne.go(post)
    sanne.page.click("main >> text=Gemeente Merwoude >> nth=0")
    sanne.page.click("text=Geef een stoel")
    sanne.page.fill("[name=title]", "Wijkmanager")
    sanne.page.fill("[name=person]", "Amira")
    sanne.send()
    her_successor_answers(walk("Amira").sign_in(), post)


def a_neighbour_says_yes(walk, sanne, tmp_path):
    """Sanne hands out a card of her own; who got it says yes on a telephone."""
    sanne.page.click("text=Voorstellen wie er komt")
    sanne.page.fill("[name=many]", "2")
    with sanne.page.expect_download() as download:
        sanne.page.click("text=Maak de kaarten")
    download.value.save_as(tmp_path / "kaarten.pdf")
    code = codes_in((tmp_path / "kaarten.pdf").read_bytes())[1]
    someone = walk()
    someone.go(f"{HERE}gezichten/kennismaken/?code={code}")
    someone.page.check("input[value=yes]")
    someone.look("contacts-meet-phone")
    someone.send()
    assert someone.reads("komt langs met Amira")
    someone.look("contacts-met-phone")
    sanne.page.reload()
    assert sanne.page.inner_text("section >> nth=0").split() == [
        "Kaarten",
        "met",
        "een",
        "ja",
        "2",
    ]
    sanne.look("contacts-introduce")


def her_successor_answers(amira, post):
    amira.go(post)
    assert amira.reads("van 10 is degene die beloofde weg")
    amira.look("contacts-orphans-phone")
    amira.page.click("text=Antwoord op de afspraken van deze post")
    yes = amira.page.locator("input[value=yes]")
    assert yes.count() == 10
    for number in range(9):
        yes.nth(number).check()
    last = amira.page.locator("input[value=no]").nth(9)
    title = last.evaluate("one => one.closest('fieldset').querySelector('legend').innerText")
    last.check()
    amira.send()
    assert amira.reads("zeg waarom")
    assert amira.page.locator("input[value=yes]:checked").count() == 9
    amira.look("contacts-take-over-phone")
    amira.page.locator("input[name^=why_]").nth(9).fill("Daar is geen vergunning voor te krijgen.")
    amira.send()
    assert amira.reads("10 afspraken beantwoord")
    amira.look("contacts-taken-over-phone")
    amira.page.click("main >> text=" + title.partition("(")[0].strip())
    assert amira.reads("Daar is geen vergunning voor te krijgen.")
