"""What anyone may read of a logbook: the diary, and what shows that it is true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.conf import settings
from django.http import Http404

from wijkaanpak import clock
from wijkaanpak.logbook import checkpoints
from wijkaanpak.logbook.checkpoints import Sealed
from wijkaanpak.logbook.models import Entry
from wijkaanpak.logbook.queries import entries_before, entry_of, size_of, told
from wijkaanpak.methods import notes
from wijkaanpak.methods.policies import Policy
from wijkaanpak.refusals import Refused, gettext_noop

ON_A_PAGE = 50


@dataclass(frozen=True)
class Line:
    """One entry as a sentence."""

    seq: int
    sentence: str


@dataclass(frozen=True)
class Page:
    """One page of the diary, newest first; `newer` and `older` are numbers to go on from, or 0."""

    days: list[tuple[date, list[Line]]]
    size: int
    first: int
    last: int
    newer: int
    older: int


def public_diary(book: str, before: int = 0) -> Page:
    """Return the page of the diary that ends just before entry `before` (0: the newest)."""
    size = size_of(book)
    upto = min(before or size + 1, size + 1)
    entries = entries_before(book, upto, ON_A_PAGE)
    first, last = (entries[-1].seq, entries[0].seq) if entries else (0, 0)
    return Page(
        days=list(_by_day(entries)),
        size=size,
        first=first,
        last=last,
        newer=min(last + ON_A_PAGE, size) + 1 if 0 < last < size else 0,
        older=first if first > 1 else 0,
    )


def _by_day(entries: list[Entry]) -> Iterator[tuple[date, list[Line]]]:
    for day, some in groupby(entries, lambda entry: entry.at.astimezone(clock.HERE).date()):
        yield day, [Line(entry.seq, told(entry)) for entry in some]


@dataclass(frozen=True)
class Receipt:
    """Everything that shows that one entry stands in the log."""

    entry: Entry
    sentence: str
    leaf: str
    sealed: Sealed | None
    proof: tuple[bytes, ...] = ()

    @property
    def text(self) -> str:
        """The proof as a C2SP tlog-proof; the sealed bytes of the entry travel as extra data."""
        if self.sealed is None:
            raise Refused(gettext_noop("This entry is too new: it is signed within a minute."))
        path = "".join(f"{notes.encode(step)}\n" for step in self.proof)
        extra = notes.encode(self.leaf.encode())
        head = f"c2sp.org/tlog-proof@v1\nextra {extra}\nindex {self.entry.seq - 1}\n"
        return f"{head}{path}\n{self.sealed.note}"


def public_receipt(book: str, seq: int) -> Receipt:
    """Return the receipt of an entry; 404 when there is no such entry.

    It leans on the newest checkpoint that enough witnesses cosigned, or else on the newest.
    """
    entry = entry_of(book, seq)
    if entry is None:
        raise Http404
    leaf = checkpoints.leaf_of(entry).decode()
    found = [sealed for sealed in checkpoints.latest(book) if sealed.size >= seq]
    sealed = next((one for one in found if one.enough), found[0] if found else None)
    if sealed is None:
        return Receipt(entry, told(entry), leaf, None)
    proof = tuple(checkpoints.inclusion_of(book, seq, sealed.size))
    return Receipt(entry, told(entry), leaf, sealed, proof)


@dataclass(frozen=True)
class Keepers:
    """Who keeps a log: the newest checkpoint, the last one with enough witnesses, the policy."""

    size: int
    newest: Sealed | None
    enough: Sealed | None
    policy: Policy
    key: str

    @property
    def alone(self) -> bool:
        """True when the policy asks for no witness: then one party keeps this log."""
        return self.policy.quorum == "none"

    @property
    def missing(self) -> list[str]:
        """The witnesses that did not cosign the newest checkpoint yet."""
        signed = self.newest.witnesses if self.newest else ()
        return [name for name in self.policy.witnesses if name not in signed]

    @property
    def fingerprint(self) -> str:
        """The root in groups of four letters, to compare aloud."""
        root = self.newest.checkpoint.root.hex() if self.newest else ""
        return " ".join(root[at : at + 4] for at in range(0, len(root), 4))


def public_keepers(book: str) -> Keepers:
    """Return who keeps this log and how far they got."""
    found = checkpoints.latest(book)
    policy = checkpoints.policy_of(book)
    newest = found[0] if found else None
    key = policy.log_of(newest.checkpoint.origin) if newest else None
    return Keepers(
        size=size_of(book),
        newest=newest,
        enough=next((one for one in found if one.enough), None),
        policy=policy,
        key=str(key or ""),
    )


def witness_command(address: str) -> str:
    """Return what a partner types to become a witness of the log at this address."""
    return f"wijkaanpak witness {settings.SITE_URL}{address}"
