"""The public-interest stop: a body of government holds a decision or a payment, and says why.

Only on a legal ground from this table, by the post that the law names, for at most the days
beside it. It ends by itself; going on asks for a new stop with new reasons. What is stopped is a
thing, never a person; and whoever is struck by it can object.

The grounds and terms follow the texts of the laws as known in 2026; a lawyer of the body checks
them before the first stop (see docs/how-to/repair.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wijkaanpak.network.rules import PartyKind
from wijkaanpak.refusals import NotYours, Refused, gettext_noop
from wijkaanpak.repairs.rules.terms import last_day

LONGEST_WORDS = 1000
TO_OBJECT = timedelta(weeks=6)  # Awb 6:7
GOVERNMENT = frozenset({PartyKind.MUNICIPALITY, PartyKind.STATE})


class Post(StrEnum):
    """Which body of government speaks."""

    MAYOR = "mayor"
    COLLEGE = "college"
    REGULATOR = "regulator"


class Ground(StrEnum):
    """On which law a stop stands."""

    BIBOB = "bibob"
    SUBSIDY = "subsidy"
    ORDER = "order"
    DANGER = "danger"
    PRIVACY = "privacy"


@dataclass(frozen=True)
class Law:
    """A legal ground: its words, its place in the law, who may use it, and how many days."""

    words: str
    article: str
    posts: frozenset[Post]
    days: int


LAWS: dict[Ground, Law] = {
    Ground.BIBOB: Law(
        gettext_noop("Integrity of a larger sum is looked into first"),
        "Wet Bibob art. 3 en 30",
        frozenset({Post.MAYOR, Post.COLLEGE}),
        56,
    ),
    Ground.SUBSIDY: Law(
        gettext_noop("A grant may have been given wrongly, so paying waits"),
        "Awb art. 4:56",
        frozenset({Post.COLLEGE}),
        91,
    ),
    Ground.ORDER: Law(
        gettext_noop("Public order is disturbed, or soon will be"),
        "Gemeentewet art. 172 lid 3",
        frozenset({Post.MAYOR}),
        42,
    ),
    Ground.DANGER: Law(
        gettext_noop("There is danger for people, in a building or on the street"),
        "Gemeentewet art. 125 en Awb art. 5:31",
        frozenset({Post.COLLEGE, Post.MAYOR}),
        42,
    ),
    Ground.PRIVACY: Law(
        gettext_noop("Personal data are not safe in it"),
        "AVG art. 58 lid 2",
        frozenset({Post.REGULATOR}),
        91,
    ),
}
POST_WORDS: dict[str, str] = {
    Post.MAYOR: gettext_noop("The mayor"),
    Post.COLLEGE: gettext_noop("The mayor and aldermen"),
    Post.REGULATOR: gettext_noop("A national regulator"),
}
POSTS_OF: dict[PartyKind, frozenset[Post]] = {
    PartyKind.MUNICIPALITY: frozenset({Post.MAYOR, Post.COLLEGE}),
    PartyKind.STATE: frozenset({Post.REGULATOR}),
}


def check_body(kind: PartyKind, post: Post) -> None:
    """Only a body of government holds something, each post where it belongs."""
    if post not in POSTS_OF.get(kind, frozenset()):
        raise Refused(gettext_noop("Only a body of government can do this, by its own post."))


def check_mandate(words: str, published: str) -> None:
    """A mandate is given in a decision that everybody can read."""
    if not (words.strip() and published.strip()):
        raise Refused(
            gettext_noop("Say which decision gives this mandate, and where it was published.")
        )


def check_seen(kind: PartyKind, *, already: bool) -> None:
    """The independent body looks whether the mandate is there; nobody marks themselves."""
    if kind is not PartyKind.INDEPENDENT_BODY:
        raise NotYours(gettext_noop("The independent body looks whether the mandate is there."))
    if already:
        raise Refused(gettext_noop("Somebody looked at this mandate before."))


def check_may_stop(*, seen: bool, ended: bool) -> None:
    """A mandate counts when it was looked at and still holds."""
    if not seen or ended:
        raise Refused(
            gettext_noop("This mandate was not looked at yet, or has ended. Nothing is held.")
        )


def check_ground(ground: Ground, post: Post) -> None:
    """An idea that is not welcome is no ground; the law says who may use which."""
    if post not in LAWS[ground].posts:
        raise Refused(gettext_noop("This post may not use that ground. Choose another one."))


def check_until(ground: Ground, until: date, today: date) -> None:
    most = today + timedelta(days=LAWS[ground].days)
    if not today < until <= most:
        raise Refused(
            gettext_noop("Choose a last day after today, at the latest %(most)s."), most=most
        )


def check_words(scope: str, why: str, objection: str) -> None:
    """What is held and what not, why, and where who is struck can object."""
    if not all(words.strip() for words in (scope, why, objection)):
        raise Refused(
            gettext_noop("Say what is held and what is not, why, and where people can object.")
        )
    if max(len(scope), len(why), len(objection)) > LONGEST_WORDS:
        raise Refused(gettext_noop("Use at most %(most)s characters."), most=LONGEST_WORDS)


def check_new_reasons(before: str, now: str) -> None:
    """Going on asks for reasons of its own."""
    if " ".join(before.casefold().split()) == " ".join(now.casefold().split()):
        raise Refused(
            gettext_noop("Going on needs new reasons: these are the words of the stop before.")
        )


def check_free(held: bool) -> None:
    if held:
        raise Refused(gettext_noop("It is held already. Look at that stop."))


def check_lift(*, on: bool, why: str) -> None:
    if not on:
        raise Refused(gettext_noop("This stop has ended already."))
    if not why.strip():
        raise Refused(gettext_noop("Say why it is lifted, so that everybody can read it."))


def is_on(until: date, lifted: date | None, today: date) -> bool:
    """A stop holds up to and with its last day, unless it was lifted.

    >>> is_on(date(2023, 6, 1), None, date(2023, 6, 1)), is_on(date(2023, 6, 1), None, date.max)
    (True, False)
    """
    return lifted is None and today <= until


def object_until(since: date) -> date:
    """The last day to object: after six weeks, and never on a weekend or a holiday.

    >>> object_until(date(2026, 11, 13))
    datetime.date(2026, 12, 28)
    """
    return last_day(since + TO_OBJECT)
