"""Stops: all of them are public, on the thing that is held and in one list."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.funds.models import Goal, Payment
from wijkaanpak.funds.queries import that_can_be_held
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Mandate, Party, Proposal, Seat
from wijkaanpak.network.queries import mandates_of, proposals_that_can_be_held
from wijkaanpak.network.rules import PartyKind
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.projects.models import Project, Tie
from wijkaanpak.repairs.models import Authority, Stop
from wijkaanpak.repairs.rules import stops as rules

PAGE = 30
BESIDE = 10  # at most beside one thing
type SomeStop = Stop
type SomeAuthority = Authority
type Thing = Proposal | Payment | Goal


def _read_along(found: QuerySet[Stop]) -> QuerySet[Stop]:
    along = ("body", "authority", "mandate__seat", "proposal", "payment__goal", "goal")
    return found.select_related(*along, "followed_by")


def listed(here: Neighbourhood, after: str = "", most: int = PAGE) -> tuple[list[Stop], str]:
    """Return a page of stops, newest first."""
    found = _read_along(Stop.objects.filter(here=here)).order_by("-since", "-id")
    last = _row(here, after)
    if last:
        found = found.filter(Q(since__lt=last.since) | Q(since=last.since, pk__lt=last.pk))
    return _page(here, list(found[: most + 1]), most)


def _page(here: Neighbourhood, rows: list[Stop], most: int) -> tuple[list[Stop], str]:
    for row in rows:
        row.here = here
    return rows[:most], str(rows[most - 1].pk) if len(rows) > most else ""


def _row(here: Neighbourhood, key: str) -> Stop | None:
    try:
        return Stop.objects.filter(here=here, pk=uuid.UUID(key)).first()
    except ValueError:
        return None


def get_stop(here: Neighbourhood, stop: uuid.UUID) -> Stop:
    row = get_object_or_404(_read_along(Stop.objects.all()), here=here, pk=stop)
    row.here = here
    for thing in (row.proposal, row.goal):
        if thing:
            thing.here = here
    if row.payment:
        row.payment.goal.here = here
    return row


def is_on(stop: Stop) -> bool:
    """It holds today: not lifted, its day not over, and not followed by a new one."""
    followed = getattr(stop, "followed_by", None) is not None
    return not followed and rules.is_on(stop.until, stop.lifted, clock.today())


def holding_now(here: Neighbourhood) -> QuerySet[Stop]:
    """Return what holds today."""
    return Stop.objects.filter(
        here=here, lifted=None, until__gte=clock.today(), followed_by__isnull=True
    )


def now(here: Neighbourhood) -> int:
    return holding_now(here).count()


def on_thing(here: Neighbourhood, **thing: object) -> list[Stop]:
    """Return the stops on one proposal, payment or goal, those that hold first."""
    found = _read_along(Stop.objects.filter(here=here, **thing)).order_by("-since", "-id")
    return _page(here, list(found[:BESIDE]), BESIDE)[0]


def on_goal(goal: Goal) -> list[Stop]:
    """Return the stops on a goal, and on the payments for it."""
    return _beside(goal, Q(goal=goal) | Q(payment__goal=goal))


def on_project(project: Project) -> list[Stop]:
    """Return the stops on money that was set aside for a project, and on payments from it."""
    goals = Tie.objects.filter(project=project, goal__isnull=False).values("goal")
    return _beside(project, Q(goal__in=goals) | Q(payment__goal__in=goals))


def is_stopped(thing: Thing, *, but: Stop | None = None) -> bool:
    """Tell whether something is held today, by another stop than the one that is followed."""
    found = holding_now(thing.here).filter(**{type(thing).__name__.lower(): thing})
    return (found.exclude(pk=but.pk) if but else found).exists()


def authorities(here: Neighbourhood) -> list[Authority]:
    """Return who may hold something here, with who sits there today; those of today first."""
    found = Authority.objects.filter(seat__party__here=here).select_related("seat__party")
    return list(found.order_by("until", "seat__party__name", "since"))


def get_authority(here: Neighbourhood, authority: uuid.UUID) -> Authority:
    found = Authority.objects.select_related("seat__party__here")
    return get_object_or_404(found, seat__party__here=here, pk=authority)


def own_authorities(person: Person | None, here: Neighbourhood) -> list[Authority]:
    """Return the mandates to hold that this person has today, by the seat they sit on."""
    if person is None:
        return []
    seats = [mandate.seat_id for mandate in mandates_of(person, here)]
    found = Authority.objects.filter(seat__in=seats, until=None, seen__isnull=False)
    return list(found.select_related("seat__party__here").order_by("since"))


def sits_on(person: Person, authority: Authority) -> Mandate | None:
    found = Mandate.objects.filter(person=person, seat=authority.seat_id, until=None)
    return found.select_related("seat__party").first()


def bodies_of(person: Person | None, here: Neighbourhood) -> list[Party]:
    """Return the bodies of government for which this person speaks."""
    mine = {m.seat.party_id: m.seat.party for m in mandates_of(person, here)} if person else {}
    return [party for party in mine.values() if PartyKind(party.kind) in rules.GOVERNMENT]


def sees_mandates(viewer: Viewer) -> bool:
    """Tell whether this viewer speaks for the independent body."""
    if not viewer.may(Right.SPEAK):
        return False
    mine = mandates_of(viewer.person, viewer.here)
    return mine.filter(seat__party__kind=PartyKind.INDEPENDENT_BODY).exists()


@dataclass(frozen=True)
class Holdable:
    """What can be held here today."""

    proposals: list[Proposal]
    payments: list[Payment]
    goals: list[Goal]

    def by_key(self) -> dict[str, Thing]:
        rows: list[Thing] = [*self.proposals, *self.payments, *self.goals]
        return {str(row.pk): row for row in rows}


def holdable(here: Neighbourhood) -> Holdable:
    payments, goals = that_can_be_held(here)
    return Holdable(proposals_that_can_be_held(here, clock.today()), payments, goals)


def seats_of(bodies: list[Party]) -> list[Seat]:
    """Return the posts of these bodies of government."""
    found = Seat.objects.filter(party__in=bodies).select_related("party__here")
    return list(found.order_by("party__name", "title"))


def on_payment(payment: Payment) -> list[Stop]:
    """Return the stops on a payment, and on the goal for which it is."""
    return _beside(payment, Q(payment=payment) | Q(goal=payment.goal_id))


def _beside(thing: Payment | Goal | Project, about: Q) -> list[Stop]:
    """Return the newest of these stops; the neighbourhood is asked for only when there are any."""
    found = _read_along(Stop.objects.filter(about, here=thing.here_id)).order_by("-since", "-id")
    rows = list(found[:BESIDE])
    return _page(thing.here, rows, BESIDE)[0] if rows else []
