"""The lesson file: lessons with the proof that they stand in the log of their neighbourhood.

`docs/reference/lesson-file.md` says the same in words, so that a stranger can write a checker. A
file is canonical JSON, so every byte of it is either sealed by the log or part of the proof, and
one changed byte is refused. Checking needs no network, no database and no server.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wijkaanpak.knowledge.rules.lessons import Words, check_words
from wijkaanpak.logbook.rules import FactsOf, Leaf, commit
from wijkaanpak.methods import merkle, notes
from wijkaanpak.methods.notes import Key, Kind, Note
from wijkaanpak.refusals import Refused, gettext_noop

FORMAT = "wijkaanpak/lessons/v1"
FAMILY = "wijkaanpak/lessons/"
MEDIA_TYPE = "application/vnd.wijkaanpak.lessons+json"
DIGEST_PREFIX = b"wijkaanpak/lesson/v1\n"
MOST_BYTES, MOST_LESSONS, MOST_VERSION = 1_000_000, 200, 10_000
OPENED = "knowledge.lesson_opened"  # the verb under which a log seals a lesson
ABOUT = "knowledge.version:"
_FACTS = {"digest": str, "number": int, "party": str, "title": str}
_PLACED = ("address", "id", "municipality", "place", "version")


@dataclass(frozen=True)
class Sealed:
    """One lesson as its log sealed it: the words, where it is from, and the entry."""

    words: Words
    id: uuid.UUID
    version: int
    place: str
    municipality: str
    address: str
    content: str  # canonical JSON of all above: what the digest is of
    leaf: bytes
    opened: datetime


@dataclass(frozen=True)
class Checked:
    """A file whose signature and proofs hold: who signed it, and the lessons in it."""

    key: Key
    lessons: tuple[Sealed, ...]
    size: int  # entries in the log when it was signed

    @property
    def place(self) -> str:
        return self.lessons[0].place

    @property
    def municipality(self) -> str:
        return self.lessons[0].municipality


@dataclass(frozen=True)
class Proven:
    """What a log gives for one lesson: the content, the details, their salt, and the proof."""

    content: str
    facts: FactsOf
    salt: str
    leaf: bytes
    proof: Sequence[bytes]


def canonical(value: Any) -> str:
    """Return JSON in the one way in which it is sealed: keys in order, no spaces, no escapes."""
    return json.dumps(
        value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )


def content_of(words: Words, **placed: Any) -> str:
    """Return the canonical content of a lesson with its id, version and place."""
    return canonical(words.plain() | {name: placed[name] for name in _PLACED})


def digest_of(content: str) -> str:
    """Return what the log seals of a lesson."""
    return hashlib.sha256(DIGEST_PREFIX + content.encode()).hexdigest()


def fingerprint(key: Key) -> str:
    """Return the hash of a key in groups of four letters, to compare aloud on the telephone."""
    found = hashlib.sha256(bytes([key.kind]) + key.public).hexdigest()[:32]
    return " ".join(found[at : at + 4] for at in range(0, len(found), 4))


def write(key: Key, checkpoint: str, lessons: Iterable[Proven]) -> bytes:
    """Return a lesson file. Of the signed note only the line of the log itself goes along."""
    note = notes.read_note(checkpoint)
    own = tuple(one for one in note.signatures if one.is_by(key))
    rows = [
        {
            "facts": one.facts,
            "leaf": one.leaf.decode(),
            "lesson": json.loads(one.content),
            "proof": [notes.encode(step) for step in one.proof],
            "salt": one.salt,
        }
        for one in lessons
    ]
    file = {
        "checkpoint": str(Note(note.text, own)),
        "format": FORMAT,
        "key": str(key),
        "lessons": rows,
    }
    return canonical(file).encode()


def check(raw: bytes, this_year: int) -> Checked:
    """Return what is in a lesson file when all of it holds; raise Refused with what does not."""
    file = _parsed(raw)
    key = _key_of(file)
    note = notes.read_note(_text(file, "checkpoint"))
    checkpoint = notes.read_checkpoint(note.text)
    if checkpoint.origin != key.name or len(note.signatures) != 1:
        raise Refused(NOT_SIGNED)
    if not notes.holds(note.signatures[0], key, note.text):
        raise Refused(NOT_SIGNED)
    lessons = tuple(_lesson(row, checkpoint, this_year) for row in file["lessons"])
    _check_once(lessons)
    return Checked(key, lessons, checkpoint.size)


BROKEN = gettext_noop(
    "This is no lesson file, or it is damaged. Download it again where you got it."
)
NOT_SIGNED = gettext_noop(
    "The signature does not hold: this file was not signed by the log it names. Do not use it."
)
TAMPERED = gettext_noop(
    "The lesson “%(title)s” was changed after its log sealed it. Do not use this file."
)


def _parsed(raw: bytes) -> dict[str, Any]:
    if len(raw) > MOST_BYTES:
        raise Refused(
            gettext_noop("This file is too large: a lesson file has at most %(most)s kB."),
            most=MOST_BYTES // 1000,
        )
    try:
        file = json.loads(raw)
        same = isinstance(file, dict) and canonical(file).encode() == raw
    except (ValueError, RecursionError):
        raise Refused(BROKEN) from None
    if isinstance(file, dict):
        _check_format(file.get("format"))
    if not same or file.keys() != {"checkpoint", "format", "key", "lessons"}:
        raise Refused(BROKEN)
    rows = file["lessons"]
    if not isinstance(rows, list) or not 1 <= len(rows) <= MOST_LESSONS:
        raise Refused(
            gettext_noop("A lesson file holds 1 to %(most)s lessons."), most=MOST_LESSONS
        )
    return dict(file)


def _check_format(said: object) -> None:
    if isinstance(said, str) and said.startswith(FAMILY) and said != FORMAT:
        raise Refused(
            gettext_noop(
                "This file is of another version (%(said)s) than we read (%(ours)s). Ask for a "
                "file of our version, or update this site."
            ),
            said=said[:60],
            ours=FORMAT,
        )
    if said != FORMAT:
        raise Refused(BROKEN)


def _text(file: Mapping[str, Any], name: str) -> str:
    value = file[name]
    if not isinstance(value, str):
        raise Refused(BROKEN)
    return value


def _key_of(file: Mapping[str, Any]) -> Key:
    key = notes.read_key(_text(file, "key"))
    if key.kind is not Kind.LOG:
        raise Refused(NOT_SIGNED)
    return key


def _lesson(row: object, checkpoint: notes.Checkpoint, this_year: int) -> Sealed:
    """Return one lesson when its content, its details and its place in the log all fit."""
    if not isinstance(row, dict) or row.keys() != {"facts", "leaf", "lesson", "proof", "salt"}:
        raise Refused(BROKEN)
    try:
        sealed = _sealed(row["lesson"], row["leaf"].encode())
        leaf = _leaf(row["leaf"])
        proof = [notes.decode(step, 32) for step in row["proof"]]
        salt = bytes.fromhex(row["salt"])
        facts = {name: row["facts"][name] for name in _FACTS}
        fits = all(type(facts[name]) is kind for name, kind in _FACTS.items())
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        raise Refused(BROKEN) from None
    check_words(sealed.words, this_year)
    _check_ink(json.loads(sealed.content))
    tampered = Refused(TAMPERED, title=sealed.words.title)
    if not fits or facts != row["facts"] or salt.hex() != row["salt"] or len(salt) != 32:
        raise tampered
    if facts["digest"] != digest_of(sealed.content) or leaf.commitment != commit(facts, salt):
        raise tampered
    if leaf.verb != OPENED or not leaf.about.startswith(ABOUT):
        raise tampered
    hashed = merkle.leaf_hash(sealed.leaf)
    if not merkle.includes(leaf.n - 1, checkpoint.size, hashed, proof, checkpoint.root):
        raise tampered
    return sealed


def _sealed(plain: Mapping[str, Any], leaf: bytes) -> Sealed:
    words = Words.read(plain)
    if plain.keys() != words.plain().keys() | set(_PLACED):
        raise ValueError("other fields")
    version, number = plain["version"], uuid.UUID(plain["id"])
    place, municipality, address = texts = [
        plain[name] for name in ("place", "municipality", "address")
    ]
    if type(version) is not int or not 1 <= version <= MOST_VERSION or str(number) != plain["id"]:
        raise ValueError("version or id")
    if not all(isinstance(one, str) and len(one) <= 300 for one in texts) or not texts[0].strip():
        raise ValueError("place")
    opened = _leaf(leaf.decode()).at
    content = canonical(plain)
    return Sealed(words, number, version, place, municipality, address, content, leaf, opened)


def _leaf(text: str) -> Leaf:
    found = json.loads(text)
    at = datetime.fromisoformat(found["at"])
    names = (found["v"], found["about"], found["party"], found["c"])
    if type(found["n"]) is not int or not all(isinstance(one, str) for one in names):
        raise ValueError("leaf")
    leaf = Leaf(found["n"], at, *names)
    if leaf.as_bytes() != text.encode():
        raise ValueError("leaf")
    return leaf


def _check_ink(content: Mapping[str, Any]) -> None:
    """No sign in a lesson does something instead of being read, such as turning a line around."""
    texts = [one for one in content.values() if isinstance(one, str)]
    if any((sign < " " and sign != "\n") or sign in _TURNING for text in texts for sign in text):
        raise Refused(gettext_noop("There are signs in this file that nobody can see. Refused."))


_TURNING = frozenset(
    "\x7f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\ufeff"
)


def _check_once(lessons: Sequence[Sealed]) -> None:
    if len({one.id for one in lessons}) < len(lessons):
        raise Refused(gettext_noop("The same lesson is in this file twice. Ask for a new file."))
    if len({(one.place, one.municipality) for one in lessons}) > 1:
        raise Refused(gettext_noop("This file mixes lessons of more than one neighbourhood."))
