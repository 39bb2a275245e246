"""What may happen with a promise. Each thing said is one entry, with its exact words."""

from wijkaanpak.commitments.actions.changes import answer_change, ask_change, withdraw_change
from wijkaanpak.commitments.actions.life import (
    PROGRESS,
    RESULTS,
    agree_repair,
    offer_repair,
    report,
    say_result,
    take_over,
)
from wijkaanpak.commitments.actions.offers import (
    Offer,
    answer_offer,
    draft_commitment,
    offer_commitment,
    offer_draft,
    rewrite_draft,
)

__all__ = [
    "PROGRESS",
    "RESULTS",
    "Offer",
    "agree_repair",
    "answer_change",
    "answer_offer",
    "ask_change",
    "draft_commitment",
    "offer_commitment",
    "offer_draft",
    "offer_repair",
    "report",
    "rewrite_draft",
    "say_result",
    "take_over",
    "withdraw_change",
]
