"""What must be true of an offer or a wish.

What a neighbourhood has is not a list of persons. So an offer or wish of somebody carries no
name; how to reach them is known to the connector who took the request and to nobody else; and
who speaks for an institution sees what belongs to all, never what a person can do or needs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum, StrEnum

from wijkaanpak.network.rules import KEYS, PartyKind
from wijkaanpak.refusals import NotYours, Refused, gettext_noop
from wijkaanpak.stories.rules import check_short, check_street


class Side(StrEnum):
    OFFER = "offer"
    WISH = "wish"


class Kind(StrEnum):
    """The seven kinds of the manifesto (domain.md row 64), no more and no less."""

    RESIDENTS = "residents"  # skills, knowledge and energy of residents, young and old
    ASSOCIATIONS = "associations"
    INSTITUTIONS = "institutions"
    PHYSICAL = "physical"  # physical resources: a room, a garden, a ladder
    ECONOMIC = "economic"  # economic means: work, trade, money, a discount
    STORIES = "stories"
    HERITAGE = "heritage"


KIND_WORDS: dict[str, str] = {
    Kind.RESIDENTS: gettext_noop("Skills, knowledge and energy of residents, young and old"),
    Kind.ASSOCIATIONS: gettext_noop("Clubs and associations"),
    Kind.INSTITUTIONS: gettext_noop("Schools and other institutions"),
    Kind.PHYSICAL: gettext_noop("Things, rooms and green places"),
    Kind.ECONOMIC: gettext_noop("Work, shops and money"),
    Kind.STORIES: gettext_noop("Stories of the neighbourhood"),
    Kind.HERITAGE: gettext_noop("Heritage"),
}


class Whose(StrEnum):
    """A person's own, or of a group, an organisation or everybody."""

    PERSON = "person"
    GROUP = "group"


class Day(IntEnum):
    """Days of the week as ISO 8601 counts them."""

    MONDAY = 1
    TUESDAY = 2
    WEDNESDAY = 3
    THURSDAY = 4
    FRIDAY = 5
    SATURDAY = 6
    SUNDAY = 7


DAY_WORDS: dict[int, str] = {
    Day.MONDAY: gettext_noop("Monday"),
    Day.TUESDAY: gettext_noop("Tuesday"),
    Day.WEDNESDAY: gettext_noop("Wednesday"),
    Day.THURSDAY: gettext_noop("Thursday"),
    Day.FRIDAY: gettext_noop("Friday"),
    Day.SATURDAY: gettext_noop("Saturday"),
    Day.SUNDAY: gettext_noop("Sunday"),
}


class Part(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


PART_WORDS: dict[str, str] = {
    Part.MORNING: gettext_noop("in the morning"),
    Part.AFTERNOON: gettext_noop("in the afternoon"),
    Part.EVENING: gettext_noop("in the evening"),
}


class State(StrEnum):
    HERE = "here"  # shown until its day, and longer when it is renewed
    ENDED = "ended"  # taken back
    ERASED = "erased"  # nothing of it is left but the seals in the log


type Spot = tuple[float, float]  # longitude, latitude (WGS84): the middle of a square

MOST_TITLE, MOST_WORDS, MOST_ANSWER = 90, 2_000, 1_000
MOST_NAME, MOST_REACH, MOST_THANKS = 80, 200, 600
NOTICE = timedelta(days=30)


@dataclass(frozen=True)
class Entry:
    """An offer or wish as somebody says it. `reach` is how the connector gets hold of them."""

    side: Side
    kind: Kind
    whose: Whose
    title: str
    words: str = ""
    place: str = ""
    spot: Spot | None = None
    days: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()
    ourselves: str = ""
    little_help: str = ""
    others: str = ""
    name: str = field(default="", repr=False)
    reach: str = field(default="", repr=False)


def check_entry(entry: Entry) -> None:
    """An offer or wish has a name, leads to no door, and a person's can be answered."""
    check_title(entry.title)
    check_short(entry.words, MOST_WORDS)
    check_street(entry.place)
    check_short(entry.name, MOST_NAME)
    check_short(entry.reach, MOST_REACH)
    for answer in (entry.ourselves, entry.little_help, entry.others):
        check_short(answer, MOST_ANSWER)
    check_whose(entry.kind, entry.whose)
    check_spot(entry.whose, entry.spot)
    if entry.side is Side.OFFER and (entry.ourselves or entry.little_help or entry.others):
        raise Refused(gettext_noop("Only a wish answers the three questions."))


def check_title(title: str) -> None:
    if not title.strip():
        raise Refused(gettext_noop("Say in a few words what it is."))
    check_short(title, MOST_TITLE)


def check_whose(kind: Kind, whose: Whose) -> None:
    """What a resident can do is that person's own, whatever a form says."""
    if kind is Kind.RESIDENTS and whose is not Whose.PERSON:
        raise Refused(gettext_noop("What a resident knows or can do is a person’s own."))


def check_spot(whose: Whose, spot: Spot | None) -> None:
    """A person is never a spot on the map: only what is of a group or of everybody is."""
    if spot and whose is Whose.PERSON:
        raise Refused(
            gettext_noop(
                "What is of one person has no spot on the map. Choose a part of the "
                "neighbourhood: that is near enough."
            )
        )


def check_can_be_reached(entry: Entry) -> None:
    """What a person enters can be answered: a connector must know how."""
    if entry.whose is Whose.PERSON and not entry.reach.strip():
        raise Refused(
            gettext_noop(
                "How can a connector reach you? A telephone number will do. Only the connector "
                "who takes the request sees it."
            )
        )


def check_three_questions(entry: Entry) -> None:
    """A wish says what we can do ourselves, what with a little help, or what others must do."""
    if entry.side is Side.WISH:
        check_answered(entry.ourselves, entry.little_help, entry.others)


def check_answered(*answers: str) -> None:
    if not any(answer.strip() for answer in answers):
        raise Refused(
            gettext_noop(
                "Answer at least one of the three questions: what can we do ourselves, what with "
                "a little help, what must others do?"
            )
        )


def a_year_after(day: date) -> date:
    """Return the same day a year later: so long something is shown without a new word."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return date(day.year + 1, 2, 28)


def is_shown(state: str, until: date, today: date) -> bool:
    """Tell whether an offer or wish is shown: it was not taken back and its year is not over."""
    return state == State.HERE and until >= today


def needs_a_word(state: str, until: date, today: date) -> bool:
    """Tell whether its owner is asked to renew it: from thirty days before its last day."""
    return state == State.HERE and until - NOTICE <= today


def sees_people(takes_part: bool, speaks_for: Iterable[PartyKind]) -> bool:
    """Tell whether somebody sees what persons offer and wish: neighbours among themselves.

    Who speaks for a party that holds no key of the charter does not, whatever else they are.
    """
    return takes_part and all(kind in KEYS for kind in speaks_for)


def check_pair(one: str, other: str) -> None:
    """Two words that neighbours use for one thing: single words, and not the same one."""
    for word in (one, other):
        check_short(word, 40)
        if not word.strip().isalpha():
            raise Refused(gettext_noop("Write one word in each box, without spaces or digits."))
    if one.strip().lower() == other.strip().lower():
        raise Refused(gettext_noop("These two words are the same. Write two different ones."))


def same_time(
    days: Collection[int], parts: Collection[str], others: Collection[int], theirs: Collection[str]
) -> tuple[list[int], list[str]] | None:
    """Return the days and parts of the day on which both can; None when nothing fits.

    Who names no day can on any day: that gives no reason, and stands in nobody's way.
    """
    on = sorted(set(days) & set(others))
    at = sorted(set(parts) & set(theirs))
    clash = (days and others and not on) or (parts and theirs and not at)
    return None if clash else (on, at)


def check_own(mine: bool) -> None:
    if not mine:
        raise NotYours(
            gettext_noop("This is for who entered it. Type the code of your slip, or sign in.")
        )
