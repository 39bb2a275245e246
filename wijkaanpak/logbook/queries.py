"""What may be read from the logbook."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext

from wijkaanpak.dates import date_format
from wijkaanpak.logbook.models import Book, Entry, Recorded
from wijkaanpak.logbook.rules import Fact, FactsOf, Verb, known_verbs
from wijkaanpak.refusals import Refused, gettext_noop

DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
# Each page that anybody asks for begins with this: in plain SQL it costs a tenth.
SIZE_OF = f'SELECT "size" FROM "{Book._meta.db_table}" WHERE "name" = %s'  # noqa: S608  our own name


def size_of(book: str) -> int:
    """Return the number of entries: an exact version number of all that is public in it."""
    found = first_row(SIZE_OF, [book])
    return found[0] if found else 0


def first_row(sql: str, values: Sequence[Any]) -> tuple[Any, ...] | None:
    """Return the first row that this SQL finds.

    Only for what is asked at each step of everybody at once, where making the SQL takes ten times
    as long as answering it; all else goes through the models.
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: tuple[Any, ...] | None = cursor.fetchone()
    return found


def how_many(rows: QuerySet[Any], of: str) -> Coalesce:
    """Return the number of these rows that belong to each thing; `of` names their key to it.

    As a question within a question it is asked of what a page shows, where a count over a join is
    made of everything there is before the page is cut.
    """
    own = rows.filter(**{of: OuterRef("pk")}).order_by().values(of)
    return Coalesce(Subquery(own.annotate(many=Count("*")).values("many")), 0)


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


def entry_of(book: str, seq: int) -> Entry | None:
    """Return one entry with its details."""
    found = Entry.objects.filter(book=book, seq=seq).select_related("details")
    return found.first()


def first_since(book: str, moment: datetime) -> tuple[int, str] | None:
    """Return the number and the leaf hash of the first entry after all those before a moment."""
    earlier = Entry.objects.filter(book=book, at__lt=moment).order_by("-seq")
    last = earlier.values_list("seq", flat=True).first() or 0
    found = Entry.objects.filter(book=book, seq=last + 1).first()
    return (found.seq, bytes(found.nodes[:32]).hex()) if found else None


def entries_before(book: str, seq: int, many: int) -> list[Entry]:
    """Return the entries before number `seq`, newest first, with the details."""
    found = Entry.objects.filter(book=book, seq__lt=seq).select_related("details")
    return list(found.defer("nodes").order_by("-seq")[:many])


class _Said(dict[str, object]):
    """Facts to say a sentence with; what the sentence asks for and is not there stays open."""

    def __missing__(self, name: str) -> str:
        return gettext("Someone") if name == "who" else "…"


def told(entry: Entry) -> str:
    """Return an entry as a sentence that a passer-by may read, in the reader's language."""
    verb, details = known_verbs.get(entry.verb), entry.details
    if details.erased:
        return _quietly(verb, {}) + " " + gettext("The details were erased.")
    if not details.open:
        return _quietly(verb, details.content)
    if verb is None:
        return gettext("Something was noted (%(verb)s).") % {"verb": entry.verb}
    said = _Said({name: _readable(fact) for name, fact in details.content.items()})
    sentence = gettext(verb.sentence)
    if said.get("party") and "%(party)s" not in sentence and said.get("who"):
        said["who"] = f"{said['who']} ({said['party']})"
    return _with_helper(sentence % said, said)


def _quietly(verb: Verb | None, content: FactsOf) -> str:
    """Return what is said while the details are not public; a party is public, a person not."""
    if not verb or not verb.quiet:
        return gettext("Something was noted.")
    party = {"party": content["party"]} if "party" in content else {}
    return gettext(verb.quiet) % _Said(party)


def _readable(fact: Fact) -> Fact:
    """Return a date as people write it; anything else as it is."""
    if isinstance(fact, str) and DATE.match(fact):
        with suppress(ValueError):
            return str(date_format(date.fromisoformat(fact), "j F Y"))
    return fact


def _with_helper(sentence: str, said: _Said) -> str:
    if "helper" not in said:
        return sentence
    return sentence + " " + gettext("(Entered by %(helper)s.)") % {"helper": said["helper"]}


def made_before[R: Recorded](
    model: type[R], key: uuid.UUID | None, *also: Q, **within: Any
) -> R | None:
    """Return the row that the same form made before, when it is sent a second time.

    The key of a form is the number of the one row that it makes. `within` says to what that row
    must belong: a neighbourhood, a party, a person. A key that made something elsewhere makes
    nothing here.
    """
    if key is None:
        return None
    found = model.objects.filter(*also, pk=key, **within).first()
    if found is None:
        check_unsent(model, key)
    return found


def check_unsent(model: type[Recorded], key: uuid.UUID | None) -> None:
    """Two clicks at once are one: inside the door the second one hears so."""
    if key and model.objects.filter(pk=key).exists():
        raise Refused(gettext_noop("This was sent already. Look at the page it made."))
