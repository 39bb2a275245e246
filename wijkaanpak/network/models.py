"""Parties, who speaks for them, the charter, and proposals with the voices on them."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.urls import reverse

from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.rules import Answer, Deciders, DecisionKind, Method, Outcome, PartyKind
from wijkaanpak.people.models import Person


def choices(words: type) -> list[tuple[str, str]]:
    return [(word.value, word.value) for word in words]  # type: ignore[attr-defined]


class Party(Recorded):
    """A residents' body, an organisation, the municipality: whoever can promise and consent."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="parties")
    kind = models.CharField(max_length=30, choices=choices(PartyKind))
    name = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["here", "name"], name="one_party_per_name"),
            models.UniqueConstraint(
                fields=["here", "kind"],
                condition=models.Q(until=None, kind__in=["residents body", "independent body"]),
                name="one_holder_per_key",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("network:party", args=[self.here.slug, self.pk])


class Seat(Recorded):
    """A post that speaks for a party, such as 'wethouder' or 'director'. Not the person."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="seats")
    title = models.CharField(max_length=120)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["party", "title"], name="one_seat_per_title")
        ]

    def __str__(self) -> str:
        return self.title


class Mandate(Recorded):
    """Who holds a seat, from when till when. Promises outlive it: an heir is asked."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="mandates")
    person = models.ForeignKey(Person, models.PROTECT, related_name="mandates")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["seat"], condition=models.Q(until=None), name="one_person_per_seat"
            )
        ]

    def __str__(self) -> str:
        return f"{self.seat_id}: {self.since}"


class Article(Recorded):
    """One article of the charter: who decides on a kind of decision, how, within which limits."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="articles")
    kind = models.CharField(max_length=30, choices=choices(DecisionKind))
    deciders = models.CharField(max_length=40, choices=choices(Deciders))
    method = models.CharField(max_length=20, choices=choices(Method))
    limits = models.JSONField(default=dict)
    words = models.TextField()
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    proposal = models.ForeignKey(
        "Proposal", models.PROTECT, null=True, blank=True, related_name="articles"
    )

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["here", "kind"],
                condition=models.Q(until=None),
                name="one_article_per_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.deciders}"


class Proposal(Recorded):
    """A change that waits for the parties it was put to.

    `payload` is what will be carried out, word for word, when all consent. Up to and with
    `held_until` it takes no force: talking about it goes on.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="proposals")
    kind = models.CharField(max_length=30, choices=choices(DecisionKind))
    proposer = models.ForeignKey(Party, models.PROTECT, related_name="proposals")
    title = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    payload = models.JSONField(default=dict)
    opened = models.DateField()
    term = models.DateField()
    outcome = models.CharField(max_length=12, choices=choices(Outcome), default=Outcome.OPEN)
    decided = models.DateField(null=True, blank=True)
    held_until = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("network:proposal", args=[self.here.slug, self.pk])

    def over(self, today: date) -> bool:
        """True when the time to answer passed without all voices: then nothing changes."""
        return self.outcome == Outcome.OPEN and today > self.term


class Voice(Recorded):
    """What one party was asked, and what it answered, in its own words."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="voices")
    party = models.ForeignKey(Party, models.PROTECT, related_name="voices")
    answer = models.CharField(max_length=10, blank=True, choices=choices(Answer))
    reason = models.TextField(blank=True)
    would_solve = models.TextField(blank=True)
    mandate = models.ForeignKey(
        Mandate, models.PROTECT, null=True, blank=True, related_name="voices"
    )
    given = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["proposal", "party"], name="one_voice_per_party")
        ]

    def __str__(self) -> str:
        return f"{self.party_id}: {self.answer}"

    @property
    def spoken_by(self) -> str:
        """The name of who spoke; it is gone when that person has left."""
        return self.mandate.person.name if self.mandate else ""


class LongCommitment(Recorded):
    """A joint document with a horizon of many years: one version of it, in plain words.

    It binds who signs it, and nobody else; a new version takes nothing from an older one.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="long_commitments")
    party = models.ForeignKey(Party, models.PROTECT, related_name="written_commitments")
    title = models.CharField(max_length=200)
    words = models.TextField()
    horizon_year = models.PositiveSmallIntegerField()
    written = models.DateField()

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("network:long_commitment", args=[self.here.slug])


class Signature(Recorded):
    """One party's signature under a long commitment, by whoever held a seat that day.

    When that mandate ends, a new board has not signed yet: it is asked to sign again.
    """

    document = models.ForeignKey(LongCommitment, models.PROTECT, related_name="signatures")
    party = models.ForeignKey(Party, models.PROTECT, related_name="signatures")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="signatures")
    signed = models.DateField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["document", "mandate"], name="one_signature_per_mandate"
            )
        ]

    def __str__(self) -> str:
        return f"{self.party_id}: {self.signed}"
