"""Paths with their drawings, talks and what stands beside them; and the sheet of who gains."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.agenda.models import Item
from wijkaanpak.funds.models import Pot
from wijkaanpak.impact.rules import (
    FATE_WORDS,
    LAYER_WORDS,
    NUMBERS,
    PART_WORDS,
    AskState,
    Column,
    Drawing,
    Fate,
    Made,
    Part,
    Shows,
    State,
)
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import KeyFigure, Neighbourhood
from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.network.models import Mandate, Party, choices
from wijkaanpak.people.models import Person
from wijkaanpak.stories.models import Story
from wijkaanpak.stories.rules import Layer

Q = models.Q


class Path(Recorded):
    """A story about change that a group of neighbours keeps. `group` is what they call
    themselves. `title` is that of the latest drawing. It serves an item of the agenda, or none.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="paths")
    title = models.CharField(max_length=90)
    group = models.CharField(max_length=90, blank=True)
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="paths")
    state = models.CharField(max_length=7, choices=choices(State), default=State.GOING)
    state_words = models.CharField(max_length=400, blank=True)
    since = models.DateField()
    talked = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["here", "-since", "-id"], name="paths_newest_first"),
            models.Index(fields=["item"], name="paths_of_item"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("impact:read", args=[self.here.slug, self.pk])


class Maker(Recorded):
    """Who keeps a path, from when till when. Nobody's name is shown."""

    path = models.ForeignKey(Path, models.PROTECT, related_name="makers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="paths_kept")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["path", "person"],
                condition=Q(until=None),
                name="nobody_keeps_a_path_twice",
            )
        ]

    def __str__(self) -> str:
        return f"{self.path_id}: {self.since}"


class Talk(Recorded):
    """A group looked at its path again. An empty field: nothing was said, or nobody knew."""

    path = models.ForeignKey(Path, models.PROTECT, related_name="talks")
    version = models.ForeignKey("Version", models.PROTECT, related_name="talks")
    on = models.DateField()
    ties = models.TextField(blank=True)
    kept = models.TextField(blank=True)
    changed = models.TextField(blank=True)
    surprised = models.TextField(blank=True)
    fate = models.CharField(max_length=7, choices=choices(Fate))
    by = models.ForeignKey(Person, models.PROTECT, related_name="path_talks")

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["path", "-on", "-id"], name="talks_of_path")]

    def __str__(self) -> str:
        return f"{self.path_id}: {self.on}"

    @property
    def fate_word(self) -> str:
        """How the shakiest belief stood, in words (untranslated)."""
        return FATE_WORDS[self.fate]


class Version(Recorded):
    """One drawing of a path. It is never changed; a next one stands beside it.

    `photo` is a name in the file storage: a photo of cards on a table, or '' when
    it was erased. `over` is the photo that
    somebody wrote over. `talk` is the talk because of which it was drawn again.
    """

    path = models.ForeignKey(Path, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=90)
    because = models.TextField(blank=True)
    we_do = models.TextField(blank=True)
    next_week = models.TextField(blank=True)
    next_year = models.TextField(blank=True)
    ten_years = models.TextField(blank=True)
    notice = models.TextField(blank=True)
    teller = models.TextField(blank=True)
    made = models.CharField(max_length=6, choices=choices(Made), default=Made.SCREEN)
    photo = models.CharField(max_length=100, blank=True)
    over = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="written_over"
    )
    talk = models.ForeignKey(
        Talk, models.PROTECT, null=True, blank=True, related_name="drawn_after"
    )
    why = models.CharField(max_length=400, blank=True)
    since = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="paths_drawn")

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["path", "number"], name="one_drawing_per_number"),
            models.CheckConstraint(
                condition=Q(made=Made.OVER, over__isnull=False)
                | (~Q(made=Made.OVER) & Q(over=None)),
                name="written_over_from_a_photo",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.path_id}: {self.number}"

    @property
    def drawing(self) -> Drawing:
        """The drawing as it can be compared, with the beliefs that were read along."""
        beliefs = sorted(self.beliefs.all(), key=lambda one: one.position)
        shakiest = next((n for n, one in enumerate(beliefs) if one.shakiest), None)
        said = {part.value: getattr(self, part) for part in Part}
        return Drawing(
            self.title, beliefs=tuple(one.words for one in beliefs), shakiest=shakiest, **said
        )

    @property
    def parts(self) -> list[tuple[str, str]]:
        """Each part with its head (untranslated); '' is what we do not know."""
        return [(words, getattr(self, part)) for part, words in PART_WORDS.items()]


class Belief(Recorded):
    """Something that must be so, or else the path does not hold. At most one is the shakiest."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="beliefs")
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=200)
    shakiest = models.BooleanField(default=False)

    class Meta:
        base_manager_name = "objects"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="one_belief_per_place"),
            models.UniqueConstraint(
                fields=["version"], condition=Q(shakiest=True), name="one_belief_is_the_shakiest"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id}: {self.position}"


class Shown(Recorded):
    """What stands beside a path: a story, a public figure, a count, or that we do not know."""

    path = models.ForeignKey(Path, models.PROTECT, related_name="shown")
    shows = models.CharField(max_length=7, choices=choices(Shows))
    story = models.ForeignKey(
        Story, models.PROTECT, null=True, blank=True, related_name="beside_paths"
    )
    figure = models.ForeignKey(
        KeyFigure, models.PROTECT, null=True, blank=True, related_name="beside_paths"
    )
    words = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200, blank=True)
    on = models.DateField(null=True, blank=True)
    layer = models.CharField(max_length=20, choices=choices(Layer), blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        verbose_name_plural = "shown"
        indexes = [
            models.Index(fields=["path", "since"], name="shown_beside_path"),
            models.Index(fields=["story"], name="paths_of_story"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(shows=Shows.STORY, story__isnull=False, figure=None, on=None)
                | Q(shows=Shows.FIGURE, story=None, figure__isnull=False, on=None)
                | Q(shows=Shows.COUNT, story=None, figure=None, on__isnull=False)
                | Q(shows=Shows.UNKNOWN, story=None, figure=None, on=None),
                name="a_path_shows_one_thing_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(shows=Shows.COUNT) | (~Q(words="") & ~Q(source="")),
                name="a_count_has_a_source",
            ),
            models.UniqueConstraint(
                fields=["path", "story"], condition=Q(until=None), name="a_story_once_per_path"
            ),
            models.UniqueConstraint(
                fields=["path", "figure"], condition=Q(until=None), name="a_figure_once_per_path"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.path_id}: {self.shows}"

    @property
    def is_number(self) -> bool:
        return self.shows in NUMBERS


class ArenaLine(Recorded):
    """One line of the sheet of who puts in and who gains. `who` is for whom is no party here."""

    path = models.ForeignKey(Path, models.PROTECT, related_name="arena")
    n = models.PositiveSmallIntegerField()
    column = models.CharField(max_length=7, choices=choices(Column))
    words = models.CharField(max_length=200)
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="arena_lines"
    )
    who = models.CharField(max_length=90, blank=True)
    pot = models.ForeignKey(Pot, models.PROTECT, null=True, blank=True, related_name="arena_lines")
    layer = models.CharField(max_length=20, choices=choices(Layer), blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["path", "n"], name="arena_of_path")]
        constraints = [
            models.CheckConstraint(
                condition=Q(column__in=[Column.INVESTS, Column.GAINS])
                & (Q(party__isnull=False, who="") | (Q(party=None) & ~Q(who="")))
                | Q(column__in=[Column.DONE, Column.EFFECT], party=None, who=""),
                name="who_puts_in_or_gains_has_a_name",
            ),
            models.CheckConstraint(
                condition=Q(pot=None) | Q(column=Column.INVESTS),
                name="money_of_a_pot_is_put_in",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.path_id}: {self.column}"

    @property
    def layer_word(self) -> str:
        return LAYER_WORDS[self.layer]


class ShareAsk(Recorded):
    """A party has something from it and is asked, kindly, to take part in what it costs."""

    path = models.ForeignKey(Path, models.PROTECT, related_name="share_asks")
    party = models.ForeignKey(Party, models.PROTECT, related_name="share_asks")
    words = models.TextField()
    state = models.CharField(max_length=10, choices=choices(AskState), default=AskState.ASKED)
    since = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="share_asks")
    answer = models.TextField(blank=True)
    answered = models.DateField(null=True, blank=True)
    mandate = models.ForeignKey(
        Mandate, models.PROTECT, null=True, blank=True, related_name="share_answers"
    )

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["party", "state"], name="share_asks_of_party")]
        constraints = [
            models.UniqueConstraint(
                fields=["path", "party"],
                condition=Q(state=AskState.ASKED),
                name="a_party_is_asked_once",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[AskState.ASKED, AskState.TAKEN_BACK], answered=None, mandate=None
                )
                | Q(
                    state__in=[AskState.GIVES, AskState.PARTLY, AskState.NO],
                    answered__isnull=False,
                    mandate__isnull=False,
                ),
                name="an_answer_comes_from_a_seat",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.path_id}: {self.party_id}"


class FigurePlace(Recorded):
    """Beside which domain of life the figures of one name stand, as the circle says."""

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="figure_places")
    name = models.CharField(max_length=120)
    domain = models.CharField(max_length=20, choices=choices(Domain))
    since = models.DateField()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["here", "name"], name="one_place_per_figure")
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.domain}"
