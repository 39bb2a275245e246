"""A project stops without shame, three neighbours begin one, and ten years stand on one line."""

HERE = "/w/hazelkamp/"


def test_a_project_stopped_without_shame_and_shows_what_it_taught(walk):
    someone = walk()
    someone.go(HERE + "projecten/?staat=gestopt")
    someone.look("projects-stopped-phone")
    someone.page.click("main >> text=Buurtbus op proef")
    assert someone.reads("Het stopte, en dit leerde het ons")
    assert someone.reads("mensen willen geen bus")
    assert someone.reads("Meerijden loopt: elf ritten per week, zonder bus.")
    someone.look("projects-bus-phone")
    desk = walk(phone=False)
    desk.go(someone.page.url.removeprefix(someone.house.url))
    desk.look("projects-bus")


def test_soraya_stops_a_project_and_says_what_was_learned(walk):
    soraya = walk("Soraya").sign_in()
    soraya.go(HERE + "projecten/")
    soraya.page.click("main >> text=Samen oversteken")
    assert not soraya.reads("Bijstellen, stoppen of overdragen")  # it is over already
    soraya.go(HERE + "projecten/?staat=loopt")
    soraya.page.click("main >> text=Burenmaatjes en valpreventie")
    soraya.page.click("text=Bijstellen, stoppen of overdragen")
    soraya.page.click("label:has-text('Gestopt')")
    soraya.page.click("label:has-text('We leerden dat het niet werkt')")
    said = {
        "words": "Wie valt, belt geen maatje.",
        "promises": "De dagelijkse belronde blijft.",
        "money": "Wat over is gaat terug in de pot.",
        "people": "De maatjes blijven elkaar zien.",
    }
    for name, words in said.items():
        soraya.page.fill(f"[name={name}]", words)
    soraya.send()
    assert soraya.page.input_value("[name=money]") == said["money"]  # what was typed stays
    soraya.look("projects-stop-form-phone")
    soraya.page.fill("[name=learned]", "Een knop om de hals helpt meer dan een bezoek per week.")
    soraya.page.select_option("[name=post]", label="Opbouwwerker")
    soraya.send()
    assert soraya.reads("Een knop om de hals helpt meer")
    assert soraya.reads("Na 5 jaar")
    soraya.look("projects-just-stopped-phone")


def test_what_was_tried_before_comes_before_a_new_project(walk):
    fatma = walk("Fatma").sign_in()
    fatma.go(HERE + "projecten/beginnen/")
    fatma.look("projects-idea-phone")
    fatma.page.fill("[name=title]", "Met een bus naar het ziekenhuis")
    fatma.page.fill("[name=goal]", "Wie niet kan lopen, komt toch bij de dokter.")
    fatma.send()
    assert fatma.reads("Wat eerder is geprobeerd")
    assert fatma.reads("Buurtbus op proef")
    assert fatma.reads("mensen willen geen bus")
    fatma.look("projects-start-phone")


def test_three_neighbours_begin_and_an_answer_comes(walk):
    fatma = walk("Fatma").sign_in()
    fatma.go(HERE + "projecten/initiatieven/")
    fatma.look("projects-initiatives-phone")
    fatma.page.click("main >> text=Begin een initiatief")
    fatma.page.fill("[name=title]", "Samen naaien op maandag")
    fatma.page.fill("[name=words]", "Zes machines staan stil in een kast van De Zaaier.")
    fatma.look("projects-begin-phone")
    fatma.send()
    address = fatma.page.url.removeprefix(fatma.house.url)
    for name in ("Amira", "Krystian"):
        other = walk(name).sign_in()
        other.go(address)
        with other.page.expect_navigation():
            other.page.click("text=Ik draag het mee")
        other.leave()
    marloes = walk("Marloes").sign_in()
    marloes.go(address)
    assert marloes.reads("3 buurtgenoten dragen het.")
    marloes.page.click("text=Ik help dit verder")
    marloes.send()
    marloes.page.click("text=Geef een eerste antwoord")
    marloes.page.fill("[name=words]", "De kast gaat maandag open. Ik heb de sleutel.")
    marloes.send()
    assert marloes.reads("Op tijd")
    marloes.look("projects-initiative-phone")


def test_the_rhythm_and_the_looks_back(walk):
    for phone, name in ((True, "-phone"), (False, "")):
        someone = walk(phone=phone)
        someone.go(HERE + "projecten/")
        someone.look(f"projects-list{name}")
        someone.page.click("main >> text=Korte en lange klappen")
        assert someone.reads("Op elke trap een datum aan de muur")
        someone.look(f"projects-rhythm{name}")
        someone.go(HERE + "projecten/terugkijken/")
        someone.look(f"projects-looks{name}")


def test_ten_years_are_clickable_on_one_line(walk):
    someone = walk(phone=False)
    someone.go(HERE + "tijdlijn/")
    someone.look("projects-years")
    for year, words in (
        ("2016", "Praatpunt Portiek"),
        ("2017", "Huis van de Wijk De Zaaier"),
        ("2020", "Buurtmoestuin Waterlinten"),
        ("2022", "Warm Wonen"),
        ("2024", "Warm Wonen"),
    ):
        someone.page.click(f"#jaar-{year} > summary")
        assert words in someone.page.inner_text(f"#jaar-{year}")
    someone.look("projects-years-open")
    someone.page.locator("#jaar-2020 >> text=Buurtmoestuin Waterlinten").first.click()
    assert someone.reads("Laat de grond onderzoeken")
    phone = walk()
    phone.go(HERE + "tijdlijn/")
    phone.look("projects-years-phone")
