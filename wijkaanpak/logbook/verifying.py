"""Verify a log in the database: every entry, every detail, every checkpoint, every signature.

The entries are read once, in pieces by number, so that memory does not grow with the log and
no reader holds up a writer. `controleer.py` does the same for an archive, without our server.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from django.db import connection

from wijkaanpak.logbook import checkpoints
from wijkaanpak.logbook.models import Book, Checkpoint
from wijkaanpak.logbook.rules import COMMIT_PREFIX
from wijkaanpak.methods import merkle, notes
from wijkaanpak.refusals import Refused, gettext_noop

PIECE = 2000
PROBLEMS_SHOWN = 20
UTC_TEXT = {
    "sqlite": "replace(substr(e.at, 1, 19), ' ', 'T') || 'Z'",
    "postgresql": "to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')",
}
SQL = """
SELECT e.seq, '{{"about":"' || e.about || '","at":"' || {at} || '","c":"' || e.commitment
  || '","n":' || e.seq || ',"party":"' || e.party || '","v":"' || e.verb || '"}}',
  e.commitment, e.nodes, f.salt, f.open, f.content
FROM logbook_entry e LEFT JOIN logbook_facts f ON f.entry_id = e.id
WHERE e.book = %s AND e.seq > %s AND e.seq <= %s ORDER BY e.seq
"""
canonical = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode

type Row = tuple[int, str, str, bytes, str | None, bool, str]


@dataclass
class Verified:
    """What a verification found: how much holds, and in sentences what does not."""

    book: str
    size: int = 0
    root: bytes = b""
    opened: int = 0
    erased: int = 0
    checkpoints: int = 0
    sealed_to: int = 0
    witnesses: tuple[str, ...] = ()
    problems: list[Refused] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        return not self.problems

    def problem(self, sentence: str, **values: object) -> None:
        self.problems.append(Refused(sentence, **values))


def rows_of(book: str, upto: int) -> Iterator[Row]:
    """Yield number, sealed bytes, seal, subtree hashes and details of each entry, in order.

    A gap in the numbers ends the stream; whoever reads it sees that it is short.
    """
    sql, after = SQL.format(at=UTC_TEXT[connection.vendor]), 0
    with connection.cursor() as cursor:
        while after < upto:
            cursor.execute(sql, [book, after, min(after + PIECE, upto)])
            rows = cursor.fetchall()
            yield from rows
            after += PIECE


def verify(name: str) -> Verified:
    """Verify one log as it stands now. Never raises for what it finds; says it."""
    found = Verified(name)
    book = Book.objects.filter(name=name).first()
    if book is None:
        found.problem(gettext_noop("There is no logbook called %(book)s here."), book=name)
        return found
    sizes = Checkpoint.objects.filter(book=name).values_list("size", flat=True)
    roots = dict.fromkeys(chain(sizes.iterator(), [book.size]), b"")
    tree = _grow(found, book, roots)
    found.size, found.root = tree.size, tree.root
    if tree.size != book.size or tree.peaks != merkle.split(bytes(book.peaks)):
        found.problem(
            gettext_noop(
                "The book says %(size)s entries; what is there does not lead to its root."
            ),
            size=book.size,
        )
    _check_checkpoints(found, book, roots)
    _check_published(found, book)
    return found


def _grow(found: Verified, book: Book, roots: dict[int, bytes]) -> merkle.Growing:
    """Grow the tree from the entries and fill in the roots at the sizes that are asked for."""
    tree = merkle.Growing()
    for seq, leaf, seal, nodes, salt, _open, content in rows_of(book.name, book.size):
        if seq != tree.size + 1:
            found.problem(gettext_noop("Entry %(seq)s is missing."), seq=tree.size + 1)
            break
        completed = merkle.completed_by(seq, merkle.leaf_hash(leaf.encode()), tree.peaks)
        tree.take(completed)
        if b"".join(completed) != nodes:
            found.problem(gettext_noop("Entry %(seq)s does not fit its hashes."), seq=seq)
        _check_details(found, seq, seal, salt, content)
        if seq in roots:
            roots[seq] = tree.root
        if len(found.problems) >= PROBLEMS_SHOWN:
            break
    return tree


def _check_details(found: Verified, seq: int, seal: str, salt: str | None, content: str) -> None:
    if salt is None:
        found.problem(gettext_noop("The details of entry %(seq)s are missing."), seq=seq)
    elif not salt:
        found.erased += 1
    else:
        plain = canonical(json.loads(content)).encode()
        if hashlib.sha256(COMMIT_PREFIX + bytes.fromhex(salt) + plain).hexdigest() != seal:
            found.problem(gettext_noop("The details of entry %(seq)s were changed."), seq=seq)
        found.opened += 1


def _check_checkpoints(found: Verified, book: Book, roots: dict[int, bytes]) -> None:
    """Check every checkpoint of this generation: its root, its signature, its witnesses."""
    try:
        policy = checkpoints.policy_of(book.name)
    except Refused as refusal:
        found.problems.append(refusal)
        return
    rows = Checkpoint.objects.filter(book=book.name, generation=book.generation)
    for row in rows.order_by("size").prefetch_related("cosignatures").iterator(chunk_size=500):
        try:
            sealed = checkpoints.seal(row, policy)
            mine = sealed.checkpoint
            _check_one(book, sealed, policy.log_of(mine.origin))
            policy.witnesses_of(sealed.note)
        except Refused as refusal:
            found.problems.append(refusal)
            continue
        if roots.get(mine.size) != mine.root:
            found.problem(
                gettext_noop("The log does not fit its checkpoint of %(size)s entries."),
                size=mine.size,
            )
        found.checkpoints += 1
        if sealed.enough:
            found.sealed_to, found.witnesses = sealed.size, sealed.witnesses


def _check_one(book: Book, sealed: checkpoints.Sealed, key: notes.Key | None) -> None:
    """The signature must be of the log's own key, when the policy names one."""
    origin = checkpoints.origin_of(book.name, book.generation)
    false = key is not None and not notes.signed_by(sealed.note, key)
    if false or sealed.checkpoint.origin != origin:
        raise Refused(
            gettext_noop("The checkpoint of %(size)s entries is not signed by %(origin)s."),
            size=sealed.size,
            origin=origin,
        )


def _check_published(found: Verified, book: Book) -> None:
    """Compare with what was published, in the second place too."""
    try:
        last = checkpoints.last_published(book)
        if last and not checkpoints.still_holds(book, last):
            found.problem(
                gettext_noop(
                    "A checkpoint of %(size)s entries was published that this log does not hold. "
                    "Read docs/how-to/restore.md."
                ),
                size=last.size,
            )
    except Refused as refusal:
        found.problems.append(refusal)
