"""What is kept of posts, of the people who hold them, and of the hours they are there."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.urls import reverse

from wijkaanpak.contacts.rules import CONTRACT_WORDS, POST_WORDS, Contract, PostKind, Stay
from wijkaanpak.gatherings.models import Venue
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Mandate, Party, Seat, choices
from wijkaanpak.people.models import Person


class Post(Recorded):
    """A post that outlives who holds it, such as 'wijkagent'. `crucial` since residents said so.

    A post that speaks for its party is bound to that `seat`; then who holds it, and since when,
    stands with the seat and nowhere else.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="posts")
    kind = models.CharField(max_length=16, choices=choices(PostKind))
    title = models.CharField(max_length=120)
    party = models.ForeignKey(Party, models.PROTECT, related_name="posts")
    seat = models.OneToOneField(Seat, models.PROTECT, null=True, blank=True, related_name="post")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    crucial = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["here", "title", "id"], name="posts_by_title")]
        constraints = [
            models.UniqueConstraint(
                fields=["party", "title"],
                condition=models.Q(until=None),
                name="one_post_per_party_and_title",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("contacts:post", args=[self.here.slug, self.pk])

    @property
    def kind_word(self) -> str:
        """What sort of post it is, in words (untranslated)."""
        return POST_WORDS[self.kind]


class Tenure(Recorded):
    """Somebody holds a post. `name` is a first name, as it stands on the board.

    With a `mandate` the days are those of the mandate, and the two dates here stay empty.
    `last_day` is told beforehand, so that a handover can be walked. `photo` is a name in the file
    storage; there is none without the yes of who stands on it.
    """

    post = models.ForeignKey(Post, models.PROTECT, related_name="tenures")
    name = models.CharField(max_length=80)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="tenures"
    )
    mandate = models.OneToOneField(
        Mandate, models.PROTECT, null=True, blank=True, related_name="tenure"
    )
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=300, blank=True)
    contract = models.CharField(
        max_length=9, choices=choices(Contract), default=Contract.PERMANENT
    )
    contract_ends = models.DateField(null=True, blank=True)
    protects = models.TextField(blank=True)
    hours = models.PositiveSmallIntegerField(default=0)
    find = models.CharField(max_length=200, blank=True)
    helps = models.TextField(blank=True)
    asked_by = models.TextField(blank=True)
    photo = models.CharField(max_length=100, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["post", "-since", "id"], name="tenures_of_post")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(mandate=None, since__isnull=False)
                | models.Q(mandate__isnull=False, since=None, until=None),
                name="a_tenure_has_days_of_its_own_or_of_its_mandate",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="a_tenure_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(contract=Contract.PERMANENT)
                | models.Q(contract_ends__isnull=False),
                name="a_contract_that_ends_has_a_last_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(contract=Contract.TENDER) | ~models.Q(protects=""),
                name="a_tender_says_what_it_protects",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def stay(self) -> Stay:
        """From when till when; of the mandate where there is one."""
        held = self.mandate or self
        began: date = held.since  # type: ignore[assignment]  # the constraint: one of the two has it
        return Stay(began, held.until)

    @property
    def contract_word(self) -> str:
        """How somebody holds the post, in words (untranslated)."""
        return CONTRACT_WORDS[self.contract]


class Presence(Recorded):
    """When a post can be found at a place: one time of every week (0 is Monday)."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="presence")
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="presence")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        verbose_name_plural = "presence"
        indexes = [
            models.Index(fields=["venue", "weekday", "opens"], name="presence_at_venue"),
            models.Index(fields=["post", "weekday", "opens"], name="presence_of_post"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes__gt=models.F("opens"), weekday__lte=6),
                name="presence_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens}"


class Absence(Recorded):
    """One date on which somebody who is expected is not there, and why. Said beforehand or not."""

    presence = models.ForeignKey(Presence, models.PROTECT, related_name="absences")
    on = models.DateField()
    why = models.CharField(max_length=200)
    withdrawn = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["presence", "on"],
                condition=models.Q(withdrawn=None),
                name="one_absence_per_presence_and_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.presence_id}: {self.on}"


class YearOfHours(Recorded):
    """Hours a week of one post in one year: as promised, and as they were, with a source."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField()
    promised = models.PositiveSmallIntegerField()
    real = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        base_manager_name = "objects"
        verbose_name_plural = "years of hours"
        constraints = [
            models.UniqueConstraint(fields=["post", "year"], name="one_row_per_post_and_year"),
            models.CheckConstraint(
                condition=models.Q(real=None) | ~models.Q(source=""),
                name="real_hours_have_a_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post_id}: {self.year}"


class MonthOfHours(Recorded):
    """Hours that a post was really there in one month, of all who held it together."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="months")
    month = models.DateField()  # its first day
    hours = models.PositiveSmallIntegerField()

    class Meta:
        base_manager_name = "objects"
        verbose_name_plural = "months of hours"
        constraints = [
            models.UniqueConstraint(fields=["post", "month"], name="one_row_per_post_and_month")
        ]

    def __str__(self) -> str:
        return f"{self.post_id}: {self.month:%Y-%m}"


class Handover(Recorded):
    """A post goes from one to the next: which walk is planned, and when it was walked."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="handovers")
    leaver = models.ForeignKey(Tenure, models.PROTECT, related_name="handed_over")
    successor = models.CharField(max_length=80, blank=True)
    begins = models.DateField()
    plan = models.TextField()
    done = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["leaver"], name="one_handover_per_leaver"),
        ]

    def __str__(self) -> str:
        return f"{self.post_id}: {self.begins}"


class Acquaintance(Recorded):
    """A card with which a neighbour says yes to meeting who comes. Nobody's name is kept.

    A no is not kept as a no: the card is `closed`, as it is after a yes. After the walk no code
    is left. `serial` is the number on the card; only who gave it knows to whom.
    """

    handover = models.ForeignKey(Handover, models.PROTECT, related_name="acquaintances")
    serial = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64, null=True, blank=True)  # noqa: DJ001  unique or none
    closed = models.BooleanField(default=False)
    yes = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["handover", "serial"], name="one_acquaintance_per_card"
            ),
            models.UniqueConstraint(fields=["digest"], name="one_acquaintance_per_code"),
        ]

    def __str__(self) -> str:
        return f"{self.handover_id}: {self.serial}"


class Minute(Recorded):
    """What a professional told in at most a minute. Shown once its words were checked.

    `voice` is a name in the file storage, erased after the check unless the teller keeps it.
    """

    post = models.ForeignKey(Post, models.PROTECT, related_name="minutes_told")
    teller = models.ForeignKey(Person, models.PROTECT, related_name="minutes_told")
    voice = models.CharField(max_length=100, blank=True)
    words = models.TextField(blank=True)
    told = models.DateField()
    checked = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["post", "-told", "id"], name="minutes_of_post")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(checked=None) | ~models.Q(words=""),
                name="what_was_checked_has_words",
            )
        ]

    def __str__(self) -> str:
        return f"{self.post_id}: {self.told}"
