"""What may happen to money here. Everything that moves stands in the ledger and in the log."""

from wijkaanpak.funds.actions.bank import ReadIn, match_line, read_bank
from wijkaanpak.funds.actions.holds import hold_money, let_money_go
from wijkaanpak.funds.actions.ledger import Deciding, contribute, decide, give_back, undo
from wijkaanpak.funds.actions.lots import draw_lot, look_at_receipt
from wijkaanpak.funds.actions.payments import (
    Bill,
    look_along,
    prepare_payment,
    prove,
    send_back,
    spend_free_hand,
)
from wijkaanpak.funds.actions.pots import (
    Aimed,
    Terms,
    accept_account,
    account_for,
    end_interest,
    lay_on_table,
    make_goal,
    name_goal,
    rewrite_pot,
    say_interest,
)
from wijkaanpak.funds.actions.rounds import (
    hand_on,
    name_winner,
    put_into_round,
    set_round_free,
)

__all__ = [
    "Aimed",
    "Bill",
    "Deciding",
    "ReadIn",
    "Terms",
    "accept_account",
    "account_for",
    "contribute",
    "decide",
    "draw_lot",
    "end_interest",
    "give_back",
    "hand_on",
    "hold_money",
    "lay_on_table",
    "let_money_go",
    "look_along",
    "look_at_receipt",
    "make_goal",
    "match_line",
    "name_goal",
    "name_winner",
    "prepare_payment",
    "prove",
    "put_into_round",
    "read_bank",
    "rewrite_pot",
    "say_interest",
    "send_back",
    "set_round_free",
    "spend_free_hand",
    "undo",
]
