"""Lesson files that came in. Only what was signed and whole is kept."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.knowledge.models.lessons import Source
from wijkaanpak.knowledge.rules.parcels import ParcelState
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import choices


class Parcel(Recorded):
    """One file, word for word, and what became of it."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="lesson_parcels")
    digest = models.CharField(max_length=64)
    key = models.CharField(max_length=500)
    name = models.CharField(max_length=300)
    lessons = models.PositiveSmallIntegerField()
    file = models.TextField()
    state = models.CharField(
        max_length=10, choices=choices(ParcelState), default=ParcelState.WAITING
    )
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="parcels"
    )
    came = models.DateTimeField()
    decided = models.DateTimeField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["here", "-came", "-id"], name="lesson_files_by_coming")]
        constraints = [
            models.UniqueConstraint(
                fields=["here", "digest"],
                condition=models.Q(state="waiting"),
                name="one_lesson_file_waits_once",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("knowledge:parcel", args=[self.here.slug, self.pk])
