"""Questions to institutes: one question, an answer on one page, and who has use of it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum

from wijkaanpak.knowledge.rules.moves import Table
from wijkaanpak.network.rules import PartyKind
from wijkaanpak.refusals import Refused, gettext_noop

MOST_QUESTION, MOST_WHY = 300, 1500
ONE_PAGE = 2500  # characters of an answer
LONGEST_SENTENCE = 25  # words; what is longer is hard to read at B1
MOST_SOURCES, A_YEAR = 10, timedelta(days=365)
_SENTENCE = re.compile(r"[.!?…]+\s+|\n+")


class State(StrEnum):
    ASKED = "asked"
    TAKEN = "taken"
    ANSWERED = "answered"
    DECLINED = "declined"
    TAKEN_BACK = "taken back"


class Move(StrEnum):
    TAKE = "take"
    DECLINE = "decline"
    ANSWER = "answer"
    TAKE_BACK = "take back"


MOVES: Table[State, Move] = {
    State.ASKED: {
        Move.TAKE: State.TAKEN,
        Move.DECLINE: State.DECLINED,
        Move.TAKE_BACK: State.TAKEN_BACK,
    },
    State.TAKEN: {Move.ANSWER: State.ANSWERED, Move.DECLINE: State.DECLINED},
    State.ANSWERED: {},
    State.DECLINED: {},
    State.TAKEN_BACK: {},
}


class Turn(StrEnum):
    """Who is to do something now."""

    INSTITUTE = "institute"
    KEEPER = "keeper"
    RESIDENTS = "residents"
    NOBODY = "nobody"


def whose_turn(state: State, table_waits: bool, uses: int) -> Turn:
    """Return whose turn it is: the institute's, the keeper's for a table, or the residents'."""
    if state in {State.ASKED, State.TAKEN}:
        return Turn.KEEPER if table_waits else Turn.INSTITUTE
    return Turn.RESIDENTS if state is State.ANSWERED and not uses else Turn.NOBODY


def check_institute(kind: PartyKind) -> None:
    if kind is not PartyKind.KNOWLEDGE_INSTITUTE:
        raise Refused(gettext_noop("Choose a knowledge institute of this network."))


def check_question(question: str) -> None:
    """One question: the institute does the work, so residents write no research plan."""
    if not question.strip():
        raise Refused(gettext_noop("Write your question."))
    if question.count("?") > 1:
        raise Refused(gettext_noop("Ask one question at a time. Make a second one for the other."))
    if len(question) > MOST_QUESTION:
        raise Refused(
            gettext_noop("A question has at most %(most)s characters."), most=MOST_QUESTION
        )


def check_promised(day: date, today: date) -> None:
    if not today <= day <= today + A_YEAR:
        raise Refused(gettext_noop("Choose a day within a year from now."))


def check_no(words: str, next_door: str) -> None:
    """A no comes with its reason and a next door."""
    if not (words.strip() and next_door.strip()):
        raise Refused(gettext_noop("Say why not, and who could answer it instead."))


def check_answer(answer: str, sources: str) -> None:
    """An answer fits on one page, in sentences that are not too long, with its sources."""
    check_one_page(answer)
    check_sources(sources)


def check_one_page(answer: str) -> None:
    if not answer.strip():
        raise Refused(gettext_noop("Write the answer."))
    if len(answer) > ONE_PAGE:
        raise Refused(
            gettext_noop(
                "An answer fits on one page: %(most)s characters, and there are %(many)s."
            ),
            most=ONE_PAGE,
            many=len(answer),
        )
    if long := long_sentence(answer):
        raise Refused(
            gettext_noop(
                "A sentence has at most %(most)s words, so that everybody can read it. "
                "Cut this one in two: “%(begins)s”"
            ),
            most=LONGEST_SENTENCE,
            begins=long,
        )


def check_sources(sources: str) -> None:
    named = [line for line in sources.splitlines() if line.strip()]
    if not 1 <= len(named) <= MOST_SOURCES:
        raise Refused(
            gettext_noop("Name the sources, one a line: at least one and at most %(most)s."),
            most=MOST_SOURCES,
        )


def long_sentence(text: str) -> str:
    """Return the beginning of the first sentence that is too long to read easily, or nothing.

    >>> long_sentence("Dit is kort. Dit ook!")
    ''
    """
    for sentence in _SENTENCE.split(text):
        words = sentence.split()
        if len(words) > LONGEST_SENTENCE:
            return " ".join(words[:8]) + " …"
    return ""


class TableState(StrEnum):
    PROPOSED = "proposed"
    APPROVED = "approved"
    REFUSED = "refused"


class TableMove(StrEnum):
    APPROVE = "approve"
    REFUSE = "refuse"


TABLE_MOVES: Table[TableState, TableMove] = {
    TableState.PROPOSED: {
        TableMove.APPROVE: TableState.APPROVED,
        TableMove.REFUSE: TableState.REFUSED,
    },
    TableState.APPROVED: {},
    TableState.REFUSED: {},
}


def check_table_may_come(state: State) -> None:
    if state not in {State.ASKED, State.TAKEN}:
        raise Refused(gettext_noop("This question is closed, so no data go along any more."))
