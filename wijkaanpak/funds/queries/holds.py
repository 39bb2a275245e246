"""What is held at the cash desk today."""

from __future__ import annotations

import uuid
from datetime import date

from django.db.models import Q, QuerySet

from wijkaanpak import clock
from wijkaanpak.funds.models import Goal, Hold, Payment
from wijkaanpak.funds.rules import Purpose, State
from wijkaanpak.neighbourhoods.models import Neighbourhood


def _now() -> QuerySet[Hold]:
    return Hold.objects.filter(ended=None, until__gte=clock.today())


def held_until(payment: Payment) -> date | None:
    """Return until when a payment waits, because it or its goal is held; None when it is free."""
    found = _now().filter(Q(payment=payment.pk) | Q(goal=payment.goal_id))
    return found.order_by("-until").values_list("until", flat=True).first()


def held_among(payments: list[Payment]) -> set[uuid.UUID]:
    """Return the numbers of those of these payments that wait, because they or goals are held."""
    if not payments:
        return set()
    goals = Q(goal__in=[one.goal_id for one in payments])
    found = _now().filter(Q(payment__in=payments) | goals).values_list("payment", "goal")
    held = {number for pair in found for number in pair if number}
    return {one.pk for one in payments if held & {one.pk, one.goal_id}}


def is_held(*, payment: Payment | None = None, goal: Goal | None = None) -> bool:
    """Tell whether exactly this payment or this goal is held."""
    return _now().filter(payment=payment, goal=goal).exists()


def that_can_be_held(here: Neighbourhood) -> tuple[list[Payment], list[Goal]]:
    """Return the payments that wait for a second pair of eyes, and the goals with money.

    A round as a whole and a free hand are left out: what won a round is a goal of its own.
    """
    waiting = Payment.objects.filter(here=here, state=State.WAITING).select_related("goal")
    apart = (Purpose.ROUND, Purpose.FREE_HAND)
    goals = Goal.objects.filter(here=here).exclude(purpose__in=apart).order_by("title", "id")
    return list(waiting.order_by("-prepared", "-id")), list(goals)
