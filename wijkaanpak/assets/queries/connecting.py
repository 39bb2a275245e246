"""Who connects and has room, what waits for a connector, and who was thanked."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.assets import rules
from wijkaanpak.assets.models import Asset, Connector, Contact, Introduction, ThankYou
from wijkaanpak.assets.queries.looking import PAGE, Owner
from wijkaanpak.assets.rules import COUNTED, OPEN, Load, Step
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.models import Membership, Person
from wijkaanpak.people.queries import Viewer, require
from wijkaanpak.people.rules import Right, Role

type Meeting = Introduction  # what views call these: they do not touch models
type Card = ThankYou


@dataclass(frozen=True)
class Found:
    """A connector as neighbours see them: first name, own words, and whether there is room."""

    row: Connector
    load: Load
    room_from: date | None

    @property
    def has_room(self) -> bool:
        return self.load.has_room


def connectors(here: Neighbourhood) -> list[Found]:
    """Return who said yes to connecting and still does it, with room first, then by name."""
    role = Membership.objects.filter(here=here, role=Role.CONNECTOR, until=None)
    said_yes = Connector.objects.filter(here=here, until=None, person__gone_since=None)
    rows = list(said_yes.filter(person__in=role.values("person")).select_related("person", "here"))
    loads = _loads(rows)
    found = [Found(row, loads[row.pk], loads[row.pk].room_from(clock.today())) for row in rows]
    return sorted(found, key=lambda one: (not one.has_room, one.row.person.name, str(one.row.pk)))


def load_of(connector: Connector) -> Load:
    return _loads([connector])[connector.pk]


def _loads(rows: Iterable[Connector]) -> dict[uuid.UUID, Load]:
    most = {row.pk: row.most for row in rows}
    month = clock.today().replace(day=1)
    counted = Introduction.objects.filter(connector__in=most, step__in=COUNTED)
    relevant = counted.filter(Q(step__in=OPEN) | Q(asked__gte=month))
    opened: Counter[uuid.UUID] = Counter()
    lately: Counter[uuid.UUID] = Counter()
    for connector, step, asked in relevant.values_list("connector", "step", "asked"):
        opened[connector] += step in OPEN
        lately[connector] += asked >= month
    return {pk: Load(opened[pk], lately[pk], limit) for pk, limit in most.items()}


def own_yes(viewer: Viewer) -> Connector | None:
    """Return this person's own yes to connecting here, if it stands."""
    return yes_of(viewer.somebody, viewer.here)


def yes_of(person: Person, here: Neighbourhood) -> Connector | None:
    found = Connector.objects.filter(here=here, person=person, until=None)
    return found.select_related("person", "here").first()


def some_connector(here: Neighbourhood, connector: uuid.UUID) -> Connector:
    found = Connector.objects.filter(here=here, until=None).select_related("person", "here")
    return get_object_or_404(found, pk=connector)


def _with(found: QuerySet[Introduction]) -> QuerySet[Introduction]:
    return found.select_related("here", "offer", "wish", "asker", "party", "connector__person")


def at_my_desk(viewer: Viewer) -> list[Introduction]:
    """Return what was asked of this connector and is open, longest waiting first."""
    person = require(viewer.person, Right.CONNECT, viewer.here)
    mine = Introduction.objects.filter(here=viewer.here, connector__person=person, step__in=OPEN)
    return list(_with(mine).order_by("asked", "id")[:PAGE])


def my_year(viewer: Viewer) -> list[tuple[date, int]]:
    """Return how many were asked of this connector each month: for themself, nobody else."""
    person = require(viewer.person, Right.CONNECT, viewer.here)
    today = clock.today()
    since = today.replace(year=today.year - 1, day=1)
    mine = Introduction.objects.filter(
        here=viewer.here, connector__person=person, asked__gte=since
    )
    months = Counter(day.replace(day=1) for day in mine.values_list("asked", flat=True))
    return sorted(months.items(), reverse=True)


def at_desk(viewer: Viewer, introduction: uuid.UUID) -> Introduction:
    """Return a request that was put to this connector; anybody else gets 404."""
    person = require(viewer.person, Right.CONNECT, viewer.here)
    mine = Introduction.objects.filter(here=viewer.here, connector__person=person)
    return get_object_or_404(_with(mine), pk=introduction)


@dataclass(frozen=True)
class Reachable:
    """How to reach one side of a request."""

    who: str
    name: str
    reach: str


def reach_of(viewer: Viewer, row: Introduction) -> list[Reachable]:
    """Return how both sides are reached: only for the connector who took it, while it is open."""
    mine = row.connector.person_id == viewer.somebody.pk
    if not mine or row.step != Step.TAKEN:
        return []
    both = {pk: who for pk, who in ((row.offer_id, "offer"), (row.wish_id, "wish")) if pk}
    found = Contact.objects.filter(asset__in=both, erased=None).exclude(reach="")
    kept = [Reachable(both[one.asset_id], one.name, one.reach) for one in found]
    asker = [Reachable("asker", row.name, row.reach)] if row.reach else []
    return [*asker, *kept]


def my_introduction(viewer: Viewer, introduction: uuid.UUID, owner: Owner) -> Introduction:
    """Return a request for who made it; 404 for everybody else."""
    row = get_object_or_404(_with(Introduction.objects.filter(here=viewer.here)), pk=introduction)
    return row if asked_by(row, owner) else get_object_or_404(Introduction.objects.none())


def asked_by(row: Introduction, owner: Owner) -> bool:
    """Tell whether this is who asked, signed in or with the slip of the wish."""
    by_person = owner.person is not None and row.asker_id == owner.person.pk
    return by_person or (row.wish is not None and owner.has(row.wish))


def asked_before(here: Neighbourhood, key: uuid.UUID | None, owner: Owner) -> Introduction | None:
    """Return what the same form asked before, when it is sent a second time."""
    row = made_before(Introduction, key, here=here)
    if row:
        rules.check_own(asked_by(row, owner))
    return row


def my_requests(viewer: Viewer, most: int = 20) -> list[Introduction]:
    """Return what this person asked of connectors here, newest first."""
    mine = Q(asker=viewer.somebody) | Q(wish__holder=viewer.somebody)
    found = _with(Introduction.objects.filter(mine, here=viewer.here))
    return list(found.order_by("-asked", "-id")[:most])


def requests_of(asset: Asset) -> list[Introduction]:
    """Return what was asked with this wish, for its owner."""
    found = _with(Introduction.objects.filter(wish=asset))
    return list(found.order_by("-asked", "-id")[:PAGE])


def public_thanks(here: Neighbourhood, most: int = 12, after: str = "") -> list[ThankYou]:
    """Return the cards that giver and receiver both let everybody read, newest first."""
    found = ThankYou.objects.filter(
        here=here, giver_public=True, receiver_public=True, erased=None
    )
    last = found.filter(pk=after).first() if _is_key(after) else None
    if last:
        found = found.filter(Q(given__lt=last.given) | Q(given=last.given, pk__lt=last.pk))
    return list(_on_card(found)[: most + 1])


def _is_key(words: str) -> bool:
    try:
        return bool(uuid.UUID(words))
    except ValueError:
        return False


def _on_card(found: QuerySet[ThankYou]) -> QuerySet[ThankYou]:
    about = found.select_related(
        "here", "introduction__offer", "introduction__wish", "introduction__connector__person"
    )
    return about.order_by("-given", "-id")


def thanks_to_me(viewer: Viewer, most: int = 12) -> list[ThankYou]:
    """Return the cards for this person: for what they offered, or for connecting."""
    me = viewer.somebody
    offered = Q(to_connector=False, introduction__offer__holder=me)
    connected = Q(to_connector=True, introduction__connector__person=me)
    found = ThankYou.objects.filter(offered | connected, here=viewer.here, erased=None)
    return list(_on_card(found)[:most])


def thanks_for(asset: Asset) -> list[ThankYou]:
    """Return the cards for one offer, for its owner."""
    found = ThankYou.objects.filter(introduction__offer=asset, to_connector=False, erased=None)
    return list(_on_card(found)[:PAGE])


def thanks_given(row: Introduction) -> list[ThankYou]:
    """Return the cards that were given after this request."""
    return list(_on_card(ThankYou.objects.filter(introduction=row, erased=None)))


def is_receiver(card: ThankYou, owner: Owner) -> bool:
    meeting = card.introduction
    if card.to_connector:
        return owner.person is not None and meeting.connector.person_id == owner.person.pk
    return meeting.offer is not None and owner.has(meeting.offer)


def is_giver(card: ThankYou, owner: Owner) -> bool:
    return asked_by(card.introduction, owner)


def seen_card(viewer: Viewer, card: uuid.UUID, owner: Owner) -> ThankYou:
    """Return a card for giver and receiver, or for everybody when both said so; else 404."""
    found = _on_card(ThankYou.objects.filter(here=viewer.here, erased=None))
    row = get_object_or_404(found, pk=card)
    if row.public or is_giver(row, owner) or is_receiver(row, owner):
        return row
    return get_object_or_404(ThankYou.objects.none())
