"""Paying: prepared by one, looked at by another above the limit of the charter, and proven."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.funds import queries, rules
from wijkaanpak.funds.actions.ledger import Step, write_down
from wijkaanpak.funds.models import Goal, Payment, Pot
from wijkaanpak.funds.rules import Level, Move, Purpose, Side, State
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import check_unsent, made_before
from wijkaanpak.methods import media
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused

PREPARED = Verb(
    "funds.payment_prepared",
    _("%(who)s prepared to pay %(euros)s from “%(pot)s” for “%(goal)s”: %(what)s"),
)
PAID = Verb("funds.paid", _("%(who)s paid %(euros)s from “%(pot)s” for “%(goal)s”: %(what)s"))
LOOKED = Verb(
    "funds.paid_by_two",
    _(
        "%(who)s was the second pair of eyes, so %(euros)s was paid from “%(pot)s” "
        "for “%(goal)s”: %(what)s"
    ),
)
SENT_BACK = Verb(
    "funds.payment_sent_back",
    _("%(who)s looked along and did not pay %(euros)s for “%(goal)s”: %(why)s"),
)
PROVEN = Verb("funds.proven", _("%(who)s showed the receipt of %(euros)s for “%(goal)s”."))


@dataclass(frozen=True)
class Bill:
    """What is to be paid. `what` everybody reads; whom it goes to only the cash desk."""

    pot: Pot
    goal: Goal
    cents: int
    what: str
    payee: str
    reference: str = ""

    def check(self) -> None:
        rules.check_sum(self.cents)
        rules.check_words(self.what, 200)
        if not self.payee.strip():
            raise Refused(_("Say who is paid."))
        if self.pot.here_id != self.goal.here_id:
            raise NotYours(_("You cannot do this in this neighbourhood."))


def prepare_payment(*, by: Person, bill: Bill, key: uuid.UUID | None = None) -> Payment:
    """The treasurer pays, up to the limit of the charter; above it, somebody looks along first."""
    here = bill.pot.here
    require(by, Right.KEEP_MONEY, here)
    if known := made_before(Payment, key, here=here):
        return known
    two = rules.needs_second_eyes(bill.cents, queries.four_eyes_limit(here))
    with act(PREPARED if two else PAID, by=by.actor, book=here.slug) as entry:
        require(by, Right.KEEP_MONEY, here)
        two = rules.needs_second_eyes(bill.cents, queries.four_eyes_limit(here))
        entry.told.verb = PREPARED if two else PAID
        return _prepare(entry, by, bill, two, key)


def spend_free_hand(*, by: Person, bill: Bill, key: uuid.UUID | None = None) -> Payment:
    """A worker pays from their own free hand and tells afterwards. Nobody has to look along."""
    here = bill.pot.here
    if bill.goal.holder_id != by.pk:
        raise NotYours(_("From a free hand only the worker pays whose hand it is."))
    if known := made_before(Payment, key, here=here):
        return known
    with act(PAID, by=by.actor, book=here.slug) as entry:
        require(by, Right.BE_MEMBER, here)
        return _prepare(entry, by, bill, False, key)


def _prepare(
    entry: OpenEntry, by: Person, bill: Bill, two: bool, key: uuid.UUID | None
) -> Payment:
    bill.check()
    check_unsent(Payment, key)
    _check_may_pay(by, bill.pot, bill.goal)
    rules.check_left(bill.cents, queries.left_to_pay(bill.pot, bill.goal))
    payment = Payment(
        id=key or uuid.uuid4(),
        here=bill.pot.here,
        pot=bill.pot,
        goal=bill.goal,
        cents=bill.cents,
        what=bill.what.strip(),
        payee=bill.payee.strip(),
        reference=bill.reference.strip(),
        state=State.WAITING,
        two_pairs=two,
        prepared_by=by,
        prepared=clock.today(),
    )
    if not two:
        _pay(entry, payment)
    payment.save(force_insert=True)
    _tell(entry, payment)
    return payment


def _check_may_pay(by: Person, pot: Pot, goal: Goal) -> None:
    """Everything that must hold when money is prepared, and again at the moment it goes."""
    rules.check_payable(Purpose(goal.purpose), by_holder=goal.holder_id == by.pk)
    rules.check_decided_here(Level(pot.level))
    rules.check_no_interest(str(by.pk), queries.interested_in(goal))
    given = queries.balance_of(pot).given(goal.pk)
    rules.check_conditions(pot.title, pot.asked, goal.aim, given, clock.today())


def _pay(entry: OpenEntry, payment: Payment) -> None:
    """The movement has the number of the payment, so the database takes no second one.

    The one place where money leaves, so here it is asked whether it is held.
    """
    rules.check_not_held(queries.held_until(payment))
    step = Step(
        Move.PAYMENT,
        (Side.RESERVED, payment.goal),
        (Side.PAID, payment.goal),
        payment.cents,
    )
    payment.movement = write_down(entry, payment.pot, step, once=payment.pk)
    payment.state, payment.paid = State.PAID, clock.today()


def _tell(entry: OpenEntry, payment: Payment, **more: str) -> None:
    entry.about(
        payment,
        euros=rules.euros(payment.cents),
        pot=payment.pot.title,
        goal=payment.goal.title,
        what=payment.what,
        **more,
    )


def look_along(*, by: Person, payment: Payment) -> Payment:
    """The second pair of eyes says yes, and the money goes. Once, however often it is pressed."""
    if known := queries.paid_with_the_eyes_of(by, payment):
        return known
    with act(LOOKED, by=by.actor, book=payment.here.slug) as entry:
        payment = _look(entry, by, payment)
        _check_may_pay_still(by, payment)
        _pay(entry, payment)
        payment.looked_by, payment.looked = by, clock.today()
        payment.save()
        _tell(entry, payment)
    return payment


def _look(entry: OpenEntry, by: Person, payment: Payment) -> Payment:
    require(by, Right.LOOK_ALONG, payment.here)
    payment = entry.fresh(payment)
    rules.check_second_eyes(str(payment.prepared_by_id), str(by.pk))
    rules.check_waiting(State(payment.state))
    return payment


def _check_may_pay_still(by: Person, payment: Payment) -> None:
    """Neither of the two has an interest, and the pot still allows it today."""
    interested = queries.interested_in(payment.goal)
    rules.check_no_interest(str(by.pk), interested)
    if str(payment.prepared_by_id) in interested:
        raise Refused(_("Who prepared this payment has an interest in it. Send it back."))
    pot, goal = payment.pot, payment.goal
    rules.check_decided_here(Level(pot.level))
    given = queries.balance_of(pot).given(goal.pk)
    rules.check_conditions(pot.title, pot.asked, goal.aim, given, clock.today())


def send_back(*, by: Person, payment: Payment, why: str) -> Payment:
    """The second pair of eyes says no, with a reason. Nothing is paid, and the money is free."""
    rules.check_words(why)
    with act(SENT_BACK, by=by.actor, book=payment.here.slug) as entry:
        payment = _look(entry, by, payment)
        payment.state, payment.reason = State.SENT_BACK, why.strip()
        payment.looked_by, payment.looked = by, clock.today()
        payment.save()
        _tell(entry, payment, why=payment.reason)
    return payment


def prove(*, by: Person, payment: Payment, photo: bytes = b"", words: str = "") -> Payment:
    """Who paid shows the receipt: a photo, or words about why there is none. It stays."""
    if not photo and not words.strip():
        raise Refused(_("Add a photo of the receipt, or say why there is none."))
    name = _keep(photo) if photo else ""
    try:
        with act(PROVEN, by=by.actor, book=payment.here.slug) as entry:
            payment = entry.fresh(payment)
            _check_may_prove(by, payment)
            payment.proof, payment.proof_words = name, words.strip()
            payment.proven = clock.today()
            payment.save(update_fields=["proof", "proof_words", "proven"])
            _tell(entry, payment)
    except BaseException:
        if name:
            default_storage.delete(name)
        raise
    return payment


def _check_may_prove(by: Person, payment: Payment) -> None:
    if payment.prepared_by_id != by.pk:
        require(by, Right.KEEP_MONEY, payment.here)
    if payment.state not in {State.WAITING, State.PAID}:
        raise Refused(_("Only what is or will be paid has a receipt."))
    if payment.proven:
        raise Refused(_("The receipt of this payment is kept already, and it stays."))


def _keep(photo: bytes) -> str:
    """Keep a photo, drawn anew so that nothing hidden in it travels along."""
    try:
        drawn = media.redraw(photo)
    except media.Unreadable as fault:
        raise Refused(
            _("We cannot read this photo. Choose a JPEG, PNG or WebP of at most 50 megapixels.")
        ) from fault
    return default_storage.save(f"proofs/{uuid.uuid4().hex}.webp", ContentFile(drawn))
