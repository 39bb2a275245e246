"""Who someone is here, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from wijkaanpak.logbook.rules import Actor
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.models import Membership, Person
from wijkaanpak.people.rules import Right, Role, rights_of
from wijkaanpak.refusals import NotYours, gettext_noop

NOBODY = Actor(ref="", name="")


@dataclass(frozen=True)
class Viewer:
    """Who looks at a page of which neighbourhood. `person` is None for a passer-by."""

    here: Neighbourhood
    person: Person | None = None

    @cached_property
    def rights(self) -> frozenset[Right]:
        """What this viewer may do here (asks the database once, and only when signed in)."""
        return rights_of(roles_of(self.person, self.here)) if self.person else frozenset()

    def may(self, right: Right) -> bool:
        return right in self.rights

    @property
    def actor(self) -> Actor:
        return self.person.actor if self.person else NOBODY


def viewer_of(request: HttpRequest, here: Neighbourhood) -> Viewer:
    """Return who looks: the signed-in person behind a request, or a passer-by."""
    person = request.user if isinstance(request.user, Person) else None
    return Viewer(here, person)


def roles_of(person: Person, here: Neighbourhood) -> set[Role]:
    """Return what this person is here today."""
    current = Membership.objects.filter(person=person, here=here, until=None)
    return {Role(name) for name in current.values_list("role", flat=True)}


def require(person: Person | None, right: Right, here: Neighbourhood) -> Person:
    """Return the person when they hold the right here; raise NotYours otherwise."""
    if person is None or right not in rights_of(roles_of(person, here)):
        raise NotYours(gettext_noop("You cannot do this in this neighbourhood."))
    return person


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
