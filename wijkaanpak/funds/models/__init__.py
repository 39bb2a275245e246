"""What is kept of pots: their conditions, a ledger that cannot be edited, payments, the bank."""

from wijkaanpak.funds.models.holds import Hold
from wijkaanpak.funds.models.ledger import (
    Account,
    Contribution,
    Decision,
    Movement,
    Posting,
    Reservation,
)
from wijkaanpak.funds.models.payments import BankFile, BankLine, Drawn, Lot, Payment
from wijkaanpak.funds.models.pots import (
    Acceptance,
    Goal,
    GoalArea,
    Interest,
    Pot,
    PotArea,
    Report,
)

__all__ = [
    "Acceptance",
    "Account",
    "BankFile",
    "BankLine",
    "Contribution",
    "Decision",
    "Drawn",
    "Goal",
    "GoalArea",
    "Hold",
    "Interest",
    "Lot",
    "Movement",
    "Payment",
    "Posting",
    "Pot",
    "PotArea",
    "Report",
    "Reservation",
]
