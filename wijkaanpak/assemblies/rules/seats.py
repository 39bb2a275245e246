"""Seats after a draw: what becomes of each, and who may take one that is empty."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from wijkaanpak.assemblies.rules.pool import Member, pool_hash, pool_of
from wijkaanpak.assemblies.rules.targets import TargetLine
from wijkaanpak.methods.lottery import Infeasible, Pool, eased, outlook, replacements, reserves
from wijkaanpak.refusals import Refused, gettext_noop

FEWEST = 3  # people who left: of fewer, numbers would tell what one of them answered


class DrawKind(StrEnum):
    """What a draw is for."""

    FIRST = "first"
    RESERVES = "reserves"  # they stand by: who of them takes a seat is drawn as well
    REPLACEMENT = "replacement"


KIND_WORDS: dict[str, str] = {
    DrawKind.FIRST: gettext_noop("The draw of the panel"),
    DrawKind.RESERVES: gettext_noop("The draw of who stands by"),
    DrawKind.REPLACEMENT: gettext_noop("The draw for empty seats"),
}


class SeatState(StrEnum):
    """What became of somebody who was drawn."""

    RESERVE = "reserve"
    WAITING = "waiting"  # drawn, and not asked yet
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    DROPPED_OUT = "dropped_out"  # said yes, and stopped


class Why(StrEnum):
    """Why somebody does not sit at the table; never more than the kind of reason."""

    NO_TIME = "no time"
    ILL = "ill"
    MOVED = "moved"
    NOT_REACHED = "not reached"
    OTHER = "other"


class WhyEmpty(StrEnum):
    """Why a seat stays empty."""

    HALFWAY = "halfway"
    NOBODY_FITS = "nobody fits"
    OTHER = "other"


NEXT: dict[SeatState, frozenset[SeatState]] = {
    SeatState.RESERVE: frozenset({SeatState.WAITING, SeatState.DECLINED}),
    SeatState.WAITING: frozenset({SeatState.CONFIRMED, SeatState.DECLINED}),
    SeatState.CONFIRMED: frozenset({SeatState.DROPPED_OUT}),
    SeatState.DECLINED: frozenset(),
    SeatState.DROPPED_OUT: frozenset(),
}
AT_THE_TABLE = (SeatState.WAITING, SeatState.CONFIRMED)
GONE = (SeatState.DECLINED, SeatState.DROPPED_OUT)
STATE_WORDS: dict[str, str] = {
    SeatState.RESERVE: gettext_noop("stands by"),
    SeatState.WAITING: gettext_noop("not asked yet"),
    SeatState.CONFIRMED: gettext_noop("said yes"),
    SeatState.DECLINED: gettext_noop("said no"),
    SeatState.DROPPED_OUT: gettext_noop("stopped"),
}
WHY_WORDS: dict[str, str] = {
    Why.NO_TIME: gettext_noop("No time"),
    Why.ILL: gettext_noop("Ill"),
    Why.MOVED: gettext_noop("Moved"),
    Why.NOT_REACHED: gettext_noop("Not reached"),
    Why.OTHER: gettext_noop("Something else"),
}
WHY_EMPTY_WORDS: dict[str, str] = {
    WhyEmpty.HALFWAY: gettext_noop("The sessions are half-way"),
    WhyEmpty.NOBODY_FITS: gettext_noop("Nobody who is left fits the targets"),
    WhyEmpty.OTHER: gettext_noop("Something else"),
}


def check_step(now: SeatState, then: SeatState) -> None:
    """A seat goes one way only. Who said no or stopped does not come back."""
    if then in NEXT[now]:
        return
    if now in GONE:
        raise Refused(gettext_noop("This person no longer takes part. That stays as it is."))
    if now is SeatState.RESERVE:
        raise Refused(gettext_noop("This person stands by. They have a seat when they are drawn."))
    raise Refused(gettext_noop("This was written down already."))


def stepping_back(now: SeatState) -> SeatState:
    """Return what somebody becomes who does not sit at the table any more."""
    return SeatState.DROPPED_OUT if now is SeatState.CONFIRMED else SeatState.DECLINED


def may_tell(left: int, empty: int, *, over: bool) -> bool:
    """Tell whether everybody may see how many of each value sit at the table.

    Whoever compares the numbers of before and after somebody left knows what that person had
    answered, and the others at the table know who it is. So they are shown until the first one
    leaves, and once more when all is over, if so many left that nobody stands out. Who takes a
    seat fits the same targets, so before and after differ by the seats that stayed empty: none
    of these, or so many as well.
    """
    return left == 0 or (over and left >= FEWEST and (empty == 0 or empty >= FEWEST))


@dataclass(frozen=True)
class Asked:
    """What a lottery is made of: so many seats, what the targets ask of them, and who may sit."""

    kind: DrawKind
    seats: int
    lines: tuple[TargetLine, ...]
    members: tuple[Member, ...]
    from_reserves: bool = False
    eased: bool = False

    @property
    def pool(self) -> Pool:
        return pool_of(self.seats, self.lines, self.members)

    @property
    def hash(self) -> str:
        return pool_hash(self.lines, self.members)


@dataclass(frozen=True)
class Table:
    """Codes of who sits at the table, of who is gone, and of who stands by."""

    sits: tuple[str, ...]
    gone: tuple[str, ...]
    reserves: tuple[str, ...]


def asked_for_reserves(first: Asked, table: Table, seats: int, left: Collection[str]) -> Asked:
    """Return the lottery for people who stand by: the targets in proportion.

    `left` are codes of people who no longer want to be drawn.
    """
    if seats < 1:
        raise Refused(gettext_noop("Draw at least one person who stands by."))
    seen = {*table.sits, *table.gone, *table.reserves, *left}
    pool = reserves(first.pool, table.sits, seats, _but(first, seen))
    asked = _asked(first, DrawKind.RESERVES, pool)
    return asked if _fits(pool) else _near(first, asked, pool)


def asked_for_seats(
    first: Asked, table: Table, seats: int, left: Collection[str], *, easing: bool
) -> Asked:
    """Return the lottery for empty seats: of who stands by, or else of all who are left.

    When the targets cannot be kept, the smallest change of them when that is wanted (`easing`).
    """
    empty = first.seats - len(table.sits)
    gone = table.gone[:empty]  # how many they are counts, and not who
    never = {*table.gone, *left}
    standing_by = [code for code in table.reserves if code not in never]
    for ready in (standing_by, _but(first, {*never, *table.sits})):
        pool = replacements(first.pool, [*table.sits, *gone], gone, ready, seats)
        if _fits(pool):
            asked = _asked(first, DrawKind.REPLACEMENT, pool)
            return replace(asked, from_reserves=ready is standing_by)
    if not easing:
        raise _what_helps(pool)
    return _near(first, _asked(first, DrawKind.REPLACEMENT, pool), pool)


def _but(first: Asked, out: Collection[str]) -> list[str]:
    return [one.code for one in first.members if one.code not in out]


def _fits(pool: Pool) -> bool:
    return outlook(pool).problem is None


def _asked(first: Asked, kind: DrawKind, pool: Pool) -> Asked:
    lines = [TargetLine(one.feature, one.value, None, one.least, one.most) for one in pool.quotas]
    members = [one for one in first.members if one.code in pool.by_key]
    return Asked(kind, pool.seats, tuple(lines), tuple(members))


def _near(first: Asked, asked: Asked, pool: Pool) -> Asked:
    """Return the lottery with the smallest change of the targets that makes it possible."""
    try:
        changed = eased(pool)
    except Infeasible as problem:
        raise _too_few(pool) from problem
    return replace(_asked(first, asked.kind, changed), eased=True)


def _what_helps(pool: Pool) -> Refused:
    problem = outlook(pool).problem
    if problem is None or not problem.changes:
        return _too_few(pool)
    told = "; ".join(map(str, problem.changes))
    return Refused(
        gettext_noop(
            "Nobody who is left can take these seats so that all targets hold. The nearest is: "
            "%(told)s. Choose that below, or leave the seats empty and say why."
        ),
        told=told,
    )


def _too_few(pool: Pool) -> Refused:
    return Refused(
        gettext_noop(
            "%(people)s people are left who may sit at the table, at most one of an address, and "
            "this asks for %(seats)s. Draw fewer, or leave seats empty and say why."
        ),
        people=len(pool.people), seats=pool.seats,
    )  # fmt: skip


def check_seats_to_fill(seats: int, empty: int) -> None:
    if not empty:
        raise Refused(gettext_noop("No seat is empty, so there is nothing to fill."))
    if not 1 <= seats <= empty:
        raise Refused(
            gettext_noop("There are %(empty)s empty seats. Choose between 1 and %(empty)s."),
            empty=empty,
        )
