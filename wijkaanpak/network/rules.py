"""Parties, keys, the charter and consent: what must be true before anything is decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from wijkaanpak.refusals import Refused, gettext_noop


class PartyKind(StrEnum):
    """Every party is an equal record; the kind says which keys it holds."""

    RESIDENTS_BODY = "residents body"
    INDEPENDENT_BODY = "independent body"
    MUNICIPALITY = "municipality"
    HOUSING_ASSOCIATION = "housing association"
    INSTITUTION = "institution"
    KNOWLEDGE_INSTITUTE = "knowledge institute"
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
    PAY_FROM_POT = "pay from a pot"
    ASK_RESIDENTS = "ask residents"
    ANSWER_INITIATIVE = "answer initiative"
    START_WITHOUT_PROOF = "start without proof"
    SHORT_STROKES = "short strokes"
    LONG_STROKES = "long strokes"
    ASK_CHALLENGE = "ask challenge"
    TALK_CHALLENGE = "talk challenge"
    DECIDE_CHALLENGE = "decide challenge"


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
    "four_eyes_euros": 250,  # a payment above this needs a second pair of eyes
    "household_questions": 12,  # that one household is asked in a quarter, by all parties together
    "initiative_weeks": 3,  # in which three neighbours with an idea get a first answer
    "sprout_euros": 5_000,  # that one project may cost which starts without proof
    "short_stroke_months": 6,  # without a result that people see, after which we say so
    "long_stroke_months": 12,  # without a step for the long run, after which we say so
    "challenge_ahead_weeks": 18,  # before a task starts, in which neighbours can still ask it
    "challenge_talk_weeks": 2,  # in which a challenge gets its first talk
    "challenge_decision_weeks": 10,  # in which a challenge is decided on, when all are in time
}
# From and to, both included. Nought for euros means: every payment is looked at by two.
LIMIT_RANGES: dict[str, tuple[int, int]] = {
    "answer_weeks": (1, 365),
    "advised_items": (1, 365),
    "objection_days": (1, 365),
    "four_eyes_euros": (0, 25_000),
    "household_questions": (1, 100),
    "initiative_weeks": (1, 26),
    "sprout_euros": (0, 50_000),
    "short_stroke_months": (1, 24),
    "long_stroke_months": (1, 48),
    "challenge_ahead_weeks": (0, 104),
    "challenge_talk_weeks": (1, 26),
    "challenge_decision_weeks": (2, 52),
}

# The limit that belongs to a kind of decision; other kinds know none.
LIMIT_OF: dict[DecisionKind, str] = {
    DecisionKind.ANSWER_ITEM: "answer_weeks",
    DecisionKind.ADOPT_AGENDA: "advised_items",
    DecisionKind.JOINT_DECISION: "objection_days",
    DecisionKind.CHANGE_CHARTER: "objection_days",
    DecisionKind.ADMIT_PARTY: "objection_days",
    DecisionKind.PAY_FROM_POT: "four_eyes_euros",
    DecisionKind.ASK_RESIDENTS: "household_questions",
    DecisionKind.ANSWER_INITIATIVE: "initiative_weeks",
    DecisionKind.START_WITHOUT_PROOF: "sprout_euros",
    DecisionKind.SHORT_STROKES: "short_stroke_months",
    DecisionKind.LONG_STROKES: "long_stroke_months",
    DecisionKind.ASK_CHALLENGE: "challenge_ahead_weeks",
    DecisionKind.TALK_CHALLENGE: "challenge_talk_weeks",
    DecisionKind.DECIDE_CHALLENGE: "challenge_decision_weeks",
}

# Deciders that the charter can never take away from these kinds of decision.
FIXED: dict[DecisionKind, Deciders] = {
    DecisionKind.CHANGE_CHARTER: Deciders.KEYHOLDERS,
    DecisionKind.ADMIT_PARTY: Deciders.KEYHOLDERS,
    DecisionKind.ANSWER_ITEM: Deciders.PARTY,
    DecisionKind.ENTER_INTENTION: Deciders.PARTY,
    DecisionKind.CHANGE_COMMITMENT: Deciders.BOTH,
    DecisionKind.MAKE_COMMITMENT: Deciders.BOTH,
    DecisionKind.ASK_RESIDENTS: Deciders.KEYHOLDERS,
}
# About the other kinds the charter says who decides; the residents are always among them.
WITH_RESIDENTS = frozenset({Deciders.TOGETHER, Deciders.KEYHOLDERS, Deciders.RESIDENTS})


# The three lists of domain.md 2.11.
LIST_OF: dict[Deciders, str] = {
    Deciders.RESIDENTS: "residents",
    Deciders.KEYHOLDERS: "together",
    Deciders.TOGETHER: "together",
    Deciders.BOTH: "together",
    Deciders.PARTY: "party",
}
# The words above, marked for translators: pages translate them as they are.
WORDS = (
    gettext_noop("residents body"),
    gettext_noop("independent body"),
    gettext_noop("municipality"),
    gettext_noop("housing association"),
    gettext_noop("institution"),
    gettext_noop("knowledge institute"),
    gettext_noop("association"),
    gettext_noop("business"),
    gettext_noop("fund"),
    gettext_noop("state"),
    gettext_noop("adopt agenda"),
    gettext_noop("tell and keep stories"),
    gettext_noop("change charter"),
    gettext_noop("admit party"),
    gettext_noop("joint decision"),
    gettext_noop("answer item"),
    gettext_noop("make commitment"),
    gettext_noop("change commitment"),
    gettext_noop("enter intention"),
    gettext_noop("pay from a pot"),
    gettext_noop("ask residents"),
    gettext_noop("answer initiative"),
    gettext_noop("start without proof"),
    gettext_noop("short strokes"),
    gettext_noop("long strokes"),
    gettext_noop("ask challenge"),
    gettext_noop("talk challenge"),
    gettext_noop("decide challenge"),
    gettext_noop("residents alone"),
    gettext_noop("residents and the independent body"),
    gettext_noop("all parties together"),
    gettext_noop("each party for itself"),
    gettext_noop("giver and receiver"),
)
LIMIT_WORDS = {
    "answer_weeks": gettext_noop("Weeks in which a party answers"),
    "advised_items": gettext_noop("Items above which we advise to choose"),
    "objection_days": gettext_noop("Days in which a party can still answer"),
    "four_eyes_euros": gettext_noop("Euros above which a second person looks along"),
    "household_questions": gettext_noop("Questions that a household is asked in a quarter"),
    "initiative_weeks": gettext_noop("Weeks in which an initiative gets a first answer"),
    "sprout_euros": gettext_noop("Euros that a start without proof may cost"),
    "short_stroke_months": gettext_noop("Months without a short stroke, after which we say so"),
    "long_stroke_months": gettext_noop("Months without a long stroke, after which we say so"),
    "challenge_ahead_weeks": gettext_noop("Weeks before the start in which a task is challenged"),
    "challenge_talk_weeks": gettext_noop("Weeks in which a challenge gets its first talk"),
    "challenge_decision_weeks": gettext_noop("Weeks in which a challenge is decided on"),
}


@dataclass(frozen=True)
class Clause:
    """The text of an article before it is in force."""

    kind: DecisionKind
    deciders: Deciders
    words: str
    method: Method = Method.CONSENT
    limits: dict[str, int] = field(default_factory=dict)

    def check(self) -> None:
        check_article(self.kind, self.deciders, self.limits, self.words)

    def written_out(self) -> dict[str, Any]:
        """Return the clause as a proposal keeps it: word for word what will be carried out."""
        return asdict(self)

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> Clause:
        """Return the clause that a proposal keeps."""
        names = DecisionKind(given["kind"]), Deciders(given["deciders"])
        return cls(*names, given["words"], Method(given["method"]), dict(given["limits"]))


def may_decide(kind: DecisionKind) -> frozenset[Deciders]:
    """Return who an article may name for this kind of decision."""
    return frozenset({FIXED[kind]}) if kind in FIXED else WITH_RESIDENTS


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


def check_not_held(would_be: Outcome, held_until: date | None, today: date) -> None:
    """Held, a decision takes no force; who objects or says yes before the last is heard."""
    if would_be is Outcome.ADOPTED and held_until and today <= held_until:
        raise Refused(
            gettext_noop(
                "Everybody else said yes, and this decision is held up to and with %(until)s. "
                "Say yes after that day, or when it is let go."
            ),
            until=held_until,
        )


def check_article(
    kind: DecisionKind, deciders: Deciders, limits: Mapping[str, int], words: str
) -> None:
    """An article names known limits, says itself in words, and leaves the fixed keys alone."""
    if deciders not in may_decide(kind):
        raise Refused(gettext_noop("Who decides this cannot be given to others."))
    if not words.strip():
        raise Refused(gettext_noop("Write the article in plain words."))
    for name, number in limits.items():
        check_limit(name, number)


def check_limit(name: str, number: int) -> None:
    """A limit is one that we know, and a whole number within its range."""
    if name not in LIMIT_RANGES:
        raise Refused(gettext_noop("The charter does not know this limit."))
    least, most = LIMIT_RANGES[name]
    if not least <= number <= most:
        raise Refused(
            gettext_noop("This limit is a whole number from %(least)s to %(most)s."),
            least=least,
            most=most,
        )


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


def check_one_hat(speaks_for: Iterable[PartyKind], also: PartyKind) -> None:
    """Two keys in one hand are one key: nobody speaks for both who hold the charter."""
    if {*speaks_for, also} >= KEYS:
        raise Refused(
            gettext_noop(
                "Nobody speaks for the residents and for the independent body at once. "
                "Choose somebody else for this seat."
            )
        )


def check_may_leave(kind: PartyKind) -> None:
    """Without one of the keys nothing could ever change again, so who holds one stays."""
    if kind in KEYS:
        raise Refused(
            gettext_noop("Your party holds a key of the charter, so it cannot leave the network.")
        )


def signed_by_both_keys(signers: Iterable[PartyKind]) -> bool:
    """A long commitment holds when residents and independent body signed; others follow."""
    return set(signers) >= KEYS
