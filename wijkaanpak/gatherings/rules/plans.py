"""Gatherings: what kinds there are, who may do what with one, and what its words must hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from wijkaanpak.refusals import Refused, gettext_noop

LONGEST = timedelta(hours=14)
FURTHEST_DAYS = 550
MOST_POINTS = 30
MOST_MINUTES = 20_000


class GatheringKind(StrEnum):
    """What sort of meeting it is."""

    LEARNING_CONVERSATION = "learning_conversation"
    CIRCLE = "circle"
    OPEN_HOUSE = "open_house"
    DOORSTEP_ROUND = "doorstep_round"
    COUNCIL_EVENING = "council_evening"


KIND_WORDS: dict[str, str] = {
    GatheringKind.OPEN_HOUSE: gettext_noop("Open house"),
    GatheringKind.CIRCLE: gettext_noop("Circle"),
    GatheringKind.LEARNING_CONVERSATION: gettext_noop("Learning conversation"),
    GatheringKind.DOORSTEP_ROUND: gettext_noop("Round along doors"),
    GatheringKind.COUNCIL_EVENING: gettext_noop("Evening with the council"),
}

# What any resident may announce; a round along doors or a council evening comes from a host.
PROPOSED = (GatheringKind.OPEN_HOUSE, GatheringKind.CIRCLE, GatheringKind.LEARNING_CONVERSATION)


class GatheringState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Welcome(StrEnum):
    """What the host of the place says to an announcement of a resident."""

    ASKED = "asked"
    YES = "yes"
    NO = "no"


class Harvested(StrEnum):
    """What a line of the minutes can become."""

    STORY = "story"
    WISH = "wish"
    PROMISE = "promise"


def check_words(title: str, *, where: bool) -> None:
    """A gathering has a name, and people know where to go."""
    if not title.strip():
        raise Refused(gettext_noop("Give it a short name."))
    if not where:
        raise Refused(gettext_noop("Choose a place, or say in words where it is."))


def check_times(starts: datetime, ends: datetime, today: date) -> None:
    """It ends after it starts, on the same day or that night, and not years from now."""
    if ends <= starts:
        raise Refused(gettext_noop("It ends after it starts. Look at the times again."))
    if ends - starts > LONGEST:
        raise Refused(gettext_noop("This is longer than fourteen hours. Make two of it."))
    if starts.date() > today + timedelta(days=FURTHEST_DAYS):
        raise Refused(gettext_noop("That is more than a year and a half away. Plan it later."))


def check_open(state: GatheringState) -> None:
    """What was held or cancelled stays as it was."""
    if state is not GatheringState.PLANNED:
        raise Refused(gettext_noop("This was held or cancelled already, so it stays as it is."))


def check_cancel(state: GatheringState, reason: str) -> None:
    """People who wanted to come read why not."""
    check_open(state)
    if not reason.strip():
        raise Refused(gettext_noop("Say why it does not go on. Who wanted to come reads it."))


def check_held(starts: datetime, now: datetime) -> None:
    """Nothing was held before it began."""
    if starts > now:
        raise Refused(gettext_noop("This has not begun yet. Write the minutes afterwards."))


def check_minutes(words: str) -> None:
    if not words.strip():
        raise Refused(gettext_noop("Write down what was said, each thing on its own line."))
    if len(words) > MOST_MINUTES:
        raise Refused(gettext_noop("This is very long. Keep it to what matters: four pages."))


def check_points(points: Sequence[str]) -> None:
    if len(points) > MOST_POINTS:
        raise Refused(gettext_noop("That is more than thirty points. Make two evenings of it."))


def week_of(day: date) -> tuple[date, date]:
    """Return the Monday and the Sunday of the week of a date."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)
