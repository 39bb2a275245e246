"""One minute: told by voice, written down, checked by who told it, and then read by all."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.contacts import queries, rules
from wijkaanpak.contacts.models import Minute, Post
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.queries import all_neighbourhoods
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import NOBODY, may
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours
from wijkaanpak.stories.actions import keep_voice, settle, throw_away

TOLD = Verb("contacts.minute_told", _("Who holds “%(post)s” told something in a minute."))
WRITTEN = Verb("contacts.minute_written", _("A minute of “%(post)s” was written down."))
FORGOTTEN = Verb("contacts.voices_forgotten", _("%(many)s voices nobody checked were erased."))
CHECKED = Verb("contacts.minute_checked", _("A minute of “%(post)s” is right, and can be read."))


def tell_minute(
    *,
    by: Person,
    post: Post,
    words: str = "",
    voice: bytes = b"",
    source: str = "",
    key: uuid.UUID | None = None,
) -> Minute:
    """Who holds a post tells what happened: at most sixty seconds of voice, or a few lines."""
    if known := made_before(Minute, key, post=post):
        return known
    if not queries.holds(by, post):  # before anything is kept
        raise NotYours(_("Only who holds this post tells its minute."))
    name = ""
    if voice:
        draft, seconds = keep_voice(voice, source=source)
        rules.check_minute(seconds)
        name = settle(draft, "minutes/")
    else:
        rules.check_told(words)
    with act(TOLD, by=by.actor, book=post.here.slug) as entry:
        if not queries.holds(by, post):
            raise NotYours(_("Only who holds this post tells its minute."))
        row = Minute.objects.create(
            id=key or uuid.uuid4(), post=post, teller=by, voice=name, words=words.strip(),
            told=clock.today(),
        )  # fmt: skip
        entry.about(post, post=post.title)
    return row


def write_minute(*, by: Person, minute: Minute, words: str) -> None:
    """The teller, or somebody who writes down stories, writes what was said."""
    post = minute.post
    with act(WRITTEN, by=by.actor, book=post.here.slug) as entry:
        if by != minute.teller and not may(by, Right.COLLECT_STORIES, post.here):
            raise NotYours(_("Only the teller, or who writes down stories, writes this down."))
        rules.check_told(words)
        entry.fresh(minute)
        minute.words, minute.checked = words.strip(), None
        minute.save(update_fields=["words", "checked"])
        entry.about(post, post=post.title)


def check_minute(*, by: Person, minute: Minute, keep_voice_too: bool = False) -> None:
    """The teller says that the words are right; the voice goes, unless they keep it."""
    post, voice = minute.post, minute.voice
    with act(CHECKED, by=by.actor, book=post.here.slug) as entry:
        if by != minute.teller:
            raise NotYours(_("Only the teller says that it is right."))
        entry.fresh(minute)
        rules.check_told(minute.words)
        minute.checked = minute.checked or clock.today()
        if not keep_voice_too:
            minute.voice = ""
        minute.save(update_fields=["checked", "voice"])
        entry.about(post, post=post.title)
    if voice and not keep_voice_too:
        transaction.on_commit(lambda: throw_away([voice]))


def forget_voices() -> None:
    """Erase voices that nobody checked in sixty days: for `wijkaanpak chores`."""
    for here in all_neighbourhoods():
        if queries.unchecked_voices(here):
            with act(FORGOTTEN, by=NOBODY, book=here.slug) as entry:
                rows = queries.unchecked_voices(here)
                names = [row.voice for row in rows]
                Minute.objects.filter(pk__in=[row.pk for row in rows]).update(voice="")
                entry.about(here, many=len(rows))
            throw_away(names)
