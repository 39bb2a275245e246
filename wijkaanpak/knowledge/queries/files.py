"""Lesson files: what goes out, what came in, and which logs are known."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.knowledge.models import Lesson, Parcel, Source, Version
from wijkaanpak.knowledge.rules import files
from wijkaanpak.knowledge.rules.files import Checked, Proven, Sealed
from wijkaanpak.knowledge.rules.lessons import State
from wijkaanpak.knowledge.rules.parcels import ParcelState, check_same_key
from wijkaanpak.logbook import checkpoints
from wijkaanpak.logbook.models import Book, Checkpoint, Entry
from wijkaanpak.methods import notes
from wijkaanpak.methods.notes import Key
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused, gettext_noop

type SomeParcel = Parcel
ON_A_PAGE = 20


def to_send(here: Neighbourhood, only: Sequence[uuid.UUID] = ()) -> list[Version]:
    """Return the open lessons of this neighbourhood itself, oldest first, or only these."""
    found = Version.objects.filter(lesson__here=here, lesson__source=None, state=State.OPEN)
    if only:
        found = found.filter(lesson__in=only)
    return list(found.order_by("seq")[: files.MOST_LESSONS])


def lesson_file(here: Neighbourhood, only: Sequence[uuid.UUID] = ()) -> bytes:
    """Return a lesson file with the proof of each lesson; raise Refused when it cannot be made.

    It leans on the newest signed checkpoint, which is at most a minute old.
    """
    versions = to_send(here, only)
    if not versions:
        raise Refused(gettext_noop("There is no open lesson of this neighbourhood to send."))
    row = _checkpoint_for(here.slug, max(one.seq or 0 for one in versions))
    entries = _entries(here.slug, versions)
    key = checkpoints.signer_of(here.slug, row.generation).key
    size = notes.read_checkpoint(notes.read_note(row.note).text).size
    return files.write(
        key, row.note, [_proven(one, entries[one.seq or 0], size) for one in versions]
    )


def _checkpoint_for(book: str, seq: int) -> Checkpoint:
    found = Checkpoint.objects.filter(book=book, size__gte=seq).order_by("-generation", "-size")
    row = found.first()
    if row is None or row.generation != Book.objects.get(name=book).generation:
        raise Refused(gettext_noop("The newest lesson is not signed yet. Try again in a minute."))
    return row


def _entries(book: str, versions: Iterable[Version]) -> dict[int, Entry]:
    seqs = [one.seq or 0 for one in versions]
    found = Entry.objects.filter(book=book, seq__in=seqs).select_related("details")
    return {one.seq: one for one in found}


def _proven(version: Version, entry: Entry, size: int) -> Proven:
    if entry.details.erased:
        raise Refused(
            gettext_noop(
                "The details of the lesson “%(title)s” were erased from the log, so it cannot be "
                "proven any more. Send the others without it."
            ),
            title=version.title,
        )
    proof = checkpoints.inclusion_of(entry.book, entry.seq, size)
    leaf = checkpoints.leaf_of(entry)
    return Proven(version.seal, entry.details.content, entry.details.salt, leaf, proof)


def file_name(here: Neighbourhood) -> str:
    return f"leergeld-{here.slug}-{clock.today().isoformat()}.json"


def own_key(here: Neighbourhood) -> Key:
    """Return the key by which other neighbourhoods know this one."""
    book = Book.objects.filter(name=here.slug).first()
    return checkpoints.signer_of(here.slug, book.generation if book else 1).key


def is_ours(origin: str) -> bool:
    """Tell whether a log lives on this site; after a declared break its name has a number."""
    mine, _, book = origin.removesuffix("/").partition("/")
    if mine != settings.LOG_ORIGIN:
        return False
    return Neighbourhood.objects.filter(slug=book.split("/")[0]).exists()


@dataclass(frozen=True)
class Line:
    """One lesson in a file that came in, beside what we have of it."""

    sealed: Sealed
    has: int  # the version we have, or 0

    @property
    def new(self) -> bool:
        return self.sealed.version > self.has


@dataclass(frozen=True)
class Preview:
    """A file that came in: who signed it, whether we know the key, and what is new in it."""

    checked: Checked
    source: Source | None
    lines: list[Line]

    @property
    def fingerprint(self) -> str:
        return files.fingerprint(self.checked.key)

    @property
    def new(self) -> list[Line]:
        return [line for line in self.lines if line.new]


def preview(here: Neighbourhood, raw: bytes) -> Preview:
    """Check a file and lay it beside what is here; raise Refused when it may not come in."""
    checked = files.check(raw, clock.today().year)
    source = Source.objects.filter(here=here, origin=checked.key.name).first()
    check_same_key(source.key if source else "", str(checked.key))
    have = _have(source, [one.id for one in checked.lessons]) if source else {}
    for one in checked.lessons:
        _check_same_text(one, have.get(one.id))
    lines = [Line(one, have[one.id].number if one.id in have else 0) for one in checked.lessons]
    return Preview(checked, source, lines)


def _have(source: Source, far: Sequence[uuid.UUID]) -> dict[uuid.UUID, Version]:
    found = Version.objects.filter(lesson__source=source, lesson__far__in=far, state=State.OPEN)
    return {one.lesson.far: one for one in found.select_related("lesson") if one.lesson.far}


def _check_same_text(sealed: Sealed, known: Version | None) -> None:
    """A log that seals two texts under one number tells two stories."""
    if known and known.number == sealed.version and known.seal != sealed.content:
        raise Refused(
            gettext_noop(
                "We have this version of “%(title)s” with another text. Ask the neighbourhood "
                "that sent it which one is right."
            ),
            title=sealed.words.title,
        )


def lesson_from(source: Source, far: uuid.UUID) -> Lesson | None:
    return Lesson.objects.filter(source=source, far=far).first()


def parcels(here: Neighbourhood) -> QuerySet[Parcel]:
    """Return the files that came in last, newest first."""
    found = Parcel.objects.filter(here=here).select_related("source", "here")
    return found.order_by("-came", "-id")[:ON_A_PAGE]


def get_parcel(here: Neighbourhood, parcel: uuid.UUID) -> Parcel:
    return get_object_or_404(Parcel.objects.select_related("here", "source"), here=here, pk=parcel)


def waiting_like(here: Neighbourhood, digest: str) -> Parcel | None:
    """Return the same file when it waits already."""
    return Parcel.objects.filter(here=here, digest=digest, state=ParcelState.WAITING).first()


def sources(here: Neighbourhood) -> QuerySet[Source]:
    return Source.objects.filter(here=here).order_by("name")


def may_confirm(viewer: Viewer) -> bool:
    """Tell whether this viewer may say that a key is what it says to be: the keeper."""
    return viewer.may(Right.KEEP_PLACE)
