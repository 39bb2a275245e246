"""Questions to institutes, the tables that go along, and who has use of the answer."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.knowledge.rules.questions import State, TableState
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party, choices
from wijkaanpak.people.models import Person


class Question(Recorded):
    """One question, for one institute. `by` may take it back while nobody took it."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="questions")
    institute = models.ForeignKey(Party, models.PROTECT, related_name="knowledge_questions")
    by = models.ForeignKey(Person, models.PROTECT, related_name="knowledge_questions")
    asker = models.CharField(max_length=120)
    question = models.CharField(max_length=300)
    why = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=choices(State), default=State.ASKED)
    asked = models.DateField()
    answer_by = models.DateField()  # the charter's term first; then what the institute promised
    answer = models.TextField(blank=True)
    sources = models.TextField(blank=True)
    why_not = models.TextField(blank=True)
    next_door = models.CharField(max_length=200, blank=True)
    closed = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["here", "-asked", "-id"], name="questions_by_asking")]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("knowledge:question", args=[self.here.slug, self.pk])


class Table(Recorded):
    """Counts that go along with a question, when the independent keeper approves them."""

    question = models.ForeignKey(Question, models.PROTECT, related_name="tables")
    about = models.CharField(max_length=200)
    origin = models.CharField(max_length=200)
    cells = models.TextField()
    state = models.CharField(
        max_length=10, choices=choices(TableState), default=TableState.PROPOSED
    )
    why_not = models.TextField(blank=True)
    came = models.DateField()
    decided = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["question"],
                condition=models.Q(state="proposed"),
                name="one_table_waits_per_question",
            )
        ]

    def __str__(self) -> str:
        return self.about


class Found(Recorded):
    """Whether one neighbour has use of an answer. Only the counts and the words are shown."""

    question = models.ForeignKey(Question, models.PROTECT, related_name="found")
    by = models.ForeignKey(Person, models.PROTECT, related_name="found_answers")
    useful = models.BooleanField()
    words = models.CharField(max_length=300, blank=True)
    at = models.DateField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["question", "by"], name="one_word_per_neighbour")
        ]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.useful}"
