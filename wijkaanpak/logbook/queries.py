"""What may be read from the logbook."""

from __future__ import annotations

from django.db.models import QuerySet

from wijkaanpak.logbook.models import Book, Entry


def size_of(book: str) -> int:
    """Return the number of entries: an exact version number of all that is public in it."""
    return Book.objects.filter(name=book).values_list("size", flat=True).first() or 0


def size_of_all() -> int:
    """Return the number of entries of all books together."""
    return sum(Book.objects.values_list("size", flat=True))


def sizes() -> dict[str, int]:
    """Return the number of entries of each book, by its name."""
    return dict(Book.objects.order_by("name").values_list("name", "size"))


def entries_after(book: str, seq: int) -> QuerySet[Entry]:
    """Return what happened in a book after entry `seq`, oldest first, with the details."""
    return Entry.objects.filter(book=book, seq__gt=seq).select_related("details").order_by("seq")


def history_of(book: str, about: str) -> QuerySet[Entry]:
    """Return all entries about one thing, oldest first, with the details."""
    found = Entry.objects.filter(book=book, about=about)
    return found.select_related("details").order_by("seq")
