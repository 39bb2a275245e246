"""The ledger: accounts, postings and the movements that hold them together, never edited.

A movement is written after its postings and closes them: the database checks then that they sum
to nought and overdraw nothing, and takes no posting for it afterwards (migration 0002). So no
program can leave a pot out of balance, ours included.
"""

from __future__ import annotations

from django.db import models

from wijkaanpak.funds.models.pots import Goal, Pot
from wijkaanpak.funds.rules import OF_A_GOAL, Move, Side
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Proposal, choices

Q = models.Q


class Account(Recorded):
    """One account of a pot; reserved and paid have one per goal."""

    pot = models.ForeignKey(Pot, models.PROTECT, related_name="accounts")
    side = models.CharField(max_length=10, choices=choices(Side))
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="accounts")

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["pot", "side"], condition=Q(goal=None), name="one_account_per_side"
            ),
            models.UniqueConstraint(
                fields=["pot", "side", "goal"],
                condition=Q(goal__isnull=False),
                name="one_account_per_goal",
            ),
            models.CheckConstraint(
                condition=Q(goal__isnull=False, side__in=sorted(OF_A_GOAL))
                | Q(goal=None, side__in=[Side.OUTSIDE, Side.FREE]),
                name="a_goal_where_it_belongs",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pot_id}: {self.side}"


class Movement(Recorded):
    """Money that moved within one pot, on a day. `number` counts on within the pot.

    `words` is why, where it takes another one back; else that stands with what it belongs to.
    """

    pot = models.ForeignKey(Pot, models.PROTECT, related_name="movements")
    number = models.PositiveIntegerField()
    move = models.CharField(max_length=15, choices=choices(Move))
    on = models.DateField()
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reversed_by"
    )
    words = models.TextField(blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["pot", "number"], name="one_movement_per_number"),
            models.CheckConstraint(
                condition=Q(move=Move.REVERSAL, reverses__isnull=False)
                | (~Q(move=Move.REVERSAL) & Q(reverses=None)),
                name="only_a_reversal_reverses",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pot_id}: {self.number}"


class Posting(Recorded):
    """What one movement did to one account, in whole cents."""

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="postings")
    account = models.ForeignKey(Account, models.PROTECT, related_name="postings")
    cents = models.BigIntegerField()

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["account", "cents"], name="postings_of_account")]
        constraints = [
            models.UniqueConstraint(
                fields=["movement", "account"], name="one_posting_per_account"
            ),
            models.CheckConstraint(condition=~Q(cents=0), name="a_posting_moves_something"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.cents}"


class Contribution(Recorded):
    """Money that came into a pot, or went back to its funder (below nought)."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="contributions")
    pot = models.ForeignKey(Pot, models.PROTECT, related_name="contributions")
    cents = models.BigIntegerField()
    words = models.CharField(max_length=300)
    reference = models.CharField(max_length=60, blank=True)
    on = models.DateField()
    movement = models.OneToOneField(Movement, models.PROTECT, related_name="contribution")

    class Meta:
        base_manager_name = "objects"
        constraints = [models.CheckConstraint(condition=~Q(cents=0), name="something_came_in")]

    def __str__(self) -> str:
        return f"{self.pot_id}: {self.cents}"


class Decision(Recorded):
    """How money was set aside for a goal, or set free again: taken how, and why.

    `proposal` is the proposal of the network with which it was taken, if there was one.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="money_decisions")
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="decisions")
    words = models.TextField()
    taken = models.DateField()
    proposal = models.ForeignKey(
        Proposal, models.PROTECT, null=True, blank=True, related_name="money_decisions"
    )

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"{self.goal_id}: {self.taken}"


class Reservation(Recorded):
    """What one pot set aside with a decision; below nought when it was set free again."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="reservations")
    pot = models.ForeignKey(Pot, models.PROTECT, related_name="reservations")
    cents = models.BigIntegerField()
    movement = models.OneToOneField(Movement, models.PROTECT, related_name="reservation")

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(condition=~Q(cents=0), name="something_was_reserved"),
            models.UniqueConstraint(
                fields=["decision", "pot"], name="one_reservation_per_decision"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pot_id}: {self.cents}"
