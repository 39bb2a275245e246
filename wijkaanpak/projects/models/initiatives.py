"""Initiatives of neighbours, who carries them, who supports them, and help asked and given."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.urls import reverse

from wijkaanpak.contacts.models import Post
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party, choices
from wijkaanpak.people.models import Person
from wijkaanpak.projects.rules.initiatives import (
    ENDING_WORDS,
    HELP_WORDS,
    MOST_NAME,
    MOST_TITLE,
    STATE_WORDS,
    Ending,
    Help,
    State,
    is_late,
)


class Initiative(Recorded):
    """Something that neighbours want to begin, in their own words and without their names.

    `carried` is the day on which the third neighbour joined; `answer_due` follows from it and
    from the charter of that day, so that a later charter moves no promise.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="initiatives")
    title = models.CharField(max_length=MOST_TITLE)
    words = models.TextField()
    state = models.CharField(max_length=10, choices=choices(State), default=State.IDEA)
    started = models.DateField()
    carried = models.DateField(null=True, blank=True)
    answer_due = models.DateField(null=True, blank=True)
    answered = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    ended = models.DateField(null=True, blank=True)
    ending = models.CharField(max_length=14, choices=choices(Ending), blank=True)
    ended_words = models.TextField(blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["here", "-started", "-id"], name="initiatives_newest_first"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=State.IDEA, carried=None)
                | models.Q(state=State.ENDED)
                | models.Q(carried__isnull=False, answer_due__isnull=False),
                name="three_neighbours_carry_an_initiative",
            ),
            models.CheckConstraint(
                condition=models.Q(answered=None) | ~models.Q(answer=""),
                name="an_answer_to_an_initiative_has_words",
            ),
            models.CheckConstraint(
                condition=models.Q(state=State.ENDED, ended__isnull=False)
                & ~models.Q(ending="")
                & ~models.Q(ended_words="")
                | ~models.Q(state=State.ENDED) & models.Q(ended=None, ending="", ended_words=""),
                name="an_initiative_ends_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def text(self) -> str:
        """What it says, to compare it with others."""
        return f"{self.title} {self.words}"

    def get_absolute_url(self) -> str:
        return reverse("projects:initiative", args=[self.here.slug, self.pk])

    @property
    def state_word(self) -> str:
        return STATE_WORDS[self.state]

    @property
    def ending_word(self) -> str:
        return ENDING_WORDS[self.ending]

    def late(self, today: date) -> bool:
        """True when the first answer came, or still comes, after its day."""
        return is_late(self.answer_due, self.answered, self.ended or today)


class Neighbour(Recorded):
    """One neighbour who carries an initiative. Without an account a `helper` wrote them in.

    No name is kept: who has no account is counted, and known to the host who wrote them in.
    """

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="neighbours")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="carries_initiatives"
    )
    helper = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="initiatives_written_down"
    )
    first = models.BooleanField(default=False)  # who started it
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "person"],
                condition=models.Q(until=None, person__isnull=False),
                name="one_neighbour_counts_once",
            ),
            models.CheckConstraint(
                condition=models.Q(person__isnull=False, helper=None)
                | models.Q(person=None, helper__isnull=False),
                name="a_neighbour_joins_or_is_written_in",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id}: {self.since}"


class Supporter(Recorded):
    """Who said yes to helping an initiative on: a post, or a neighbour by the name they give."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="supporters")
    person = models.ForeignKey(Person, models.PROTECT, related_name="supports_initiatives")
    post = models.ForeignKey(
        Post, models.PROTECT, null=True, blank=True, related_name="supports_initiatives"
    )
    name = models.CharField(max_length=MOST_NAME)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["initiative"],
                condition=models.Q(until=None),
                name="one_supporter_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.name


class NeededHelp(Recorded):
    """Help that an initiative asked for, and what became of the question."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="helps")
    words = models.TextField()
    asked = models.DateField()
    state = models.CharField(max_length=9, choices=choices(Help), default=Help.ASKED)
    state_words = models.TextField(blank=True)
    by_party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="helped_initiatives"
    )
    on = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        verbose_name_plural = "needed help"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=Help.ASKED, on=None)
                | (
                    ~models.Q(state=Help.ASKED)
                    & models.Q(on__isnull=False)
                    & ~models.Q(state_words="")
                ),
                name="an_answer_to_asked_help_has_words",
            )
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id}: {self.state}"

    @property
    def state_word(self) -> str:
        return HELP_WORDS[self.state]
