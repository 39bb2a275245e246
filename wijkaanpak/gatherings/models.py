"""What is kept of places and of what happens there."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.agenda.models import Item
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.gatherings.rules import (
    KIND_WORDS,
    VENUE_WORDS,
    GatheringKind,
    GatheringState,
    Harvested,
    Rhythm,
    VenueKind,
    Welcome,
)
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
from wijkaanpak.network.models import choices
from wijkaanpak.people.models import Person
from wijkaanpak.stories.models import Story


class Venue(Recorded):
    """A place where neighbours meet: a house, a school, a mosque, a bench.

    `place` says in words how to find it; `key_words` who has the key;
    `quiet_hour` when it is calm.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="venues")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=choices(VenueKind))
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="venues")
    street = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=300, blank=True)
    step_free = models.BooleanField(default=False)
    prayer_corner = models.BooleanField(default=False)
    child_corner = models.BooleanField(default=False)
    quiet_hour = models.CharField(max_length=120, blank=True)
    board = models.BooleanField(default=False)
    screen = models.BooleanField(default=False)
    key_words = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["here", "name", "id"], name="venues_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["here", "name"],
                condition=models.Q(until=None),
                name="one_open_venue_per_name",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("gatherings:venue", args=[self.here.slug, self.pk])

    @property
    def kind_word(self) -> str:
        """What sort of place it is, in words (untranslated)."""
        return VENUE_WORDS[self.kind]


class HostPeriod(Recorded):
    """Who opens a place and welcomes people, from when till when. `named`: may be named aloud."""

    venue = models.ForeignKey(Venue, models.PROTECT, related_name="hosts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="hosted")
    named = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["venue", "-since"], name="hosts_of_venue")]
        constraints = [
            models.UniqueConstraint(
                fields=["venue", "person"],
                condition=models.Q(until=None),
                name="nobody_hosts_a_venue_twice",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="a_host_ends_after_beginning",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.venue_id}: {self.since}"


class OpeningHours(Recorded):
    """When a place is open on one day of every week (0 is Monday), from a date till a date."""

    venue = models.ForeignKey(Venue, models.PROTECT, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        verbose_name_plural = "opening hours"
        indexes = [models.Index(fields=["venue", "weekday", "opens"], name="hours_of_venue")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes__gt=models.F("opens")),
                name="a_place_opens_then_closes",
            ),
            models.CheckConstraint(
                condition=models.Q(weekday__lte=6), name="a_week_has_seven_days"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens}-{self.closes}"


class ChangedDay(Recorded):
    """One date on which a place is open at other hours, or closed (no hours), and why."""

    venue = models.ForeignKey(Venue, models.PROTECT, related_name="changed_days")
    on = models.DateField()
    opens = models.TimeField(null=True, blank=True)
    closes = models.TimeField(null=True, blank=True)
    why = models.CharField(max_length=200)
    withdrawn = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["venue", "on"],
                condition=models.Q(withdrawn=None),
                name="one_change_per_venue_and_day",
            ),
            models.CheckConstraint(
                condition=models.Q(opens=None, closes=None)
                | models.Q(closes__gt=models.F("opens")),
                name="a_changed_day_is_closed_or_has_hours",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.venue_id}: {self.on}"


class Planned(models.Model):
    """What a gathering and a series of them have in common.

    `place` says in words where, when it is at no venue of ours or somewhere in it.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT)
    venue = models.ForeignKey(Venue, models.PROTECT, null=True, blank=True)
    kind = models.CharField(max_length=22, choices=choices(GatheringKind))
    title = models.CharField(max_length=160)
    what_for = models.TextField(blank=True)
    place = models.CharField(max_length=200, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="%(class)s_planned")

    class Meta:
        abstract = True

    @property
    def kind_word(self) -> str:
        """What sort of meeting it is, in words (untranslated)."""
        return KIND_WORDS[self.kind]


class Series(Recorded, Planned):
    """A gathering that returns. Its dates are written out as gatherings till `made_until`.

    `first` is the first date and gives the weekday; `step` is every how many weeks; `nth` which
    weekday of a month (1-4, or 5 for the last); `minutes_long` how long it lasts.
    """

    rhythm = models.CharField(max_length=8, choices=choices(Rhythm))
    step = models.PositiveSmallIntegerField(default=1)
    nth = models.PositiveSmallIntegerField(default=0)
    first = models.DateField()
    starts_at = models.TimeField()
    minutes_long = models.PositiveSmallIntegerField()
    made_until = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        verbose_name_plural = "series"
        indexes = [models.Index(fields=["here", "until", "made_until"], name="series_to_extend")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes_long__gte=1, step__gte=1, nth__lte=5),
                name="a_series_lasts_and_returns",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("gatherings:series", args=[self.here.slug, self.pk])


class Gathering(Recorded, Planned):
    """People who meet at a time: a circle, an open house, a round along doors.

    `welcome` is what the host says: an announcement of a resident stands on the programme only
    after a yes. `day` is the date in its series, also when it was moved. `minutes` are read
    line by line; each line may become a story, a wish or a promise.
    """

    starts = models.DateTimeField()
    ends = models.DateTimeField()
    series = models.ForeignKey(
        Series, models.PROTECT, null=True, blank=True, related_name="gatherings"
    )
    day = models.DateField(null=True, blank=True)
    welcome = models.CharField(max_length=6, choices=choices(Welcome), default=Welcome.YES)
    welcome_words = models.CharField(max_length=300, blank=True)
    state = models.CharField(
        max_length=10, choices=choices(GatheringState), default=GatheringState.PLANNED
    )
    reason = models.CharField(max_length=300, blank=True)
    minutes = models.TextField(blank=True)
    minutes_on = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["here", "welcome", "starts", "id"], name="gatherings_by_start"),
            models.Index(fields=["venue", "welcome", "starts", "id"], name="gatherings_at_venue"),
            models.Index(fields=["by", "starts"], name="gatherings_of_planner"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__gt=models.F("starts")),
                name="a_gathering_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=GatheringState.CANCELLED) | ~models.Q(reason=""),
                name="a_cancelled_gathering_says_why",
            ),
            models.UniqueConstraint(fields=["series", "day"], name="one_gathering_per_series_day"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("gatherings:gathering", args=[self.here.slug, self.pk])


class Point(Recorded):
    """One point on the agenda of a gathering, in its order."""

    gathering = models.ForeignKey(Gathering, models.PROTECT, related_name="points")
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=300)

    class Meta:
        base_manager_name = "objects"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["gathering", "position"], name="one_point_per_place")
        ]

    def __str__(self) -> str:
        return self.words


class Harvest(Recorded):
    """A line of the minutes that becomes something: a story, a wish for the agenda, a promise.

    A host lays it ready; who may make such a thing makes it, and then it is filled in here.
    """

    gathering = models.ForeignKey(Gathering, models.PROTECT, related_name="harvest")
    line = models.TextField()
    kind = models.CharField(max_length=8, choices=choices(Harvested))
    story = models.ForeignKey(
        Story, models.PROTECT, null=True, blank=True, related_name="harvested_at"
    )
    item = models.ForeignKey(
        Item, models.PROTECT, null=True, blank=True, related_name="harvested_at"
    )
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, related_name="harvested_at"
    )
    on = models.DateField()
    dropped = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["gathering", "on", "id"], name="harvest_of_gathering"),
            models.Index(
                fields=["kind", "on", "id"],
                condition=models.Q(story=None, item=None, commitment=None, dropped=None),
                name="harvest_laid_ready",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind=Harvested.STORY, item=None, commitment=None)
                | models.Q(kind=Harvested.WISH, story=None, commitment=None)
                | models.Q(kind=Harvested.PROMISE, story=None, item=None),
                name="a_harvest_is_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.gathering_id}: {self.kind}"

    @property
    def made(self) -> bool:
        """True when the story, wish or promise is there."""
        return any((self.story_id, self.item_id, self.commitment_id))
