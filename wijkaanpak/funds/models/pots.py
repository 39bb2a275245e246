"""Pots with their conditions, goals that money is set aside for, and who has an interest."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.funds.rules import Aim, Asked, Kind, Level, Purpose
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
from wijkaanpak.network.models import Mandate, Party, choices
from wijkaanpak.people.models import Person

Q = models.Q


class Aged(models.Model):
    """For people of which ages; both empty: for everybody."""

    youngest = models.PositiveSmallIntegerField(null=True, blank=True)
    oldest = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def ages(self) -> tuple[int, int] | None:
        if self.youngest is None or self.oldest is None:
            return None
        return self.youngest, self.oldest


def ages_fit(name: str) -> models.CheckConstraint:
    """Both ages or neither, and in order."""
    both = Q(youngest__isnull=False, oldest__isnull=False, youngest__lte=models.F("oldest"))
    neither = Q(youngest=None, oldest=None)
    return models.CheckConstraint(condition=neither | both, name=name)


class Pot(Recorded, Aged):
    """Money of one owner, with what its funder asks, in the funder's own words.

    `owner` is the party that answers for it here; `funder` where it comes from. `ground` is the
    mandate or subsidy ground on which it is decided on together. `themes` are domains of life and
    tasks. Shares are percents of what a goal costs. `sisa` is the code under which a municipality
    accounts for it to the state, or nothing. `reports`: how many accounts its funder asks a year.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="pots")
    owner = models.ForeignKey(Party, models.PROTECT, related_name="pots")
    title = models.CharField(max_length=120)
    funder = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=15, choices=choices(Kind))
    level = models.CharField(max_length=15, choices=choices(Level))
    ground = models.CharField(max_length=200, blank=True)
    condition = models.TextField(blank=True)
    ends = models.DateField(null=True, blank=True)
    themes = models.JSONField(default=list, blank=True)
    own_share = models.PositiveSmallIntegerField(default=0)
    least_share = models.PositiveSmallIntegerField(default=0)
    most_share = models.PositiveSmallIntegerField(default=100)
    sisa = models.CharField(max_length=10, blank=True)
    reports = models.PositiveSmallIntegerField(default=1)
    since = models.DateField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["here", "title"], name="one_pot_per_title"),
            ages_fit("ages_of_a_pot"),
            models.CheckConstraint(
                condition=Q(
                    own_share__lte=100,
                    most_share__lte=100,
                    least_share__lte=models.F("most_share"),
                ),
                name="shares_of_a_pot",
            ),
            models.CheckConstraint(
                condition=Q(level=Level.TABLE) | ~Q(ground=""), name="ground_to_decide_together"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("funds:pot", args=[self.here.slug, self.pk])

    @property
    def asked(self) -> Asked:
        """What this pot asks of a goal (with its areas, so read those along)."""
        return Asked(
            ends=self.ends,
            themes=frozenset(self.themes),
            areas=frozenset(str(one.area_id) for one in self.areas.all()),
            ages=self.ages,
            own_share=self.own_share,
            least_share=self.least_share,
            most_share=self.most_share,
        )


class PotArea(Recorded):
    """One area to which a pot is bound."""

    pot = models.ForeignKey(Pot, models.PROTECT, related_name="areas")
    area = models.ForeignKey(Area, models.PROTECT, related_name="pots")

    class Meta:
        base_manager_name = "objects"
        constraints = [models.UniqueConstraint(fields=["pot", "area"], name="one_area_per_pot")]

    def __str__(self) -> str:
        return f"{self.pot_id}: {self.area_id}"


class Goal(Recorded, Aged):
    """What money is set aside for. `holder` is whose free hand it is; `part_of` the round.

    `cost` is what it costs in all, of which the makers bring `own` themselves (cents; nought:
    not known). `task` says which of the three tasks it weighs on.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="goals")
    title = models.CharField(max_length=120)
    words = models.TextField(blank=True)
    purpose = models.CharField(max_length=15, choices=choices(Purpose), default=Purpose.WORK)
    task = models.CharField(max_length=10)
    themes = models.JSONField(default=list, blank=True)
    cost = models.BigIntegerField(default=0)
    own = models.BigIntegerField(default=0)
    holder = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="free_hands"
    )
    part_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts"
    )
    since = models.DateField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["here", "title"], name="one_goal_per_title"),
            ages_fit("ages_of_a_goal"),
            models.CheckConstraint(
                condition=Q(own__gte=0, own__lte=models.F("cost")), name="own_part_of_cost"
            ),
            models.CheckConstraint(
                condition=Q(purpose=Purpose.FREE_HAND, holder__isnull=False)
                | (~Q(purpose=Purpose.FREE_HAND) & Q(holder=None)),
                name="a_free_hand_has_a_holder",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("funds:goal", args=[self.here.slug, self.pk])

    @property
    def aim(self) -> Aim:
        """What this goal is about (with its areas, so read those along)."""
        return Aim(
            purpose=Purpose(self.purpose),
            cost=self.cost,
            own=self.own,
            themes=frozenset({*self.themes, self.task}),
            areas=frozenset(str(one.area_id) for one in self.areas.all()),
            ages=self.ages,
        )


class GoalArea(Recorded):
    """One area that a goal serves."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="areas")
    area = models.ForeignKey(Area, models.PROTECT, related_name="goals")

    class Meta:
        base_manager_name = "objects"
        constraints = [models.UniqueConstraint(fields=["goal", "area"], name="one_area_per_goal")]

    def __str__(self) -> str:
        return f"{self.goal_id}: {self.area_id}"


class Interest(Recorded):
    """Somebody said that they have something of their own to gain from a goal.

    When it is over it ends with a reason, and stays readable.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="interests")
    person = models.ForeignKey(Person, models.PROTECT, related_name="interests")
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="interests")
    words = models.CharField(max_length=300)
    since = models.DateField()
    ended = models.DateField(null=True, blank=True)
    ended_words = models.CharField(max_length=300, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "goal"], condition=Q(ended=None), name="one_interest_per_goal"
            ),
            models.CheckConstraint(
                condition=Q(ended=None) | ~Q(ended_words=""), name="an_interest_ends_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.goal_id}"


class Report(Recorded):
    """One account for all funders of a goal: what was done in plain words, a story, an extract.

    `story` is the number of a story that anyone may read; whether that is still so is asked
    each time it is shown, by the room that keeps stories.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="money_reports")
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="reports")
    words = models.TextField()
    story = models.UUIDField(null=True, blank=True)
    first = models.DateField()
    last = models.DateField()
    made = models.DateField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=Q(first__lte=models.F("last"), last__lte=models.F("made")),
                name="a_report_looks_back",
            ),
            models.UniqueConstraint(fields=["goal", "last"], name="one_report_per_day"),
        ]

    def __str__(self) -> str:
        return f"{self.goal_id}: {self.first} - {self.last}"

    def get_absolute_url(self) -> str:
        return reverse("funds:report", args=[self.here.slug, self.pk])


class Acceptance(Recorded):
    """One owner of a pot said that a report is enough."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="acceptances")
    party = models.ForeignKey(Party, models.PROTECT, related_name="accepted_reports")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="accepted_reports")
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["report", "party"], name="one_acceptance_per_party")
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.party_id}"
