"""The ledger always balances: by our rules, and by the database when nobody asks our rules."""

import uuid
from contextlib import suppress
from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.funds import purse
from wijkaanpak import clock
from wijkaanpak.funds import actions, queries
from wijkaanpak.funds.actions import Deciding
from wijkaanpak.funds.models import Account, Movement, Posting
from wijkaanpak.funds.rules import Side
from wijkaanpak.logbook.models import door_is_open
from wijkaanpak.refusals import Refused


@pytest.fixture
def opened_door():
    """Models let us write, as if some code of ours had forgotten every rule."""
    token = door_is_open.set(True)
    yield
    door_is_open.reset(token)


def adds_up(cast):
    """Every movement and every pot sums to nought; nothing that holds money is below it."""
    movements, pots, accounts = {}, {}, {}
    for row in Posting.objects.select_related("account"):
        for sums, of in (
            (movements, row.movement_id), (pots, row.account.pot_id), (accounts, row.account),
        ):  # fmt: skip
            sums[of] = sums.get(of, 0) + row.cents
    assert set(movements.values()) <= {0}
    assert set(pots.values()) <= {0}
    assert len(movements) == Movement.objects.count()
    for account, cents in accounts.items():
        assert cents <= 0 if account.side == Side.OUTSIDE else cents >= 0
    return {str(pot): sum(1 for row in Movement.objects.filter(pot=pot)) for pot in pots}


def decided(sign):
    def take(cast, pot, goal, cents):
        actions.decide(by=cast.wim, what=Deciding(goal, {pot: sign * abs(cents)}, "Besloten"))

    return take


def of_latest(take):
    def wrapped(cast, pot, goal, cents):
        if payment := pot.payments.order_by("-prepared", "-pk").first():
            take(cast, payment)

    return wrapped


def undo_contribution(cast, pot, goal, cents):
    if first := pot.contributions.order_by("pk").first():
        actions.undo(by=cast.wim, movement=first.movement, why="Verkeerd")


def undo_payment(cast, payment):
    if payment.movement:
        actions.undo(by=cast.wim, movement=payment.movement, why="Verkeerd")


TAKE = {
    "contribute": lambda cast, pot, goal, cents: actions.contribute(
        by=cast.wim, pot=pot, cents=cents, words="Erbij"
    ),
    "give back": lambda cast, pot, goal, cents: actions.give_back(
        by=cast.wim, pot=pot, cents=cents, words="Terug"
    ),
    "set aside": decided(1),
    "set free": decided(-1),
    "hand on": lambda cast, pot, goal, cents: purse.hand_on(cast, pot, goal, cents),
    "free the rest": lambda cast, pot, goal, cents: purse.set_round_free(cast, goal),
    "pay": lambda cast, pot, goal, cents: purse.prepared(cast, pot, goal, cents),
    "look": of_latest(lambda cast, one: actions.look_along(by=cast.nel, payment=one)),
    "send back": of_latest(
        lambda cast, one: actions.send_back(by=cast.nel, payment=one, why="Nee")
    ),
    "undo payment": of_latest(undo_payment),
    "undo contribution": undo_contribution,
}


STEPS = st.lists(
    st.tuples(
        st.sampled_from(sorted(TAKE)),
        st.integers(0, 2),
        st.integers(0, 3),
        st.integers(-50, 60_000),
    ),
    max_size=25,
)


@settings(max_examples=40)
@given(steps=STEPS)
def test_the_ledger_balances_under_any_sequence_of_actions(cast, steps):
    purse.cash_desk(cast)
    with transaction.atomic():
        pots = [purse.pot(cast, f"Pot {n}", cents=50_000) for n in range(2)]
        pots.append(purse.pot(cast, "Leeg", cents=0))
        goals = [purse.goal(cast, "Een"), purse.goal(cast, "Twee")]
        goals += purse.round_with_plan(cast, pots[0], 20_000)
        for what, which, aim, cents in steps:
            with suppress(Refused), transaction.atomic():
                TAKE[what](cast, pots[which], goals[aim], cents)
            adds_up(cast)
        transaction.set_rollback(True)


MONEY = st.integers(0, 60_000)


@settings(max_examples=25)
@given(puts=st.lists(MONEY, min_size=2, max_size=2), gifts=st.lists(st.tuples(MONEY, MONEY)))
def test_what_goes_into_a_round_is_handed_on_or_set_free_to_the_cent(cast, puts, gifts):
    purse.cash_desk(cast)
    with transaction.atomic():
        pots = [purse.pot(cast, f"Pot {n}", cents=50_000) for n in range(2)]
        shares = dict(zip(pots, puts, strict=True))
        fits = all(0 < cents <= 50_000 for cents in puts)
        if not fits:
            with pytest.raises(Refused):
                purse.begun_round(cast, shares)
        else:
            whole, handed = purse.begun_round(cast, shares), dict.fromkeys(pots, 0)
            for number, gift in enumerate(gifts):
                plan = purse.winner(cast, whole, f"Plan {number}")
                for pot, cents in zip(pots, gift, strict=True):
                    with suppress(Refused), transaction.atomic():
                        purse.hand_on(cast, pot, plan, cents)
                        handed[pot] += cents
            left = queries.left_in_round(whole)
            for pot in pots:
                assert shares[pot] == handed[pot] + left.get(str(pot.pk), 0)
            assert purse.set_round_free(cast, whole) == sum(left.values())
            for pot in pots:
                balance = queries.balance_of(pot)
                assert (balance.free, balance.set_aside) == (50_000 - handed[pot], handed[pot])
        adds_up(cast)
        transaction.set_rollback(True)


def test_a_pot_knows_what_came_in_and_where_it_is(cast):
    pot, goal = purse.ready(cast)
    purse.paid(cast, pot, goal, 30_000)
    balance = queries.balance_of(pot)
    shown = (balance.came_in, balance.free, balance.set_aside, balance.spent, balance.left)
    assert shown == (100_000, 20_000, 50_000, 30_000, 70_000)
    assert adds_up(cast) == {str(pot.pk): 3}


def test_numbers_count_on_within_a_pot(cast):
    pot, goal = purse.ready(cast)
    purse.paid(cast, pot, goal)
    assert list(pot.movements.order_by("number").values_list("number", flat=True)) == [1, 2, 3]


def postings(movement, accounts, sums):
    return [
        Posting(movement=movement, account=account, cents=cents)
        for account, cents in zip(accounts, sums, strict=True)
    ]


def written_by_hand(pot, accounts, sums, move="reservation", reverses=None, first=True):
    """Write a movement as no action of ours would, and let the database judge it."""
    movement = Movement(
        id=uuid.uuid4(), pot=pot, number=99, move=move, on=date(2026, 1, 1), reverses=reverses
    )
    with transaction.atomic():
        if first:
            Posting.objects.bulk_create(postings(movement, accounts, sums))
        movement.save(force_insert=True)
        if not first:
            Posting.objects.bulk_create(postings(movement, accounts, sums))
        connection.check_constraints()


def sides(pot, *names):
    found = {account.side: account for account in Account.objects.filter(pot=pot)}
    return [found[name] for name in names]


@pytest.fixture
def ledger(cast, opened_door):
    door_is_open.set(False)
    cast.pot, cast.goal = purse.ready(cast)
    cast.payment = purse.paid(cast, cast.pot, cast.goal, 30_000)
    cast.other = purse.pot(cast, "Ander potje")
    purse.reserve(cast, cast.other, cast.goal, 10_000)
    door_is_open.set(True)
    yield cast
    door_is_open.set(False)


WRONG = {
    "does not add up": (["free", "reserved"], [-100, 101]),
    "has one side only": (["free"], [0]),
    "has no postings at all": ([], []),
    "overdraws what is free": (["free", "reserved"], [-20_001, 20_001]),
    "overdraws what is reserved": (["reserved", "paid"], [-50_001, 50_001]),
    "takes back more than was paid": (["paid", "reserved"], [-30_001, 30_001]),
    "gives back more than came in": (["outside", "free"], [100_001, -100_001]),
    "moves nothing": (["free", "reserved"], [0, 0]),
}


@pytest.mark.parametrize("what", WRONG)
def test_the_database_refuses_a_movement_that(what, ledger):
    names, sums = WRONG[what]
    before = Posting.objects.count()
    with pytest.raises(DatabaseError):
        written_by_hand(ledger.pot, sides(ledger.pot, *names), sums)
    assert Posting.objects.count() == before


def test_the_database_takes_a_movement_that_is_right(ledger):
    written_by_hand(ledger.pot, sides(ledger.pot, "free", "reserved"), [-100, 100])
    assert queries.balance_of(ledger.pot).free == 19_900


def test_the_database_refuses_money_that_slips_into_another_pot(ledger):
    mixed = [*sides(ledger.pot, "free"), *sides(ledger.other, "reserved")]
    with pytest.raises(DatabaseError):
        written_by_hand(ledger.pot, mixed, [-100, 100])


def test_the_database_refuses_a_posting_after_the_movement_was_closed(ledger):
    done = ledger.pot.movements.order_by("number").first()
    for account, cents in zip(sides(ledger.pot, "paid", "reserved"), [5, -5], strict=True):
        with pytest.raises(DatabaseError), transaction.atomic():
            Posting.objects.create(movement=done, account=account, cents=cents)
    with pytest.raises(DatabaseError):
        written_by_hand(ledger.pot, sides(ledger.pot, "free", "reserved"), [-1, 1], first=False)


def test_the_database_refuses_a_posting_without_a_movement(ledger):
    with pytest.raises(IntegrityError), transaction.atomic():
        account = sides(ledger.pot, "free")[0]
        Posting.objects.create(movement_id=uuid.uuid4(), account=account, cents=5)
        connection.check_constraints()


@pytest.mark.parametrize("model", [Account, Movement, Posting])
def test_the_database_refuses_every_edit_of_the_ledger(model, ledger):
    row = model.objects.first()
    changed = {"side": "paid"} if model is Account else {}
    changed = changed or ({"cents": 1} if model is Posting else {"number": 1_000})
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**changed)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE id = %s", [as_stored(row.pk)])
    assert model.objects.get(pk=row.pk) == row


def as_stored(number):
    return number.hex if connection.vendor == "sqlite" else number


@pytest.mark.parametrize(
    ("names", "sums"),
    [(["reserved", "free"], [-1, 1]), (["paid", "reserved"], [-29_999, 29_999])],
)
def test_the_database_refuses_a_reversal_that_is_not_exact(names, sums, ledger):
    payment = ledger.payment.movement
    with pytest.raises(DatabaseError):
        written_by_hand(ledger.pot, sides(ledger.pot, *names), sums, "reversal", payment)


def test_the_database_takes_one_exact_reversal_and_no_second(ledger):
    payment, paid = ledger.payment.movement, sides(ledger.pot, "paid", "reserved")
    written_by_hand(ledger.pot, paid, [-30_000, 30_000], "reversal", payment)
    with pytest.raises(DatabaseError):
        written_by_hand(ledger.pot, paid, [-30_000, 30_000], "reversal", payment)


def test_the_database_refuses_the_same_account_twice(ledger):
    free = sides(ledger.pot, "free")[0]
    with pytest.raises(IntegrityError):
        written_by_hand(ledger.pot, [free, free], [-100, 100])
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(pot=ledger.pot, side=Side.FREE)
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(pot=ledger.pot, side=Side.PAID, goal=ledger.goal)


@pytest.mark.parametrize(
    ("side", "of_goal"), [("free", True), ("outside", True), ("reserved", False), ("paid", False)]
)
def test_the_database_knows_which_accounts_have_a_goal(side, of_goal, ledger):
    empty = purse.Pot(
        **{f.attname: getattr(ledger.pot, f.attname) for f in purse.Pot._meta.fields}
    )
    empty.pk, empty.title = uuid.uuid4(), "Nog leeg"
    empty.save(force_insert=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(pot=empty, side=side, goal=ledger.goal if of_goal else None)


def test_what_is_undone_stays_readable_beside_what_undid_it(cast):
    pot, goal = purse.ready(cast)
    payment = purse.paid(cast, pot, goal, 30_000)
    actions.undo(by=cast.wim, movement=payment.movement, why="Dubbel betaald")
    payment = purse.fresh(payment)
    assert (payment.state, payment.reason) == ("undone", "Dubbel betaald")
    lines, older = queries.extract(pot)
    assert [(line.movement.move, line.cents, line.words) for line in lines[:2]] == [
        ("reversal", 30_000, "Dubbel betaald"), ("payment", 30_000, "Vloer"),
    ]  # fmt: skip
    assert (len(lines), older) == (4, 0)
    with pytest.raises(Refused):
        actions.undo(by=cast.wim, movement=payment.movement, why="Nog eens")
    with pytest.raises(Refused):
        reservation = pot.movements.get(move="reservation")
        actions.undo(by=cast.wim, movement=reservation, why="Weg ermee")


def test_an_extract_turns_its_pages_by_number(cast):
    pot = purse.pot(cast, cents=0)
    for n in range(1, 6):
        actions.contribute(by=cast.wim, pot=pot, cents=n, words=f"Nummer {n}")
    first, older = queries.extract(pot, most=2)
    second, oldest = queries.extract(pot, older, most=2)
    assert [line.cents for line in [*first, *second]] == [5, 4, 3, 2]
    assert (older, oldest) == (3, 1)
    assert [line.cents for line in queries.whole_extract(pot)] == [1, 2, 3, 4, 5]


def test_the_extract_for_sisa_counts_per_year(cast):
    with clock.set_back(date(2024, 6, 1)):
        pot, goal = purse.ready(cast)
        purse.paid(cast, pot, goal, 30_000)
    with clock.set_back(date(2025, 3, 1)):
        payment = purse.paid(cast, pot, goal, 10_000)
        actions.give_back(by=cast.wim, pot=pot, cents=5_000, words="Over")
    with clock.set_back(date(2026, 3, 1)):
        actions.undo(by=cast.wim, movement=payment.movement, why="Verkeerd")
    with clock.set_back(date(2028, 1, 2)):
        assert queries.paid_per_year(pot) == {
            2024: (100_000, 30_000), 2025: (-5_000, 10_000), 2026: (0, -10_000),
            2027: (0, 0), 2028: (0, 0),  # nothing moved, and it is accounted for
        }  # fmt: skip
    assert queries.balance_of(pot, until=date(2024, 12, 31)).spent == 30_000
    assert queries.balance_of(pot, until=date(2023, 12, 31)).came_in == 0


def test_why_something_was_undone_stands_in_the_extract(cast, client):
    pot = purse.pot(cast, cents=100_000)
    came = actions.contribute(by=cast.wim, pot=pot, cents=5_000, words="Beschikking")
    actions.undo(by=cast.wim, movement=came.movement, why="  Dubbel geboekt  ")
    lines = [(line.cents, line.words) for line in queries.whole_extract(pot)]
    assert lines[-2:] == [(5_000, "Beschikking"), (5_000, "Dubbel geboekt")]
    assert "Dubbel geboekt" in client.get(pot.get_absolute_url()).text
