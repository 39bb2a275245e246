"""Spot checks by lot: nobody chooses who is asked for a receipt, and anyone can draw again."""

import hashlib
from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import signed_in
from tests.funds import purse
from tests.funds.test_actions import who_can
from tests.stories.tellings import picture
from wijkaanpak import clock
from wijkaanpak.funds import actions, queries, rules
from wijkaanpak.funds.models import Drawn, Lot, Payment
from wijkaanpak.funds.rules import Finding, Purpose
from wijkaanpak.logbook.models import Entry, door_is_open
from wijkaanpak.logbook.queries import told
from wijkaanpak.logbook.rules import Leaf
from wijkaanpak.people.rules import Role
from wijkaanpak.refusals import NotYours, Refused

HERE = "/w/zonnehof/potjes/"
seeds = st.binary(min_size=32, max_size=32).map(bytes.hex)
payments = st.sets(st.uuids().map(str), max_size=40)


@given(seeds, payments, st.randoms())
def test_the_lot_is_the_same_in_whatever_order_and_chooses_one_in_five(seed, refs, random):
    shuffled = list(refs)
    random.shuffle(shuffled)
    chosen = rules.draw(seed, refs)
    assert chosen == rules.draw(seed, shuffled) == rules.draw(seed, [*shuffled, *refs])
    assert set(chosen) <= refs
    assert len(chosen) == -(-len(refs) // 5)


@given(seeds, payments.filter(bool))
def test_who_was_not_drawn_does_not_change_who_was(seed, refs):
    """Splitting or adding a payment helps nobody: each payment has its own lot."""
    chosen = rules.draw(seed, refs)
    fewer = refs - {ref for ref in refs if ref not in chosen}
    assert rules.draw(seed, fewer) == chosen[: len(rules.draw(seed, fewer))]


def test_each_payment_is_drawn_about_as_often_as_every_other():
    refs = [f"funds.payment:{number}" for number in range(10)]
    found = Counter(ref for seed in range(2_000) for ref in rules.draw(f"{seed:064x}", refs))
    assert sum(found.values()) == 4_000
    assert all(330 < found[ref] < 470 for ref in refs), found


@given(st.dates(max_value=date(9000, 1, 1)))
def test_a_month_begins_on_its_first_day_and_the_next_one_begins_where_it_ends(day):
    month = rules.month_of(day)
    assert month <= day < rules.month_after(month)
    assert rules.month_of(rules.month_after(month) - timedelta(days=1)) == month


@given(st.sampled_from([Finding.GOOD, Finding.NOT_GOOD]), st.booleans(), st.booleans(),
       st.sampled_from(["", "  ", "De som klopt niet"]))  # fmt: skip
def test_good_needs_a_receipt_and_not_good_a_reason(finding, same, proven, words):
    fits = not same and (proven if finding is Finding.GOOD else bool(words.strip()))
    given = {"payer": "a", "by": "a" if same else "b", "proven": proven, "words": words}
    if fits:
        rules.check_finding(finding, **given)
    else:
        with pytest.raises(Refused):
            rules.check_finding(finding, **given)


LAST_MONTH = rules.month_of(rules.month_of(date.today()) - timedelta(days=1))


@pytest.fixture
def spent(cast):
    """Seven small payments of last month, one of them from a free hand, and two that are none."""
    cast.pot, cast.goal = purse.ready(cast, cents=900_000, reserved=500_000)
    cast.hand = purse.goal(cast, "Vrije hand", purpose=Purpose.FREE_HAND, holder=cast.carlos)
    purse.reserve(cast, cast.pot, cast.hand, 50_000)
    with clock.set_back(LAST_MONTH + timedelta(days=9)):
        for number in range(6):
            purse.prepared(cast, cast.pot, cast.goal, 1_000 + number, payee=f"Smid {number}")
        bill = purse.bill(cast.pot, cast.hand, 3_500)
        actions.spend_free_hand(by=cast.carlos, bill=bill)
        purse.paid(cast, cast.pot, cast.goal, 40_000)
    return cast


def drawn(spent):
    """This month something is paid, which is the entry that decides; then the lot is drawn."""
    purse.prepared(spent, spent.pot, spent.goal, 900)
    return actions.draw_lot(by=spent.wim, here=spent.wijk)


def test_the_lot_chooses_among_the_small_payments_of_the_month(spent):
    lot = drawn(spent)
    chosen = [one.payment for one in lot.drawn.all()]
    assert (lot.month, lot.small, len(chosen)) == (LAST_MONTH, 7, 2)
    assert all(not one.two_pairs and one.paid.month == LAST_MONTH.month for one in chosen)


def test_anyone_draws_the_same_from_the_log_alone(spent):
    """As docs/reference/ledger.md says, without a line of our own code for the lot."""
    lot = drawn(spent)
    ends = datetime(*rules.month_after(LAST_MONTH).timetuple()[:3], tzinfo=clock.HERE)
    starts = datetime(*LAST_MONTH.timetuple()[:3], tzinfo=clock.HERE)
    log = list(Entry.objects.filter(book="zonnehof").order_by("seq"))
    first = log[max(one.seq for one in log if one.at < ends)]
    leaf = Leaf(first.seq, first.at, first.verb, first.about, first.party, first.commitment)
    seed = hashlib.sha256(b"\0" + leaf.as_bytes()).hexdigest()
    small = [e.about for e in log if e.verb == "funds.paid" and starts <= e.at < ends]
    lots = sorted(small, key=lambda ref: hashlib.sha256(f"{seed} {ref}".encode()).hexdigest())
    assert (lot.entry, lot.seed, lot.small) == (first.seq, seed, len(small))
    assert {one.payment.ref for one in lot.drawn.all()} == set(lots[:2])


def test_the_lot_waits_for_an_entry_that_nobody_could_see_beforehand(spent):
    """The last entry of the month itself would not do: who pays could try until it pleases."""
    with pytest.raises(Refused, match="waits for the first entry"):
        actions.draw_lot(by=spent.wim, here=spent.wijk)
    with clock.set_back(LAST_MONTH + timedelta(days=12)), pytest.raises(Refused):
        actions.draw_lot(by=spent.wim, here=spent.wijk)
    lot = drawn(spent)
    with pytest.raises(Refused, match="had its lot"):
        actions.draw_lot(by=spent.nel, here=spent.wijk)
    assert Lot.objects.get() == lot


def test_what_was_undone_stays_among_the_lots(spent):
    payment = Payment.objects.filter(two_pairs=False).first()
    actions.undo(by=spent.wim, movement=payment.movement, why="Dubbel")
    assert drawn(spent).small == 7


def test_who_draws_and_who_looks(spent):
    purse.prepared(spent, spent.pot, spent.goal, 900)
    assert who_can(spent, lambda by: actions.draw_lot(by=by, here=spent.wijk)) == {"wim", "nel"}
    one = actions.draw_lot(by=spent.nel, here=spent.wijk).drawn.first()
    no = {"drawn": one, "good": False, "words": "Geen bon"}
    assert who_can(spent, lambda by: actions.look_at_receipt(by=by, **no)) == {"nel"}


def test_nobody_looks_at_the_receipt_of_their_own_payment_or_of_their_own_interest(spent):
    lot = drawn(spent)
    spent.role(spent.wim, Role.SECOND_EYES)
    one = lot.drawn.exclude(payment__prepared_by=spent.carlos).first()
    with pytest.raises(NotYours):
        actions.look_at_receipt(by=spent.wim, drawn=one, good=False, words="Nee")
    actions.say_interest(by=spent.nel, goal=one.payment.goal, words="Mijn zus")
    with pytest.raises(NotYours):
        actions.look_at_receipt(by=spent.nel, drawn=one, good=False, words="Nee")


def test_a_receipt_that_the_lot_asked_for_is_shown_and_found_good_in_the_log(spent, client):
    one = drawn(spent).drawn.exclude(payment__prepared_by=spent.carlos).first()
    signed_in(client, spent.nel)
    desk = client.get(HERE + "kas/").text
    assert ("Geloot" in desk, one.payment.get_absolute_url() in desk) == (True, True)
    address = one.payment.get_absolute_url() + "nagekeken/"
    assert client.post(address, {"finding": "good"}).status_code == 422
    actions.prove(by=spent.wim, payment=one.payment, photo=picture())
    client.post(address, {"finding": "good"})
    assert Drawn.objects.get(pk=one.pk).finding == Finding.GOOD
    said = told(Entry.objects.select_related("details").last())
    assert "Nel" in said
    assert "goed" in said
    assert client.post(address, {"finding": "not good", "words": "Toch"}).status_code == 422


def test_a_bad_receipt_is_said_with_a_reason_and_what_was_typed_stays(spent, client):
    one = drawn(spent).drawn.first()
    signed_in(client, spent.nel)
    address = one.payment.get_absolute_url() + "nagekeken/"
    answer = client.post(address, {"finding": "not good", "words": " "})
    assert (answer.status_code, "niet goed" in answer.text) == (422, True)
    client.post(address, {"finding": "not good", "words": "Geen bon"})
    assert "Geen bon" in client.get(HERE + "kas/").text
    assert "Geen bon" in client.get("/w/zonnehof/logboek/").text


def test_the_desk_names_the_month_that_awaits_its_lot_and_anyone_there_draws_it(spent, client):
    purse.prepared(spent, spent.pot, spent.goal, 900)
    signed_in(client, spent.nel)
    assert HERE + "kas/loting/" in client.get(HERE + "kas/").text
    client.post(HERE + "kas/loting/")
    page = client.get(HERE + "kas/").text
    assert HERE + "kas/loting/" not in page
    assert "Kleine betalingen: 7. Geloot: 2." in page


def test_a_worker_shows_the_receipt_of_their_own_free_hand(spent, client):
    hand = Payment.objects.get(goal=spent.hand)
    signed_in(client, spent.carlos)
    assert f"bon/{hand.pk}/" not in client.get("/w/zonnehof/mijn/").text
    lot = drawn(spent)
    if not lot.drawn.filter(payment=hand).exists():
        token = door_is_open.set(True)
        lot.drawn.filter(pk=lot.drawn.first().pk).update(payment=hand)
        door_is_open.reset(token)
    assert f"bon/{hand.pk}/" in client.get("/w/zonnehof/mijn/").text
    client.post(f"{HERE}bon/{hand.pk}/", {"words": "Bon van de bouwmarkt"})
    assert purse.fresh(hand).proven
    assert f"bon/{hand.pk}/" not in client.get("/w/zonnehof/mijn/").text
    signed_in(client, spent.amina)
    assert client.get(f"{HERE}bon/{hand.pk}/").status_code == 404


@pytest.mark.parametrize("wrong", [
    {"finding": "good"}, {"looked": date(2026, 1, 1)}, {"finding": "not good", "words": ""},
])  # fmt: skip
def test_the_database_takes_no_finding_without_who_and_when(spent, wrong):
    one = drawn(spent).drawn.first()
    token = door_is_open.set(True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Drawn.objects.filter(pk=one.pk).update(**wrong)
    door_is_open.reset(token)


def test_two_neighbourhoods_draw_apart(spent):
    assert queries.month_due(spent.wijk) == LAST_MONTH
    assert queries.month_due(spent.dorp) is None
