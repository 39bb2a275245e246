"""One question for an institute: asked, taken or declined, answered; and what goes along."""

from __future__ import annotations

import uuid
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.knowledge.models import Found, Question, Table
from wijkaanpak.knowledge.queries import questions as queries
from wijkaanpak.knowledge.rules import questions as rules
from wijkaanpak.knowledge.rules import tables
from wijkaanpak.knowledge.rules.moves import after
from wijkaanpak.knowledge.rules.questions import (
    MOVES,
    TABLE_MOVES,
    Move,
    State,
    TableMove,
    TableState,
)
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import require_seat, require_seat_of
from wijkaanpak.network.rules import PartyKind
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import NOBODY, require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused

ASKED = Verb("knowledge.question_asked", _("A question was asked to %(party)s."))
TAKEN = Verb("knowledge.question_taken", _("%(party)s takes a question and answers by %(day)s."))
DECLINED = Verb(
    "knowledge.question_declined", _("%(party)s does not answer a question, and said why.")
)
ANSWERED = Verb("knowledge.question_answered", _("%(party)s answered a question."))
TAKEN_BACK = Verb("knowledge.question_taken_back", _("A question to %(party)s was taken back."))
TABLE_CAME = Verb("knowledge.table_came", _("A table was laid beside a question to %(party)s."))
APPROVED = Verb(
    "knowledge.table_approved", _("%(party)s approved a table that goes along with a question.")
)
NOT_APPROVED = Verb(
    "knowledge.table_refused", _("%(party)s refused a table that was to go along with a question.")
)
FOUND = Verb("knowledge.answer_found", _("A neighbour said whether an answer is of use."))


def ask_institute(
    *,
    by: Person,
    here: Neighbourhood,
    institute: Party,
    question: str,
    why: str,
    asker: str,
    key: uuid.UUID | None = None,
) -> Question:
    """Somebody who takes part asks one question; the institute does the work."""
    rules.check_question(question)
    rules.check_institute(PartyKind(institute.kind))
    if known := queries.asked_before(here, by, key, question):
        return known
    today = clock.today()
    with act(ASKED, by=by.actor, book=here.slug, details_are_public=True) as entry:
        require(by, Right.BE_MEMBER, here)
        if institute.here_id != here.pk or institute.until:
            raise Refused(_("Choose a knowledge institute of this network."))
        row = Question.objects.create(
            id=key or uuid.uuid4(),
            here=here,
            institute=institute,
            by=by,
            asker=asker.strip(),
            question=question.strip(),
            why=why.strip(),
            asked=today,
            answer_by=queries.first_term(here, today),
        )
        entry.about(row)
        entry.for_party(institute, institute.name)
    return row


def take_question(*, by: Person, question: Question, day: date) -> None:
    """The institute takes a question and says by when it answers."""
    rules.check_promised(day, clock.today())
    with act(TAKEN, by=by.actor, book=question.here.slug) as entry:
        _of_institute(entry, by, question, Move.TAKE, answer_by=day)
        entry.about(question, day=day.isoformat())


def decline_question(*, by: Person, question: Question, why: str, next_door: str) -> None:
    """The institute says no, why, and who could answer it instead."""
    rules.check_no(why, next_door)
    no = {"why_not": why.strip(), "next_door": next_door.strip(), "closed": clock.today()}
    with act(DECLINED, by=by.actor, book=question.here.slug) as entry:
        _of_institute(entry, by, question, Move.DECLINE, **no)


def answer_question(*, by: Person, question: Question, answer: str, sources: str) -> None:
    """The institute answers on one page that everybody can read, with its sources."""
    rules.check_answer(answer, sources)
    told = {"answer": answer.strip(), "sources": sources.strip(), "closed": clock.today()}
    with act(ANSWERED, by=by.actor, book=question.here.slug) as entry:
        _of_institute(entry, by, question, Move.ANSWER, **told)


def _of_institute(
    entry: OpenEntry, by: Person, question: Question, move: Move, **fields: object
) -> None:
    require_seat(by, question.institute)
    _step(entry, question, move, **fields)


def _step(entry: OpenEntry, question: Question, move: Move, **fields: object) -> None:
    entry.fresh(question)
    question.state = after(MOVES, State(question.state), move)
    for name, value in fields.items():
        setattr(question, name, value)
    question.save(update_fields=["state", *fields])
    entry.about(question)
    entry.for_party(question.institute, question.institute.name)


def take_back_question(*, by: Person, question: Question) -> None:
    """Who asked takes the question back while the institute did not take it."""
    with act(TAKEN_BACK, by=by.actor, book=question.here.slug) as entry:
        if question.by_id != by.pk:
            raise NotYours(_("Only who asked this takes it back."))
        _step(entry, question, Move.TAKE_BACK, closed=clock.today())


def add_table(
    *,
    by: Person,
    question: Question,
    raw: bytes,
    about: str,
    origin: str,
    key: uuid.UUID | None = None,
) -> Table:
    """Who asked lays a table of counts beside it, for the keeper to judge.

    Raises Refused with the row and column for a count below ten, or something of one person.
    """
    cells = tables.written(tables.read_table(raw))
    if not (about.strip() and origin.strip()):
        raise Refused(_("Say what the table counts and where the counts come from."))
    if known := made_before(Table, key, question=question):
        return known
    with act(TABLE_CAME, by=by.actor, book=question.here.slug) as entry:
        queries.require_may_add(by, question)
        entry.fresh(question)
        rules.check_table_may_come(State(question.state))
        if question.tables.filter(state=TableState.PROPOSED).exists():
            raise Refused(_("Another table waits for the keeper. One at a time."))
        table = Table.objects.create(
            id=key or uuid.uuid4(),
            question=question,
            cells=cells,
            about=about.strip(),
            origin=origin.strip(),
            came=clock.today(),
        )
        entry.about(table)
        entry.for_party(question.institute, question.institute.name)
    return table


def decide_table(*, by: Person, table: Table, approve: bool, why: str = "") -> None:
    """The independent keeper approves what goes along, or refuses it and says why."""
    if not (approve or why.strip()):
        raise Refused(_("Say why not, so that they can make a better one."))
    here = table.question.here
    with act(APPROVED if approve else NOT_APPROVED, by=by.actor, book=here.slug) as entry:
        keeper = require_seat_of(by, here, PartyKind.INDEPENDENT_BODY)
        queries.require_may_decide(by, table.question)
        entry.fresh(table)
        move = TableMove.APPROVE if approve else TableMove.REFUSE
        table.state = after(TABLE_MOVES, TableState(table.state), move)
        table.why_not, table.decided = why.strip(), clock.today()
        table.save(update_fields=["state", "why_not", "decided"])
        entry.about(table)
        entry.for_party(keeper, keeper.name)


def say_found(*, by: Person, question: Question, useful: bool, words: str = "") -> Found:
    """A neighbour says whether they have use of an answer; the last word counts.

    The log does not say who: only that it was said.
    """
    book = question.here.slug
    with act(FOUND, by=NOBODY, book=book, details_are_public=False) as entry:
        require(by, Right.BE_MEMBER, question.here)
        entry.fresh(question)
        if question.state != State.ANSWERED:
            raise Refused(_("There is no answer yet."))
        said = {"useful": useful, "words": words.strip(), "at": clock.today()}
        found, _new = Found.objects.update_or_create(question=question, by=by, defaults=said)
        entry.about(question)
    return found
