"""What is kept of an assembly: its mandate, its targets, and what is drawn."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.db import models
from django.urls import reverse

from wijkaanpak.assemblies.rules import Channel, Mandate, Stage, TargetLine, Way, stage_of
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Article, Party, Proposal, choices


class Assembly(Recorded):
    """Neighbours drawn by lot for one question. Money in cents.

    `by` wrote the mandate down and `answered_by` answers what is recommended. `proposal` is how
    the parties were asked to say yes, `article` the part of the charter under which they were.
    `pool_hash` is the SHA-256 of the pool as it was closed; `forgotten` the day on which all
    that is personal was erased.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="assemblies")
    by = models.ForeignKey(Party, models.PROTECT, related_name="assemblies")
    answered_by = models.ForeignKey(Party, models.PROTECT, related_name="assemblies_to_answer")
    title = models.CharField(max_length=150)
    question = models.TextField()
    promise = models.TextField()
    budget = models.PositiveBigIntegerField()
    answer_weeks = models.PositiveSmallIntegerField()
    seats = models.PositiveSmallIntegerField()
    ends = models.DateField()
    written = models.DateField()
    proposal = models.OneToOneField(
        Proposal, models.PROTECT, null=True, blank=True, related_name="assembly"
    )
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="assemblies"
    )
    begun = models.DateField(null=True, blank=True)
    frozen = models.DateField(null=True, blank=True)
    pool_hash = models.CharField(max_length=64, blank=True)
    drawn = models.DateField(null=True, blank=True)
    forgotten = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        verbose_name_plural = "assemblies"
        indexes = [
            models.Index(fields=["here", "-written", "-id"], name="assemblies_newest_first")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(begun=None) | models.Q(proposal__isnull=False),
                name="an_assembly_begins_with_a_mandate",
            ),
            models.CheckConstraint(
                condition=models.Q(frozen=None) | models.Q(begun__isnull=False),
                name="a_pool_belongs_to_an_assembly_that_began",
            ),
            models.CheckConstraint(
                condition=models.Q(drawn=None) | models.Q(frozen__isnull=False),
                name="nobody_is_drawn_before_the_pool_is_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("assemblies:assembly", args=[self.here.slug, self.pk])

    @property
    def words(self) -> Mandate:
        """The mandate as it was written."""
        return Mandate(
            self.title, self.question, self.promise, self.budget, self.answer_weeks,
            self.seats, self.ends,
        )  # fmt: skip

    @property
    def stage(self) -> Stage:
        return stage_of(self.begun, self.frozen, self.drawn)


class Target(Recorded):
    """How many of a panel have one value of a feature; `people`: how many of it live here."""

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="targets")
    place = models.PositiveSmallIntegerField()
    feature = models.CharField(max_length=60)
    value = models.CharField(max_length=60)
    people = models.PositiveIntegerField(null=True, blank=True)
    least = models.PositiveSmallIntegerField()
    most = models.PositiveSmallIntegerField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["assembly", "feature", "value"], name="one_target_per_value"
            ),
            models.CheckConstraint(
                condition=models.Q(least__lte=models.F("most")),
                name="a_target_is_at_least_no_more_than_at_most",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.feature}: {self.value}"

    @property
    def line(self) -> TargetLine:
        return TargetLine(self.feature, self.value, self.people, self.least, self.most)


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

    `home` is the same for people of one address. `answers` is {feature: value}; both are erased
    with the contact.
    """

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="signups")
    code = models.CharField(max_length=8)
    home = models.CharField(max_length=40, blank=True)
    letter = models.ForeignKey(
        Letter, models.SET_NULL, null=True, blank=True, related_name="signups"
    )
    answers = models.JSONField(default=dict)
    channel = models.CharField(max_length=10, choices=choices(Channel))
    on = models.DateField()
    left = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["assembly", "code"], name="one_person_per_code")
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


class Draw(Recorded):
    """Panels that were committed to, and the one of them that was drawn in public.

    `file` holds the panels as written and `commitment` their SHA-256. `announced` says before
    the draw which public value counts. `falls` are the dice as they fell, or that value. Chances
    are parts of `panels`. `groups` is what the lottery gave each value: {feature, value, people,
    lowest, mean}; `seats` how many of the panel have it, in the order of the targets.
    """

    assembly = models.OneToOneField(Assembly, models.PROTECT, related_name="draw")
    way = models.CharField(max_length=10, choices=choices(Way))
    announced = models.CharField(max_length=300, blank=True)
    panels = models.PositiveIntegerField()
    people = models.PositiveIntegerField()
    commitment = models.CharField(max_length=64)
    file = models.CharField(max_length=200)
    smallest = models.PositiveIntegerField()
    bound = models.FloatField()
    proven = models.BooleanField()
    groups = models.JSONField(default=list)
    seats = models.JSONField(default=list)
    committed = models.DateField()
    falls = models.CharField(max_length=300, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    drawn = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(number=None, drawn=None, falls="")
                | (models.Q(number__isnull=False, drawn__isnull=False) & ~models.Q(falls="")),
                name="a_number_falls_where_all_can_see_how",
            ),
            models.CheckConstraint(
                condition=~models.Q(way=Way.VALUE) | ~models.Q(announced=""),
                name="a_public_value_is_announced_before",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assembly_id}: {self.number}"

    @property
    def written(self) -> bytes:
        """The panels as they were written before the draw."""
        with default_storage.open(self.file) as kept:
            raw: bytes = kept.read()
        return raw


class Place(Recorded):
    """A seat on the panel, and who was drawn for it."""

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="places")
    signup = models.OneToOneField(SignUp, models.PROTECT, related_name="place")

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"{self.draw_id}: {self.signup_id}"
