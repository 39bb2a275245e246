"""What panels chose: for the keeper who tells the tellers, and for the tellers themselves."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.queries import Viewer, require
from wijkaanpak.people.rules import Right
from wijkaanpak.stories.models import Choice, Laid, PanelRound, Story
from wijkaanpak.stories.queries import panels as found
from wijkaanpak.stories.queries.reading import public_stories, usable
from wijkaanpak.stories.rules import panels as rules
from wijkaanpak.stories.rules.telling import Use


def standing(row: PanelRound) -> QuerySet[Choice]:
    """Return the choices of a round that stand."""
    stand = Choice.objects.filter(panel__round=row, undone=None)
    return stand.select_related("story", "panel").order_by("panel__on", "pk")


def untold(row: PanelRound) -> list[Choice]:
    """Return the choices whose teller is there and does not know yet."""
    readable = usable(row.here, Use.PANEL).values("pk")
    return list(standing(row).filter(told=None, story__in=readable))


def check_given_back(row: PanelRound) -> None:
    """Refuse to give a round back while a panel reads, or a teller does not know why."""
    rules.check_given_back(found.is_busy(row), standing(row).count(), len(untold(row)))


def choice_at_desk(viewer: Viewer, choice: uuid.UUID) -> Choice:
    """Return a choice that stands for who keeps the stories; else 404."""
    require(viewer.person, Right.KEEP_STORIES, viewer.here)
    stand = Choice.objects.filter(panel__round__here=viewer.here, undone=None)
    readable = usable(viewer.here, Use.PANEL).values("pk")
    rows = stand.filter(story__in=readable).select_related("story__here", "panel__round__here")
    return get_object_or_404(rows, pk=choice)


def choices_at_desk(viewer: Viewer, row: PanelRound) -> list[Choice]:
    """Return what was chosen in a round, for who tells the tellers and looks back later."""
    require(viewer.person, Right.KEEP_STORIES, viewer.here)
    readable = usable(viewer.here, Use.PANEL).values("pk")
    return list(standing(row).filter(story__in=readable))


def choice_of_teller(story: Story) -> Choice | None:
    """Return the last time that a panel chose this story, from what its page read already."""
    return max(story.chosen.all(), key=lambda choice: choice.at, default=None)


def passed_over(story: Story) -> list[tuple[Choice, Story | None]]:
    """Return what panels chose that read this story as well, once everybody may know it.

    The story that was chosen is None when it is not for everybody.
    """
    read = Laid.objects.filter(story=story, taken_off=None).values("panel")
    told = Choice.objects.filter(panel__in=read, undone=None, told__isnull=False)
    rows = list(told.exclude(story=story).select_related("panel__round").order_by("at", "pk"))
    keys = {row.story_id for row in rows}
    public = {one.pk: one for one in public_stories(story.here).filter(pk__in=keys)}
    return [(row, public.get(row.story_id)) for row in rows]


def unchecked(row: PanelRound) -> bool:
    """Tell whether it was not asked yet of some choice of this round whether it mattered."""
    readable = usable(row.here, Use.PANEL).values("pk")
    return standing(row).filter(checked=None, story__in=readable).exists()


def may_be_read(here: Neighbourhood, story: uuid.UUID) -> bool:
    """Tell whether a panel may read this story today."""
    return usable(here, Use.PANEL).filter(pk=story).exists()
