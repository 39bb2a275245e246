"""Parties, keys, the charter and consent: what must be true before anything is decided."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from wijkaanpak.refusals import Refused, gettext_noop


class PartyKind(StrEnum):
    """Every party is an equal record; the kind says which keys it holds."""

    RESIDENTS_BODY = "residents body"
    INDEPENDENT_BODY = "independent body"
    MUNICIPALITY = "municipality"
    HOUSING_ASSOCIATION = "housing association"
    INSTITUTION = "institution"
    ASSOCIATION = "association"
    BUSINESS = "business"
    FUND = "fund"
    STATE = "state"


# Who holds the keys of the charter. This table is in the code on purpose: no vote, no party
# and no operator can take the keys from the residents and the independent body in the app.
KEYS = frozenset({PartyKind.RESIDENTS_BODY, PartyKind.INDEPENDENT_BODY})


class Answer(StrEnum):
    CONSENT = "consent"
    OBJECTION = "objection"


class Outcome(StrEnum):
    OPEN = "open"
    ADOPTED = "adopted"
    OBJECTED = "objected"  # sent back with the reasons: a new proposal may solve them
    WITHDRAWN = "withdrawn"


class DecisionKind(StrEnum):
    """The kinds of decision of which the charter says who takes them."""

    ADOPT_AGENDA = "adopt agenda"
    TELL_AND_KEEP_STORIES = "tell and keep stories"
    CHANGE_CHARTER = "change charter"
    ADMIT_PARTY = "admit party"
    JOINT_DECISION = "joint decision"
    ANSWER_ITEM = "answer item"
    MAKE_COMMITMENT = "make commitment"
    CHANGE_COMMITMENT = "change commitment"
    ENTER_INTENTION = "enter intention"


class Deciders(StrEnum):
    """The three lists of domain.md 2.11, and the two parties of a promise."""

    RESIDENTS = "residents alone"
    KEYHOLDERS = "residents and the independent body"
    TOGETHER = "all parties together"
    PARTY = "each party for itself"
    BOTH = "giver and receiver"


class Method(StrEnum):
    CONSENT = "consent"
    VOTE = "vote"
    LOT = "lot"
    ONE_PERSON = "one person"


# Limits an article may set, with what holds when it sets none.
LIMITS: dict[str, int] = {
    "answer_weeks": 8,  # term in which a party answers an agenda item
    "advised_items": 12,  # open items on an agenda, above which we advise to choose
    "objection_days": 7,  # days in which an absent party can still answer
}

# Deciders that the charter can never take away from these kinds of decision.
FIXED: dict[DecisionKind, Deciders] = {
    DecisionKind.CHANGE_CHARTER: Deciders.KEYHOLDERS,
    DecisionKind.ADMIT_PARTY: Deciders.KEYHOLDERS,
    DecisionKind.CHANGE_COMMITMENT: Deciders.BOTH,
    DecisionKind.MAKE_COMMITMENT: Deciders.BOTH,
}


def outcome(asked: frozenset[str], answers: Mapping[str, Answer]) -> Outcome:
    """Adopted when every party asked has spoken and none objects. Silence is never consent."""
    given = {party: answers[party] for party in asked if party in answers}
    if Answer.OBJECTION in given.values():
        return Outcome.OBJECTED
    return Outcome.ADOPTED if asked and len(given) == len(asked) else Outcome.OPEN


def check_answer(answer: Answer, reason: str, would_solve: str) -> None:
    """A paramount objection is reasoned, and says what would solve it (domain.md 2.10)."""
    if answer is Answer.OBJECTION and not (reason.strip() and would_solve.strip()):
        raise Refused(
            gettext_noop("Say why you object and what would solve it, so that others can help.")
        )


def check_term(term: date, today: date, least_days: int) -> None:
    """Absent parties get the days that the charter gives them to answer."""
    if (term - today).days < least_days:
        raise Refused(
            gettext_noop("Give the parties at least %(days)s days to answer."), days=least_days
        )


def check_in_time(term: date, today: date) -> None:
    if today > term:
        raise Refused(
            gettext_noop("The time to answer is over. Nothing has changed; ask it again.")
        )


def check_article(
    kind: DecisionKind, deciders: Deciders, limits: Mapping[str, int], words: str
) -> None:
    """An article names known limits, says itself in words, and leaves the fixed keys alone."""
    if kind in FIXED and deciders is not FIXED[kind]:
        raise Refused(gettext_noop("This stays with those who hold it: %(who)s."), who=FIXED[kind])
    if not words.strip():
        raise Refused(gettext_noop("Write the article in plain words."))
    if any(name not in LIMITS or not 0 < days <= 365 for name, days in limits.items()):
        raise Refused(gettext_noop("A limit is a whole number from 1 to 365."))


def who_must_consent(
    kinds: Mapping[str, PartyKind], deciders: Deciders, proposer: str
) -> frozenset[str]:
    """Return the parties that must speak; `kinds` are the current parties by their reference.

    The proposer speaks too: whoever proposes must say it consents, in its own words.
    Raises Refused when a key has no holder, because then nobody could refuse.
    """
    if deciders is Deciders.TOGETHER:
        return frozenset(kinds)
    wanted = KEYS if deciders is Deciders.KEYHOLDERS else frozenset({PartyKind.RESIDENTS_BODY})
    if not wanted <= set(kinds.values()):
        raise Refused(gettext_noop("A party that must speak is missing, so nothing can change."))
    return frozenset(ref for ref, kind in kinds.items() if kind in wanted)
