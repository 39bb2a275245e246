"""What stands beside a path: stories that may be read today, few figures, and what is open."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak.impact import rules
from wijkaanpak.impact.models import Path, Shown
from wijkaanpak.impact.rules import NUMBERS, Shows
from wijkaanpak.neighbourhoods.models import KeyFigure, Neighbourhood
from wijkaanpak.neighbourhoods.queries import public_figures
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.stories.models import Story
from wijkaanpak.stories.queries import public_stories, public_stories_by_id
from wijkaanpak.stories.rules import Layer

type SomeShown = Shown  # what views call it: they do not touch models


@dataclass(frozen=True)
class Beside:
    """All that stands beside a path. `gone` is how many stories nobody may read any more."""

    stories: list[tuple[Shown, Story]]
    numbers: list[Shown]
    unknown: list[Shown]
    gone: int

    @property
    def layers(self) -> list[tuple[Layer, bool]]:
        """The five layers, and whether a story or a figure here touches each."""
        touched = [row.layer for row, _story in self.stories]
        return rules.layers([*touched, *(row.layer for row in self.numbers)])

    @property
    def layer_lines(self) -> list[tuple[str, bool]]:
        """The same with words (untranslated)."""
        return [(rules.LAYER_WORDS[layer], touched) for layer, touched in self.layers]

    @property
    def nothing(self) -> bool:
        return not (self.stories or self.numbers or self.unknown)


def beside(path: Path) -> Beside:
    """Return what stands beside a path: two queries, one more for stories."""
    rows = list(_open(path).select_related("figure").order_by("since", "id"))
    told = [row.story_id for row in rows if row.story_id]
    readable = public_stories_by_id(path.here, told) if told else {}
    stories = [(row, readable[row.story_id]) for row in rows if row.story_id in readable]
    return Beside(
        stories,
        [row for row in rows if row.is_number],
        [row for row in rows if row.shows == Shows.UNKNOWN],
        len(told) - len(stories),
    )


def _open(path: Path) -> QuerySet[Shown]:
    return Shown.objects.filter(path=path, until=None)


def numbers_beside(path: Path) -> int:
    return Shown.objects.filter(path=path, until=None, shows__in=NUMBERS).count()


def get_shown(path: Path, shown: uuid.UUID) -> Shown:
    """Return what stands beside this path, or answer 404."""
    return get_object_or_404(_open(path), pk=shown)


def stories_to_lay(path: Path, most: int = 100) -> list[Story]:
    """Return stories that everybody may read and that do not stand beside this path, newest
    first."""
    there = _open(path).exclude(story=None).values("story")
    return list(public_stories(path.here).exclude(pk__in=there)[:most])


def figures_to_lay(path: Path) -> list[KeyFigure]:
    """Return the newest of each public figure of the whole neighbourhood."""
    newest = (told.figures[0] for told in public_figures(path.here))
    return [figure for figure in newest if figure.value is not None]


def check_story(path: Path, story: Story) -> None:
    """A page that everybody reads shows a story only with a yes to that."""
    if not public_stories(path.here).filter(pk=story.pk).exists():
        raise Refused(
            gettext_noop("The teller of this story did not say yes to everybody reading it.")
        )
    if _open(path).filter(story=story).exists():
        raise Refused(gettext_noop("This story stands beside the path already."))


def check_figure(path: Path, figure: KeyFigure) -> None:
    """A figure of here that is known, and that does not stand there already."""
    if figure.here_id != path.here_id or figure.value is None:
        raise Refused(gettext_noop("Choose a figure of this neighbourhood that is known."))
    if _open(path).filter(figure=figure).exists():
        raise Refused(gettext_noop("This figure stands beside the path already."))


def paths_with(here: Neighbourhood, story: Story) -> list[Path]:
    """Return the paths beside which a story stands, newest first."""
    found = Path.objects.filter(here=here, shown__story=story, shown__until=None)
    rows = list(found.order_by("-since", "-id")[:20])
    for row in rows:
        row.here = here
    return rows
