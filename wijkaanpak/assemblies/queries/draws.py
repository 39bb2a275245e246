"""Draws: what they are made of, panels, chances and who was drawn, all of it without names."""

from __future__ import annotations

from collections.abc import Collection

from wijkaanpak.assemblies.models import Assembly, Draw, SignUp
from wijkaanpak.assemblies.queries import pool
from wijkaanpak.assemblies.queries.seats import empty_to_fill, table
from wijkaanpak.assemblies.rules import Asked, DrawKind, Member
from wijkaanpak.assemblies.rules.seats import (
    asked_for_reserves,
    asked_for_seats,
    check_seats_to_fill,
)
from wijkaanpak.methods.lottery import label, panels_in
from wijkaanpak.refusals import Refused, gettext_noop

type SomeDraw = Draw


def draws_of(assembly: Assembly) -> list[Draw]:
    """Return all draws of an assembly, the first one first, without the codes of the pool."""
    return list(Draw.objects.filter(assembly=assembly).defer("among").order_by("turn"))


def first_draw(assembly: Assembly) -> Draw | None:
    """Return the draw that fills the table, or None while no panels are fixed."""
    return Draw.objects.filter(assembly=assembly, turn=1).first()


def draw_at(assembly: Assembly, turn: int) -> Draw | None:
    return Draw.objects.filter(assembly=assembly, turn=turn).first()


def open_draw(assembly: Assembly) -> Draw | None:
    """Return the draw of which the panels are fixed and nothing fell yet; at most one."""
    return Draw.objects.filter(assembly=assembly, number=None).first()


def next_turn(assembly: Assembly) -> int:
    return Draw.objects.filter(assembly=assembly).count() + 1


def tells_groups(draw: Draw) -> bool:
    """Tell whether everybody may see what was asked: not of empty seats, for what these ask
    tells what somebody answered who left."""
    return draw.kind != DrawKind.REPLACEMENT


def name_of(draw: Draw) -> str:
    """Return the number that was drawn as it is called out, such as 007."""
    return "" if draw.number is None else label(draw.number, draw.panels)


def panel_in_file(draw: Draw, number: int) -> tuple[str, ...]:
    return panels_in(draw.written)[number]


def signups_of(assembly: Assembly, codes: Collection[str]) -> list[SignUp]:
    """Return who has these codes, also when they signed off after the pool was closed."""
    found = SignUp.objects.filter(assembly=assembly, code__in=codes)
    return list(found.select_related("place").order_by("code"))


def members_of(draw: Draw) -> list[Member]:
    """Return the people of whom a draw was made, without names, until the pool is erased."""
    people = signups_of(draw.assembly, draw.among)
    return [Member(one.code, one.home, one.answers) for one in people]


def ask_for_first(assembly: Assembly) -> Asked:
    """Return what the first draw is made of: all seats, all targets, the whole pool."""
    lines, members = pool.closed_targets(assembly)
    return Asked(DrawKind.FIRST, assembly.seats, tuple(lines), tuple(members))


def ask_for_reserves(assembly: Assembly, seats: int) -> Asked:
    """Return what a draw of people who stand by is made of."""
    first = _made_of(assembly)
    return asked_for_reserves(first, table(assembly), seats, left_since(assembly))


def ask_for_seats(assembly: Assembly, seats: int, *, easing: bool) -> Asked:
    """Return what a draw for empty seats is made of."""
    check_seats_to_fill(seats, empty_to_fill(assembly))
    first = _made_of(assembly)
    left = left_since(assembly)
    return asked_for_seats(first, table(assembly), seats, left, easing=easing)


def _made_of(assembly: Assembly) -> Asked:
    draw = first_draw(assembly)
    if draw is None or draw.number is None:
        raise Refused(gettext_noop("First a panel is drawn. Then seats can be filled again."))
    if assembly.forgotten:
        raise Refused(gettext_noop("The pool was erased, so nobody can be drawn any more."))
    draw.assembly = assembly
    return Asked(DrawKind.FIRST, draw.size, draw.lines, tuple(members_of(draw)))


def situation(assembly: Assembly) -> tuple[object, ...]:
    """Return all that a draw stands on, to see whether it is still so when panels are made."""
    return assembly.stage, table(assembly), left_since(assembly), empty_to_fill(assembly)


def left_since(assembly: Assembly) -> list[str]:
    """Return the codes of who signed off after the pool was closed."""
    found = SignUp.objects.filter(assembly=assembly, left__isnull=False)
    return list(found.values_list("code", flat=True))
