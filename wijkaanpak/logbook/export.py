"""The archive of a log that anyone may take along: it checks without us, and without internet.

Streamed, so that ten years take no more memory than a day. It ends at the last checkpoint.
`docs/reference/log-format.md` describes every file in it.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Buffer, Iterator
from pathlib import Path

from wijkaanpak import clock
from wijkaanpak.logbook import checkpoints
from wijkaanpak.logbook.checkpoints import Sealed
from wijkaanpak.logbook.models import Checkpoint
from wijkaanpak.logbook.verifying import canonical, rows_of
from wijkaanpak.methods import merkle
from wijkaanpak.methods.policies import Policy
from wijkaanpak.refusals import Refused, gettext_noop

CHECKER = Path(__file__).with_name("controleer.py")
README = """Dit is het logboek van {book}, zoals het was op {on}, met {size} regels.

log.jsonl        elke regel van het logboek, precies zoals hij is verzegeld
details.jsonl    wat er bij die regel te lezen is: de details, of 'erased' (gewist), of 'closed'
                 (niet openbaar)
checkpoints/     standen: wat het logboek op een moment over zichzelf zei, met handtekeningen
policy.txt       de getuigenlijst: wie er moeten tekenen
controleer.py    het programma dat alles narekent

Controleren kan op elke computer met Python 3.9 of nieuwer, zonder internet:

    python3 controleer.py .

Het programma zegt per controle wat het vond, en eindigt met ALLES KLOPT of ER KLOPT IETS NIET.
Vergelijk de sleutel en de vingerafdruk die het noemt met die in de wijkkrant, of vraag een
getuige. Het formaat staat op twee bladzijden in docs/reference/log-format.md bij de broncode van
Wijkaanpak, zodat je het programma ook zelf kunt schrijven.

This is a transparency log (RFC 6962, C2SP signed notes). Run controleer.py to verify it offline.
"""


class _Pipe(io.RawIOBase):
    """What the zip writes to: it hands on the bytes and remembers none."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: Buffer) -> int:
        self.waiting.append(bytes(piece))
        return len(self.waiting[-1])

    def take(self) -> bytes:
        taken, self.waiting = b"".join(self.waiting), []
        return taken


def archive(book: str) -> Iterator[bytes]:
    """Return the zip of a log in pieces. Raises Refused when nothing was signed yet."""
    kept = kept_checkpoints(book)
    if not kept:
        raise Refused(gettext_noop("Nothing was signed yet. Try again in a minute."))
    return _pieces(book, kept)


def _pieces(book: str, kept: list[Sealed]) -> Iterator[bytes]:
    pipe, size = _Pipe(), kept[-1].size
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        on = clock.today().isoformat()
        packed.writestr("LEESMIJ.txt", README.format(book=book, on=on, size=size))
        packed.writestr("controleer.py", CHECKER.read_bytes())
        packed.writestr("policy.txt", checkpoints.policy_text(book))
        for sealed in kept:
            packed.writestr(f"checkpoints/{sealed.size}.txt", str(sealed.note))
        for name, lines in (
            ("log.jsonl", _log(book, size)),
            ("details.jsonl", _details(book, size)),
        ):
            with packed.open(name, "w", force_zip64=True) as member:
                for line in lines:
                    member.write(line)
                    if pipe.waiting:
                        yield pipe.take()
    yield pipe.take()


def _log(book: str, size: int) -> Iterator[bytes]:
    for _seq, leaf, *_rest in rows_of(book, size):
        yield leaf.encode() + b"\n"


def _details(book: str, size: int) -> Iterator[bytes]:
    """One line for each entry: what is readable, or why it is not."""
    for seq, _leaf, _seal, _nodes, salt, is_open, content in rows_of(book, size):
        if salt and is_open:
            facts = canonical(json.loads(content))
            yield f'{{"facts":{facts},"n":{seq},"salt":"{salt}"}}\n'.encode()
        else:
            state = "closed" if salt else "erased"
            yield f'{{"n":{seq},"state":"{state}"}}\n'.encode()


def kept_checkpoints(book: str) -> list[Sealed]:
    """Return the checkpoints for the archive: the last of each month, the last one that enough
    witnesses cosigned, and the newest. Those of a lost part, before a break, are left out."""
    policy, rows = checkpoints.policy_of(book), Checkpoint.objects.filter(book=book)
    found = rows.filter(pk__in=_last_of_each_month(book)).prefetch_related("cosignatures")
    chosen = {row.size: checkpoints.seal(row, policy) for row in found if _fits(book, row)}
    if chosen and (enough := _last_with_enough(book, policy)):
        chosen[enough.size] = enough
    return [chosen[size] for size in sorted(chosen)]


def _last_of_each_month(book: str) -> list[int]:
    """Return the keys of the last checkpoint of each month; there may be one for every minute."""
    rows = Checkpoint.objects.filter(book=book).order_by("generation", "size")
    last = {}
    for pk, generation, at in rows.values_list("pk", "generation", "at").iterator():
        last[generation, at.year, at.month] = pk
    return list(last.values())


def _last_with_enough(book: str, policy: Policy) -> Sealed | None:
    rows = Checkpoint.objects.filter(book=book, cosignatures__isnull=False).distinct()
    for row in rows.order_by("-generation", "-size").prefetch_related("cosignatures")[:500]:
        sealed = checkpoints.seal(row, policy)
        if sealed.enough and _fits(book, row):
            return sealed
    return None


def _fits(book: str, row: Checkpoint) -> bool:
    """Tell whether a checkpoint is still one of this log, and not of a part that was lost."""
    try:
        root = merkle.root_of_peaks(checkpoints.peaks_at(book, row.size))
    except KeyError:
        return False
    return checkpoints.seal(row, Policy()).checkpoint.root == root
