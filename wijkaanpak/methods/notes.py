"""Signed notes: short texts that a log signs and that witnesses cosign.

Sources: the C2SP specifications signed-note (text, signature lines, verifier keys),
tlog-checkpoint (the three lines that pin down a whole log) and tlog-cosignature (Ed25519,
`cosignature/v1`). Existing witness software reads what is written here.

Errors: `Refused` with a sentence for whoever brought the note.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from wijkaanpak.refusals import Refused, gettext_noop

NAME = re.compile(r"[^\s+]+\Z")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
SIZE = re.compile(r"0|[1-9][0-9]{0,18}\Z")
DASH = "\N{EM DASH} "
MOST_SIGNATURES = 100
LATEST = 2**63 - 1


class Kind(IntEnum):
    """What a key signs: the text itself (a log), or the text at a time (a witness)."""

    LOG = 1
    WITNESS = 4


@dataclass(frozen=True)
class Key:
    """A public key with its name. Written as a vkey: name+id+key."""

    name: str
    kind: Kind
    public: bytes

    @property
    def id(self) -> bytes:
        """The first four bytes of the hash of name, kind and key."""
        named = self.name.encode() + b"\n" + bytes([self.kind]) + self.public
        return hashlib.sha256(named).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{encode(bytes([self.kind]) + self.public)}"


@dataclass(frozen=True)
class Signature:
    """One signature line of a note: who says to have signed, with which key, and the bytes."""

    name: str
    key_id: bytes
    signed: bytes

    def __str__(self) -> str:
        return f"{DASH}{self.name} {encode(self.key_id + self.signed)}\n"

    def is_by(self, key: Key) -> bool:
        """Tell whether this says to be made with that key; `holds` tells whether it was."""
        return (self.name, self.key_id) == (key.name, key.id)


@dataclass(frozen=True)
class Note:
    """A text (ending in a newline) and the signatures under it."""

    text: str
    signatures: tuple[Signature, ...]

    def __str__(self) -> str:
        return self.text + "\n" + "".join(map(str, self.signatures))

    def with_signatures(self, more: Iterable[Signature]) -> Note:
        """Return the same note with more signatures under it."""
        return Note(self.text, (*self.signatures, *more))


@dataclass(frozen=True)
class Checkpoint:
    """Three lines that pin down a whole log: its name, its size and its root."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        return f"{self.origin}\n{self.size}\n{encode(self.root)}\n"


class Signer:
    """A secret key with a name."""

    def __init__(self, name: str, kind: Kind, secret: bytes) -> None:
        _check_name(name)
        self._secret = Ed25519PrivateKey.from_private_bytes(secret)
        self.key = Key(name, kind, self._secret.public_key().public_bytes_raw())

    def sign(self, text: str, at: int = 0) -> Signature:
        """Sign a text; a witness says when, in seconds since 1970."""
        if self.key.kind is Kind.LOG:
            signed = self._secret.sign(text.encode())
        else:
            signed = at.to_bytes(8) + self._secret.sign(_cosigned(text, at))
        return Signature(self.key.name, self.key.id, signed)


def new_secret() -> bytes:
    """Return a new secret key: 32 random bytes."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def encode(plain: bytes) -> str:
    """Return bytes in base64.

    >>> encode(b"root")
    'cm9vdA=='
    """
    return base64.b64encode(plain).decode()


def decode(text: str, length: int = 0) -> bytes:
    """Return the bytes of strict base64, `length` of them when given. Raises Refused."""
    try:
        plain = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        plain = b""
    if not plain or encode(plain) != text or (length and len(plain) != length):
        raise Refused(gettext_noop("%(text)s is not base64 as it should be."), text=text[:100])
    return plain


def read_key(vkey: str) -> Key:
    """Return the key of a vkey (signed-note, 'verifier keys'). Raises Refused."""
    name, _, rest = vkey.partition("+")
    key_id, _, encoded = rest.partition("+")
    _check_name(name)
    plain = decode(encoded)
    if len(plain) != 33 or plain[0] not in set(Kind):
        raise Refused(gettext_noop("%(vkey)s is no Ed25519 key of a log or witness."), vkey=vkey)
    key = Key(name, Kind(plain[0]), plain[1:])
    if key.id.hex() != key_id:
        raise Refused(gettext_noop("The key %(vkey)s has a typing error."), vkey=vkey)
    return key


def read_note(text: str) -> Note:
    """Take a signed note apart. Nothing in it is true until a signature holds. Raises Refused."""
    body, blank, lines = text.rpartition("\n\n")
    if not blank or not lines.endswith("\n") or CONTROL.search(text):
        raise Refused(gettext_noop("This is not a signed note: text, an empty line, signatures."))
    rows = lines.removesuffix("\n").split("\n")
    if len(rows) > MOST_SIGNATURES:
        raise Refused(gettext_noop("There are too many signatures under this note."))
    return Note(body + "\n", tuple(map(read_signature, rows)))


def read_signature(line: str) -> Signature:
    """Return the signature on one line. Raises Refused."""
    line = line.removesuffix("\n")
    name, _, encoded = line.removeprefix(DASH).rpartition(" ")
    if not line.startswith(DASH) or not NAME.match(name):
        raise Refused(gettext_noop("This is not a signature line: %(line)s"), line=line[:200])
    plain = decode(encoded)
    if len(plain) < 5:
        raise Refused(gettext_noop("This is not a signature line: %(line)s"), line=line[:200])
    return Signature(name, plain[:4], plain[4:])


def read_checkpoint(text: str) -> Checkpoint:
    """Return the checkpoint of a note's text (tlog-checkpoint). Raises Refused."""
    lines = text.split("\n")
    if len(lines) < 4 or not lines[0] or not SIZE.fullmatch(lines[1]) or "" in lines[3:-1]:
        raise Refused(gettext_noop("This is not a checkpoint: name, size and root, line by line."))
    return Checkpoint(lines[0], int(lines[1]), decode(lines[2], 32))


def holds(signature: Signature, key: Key, text: str) -> bool:
    """Tell whether a signature under this text was made with this key.

    Signature lines carry a time for witnesses (tlog-cosignature), and none for logs.
    """
    if not signature.is_by(key):
        return False
    signed, message = signature.signed, text.encode()
    if key.kind is Kind.WITNESS:
        at = time_of(signature)
        if len(signed) != 72 or at > LATEST:
            return False
        signed, message = signed[8:], _cosigned(text, at)
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signed, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def time_of(cosignature: Signature) -> int:
    """Return when a witness cosigned, in seconds since 1970."""
    return int.from_bytes(cosignature.signed[:8])


def signed_by(note: Note, key: Key) -> bool:
    """Tell whether a note bears a true signature of this key; raise Refused for a false one."""
    mine = [signature for signature in note.signatures if signature.is_by(key)]
    if not all(holds(signature, key, note.text) for signature in mine):
        raise Refused(gettext_noop("The signature of %(name)s is false."), name=key.name)
    return bool(mine)


def _cosigned(text: str, at: int) -> bytes:
    return f"cosignature/v1\ntime {at}\n{text}".encode()


def _check_name(name: str) -> None:
    if not NAME.match(name):
        raise Refused(
            gettext_noop("%(name)s cannot be the name of a key: no spaces, no plus sign."),
            name=name or "…",
        )
