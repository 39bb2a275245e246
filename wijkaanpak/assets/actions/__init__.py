"""What may happen with offers and wishes. What people wrote never goes into the logbook.

An entry says which side and which of the seven kinds, and no more: not who, not what.
"""

from wijkaanpak.assets.actions.connecting import (
    ask_connector,
    say_yes,
    step,
    stop_connecting,
    withdraw_request,
)
from wijkaanpak.assets.actions.entering import (
    change,
    end,
    enter,
    erase,
    forget_contacts,
    hand_slip,
    renew,
    slip_of,
    tidy_up,
)
from wijkaanpak.assets.actions.importing import write_in
from wijkaanpak.assets.actions.thanking import answer_card, give_card, take_card_back
from wijkaanpak.assets.actions.wording import pair_words, part_words

__all__ = [
    "answer_card", "ask_connector", "change", "end", "enter", "erase", "forget_contacts",
    "give_card", "hand_slip", "pair_words", "part_words", "renew", "say_yes", "slip_of",
    "step", "stop_connecting", "take_card_back", "tidy_up", "withdraw_request", "write_in",
]  # fmt: skip
