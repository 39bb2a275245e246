"""Differences of view: the list, one with its sides, and for which side somebody answers."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, gettext_noop
from wijkaanpak.repairs.models import Conflict, ConflictSide, Line, Nod, Position
from wijkaanpak.repairs.rules import conflicts as rules
from wijkaanpak.repairs.rules.conflicts import Lies, LineKind, Stands, State

PAGE = 30
type SomeConflict = Conflict
type SomeSide = ConflictSide
type SomeLine = Line


@dataclass(frozen=True)
class Held:
    """A line with how it stands and what each side said of it."""

    line: Line
    stands: Stands
    said: list[tuple[ConflictSide, Nod | None]]


@dataclass(frozen=True)
class Seat:
    """A side with what it says now and what it said before."""

    side: ConflictSide
    now: Position | None
    before: list[Position]
    values: list[str]


@dataclass(frozen=True)
class Table:
    """A conflict as it lies on the table."""

    conflict: Conflict
    seats: list[Seat]
    lines: list[Held]
    lies: Lies
    resting: bool
    shared: set[str]  # values that every side chose

    def of_kind(self, *kinds: LineKind) -> list[Held]:
        return [one for one in self.lines if LineKind(one.line.kind) in kinds]


def listed(here: Neighbourhood, after: str = "", most: int = PAGE) -> tuple[list[Conflict], str]:
    """Return a page of conflicts, newest first, with their sides."""
    found = Conflict.objects.filter(here=here).prefetch_related("sides").order_by("-begun", "-id")
    last = _row(here, after)
    if last:
        found = found.filter(Q(begun__lt=last.begun) | Q(begun=last.begun, pk__lt=last.pk))
    rows = list(found[: most + 1])
    for row in rows:
        row.here = here
    return rows[:most], str(rows[most - 1].pk) if len(rows) > most else ""


def _row(here: Neighbourhood, key: str) -> Conflict | None:
    try:
        return Conflict.objects.filter(here=here, pk=uuid.UUID(key)).first()
    except ValueError:
        return None


def get_conflict(here: Neighbourhood, conflict: uuid.UUID) -> Conflict:
    """Return a conflict with its sides, positions and lines, or answer 404."""
    sides = ConflictSide.objects.select_related("party").prefetch_related(
        Prefetch("positions", Position.objects.order_by("-number"))
    )
    lines = Line.objects.order_by("number").prefetch_related("nods")
    found = Conflict.objects.select_related("mistake__here")
    found = found.prefetch_related(Prefetch("sides", sides.order_by("place")))
    found = found.prefetch_related(Prefetch("lines", lines))
    row = get_object_or_404(found, here=here, pk=conflict)
    row.here = here
    return row


def table_of(conflict: Conflict) -> Table:
    """Return everything that lies on the table; from what `get_conflict` has read."""
    sides = list(conflict.sides.all())
    seats = [_seat(side) for side in sides]
    lines = [_held(line, sides) for line in conflict.lines.all()]
    facts = [one.stands for one in lines if one.line.kind == LineKind.FACT]
    values = {str(seat.side.pk): seat.values for seat in seats}
    lies = rules.where_it_lies(values, facts)
    shared = set.intersection(*(set(chosen) for chosen in values.values())) if values else set()
    return Table(conflict, seats, lines, lies, is_resting(conflict), shared)


def _seat(side: ConflictSide) -> Seat:
    said = list(side.positions.all())
    now = said[0] if said else None
    return Seat(side, now, said[1:], list(now.values) if now else [])


def _held(line: Line, sides: list[ConflictSide]) -> Held:
    nods = {nod.side_id: nod for nod in line.nods.all()}
    said = [(side, nods.get(side.pk)) for side in sides]
    stands = rules.how_it_stands([nod.yes if nod else None for _side, nod in said])
    return Held(line, stands, said)


def is_resting(conflict: Conflict) -> bool:
    return rules.resting(conflict.rests_until, clock.today())


def is_back(conflict: Conflict) -> bool:
    """It rested, and its day came."""
    rested = conflict.rests_until is not None and conflict.state == State.TALKING
    return rested and not is_resting(conflict)


def sides_of(person: Person | None, conflict: Conflict) -> list[ConflictSide]:
    """Return the sides for which this person answers: one, or none."""
    if person is None:
        return []
    mine = Q(person=person) | Q(party__in=parties_of(person, conflict.here))
    return list(ConflictSide.objects.filter(mine, conflict=conflict).select_related("party"))


def begun_today(by: Person, here: Neighbourhood, title: str, side: str) -> Conflict | None:
    """Return what this person laid on the table today in the same words: sent a second time."""
    same = Conflict.objects.filter(here=here, title=title.strip(), begun=clock.today())
    found = same.filter(sides__place=1, sides__name=side[:80]).first()
    return found if found and sides_of(by, found) else None


def own_conflicts(person: Person | None, here: Neighbourhood) -> QuerySet[Conflict]:
    """Return the conflicts that are not settled, in which this person answers for a side."""
    if person is None:
        return Conflict.objects.none()
    mine = Q(sides__person=person) | Q(sides__party__in=parties_of(person, here))
    found = Conflict.objects.filter(mine, here=here).exclude(state=State.SETTLED)
    return found.distinct().order_by("-begun", "-id")


def open_conflicts(here: Neighbourhood) -> QuerySet[Conflict]:
    found = Conflict.objects.filter(here=here).exclude(state=State.SETTLED)
    return found.order_by("-begun", "-id")


def free_sides(viewer: Viewer, conflict: Conflict) -> list[ConflictSide]:
    """Return the groups for which nobody holds the pen yet, for who answers for no side."""
    if not viewer.may(Right.BE_MEMBER) or sides_of(viewer.person, conflict):
        return []
    return [side for side in conflict.sides.all() if not side.party_id and not side.person_id]


def get_side(conflict: Conflict, side: uuid.UUID) -> ConflictSide:
    row = get_object_or_404(ConflictSide, conflict=conflict, pk=side)
    row.conflict = conflict
    return row


def get_line(conflict: Conflict, line: uuid.UUID) -> Line:
    row = get_object_or_404(Line, conflict=conflict, pk=line)
    row.conflict = conflict
    return row


def require_side(person: Person, conflict: Conflict) -> ConflictSide:
    """Return the one side for which this person answers. Who answers for two speaks for none."""
    mine = sides_of(person, conflict)
    rules.check_own_side(bool(mine))
    if len(mine) > 1:
        raise NotYours(
            gettext_noop("You answer for two sides here. Let somebody else answer for one.")
        )
    return mine[0]


def last_position(side: ConflictSide) -> Position | None:
    return Position.objects.filter(side=side).order_by("-number").first()


def count_lines(conflict: Conflict) -> int:
    return Line.objects.filter(conflict=conflict).count()


def all_wrote(conflict: Conflict) -> bool:
    return not ConflictSide.objects.filter(conflict=conflict, positions=None).exists()


def stands_of(line: Line) -> Stands:
    sides = ConflictSide.objects.filter(conflict=line.conflict_id).values_list("pk", flat=True)
    said = dict(Nod.objects.filter(line=line).values_list("side", "yes"))
    return rules.how_it_stands([said.get(side) for side in sides])


def party_sides(here: Neighbourhood, party: Party) -> list[Conflict]:
    """Return the conflicts that are not settled and do not rest, with a party as a side."""
    found = open_conflicts(here).filter(sides__party=party)
    rows = found.filter(Q(rests_until=None) | Q(rests_until__lte=clock.today())).distinct()
    return list(rows[:5])
