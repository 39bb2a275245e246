"""Challenges of neighbours to the owner of a task, with the papers of every step."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.urls import reverse

from wijkaanpak.commitments.models import Commitment
from wijkaanpak.contacts.models import Post
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party, choices
from wijkaanpak.people.models import Person
from wijkaanpak.projects.models.projects import Project
from wijkaanpak.projects.rules import agreements
from wijkaanpak.projects.rules.challenges import (
    AWAITS,
    CONDITION_WORDS,
    FORM_WORDS,
    HOLDS_WORDS,
    SIDE_WORDS,
    STATE_WORDS,
    STEP_WORDS,
    TOPIC_WORDS,
    TURN,
    Condition,
    Form,
    Holds,
    Side,
    State,
    Step,
    Terms,
    Topic,
    is_late,
)
from wijkaanpak.projects.rules.initiatives import MOST_NAME, MOST_TITLE


class Challenge(Recorded):
    """A task that neighbours want to take over, or to be done differently.

    `name` is what the challengers call themselves; who they are is not kept, but for `asked_by`.
    `party` is the legal body that stands for them, needed from the agreement on. `guide` is the
    post at the town hall that helps, and writes where somebody has no device. `turn_since` and
    `due` are of the step that is awaited now; the weeks are those of the charter on the day
    the challenge was made.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="challenges")
    form = models.CharField(max_length=12, choices=choices(Form))
    title = models.CharField(max_length=MOST_TITLE)
    task = models.TextField()
    why = models.TextField()
    name = models.CharField(max_length=MOST_NAME)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="challenges")
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="challenges"
    )
    owner = models.ForeignKey(Party, models.PROTECT, related_name="challenged")
    budget = models.ForeignKey(Party, models.PROTECT, related_name="pays_for_challenged")
    guide = models.ForeignKey(
        Post, models.PROTECT, null=True, blank=True, related_name="guides_challenges"
    )
    starts = models.DateField()
    asked = models.DateField()
    talk_weeks = models.PositiveSmallIntegerField()
    decision_weeks = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=11, choices=choices(State), default=State.ASKED)
    turn_since = models.DateField()
    due = models.DateField(null=True, blank=True)
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="challenges"
    )
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, related_name="challenges"
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["here", "-asked", "-id"], name="challenges_newest_first"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(party=None) | ~models.Q(party=models.F("owner")),
                name="a_party_does_not_challenge_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=list(TURN), due__isnull=False)
                | (~models.Q(state__in=list(TURN)) & models.Q(due=None)),
                name="a_running_challenge_has_a_clock",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[State.AGREED, State.HANDED_BACK, State.SETTLED])
                | models.Q(party__isnull=False),
                name="an_agreement_is_made_with_a_legal_body",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("projects:challenge", args=[self.here.slug, self.pk])

    @property
    def terms(self) -> Terms:
        return Terms(self.talk_weeks, self.decision_weeks)

    @property
    def form_word(self) -> str:
        return FORM_WORDS[self.form]

    @property
    def state_word(self) -> str:
        return STATE_WORDS[self.state]

    @property
    def turn(self) -> Side | None:
        return TURN.get(State(self.state))

    @property
    def turn_word(self) -> str:
        return SIDE_WORDS[self.turn] if self.turn else ""

    @property
    def awaits_word(self) -> str:
        awaited = AWAITS.get(State(self.state))
        return STEP_WORDS[awaited] if awaited else ""

    def late(self, today: date) -> bool:
        """True when the step that is awaited should have been taken before today."""
        return is_late(self.due, today)


class Moment(Recorded):
    """One step that was taken: what was said, by which party, on which day, due on which.

    `told` marks what the challengers said aloud and the guide wrote down. A no of a body of
    government says in `remedy` where one can object; a yes with a change says in `change` what
    changes; who hands back says what happens to people, money and promises.
    """

    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="moments")
    number = models.PositiveIntegerField()
    step = models.CharField(max_length=13, choices=choices(Step))
    on = models.DateField()
    due = models.DateField(null=True, blank=True)
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="challenge_steps"
    )
    words = models.TextField(blank=True)
    change = models.TextField(blank=True)
    remedy = models.TextField(blank=True)
    asked = models.PositiveIntegerField(null=True, blank=True)
    support = models.PositiveIntegerField(null=True, blank=True)
    people = models.TextField(blank=True)
    money = models.TextField(blank=True)
    promises = models.TextField(blank=True)
    told = models.BooleanField(default=False)

    class Meta:
        base_manager_name = "objects"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["challenge", "number"], name="one_step_of_a_challenge_per_number"
            ),
            models.CheckConstraint(
                condition=~models.Q(
                    step__in=[
                        Step.ADOPT,
                        Step.ADOPT_CHANGED,
                        Step.REFUSE,
                    ]
                )
                | ~models.Q(words=""),
                name="a_decision_on_a_challenge_has_reasons",
            ),
            models.CheckConstraint(
                condition=~models.Q(step=Step.HAND_BACK)
                | (~models.Q(people="") & ~models.Q(money="") & ~models.Q(promises="")),
                name="who_hands_back_says_what_happens",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.challenge_id}: {self.number}"

    @property
    def step_word(self) -> str:
        return STEP_WORDS[self.step]

    @property
    def late(self) -> bool:
        """True when this step was taken after its day."""
        return is_late(self.due, self.on)


class CostSheet(Recorded):
    """What a task costs and asks now, as its owner filled it in. A later one may know more.

    `cents` is what one year costs now. `unknown` names the topics of which the owner says: we
    do not know.
    """

    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="sheets")
    number = models.PositiveIntegerField()
    on = models.DateField()
    cents = models.BigIntegerField(null=True, blank=True)
    costs = models.TextField(blank=True)
    contract_ends = models.DateField(null=True, blank=True)
    contract = models.TextField(blank=True)
    staff = models.TextField(blank=True)
    quality = models.TextField(blank=True)
    insurance = models.TextField(blank=True)
    vat = models.TextField(blank=True)
    unknown = models.JSONField(default=list)

    class Meta:
        base_manager_name = "objects"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["challenge", "number"], name="one_cost_sheet_per_number"
            ),
            models.CheckConstraint(
                condition=models.Q(cents=None) | models.Q(cents__gte=0),
                name="a_task_costs_nothing_or_more",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.challenge_id}: {self.number}"

    @property
    def topics(self) -> list[tuple[Topic, str, str]]:
        """Every topic: its word (untranslated), and what was told ('' when it is not known)."""
        return [(one, TOPIC_WORDS[one], getattr(self, one.value)) for one in Topic]


class ChallengePlan(Recorded):
    """How the challengers would do it, in their words. `cents` is what they ask for a year."""

    challenge = models.OneToOneField(Challenge, models.PROTECT, related_name="plan")
    on = models.DateField()
    how = models.TextField()
    who = models.TextField()
    better = models.TextField()
    when_it_fails = models.TextField()
    cents = models.BigIntegerField()
    told = models.BooleanField(default=False)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cents__gte=0), name="a_plan_asks_nothing_or_more"
            )
        ]

    def __str__(self) -> str:
        return str(self.challenge_id)


class Weight(Recorded):
    """One question that was weighed, with its answer."""

    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="weights")
    condition = models.CharField(max_length=8, choices=choices(Condition))
    holds = models.CharField(max_length=7, choices=choices(Holds))
    words = models.TextField(blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["challenge", "condition"], name="each_question_is_weighed_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.challenge_id}: {self.condition}"

    @property
    def condition_word(self) -> str:
        return CONDITION_WORDS[self.condition]

    @property
    def holds_word(self) -> str:
        return HOLDS_WORDS[self.holds]


class Agreement(Recorded):
    """One version of the agreement: offered by one party, in force with the yes of the other.

    `period` is the how-manieth of the periods (of 1, 2 and 5 years), `cents` the sum of a year.
    """

    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="agreements")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=9, choices=choices(agreements.Kind))
    period = models.PositiveSmallIntegerField(default=0)
    starts = models.DateField()
    ends = models.DateField()
    cents = models.BigIntegerField()
    money_words = models.TextField()
    quality = models.TextField()
    liability = models.TextField()
    insurance = models.TextField()
    vat = models.TextField()
    staff = models.TextField()
    hand_back = models.TextField()
    why = models.TextField(blank=True)
    offered_by = models.ForeignKey(Party, models.PROTECT, related_name="offered_agreements")
    offered = models.DateField()
    answer = models.CharField(
        max_length=8, choices=choices(agreements.Answer), default=agreements.Answer.OFFERED
    )
    answered_by = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="answered_agreements"
    )
    answered = models.DateField(null=True, blank=True)
    answer_words = models.TextField(blank=True)

    class Meta:
        base_manager_name = "objects"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["challenge", "number"], name="one_version_of_an_agreement_per_number"
            ),
            models.UniqueConstraint(
                fields=["challenge", "answer"],
                condition=models.Q(answer__in=["accepted", "offered"]),
                name="one_agreement_holds_and_one_waits",
            ),
            models.CheckConstraint(
                condition=~models.Q(hand_back=""), name="an_agreement_says_how_it_goes_back"
            ),
            models.CheckConstraint(
                condition=models.Q(answer="offered", answered_by=None)
                | (
                    models.Q(answered_by__isnull=False)
                    & ~models.Q(answered_by=models.F("offered_by"))
                ),
                name="the_other_party_answers_an_agreement",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.challenge_id}: {self.number}"

    @property
    def kind_word(self) -> str:
        return agreements.KIND_WORDS[self.kind]

    @property
    def answer_word(self) -> str:
        return agreements.ANSWER_WORDS[self.answer]

    @property
    def years(self) -> int:
        return agreements.PERIODS[self.period]
