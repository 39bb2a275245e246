"""Kitchens that are shown, and who came to look with which promise."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.knowledge.models.lessons import Lesson
from wijkaanpak.knowledge.rules.visits import CameOf, KitchenState, VisitState
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party, choices


class Kitchen(Recorded):
    """One practice that a neighbourhood shows on a day, with what went wrong."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="kitchens")
    party = models.ForeignKey(Party, models.PROTECT, related_name="kitchens")
    lesson = models.ForeignKey(
        Lesson, models.PROTECT, null=True, blank=True, related_name="kitchens"
    )
    title = models.CharField(max_length=120)
    shown = models.TextField()
    went_wrong = models.TextField()
    place = models.CharField(max_length=200)
    on = models.DateField()
    state = models.CharField(
        max_length=10, choices=choices(KitchenState), default=KitchenState.PLANNED
    )
    why_not = models.TextField(blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["here", "-on", "-id"], name="kitchens_by_day")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("knowledge:kitchen", args=[self.here.slug, self.pk])


class Visit(Recorded):
    """A neighbourhood that was asked to come and look, and the one thing it promised.

    `guest` lives on this site; one from elsewhere has a `name`, and a `far` key or address.
    """

    kitchen = models.ForeignKey(Kitchen, models.PROTECT, related_name="visits")
    guest = models.ForeignKey(
        Neighbourhood, models.PROTECT, null=True, blank=True, related_name="kitchen_visits"
    )
    name = models.CharField(max_length=120)
    far = models.CharField(max_length=500, blank=True)
    state = models.CharField(
        max_length=10, choices=choices(VisitState), default=VisitState.INVITED
    )
    promise = models.TextField(blank=True)
    due = models.DateField(null=True, blank=True)
    came_of = models.CharField(max_length=10, choices=choices(CameOf), blank=True)
    told = models.TextField(blank=True)
    told_on = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["kitchen", "guest"],
                condition=models.Q(guest__isnull=False),
                name="one_visit_per_guest",
            ),
            models.UniqueConstraint(
                fields=["kitchen", "name"], name="one_visit_per_name_of_a_guest"
            ),
        ]

    def __str__(self) -> str:
        return self.name
