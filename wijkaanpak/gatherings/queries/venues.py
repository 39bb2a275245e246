"""Places, who hosts them and when they are open."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.gatherings import rules
from wijkaanpak.gatherings.models import (
    ChangedDay,
    Gathering,
    HostPeriod,
    OpeningHours,
    Venue,
)
from wijkaanpak.gatherings.queries.gatherings import on_programme
from wijkaanpak.gatherings.rules import Hours, Opening
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
from wijkaanpak.people.models import Membership, Person
from wijkaanpak.people.queries import may, people_with
from wijkaanpak.people.rules import Right, Role, rights_of
from wijkaanpak.refusals import NotYours, Refused, gettext_noop

type SomeVenue = Venue  # what views call a place: they do not touch models
PAGE = 50
HOST_ROLES = [role for role in Role if Right.HOST in rights_of([role])]


@dataclass(frozen=True)
class Place:
    """A place as a list or its page shows it: who opens it, and how it is open today."""

    venue: Venue
    hosts: list[HostPeriod]
    hours: list[OpeningHours]
    today: Opening
    alone_for: int  # days without a host

    @property
    def needs_host(self) -> bool:
        return self.alone_for >= rules.NO_HOST_DAYS

    @property
    def named(self) -> list[str]:
        """The hosts of today who may be named aloud."""
        now = clock.today()
        serving = (one for one in self.hosts if (last_day(one) or date.max) > now)
        return [one.person.name for one in serving if one.named and one.person.name]


def current_venues(here: Neighbourhood) -> QuerySet[Venue]:
    """Return the places of a neighbourhood that are there today, by name."""
    return Venue.objects.filter(here=here, until=None).order_by("name", "id")


def _read_along(found: QuerySet[Venue]) -> QuerySet[Venue]:
    today = clock.today()
    hosts = _with_role(HostPeriod.objects.select_related("person")).order_by("-since", "id")
    hours = OpeningHours.objects.filter(until=None).order_by("weekday", "opens")
    changed = ChangedDay.objects.filter(on=today, withdrawn=None)
    rows = found.select_related("area").prefetch_related(Prefetch("hosts", hosts))
    rows = rows.prefetch_related(Prefetch("hours", hours))
    return rows.prefetch_related(Prefetch("changed_days", changed))


def _with_role(found: QuerySet[HostPeriod]) -> QuerySet[HostPeriod]:
    """Say of each whether this person is a host today, and when they stopped being one."""
    held = Membership.objects.filter(
        person=OuterRef("person"), here=OuterRef("venue__here"), role__in=HOST_ROLES
    )
    left = held.exclude(until=None).order_by("-until").values("until")[:1]
    return found.annotate(is_host=Exists(held.filter(until=None)), stopped=Subquery(left))


def last_day(one: HostPeriod) -> date | None:
    """Return until when somebody hosted; who lost the role or left stopped then as well."""
    if one.until or getattr(one, "is_host", True):
        return one.until
    return getattr(one, "stopped", None) or one.since


def _as_place(venue: Venue) -> Place:
    hosts, hours = list(venue.hosts.all()), list(venue.hours.all())
    change = next(iter(venue.changed_days.all()), None)
    today = _opening(clock.today(), hours, change)
    return Place(venue, hosts, hours, today, _alone_for(venue, hosts))


def _alone_for(venue: Venue, hosts: Iterable[HostPeriod]) -> int:
    if venue.until:
        return 0
    periods = [(one.since, last_day(one)) for one in hosts]
    return rules.without_host(venue.since, periods, clock.today())


def _opening(day: date, hours: Iterable[OpeningHours], change: ChangedDay | None) -> Opening:
    week = [Hours(one.weekday, one.opens, one.closes) for one in hours]
    other = (change.opens, change.closes, change.why) if change else None
    return rules.opening_on(day, week, other)


def venues_page(here: Neighbourhood, after: str = "") -> tuple[list[Place], str]:
    """Return a page of places by name, and the name with which the next one begins ('' at end)."""
    found = current_venues(here)
    if after:
        found = found.filter(name__gt=after)
    rows = list(_read_along(found)[: PAGE + 1])
    for row in rows:
        row.here = here
    places = [_as_place(row) for row in rows[:PAGE]]
    return places, rows[PAGE - 1].name if len(rows) > PAGE else ""


def place_of(here: Neighbourhood, venue: uuid.UUID) -> Place:
    """Return a place of this neighbourhood with its hosts and hours, or answer 404."""
    row = get_object_or_404(_read_along(Venue.objects.filter(here=here)), pk=venue)
    row.here = here
    return _as_place(row)


def missing_hosts(here: Neighbourhood) -> list[Place]:
    """Return the places that had no host for four weeks or longer, the longest first."""
    host_now = HostPeriod.objects.filter(
        until=None,
        person__memberships__here=here,
        person__memberships__role__in=HOST_ROLES,
        person__memberships__until=None,
    )
    alone = current_venues(here).exclude(hosts__in=host_now)
    places = [_as_place(row) for row in _read_along(alone)[:PAGE]]
    for place in places:
        place.venue.here = here
    return sorted(
        (place for place in places if place.needs_host), key=lambda place: -place.alone_for
    )


@dataclass(frozen=True)
class WeekDay:
    """One day at a place: how it is open and what goes on."""

    on: date
    opening: Opening
    gatherings: list[Gathering] = field(default_factory=list)


@dataclass(frozen=True)
class OnAWeek:
    """The week of a place, Monday to Sunday."""

    venue: Venue
    monday: date
    days: list[WeekDay]

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)


def week_at(venue: Venue, day: date) -> OnAWeek:
    """Return how a place is open and what goes on in the week of a date."""
    monday, sunday = rules.week_of(day)
    in_force = Q(until=None) | Q(until__gt=monday)
    hours = list(OpeningHours.objects.filter(in_force, venue=venue, since__lte=sunday))
    found = ChangedDay.objects.filter(venue=venue, on__range=(monday, sunday), withdrawn=None)
    changed = {one.on: one for one in found}
    going_on: dict[date, list[Gathering]] = {}
    for one in on_programme(venue.here, monday, sunday, venue):
        one.here = venue.here
        going_on.setdefault(one.starts.astimezone(clock.HERE).date(), []).append(one)
    days = [monday + timedelta(days=n) for n in range(7)]
    return OnAWeek(
        venue,
        monday,
        [
            WeekDay(on, _opening(on, _of_day(hours, on), changed.get(on)), going_on.get(on, []))
            for on in days
        ],
    )


def _of_day(hours: list[OpeningHours], on: date) -> list[OpeningHours]:
    """Return the hours that hold on a date; those that begin that day replace those that end."""
    return [one for one in hours if one.since <= on and (one.until is None or on < one.until)]


def get_venue(here: Neighbourhood, venue: uuid.UUID) -> Venue:
    """Return a place of this neighbourhood, or answer 404."""
    row = get_object_or_404(Venue.objects.select_related("area"), here=here, pk=venue)
    row.here = here
    return row


def get_hosting(here: Neighbourhood, period: uuid.UUID) -> HostPeriod:
    """Return who hosts a place of this neighbourhood, or answer 404."""
    found = HostPeriod.objects.select_related("venue__here", "person")
    return get_object_or_404(found, venue__here=here, pk=period)


def get_changed_day(here: Neighbourhood, day: uuid.UUID) -> ChangedDay:
    """Return a day that is different at a place of this neighbourhood, or answer 404."""
    found = ChangedDay.objects.select_related("venue__here")
    return get_object_or_404(found, venue__here=here, pk=day)


def usual_hours(venue: Venue) -> list[OpeningHours]:
    """Return the opening hours of a week as they are now."""
    found = OpeningHours.objects.filter(venue=venue, until=None)
    return list(found.order_by("weekday", "opens"))


def hosting(venue: Venue, person: Person) -> HostPeriod | None:
    """Return since when this person hosts this place, when they do today."""
    return HostPeriod.objects.filter(venue=venue, person=person, until=None).first()


def can_host(here: Neighbourhood) -> list[Person]:
    """Return who may be asked to host a place, by name: only for the coordinator's form."""
    return list(people_with(Right.HOST, here).order_by("name", "id"))


def check_may_host(person: Person, here: Neighbourhood) -> None:
    """Raise Refused for somebody who is no host here."""
    if not may(person, Right.HOST, here):
        raise Refused(gettext_noop("This person is no host yet. Give them that role first."))


def check_venue_here(here: Neighbourhood, venue: Venue | None) -> None:
    """Raise NotYours for a place of another neighbourhood."""
    if venue and venue.here_id != here.pk:
        raise NotYours(gettext_noop("This place is of another neighbourhood."))


def check_area_here(here: Neighbourhood, area: Area | None) -> None:
    """Raise NotYours for an area of another neighbourhood."""
    if area and area.here_id != here.pk:
        raise NotYours(gettext_noop("This area is of another neighbourhood."))


def places_opened_by(person: Person, here: Neighbourhood) -> list[Venue]:
    """Return the places of which somebody is the host today, by name."""
    held = HostPeriod.objects.filter(person=person, until=None).values("venue")
    rows = list(Venue.objects.filter(here=here, pk__in=held).order_by("name", "id"))
    for row in rows:
        row.here = here
    return rows
