"""A body of government holds a decision or a payment, and lets it go. It says why, in public."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.funds.actions import hold_money, let_money_go
from wijkaanpak.funds.models import Goal, Payment
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import check_unsent, made_before
from wijkaanpak.methods.tips import OF_A_DESK
from wijkaanpak.network.actions import hold_proposal, let_proposal_go, speak_for
from wijkaanpak.network.models import Mandate, Proposal, Seat
from wijkaanpak.network.queries import keep_tips_out, require_seat_of
from wijkaanpak.network.rules import PartyKind
from wijkaanpak.people.models import Person
from wijkaanpak.refusals import NotYours
from wijkaanpak.repairs.models import Authority, Stop
from wijkaanpak.repairs.queries import stops as queries
from wijkaanpak.repairs.rules import stops as rules
from wijkaanpak.repairs.rules.stops import Ground, Post

WRITTEN = Verb(
    "repairs.mandate_written", _("%(party)s wrote down that %(seat)s may hold things here.")
)
SEEN = Verb(
    "repairs.mandate_seen",
    _("%(party)s looked at the mandate of %(seat)s: the decision is there and can be read."),
)
ENDED = Verb("repairs.mandate_ended", _("%(seat)s of %(party)s may no longer hold things here."))
STOPPED = Verb(
    "repairs.stopped",
    _("%(party)s (%(seat)s) holds something until %(until)s on the ground of %(article)s."),
)
LIFTED = Verb("repairs.lifted", _("%(party)s (%(seat)s) lifted a stop."))
NOT_THE_POST = _("Only who sits on the post that the mandate names does this.")


def write_authority(
    *, by: Person, seat: Seat, post: Post, words: str, published: str
) -> Authority:
    """A body of government writes down which of its posts may hold, and where to read it."""
    party = seat.party
    with act(WRITTEN, by=by.actor, book=party.here.slug) as entry:
        speak_for(entry, by, party)
        rules.check_body(PartyKind(party.kind), post)
        rules.check_mandate(words, published)
        keep_tips_out(party.here, words, published, allowed=OF_A_DESK)
        if known := Authority.objects.filter(seat=seat, post=post, until=None).first():
            entry.about(known, seat=seat.title)
            return known
        written = Authority.objects.create(
            seat=seat, post=post, words=words.strip(), published=published.strip(),
            since=clock.today(),
        )  # fmt: skip
        entry.about(written, seat=seat.title, post=post.value)
    return written


def see_authority(*, by: Person, authority: Authority) -> None:
    """The independent body looks whether the decision behind a mandate is there."""
    here = authority.seat.party.here
    with act(SEEN, by=by.actor, book=here.slug) as entry:
        independent = require_seat_of(by, here, PartyKind.INDEPENDENT_BODY)
        speak_for(entry, by, independent)
        authority = entry.fresh(authority)
        rules.check_seen(PartyKind(independent.kind), already=authority.seen is not None)
        authority.seen = clock.today()
        authority.save(update_fields=["seen"])
        entry.about(authority, seat=authority.seat.title)


def end_authority(*, by: Person, authority: Authority) -> None:
    """The body itself ends a mandate. What is held stays held until its own day."""
    party = authority.seat.party
    with act(ENDED, by=by.actor, book=party.here.slug) as entry:
        speak_for(entry, by, party)
        authority = entry.fresh(authority)
        authority.until = authority.until or clock.today()
        authority.save(update_fields=["until"])
        entry.about(authority, seat=authority.seat.title)


@dataclass(frozen=True)
class Stopping:
    """What is held, on which ground, until when, and where who is struck can object."""

    thing: Proposal | Payment | Goal
    ground: Ground
    scope: str
    why: str
    objection: str
    until: date
    follows: Stop | None = None

    def check(self, authority: Authority) -> None:
        rules.check_ground(self.ground, Post(authority.post))
        rules.check_until(self.ground, self.until, clock.today())
        rules.check_words(self.scope, self.why, self.objection)
        if self.thing.here_id != authority.seat.party.here_id:
            raise NotYours(_("You cannot do this in this neighbourhood."))
        here = authority.seat.party.here
        keep_tips_out(here, self.scope, self.why)
        keep_tips_out(here, self.objection, allowed=OF_A_DESK)  # asked for: where to object


def stop(
    *, by: Person, authority: Authority, stopping: Stopping, key: uuid.UUID | None = None
) -> Stop:
    """Who sits on the named post holds a decision or money. It ends by itself on its last day."""
    party = authority.seat.party
    if known := made_before(Stop, key, here=party.here):
        return known
    with act(STOPPED, by=by.actor, book=party.here.slug) as entry:
        mandate = _may_stop(entry, by, authority)
        check_unsent(Stop, key)
        stopping.check(authority)
        if stopping.follows:
            _follow(entry, stopping.follows, stopping)
        rules.check_free(queries.is_stopped(stopping.thing, but=stopping.follows))
        made = _hold(entry, authority, mandate, stopping, key)
        entry.about(
            made, seat=mandate.seat.title, until=made.until.isoformat(), article=made.article,
            what=type(stopping.thing).__name__.lower(),
        )  # fmt: skip
    return made


def _may_stop(entry: OpenEntry, by: Person, authority: Authority) -> Mandate:
    """Return the seat of who holds; checked inside the door, on today's facts."""
    authority = entry.fresh(authority)
    mandate = queries.sits_on(by, authority)
    seen, ended = authority.seen is not None, authority.until is not None
    rules.check_may_stop(seen=seen, ended=ended)
    if mandate is None:
        raise NotYours(NOT_THE_POST)
    entry.for_party(authority.seat.party, authority.seat.party.name)
    return mandate


def _follow(entry: OpenEntry, before: Stop, now: Stopping) -> None:
    """A new stop takes the place of the one before it, with new reasons."""
    before = entry.fresh(before)
    rules.check_new_reasons(before.why, now.why)
    if before.subject != now.thing or hasattr(before, "followed_by"):
        raise NotYours(_("Go on from the last stop on the same thing."))
    _let_go(entry, before)


def _hold(
    entry: OpenEntry,
    authority: Authority,
    mandate: Mandate,
    stopping: Stopping,
    key: uuid.UUID | None,
) -> Stop:
    thing, until, here = stopping.thing, stopping.until, authority.seat.party.here
    name = type(thing).__name__.lower()
    hold = None
    if isinstance(thing, Proposal):
        hold_proposal(entry, thing, until)
    elif isinstance(thing, Payment):
        hold = hold_money(entry, here, until=until, payment=thing)
    else:
        hold = hold_money(entry, here, until=until, goal=thing)
    return Stop.objects.create(
        id=key or uuid.uuid4(),
        here=here,
        authority=authority,
        body=authority.seat.party,
        mandate=mandate,
        hold=hold,
        ground=stopping.ground,
        scope=stopping.scope.strip(),
        why=stopping.why.strip(),
        objection=stopping.objection.strip(),
        since=clock.today(),
        until=until,
        follows=stopping.follows,
        **{name: thing},
    )


def lift(*, by: Person, stop: Stop, why: str) -> Stop:
    """The body that held it lets it go before its last day, and says why."""
    with act(LIFTED, by=by.actor, book=stop.here.slug) as entry:
        mandate = sit_on_the_post(entry, by, stop)
        stop = entry.fresh(stop)
        rules.check_lift(on=queries.is_on(stop), why=why)
        keep_tips_out(stop.here, why)
        end_by_lifting(entry, stop, why)
        entry.about(stop, seat=mandate.seat.title)
    return stop


def sit_on_the_post(entry: OpenEntry, by: Person, stop: Stop) -> Mandate:
    """Return the seat of who speaks for the body on the post that holds. Raises NotYours."""
    speak_for(entry, by, stop.body)
    mandate = queries.sits_on(by, stop.authority)
    if mandate is None:
        raise NotYours(NOT_THE_POST)
    return mandate


def end_by_lifting(entry: OpenEntry, stop: Stop, why: str) -> None:
    """What was held goes on from today, for a reason that everybody reads."""
    _let_go(entry, stop)
    stop.lifted, stop.lifted_why = clock.today(), why.strip()
    stop.save(update_fields=["lifted", "lifted_why"])


def _let_go(entry: OpenEntry, stop: Stop) -> None:
    if stop.hold:
        let_money_go(entry, stop.hold)
    elif stop.proposal:
        let_proposal_go(entry, stop.proposal)
