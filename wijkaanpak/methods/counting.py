"""Counting an election by its rule: one way in to equal shares, most votes and Phragmén.

Equal shares: Peters, Pierczyński, Skowron, NeurIPS 2021. Phragmén: Los, Christoff, Grossi, IJCAI
2022. Greedy: most votes that fit.

>>> from wijkaanpak.methods.elections import Ballot, Plan
>>> plans = [Plan("swing", "A swing", 60_00), Plan("bench", "A bench", 40_00)]
>>> ballots = [Ballot(("swing",)), Ballot(("swing",)), Ballot(("bench",)), Ballot(("bench",))]
>>> count(Election(plans, ballots, money=100_00), Rule("greedy")).winners
('bench', 'swing')
"""

from __future__ import annotations

from wijkaanpak.methods import equal_shares, greedy, phragmen
from wijkaanpak.methods.elections import Election, MayAdd, Method, Outcome, Rule

BY = {
    Method.EQUAL_SHARES: equal_shares.count,
    Method.GREEDY: greedy.count,
    Method.PHRAGMEN: phragmen.count,
}


def count(election: Election, rule: Rule, may_add: MayAdd | None = None) -> Outcome:
    """Count an election by a rule and return the outcome. Raises Refused for bad input.

    `may_add(winners + (candidate,))` tells, whenever a plan's turn comes, whether it may win
    beside the winners so far; see `MayAdd`.
    """
    return BY[rule.name](election, rule, may_add)
