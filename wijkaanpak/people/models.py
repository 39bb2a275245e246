"""Persons, what they are in a neighbourhood, and how they prove that they are themselves."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models.functions import Lower

from wijkaanpak.logbook.models import Recorded
from wijkaanpak.logbook.rules import Actor
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.rules import Role


class Person(Recorded, AbstractBaseUser):
    """Someone who takes part. There are no passwords: people sign in with a code.

    `name` is what this person wants to be called here; no more of a name is asked.
    """

    password = None  # type: ignore[assignment]
    last_login = None

    name = models.CharField(max_length=80)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=8, blank=True)
    gone_since = models.DateField(null=True, blank=True)

    USERNAME_FIELD = "id"
    REQUIRED_FIELDS = []

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~models.Q(email=""),
                name="one_person_per_email",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """Return what a session is bound to; leaving (`gone_since`) ends every session."""
        return f"{self.pk}{self.gone_since or ''}"

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        return self.gone_since is None

    @property
    def actor(self) -> Actor:
        """How the log knows this person."""
        return Actor(ref=self.ref, name=self.name)


class Membership(Recorded):
    """What a person is in one neighbourhood, from when till when."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Role])
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["here", "person", "role"],
                condition=models.Q(until=None),
                name="one_membership_per_role",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.role}"


class SignInCode(models.Model):
    """A code that signs one person in once. Only a slow digest of it is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="codes")
    digest = models.CharField(max_length=64, unique=True)
    on_paper = models.BooleanField(default=False)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"code of {self.person_id}"


class SecondKey(models.Model):
    """The second key of someone who sees personal data: an app on the phone, or spare codes."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="second_key")
    sealed_secret = models.TextField()
    confirmed = models.BooleanField(default=False)
    last_step = models.BigIntegerField(default=0)
    spare_digests = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"second key of {self.person_id}"


class WrongTry(models.Model):
    """A wrong code, kept for ten minutes, so that nobody can guess on and on."""

    source = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.source
