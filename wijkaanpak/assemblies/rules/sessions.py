"""The sessions of an assembly: what they are for, what is read there, and what people need."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from wijkaanpak.refusals import Refused, gettext_noop

MOST_ALLOWANCE = 500_00  # cents for one session; more is a slip of the pen
MOST_LINES = 30
LOOK_AGAIN = timedelta(days=365)  # after the note of who was not there


class Aim(StrEnum):
    """What a session is for, in the order in which an assembly goes."""

    LEARN = "learn"
    MEET = "meet"
    WEIGH = "weigh"
    DRAFT = "draft"
    DECIDE = "decide"


AIM_WORDS: dict[str, str] = {
    Aim.LEARN: gettext_noop("Learn: hear what is known, from several sides"),
    Aim.MEET: gettext_noop("Meet: go and see, and speak to those it is about"),
    Aim.WEIGH: gettext_noop("Weigh: what speaks for it, what against it"),
    Aim.DRAFT: gettext_noop("Draft: write recommendations"),
    Aim.DECIDE: gettext_noop("Decide: which recommendations we stand behind"),
}


class ChosenBy(StrEnum):
    """Who chose what is read."""

    PARTICIPANTS = "participants"
    HOSTS = "hosts"


CHOSEN_WORDS: dict[str, str] = {
    ChosenBy.PARTICIPANTS: gettext_noop("The participants asked for it"),
    ChosenBy.HOSTS: gettext_noop("The hosts chose it"),
}


class Care(StrEnum):
    """What makes that somebody can be there."""

    CHILDREN = "children"
    INTERPRETER = "interpreter"
    TRAVEL = "travel"
    BUDDY = "buddy"
    PICTURES = "pictures"
    AUDIO = "audio"


CARE_WORDS: dict[str, str] = {
    Care.CHILDREN: gettext_noop("Child care"),
    Care.INTERPRETER: gettext_noop("An interpreter"),
    Care.TRAVEL: gettext_noop("A ride or a taxi"),
    Care.BUDDY: gettext_noop("Somebody who comes along"),
    Care.PICTURES: gettext_noop("The papers with pictures"),
    Care.AUDIO: gettext_noop("The summary to listen to"),
}


class Allowance(StrEnum):
    """How somebody takes what they get for a session."""

    MONEY = "money"
    VOUCHER = "voucher"
    GOODS = "goods"
    COSTS = "costs"  # what they can show that they spent: it has no fixed sum
    NOTHING = "nothing"


ALLOWANCE_WORDS: dict[str, str] = {
    Allowance.MONEY: gettext_noop("Money"),
    Allowance.VOUCHER: gettext_noop("A voucher"),
    Allowance.GOODS: gettext_noop("Something in kind, for the circle"),
    Allowance.COSTS: gettext_noop("Only costs, with the tickets or receipts"),
    Allowance.NOTHING: gettext_noop("Nothing"),
}
# Participatiewet, articles 17 (telling the municipality) and 31 (2 k and 5: under 27); Algemene
# wet inkomensafhankelijke regelingen, article 8. Sums change every year, so none stands here.
WARNINGS: tuple[str, ...] = (
    gettext_noop("Do you have a benefit? Then an allowance can make it lower. Ask first."),
    gettext_noop(
        "On welfare (bijstand) you must tell the municipality what you get. From 27 years on you "
        "may usually keep an allowance up to a limit."
    ),
    gettext_noop("Are you under 27 and on welfare? Then nearly always all of it is taken off."),
    gettext_noop(
        "Allowances of the tax office (toeslagen) depend on your income. What you get can count "
        "as income, above the limit for volunteers."
    ),
    gettext_noop(
        "A voucher can count as well. Costs that you made and can show, such as a bus ticket, are "
        "usually not taken off."
    ),
    gettext_noop(
        "Here is what you can choose instead: only your costs, something for the whole circle, or "
        "nothing. You need not say why, and you may change your mind."
    ),
)


class Why(StrEnum):
    """Why a count of who was there is made again. No free words: they would name people."""

    LATE = "late"
    FORGOTTEN = "forgotten"
    SEAT = "seat"
    TYPING = "typing"


WHY_WORDS: dict[str, str] = {
    Why.LATE: gettext_noop("Somebody came after the list was made"),
    Why.FORGOTTEN: gettext_noop("Somebody was left off the list"),
    Why.SEAT: gettext_noop("The wrong seat was ticked"),
    Why.TYPING: gettext_noop("A slip of the pen"),
}
CHANGED_WORDS: dict[str, str] = {
    "on": gettext_noop("the day"),
    "hours": gettext_noop("the time"),
    "where": gettext_noop("the place"),
    "aims": gettext_noop("what it is for"),
    "programme": gettext_noop("the programme"),
    "care": gettext_noop("what there is for you"),
    "allowance": gettext_noop("the allowance"),
}


@dataclass(frozen=True)
class SessionWords:
    """A session as it is planned. `place` is a plain text, beside or without a known venue.

    `programme` has a line for each part; `allowance` is in cents for who was there.
    """

    on: date
    starts: time
    ends: time
    place: str
    aims: tuple[str, ...]
    programme: str
    care: tuple[str, ...]
    languages: str
    allowance: int

    @property
    def lines(self) -> list[str]:
        return lines_of(self.programme)


@dataclass(frozen=True)
class PackWords:
    """Something to read beforehand. `maker` is who wrote it, always named."""

    title: str
    maker: str
    chosen_by: ChosenBy
    text: str
    link: str


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def check_session(words: SessionWords, *, drawn: date, last: date, venue: bool) -> None:
    """A session lies between the draw and the last day of the mandate, and says where it is."""
    for _field, fault in session_faults(words, drawn=drawn, last=last, venue=venue):
        raise fault


def session_faults(
    words: SessionWords, *, drawn: date, last: date, venue: bool
) -> Iterator[tuple[str, Refused]]:
    """Yield all that is not right in a plan, each with the field it is about."""
    if not drawn <= words.on <= last:
        told = gettext_noop("Choose a day after the draw and no later than %(last)s.")
        yield "on", Refused(told, last=last)
    if words.starts >= words.ends:
        told = gettext_noop("A session ends later than it starts. Look at the times.")
        yield "ends", Refused(told)
    if not (venue or words.place.strip()):
        yield "place", Refused(gettext_noop("Say where the session is."))
    if not words.aims or not set(words.aims) <= set(AIM_WORDS):
        told = gettext_noop("Choose at least one thing that this session is for.")
        yield "aims", Refused(told)
    if not 1 <= len(words.lines) <= MOST_LINES:
        told = gettext_noop("Write the programme in 1 to %(most)s lines, one for each part.")
        yield "programme", Refused(told, most=MOST_LINES)
    try:
        check_care(words.care, words.languages)
    except Refused as refusal:
        yield "languages", refusal
    if not 0 <= words.allowance <= MOST_ALLOWANCE:
        told = gettext_noop("The allowance is for one session. Write at most € 500.")
        yield "allowance", Refused(told)


def check_care(kinds: Collection[str], language: str) -> None:
    """An interpreter speaks a language, and a language asks for an interpreter."""
    if not set(kinds) <= set(CARE_WORDS):
        raise Refused(gettext_noop("Choose from what there is."))
    if (Care.INTERPRETER in kinds) != bool(language.strip()):
        raise Refused(
            gettext_noop("Write the language of the interpreter, and tick the interpreter.")
        )


def check_pack(words: PackWords) -> None:
    """Whoever reads must know who wrote it."""
    if not (words.title.strip() and words.text.strip()):
        raise Refused(gettext_noop("Write a title, and the text itself in plain words."))
    if not words.maker.strip():
        raise Refused(gettext_noop("Say who made it. Nobody reads a paper without a maker."))
    if words.link and not words.link.startswith(("https://", "http://")):
        raise Refused(gettext_noop("A link begins with https://."))


ERASED = gettext_noop("Who sat at the table was erased, so nothing can be counted any more.")


def check_may_count(on: date, today: date, *, forgotten: bool) -> None:
    if forgotten:
        raise Refused(ERASED)
    if today < on:
        raise Refused(gettext_noop("Count who is there on the day itself, not before."))


def check_why(why: str, *, counted: bool) -> None:
    """A first count needs no reason; one that was published is never changed without."""
    if counted and why not in WHY_WORDS:
        raise Refused(gettext_noop("This session is counted already. Say why it was not right."))
    if why and not counted:
        raise Refused(gettext_noop("This is the first count, so there is nothing to correct."))


def check_counts(
    present: int, counts: Mapping[tuple[str, str], int], seats: Mapping[tuple[str, str], int],
    all_seats: int,
) -> None:  # fmt: skip
    """No more are there than there are seats, and each question adds up to who was there."""
    for _about, fault in count_faults(present, counts, seats, all_seats):
        raise fault


def count_faults(
    present: int | None, counts: Mapping[tuple[str, str], int],
    seats: Mapping[tuple[str, str], int], all_seats: int,
) -> Iterator[tuple[tuple[str, ...], Refused]]:  # fmt: skip
    """Yield all that cannot be in a count, each with the question and the value it is about.

    `present` is None when it is not known; then nothing is said about sums.
    """
    if present is not None and not 0 <= present <= all_seats:
        told = gettext_noop("There are %(seats)s seats, so no more can be taken.")
        yield (), Refused(told, seats=all_seats)
    sums, wrong = dict[str, int](), set[str]()
    for pair, many in counts.items():
        if not 0 <= many <= seats.get(pair, 0):
            told = gettext_noop("“%(value)s” has %(seats)s seats, so no more can be taken.")
            wrong.add(pair[0])
            yield pair, Refused(told, value=pair[1], seats=seats.get(pair, 0))
        sums[pair[0]] = sums.get(pair[0], 0) + many
    for feature, total in sums.items():
        if present is not None and total != present and feature not in wrong:
            told = gettext_noop(
                "“%(name)s” adds up to %(total)s, but %(present)s were there. Count again."
            )
            yield (feature,), Refused(told, name=feature, total=total, present=present)


def changed_in(before: SessionWords, after: SessionWords, *, moved: bool) -> list[str]:
    """Return what is different between two plans of one session; `moved`: to another venue."""
    pairs: Iterable[tuple[str, bool]] = (
        ("on", before.on != after.on),
        ("hours", (before.starts, before.ends) != (after.starts, after.ends)),
        ("where", moved or before.place != after.place),
        ("aims", before.aims != after.aims),
        ("programme", before.lines != after.lines),
        ("care", (before.care, before.languages) != (after.care, after.languages)),
        ("allowance", before.allowance != after.allowance),
    )
    return [name for name, differs in pairs if differs]


def check_change(what: Collection[str], why: str) -> None:
    """People were told a plan, so a new one says that it is new and why."""
    if not what:
        raise Refused(gettext_noop("Nothing is different from what stands there already."))
    if not why.strip():
        raise Refused(gettext_noop("People know the old plan. Say why it is different now."))


@dataclass(frozen=True)
class Due:
    """What somebody gets: in how many sessions they were, how they take it, and the sum."""

    code: str
    name: str
    sessions: int
    allowance: str  # "" when nobody asked them yet
    cents: int


def due_of(code: str, name: str, allowance: str, sums: Collection[int]) -> Due:
    """Return what is due to a seat that was in sessions with these sums (cents).

    >>> due_of("BCDFG", "", "money", [5000, 2500]).cents, due_of("H", "", "", [5000]).cents
    (7500, 0)
    """
    fixed = allowance in {Allowance.MONEY, Allowance.VOUCHER, Allowance.GOODS}
    return Due(code, name, len(sums), allowance, sum(sums) if fixed else 0)


def sums_of(rows: Iterable[Due]) -> dict[str, int]:
    """Return how much goes out in each way; together it is what all seats get."""
    found: dict[str, int] = {}
    for row in rows:
        if row.cents:
            found[row.allowance] = found.get(row.allowance, 0) + row.cents
    return found
