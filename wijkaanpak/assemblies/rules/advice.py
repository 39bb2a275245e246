"""What an assembly recommends: how it decides that, and the road of each recommendation.

From the hand-over on nobody changes a word, and a clock runs until whoever was asked answers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum

from wijkaanpak.refusals import Refused, gettext_noop

MOST_WORDS, MOST_RECOMMENDATIONS = 4_000, 60
MAJORITY = (51, 100)  # in 100 of who is present


class Decides(StrEnum):
    """How an assembly decides, fixed before its first recommendation."""

    CONSENT = "consent"
    MAJORITY = "majority"


DECIDES_WORDS: dict[str, str] = {
    Decides.CONSENT: gettext_noop("With consent: nobody has an objection with a reason any more"),
    Decides.MAJORITY: gettext_noop("With a majority that we say now"),
}


class State(StrEnum):
    """Where a recommendation is on its road."""

    DRAFT = "draft"
    DROPPED = "dropped"  # the panel let it go before the hand-over
    WAITING = "waiting"
    ADOPTED = "adopted"
    CHANGED = "changed"
    REFUSED = "refused"
    LATER = "later"  # an answer was promised for another day
    ASKED = "asked"  # after a no the follow-up group asked one question back


class Step(StrEnum):
    """What can happen to a recommendation. Four of these are answers."""

    HAND_OVER = "hand_over"
    DROP = "drop"
    ADOPTED = "adopted"
    CHANGED = "changed"
    REFUSED = "refused"
    LATER = "later"
    ASK = "ask"


ANSWERS = (Step.ADOPTED, Step.CHANGED, Step.REFUSED, Step.LATER)
WAITS = frozenset({State.WAITING, State.LATER, State.ASKED})
TAKEN = frozenset({State.ADOPTED, State.CHANGED})  # of these promises are made
PUBLIC = frozenset(State) - {State.DRAFT, State.DROPPED}

AFTER: dict[tuple[State, Step], State] = {
    (State.DRAFT, Step.HAND_OVER): State.WAITING,
    (State.DRAFT, Step.DROP): State.DROPPED,
    (State.REFUSED, Step.ASK): State.ASKED,
    **{(state, step): State(step.value) for state in WAITS for step in ANSWERS},
}
del AFTER[State.LATER, Step.LATER]  # "later" is said once

STATE_WORDS: dict[str, str] = {
    State.DRAFT: gettext_noop("not handed over yet"),
    State.DROPPED: gettext_noop("let go by the panel"),
    State.WAITING: gettext_noop("waits for an answer"),
    State.ADOPTED: gettext_noop("adopted"),
    State.CHANGED: gettext_noop("adopted with a change"),
    State.REFUSED: gettext_noop("no, with a reason"),
    State.LATER: gettext_noop("an answer comes later"),
    State.ASKED: gettext_noop("a question was asked back"),
}


def after(state: State, step: Step, *, said_later: bool = False, asked: bool = False) -> State:
    """Return the state that follows. Raises Refused for a step that is not on the road.

    `said_later`: an answer was put off before; `asked`: the one question back was asked before.
    """
    to = AFTER.get((state, step))
    spent = asked if step is Step.ASK else said_later and step is Step.LATER
    if to is None or spent:
        raise Refused(_why_not(state, step))
    return to


def _why_not(state: State, step: Step) -> str:
    """Return why a step cannot be taken from here, in a sentence."""
    if step is Step.ASK:
        return gettext_noop("One question can be asked back, once, after a no.")
    if step in ANSWERS and state in WAITS:
        return gettext_noop("“Later” was said once. Now say yes, yes with a change, or no.")
    if step in ANSWERS and state in PUBLIC:
        return gettext_noop("This recommendation was answered, and that stays.")
    if step in ANSWERS:
        return gettext_noop("This recommendation was not handed over, so nobody answers it.")
    if state in PUBLIC:
        return gettext_noop("The recommendations were handed over. No word of them changes.")
    return gettext_noop("This recommendation was let go.")


@dataclass(frozen=True)
class Advised:
    """A recommendation as the panel wrote it. `agree` of `present` are for it."""

    title: str
    text: str
    why: str
    minority: str = ""
    agree: int | None = None
    present: int | None = None


def check_house_rules(decides: Decides, majority: int | None) -> None:
    """A majority is a number that is fixed before anybody votes."""
    if decides is Decides.MAJORITY and not (majority and MAJORITY[0] <= majority <= MAJORITY[1]):
        raise Refused(gettext_noop("Say which majority counts: 51 to 100 of every 100 present."))


def check_advised(words: Advised) -> None:
    for _field, fault in advised_faults(words):
        raise fault


def advised_faults(words: Advised) -> Iterator[tuple[str, Refused]]:
    """Yield all that is not right in a recommendation, each with the field it is about."""
    if not (words.title.strip() and words.text.strip() and words.why.strip()):
        told = gettext_noop("Write the recommendation, a short name for it, and why.")
        yield "title", Refused(told)
    for field in ("text", "why", "minority"):
        if len(getattr(words, field)) > MOST_WORDS:
            told = gettext_noop("Use at most %(most)s characters.")
            yield field, Refused(told, most=MOST_WORDS)
    if (words.agree is None) != (words.present is None):
        told = gettext_noop("Write both numbers: how many are for it, of how many present.")
        yield "agree" if words.agree is None else "present", Refused(told)
    elif words.present is not None and not 0 <= (words.agree or 0) <= words.present:
        yield "agree", Refused(gettext_noop("No more people can be for it than are present."))


def carried(decides: Decides, majority: int | None, agree: int, present: int) -> bool:
    """Tell whether so many of so many are enough, by the rule that was fixed before.

    >>> carried(Decides.MAJORITY, 80, 23, 28), carried(Decides.MAJORITY, 80, 22, 28)
    (True, False)
    """
    if present <= 0:
        return False
    if decides is Decides.CONSENT:
        return agree == present
    return 100 * agree >= (majority or 100) * present


def check_carried(number: int, words: Advised, decides: Decides, majority: int | None) -> None:
    """What is handed over was decided by the panel, with its support in numbers."""
    if words.agree is None or words.present is None:
        raise Refused(
            gettext_noop("Recommendation %(number)s has no support yet: how many are for it?"),
            number=number,
        )
    if not carried(decides, majority, words.agree, words.present):
        raise Refused(
            gettext_noop(
                "Recommendation %(number)s has too little support by the rule that was fixed. "
                "Change it together, or let it go."
            ),
            number=number,
        )


def check_missing(words: str) -> None:
    if not words.strip():
        raise Refused(
            gettext_noop("Write who was not heard, and what we do not know because of it.")
        )


COMES_WITH: dict[Step, str] = {
    Step.CHANGED: gettext_noop("Say which change, in plain words."),
    Step.REFUSED: gettext_noop("A no comes with its reason."),
    Step.LATER: gettext_noop("“Later” comes with its reason."),
}


def check_answer(step: Step, words: str, until: date | None, due: date) -> None:
    for _field, fault in answer_faults(step, words, until, due):
        raise fault


def answer_faults(
    step: Step, words: str, until: date | None, due: date
) -> Iterator[tuple[str, Refused]]:
    """Yield all that is not right in an answer, each with the field it is about.

    A change says which, a no says why, a later says when: after the day that was promised.
    """
    if step in COMES_WITH and not words.strip():
        yield "words", Refused(COMES_WITH[step])
    if step is not Step.LATER:
        return
    if until is None:
        yield "until", Refused(gettext_noop("Say on which day the answer comes."))
    elif not due < until <= due + timedelta(days=365):
        told = gettext_noop("Choose a day after %(due)s, on which it was promised, within a year.")
        yield "until", Refused(told, due=due)


def answer_due(handed_over: date, weeks: int) -> date:
    return handed_over + timedelta(weeks=weeks)


def days_late(due: date | None, on: date) -> int:
    """Return how many days after its day something came; 0 when in time."""
    return max(0, (on - due).days) if due else 0


def written_down(rule: str, rows: Iterable[tuple[int, str, Advised]]) -> bytes:
    """Return the recommendations as they are fixed at the hand-over: one line of JSON each.

    Rows are (number, who answers, the recommendation); the first line is the decision rule.
    """
    lines = [json.dumps({"rule": rule}, ensure_ascii=False, sort_keys=True)]
    for number, answers, words in rows:
        said = {"number": number, "answered_by": answers, **asdict(words)}
        lines.append(json.dumps(said, ensure_ascii=False, sort_keys=True))
    return ("\n".join(lines) + "\n").encode()


def fingerprint(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
