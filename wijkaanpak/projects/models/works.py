"""Works that parties plan in streets, and whether they join them."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.neighbourhoods.rules import TASK_WORDS, TaskArea
from wijkaanpak.network.models import Party, choices
from wijkaanpak.projects.rules.initiatives import MOST_TITLE
from wijkaanpak.projects.rules.works import MOST_STREET, SOCIAL_PART


class Work(Recorded):
    """Something that a party plans in streets: what, when, and whether the days are fixed.

    An energy work carries its social part (`bills` … `moves`) and a `question` of residents.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="works")
    party = models.ForeignKey(Party, models.PROTECT, related_name="works")
    kind = models.CharField(max_length=8, choices=choices(TaskArea))
    title = models.CharField(max_length=MOST_TITLE)
    words = models.TextField()
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    fixed = models.DateField(null=True, blank=True)  # since when its days are fixed
    bills = models.TextField(blank=True)
    mould = models.TextField(blank=True)
    language = models.TextField(blank=True)
    moves = models.TextField(blank=True)
    question = models.TextField(blank=True)
    entered = models.DateField()
    over = models.DateField(null=True, blank=True)
    over_words = models.TextField(blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(
                fields=["here", "first_year", "id", "last_year", "party"],
                condition=models.Q(over=None),
                name="works_still_to_come",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind=TaskArea.ENERGY)
                | (
                    ~models.Q(bills="")
                    & ~models.Q(mould="")
                    & ~models.Q(language="")
                    & ~models.Q(moves="")
                    & ~models.Q(question="")
                ),
                name="energy_comes_with_its_social_part",
            ),
            models.CheckConstraint(
                condition=models.Q(last_year__gte=models.F("first_year")),
                name="works_end_after_they_begin",
            ),
            models.CheckConstraint(
                condition=models.Q(fixed=None)
                | models.Q(starts__isnull=False, ends__isnull=False),
                name="fixed_works_have_days",
            ),
            models.CheckConstraint(
                condition=models.Q(over=None) | ~models.Q(over_words=""),
                name="works_are_over_with_words",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("projects:work", args=[self.here.slug, self.pk])

    @property
    def kind_word(self) -> str:
        return TASK_WORDS[self.kind]

    @property
    def social_part(self) -> list[tuple[str, str]]:
        """The questions of the social part (untranslated) with the answers; none if empty."""
        pairs = [(asks, getattr(self, name)) for name, asks in SOCIAL_PART.items()]
        return [(asks, told) for asks, told in pairs if told]


class WorkStreet(Recorded):
    """A street of a work: as it was written, and as streets are compared."""

    work = models.ForeignKey(Work, models.PROTECT, related_name="streets")
    name = models.CharField(max_length=MOST_STREET)
    same = models.TextField()

    class Meta:
        base_manager_name = "objects"
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["work", "same"], name="a_work_names_a_street_once")
        ]

    def __str__(self) -> str:
        return self.name


class Joining(Recorded):
    """What the party of a work said of doing it together with another work. A later word holds."""

    work = models.ForeignKey(Work, models.PROTECT, related_name="joinings")
    other = models.ForeignKey(Work, models.PROTECT, related_name="asked_to_join")
    joins = models.BooleanField()
    words = models.TextField()
    on = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["work", "other"],
                condition=models.Q(until=None),
                name="one_word_on_joining_two_works",
            ),
            models.CheckConstraint(
                condition=~models.Q(work=models.F("other")), name="two_works_are_joined"
            ),
            models.CheckConstraint(
                condition=~models.Q(words=""), name="a_word_on_joining_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.work_id}: {self.joins}"
