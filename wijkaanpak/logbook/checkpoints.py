"""Checkpoints: what the log says about itself, signed, so that it can never say otherwise.

A log that signed for 1,000 entries may later sign for 1,200, but only when the first 1,000 are
still the same. Before it signs, the server compares with the last checkpoint it published,
kept in the database and in a second place. After an old backup the two differ, and the server
refuses until somebody brings the lost entries back or declares the break in public.

Files: `keys/log-<slug>-<generation>.key`, `policy/<slug>.txt`, `checkpoints/<slug>.txt`, and
`restored/<slug>.txt` while a log that came back from a backup waits for what the witnesses say.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from wijkaanpak import clock
from wijkaanpak.logbook.models import Book, Checkpoint, Cosignature, Entry
from wijkaanpak.logbook.rules import Leaf
from wijkaanpak.methods import merkle, notes
from wijkaanpak.methods.notes import Kind, Note, Signature, Signer
from wijkaanpak.methods.policies import Policy, read_policy
from wijkaanpak.refusals import Refused, gettext_noop

AHEAD = 60 * 60  # a witness whose clock is more than an hour fast cannot be right
MOST_AT_ONCE = 16


# Files ------------------------------------------------------------------------------------


def origin_of(book: str, generation: int) -> str:
    """Return the name under which a log signs; after a declared break it has a number."""
    name = f"{settings.LOG_ORIGIN}/{book}"
    return name if generation == 1 else f"{name}/{generation}"


def signer_of(book: str, generation: int) -> Signer:
    """Return the key of a log, made on first use. Each generation has its own."""
    path = settings.KEYS / f"log-{book}-{generation}.key"
    if not path.exists():
        keep_secret(path, notes.new_secret())
    return Signer(origin_of(book, generation), Kind.LOG, bytes.fromhex(path.read_text()))


def keep_secret(path: Path, secret: bytes) -> None:
    """Write a new key that only its owner can read; never over one that is there, never half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.{os.getpid()}.half")
    with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(secret.hex())
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):  # another process made it at the same moment: that one counts
        os.link(half, path)
    half.unlink()


def write_through(path: Path, text: str) -> None:
    """Write a file so that after a power cut it holds the old text or the new, never half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.{os.getpid()}.half")
    with half.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    half.rename(path)


def policy_path(book: str) -> Path:
    return Path(settings.DATA) / "policy" / f"{book}.txt"


def published_path(book: str) -> Path:
    return Path(settings.DATA) / "checkpoints" / f"{book}.txt"


def restored_path(book: str) -> Path:
    return Path(settings.DATA) / "restored" / f"{book}.txt"


def hold_back(book: str, size: int) -> None:
    """A log that came back from a backup signs nothing until somebody asked the witnesses.

    The second place may be lost with the first, and then nobody here can tell what was published.
    """
    write_through(restored_path(book), f"{size}\n")


def nothing_was_lost(book: str, witnessed: int) -> None:
    """Let a restored log sign again: no witness saw more entries than came back."""
    path = restored_path(book)
    if not path.exists():
        raise Refused(NOT_RESTORED, book=book)
    size = int(path.read_text(encoding="utf-8"))
    if witnessed > size:
        raise Refused(SAW_MORE, book=book, size=size, witnessed=witnessed)
    path.unlink()


def keep_evidence(book: str, generation: int) -> None:
    """Keep what was published before a break beside the new checkpoints, as evidence."""
    path = published_path(book)
    if path.exists():
        lost = path.with_name(f"{book}-before-break-{generation}.txt")
        write_through(lost, path.read_text(encoding="utf-8"))


def policy_text(book: str) -> str:
    """Return the policy file of a log, or an empty text when there is none yet."""
    path = policy_path(book)
    return path.read_text(encoding="utf-8") if path.exists() else ""


def policy_of(book: str) -> Policy:
    """Return whose word is enough for this log; raise Refused when the file is wrong."""
    text = policy_text(book)
    return read_policy(text) if text else Policy(quorum="none")


def _policy_with(signer: Signer, book: str) -> None:
    """See to it that the policy names this log's key; refuse when it names another one."""
    known = policy_of(book).log_of(signer.key.name)
    if known == signer.key:
        return
    if known:
        raise Refused(
            gettext_noop(
                "The key in the data folder is not the one in %(policy)s. Bring the old key "
                "back, or declare a break."
            ),
            policy=policy_path(book).name,
        )
    before = policy_text(book) or "quorum none\n"
    write_through(policy_path(book), f"log {signer.key}\n{before}")


# The tree in the database -----------------------------------------------------------------


def subtrees(book: str, places: Iterable[merkle.Place]) -> merkle.Subtree:
    """Return the hashes of complete subtrees, fetched in one query."""
    ends = {(index + 1) << level for level, index in places}
    found = dict(Entry.objects.filter(book=book, seq__in=ends).values_list("seq", "nodes"))

    def subtree(level: int, index: int) -> bytes:
        return bytes(found[(index + 1) << level])[level * 32 : (level + 1) * 32]

    return subtree


def peaks_at(book: str, size: int) -> list[bytes]:
    """Return the peaks of the tree when the log had this size."""
    places = merkle.peaks(size)
    subtree = subtrees(book, places)
    return [subtree(*place) for place in places]


def inclusion_of(book: str, seq: int, size: int) -> list[bytes]:
    """Return the proof that entry `seq` (from 1) is in the log of this size: one query."""
    parts = merkle.inclusion_parts(seq - 1, size)
    return merkle.assemble(parts, subtrees(book, (place for part in parts for place in part)))


def consistency_of(book: str, old: int, size: int) -> list[bytes]:
    """Return the proof that the log of this size only adds to that of `old`: one query."""
    if not 0 <= old <= size:
        raise Refused(
            gettext_noop("This log has %(size)s entries and never had %(old)s."),
            size=size,
            old=old,
        )
    parts = merkle.consistency_parts(old, size)
    return merkle.assemble(parts, subtrees(book, (place for part in parts for place in part)))


# Signing ----------------------------------------------------------------------------------


def sign_what_grew() -> list[str]:
    """Sign a checkpoint of each log that grew; say which log refused, after signing the rest."""
    signed: list[str] = []
    refused: list[Refused] = []
    for book in Book.objects.order_by("name").values_list("name", flat=True):
        try:
            if sign(book):
                signed.append(book)
        except Refused as refusal:
            refused.append(refusal)
    if refused:
        each = {f"book{number}": refusal for number, refusal in enumerate(refused)}
        raise Refused("\n".join(f"%({name})s" for name in each), **each)
    return signed


def sign(name: str) -> Checkpoint | None:
    """Sign a checkpoint of a log when it grew since the last one, else return None.

    Raises Refused when the log is shorter than, or differs from, what was published before.
    """
    with transaction.atomic():
        book = Book.objects.select_for_update().filter(name=name).first()
        if book is None or book.size == 0:
            return None
        if (held := restored_path(name)).exists():
            raise Refused(ASK_WITNESSES, book=name, size=held.read_text(encoding="utf-8").strip())
        last = last_published(book)
        if last and last.size == book.size and last.origin == origin_of(name, book.generation):
            _keep_again(book, last)
            return None
        root = _root_now(book, last)
        checkpoint = _sign(
            book, notes.Checkpoint(origin_of(name, book.generation), book.size, root)
        )
        write_through(published_path(name), checkpoint.note)
    return checkpoint


def last_published(book: Book) -> notes.Checkpoint | None:
    """Return the newest checkpoint that left the house: from the database or the second place."""
    rows = Checkpoint.objects.filter(book=book.name, generation=book.generation)
    texts = [row.note for row in rows.order_by("-size")[:1]]
    path = published_path(book.name)
    if path.exists():
        texts.append(path.read_text(encoding="utf-8"))
    found = [notes.read_checkpoint(notes.read_note(text).text) for text in texts]
    mine = [one for one in found if not _is_older_name(one.origin, book)]
    return max(mine, key=lambda one: one.size, default=None)


def still_holds(book: Book, last: notes.Checkpoint) -> bool:
    """Tell whether the log is still an extension of what was published."""
    try:
        _root_now(book, last)
    except Refused:
        return False
    return True


def _is_older_name(origin: str, book: Book) -> bool:
    """Tell whether a checkpoint is of a generation that a declared break has closed."""
    return any(origin == origin_of(book.name, n) for n in range(1, book.generation))


def _keep_again(book: Book, last: notes.Checkpoint) -> None:
    """Nothing grew: only see to it that what was published is still true and still known."""
    _root_now(book, last)
    rows = Checkpoint.objects.filter(book=book.name, generation=book.generation, size=last.size)
    if not rows.exists():
        _sign(book, last)


def _root_now(book: Book, last: notes.Checkpoint | None) -> bytes:
    """Return the root, counted anew from the entries since the last checkpoint.

    Raises Refused when the log is not an extension of what was published.
    """
    size = last.size if last else 0
    if last and (last.size > book.size or last.origin != origin_of(book.name, book.generation)):
        raise Refused(SHORTER, book=book.name, size=book.size, published=last.size)
    tree = merkle.Growing(size, peaks_at(book.name, size))
    if last and tree.root != last.root:
        raise Refused(DIFFERS, book=book.name, published=last.size)
    for entry in _entries(book.name, size, book.size):
        tree.add(merkle.leaf_hash(leaf_of(entry)))
    if tree.size != book.size or tree.peaks != merkle.split(bytes(book.peaks)):
        raise Refused(BENT, book=book.name, size=book.size)
    return tree.root


SHORTER = gettext_noop(
    "%(book)s: I will not sign. This log has %(size)s entries, and a checkpoint of %(published)s "
    "was published. Restore a newer backup, or declare the break: docs/how-to/restore.md."
)
DIFFERS = gettext_noop(
    "%(book)s: I will not sign. The first %(published)s entries are not the ones that were "
    "published. Restore a newer backup, or declare the break: docs/how-to/restore.md."
)
ASK_WITNESSES = gettext_noop(
    "%(book)s: I will not sign yet. This log came back from a backup, with %(size)s entries. Ask "
    "each witness for the size it last signed, and say the highest: "
    "wijkaanpak checkpoint %(book)s --witnessed SIZE. More: docs/how-to/restore.md."
)
SAW_MORE = gettext_noop(
    "%(book)s: a witness saw %(witnessed)s entries and %(size)s came back. Look for a newer "
    "backup. Is there none? Then declare the break: docs/how-to/restore.md."
)
NOT_RESTORED = gettext_noop(
    "%(book)s did not come back from a backup, or somebody asked the witnesses already."
)
BENT = gettext_noop(
    "%(book)s: I will not sign. The %(size)s entries do not fit the tree of the log. Run "
    "`wijkaanpak verify %(book)s` to see where."
)


def _entries(book: str, after: int, upto: int) -> Iterable[Entry]:
    rows = Entry.objects.filter(book=book, seq__gt=after, seq__lte=upto)
    return rows.defer("nodes").order_by("seq").iterator()


def leaf_of(entry: Entry) -> bytes:
    """Return the sealed bytes of an entry."""
    return Leaf(
        entry.seq, entry.at, entry.verb, entry.about, entry.party, entry.commitment
    ).as_bytes()


def _sign(book: Book, checkpoint: notes.Checkpoint) -> Checkpoint:
    signer = signer_of(book.name, book.generation)
    _policy_with(signer, book.name)
    note = Note(checkpoint.text, (signer.sign(checkpoint.text),))
    return Checkpoint.objects.create(
        book=book.name,
        generation=book.generation,
        size=checkpoint.size,
        at=clock.now(),
        note=str(note),
    )


# Witnesses --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sealed:
    """A checkpoint with the cosignatures that count, and whether they are enough."""

    row: Checkpoint
    note: Note
    witnesses: tuple[str, ...]
    enough: bool

    @property
    def size(self) -> int:
        return self.row.size

    @property
    def checkpoint(self) -> notes.Checkpoint:
        return notes.read_checkpoint(self.note.text)


def seal(row: Checkpoint, policy: Policy) -> Sealed:
    """Return a checkpoint with the cosignatures of witnesses that the policy knows."""
    lines = {witness.witness: witness.line for witness in row.cosignatures.all()}
    known = [
        (name, lines[str(key)]) for name, key in policy.witnesses.items() if str(key) in lines
    ]
    note = notes.read_note(row.note).with_signatures(
        notes.read_signature(line) for _name, line in known
    )
    names = tuple(name for name, _line in known)
    return Sealed(row, note, names, policy.is_met_by(names))


def accept_cosignatures(book: str, size: int, text: str) -> list[str]:
    """Keep the cosignatures of known witnesses under a checkpoint and return their names.

    No entry in the log: it would make the log grow, and so ask for another checkpoint, for
    ever. Raises Refused for an unknown witness, a false signature or a checkpoint we never made.
    """
    policy = policy_of(book)
    row = Checkpoint.objects.filter(book=book, size=size).order_by("-generation").first()
    lines = text.strip("\n").split("\n")
    if row is None or len(lines) > MOST_AT_ONCE:
        raise Refused(gettext_noop("There is no checkpoint of %(size)s entries here."), size=size)
    words = [(notes.read_signature(line), line) for line in lines]
    names = [_witness_of(policy, row, signature) for signature, _line in words]
    for name, (signature, _line) in zip(names, words, strict=True):
        Cosignature.objects.get_or_create(
            checkpoint=row,
            witness=str(policy.witnesses[name]),
            defaults={"line": str(signature), "at": clock.now()},
        )
    return names


def _witness_of(policy: Policy, row: Checkpoint, signature: Signature) -> str:
    text = notes.read_note(row.note).text
    for name, key in policy.witnesses.items():
        if signature.is_by(key):
            late = notes.time_of(signature) > clock.now().timestamp() + AHEAD
            if late or not notes.holds(signature, key, text):
                raise Refused(gettext_noop("The signature of %(name)s is false."), name=name)
            return name
    raise Refused(
        gettext_noop("%(name)s is not a witness in the policy of this log."), name=signature.name
    )


def latest(book: str, many: int = 20) -> Sequence[Sealed]:
    """Return the newest checkpoints with their cosignatures, newest first (two queries)."""
    policy = policy_of(book)
    rows = Checkpoint.objects.filter(book=book).order_by("-generation", "-size")
    return [seal(row, policy) for row in rows.prefetch_related("cosignatures")[:many]]


def sealed_at(book: str, size: int) -> Sealed | None:
    """Return the checkpoint of this size, when one was made."""
    rows = Checkpoint.objects.filter(book=book, size=size).order_by("-generation")
    row = rows.prefetch_related("cosignatures").first()
    return seal(row, policy_of(book)) if row else None
