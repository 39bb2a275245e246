"""What is kept of the pool: letters, doors, and who signed up, as long as needed."""

from __future__ import annotations

from django.db import models

from wijkaanpak.assemblies.models.mandate import Assembly
from wijkaanpak.assemblies.rules import Channel
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.network.models import choices


class Wave(Recorded):
    """Letters that went out together. The list of addresses was never here.

    `answered`: how many signed up with one of them, from the day on which the pool was closed.
    """

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="waves")
    number = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=120)
    first = models.PositiveIntegerField()
    many = models.PositiveIntegerField()
    answered = models.PositiveIntegerField(null=True, blank=True)
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["assembly", "number"], name="one_wave_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.place}"


class Letter(Recorded):
    """A letter with a code: a number and a digest, no name and no address."""

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="letters")
    wave = models.ForeignKey(Wave, models.PROTECT, related_name="letters")
    serial = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["assembly", "serial"], name="one_letter_per_serial"),
            models.UniqueConstraint(fields=["digest"], name="one_letter_per_digest"),
        ]

    def __str__(self) -> str:
        return f"{self.assembly_id}: {self.serial}"


class Visit(Recorded):
    """A stair or street where hosts rang at the doors: three counts, no door."""

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="visits")
    place = models.CharField(max_length=120)
    doors = models.PositiveIntegerField()
    opened = models.PositiveIntegerField()
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opened__lte=models.F("doors")),
                name="no_more_doors_opened_than_there_are",
            )
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.doors}"


class SignUp(Recorded):
    """Somebody in the pool, under a code. Who that is stands in `Contact`, as long as needed.

    `code` is published with the panels, so it opens nothing; `digest` is of the secret code that
    opens one's own page. `home` is the same for people of one address. `answers` is {feature:
    value}. Who signs off before the pool is closed loses both at once, all others at the end.
    """

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="signups")
    code = models.CharField(max_length=8)
    digest = models.CharField(max_length=64, blank=True)
    home = models.CharField(max_length=40, blank=True)
    letter = models.ForeignKey(
        Letter, models.PROTECT, null=True, blank=True, related_name="signups"
    )
    answers = models.JSONField(default=dict)
    channel = models.CharField(max_length=10, choices=choices(Channel))
    on = models.DateField()
    left = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["assembly", "code"], name="one_person_per_code"),
            models.UniqueConstraint(
                fields=["digest"], condition=~models.Q(digest=""), name="one_person_per_own_code"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Contact(Recorded):
    """How somebody in the pool is reached. Erased when they sign off, and after the term."""

    signup = models.OneToOneField(SignUp, models.PROTECT, related_name="contact")
    name = models.CharField(max_length=80, blank=True)
    reach = models.CharField(max_length=120, blank=True)
    erased = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"contact of {self.signup_id}"
