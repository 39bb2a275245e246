"""Whose word is enough: which witnesses together make a checkpoint valid.

Source: the C2SP specification tlog-policy. Groups may hold groups, so that a policy can say
"two of three, and at least one from the residents' side":

    log wijkaanpak.local/zonnehof+…
    witness bewoners bewoners.example+…
    witness bieb bieb.example+…
    witness corporatie corporatie.example+…
    group allen 2 bewoners bieb corporatie2
    …

Each name may be a member of one group only (so that nobody counts twice), hence "at least one
from the residents' side" is said as a group of its own; `docs/how-to/be-a-witness.md` shows how.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from wijkaanpak.methods.notes import Key, Kind, Note, read_key, signed_by
from wijkaanpak.refusals import Refused, gettext_noop

NUMBER = re.compile(r"[1-9][0-9]{0,5}\Z")
NONE = "none"


@dataclass(frozen=True)
class Group:
    """A group has witnessed what at least `least` of its members have witnessed."""

    least: int
    members: tuple[str, ...]


@dataclass
class Policy:
    """The logs we know, the witnesses we know, and the quorum: whose word is enough."""

    logs: list[Key] = field(default_factory=list)
    witnesses: dict[str, Key] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    quorum: str = ""

    def is_met_by(self, names: Collection[str]) -> bool:
        """Tell whether these witnesses together are enough."""
        return self.quorum == NONE or self._witnessed(self.quorum, names)

    def _witnessed(self, name: str, names: Collection[str]) -> bool:
        group = self.groups.get(name)
        if group is None:
            return name in names
        return sum(self._witnessed(member, names) for member in group.members) >= group.least

    def log_of(self, origin: str) -> Key | None:
        """Return the key of the log with this name, when the policy knows it."""
        return next((key for key in self.logs if key.name == origin), None)

    def witnesses_of(self, note: Note) -> list[str]:
        """Return the names of the witnesses who truly cosigned; raise Refused for a forgery."""
        return [name for name, key in self.witnesses.items() if signed_by(note, key)]


def read_policy(text: str) -> Policy:
    """Read a policy file. Raises Refused with the number of the line that is wrong."""
    policy, seen = Policy(), _Seen(set(), set())
    for number, line in enumerate(text.split("\n"), 1):
        words = line.replace("\t", " ").split(" ")
        words = [word for word in words if word]
        if not words or words[0].startswith("#"):
            continue
        read = READERS.get(words[0])
        try:
            if read is None:
                raise Refused(gettext_noop("a line begins with log, witness, group or quorum"))
            read(policy, seen, words[1:])
        except Refused as refusal:
            raise Refused(
                gettext_noop("Line %(number)s of the policy is wrong: %(why)s"),
                number=number,
                why=refusal,
            ) from None
    if not policy.quorum:
        raise Refused(gettext_noop("The policy has no quorum line; write `quorum none` for none."))
    return policy


@dataclass
class _Seen:
    keys: set[bytes]
    members: set[str]

    def key(self, vkey: str, kind: Kind) -> Key:
        key = read_key(vkey)
        if key.kind is not kind:
            raise Refused(gettext_noop("a log and a witness have keys of different kinds"))
        if key.public in self.keys:
            raise Refused(gettext_noop("the same key stands there twice"))
        self.keys.add(key.public)
        return key


def _read_log(policy: Policy, seen: _Seen, words: list[str]) -> None:
    if len(words) not in {1, 2}:
        raise Refused(gettext_noop("write: log KEY [ADDRESS]"))
    policy.logs.append(seen.key(words[0], Kind.LOG))


def _read_witness(policy: Policy, seen: _Seen, words: list[str]) -> None:
    if len(words) not in {2, 3}:
        raise Refused(gettext_noop("write: witness NAME KEY [ADDRESS]"))
    name = words[0]
    _check_free(policy, name)
    policy.witnesses[name] = seen.key(words[1], Kind.WITNESS)
    policy.addresses[name] = words[2] if len(words) == 3 else ""


def _read_group(policy: Policy, seen: _Seen, words: list[str]) -> None:
    if len(words) < 3:
        raise Refused(gettext_noop("write: group NAME all|any|NUMBER MEMBER…"))
    name, how_many, *members = words
    _check_free(policy, name)
    for member in members:
        _check_known(policy, member)
        if member in seen.members:
            raise Refused(gettext_noop("%(name)s is in a group already"), name=member)
        seen.members.add(member)
    policy.groups[name] = Group(_least(how_many, len(members)), tuple(members))


def _least(how_many: str, members: int) -> int:
    if how_many in {"all", "any"}:
        return members if how_many == "all" else 1
    if not NUMBER.match(how_many) or int(how_many) > members:
        raise Refused(gettext_noop("how many members are needed: all, any, or 1 to their number"))
    return int(how_many)


def _read_quorum(policy: Policy, seen: _Seen, words: list[str]) -> None:
    if len(words) != 1 or policy.quorum:
        raise Refused(gettext_noop("write one line: quorum NAME"))
    if words[0] != NONE:
        _check_known(policy, words[0])
    policy.quorum = words[0]


def _check_free(policy: Policy, name: str) -> None:
    if name == NONE or name in policy.witnesses or name in policy.groups:
        raise Refused(gettext_noop("the name %(name)s is taken"), name=name)


def _check_known(policy: Policy, name: str) -> None:
    if name not in policy.witnesses and name not in policy.groups:
        raise Refused(gettext_noop("%(name)s is not named on a line above"), name=name)


READERS: dict[str, Callable[[Policy, _Seen, list[str]], None]] = {
    "log": _read_log,
    "witness": _read_witness,
    "group": _read_group,
    "quorum": _read_quorum,
}
