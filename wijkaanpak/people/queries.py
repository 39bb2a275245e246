"""Who someone is here, and what they may do."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from wijkaanpak.logbook.queries import first_row
from wijkaanpak.logbook.rules import Actor
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.models import Membership, Person, SecondKey, WrongTry
from wijkaanpak.people.rules import Right, Role, rights_of
from wijkaanpak.refusals import NotYours, Refused, gettext_noop

NOBODY = Actor(ref="", name="")
type Somebody = Person  # what views call a person: they do not touch models
WRONG = (  # in plain SQL: asked at each code that anybody types
    'SELECT COUNT(*) FILTER (WHERE "source" = %s),'  # noqa: S608  our own names
    ' COUNT(*) FILTER (WHERE "source" = %s AND "at" >= %s)'
    f' FROM "{WrongTry._meta.db_table}" WHERE "source" IN (%s, %s) AND "at" >= %s'
)


@dataclass(frozen=True)
class Viewer:
    """Who looks at a page of which neighbourhood. `person` is None for a passer-by."""

    here: Neighbourhood
    person: Person | None = None

    @cached_property
    def roles(self) -> frozenset[Role]:
        """What this viewer is here (asks the database once, and only when signed in)."""
        return frozenset(roles_of(self.person, self.here)) if self.person else frozenset()

    @cached_property
    def rights(self) -> frozenset[Right]:
        """What this viewer may do here."""
        return rights_of(self.roles)

    @cached_property
    def known(self) -> dict[str, Any]:
        """What rooms above found out about this viewer while they drew this page."""
        return {}

    def may(self, right: Right) -> bool:
        return right in self.rights

    @property
    def actor(self) -> Actor:
        return self.person.actor if self.person else NOBODY

    @property
    def somebody(self) -> Person:
        """The signed-in person, for views whose gate is not open to passers-by."""
        return somebody(self.person)


def viewer_of(request: HttpRequest, here: Neighbourhood) -> Viewer:
    """Return who looks: the signed-in person behind a request, or a passer-by."""
    person = request.user if isinstance(request.user, Person) else None
    return Viewer(here, person)


def somebody(user: object) -> Person:
    """Return the signed-in person; raise NotYours for a passer-by."""
    if not isinstance(user, Person):
        raise NotYours(gettext_noop("Sign in first."))
    return user


def roles_of(person: Person, here: Neighbourhood) -> set[Role]:
    """Return what this person is here today."""
    current = Membership.objects.filter(person=person, here=here, until=None)
    return {Role(name) for name in current.values_list("role", flat=True)}


def may(person: Person | None, right: Right, here: Neighbourhood) -> bool:
    """Tell whether somebody holds this right here."""
    return person is not None and right in rights_of(roles_of(person, here))


def require(person: Person | None, right: Right, here: Neighbourhood) -> Person:
    """Return the person when they hold the right here; raise NotYours otherwise."""
    if person is None or not may(person, right, here):
        raise NotYours(gettext_noop("You cannot do this in this neighbourhood."))
    return person


def require_part(person: Person, here: Neighbourhood) -> set[Role]:
    """Return what this person is here; raise Refused when they do not take part."""
    roles = roles_of(person, here)
    if not roles:
        raise Refused(gettext_noop("This person does not take part here."))
    return roles


def takes_part_only(person: Person, here: Neighbourhood) -> bool:
    """Tell whether this person takes part in no other neighbourhood."""
    elsewhere = Membership.objects.filter(person=person, until=None).exclude(here=here)
    return not elsewhere.exists()


def takes_part_anywhere(person: Person) -> bool:
    return Membership.objects.filter(person=person, until=None).exists()


def neighbourhoods_of(person: Person) -> QuerySet[Neighbourhood]:
    """Return where this person takes part today, by name."""
    mine = Neighbourhood.objects.filter(
        memberships__person=person, memberships__until=None
    ).distinct()
    return mine.order_by("name")


def at_the_desk(viewer: Viewer, after: str = "", most: int = 50) -> list[tuple[Person, list[str]]]:
    """Return who takes part here, by name, with their roles: only for the coordinator.

    `after` is the name with which a page begins; one more than `most` says there is a next.
    """
    require(viewer.person, Right.INVITE, viewer.here)
    today = Membership.objects.filter(here=viewer.here, until=None)
    here = Person.objects.filter(
        memberships__here=viewer.here, memberships__until=None, name__gte=after, gone_since=None
    )
    found = here.distinct().prefetch_related(Prefetch("memberships", today))
    by_name = found.order_by("name", "id")[: most + 1]
    return [(person, [m.role for m in person.memberships.all()]) for person in by_name]


def person_at_the_desk(viewer: Viewer, person: uuid.UUID) -> Person:
    """Return someone who takes part here, for the coordinator, or answer 404."""
    require(viewer.person, Right.INVITE, viewer.here)
    here = Person.objects.filter(memberships__here=viewer.here, memberships__until=None)
    return get_object_or_404(here.distinct(), pk=person)


def has_second_key(person: Person) -> bool:
    """Tell whether this person confirmed a second key."""
    return SecondKey.objects.filter(person=person, confirmed=True).exists()


def people_with(right: Right, here: Neighbourhood) -> QuerySet[Person]:
    """Return everyone who holds a right here today (for letters; never shown as a list)."""
    roles = [role for role in Role if right in rights_of([role])]
    return Person.objects.filter(
        memberships__here=here,
        memberships__role__in=roles,
        memberships__until=None,
        gone_since=None,
    ).distinct()


def person_by_email(email: str) -> Person | None:
    """Return the person with this address, whatever its capitals, or None."""
    return Person.objects.filter(email__iexact=email.strip(), gone_since=None).first()


def people_here(here: Neighbourhood, name: str) -> list[Person]:
    """Return who takes part here under this name or e-mail address (for the operator)."""
    taking_part = Person.objects.filter(memberships__here=here, memberships__until=None)
    called = taking_part.filter(Q(name__iexact=name) | Q(email__iexact=name), gone_since=None)
    return list(called.distinct())


def wrong_tries(
    place: str, everywhere: str, since: datetime, last_minute: datetime
) -> tuple[int, int]:
    """Return how many wrong codes came from a place since then, and in all in the last minute."""
    kept = WrongTry._meta.get_field("at").get_db_prep_value
    start, minute = kept(since, connection), kept(last_minute, connection)
    found = first_row(WRONG, [place, everywhere, minute, place, everywhere, start])
    return found if found else (0, 0)
