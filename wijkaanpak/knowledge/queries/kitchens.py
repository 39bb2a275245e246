"""Kitchens and visits: seen by everybody, at the host and at the guests."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date

from django.db.models import Prefetch, Q
from django.shortcuts import get_object_or_404

from wijkaanpak.knowledge.models import Kitchen, Visit
from wijkaanpak.knowledge.rules.visits import KitchenState, VisitState
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import parties_of, require_seat
from wijkaanpak.people.models import Person
from wijkaanpak.refusals import NotYours, Refused, gettext_noop

type SomeKitchen = Kitchen
type SomeVisit = Visit
type SomeParty = Party
ON_A_PAGE = 24


def kitchens(here: Neighbourhood, after: str = "") -> tuple[list[Kitchen], str]:
    """Return a page of what is shown here, the last day first, and what the next begins after."""
    found = Kitchen.objects.filter(here=here).select_related("here", "party")
    found = found.prefetch_related(_visits()).order_by("-on", "-id")
    last = _kitchen(here, after)
    if last:
        found = found.filter(Q(on__lt=last.on) | Q(on=last.on, id__lt=last.pk))
    rows = list(found[: ON_A_PAGE + 1])
    return rows[:ON_A_PAGE], str(rows[ON_A_PAGE - 1].pk) if len(rows) > ON_A_PAGE else ""


def _kitchen(here: Neighbourhood, after: str) -> Kitchen | None:
    try:
        return Kitchen.objects.filter(here=here, pk=uuid.UUID(after)).first()
    except ValueError:
        return None


def _visits() -> Prefetch[str]:
    return Prefetch("visits", Visit.objects.select_related("guest").order_by("name"))


def visits_of(guest: Neighbourhood) -> list[Visit]:
    """Return to which kitchens a neighbourhood was asked, the last day first."""
    found = Visit.objects.filter(guest=guest).select_related("kitchen__here", "guest")
    return list(found.order_by("-kitchen__on", "-id")[:ON_A_PAGE])


def get_kitchen(here: Neighbourhood, kitchen: uuid.UUID) -> Kitchen:
    found = Kitchen.objects.select_related("here", "party", "lesson")
    return get_object_or_404(found.prefetch_related(_visits()), here=here, pk=kitchen)


def get_visit(here: Neighbourhood, visit: uuid.UUID) -> Visit:
    """Return a visit in which this neighbourhood is the host or the guest, or answer 404."""
    found = Visit.objects.select_related("kitchen__here", "kitchen__party", "guest")
    return get_object_or_404(found, Q(kitchen__here=here) | Q(guest=here), pk=visit)


def speaks_for_guest(person: Person | None, visit: Visit) -> bool:
    """Tell whether somebody answers for the guest: who speaks for a party there.

    For a guest from elsewhere the host writes down what it says.
    """
    if visit.guest:
        return bool(parties_of(person, visit.guest))
    return visit.kitchen.party in parties_of(person, visit.kitchen.here)


def require_guest(person: Person, visit: Visit) -> None:
    if not speaks_for_guest(person, visit):
        raise NotYours(gettext_noop("Who speaks for a party of the guests answers this."))


def require_host(person: Person, kitchen: Kitchen) -> None:
    require_seat(person, kitchen.party)


def book_of(visit: Visit) -> str:
    """Return in which log a visit is written: that of who speaks."""
    return visit.guest.slug if visit.guest else visit.kitchen.here.slug


def may_be_asked(kitchen: Kitchen) -> list[Neighbourhood]:
    """Return the other neighbourhoods on this site that were not asked yet, by name."""
    asked = kitchen.visits.exclude(guest=None).values("guest")
    others = Neighbourhood.objects.exclude(pk=kitchen.here_id).exclude(pk__in=asked)
    return list(others.order_by("name")[:50])


def asked_before(kitchen: Kitchen, slug: str | None, name: str | None) -> Visit | None:
    """Return the visit that the same form asked for before, when it is sent a second time."""
    same = {"guest__slug": slug} if slug else {"guest": None, "name": (name or "").strip()}
    return kitchen.visits.filter(**same).first()


def neighbour(kitchen: Kitchen, slug: str) -> Neighbourhood:
    found = next((one for one in may_be_asked(kitchen) if one.slug == slug), None)
    if found is None:
        raise Refused(
            gettext_noop("This neighbourhood was asked already, or is not on this site.")
        )
    return found


def promises_to_ask(guest: Neighbourhood, today: date) -> Sequence[Visit]:
    """Return of which promises of this neighbourhood it is time to say what came of them."""
    found = Visit.objects.filter(guest=guest, state=VisitState.PROMISED, due__lte=today)
    return list(found.select_related("kitchen__here", "guest").order_by("due", "id")[:ON_A_PAGE])


def promises_of_far_guests(host: Neighbourhood, today: date) -> Sequence[Visit]:
    """Return the same for guests from elsewhere: the host asks them."""
    found = Visit.objects.filter(
        kitchen__here=host, guest=None, state=VisitState.PROMISED, due__lte=today
    )
    return list(found.select_related("kitchen__here", "guest").order_by("due", "id")[:ON_A_PAGE])


def shown_before(party: Party, key: uuid.UUID | None, title: str, on: date) -> Kitchen | None:
    """Return the kitchen from the same form, or the same one that is planned on the same day."""
    same = Kitchen.objects.filter(party=party, on=on, state=KitchenState.PLANNED)
    known = made_before(Kitchen, key, here=party.here_id)
    return known or same.filter(title=title.strip()).first()
