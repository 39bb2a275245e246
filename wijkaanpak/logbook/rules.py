"""What an entry is made of. Plain functions: the log can be checked without our server.

`docs/reference/log-format.md` says the same in words, so that a stranger can write a checker.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

COMMIT_PREFIX = b"wijkaanpak/facts/v1\n"
PLAIN = re.compile(r"[a-z0-9_.:-]*\Z")

type Fact = str | int | bool | list["Fact"] | dict[str, "Fact"] | None
type FactsOf = dict[str, Fact]

known_verbs: dict[str, Verb] = {}


@dataclass(frozen=True)
class Verb:
    """A word for the log, a sentence for people, and one for while the details are not public."""

    name: str
    sentence: str
    quiet: str = ""

    def __post_init__(self) -> None:
        known_verbs[self.name] = self


@dataclass(frozen=True)
class Actor:
    """Who does something: an opaque reference, and the name under which the log may speak.

    `helper` is the name of the person who entered it for them ("entered by X for Y").
    """

    ref: str
    name: str
    helper: str = ""


@dataclass(frozen=True)
class Leaf:
    """What is sealed of one entry: public, opaque, and nothing about a person."""

    n: int
    at: datetime
    verb: str
    about: str
    party: str
    commitment: str

    def as_bytes(self) -> bytes:
        """Return the exact bytes that are hashed: canonical JSON, ASCII, keys in order."""
        for value in (self.verb, self.about, self.party, self.commitment):
            if not PLAIN.match(value):
                raise ValueError(f"not a plain reference: {value!r}")
        at = self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return (
            f'{{"about":"{self.about}","at":"{at}","c":"{self.commitment}","n":{self.n},'
            f'"party":"{self.party}","v":"{self.verb}"}}'
        ).encode()


@dataclass
class Told:
    """What an open action has told the logbook so far."""

    verb: Verb
    about: str = ""
    party: str = ""
    facts: FactsOf = field(default_factory=dict)


def commit(facts: FactsOf, salt: bytes) -> str:
    """Return the salted digest of the details, in hex. Without the salt nobody can guess them."""
    plain = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(COMMIT_PREFIX + salt + plain.encode()).hexdigest()
