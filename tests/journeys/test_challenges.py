"""The right to challenge from question to agreement, and works that meet in one street."""

from datetime import timedelta

from wijkaanpak import clock

HERE = "/w/hazelkamp/"
ALL = HERE + "projecten/uitdagen/"
WORKS = HERE + "projecten/koppelkansen/"


def fill(walker, **words):
    for name, text in words.items():
        walker.page.fill(f"[name={name}]", text)


def test_anybody_reads_how_de_zaaier_was_taken_over(walk):
    someone = walk()
    someone.go(HERE + "projecten/")
    someone.page.click("main >> text=Uitdaagrecht")
    assert someone.reads("De fietstunnel schoon en licht houden")
    assert someone.reads("Aan de beurt:")
    someone.look("challenges-list-phone")
    someone.page.click("main >> text=De Zaaier openen en beheren")
    assert someone.reads("211 van 240")
    assert someone.reads("Het blijft bij de buren")
    assert someone.reads("Hoe het teruggaat")
    someone.look("challenges-zaaier-phone")
    walk(phone=False).go(ALL)


def test_a_no_says_why_and_where_to_object(walk):
    someone = walk(phone=False)
    someone.go(ALL)
    someone.page.click("main >> text=Zelf het restafval van Waterlinten ophalen")
    assert someone.reads("bezwaar maken bij het college")
    assert someone.reads("Weten we niet")
    assert someone.reads("Hardop verteld")
    someone.look("challenges-refused")


def test_what_was_handed_back_says_what_happened_to_people_money_and_promises(walk):
    someone = walk()
    someone.go(ALL)
    someone.page.click("main >> text=De bermen van de Waterlinten zelf maaien")
    assert someone.reads("Teruggegeven")
    assert someone.reads("Er was 1.900 euro over")
    someone.look("challenges-handed-back-phone")


def test_the_costs_and_the_plan_are_on_paper(walk, tmp_path):
    someone = walk()
    someone.go(ALL)
    someone.page.click("main >> text=De fietstunnel schoon en licht houden >> nth=0")
    for number, words in enumerate(("Het kostenblad op papier", "Het plan op papier")):
        with someone.page.expect_download() as download:
            someone.page.click(f"text={words}")
        download.value.save_as(tmp_path / f"{number}.pdf")
        assert b"pdfuaid" in (tmp_path / f"{number}.pdf").read_bytes()


def test_the_late_owner_opens_the_costs_and_the_guide_writes_the_plan(walk):
    sanne = walk("Sanne", phone=False).sign_in()
    sanne.go(ALL)
    sanne.page.click("main >> text=De fietstunnel schoon en licht houden >> nth=0")
    assert sanne.reads("Later dan beloofd")
    assert sanne.reads("geen schande")
    sanne.look("challenges-late")
    sanne.page.click("text=Leg de kosten op tafel")
    told = ("costs", "contract", "staff", "quality", "insurance")
    fill(sanne, euros="8.400", **dict.fromkeys(told, "Dit weten wij."))
    sanne.send()
    assert sanne.reads("kruis onderaan aan dat")
    assert sanne.page.input_value("[name=staff]") == "Dit weten wij."
    sanne.look("challenges-sheet")
    sanne.page.check("input[name=unknown][value=vat]")
    sanne.send()
    assert sanne.reads("Weten we niet")
    marloes = walk("Marloes").sign_in()  # the guide stands on neither side
    marloes.go(ALL)
    marloes.page.click("main >> text=De fietstunnel schoon en licht houden >> nth=0")
    marloes.page.click("text=Schrijf het plan")
    assert marloes.reads("Lees het aan hen voor")
    words = dict.fromkeys(("how", "who", "better", "when_it_fails"), "Eerst de lamp.")
    fill(marloes, euros="8.000", **words)
    marloes.look("challenges-told-phone")
    marloes.send()
    assert marloes.reads("Hardop verteld; de gids schreef het op.")
    marloes.look("challenges-planned-phone")


def test_a_neighbour_challenges_a_task_on_a_phone(walk):
    fatma = walk("Fatma").sign_in()
    fatma.go(ALL)
    fatma.page.click("text=Daag een taak uit")
    fatma.look("challenges-make-phone")
    fatma.page.check("input[name=form] >> nth=0")
    fill(fatma, title="De speeltuin", task="Eén keer per jaar.", why="Vaker.", name="Ouders")
    fatma.page.select_option("[name=owner]", label="Gemeente Merwoude")
    fatma.page.fill("[name=starts]", (clock.today() + timedelta(days=200)).isoformat())
    fatma.send()
    assert fatma.reads("Gevraagd: er komt een eerste gesprek")
    fatma.look("challenges-made-phone")


def test_works_meet_in_the_spoorlaan_before_the_days_are_fixed(walk):
    someone = walk()
    someone.go(HERE + "projecten/")
    someone.page.click("main >> text=Zelfde straat, zelfde jaar")
    assert someone.reads("Samen in één sleuf")
    assert someone.reads("Wij kunnen niet, want")
    assert someone.reads("De Spoorlaan op de schop")
    someone.look("works-phone")
    someone.page.click("main >> text=Leidingen voor warmte uit de rivier >> nth=0")
    assert someone.reads("Wat gebeurt er met de rekeningen?")
    someone.look("works-energy-phone")


def test_energy_does_not_come_in_without_people(walk):
    erik = walk("Erik", phone=False).sign_in()
    erik.go(WORKS)
    erik.page.click("text=Werk melden")
    erik.page.check("input[name=kind][value=energy]")
    fill(erik, title="Ketels weg", words="Per trap één dag.", streets="Zonnehofplein")
    erik.send()
    assert erik.reads("Energie gaat samen met mensen")
    erik.look("works-refused")
    part = ("bills", "mould", "language", "moves", "question")
    fill(erik, **dict.fromkeys(part, "Daar is met de trap over gepraat."))
    erik.send()
    assert erik.reads("Zes bomen op het plein")
    erik.page.click("text=Zeg of jullie meedoen")
    erik.page.check("input[name=others] >> nth=0")
    erik.page.check("input[name=answer][value=yes]")
    erik.page.fill("[name=words]", "Dan staat de steiger één keer.")
    erik.look("works-join")
    erik.send()
    assert erik.reads("Dan staat de steiger één keer.")
    erik.look("works-joined")
