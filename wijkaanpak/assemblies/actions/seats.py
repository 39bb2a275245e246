"""What becomes of the seats: yes, no, stopped; and seats that stay empty."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.assemblies.actions.pool import SIGNED_OFF, erase_contacts, leave
from wijkaanpak.assemblies.models import Assembly, EmptySeats, Place, SignUp
from wijkaanpak.assemblies.queries import seats
from wijkaanpak.assemblies.rules import SeatState, Why, WhyEmpty
from wijkaanpak.assemblies.rules.seats import check_seats_to_fill, check_step, stepping_back
from wijkaanpak.logbook.door import Actor, OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import NOBODY, require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

CONFIRMED = Verb(
    "assembly.seat_confirmed", _("A neighbour who was drawn for “%(title)s” said yes.")
)
DECLINED = Verb("assembly.seat_declined", _("A neighbour who was drawn for “%(title)s” said no."))
DROPPED_OUT = Verb("assembly.seat_dropped", _("A neighbour stopped with “%(title)s”."))
LEFT_EMPTY = Verb(
    "assembly.left_empty", _("%(many)s seats of “%(title)s” stay empty until the end.")
)


def say_yes(*, by: Person, place: Place) -> None:
    """A host writes down that somebody who was drawn takes part."""
    _yes(by.actor, place, by)


def say_no(*, by: Person, place: Place, why: Why) -> None:
    """A host writes down that somebody does not take part or stops, with a kind of reason."""
    _no(by.actor, place, why, by)


def say_yes_oneself(*, place: Place) -> None:
    """Who was drawn says yes on their own page, without an account."""
    _yes(NOBODY, place)


def say_no_oneself(*, place: Place, why: Why) -> None:
    """Who was drawn says no, or stops, on their own page."""
    _no(NOBODY, place, why)


def _yes(actor: Actor, place: Place, host: Person | None = None) -> None:
    assembly = place.draw.assembly
    with act(CONFIRMED, by=actor, book=assembly.here.slug) as entry:
        _check(entry, assembly, host)
        _step(entry.fresh(place), SeatState.CONFIRMED)
        entry.about(assembly, title=assembly.title)


def _no(actor: Actor, place: Place, why: Why, host: Person | None = None) -> None:
    """Nothing of the reason is in the log: on its day it would tell who is ill."""
    assembly = place.draw.assembly
    then = stepping_back(SeatState(place.state))
    verb = DROPPED_OUT if then is SeatState.DROPPED_OUT else DECLINED
    with act(verb, by=actor, book=assembly.here.slug) as entry:
        _check(entry, assembly, host)
        _step(entry.fresh(place), then, why)
        if then is SeatState.DECLINED:  # there is nothing to call them for any more
            erase_contacts(entry, SignUp.objects.filter(pk=place.signup_id))
        entry.about(assembly, title=assembly.title)


def _check(entry: OpenEntry, assembly: Assembly, host: Person | None) -> None:
    if host:
        require(host, Right.HOST, assembly.here)
    if entry.fresh(assembly).forgotten:
        raise Refused(_("Who took part was erased, so nothing is written down any more."))


def _step(place: Place, then: SeatState, why: Why | None = None) -> None:
    """Move a seat one step on (a step of an open action)."""
    check_step(SeatState(place.state), then)
    place.state, place.why, place.since = then, why or "", clock.today()
    place.save(update_fields=["state", "why", "since"])


def sign_off_oneself(*, signup: SignUp) -> None:
    """Who signed up wants to be erased, on their own page; a seat of theirs becomes empty."""
    assembly = signup.assembly
    with act(SIGNED_OFF, by=NOBODY, book=assembly.here.slug) as entry:
        leave(entry, entry.fresh(assembly), entry.fresh(signup))
        entry.about(assembly, title=assembly.title)


def leave_empty(
    *, by: Person, assembly: Assembly, many: int, why: WhyEmpty, key: uuid.UUID | None = None
) -> EmptySeats:
    """The independent body lets seats stay empty until the end, and says which kind of reason."""
    if known := made_before(EmptySeats, key, assembly=assembly):
        return known
    with act(LEFT_EMPTY, by=by.actor, book=assembly.here.slug) as entry:
        require(by, Right.KEEP_PLACE, assembly.here)
        if not entry.fresh(assembly).drawn:
            raise Refused(_("First a panel is drawn. Then seats can be filled again."))
        check_seats_to_fill(many, seats.empty_to_fill(assembly))
        row = EmptySeats.objects.create(
            id=key or uuid.uuid4(), assembly=assembly, many=many, why=why, on=clock.today()
        )
        entry.about(assembly, title=assembly.title, many=many, why=str(why))
    return row
