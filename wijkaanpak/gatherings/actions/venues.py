"""Places: opened, changed, hosted by somebody, open at hours, closed."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.gatherings import queries, rules
from wijkaanpak.gatherings.models import HostPeriod, Venue
from wijkaanpak.gatherings.rules import VenueKind
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused

OPENED = Verb("gatherings.venue_opened", _("“%(venue)s” is a place of the neighbourhood now."))
HOSTED = Verb("gatherings.host_began", _("“%(venue)s” has a host more."))


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

    def check(self, here: Neighbourhood) -> None:
        rules.check_venue_words(self.name, self.street, self.place)
        if self.area and self.area.here_id != here.pk:
            raise NotYours(_("This area is of another neighbourhood."))


def open_venue(
    *, by: Person, here: Neighbourhood, facts: VenueFacts, key: uuid.UUID | None = None
) -> Venue:
    """A host or the coordinator writes down a place where neighbours meet."""
    if known := queries.opened_before(here, key):
        return known
    with act(OPENED, by=by.actor, book=here.slug) as entry:
        require(by, Right.HOST, here)
        facts.check(here)
        venue = Venue(id=key or uuid.uuid4(), here=here, since=clock.today())
        put_facts(venue, facts)
        entry.about(venue, venue=venue.name, kind=venue.kind)
    return venue


def put_facts(venue: Venue, facts: VenueFacts) -> None:
    """Lay the facts in the row (a step of an open action)."""
    taken = queries.current_venues(venue.here).filter(name=facts.name.strip())
    if taken.exclude(pk=venue.pk).exists():
        raise Refused(_("There is a place with this name already. Use that one."))
    for name in asdict(VenueFacts("", VenueKind.HOUSE)):
        value = getattr(facts, name)
        setattr(venue, name, value.strip() if type(value) is str else value)
    venue.save()


def begin_hosting(
    *, by: Person, venue: Venue, person: Person, named: bool = False, since: date | None = None
) -> HostPeriod:
    """The coordinator writes down who opens this place from now on; the log keeps no name."""
    with act(HOSTED, by=by.actor, book=venue.here.slug) as entry:
        require(by, Right.INVITE, venue.here)
        require(person, Right.HOST, venue.here)
        if known := HostPeriod.objects.filter(venue=venue, person=person, until=None).first():
            period = known
        else:
            period = HostPeriod.objects.create(
                venue=venue, person=person, named=named, since=since or clock.today()
            )
        entry.about(venue, venue=venue.name)
    return period
