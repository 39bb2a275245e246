"""What a partner runs to keep an eye on a log: without a database, on any computer.

A witness remembers the last checkpoint it saw. It cosigns a new one only after a proof that
the log grew and that nothing it saw before was changed. State is written before the word is
given, so that a witness never signs two histories, not even after a power cut.

Files in its own folder: `witness.key`, `logs.json`, and `evidence-*.txt` when a log lied.
"""

from __future__ import annotations

import fcntl
import json
import os
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from wijkaanpak import clock
from wijkaanpak.methods import merkle, notes
from wijkaanpak.methods.notes import Checkpoint, Key, Kind, Note, Signer
from wijkaanpak.refusals import Refused, gettext_noop

type Send = Callable[[str, bytes | None], str]
PATIENCE, MOST = 30, 1_000_000


def send_by_http(url: str, body: bytes | None = None) -> str:
    """Fetch an address, or hand something in. Raises Refused in words."""
    if urlsplit(url).scheme not in {"http", "https"}:
        raise Refused(gettext_noop("%(url)s is not a web address."), url=url)
    kind = {"Content-Type": "text/plain; charset=utf-8"}
    asked = urllib.request.Request(url, data=body, headers=kind)  # noqa: S310  (checked above)
    try:
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:  # noqa: S310
            return str(answer.read(MOST).decode("utf-8"))
    except urllib.error.HTTPError as error:
        with error:  # it holds the connection open until somebody closes it
            says_why = error.code == 403
            why = error.read(2000).decode("utf-8", "replace") if says_why else error.reason
        raise Refused(
            gettext_noop("%(url)s answered %(code)s: %(why)s"), url=url, code=error.code, why=why
        ) from None
    except (OSError, ValueError) as error:
        raise Refused(
            gettext_noop("%(url)s did not answer: %(why)s"), url=url, why=error
        ) from None


class Witness:
    """A witness with its own folder: a key, and what it last saw of each log."""

    def __init__(self, folder: Path, name: str = "", send: Send = send_by_http) -> None:
        self.folder, self.send = folder, send
        folder.mkdir(parents=True, exist_ok=True)
        self.signer = self._signer(name)

    def _signer(self, name: str) -> Signer:
        path = self.folder / "witness.key"
        if not path.exists():
            if not name:
                raise Refused(
                    gettext_noop("Give this witness a name once: --name bieb.example/getuige")
                )
            made = Signer(name, Kind.WITNESS, secret := notes.new_secret())
            self._write(path, f"{made.key.name} {secret.hex()}\n", 0o600)
        known, secret_hex = path.read_text(encoding="utf-8").split()
        if name and name != known:
            raise Refused(gettext_noop("This witness is called %(known)s already."), known=known)
        return Signer(known, Kind.WITNESS, bytes.fromhex(secret_hex))

    def seen(self) -> dict[str, Any]:
        """Return what it last saw, by address: the key of the log and its checkpoint."""
        path = self.folder / "logs.json"
        found: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {}
        return found

    def look(self, url: str, log_key: str = "") -> Checkpoint:
        """Look at a log, and cosign when it only grew. Raises Refused when it did not."""
        url = url.rstrip("/") + "/"
        with self._alone():
            note = notes.read_note(self.send(urljoin(url, "stand/"), None))
            now = notes.read_checkpoint(note.text)
            key = self._key_of(url, now, log_key)
            if not notes.signed_by(note, key):
                raise Refused(gettext_noop("%(origin)s did not sign this."), origin=key.name)
            self._check_grown(url, now, note)
            self._remember(url, key, note)
            line = str(self.signer.sign(now.text, at=int(clock.now().timestamp())))
            self.send(urljoin(url, f"stand/{now.size}/"), line.encode())
        return now

    def _key_of(self, url: str, now: Checkpoint, log_key: str) -> Key:
        """Return the key to trust: the one we know, unless a person gives another by hand."""
        known = self.seen().get(url)
        if log_key:
            key = notes.read_key(log_key)
        elif known:
            key = notes.read_key(known["key"])
        else:
            key = self._first_key(url, now.origin)
        if now.origin != key.name:
            raise Refused(RENAMED, old=key.name, new=now.origin)
        return key

    def _first_key(self, url: str, origin: str) -> Key:
        """Trust on first use: the key in the log's own policy. The person compares it later."""
        for line in self.send(urljoin(url, "getuigen.txt"), None).split("\n"):
            words = line.split()
            if words[:1] == ["log"] and words[1].startswith(origin + "+"):
                return notes.read_key(words[1])
        raise Refused(gettext_noop("%(url)s shows no key of its log."), url=url)

    def _check_grown(self, url: str, now: Checkpoint, note: Note) -> None:
        before = self._before(url, now.origin)
        if before is None:
            return
        if now.size < before.size:
            self._keep_evidence(note)
            raise Refused(SHORTER, origin=now.origin, old=before.size, new=now.size)
        lines = ""
        if 0 < before.size < now.size:
            lines = self.send(urljoin(url, f"stand/{before.size}/{now.size}/"), None)
        proof = [notes.decode(line, 32) for line in lines.split()]
        if not merkle.extends(before.size, now.size, proof, before.root, now.root):
            self._keep_evidence(note)
            raise Refused(CHANGED, origin=now.origin, old=before.size)

    def _before(self, url: str, origin: str) -> Checkpoint | None:
        known = self.seen().get(url)
        if not known:
            return None
        last = notes.read_checkpoint(notes.read_note(known["note"]).text)
        return last if last.origin == origin else None

    def _remember(self, url: str, key: Key, note: Note) -> None:
        seen = self.seen()
        older = seen.get(url, {"key": str(key), "older": []})
        if older["key"] != str(key):  # a new name after a break: keep the old word as evidence
            older["older"] = [*older["older"], older["note"]]
        seen[url] = {"key": str(key), "note": str(note), "older": older["older"]}
        self._write(self.folder / "logs.json", json.dumps(seen, indent=2), 0o644)

    def _keep_evidence(self, note: Note) -> None:
        name = f"evidence-{clock.now():%Y%m%d-%H%M%S}.txt"
        self._write(self.folder / name, str(note), 0o644)

    @staticmethod
    def _write(path: Path, text: str, mode: int) -> None:
        half = path.with_name(path.name + ".half")
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        with open(os.open(half, flags, mode), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        half.rename(path)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.folder / "lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


SHORTER = gettext_noop(
    "%(origin)s has %(new)s entries now and showed me %(old)s before. Entries are gone: I do not "
    "sign. What it showed is kept as evidence; tell the other witnesses."
)
CHANGED = gettext_noop(
    "%(origin)s changed something in the first %(old)s entries, which I saw before: I do not "
    "sign. What it showed is kept as evidence; tell the other witnesses."
)
RENAMED = gettext_noop(
    "I know this log as %(old)s and it calls itself %(new)s now. Read in its logbook why. Do you "
    "agree? Then give its new key once: --log-key KEY"
)
