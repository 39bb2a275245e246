"""Seats: counts for everybody, rows under a code for hosts, names for who calls people."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Sum
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.assemblies.models import Assembly, Contact, Draw, EmptySeats, Place, SignUp
from wijkaanpak.assemblies.rules import (
    AT_THE_TABLE,
    GONE,
    DrawKind,
    SeatState,
    Table,
    TargetLine,
    may_tell,
)
from wijkaanpak.people.queries import Viewer, require
from wijkaanpak.people.rules import Right

type SomePlace = Place


@dataclass(frozen=True)
class Seats:
    """The seats as numbers. `left`: who had a seat.

    `at_the_table`: how many sit there for each target; `tells`: everybody may see that.
    """

    all: int
    confirmed: int
    waiting: int
    declined: int
    dropped_out: int
    reserves: int
    at_the_table: tuple[int, ...]
    tells: bool

    @property
    def left(self) -> int:
        return self.declined + self.dropped_out

    @property
    def empty(self) -> int:
        return self.all - self.confirmed - self.waiting


def as_drawn(assembly: Assembly) -> bool:
    """Tell whether nobody left, so that the table is the panel of the first draw."""
    return not Place.objects.filter(draw__assembly=assembly, state__in=GONE).exists()


def seats_of(assembly: Assembly, lines: Sequence[TargetLine]) -> Seats | None:
    """Return what became of the seats, with a number for each target; None before the draw."""
    if not assembly.drawn:
        return None
    found = Place.objects.filter(draw__assembly=assembly)
    rows = list(found.values_list("state", "draw__kind", "signup__answers"))
    # A reserve who said no never had a seat.
    states = Counter(state for state, kind, _answers in rows if kind != DrawKind.RESERVES)
    sits = [answers for state, _kind, answers in rows if state in AT_THE_TABLE]
    left = states[SeatState.DECLINED] + states[SeatState.DROPPED_OUT]
    return Seats(
        all=assembly.seats,
        confirmed=states[SeatState.CONFIRMED],
        waiting=states[SeatState.WAITING],
        declined=states[SeatState.DECLINED],
        dropped_out=states[SeatState.DROPPED_OUT],
        reserves=sum(state == SeatState.RESERVE for state, _kind, _answers in rows),
        at_the_table=_counted(sits, lines),
        tells=may_tell(left, assembly.seats - len(sits), over=assembly.ends < clock.today())
        and not assembly.forgotten,
    )


def _counted(people: Iterable[Mapping[str, str]], lines: Sequence[TargetLine]) -> tuple[int, ...]:
    """Return for each target how many of these people have it."""
    counts = Counter(pair for answers in people for pair in answers.items())
    return tuple(counts[line.feature, line.value] for line in lines)


def empty_to_fill(assembly: Assembly) -> int:
    """Return how many seats are empty, are not left so, and are in no draw that waits."""
    sits = Place.objects.filter(draw__assembly=assembly, state__in=AT_THE_TABLE).count()
    waits = Draw.objects.filter(assembly=assembly, kind=DrawKind.REPLACEMENT, number=None)
    drawing = int(waits.aggregate(all=Sum("size"))["all"] or 0)
    stay = sum(one.many for one in left_empty(assembly))
    return assembly.seats - sits - stay - drawing


def table(assembly: Assembly) -> Table:
    """Return the codes of who sits at the table, of who is gone, and of who stands by."""
    found = Place.objects.filter(draw__assembly=assembly).order_by("signup__code")
    rows = list(found.values_list("signup__code", "state"))
    return Table(
        tuple(code for code, state in rows if state in AT_THE_TABLE),
        tuple(code for code, state in rows if state in GONE),
        tuple(code for code, state in rows if state == SeatState.RESERVE),
    )


def places(viewer: Viewer, assembly: Assembly) -> list[Place]:
    """Return everybody who was drawn, under their codes, for hosts."""
    require(viewer.person, Right.HOST, viewer.here)
    found = Place.objects.filter(draw__assembly=assembly).select_related("signup")
    order = [*AT_THE_TABLE, SeatState.RESERVE, *GONE]
    return sorted(found, key=lambda one: (order.index(SeatState(one.state)), one.signup.code))


def contacts(viewer: Viewer, assembly: Assembly) -> dict[uuid.UUID, Contact]:
    """Return how who was drawn is reached, for who invites people; of nobody else in the pool."""
    require(viewer.person, Right.INVITE, viewer.here)
    found = Contact.objects.filter(signup__place__draw__assembly=assembly, erased=None)
    return {one.signup_id: one for one in found}


def get_place(assembly: Assembly, place: uuid.UUID) -> Place:
    """Return a seat of this assembly, or answer 404."""
    found = Place.objects.select_related("signup", "draw")
    row = get_object_or_404(found, draw__assembly=assembly, pk=place)
    row.draw.assembly = row.signup.assembly = assembly
    return row


def place_of(signup: SignUp) -> Place | None:
    """Return the seat for which somebody was drawn, or None."""
    return Place.objects.filter(signup=signup).first()


def left_empty(assembly: Assembly) -> list[EmptySeats]:
    """Return the seats that stay empty, each with its kind of reason."""
    return list(EmptySeats.objects.filter(assembly=assembly).order_by("on", "id"))
