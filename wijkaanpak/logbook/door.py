"""The one door: nothing in a neighbourhood changes except inside `act`.

    with act(TOLD, by=person.actor, book=here.slug) as entry:
        story = Story.objects.create(...)
        entry.about(story, title=title)

Leaving the block commits the change and its entry together; an exception undoes both.
One book is open to one action at a time, so what is read inside the block stays true.
"""

from __future__ import annotations

import fcntl
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import IO

from django.db import OperationalError, connection, models, transaction

from wijkaanpak import clock
from wijkaanpak.logbook.models import Book, Entry, Facts, Recorded, door_is_open
from wijkaanpak.logbook.rules import Actor, Fact, FactsOf, Leaf, Told, Verb, commit
from wijkaanpak.methods import merkle

A_MOMENT = 1.0  # seconds

__all__ = ["Actor", "DoorMisused", "OpenEntry", "Verb", "act"]


class DoorMisused(RuntimeError):
    """An action inside an action, or an action that told the logbook nothing."""


class OpenEntry:
    """Proof that the door is open. A step that writes asks for one as its first argument."""

    def __init__(self, verb: Verb, by: Actor, book: Book, *, details_are_public: bool) -> None:
        self.told = Told(verb)
        self.by = by
        self.book = book.name
        self.seq = book.size + 1  # the number under which this will stand in the book
        self.details_are_public = details_are_public

    def about(self, subject: Recorded, **facts: Fact) -> None:
        """Say what the action was about, with the details that may be read and erased."""
        self.told.about = subject.ref
        self.told.facts.update(facts)

    def for_party(self, party: Recorded, name: str) -> None:
        """Say for which party this person speaks. A party is public; the person is not."""
        self.told.party = party.ref
        self.told.facts["party"] = name

    def fresh[R: Recorded](self, row: R) -> R:
        """Read the row again: inside the door nobody else can be changing it."""
        row.refresh_from_db()
        return row

    def reveal(self, subject: Recorded) -> None:
        """Let the public read the details of everything in this book about `subject`."""
        self._details_of(subject).update(open=True)

    def hide(self, subject: Recorded) -> None:
        """Keep the details about `subject` from the public; the entries themselves stay."""
        self._details_of(subject).update(open=False)

    def erase(self, subject: Recorded) -> int:
        """Erase the details about `subject` for good and return how many entries that touched."""
        return self._details_of(subject).update(content={}, salt="", by="")

    def erase_traces_of(self, person_ref: str) -> int:
        """Erase the details of everything that this person did in this book."""
        done = Facts.objects.filter(entry__book=self.book, by=person_ref)
        return done.update(content={}, salt="", by="")

    def _details_of(self, subject: Recorded) -> models.QuerySet[Facts]:
        """Look the entries up first: PostgreSQL plans the join badly without statistics."""
        entries = Entry.objects.filter(book=self.book, about=subject.ref)
        return Facts.objects.filter(pk__in=list(entries.values_list("pk", flat=True)))

    def facts(self) -> FactsOf:
        who: FactsOf = {"who": self.by.name} if self.by.name else {}
        if self.by.helper:
            who["helper"] = self.by.helper
        return who | self.told.facts


@contextmanager
def act(
    verb: Verb, *, by: Actor, book: str, details_are_public: bool = True
) -> Iterator[OpenEntry]:
    """Open the door of one book for one action by one actor.

    Raises DoorMisused for an action within an action, or one that said nothing.
    """
    if door_is_open.get():
        raise DoorMisused(f"{verb.name}: an action may not call another action")
    with _one_writer_at_a_time(), transaction.atomic():
        locked = _locked(book)
        entry = OpenEntry(verb, by, locked, details_are_public=details_are_public)
        token = door_is_open.set(True)
        try:
            yield entry
        finally:
            door_is_open.reset(token)
        if not entry.told.about:
            raise DoorMisused(f"{verb.name}: say what it was about with entry.about(...)")
        _append(entry, locked)


def _locked(name: str) -> Book:
    """Return the book, kept from everybody else until the action ends; a new one is begun."""
    books = Book.objects.select_for_update()
    found = books.filter(name=name).first()
    if found is None:
        Book.objects.get_or_create(name=name)
        found = books.get(name=name)
    return found


def _append(entry: OpenEntry, book: Book) -> None:
    facts, salt, told = entry.facts(), secrets.token_bytes(32), entry.told
    leaf = Leaf(
        n=entry.seq,
        at=clock.now(),
        verb=told.verb.name,
        about=told.about,
        party=told.party,
        commitment=commit(facts, salt),
    )
    peaks = merkle.split(bytes(book.peaks))
    completed = merkle.completed_by(leaf.n, merkle.leaf_hash(leaf.as_bytes()), peaks)
    row = Entry.objects.create(
        book=book.name,
        seq=leaf.n,
        at=leaf.at,
        verb=leaf.verb,
        about=leaf.about,
        party=leaf.party,
        commitment=leaf.commitment,
        nodes=b"".join(completed),
    )
    Facts.objects.create(
        entry=row, by=entry.by.ref, open=entry.details_are_public, salt=salt.hex(), content=facts
    )
    book.size = leaf.n
    book.peaks = b"".join([*peaks[: len(peaks) + 1 - len(completed)], completed[-1]])
    book.save(update_fields=["size", "peaks"])


@contextmanager
def _one_writer_at_a_time() -> Iterator[None]:
    """Queue fairly before SQLite's own lock, whose busy handler starves writers under load.

    Waits no longer than SQLite itself would; raises OperationalError after that.
    """
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or "memory" in name or connection.in_atomic_block:
        yield
        return
    patience, since = float(connection.settings_dict["OPTIONS"]["timeout"]), monotonic()
    with _through(Path(f"{name}.door"), patience), _patient_for(patience + since - monotonic()):
        yield


@contextmanager
def _through(door: Path, patience: float) -> Iterator[None]:
    """Hold the lock on a file; who is let in after giving up closes it again at once."""
    held = door.open("a")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        _wait_for(held, patience)
    except BaseException:
        held.close()
        raise
    with held:
        yield


def _wait_for(held: IO[str], patience: float) -> None:
    """Queue in the kernel, which knows who came first, in a thread that can be left behind."""
    let_in, deciding, gave_up = threading.Event(), threading.Lock(), False

    def queue() -> None:
        fcntl.flock(held, fcntl.LOCK_EX)
        with deciding:
            let_in.set()
            if gave_up:
                held.close()

    threading.Thread(target=queue, daemon=True).start()
    let_in.wait(patience)
    with deciding:
        gave_up = not let_in.is_set()
    if gave_up:
        raise OperationalError("database is locked: another action did not end in time")


@contextmanager
def _patient_for(seconds: float) -> Iterator[None]:
    """Let SQLite wait only for what is left, so that a queue of waiters does not add up."""
    usual = connection.settings_dict["OPTIONS"]["timeout"]
    if usual - seconds < A_MOMENT:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {max(0, int(seconds * 1000))}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {int(usual * 1000)}")
