"""A mistake, who was hurt, and everything said until it was repaired."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.commitments.models import Commitment
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party, choices
from wijkaanpak.people.models import Person
from wijkaanpak.repairs.rules.mistakes import Said, Side, State
from wijkaanpak.stories.models import Story

Q = models.Q


class Mistake(Recorded):
    """Something that went wrong and hurt people, told so that it can be repaired.

    Who made it is a party, or a group in its own words (`maker_words`) for which `keeper`
    answers. Who was hurt is a group, a street, a circle: never one person by name. `teller` is
    kept so that the same person can take it back; no page shows it.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="mistakes")
    title = models.CharField(max_length=120)
    happened = models.TextField()
    maker = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="mistakes_made"
    )
    maker_words = models.CharField(max_length=120, blank=True)
    keeper = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="mistakes_kept"
    )
    hurt_words = models.CharField(max_length=160)
    teller = models.ForeignKey(Person, models.PROTECT, related_name="mistakes_told")
    by_maker = models.BooleanField(default=False)
    at_desk = models.BooleanField(default=False)
    told = models.DateField()
    repair = models.TextField(blank=True)
    repair_by = models.DateField(null=True, blank=True)
    learned = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=choices(State), default=State.TOLD)
    state_since = models.DateField()
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, related_name="mistakes"
    )
    story = models.ForeignKey(
        Story, models.PROTECT, null=True, blank=True, related_name="mistakes"
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["here", "-told", "-id"], name="mistakes_newest_first"),
            models.Index(fields=["here", "state", "state_since"], name="mistakes_in_sight"),
            models.Index(fields=["maker", "state", "state_since"], name="mistakes_of_party"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(maker=None) ^ Q(maker_words=""),
                name="a_mistake_was_made_by_a_party_or_a_group",
            ),
            models.CheckConstraint(
                condition=Q(keeper=None) | Q(maker=None),
                name="a_party_answers_by_its_seats",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.SORRY, State.REPAIRED]) | ~Q(repair=""),
                name="a_repair_says_what_it_is",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("repairs:mistake", args=[self.here.slug, self.pk])

    @property
    def made_by(self) -> str:
        """Who made it: a party by name, or a group in its own words."""
        return self.maker.name if self.maker else self.maker_words


class Hurt(Recorded):
    """Somebody who was hurt and speaks for that: a neighbour, or a party by its seat.

    `says` is their last word on the repair. Which neighbours these are, no page shows.
    """

    mistake = models.ForeignKey(Mistake, models.PROTECT, related_name="hurt")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="was_hurt"
    )
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="was_hurt"
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    says = models.CharField(max_length=10, choices=choices(Said), blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None) ^ Q(party=None), name="hurt_is_a_neighbour_or_a_party"
            ),
            models.CheckConstraint(
                condition=Q(says__in=["", Said.REPAIRED, Said.NOT_YET]),
                name="who_was_hurt_says_repaired_or_not_yet",
            ),
            models.UniqueConstraint(
                fields=["mistake", "person"],
                condition=Q(person__isnull=False),
                name="a_neighbour_signs_on_once",
            ),
            models.UniqueConstraint(
                fields=["mistake", "party"],
                condition=Q(party__isnull=False),
                name="a_party_signs_on_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mistake_id}: {self.says}"


class Spoken(Recorded):
    """One thing said in the life of a mistake: from which side, in whose words, when."""

    mistake = models.ForeignKey(Mistake, models.PROTECT, related_name="spoken")
    number = models.PositiveSmallIntegerField()
    said = models.CharField(max_length=10, choices=choices(Said))
    side = models.CharField(max_length=6, choices=choices(Side))
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="spoke_of_mistakes"
    )
    words = models.TextField(blank=True)
    by_day = models.DateField(null=True, blank=True)
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["mistake", "number"], name="one_thing_said_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.mistake_id}: {self.said}"
