"""The pots puzzle: which plans can be paid together from pots that each have conditions.

A pot has an amount, an end date and conditions; a plan has a cost and properties. A set of plans
is fundable when somebody can say who pays what, to the cent, with no pot overdrawn and no
condition broken. Everything is exact: money is whole cents, shares are whole percents.

Without minimum shares this is a flow from pots to plans, so a set is fundable exactly when no
cut is too narrow (Ford and Fulkerson, "Maximal flow through a network", 1956): for each set of
pots, the other pots together with what these may give must cover all that is asked. With minimum
shares, and with guarantees, it is a mixed-integer program; HiGHS solves it (Huangfu and Hall,
2018) and the answer is checked again here in whole cents.

What follows from these definitions and the count relies on: whatever a set of plans can do, each
part of it can do too; and more money in a pot never makes fewer plans possible.
"""

from wijkaanpak.methods.pots.flows import Undecided
from wijkaanpak.methods.pots.reasons import Loosening, WhyNot, loosen, why_not
from wijkaanpak.methods.pots.table import (
    Share,
    fundable,
    funding_plan,
    may_add_for,
    within_reach,
)
from wijkaanpak.methods.pots.terms import (
    Ages,
    Cents,
    Condition,
    Guarantee,
    Plan,
    Pot,
    asked_by,
    belongs,
    broken,
    from_dict,
    least,
    lies_in,
    most,
    order,
    to_dict,
    within,
    without,
)  # fmt: skip

__all__ = [
    "Ages", "Cents", "Condition", "Guarantee", "Loosening", "Plan", "Pot", "Share", "Undecided",
    "WhyNot", "asked_by", "belongs", "broken", "from_dict", "fundable", "funding_plan", "least",
    "lies_in", "loosen", "may_add_for", "most", "order", "to_dict", "why_not", "within",
    "within_reach", "without",
]  # fmt: skip
