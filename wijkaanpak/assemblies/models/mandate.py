"""What is kept of an assembly itself: its mandate and its targets."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.assemblies.rules import Mandate, Stage, TargetLine, stage_of
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Article, Party, Proposal


class Assembly(Recorded):
    """Neighbours drawn by lot for one question. Money in cents.

    `reach_us` is the number and the place at which people reach who leads it, on every letter.
    `by` wrote the mandate down and `answered_by` answers what is recommended. `proposal` is how
    the parties were asked to say yes, `article` the part of the charter under which they were.
    `counted_from` is where the numbers of who lives here come from, that the targets follow.
    `pool_hash` is the SHA-256 of the pool as it was closed; `forgotten` the day on which all
    that is personal was erased.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="assemblies")
    by = models.ForeignKey(Party, models.PROTECT, related_name="assemblies")
    answered_by = models.ForeignKey(Party, models.PROTECT, related_name="assemblies_to_answer")
    title = models.CharField(max_length=150)
    question = models.TextField()
    promise = models.TextField()
    budget = models.PositiveBigIntegerField()
    answer_weeks = models.PositiveSmallIntegerField()
    seats = models.PositiveSmallIntegerField()
    ends = models.DateField()
    reach_us = models.CharField(max_length=200, blank=True)
    written = models.DateField()
    proposal = models.OneToOneField(
        Proposal, models.PROTECT, null=True, blank=True, related_name="assembly"
    )
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="assemblies"
    )
    counted_from = models.CharField(max_length=200, blank=True)
    begun = models.DateField(null=True, blank=True)
    frozen = models.DateField(null=True, blank=True)
    pool_hash = models.CharField(max_length=64, blank=True)
    drawn = models.DateField(null=True, blank=True)
    forgotten = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        verbose_name_plural = "assemblies"
        indexes = [
            models.Index(fields=["here", "-written", "-id"], name="assemblies_newest_first")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(begun=None) | models.Q(proposal__isnull=False),
                name="an_assembly_begins_with_a_mandate",
            ),
            models.CheckConstraint(
                condition=models.Q(frozen=None) | models.Q(begun__isnull=False),
                name="a_pool_belongs_to_an_assembly_that_began",
            ),
            models.CheckConstraint(
                condition=models.Q(drawn=None) | models.Q(frozen__isnull=False),
                name="nobody_is_drawn_before_the_pool_is_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("assemblies:assembly", args=[self.here.slug, self.pk])

    @property
    def words(self) -> Mandate:
        """The mandate as it was written."""
        return Mandate(
            self.title, self.question, self.promise, self.budget, self.answer_weeks,
            self.seats, self.ends, self.reach_us,
        )  # fmt: skip

    @property
    def stage(self) -> Stage:
        return stage_of(self.begun, self.frozen, self.drawn)


class Target(Recorded):
    """How many of a panel have one value of a feature; `people`: how many of it live here.

    `sat`: how many of it sat at the table in the end, from the day on which the pool is erased.
    """

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="targets")
    place = models.PositiveSmallIntegerField()
    feature = models.CharField(max_length=60)
    value = models.CharField(max_length=60)
    people = models.PositiveIntegerField(null=True, blank=True)
    least = models.PositiveSmallIntegerField()
    most = models.PositiveSmallIntegerField()
    sat = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["assembly", "feature", "value"], name="one_target_per_value"
            ),
            models.CheckConstraint(
                condition=models.Q(least__lte=models.F("most")),
                name="a_target_is_at_least_no_more_than_at_most",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.feature}: {self.value}"

    @property
    def line(self) -> TargetLine:
        return TargetLine(self.feature, self.value, self.people, self.least, self.most, self.sat)
