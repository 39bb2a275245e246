"""Somebody says yes to connecting, is asked, says yes or no each time, and brings two together."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.assets import rules
from wijkaanpak.assets.actions.entering import quiet
from wijkaanpak.assets.models import Asset, Connector, Introduction
from wijkaanpak.assets.queries import connecting, looking
from wijkaanpak.assets.queries.looking import Owner
from wijkaanpak.assets.rules import OPEN, Move, No, Step, Whose
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import parties_of, require_seat
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer, require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.stories.rules import check_short

YES = Verb("connector.said_yes", _("A connector said yes, with a limit of their own."))
STOPPED = Verb("connector.stopped", _("A connector stopped."))
ASKED = Verb("introduction.asked", _("A connector was asked to bring neighbours together."))
STEPS = {
    Move.TAKE: Verb("introduction.taken", _("A connector took a request.")),
    Move.REFUSE: Verb(
        "introduction.refused", _("A connector said no to a request: that is fine.")
    ),
    Move.MEET: Verb("introduction.met", _("A connector brought an offer and a wish together.")),
    Move.PART: Verb("introduction.parted", _("A request ended without meeting.")),
    Move.WITHDRAW: Verb("introduction.withdrawn", _("Who asked took a request back.")),
}
MOST_ABOUT = 300


def say_yes(*, by: Person, here: Neighbourhood, most: int, words: str = "") -> Connector:
    """Somebody with the role says yes to it, or chooses another limit or other words."""
    rules.check_limit(most)
    check_short(words, MOST_ABOUT)
    with act(YES, by=quiet(by), book=here.slug, details_are_public=False) as opened:
        require(by, Right.CONNECT, here)
        row = connecting.yes_of(by, here) or Connector(here=here, person=by, since=clock.today())
        row.most, row.words = most, words.strip()
        row.save()
        opened.about(row, most=most)
    return row


def stop_connecting(*, by: Person, here: Neighbourhood) -> None:
    """A connector stops; what is open is first rounded off or given back."""
    with act(STOPPED, by=quiet(by), book=here.slug, details_are_public=False) as opened:
        row = connecting.yes_of(by, here)
        if row is None:
            raise Refused(_("You are no connector here."))
        if Introduction.objects.filter(connector=row, step__in=OPEN).exists():
            raise Refused(_("Round off your open requests first, or say no to them."))
        row.until = clock.today()
        row.save(update_fields=["until"])
        opened.about(row)


def ask_connector(
    *,
    here: Neighbourhood,
    owner: Owner,
    connector: Connector,
    words: str,
    reach: str,
    name: str = "",
    offer: Asset | None = None,
    wish: Asset | None = None,
    party: Party | None = None,
    key: uuid.UUID | None = None,
) -> Introduction:
    """Somebody asks one connector to bring them together. Sent twice, it counts once."""
    rules.check_request(words, reach)
    check_short(name, rules.MOST_NAME)
    if known := connecting.asked_before(here, key, owner):
        return known
    with act(ASKED, by=quiet(owner.person), book=here.slug, details_are_public=False) as opened:
        _check_asker(here, owner, wish, party)
        _check_offer(here, owner, offer, wish)
        connector = opened.fresh(connector)
        if connector.until or connector.here_id != here.pk:
            raise Refused(_("This connector has stopped. Choose somebody else."))
        rules.check_room(connecting.load_of(connector), clock.today())
        row = Introduction.objects.create(
            id=key or uuid.uuid4(), here=here, connector=connector, offer=offer, wish=wish,
            asker=owner.person, party=party, words=words.strip(), name=name.strip(),
            reach=reach.strip(), asked=clock.today(),
        )  # fmt: skip
        opened.about(row, for_party=party is not None)
    return row


def _check_asker(
    here: Neighbourhood, owner: Owner, wish: Asset | None, party: Party | None
) -> None:
    """Who asks takes part here, or holds the slip of the wish; for a party one speaks for it.

    Who speaks for an institution asks for that institution, in the open.
    """
    if wish is not None:
        rules.check_own(owner.has(wish) and wish.here_id == here.pk and wish.shown)
        return
    person = require(owner.person, Right.BE_MEMBER, here)
    if party is not None:
        require_seat(person, party)
    elif not looking.sees_people(Viewer(here, person)) and parties_of(person, here):
        raise Refused(_("Say for which party you ask this."))


def _check_offer(
    here: Neighbourhood, owner: Owner, offer: Asset | None, wish: Asset | None
) -> None:
    if offer is None:
        return
    with_slip = wish is not None and owner.has(wish)
    sees = looking.sees_people(Viewer(here, owner.person)) or (with_slip and not owner.person)
    if offer.here_id != here.pk or (offer.whose == Whose.PERSON and not sees):
        raise NotYours(_("Tell a connector what you are looking for; they know who to ask."))
    if not offer.shown:
        raise Refused(_("This offer is not there any more. Look at what is."))
    again = Introduction.objects.filter(offer=offer, step__in=OPEN)
    mine = again.filter(wish=wish) if wish else again.filter(asker=owner.person)
    if mine.exists():
        raise Refused(_("You asked this already. A connector is busy with it."))


def step(*, by: Person, introduction: Introduction, move: Move, no: No | None = None) -> None:
    """The connector takes a request, says no, or says how it ended.

    A no needs no reason to be respected; it may come with one of three. When a request ends,
    how the asker could be reached is erased.
    """
    here = introduction.here
    with act(STEPS[move], by=quiet(by), book=here.slug, details_are_public=False) as opened:
        require(by, Right.CONNECT, here)
        if introduction.connector.person_id != by.pk:
            raise NotYours(_("This was asked of somebody else."))
        if move is Move.WITHDRAW:
            raise NotYours(_("Only who asked takes a request back."))
        _move(opened, introduction, move, no)


def _move(opened: OpenEntry, row: Introduction, move: Move, no: No | None = None) -> None:
    opened.fresh(row)
    row.step = rules.after(Step(row.step), move)
    row.no = no or ""
    if row.step not in OPEN:
        row.ended, row.name, row.reach = clock.today(), "", ""
    row.save(update_fields=["step", "no", "ended", "name", "reach"])
    opened.about(row)


def withdraw_request(*, introduction: Introduction, owner: Owner) -> None:
    """Who asked takes it back; the connector has room again."""
    rules.check_own(connecting.asked_by(introduction, owner))
    verb, book = STEPS[Move.WITHDRAW], introduction.here.slug
    with act(verb, by=quiet(owner.person), book=book, details_are_public=False) as opened:
        _move(opened, introduction, Move.WITHDRAW)
