"""Lessons in their versions, who read them before they opened, and the plans they met."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.urls import reverse

from wijkaanpak.knowledge.rules.lessons import Pattern, State, Use, Went, Words
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.network.models import Party, choices
from wijkaanpak.people.models import Person


def page_of_ours(path: str) -> str:
    """Return a path when it is one of this site, or nothing: no link leads elsewhere."""
    return path if path.startswith("/") and not path.startswith("//") else ""


class Source(Recorded):
    """A log elsewhere whose key a keeper here knows: its lessons may come in."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="lesson_sources")
    origin = models.CharField(max_length=300)
    key = models.CharField(max_length=500)
    name = models.CharField(max_length=300)
    known_since = models.DateTimeField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["here", "origin"], name="one_key_per_log_elsewhere")
        ]

    def __str__(self) -> str:
        return self.name


class Lesson(Recorded):
    """One lesson through all its versions. With a `source` it came from elsewhere.

    `far` is the number it has in the neighbourhood it came from. `learned_in` is the opaque
    reference of what taught it here, such as a project that stopped; its title and path lead back.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="lessons")
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="lessons")
    by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="written_lessons"
    )
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="lessons"
    )
    far = models.UUIDField(null=True, blank=True)
    learned_in = models.CharField(max_length=120, blank=True, db_index=True)
    learned_title = models.CharField(max_length=200, blank=True)
    learned_path = models.CharField(max_length=300, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["source", "far"], name="one_lesson_from_elsewhere_comes_in_once"
            ),
            models.CheckConstraint(
                condition=models.Q(source=None, far=None, party__isnull=False)
                | models.Q(source__isnull=False, far__isnull=False, party=None, by=None),
                name="a_lesson_is_ours_or_from_elsewhere",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("knowledge:lesson", args=[self.here.slug, self.pk])

    @property
    def leads_back(self) -> str:
        """The page of this site on which it was learned, or nothing."""
        return page_of_ours(self.learned_path)


class Version(Recorded):
    """What a lesson says, or said. `seal` is what the log sealed when it opened, word for word."""

    lesson = models.ForeignKey(Lesson, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=choices(State), default=State.WRITTEN)
    title = models.CharField(max_length=120)
    summary = models.TextField()
    tried = models.TextField()
    happened = models.TextField()
    again = models.TextField(blank=True)
    never_again = models.TextField(blank=True)
    useful_for = models.CharField(max_length=200)
    told_by = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    went = models.CharField(max_length=10, choices=choices(Went))
    domains = models.CharField(max_length=150)  # between bars, so that each can be looked for
    cost_cents = models.PositiveBigIntegerField(null=True, blank=True)
    cost_time = models.CharField(max_length=200, blank=True)
    cost_trust = models.CharField(max_length=200, blank=True)
    pattern = models.CharField(max_length=20, choices=choices(Pattern), blank=True)
    why_changed = models.TextField(blank=True)
    written_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    seal = models.TextField(blank=True)
    seq = models.PositiveBigIntegerField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        # The number stands in it so that open lessons are counted from the index alone.
        indexes = [
            models.Index(
                fields=["state", "-opened_at", "-id", "number"], name="lessons_counted_by_opening"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["lesson", "number"], name="one_number_per_version_of_a_lesson"
            ),
            models.UniqueConstraint(
                fields=["lesson"],
                condition=models.Q(state="open"),
                name="one_open_version_per_lesson",
            ),
            models.UniqueConstraint(
                fields=["lesson"],
                condition=models.Q(state__in=["written", "sent back", "read"]),
                name="one_version_being_written_per_lesson",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["open", "superseded"])
                | (models.Q(opened_at__isnull=False) & ~models.Q(seal="")),
                name="what_is_open_was_sealed",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def words(self) -> Words:
        """The words as the rules know them."""
        plain: dict[str, Any] = {name: getattr(self, name) for name in PLAIN}
        return Words(
            went=Went(self.went),
            domains=tuple(Domain(one) for one in self.domains.strip("|").split("|")),
            pattern=Pattern(self.pattern) if self.pattern else None,
            **plain,
        )

    @property
    def lines(self) -> list[str]:
        return self.summary.split("\n")


PLAIN = (
    "title", "summary", "tried", "happened", "again", "never_again", "useful_for", "told_by",
    "year", "cost_cents", "cost_time", "cost_trust", "why_changed",
)  # fmt: skip


class Reading(Recorded):
    """A party that a version speaks of, and whether it says that this may be told."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="readings")
    party = models.ForeignKey(Party, models.PROTECT, related_name="lesson_readings")
    yes = models.BooleanField(null=True, blank=True)
    words = models.TextField(blank=True)
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["version", "party"], name="one_reading_per_party_and_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.party_id}: {self.yes}"


class Meeting(Recorded):
    """A lesson met a new plan: what who starts it does with it. Shown back at the lesson."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="lesson_meetings")
    version = models.ForeignKey(Version, models.PROTECT, related_name="meetings")
    about = models.CharField(max_length=120)  # an opaque reference of what was started
    title = models.CharField(max_length=200)
    path = models.CharField(max_length=300)
    use = models.CharField(max_length=12, choices=choices(Use))
    words = models.TextField()
    at = models.DateTimeField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["version", "about"], name="one_word_per_start_about_a_lesson"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def leads_to(self) -> str:
        """The page of what was started, or nothing."""
        return page_of_ours(self.path)
