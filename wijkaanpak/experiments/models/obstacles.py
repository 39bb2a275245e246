"""A rule or system that is in the way, and what its owner and who met it said."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak import clock
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.experiments.rules import obstacles as rules
from wijkaanpak.experiments.rules.obstacles import Finder, Say, State
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party, choices
from wijkaanpak.people.models import Person


class Obstacle(Recorded):
    """Something that a rule or system makes impossible. Who met it is kept, and not shown.

    `due` is the day by which the owner answers, or did promise to have solved it.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="obstacles")
    owner = models.ForeignKey(Party, models.PROTECT, related_name="obstacles")
    title = models.CharField(max_length=120)
    rule = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    finder = models.CharField(max_length=8, choices=choices(Finder))
    found_by = models.ForeignKey(Person, models.PROTECT, related_name="found_obstacles")
    state = models.CharField(max_length=11, choices=choices(State), default=State.OPEN)
    reported = models.DateField()
    due = models.DateField(null=True, blank=True)
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, related_name="solves_obstacles"
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["here", "-reported", "-id"], name="obstacles_newest_first"),
            models.Index(fields=["owner", "-reported", "-id"], name="obstacles_of_owner"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("experiments:obstacle", args=[self.here.slug, self.pk])

    @property
    def overdue(self) -> bool:
        return rules.overdue(self.state, self.due, clock.today())


class ObstacleWord(Recorded):
    """One thing said of an obstacle. `party` is empty when who met it spoke."""

    obstacle = models.ForeignKey(Obstacle, models.PROTECT, related_name="said")
    number = models.PositiveSmallIntegerField()
    say = models.CharField(max_length=10, choices=choices(Say))
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="obstacle_words"
    )
    words = models.TextField(blank=True)
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["obstacle", "number"], name="one_word_of_an_obstacle_per_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.say} {self.obstacle_id}"
