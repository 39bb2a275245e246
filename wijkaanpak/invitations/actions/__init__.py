"""What may happen with invitations and with asking residents something."""

from wijkaanpak.invitations.actions.asks import (
    Wish,
    hold_ask,
    request_slot,
    say_heard_nothing,
    tell_back,
    withdraw_ask,
)
from wijkaanpak.invitations.actions.invitations import (
    CodeUnknown,
    Counts,
    Invitation,
    To,
    answer_card,
    count_answers,
    invite,
    knock,
    write_streets,
)

__all__ = [
    "CodeUnknown",
    "Counts",
    "Invitation",
    "To",
    "Wish",
    "answer_card",
    "count_answers",
    "hold_ask",
    "invite",
    "knock",
    "request_slot",
    "say_heard_nothing",
    "tell_back",
    "withdraw_ask",
    "write_streets",
]
