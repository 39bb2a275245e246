"""A suggestion for a pile, from what a panel may read: with themes, near-duplicates, and why."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.cache import cache

from wijkaanpak.methods.themes import Found, Pair, Text, Theme, near_duplicates, themes
from wijkaanpak.people.queries import Viewer, require
from wijkaanpak.people.rules import Right
from wijkaanpak.stories.models import Laid, Panel, Story
from wijkaanpak.stories.queries import panels
from wijkaanpak.stories.queries.reading import stories_for_panel
from wijkaanpak.stories.rules.panels import MOST_STORIES
from wijkaanpak.stories.rules.piles import Because, Candidate, Suggested, suggest

AN_HOUR = 3600  # seconds; what is taken back changes the key at once
MOST_COMPARED = 1_000  # the newest: that takes some seconds, and nobody reads more on one page
MOST_SHOWN = 200  # to choose from by hand on one page, longest unread first


@dataclass(frozen=True)
class Shown:
    """A story that may lie in a pile: whether it is suggested or lies there, and why."""

    story: Story
    because: tuple[Because, ...] = ()
    lying: Laid | None = None
    times_read: int = 0
    theme: tuple[str, ...] = ()
    like: tuple[tuple[Story, tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class Spoken:
    """What stories speak of: the themes and near-duplicates, with the stories themselves.

    `only` is how many of the newest were compared, when there are more; else 0.
    """

    themes: list[tuple[Theme, list[tuple[Story, tuple[str, ...]]]]]
    pairs: list[tuple[Story, Story, Pair]]
    alone: list[Story]
    too_few: dict[str, int]
    only: int = 0


def texts_of(stories: Iterable[Story]) -> list[Text]:
    """Return these stories as texts; one that was only spoken has its title alone."""
    return [Text(str(one.pk), f"{one.title}. {one.text}", one.language) for one in stories]


def spoken_of(texts: list[Text]) -> tuple[Found, list[Pair]]:
    """Return themes and near-duplicates; for the same texts they are looked for once an hour."""
    said = hashlib.sha256()
    for text in sorted(texts, key=lambda text: text.key):
        said.update(f"{text.key}\0{text.language}\0{text.words}\0".encode())
    key = f"themes-{said.hexdigest()}"
    found: tuple[Found, list[Pair]] | None = cache.get(key)
    if found is None:
        found = themes(texts), near_duplicates(texts)
        cache.set(key, found, AN_HOUR)
    return found


def what_stories_speak_of(viewer: Viewer) -> Spoken:
    """Return what the stories that a panel may read speak of, for who keeps the stories."""
    require(viewer.person, Right.KEEP_STORIES, viewer.here)
    newest = list(stories_for_panel(viewer)[: MOST_COMPARED + 1])
    stories = {str(story.pk): story for story in newest[:MOST_COMPARED]}
    found, pairs = spoken_of(texts_of(stories.values()))
    told = [
        (theme, [(stories[key], words) for key, words in theme.because.items()])
        for theme in found.themes
    ]
    alike = [(stories[pair.one], stories[pair.other], pair) for pair in pairs]
    only = MOST_COMPARED if len(newest) > MOST_COMPARED else 0
    return Spoken(told, alike, [stories[key] for key in found.alone], found.too_few, only)


def to_choose_from(viewer: Viewer, panel: Panel) -> list[Shown]:
    """Return what may lie in a pile, first what is suggested; at most so many are shown at once.

    All others stay in the list of stories: what is shown here is an order, no selection.
    """
    require(viewer.person, Right.KEEP_STORIES, viewer.here)
    before = panels.chosen_before(panel)
    rows = {story.pk: story for story in [*panels.for_round(panel.round), *before]}
    table = _Table(list(rows.values()), panels.times_read(viewer.here, list(rows.values())))
    lying = {str(one.story_id): one for one in panels.pile(panel).laid}
    candidates = [table.candidate(story) for story in rows.values()]
    first = suggest(candidates, MOST_STORIES, [str(story.pk) for story in before])
    others = [one for one in candidates if one.key not in {each.key for each in first}]
    others.sort(key=lambda one: (one.key not in lying, one.times_read, one.since, one.key))
    in_order = [*first, *(Suggested(one.key, ()) for one in others)]
    return [table.shown(one, lying.get(one.key)) for one in in_order[:MOST_SHOWN]]


class _Table:
    """Stories that may be read, with what is known of each for a mix."""

    def __init__(self, stories: list[Story], read: dict[uuid.UUID, int]) -> None:
        self.rows = {str(story.pk): story for story in stories}
        self.read = read
        found, pairs = spoken_of(texts_of(stories[-MOST_COMPARED:]))
        self.theme = {key: one for one in found.themes for key in one.because}
        self.like: dict[str, dict[str, Pair]] = {}
        for pair in pairs:
            self.like.setdefault(pair.one, {})[pair.other] = pair
            self.like.setdefault(pair.other, {})[pair.one] = pair

    def candidate(self, story: Story) -> Candidate:
        key = str(story.pk)
        return Candidate(
            key,
            since=story.told_at.isoformat(),
            domains=frozenset(one.domain for one in story.domains.all()),
            layer=story.layer,
            theme=" ".join(self.theme[key].words) if key in self.theme else "",
            times_read=self.read.get(story.pk, 0),
            alike=frozenset(self.like.get(key, ())),
        )

    def shown(self, one: Suggested, lying: Laid | None) -> Shown:
        story = self.rows[one.key]
        words = self.theme[one.key].because[one.key] if one.key in self.theme else ()
        like = sorted(self.like.get(one.key, {}).items())
        beside = tuple((self.rows[key], pair.words) for key, pair in like)
        return Shown(story, one.because, lying, self.read.get(story.pk, 0), words, beside)
