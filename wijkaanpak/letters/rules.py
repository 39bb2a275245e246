"""When a letter goes out, what may stand in it, and what we do when sending fails.

Most people want one letter a week and no more, so that is what everybody gets until they
choose otherwise. Only what has a short term does not wait for Monday.
"""

from __future__ import annotations

import re
import smtplib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from wijkaanpak.refusals import gettext_noop

MONDAY_MORNING = time(7, 30)
SHORT_TERM = timedelta(days=8)  # a term within this many days cannot wait for a Monday
STALE = timedelta(days=14)  # what happened longer ago is no news any more
NEAR = 14  # days before a date on which we remind once
LEASE = timedelta(minutes=10)  # after this a sender that said nothing is taken for dead
TRIES = 8
BODIES_KEPT = timedelta(days=90)
LONGEST = 140


class Wanted(StrEnum):
    """How often somebody wants letters from one neighbourhood."""

    DIRECT = "direct"
    WEEKLY = "weekly"
    NOTHING = "nothing"


class State(StrEnum):
    """The life of a letter. It goes from `sending` to `unsure` when we were cut off."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    UNSURE = "unsure"  # perhaps it went out; it is never sent again as if it had not
    FAILED = "failed"
    SPARED = "spared"  # what it asked was settled before it went out


class Occasion(StrEnum):
    """Why somebody gets a letter."""

    WEEK = "week"
    PROPOSAL_PUT = "proposal put"
    ANSWER_NEAR = "answer near"
    ANSWER_LATE = "answer late"
    ADVICE_NEAR = "advice near"
    ADVICE_LATE = "advice late"
    OFFER_WAITS = "offer waits"
    CHANGE_ASKED = "change asked"
    PROMISE_NEAR = "promise near"
    PROMISE_PAST = "promise past"
    ORPHANED = "orphaned"
    STORY_PLACED = "story placed"
    STORY_RETURNED = "story returned"
    ASSET_ENDS = "asset ends"
    CONNECTOR_ASKED = "connector asked"
    REQUEST_MOVED = "request moved"
    THANKED = "thanked"
    ON_THE_PROGRAMME = "on the programme"
    NOT_NOW = "not now"


@dataclass(frozen=True)
class Words:
    """The subject names nobody, because subjects are read over shoulders; the line says what."""

    subject: str
    line: str
    at_once: bool = False


WORDS: dict[Occasion, Words] = {
    Occasion.WEEK: Words(gettext_noop("This week in %(place)s"), ""),
    Occasion.PROPOSAL_PUT: Words(
        gettext_noop("%(place)s: a proposal waits for your answer"),
        gettext_noop("A proposal was put to %(party)s: “%(title)s”. Answer before %(day)s."),
    ),
    Occasion.ANSWER_NEAR: Words(
        gettext_noop("%(place)s: an answer is asked of you"),
        gettext_noop("The agenda asks %(party)s: “%(title)s”. Answer before %(day)s."),
    ),
    Occasion.ANSWER_LATE: Words(
        gettext_noop("%(place)s: an answer is late"),
        gettext_noop("The agenda asked %(party)s: “%(title)s”. The last day was %(day)s."),
    ),
    Occasion.ADVICE_NEAR: Words(
        gettext_noop("%(place)s: an answer is asked of you"),
        gettext_noop(
            "Neighbours who were drawn by lot advised %(party)s: “%(title)s”. "
            "Answer before %(day)s."
        ),
    ),
    Occasion.ADVICE_LATE: Words(
        gettext_noop("%(place)s: an answer is late"),
        gettext_noop(
            "Neighbours who were drawn by lot advised %(party)s: “%(title)s”. The last day was "
            "%(day)s."
        ),
    ),
    Occasion.OFFER_WAITS: Words(
        gettext_noop("%(place)s: a promise is offered to you"),
        gettext_noop("A promise was offered to %(party)s: “%(title)s”. Do you accept it?"),
    ),
    Occasion.CHANGE_ASKED: Words(
        gettext_noop("%(place)s: a change is asked"),
        gettext_noop(
            "%(party)s is asked to agree with a change of this promise: “%(title)s”. "
            "Without your yes nothing changes."
        ),
    ),
    Occasion.PROMISE_NEAR: Words(
        gettext_noop("%(place)s: a date comes near"),
        gettext_noop(
            "%(party)s promised: “%(title)s”. The date is %(day)s. Does it become difficult? "
            "Then say so now; that is good conduct."
        ),
    ),
    Occasion.PROMISE_PAST: Words(
        gettext_noop("%(place)s: a date has passed"),
        gettext_noop(
            "The date of this promise was %(day)s: “%(title)s”. It was made to %(party)s. "
            "Was it kept? Only you can say so."
        ),
    ),
    Occasion.ORPHANED: Words(
        gettext_noop("%(place)s: a promise has nobody who answers for it"),
        gettext_noop(
            "Who answered for this promise of %(party)s has left: “%(title)s”. "
            "Say yes to it, or say no with a reason."
        ),
    ),
    Occasion.STORY_PLACED: Words(
        gettext_noop("%(place)s: about what you told"),
        gettext_noop("What you told was placed: “%(title)s”."),
        at_once=True,
    ),
    Occasion.STORY_RETURNED: Words(
        gettext_noop("%(place)s: about what you told"),
        gettext_noop(
            "What you told was not placed: “%(title)s”. On the page stands why, "
            "and what you can do."
        ),
        at_once=True,
    ),
    Occasion.ASSET_ENDS: Words(
        gettext_noop("%(place)s: does it still hold?"),
        gettext_noop(
            "This stands on the wall until %(day)s: “%(title)s”. Does it still hold? Then say so; "
            "otherwise it comes off the wall that day."
        ),
    ),
    Occasion.CONNECTOR_ASKED: Words(
        gettext_noop("%(place)s: a neighbour asks you to connect"),
        gettext_noop("A neighbour asks you to bring them together. A no is always fine."),
        at_once=True,
    ),
    Occasion.REQUEST_MOVED: Words(
        gettext_noop("%(place)s: about your request"),
        gettext_noop("The connector answered. On the page stands how it is with your request."),
        at_once=True,
    ),
    Occasion.THANKED: Words(
        gettext_noop("%(place)s: a card for you"),
        gettext_noop("A neighbour wrote you a thank-you card. It waits on your page."),
    ),
    Occasion.ON_THE_PROGRAMME: Words(
        gettext_noop("%(place)s: about what you announced"),
        gettext_noop("It stands on the programme: “%(title)s”. Nice that you do this."),
        at_once=True,
    ),
    Occasion.NOT_NOW: Words(
        gettext_noop("%(place)s: about what you announced"),
        gettext_noop(
            "It does not stand on the programme (yet): “%(title)s”. On the page stands why, and "
            "what is possible."
        ),
        at_once=True,
    ),
}


def coming_monday(now: datetime, zone: ZoneInfo) -> datetime:
    """Return the next Monday morning, local time; on a Monday before the hour it is today."""
    local = now.astimezone(zone)
    day = local.date() + timedelta(days=-local.weekday() % 7)
    moment = datetime.combine(day, MONDAY_MORNING, zone)
    return (
        moment
        if moment > local
        else datetime.combine(day + timedelta(days=7), MONDAY_MORNING, zone)
    )


def goes_at_once(occasion: Occasion, wanted: Wanted, term: date | None, today: date) -> bool:
    """Tell whether a letter leaves now, or waits for the one of Monday."""
    if wanted is Wanted.DIRECT or WORDS[occasion].at_once:
        return True
    return term is not None and timedelta(0) <= term - today < SHORT_TERM


def one_line(text: str, most: int = LONGEST) -> str:
    """Return what somebody wrote as one harmless line: no line breaks, no control characters.

    A name with a line break could add a header or a paragraph of its own to our letter.
    """
    plain = "".join(char if char.isprintable() else " " for char in str(text))
    words = " ".join(plain.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}://|www\.|mailto:|javascript:)\S*", re.I)
_DOMAIN = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?=/)\S*", re.I)


def quoted(text: str) -> str:
    """Return a title or a name fit for a letter: one line, and nothing in it to click on."""
    return one_line(_DOMAIN.sub("[…]", _ADDRESS.sub("[…]", str(text))))


def try_again_at(now: datetime, tries: int) -> datetime:
    """Return when to try again after a refusal: 5 minutes, then twice as long each time."""
    return now + timedelta(minutes=5 * 2 ** max(0, tries - 1))


_NOT_SENT = (
    smtplib.SMTPSenderRefused,
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPDataError,
    smtplib.SMTPConnectError,
    smtplib.SMTPHeloError,
    smtplib.SMTPAuthenticationError,
    smtplib.SMTPNotSupportedError,
    ConnectionRefusedError,
)


def certainly_not_sent(error: Exception) -> bool:
    """Tell whether the post office said no, or could not be reached at all.

    A line that broke or went silent halfway is not certain: the letter may be on its way.
    """
    unreachable = type(error).__name__ == "gaierror"
    return isinstance(error, _NOT_SENT) or unreachable


def never_again(error: Exception) -> bool:
    """Tell whether trying again is of no use: the address does not exist (a 5xx of SMTP)."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(500 <= code < 600 for code, _words in error.recipients.values())
    return False
