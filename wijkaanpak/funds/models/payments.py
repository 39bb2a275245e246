"""Payments with who prepared them and who looked along, and the lines of the bank."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.funds.models.ledger import Contribution, Movement
from wijkaanpak.funds.models.pots import Goal, Pot
from wijkaanpak.funds.rules import Finding, State
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import choices
from wijkaanpak.people.models import Person

Q = models.Q


class Payment(Recorded):
    """Money paid for a goal from one pot. `what` is public; `payee` and `reference` are not.

    `proof` is the name of a photo of the receipt in the storage, drawn anew. It may come later:
    `proof_words` says what it shows, or why there is none.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="payments")
    pot = models.ForeignKey(Pot, models.PROTECT, related_name="payments")
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="payments")
    cents = models.BigIntegerField()
    what = models.CharField(max_length=200)
    payee = models.CharField(max_length=120)
    reference = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=choices(State))
    two_pairs = models.BooleanField()
    prepared_by = models.ForeignKey(Person, models.PROTECT, related_name="prepared_payments")
    prepared = models.DateField()
    looked_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="looked_at_payments"
    )
    looked = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
    movement = models.OneToOneField(
        Movement, models.PROTECT, null=True, blank=True, related_name="payment"
    )
    paid = models.DateField(null=True, blank=True)
    proof = models.CharField(max_length=100, blank=True)
    proof_words = models.CharField(max_length=200, blank=True)
    proven = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["here", "-prepared", "-id"], name="payments_newest_first"),
            models.Index(fields=["here", "state"], name="payments_per_state"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(cents__gt=0), name="a_payment_is_something"),
            models.CheckConstraint(
                condition=Q(looked_by=None) | ~Q(looked_by=models.F("prepared_by")),
                name="two_different_people",
            ),
            models.CheckConstraint(
                condition=Q(two_pairs=False)
                | ~Q(state__in=[State.PAID, State.UNDONE])
                | Q(looked_by__isnull=False),
                name="nothing_large_alone",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.PAID, State.UNDONE], movement__isnull=False)
                | Q(state__in=[State.WAITING, State.SENT_BACK], movement=None),
                name="paid_when_the_ledger_says_so",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return reverse("funds:payment", args=[self.here.slug, self.pk])


class Lot(Recorded):
    """The lot of one month: which of its small payments are asked for their receipt.

    `seed` is the hash of entry `entry` of the log, the first one after that month; `small` says
    among how many payments was drawn. With those three anybody can draw again.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="lots")
    month = models.DateField()
    entry = models.PositiveBigIntegerField()
    seed = models.CharField(max_length=64)
    small = models.PositiveIntegerField()
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["here", "month"], name="one_lot_per_month"),
            models.CheckConstraint(condition=Q(small__gt=0), name="a_lot_is_drawn_from_payments"),
        ]

    def __str__(self) -> str:
        return f"{self.here_id}: {self.month}"


class Drawn(Recorded):
    """A payment that the lot chose, and what the second pair of eyes found of its receipt."""

    lot = models.ForeignKey(Lot, models.PROTECT, related_name="drawn")
    payment = models.OneToOneField(Payment, models.PROTECT, related_name="drawn")
    finding = models.CharField(max_length=10, choices=choices(Finding), default=Finding.ASKED)
    words = models.CharField(max_length=300, blank=True)
    looked_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="looked_at_receipts"
    )
    looked = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=Q(finding=Finding.ASKED, looked_by=None, looked=None)
                | (~Q(finding=Finding.ASKED) & Q(looked_by__isnull=False, looked__isnull=False)),
                name="found_by_somebody_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(finding=Finding.NOT_GOOD) | ~Q(words=""),
                name="not_good_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.payment_id}: {self.finding}"


class BankFile(Recorded):
    """A file of the bank that was read in, once."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="bank_files")
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(Person, models.PROTECT, related_name="bank_files")
    at = models.DateTimeField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["here", "digest"], name="one_reading_per_file")
        ]

    def __str__(self) -> str:
        return self.digest


class BankLine(Recorded):
    """One line of the bank. `key` is the same however often it is downloaded.

    What it belongs to, a person said or the sum and the name did; or `set_aside` says why it
    belongs to nothing here. Only who sees the cash desk reads these lines.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="bank_lines")
    file = models.ForeignKey(BankFile, models.PROTECT, related_name="lines")
    key = models.CharField(max_length=64)
    on = models.DateField()
    cents = models.BigIntegerField()
    who = models.CharField(max_length=200, blank=True)
    words = models.CharField(max_length=200, blank=True)
    payment = models.OneToOneField(
        Payment, models.PROTECT, null=True, blank=True, related_name="bank_line"
    )
    contribution = models.OneToOneField(
        Contribution, models.PROTECT, null=True, blank=True, related_name="bank_line"
    )
    set_aside = models.CharField(max_length=200, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["here", "-on", "-id"], name="bank_lines_newest_first")]
        constraints = [
            models.UniqueConstraint(fields=["here", "key"], name="one_line_per_key"),
            models.CheckConstraint(
                condition=Q(payment=None) | Q(contribution=None), name="a_line_belongs_to_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on}: {self.cents}"
