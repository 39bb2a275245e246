"""What is kept of door cards: counts and words, never a card, never a person."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.funds.models import Goal
from wijkaanpak.gatherings.models import Gathering
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import KeyFigure, Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.reach.rules import PlanWords


class Tally(Recorded):
    """How many cards had which answer, per question; a better count is a next version.

    `counts` is {question: {group: how many}}. Each question stands alone: which answers were on
    one card is nowhere. Only where people live and whether they rent is counted as a pair.
    `no_card` is how many people gave no card. It is never published and never in the log.
    """

    gathering = models.ForeignKey(Gathering, models.PROTECT, related_name="tallies")
    version = models.PositiveSmallIntegerField()
    counts = models.JSONField()
    no_card = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=300, blank=True)
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        verbose_name_plural = "tallies"
        constraints = [
            models.UniqueConstraint(fields=["gathering", "version"], name="one_count_per_version")
        ]

    def __str__(self) -> str:
        return f"{self.gathering_id}: {self.version}"


class Mirror(Recorded):
    """What the mirror said of a gathering, or of the quiet gatherings of a year together.

    It speaks once: `words` is a list of {asked, key, name, tenure, word} and stays as it was said.
    `no_card`: ten people or more gave no card. `taken_back` says since when it no longer counts.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="mirrors")
    gathering = models.OneToOneField(
        Gathering, models.PROTECT, null=True, blank=True, related_name="mirror"
    )
    year = models.PositiveSmallIntegerField()
    words = models.JSONField(default=list)
    no_card = models.BooleanField(default=False)
    sources = models.JSONField(default=list)
    on = models.DateField()
    taken_back = models.DateField(null=True, blank=True)
    taken_back_words = models.CharField(max_length=300, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["here", "-on", "-id"], name="mirrors_newest_first"),
            models.Index(fields=["here", "year", "on"], name="mirrors_of_year"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["here", "year"],
                condition=models.Q(gathering=None),
                name="a_year_is_added_up_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.here_id}: {self.year}"


class ReachPlan(Recorded):
    """How a group that is missing is met: where, when, in which language, what it brings them.

    Sums in cents are what a threshold costs. `figure` is the public number it began with.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="reach_plans")
    group = models.CharField(max_length=200)
    where = models.TextField()
    when = models.TextField()
    language = models.CharField(max_length=120, blank=True)
    gain = models.TextField()
    goes = models.TextField()
    interpreter = models.PositiveBigIntegerField(default=0)
    child_care = models.PositiveBigIntegerField(default=0)
    taxi = models.PositiveBigIntegerField(default=0)
    goal = models.ForeignKey(
        Goal, models.PROTECT, null=True, blank=True, related_name="reach_plans"
    )
    figure = models.ForeignKey(
        KeyFigure, models.PROTECT, null=True, blank=True, related_name="reach_plans"
    )
    by = models.ForeignKey(Person, models.PROTECT, related_name="reach_plans")
    since = models.DateField()
    look_back_on = models.DateField()
    looked_back = models.DateField(null=True, blank=True)
    learned = models.TextField(blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["here", "-since", "-id"], name="plans_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(looked_back=None, learned="")
                | (models.Q(looked_back__isnull=False) & ~models.Q(learned="")),
                name="who_looks_back_says_what_was_learned",
            )
        ]

    def __str__(self) -> str:
        return self.group

    def get_absolute_url(self) -> str:
        return reverse("reach:plan", args=[self.here.slug, self.pk])

    @property
    def words(self) -> PlanWords:
        """The plan as it was written."""
        return PlanWords(
            self.group, self.where, self.when, self.language, self.gain, self.goes,
            self.interpreter, self.child_care, self.taxi,
        )  # fmt: skip
