"""Payments: who may pay, who looks along, and which line of the bank belongs to which payment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wijkaanpak.funds.rules.pots import Purpose, euros
from wijkaanpak.refusals import NotYours, Refused, gettext_noop


class State(StrEnum):
    """Where a payment is."""

    WAITING = "waiting"  # for a second pair of eyes
    PAID = "paid"
    SENT_BACK = "sent back"  # by the second pair of eyes, with a reason
    UNDONE = "undone"  # it was wrong; a reversal took it back


STATE_WORDS: dict[str, str] = {
    State.WAITING: gettext_noop("Waits for a second pair of eyes"),
    State.PAID: gettext_noop("Paid"),
    State.SENT_BACK: gettext_noop("Not paid"),
    State.UNDONE: gettext_noop("Undone"),
}


def needs_second_eyes(cents: int, limit_euros: int) -> bool:
    """Tell whether two people look at a payment: above the limit of the charter."""
    return cents > limit_euros * 100


def check_second_eyes(prepared_by: str, looked_by: str) -> None:
    """Who prepared a payment is never the second pair of eyes on it."""
    if prepared_by == looked_by:
        raise NotYours(
            gettext_noop("You prepared this payment yourself, so somebody else looks along.")
        )


def check_no_interest(person: str, interested: Collection[str]) -> None:
    """Who has something to gain from a goal keeps away from its money."""
    if person in interested:
        raise NotYours(
            gettext_noop(
                "You said that you have an interest of your own in this goal, "
                "so somebody else handles its money."
            )
        )


def check_waiting(state: State) -> None:
    if state is not State.WAITING:
        raise Refused(gettext_noop("This payment was handled already. Look at it again."))


def check_paid(state: State) -> None:
    if state is not State.PAID:
        raise Refused(gettext_noop("Only a payment that was made can be taken back."))


def check_not_held(until: date | None) -> None:
    """Held money stays where it is: nothing is lost, and it goes on by itself after that day."""
    if until:
        raise Refused(
            gettext_noop(
                "This money is held up to and with %(until)s. Nothing is lost: pay it after that "
                "day, or when it is let go."
            ),
            until=until,
        )


def check_payable(purpose: Purpose, *, by_holder: bool) -> None:
    """A round pays through its plans; a free hand is paid by whose hand it is."""
    if purpose is Purpose.ROUND:
        raise Refused(
            gettext_noop("Money of a round goes to the plans that won. Pay from the plan itself.")
        )
    if (purpose is Purpose.FREE_HAND) != by_holder:
        raise NotYours(gettext_noop("From a free hand only the worker pays whose hand it is."))


def check_left(cents: int, left: int) -> None:
    """What waits for a second pair of eyes is spoken for."""
    if cents > left:
        raise Refused(
            gettext_noop("For this goal there is not so much left in this pot: %(left)s."),
            left=euros(max(left, 0)),
        )


class Certainty(StrEnum):
    """How sure a match is."""

    SURE = "sure"  # the same sum, and our reference or the same name
    LIKELY = "likely"  # the only one of that sum, within six weeks


@dataclass(frozen=True)
class Expected:
    """Something that should come by at the bank: below nought when it goes out."""

    ref: str
    cents: int
    on: date
    who: str = ""
    reference: str = ""
    what: str = ""


@dataclass(frozen=True)
class Seen:
    """What the bank says of one line."""

    cents: int
    on: date
    who: str = ""
    words: str = ""


MOST_DAYS = 42


def _bare(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _certainly(seen: Seen, one: Expected) -> bool:
    reference, said = _bare(one.reference), _bare(seen.words)
    if len(reference) >= 4 and reference in said:
        return True
    name, theirs = _bare(one.who), _bare(seen.who)
    near = abs((seen.on - one.on).days) <= MOST_DAYS
    return near and len(name) >= 3 and bool(theirs) and (name in theirs or theirs in name)


def match(lines: Sequence[Seen], expected: Iterable[Expected]) -> dict[int, tuple[str, Certainty]]:
    """Return for each line, by its place, what it belongs to and how sure that is.

    The sum must be the same to the cent. What could belong to two is left to a person; nothing
    is used twice; sure matches go first.
    """
    left = {one.ref: one for one in expected}
    found: dict[int, tuple[str, Certainty]] = {}
    for certainty in Certainty:
        for place, seen in enumerate(lines):
            if place in found:
                continue
            fits = [one for one in left.values() if _fits(certainty, seen, one)]
            rivals = [
                other
                for at, other in enumerate(lines)
                if at not in found and at != place and other.cents == seen.cents
            ]
            if len(fits) == 1 and (certainty is Certainty.SURE or not rivals):
                found[place] = (fits[0].ref, certainty)
                del left[fits[0].ref]
    return found


def _fits(certainty: Certainty, seen: Seen, one: Expected) -> bool:
    if seen.cents != one.cents:
        return False
    if certainty is Certainty.SURE:
        return _certainly(seen, one)
    return abs((seen.on - one.on).days) <= MOST_DAYS
