"""What is kept of a draw: what it was made of, the panels fixed before it, and what fell."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.db import models

from wijkaanpak.assemblies.models.mandate import Assembly
from wijkaanpak.assemblies.rules import DrawKind, TargetLine, Way
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.network.models import choices


class Draw(Recorded):
    """Panels that were committed to, and the one of them that was drawn in public.

    The first draw of an assembly fills the table; others, counted by `turn`, choose who stands by
    or who takes an empty seat. `size` seats were drawn of the people with the codes in `among`;
    `pool_hash` is the SHA-256 of that pool. `quotas` is what was asked of them, {feature, value,
    least, most}; `eased` when that was less than the targets. `codes`: who was drawn.
    `file` holds the panels as written and `commitment` their SHA-256. `announced` says before
    the draw which public value counts. `falls` are the dice as they fell, or that value. Chances
    are parts of `panels`. `groups` is what the lottery gave each value: {feature, value, people,
    lowest, mean}; `seats` how many of the panel have it, in the order of the quotas.
    """

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="draws")
    turn = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=choices(DrawKind))
    size = models.PositiveSmallIntegerField()
    among = models.JSONField(default=list)
    pool_hash = models.CharField(max_length=64)
    quotas = models.JSONField(default=list)
    from_reserves = models.BooleanField(default=False)
    eased = models.BooleanField(default=False)
    codes = models.JSONField(default=list)
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
            models.UniqueConstraint(fields=["assembly", "turn"], name="one_draw_per_turn"),
            models.UniqueConstraint(
                fields=["assembly"], condition=models.Q(number=None), name="one_draw_at_a_time"
            ),
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
        return f"{self.assembly_id}: {self.turn}"

    @property
    def lines(self) -> tuple[TargetLine, ...]:
        """What was asked, as targets."""
        return tuple(TargetLine(people=None, **one) for one in self.quotas)

    @property
    def written(self) -> bytes:
        """The panels as they were written before the draw."""
        with default_storage.open(self.file) as kept:
            raw: bytes = kept.read()
        return raw
