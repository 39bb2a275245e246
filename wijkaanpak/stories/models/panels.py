"""Rounds of reading, the panels in them, who sits there, what they read, what they chose."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party, choices
from wijkaanpak.people.models import Person
from wijkaanpak.stories.models.told import Story
from wijkaanpak.stories.rules.panels import (
    MATTERED_WORDS,
    Mattered,
    PanelLayer,
    PanelState,
    RoundState,
    Sits,
    Told,
)
from wijkaanpak.stories.rules.piles import Because


class PanelRound(Recorded):
    """Half a year of stories, the question that panels read them with, and what came of it.

    `domains` are codes of domains of life, none means all; `differently` is what is done
    differently from now on, said when the round is given back.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="panel_rounds")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    question = models.TextField()
    begins = models.DateField()
    ends = models.DateField()
    domains = models.JSONField(default=list)
    state = models.CharField(max_length=12, choices=choices(RoundState), default=RoundState.OPEN)
    begun = models.DateField()
    differently = models.TextField(blank=True)
    given_back = models.DateField(null=True, blank=True)
    why_stopped = models.TextField(blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["here", "number"], name="one_panel_round_per_number")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("stories:round", args=[self.here.slug, self.number])


class Panel(Recorded):
    """Five to seven people who read a pile aloud, in the language in which they talk together."""

    round = models.ForeignKey(PanelRound, models.PROTECT, related_name="panels")
    layer = models.CharField(max_length=10, choices=choices(PanelLayer))
    name = models.CharField(max_length=120)
    on = models.DateField()
    place = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=8, default="nl")
    state = models.CharField(
        max_length=10, choices=choices(PanelState), default=PanelState.PLANNED
    )
    sittings = models.PositiveSmallIntegerField(default=1)
    why_cancelled = models.TextField(blank=True)

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return self.name


class Sitter(Recorded):
    """Somebody in a panel: as what, and for which party. A name only when they wish.

    `person` is set when they read on a screen of their own; `name` is for who has no account and
    wishes to be named; `named` is their own wish.
    """

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="sitters")
    kind = models.CharField(max_length=10, choices=choices(Sits))
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="panel_seats"
    )
    name = models.CharField(max_length=80, blank=True)
    named = models.BooleanField(default=False)
    left = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "person"],
                condition=models.Q(left=None),
                name="one_seat_per_person_in_a_panel",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.panel_id}"

    @property
    def known_as(self) -> str:
        """The name that everybody may read: '' for who did not wish so."""
        return (self.person.name if self.person else self.name) if self.named else ""


class Laid(Recorded):
    """A story in the pile of a panel, and why it lies there. Taken off, the row stays."""

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="pile")
    story = models.ForeignKey(Story, models.PROTECT, related_name="laid")
    position = models.PositiveSmallIntegerField()
    sitting = models.PositiveSmallIntegerField(default=1)
    because = models.CharField(max_length=20, choices=choices(Because))
    interpreter = models.CharField(max_length=120, blank=True)
    taken_off = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "story"], name="one_place_per_story_in_a_pile"
            )
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.story_id}"


class Choice(Recorded):
    """The one story that a panel chose: why, what it values, what it doubted.

    `told` is when the teller heard it, before everybody else; `undone` is set when the teller
    took the story back and the panel chose anew; `mattered` is what was seen later.
    """

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="chose")
    story = models.ForeignKey(Story, models.PROTECT, related_name="chosen")
    reason = models.TextField()
    values = models.TextField(blank=True)
    doubts = models.TextField(blank=True)
    differently = models.TextField(blank=True)
    on_paper = models.BooleanField(default=False)
    at = models.DateTimeField()
    told = models.DateField(null=True, blank=True)
    told_how = models.CharField(max_length=10, choices=choices(Told), blank=True)
    undone = models.DateField(null=True, blank=True)
    mattered = models.CharField(max_length=10, choices=choices(Mattered), blank=True)
    mattered_words = models.TextField(blank=True)
    checked = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["panel"], condition=models.Q(undone=None), name="one_choice_per_panel"
            )
        ]

    def __str__(self) -> str:
        return f"{self.panel_id} {self.story_id}"

    @property
    def mattered_word(self) -> str:
        """The house's words for what was seen later, to be translated; '' before that."""
        return MATTERED_WORDS.get(self.mattered, "")
