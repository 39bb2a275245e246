"""Places: opened, changed, hosted by somebody, open at hours, closed."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, time

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.gatherings import queries, rules
from wijkaanpak.gatherings.models import ChangedDay, HostPeriod, OpeningHours, Venue
from wijkaanpak.gatherings.rules import Hours, VenueKind
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused

OPENED = Verb("gatherings.venue_opened", _("“%(venue)s” is a place of the neighbourhood now."))
CHANGED = Verb("gatherings.venue_changed", _("What is known of “%(venue)s” was changed."))
CLOSED = Verb("gatherings.venue_closed", _("“%(venue)s” is no place of ours any more."))
HOSTED = Verb("gatherings.host_began", _("“%(venue)s” has a host more."))
NAMED = Verb("gatherings.host_named", _("A host of “%(venue)s” decided about their name."))
LEFT = Verb("gatherings.host_ended", _("A host of “%(venue)s” stopped."))
HOURS = Verb("gatherings.hours_set", _("“%(venue)s” has other opening hours: %(many)s."))
DAY = Verb("gatherings.day_changed", _("“%(venue)s” is open at other times or closed on %(on)s."))
DAY_BACK = Verb("gatherings.day_as_usual", _("“%(venue)s” is open as usual on %(on)s."))


@dataclass(frozen=True)
class VenueFacts:
    """What there is to know of a place, as written down by a host."""

    name: str
    kind: VenueKind
    area: Area | None = None
    street: str = ""
    place: str = ""
    step_free: bool = False
    prayer_corner: bool = False
    child_corner: bool = False
    quiet_hour: str = ""
    board: bool = False
    screen: bool = False
    key_words: str = ""


def open_venue(
    *, by: Person, here: Neighbourhood, facts: VenueFacts, key: uuid.UUID | None = None
) -> Venue:
    """A host or the coordinator writes down a place where neighbours meet."""
    if known := made_before(Venue, key, here=here):
        return known
    with act(OPENED, by=by.actor, book=here.slug) as entry:
        require(by, Right.HOST, here)
        venue = Venue(id=key or uuid.uuid4(), here=here, since=clock.today())
        _put_facts(venue, facts)
        entry.about(venue, venue=venue.name, kind=venue.kind)
    return venue


def change_venue(*, by: Person, venue: Venue, facts: VenueFacts) -> None:
    """A host writes down what is different now: a ramp, a board, another way in."""
    with act(CHANGED, by=by.actor, book=venue.here.slug) as entry:
        require(by, Right.HOST, venue.here)
        _check_open(entry.fresh(venue))
        _put_facts(venue, facts)
        entry.about(venue, venue=venue.name, kind=venue.kind)


def _put_facts(venue: Venue, facts: VenueFacts) -> None:
    rules.check_venue_words(facts.name, facts.street, facts.place)
    queries.check_area_here(venue.here, facts.area)
    taken = queries.current_venues(venue.here).filter(name=facts.name.strip())
    if taken.exclude(pk=venue.pk).exists():
        raise Refused(_("There is a place with this name already. Use that one."))
    for field in fields(facts):
        value = getattr(facts, field.name)
        setattr(venue, field.name, value.strip() if type(value) is str else value)
    venue.save()


def _check_open(venue: Venue) -> None:
    if venue.until:
        raise Refused(_("This place is closed. Its past stays as it was."))


def close_venue(*, by: Person, venue: Venue) -> None:
    """The coordinator writes down that a place is no longer there; its past stays readable."""
    with act(CLOSED, by=by.actor, book=venue.here.slug) as entry:
        require(by, Right.INVITE, venue.here)
        _check_open(entry.fresh(venue))
        today = clock.today()
        HostPeriod.objects.filter(venue=venue, until=None).update(until=today)
        OpeningHours.objects.filter(venue=venue, until=None).update(until=today)
        venue.until = today
        venue.save(update_fields=["until"])
        entry.about(venue, venue=venue.name)


def begin_hosting(*, by: Person, venue: Venue, person: Person, named: bool = False) -> HostPeriod:
    """The coordinator writes down who opens this place from now on; the log keeps no name."""
    if known := queries.hosting(venue, person):
        return known
    with act(HOSTED, by=by.actor, book=venue.here.slug) as entry:
        require(by, Right.INVITE, venue.here)
        queries.check_may_host(person, venue.here)
        _check_open(entry.fresh(venue))
        period = HostPeriod.objects.create(
            venue=venue, person=person, named=named, since=clock.today()
        )
        entry.about(venue, venue=venue.name)
    return period


def name_host(*, by: Person, period: HostPeriod, named: bool) -> None:
    """A host says whether their name may stand on the page of the place and on paper."""
    venue = period.venue
    with act(NAMED, by=by.actor, book=venue.here.slug) as entry:
        require(by, Right.HOST, venue.here)
        if by != period.person:
            raise NotYours(_("Only this host decides about their own name."))
        entry.fresh(period)
        period.named = named
        period.save(update_fields=["named"])
        entry.about(venue, venue=venue.name)


def end_hosting(*, by: Person, period: HostPeriod, until: date | None = None) -> None:
    """The coordinator, or the host, says until when; a place without a host stands out."""
    venue = period.venue
    with act(LEFT, by=by.actor, book=venue.here.slug) as entry:
        require(by, Right.HOST if by == period.person else Right.INVITE, venue.here)
        entry.fresh(period)
        if period.until is None:
            period.until = until or clock.today()
            rules.check_hosting(period.since, period.until)
            period.save(update_fields=["until"])
        entry.about(venue, venue=venue.name)


def set_hours(*, by: Person, venue: Venue, hours: Sequence[Hours]) -> None:
    """A host writes down the opening hours of a week; the old ones end and stay readable."""
    with act(HOURS, by=by.actor, book=venue.here.slug) as entry:
        require(by, Right.HOST, venue.here)
        _check_open(entry.fresh(venue))
        rules.check_hours(hours)
        today = clock.today()
        OpeningHours.objects.filter(venue=venue, until=None).update(until=today)
        OpeningHours.objects.bulk_create(
            OpeningHours(
                venue=venue, weekday=one.weekday, opens=one.opens, closes=one.closes, since=today
            )
            for one in hours
        )
        entry.about(venue, venue=venue.name, many=len(hours))


def change_day(
    *,
    by: Person,
    venue: Venue,
    on: date,
    opens: time | None = None,
    closes: time | None = None,
    why: str,
) -> ChangedDay:
    """A host says that one day is different; without times the place is closed. Why is shown."""
    with act(DAY, by=by.actor, book=venue.here.slug) as entry:
        require(by, Right.HOST, venue.here)
        _check_open(entry.fresh(venue))
        rules.check_changed_day(on, opens, closes, why)
        ChangedDay.objects.filter(venue=venue, on=on, withdrawn=None).update(
            withdrawn=clock.today()
        )
        day = ChangedDay.objects.create(
            venue=venue, on=on, opens=opens, closes=closes, why=why.strip()
        )
        entry.about(venue, venue=venue.name, on=on.isoformat())
    return day


def withdraw_changed_day(*, by: Person, day: ChangedDay) -> None:
    """A host says that this day is as usual after all."""
    venue = day.venue
    with act(DAY_BACK, by=by.actor, book=venue.here.slug) as entry:
        require(by, Right.HOST, venue.here)
        entry.fresh(day)
        day.withdrawn = day.withdrawn or clock.today()
        day.save(update_fields=["withdrawn"])
        entry.about(venue, venue=venue.name, on=day.on.isoformat())
