"""Who may start what: everybody a sprout, and few a whole project."""

from __future__ import annotations

from wijkaanpak.refusals import NotYours, gettext_noop


def check_may_start_whole(*, circle: bool, carries: bool, made: bool) -> None:
    """A whole project is carried by somebody already: a party, an initiative, a plan that won."""
    if not (circle or carries or made):
        raise NotYours(
            gettext_noop(
                "Start it without proof: small, and with a question. Or begin with an initiative."
            )
        )


def check_goes_on_with_us(*, initiative: bool, plan: bool) -> None:
    """What neighbours began, or what residents chose, is not taken over by somebody else."""
    if not (initiative and plan):
        raise NotYours(gettext_noop("Who began this, or made the plan, goes on with it."))
