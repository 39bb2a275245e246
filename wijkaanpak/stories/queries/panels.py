"""What everybody may read of rounds and panels, what a panel reads, and what the keeper does.

What a story may be read for is asked each time from the consents of today (`usable`): a story
that is taken back leaves every pile and every page at once.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, time
from functools import cached_property

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer, people_here, require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.stories.models import (
    Choice,
    Laid,
    Panel,
    PanelRound,
    Sitter,
    Story,
    StoryDomain,
)
from wijkaanpak.stories.queries.reading import public_stories, usable
from wijkaanpak.stories.rules.panels import (
    BUSY,
    LAYERS,
    PanelLayer,
    PanelState,
    RoundState,
    require_at_the_table,
)
from wijkaanpak.stories.rules.telling import Use

type SomeRound = PanelRound  # what views call these rows: they do not touch models
type SomePanel = Panel
type SomeChoice = Choice
type SomeLaid = Laid
PAGE = 20
HAVE_READ = frozenset(
    {PanelState.READING, PanelState.CHOSEN}
)  # a pile that is planned is no reading
ORDER = {layer.value: place for place, layer in enumerate(LAYERS)}


@dataclass
class Read:
    """A panel as everybody may see it: who sat there by kind, and what it chose and why.

    `who` is (kind, party or '', how many); `story` is None when no choice may be told, or when
    the story that was chosen is not for everybody.
    """

    panel: Panel
    who: list[tuple[str, str, int]]
    names: list[str]
    choice: Choice | None = None
    story: Story | None = None


@dataclass
class Whole:
    """A round as everybody may see it; `stories` are all that were read, by name."""

    round: PanelRound
    panels: list[Read]
    stories: list[Story]
    not_for_all: bool


@dataclass
class Pile:
    """What a panel may read now, in order; `gone` stories left it, and nobody asks why."""

    laid: list[Laid]
    gone: int = 0
    numbered: dict[int, Laid] = field(init=False)

    def __post_init__(self) -> None:
        self.numbered = dict(enumerate(self.laid, start=1))

    @cached_property
    def sittings(self) -> list[tuple[int, list[tuple[int, Laid]]]]:
        """The pile by sitting, each story with its number on the screen."""
        found: dict[int, list[tuple[int, Laid]]] = {}
        for number, one in self.numbered.items():
            found.setdefault(one.sitting, []).append((number, one))
        return sorted(found.items())


def rounds(
    here: Neighbourhood, before: int | None = None, most: int = PAGE
) -> tuple[list[PanelRound], int | None]:
    """Return a page of rounds, newest first, and the number before which the next one begins."""
    found = PanelRound.objects.filter(here=here).annotate(
        many=Count("panels", filter=~Q(panels__state=PanelState.CANCELLED))
    )
    if before is not None:
        found = found.filter(number__lt=before)
    page: list[PanelRound] = [*found.order_by("-number")[: most + 1]]
    for row in page:
        row.here = here
    return page[:most], page[most - 1].number if len(page) > most else None


def some_round(here: Neighbourhood, number: int) -> PanelRound:
    """Return a round of here by its number, or answer 404."""
    row = get_object_or_404(PanelRound, here=here, number=number)
    row.here = here
    return row


def whole(row: PanelRound) -> Whole:
    """Return a round with all that everybody may know of it."""
    here = row.here
    panels = panels_in(row)
    choices = {
        choice.panel_id: choice
        for choice in Choice.objects.filter(panel__in=panels, undone=None, told__isnull=False)
    }
    at_work = [panel for panel in panels if panel.state in HAVE_READ]
    read = set(
        Laid.objects.filter(panel__in=at_work, taken_off=None).values_list("story", flat=True)
    )
    read |= {choice.story_id for choice in choices.values()}
    public = {story.pk: story for story in public_stories(here).filter(pk__in=read)}
    shown = [_shown(panel, choices.get(panel.pk), public) for panel in panels]
    stories = sorted(public.values(), key=lambda story: (story.title.lower(), str(story.pk)))
    return Whole(row, shown, stories, not_for_all=len(public) < len(read))


def panels_in(row: PanelRound) -> list[Panel]:
    """Return the panels of a round in the order of their layers, with who sits there."""
    people = Sitter.objects.filter(left=None).select_related("party", "person")
    found = list(row.panels.prefetch_related(Prefetch("sitters", queryset=people)))
    for panel in found:
        panel.round = row
    return sorted(found, key=lambda panel: (ORDER[panel.layer], panel.on, str(panel.pk)))


def _shown(panel: Panel, choice: Choice | None, public: dict[uuid.UUID, Story]) -> Read:
    sitters = panel.sitters.all()
    counted = Counter((s.kind, s.party.name if s.party else "") for s in sitters)
    who = [(kind, party, many) for (kind, party), many in sorted(counted.items())]
    names = sorted(sitter.known_as for sitter in sitters if sitter.known_as)
    story = public.get(choice.story_id) if choice else None
    return Read(panel, who, names, choice, story)


def panel_at_desk(viewer: Viewer, panel: uuid.UUID) -> Panel:
    """Return a panel for who keeps the stories; else 404."""
    require(viewer.person, Right.KEEP_STORIES, viewer.here)
    return some_panel(viewer.here, panel)


def panel_at_table(viewer: Viewer, panel: uuid.UUID) -> Panel:
    """Return a panel that reads now for its own people and the keeper; NotYours for others."""
    row = some_panel(viewer.here, panel)
    keeps = viewer.may(Right.KEEP_STORIES)
    require_at_the_table(row.state == PanelState.READING and (keeps or sits(row, viewer.somebody)))
    return row


def sits(panel: Panel, person: Person) -> bool:
    """Tell whether somebody sits in a panel today."""
    return Sitter.objects.filter(panel=panel, person=person, left=None).exists()


def some_panel(here: Neighbourhood, panel: uuid.UUID) -> Panel:
    """Return a panel of here, or answer 404; what it reads is asked for apart."""
    found = Panel.objects.select_related("round").filter(round__here=here)
    row = get_object_or_404(found, pk=panel)
    row.round.here = here
    return row


def panels_of(viewer: Viewer) -> list[Panel]:
    """Return the panels that read now and in which this person sits, for the way in."""
    if viewer.person is None:
        return []
    mine = Panel.objects.filter(
        round__here=viewer.here, state=PanelState.READING, sitters__person=viewer.person,
        sitters__left=None,
    )  # fmt: skip
    return list(mine.select_related("round").order_by("on", "pk"))


def sitters(panel: Panel) -> list[Sitter]:
    """Return who sits in a panel, those of one kind and party together."""
    found = Sitter.objects.filter(panel=panel, left=None).select_related("party", "person")
    return sorted(found, key=lambda one: (one.kind, one.party.name if one.party else ""))


def own_seats(viewer: Viewer, row: PanelRound) -> list[Sitter]:
    """Return the seats of who looks in this round: about their own name only they decide."""
    if viewer.person is None:
        return []
    mine = Sitter.objects.filter(panel__round=row, person=viewer.person, left=None)
    return list(mine.select_related("panel").order_by("panel__on", "pk"))


def own_seat(viewer: Viewer, panel: Panel) -> Sitter | None:
    """Return the seat of who looks, if any."""
    return Sitter.objects.filter(panel=panel, person=viewer.person, left=None).first()


def sitter_at_desk(viewer: Viewer, sitter: uuid.UUID) -> Sitter:
    """Return somebody in a panel for who keeps the stories; else 404."""
    require(viewer.person, Right.KEEP_STORIES, viewer.here)
    found = Sitter.objects.filter(panel__round__here=viewer.here, left=None)
    return get_object_or_404(found.select_related("panel__round__here"), pk=sitter)


def who_is_called(here: Neighbourhood, name: str) -> Person | None:
    """Return who signs in here under a name or an address; None for no name. Refuses a guess."""
    if not name.strip():
        return None
    found = people_here(here, name.strip())
    if len(found) != 1:
        raise Refused(
            gettext_noop(
                "There is not one person here with this name. Write the e-mail address with "
                "which they sign in, or leave it empty."
            )
        )
    return found[0]


def parties(here: Neighbourhood) -> list[Party]:
    """Return the parties of today, by name."""
    return list(Party.objects.filter(here=here, until=None).order_by("name"))


def pile(panel: Panel) -> Pile:
    """Return what a panel may read now; a story that may not be read is not in it."""
    lying = Laid.objects.filter(panel=panel, taken_off=None)
    readable = usable(panel.round.here, Use.PANEL)
    found = lying.filter(story__in=readable.values("pk")).select_related("story")
    laid = list(found.order_by("position"))
    for one in laid:
        one.story.here = panel.round.here
    return Pile(laid, gone=lying.count() - len(laid))


def lying_here(panel: Panel, place: int) -> tuple[Pile, Laid]:
    """Return the pile and the story at this place (from 1), or answer 404."""
    found = pile(panel)
    if place not in found.numbered:
        raise Http404
    return found, found.numbered[place]


def for_round(row: PanelRound) -> QuerySet[Story]:
    """Return what panels may read in a round: told before its last day, about its domains."""
    end = datetime.combine(row.ends, time.max, clock.HERE)
    found = usable(row.here, Use.PANEL).filter(told_at__lte=end)
    if row.domains:
        about = StoryDomain.objects.filter(domain__in=row.domains).values("story")
        found = found.filter(pk__in=about)
    return found.prefetch_related("domains").order_by("told_at", "id")


def chosen_before(panel: Panel) -> list[Story]:
    """Return what the layer before chose in this round and may still be read."""
    before = LAYERS[: ORDER[panel.layer]]
    choices = Choice.objects.filter(panel__round=panel.round_id, undone=None)
    rows = list(choices.values_list("panel__layer", "story"))
    last: PanelLayer | None = max(
        (layer for layer in before if any(one == layer for one, _story in rows)),
        key=lambda layer: ORDER[layer], default=None,
    )  # fmt: skip
    keys = [story for layer, story in rows if layer == last]
    return list(usable(panel.round.here, Use.PANEL).filter(pk__in=keys).order_by("title", "pk"))


def is_busy_before(panel: Panel) -> bool:
    """Tell whether a panel of an earlier layer of this round is not ready yet."""
    before = LAYERS[: ORDER[panel.layer]]
    return Panel.objects.filter(round=panel.round_id, layer__in=before, state__in=BUSY).exists()


def is_busy(row: PanelRound) -> bool:
    """Tell whether a panel of this round is not ready yet."""
    return row.panels.filter(state__in=BUSY).exists()


def times_read(here: Neighbourhood, stories: Collection[Story]) -> dict[uuid.UUID, int]:
    """Return in how many piles each of these stories lay, of panels that read."""
    lay = Laid.objects.filter(
        story__in=[story.pk for story in stories], taken_off=None,
        panel__state__in=HAVE_READ, panel__round__here=here,
    )  # fmt: skip
    return dict(lay.values_list("story").annotate(Count("pk")).order_by())


def open_round(here: Neighbourhood) -> PanelRound | None:
    """Return the newest round that is open here, if any."""
    found = PanelRound.objects.filter(here=here, state=RoundState.OPEN)
    return found.order_by("-number").first()
