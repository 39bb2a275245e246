import csv
import io
import uuid
from datetime import date, timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import signed_in
from tests.funds import purse
from tests.stories.tellings import LAMP, picture, placed
from wijkaanpak import clock
from wijkaanpak.funds import actions, queries
from wijkaanpak.funds.models import Payment, Pot
from wijkaanpak.funds.rules import Level, Purpose
from wijkaanpak.stories.actions import withdraw_story

HERE = "/w/zonnehof/potjes/"


def asked(client, address):
    with CaptureQueriesContext(connection) as made:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(made), [one["sql"][:160] for one in made.captured_queries]


def more(cast, number):
    """One more of everything in the same pot and for the same goal."""
    if number == 1:
        cast.pot, cast.goal = purse.ready(cast, cents=900_000, reserved=500_000)
        cast.round = purse.begun_round(cast, {cast.pot: 9_000})
        cast.report = actions.account_for(
            by=cast.wim, goal=cast.goal, words="x", first=date(2020, 1, 1), last=clock.today()
        )
    purse.pot(cast, f"Potje {number}", ends=clock.today() + timedelta(days=30),
              themes=frozenset({"health"}))  # fmt: skip
    plan = purse.winner(cast, cast.round, f"Plan {number}")
    purse.hand_on(cast, cast.pot, plan, 1_000)
    payment = purse.paid(cast, cast.pot, cast.goal, 30_000, payee=f"Smid {number}")
    purse.prepared(cast, cast.pot, cast.goal, 31_000 + number)
    actions.say_interest(by=[cast.amina, cast.bram, cast.anouk][number - 1], goal=cast.goal,
                         words="Mijn zus")  # fmt: skip
    line = purse.entry(-30_000, str(payment.paid), who=f"Smid {number}")
    actions.read_bank(by=cast.wim, here=cast.wijk, data=purse.camt(line, purse.entry(-number)))


PAGES = {
    "": 6,
    "poster.pdf": 6,
    "versnippering/": 3,
    "pot": 10,
    "sisa": 5,
    "goal": 13,
    "round": 14,
    "report": 6,
    "potjes.csv": 4,
    "kas/": 16,
    "kas/bank/": 8,
    "kas/betalen/": 10,
}
AT_DESK = {"kas/", "kas/bank/", "kas/betalen/"}


def address_of(cast, page):
    own = {
        "pot": cast.pot.get_absolute_url(),
        "sisa": cast.pot.get_absolute_url() + "sisa/",
        "goal": cast.goal.get_absolute_url(),
        "round": cast.round.get_absolute_url(),
        "report": cast.report.get_absolute_url(),
    }
    return own.get(page, HERE + page)


def test_each_page_asks_as_often_for_one_as_for_three(cast, client):
    counts = []
    for number in (1, 2, 3):
        more(cast, number)
        if number == 2:
            continue
        client.logout()
        passing = {p: asked(client, address_of(cast, p)) for p in PAGES if p not in AT_DESK}
        signed_in(client, cast.wim)
        client.get(HERE)
        at_desk = {p: asked(client, address_of(cast, p)) for p in AT_DESK}
        counts.append(passing | at_desk)
    once, again = ({page: one[0] for page, one in found.items()} for found in counts)
    assert once == again, [counts[1][p][1] for p in PAGES if once[p] != again[p]]
    assert once == PAGES


def test_a_page_says_what_is_in_the_pots_and_what_is_left(cast, client):
    pot, goal = purse.ready(cast)
    purse.paid(cast, pot, goal, 30_000)
    purse.pot(cast, "Alleen te zien", cents=5_000, level=Level.TABLE)
    text = client.get(HERE).text
    for part in ("€\xa01.000", "€\xa0300", "€\xa0500", "€\xa0200", "Alleen te zien", "De Zaaier"):
        assert part in text
    assert "1.050" not in text


def test_money_that_is_left_while_its_day_is_near_is_told(cast, client):
    purse.pot(cast, ends=clock.today() + timedelta(days=40))
    assert "en er zijn nog 40 dagen" in client.get(HERE).text
    with clock.set_back(clock.today() + timedelta(days=41)):
        pot = Pot.objects.get()
        assert "de dag is voorbij" in client.get(pot.get_absolute_url()).text


def test_nobody_but_the_cash_desk_reads_who_was_paid(cast, client):
    pot, goal = purse.ready(cast)
    payment = purse.paid(cast, pot, goal, 30_000, payee="Mevrouw Jansen")
    actions.prove(by=cast.wim, payment=payment, photo=picture())
    public = [HERE, pot.get_absolute_url(), goal.get_absolute_url(), HERE + "potjes.csv",
              pot.get_absolute_url() + "uittreksel.csv", "/w/zonnehof/logboek/"]  # fmt: skip
    for person in (None, cast.amina, cast.noor):
        client.logout()
        if person:
            signed_in(client, person)
        assert [address for address in public if "Jansen" in client.get(address).text] == []
        photo = client.get(payment.get_absolute_url() + "bon/foto/")
        assert photo.status_code in {302, 403}
    for person in (cast.wim, cast.nel):
        signed_in(client, person)
        assert "Jansen" in client.get(payment.get_absolute_url()).text
        photo = client.get(payment.get_absolute_url() + "bon/foto/")
        assert (photo.status_code, photo.headers["Content-Type"]) == (200, "image/webp")


def bill(pot, goal, **more):
    given = {"source": f"{pot.pk}:{goal.pk}", "euros": "300", "what": "Vloer", "payee": "Bakker"}
    return given | {"reference": "F1", "clean_hands": "on", "key": str(uuid.uuid4())} | more


def test_the_treasurer_prepares_and_the_second_pair_of_eyes_pays(cast, client):
    pot, goal = purse.ready(cast)
    signed_in(client, cast.wim)
    sent = bill(pot, goal, photo=SimpleUploadedFile("bon.jpg", picture()))
    first = client.post(HERE + "kas/betalen/", sent)
    again = client.post(HERE + "kas/betalen/", bill(pot, goal, key=sent["key"]))
    assert first.url == again.url
    payment = Payment.objects.get()
    assert (payment.state, payment.proven) == ("waiting", clock.today())
    assert "meekijken/" not in client.get(first.url).text
    assert client.post(first.url + "meekijken/").status_code == 403
    signed_in(client, cast.nel)
    assert "meekijken/" in client.get(first.url).text
    assert client.post(first.url + "meekijken/").url == first.url
    assert client.post(first.url + "meekijken/").url == first.url  # pressed twice
    assert purse.fresh(payment).state == "paid"
    assert queries.balance_of(pot).spent == 30_000


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"euros": "veel"}, "Schrijf een bedrag"),
        ({"euros": "900"}, "niet zoveel meer"),
        ({"euros": "0"}, "meer dan niets"),
        ({"euros": "-5"}, "Schrijf een bedrag"),
        ({"euros": "999.999.999.999"}, "erg groot"),
        ({"what": "Nieuwe vloer, bel 06-12345678"}, "er staat een telefoonnummer in"),
        ({"clean_hands": ""}, "laat een ander het doen"),
        ({"source": "x"}, "source"),
    ],
)
def test_what_cannot_be_paid_is_told_in_the_form_and_what_was_typed_stays(
    cast, client, wrong, words
):
    pot, goal = purse.ready(cast)
    signed_in(client, cast.wim)
    answer = client.post(HERE + "kas/betalen/", bill(pot, goal) | {"what": "Nieuwe vloer"} | wrong)
    assert (answer.status_code, words in answer.text) == (422, True)
    assert "Nieuwe vloer" in answer.text
    assert Payment.objects.count() == 0


def test_a_pot_is_laid_on_the_table_by_its_owner_through_the_form(cast, client):
    signed_in(client, cast.sanne)
    given = {
        "party": str(cast.gemeente.pk), "title": "Wijkbudget", "kind": "earmarked",
        "level": "joint decision", "ground": "Mandaat", "themes": ["health"], "reports": "1",
        "youngest": "12", "condition": "Voor gezond leven.",
    }  # fmt: skip
    answer = client.post(HERE + "nieuw/", given)
    assert (answer.status_code, "allebei de leeftijden" in answer.text) == (422, True)
    answer = client.post(HERE + "nieuw/", given | {"oldest": "26", "ends": "2020-12-31"})
    told = "31 december 2020 is voorbij: er zou geen geld meer uit kunnen. Kijk naar het jaar."
    assert (answer.status_code, told in answer.text) == (422, True)
    answer = client.post(HERE + "nieuw/", given | {"oldest": "26"})
    pot = Pot.objects.get()
    assert answer.url == pot.get_absolute_url()
    assert (pot.themes, pot.ages, pot.most_share) == (["health"], (12, 26), 100)
    text = client.get(answer.url).text
    for part in ("Voor gezond leven.", "van 12 tot en met 26 jaar", "Mandaat"):
        assert part in text
    again = given | {"oldest": "30", "why": "Ruimer", "title": "Wijkbudget"}
    assert client.post(answer.url + "veranderen/", again).url == answer.url
    assert purse.fresh(pot).oldest == 30


def test_the_treasurer_writes_down_money_goals_and_decisions(cast, client):
    pot = purse.pot(cast, cents=0)
    signed_in(client, cast.wim)
    url = pot.get_absolute_url()
    assert client.post(url + "inleg/", {"euros": "1.000", "words": "Besluit"}).url == url
    sent = {"title": "De Zaaier", "purpose": "work", "task": "social", "cost": "", "own": ""}
    goal_url = client.post(HERE + "doel/nieuw/", sent).url
    goal = cast.wijk.goals.get()
    decided = {"goal": str(goal.pk), "pot": str(pot.pk), "way": "aside", "euros": "800",
               "words": "De tafel zei ja"}  # fmt: skip
    assert client.post(HERE + "besluit/", decided).url == goal_url
    too_much = client.post(HERE + "besluit/", decided | {"euros": "900"})
    assert (too_much.status_code, "niet genoeg geld" in too_much.text) == (422, True)
    assert client.post(url + "terug/", {"euros": "200", "words": "Over"}).url == url
    balance = queries.balance_of(pot)
    assert (balance.came_in, balance.free, balance.set_aside) == (80_000, 0, 80_000)
    first = pot.movements.get(number=1)
    undo = f"{HERE}beweging/{first.pk}/ongedaan/"
    assert client.post(undo, {"why": "Verkeerd"}).status_code == 422
    assert "De tafel zei ja" in client.get(goal_url).text


def test_a_worker_tells_what_was_spent_from_the_own_hand(cast, client):
    pot = purse.pot(cast)
    hand = purse.goal(cast, "Hand", purpose=Purpose.FREE_HAND, holder=cast.carlos)
    purse.reserve(cast, pot, hand, 20_000)
    address = hand.get_absolute_url() + "vrije-hand/"
    sent = {"source": f"{pot.pk}:{hand.pk}", "euros": "35", "what": "Slot", "payee": "Winkel",
            "photo": SimpleUploadedFile("bon.jpg", picture())}  # fmt: skip
    signed_in(client, cast.amina)
    assert client.post(address, sent).status_code == 403
    signed_in(client, cast.carlos)
    assert client.get(address).status_code == 200
    sent["photo"] = SimpleUploadedFile("bon.jpg", picture())
    assert client.post(address, sent).url == hand.get_absolute_url()
    payment = Payment.objects.get()
    assert (payment.cents, payment.state, bool(payment.proof)) == (3_500, "paid", True)
    assert hand.get_absolute_url() in client.get("/w/zonnehof/mijn/").text


def sheet_of(client, address):
    answer = client.get(address)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    return openpyxl.load_workbook(io.BytesIO(answer.content))


def test_every_funders_extract_adds_up(cast, client):
    pots = []
    for name, cents in (("=Een", 100_000), ("Twee", 50_000)):
        pots.append(purse.pot(cast, name, cents=cents))
    goal = purse.goal(cast)
    for pot in pots:
        purse.reserve(cast, pot, goal, 40_000)
        purse.paid(cast, pot, goal, 26_000)
    for pot in pots:
        url = pot.get_absolute_url() + "uittreksel.csv"
        rows = list(csv.reader(io.StringIO(client.get(url).content.decode("utf-8-sig")),
                               delimiter=";"))  # fmt: skip
        sides = [[round(float(cell.replace(",", ".")) * 100) for cell in row[6:10]]
                 for row in rows[1:]]  # fmt: skip
        assert [sum(row) for row in sides] == [0] * len(sides) == [0, 0, 0]
        outside, free, aside, paid = (sum(column) for column in zip(*sides, strict=True))
        balance = queries.balance_of(pot)
        shown = (-outside, free, aside, paid)
        assert shown == (balance.came_in, balance.free, balance.set_aside, balance.spent)
    book = sheet_of(client, HERE + "potjes.xlsx")
    ledger = book["Kasboek"]
    assert ledger["G8"].value == "=SUM(G2:G7)"
    assert ledger["K2"].value == "=SUM(G2:J2)"
    assert ledger["A2"].data_type == "s"
    assert book["Potjes"]["B2"].value.startswith("=-SUMPRODUCT(('Kasboek'!$A$2:$A$7=A2)*")


def test_the_extract_for_sisa_has_its_code_and_years(cast, client):
    with clock.set_back(date(2025, 5, 1)):
        pot = purse.pot(cast, sisa="Z04", ends=date(2027, 12, 31))
    text = client.get(pot.get_absolute_url() + "sisa.csv").content.decode("utf-8-sig")
    row = list(csv.reader(io.StringIO(text), delimiter=";"))[1]
    assert row == ["Z04", "Wijkbudget", "2025", "1000,00", "0,00", "0,00", "1000,00", "2027-12-31"]
    assert "Z04" in client.get(pot.get_absolute_url() + "sisa/").text


def test_one_account_shows_a_story_as_long_as_everybody_may_read_it(cast, client):
    pot, goal = purse.ready(cast)
    purse.paid(cast, pot, goal, 30_000)
    story, teller = placed(cast)
    signed_in(client, cast.wim)
    sent = {"words": "De vloer ligt.", "first": "2020-01-01", "last": str(clock.today())}
    wrong = client.post(goal.get_absolute_url() + "verantwoorden/", sent | {"story": "hier"})
    assert wrong.status_code == 422
    told = sent | {"story": f"http://testserver{story.get_absolute_url()}"}
    address = client.post(goal.get_absolute_url() + "verantwoorden/", told).url
    client.logout()
    text = client.get(address).text
    for part in (LAMP.title, "De vloer ligt.", "€\xa0300", "Nog niemand."):
        assert part in text
    signed_in(client, cast.corrie)
    client.post(address + "akkoord/")
    assert "Nog niemand." in client.get(address).text
    signed_in(client, cast.sanne)
    client.post(address + "akkoord/")
    assert "Nog niemand." not in client.get(address).text
    withdraw_story(story=story, teller=teller)
    client.logout()
    assert LAMP.title not in client.get(address).text


def upload(client, data):
    return client.post(HERE + "kas/bank/", {"file": SimpleUploadedFile("bank.xml", data)})


def sealed_in(answer):
    return answer.context["sealed"]


def test_the_bank_is_looked_at_first_and_read_in_once(cast, client):
    pot, goal = purse.ready(cast)
    purse.paid(cast, pot, goal, 30_000)
    today = str(clock.today())
    data = purse.camt(purse.entry(-30_000, today), purse.entry(-175, today, who="Bank"))
    signed_in(client, cast.wim)
    look = upload(client, data)
    assert ("herkend" in look.text, cast.wijk.bank_lines.count()) == (True, 0)
    for _twice in range(2):
        client.post(HERE + "kas/bank/", {"sealed": sealed_in(look)})
    assert cast.wijk.bank_lines.count() == 2
    assert client.post(HERE + "kas/bank/", {"sealed": "vals"}).status_code == 409
    loose = cast.wijk.bank_lines.get(cents=-175)
    address = f"{HERE}kas/bank/{loose.pk}/"
    assert client.post(address, {"set_aside": ""}).status_code == 422
    assert client.post(address, {"set_aside": "Kosten"}).url == HERE + "kas/bank/"


def test_a_bad_row_of_the_bank_is_told_with_its_number_and_nothing_is_read_in(cast, client):
    purse.cash_desk(cast)
    signed_in(client, cast.wim)
    answer = upload(client, b"Datum;Bedrag\n2026-01-01;12,50\n2026-01-02;veel\n")
    assert (answer.status_code, "Regel 3: “veel” is geen bedrag." in answer.text) == (422, True)
    assert "sealed" not in answer.text
    assert upload(client, b"<!DOCTYPE x><Document/>").status_code == 422
    assert cast.wijk.bank_lines.count() == 0


def test_the_first_screen_says_how_much_is_in_the_pots(cast, client):
    assert '/potjes/">' in client.get("/w/zonnehof/").text
    assert "kwam in de potjes" not in client.get("/w/zonnehof/").text
    purse.pot(cast, cents=123_400)
    purse.pot(cast, "Op tafel", cents=900, level=Level.TABLE)
    assert "€\xa01.234 kwam in de potjes" in client.get("/w/zonnehof/").text
    assert "kwam in de potjes" not in client.get("/w/elzenbroek/").text


def test_the_page_of_a_party_and_my_page_lead_to_money(cast, client):
    pot = purse.pot(cast)
    assert pot.title in client.get(cast.gemeente.get_absolute_url()).text
    assert pot.title not in client.get(cast.housing.get_absolute_url()).text
    for person, sees in ((cast.wim, True), (cast.nel, True), (cast.amina, False)):
        signed_in(client, person)
        assert ("potjes/kas/" in client.get("/w/zonnehof/mijn/").text) == sees


TRIODOS = (
    b'"02-03-2026","NL02TRIO0123456789","12,50","Debet","Bakker BV","NL91RABO0315273637","ET",'
    b'"Nota 17 van de vloer","487,50"\n'
    b'"03-03-2026","NL02TRIO0123456789","100,00","Credit","Gemeente","NL91RABO0315273637","ET",'
    b'"Wijkbudget van dit jaar","587,50"\n'
)


def test_a_file_without_names_above_its_columns_says_what_was_read_where(cast, client):
    purse.cash_desk(cast)
    signed_in(client, cast.wim)
    look = upload(client, TRIODOS)
    assert "de dag in kolom 1, het bedrag in kolom 3, bij of af in kolom 4" in look.text
    client.post(HERE + "kas/bank/", {"sealed": sealed_in(look)})
    assert {line.cents for line in cast.wijk.bank_lines.all()} == {-1_250, 10_000}


def test_the_treasurer_says_which_column_is_what_and_sees_it_before_it_is_kept(cast, client):
    purse.cash_desk(cast)
    signed_in(client, cast.wim)
    asked = upload(client, b"2026-03-02;12,50;Af;Koffie\n2026-03-03;veel;Af;Thee\n")
    assert ("Wat staat in welke kolom?" in asked.text, "12,50" in asked.text) == (True, True)
    sealed = asked.context["form"]["sealed"].value()
    said = {"sealed": sealed, "on": "0", "amount": "1", "side": "2", "who": "", "words": "3"}
    bad = client.post(HERE + "kas/bank/", said)
    assert (bad.status_code, "Regel 2: “veel” is geen bedrag." in bad.text) == (422, True)
    wrong = client.post(HERE + "kas/bank/", said | {"on": "17"})
    assert (wrong.status_code, cast.wijk.bank_lines.count()) == (422, 0)
    asked = upload(client, b"2026-03-02;12,50;Af;Koffie\n")
    said["sealed"] = sealed_in(asked)
    look = client.post(HERE + "kas/bank/", said)
    assert "Koffie" in look.text
    client.post(HERE + "kas/bank/", {"sealed": sealed_in(look)})
    line = cast.wijk.bank_lines.get()
    assert (line.cents, line.words) == (-1_250, "Koffie")


def test_what_was_recognised_wrongly_the_treasurer_says_again(cast, client):
    purse.cash_desk(cast)
    signed_in(client, cast.wim)
    sealed = sealed_in(upload(client, TRIODOS))
    asked = client.post(HERE + "kas/bank/", {"sealed": sealed, "columns": "1"})
    assert asked.context["form"]["amount"].value() == 2


def test_money_that_residents_still_choose_about_weighs_on_no_task_yet(cast, client):
    pot, _goal = purse.ready(cast, cents=900_000, reserved=500_000)
    round = purse.begun_round(cast, {pot: 300_000})
    text = " ".join(client.get(HERE).text.split())
    assert "Kiezen bewoners nog" in text
    assert "€ 3.000 (38%)" in text
    assert "Bewoners kiezen</span>" in text
    assert "Opgave" not in client.get(round.get_absolute_url()).text


def loose_line(cast, cents, **said):
    actions.read_bank(by=cast.wim, here=cast.wijk, data=purse.camt(purse.entry(cents, **said)))
    line = cast.wijk.bank_lines.get(cents=cents)
    return signed_in(Client(), cast.wim).get(f"{HERE}kas/bank/{line.pk}/").text


def test_a_line_that_fits_nothing_says_what_to_do_first(cast):
    pot, goal = purse.ready(cast)
    waiting = purse.prepared(cast, pot, goal, 70_000)
    told = loose_line(cast, -70_000)
    assert "wacht op een tweede paar ogen" in told
    assert f"{HERE}kas/{waiting.pk}/" in told
    assert f'{HERE}kas/betalen/"' in loose_line(cast, -1_250)
    assert "Kwam het in een potje?" in loose_line(cast, 123_400)


def test_a_line_that_fits_something_says_what_it_is(cast):
    pot, goal = purse.ready(cast)
    payment = purse.paid(cast, pot, goal, 30_000, payee="Bakker")
    told = loose_line(cast, -30_000, on="2020-01-01", who="Onbekend", words="?")
    assert f"Bakker: {payment.what}" in told
    assert "Niets in het kasboek" not in told


def test_a_line_without_a_name_is_called_by_its_words(cast):
    purse.ready(cast)
    loose_line(cast, -1_250, who="", words="Kosten van het pakket")
    told = signed_in(Client(), cast.wim).get(f"{HERE}kas/bank/").text
    assert '<span class="w-hidden">: Kosten van het pakket, ' in told


def test_who_undoes_a_movement_reads_first_which_one_it_is(cast):
    pot, goal = purse.ready(cast)
    payment = purse.paid(cast, pot, goal, 30_000)
    client = signed_in(Client(), cast.wim)
    told = client.get(f"{HERE}beweging/{payment.movement_id}/ongedaan/").text
    assert f"<b>€\xa0300</b> {payment.what} · {goal.title}" in told
