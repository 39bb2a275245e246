"""What becomes of the seats of an assembly: who stands by, says yes, stops, and who comes in."""

from __future__ import annotations

from collections.abc import Callable

from wijkaanpak.assemblies.actions import draw, seats
from wijkaanpak.assemblies.models import Assembly, Draw, Place, SignUp
from wijkaanpak.assemblies.rules import SeatState, Way, Why, WhyEmpty
from wijkaanpak.people.rules import Role
from wijkaanpak.site.demo.assembly_shapes import Refilled, Stopped, Table
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.scene import Scene


def _row(scene: Scene, event: Event) -> Assembly:
    row = scene.assemblies[event.about]
    row.refresh_from_db()
    return row


def _table(event: Event) -> Table:
    assert isinstance(event.piece, Table)
    return event.piece


def _places(row: Assembly, state: SeatState) -> list[Place]:
    found = Place.objects.filter(signup__assembly=row, state=state).order_by("signup__code")
    return list(found.select_related("signup", "draw__assembly__here"))


def reserves_drawn(scene: Scene, event: Event) -> None:
    """After the panel who stands by is drawn, with the same dice."""
    table, row = _table(event), _row(scene, event)
    by = scene.with_role(Role.COORDINATOR, event.at)
    fixed = draw.commit_reserves(by=by, assembly=row, seats=table.reserves, way=Way.TEN)
    host = scene.people[table.host]
    draw.draw_panel(by=host, assembly=row, typed=table.reserves_dice, turn=fixed.turn)


def said_yes(scene: Scene, event: Event) -> None:
    """A host has called all who were drawn."""
    for place in _places(_row(scene, event), SeatState.WAITING):
        seats.say_yes(by=scene.people[event.by], place=place)


def stopped(scene: Scene, event: Event) -> None:
    """Somebody stops whose seat another with the same answers can take."""
    told = event.piece
    assert isinstance(told, Stopped)
    place = _replaceable(_row(scene, event))
    seats.say_no(by=scene.people[told.host], place=place, why=Why(told.why))


def _replaceable(row: Assembly) -> Place:
    """Return the first at the table, by code, who answered as another who was not drawn for it.

    So a seat is filled from the same stratum: from who stands by if one of them is in it. Who
    stopped before them answered otherwise: two empty seats ask for two others.
    """
    table = _places(row, SeatState.CONFIRMED)
    homes = {place.signup.home for place in table}
    left = SignUp.objects.filter(assembly=row, left=None).exclude(home__in=homes)
    stand_by, others = left.filter(place__state=SeatState.RESERVE), left.filter(place=None)
    gone = [place.signup.answers for place in _places(row, SeatState.DROPPED_OUT)]
    fits = [one.answers for one in (*stand_by, *others) if one.answers not in gone]
    found = (place for answers in fits for place in table if place.signup.answers == answers)
    return next(found, table[0])


def fixed(scene: Scene, event: Event) -> None:
    """The coordinator fixes who may take the empty seats."""
    again = event.piece
    assert isinstance(again, Refilled)
    by, row = scene.with_role(Role.COORDINATOR, event.at), _row(scene, event)
    draw.commit_replacements(by=by, assembly=row, seats=again.seats, way=Way.TEN)


def filled(scene: Scene, event: Event) -> None:
    """Dice fall once more, and who was drawn says yes."""
    again, row = event.piece, _row(scene, event)
    assert isinstance(again, Refilled)
    turn = Draw.objects.get(assembly=row, number=None).turn
    draw.draw_panel(by=scene.people[again.host], assembly=row, typed=again.dice, turn=turn)
    said_yes(scene, event)


def left_empty(scene: Scene, event: Event) -> None:
    """Half-way nobody comes in any more, and everybody can read that."""
    table = _table(event)
    seats.leave_empty(
        by=scene.with_role(Role.COORDINATOR, event.at),
        assembly=_row(scene, event),
        many=table.left_empty_many,
        why=WhyEmpty(table.left_empty_why),
    )


type Act = Callable[[Scene, Event], None]
ACTS: dict[str, Act] = {
    "reserves drawn": reserves_drawn,
    "panel said yes": said_yes,
    "seat stopped": stopped,
    "seats fixed": fixed,
    "seats filled": filled,
    "seats left empty": left_empty,
}
