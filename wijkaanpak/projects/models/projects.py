"""Projects, each change in their life, the strokes people saw, and looks years after."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.agenda.models import Item
from wijkaanpak.budget.models import Plan
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.commitments.rules import Stroke
from wijkaanpak.contacts.models import Post
from wijkaanpak.funds.models import Goal
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.neighbourhoods.rules import DOMAIN_WORDS, TASK_WORDS
from wijkaanpak.network.models import Party, choices
from wijkaanpak.people.models import Person
from wijkaanpak.projects.models.initiatives import Initiative
from wijkaanpak.projects.rules.checks import FOUND_WORDS, Found
from wijkaanpak.projects.rules.initiatives import MOST_TITLE
from wijkaanpak.projects.rules.projects import (
    EXECUTOR_WORDS,
    KIND_WORDS,
    LIVING,
    MOST_GOAL,
    REASON_WORDS,
    STATE_WORDS,
    Executor,
    Kind,
    Reason,
    State,
)


class Project(Recorded):
    """Something that neighbours and parties do together, with a goal that stays.

    `holder` is who started it, `party` who carries it; one of both may change it. `parent` is
    the long project under which a short one hangs. A sprout says what it may cost at most
    (`most`, cents), until when (`last_day`) and what it wants to learn (`question`).
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="projects")
    title = models.CharField(max_length=MOST_TITLE)
    goal = models.CharField(max_length=MOST_GOAL)
    for_whom = models.TextField()
    own_words = models.TextField()
    strengthens = models.TextField()
    connects = models.TextField()
    stroke = models.CharField(max_length=5, choices=choices(Stroke))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="short_ones"
    )
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="projects")
    domains = models.JSONField(default=list)
    tasks = models.JSONField(default=list)
    executor = models.CharField(max_length=10, choices=choices(Executor))
    by_whom = models.CharField(max_length=MOST_GOAL)
    offered_first = models.TextField(blank=True)
    outsider_reason = models.TextField(blank=True)
    counterpart = models.TextField(blank=True)
    keeper = models.TextField()
    kept_until = models.DateField(null=True, blank=True)
    most = models.BigIntegerField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    question = models.CharField(max_length=MOST_GOAL, blank=True)
    holder = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="projects"
    )
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="projects"
    )
    initiative = models.OneToOneField(
        Initiative, models.PROTECT, null=True, blank=True, related_name="project"
    )
    plan = models.OneToOneField(
        Plan, models.PROTECT, null=True, blank=True, related_name="project"
    )
    state = models.CharField(max_length=11, choices=choices(State))
    state_since = models.DateField()
    started = models.DateField()

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["here", "-started", "-id"], name="projects_newest_first"),
            models.Index(fields=["here", "state", "-started", "-id"], name="projects_per_state"),
            models.Index(fields=["party", "-started", "-id"], name="projects_of_party"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["here", "title"], name="one_project_per_title"),
            models.CheckConstraint(
                condition=models.Q(stroke=Stroke.LONG)
                | models.Q(parent__isnull=False)
                | models.Q(item__isnull=False),
                name="a_short_stroke_hangs_under_a_long_one",
            ),
            models.CheckConstraint(
                condition=~models.Q(executor=Executor.OUTSIDER)
                | (
                    ~models.Q(offered_first="")
                    & ~models.Q(outsider_reason="")
                    & ~models.Q(counterpart="")
                ),
                name="an_outsider_has_a_reason_and_a_neighbour",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=State.SPROUT)
                | (models.Q(most__isnull=False, last_day__isnull=False) & ~models.Q(question="")),
                name="a_sprout_is_bounded_and_asks",
            ),
            models.CheckConstraint(
                condition=models.Q(holder__isnull=False) | models.Q(party__isnull=False),
                name="somebody_carries_a_project",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("projects:project", args=[self.here.slug, self.pk])

    @property
    def lives(self) -> bool:
        return self.state in LIVING

    @property
    def state_word(self) -> str:
        return STATE_WORDS[self.state]

    @property
    def executor_word(self) -> str:
        return EXECUTOR_WORDS[self.executor]

    @property
    def themes(self) -> list[str]:
        """What it is about, in words (untranslated): domains of life, then tasks."""
        return [DOMAIN_WORDS[one] for one in self.domains] + [
            TASK_WORDS[one] for one in self.tasks
        ]

    @property
    def text(self) -> str:
        """What it says, to compare it with other projects."""
        return f"{self.title} {self.goal} {self.for_whom} {self.strengthens} {self.connects}"


class Change(Recorded):
    """One step in the life of a project, with its reason and what happened to what it promised.

    `goal` is the goal as it stood that day. `opens` is the question that the agenda has to
    answer, when the goal does not stay.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="changes")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=9, choices=choices(Kind))
    reason = models.CharField(max_length=16, choices=choices(Reason))
    words = models.TextField()
    goal = models.CharField(max_length=MOST_GOAL)
    opens = models.CharField(max_length=MOST_GOAL, blank=True)
    promises = models.TextField()
    money = models.TextField()
    people = models.TextField()
    learned = models.TextField(blank=True)
    stroke = models.CharField(max_length=5, choices=choices(Stroke))
    on = models.DateField()
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="project_changes"
    )

    class Meta:
        base_manager_name = "objects"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="one_change_per_number"),
            models.CheckConstraint(
                condition=~models.Q(kind=Kind.STOP) | ~models.Q(learned=""),
                name="who_stops_says_what_was_learned",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id}: {self.number}"

    @property
    def kind_word(self) -> str:
        return KIND_WORDS[self.kind]

    @property
    def reason_word(self) -> str:
        return REASON_WORDS[self.reason]


class StrokeSeen(Recorded):
    """A stroke of a project: planned for a day, seen by people, or let go of with a reason."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="strokes", db_index=False)
    project = models.ForeignKey(Project, models.PROTECT, related_name="strokes")
    stroke = models.CharField(max_length=5, choices=choices(Stroke))
    title = models.CharField(max_length=MOST_TITLE)
    due = models.DateField()
    seen = models.DateField(null=True, blank=True)
    dropped = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        base_manager_name = "objects"
        verbose_name_plural = "strokes seen"
        indexes = [
            models.Index(fields=["project", "due", "id"], name="strokes_of_project"),
            models.Index(fields=["project", "stroke", "-seen"], name="strokes_last_seen"),
            models.Index(
                fields=["here", "stroke", "-seen", "id"],
                condition=models.Q(seen__isnull=False),
                name="strokes_seen_lately",
            ),
            models.Index(
                fields=["here", "stroke", "due", "id"],
                condition=models.Q(seen=None, dropped=None),
                name="strokes_to_come",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(seen=None, dropped=None)
                | (~models.Q(words="") & (models.Q(seen=None) | models.Q(dropped=None))),
                name="a_stroke_is_seen_or_let_go_in_words",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Tie(Recorded):
    """A promise, or money set aside, that belongs to a project."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="ties")
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, related_name="project_ties"
    )
    goal = models.ForeignKey(
        Goal, models.PROTECT, null=True, blank=True, related_name="project_ties"
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(commitment__isnull=False, goal=None)
                | models.Q(commitment=None, goal__isnull=False),
                name="a_tie_is_to_a_promise_or_to_money",
            ),
            models.UniqueConstraint(
                fields=["project", "commitment"],
                condition=models.Q(until=None, commitment__isnull=False),
                name="one_tie_per_promise",
            ),
            models.UniqueConstraint(
                fields=["project", "goal"],
                condition=models.Q(until=None, goal__isnull=False),
                name="one_tie_per_goal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id}: {self.commitment_id or self.goal_id}"


class AfterCheck(Recorded):
    """A look back, so many years after: by which post, on which day, and what was found."""

    here = models.ForeignKey(
        Neighbourhood, models.PROTECT, related_name="after_checks", db_index=False
    )
    project = models.ForeignKey(Project, models.PROTECT, related_name="checks")
    years = models.PositiveSmallIntegerField()
    due = models.DateField()
    post = models.ForeignKey(Post, models.PROTECT, related_name="after_checks")
    done = models.DateField(null=True, blank=True)
    found = models.CharField(max_length=6, choices=choices(Found), blank=True)
    ties = models.TextField(blank=True)  # which new ties between people arose
    words = models.TextField(blank=True)

    class Meta:
        base_manager_name = "objects"
        ordering = ["due"]
        indexes = [
            models.Index(
                fields=["here", "due", "id"],
                condition=models.Q(done=None),
                name="looks_to_take",
            ),
            models.Index(
                fields=["here", "-done", "id"],
                condition=models.Q(done__isnull=False),
                name="looks_taken",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["project", "years"], name="one_look_per_year"),
            models.CheckConstraint(
                condition=models.Q(done=None, found="")
                | (models.Q(done__isnull=False) & ~models.Q(found="") & ~models.Q(words="")),
                name="a_look_says_what_was_found",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id}: {self.years}"

    @property
    def found_word(self) -> str:
        return FOUND_WORDS[self.found]
