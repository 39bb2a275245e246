"""Sixty seconds of a worker, in place of a report."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.commitments.models import Commitment
from wijkaanpak.experiments.models.freezing import Freeze
from wijkaanpak.experiments.rules.minutes import State
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.network.models import choices
from wijkaanpak.people.models import Person
from wijkaanpak.stories.rules import Layer


class SpokenMinute(Recorded):
    """One minute. Readers see the role of who spoke; the person is kept for coming back only.

    `voice` is a name in the file storage, or nothing. `public`: not only the funders may read it.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="spoken_minutes")
    freeze = models.ForeignKey(Freeze, models.PROTECT, related_name="spoken_minutes")
    teller = models.ForeignKey(Person, models.PROTECT, related_name="spoken_minutes")
    text = models.TextField(blank=True)
    voice = models.CharField(max_length=100, blank=True)
    seconds = models.PositiveSmallIntegerField(default=0)
    layer = models.CharField(max_length=20, choices=choices(Layer))
    domain = models.CharField(max_length=20, choices=choices(Domain))
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, related_name="spoken_minutes"
    )
    public = models.BooleanField(default=False)
    state = models.CharField(max_length=7, choices=choices(State))
    spoken = models.DateField()
    sent = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["here", "state", "-sent", "-id"], name="minutes_newest_first"),
            models.Index(fields=["teller", "-spoken", "-id"], name="minutes_of_teller"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="sent") | ~models.Q(text=""),
                name="a_sent_minute_can_be_read",
            )
        ]

    def __str__(self) -> str:
        return f"minute of {self.freeze_id}"

    def get_absolute_url(self) -> str:
        return reverse("experiments:minute", args=[self.here.slug, self.pk])
