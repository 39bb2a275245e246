"""Ballots: what may stand on one, the code that allows it, and the seal that the voter keeps."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Mapping, Sequence
from enum import StrEnum

from wijkaanpak.budget.rules.rounds import BallotKind, RoundRules, whole_euros
from wijkaanpak.budget.rules.ways import Channel
from wijkaanpak.methods import merkle
from wijkaanpak.refusals import Refused, gettext_noop

type Choices = dict[str, int]  # number of a plan -> points (1 where nothing is counted)
SEAL = b"wijkaanpak/ballot/v1\n"
ON_PAPER = (Channel.PAPER, Channel.TABLE, Channel.SCHOOL, Channel.DOORSTEP)
FOR_OTHERS = (Channel.PHONE, Channel.DOORSTEP)


class CodeState(StrEnum):
    FRESH = "fresh"
    REVOKED = "revoked"


class WhyRevoked(StrEnum):
    """Why a letter does not count any more: a class, never a story about somebody."""

    LOST = "lost"
    NOT_ARRIVED = "not arrived"
    MOVED = "moved"
    TAKEN = "taken by somebody else"
    MISPRINT = "misprint"


class CodeUnknown(Refused):
    """One and the same answer for an unknown, used, revoked or expired code."""

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("This code does not work (any more). Ask at the place on your letter.")
        )


class AnotherBallot(Refused):
    """The same form was sent before with another choice on it."""

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("You have voted already with this form. Your first vote counts.")
        )


def spent(choices: Mapping[str, int], rules: RoundRules, costs: Mapping[str, int]) -> int:
    """Return how much of the ballot is used: stickers, points, or cents."""
    if rules.ballot is BallotKind.KNAPSACK:
        return sum(costs[number] for number in choices if number in costs)
    if rules.ballot is BallotKind.POINTS:
        return sum(choices.values())
    return len(choices)


def room(rules: RoundRules) -> int:
    """Return how much a voter may use in all: stickers, points, or cents."""
    return rules.amount if rules.ballot is BallotKind.KNAPSACK else rules.most


def check_choices(choices: Mapping[str, int], rules: RoundRules, costs: Mapping[str, int]) -> None:
    """Raise Refused unless this is a whole and honest ballot. `costs`: cents by plan number."""
    if foreign := sorted(number for number in choices if number not in costs):
        raise Refused(
            gettext_noop("There is no plan %(number)s on this ballot."), number=foreign[0]
        )
    if any(points < 1 for points in choices.values()):
        raise Refused(gettext_noop("Give a plan one point or more, or leave it out."))
    if rules.ballot is not BallotKind.POINTS and any(n != 1 for n in choices.values()):
        raise Refused(gettext_noop("You can choose a plan only once."))
    least = 1 if rules.ballot is BallotKind.KNAPSACK else min(rules.least, len(costs))
    if len(choices) < least:
        raise Refused(gettext_noop("Choose at least %(least)s."), least=least)
    _check_room(spent(choices, rules, costs), rules)


def _check_room(used: int, rules: RoundRules) -> None:
    over = used - room(rules)
    if over <= 0:
        return
    if rules.ballot is BallotKind.KNAPSACK:
        raise Refused(
            gettext_noop("This is € %(over)s more than there is. Take a plan away."),
            over=whole_euros(over),
        )
    if rules.ballot is BallotKind.POINTS:
        raise Refused(gettext_noop("You gave too many points. Take %(over)s away."), over=over)
    raise Refused(gettext_noop("You chose too many plans. Take %(over)s away."), over=over)


def as_text(choices: Mapping[str, int]) -> str:
    """Return a ballot in the one way in which it is written and hashed.

    >>> as_text({"3": 1, "11": 2})
    '{"11":2,"3":1}'
    """
    return json.dumps(dict(choices), sort_keys=True, separators=(",", ":"))


def nonce_of(key: uuid.UUID) -> str:
    """Return the voter's secret, from the hidden key of the form. It is never stored."""
    return hashlib.sha256(b"wijkaanpak/nonce/v1\n" + key.bytes).hexdigest()


def seal_of(choices: Mapping[str, int], nonce: str) -> str:
    """Return what stands in the log of a ballot: nobody can open it without the voter's secret."""
    return hashlib.sha256(SEAL + nonce.encode() + b"\n" + as_text(choices).encode()).hexdigest()


def sent_as(key: uuid.UUID) -> uuid.UUID:
    """Return under which number a form that was sent is remembered: not its key itself."""
    return uuid.UUID(bytes=hashlib.sha256(b"wijkaanpak/sent/v1\n" + key.bytes).digest()[:16])


def box_root(ballots: Sequence[str]) -> str:
    """Return the root of all ballots as they are published: RFC 6962 over their lines in order."""
    return merkle.root(merkle.leaf_hash(line.encode()) for line in ballots).hex()
