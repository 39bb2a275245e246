"""A ballot goes into the box: one code, one ballot, one entry, in one transaction.

The entry holds the seal of the ballot, which only the voter can open; the ballot holds no
person, time, place or code. Sent twice, a form counts once and gives the same receipt.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db import IntegrityError
from django.db.models import F
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.budget import rules
from wijkaanpak.budget.models import Ballot, Code, Helped, Link, Round, Sent, Turn
from wijkaanpak.budget.queries import rounds as found
from wijkaanpak.budget.queries import voting
from wijkaanpak.budget.rules import Channel, Choices, CodeUnknown, Doing, RoundRules, RoundState
from wijkaanpak.logbook.door import Actor, OpenEntry, Verb, act
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import NOBODY, require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

CAST = Verb("ballot.cast", _("A ballot went into the box of “%(title)s”. Seal: %(seal)s."))
CHANGED = Verb(
    "ballot.changed", _("Somebody changed their ballot of “%(title)s”. New seal: %(seal)s.")
)


@dataclass(frozen=True)
class Receipt:
    """What a voter takes along: the number of the entry and the seal that stands in it."""

    seq: int
    seal: str


@dataclass(frozen=True)
class Vote:
    """A ballot as it is handed in: the choices, and two things people may tell of themselves."""

    choices: Choices
    area: str = ""
    young: bool | None = None
    channel: Channel = Channel.WEB


def cast_ballot(
    *, round: Round, code: str, vote: Vote, key: uuid.UUID, helper: Person | None = None
) -> Receipt:
    """Somebody votes with a code (its digest, from `knock`). `key` is the hidden key of the form.

    Raises CodeUnknown when the code cannot vote (any more), AnotherBallot when the same form
    was sent before with another choice.
    """
    seal = rules.seal_of(vote.choices, rules.nonce_of(key))
    if known := voting.sent_before(round, rules.sent_as(key)):
        return _same(known, seal)
    fixed = found.rules_of(round)
    _check_vote(vote, fixed, found.costs_on_ballot(round), helper)
    try:
        return _cast(round, fixed, code, vote, key, helper)
    except (CodeUnknown, IntegrityError):
        if known := voting.sent_before(round, rules.sent_as(key)):  # both came in at once
            return _same(known, seal)
        raise CodeUnknown from None


def _same(known: Sent, seal: str) -> Receipt:
    if known.seal != seal:
        raise rules.AnotherBallot
    return Receipt(known.seq, known.seal)


def _check_vote(
    vote: Vote, fixed: RoundRules, costs: dict[str, int], helper: Person | None
) -> None:
    rules.check_choices(vote.choices, fixed, costs)
    if vote.area and vote.area not in {group.name for group in fixed.areas}:
        raise Refused(_("Choose one of the areas of this round, or leave it open."))
    if (vote.channel in rules.FOR_OTHERS) != (helper is not None):
        raise Refused(_("Say how this vote was given: by phone or at the door."))


def _cast(
    round: Round, fixed: RoundRules, code: str, vote: Vote, key: uuid.UUID, helper: Person | None
) -> Receipt:
    seal = rules.seal_of(vote.choices, rules.nonce_of(key))
    again = voting.linked(round, code) if fixed.editable else None
    by = Actor(ref="", name="", helper=helper.name) if helper else NOBODY
    with act(CHANGED if again else CAST, by=by, book=round.here.slug) as entry:
        check_box_open(entry, round, fixed)
        if helper:
            _count_help(entry, round, fixed, helper)
        _spend(entry, round, code, again)
        _into_box(entry, round, fixed, vote, code, again)
        Sent.objects.create(id=rules.sent_as(key), round=round, seq=entry.seq, seal=seal)
        entry.about(round, title=round.title, seal=seal)
    return Receipt(entry.seq, seal)


def check_box_open(entry: OpenEntry, round: Round, fixed: RoundRules) -> None:
    """Raise Refused unless the vote runs: by the state of the round and by its two days."""
    state = Round.objects.values_list("state", flat=True).get(pk=round.pk)
    rules.check_time_for(Doing.VOTE, RoundState(state))
    rules.check_day_to_vote(fixed, clock.today())


def _spend(entry: OpenEntry, round: Round, code: str, again: Code | None) -> None:
    if again is not None:
        return
    fresh = voting.works(round, code)
    if fresh is None:
        raise CodeUnknown
    Turn.objects.create(code_id=fresh)  # unique: the database allows no second one


def _into_box(
    entry: OpenEntry,
    round: Round,
    fixed: RoundRules,
    vote: Vote,
    code: str,
    again: Code | None,
) -> None:
    ballot = Ballot.objects.create(
        round=round, channel=vote.channel, choices=vote.choices, area=vote.area, young=vote.young
    )
    if not fixed.editable:
        return
    if again is not None:
        link = Link.objects.get(code=again)
        old, link.ballot = link.ballot, ballot
        link.save()
        old.delete()
        return
    Link.objects.create(code=Code.objects.get(round=round, digest=code), ballot=ballot)


def _count_help(entry: OpenEntry, round: Round, fixed: RoundRules, helper: Person) -> None:
    require(helper, Right.KEEP_BALLOTS, round.here)
    if voting.helped(round, helper) >= fixed.helped:
        raise Refused(
            _("You typed in %(most)s ballots for others. Somebody else goes on now."),
            most=fixed.helped,
        )
    row, _made = Helped.objects.get_or_create(round=round, helper=helper)
    Helped.objects.filter(pk=row.pk).update(times=F("times") + 1)
