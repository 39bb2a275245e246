"""What may happen to a log itself."""

from __future__ import annotations

from wijkaanpak.logbook import checkpoints
from wijkaanpak.logbook.door import Actor, Verb, act
from wijkaanpak.logbook.models import Book, Recorded
from wijkaanpak.refusals import Refused, gettext_noop

BROKEN = Verb(
    "logbook.broken",
    gettext_noop(
        "%(who)s declared a break in this logbook: %(reason)s What was published up to entry "
        "%(lost_size)s is lost after entry %(kept_size)s. The log goes on as %(origin)s."
    ),
)
LEAST_REASON = 15


def declare_break(*, by: Actor, book: str, about: Recorded, reason: str) -> None:
    """Go on after losing entries that were published, in the open.

    The log continues under a new name, with a new key. Its first new entry states what was
    lost, with the size and root that witnesses may still hold as evidence.
    """
    with act(BROKEN, by=by, book=book) as entry:
        kept = Book.objects.get(name=book)
        last = checkpoints.last_published(kept)
        if last is None:
            raise Refused(gettext_noop("Nothing of this log was published, so nothing is broken."))
        if checkpoints.still_holds(kept, last):
            raise Refused(
                gettext_noop("The log still holds everything that was published: no break.")
            )
        if len(reason.strip()) < LEAST_REASON:
            raise Refused(gettext_noop("Say in a sentence what happened; everyone will read it."))
        checkpoints.keep_evidence(book, kept.generation)
        kept.generation += 1
        kept.save(update_fields=["generation"])
        entry.about(
            about,
            reason=reason.strip(),
            lost_size=last.size,
            lost_root=last.root.hex(),
            lost_origin=last.origin,
            kept_size=kept.size,
            origin=checkpoints.origin_of(book, kept.generation),
        )
    checkpoints.restored_path(book).unlink(missing_ok=True)
