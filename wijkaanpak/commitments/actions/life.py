"""The life of a promise: how it goes, how it went, what is repaired, and who carries it on."""

from __future__ import annotations

import uuid
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.commitments import rules
from wijkaanpak.commitments.actions.telling import Saying, say
from wijkaanpak.commitments.models import Commitment, Report
from wijkaanpak.commitments.rules import Side, Told
from wijkaanpak.network.models import Party
from wijkaanpak.people.models import Person
from wijkaanpak.refusals import Refused

PROGRESS = (Told.PROGRESS, Told.WORRY, Told.NOTE, Told.AT_RISK, Told.NO_RISK)
RESULTS = (Told.KEPT, Told.KEPT_LATE, Told.BROKEN, Told.REPAIRED, Told.RELEASED)


def report(
    *,
    by: Person,
    commitment: Commitment,
    told: Told,
    words: str = "",
    party: Party | None = None,
    key: uuid.UUID | None = None,
) -> Report:
    """Say how it goes: progress or an early warning by the giver, a worry by the receiver.

    `told` is one of PROGRESS; a note may come from both, so there `party` says from whom.
    """
    _check_among(told, PROGRESS)
    receives = rules.STEPS[told].who is Side.RECEIVER
    speaker = party or (commitment.receiver if receives else commitment.giver)
    return say(by, commitment, speaker, Saying(told, words), key)


def say_result(
    *,
    by: Person,
    commitment: Commitment,
    told: Told,
    words: str = "",
    period: str = "",
    for_good: bool = False,
    key: uuid.UUID | None = None,
) -> Report:
    """The receiver, and nobody else, says kept, kept late, not kept, repaired or released.

    A returning promise goes on after a `period` ("2024"), unless it is finished `for_good`.
    """
    _check_among(told, RESULTS)
    saying = Saying(told, words, period.strip(), for_good=for_good)
    return say(by, commitment, commitment.receiver, saying, key)


def offer_repair(
    *, by: Person, commitment: Commitment, words: str, due: date, key: uuid.UUID | None = None
) -> Report:
    """The giver says how and by which day a broken promise is made good."""
    rules.check_due_ahead(due, clock.today())
    saying = Saying(Told.REPAIR_OFFERED, words, due=due)
    return say(by, commitment, commitment.giver, saying, key)


def agree_repair(
    *,
    by: Person,
    commitment: Commitment,
    offer: Report,
    words: str = "",
    key: uuid.UUID | None = None,
) -> Report:
    """The receiver says yes to the offer to repair that was read, and to no other."""
    saying = Saying(Told.REPAIR_AGREED, words, due=offer.due)
    return say(by, commitment, commitment.receiver, saying, key, offer)


def take_over(
    *,
    by: Person,
    commitment: Commitment,
    yes: bool,
    words: str = "",
    key: uuid.UUID | None = None,
) -> Report:
    """An heir takes a promise over, or says in public why not. It stays a promise either way."""
    told = Told.TAKEN_OVER if yes else Told.NOT_TAKEN_OVER
    return say(by, commitment, commitment.giver, Saying(told, words), key)


def _check_among(told: Told, allowed: tuple[Told, ...]) -> None:
    if told not in allowed:
        raise Refused(_("This cannot be said of this promise as it stands now."))
