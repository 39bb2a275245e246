"""Who sees which offers and wishes. A person's own are for neighbours, never for institutions.

Passers-by see what belongs to a group or to everybody: whoever signs out sees no more than
before, so that the rule about institutions cannot be walked around.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.assets import rules
from wijkaanpak.assets.models import Asset, Contact, SameWord
from wijkaanpak.assets.rules import Kind, Side, State, Whose
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.queries import seats_of_viewer
from wijkaanpak.network.rules import PartyKind
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right

type Thing = Asset  # what views call an offer or a wish: they do not touch models

PAGE = 50
WRITES_FOR_OTHERS = (Right.COLLECT_STORIES, Right.HOST, Right.CONNECT)


@dataclass(frozen=True)
class Owner:
    """Who says an offer or wish is theirs: somebody signed in, or who holds slips (digests)."""

    person: Person | None = None
    slips: tuple[str, ...] = ()

    def has(self, asset: Asset) -> bool:
        """Tell whether this is who entered it."""
        by_slip = bool(asset.slip) and asset.slip in self.slips
        return by_slip or (self.person is not None and asset.holder_id == self.person.pk)


def sees_people(viewer: Viewer) -> bool:
    """Tell whether this viewer sees what persons offer and wish."""
    if viewer.person is None:
        return False
    kinds = [PartyKind(held.seat.party.kind) for held in seats_of_viewer(viewer)]
    return rules.sees_people(viewer.may(Right.BE_MEMBER), kinds)


def writes_for_others(viewer: Viewer) -> bool:
    """Tell whether this viewer may write down an offer or wish with somebody beside them."""
    return any(viewer.may(right) for right in WRITES_FOR_OTHERS)


def keeps_common_things(viewer: Viewer) -> bool:
    """Tell whether this viewer looks after what belongs to everybody, such as a bench."""
    return viewer.may(Right.HOST)


def shown(here: Neighbourhood, *, people: bool) -> QuerySet[Asset]:
    """Return the offers and wishes of today; those of persons only with `people`."""
    found = Asset.objects.filter(here=here, state=State.HERE, until__gte=clock.today())
    return found if people else found.filter(whose=Whose.GROUP)


def some_page(
    here: Neighbourhood,
    *,
    people: bool,
    side: Side,
    kind: Kind | None = None,
    after: str = "",
    most: int = PAGE,
) -> tuple[list[Asset], str]:
    """Return a page of offers or wishes, newest first, and the key of the next ('' at the end)."""
    found = shown(here, people=people).filter(side=side)
    if kind:
        found = found.filter(kind=kind)
    if last := _by_key(here, after):
        same = Q(entered_at=last.entered_at, pk__lt=last.pk)
        found = found.filter(Q(entered_at__lt=last.entered_at) | same)
    rows = list(found.select_related("area").order_by("-entered_at", "-id")[: most + 1])
    for row in rows:
        row.here = here
    return rows[:most], str(rows[most - 1].pk) if len(rows) > most else ""


def _by_key(here: Neighbourhood, key: str) -> Asset | None:
    try:
        return Asset.objects.filter(here=here, pk=uuid.UUID(key)).first()
    except ValueError:
        return None


def _with(found: QuerySet[Asset]) -> QuerySet[Asset]:
    return found.select_related("here", "area")


def seen_asset(viewer: Viewer, asset: uuid.UUID, owner: Owner) -> Asset:
    """Return an offer or wish that this viewer may see, or answer 404: no other way to know."""
    row = get_object_or_404(_with(Asset.objects.filter(here=viewer.here)), pk=asset)
    if owner.has(row) and row.state != State.ERASED:
        return row
    if not row.shown or (row.whose == Whose.PERSON and not sees_people(viewer)):
        return get_object_or_404(Asset.objects.none())
    return row


def own_asset(viewer: Viewer, asset: uuid.UUID, owner: Owner) -> Asset:
    """Return an offer or wish for who may change it; NotYours for anybody else, 404 elsewhere."""
    kept = Asset.objects.filter(here=viewer.here).exclude(state=State.ERASED)
    row = get_object_or_404(_with(kept), pk=asset)
    rules.check_own(may_keep(viewer, row, owner))
    return row


def may_keep(viewer: Viewer, row: Asset, owner: Owner) -> bool:
    """Its owner changes it; what is of everybody, hosts look after as well."""
    return owner.has(row) or (row.whose == Whose.GROUP and keeps_common_things(viewer))


def contact_of(asset: Asset, owner: Owner) -> Contact | None:
    """Return how its owner said to be reached, for the owner alone."""
    rules.check_own(owner.has(asset))
    return Contact.objects.filter(asset=asset, erased=None).first()


def own_assets(viewer: Viewer) -> list[Asset]:
    """Return what this person entered here and did not have erased, the first to end first."""
    mine = Asset.objects.filter(here=viewer.here, holder=viewer.somebody)
    return list(_with(mine.exclude(state=State.ERASED)).order_by("until", "id")[:PAGE])


def common_ending(viewer: Viewer) -> list[Asset]:
    """Return what is of everybody and ends soon or ended lately, for hosts to look at."""
    today = clock.today()
    near = (today - timedelta(days=60), today + rules.NOTICE)
    kept = Asset.objects.filter(here=viewer.here, state=State.HERE, whose=Whose.GROUP)
    return list(_with(kept.filter(until__range=near)).order_by("until", "id")[:PAGE])


def asset_of_slip(here: Neighbourhood, slip: str) -> Asset | None:
    """Return the offer or wish of here that belongs to the digest of a slip's code."""
    found = Asset.objects.filter(here=here, slip=slip).exclude(slip="")
    return found.exclude(state=State.ERASED).first()


def entered_before(here: Neighbourhood, key: uuid.UUID | None, owner: Owner) -> Asset | None:
    """Return what the same form entered before, when it is sent a second time."""
    row = made_before(Asset, key, here=here)
    if row:
        helped = owner.person is not None and row.helper_id == owner.person.pk
        rules.check_own(helped or owner.has(row))
    return row


def same_words(here: Neighbourhood) -> QuerySet[SameWord]:
    """Return the pairs of words that neighbours use for one thing."""
    return SameWord.objects.filter(here=here, until=None).order_by("one", "other")


def some_pair(here: Neighbourhood, pair: uuid.UUID) -> SameWord:
    return get_object_or_404(SameWord.objects.select_related("here"), here=here, pk=pair)


def offer_for_slip(viewer: Viewer, offer: uuid.UUID, owner: Owner) -> Asset:
    """Return an offer for who holds the slip of a wish that stands here: neighbours, too."""
    wishes = shown(viewer.here, people=True).filter(side=Side.WISH, slip__in=owner.slips)
    if not wishes.exists():
        return seen_asset(viewer, offer, owner)
    return get_object_or_404(_with(shown(viewer.here, people=True)), pk=offer)
