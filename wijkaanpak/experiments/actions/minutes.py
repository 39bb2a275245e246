"""The minute: spoken or written, looked at once more, sent once to all who fund, and erasable."""

from __future__ import annotations

import uuid
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.experiments.actions.burdens import quiet
from wijkaanpak.experiments.models import Freeze, SpokenMinute
from wijkaanpak.experiments.queries import minutes as queries
from wijkaanpak.experiments.rules import minutes as rules
from wijkaanpak.experiments.rules.burdens import check_room
from wijkaanpak.experiments.rules.minutes import Move, Spoken, State
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import NOBODY, Viewer
from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.stories.actions import keep_voice, settle, throw_away, throw_away_draft

SPOKEN = Verb("minute.spoken", _("A worker spoke a minute."))
WRITTEN = Verb("minute.written", _("A minute was written out."))
SENT = Verb("minute.sent", _("A minute went to all who fund, in place of “%(title)s”."))
VOICE_ERASED = Verb("minute.voice_erased", _("The voice of a minute was erased."))
ERASED = Verb("minute.erased", _("A minute was erased."))
FOLDER = "minutes/"


def keep_minute(data: bytes, *, source: str = "") -> tuple[str, int]:
    """Keep a voice as a draft, spoken anew, when it lasts no longer than a minute."""
    name, seconds = keep_voice(data, source=source)
    try:
        rules.check_seconds(seconds)
    except Refused:
        throw_away_draft(name)
        raise
    return name, seconds


def speak(
    *, by: Person, freeze: Freeze, spoken: Spoken, commitment: Commitment | None = None,
    key: uuid.UUID | None = None,
) -> SpokenMinute:  # fmt: skip
    """A worker speaks or writes a minute. Nobody reads it yet but who spoke it."""
    spoken.check()
    if known := queries.spoken_before(by, key):
        return known
    with act(SPOKEN, by=quiet(by), book=freeze.here.slug, details_are_public=False) as entry:
        _check_replaces(by, freeze)
        if commitment and commitment.here_id != freeze.here_id:
            raise Refused(_("Choose a promise of this neighbourhood."))
        row = SpokenMinute.objects.create(
            id=key or uuid.uuid4(),
            here=freeze.here,
            freeze=freeze,
            teller=by,
            text=spoken.text.strip(),
            voice=settle(spoken.voice, FOLDER) if spoken.voice else "",
            seconds=spoken.seconds,
            layer=spoken.layer,
            domain=spoken.domain,
            commitment=commitment,
            public=spoken.public,
            state=State.WRITTEN if spoken.text.strip() else State.SPOKEN,
            spoken=clock.today(),
        )
        entry.about(row)
    return row


def _check_replaces(by: Person, freeze: Freeze) -> None:
    mine = queries.my_freezes(by, freeze.here)
    rules.check_there_is_a_freeze(freeze.pk in [one.pk for one in mine])


def write_out(*, by: Person, minute: SpokenMinute, text: str) -> None:
    """Who spoke it, or who writes down stories, writes what was said."""
    if not text.strip():
        raise Refused(_("Write what was said."))
    check_room(text, rules.MOST_TEXT)
    with act(WRITTEN, by=quiet(by), book=minute.here.slug, details_are_public=False) as entry:
        if not (queries.is_teller(by, minute) or queries.writes_out(Viewer(minute.here, by))):
            raise NotYours(_("Only who spoke it, or who writes down stories, writes it out."))
        _move(entry, minute, Move.WRITE_OUT, text=text.strip())


def send_minute(*, by: Person, minute: SpokenMinute, looked: bool = False) -> None:
    """Who spoke it says: this is right. It goes once to all who fund, and replaces the report."""
    with act(SENT, by=NOBODY, book=minute.here.slug) as entry:
        _only_teller(by, minute)
        entry.fresh(minute)
        _check_replaces(by, minute.freeze)
        found = rules.signs(minute.text, queries.known_names(minute.here))
        rules.check_looked(found, looked)
        _move(entry, minute, Move.SEND, sent=clock.today())
        entry.about(minute, title=minute.freeze.title)


def erase_voice(*, by: Person, minute: SpokenMinute) -> None:
    """The voice goes for good; the words stay."""
    with act(VOICE_ERASED, by=NOBODY, book=minute.here.slug, details_are_public=False) as entry:
        _only_teller(by, minute)
        entry.fresh(minute)
        if not minute.text:
            raise Refused(
                _("There are no words yet. Write them first, or erase the whole minute.")
            )
        _forget_voice(minute)
        minute.save(update_fields=["voice", "seconds"])
        entry.about(minute)


def erase_minute(*, by: Person, minute: SpokenMinute) -> None:
    """Words and voice go for good, and what the log told of it. The seals stay."""
    with act(ERASED, by=NOBODY, book=minute.here.slug, details_are_public=False) as entry:
        _only_teller(by, minute)
        entry.fresh(minute)
        _forget_voice(minute)
        blank = {"text": "", "voice": "", "seconds": 0, "commitment": None, "public": False}
        _move(entry, minute, Move.ERASE, **blank)
        entry.erase(minute)


def _forget_voice(minute: SpokenMinute) -> None:
    if minute.voice:
        transaction.on_commit(partial(throw_away, [minute.voice]))
    minute.voice, minute.seconds = "", 0


def _only_teller(by: Person, minute: SpokenMinute) -> None:
    if not queries.is_teller(by, minute):
        raise NotYours(_("Only who spoke this minute does that."))


def _move(entry: OpenEntry, minute: SpokenMinute, move: Move, **fields: object) -> None:
    entry.fresh(minute)
    changed = {"state": rules.after(State(minute.state), move), **fields}
    for name, value in changed.items():
        setattr(minute, name, value)
    minute.save(update_fields=list(changed))
    entry.about(minute)
