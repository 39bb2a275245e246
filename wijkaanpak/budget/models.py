"""What is kept of a round: its rules, its plans, the codes, and ballots that know nobody.

Three things are kept apart on purpose. `Code` and `Turn` say which letters were used; `Ballot`
says what was chosen; `Sent` lets a form that is sent twice count once. No row of one points at
a row of another (only `Link`, where the rules let people change their vote until closing), and
when the box is counted all but the ballots are removed and the ballots are written anew in
shuffled order.
"""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.budget.rules import (
    ON_PAPER,
    Channel,
    CodeState,
    Followed,
    PlanState,
    PlanWords,
    RoundState,
    Verdict,
    WhyRevoked,
)
from wijkaanpak.funds.models import Goal
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Mandate, Party, choices
from wijkaanpak.people.models import Person


class Round(Recorded):
    """One round of the neighbourhood budget. `number` is its year, and 202602 the second of 2026.

    `rules` is canonical JSON, `fingerprint` its SHA-256; the database refuses to change either
    once the round was opened. `salt` makes a code of one round nothing in another. `tally` holds
    the plain numbers that stay when codes and letters are removed. `result` names the folder
    with what was written once at the count. `goal` is where its money is set aside, from the day
    its rules were fixed; `divided` the day on which the plans that won got theirs. `why_stopped`
    is why it was stopped before the count. `missing` says who did not take part and what is not
    known because of it; `missing_checked` when residents looked whether that mattered.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="rounds")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    state = models.CharField(
        max_length=10, choices=choices(RoundState), default=RoundState.WRITING
    )
    rules = models.TextField()
    fingerprint = models.CharField(max_length=64, blank=True)
    salt = models.CharField(max_length=32)
    begun = models.DateField()
    opened = models.DateField(null=True, blank=True)
    vote_opened = models.DateField(null=True, blank=True)
    vote_closed = models.DateField(null=True, blank=True)
    counted = models.DateField(null=True, blank=True)
    tally = models.JSONField(default=dict)
    result = models.CharField(max_length=200, blank=True)
    goal = models.ForeignKey(
        Goal, models.PROTECT, null=True, blank=True, related_name="budget_rounds"
    )
    divided = models.DateField(null=True, blank=True)
    why_stopped = models.TextField(blank=True)
    missing = models.TextField(blank=True)
    missing_mattered = models.BooleanField(null=True, blank=True)
    missing_learned = models.TextField(blank=True)
    missing_checked = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["here", "number"], name="one_round_per_number")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("budget:round", args=[self.here.slug, self.number])


class Plan(Recorded):
    """A plan of residents, with the eight answers and what became of it. Money in cents.

    `goal` is what money is set aside and paid for, once residents chose it.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="plans")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    what = models.TextField()
    why = models.TextField()
    theme = models.CharField(max_length=120, blank=True)
    who = models.TextField()
    ourselves = models.TextField(blank=True)
    needed = models.TextField()
    cost = models.PositiveBigIntegerField()
    asked = models.PositiveBigIntegerField()
    area = models.CharField(max_length=120, blank=True)
    young = models.BooleanField(default=False)
    photo = models.CharField(max_length=100, blank=True)
    photo_words = models.CharField(max_length=200, blank=True)
    coach = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="coached_plans"
    )
    state = models.CharField(max_length=12, choices=choices(PlanState), default=PlanState.IDEA)
    state_since = models.DateField()
    written = models.DateField()
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="took_in"
    )
    goal = models.ForeignKey(
        Goal, models.PROTECT, null=True, blank=True, related_name="budget_plans"
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["round", "state", "number"], name="plans_in_order")]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="one_plan_per_number"),
            models.CheckConstraint(
                condition=models.Q(asked__gt=0, asked__lte=models.F("cost")),
                name="a_plan_asks_no_more_than_it_costs",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("budget:plan", args=[self.round.here.slug, self.round.number, self.pk])

    @property
    def words(self) -> PlanWords:
        """The plan as its makers wrote it."""
        return PlanWords(
            self.title, self.what, self.why, self.theme, self.who, self.ourselves,
            self.needed, self.cost, self.asked, self.area, self.young,
        )  # fmt: skip


class Author(Recorded):
    """Somebody who makes a plan. Who was asked along counts from the day they said yes."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="authors")
    person = models.ForeignKey(Person, models.PROTECT, related_name="plans_made")
    asked = models.DateField()
    agreed = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["plan", "person"], name="one_author_per_plan")
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.person_id}"


class Support(Recorded):
    """A neighbour who finds that a plan should be on the ballot."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="supports")
    person = models.ForeignKey(Person, models.PROTECT, related_name="plans_supported")
    since = models.DateField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["plan", "person"], name="one_support_per_person")
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.person_id}"


class Check(Recorded):
    """What a party found of a plan: it fits, or why not and how it can be repaired."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="checks")
    number = models.PositiveIntegerField()
    verdict = models.CharField(max_length=6, choices=choices(Verdict))
    reason = models.TextField(blank=True)
    repair = models.TextField(blank=True)
    party = models.ForeignKey(Party, models.PROTECT, related_name="plan_checks")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="plan_checks")
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_check_per_number"),
            models.CheckConstraint(
                condition=models.Q(verdict=Verdict.YES)
                | (~models.Q(reason="") & ~models.Q(repair="")),
                name="a_no_has_a_reason_and_a_way_to_repair",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.verdict}"


class Merge(Recorded):
    """A maker asks to go on as one with another plan. It takes the yes of all makers of both."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="merges_asked")
    into = models.ForeignKey(Plan, models.PROTECT, related_name="merges_offered")
    words = models.TextField(blank=True)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="merges_asked")
    asked = models.DateField()
    answered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="merges_answered"
    )
    answered = models.DateField(null=True, blank=True)
    agreed = models.BooleanField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=models.Q(answered=None), name="one_open_merge"
            ),
            models.CheckConstraint(
                condition=models.Q(agreed=None)
                | models.Q(agreed=False)
                | ~models.Q(asked_by=models.F("answered_by")),
                name="a_merge_takes_two",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} → {self.into_id}"


class MergeYes(Recorded):
    """A maker of one of both plans who said yes; who asked did so by asking."""

    merge = models.ForeignKey(Merge, models.PROTECT, related_name="yeses")
    person = models.ForeignKey(Person, models.PROTECT, related_name="merges_agreed")
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        constraints = [models.UniqueConstraint(fields=["merge", "person"], name="one_yes_a_maker")]

    def __str__(self) -> str:
        return f"{self.merge_id}: {self.person_id}"


class Step(Recorded):
    """What happened with a plan that won: begun, news, shown, and looked at again later."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=12, choices=choices(Followed))
    words = models.TextField()
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_step_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.what}"


class Code(Recorded):
    """A letter with a code. Only a number and a slow digest are kept; no name and no address."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="codes")
    serial = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=choices(CodeState), default=CodeState.FRESH)
    why = models.CharField(max_length=25, choices=choices(WhyRevoked), blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["round", "serial"], name="one_code_per_serial"),
            models.UniqueConstraint(fields=["digest"], name="one_code_per_digest"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.serial}"


class Turn(Recorded):
    """The register: this letter was used. That a code counts once, the database guards itself."""

    code = models.OneToOneField(Code, models.PROTECT, related_name="turn")

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"turn of {self.code_id}"


class Sent(Recorded):
    """A form that was sent, so that it counts once. Its number is a hash of the hidden key."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="sent")
    seq = models.PositiveBigIntegerField()
    seal = models.CharField(max_length=64)

    class Meta:
        base_manager_name = "objects"
        verbose_name_plural = "sent"

    def __str__(self) -> str:
        return f"{self.round_id}: {self.seq}"


class Ballot(Recorded):
    """What somebody chose. Whose it is, when it came and from where is nowhere."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="ballots")
    channel = models.CharField(max_length=8, choices=choices(Channel))
    choices = models.JSONField(default=dict)
    area = models.CharField(max_length=120, blank=True)
    young = models.BooleanField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["round", "channel"], name="ballots_by_channel")]

    def __str__(self) -> str:
        return f"a ballot of {self.round_id}"


class Link(Recorded):
    """Only where the rules let people change their vote: which ballot a letter has, for now."""

    code = models.OneToOneField(Code, models.PROTECT, related_name="link")
    ballot = models.OneToOneField(Ballot, models.PROTECT, related_name="link")

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"link of {self.code_id}"


class Pile(Recorded):
    """A pile of paper from one place. `letters` are the numbers of the letters handed in for it.

    `sheet` is the fingerprint of what was accepted in the end.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="piles")
    number = models.PositiveIntegerField()
    channel = models.CharField(max_length=8, choices=[(c.value, c.value) for c in ON_PAPER])
    place = models.CharField(max_length=120)
    letters = models.JSONField(default=list)
    ballots = models.PositiveIntegerField(default=0)
    began = models.DateField()
    accepted = models.DateField(null=True, blank=True)
    sheet = models.CharField(max_length=64, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="one_pile_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.place}"

    def get_absolute_url(self) -> str:
        return reverse("budget:pile", args=[self.round.here.slug, self.round.number, self.number])


class Sheet(Recorded):
    """A pile as one person typed it in. The database refuses a second sheet of one person."""

    pile = models.ForeignKey(Pile, models.PROTECT, related_name="sheets")
    hand = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="sheets")
    rows = models.JSONField(default=list)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["pile", "hand"], name="one_sheet_per_hand"),
            models.UniqueConstraint(fields=["pile", "by"], name="one_sheet_per_person"),
            models.CheckConstraint(
                condition=models.Q(hand__gte=1, hand__lte=3), name="at_most_three_hands"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pile_id}: {self.hand}"


class Helped(Recorded):
    """How many ballots one helper typed in for others: a number, so that nobody collects votes."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="helped")
    helper = models.ForeignKey(Person, models.PROTECT, related_name="helped_to_vote")
    times = models.PositiveIntegerField(default=0)

    class Meta:
        base_manager_name = "objects"
        verbose_name_plural = "helped"
        constraints = [
            models.UniqueConstraint(fields=["round", "helper"], name="one_count_per_helper")
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.times}"
