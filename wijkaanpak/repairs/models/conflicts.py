"""A difference of view: its sides, their positions, and the lines to which they say yes."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party, choices
from wijkaanpak.people.models import Person
from wijkaanpak.repairs.models.mistakes import Mistake
from wijkaanpak.repairs.rules.conflicts import LONGEST_LINE, LineKind, State

Q = models.Q


class Conflict(Recorded):
    """What people see differently, as one question that both sides could ask."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="conflicts")
    title = models.CharField(max_length=160)
    mistake = models.ForeignKey(
        Mistake, models.PROTECT, null=True, blank=True, related_name="conflicts"
    )
    state = models.CharField(max_length=8, choices=choices(State), default=State.WRITING)
    begun = models.DateField()
    rests_since = models.DateField(null=True, blank=True)
    rests_until = models.DateField(null=True, blank=True)
    settled = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["here", "-begun", "-id"], name="conflicts_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=State.SETTLED) ^ Q(settled=None),
                name="settled_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(rests_since=None, rests_until=None)
                | Q(rests_until__gt=models.F("rests_since")),
                name="rest_has_a_first_and_a_last_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("repairs:conflict", args=[self.here.slug, self.pk])


class ConflictSide(Recorded):
    """One side: a party by its seats, or a group for which one neighbour holds the pen."""

    conflict = models.ForeignKey(Conflict, models.PROTECT, related_name="sides")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="conflict_sides"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="conflict_sides"
    )

    class Meta:
        base_manager_name = "objects"
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["conflict", "place"], name="one_side_per_place"),
            models.UniqueConstraint(
                fields=["conflict", "person"],
                condition=Q(person__isnull=False),
                name="nobody_answers_for_two_sides",
            ),
            models.UniqueConstraint(
                fields=["conflict", "party"],
                condition=Q(party__isnull=False),
                name="a_party_is_one_side",
            ),
            models.CheckConstraint(
                condition=Q(party=None) | Q(person=None), name="a_party_side_speaks_by_seat"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Position(Recorded):
    """How a side sees it, in its own words. An older one stays readable."""

    side = models.ForeignKey(ConflictSide, models.PROTECT, related_name="positions")
    number = models.PositiveSmallIntegerField()
    words = models.TextField()
    values = models.JSONField(default=list)
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["side", "number"], name="one_position_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.side_id}: {self.number}"


class Line(Recorded):
    """A sentence to which every side says yes or no: a fact, what is agreed, rest, the end."""

    conflict = models.ForeignKey(Conflict, models.PROTECT, related_name="lines")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=7, choices=choices(LineKind))
    words = models.CharField(max_length=LONGEST_LINE)
    day = models.DateField(null=True, blank=True)
    by = models.ForeignKey(ConflictSide, models.PROTECT, related_name="lines")
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["conflict", "number"], name="one_line_per_number"),
            models.CheckConstraint(
                condition=Q(kind=LineKind.REST) ^ Q(day=None), name="only_rest_has_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.words


class Nod(Recorded):
    """What one side says of a line. A side may change its mind until it is settled."""

    line = models.ForeignKey(Line, models.PROTECT, related_name="nods")
    side = models.ForeignKey(ConflictSide, models.PROTECT, related_name="nods")
    yes = models.BooleanField()
    why = models.CharField(max_length=LONGEST_LINE, blank=True)
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["line", "side"], name="one_nod_per_side"),
            models.CheckConstraint(condition=Q(yes=True) | ~Q(why=""), name="a_no_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.line_id}: {self.yes}"
