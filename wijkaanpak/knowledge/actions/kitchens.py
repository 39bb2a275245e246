"""A neighbourhood shows its kitchen; guests come, promise one thing, and tell what came of it.

What a guest says is written in the log of the guest, and what the host does in that of the host.
"""

from __future__ import annotations

import uuid
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.knowledge.models import Kitchen, Lesson, Visit
from wijkaanpak.knowledge.queries import kitchens as queries
from wijkaanpak.knowledge.rules import visits as rules
from wijkaanpak.knowledge.rules.moves import after
from wijkaanpak.knowledge.rules.visits import (
    KITCHEN_MOVES,
    VISIT_MOVES,
    CameOf,
    KitchenMove,
    KitchenState,
    VisitMove,
    VisitState,
)
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import require_seat
from wijkaanpak.people.models import Person
from wijkaanpak.refusals import Refused

SHOWN = Verb("knowledge.kitchen_shown", _("%(party)s shows its kitchen: “%(title)s”."))
INVITED = Verb(
    "knowledge.kitchen_invited", _("%(guest)s was asked to come and look at “%(title)s”.")
)
HELD = Verb("knowledge.kitchen_held", _("The kitchen visit “%(title)s” was held."))
CANCELLED = Verb("knowledge.kitchen_cancelled", _("The kitchen visit “%(title)s” does not go on."))
COMES = Verb("knowledge.visit_yes", _("%(guest)s comes and looks at “%(title)s”."))
COMES_NOT = Verb("knowledge.visit_no", _("%(guest)s does not come to “%(title)s”."))
PROMISED = Verb("knowledge.visit_promised", _("%(guest)s promised one thing after “%(title)s”."))
TOLD = Verb(
    "knowledge.visit_told", _("%(guest)s told what came of its promise after “%(title)s”.")
)


def show_kitchen(
    *,
    by: Person,
    party: Party,
    title: str,
    shown: str,
    went_wrong: str,
    place: str,
    on: date,
    lesson: Lesson | None = None,
    key: uuid.UUID | None = None,
) -> Kitchen:
    """A party shows one practice on a day, and what went wrong with it."""
    rules.check_kitchen(title, shown, went_wrong)
    rules.check_planned(on, clock.today())
    if known := queries.shown_before(party, key, title, on):
        return known
    words = {"title": title, "shown": shown, "went_wrong": went_wrong, "place": place}
    with act(SHOWN, by=by.actor, book=party.here.slug) as entry:
        require_seat(by, party)
        kitchen = Kitchen.objects.create(
            id=key or uuid.uuid4(),
            here=party.here,
            party=party,
            lesson=lesson,
            on=on,
            **{name: value.strip() for name, value in words.items()},
        )
        entry.about(kitchen, title=kitchen.title)
        entry.for_party(party, party.name)
    return kitchen


def invite(
    *, by: Person, kitchen: Kitchen, slug: str = "", name: str = "", far: str = ""
) -> Visit:
    """The host asks a neighbourhood on this site (`slug`), or names one from elsewhere."""
    if not (slug or name.strip()):
        raise Refused(_("Choose a neighbourhood, or write the name of one from elsewhere."))
    with act(INVITED, by=by.actor, book=kitchen.here.slug) as entry:
        queries.require_host(by, kitchen)
        entry.fresh(kitchen)
        rules.check_answerable(KitchenState(kitchen.state))
        rules.check_room(kitchen.visits.count())
        guest = queries.neighbour(kitchen, slug) if slug else None
        called = guest.name if guest else name.strip()
        if kitchen.visits.filter(name=called).exists():
            raise Refused(_("This neighbourhood was asked already, or is not on this site."))
        visit = Visit.objects.create(
            kitchen=kitchen, guest=guest, name=called, far="" if guest else far.strip()
        )
        entry.about(visit, guest=called, title=kitchen.title)
    return visit


def hold_kitchen(*, by: Person, kitchen: Kitchen) -> None:
    """The host says that the visit was held."""
    rules.check_was(kitchen.on, clock.today())
    with act(HELD, by=by.actor, book=kitchen.here.slug) as entry:
        queries.require_host(by, kitchen)
        _move_kitchen(entry, kitchen, KitchenMove.HOLD)


def cancel_kitchen(*, by: Person, kitchen: Kitchen, why: str) -> None:
    """The host says that it does not go on, and why."""
    if not why.strip():
        raise Refused(_("Say why it does not go on."))
    if kitchen.why_not == why.strip():  # the same form, sent again; so too below
        return
    with act(CANCELLED, by=by.actor, book=kitchen.here.slug) as entry:
        queries.require_host(by, kitchen)
        _move_kitchen(entry, kitchen, KitchenMove.CANCEL, why_not=why.strip())


def _move_kitchen(entry: OpenEntry, kitchen: Kitchen, move: KitchenMove, **fields: object) -> None:
    entry.fresh(kitchen)
    kitchen.state = after(KITCHEN_MOVES, KitchenState(kitchen.state), move)
    for name, value in fields.items():
        setattr(kitchen, name, value)
    kitchen.save(update_fields=["state", *fields])
    entry.about(kitchen, title=kitchen.title)


def answer_invitation(*, by: Person, visit: Visit, comes: bool) -> None:
    """The guests say whether they come."""
    if visit.state == (VisitState.COMING if comes else VisitState.NOT_COMING):
        return
    with act(COMES if comes else COMES_NOT, by=by.actor, book=queries.book_of(visit)) as entry:
        queries.require_guest(by, visit)
        visit.kitchen.refresh_from_db()
        rules.check_answerable(KitchenState(visit.kitchen.state))
        _move(entry, visit, VisitMove.YES if comes else VisitMove.NO)


def promise(*, by: Person, visit: Visit, words: str) -> None:
    """The guests were there and promise one thing; after half a year they are asked about it."""
    rules.check_promise(words)
    if visit.promise == words.strip():
        return
    today = clock.today()
    with act(PROMISED, by=by.actor, book=queries.book_of(visit)) as entry:
        queries.require_guest(by, visit)
        visit.kitchen.refresh_from_db()
        rules.check_there(KitchenState(visit.kitchen.state), visit.kitchen.on, today)
        due = visit.kitchen.on + rules.HALF_A_YEAR
        _move(entry, visit, VisitMove.PROMISE, promise=words.strip(), due=due)


def tell_what_came(*, by: Person, visit: Visit, came_of: CameOf, words: str) -> None:
    """The guests tell what came of their promise. Not done is an answer too."""
    rules.check_told(words)
    if (visit.came_of, visit.told) == (came_of, words.strip()):
        return
    told = {"came_of": came_of, "told": words.strip(), "told_on": clock.today()}
    with act(TOLD, by=by.actor, book=queries.book_of(visit)) as entry:
        queries.require_guest(by, visit)
        rules.check_promised(VisitState(entry.fresh(visit).state), visit.kitchen.on)
        _move(entry, visit, VisitMove.TELL, **told)


def _move(entry: OpenEntry, visit: Visit, move: VisitMove, **fields: object) -> None:
    entry.fresh(visit)
    visit.state = after(VISIT_MOVES, VisitState(visit.state), move)
    for name, value in fields.items():
        setattr(visit, name, value)
    visit.save(update_fields=["state", *fields])
    entry.about(visit, guest=visit.name, title=visit.kitchen.title)
