"""The burden register: who asks for what, on what ground, at what cost, and what came of it.

What the law asks, and what keeps money and people safe, is on a list that nobody can freeze.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from wijkaanpak.refusals import Refused, gettext_noop


class Ground(StrEnum):
    """On what ground somebody asks. A law can be asked once, or merged; never frozen here."""

    LAW = "law"
    ORDINANCE = "ordinance"
    CONTRACT = "contract"
    HABIT = "habit"


GROUND_WORDS: dict[str, str] = {
    Ground.LAW: gettext_noop("A law"),
    Ground.ORDINANCE: gettext_noop("A rule of the council"),
    Ground.CONTRACT: gettext_noop("A contract or subsidy"),
    Ground.HABIT: gettext_noop("Habit: nobody knows a rule for it"),
}
FREEZABLE = frozenset({Ground.ORDINANCE, Ground.CONTRACT, Ground.HABIT})


class Protected(StrEnum):
    """What is never frozen: money that can be checked, people who are safe, rights that hold."""

    RECEIPTS = "receipts"
    PROOF = "proof"
    FOUR_EYES = "four eyes"
    ACCOUNTS = "accounts"
    AUDITOR = "auditor"
    SISA = "sisa"
    INTEGRITY = "integrity"
    CARE = "care"
    COMPLAINTS = "complaints"
    PRIVACY = "privacy"
    HOURS = "hours"


PROTECTED_WORDS: dict[str, str] = {
    Protected.RECEIPTS: gettext_noop("Receipts and expenses per pot"),
    Protected.PROOF: gettext_noop("Proof of payment"),
    Protected.FOUR_EYES: gettext_noop("Four eyes on a payment"),
    Protected.ACCOUNTS: gettext_noop("The annual accounts"),
    Protected.AUDITOR: gettext_noop("The auditor's statement, where it is required"),
    Protected.SISA: gettext_noop("SiSa: the account of national money"),
    Protected.INTEGRITY: gettext_noop("Signals of fraud or lack of integrity"),
    Protected.CARE: gettext_noop("Duty of care: the reporting code and incidents"),
    Protected.COMPLAINTS: gettext_noop("Complaints"),
    Protected.PRIVACY: gettext_noop("Privacy (AVG)"),
    Protected.HOURS: gettext_noop("The law on working hours"),
}
# Words by which we see that something may be on that list, though nobody said so. Also in the
# middle of a word, as Dutch makes one of several: "reiskostendeclaratie", "geweldsincidenten".
_SMELLS = {
    Protected.RECEIPTS: r"\w*bonnet\w*|\w*bon(nen)?|onkosten\w*|\w*declaratie\w*|kwitantie\w*"
    r"|\w*factu(ur|ren)|uitgaven|receipts?|invoices?|expenses",
    Protected.PROOF: r"\w*betaalbewij\w+|betalingsbewij\w+|bewij\w+ van betaling|bankafschrift\w*"
    r"|proofs? of payment",
    Protected.FOUR_EYES: r"(vier|4|four)[- ]?(ogen\w*|eyes)"
    r"|(tweede|dubbele|twee) handtekening(en)?|second signature",
    Protected.ACCOUNTS: r"\w*jaarrekening\w*|jaarstuk\w*|boekhouding\w*|kasboek\w*"
    r"|annual accounts|bookkeeping",
    Protected.AUDITOR: r"accountantsverklaring\w*|controleverklaring\w*|accountantscontrole\w*"
    r"|audits?|auditor\w*",
    Protected.SISA: r"sisa\w*",
    Protected.INTEGRITY: r"\w*fraude\w*|integriteit\w*|klokkenluid\w*|fraud|integrity",
    Protected.CARE: r"meldcode\w*|veilig thuis|\w*incident(?!eel|ele)\w*|calamiteit\w*"
    r"|\w*mishandeling\w*|huiselijk geweld|agressiemelding\w*",
    Protected.COMPLAINTS: r"\w*klacht\w*|complaints?",
    Protected.PRIVACY: r"avg|gdpr|\w*datalek\w*|privacy\w*|verwerkingsregister\w*",
    Protected.HOURS: r"arbeidstijden\w*|rusttijden\w*|werktijden\w*|working hours",
}
_SMELL = {one: re.compile(rf"\b({words})\b", re.I) for one, words in _SMELLS.items()}


class Rhythm(StrEnum):
    """How often it is asked."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half year"
    YEAR = "year"


RHYTHM_WORDS: dict[str, str] = {
    Rhythm.DAY: gettext_noop("every working day"),
    Rhythm.WEEK: gettext_noop("every week"),
    Rhythm.MONTH: gettext_noop("every month"),
    Rhythm.QUARTER: gettext_noop("every quarter"),
    Rhythm.HALF_YEAR: gettext_noop("every half year"),
    Rhythm.YEAR: gettext_noop("every year"),
}
# Days and weeks that somebody works in a year, after holidays.
TIMES_A_YEAR: dict[str, int] = {
    Rhythm.DAY: 220,
    Rhythm.WEEK: 46,
    Rhythm.MONTH: 12,
    Rhythm.QUARTER: 4,
    Rhythm.HALF_YEAR: 2,
    Rhythm.YEAR: 1,
}


class Carries(StrEnum):
    """Who has the work of it: a role, never a person."""

    COMMUNITY_WORKER = "community worker"
    SOCIAL_WORKER = "social worker"
    YOUTH_WORKER = "youth worker"
    CARETAKER = "caretaker"
    TEACHER = "teacher"
    OFFICER = "officer"
    CARE_WORKER = "care worker"
    AREA_MANAGER = "area manager"
    RESIDENT = "resident"
    OTHER = "other"


CARRIES_WORDS: dict[str, str] = {
    Carries.COMMUNITY_WORKER: gettext_noop("Community workers"),
    Carries.SOCIAL_WORKER: gettext_noop("Social workers"),
    Carries.YOUTH_WORKER: gettext_noop("Youth workers"),
    Carries.CARETAKER: gettext_noop("Caretakers"),
    Carries.TEACHER: gettext_noop("Teachers"),
    Carries.OFFICER: gettext_noop("Neighbourhood officers"),
    Carries.CARE_WORKER: gettext_noop("Nurses and carers"),
    Carries.AREA_MANAGER: gettext_noop("Area managers"),
    Carries.RESIDENT: gettext_noop("Residents who do this without pay"),
    Carries.OTHER: gettext_noop("Others who work here"),
}


class State(StrEnum):
    """How a burden stands since the party that asks for it spoke."""

    LISTED = "listed"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    LIGHTER = "lighter"
    STOPPED = "stopped"


class Answer(StrEnum):
    """What the party that asks can say; stopping at once is the shortest of all."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    LESS = "less"
    STOP = "stop"


STATE_WORDS: dict[str, str] = {
    State.LISTED: gettext_noop("waits for who asks"),
    State.CONFIRMED: gettext_noop("confirmed by who asks"),
    State.CORRECTED: gettext_noop("corrected by who asks"),
    State.LIGHTER: gettext_noop("they ask less now"),
    State.STOPPED: gettext_noop("they stopped asking"),
}
ANSWER_WORDS: dict[str, str] = {
    Answer.CONFIRM: gettext_noop("Yes, this is so"),
    Answer.CORRECT: gettext_noop("Not quite: we correct it"),
    Answer.LESS: gettext_noop("From now on we ask less"),
    Answer.STOP: gettext_noop("From now on we do not ask this any more"),
}
AFTER: dict[Answer, State] = {
    Answer.CONFIRM: State.CONFIRMED,
    Answer.CORRECT: State.CORRECTED,
    Answer.LESS: State.LIGHTER,
    Answer.STOP: State.STOPPED,
}
MOST_TITLE, MOST_WORDS = 120, 2000
MOST_MINUTES = 10_000  # a whole month of work, for one time
MOST_WORKERS = 500


@dataclass(frozen=True)
class Load:
    """A burden as somebody enters it. `minutes` is one worker's time, each time it is asked.

    `decision` is which decision changed because of it; nothing means: none that we know.
    """

    title: str
    ground: Ground
    rhythm: Rhythm
    minutes: int
    carries: Carries
    workers: int = 1
    words: str = ""
    ground_words: str = ""
    readers: str = ""
    decision: str = ""
    protected: str = ""

    def check(self) -> None:
        check_title(self.title)
        check_cost(self.minutes, self.workers)
        for words in (self.words, self.ground_words, self.readers, self.decision):
            check_room(words)


def check_title(title: str) -> None:
    if not title.strip():
        raise Refused(gettext_noop("Say in a few words what is asked."))
    check_room(title, MOST_TITLE)


def check_room(words: str, most: int = MOST_WORDS) -> None:
    if len(words) > most:
        raise Refused(gettext_noop("Use at most %(most)s characters."), most=most)


def check_cost(minutes: int, workers: int) -> None:
    if not 1 <= minutes <= MOST_MINUTES:
        raise Refused(
            gettext_noop("Say how many minutes it takes one worker each time: 1 to %(most)s."),
            most=MOST_MINUTES,
        )
    if not 1 <= workers <= MOST_WORKERS:
        raise Refused(
            gettext_noop("Say how many workers have this work: 1 to %(most)s."), most=MOST_WORKERS
        )


def minutes_a_month(minutes: int, rhythm: str) -> int:
    """Return the time of one worker in an average month, in whole minutes, at least one.

    >>> minutes_a_month(1170, "quarter")
    390
    """
    return max(1, round(minutes_a_year(minutes, rhythm) / 12))


def minutes_a_year(minutes: int, rhythm: str) -> int:
    """Return the time of one worker in a year.

    >>> minutes_a_year(1170, "quarter")
    4680
    """
    return minutes * TIMES_A_YEAR[rhythm]


def check_answer(state: State, answer: Answer, words: str) -> None:
    """What stopped stays stopped: who asks again, enters it again, so that everybody sees it."""
    if state is State.STOPPED:
        raise Refused(
            gettext_noop("This is not asked any more. If it is asked again, enter it again.")
        )
    if answer in (Answer.CORRECT, Answer.STOP) and not words.strip():
        raise Refused(gettext_noop("Say in one sentence why."))
    check_room(words)


def check_may_stop(protected: str, *words: str) -> None:
    """What may not be frozen for two years is certainly not let go for good with one button."""
    if found := never_frozen(protected, *words):
        raise Refused(
            gettext_noop(
                "This cannot be let go: it is about %(what)s. You can ask it less often, or once "
                "instead of twice."
            ),
            what=Refused(PROTECTED_WORDS[found]),
        )


def check_stays_protected(before: str, after: str) -> None:
    """Who asks for something cannot take it off the list alone, to freeze it the day after."""
    if before and not after:
        raise Refused(
            gettext_noop(
                "This stands on the list of what is never frozen, and you cannot take it off. Is "
                "it something else? Then enter that, under its own name."
            )
        )


def check_less(answer: Answer, before: int, after: int) -> None:
    """Who says to ask less asks less: fewer minutes a year for each worker."""
    if answer is Answer.LESS and after >= before:
        raise Refused(gettext_noop("This is not less than it was. Choose fewer times or minutes."))


def smells_of(*words: str) -> Protected | None:
    """Return what of the protected list a text seems to speak of; None when it does not."""
    text = " ".join(words)
    return next((one for one, smell in _SMELL.items() if smell.search(text)), None)


def never_frozen(protected: str, *words: str) -> str:
    """Return what of the list it is, as marked or as its words tell; '' when nothing."""
    return protected or smells_of(*words) or ""


def check_can_be_frozen(ground: str, protected: str, *words: str) -> None:
    """The base of all trust is never frozen, whoever agrees to it."""
    if found := never_frozen(protected, *words):
        raise Refused(
            gettext_noop(
                "This can never be frozen: it is about %(what)s. Perhaps it can be asked once, "
                "or together with something else."
            ),
            what=Refused(PROTECTED_WORDS[found]),
        )
    if ground not in FREEZABLE:
        raise Refused(
            gettext_noop(
                "What a law asks cannot be frozen here. It can be asked once, or be merged with "
                "something else: write that with who asks."
            )
        )
