"""The cash desk: payments with whom they go to, and the lines of the bank. Not public."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.db.models import Q, QuerySet, Sum
from django.http import Http404
from django.shortcuts import get_object_or_404

from wijkaanpak.funds.models import (
    BankFile,
    BankLine,
    Contribution,
    Goal,
    Interest,
    Payment,
    Pot,
)
from wijkaanpak.funds.queries.ledger import balance_of
from wijkaanpak.funds.rules import Expected, State
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.queries import limit
from wijkaanpak.network.rules import DecisionKind
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer, require
from wijkaanpak.people.rules import Right

MOST = 50


def four_eyes_limit(here: Neighbourhood) -> int:
    """Return above how many euros two people look, as the charter says."""
    return limit(here, DecisionKind.PAY_FROM_POT, "four_eyes_euros")


def payments_at_the_desk(viewer: Viewer) -> QuerySet[Payment]:
    """Return every payment here, with everything: only for who sees the cash desk."""
    require(viewer.person, Right.SEE_CASH_DESK, viewer.here)
    found = Payment.objects.filter(here=viewer.here)
    return found.select_related("here", "pot__here", "goal__here", "prepared_by", "looked_by")


def to_do(viewer: Viewer) -> tuple[list[Payment], list[Payment]]:
    """Return what waits for a second pair of eyes, and what has no receipt, longest first."""
    waits, bare = Q(state=State.WAITING), Q(state=State.PAID, proven=None)
    found = payments_at_the_desk(viewer).filter(waits | bare)
    rows = list(found.order_by("prepared", "pk")[: 2 * MOST])
    waiting = [one for one in rows if one.state == State.WAITING]
    return waiting, [one for one in rows if one.state == State.PAID]


def payments_page(viewer: Viewer, after: uuid.UUID | None = None) -> list[Payment]:
    """Return a page of payments, newest first, one more when there is more."""
    found = payments_at_the_desk(viewer)
    last = Payment.objects.filter(here=viewer.here, pk=after).first() if after else None
    if last:
        found = found.filter(
            Q(prepared__lt=last.prepared) | Q(prepared=last.prepared, pk__lt=last.pk)
        )
    return list(found.order_by("-prepared", "-pk")[: MOST + 1])


def payment_at_the_desk(viewer: Viewer, payment: uuid.UUID) -> Payment:
    found = payments_at_the_desk(viewer).select_related("drawn__lot", "drawn__looked_by")
    return get_object_or_404(found, pk=payment)


def paid_with_the_eyes_of(person: Person, payment: Payment) -> Payment | None:
    """Return a payment as it was made when this person looked along: the button pressed again."""
    return Payment.objects.filter(pk=payment.pk, state=State.PAID, looked_by=person).first()


def spoken_for(pot: Pot, goal: Goal) -> int:
    """Return what waits for a second pair of eyes of what a pot set aside for a goal."""
    waits = Payment.objects.filter(pot=pot, goal=goal, state=State.WAITING)
    return waits.aggregate(total=Sum("cents"))["total"] or 0


def left_to_pay(pot: Pot, goal: Goal) -> int:
    """Return what can still be paid for a goal from a pot."""
    return balance_of(pot).reserved.get(goal.pk, 0) - spoken_for(pot, goal)


def interested_in(goal: Goal) -> set[str]:
    """Return who said to have an interest in a goal, or in the round it is part of."""
    goals = [goal.pk, goal.part_of_id] if goal.part_of_id else [goal.pk]
    found = Interest.objects.filter(goal__in=goals, ended=None).values_list("person", flat=True)
    return {str(person) for person in found}


def proof_of(payment: Payment) -> bytes:
    """Return the photo of a receipt, or answer 404."""
    try:
        with default_storage.open(payment.proof or "none") as file:
            data: bytes = file.read()
            return data
    except FileNotFoundError as gone:
        raise Http404 from gone


def expected(here: Neighbourhood) -> list[Expected]:
    """Return everything in the ledger that did not come by at the bank yet."""
    paid = Payment.objects.filter(here=here, state=State.PAID, bank_line=None)
    came = Contribution.objects.filter(here=here, bank_line=None, movement__reversed_by=None)
    out = [
        Expected(one.ref, -one.cents, one.paid or one.prepared, one.payee, one.reference, one.what)
        for one in paid
    ]
    return out + [
        Expected(
            one.ref, one.cents, one.on, one.pot.funder or one.pot.owner.name, one.reference,
            one.pot.title,
        )
        for one in came.select_related("pot__owner")
    ]  # fmt: skip


def file_read_before(here: Neighbourhood, digest: str) -> BankFile | None:
    return BankFile.objects.filter(here=here, digest=digest).first()


def known_keys(here: Neighbourhood, keys: list[str]) -> set[str]:
    """Return which of these lines of the bank were read in before."""
    known: set[str] = set()
    for start in range(0, len(keys), 500):
        some = BankLine.objects.filter(here=here, key__in=keys[start : start + 500])
        known.update(some.values_list("key", flat=True))
    return known


@dataclass(frozen=True)
class Choice:
    """Something in the ledger that a line of the bank could belong to."""

    ref: str
    words: str
    cents: int


def choices_for(here: Neighbourhood, line: BankLine) -> list[Choice]:
    """Return what a line could belong to: the same sum, not seen at the bank yet."""
    same = [one for one in expected(here) if one.cents == line.cents]
    return [Choice(one.ref, f"{one.on:%d-%m-%Y} {one.who}: {one.what}", one.cents) for one in same]


def waits_for_eyes(here: Neighbourhood, line: BankLine) -> list[Payment]:
    """Return the payments of this sum that nobody else looked at yet, though the bank paid."""
    waiting = Payment.objects.filter(here=here, state=State.WAITING, cents=-line.cents)
    return list(waiting.order_by("-prepared", "pk"))


def bank_lines(viewer: Viewer, *, loose: bool = False) -> QuerySet[BankLine]:
    """Return the lines of the bank, newest first; `loose` are those that belong to nothing yet."""
    require(viewer.person, Right.SEE_CASH_DESK, viewer.here)
    found = BankLine.objects.filter(here=viewer.here)
    if loose:
        found = found.filter(payment=None, contribution=None, set_aside="")
    return found.select_related("payment__goal", "contribution__pot").order_by("-on", "-pk")


def bank_page(viewer: Viewer, after: uuid.UUID | None = None) -> list[BankLine]:
    """Return a page of lines, newest first, one more when there is more."""
    found = bank_lines(viewer)
    last = BankLine.objects.filter(here=viewer.here, pk=after).first() if after else None
    if last:
        found = found.filter(Q(on__lt=last.on) | Q(on=last.on, pk__lt=last.pk))
    return list(found[: MOST + 1])


def line_at_the_desk(viewer: Viewer, line: uuid.UUID) -> BankLine:
    return get_object_or_404(bank_lines(viewer), pk=line)
