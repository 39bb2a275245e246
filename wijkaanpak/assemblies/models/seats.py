"""What is kept of the seats: who was drawn for them, and what became of it."""

from __future__ import annotations

from django.db import models

from wijkaanpak.assemblies.models.draw import Draw
from wijkaanpak.assemblies.models.mandate import Assembly
from wijkaanpak.assemblies.models.pool import SignUp
from wijkaanpak.assemblies.rules import GONE, SeatState, Why, WhyEmpty
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.network.models import choices


class Place(Recorded):
    """Somebody who was drawn, once and for good, and what became of it.

    `draw` gave them their seat, or made them stand by. `why` is a kind of reason, which is erased
    after the term; `since` the day of the last step.
    """

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="places")
    signup = models.OneToOneField(SignUp, models.PROTECT, related_name="place")
    state = models.CharField(max_length=12, choices=choices(SeatState), default=SeatState.WAITING)
    why = models.CharField(max_length=12, choices=choices(Why), blank=True)
    since = models.DateField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(why="") | models.Q(state__in=GONE),
                name="only_who_is_gone_has_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.draw_id}: {self.signup_id}"


class EmptySeats(Recorded):
    """Seats that stay empty until the end, and the kind of reason."""

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="empty_seats")
    many = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=12, choices=choices(WhyEmpty))
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        verbose_name_plural = "empty seats"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(many__gt=0), name="some_seats_stay_empty_or_none_is_written"
            )
        ]

    def __str__(self) -> str:
        return f"{self.assembly_id}: {self.many}"
