"""Questions to institutes: all of it is public, also whose turn it is."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.knowledge.models import Found, Question, Table
from wijkaanpak.knowledge.rules.questions import State, TableState, Turn, whose_turn
from wijkaanpak.logbook.queries import how_many, made_before
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import limit, parties, parties_of
from wijkaanpak.network.rules import DecisionKind, PartyKind
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer
from wijkaanpak.refusals import NotYours, gettext_noop

type SomeQuestion = Question
ON_A_PAGE, MOST_SAID = 24, 50


@dataclass(frozen=True)
class Line:
    """A question in a list: whose turn it is, and whether the answer is late."""

    question: Question
    turn: Turn
    late: bool


def questions(here: Neighbourhood, today: date, after: str = "") -> tuple[list[Line], str]:
    """Return a page of questions, newest first, and what the next page begins after."""
    found = _with_counts().filter(here=here).order_by("-asked", "-id")
    last = _question(here, after)
    if last:
        found = found.filter(Q(asked__lt=last.asked) | Q(asked=last.asked, id__lt=last.pk))
    rows = list(found[: ON_A_PAGE + 1])
    more = str(rows[ON_A_PAGE - 1].pk) if len(rows) > ON_A_PAGE else ""
    return [_line(one, today) for one in rows[:ON_A_PAGE]], more


def _with_counts() -> QuerySet[Question]:
    return Question.objects.select_related("here", "institute").annotate(
        waiting=how_many(Table.objects.filter(state=TableState.PROPOSED), "question"),
        said=how_many(Found.objects.all(), "question"),
        useful=how_many(Found.objects.filter(useful=True), "question"),
    )


def _question(here: Neighbourhood, after: str) -> Question | None:
    try:
        return Question.objects.filter(here=here, pk=uuid.UUID(after)).first()
    except ValueError:
        return None


def _line(one: Question, today: date) -> Line:
    turn = whose_turn(State(one.state), one.waiting > 0, one.said)  # type: ignore[attr-defined]
    late = one.state in {State.ASKED, State.TAKEN} and today > one.answer_by
    return Line(one, turn, late)


def questions_to(party: Party, today: date) -> list[Line]:
    """Return what an institute was asked, newest first."""
    found = _with_counts().filter(institute=party).order_by("-asked", "-id")
    return [_line(one, today) for one in found[:ON_A_PAGE]]


def get_question(here: Neighbourhood, question: uuid.UUID) -> Question:
    found = Question.objects.select_related("here", "institute", "by")
    return get_object_or_404(found, here=here, pk=question)


@dataclass(frozen=True)
class Open:
    """A question on its own page, and what this viewer may do with it."""

    line: Line
    tables: list[Table]
    useful: int
    not_useful: int
    said: list[str]  # words of neighbours, without names
    mine: Found | None
    is_asker: bool
    is_institute: bool
    is_keeper: bool
    may_add: bool


def open_question(viewer: Viewer, question: uuid.UUID, today: date) -> Open:
    """Return a question with all that is around it."""
    row = get_object_or_404(_with_counts().select_related("by"), here=viewer.here, pk=question)
    mine = parties_of(viewer.person, viewer.here)
    asker = viewer.person is not None and row.by_id == viewer.person.pk
    said = row.found.exclude(words="").order_by("-at", "-id").values_list("words", flat=True)
    own = row.found.filter(by=viewer.person).first() if viewer.person else None
    useful: int = row.useful  # type: ignore[attr-defined]
    return Open(
        _line(row, today),
        list(row.tables.order_by("-came", "-id")),
        useful,
        row.said - useful,  # type: ignore[attr-defined]
        list(said[:MOST_SAID]),
        own,
        asker,
        row.institute in mine,
        not asker and any(one.kind == PartyKind.INDEPENDENT_BODY for one in mine),
        asker,
    )


def institutes(here: Neighbourhood) -> list[Party]:
    """Return the knowledge institutes of this network, by name."""
    return [one for one in parties(here) if one.kind == PartyKind.KNOWLEDGE_INSTITUTE]


def first_term(here: Neighbourhood, today: date) -> date:
    """Return by when an institute answers or says when it will, as the charter says."""
    return today + timedelta(weeks=limit(here, DecisionKind.ANSWER_ITEM, "answer_weeks"))


def asked_before(
    here: Neighbourhood, by: Person, key: uuid.UUID | None, question: str
) -> Question | None:
    """Return the question from the same form, or of this person in the same words today."""
    open_ = [State.ASKED, State.TAKEN]
    same = Question.objects.filter(here=here, by=by, asked=clock.today(), state__in=open_)
    known = made_before(Question, key, here=here)
    return known or same.filter(question=question.strip()).first()


def get_table(here: Neighbourhood, table: uuid.UUID) -> Table:
    found = Table.objects.select_related("question__here", "question__institute")
    return get_object_or_404(found, question__here=here, pk=table)


def approved_table(here: Neighbourhood, table: uuid.UUID) -> Table:
    """Return a table that the keeper approved: only that leaves the neighbourhood."""
    found = Table.objects.filter(question__here=here, state=TableState.APPROVED)
    return get_object_or_404(found, pk=table)


def require_may_add(person: Person, question: Question) -> None:
    """Who asked a question says which table goes along with it, and nobody else."""
    if question.by_id != person.pk:
        raise NotYours(
            gettext_noop("Who asked this question lets a table go along. Give it to them.")
        )


def require_may_decide(person: Person, question: Question) -> None:
    """Who lets a table go along does not approve it."""
    if question.by_id == person.pk:
        raise NotYours(
            gettext_noop(
                "You asked this question and laid the table beside it. Somebody else of the "
                "independent body decides."
            )
        )
