"""Who entered a burden corrects it: while nobody spoke, or when it is another party that asks.

The reason is a kind and no words, so that the log can say it and still know of no person.
"""

from __future__ import annotations

from enum import StrEnum

from wijkaanpak.experiments.rules.burdens import State
from wijkaanpak.refusals import NotYours, Refused, gettext_noop


class Why(StrEnum):
    WRONG_PARTY = "wrong party"
    HEARD = "heard"  # somebody told them, perhaps the party that does not ask it
    WORDS = "words"


WHY_WORDS: dict[str, str] = {
    Why.WRONG_PARTY: gettext_noop("I chose the wrong party"),
    Why.HEARD: gettext_noop("I heard that another party asks this"),
    Why.WORDS: gettext_noop("A word or a number was wrong"),
}
VERBS: dict[Why, str] = {  # under which name the logbook tells it
    Why.WRONG_PARTY: "experiments.burden_moved",
    Why.HEARD: "experiments.burden_moved_on",
    Why.WORDS: "experiments.burden_mended",
}
OF_A_PARTY = frozenset({Why.WRONG_PARTY, Why.HEARD})
CAN_MOVE = frozenset({State.LISTED, State.CORRECTED})  # nobody said: yes, we ask this


def check_entered_it(entered_it: bool) -> None:
    if not entered_it:
        raise NotYours(
            gettext_noop("Only who entered this can correct it here. Who asks it can answer it.")
        )


def check_correction(state: State, why: Why, *, moves: bool, frozen: bool) -> None:
    """What a party said of itself stands; what stands with the wrong party moves on."""
    if frozen:
        raise Refused(
            gettext_noop("This is frozen, or somebody asked for that. Answer that first.")
        )
    if moves != (why in OF_A_PARTY):
        raise Refused(
            gettext_noop("Choose the reason that fits: another party, or a wrong word or number.")
        )
    if not moves and state is not State.LISTED:
        raise Refused(gettext_noop("Who asks this spoke already. Now they correct it themselves."))
    if moves and state not in CAN_MOVE:
        raise Refused(
            gettext_noop(
                "This party said that it asks this. Talk with them: they can correct it, or let "
                "it go. Does another party ask it too? Then enter that as well."
            )
        )
