"""Money that is held: it stays where it is until a day, or until it is let go."""

from __future__ import annotations

from django.db import models

from wijkaanpak.funds.models.payments import Payment
from wijkaanpak.funds.models.pots import Goal
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood

Q = models.Q


class Hold(Recorded):
    """One payment, or everything that would be paid for a goal, waits up to and with a day."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="holds")
    payment = models.ForeignKey(
        Payment, models.PROTECT, null=True, blank=True, related_name="holds"
    )
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="holds")
    since = models.DateField()
    until = models.DateField()
    ended = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=Q(payment=None) ^ Q(goal=None), name="a_payment_or_a_goal_is_held"
            )
        ]

    def __str__(self) -> str:
        return f"{self.payment_id or self.goal_id}: {self.until}"
