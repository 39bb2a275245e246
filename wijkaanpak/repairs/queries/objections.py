"""What people object to a stop: everybody reads it, and who the residents are nobody."""

from __future__ import annotations

import uuid

from django.db.models import Max, Q, QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import mandates_of, parties_of
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, gettext_noop
from wijkaanpak.repairs.models import Objection, Stop
from wijkaanpak.repairs.queries import stops
from wijkaanpak.repairs.rules import objections as rules
from wijkaanpak.repairs.rules.objections import State

PAGE = 30
MINE = 10  # at most on somebody's own page
type SomeObjection = Objection


def on_stop(stop: Stop, after: str = "", most: int = PAGE) -> tuple[list[Objection], str]:
    """Return a page of objections, newest first, and after which number the next page begins."""
    found = _read_along(stop.objections.all()).order_by("-number")
    if after.isdecimal() and len(after) < 10:
        found = found.filter(number__lt=int(after))
    rows = list(found[: most + 1])
    for row in rows:
        row.stop = stop
    return rows[:most], str(rows[most - 1].number) if len(rows) > most else ""


def _read_along(found: QuerySet[Objection]) -> QuerySet[Objection]:
    return found.select_related("party")


def get_objection(stop: Stop, objection: uuid.UUID) -> Objection:
    row = get_object_or_404(_read_along(Objection.objects.all()), stop=stop, pk=objection)
    row.stop, row.here = stop, stop.here
    return row


def state_of(objection: Objection) -> State:
    """Return where it stands today, as its stop does."""
    return rules.state_of(
        answered=objection.answered is not None,
        taken_back=objection.taken_back is not None,
        on=stops.is_on(objection.stop),
    )


def speaks_for(viewer: Viewer) -> list[Party]:
    """Return the parties for which this viewer can object."""
    return parties_of(viewer.person, viewer.here) if viewer.may(Right.SPEAK) else []


def may_object(viewer: Viewer, stop: Stop, speaks: list[Party], mine: list[Objection]) -> bool:
    """Tell whether this viewer can still object: as a resident, or for a party."""
    if not viewer.may(Right.BE_MEMBER) or not can_object(stop):
        return False
    sides = {None, *(party.pk for party in speaks)}
    return stop.body_id not in sides and bool(sides - {row.party_id for row in mine})


def can_object(stop: Stop) -> bool:
    on, today = stops.is_on(stop), clock.today()
    return rules.may_object(since=stop.since, on=on, today=today)


def own(viewer: Viewer, stop: Stop, speaks: list[Party]) -> list[Objection]:
    """Return what this viewer objected, as a resident or for a party, and did not take back."""
    if viewer.person is None:
        return []
    mine = Q(person=viewer.person) | Q(party__in=speaks)
    return list(stop.objections.filter(mine, taken_back=None).order_by("number"))


def is_own(person: Person, objection: Objection) -> bool:
    """Tell whether it is of this person, or of a party for which they speak."""
    if objection.party_id is None:
        return objection.person_id == person.pk
    return any(party.pk == objection.party_id for party in parties_of(person, objection.here))


def check_own(person: Person, objection: Objection) -> None:
    if not is_own(person, objection):
        raise NotYours(gettext_noop("Only who objected takes it back."))


def objected_before(stop: Stop, person: Person, party: Party | None) -> bool:
    mine = Q(party=party) if party else Q(person=person)
    return stop.objections.filter(mine, taken_back=None).exists()


def next_number(stop: Stop) -> int:
    last: int | None = stop.objections.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def check_not_the_body(person: Person, stop: Stop) -> None:
    speaks = parties_of(person, stop.here)
    rules.check_not_the_body(any(party.pk == stop.body_id for party in speaks))


def check_of_here(stop: Stop, party: Party | None) -> None:
    if party and party.here_id != stop.here_id:
        raise NotYours(gettext_noop("You cannot do this in this neighbourhood."))


def waiting_for(viewer: Viewer) -> list[Objection]:
    """Return the objections that wait for an answer of the post on which this viewer sits."""
    if viewer.person is None or not viewer.may(Right.SPEAK):
        return []
    seats = mandates_of(viewer.person, viewer.here).values("seat")
    found = Objection.objects.filter(
        stop__in=stops.holding_now(viewer.here).filter(authority__seat__in=seats),
        taken_back=None,
        answered=None,
    ).select_related("party", "stop__proposal", "stop__payment", "stop__goal", "stop__followed_by")
    rows = list(found.order_by("stop__since", "number")[:MINE])
    for row in rows:
        row.here = row.stop.here = viewer.here
    return rows
