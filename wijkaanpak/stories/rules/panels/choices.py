"""What a panel chose: why, how the teller heard it, and whether it mattered later."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.stories.rules.telling import MOST_WORDS, check_short


class Told(StrEnum):
    """How a teller heard why the story was chosen."""

    ALOUD = "aloud"
    LETTER = "letter"
    CARD = "card"
    OWN_PAGE = "own page"


class Mattered(StrEnum):
    """What was seen later of what a chosen story told."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


MATTERED_WORDS: dict[str, str] = {
    Mattered.YES: gettext_noop("Yes, something changed"),
    Mattered.PARTLY: gettext_noop("Partly"),
    Mattered.NO: gettext_noop("No"),
    Mattered.UNKNOWN: gettext_noop("We do not know"),
}


@dataclass(frozen=True)
class ChoiceWords:
    """What a panel writes down: why this one, what it values in it, what it doubted."""

    reason: str
    values: str = ""
    doubts: str = ""
    differently: str = ""


def check_choice(words: ChoiceWords) -> None:
    """Who chooses says why; doubt has a place of its own."""
    if not words.reason.strip():
        raise Refused(gettext_noop("Write down why this one. The teller hears it."))
    for one in (words.reason, words.values, words.doubts, words.differently):
        check_short(one, MOST_WORDS)


def check_said(words: str) -> None:
    """Some steps need a reason or an outcome in words."""
    if not words.strip():
        raise Refused(gettext_noop("Write it down in your own words."))
    check_short(words, MOST_WORDS)


def check_gone(can_be_read: bool) -> None:
    """A choice is made anew only when the story that was chosen may not be read any more."""
    if can_be_read:
        raise Refused(
            gettext_noop(
                "This panel chose. It may choose anew only when the teller took its story back."
            )
        )
