"""Afspraak is afspraak: every version of an agreement waits for the yes of the other."""

from __future__ import annotations

import uuid
from dataclasses import asdict
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.network.actions import speak_for
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import require_seat
from wijkaanpak.people.models import Person
from wijkaanpak.projects.actions.challenges import VERBS, Said, step_on
from wijkaanpak.projects.models import Agreement, Challenge, Moment
from wijkaanpak.projects.queries import challenges as found
from wijkaanpak.projects.rules import agreements as rules
from wijkaanpak.projects.rules import challenges as steps
from wijkaanpak.projects.rules.agreements import Answer, Clauses, Kind, Period
from wijkaanpak.projects.rules.challenges import State, Step
from wijkaanpak.projects.rules.initiatives import check_words
from wijkaanpak.refusals import Refused

OFFERED = Verb("challenge.agreement_offered", _("%(party)s offered an agreement on “%(title)s”."))
CHANGED = Verb(
    "challenge.agreement_changed",
    _("Both said yes to version %(number)s of the agreement on “%(title)s”."),
)
DECLINED = Verb(
    "challenge.agreement_declined", _("%(party)s did not accept the agreement on “%(title)s”.")
)


def offer_agreement(
    *,
    by: Person,
    challenge: Challenge,
    party: Party,
    kind: Kind,
    clauses: Clauses,
    starts: date | None = None,
    why: str = "",
    key: uuid.UUID | None = None,
) -> Agreement:
    """One party offers a version; nothing holds before the other says yes."""
    require_seat(by, party)
    if known := made_before(Agreement, key, challenge=challenge):
        return known
    clauses.check()
    with act(OFFERED, by=by.actor, book=challenge.here.slug) as entry:
        speak_for(entry, by, party)
        entry.fresh(challenge)
        _check_may_offer(by, challenge, party, kind)
        if kind is not Kind.NEW:
            check_words(why)
        time = _time_of(challenge, kind, starts)
        version = Agreement.objects.create(
            id=key or uuid.uuid4(),
            challenge=challenge,
            number=found.versions(challenge).count() + 1,
            kind=kind,
            period=time.number,
            starts=time.starts,
            ends=time.ends,
            why=why.strip(),
            offered_by=party,
            offered=clock.today(),
            **asdict(clauses),
        )
        entry.about(challenge, title=challenge.title, number=version.number)
    return version


def _check_may_offer(by: Person, challenge: Challenge, party: Party, kind: Kind) -> None:
    steps.check_side(Step.AGREE, found.sides(by, challenge))
    if challenge.party_id is None:
        raise Refused(_("Money needs a legal body. First say which party stands for them."))
    if party.pk not in (challenge.party_id, challenge.owner_id):
        raise Refused(_("Only challengers and owner do this."))
    wanted = State.ADOPTED if kind is Kind.NEW else State.AGREED
    holds = found.in_force(challenge) is not None
    if challenge.state != wanted:
        raise Refused(_("This challenge has moved on meanwhile. Look at it again."))
    rules.check_kind(kind, holds=holds, waits=found.waiting(challenge) is not None)


def _time_of(challenge: Challenge, kind: Kind, starts: date | None) -> Period:
    """A new agreement starts when named; a change keeps its days; the next follows the last."""
    now = found.in_force(challenge)
    if kind is Kind.NEW or now is None:
        return rules.period(0, starts or challenge.starts)
    if kind is Kind.CHANGE:
        return Period(now.period, now.starts, now.ends)
    return rules.period(now.period + 1, now.ends)


def answer_agreement(*, by: Person, agreement: Agreement, yes: bool, words: str = "") -> Agreement:
    """The other party says yes, and the version holds; or no, with the reason."""
    challenge = agreement.challenge
    first = agreement.kind == Kind.NEW
    verb = DECLINED if not yes else VERBS[Step.AGREE] if first else CHANGED
    with act(verb, by=by.actor, book=challenge.here.slug) as entry:
        entry.fresh(agreement)
        entry.fresh(challenge)
        party = _other(challenge, agreement)
        speak_for(entry, by, party)
        steps.check_side(Step.AGREE, found.sides(by, challenge))
        rules.check_other(agreement.offered_by_id, party.pk)
        rules.check_answer(Answer(agreement.answer), yes=yes, words=words)
        if challenge.state not in (State.ADOPTED, State.AGREED):
            raise Refused(_("This challenge has moved on meanwhile. Look at it again."))
        _close(agreement, party, words, yes=yes)
        if yes and first:
            step_on(entry, by, challenge, Step.AGREE, Said(words), None)
        entry.about(challenge, title=challenge.title, number=agreement.number)
    return agreement


def _other(challenge: Challenge, agreement: Agreement) -> Party:
    """Return the party that answers: the one that did not offer."""
    by_owner = agreement.offered_by_id == challenge.owner_id
    return challenge.party if by_owner and challenge.party else challenge.owner


def _close(agreement: Agreement, party: Party, words: str, *, yes: bool) -> None:
    if yes:
        old = found.in_force(agreement.challenge)
        if old:
            old.answer = Answer.REPLACED
            old.save(update_fields=["answer"])
    agreement.answer = Answer.ACCEPTED if yes else Answer.DECLINED
    agreement.answered_by, agreement.answered = party, clock.today()
    agreement.answer_words = words.strip()
    agreement.save(update_fields=["answer", "answered_by", "answered", "answer_words"])


def settle(
    *, by: Person, challenge: Challenge, words: str, key: uuid.UUID | None = None
) -> Moment:
    """After the last period the owner says that it stays with the neighbours for good."""
    if known := made_before(Moment, key, challenge=challenge):
        return known
    with act(VERBS[Step.SETTLE], by=by.actor, book=challenge.here.slug) as entry:
        _check_over(entry, challenge)
        return step_on(entry, by, challenge, Step.SETTLE, Said(words), key)


def _check_over(entry: OpenEntry, challenge: Challenge) -> None:
    now = found.in_force(entry.fresh(challenge))
    if now is None or found.waiting(challenge):
        raise Refused(_("First the last period must be over."))
    rules.check_last_period(now.period, now.ends, clock.today())
