"""A wish finds its offer through a connector, with a card; and post-its come in from a sheet."""

import io

from openpyxl import Workbook

WALL = "/w/hazelkamp/krachten/"


def follow(walker, words):
    walker.page.get_by_role("link", name=words).first.click()


def press(walker, words):
    with walker.page.expect_navigation():
        walker.page.get_by_role("button", name=words).first.click()


def test_a_wish_finds_its_offer_through_a_connector(walk):
    passer_by = walk(phone=False)
    passer_by.go(WALL)
    assert passer_by.reads("De lange bank op het Zonnehofplein")
    assert not passer_by.reads("Drummen leren in De Kelder")
    passer_by.look("wall-passer-by")
    sanne = walk("Sanne", phone=False).sign_in()
    sanne.go(WALL + "?zoek=drummen")
    assert not sanne.reads("Drummen leren in De Kelder")

    fatma = walk("Fatma").sign_in()
    fatma.go(WALL + "?kant=vraag")
    fatma.look("wishes-phone")
    follow(fatma, "Muziek voor mijn zoon van twaalf")
    follow(fatma, "Verleng, verander of neem het terug")
    assert fatma.reads("Drummen leren in De Kelder")
    assert fatma.reads("Waarom:")
    fatma.look("wish-fits")

    soraya = walk("Soraya").sign_in()
    soraya.go(WALL + "bureau/")
    soraya.give_second_key()
    soraya.look("connector-desk")
    follow(soraya, "Vrijdag zou mooi zijn.")
    assert not soraya.reads("via Demi")
    press(soraya, "Ja, ik neem het aan")
    assert soraya.reads("via Demi")
    soraya.look("connector-taken")
    press(soraya, "Ze hebben elkaar ontmoet")
    assert not soraya.reads("via Demi")

    fatma.go("/w/hazelkamp/mijn/")
    fatma.page.locator("#my-assets ~ ul a, #my-assets ~ * a").filter(
        has_text="Drummen leren"
    ).first.click()
    follow(fatma, "Schrijf een bedankkaart")
    fatma.page.fill("[name=words]", "Hij slaapt met zijn stokken. Dank je wel.")
    fatma.page.fill("[name=signed]", "Fatma")
    fatma.page.check("[name=public]")
    fatma.look("card-write")
    fatma.send()
    assert fatma.reads("Hij slaapt met zijn stokken")
    fatma.look("card")

    jaylano = walk("Jaylano").sign_in()
    jaylano.go("/w/hazelkamp/mijn/")
    assert jaylano.reads("Hij slaapt met zijn stokken")
    jaylano.look("my-page-card")
    jaylano.page.get_by_role("link", name="Bekijk de kaart").first.click()
    press(jaylano, "Iedereen mag hem lezen")
    passer_by.go(WALL + "bedankt/")
    assert passer_by.reads("Hij slaapt met zijn stokken")
    passer_by.look("thanks")


def post_its():
    book = Workbook()
    book.active.append(("Wat", "Toelichting", "Vraag of aanbod", "Buurt", "Dag", "Telefoon"))
    book.active.append(("Een ladder van zes meter", "", "aanbod", "Waterlinten", "", "06 1"))
    book.active.append(("Samen soep koken", "", "wens", "Zonnehof", "dinsdagavond", "06 2"))
    book.active.append(("", "Naam vergeten", "aanbod", "", "", ""))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_sheet_of_post_its_is_read_in(walk):
    noor = walk("Noor", phone=False).sign_in()
    noor.go(WALL + "briefjes/")
    noor.look("post-its")
    file = {"name": "muur.xlsx", "mimeType": "application/zip", "buffer": post_its()}
    noor.page.set_input_files("[name=file]", file)
    noor.page.check("[name=own_hand]")
    noor.send()
    assert noor.reads("2 briefjes kunnen worden ingelezen.")
    assert noor.reads("Rij 4:")
    noor.look("post-its-preview")
    press(noor, "Lees deze in")
    assert noor.reads("2 nieuwe briefjes staan op de muur")
    noor.look("post-its-done")
    noor.go(WALL + "?zoek=ladder")
    assert noor.reads("Een ladder van zes meter")
    noor.look("wall-search")


def through(walker, *screens):
    """Fill in one screen after another; each is looked at, by its number in the picture."""
    for number, (name, fill) in enumerate(screens, 1):
        fill(walker.page)
        walker.look(f"{name}-{number}")
        walker.send()


def test_a_thing_of_us_all_gets_a_spot_on_the_map_without_javascript(walk):
    fatma = walk("Fatma", scripts=False).sign_in()
    fatma.go(WALL + "aanbieden/")
    through(
        fatma,
        ("offer", lambda page: (page.check("[name=kind][value=physical]"),
                                page.check("[name=whose][value=group]"))),
        ("offer", lambda page: page.fill("[name=title]", "Een bakfiets om te lenen")),
        ("offer", lambda page: (page.locator("[name=square][value=D3]").check(force=True),
                                page.fill("[name=place]", "Hazelpad"))),
        ("offer", lambda page: page.check("[name=days][value='2']")),
    )  # fmt: skip
    assert fatma.reads("Zonnehof · Hazelpad · D3")
    fatma.look("offer-5")
    fatma.send()
    assert fatma.reads("Het staat nu op de muur.")

    passer_by = walk()
    passer_by.go(WALL + "kaart/")
    assert passer_by.reads("Een bakfiets om te lenen")
    assert not passer_by.reads("Drummen leren in De Kelder")
    passer_by.page.locator(".leaflet-interactive").first.wait_for()
    passer_by.look("wall-map-phone")
    desk = walk(phone=False)
    desk.go(WALL + "kaart/")
    desk.page.locator(".leaflet-interactive").first.wait_for()
    desk.page.locator("li", has_text="Een bakfiets").get_by_role("button").first.click()
    desk.page.locator("path.w-map__chosen").wait_for()
    desk.look("wall-map")


def test_what_a_person_wishes_is_asked_screen_by_screen_and_has_no_square(walk):
    fatma = walk("Fatma").sign_in()
    fatma.go(WALL + "vragen/")
    through(
        fatma,
        ("wish", lambda page: page.check("[name=kind][value=residents]")),
        ("wish", lambda page: page.fill("[name=title]", "Leren zwemmen")),
        ("wish", lambda page: page.fill("[name=ourselves]", "We gaan samen op de fiets.")),
    )
    assert fatma.page.locator("[name=square]").count() == 0
    through(fatma, ("wish-where", lambda page: None), ("wish-when", lambda page: None))
    fatma.send()
    assert fatma.reads("Hoe kan een verbinder je bereiken?")
    fatma.look("wish-reach-missing")
    fatma.page.fill("[name=reach]", "in De Zaaier, dinsdag")
    fatma.send()
    assert fatma.reads("Leren zwemmen")


def test_the_pages_for_everybody_are_whole_on_a_phone(walk):
    phone = walk()
    for at in ("", "verbinders/", "verbinders/vragen/", "woorden/", "strookje/", "kaart/"):
        phone.go(WALL + at)
        phone.look()
    quiet = walk(scripts=False)
    quiet.go(WALL)
    assert quiet.reads("Wat we hebben")
