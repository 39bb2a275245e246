"""Lessons ("leergeld"): what one says, who must have read it, and which steps it takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from typing import Any

from wijkaanpak.knowledge.rules.moves import Table
from wijkaanpak.methods.likeness import Index, stem, words_of
from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.refusals import Refused, gettext_noop


class State(StrEnum):
    """How far one version of a lesson is."""

    WRITTEN = "written"  # waits until all it speaks of have read it
    SENT_BACK = "sent back"  # somebody it speaks of said: not like this, because …
    READ = "read"  # all said yes; whoever tells it opens it
    OPEN = "open"
    SUPERSEDED = "superseded"  # a later version corrected it; it stays readable
    TAKEN_BACK = "taken back"  # before it was ever open


class Move(StrEnum):
    CHANGE = "change"
    ALL_SAID_YES = "all said yes"
    SEND_BACK = "send back"
    OPEN = "open"
    CORRECT = "correct"
    TAKE_BACK = "take back"


MOVES: Table[State, Move] = {
    State.WRITTEN: {
        Move.CHANGE: State.WRITTEN,
        Move.ALL_SAID_YES: State.READ,
        Move.SEND_BACK: State.SENT_BACK,
        Move.TAKE_BACK: State.TAKEN_BACK,
    },
    State.SENT_BACK: {Move.CHANGE: State.WRITTEN, Move.TAKE_BACK: State.TAKEN_BACK},
    State.READ: {
        Move.CHANGE: State.WRITTEN,
        Move.OPEN: State.OPEN,
        Move.TAKE_BACK: State.TAKEN_BACK,
    },
    State.OPEN: {Move.CORRECT: State.SUPERSEDED},
    State.SUPERSEDED: {},
    State.TAKEN_BACK: {},
}
BEING_WRITTEN = frozenset({State.WRITTEN, State.SENT_BACK, State.READ})
READABLE = frozenset({State.OPEN, State.SUPERSEDED})


class Went(StrEnum):
    """How it went. Failures and successes stand in one list."""

    WELL = "well"
    PARTLY = "partly"
    NOT = "not"


WENT_WORDS: dict[str, str] = {
    Went.WELL: gettext_noop("It worked"),
    Went.PARTLY: gettext_noop("It worked in part"),
    Went.NOT: gettext_noop("It did not work"),
}


class Pattern(StrEnum):
    """Ways in which good plans fail, named by an idea of the Institute of Brilliant Failures."""

    EMPTY_SEAT = "empty seat"
    ELEPHANT = "elephant"
    BLACK_SWAN = "black swan"
    WRONG_WALLET = "wrong wallet"
    BRIDGE_TO_NOWHERE = "bridge to nowhere"
    RIGHT_TIME = "right time"
    BEAR = "skin of the bear"
    ACAPULCO = "diver"


@dataclass(frozen=True)
class PatternWords:
    """A pattern: its name, what it is, and words in a new plan that call it to mind."""

    name: str
    what: str
    hints: tuple[str, ...]


PATTERNS: dict[Pattern, PatternWords] = {
    Pattern.EMPTY_SEAT: PatternWords(
        gettext_noop("The empty seat at the table"),
        gettext_noop("Somebody who had to use it, or to say yes, was not there when it was made."),
        ("doelgroep", "eenzamen", "ouderen", "jongeren", "gebruikers", "reizigers", "deelnemers"),
    ),
    Pattern.ELEPHANT: PatternWords(
        gettext_noop("The elephant"),
        gettext_noop("Each saw a part, and nobody saw the whole."),
        ("samenwerking", "partijen", "afstemming", "integraal"),
    ),
    Pattern.BLACK_SWAN: PatternWords(
        gettext_noop("The black swan"),
        gettext_noop("Something came that nobody had thought of."),
        ("onverwacht", "overmacht", "bodem", "vervuiling", "corona"),
    ),
    Pattern.WRONG_WALLET: PatternWords(
        gettext_noop("The wrong wallet"),
        gettext_noop("One paid for it, and another had the gain."),
        ("besparing", "kosten", "investering", "opbrengst"),
    ),
    Pattern.BRIDGE_TO_NOWHERE: PatternWords(
        gettext_noop("The bridge to nowhere"),
        gettext_noop("It was made well, and nobody went on with it afterwards."),
        ("beheer", "onderhoud", "vervolg", "overdracht"),
    ),
    Pattern.RIGHT_TIME: PatternWords(
        gettext_noop("Too early or too late"),
        gettext_noop("The plan was right and the moment was not."),
        ("moment", "seizoen", "planning", "zomer", "winter"),
    ),
    Pattern.BEAR: PatternWords(
        gettext_noop("The skin of the bear"),
        gettext_noop("A first success was taken for the whole of it."),
        ("proef", "pilot", "uitbreiden", "opschalen"),
    ),
    Pattern.ACAPULCO: PatternWords(
        gettext_noop("The diver before the wave"),
        gettext_noop("One jumped before the others were there."),
        ("vrijwilligers", "trekker", "kartrekker", "enthousiast"),
    ),
}

LINES, LINE_LENGTH = 3, 140
MOST_TITLE, MOST_WORDS, MOST_LINE = 120, 3000, 200
FIRST_YEAR = 1950
MOST_CENTS = 100_000_000_00


FOUND_BY = ("title", "summary", "tried", "happened", "useful_for")


@dataclass(frozen=True)
class Words:
    """What a lesson says. Its fields are what is sealed, and what travels in a lesson file."""

    title: str
    summary: str  # three lines
    tried: str
    happened: str
    again: str
    never_again: str
    useful_for: str
    told_by: str
    year: int
    went: Went
    domains: tuple[Domain, ...]
    cost_cents: int | None = None
    cost_time: str = ""
    cost_trust: str = ""
    pattern: Pattern | None = None
    why_changed: str = field(default="")

    @property
    def text(self) -> str:
        """All that it is found by."""
        return " ".join(getattr(self, name) for name in FOUND_BY)

    def plain(self) -> dict[str, Any]:
        """Return the words as they are written in a file: strings, numbers and lists only."""
        return asdict(self) | {
            "domains": [str(one) for one in self.domains],
            "went": str(self.went),
            "pattern": str(self.pattern) if self.pattern else "",
        }

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> Words:
        """Return the words of a file. Raises KeyError, TypeError, ValueError or Refused."""
        given = {one.name: plain[one.name] for one in fields(cls)}
        for name, value in given.items():
            if name not in {"year", "cost_cents", "domains"} and not isinstance(value, str):
                raise TypeError(name)
        for name in ("year", "cost_cents"):
            if type(given[name]) is not int and not (name == "cost_cents" and given[name] is None):
                raise TypeError(name)
        given["domains"] = tuple(Domain(one) for one in given["domains"])
        given["went"] = Went(given["went"])
        given["pattern"] = Pattern(given["pattern"]) if given["pattern"] else None
        return cls(**given)


def check_words(words: Words, this_year: int) -> None:
    """A lesson says what was tried, what it cost, what happened and what others can do with it."""
    check_summary(words.summary)
    must = (words.title, words.tried, words.happened, words.useful_for, words.told_by)
    if not all(one.strip() for one in must):
        raise Refused(
            gettext_noop(
                "Say what you tried, what happened, for whom this is useful and who tells."
            )
        )
    check_again(words.again, words.never_again)
    check_cost(words.cost_cents, words.cost_time, words.cost_trust)
    if not words.domains or len(set(words.domains)) != len(words.domains):
        raise Refused(gettext_noop("Choose what this lesson is about, each subject once."))
    _check_sizes(words, this_year)


def _check_sizes(words: Words, this_year: int) -> None:
    short = (words.cost_time, words.cost_trust, words.told_by, words.useful_for)
    long = (words.tried, words.happened, words.again, words.never_again, words.why_changed)
    if (
        len(words.title) > MOST_TITLE
        or any(len(one) > MOST_LINE for one in short)
        or any(len(one) > MOST_WORDS for one in long)
    ):
        raise Refused(gettext_noop("Something in this lesson is too long. Make it shorter."))
    check_year(words.year, this_year)
    if words.cost_cents is not None and not 0 <= words.cost_cents <= MOST_CENTS:
        raise Refused(gettext_noop("Write what it cost in whole euros, not below nought."))


def check_again(again: str, never_again: str) -> None:
    if not (again.strip() or never_again.strip()):
        raise Refused(
            gettext_noop(
                "Say what you would do again, or what never again: at least one of these."
            )
        )


def check_cost(money: int | None, time: str | None, trust: str | None) -> None:
    if money is None and not (time or "").strip() and not (trust or "").strip():
        raise Refused(
            gettext_noop(
                "Say what it cost: money, time or trust. Was it free? Then write 0 euros."
            )
        )


def check_year(year: int, this_year: int) -> None:
    if not FIRST_YEAR <= year <= this_year:
        raise Refused(
            gettext_noop("Write the year in which it happened: from %(first)s to %(last)s."),
            first=FIRST_YEAR,
            last=this_year,
        )


def check_summary(summary: str) -> None:
    """Three short lines, so that anybody can read the lesson in half a minute."""
    lines = summary.split("\n")
    if len(lines) != LINES or not all(line.strip() for line in lines):
        raise Refused(
            gettext_noop("Say it in three lines: what we did, what came of it, our advice.")
        )
    if any(len(line) > LINE_LENGTH for line in lines):
        raise Refused(
            gettext_noop("Each of the three lines has at most %(most)s characters."),
            most=LINE_LENGTH,
        )


def check_why_changed(why: str) -> None:
    if not why.strip():
        raise Refused(
            gettext_noop("Say what was not right before: a lesson never changes silently.")
        )


def check_no(words: str) -> None:
    if not words.strip():
        raise Refused(gettext_noop("Say what is not right, so that they can change it."))


def state_after_reading(asked: frozenset[str], said: Mapping[str, bool]) -> Move | None:
    """Return the step that follows when these parties said yes or no, or None while some wait."""
    if any(not said[party] for party in said if party in asked):
        return Move.SEND_BACK
    return Move.ALL_SAID_YES if asked and asked <= said.keys() else None


# Which lessons are like a plan ---------------------------------------------------------------

MOST_ALIKE = 3


@dataclass(frozen=True, slots=True)
class Spine:
    """What is written on the back of a lesson: enough to know why it is like a plan."""

    title: str
    domains: tuple[Domain, ...]
    pattern: Pattern | None


@dataclass(frozen=True)
class Reason:
    """Why a lesson is laid beside a plan: shared words, shared subjects, a known pattern."""

    words: tuple[tuple[str, str], ...]
    domains: tuple[Domain, ...]
    pattern: Pattern | None


def alike(
    lessons: Mapping[str, Words | Spine],
    index: Index,
    text: str,
    domains: Iterable[Domain],
    most: int = MOST_ALIKE,
) -> list[tuple[str, Reason]]:
    """Return which lessons are like this text, most alike first, each with the reason.

    One shared word may be chance: a lesson is only shown for two words, for one word of its
    title, or for one word and a shared subject or pattern. How it went counts for nothing, so
    failures come as well.
    """
    wanted, asked = set(domains), {stem(word) for word in words_of(text)}
    hinted = any(asked & {stem(word) for word in one.hints} for one in PATTERNS.values())
    lift = 1 + 0.25 * (len(wanted) + hinted)  # at most, for all that may be shared beside words
    found: list[tuple[float, str, Reason]] = []
    for like in index.ranked(text):
        if len(found) == most and (-round(like.weight * lift, 6), like.key) > found[-1][:2]:
            break  # whatever it and all after it share, these stay the most alike
        one = lessons[like.key]
        shared = tuple(domain for domain in one.domains if domain in wanted)
        reason = Reason(like.words, shared, _pattern_in(one, asked))
        if len(like.words) > 1 or reason.domains or reason.pattern or _is_called(one, like.words):
            weight = like.weight * (1 + 0.25 * len(shared) + 0.25 * (reason.pattern is not None))
            found.append((-round(weight, 6), like.key, reason))
            found = sorted(found, key=lambda one: one[:2])[:most]
    return [(key, reason) for _weight, key, reason in found]


def _is_called(lesson: Words | Spine, shared: Iterable[tuple[str, str]]) -> bool:
    """Tell whether a word of the title is among what both speak of."""
    title = {stem(word) for word in words_of(lesson.title)}
    return any(stem(word) in title and stem(word) == stem(there) for there, word in shared)


def _pattern_in(lesson: Words | Spine, asked: set[str]) -> Pattern | None:
    """Return the pattern of this lesson when words of the plan call it to mind."""
    if lesson.pattern and asked & {stem(word) for word in PATTERNS[lesson.pattern].hints}:
        return lesson.pattern
    return None


class Use(StrEnum):
    """What who starts something does with a lesson."""

    DIFFERENTLY = "differently"
    NOT_USEFUL = "not useful"


USE_WORDS: dict[str, str] = {
    Use.DIFFERENTLY: gettext_noop("We read this, and do it differently"),
    Use.NOT_USEFUL: gettext_noop("We read this, and cannot use it"),
}


def check_use(words: str) -> None:
    if not words.strip():
        raise Refused(gettext_noop("Say in a few words what you do differently, or why not."))
