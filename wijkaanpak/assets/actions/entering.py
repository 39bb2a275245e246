"""An offer or wish is entered, changed, renewed, taken back or erased by who it belongs to."""

from __future__ import annotations

import uuid
from contextlib import AbstractContextManager
from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.assets import rules
from wijkaanpak.assets.models import Asset, Contact, Introduction, ThankYou
from wijkaanpak.assets.queries import looking
from wijkaanpak.assets.queries.looking import Owner
from wijkaanpak.assets.rules import Entry, Side, State
from wijkaanpak.logbook.door import Actor, OpenEntry, Verb, act
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
from wijkaanpak.neighbourhoods.queries import all_neighbourhoods
from wijkaanpak.people.actions import count_try, digest
from wijkaanpak.people.models import Membership, Person
from wijkaanpak.people.queries import NOBODY, Viewer, require
from wijkaanpak.people.rules import Right, read_code
from wijkaanpak.refusals import NotYours, Refused

ENTERED = {
    Side.OFFER: Verb("asset.offered", _("Somebody offered something to the neighbourhood.")),
    Side.WISH: Verb("asset.wished", _("Somebody wished for something.")),
}
CHANGED = Verb("asset.changed", _("An offer or wish was put in other words."))
RENEWED = Verb("asset.renewed", _("An offer or wish stays for another year."))
ENDED = Verb("asset.ended", _("An offer or wish was taken back."))
SET_ASIDE = Verb("asset.set_aside", _("A host took an offer or wish off the wall."))
ERASED = Verb("asset.erased", _("Somebody had an offer or wish erased for good."))
SLIP_HANDED = Verb("asset.slip_handed", _("Somebody got a slip for their own offer or wish."))
FORGOTTEN = Verb("asset.contacts_forgotten", _("How people could be reached was erased."))

FORGET_AFTER = timedelta(days=60)  # after its last day, so that who renews late loses nothing


def quiet(person: Person | None) -> Actor:
    """How the log knows who acts here: by an opaque reference, never by name."""
    return Actor(ref=person.ref, name="") if person else NOBODY


def enter(
    *,
    here: Neighbourhood,
    entry: Entry,
    area: Area | None = None,
    code: str = "",
    holder: Person | None = None,
    helper: Person | None = None,
    key: uuid.UUID | None = None,
) -> Asset:
    """Somebody enters an offer or wish, or has it written down while they sit beside.

    `code` is the code of the slip for who has no account; only its digest is kept.
    """
    check_whole(entry)
    owner = Owner(holder or helper)
    if known := looking.entered_before(here, key, owner):
        return known
    verb, by = ENTERED[entry.side], quiet(holder or helper)
    with act(verb, by=by, book=here.slug, details_are_public=False) as opened:
        _check_may_enter(here, holder, helper)
        who = {"holder": holder, "helper": helper, "slip": digest(code) if code else ""}
        asset = write_down(opened, here, entry, area, key or uuid.uuid4(), **who)
        opened.about(asset, kind=entry.kind.value, side=entry.side.value)
    return asset


def check_whole(entry: Entry) -> None:
    rules.check_entry(entry)
    rules.check_can_be_reached(entry)
    rules.check_three_questions(entry)


def _check_may_enter(here: Neighbourhood, holder: Person | None, helper: Person | None) -> None:
    if helper is None:
        require(holder, Right.BE_MEMBER, here)
    elif not looking.writes_for_others(Viewer(here, helper)):
        raise NotYours(_("You cannot do this in this neighbourhood."))


def write_down(
    opened: OpenEntry,
    here: Neighbourhood,
    entry: Entry,
    area: Area | None,
    key: uuid.UUID,
    **who: object,
) -> Asset:
    today = clock.today()
    asset = Asset.objects.create(
        id=key,
        here=here,
        area=_of_here(area, here),
        entered_at=clock.now(),
        renewed=today,
        until=rules.a_year_after(today),
        **fields_of(entry),
        **who,
    )
    if entry.name.strip() or entry.reach.strip():
        Contact.objects.create(asset=asset, name=entry.name.strip(), reach=entry.reach.strip())
    return asset


def _of_here(area: Area | None, here: Neighbourhood) -> Area | None:
    if area and area.here_id != here.pk:
        raise Refused(_("Choose a part of this neighbourhood."))
    return area


_TEXTS = ("title", "words", "place", "ourselves", "little_help", "others")


def fields_of(entry: Entry) -> dict[str, object]:
    """Return what is kept of an entry beside how to reach its owner."""
    texts = {name: getattr(entry, name).strip() for name in _TEXTS}
    plain = {"side": entry.side, "kind": entry.kind, "whose": entry.whose}
    lon, lat = entry.spot or (None, None)
    times = {"days": sorted(entry.days), "parts": sorted(entry.parts)}
    return texts | plain | times | {"lon": lon, "lat": lat}


def own(
    verb: Verb, asset: Asset, viewer: Viewer, owner: Owner
) -> AbstractContextManager[OpenEntry]:
    """Open the door for who may keep this offer or wish."""
    rules.check_own(looking.may_keep(viewer, asset, owner))
    by = quiet(viewer.person)
    return act(verb, by=by, book=asset.here.slug, details_are_public=False)


def _still_here(opened: OpenEntry, asset: Asset) -> None:
    opened.fresh(asset)
    opened.about(asset, kind=asset.kind, side=asset.side)
    if asset.state != State.HERE:
        raise Refused(_("This was taken back meanwhile."))


def change(
    *, asset: Asset, viewer: Viewer, owner: Owner, entry: Entry, area: Area | None = None
) -> None:
    """Its owner says it in other words. What it is and whose it is stay as they are."""
    check_whole(entry)
    with own(CHANGED, asset, viewer, owner) as opened:
        _still_here(opened, asset)
        fields = fields_of(entry) | {"area": _of_here(area, asset.here)}
        for name in ("side", "whose"):
            del fields[name]
        _set(asset, **fields)
        if owner.has(asset):
            contact = {"name": entry.name.strip(), "reach": entry.reach.strip(), "erased": None}
            Contact.objects.update_or_create(asset=asset, defaults=contact)


def _set(asset: Asset, **fields: object) -> None:
    for name, value in fields.items():
        setattr(asset, name, value)
    asset.save(update_fields=list(fields))


def renew(*, asset: Asset, viewer: Viewer, owner: Owner) -> None:
    """Its owner says: this still holds. So it stays for another year from today."""
    with own(RENEWED, asset, viewer, owner) as opened:
        _still_here(opened, asset)
        today = clock.today()
        _set(asset, renewed=today, until=rules.a_year_after(today))


def end(*, asset: Asset, viewer: Viewer, owner: Owner) -> None:
    """Its owner takes it back; a host may take what does not belong there off the wall."""
    mine = looking.may_keep(viewer, asset, owner)
    if not mine:
        require(viewer.person, Right.HOST, asset.here)
    verb, by = ENDED if mine else SET_ASIDE, quiet(viewer.person)
    with act(verb, by=by, book=asset.here.slug, details_are_public=False) as opened:
        _still_here(opened, asset)
        _set(asset, state=State.ENDED)


def erase(*, asset: Asset, owner: Owner) -> None:
    """Its owner has it erased for good: words, how to reach them, and cards about it."""
    rules.check_own(owner.has(asset))
    with act(ERASED, by=NOBODY, book=asset.here.slug, details_are_public=False) as opened:
        opened.fresh(asset)
        opened.erase(asset)
        blank: dict[str, object] = dict.fromkeys((*_TEXTS, "slip"), "")
        blank |= dict.fromkeys(("holder", "helper", "area", "lon", "lat"))
        blank |= {"days": [], "parts": []}
        _set(asset, **blank, state=State.ERASED)
        Contact.objects.filter(asset=asset).update(name="", reach="", erased=clock.today())
        about = Q(wish=asset) | Q(offer=asset, wish=None)
        Introduction.objects.filter(about).update(words="", name="", reach="")
        to_or_from = Q(introduction__offer=asset, to_connector=False) | Q(introduction__wish=asset)
        ThankYou.objects.filter(to_or_from).update(words="", signed="", erased=clock.today())
        opened.about(asset)


def hand_slip(*, asset: Asset, by: Person, code: str) -> None:
    """Give a slip to who wrote something on a post-it or card, with them beside.

    Only for what nobody holds yet: no slip ever opens what is somebody else's.
    """
    viewer = Viewer(asset.here, by)
    if not looking.writes_for_others(viewer):
        raise NotYours(_("You cannot do this in this neighbourhood."))
    book = asset.here.slug
    with act(SLIP_HANDED, by=quiet(by), book=book, details_are_public=False) as opened:
        _still_here(opened, asset)
        if asset.slip or asset.holder_id:
            raise Refused(_("This has an owner already, with a slip or an account of their own."))
        _set(asset, slip=digest(code))


def slip_of(typed: str, *, here: Neighbourhood, source: str) -> tuple[Asset, str]:
    """Return the offer or wish of a slip, and the digest that opens it; wrong codes count."""
    code = read_code(typed)
    tried = count_try(f"slip {source}")
    slip = digest(code)
    asset = looking.asset_of_slip(here, slip)
    if asset is None:
        raise Refused(_("There is nothing here with this code. Look at your slip and try again."))
    tried.delete()
    return asset, slip


def forget_contacts(here: Neighbourhood) -> int:
    """Erase how people can be reached when it serves nothing any more; return how many.

    That is sixty days after the last day, and at once when it was taken back. What somebody
    offered or wished who takes part no longer is taken off the wall with them.
    """
    over = Q(asset__until__lt=clock.today() - FORGET_AFTER) | ~Q(asset__state=State.HERE)
    part = Membership.objects.filter(here=here, until=None).values("person")
    left = Asset.objects.filter(here=here, holder__isnull=False, state=State.HERE)
    left = left.exclude(holder__in=part)
    kept = Contact.objects.filter(over | Q(asset__in=left), asset__here=here, erased=None)
    if not (kept.exists() or left.exists()):
        return 0
    with act(FORGOTTEN, by=NOBODY, book=here.slug) as opened:
        contacts = list(kept.values_list("pk", flat=True))
        left.update(state=State.ENDED)
        over_now = Contact.objects.filter(pk__in=contacts)
        many = over_now.update(name="", reach="", erased=clock.today())
        opened.about(here, many=many)
    return many


def tidy_up() -> None:
    """Erase what serves nothing any more, in every neighbourhood: for `wijkaanpak chores`."""
    for here in all_neighbourhoods():
        forget_contacts(here)
