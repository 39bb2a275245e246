"""What may happen in a round of reading: begun, read, chosen, told to the teller, given back."""

from wijkaanpak.stories.actions.panels.choosing import (
    check_later,
    choose,
    open_again,
    tell_teller,
)
from wijkaanpak.stories.actions.panels.rounds import (
    begin_round,
    give_back,
    stop_round,
)
from wijkaanpak.stories.actions.panels.tables import (
    Lay,
    cancel_panel,
    forget_name,
    lay_pile,
    name_myself,
    open_reading,
    plan_panel,
    seat,
    unseat,
)

__all__ = [
    "Lay",
    "begin_round",
    "cancel_panel",
    "check_later",
    "choose",
    "forget_name",
    "give_back",
    "lay_pile",
    "name_myself",
    "open_again",
    "open_reading",
    "plan_panel",
    "seat",
    "stop_round",
    "tell_teller",
    "unseat",
]
