"""What a teller may do with a story: tell, check, change, say for what, take back, erase.

Whatever happens, the details in the logbook are open exactly as long as the story itself is
public (`as_public_as_it_is`). Erasing takes the words, the files and the details of the log;
the seals stay and the log still verifies.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from contextlib import AbstractContextManager
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.logbook.door import Actor, OpenEntry, Verb, act
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.actions import count_try, digest
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import NOBODY, require
from wijkaanpak.people.rules import Right, read_code
from wijkaanpak.refusals import Refused
from wijkaanpak.stories import queries, rules
from wijkaanpak.stories.actions.files import not_too_many, settle, throw_away
from wijkaanpak.stories.models import Choice, Laid, Return, Story, StoryDomain, UseConsent
from wijkaanpak.stories.queries import Teller
from wijkaanpak.stories.rules import Move, State, Telling, Use

TOLD = Verb("story.told", _("%(who)s told the story “%(title)s”."), _("Someone told a story."))
CHECKED = Verb(
    "story.checked",
    _("%(who)s checked the story “%(title)s” and said it is right."),
    _("A teller checked what was written down."),
)
CHANGED = Verb(
    "story.changed", _("%(who)s changed the story “%(title)s”."), _("A teller changed a story.")
)
USES_CHANGED = Verb(
    "story.uses_changed",
    _("%(who)s changed what the story “%(title)s” may be used for."),
    _("A teller changed what a story may be used for."),
)
WITHDRAWN = Verb(
    "story.withdrawn",
    _("%(who)s took back the story “%(title)s”."),
    _("A teller took back a story."),
)
ERASED = Verb("story.erased", _("A teller had a story erased for good."))

TELLINGS = 60  # from one source in ten minutes: a class of thirty tells at once


def tell_story(
    *,
    here: Neighbourhood,
    telling: Telling,
    code: str = "",
    teller: Person | None = None,
    collector: Person | None = None,
    source: str = "",
    key: uuid.UUID | None = None,
) -> Story:
    """Someone tells a story; no account is needed. Told twice with one key, it counts once.

    `code` is the code of the paper slip (`people.rules.new_code()`); only its digest is kept.
    `teller` is the signed-in teller, if any; `collector` who wrote it down with or for them.
    `source` is where it came from, to slow down machines; it is not kept with the story.
    """
    rules.check_telling(telling)
    slip = digest(code) if code else ""
    if known := queries.told_before(here, key, Teller(teller or collector, (slip,))):
        return known
    if collector is None and source:
        not_too_many(f"tell {source}", TELLINGS)
    by = _actor(teller or collector, telling.teller_name, collector)
    with act(TOLD, by=by, book=here.slug, details_are_public=False) as entry:
        if collector:
            require(collector, Right.COLLECT_STORIES, here)
        state = State.TOLD if telling.read_back else State.WRITTEN
        who = {"id": key or uuid.uuid4(), "slip": slip, "teller": teller, "collector": collector}
        story = _write_down(entry, here, telling, state, **who)
        entry.about(story, title=story.title)
    return story


def _write_down(
    entry: OpenEntry, here: Neighbourhood, telling: Telling, state: State, **who: object
) -> Story:
    now = clock.now()
    words = {name: getattr(telling, name).strip() for name in _WORDS}
    facts = {name: getattr(telling, name) for name in ("language", "how", "channel", "seconds")}
    story = Story.objects.create(
        here=here,
        state=state,
        told_at=now,
        checked_at=now if state is State.TOLD else None,
        layer=telling.layer or "",
        photo=telling.photo and settle(telling.photo),
        voice=telling.voice and settle(telling.voice),
        **words | facts | who,
    )
    for domain in dict.fromkeys(telling.domains):
        StoryDomain.objects.create(story=story, domain=domain)
    for use in sorted(telling.uses):
        UseConsent.objects.create(story=story, use=use, given_at=now)
    return story


def check_story(*, story: Story, teller: Teller) -> None:
    """The teller says that what a collector wrote down is right."""
    with teller_acts(CHECKED, story, teller) as entry:
        move(entry, story, Move.CHECK, checked_at=clock.now())


def change_story(*, story: Story, teller: Teller, title: str, text: str) -> None:
    """The teller changes the words. A story that stood in public waits for the keeper again."""
    rules.check_title(title)
    rules.check_text(text)
    if not (text.strip() or story.voice):
        raise Refused(_("Write something or record your voice: one of the two."))
    with teller_acts(CHANGED, story, teller) as entry:
        if title.strip() != story.title:
            entry.erase(story)  # an old name may have been why it came back
        now, words = clock.now(), {"title": title.strip(), "text": text.strip()}
        move(entry, story, Move.CHANGE, checked_at=now, **words)


def change_uses(*, story: Story, teller: Teller, uses: Iterable[Use]) -> None:
    """The teller says anew what the story may be used for; a no counts at once."""
    wanted, now = frozenset(uses), clock.now()
    with teller_acts(USES_CHANGED, story, teller) as entry:
        entry.fresh(story)
        if not rules.MOVES[State(story.state)] or story.state == State.WITHDRAWN:
            raise Refused(_("This story was taken back, so it is used for nothing."))
        yes = UseConsent.objects.filter(story=story, withdrawn_at=None)
        yes.exclude(use__in=wanted).update(withdrawn_at=now)
        for use in sorted(wanted - set(yes.values_list("use", flat=True))):
            UseConsent.objects.create(story=story, use=use, given_at=now)
        as_public_as_it_is(entry, story)


def withdraw_story(*, story: Story, teller: Teller) -> None:
    """The teller takes the story back: from now nobody but the teller reads it."""
    with teller_acts(WITHDRAWN, story, teller) as entry:
        move(entry, story, Move.WITHDRAW)
        yes = UseConsent.objects.filter(story=story, withdrawn_at=None)
        yes.update(withdrawn_at=clock.now())


def erase_story(*, story: Story, teller: Teller) -> None:
    """The teller has the story erased for good: words, photo, voice, and details in the log."""
    with act(ERASED, by=NOBODY, book=story.here.slug) as entry:
        queries.require_teller(story, teller)
        entry.fresh(story)
        files = [name for name in (story.photo, story.voice) if name]
        blank = dict.fromkeys(_TEXTS, "") | {"teller": None, "collector": None, "seconds": 0}
        move(entry, story, Move.ERASE, **blank)
        yes = UseConsent.objects.filter(story=story, withdrawn_at=None)
        yes.update(withdrawn_at=clock.now())
        Return.objects.filter(story=story).update(words="", appeal="", verdict_words="")
        Choice.objects.filter(story=story).update(**dict.fromkeys(_OF_A_CHOICE, ""))
        Laid.objects.filter(story=story).update(interpreter="")
        entry.erase(story)
        entry.told.facts.clear()
        transaction.on_commit(partial(throw_away, files))


_WORDS = ("title", "text", "teller_name", "period", "street", "photo_words")
_TEXTS = (*_WORDS, "photo", "voice", "layer", "slip")
_OF_A_CHOICE = ("reason", "values", "doubts", "differently", "mattered_words")


def _actor(person: Person | None, name: str, collector: Person | None) -> Actor:
    """Under which name the log speaks of a teller: the one they chose, and no other."""
    helper = collector.name if collector else ""
    return Actor(ref=person.ref if person else "", name=name.strip(), helper=helper)


def teller_acts(verb: Verb, story: Story, teller: Teller) -> AbstractContextManager[OpenEntry]:
    queries.require_teller(story, teller)
    signed_in = teller.person if teller.person and story.teller_id == teller.person.pk else None
    by = _actor(signed_in, story.teller_name, None)
    return act(verb, by=by, book=story.here.slug, details_are_public=False)


def move(entry: OpenEntry, story: Story, move: Move, **fields: object) -> None:
    """Step to the next state; `placed_at` stays with a story only while it is placed."""
    entry.fresh(story)
    to = rules.after(State(story.state), move)
    if to not in rules.WITH_TELLER:
        Return.objects.filter(story=story, closed_at=None).update(closed_at=clock.now())
    fields = {"state": to, "placed_at": None} | fields
    for name, value in fields.items():
        setattr(story, name, value)
    story.save(update_fields=list(fields))
    as_public_as_it_is(entry, story)


def as_public_as_it_is(entry: OpenEntry, story: Story) -> None:
    """Let the details in the log about a story be read as long as the story itself is public."""
    yes = UseConsent.objects.filter(story=story, withdrawn_at=None)
    entry.details_are_public = rules.is_public(story.state, yes.values_list("use", flat=True))
    entry.about(story, title=story.title)
    if entry.details_are_public:
        entry.reveal(story)
    else:
        entry.hide(story)


def slip_of(typed: str, *, here: Neighbourhood, source: str) -> tuple[Story, str]:
    """Return the story of a slip, and the digest that opens it; wrong codes are counted."""
    code = read_code(typed)
    tried = count_try(f"slip {source}")
    slip = digest(code)
    story = queries.story_of_slip(here, slip)
    if story is None:
        raise Refused(_("There is no story here with this code. Look at your slip and try again."))
    tried.delete()
    return story, slip
