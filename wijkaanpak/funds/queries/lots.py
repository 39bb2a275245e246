"""Spot checks: which months wait for their lot, and which payments it chose."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time

from django.db.models import Prefetch, QuerySet
from django.db.models.functions import TruncMonth
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.funds.models import Drawn, Lot, Payment
from wijkaanpak.funds.rules import Finding, Purpose, month_after, month_of
from wijkaanpak.logbook.queries import first_since
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer, require
from wijkaanpak.people.rules import Right

LAST = 6


def small_payments(here: Neighbourhood) -> QuerySet[Payment]:
    """Return what was paid without a second pair of eyes, also when it was undone later."""
    return Payment.objects.filter(here=here, two_pairs=False, movement__isnull=False)


def month_due(here: Neighbourhood) -> date | None:
    """Return the oldest month that is over and whose small payments await their lot."""
    over = small_payments(here).filter(paid__lt=month_of(clock.today()))
    found = over.annotate(month=TruncMonth("paid")).order_by("month")
    drawn = Lot.objects.filter(here=here).values("month")
    return found.exclude(month__in=drawn).values_list("month", flat=True).first()


def refs_in(here: Neighbourhood, month: date) -> dict[str, uuid.UUID]:
    """Return the small payments of a month: their names in the log, and their numbers."""
    found = small_payments(here).filter(paid__gte=month, paid__lt=month_after(month))
    return {payment.ref: payment.pk for payment in found.only("pk")}


def seed_for(here: Neighbourhood, month: date) -> tuple[int, str] | None:
    """Return the number and hash of the first entry after a month, None when there is none yet."""
    moment = datetime.combine(month_after(month), time(), clock.HERE)
    return first_since(here.slug, moment)


def _drawn(viewer: Viewer) -> QuerySet[Drawn]:
    require(viewer.person, Right.SEE_CASH_DESK, viewer.here)
    found = Drawn.objects.filter(lot__here=viewer.here)
    along = ("lot", "payment__here", "payment__pot", "payment__goal", "payment__prepared_by")
    return found.select_related(*along).order_by("payment__paid", "pk")


def to_look_at(viewer: Viewer) -> list[Drawn]:
    """Return what the lot chose and nobody looked at yet, longest first."""
    return list(_drawn(viewer).filter(finding=Finding.ASKED)[:50])


def last_lots(viewer: Viewer) -> list[Lot]:
    """Return the last lots with what they chose, newest first."""
    found = Lot.objects.filter(here=viewer.here).prefetch_related(
        Prefetch("drawn", _drawn(viewer))
    )
    return list(found.order_by("-month")[:LAST])


def drawn_at_the_desk(viewer: Viewer, payment: uuid.UUID) -> Drawn:
    return get_object_or_404(_drawn(viewer), payment=payment)


def own_without_receipt(person: Person, here: Neighbourhood) -> list[Payment]:
    """Return what somebody paid from their own free hand, that the lot asks a receipt of."""
    mine = Payment.objects.filter(here=here, prepared_by=person, goal__purpose=Purpose.FREE_HAND)
    asked = mine.filter(drawn__finding=Finding.ASKED, proven=None)
    return list(asked.select_related("here", "goal__here").order_by("paid", "pk"))


def own_payment(viewer: Viewer, payment: uuid.UUID) -> Payment:
    """Return a payment from this viewer's own free hand, or answer 404."""
    found = Payment.objects.filter(here=viewer.here, goal__purpose=Purpose.FREE_HAND)
    mine = found.filter(prepared_by=viewer.somebody).select_related("here", "goal__here")
    return get_object_or_404(mine, pk=payment)
