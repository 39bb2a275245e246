"""What a neighbourhood is: its kind, its horizon and the words that go with it."""

from __future__ import annotations

from enum import StrEnum

from wijkaanpak.refusals import Refused, gettext_noop

LEAST_HORIZON = 10


class Kind(StrEnum):
    """What people call the place they live in; it changes the words on screen."""

    WIJK = "wijk"
    BUURT = "buurt"
    DORP = "dorp"
    KERN = "kern"


class Address(StrEnum):
    """How the neighbourhood speaks to people, chosen once."""

    JE = "je"
    U = "u"


def check_horizon(start: int, horizon: int) -> None:
    """A neighbourhood approach lasts at least ten years (manifesto: 'liever twintig')."""
    if horizon - start < LEAST_HORIZON:
        raise Refused(
            gettext_noop("Choose a horizon at least %(years)s years after the start."),
            years=LEAST_HORIZON,
        )
