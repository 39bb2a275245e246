"""What is kept of a draw: the panels fixed before it, what fell, and the seats."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.db import models

from wijkaanpak.assemblies.models.mandate import Assembly
from wijkaanpak.assemblies.models.pool import SignUp
from wijkaanpak.assemblies.rules import Way
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.network.models import choices


class Draw(Recorded):
    """Panels that were committed to, and the one of them that was drawn in public.

    `file` holds the panels as written and `commitment` their SHA-256. `announced` says before
    the draw which public value counts. `falls` are the dice as they fell, or that value. Chances
    are parts of `panels`. `groups` is what the lottery gave each value: {feature, value, people,
    lowest, mean}; `seats` how many of the panel have it, in the order of the targets.
    """

    assembly = models.OneToOneField(Assembly, models.PROTECT, related_name="draw")
    way = models.CharField(max_length=10, choices=choices(Way))
    announced = models.CharField(max_length=300, blank=True)
    panels = models.PositiveIntegerField()
    people = models.PositiveIntegerField()
    commitment = models.CharField(max_length=64)
    file = models.CharField(max_length=200)
    smallest = models.PositiveIntegerField()
    bound = models.FloatField()
    proven = models.BooleanField()
    groups = models.JSONField(default=list)
    seats = models.JSONField(default=list)
    committed = models.DateField()
    falls = models.CharField(max_length=300, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    drawn = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(number=None, drawn=None, falls="")
                | (models.Q(number__isnull=False, drawn__isnull=False) & ~models.Q(falls="")),
                name="a_number_falls_where_all_can_see_how",
            ),
            models.CheckConstraint(
                condition=~models.Q(way=Way.VALUE) | ~models.Q(announced=""),
                name="a_public_value_is_announced_before",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assembly_id}: {self.number}"

    @property
    def written(self) -> bytes:
        """The panels as they were written before the draw."""
        with default_storage.open(self.file) as kept:
            raw: bytes = kept.read()
        return raw


class Place(Recorded):
    """A seat on the panel, and who was drawn for it."""

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="places")
    signup = models.OneToOneField(SignUp, models.PROTECT, related_name="place")

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"{self.draw_id}: {self.signup_id}"
