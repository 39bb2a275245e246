"""What somebody asks of people who work or live here, what they said to that, and who has it."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.experiments.rules import burdens as rules
from wijkaanpak.experiments.rules.burdens import Answer, Carries, Ground, Protected, Rhythm, State
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Mandate, Party, choices
from wijkaanpak.people.models import Person


class Costly(models.Model):
    """On what ground it is asked, how often, and what it costs one worker each time."""

    ground = models.CharField(max_length=9, choices=choices(Ground))
    ground_words = models.CharField(max_length=300, blank=True)
    rhythm = models.CharField(max_length=9, choices=choices(Rhythm))
    minutes = models.PositiveIntegerField()

    class Meta:
        abstract = True

    @property
    def minutes_a_month(self) -> int:
        """The time of one worker in an average month."""
        return rules.minutes_a_month(self.minutes, self.rhythm)

    @property
    def minutes_a_year(self) -> int:
        """The time of one worker in a year."""
        return rules.minutes_a_year(self.minutes, self.rhythm)


class Burden(Recorded, Costly):
    """One thing that is asked. `carries` is a role; no person is named here, and none is shown.

    `decision` empty: no decision that we know of changed because of it. `protected` empty: it is
    not on the list of what is never frozen. `entered_by` is for who entered it, and not shown.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="burdens")
    asker = models.ForeignKey(Party, models.PROTECT, related_name="asks_for")
    title = models.CharField(max_length=rules.MOST_TITLE)
    words = models.TextField(blank=True)
    carries = models.CharField(max_length=16, choices=choices(Carries))
    workers = models.PositiveSmallIntegerField(default=1)
    readers = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    protected = models.CharField(max_length=10, choices=choices(Protected), blank=True)
    state = models.CharField(max_length=9, choices=choices(State), default=State.LISTED)
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="entered_burdens")
    entered = models.DateField()

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["here", "-entered", "-id"], name="burdens_newest_first"),
            models.Index(fields=["asker", "-entered", "-id"], name="burdens_of_asker"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes__gte=1, workers__gte=1), name="a_burden_costs_time"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("experiments:burden", args=[self.here.slug, self.pk])


class BurdenAnswer(Recorded, Costly):
    """What the party that asks said. Name, ground and numbers are those of before it spoke."""

    burden = models.ForeignKey(Burden, models.PROTECT, related_name="answers")
    answer = models.CharField(max_length=7, choices=choices(Answer))
    words = models.TextField(blank=True)
    title = models.CharField(max_length=rules.MOST_TITLE, blank=True)
    party = models.ForeignKey(Party, models.PROTECT, related_name="burden_answers")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="burden_answers")
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["burden", "on", "id"], name="answers_of_burden")]

    def __str__(self) -> str:
        return f"{self.answer} {self.burden_id}"


class Carrier(Recorded):
    """Somebody says: I have the work of this too. Shown to nobody else, and counted nowhere."""

    burden = models.ForeignKey(Burden, models.PROTECT, related_name="carriers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="carries")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    pressed = models.DateField(null=True, blank=True)  # asked again anyway: once a day is enough

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["burden", "person"],
                condition=models.Q(until=None),
                name="one_carrier_per_burden",
            )
        ]

    def __str__(self) -> str:
        return f"carrier of {self.burden_id}"
