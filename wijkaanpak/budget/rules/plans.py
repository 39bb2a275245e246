"""Plans: the eight questions, the check with its way to repair, and what becomes of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from enum import StrEnum

from wijkaanpak.budget.rules.rounds import whole_euros
from wijkaanpak.refusals import NotYours, Refused, gettext_noop

MOST_WORDS = 4000


class PlanState(StrEnum):
    """Where a plan stands, from the first idea to the look back years later."""

    IDEA = "idea"  # only its makers see it
    HANDED_IN = "handed in"
    FITS = "fits"  # the check said yes
    REPAIR = "repair"  # the check said: not like this, but like that
    ON_BALLOT = "on ballot"
    FUNDED = "funded"
    NOT_FUNDED = "not funded"
    DOING = "doing"
    SHOWN = "shown"
    SETTLED = "settled"  # looked at again, years later
    MERGED = "merged"
    WITHDRAWN = "withdrawn"
    NOT_ALLOWED = "not allowed"  # still not repaired when the vote opened


P = PlanState
LIVING = frozenset({P.HANDED_IN, P.FITS, P.REPAIR})
CAN_CHANGE = frozenset({P.IDEA, P.HANDED_IN, P.REPAIR, P.FITS})
PUBLIC = frozenset(PlanState) - {P.IDEA}
CHOSEN = frozenset({P.FUNDED, P.DOING, P.SHOWN, P.SETTLED})
ON_THE_BALLOT = frozenset({P.ON_BALLOT, P.NOT_FUNDED}) | CHOSEN


class Verdict(StrEnum):
    """What the check says. A plain no does not exist: there is always a way to repair."""

    YES = "yes"
    REPAIR = "repair"


class Followed(StrEnum):
    """A step of a plan that won."""

    DOING = "doing"
    NEWS = "news"
    SHOWN = "shown"
    AFTER_CHECK = "after-check"


NEXT_AFTER: dict[Followed, tuple[frozenset[PlanState], PlanState | None]] = {
    Followed.DOING: (frozenset({P.FUNDED}), P.DOING),
    Followed.NEWS: (frozenset({P.FUNDED, P.DOING, P.SHOWN}), None),
    Followed.SHOWN: (frozenset({P.DOING}), P.SHOWN),
    Followed.AFTER_CHECK: (frozenset({P.SHOWN, P.SETTLED}), P.SETTLED),
}


@dataclass(frozen=True)
class PlanWords:
    """A plan as its makers write it: the eight questions, a name and a place. Money in cents."""

    title: str
    what: str
    why: str
    theme: str
    who: str
    ourselves: str
    needed: str
    cost: int
    asked: int
    area: str = ""
    young: bool = False

    def facts(self) -> dict[str, str | int | bool | None]:
        """Return the exact words for the log."""
        return asdict(self)


QUESTIONS = ("what", "why", "theme", "who", "ourselves", "needed", "cost", "asked")


def check_words(words: PlanWords, *, dearest: int, themes: tuple[str, ...]) -> None:
    """Raise Refused when one of the eight questions has no answer yet, or the sums do not fit."""
    if not words.title.strip():
        raise Refused(gettext_noop("Give your plan a short name."))
    if not all(getattr(words, name) for name in ("what", "why", "who", "needed")):
        raise Refused(gettext_noop("Answer each question; a few words are enough."))
    if themes and words.theme not in themes:
        raise Refused(gettext_noop("Choose one of the themes of this round."))
    if words.asked <= 0:
        raise Refused(gettext_noop("Ask for an amount. A plan that needs no money can begin now."))
    if words.asked > words.cost:
        raise Refused(gettext_noop("You ask for more than the plan costs."))
    if words.asked > dearest:
        raise Refused(
            gettext_noop("A plan can ask at most € %(most)s in this round."),
            most=whole_euros(dearest),
        )


def check_move(state: PlanState, allowed: frozenset[PlanState]) -> None:
    """Raise Refused when a plan in this state cannot take this step."""
    if state not in allowed:
        raise Refused(gettext_noop("This plan is past that step."))


def check_verdict(verdict: Verdict, reason: str, repair: str) -> None:
    """A 'not like this' always comes with a reason and a way to repair."""
    if verdict is Verdict.REPAIR and not (reason.strip() and repair.strip()):
        raise Refused(
            gettext_noop("Say why it does not fit, and how the makers can repair it: both.")
        )


def after_check(verdict: Verdict) -> PlanState:
    return PlanState.FITS if verdict is Verdict.YES else PlanState.REPAIR


def check_not_own(makers: set[str], person: str) -> None:
    """Nobody checks their own plan."""
    if person in makers:
        raise Refused(gettext_noop("This is your own plan. Somebody else checks it."))


def at_opening(state: PlanState, supporters: int, needed: int) -> PlanState:
    """Return what a plan becomes when the vote opens."""
    if state is PlanState.FITS and supporters >= needed:
        return PlanState.ON_BALLOT
    if state in LIVING:
        return PlanState.NOT_ALLOWED
    return PlanState.WITHDRAWN if state is PlanState.IDEA else state


def awaited(makers: Collection[str], asked_by: str, heard: Collection[str]) -> set[str]:
    """Return whose yes to going on as one is still needed: who asked has said it by asking.

    >>> awaited({"amina", "bram", "carlos"}, "amina", {"bram"})
    {'carlos'}
    """
    return set(makers) - {asked_by} - set(heard)


def check_merge_answer(
    person: str, makers: Collection[str], asked_by: str, heard: Collection[str], *, agree: bool
) -> None:
    """A yes comes once from each maker of both plans; a no from any, also after a yes."""
    if person not in makers:
        raise NotYours(gettext_noop("Only the makers of these two plans answer this."))
    if agree and person not in awaited(makers, asked_by, heard):
        raise Refused(gettext_noop("You said yes already. Now the others are asked."))


def check_merge(one: str, other: str, *, same_round: bool) -> None:
    """Two different plans of one round can be put together."""
    if one == other or not same_round:
        raise Refused(gettext_noop("Choose another plan of this round."))
