"""A lesson file comes in: it is checked, it waits, and its lessons stand here as theirs."""

from __future__ import annotations

import hashlib

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.knowledge.actions.lessons import _fields, _step
from wijkaanpak.knowledge.models import Lesson, Parcel, Source, Version
from wijkaanpak.knowledge.queries import files as queries
from wijkaanpak.knowledge.queries import lessons
from wijkaanpak.knowledge.queries.files import Preview
from wijkaanpak.knowledge.rules import parcels as rules
from wijkaanpak.knowledge.rules.files import Sealed
from wijkaanpak.knowledge.rules.lessons import Move, State
from wijkaanpak.knowledge.rules.moves import after
from wijkaanpak.knowledge.rules.parcels import PARCEL_MOVES, ParcelMove, ParcelState
from wijkaanpak.logbook.door import Actor, OpenEntry, Verb, act
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right

CAME = Verb("knowledge.file_came", _("A lesson file of %(name)s came in. Its signature holds."))
TAKEN_IN = Verb("knowledge.file_taken_in", _("Lessons of %(name)s came in: %(many)s."))
KNOWN = Verb(
    "knowledge.file_taken_in_first",
    _("The keeper said that a key is of %(name)s, and its lessons came in: %(many)s."),
)
REFUSED = Verb("knowledge.file_refused", _("A lesson file of %(name)s was not taken in."))


def receive_file(*, by: Actor, here: Neighbourhood, raw: bytes, member: Person | None) -> Parcel:
    """Check a lesson file and keep it until somebody takes it in. The same file waits once.

    `member` brings it on the web; the operator brings it by command. Raises Refused with a clear
    sentence for a file that was changed, is broken or has nothing new, and for a key that differs
    from the one we know.
    """
    shown = queries.preview(here, raw)
    rules.check_not_ours(queries.is_ours(shown.checked.key.name))
    rules.check_something_new(len(shown.new))
    digest = hashlib.sha256(raw).hexdigest()
    if known := queries.waiting_like(here, digest):
        return known
    name = name_of(shown)
    with act(CAME, by=by, book=here.slug) as entry:
        if member:
            require(member, Right.BE_MEMBER, here)
        parcel, _new = Parcel.objects.get_or_create(
            here=here,
            digest=digest,
            state=ParcelState.WAITING,
            defaults={
                "key": str(shown.checked.key),
                "name": name,
                "lessons": len(shown.lines),
                "file": raw.decode(),
                "came": clock.now(),
            },
        )
        entry.about(parcel, name=name)
    return parcel


def name_of(shown: Preview) -> str:
    """Return the neighbourhood and the municipality as the file names them."""
    checked = shown.checked
    return ", ".join(part for part in (checked.place, checked.municipality) if part)[:300]


def take_in(*, by: Actor, member: Person | None, parcel: Parcel, sure: bool) -> Source:
    """The lessons of a file come in. The first time, the keeper says that the key is right.

    `sure` is the word of the keeper who compared the fingerprint by another way than the file.
    """
    here = parcel.here
    shown = queries.preview(here, parcel.file.encode())
    with act(TAKEN_IN if shown.source else KNOWN, by=by, book=here.slug) as entry:
        entry.fresh(parcel)
        state = after(PARCEL_MOVES, ParcelState(parcel.state), ParcelMove.TAKE_IN)
        source = _source(entry, parcel, member, sure)
        shown = queries.preview(here, parcel.file.encode())
        rules.check_something_new(len(shown.new))
        for line in shown.new:
            _bring_in(entry, source, line.sealed)
        _decide(entry, parcel, state, source)
        entry.about(parcel, name=parcel.name, many=len(shown.new))
    return source


def _source(entry: OpenEntry, parcel: Parcel, member: Person | None, sure: bool) -> Source:
    """Return the known log, or let the keeper make it known."""
    shown = queries.preview(parcel.here, parcel.file.encode())
    if shown.source:
        if member:
            require(member, Right.BE_MEMBER, parcel.here)
        return shown.source
    require(member, Right.KEEP_PLACE, parcel.here)
    rules.check_sure(sure)
    return Source.objects.create(
        here=parcel.here,
        origin=shown.checked.key.name,
        key=str(shown.checked.key),
        name=parcel.name,
        known_since=clock.now(),
    )


def _bring_in(entry: OpenEntry, source: Source, sealed: Sealed) -> None:
    """Keep one version; the version that was here before stays readable."""
    lesson = queries.lesson_from(source, sealed.id)
    if lesson is None:
        lesson = Lesson.objects.create(here=source.here, source=source, far=sealed.id)
    if before := lessons.open_version_of(lesson):
        _step(entry, before, Move.CORRECT)
    Version.objects.create(
        lesson=lesson,
        number=sealed.version,
        state=State.OPEN,
        written_at=sealed.opened,
        opened_at=sealed.opened,
        seal=sealed.content,
        **_fields(sealed.words),
    )


def _decide(
    entry: OpenEntry, parcel: Parcel, state: ParcelState, source: Source | None = None
) -> None:
    parcel.state, parcel.source, parcel.decided = state, source, clock.now()
    parcel.save(update_fields=["state", "source", "decided"])


def refuse_parcel(*, by: Person, parcel: Parcel) -> None:
    """The keeper does not take a file in. It can be brought again."""
    with act(REFUSED, by=by.actor, book=parcel.here.slug) as entry:
        require(by, Right.KEEP_PLACE, parcel.here)
        entry.fresh(parcel)
        state = after(PARCEL_MOVES, ParcelState(parcel.state), ParcelMove.REFUSE)
        _decide(entry, parcel, state)
        entry.about(parcel, name=parcel.name)
