"""Repair as people meet it: trees felled too early, a stop that holds a payment, a disagreement.

The steps follow each other: each goes on where the one before it ended.
"""

from datetime import date, timedelta

import pytest

HERE = "/w/hazelkamp/herstel/"
PAYMENT = "Hekwerk van de steiger"


@pytest.fixture(scope="module")
def line():
    """What the steps hand to each other."""
    return {}


def say(walker, line, said, words="", days=0):
    """Take one step on the page of the mistake, as its buttons lead there."""
    walker.go(line["mistake"])
    walker.page.click(f"main a[href$='/zeggen/{said}/']")
    if words:
        walker.page.fill("[name=words]", words)
    if days:
        walker.page.fill("[name=by_day]", str(date.today() + timedelta(days=days)))
    walker.look(f"repairs-say-{said}")
    walker.send()


def test_a_neighbour_tells_that_trees_were_felled_too_early(walk, line):
    fatma = walk("Fatma").sign_in()
    fatma.go(HERE)
    fatma.look("repairs-listing-phone")
    fatma.page.click("main a[href$='/vertellen/']")
    fatma.look("repairs-tell")
    fatma.page.select_option("[name=maker]", label="Gemeente Merwoude")
    fatma.page.fill("[name=title]", "Drie bomen te vroeg gekapt")
    fatma.page.fill("[name=happened]", "Ze zijn weg. Kees van de hoek steelt hout.")
    fatma.page.fill("[name=hurt]", "De kinderen van de Waterlinten")
    fatma.page.check("[name=am_hurt]")
    fatma.send()
    fatma.look("repairs-tip")
    assert fatma.reads("lijkt een tip over een persoon: “Kees van de hoek steelt hout.”")
    assert fatma.page.input_value("[name=happened]").startswith("Ze zijn weg.")
    fatma.page.fill("[name=happened]", "Ze zijn weg. De brief kwam een dag later.")
    fatma.send()
    line["mistake"] = fatma.page.url.removeprefix(fatma.house.url)
    fatma.look("repairs-told")
    assert fatma.reads("Aan de beurt")


def test_the_town_hall_says_sorry_and_repairs_and_cannot_say_that_it_is_repaired(walk, line):
    sanne = walk("Sanne", phone=False).sign_in()
    say(sanne, line, "sorry", "Sorry. Er komen drie nieuwe, en jullie kiezen.", days=30)
    say(sanne, line, "done", "Ze staan er.")
    assert sanne.page.locator("main a[href$='/zeggen/repaired/']").count() == 0
    assert sanne.go(f"{line['mistake']}zeggen/repaired/") == 403
    sanne.look("repairs-not-yours")


def test_who_was_hurt_says_not_yet_and_then_repaired(walk, line):
    fatma = walk("Fatma").sign_in()
    say(fatma, line, "not_yet", "Er staan er twee.")
    sanne = walk("Sanne", phone=False).sign_in()
    say(sanne, line, "done", "Nu staan ze er alle drie.")
    say(fatma, line, "repaired", "Ze zijn klein, maar van ons.")
    assert fatma.reads("Hersteld")
    say(sanne, line, "learned", "Geen zaag zonder gezicht.")
    sanne.look("repairs-repaired-desk")


def test_everybody_reads_that_it_was_repaired_without_javascript(walk, line):
    phone = walk(scripts=False)
    phone.go(HERE)
    phone.page.click("main >> text=Drie bomen te vroeg gekapt")
    phone.look("repairs-repaired")
    assert phone.reads("Geen zaag zonder gezicht.")
    assert not phone.reads("Fatma")


def test_what_is_over_stays_in_the_record(walk):
    phone = walk()
    phone.go(f"{HERE}voorbij/")
    phone.look("repairs-over")
    phone.page.click("main >> text=Veertien bomen gekapt voordat de brief kwam")
    phone.look("repairs-trees-of-2019")
    assert phone.reads("Geen zaag zonder gezicht")


def test_the_mayor_holds_a_payment_in_the_open(walk, line):
    helma = walk("Helma", phone=False).sign_in()
    helma.go(f"{HERE}stop/")
    helma.look("repairs-stops")
    assert helma.reads("Er staat nu niets stil.")
    helma.page.click("main a[href$='/stop/nieuw/']")
    option = helma.page.locator("[name=thing] option", has_text=PAYMENT).first
    helma.page.select_option("[name=thing]", option.get_attribute("value"))
    helma.page.check("[name=ground][value=bibob]", force=True)
    helma.page.fill("[name=scope]", "Alleen deze betaling. De steiger gaat gewoon open.")
    helma.page.fill("[name=why]", "Bij een groter bedrag kijken wij eerst naar de herkomst.")
    helma.page.fill("[name=objection]", "Bezwaarschriftencommissie, Raadhuisplein 1")
    helma.page.fill("[name=until]", str(date.today() + timedelta(days=20)))
    helma.look("repairs-hold")
    helma.send()
    line["stop"] = helma.page.url.removeprefix(helma.house.url)
    helma.look("repairs-stop")
    assert helma.reads("Ben je het er niet mee eens?")
    assert helma.reads("Staat stil")


def to_the_payment(noor):
    """Noor goes to what waits for a second pair of eyes, and gives her second key."""
    noor.go("/w/hazelkamp/potjes/kas/")
    if noor.page.locator("main input[name=code]").count():
        noor.give_second_key()
    noor.page.click(f"main >> text={PAYMENT}")


def test_the_second_pair_of_eyes_cannot_pay_it_and_everybody_sees_why(walk, line):
    noor = walk("Noor", phone=False).sign_in()
    to_the_payment(noor)
    noor.look("repairs-payment-held")
    assert noor.reads("Stilgezet in het algemeen belang")
    assert noor.reads("Dit kan nu niet betaald worden: dit geld is stilgezet tot en met")
    assert noor.page.locator("main form[action$='/meekijken/']").count() == 0
    noor.page.click("section[aria-labelledby=look] >> text=Waarom, tot wanneer")
    assert noor.reads("Ben je het er niet mee eens?")
    phone = walk()
    phone.go(line["stop"])
    phone.look("repairs-stop-phone")
    phone.page.click("main a[href*='/potjes/doel/']")
    phone.look("repairs-goal-held")
    assert phone.reads("Stilgezet in het algemeen belang")


def test_a_neighbour_who_is_struck_objects_on_a_phone(walk, line):
    fatma = walk("Fatma").sign_in()
    fatma.go(line["stop"])
    fatma.page.click("main a[href$='/bezwaar/']")
    fatma.look("repairs-object")
    fatma.page.fill("[name=words]", "De kinderen vallen van de kade. Bel mij: 06 12345678.")
    fatma.send()
    assert fatma.page.input_value("[name=words]").startswith("De kinderen vallen")
    fatma.page.fill("[name=words]", "De kinderen vallen van de kade. Het hek kan niet wachten.")
    fatma.send()
    fatma.look("repairs-objected")
    assert fatma.reads("Het hek kan niet wachten.")
    phone = walk(scripts=False)
    phone.go(line["stop"])
    assert phone.reads("een bewoner")
    assert not phone.reads("Fatma")


def test_the_mayor_finds_it_on_her_own_page_and_answers_with_less(walk, line):
    helma = walk("Helma", phone=False).sign_in()
    helma.go("/w/hazelkamp/mijn/")
    helma.look("repairs-objection-waits")
    helma.page.click("main a[href$='/antwoord/']")
    helma.page.check("[name=answer][value=narrower]", force=True)
    helma.page.fill("[name=scope]", "Alleen het laatste deel. Het hek aan de kade mag besteld.")
    helma.page.fill("[name=reasons]", "Aan de kade is het gevaarlijk. Daar wachten we niet op.")
    helma.look("repairs-answer")
    helma.send()
    helma.look("repairs-answered")
    assert helma.reads("Er staat minder stil sinds")
    phone = walk()
    phone.go(line["stop"])
    phone.look("repairs-answered-phone")
    assert phone.reads("Er staat vanaf nu minder stil")


def test_lifted_it_is_paid(walk, line):
    helma = walk("Helma", phone=False).sign_in()
    helma.go(line["stop"])
    helma.page.click("main a[href$='/opheffen/']")
    helma.page.fill("[name=why]", "Het onderzoek gaf geen bezwaar.")
    helma.send()
    helma.look("repairs-lifted")
    assert helma.reads("Er staat nu niets stil.")
    noor = walk("Noor", phone=False).sign_in()
    to_the_payment(noor)
    noor.send()
    assert noor.reads("Betaald")


@pytest.mark.parametrize(("title", "says", "picture"), [
    ("Komen er in de Spoorlaan bomen", "Alle kanten laten dit rusten", "resting"),
    ("Hoe laat gaat De Zaaier", "Opgelost", "settled"),
    ("Hoeveel huizen in Zonnehof", "alleen de feiten verschillen", "facts"),
])  # fmt: skip
def test_a_difference_of_view_is_read_by_everybody(walk, title, says, picture):
    phone = walk()
    phone.go(f"{HERE}verschil/")
    phone.look("repairs-conflicts")
    phone.page.click(f"main >> text={title}")
    phone.look(f"repairs-conflict-{picture}")
    assert phone.reads(says)
    desk = walk(phone=False)
    desk.go(phone.page.url.removeprefix(phone.house.url))
    desk.look(f"repairs-conflict-{picture}-desk")


def test_a_side_writes_on_and_puts_a_sentence_to_the_other(walk):
    hakan = walk("Hakan").sign_in()
    hakan.go(f"{HERE}verschil/")
    hakan.page.click("main >> text=Hoeveel huizen in Zonnehof")
    at = hakan.page.url.removeprefix(hakan.house.url)
    hakan.page.click("main a[href$='/positie/']")
    hakan.look("repairs-position")
    hakan.go(f"{at}zin/")
    hakan.page.check("[name=kind][value=fact]", force=True)
    hakan.page.fill("[name=words]", "In vier van de zeven was de muur weer nat.")
    hakan.look("repairs-line")
    hakan.send()
    assert hakan.reads("In vier van de zeven was de muur weer nat.")


def test_who_may_hold_something_is_read_by_everybody(walk):
    phone = walk()
    phone.go(f"{HERE}stop/bevoegd/")
    phone.look("repairs-mandates")
    assert phone.reads("Burgemeester")
    assert phone.reads("Wet Bibob")
