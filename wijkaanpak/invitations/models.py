"""What is kept of invitations and of the ask calendar. Nobody who is invited is a row here."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.gatherings.models import Gathering
from wijkaanpak.invitations import rules
from wijkaanpak.invitations.rules import (
    INVITED_WORDS,
    WAY_WORDS,
    Answer,
    AskState,
    AskWay,
    Channel,
    Quarter,
    Way,
    WhyNot,
)
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
from wijkaanpak.network.models import Party, choices
from wijkaanpak.people.models import Person


class Ask(Recorded):
    """A party that wants to ask residents something, and the slot that the rule gave or not.

    `along` is the round along doors of another party that this one shares: one visit, and the
    questions of both count. A refused ask stays readable: `waits_for` is the ask that was not
    told back, `left` how many questions fitted, `room_*` the quarter that had room.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="asks")
    party = models.ForeignKey(Party, models.PROTECT, related_name="asks")
    by = models.ForeignKey(Person, models.PROTECT, related_name="asks")
    requested = models.DateField()
    way = models.CharField(max_length=8, choices=choices(AskWay))
    title = models.CharField(max_length=160)
    why = models.TextField()
    gain = models.TextField()
    households = models.PositiveIntegerField()
    questions = models.PositiveSmallIntegerField()
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="asks")
    on = models.DateField()
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    feedback_due = models.DateField()
    shares = models.BooleanField(default=False)
    along = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="joined_by"
    )
    state = models.CharField(max_length=9, choices=choices(AskState))
    why_not = models.CharField(max_length=4, choices=choices(WhyNot), blank=True)
    waits_for = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="held_up"
    )
    left = models.PositiveSmallIntegerField(default=0)
    room_year = models.PositiveSmallIntegerField(null=True, blank=True)
    room_quarter = models.PositiveSmallIntegerField(null=True, blank=True)
    reached = models.PositiveIntegerField(null=True, blank=True)
    told = models.TextField(blank=True)
    told_on = models.DateField(null=True, blank=True)
    silence = models.TextField(blank=True)
    silence_on = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["here", "year", "quarter", "on", "id"], name="asks_by_quarter"),
            models.Index(fields=["party", "-on"], name="asks_of_party"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["party"],
                condition=models.Q(state__in=[AskState.GRANTED, AskState.HELD]),
                name="one_open_ask_per_party",
            ),
            models.CheckConstraint(
                condition=models.Q(quarter__gte=1, quarter__lte=4, questions__gte=1),
                name="an_ask_has_a_quarter_and_questions",
            ),
            models.CheckConstraint(
                condition=models.Q(feedback_due__gt=models.F("on")),
                name="residents_hear_after_they_were_asked",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=AskState.TOLD_BACK) | ~models.Q(told=""),
                name="what_was_told_back_has_words",
            ),
            models.CheckConstraint(
                condition=models.Q(state=AskState.REFUSED) ^ models.Q(why_not=""),
                name="a_refusal_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("invitations:ask", args=[self.here.slug, self.pk])

    @property
    def way_word(self) -> str:
        """How residents are asked, in words (untranslated)."""
        return WAY_WORDS[self.way]

    @property
    def in_quarter(self) -> Quarter:
        return Quarter(self.year, self.quarter)

    @property
    def room_words(self) -> str:
        """The quarter that had room when this ask was refused, such as 2026-1."""
        return f"{self.room_year}-{self.room_quarter}"


class Street(Recorded):
    """A street with its number of doors: so that a street nobody ever asked can be seen."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="streets")
    name = models.CharField(max_length=120)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="streets")
    doors = models.PositiveSmallIntegerField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["here", "name"], name="one_street_per_name")
        ]

    def __str__(self) -> str:
        return self.name


class Run(Recorded):
    """Invitations that one member gave at one time: for a gathering, or to take part at all."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="runs")
    by = models.ForeignKey(Person, models.PROTECT, related_name="runs")
    gathering = models.ForeignKey(
        Gathering, models.PROTECT, null=True, blank=True, related_name="runs"
    )
    way = models.CharField(max_length=9, choices=choices(Way))
    language = models.CharField(max_length=5)
    on = models.DateField()
    bulk = models.BooleanField(default=False)

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["here", "-on", "-id"], name="runs_by_day"),
            models.Index(fields=["by", "-on"], name="runs_of_member"),
        ]

    def __str__(self) -> str:
        return f"{self.here_id}: {self.on}"

    def get_absolute_url(self) -> str:
        return reverse("invitations:run", args=[self.here.slug, self.pk])

    @property
    def way_word(self) -> str:
        return INVITED_WORDS[self.way]

    @property
    def tongue(self) -> str:
        """The language of the invitation, in that language."""
        return rules.TONGUES[self.language].name


class Handed(Recorded):
    """How many neighbours of one street, or of one area, were invited in a run."""

    run = models.ForeignKey(Run, models.PROTECT, related_name="handed")
    street = models.ForeignKey(
        Street, models.PROTECT, null=True, blank=True, related_name="handed"
    )
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="handed")
    many = models.PositiveSmallIntegerField()

    class Meta:
        base_manager_name = "objects"
        verbose_name_plural = "handed"

    def __str__(self) -> str:
        return f"{self.run_id}: {self.many}"


class Card(Recorded):
    """A card with a code. Only a number and a digest are kept; no name and no address."""

    handed = models.ForeignKey(Handed, models.PROTECT, related_name="cards")
    serial = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["digest"], name="one_card_per_digest"),
        ]

    def __str__(self) -> str:
        return f"{self.handed_id}: {self.serial}"


class Answered(Recorded):
    """The register: this card was answered. What was answered stands nowhere beside it."""

    card = models.OneToOneField(Card, models.PROTECT, related_name="answered")

    class Meta:
        base_manager_name = "objects"
        verbose_name_plural = "answered"

    def __str__(self) -> str:
        return f"answered: {self.card_id}"


class Tally(Recorded):
    """A counter: how often this was answered with a code, for a gathering in an area.

    Not a row for each answer, for the order of rows would tell who gave it.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="answer_tallies")
    gathering = models.ForeignKey(Gathering, models.PROTECT, null=True, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True)
    answer = models.CharField(max_length=5, choices=choices(Answer))
    count = models.PositiveIntegerField(default=0)

    class Meta:
        base_manager_name = "objects"
        verbose_name_plural = "tallies"
        indexes = [models.Index(fields=["gathering", "area"], name="answers_by_gathering")]

    def __str__(self) -> str:
        return f"{self.answer}: {self.count}"


class Heap(Recorded):
    """Answers that came without a code and were typed in together, as numbers."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="answer_heaps")
    gathering = models.ForeignKey(Gathering, models.PROTECT, null=True, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True)
    channel = models.CharField(max_length=6, choices=choices(Channel))
    yes = models.PositiveSmallIntegerField()
    no = models.PositiveSmallIntegerField()
    leave = models.PositiveSmallIntegerField()
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["gathering", "area"], name="heaps_by_gathering")]

    def __str__(self) -> str:
        return f"{self.channel}: {self.yes + self.no + self.leave}"


class Shown(Recorded):
    """What of the answers may be seen: moved on only when ten or more came since the last time.

    Whoever looks at each answer that comes in would otherwise see whose made a count pass a ten.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="answers_shown")
    gathering = models.ForeignKey(Gathering, models.PROTECT, null=True, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True)
    yes = models.PositiveIntegerField(default=0)
    no = models.PositiveIntegerField(default=0)
    leave = models.PositiveIntegerField(default=0)

    class Meta:
        base_manager_name = "objects"
        verbose_name_plural = "shown"
        indexes = [models.Index(fields=["gathering", "area"], name="shown_by_gathering")]

    def __str__(self) -> str:
        return f"{self.gathering_id}: {self.yes + self.no + self.leave}"
