"""What happens to a lesson file that came in, and to the key that signed it."""

from __future__ import annotations

from enum import StrEnum

from wijkaanpak.knowledge.rules.moves import Table
from wijkaanpak.refusals import Refused, gettext_noop


class ParcelState(StrEnum):
    WAITING = "waiting"
    TAKEN_IN = "taken in"
    REFUSED = "refused"


class ParcelMove(StrEnum):
    TAKE_IN = "take in"
    REFUSE = "refuse"


PARCEL_MOVES: Table[ParcelState, ParcelMove] = {
    ParcelState.WAITING: {
        ParcelMove.TAKE_IN: ParcelState.TAKEN_IN,
        ParcelMove.REFUSE: ParcelState.REFUSED,
    },
    ParcelState.TAKEN_IN: {},
    ParcelState.REFUSED: {},
}


def check_same_key(known: str, now: str) -> None:
    """A log keeps its key; another key under the same name may be somebody who plays it."""
    if known and known != now:
        raise Refused(
            gettext_noop(
                "We know this log by another key. Ask the neighbourhood itself, by telephone, "
                "before anybody uses this file."
            )
        )


def check_not_ours(is_ours: bool) -> None:
    if is_ours:
        raise Refused(
            gettext_noop(
                "These lessons are from a neighbourhood on this site. You see them already: "
                "nothing needs to come in."
            )
        )


def check_something_new(new: int) -> None:
    if not new:
        raise Refused(gettext_noop("We have all lessons in this file already. Nothing came in."))


def check_sure(sure: bool) -> None:
    """A key is known when a person compared it by another way than the file itself."""
    if not sure:
        raise Refused(
            gettext_noop(
                "Call the neighbourhood and compare the fingerprint first. Then tick that you did."
            )
        )
