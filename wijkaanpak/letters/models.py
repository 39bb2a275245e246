"""Letters, what people want of them, and how far each logbook was read.

None of these is a fact of the neighbourhood: they are personal, and go when a person leaves.
So they do not pass the door.
"""

from __future__ import annotations

import uuid

from django.db import models

from wijkaanpak.letters.rules import Occasion, State, Wanted
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.models import Person


class Bookmark(models.Model):
    """How far a logbook was read, and on which day we last looked at its dates."""

    book = models.SlugField(primary_key=True)
    seq = models.PositiveBigIntegerField(default=0)
    looked_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.book}: {self.seq}"


class Wish(models.Model):
    """How often a person wants letters from a neighbourhood; `digest` is of the way out."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="letter_wishes")
    here = models.ForeignKey(Neighbourhood, models.CASCADE, related_name="letter_wishes")
    wanted = models.CharField(
        max_length=8, choices=[(w.value, w.value) for w in Wanted], default=Wanted.WEEKLY
    )
    digest = models.CharField(max_length=64, blank=True, db_index=True)

    class Meta:
        verbose_name_plural = "wishes"
        constraints = [
            models.UniqueConstraint(fields=["person", "here"], name="one_wish_per_place")
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.wanted}"


class Letter(models.Model):
    """One thing told to one person. With a `carrier` it travels inside the letter of Monday.

    `key` says which entry or occasion it is about: the database keeps a second one out.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="letters")
    here = models.ForeignKey(Neighbourhood, models.CASCADE, related_name="letters")
    key = models.CharField(max_length=160)
    occasion = models.CharField(max_length=20, choices=[(o.value, o.value) for o in Occasion])
    about = models.CharField(max_length=120, blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    url = models.CharField(max_length=300, blank=True)
    carrier = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="lines"
    )
    told_before = models.BooleanField(default=False)
    state = models.CharField(
        max_length=8, choices=[(s.value, s.value) for s in State], default=State.WAITING
    )
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["here", "person", "key"], name="one_letter_per_occasion"
            )
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="letters_due")]

    def __str__(self) -> str:
        return f"{self.occasion}: {self.state}"
