"""What may happen to a story: told, checked, placed, given back, appealed, taken back, erased.

Whatever happens, the details in the logbook are open exactly as long as the story itself is
public (`_as_public_as_it_is`). Erasing takes the words, the files and the details of the log;
the seals stay and the log still verifies.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from contextlib import AbstractContextManager, suppress
from datetime import timedelta
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.logbook.door import Actor, OpenEntry, Verb, act
from wijkaanpak.methods import media
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.actions import count_try, digest
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import NOBODY, require
from wijkaanpak.people.rules import Right, read_code
from wijkaanpak.refusals import Refused
from wijkaanpak.stories import queries, rules
from wijkaanpak.stories.models import Choice, Return, Story, StoryDomain, UseConsent
from wijkaanpak.stories.queries import Teller
from wijkaanpak.stories.rules import Move, Reason, State, Telling, Use, Verdict

TOLD = Verb("story.told", _("%(who)s told the story “%(title)s”."), _("Someone told a story."))
CHECKED = Verb(
    "story.checked",
    _("%(who)s checked the story “%(title)s” and said it is right."),
    _("A teller checked what was written down."),
)
CHANGED = Verb(
    "story.changed", _("%(who)s changed the story “%(title)s”."), _("A teller changed a story.")
)
PLACED = Verb("story.placed", _("%(who)s placed the story “%(title)s”."), _("A story was placed."))
RETURNED = Verb(
    "story.returned",
    _("%(who)s gave the story “%(title)s” back to its teller, with a reason."),
    _("A story went back to its teller, with a reason."),
)
APPEALED = Verb(
    "story.appealed",
    _("%(who)s asked somebody else to look at the story “%(title)s” again."),
    _("A teller asked somebody else to look at a story again."),
)
AGREED = Verb(
    "story.appeal_agreed",
    _("%(who)s looked again and placed the story “%(title)s”."),
    _("Somebody else looked again and placed a story."),
)
UPHELD = Verb(
    "story.appeal_upheld",
    _("%(who)s looked again; the story “%(title)s” stays with its teller."),
    _("Somebody else looked again; a story stays with its teller."),
)
USES_CHANGED = Verb(
    "story.uses_changed",
    _("%(who)s changed what the story “%(title)s” may be used for."),
    _("A teller changed what a story may be used for."),
)
CHOSEN = Verb(
    "story.chosen",
    _("%(panel)s chose the story “%(title)s”: %(reason)s"),
    _("A panel chose a story and said why."),
)
WITHDRAWN = Verb(
    "story.withdrawn",
    _("%(who)s took back the story “%(title)s”."),
    _("A teller took back a story."),
)
ERASED = Verb("story.erased", _("A teller had a story erased for good."))

TELLINGS = 60  # from one source in ten minutes: a class of thirty tells at once
UPLOADS = 40


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
        _not_too_many(f"tell {source}", TELLINGS)
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
    with _teller_acts(CHECKED, story, teller) as entry:
        _move(entry, story, Move.CHECK, checked_at=clock.now())


def change_story(*, story: Story, teller: Teller, title: str, text: str) -> None:
    """The teller changes the words. A story that stood in public waits for the keeper again."""
    rules.check_title(title)
    rules.check_text(text)
    if not (text.strip() or story.voice):
        raise Refused(_("Write something or record your voice: one of the two."))
    with _teller_acts(CHANGED, story, teller) as entry:
        if title.strip() != story.title:
            entry.erase(story)  # an old name may have been why it came back
        now, words = clock.now(), {"title": title.strip(), "text": text.strip()}
        _move(entry, story, Move.CHANGE, checked_at=now, **words)


def place_story(*, by: Person, story: Story) -> None:
    """The story keeper places a story: from now it may be used as its teller said."""
    with act(PLACED, by=by.actor, book=story.here.slug) as entry:
        require(by, Right.KEEP_STORIES, story.here)
        _move(entry, story, Move.PLACE, placed_at=clock.now())


def return_story(*, by: Person, story: Story, reason: Reason, words: str = "") -> Return:
    """The story keeper gives a story back with a reason; its tone is never one.

    The reason is for the teller alone, so it is no part of the log.
    """
    rules.check_reason(reason, words)
    with act(RETURNED, by=by.actor, book=story.here.slug) as entry:
        require(by, Right.KEEP_STORIES, story.here)
        _move(entry, story, Move.RETURN)
        return Return.objects.create(
            story=story, by=by, reason=reason, words=words.strip(), at=clock.now()
        )


def appeal(*, story: Story, teller: Teller, words: str) -> None:
    """The teller disagrees and says why, once for each time that a story comes back."""
    rules.check_words(words)
    with _teller_acts(APPEALED, story, teller) as entry:
        _move(entry, story, Move.APPEAL)
        given_back = queries.open_return(story)
        if given_back.appealed_at:
            raise Refused(_("Somebody else looked at this already. You can change your story."))
        given_back.appeal, given_back.appealed_at = words.strip(), clock.now()
        given_back.save(update_fields=["appeal", "appealed_at"])


def decide_appeal(*, by: Person, story: Story, verdict: Verdict, words: str) -> None:
    """Somebody else than who gave the story back decides, and says why."""
    rules.check_words(words)
    agreed = verdict is Verdict.PLACED
    with act(AGREED if agreed else UPHELD, by=by.actor, book=story.here.slug) as entry:
        require(by, Right.JUDGE_APPEALS, story.here)
        given_back = queries.open_return(story)
        rules.check_other_judge(str(by.pk), str(given_back.by_id))
        now = clock.now()
        if agreed:
            _move(entry, story, Move.AGREE, placed_at=now)
        else:
            _move(entry, story, Move.UPHOLD)
        given_back.judge, given_back.verdict = by, verdict
        given_back.verdict_words, given_back.decided_at = words.strip(), now
        given_back.save(update_fields=["judge", "verdict", "verdict_words", "decided_at"])


def change_uses(*, story: Story, teller: Teller, uses: Iterable[Use]) -> None:
    """The teller says anew what the story may be used for; a no counts at once."""
    wanted, now = frozenset(uses), clock.now()
    with _teller_acts(USES_CHANGED, story, teller) as entry:
        entry.fresh(story)
        if not rules.MOVES[State(story.state)] or story.state == State.WITHDRAWN:
            raise Refused(_("This story was taken back, so it is used for nothing."))
        yes = UseConsent.objects.filter(story=story, withdrawn_at=None)
        yes.exclude(use__in=wanted).update(withdrawn_at=now)
        for use in sorted(wanted - set(yes.values_list("use", flat=True))):
            UseConsent.objects.create(story=story, use=use, given_at=now)
        _as_public_as_it_is(entry, story)


def choose_story(*, by: Person, story: Story, panel: str, reason: str) -> Choice:
    """The story keeper writes down that a panel chose this story, and why."""
    rules.check_words(reason)
    with act(CHOSEN, by=by.actor, book=story.here.slug) as entry:
        require(by, Right.KEEP_STORIES, story.here)
        may_read = UseConsent.objects.filter(story=story, use=Use.PANEL, withdrawn_at=None)
        if entry.fresh(story).state != State.PLACED or not may_read.exists():
            raise Refused(_("A panel chooses from what its tellers let it read."))
        choice = Choice.objects.create(
            story=story, panel=panel.strip(), reason=reason.strip(), at=clock.now()
        )
        entry.about(story, title=story.title, panel=choice.panel, reason=choice.reason)
        _as_public_as_it_is(entry, story)
    return choice


def withdraw_story(*, story: Story, teller: Teller) -> None:
    """The teller takes the story back: from now nobody but the teller reads it."""
    with _teller_acts(WITHDRAWN, story, teller) as entry:
        _move(entry, story, Move.WITHDRAW)
        yes = UseConsent.objects.filter(story=story, withdrawn_at=None)
        yes.update(withdrawn_at=clock.now())


def erase_story(*, story: Story, teller: Teller) -> None:
    """The teller has the story erased for good: words, photo, voice, and details in the log."""
    with act(ERASED, by=NOBODY, book=story.here.slug) as entry:
        queries.require_teller(story, teller)
        entry.fresh(story)
        files = [name for name in (story.photo, story.voice) if name]
        blank = dict.fromkeys(_TEXTS, "") | {"teller": None, "collector": None, "seconds": 0}
        _move(entry, story, Move.ERASE, **blank)
        yes = UseConsent.objects.filter(story=story, withdrawn_at=None)
        yes.update(withdrawn_at=clock.now())
        Return.objects.filter(story=story).update(words="", appeal="", verdict_words="")
        Choice.objects.filter(story=story).update(reason="")
        entry.erase(story)
        entry.told.facts.clear()
        transaction.on_commit(partial(throw_away, files))


_WORDS = ("title", "text", "teller_name", "period", "street", "photo_words")
_TEXTS = (*_WORDS, "photo", "voice", "layer", "slip")


def _actor(person: Person | None, name: str, collector: Person | None) -> Actor:
    """Under which name the log speaks of a teller: the one they chose, and no other."""
    helper = collector.name if collector else ""
    return Actor(ref=person.ref if person else "", name=name.strip(), helper=helper)


def _teller_acts(verb: Verb, story: Story, teller: Teller) -> AbstractContextManager[OpenEntry]:
    queries.require_teller(story, teller)
    signed_in = teller.person if teller.person and story.teller_id == teller.person.pk else None
    by = _actor(signed_in, story.teller_name, None)
    return act(verb, by=by, book=story.here.slug, details_are_public=False)


def _move(entry: OpenEntry, story: Story, move: Move, **fields: object) -> None:
    """Step to the next state; `placed_at` stays with a story only while it is placed."""
    entry.fresh(story)
    to = rules.after(State(story.state), move)
    if to not in rules.WITH_TELLER:
        Return.objects.filter(story=story, closed_at=None).update(closed_at=clock.now())
    fields = {"state": to, "placed_at": None} | fields
    for name, value in fields.items():
        setattr(story, name, value)
    story.save(update_fields=list(fields))
    _as_public_as_it_is(entry, story)


def _as_public_as_it_is(entry: OpenEntry, story: Story) -> None:
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


def _not_too_many(source: str, most: int) -> None:
    try:
        count_try(source, most)
    except Refused as refusal:
        raise Refused(
            _("Much came in from here just now. Wait ten minutes; what you wrote stays.")
        ) from refusal


def keep_photo(data: bytes, *, source: str = "") -> str:
    """Keep a photo, drawn anew as WebP without anything hidden in it; return its name."""
    if source:
        _not_too_many(f"upload {source}", UPLOADS)
    try:
        return _keep(media.redraw(data), "webp")
    except media.Unreadable as fault:
        raise Refused(
            _("We cannot read this photo. Choose a JPEG, PNG or WebP of at most 50 megapixels.")
        ) from fault


def keep_voice(data: bytes, *, source: str = "") -> tuple[str, int]:
    """Keep a voice, spoken anew as MP3; return its name and how many seconds it lasts."""
    if source:
        _not_too_many(f"upload {source}", UPLOADS)
    try:
        voice, seconds = media.respeak(data)
    except media.TooLong as fault:
        raise Refused(_("This recording is too long: there is room for five minutes.")) from fault
    except media.Unreadable as fault:
        raise Refused(
            _("We cannot read this recording. Choose an MP3, M4A, OGG, WebM, WAV or FLAC file.")
        ) from fault
    return _keep(voice, "mp3"), seconds


DRAFTS, KEPT = "drafts/", "stories/"
DRAFTS_STAY = timedelta(days=2)


def _keep(data: bytes, ending: str) -> str:
    _throw_away_old_drafts()
    return default_storage.save(f"{DRAFTS}{uuid.uuid4().hex}.{ending}", ContentFile(data))


def settle(draft: str, folder: str = KEPT) -> str:
    """Copy a file out of the drafts; the draft goes when what it belongs to stands."""
    if not draft.startswith(DRAFTS):
        raise ValueError(f"not a draft: {draft}")
    with default_storage.open(draft) as file:
        name = default_storage.save(draft.replace(DRAFTS, folder, 1), file)
    transaction.on_commit(partial(throw_away, [draft]))
    return name


def throw_away(names: Iterable[str]) -> None:
    """Delete files for good."""
    for name in names:
        default_storage.delete(name)


def _throw_away_old_drafts() -> None:
    """Delete what was recorded and never sent: nobody gave it to us."""
    if not default_storage.exists(DRAFTS):
        return
    for name in default_storage.listdir(DRAFTS)[1]:
        with suppress(FileNotFoundError):  # another visitor's request was first
            if default_storage.get_modified_time(DRAFTS + name) < clock.now() - DRAFTS_STAY:
                default_storage.delete(DRAFTS + name)


def throw_away_draft(name: str) -> None:
    """Delete a photo or voice that somebody recorded and then left out."""
    if name.startswith(DRAFTS):
        throw_away([name])
