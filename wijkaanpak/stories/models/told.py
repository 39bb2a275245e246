"""Stories, what each may be used for, what they are about, and why one was given back."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.network.models import choices
from wijkaanpak.people.models import Person
from wijkaanpak.stories.rules import Channel, How, Layer, Reason, State, Use, Verdict


class Story(Recorded):
    """Something that somebody lived through here, in their own words. It stays the teller's.

    `teller` is set when the teller was signed in; `teller_name` is what they want to be called
    with this story ('' is shown as 'a resident'). `slip` is a slow digest of the code on paper
    with which the teller comes back. `photo` and `voice` are names in the file storage.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="stories")
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=8, default="nl")
    teller = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="stories"
    )
    teller_name = models.CharField(max_length=80, blank=True)
    collector = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="collected_stories"
    )
    how = models.CharField(max_length=10, choices=choices(How), default=How.ALONE)
    channel = models.CharField(max_length=10, choices=choices(Channel), default=Channel.WEB)
    period = models.CharField(max_length=80, blank=True)
    street = models.CharField(max_length=80, blank=True)
    layer = models.CharField(max_length=20, choices=choices(Layer), blank=True)
    photo = models.CharField(max_length=100, blank=True)
    photo_words = models.CharField(max_length=200, blank=True)
    voice = models.CharField(max_length=100, blank=True)
    seconds = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=choices(State), default=State.TOLD)
    told_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True)
    placed_at = models.DateTimeField(null=True, blank=True)
    slip = models.CharField(max_length=64, blank=True)

    class Meta:
        base_manager_name = "objects"
        verbose_name_plural = "stories"
        indexes = [
            # The public list, newest first; and the desk, oldest first.
            models.Index(fields=["here", "state", "-placed_at", "-id"], name="stories_by_placing"),
            models.Index(fields=["here", "state", "told_at", "id"], name="stories_by_telling"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["slip"], condition=~models.Q(slip=""), name="one_story_per_slip"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("stories:read", args=[self.here.slug, self.pk])


class StoryDomain(Recorded):
    """One domain of life that a story is about."""

    story = models.ForeignKey(Story, models.PROTECT, related_name="domains")
    domain = models.CharField(max_length=20, choices=choices(Domain))

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["story", "domain"], name="one_domain_per_story")
        ]

    def __str__(self) -> str:
        return self.domain


class UseConsent(Recorded):
    """A yes of the teller to one use of a story, from when till when."""

    story = models.ForeignKey(Story, models.PROTECT, related_name="consents")
    use = models.CharField(max_length=10, choices=choices(Use))
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["story", "use"],
                condition=models.Q(withdrawn_at=None),
                name="one_consent_per_use",
            )
        ]

    def __str__(self) -> str:
        return f"{self.use} {self.story_id}"


class Return(Recorded):
    """A story given back with a reason; what the teller said to that; and who else decided."""

    story = models.ForeignKey(Story, models.PROTECT, related_name="returns")
    by = models.ForeignKey(Person, models.PROTECT, related_name="returned_stories")
    reason = models.CharField(max_length=20, choices=choices(Reason))
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    appeal = models.TextField(blank=True)
    appealed_at = models.DateTimeField(null=True, blank=True)
    judge = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="judged_stories"
    )
    verdict = models.CharField(max_length=10, choices=choices(Verdict), blank=True)
    verdict_words = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)  # the story moved on

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["story"], condition=models.Q(closed_at=None), name="one_open_return"
            )
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.story_id}"
