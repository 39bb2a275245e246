"""A frozen practice: what two sides agreed, all that happened, and the hours that came back."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.urls import reverse

from wijkaanpak import clock
from wijkaanpak.experiments.models.burdens import Burden
from wijkaanpak.experiments.rules import freezing as rules
from wijkaanpak.experiments.rules import terms
from wijkaanpak.experiments.rules.freezing import State, Told
from wijkaanpak.experiments.rules.terms import Replacement
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Mandate, Party, Seat, choices
from wijkaanpak.people.models import Person


class Freeze(Recorded):
    """An agreement of the owner of a practice and the keeper to do without it for a time.

    `asked_by` is the side that asked last for something (the freeze itself, or a wish). Minutes
    are those of one worker in an average month. `ground` is that of the burden on the day of the
    agreement; a trigger holds it and the protected list against the burden itself.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="freezes")
    burden = models.ForeignKey(Burden, models.PROTECT, related_name="freezes")
    owner = models.ForeignKey(Party, models.PROTECT, related_name="owns_freezes")
    keeper = models.ForeignKey(Party, models.PROTECT, related_name="keeps_freezes")
    asked_by = models.ForeignKey(Party, models.PROTECT, related_name="asked_freezes")
    title = models.CharField(max_length=160)
    ground = models.CharField(max_length=9)
    since = models.DateField()
    months = models.PositiveSmallIntegerField()
    until = models.DateField()
    replacement = models.CharField(max_length=6, choices=choices(Replacement))
    replacement_words = models.CharField(max_length=300)
    replacement_minutes = models.PositiveIntegerField()
    old_minutes = models.PositiveIntegerField()
    promised_minutes = models.PositiveIntegerField()
    promised_to = models.CharField(max_length=300)
    workers = models.PositiveSmallIntegerField()
    thaw_seat = models.ForeignKey(Seat, models.PROTECT, related_name="may_thaw")
    state = models.CharField(max_length=9, choices=choices(State), default=State.PROPOSED)
    thawed_part = models.CharField(max_length=300, blank=True)
    stays = models.TextField(blank=True)
    ended = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["here", "-since", "-id"], name="freezes_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(owner=models.F("keeper")), name="a_freeze_is_between_two"
            ),
            models.CheckConstraint(
                condition=models.Q(months__gte=1, months__lte=terms.MOST_MONTHS),
                name="a_freeze_lasts_at_most_24_months",
            ),
            models.CheckConstraint(
                condition=models.Q(ground__in=["ordinance", "contract", "habit"]),
                name="what_a_law_asks_is_not_frozen",
            ),
            models.CheckConstraint(
                condition=models.Q(old_minutes__gt=models.F("replacement_minutes") * 10),
                name="what_comes_instead_costs_less_than_a_tenth",
            ),
            models.UniqueConstraint(
                fields=["burden"],
                condition=models.Q(state__in=["proposed", "frozen"]),
                name="one_open_freeze_per_burden",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("experiments:freeze", args=[self.here.slug, self.pk])

    @property
    def runs(self) -> bool:
        return rules.runs(self.state, self.since, self.until, clock.today())

    @property
    def past_end(self) -> bool:
        return rules.past_end(self.state, self.until, clock.today())

    @property
    def days_left(self) -> int:
        """The countdown, in days; below nought when the last day passed."""
        return (self.until - clock.today()).days

    @property
    def to_come(self) -> bool:
        """True when both agreed and the first day is still to come."""
        return self.state == State.FROZEN and clock.today() < self.since

    @property
    def last_day(self) -> date:
        """The day on which it ended, or will end."""
        return self.ended or self.until


class FreezeStep(Recorded):
    """One thing that happened: by which side, when, in its words. `residents` witnessed a talk."""

    freeze = models.ForeignKey(Freeze, models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField()
    told = models.CharField(max_length=12, choices=choices(Told))
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="freeze_steps"
    )
    mandate = models.ForeignKey(
        Mandate, models.PROTECT, null=True, blank=True, related_name="freeze_steps"
    )
    words = models.TextField(blank=True)
    second = models.CharField(max_length=200, blank=True)
    residents = models.PositiveSmallIntegerField(default=0)
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["freeze", "number"], name="one_step_of_a_freeze_per_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.told} {self.freeze_id}"


class GuardSignal(Recorded):
    """How they would notice that it goes wrong, and when it did."""

    freeze = models.ForeignKey(Freeze, models.PROTECT, related_name="signals")
    number = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=200)
    went_off = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["freeze", "number"], name="one_signal_of_a_freeze_per_number"
            )
        ]

    def __str__(self) -> str:
        return self.words


class Wish(Recorded):
    """What one side asks of the other: to end it (`outcome`), or another length (`months`)."""

    freeze = models.ForeignKey(Freeze, models.PROTECT, related_name="wishes")
    party = models.ForeignKey(Party, models.PROTECT, related_name="freeze_wishes")
    outcome = models.CharField(max_length=9, choices=choices(State), blank=True)
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    why = models.TextField()
    stays = models.TextField(blank=True)
    asked = models.DateField()
    answered = models.DateField(null=True, blank=True)
    granted = models.BooleanField(default=False)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["freeze"],
                condition=models.Q(answered=None),
                name="one_open_wish_per_freeze",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="", months__isnull=False)
                | models.Q(outcome__in=["abolished", "thinner", "thawed"], months=None),
                name="a_wish_is_an_end_or_another_length",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome or self.months} {self.freeze_id}"


class AskedAgain(Recorded):
    """A worker pressed the button: this was asked again anyway. Who, is kept nowhere beside it."""

    freeze = models.ForeignKey(Freeze, models.PROTECT, related_name="asked_again")
    on = models.DateField()
    answer = models.TextField(blank=True)
    answered = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["freeze", "on", "id"], name="asked_again_by_day")]

    def __str__(self) -> str:
        return f"{self.on} {self.freeze_id}"


class HalfYear(Recorded):
    """What workers said of one half year: three counts, and no names."""

    freeze = models.ForeignKey(Freeze, models.PROTECT, related_name="half_years")
    number = models.PositiveSmallIntegerField()
    back = models.PositiveSmallIntegerField(default=0)
    partly = models.PositiveSmallIntegerField(default=0)
    not_back = models.PositiveSmallIntegerField(default=0)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["freeze", "number"], name="one_count_per_half_year")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.freeze_id}"


class SaidHours(Recorded):
    """That somebody answered in a half year, so that nobody answers twice. Not what they said."""

    half_year = models.ForeignKey(HalfYear, models.PROTECT, related_name="said")
    person = models.ForeignKey(Person, models.PROTECT, related_name="said_hours")

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["half_year", "person"], name="one_answer_per_half_year"
            )
        ]

    def __str__(self) -> str:
        return f"an answer of {self.half_year_id}"
