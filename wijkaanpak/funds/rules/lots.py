"""Spot checks: a lot decides which small payments are asked for their receipt (domain.md 6.3).

Nobody looks along with a small payment, so some are looked at afterwards. Not somebody's nose
but a lot chooses them, from a value that nobody can know or choose beforehand: the hash of the
first entry of the log in the next month, which holds 32 random bytes. Anyone can draw again from
the log alone; docs/reference/ledger.md says how.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from wijkaanpak.refusals import NotYours, Refused, gettext_noop

ONE_IN = 5


class Finding(StrEnum):
    """What the second pair of eyes found of a payment that the lot chose."""

    ASKED = "asked"  # nobody looked yet
    GOOD = "good"
    NOT_GOOD = "not good"


FINDING_WORDS: dict[str, str] = {
    Finding.ASKED: gettext_noop("Asked for its receipt by lot"),
    Finding.GOOD: gettext_noop("Drawn by lot, and good"),
    Finding.NOT_GOOD: gettext_noop("Drawn by lot, and not good"),
}


def how_many(small: int) -> int:
    """Return how many of the small payments of a month are looked at: one in five, rounded up.

    >>> [how_many(small) for small in (0, 1, 5, 6, 11)]
    [0, 1, 1, 2, 3]
    """
    return -(-small // ONE_IN)


def lot_of(seed: str, ref: str) -> str:
    """Return the lot of one payment: SHA-256 of the seed, a space and its reference, in hex."""
    return hashlib.sha256(f"{seed} {ref}".encode()).hexdigest()


def draw(seed: str, refs: Iterable[str]) -> list[str]:
    """Return which payments are asked for their receipt: those with the lowest lots."""
    everyone = sorted(set(refs), key=lambda ref: lot_of(seed, ref))
    return everyone[: how_many(len(everyone))]


def month_of(day: date) -> date:
    """Return the first day of the month of a day."""
    return day.replace(day=1)


def month_after(month: date) -> date:
    """Return the first day of the month after.

    >>> month_after(date(2025, 12, 1))
    datetime.date(2026, 1, 1)
    """
    return month_of(month.replace(day=28) + timedelta(days=4))


def check_finding(finding: Finding, *, payer: str, by: str, proven: bool, words: str) -> None:
    """Somebody else than who paid looks; good needs a receipt, not good needs a reason."""
    if payer == by:
        raise NotYours(
            gettext_noop("You paid this yourself, so somebody else looks at its receipt.")
        )
    if finding is Finding.GOOD and not proven:
        raise Refused(
            gettext_noop("There is no receipt yet. Ask for it, or say why it is not good.")
        )
    if finding is Finding.NOT_GOOD and not words.strip():
        raise Refused(gettext_noop("Say in a few words what is not good."))
