"""How votes come in, and what each way counts for when a round gives the ways shares.

Shares belong to the rules that are fixed beforehand: say one half for the web and one half for
the tables. One vote then weighs

    share of its way × all votes ÷ votes of that way

as an exact fraction, so that all votes together still weigh as many as there are. A way without
a share of its own is counted with the web. A way by which fewer than ten votes came loses its
share to the other ways, in proportion, and its votes are counted with the way that has most:
otherwise one person at an empty table would decide, and anyone could see what they chose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from wijkaanpak.refusals import Refused, gettext_noop

FEW_VOTES = 10  # a way with fewer has no share of its own


class Channel(StrEnum):
    """How a ballot came into the one box."""

    WEB = "web"
    PAPER = "paper"
    TABLE = "table"
    SCHOOL = "school"
    DOORSTEP = "doorstep"
    PHONE = "phone"


class Way(StrEnum):
    """Channels that share one weight: alone with a screen, alone with paper, face to face."""

    WEB = "web"
    PAPER = "paper"
    TOGETHER = "together"


WAY_OF: dict[Channel, Way] = {
    Channel.WEB: Way.WEB,
    Channel.PHONE: Way.WEB,
    Channel.PAPER: Way.PAPER,
    Channel.TABLE: Way.TOGETHER,
    Channel.SCHOOL: Way.TOGETHER,
    Channel.DOORSTEP: Way.TOGETHER,
}
type Shares = Mapping[str, Fraction]


def check_shares(shares: Shares) -> None:
    """Raise Refused unless every vote gets a weight, or no shares are given at all."""
    if not shares:
        return
    if not set(shares) <= set(Way) or Way.WEB not in shares or len(shares) < 2:
        raise Refused(gettext_noop("Give the web a share and one other way, or give no shares."))
    if any(share <= 0 for share in shares.values()) or sum(shares.values()) != 1:
        raise Refused(gettext_noop("The shares must add up to 100%, and none of them may be 0."))


def ways_of(shares: Shares, channels: Sequence[str]) -> list[str]:
    """Return for each vote, by its channel, as which way it is counted.

    >>> halves = {"web": Fraction(1, 2), "together": Fraction(1, 2)}
    >>> Counter(ways_of(halves, ["web"] * 30 + ["table"] * 12 + ["paper"])) == {
    ...     "web": 31, "together": 12}
    True
    >>> set(ways_of(halves, ["web"] * 30 + ["table"] * 9))
    {'web'}
    """
    came = [_way(shares, channel) for channel in channels]
    goes = _counted_as(Counter(came))
    return [goes[way] for way in came]


def _way(shares: Shares, channel: str) -> str:
    way = WAY_OF[Channel(channel)]
    return way if way in shares else Way.WEB


def _counted_as(cast: Mapping[str, int]) -> dict[str, str]:
    order = list(Way)
    most = max(cast, key=lambda way: (cast[way], -order.index(Way(way))), default="")
    return {way: way if many >= FEW_VOTES else most for way, many in cast.items()}


@dataclass(frozen=True)
class Weighed:
    """What the shares did to one way: how many votes came, and what each of them weighs."""

    way: str
    share: Fraction  # as the rules say
    votes: int  # that came this way
    counted_as: str  # another way when too few came; empty when none came
    weight: Fraction | None  # of one vote; None when none came


def weighed(shares: Shares, channels: Sequence[str]) -> list[Weighed]:
    """Return for each way with a share what it counted for; nothing without shares.

    >>> halves = {"web": Fraction(1, 2), "together": Fraction(1, 2)}
    >>> [str(one.weight) for one in weighed(halves, ["web"] * 30 + ["table"] * 10)]
    ['2/3', '2']
    """
    if not shares:
        return []
    came = Counter(_way(shares, channel) for channel in channels)
    goes, cast = _counted_as(came), Counter(ways_of(shares, channels))
    used = sum((shares[way] for way in cast), Fraction(0))
    weight = {way: shares[way] / used * len(channels) / n for way, n in cast.items()}
    return [
        Weighed(way, shares[way], came[way], goes.get(way, ""), weight.get(goes.get(way, "")))
        for way in Way
        if way in shares
    ]
