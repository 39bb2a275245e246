"""A difference of view, with dignity: positions, facts, values, what is agreed, and rest.

Nobody counts who is for and who is against. Each side writes only its own words; a line holds
when every side says yes to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from wijkaanpak.refusals import NotYours, Refused, gettext_noop

LONGEST_POSITION = 900  # signs, the same for every side: it fits on a sheet and in two minutes
LONGEST_LINE = 300
MOST_SIDES, MOST_VALUES, MOST_LINES = 4, 3, 40
MOST_REST = timedelta(days=731)  # two years


class State(StrEnum):
    """Where a difference of view is. Rest is no state: it has a last day and ends by itself."""

    WRITING = "writing"  # not every side has written its position
    TALKING = "talking"
    SETTLED = "settled"


class LineKind(StrEnum):
    """What a line is about, to which every side says yes or no."""

    FACT = "fact"
    AGREED = "agreed"
    REST = "rest"
    SETTLED = "settled"


class Stands(StrEnum):
    """How a line stands."""

    WAITS = "waits"
    HOLDS = "holds"  # every side said yes
    DIFFERS = "differs"  # a side sees it differently: it stays disputed


class Lies(StrEnum):
    """Where the difference lies."""

    UNKNOWN = "unknown"
    NOWHERE = "nowhere"  # same values, no fact disputed
    FACTS = "facts"
    VALUES = "values"
    NO_FACTS = "no facts"  # values differ, and which facts are shared nobody can say yet
    BOTH = "both"


class Value(StrEnum):
    """What can be at stake. A side chooses up to three and explains them in its position."""

    SAFETY = "safety"
    REST = "rest"
    FREEDOM = "freedom"
    BELONGING = "belonging"
    CARE = "care"
    FAIRNESS = "fairness"
    SAY = "say"
    LIVELIHOOD = "livelihood"
    GREEN = "green"
    MEMORY = "memory"
    FUTURE = "future"
    TRUST = "trust"


VALUE_WORDS: dict[str, str] = {
    Value.SAFETY: gettext_noop("Being safe"),
    Value.REST: gettext_noop("Quiet and order"),
    Value.FREEDOM: gettext_noop("Being free"),
    Value.BELONGING: gettext_noop("Being together"),
    Value.CARE: gettext_noop("Care for each other"),
    Value.FAIRNESS: gettext_noop("Fair sharing"),
    Value.SAY: gettext_noop("Having a say"),
    Value.LIVELIHOOD: gettext_noop("Making ends meet"),
    Value.GREEN: gettext_noop("Green and nature"),
    Value.MEMORY: gettext_noop("What was here before"),
    Value.FUTURE: gettext_noop("Those who come after us"),
    Value.TRUST: gettext_noop("Keeping one's word"),
}
LIES_WORDS: dict[str, str] = {
    Lies.UNKNOWN: gettext_noop("Not every side has written yet, so nobody can say."),
    Lies.NOWHERE: gettext_noop(
        "The same things matter to all sides, and no fact is disputed. What is left is to choose."
    ),
    Lies.FACTS: gettext_noop(
        "The same things matter to all sides; only the facts differ. Facts can be looked up "
        "together."
    ),
    Lies.VALUES: gettext_noop(
        "The facts are shared; different things matter to the sides. More facts will not solve "
        "it: it asks for a choice, or for rest."
    ),
    Lies.NO_FACTS: gettext_noop(
        "Different things matter to the sides. Which facts they share, nobody can say yet: put "
        "a fact to all sides first."
    ),
    Lies.BOTH: gettext_noop(
        "Different things matter to the sides, and facts are disputed too. Look up the facts "
        "first; what is left after that is a choice."
    ),
}


def check_title(words: str) -> None:
    if not words.strip():
        raise Refused(gettext_noop("Write what it is about, in one sentence."))


def check_sides(names: Sequence[str]) -> None:
    """Two to four sides, each with a name of its own."""
    kept = [name.strip().casefold() for name in names if name.strip()]
    if not 2 <= len(kept) <= MOST_SIDES or len(set(kept)) < len(kept):
        raise Refused(gettext_noop("Name two to four sides, each with a name of its own."))


def check_position(words: str, values: Sequence[str]) -> None:
    """The same room for every side."""
    if not words.strip():
        raise Refused(gettext_noop("Write how your side sees it."))
    if len(words) > LONGEST_POSITION:
        raise Refused(
            gettext_noop("Each side has the same room: at most %(most)s signs."),
            most=LONGEST_POSITION,
        )
    if not 1 <= len(values) <= MOST_VALUES:
        raise Refused(
            gettext_noop("Choose one to %(most)s things that matter to you."), most=MOST_VALUES
        )


def check_line(kind: LineKind, words: str, day: date | None, today: date, lines: int) -> None:
    if not words.strip():
        raise Refused(gettext_noop("Write one sentence to which every side could say yes."))
    if len(words) > LONGEST_LINE:
        raise Refused(gettext_noop("Use at most %(most)s characters."), most=LONGEST_LINE)
    if lines >= MOST_LINES:
        raise Refused(gettext_noop("There are enough lines. Say yes or no to those first."))
    if kind is LineKind.REST and not (day and today < day <= today + MOST_REST):
        raise Refused(gettext_noop("Choose a day on which it comes back, within two years."))


def check_talking(state: State, resting: bool) -> None:
    if state is State.SETTLED:
        raise Refused(gettext_noop("This was settled. Begin a new one when it returns."))
    if state is State.WRITING:
        raise Refused(gettext_noop("First every side writes how it sees it."))
    if resting:
        raise Refused(gettext_noop("It rests. It comes back by itself on its day."))


def check_not_settled(state: State) -> None:
    if state is State.SETTLED:
        raise Refused(gettext_noop("This was settled. Begin a new one when it returns."))


def check_own_side(mine: bool) -> None:
    if not mine:
        raise NotYours(gettext_noop("Each side writes only its own words."))


def check_one_side(sides: int) -> None:
    if sides:
        raise NotYours(gettext_noop("You answer for another side already."))


def resting(until: date | None, today: date) -> bool:
    """It rests before its day, and is back on that day by itself.

    >>> resting(date(2026, 5, 1), date(2026, 4, 30)), resting(date(2026, 5, 1), date(2026, 5, 1))
    (True, False)
    """
    return until is not None and today < until


def how_it_stands(nods: Sequence[bool | None]) -> Stands:
    """Return how a line stands from the yes (True), no (False) or silence of each side.

    >>> how_it_stands([True, None]), how_it_stands([True, True]).value
    (<Stands.WAITS: 'waits'>, 'holds')
    """
    if False in nods:
        return Stands.DIFFERS
    return Stands.HOLDS if nods and all(nods) else Stands.WAITS


def where_it_lies(values: Mapping[str, Sequence[str]], facts: Sequence[Stands]) -> Lies:
    """Return where the difference lies; `values` per side, empty when it has not written."""
    if not values or not all(values.values()):
        return Lies.UNKNOWN
    clash = len({frozenset(chosen) for chosen in values.values()}) > 1
    if Stands.DIFFERS in facts:
        return Lies.BOTH if clash else Lies.FACTS
    if not clash:
        return Lies.NOWHERE
    shared = bool(facts) and all(one is Stands.HOLDS for one in facts)
    return Lies.VALUES if shared else Lies.NO_FACTS


def check_line_open(kind: LineKind, day: date | None, today: date) -> None:
    """A rest whose day is over asks for a new day."""
    if kind is LineKind.REST and day and day <= today:
        raise Refused(gettext_noop("That day is over. Propose another day."))
