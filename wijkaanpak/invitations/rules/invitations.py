"""Personal invitations: how one is invited, how one answers, and what is never shown."""

from __future__ import annotations

import hashlib
import re
import uuid
from dataclasses import dataclass
from enum import StrEnum

from wijkaanpak.refusals import Refused, gettext_noop

HANDFUL = 5  # cards that a member hands out a day
MOST_CARDS = 5_000
HIDDEN_BELOW = 10


class Way(StrEnum):
    """How somebody is invited."""

    IN_PERSON = "in person"
    CARD = "card"
    PHONE = "phone"
    E_MAIL = "e-mail"


INVITED_WORDS: dict[str, str] = {
    Way.IN_PERSON: gettext_noop("In person"),
    Way.CARD: gettext_noop("With a card or letter"),
    Way.PHONE: gettext_noop("By phone"),
    Way.E_MAIL: gettext_noop("By e-mail"),
}


class Answer(StrEnum):
    """All three are good. After any of them nobody asks again."""

    YES = "yes"
    NO = "no"
    LEAVE = "leave"  # "I leave it to my neighbours"


ANSWER_WORDS: dict[str, str] = {
    Answer.YES: gettext_noop("Yes, I take part"),
    Answer.NO: gettext_noop("No"),
    Answer.LEAVE: gettext_noop("I leave it to my neighbours"),
}


class Channel(StrEnum):
    """How answers came in without a code."""

    PAPER = "paper"
    HELPER = "helper"
    PHONE = "phone"


CHANNEL_WORDS: dict[str, str] = {
    Channel.PAPER: gettext_noop("On paper"),
    Channel.HELPER: gettext_noop("Told to a helper"),
    Channel.PHONE: gettext_noop("By phone"),
}


@dataclass(frozen=True)
class StreetLine:
    """A street with its number of doors and its area, as typed on one line."""

    street: str
    doors: int
    area: str = ""


_LINE = re.compile(r"(?P<street>[^;\t]+)[;\t]\s*(?P<doors>\d{1,4})\s*(?:[;\t]\s*(?P<area>.*))?")


def read_streets(typed: str) -> list[StreetLine]:
    """Return the streets that were typed, one on a line; the first bad line is told.

    >>> read_streets("Hazelaarstraat; 40; Spoorzicht")[0].doors
    40
    """
    found: dict[str, StreetLine] = {}
    for line in filter(str.strip, typed.splitlines()):
        match = _LINE.fullmatch(line.strip())
        if match is None:
            raise Refused(
                gettext_noop(
                    "Write each street like this: name; number of doors; area. Look at “%(line)s”."
                ),
                line=line.strip()[:60],
            )
        street = " ".join(match["street"].split())
        found[street] = StreetLine(street, int(match["doors"]), (match["area"] or "").strip())
    if not found:
        raise Refused(gettext_noop("Write at least one street."))
    return list(found.values())


def check_number(many: int, *, today: int, bulk: bool) -> None:
    """Who hosts invites whole streets; a member invites a handful a day."""
    if many < 1:
        raise Refused(gettext_noop("Invite at least one neighbour."))
    if bulk and many > MOST_CARDS:
        raise Refused(
            gettext_noop("That is more than %(most)s cards. Make two runs of it."), most=MOST_CARDS
        )
    if not bulk and today + many > HANDFUL:
        raise Refused(
            gettext_noop(
                "You invite at most %(most)s neighbours a day, so that it stays personal. "
                "For whole streets, ask a host."
            ),
            most=HANDFUL,
        )


def check_counts(yes: int, no: int, leave: int) -> None:
    if min(yes, no, leave) < 0 or yes + no + leave < 1:
        raise Refused(gettext_noop("Write how many answers of each kind came in."))
    if yes + no + leave > MOST_CARDS:
        raise Refused(gettext_noop("That is more than were invited. Look at the numbers again."))


def made_as(key: uuid.UUID) -> uuid.UUID:
    """Return the number of the run that a form with this hidden key makes; it does not tell it."""
    return uuid.UUID(bytes=hashlib.sha256(b"run of invitations" + key.bytes).digest()[:16])


def in_tens(count: int) -> int:
    """Return a count as it may be shown: in whole tens, so that nobody's answer stands out.

    Tens of a whole and of its parts tell nothing of a part by subtraction that is below ten.
    """
    return count // HIDDEN_BELOW * HIDDEN_BELOW


def may_move_on(shown: int, came: int) -> bool:
    """Tell whether what is shown may move from `shown` answers to all that came.

    By ten together or not at all: then nobody sees the answer of the neighbour who just gave one.
    """
    return came - shown >= HIDDEN_BELOW
