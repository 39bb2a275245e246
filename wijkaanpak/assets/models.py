"""Offers and wishes, how to reach who entered them, connectors, introductions and thank-you's."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak import clock
from wijkaanpak.assets import rules
from wijkaanpak.assets.rules import Kind, No, Side, State, Step, Whose
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
from wijkaanpak.network.models import Party, choices
from wijkaanpak.people.models import Person


class Asset(Recorded):
    """Something that somebody offers or wishes here, in their own words, without their name.

    `holder` is set when who entered it was signed in; `slip` is a slow digest of the code on
    paper with which they come back; `helper` is who wrote it down with them beside. `days`
    (1-7) and `parts` of the day are when it suits; none means any time. `place` is a street or
    a public place, never a house; `lon` and `lat` (WGS84) are the middle of a square on the map,
    and only for what is no person's. It is shown up to and with `until`.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="assets")
    side = models.CharField(max_length=5, choices=choices(Side))
    kind = models.CharField(max_length=12, choices=choices(Kind))
    whose = models.CharField(max_length=6, choices=choices(Whose))
    title = models.CharField(max_length=90)
    words = models.TextField(blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="assets")
    place = models.CharField(max_length=80, blank=True)
    lon = models.FloatField(null=True, blank=True)
    lat = models.FloatField(null=True, blank=True)
    days = models.JSONField(default=list)
    parts = models.JSONField(default=list)
    ourselves = models.TextField(blank=True)
    little_help = models.TextField(blank=True)
    others = models.TextField(blank=True)
    holder = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="assets"
    )
    helper = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="assets_written_down"
    )
    slip = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=8, choices=choices(State), default=State.HERE)
    entered_at = models.DateTimeField()
    renewed = models.DateField()
    until = models.DateField()

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(
                fields=["here", "state", "side", "-entered_at", "-id"], name="assets_newest_first"
            ),
            models.Index(fields=["here", "state", "until"], name="assets_by_last_day"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["slip"], condition=~models.Q(slip=""), name="one_asset_per_slip"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="residents") | models.Q(whose="person"),
                name="what_a_resident_can_do_is_their_own",
            ),
            models.CheckConstraint(
                condition=models.Q(side="wish")
                | models.Q(ourselves="", little_help="", others=""),
                name="only_a_wish_answers_the_three_questions",
            ),
            models.CheckConstraint(
                condition=models.Q(lon=None, lat=None)
                | models.Q(whose="group", lon__isnull=False, lat__isnull=False),
                name="no_person_is_a_spot_on_the_map",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("assets:read", args=[self.here.slug, self.pk])

    @property
    def shown(self) -> bool:
        return rules.is_shown(self.state, self.until, clock.today())

    @property
    def asks_a_word(self) -> bool:
        return rules.needs_a_word(self.state, self.until, clock.today())

    @property
    def spot(self) -> str:
        """Its spot on the map, the same for all that stand there; '' when it has none."""
        return "" if self.lon is None else f"{self.lon},{self.lat}"

    @property
    def text(self) -> str:
        """All that it says, to find it by. The answer about others is not what is looked for."""
        return f"{self.title} {self.words} {self.ourselves} {self.little_help}"


class Contact(Recorded):
    """How to reach who offers or wishes: for the connector who took the request, and erasable."""

    asset = models.OneToOneField(Asset, models.PROTECT, related_name="contact")
    name = models.CharField(max_length=80, blank=True)
    reach = models.CharField(max_length=200, blank=True)
    erased = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"

    def __str__(self) -> str:
        return f"contact of {self.asset_id}"


class Connector(Recorded):
    """The yes of a resident to bring neighbours together, with a limit of their own."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="connectors")
    person = models.ForeignKey(Person, models.PROTECT, related_name="connecting")
    most = models.PositiveSmallIntegerField(default=rules.USUAL_LOAD)
    words = models.CharField(max_length=300, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["here", "person"],
                condition=models.Q(until=None),
                name="one_yes_per_connector",
            )
        ]

    def __str__(self) -> str:
        return f"connector {self.person_id}"


class Introduction(Recorded):
    """A request to a connector: bring us together. What was typed in is erased when it ends.

    `party` is for whom somebody asks, when they do not ask for themselves.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="introductions")
    connector = models.ForeignKey(Connector, models.PROTECT, related_name="introductions")
    offer = models.ForeignKey(
        Asset, models.PROTECT, null=True, blank=True, related_name="asked_for"
    )
    wish = models.ForeignKey(Asset, models.PROTECT, null=True, blank=True, related_name="asking")
    asker = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="introductions"
    )
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="introductions"
    )
    words = models.TextField(blank=True)
    name = models.CharField(max_length=80, blank=True)
    reach = models.CharField(max_length=200, blank=True)
    step = models.CharField(max_length=10, choices=choices(Step), default=Step.ASKED)
    no = models.CharField(max_length=40, choices=choices(No), blank=True)
    asked = models.DateField()
    ended = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["connector", "step", "asked"], name="assets_by_step")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(asker__isnull=False) | models.Q(wish__isnull=False),
                name="somebody_asks_or_a_wish_does",
            )
        ]

    def __str__(self) -> str:
        return f"introduction {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("assets:introduction", args=[self.here.slug, self.pk])


class ThankYou(Recorded):
    """A card for who helped. Everybody reads it only when giver and receiver both say so."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="thank_yous")
    introduction = models.ForeignKey(Introduction, models.PROTECT, related_name="thank_yous")
    to_connector = models.BooleanField(default=False)
    words = models.TextField(blank=True)
    signed = models.CharField(max_length=80, blank=True)
    giver_public = models.BooleanField(default=False)
    receiver_public = models.BooleanField(default=False)
    given = models.DateField()
    erased = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["here", "-given", "-id"], name="assets_thanks")]
        constraints = [
            models.UniqueConstraint(
                fields=["introduction", "to_connector"], name="one_card_for_each_who_helped"
            )
        ]

    def __str__(self) -> str:
        return f"card {self.pk}"

    @property
    def public(self) -> bool:
        return self.giver_public and self.receiver_public and self.erased is None


class SameWord(Recorded):
    """Two words that neighbours use for one thing, so that an offer finds its wish."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="same_words")
    one = models.CharField(max_length=40)
    other = models.CharField(max_length=40)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["here", "one", "other"],
                condition=models.Q(until=None),
                name="two_words_are_paired_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.one} = {self.other}"
