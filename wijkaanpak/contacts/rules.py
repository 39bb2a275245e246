"""Posts and who holds them: what is vacant, who is about to leave, and what is due then."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from wijkaanpak.refusals import Refused, gettext_noop

LEAVES_WITHIN, CONTRACT_WITHIN = timedelta(days=90), timedelta(days=365)
MOST_HOURS = 40
MOST_IN_A_MONTH = 2 * 23 * 8  # two people who walk together, every working day
MONTHS_BACK = 24  # as long ago as a month is still counted
MOST_INTRODUCED = 200  # neighbours whom one person can introduce to the next
VOICE_KEPT = timedelta(days=60)  # a voice that nobody checks
MINUTE = 60  # seconds


class PostKind(StrEnum):
    """The posts that neighbours name first; the list of the manifesto and its four roles."""

    COMMUNITY_WORKER = "community worker"
    OFFICER = "officer"
    YOUTH_WORKER = "youth worker"
    CARETAKER = "caretaker"
    AREA_MANAGER = "area manager"
    TEACHER = "teacher"
    COORDINATOR = "coordinator"
    OTHER = "other"


POST_WORDS: dict[str, str] = {
    PostKind.COMMUNITY_WORKER: gettext_noop("Community worker"),
    PostKind.OFFICER: gettext_noop("Neighbourhood officer"),
    PostKind.YOUTH_WORKER: gettext_noop("Youth worker"),
    PostKind.CARETAKER: gettext_noop("Caretaker"),
    PostKind.AREA_MANAGER: gettext_noop("Area manager"),
    PostKind.TEACHER: gettext_noop("Teacher"),
    PostKind.COORDINATOR: gettext_noop("Coordinator"),
    PostKind.OTHER: gettext_noop("Another post"),
}


class Contract(StrEnum):
    """How somebody holds a post: it says how long a face can stay."""

    PERMANENT = "permanent"
    FIXED = "fixed"  # for a fixed time
    HIRED = "hired"  # through an agency
    GRANT = "grant"  # as long as a subsidy lasts
    TENDER = "tender"  # as long as a contract that must be tendered again


CONTRACT_WORDS: dict[str, str] = {
    Contract.PERMANENT: gettext_noop("for good"),
    Contract.FIXED: gettext_noop("for a fixed time"),
    Contract.HIRED: gettext_noop("hired through an agency"),
    Contract.GRANT: gettext_noop("as long as a subsidy lasts"),
    Contract.TENDER: gettext_noop("as long as a contract that is tendered again"),
}


@dataclass(frozen=True, order=True)
class Stay:
    """Somebody holds a post: from a day till the day on which they left (None: still)."""

    since: date
    until: date | None = None


@dataclass(frozen=True)
class Gap:
    """Days on which nobody held a post: the first and the last of them (None: still)."""

    first: date
    last: date | None
    days: int


def gaps(stays: Iterable[Stay], since: date, today: date) -> list[Gap]:
    """Return the vacancies of a post from `since` till today, oldest first.

    Stays may overlap and come in any order. The day on which somebody left is the first vacant.

    >>> on = date
    >>> found = gaps([Stay(on(2016, 1, 1), on(2018, 3, 1)), Stay(on(2018, 3, 11))],
    ...              on(2016, 1, 1), on(2019, 1, 1))
    >>> [(gap.first.isoformat(), gap.days) for gap in found]
    [('2018-03-01', 10)]
    """
    free, found = since, []
    for stay in sorted(stays, key=lambda one: one.since):
        if stay.since > today:
            break
        if stay.since > free:
            last = stay.since - timedelta(days=1)
            found.append(Gap(free, last, (stay.since - free).days))
        if stay.until is None:
            return found
        free = max(free, stay.until)
    if free <= today:
        found.append(Gap(free, None, (today - free).days + 1))
    return found


def overlap(before: Stay, after: Stay) -> int:
    """Return on how many days two people held a post together.

    >>> overlap(Stay(date(2020, 1, 1), date(2024, 6, 22)), Stay(date(2024, 6, 1)))
    21
    """
    last = min(before.until or date.max, after.until or date.max)
    return max(0, (last - max(before.since, after.since)).days)


def leaves_soon(last_day: date | None, today: date) -> bool:
    """Tell whether somebody is gone within 90 days."""
    return last_day is not None and today <= last_day <= today + LEAVES_WITHIN


def contract_ends_soon(ends: date | None, today: date) -> bool:
    """Tell whether a contract ends within twelve months."""
    return ends is not None and today <= ends <= today + CONTRACT_WITHIN


def check_post(title: str) -> None:
    if not title.strip():
        raise Refused(gettext_noop("Give the post a name, as neighbours say it."))


def check_stay(since: date, until: date | None) -> None:
    if until is not None and until < since:
        raise Refused(gettext_noop("The last day lies before the first one. Look at the dates."))


def check_contract(contract: Contract, ends: date | None, protects: str) -> None:
    """A face on a contract that ends has a last day, and a tender says what it protects."""
    if contract is not Contract.PERMANENT and ends is None:
        raise Refused(
            gettext_noop("Write down until when this contract runs. Then nobody is surprised.")
        )
    if contract is Contract.TENDER and not protects.strip():
        raise Refused(
            gettext_noop(
                "A tender can cost a neighbourhood its faces. "
                "Say what protects the faces, the place and the promises."
            )
        )


def check_hours(hours: int) -> None:
    if not 0 <= hours <= MOST_HOURS:
        raise Refused(gettext_noop("Give a number of hours a week between 0 and 40."))


def months_over(today: date, many: int = MONTHS_BACK) -> list[date]:
    """Return the first days of the months that are over, the newest first.

    >>> [one.isoformat() for one in months_over(date(2026, 1, 31), 2)]
    ['2025-12-01', '2025-11-01']
    """
    count = today.year * 12 + today.month - 1
    return [date(one // 12, one % 12 + 1, 1) for one in range(count - 1, count - 1 - many, -1)]


def check_month(month: date, hours: int, today: date) -> None:
    """Only a month that is over is counted: half a month would look like half the work."""
    if month not in months_over(today):
        raise Refused(gettext_noop("Count a month that is over, of the last two years."))
    if not 0 <= hours <= MOST_IN_A_MONTH:
        raise Refused(
            gettext_noop("Give the hours of the whole month, between 0 and %(most)s."),
            most=MOST_IN_A_MONTH,
        )


def hours_a_week(year: int, counted: Mapping[int, int]) -> int:
    """Return the hours a week over the months of a year that were counted ({month: hours}).

    A half goes up; months that were not counted weigh nothing.

    >>> hours_a_week(2026, {1: 124, 2: 112})
    28
    """
    days = sum(monthrange(year, month)[1] for month in counted)
    return (2 * 7 * sum(counted.values()) + days) // (2 * days)


def check_presence(opens: time, closes: time) -> None:
    if closes <= opens:
        raise Refused(gettext_noop("An hour ends after it begins. Look at the times again."))


def check_off(on: date, weekday: int, why: str) -> None:
    """Presence that does not go on: on a day that it would, with a reason."""
    if on.weekday() != weekday:
        raise Refused(gettext_noop("On that day nobody was expected. Choose another date."))
    if not why.strip():
        raise Refused(gettext_noop("Say why it does not go on. Neighbours stand at the door."))


def check_cards(more: int, had: int) -> None:
    """A worker introduces people one by one: a handful of cards at a time, not a mailing."""
    if more < 1 or had + more > MOST_INTRODUCED:
        raise Refused(
            gettext_noop("Make between 1 and %(left)s cards: one for each neighbour you meet."),
            left=max(0, MOST_INTRODUCED - had),
        )


MEET_WORDS = {
    "yes": gettext_noop("Yes, I want to meet who comes"),
    "no": gettext_noop("No, thank you"),
}


@dataclass(frozen=True)
class Answer:
    """What a successor says of one promise: yes, or no with a reason."""

    number: str
    yes: bool
    words: str = ""


def check_answers(answers: Sequence[Answer]) -> None:
    """A no has a reason; whoever gives none is asked for it, promise by promise."""
    if any(not one.yes and not one.words.strip() for one in answers):
        raise Refused(
            gettext_noop("You may leave a promise, but say why. The receiver reads your reason.")
        )


def check_minute(seconds: float) -> None:
    if seconds > MINUTE + 1:
        raise Refused(gettext_noop("This is longer than a minute. Say it shorter, or type it."))


def check_told(words: str) -> None:
    if not words.strip():
        raise Refused(gettext_noop("Write down what was said, or leave it as a voice for now."))
