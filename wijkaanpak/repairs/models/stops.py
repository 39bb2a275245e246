"""Who may hold something in the public interest, and what was held."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.funds.models import Goal, Hold, Payment
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Mandate, Party, Proposal, Seat, choices
from wijkaanpak.repairs.rules.stops import LAWS, POST_WORDS, Ground, Post

Q = models.Q


class Authority(Recorded):
    """A post of a body of government with a mandate to hold things, as the body wrote it down.

    It counts from the day on which the independent body looked at the decision behind it.
    """

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="authorities")
    post = models.CharField(max_length=9, choices=choices(Post))
    words = models.TextField()
    published = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    seen = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "post"],
                condition=Q(until=None),
                name="one_mandate_to_hold_per_seat",
            )
        ]

    def __str__(self) -> str:
        return f"{self.seat_id}: {self.post}"

    @property
    def post_word(self) -> str:
        """Which body of government it is, in words (untranslated)."""
        return POST_WORDS[self.post]


class Stop(Recorded):
    """Something held in the public interest: what, on which ground, until when, by whom.

    `hold` is the step of the cash desk that keeps the money back. `follows` is the stop before
    it: going on is a new stop with new reasons.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="stops")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="stops")
    body = models.ForeignKey(Party, models.PROTECT, related_name="stops")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="stops")
    proposal = models.ForeignKey(
        Proposal, models.PROTECT, null=True, blank=True, related_name="stops"
    )
    payment = models.ForeignKey(
        Payment, models.PROTECT, null=True, blank=True, related_name="stops"
    )
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="stops")
    hold = models.OneToOneField(Hold, models.PROTECT, null=True, blank=True, related_name="stop")
    ground = models.CharField(max_length=7, choices=choices(Ground))
    scope = models.TextField()
    why = models.TextField()
    objection = models.TextField()
    since = models.DateField()
    until = models.DateField()
    follows = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    lifted = models.DateField(null=True, blank=True)
    lifted_why = models.TextField(blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["here", "-since", "-id"], name="stops_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(proposal__isnull=False, payment=None, goal=None)
                | Q(proposal=None, payment__isnull=False, goal=None)
                | Q(proposal=None, payment=None, goal__isnull=False),
                name="a_stop_holds_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(proposal__isnull=False) ^ Q(hold__isnull=False),
                name="money_is_held_at_the_cash_desk",
            ),
            models.CheckConstraint(
                condition=Q(until__gt=models.F("since")), name="a_stop_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(lifted=None) ^ ~Q(lifted_why=""), name="lifted_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return reverse("repairs:stop", args=[self.here.slug, self.pk])

    @property
    def subject(self) -> Proposal | Payment | Goal:
        """What is held."""
        found = self.proposal or self.payment or self.goal
        if found is None:
            raise ValueError("a stop holds one thing")  # the database sees to it
        return found

    @property
    def what(self) -> str:
        """What is held, in the words it has itself."""
        return str(self.subject)

    @property
    def ground_word(self) -> str:
        """The legal ground in words (untranslated)."""
        return LAWS[Ground(self.ground)].words

    @property
    def article(self) -> str:
        return LAWS[Ground(self.ground)].article
