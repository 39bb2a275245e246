"""What is kept of what an assembly recommends, what was answered, and how it goes on."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.assemblies.models.mandate import Assembly
from wijkaanpak.assemblies.rules.advice import Advised, Decides, State, Step, days_late
from wijkaanpak.assemblies.rules.following import Course
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.network.models import Mandate, Party, choices
from wijkaanpak.people.models import Person

ANSWERED = [
    (one.value, one.value) for one in (Step.ADOPTED, Step.CHANGED, Step.REFUSED, Step.LATER)
]


class Advice(Recorded):
    """All that an assembly recommends together, and the rule by which it decides.

    `majority` is in 100 of who is present, none with consent. From `handed_over` on nothing of it
    changes: `fingerprint` is the SHA-256 of the words, `due` the day by which it is answered and
    from which the two years of following count. `missing` says who was not heard and what is not
    known because of it; `learned` whether that mattered. `group` is how many follow it.
    """

    assembly = models.OneToOneField(Assembly, models.PROTECT, related_name="advice")
    decides = models.CharField(max_length=10, choices=choices(Decides))
    majority = models.PositiveSmallIntegerField(null=True, blank=True)
    ruled = models.DateField()
    missing = models.TextField(blank=True)
    handed_over = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    group = models.PositiveSmallIntegerField(null=True, blank=True)
    closed = models.DateField(null=True, blank=True)
    closing = models.TextField(blank=True)
    learned = models.TextField(blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decides=Decides.CONSENT, majority=None)
                | models.Q(decides=Decides.MAJORITY, majority__range=(51, 100)),
                name="a_majority_is_said_before",
            ),
            models.CheckConstraint(
                condition=models.Q(handed_over=None, due=None, fingerprint="")
                | (
                    models.Q(handed_over__isnull=False, due__isnull=False)
                    & ~models.Q(fingerprint="")
                    & ~models.Q(missing="")
                ),
                name="a_hand_over_says_who_was_not_heard",
            ),
            models.CheckConstraint(
                condition=models.Q(closed=None)
                | (models.Q(handed_over__isnull=False) & ~models.Q(closing="")),
                name="following_ends_with_a_word",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assembly_id}: {self.decides}"


class Recommendation(Recorded):
    """One recommendation. `due` is the day by which it is answered.

    `question` is what the follow-up group asked back after a no. `agree` of `present` are for
    it; both are known before the hand-over.
    """

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=150)
    text = models.TextField()
    why = models.TextField()
    minority = models.TextField(blank=True)
    agree = models.PositiveSmallIntegerField(null=True, blank=True)
    present = models.PositiveSmallIntegerField(null=True, blank=True)
    answered_by = models.ForeignKey(Party, models.PROTECT, related_name="recommendations")
    state = models.CharField(max_length=10, choices=choices(State), default=State.DRAFT)
    due = models.DateField(null=True, blank=True)
    question = models.TextField(blank=True)
    asked = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["state", "due"], name="recommendations_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["assembly", "number"],
                condition=~models.Q(state=State.DROPPED),
                name="one_recommendation_per_number",
            ),
            models.CheckConstraint(
                condition=models.Q(agree=None, present=None)
                | models.Q(agree__lte=models.F("present")),
                name="no_more_are_for_it_than_are_present",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[State.DRAFT, State.DROPPED])
                | models.Q(due__isnull=False, agree__isnull=False),
                name="what_was_handed_over_has_a_day_and_support",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def get_absolute_url(self) -> str:
        page = reverse("assemblies:advice", args=[self.assembly.here.slug, self.assembly_id])
        return f"{page}#advies-{self.number}"

    @property
    def words(self) -> Advised:
        return Advised(
            self.title, self.text, self.why, self.minority, self.agree, self.present
        )  # fmt: skip


class Answer(Recorded):
    """What a party answered, by whom; `due` is the day on which it should have been there.

    `until`: with a later, the day on which the answer comes.
    """

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="answers")
    number = models.PositiveSmallIntegerField()
    said = models.CharField(max_length=10, choices=ANSWERED)
    words = models.TextField(blank=True)
    until = models.DateField(null=True, blank=True)
    party = models.ForeignKey(Party, models.PROTECT, related_name="recommendation_answers")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="recommendation_answers")
    due = models.DateField()
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "number"], name="one_answer_per_number"
            ),
            models.CheckConstraint(
                condition=models.Q(said=Step.ADOPTED) | ~models.Q(words=""),
                name="a_no_or_a_change_says_why",
            ),
            models.CheckConstraint(
                condition=models.Q(said=Step.LATER, until__isnull=False)
                | (~models.Q(said=Step.LATER) & models.Q(until=None)),
                name="later_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation_id}: {self.said}"

    @property
    def days_late(self) -> int:
        return days_late(self.due, self.on)


class Promised(Recorded):
    """A promise that was made because of a recommendation."""

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="promises")
    commitment = models.OneToOneField(
        Commitment, models.PROTECT, related_name="from_recommendation"
    )
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.recommendation_id}: {self.commitment_id}"


class Follower(Recorded):
    """Somebody of the follow-up group who writes with an account. The log has no name of them."""

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="followers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="follows_assemblies")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["assembly", "person"],
                condition=models.Q(until=None),
                name="one_follows_an_assembly_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.assembly_id}: {self.since}"


class Look(Recorded):
    """How it goes with a recommendation at one of the eight moments, with what was seen."""

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="looks")
    moment = models.PositiveSmallIntegerField()
    course = models.CharField(max_length=10, choices=choices(Course))
    words = models.TextField()
    evidence = models.CharField(max_length=300, blank=True)
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        ordering = ["moment"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "moment"], name="one_look_per_moment"
            ),
            models.CheckConstraint(
                condition=models.Q(moment__range=(1, 8)), name="there_are_eight_moments"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation_id}: {self.course}"
