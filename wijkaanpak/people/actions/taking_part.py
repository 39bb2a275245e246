"""Joining, getting a role and giving it up, choosing a language, and leaving."""

from __future__ import annotations

import uuid
from typing import Any

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.logbook.door import Actor, OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people import queries, rules
from wijkaanpak.people.models import Membership, Person, SecondKey
from wijkaanpak.people.rules import Right, Role
from wijkaanpak.refusals import Refused

JOINED = Verb("person.joined", _("%(name)s joined."), _("Someone joined."))
BECAME = {
    Role.COLLECTOR: Verb("person.became_collector", _("%(name)s now collects stories.")),
    Role.STORY_KEEPER: Verb("person.became_keeper", _("%(name)s now keeps the stories.")),
    Role.AGENDA_CIRCLE: Verb("person.became_circle", _("%(name)s joined the agenda circle.")),
    Role.TREASURER: Verb("person.became_treasurer", _("%(name)s now keeps the money.")),
    Role.SECOND_EYES: Verb(
        "person.became_second_eyes", _("%(name)s is now a second pair of eyes on payments.")
    ),
    Role.COORDINATOR: Verb("person.became_coordinator", _("%(name)s became coordinator.")),
    Role.ROUND_KEEPER: Verb("person.became_round_keeper", _("%(name)s now runs budget rounds.")),
    Role.BALLOT_CLERK: Verb("person.became_ballot_clerk", _("%(name)s now counts ballots.")),
    Role.CODE_KEEPER: Verb("person.became_code_keeper", _("%(name)s now keeps voting codes.")),
    Role.ADDRESS_KEEPER: Verb(
        "person.became_address_keeper", _("%(name)s now keeps the address list of a vote.")
    ),
    Role.HOST: Verb("person.became_host", _("%(name)s now is a host.")),
    Role.CONNECTOR: Verb("person.became_connector", _("%(name)s now connects neighbours.")),
}
STOPPED = {
    Role.COLLECTOR: Verb("person.stopped_collector", _("%(name)s no longer collects stories.")),
    Role.STORY_KEEPER: Verb("person.stopped_keeper", _("%(name)s no longer keeps the stories.")),
    Role.AGENDA_CIRCLE: Verb("person.stopped_circle", _("%(name)s left the agenda circle.")),
    Role.TREASURER: Verb("person.stopped_treasurer", _("%(name)s no longer keeps the money.")),
    Role.SECOND_EYES: Verb(
        "person.stopped_second_eyes",
        _("%(name)s is no longer a second pair of eyes on payments."),
    ),
    Role.COORDINATOR: Verb("person.stopped_coordinator", _("%(name)s stopped as coordinator.")),
    Role.ROUND_KEEPER: Verb(
        "person.stopped_round_keeper", _("%(name)s no longer runs budget rounds.")
    ),
    Role.BALLOT_CLERK: Verb(
        "person.stopped_ballot_clerk", _("%(name)s no longer counts ballots.")
    ),
    Role.CODE_KEEPER: Verb(
        "person.stopped_code_keeper", _("%(name)s no longer keeps voting codes.")
    ),
    Role.ADDRESS_KEEPER: Verb(
        "person.stopped_address_keeper", _("%(name)s no longer keeps the address list of a vote.")
    ),
    Role.HOST: Verb("person.stopped_host", _("%(name)s no longer is a host.")),
    Role.CONNECTOR: Verb("person.stopped_connector", _("%(name)s no longer connects neighbours.")),
}
LEFT = Verb("person.left", _("Someone left and their details were erased."))
LANGUAGE_CHOSEN = Verb(
    "person.language_chosen", _("Someone chose a language."), _("Someone chose a language.")
)


def join_neighbourhood(
    *, by: Actor, here: Neighbourhood, name: str, email: str = "", language: str = ""
) -> Person:
    """Someone joins a neighbourhood as a resident, or takes part there for an organisation."""
    with act(JOINED, by=by, book=here.slug, details_are_public=False) as entry:
        person = Person.objects.create(name=name.strip(), email=email.strip(), language=language)
        give_role(entry, person=person, here=here, role=Role.RESIDENT)
        entry.about(person, name=person.name)
    return person


def invite_person(
    *,
    by: Person,
    here: Neighbourhood,
    name: str,
    email: str = "",
    language: str = "",
    key: uuid.UUID | None = None,
) -> Person:
    """The coordinator writes someone in who asked to take part. Sent twice, it counts once."""
    queries.require(by, Right.INVITE, here)
    if known := made_before(Person, key, memberships__here=here):
        return known
    with act(JOINED, by=by.actor, book=here.slug, details_are_public=False) as entry:
        queries.require(by, Right.INVITE, here)
        if email and queries.person_by_email(email):
            raise Refused(_("Someone with this e-mail address already takes part."))
        details = {"name": name.strip(), "email": email.strip(), "language": language}
        person = Person.objects.create(id=key or uuid.uuid4(), **details)
        give_role(entry, person=person, here=here, role=Role.RESIDENT)
        entry.about(person, name=person.name)
    return person


def first_coordinator(*, by: Actor, here: Neighbourhood, person: Person) -> None:
    """The operator writes down the first coordinator of a new neighbourhood; this works once."""
    with act(BECAME[Role.COORDINATOR], by=by, book=here.slug) as entry:
        if Membership.objects.filter(here=here, role=Role.COORDINATOR).exists():
            raise Refused(_("This neighbourhood has a coordinator already."))
        give_role(entry, person=person, here=here, role=Role.COORDINATOR)
        entry.about(person, name=person.name)


def name_role(*, by: Person, here: Neighbourhood, person: Person, role: Role) -> None:
    """The coordinator writes down that someone was chosen for a role."""
    rules.check_given_by_hand(role, to_oneself=by == person)
    with act(BECAME[role], by=by.actor, book=here.slug) as entry:
        queries.require(by, Right.INVITE, here)
        rules.check_together(queries.require_part(person, here), role)
        give_role(entry, person=person, here=here, role=role)
        entry.about(person, name=person.name)


def end_role(*, by: Person, here: Neighbourhood, person: Person, role: Role) -> None:
    """The coordinator writes down that someone stopped in a role."""
    rules.check_given_by_hand(role, to_oneself=False)
    with act(STOPPED[role], by=by.actor, book=here.slug) as entry:
        queries.require(by, Right.INVITE, here)
        if role not in queries.roles_of(person, here):
            raise Refused(_("This person does not have that role."))
        if role is Role.COORDINATOR and queries.people_with(Right.INVITE, here).count() < 2:
            raise Refused(_("Name another coordinator first, or nobody can write people in."))
        take_role(entry, person=person, here=here, role=role)
        entry.about(person, name=person.name)


def give_role(entry: OpenEntry, *, person: Person, here: Neighbourhood, role: Role) -> None:
    """Give a role from today, unless the person has it already."""
    Membership.objects.get_or_create(
        here=here, person=person, role=role, until=None, defaults={"since": clock.today()}
    )


def take_role(entry: OpenEntry, *, person: Person, here: Neighbourhood, role: Role) -> None:
    """End a role today."""
    current = Membership.objects.filter(here=here, person=person, role=role, until=None)
    current.update(until=clock.today())


def choose_language(person: Person, language: str, here: Neighbourhood) -> None:
    """Remember the language in which this person wants to read."""
    with act(LANGUAGE_CHOSEN, by=person.actor, book=here.slug, details_are_public=False) as entry:
        queries.require_part(person, here)
        person.language = language
        person.save(update_fields=["language"])
        entry.about(person)


def leave(*, person: Person, here: Neighbourhood) -> None:
    """Someone leaves: name, address and the details of what they did are erased for good.

    The entries stay sealed in the log; nobody can read any more who made them. Who takes part
    elsewhere leaves there too when they want to; with the last place the name goes.
    """
    with act(LEFT, by=Actor(ref="", name=""), book=here.slug) as entry:
        roles = queries.require_part(person, here)
        if Role.SPEAKER in roles:
            raise Refused(_("You speak for a party. Leave that seat first, then you can go."))
        entry.erase_traces_of(person.ref)
        entry.erase(person)
        here_today = Membership.objects.filter(person=person, here=here, until=None)
        here_today.update(until=clock.today())
        if not queries.takes_part_anywhere(person):
            _forget(entry, person)
        entry.about(person)


def _forget(entry: OpenEntry, person: Person) -> None:
    details: dict[str, Any] = {"name": "", "email": "", "language": ""}
    Person.objects.filter(pk=person.pk).update(gone_since=clock.today(), **details)
    person.codes.all().delete()
    SecondKey.objects.filter(person=person).delete()
