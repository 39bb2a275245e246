"""Archives made without our server: for the checker's tests, and for measuring it."""

import hashlib
import json
import random

from wijkaanpak.logbook.rules import COMMIT_PREFIX
from wijkaanpak.methods import merkle, notes
from wijkaanpak.methods.notes import Checkpoint, Kind, Note, Signer

ORIGIN = "wijk.example/zonnehof"
LOG = Signer(ORIGIN, Kind.LOG, bytes([1]) * 32)
WITNESSES = {
    name: Signer(f"{name}.example", Kind.WITNESS, bytes([number]) * 32)
    for number, name in enumerate(["bewoners", "bieb", "wonen"], 2)
}
POLICY = (
    f"log {LOG.key}\n"
    + "".join(f"witness {name} {one.key}\n" for name, one in WITNESSES.items())
    + "group anderen any bieb wonen\ngroup samen all bewoners anderen\nquorum samen\n"
)
SIGNED_AT = 1795000000


def lines(size, seed=1, erased=0.1, closed=0.1):
    """Yield the line of the log and the line of the details of each entry."""
    chance = random.Random(seed)
    for n in range(1, size + 1):
        salt = chance.randbytes(32)
        facts = {"who": "Zoë", "title": f"De bank in de Kerkstraat ‘{n}’", "number": n}
        plain = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        seal = hashlib.sha256(COMMIT_PREFIX + salt + plain.encode()).hexdigest()
        about = f"stories.story:{n:08d}-1111-4111-8111-111111111111"
        leaf = (
            f'{{"about":"{about}","at":"2026-11-24T03:42:10Z","c":"{seal}","n":{n},'
            f'"party":"","v":"story.told"}}'
        )
        details = f'{{"facts":{plain},"n":{n},"salt":"{salt.hex()}"}}'
        drawn = chance.random()
        if drawn < erased + closed:
            state = "erased" if drawn < erased else "closed"
            details = f'{{"n":{n},"state":"{state}"}}'
        yield leaf.encode() + b"\n", details.encode() + b"\n"


def make(folder, size, at=(), signers=("bewoners", "bieb"), **how):
    """Write an archive of `size` entries with checkpoints at `at` and at the end."""
    (folder / "checkpoints").mkdir(parents=True)
    (folder / "policy.txt").write_text(POLICY)
    tree = merkle.Growing()
    with (folder / "log.jsonl").open("wb") as log, (folder / "details.jsonl").open("wb") as beside:
        for leaf, details in lines(size, **how):
            log.write(leaf)
            beside.write(details)
            tree.add(merkle.leaf_hash(leaf[:-1]))
            if tree.size in at or tree.size == size:
                note = signed(tree.size, tree.root, signers)
                (folder / "checkpoints" / f"{tree.size}.txt").write_text(str(note))
    return folder


def signed(size, root, signers):
    text = Checkpoint(ORIGIN, size, root).text
    words = [WITNESSES[name].sign(text, SIGNED_AT) for name in signers]
    return Note(text, (LOG.sign(text), *words))


def forged(note):
    """Return a note with the last cosignature replaced by one of another checkpoint."""
    other = WITNESSES["bieb"].sign("iets anders\n", SIGNED_AT)
    return Note(note.text, (*note.signatures[:-1], other))


def read(path):
    return notes.read_note(path.read_text())
