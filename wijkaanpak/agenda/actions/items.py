"""What may happen with the items: written by the circle, and unchanged after the draft."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.agenda import queries, rules
from wijkaanpak.agenda.actions.editions import DRAFTED
from wijkaanpak.agenda.models import Edition, Item, ItemStory, Moment, Question, Theme
from wijkaanpak.agenda.rules import EditionState, ItemState, Route
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.rules import Domain, TaskArea
from wijkaanpak.network.models import Party
from wijkaanpak.people.models import Person
from wijkaanpak.refusals import Refused
from wijkaanpak.stories.models import Story

WRITTEN = Verb("agenda.item_written", _("%(who)s wrote the item “%(title)s”."), DRAFTED)
REWRITTEN = Verb("agenda.item_rewritten", _("%(who)s rewrote the item “%(title)s”."), DRAFTED)
PLACED = Verb(
    "agenda.item_placed", _("%(who)s gave the item “%(title)s” place %(place)s."), DRAFTED
)
TAKEN_UP = Verb("agenda.wish_taken_up", _("The wish “%(title)s” became an item."), DRAFTED)
STORY_LINKED = Verb(
    "agenda.story_linked", _("%(who)s laid a story beside the item “%(title)s”."), DRAFTED
)
STORY_UNLINKED = Verb(
    "agenda.story_unlinked", _("%(who)s took a story away from the item “%(title)s”."), DRAFTED
)
MOVED = {
    ItemState.RUNNING: Verb(
        "agenda.item_running", _("The item “%(title)s” is being worked on. %(words)s")
    ),
    ItemState.DONE: Verb("agenda.item_done", _("The item “%(title)s” is done. %(words)s")),
    ItemState.SETTLED: Verb(
        "agenda.item_settled", _("The item “%(title)s” is settled. %(words)s")
    ),
    ItemState.PARKED: Verb(
        "agenda.item_parked", _("The item “%(title)s” was parked. %(words)s"), DRAFTED
    ),
}
NOTED = Verb("agenda.item_noted", _("%(who)s put a note at the item “%(title)s”: “%(words)s”"))


@dataclass(frozen=True)
class ItemWords:
    """The words of an item before they stand. `ask` holds for each party without its own question.

    `questions` are pairs of a party and what is asked of it ('' for the common ask).
    """

    title: str
    why: str
    domains: tuple[Domain, ...] = ()
    tasks: tuple[TaskArea, ...] = ()
    we_do: str = ""
    ask: str = ""
    questions: tuple[tuple[Party, str], ...] = ()
    short_stroke: str = ""
    long_stroke: str = ""
    route: Route = Route.NONE_YET
    route_reference: str = ""
    theme: Theme | None = None
    came_from: Item | None = None


def _draft(entry: OpenEntry, by: Person, edition: Edition) -> Edition:
    queries.require_circle(by, edition.here)
    entry.fresh(edition)
    rules.check_draft(EditionState(edition.state))
    return edition


def write_item(
    *,
    by: Person,
    edition: Edition,
    words: ItemWords,
    wish: bool = False,
    key: uuid.UUID | None = None,
) -> Item:
    """The circle adds an item (or still a wish) at the end of a draft."""
    if again := made_before(Item, key, edition=edition):
        return again
    book = edition.here.slug
    with act(WRITTEN, by=by.actor, book=book, details_are_public=False) as entry:
        _draft(entry, by, edition)
        place = Item.objects.filter(edition=edition).count() + 1
        state = ItemState.WISH if wish else ItemState.ITEM
        item = Item(pk=key or uuid.uuid4(), edition=edition, position=place, state=state)
        item.state_since = clock.today()
        _put_words(item, words)
        entry.about(item, **queries.words_of(item, queries.questions_of(item)))
    return item


def _put_words(item: Item, words: ItemWords) -> None:
    rules.check_item_words(words.title, words.why)
    queries.check_from_here(item.edition, words.theme, words.came_from)
    for name in rules.WORDS_OF_ITEM:
        setattr(item, name, getattr(words, name))
    item.domains, item.tasks = list(words.domains), list(words.tasks)
    item.save()
    Question.objects.filter(item=item).delete()
    for party, question in words.questions:
        if party.here_id != item.edition.here_id:
            raise Refused(_("This party is not of this neighbourhood."))
        Question.objects.create(item=item, party=party, words=question)


def rewrite_item(*, by: Person, item: Item, words: ItemWords) -> Item:
    """The circle changes an item of a draft. After that the words stand."""
    book = item.edition.here.slug
    with act(REWRITTEN, by=by.actor, book=book, details_are_public=False) as entry:
        _draft(entry, by, item.edition)
        _put_words(item, words)
        entry.about(item, **queries.words_of(item, queries.questions_of(item)))
    return item


def place_item(*, by: Person, item: Item, place: int) -> None:
    """The circle gives an item of a draft another place, counted from 1."""
    book = item.edition.here.slug
    with act(PLACED, by=by.actor, book=book, details_are_public=False) as entry:
        edition = _draft(entry, by, item.edition)
        items = {row.pk: row for row in Item.objects.filter(edition=edition).order_by("position")}
        for position, pk in enumerate(rules.in_order(list(items), item.pk, place), start=1):
            items[pk].position = position
        Item.objects.bulk_update(items.values(), ["position"])
        entry.about(item, title=item.title, place=items[item.pk].position)


def take_up_wish(*, by: Person, item: Item) -> Item:
    """The circle makes an item of a wish in a draft."""
    book = item.edition.here.slug
    with act(TAKEN_UP, by=by.actor, book=book, details_are_public=False) as entry:
        _draft(entry, by, item.edition)
        entry.fresh(item)
        rules.check_item_road(ItemState(item.state), ItemState.ITEM)
        step(item, ItemState.ITEM, "")
        entry.about(item, title=item.title)
    return item


def step(item: Item, to: ItemState, words: str) -> None:
    """Write down that an item is somewhere else now (a step of an open action)."""
    item.state, item.state_since, item.state_words = to, clock.today(), words
    item.save(update_fields=["state", "state_since", "state_words"])
    _remember(item, words, state=to)


def _remember(item: Item, words: str, **more: Any) -> Moment:
    n = Moment.objects.filter(item=item).count() + 1
    return Moment.objects.create(item=item, n=n, words=words, on=clock.today(), **more)


def link_story(*, by: Person, item: Item, story: Story) -> ItemStory:
    """The circle lays a story that the panel may read beside an item, at any time."""
    edition = item.edition
    shown = edition.state != EditionState.DRAFT
    book = edition.here.slug
    with act(STORY_LINKED, by=by.actor, book=book, details_are_public=shown) as entry:
        queries.require_circle(by, edition.here)
        queries.check_linkable(edition.here, story)
        if ItemStory.objects.filter(item=item, story=story).exists():
            raise Refused(_("This story lies beside the item already."))
        link = ItemStory.objects.create(item=item, story=story, since=clock.today())
        entry.about(item, title=item.title, story=story.ref)
    return link


def unlink_story(*, by: Person, item: Item, story: Story) -> None:
    """The circle takes a story away from an item of a draft."""
    book = item.edition.here.slug
    with act(STORY_UNLINKED, by=by.actor, book=book, details_are_public=False) as entry:
        _draft(entry, by, item.edition)
        ItemStory.objects.filter(item=item, story=story).delete()
        entry.about(item, title=item.title, story=story.ref)


def move_item(*, by: Person, item: Item, to: ItemState, words: str) -> Item:
    """The circle says how an item goes on: running, done, settled, or parked with a reason."""
    here, shown = item.edition.here, item.edition.state != EditionState.DRAFT
    verb = MOVED.get(to, MOVED[ItemState.PARKED])
    with act(verb, by=by.actor, book=here.slug, details_are_public=shown) as entry:
        queries.require_circle(by, here)
        state = EditionState(entry.fresh(item.edition).state)
        rules.check_step_by_hand(state, ItemState(entry.fresh(item).state), to, words)
        step(item, to, words)
        entry.about(item, title=item.title, state=to, words=words)
    return item


def note_item(*, by: Person, item: Item, words: str, key: uuid.UUID | None = None) -> Moment:
    """The circle puts a note at an item whose words stand."""
    if again := made_before(Moment, key, item=item):
        return again
    with act(NOTED, by=by.actor, book=item.edition.here.slug) as entry:
        queries.require_circle(by, item.edition.here)
        if item.edition.state not in rules.IN_PUBLIC:
            raise Refused(_("Change the words of the draft itself."))
        rules.check_words(words)
        note = _remember(item, words, pk=key or uuid.uuid4())
        entry.about(item, title=item.title, words=words)
    return note
