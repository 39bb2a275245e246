"""Who may read a minute: who spoke it, who writes it out, and every party that funds; or all."""

from __future__ import annotations

import uuid

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak.commitments.models import Commitment
from wijkaanpak.commitments.rules import LIVING
from wijkaanpak.experiments.models import Carrier, Freeze, SpokenMinute
from wijkaanpak.experiments.queries.freezing import freezes
from wijkaanpak.experiments.queries.pages import page_of
from wijkaanpak.experiments.rules.freezing import State as FreezeState
from wijkaanpak.experiments.rules.minutes import State
from wijkaanpak.experiments.rules.terms import Replacement
from wijkaanpak.funds.models import Pot
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import parties_of
from wijkaanpak.network.rules import KEYS
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right

type Sixty = SpokenMinute  # what views call a minute: they do not touch models


def minutes(here: Neighbourhood) -> QuerySet[SpokenMinute]:
    whole = SpokenMinute.objects.filter(here=here).exclude(state=State.ERASED)
    return whole.select_related("here", "freeze__burden", "freeze__owner", "commitment__here")


def reads_all(viewer: Viewer) -> bool:
    """True for who speaks for a party with a pot here, for a key, or for the owner of a freeze."""
    mine = parties_of(viewer.person, viewer.here)
    if any(party.kind in KEYS for party in mine):
        return True
    funds = Pot.objects.filter(here=viewer.here, owner__in=mine)
    owns = Freeze.objects.filter(here=viewer.here, owner__in=mine)
    return bool(mine) and (funds.exists() or owns.exists())


def readable(viewer: Viewer) -> QuerySet[SpokenMinute]:
    """Return the sent minutes that this viewer may read: all, or the public ones."""
    sent = minutes(viewer.here).filter(state=State.SENT)
    return sent if viewer.person and reads_all(viewer) else sent.filter(public=True)


def readable_page(viewer: Viewer, after: str = "") -> tuple[list[SpokenMinute], str]:
    """Return a page of the minutes this viewer may read, newest first, and the next key."""
    return page_of(readable(viewer), "sent", after)


def own(viewer: Viewer, minute: uuid.UUID) -> SpokenMinute:
    """Return a minute for who spoke it, or answer 404."""
    return get_object_or_404(minutes(viewer.here), pk=minute, teller=viewer.somebody)


def writes_out(viewer: Viewer) -> bool:
    return viewer.may(Right.COLLECT_STORIES)


def get_minute(viewer: Viewer, minute: uuid.UUID) -> SpokenMinute:
    """Return a minute that this viewer may read, write out or change; 404 for everybody else."""
    found = get_object_or_404(minutes(viewer.here), pk=minute)
    to_write_out = found.state != State.SENT and writes_out(viewer)
    if is_teller(viewer.person, found) or to_write_out:
        return found
    return get_object_or_404(readable(viewer), pk=minute)


def is_teller(person: Person | None, minute: SpokenMinute) -> bool:
    return person is not None and minute.teller_id == person.pk


def own_page(viewer: Viewer, after: str = "") -> tuple[list[SpokenMinute], str]:
    return page_of(minutes(viewer.here).filter(teller=viewer.somebody), "spoken", after)


def to_write_out(viewer: Viewer) -> list[SpokenMinute]:
    """Return voices that wait for words, for who writes down stories."""
    if not writes_out(viewer):
        return []
    return list(minutes(viewer.here).filter(state=State.SPOKEN).order_by("spoken", "id")[:20])


def my_freezes(person: Person | None, here: Neighbourhood) -> list[Freeze]:
    """Return the freezes that run now in which a minute of this person replaces a report."""
    if person is None:
        return []
    mine = Carrier.objects.filter(person=person, until=None).values("burden")
    found = freezes(here).filter(
        burden__in=mine, state=FreezeState.FROZEN, replacement=Replacement.MINUTE
    )
    return [one for one in found if one.runs]


def promises_to_link(here: Neighbourhood) -> list[Commitment]:
    """Return the promises that hold now, the latest first: a minute may be about one of them."""
    living = Commitment.objects.filter(here=here, state__in=LIVING)
    return list(living.order_by("-since", "-id")[:60])


def known_names(here: Neighbourhood) -> frozenset[str]:
    """Return words with a capital that are places and parties here, and so no person."""
    names = [*Area.objects.filter(here=here).values_list("name", flat=True)]
    names += Party.objects.filter(here=here).values_list("name", flat=True)
    names += [here.name, here.municipality]
    return frozenset(word for name in names for word in name.replace("'", " ").split())


def spoken_before(person: Person, key: uuid.UUID | None) -> SpokenMinute | None:
    return made_before(SpokenMinute, key, teller=person)


def public_for_commitment(commitment: Commitment) -> list[SpokenMinute]:
    """Return the public minutes about a promise, newest first."""
    about = minutes(commitment.here).filter(
        Q(commitment=commitment), state=State.SENT, public=True
    )
    return list(about.order_by("-sent", "-id")[:5])
