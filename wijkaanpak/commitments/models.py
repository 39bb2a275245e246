"""What is kept of a promise: its words in every version, and everything said in its life."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.urls import reverse

from wijkaanpak.agenda.models import Item
from wijkaanpak.commitments.rules import LIVING, Kind, State, Stroke, Told, Words, overdue
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Mandate, Party, Proposal, choices


class Worded(models.Model):
    """The words of a promise: what, seen how, by when or how often, on what condition."""

    text = models.TextField()
    kept_when = models.TextField()
    due = models.DateField(null=True, blank=True)
    rhythm = models.CharField(max_length=120, blank=True)
    every_months = models.PositiveSmallIntegerField(default=0)
    condition = models.TextField(blank=True)

    class Meta:
        abstract = True

    @property
    def words(self) -> Words:
        """The words as one thing that can be compared and read aloud."""
        return Words(
            self.text, self.kept_when, self.due, self.rhythm, self.every_months, self.condition
        )


class Commitment(Recorded, Worded):
    """A promise of one party to another. The words here are those of the latest version.

    `giver_mandate` is the seat and its holder under whom it was promised; `carried_by` who
    answers for it now; `awaits` the day that counts at present, or none: for a returning promise
    the next time, after a repair was agreed the day of the repair.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="commitments")
    kind = models.CharField(max_length=10, choices=choices(Kind))
    title = models.CharField(max_length=200)
    giver = models.ForeignKey(Party, models.PROTECT, related_name="promised")
    giver_mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="promised")
    carried_by = models.ForeignKey(Mandate, models.PROTECT, related_name="carries")
    receiver = models.ForeignKey(Party, models.PROTECT, related_name="was_promised")
    together_with = models.CharField(max_length=200, blank=True)
    stroke = models.CharField(max_length=5, choices=choices(Stroke), default=Stroke.LONG)
    item = models.ForeignKey(
        Item, models.PROTECT, related_name="commitments", null=True, blank=True
    )
    state = models.CharField(max_length=14, choices=choices(State), default=State.DRAFT)
    state_since = models.DateField()
    since = models.DateField()
    awaits = models.DateField(null=True, blank=True)
    at_risk_since = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["here", "-since", "-id"], name="promises_newest_first"),
            models.Index(fields=["here", "state", "-since", "-id"], name="promises_per_state"),
            models.Index(fields=["here", "awaits"], name="promises_by_day"),
            models.Index(fields=["giver", "-since", "-id"], name="promises_of_giver"),
            models.Index(fields=["receiver", "-since", "-id"], name="promises_to_receiver"),
            models.Index(
                fields=["here", "-since", "-id"],
                condition=models.Q(at_risk_since__isnull=False),
                name="promises_at_risk",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("receiver")), name="a_promise_is_between_two"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("commitments:read", args=[self.here.slug, self.pk])

    @property
    def lives(self) -> bool:
        """True from the yes of the receiver until the receiver closes it."""
        return self.state in LIVING

    @property
    def orphaned(self) -> bool:
        """True when whoever carried it left that seat, and nobody took the promise over."""
        return self.lives and self.carried_by.until is not None

    @property
    def at_risk(self) -> bool:
        return self.at_risk_since is not None

    def overdue(self, today: date) -> bool:
        """True when its day passed and the receiver has not said how it went."""
        return overdue(State(self.state), Kind(self.kind), self.awaits, today)


class Version(Recorded, Worded):
    """The words as they were from a day on. Every version stays readable."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    since = models.DateField()
    why = models.TextField(blank=True)
    proposal = models.OneToOneField(
        Proposal, models.PROTECT, related_name="version", null=True, blank=True
    )

    class Meta:
        base_manager_name = "objects"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "number"], name="one_version_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id}: {self.number}"


class Change(Recorded, Worded):
    """Other words that one party asked for. They wait for the yes of the other."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="changes")
    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="change")
    asked = models.DateField()

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["commitment", "asked"], name="changes_of_promise")]

    def __str__(self) -> str:
        return f"{self.commitment_id}: {self.asked}"


class Report(Recorded):
    """One step in the life of a promise: what was said, by which party, when."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="commitment_reports")
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="reports")
    number = models.PositiveIntegerField()
    told = models.CharField(max_length=18, choices=choices(Told))
    party = models.ForeignKey(Party, models.PROTECT, related_name="commitment_reports")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="commitment_reports")
    words = models.TextField(blank=True)
    period = models.CharField(max_length=40, blank=True)
    due = models.DateField(null=True, blank=True)
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["here", "-on", "-number", "-id"], name="reports_newest_first"),
            models.Index(fields=["here", "told", "-on"], name="reports_per_kind"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "number"], name="one_report_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id}: {self.told}"
