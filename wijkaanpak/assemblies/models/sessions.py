"""What is kept of the sessions of an assembly, and, as long as needed, of who was there."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.urls import reverse

from wijkaanpak.assemblies.models.mandate import Assembly
from wijkaanpak.assemblies.models.pool import SignUp
from wijkaanpak.assemblies.rules.sessions import (
    LOOK_AGAIN,
    Allowance,
    ChosenBy,
    SessionWords,
    Why,
)
from wijkaanpak.gatherings.models import Venue
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.network.models import choices
from wijkaanpak.people.models import Person


class Session(Recorded):
    """A day on which the panel meets. `allowance`: cents for each seat that was taken."""

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    on = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    venue = models.ForeignKey(
        Venue, models.PROTECT, null=True, blank=True, related_name="sessions"
    )
    place = models.CharField(max_length=200, blank=True)
    aims = models.JSONField(default=list)
    programme = models.TextField()
    care = models.JSONField(default=list)
    languages = models.CharField(max_length=80, blank=True)
    allowance = models.PositiveIntegerField(default=0)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["assembly", "number"], name="one_session_per_number"),
            models.CheckConstraint(
                condition=models.Q(ends__gt=models.F("starts")),
                name="a_session_ends_later_than_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(venue__isnull=False) | ~models.Q(place=""),
                name="a_session_is_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assembly_id}: {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("assemblies:session", args=[self.assembly.here.slug, self.pk])

    @property
    def words(self) -> SessionWords:
        """The plan as it stands now."""
        return SessionWords(
            self.on, self.starts, self.ends, self.place, tuple(self.aims), self.programme,
            tuple(self.care), self.languages, self.allowance,
        )  # fmt: skip


class SessionChange(Recorded):
    """That a plan people knew was changed: what of it, and why."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="changes")
    what = models.JSONField(default=list)
    why = models.CharField(max_length=300)
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"{self.session_id}: {self.on}"


class SessionHost(Recorded):
    """Who leads a session. `named`: they said themselves that their name may stand there."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="hosts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="sessions_hosted")
    named = models.BooleanField(default=False)
    until = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"],
                condition=models.Q(until=None),
                name="nobody_hosts_a_session_twice",
            )
        ]

    def __str__(self) -> str:
        return f"{self.session_id}: {self.named}"


class Pack(Recorded):
    """Something to read for a session, with who made it and who chose it."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="packs")
    place = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=150)
    maker = models.CharField(max_length=150)
    chosen_by = models.CharField(max_length=12, choices=choices(ChosenBy))
    text = models.TextField()
    link = models.URLField(max_length=300, blank=True)
    since = models.DateField()
    withdrawn = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["session", "place"], name="one_pack_per_place"),
            models.CheckConstraint(
                condition=models.Q(link="")
                | models.Q(link__startswith="https://")
                | models.Q(link__startswith="http://"),
                name="a_link_of_a_pack_leads_to_a_page",
            ),
            models.CheckConstraint(condition=~models.Q(maker=""), name="a_pack_names_its_maker"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("assemblies:pack", args=[self.session.assembly.here.slug, self.pk])


class Turnout(Recorded):
    """How many seats were taken at a session, as counted once or corrected later.

    `counts` is [[feature, value, seats, taken]] for hosts, until all is forgotten; `told` is
    [[feature, value]], what may be said of it in public (rules.presence).
    """

    session = models.ForeignKey(Session, models.PROTECT, related_name="turnouts")
    number = models.PositiveSmallIntegerField()
    present = models.PositiveSmallIntegerField()
    seats = models.PositiveSmallIntegerField()
    on_paper = models.BooleanField(default=False)
    counts = models.JSONField(default=list)
    told = models.JSONField(default=list)
    why = models.CharField(max_length=10, choices=choices(Why), blank=True)
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="one_turnout_per_number"),
            models.CheckConstraint(
                condition=models.Q(present__lte=models.F("seats")),
                name="no_more_are_there_than_there_are_seats",
            ),
            models.CheckConstraint(
                condition=models.Q(number=1, why="")
                | (models.Q(number__gt=1) & ~models.Q(why="")),
                name="a_corrected_turnout_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id}: {self.present}"


class Attendance(Recorded):
    """That somebody was there, as long as it is needed for the allowance."""

    turnout = models.ForeignKey(Turnout, models.PROTECT, related_name="attendances")
    signup = models.ForeignKey(SignUp, models.PROTECT, related_name="attendances")

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["turnout", "signup"], name="nobody_is_there_twice")
        ]

    def __str__(self) -> str:
        return f"{self.turnout_id}: {self.signup_id}"


class SeatNeeds(Recorded):
    """What somebody at the table needs, and how they take their allowance; erased afterwards."""

    signup = models.OneToOneField(SignUp, models.PROTECT, related_name="needs")
    kinds = models.JSONField(default=list)
    language = models.CharField(max_length=40, blank=True)
    words = models.CharField(max_length=200, blank=True)
    allowance = models.CharField(max_length=10, choices=choices(Allowance), blank=True)
    asked = models.DateField()
    erased = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        verbose_name_plural = "needs of seats"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(erased=None) | models.Q(language="", words="", allowance=""),
                name="what_is_erased_is_empty",
            )
        ]

    def __str__(self) -> str:
        return f"needs of {self.signup_id}"


class AfterNote(Recorded):
    """Who was not there and what is not known because of it, and whether that mattered.

    `care`: the kinds of care that ten or more seats needed, said once, when all was over.
    """

    assembly = models.OneToOneField(Assembly, models.PROTECT, related_name="after_note")
    missing = models.TextField()
    care = models.JSONField(default=list)
    written = models.DateField()
    mattered = models.BooleanField(null=True, blank=True)
    learned = models.TextField(blank=True)
    checked = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(checked=None, mattered=None, learned="")
                | (
                    models.Q(checked__isnull=False, mattered__isnull=False) & ~models.Q(learned="")
                ),
                name="an_after_note_is_checked_in_words",
            )
        ]

    def __str__(self) -> str:
        return f"{self.assembly_id}: {self.written}"

    @property
    def due(self) -> date | None:
        """When it is looked at again, as long as nobody did."""
        return None if self.checked else self.written + LOOK_AGAIN
