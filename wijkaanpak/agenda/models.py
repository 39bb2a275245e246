"""What is kept of the agenda: vision, editions, items with both voices, answers, and plans."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.agenda.rules import (
    IN_THE_MAKING,
    EditionState,
    IntentionState,
    ItemState,
    ReactionState,
    Route,
    Word,
)
from wijkaanpak.funds.models import Goal, Pot
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Mandate, Party, choices
from wijkaanpak.people.models import Person
from wijkaanpak.stories.models import Story


class Vision(Recorded):
    """How residents want to live here, in their own words. Older versions stay readable."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="visions")
    version = models.PositiveIntegerField()
    words = models.TextField()
    since = models.DateField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["here", "version"], name="one_vision_per_version")
        ]

    def __str__(self) -> str:
        return f"{self.here_id}: {self.version}"


class Theme(Recorded):
    """A line that runs through all editions, such as 'Warm and affordable homes'."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="themes")
    title = models.CharField(max_length=120)
    words = models.TextField(blank=True)
    position = models.PositiveIntegerField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["here", "title"], name="one_theme_per_title")
        ]

    def __str__(self) -> str:
        return self.title


class Edition(Recorded):
    """One edition of the agenda, with who was not there when it was made."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    state = models.CharField(
        max_length=12, choices=choices(EditionState), default=EditionState.DRAFT
    )
    what_changed = models.TextField(blank=True)
    begun = models.DateField()
    opened = models.DateField(null=True, blank=True)
    answers_due = models.DateField(null=True, blank=True)
    closed = models.DateField(null=True, blank=True)
    adopted = models.DateField(null=True, blank=True)
    adopted_words = models.TextField(blank=True)
    superseded = models.DateField(null=True, blank=True)
    missing = models.TextField(blank=True)
    missing_mattered = models.BooleanField(null=True, blank=True)
    missing_learned = models.TextField(blank=True)
    missing_checked = models.DateField(null=True, blank=True)
    missing_checked_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="missing_notes_checked"
    )

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["here", "number"], name="one_edition_per_number"),
            models.UniqueConstraint(
                fields=["here"],
                condition=models.Q(state=EditionState.ADOPTED),
                name="one_edition_in_force",
            ),
            models.UniqueConstraint(
                fields=["here"],
                condition=models.Q(state__in=IN_THE_MAKING),
                name="one_edition_in_the_making",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("agenda:edition", args=[self.here.slug, self.number])


class Item(Recorded):
    """One point of the agenda, in the words of residents."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="items")
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="items", null=True, blank=True)
    came_from = models.ForeignKey(
        "self", models.PROTECT, related_name="goes_on_as", null=True, blank=True
    )
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    why = models.TextField()
    domains = models.JSONField(default=list)
    tasks = models.JSONField(default=list)
    we_do = models.TextField(blank=True)
    ask = models.TextField(blank=True)
    short_stroke = models.TextField(blank=True)
    long_stroke = models.TextField(blank=True)
    route = models.CharField(max_length=20, choices=choices(Route), default=Route.NONE_YET)
    route_reference = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=choices(ItemState), default=ItemState.ITEM)
    state_since = models.DateField()
    state_words = models.TextField(blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["edition", "position"], name="items_in_order")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("agenda:item", args=[self.edition.here.slug, self.pk])


class ItemStory(Recorded):
    """A story because of which an item is on the agenda."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="story_links")
    story = models.ForeignKey(Story, models.PROTECT, related_name="item_links")
    since = models.DateField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["item", "story"], name="one_link_per_story")
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.story_id}"


class Question(Recorded):
    """What an item asks of one party. Empty words: what the item asks of all."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="questions")
    party = models.ForeignKey(Party, models.PROTECT, related_name="questions")
    words = models.TextField(blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["item", "party"], name="one_question_per_party")
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.party_id}"


class Answer(Recorded):
    """What a party answered. A new answer stands beside the old one, never in its place."""

    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    version = models.PositiveIntegerField()
    word = models.CharField(max_length=12, choices=choices(Word))
    words = models.TextField(blank=True)
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="item_answers")
    given = models.DateField()
    due = models.DateField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["question", "version"], name="one_answer_per_version")
        ]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.word}"


class PolicyLink(Recorded):
    """A policy text that a party laid beside an item, because it serves the item."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="policies")
    party = models.ForeignKey(Party, models.PROTECT, related_name="policies")
    title = models.CharField(max_length=200)
    words = models.TextField()
    serves = models.TextField(blank=True)
    since = models.DateField()
    review_on = models.DateField()
    ended = models.DateField(null=True, blank=True)
    ended_words = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.title


class Serving(Recorded):
    """Money that serves an item: a pot, as its owner says, or a goal, as the treasurer says."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="servings")
    pot = models.ForeignKey(Pot, models.PROTECT, null=True, blank=True, related_name="servings")
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="servings")
    since = models.DateField()
    ended = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pot=None, goal__isnull=False)
                | models.Q(pot__isnull=False, goal=None),
                name="a_pot_or_a_goal_serves",
            ),
            models.UniqueConstraint(
                fields=["item", "pot"],
                condition=models.Q(ended=None),
                name="a_pot_serves_an_item_once",
            ),
            models.UniqueConstraint(
                fields=["item", "goal"],
                condition=models.Q(ended=None),
                name="a_goal_serves_an_item_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.pot_id or self.goal_id}"


class Moment(Recorded):
    """A step in the life of an item, or a note. `state` is empty for a note."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="moments")
    n = models.PositiveIntegerField()
    state = models.CharField(max_length=10, blank=True, choices=choices(ItemState))
    words = models.TextField(blank=True)
    on = models.DateField()

    class Meta:
        base_manager_name = "objects"
        constraints = [models.UniqueConstraint(fields=["item", "n"], name="one_moment_per_number")]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.state or 'note'}"


class Intention(Recorded):
    """A plan that a party tells while it is still open, with what is fixed and what is not."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="intentions")
    party = models.ForeignKey(Party, models.PROTECT, related_name="intentions")
    title = models.CharField(max_length=200)
    words = models.TextField()
    place = models.CharField(max_length=200, blank=True)
    fixed = models.TextField()
    still_open = models.TextField()
    listened = models.TextField(blank=True)
    entered = models.DateField()
    decides_on = models.DateField()
    state = models.CharField(
        max_length=10, choices=choices(IntentionState), default=IntentionState.OPEN
    )
    closed = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["here", "-entered", "-id"], name="intentions_newest_first")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("agenda:intention", args=[self.here.slug, self.pk])


class Reaction(Recorded):
    """What somebody said to an edition, an item or a plan while it was open."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="reactions")
    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="reactions", null=True, blank=True
    )
    item = models.ForeignKey(Item, models.PROTECT, related_name="reactions", null=True, blank=True)
    intention = models.ForeignKey(
        Intention, models.PROTECT, related_name="reactions", null=True, blank=True
    )
    party = models.ForeignKey(
        Party, models.PROTECT, related_name="reactions", null=True, blank=True
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="reactions", null=True, blank=True
    )
    name = models.CharField(max_length=80, blank=True)  # of somebody who was not signed in
    words = models.TextField()
    at = models.DateTimeField()
    state = models.CharField(
        max_length=10, choices=choices(ReactionState), default=ReactionState.WAITING
    )
    reason = models.TextField(blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["here", "state", "at"], name="reactions_to_read"),
            models.Index(fields=["edition", "state", "-at", "-id"], name="reactions_to_edition"),
            models.Index(fields=["item", "state", "-at", "-id"], name="reactions_to_item"),
            models.Index(fields=["intention", "state", "-at", "-id"], name="reactions_to_plan"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(edition__isnull=False, intention=None)
                | models.Q(edition=None, item=None, intention__isnull=False),
                name="a_reaction_is_about_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.here_id}: {self.state}"
