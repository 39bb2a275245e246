"""Asking residents something: a slot by rule, held, told back. Nobody can overrule the rule."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.gatherings.queries import check_area_here
from wijkaanpak.invitations import queries, rules
from wijkaanpak.invitations.models import Ask
from wijkaanpak.invitations.rules import AskState, AskWay, Quarter, Verdict, WhyNot
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.models import Area
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import require_seat, require_seat_of
from wijkaanpak.network.rules import PartyKind
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

REQUESTED = Verb(
    "asks.requested",
    _("%(party)s asked a slot to ask residents “%(title)s” on %(on)s."),
)
WITHDRAWN = Verb("asks.withdrawn", _("%(party)s withdrew “%(title)s”; residents are not asked."))
HELD = Verb("asks.held", _("%(party)s asked residents “%(title)s”; %(reached)s households spoke."))
TOLD = Verb("asks.told_back", _("%(party)s told residents what it did with “%(title)s”."))
SILENT = Verb("asks.heard_nothing", _("Residents heard nothing yet of “%(title)s” of %(asker)s."))


@dataclass(frozen=True)
class Wish:
    """What a party wants to ask residents. With `along` the day, the way and the doors are given.

    `households` is how many are asked, `questions` how many each of them is asked.
    """

    title: str
    why: str
    gain: str
    questions: int
    feedback_due: date
    way: AskWay = AskWay.SURVEY
    households: int = 0
    on: date | None = None
    area: Area | None = None
    shares: bool = False
    along: Ask | None = None


def request_slot(*, by: Person, party: Party, wish: Wish, key: uuid.UUID | None = None) -> Ask:
    """Who speaks for a party asks a slot; the rule grants it at once or says why not."""
    here = party.here
    if known := made_before(Ask, key, here=here):
        return known
    with act(REQUESTED, by=by.actor, book=here.slug) as entry:
        require(by, Right.SPEAK, here)
        require_seat(by, party)
        ask = _as_asked(entry, by, party, wish)
        ask.pk = key or ask.pk
        verdict = _judge(ask)
        _lay(ask, verdict)
        ask.save()
        entry.for_party(party, party.name)
        entry.about(ask, title=ask.title, on=ask.on.isoformat(), state=str(ask.state))
    return ask


def _as_asked(entry: OpenEntry, by: Person, party: Party, wish: Wish) -> Ask:
    """Return the ask as a row that is not saved yet (a step of an open action)."""
    rules.check_words(wish.title, wish.why, wish.gain)
    ask = Ask(here=party.here, party=party, by=by, requested=clock.today())
    ask.title, ask.why, ask.gain = wish.title.strip(), wish.why.strip(), wish.gain.strip()
    ask.questions, ask.feedback_due = wish.questions, wish.feedback_due
    if wish.along:
        _share(entry, ask, wish.along)
    else:
        _alone(ask, wish)
    rules.check_size(ask.households, ask.questions, queries.budget_of(party.here))
    rules.check_days(ask.on, ask.feedback_due, clock.today())
    quarter = Quarter.of(ask.on)
    ask.year, ask.quarter = quarter.year, quarter.number
    return ask


def _alone(ask: Ask, wish: Wish) -> None:
    if wish.on is None:
        raise Refused(_("Choose a day, or a round of somebody else to share."))
    check_area_here(ask.here, wish.area)
    ask.way, ask.on, ask.area = wish.way, wish.on, wish.area
    ask.households = wish.households
    ask.shares = wish.shares and wish.way is AskWay.DOORSTEP


def _share(entry: OpenEntry, ask: Ask, along: Ask) -> None:
    """The same doors on the same day: one visit."""
    round_ = entry.fresh(along)
    if round_.here_id != ask.here_id or round_.party_id == ask.party_id or round_.along_id:
        raise Refused(_("This round cannot be shared (any more). Ask a slot yourself."))
    rules.check_share(
        AskWay(round_.way),
        AskState(round_.state),
        shares=round_.shares,
        on=round_.on,
        today=clock.today(),
    )
    ask.along, ask.way, ask.on, ask.area = round_, round_.way, round_.on, round_.area
    ask.households = round_.households


def _judge(ask: Ask) -> Verdict:
    quarter = Quarter.of(ask.on)
    ask.waits_for = queries.open_ask(ask.party)
    return rules.judge(
        queries.ground_of(ask.area),
        ask.questions,
        quarter,
        queries.asked_from(ask.here, quarter),
        budget=queries.budget_of(ask.here),
        owes=ask.waits_for is not None,
    )


def _lay(ask: Ask, verdict: Verdict) -> None:
    """Write what the rule said in the row."""
    ask.state = AskState.REFUSED if verdict.why_not else AskState.GRANTED
    ask.why_not = verdict.why_not or ""
    if verdict.why_not is WhyNot.FULL:
        ask.left = verdict.left
    if verdict.room:
        ask.room_year, ask.room_quarter = verdict.room.year, verdict.room.number


def withdraw_ask(*, by: Person, ask: Ask) -> None:
    """The asker lets go before the day itself; its room is free again."""
    if ask.state == AskState.WITHDRAWN:
        return
    with act(WITHDRAWN, by=by.actor, book=ask.here.slug) as entry:
        _of_asker(entry, by, ask)
        rules.check_withdraw(
            AskState(ask.state), ask.on, clock.today(), walked_along=queries.walked_along(ask)
        )
        ask.state = AskState.WITHDRAWN
        ask.save(update_fields=["state"])
        entry.about(ask, title=ask.title)


def _of_asker(entry: OpenEntry, by: Person, ask: Ask) -> None:
    """Only who speaks for the party that asked (a step of an open action)."""
    require(by, Right.SPEAK, ask.here)
    require_seat(by, ask.party)
    entry.fresh(ask)
    entry.for_party(ask.party, ask.party.name)


def hold_ask(*, by: Person, ask: Ask, reached: int) -> None:
    """The asker says that it was held, and how many households took part."""
    if ask.state == AskState.HELD and ask.reached == reached:
        return
    with act(HELD, by=by.actor, book=ask.here.slug) as entry:
        _of_asker(entry, by, ask)
        rules.check_held(AskState(ask.state), ask.on, reached, clock.today())
        ask.state, ask.reached = AskState.HELD, reached
        ask.save(update_fields=["state", "reached"])
        entry.about(ask, title=ask.title, reached=reached)


def tell_back(*, by: Person, ask: Ask, words: str) -> None:
    """The asker tells everybody what it did with what people said; then it may ask again."""
    if ask.state == AskState.TOLD_BACK and ask.told == words.strip():
        return
    with act(TOLD, by=by.actor, book=ask.here.slug) as entry:
        _of_asker(entry, by, ask)
        rules.check_told(AskState(ask.state), words)
        ask.state, ask.told, ask.told_on = AskState.TOLD_BACK, words.strip(), clock.today()
        ask.save(update_fields=["state", "told", "told_on"])
        entry.about(ask, title=ask.title)


def say_heard_nothing(*, by: Person, ask: Ask, words: str) -> None:
    """The residents' body writes that it heard nothing after the day on which it should have."""
    if ask.silence and ask.silence == words.strip():
        return
    with act(SILENT, by=by.actor, book=ask.here.slug) as entry:
        residents = require_seat_of(by, ask.here, PartyKind.RESIDENTS_BODY)
        entry.fresh(ask)
        late = rules.is_late(AskState(ask.state), ask.feedback_due, clock.today())
        rules.check_silence(words, late=late)
        ask.silence, ask.silence_on = words.strip(), clock.today()
        ask.save(update_fields=["silence", "silence_on"])
        entry.for_party(residents, residents.name)
        entry.about(ask, title=ask.title, asker=ask.party.name)
