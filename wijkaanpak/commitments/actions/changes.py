"""Other words for a promise: asked by one party, in force only with the yes of the other."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.commitments import queries, rules
from wijkaanpak.commitments.actions.telling import VERBS, Saying, check_speaker, put_words, tell
from wijkaanpak.commitments.models import Change, Commitment, Report, Version
from wijkaanpak.commitments.rules import State, Told, Words
from wijkaanpak.logbook.door import OpenEntry, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.logbook.rules import FactsOf
from wijkaanpak.network.actions import ask_consent, record_voice, speak_for, withdraw
from wijkaanpak.network.models import Party, Proposal
from wijkaanpak.network.queries import limit, require_seat
from wijkaanpak.network.rules import Answer, DecisionKind, Outcome, check_term
from wijkaanpak.people.models import Person
from wijkaanpak.refusals import Refused

ASKED_DAYS = 28  # the time to answer a change when whoever asks names no day


def ask_change(
    *,
    by: Person,
    commitment: Commitment,
    party: Party,
    words: Words,
    why: str,
    term: date | None = None,
    key: uuid.UUID | None = None,
) -> Change:
    """One party asks for other words. Nothing changes until the other says yes, in time."""
    require_seat(by, party)
    if known := made_before(Change, key, commitment=commitment, proposal__proposer=party):
        return known
    with act(VERBS[Told.CHANGE_ASKED], by=by.actor, book=commitment.here.slug) as entry:
        mandate = speak_for(entry, by, party)
        commitment = entry.fresh(commitment)
        check_speaker(by, commitment, party, Told.CHANGE_ASKED)
        _check_change(commitment, words)
        queries.check_key_is_free(key)
        change = _write_change(entry, commitment, party, words, why, term, key)
        saying = Saying(Told.CHANGE_ASKED, why, due=words.due, text=words.text.strip())
        tell(entry, commitment, party, mandate, saying, None)
        entry.about(commitment, new=words.facts(), old=commitment.words.facts())
    return change


def _check_change(commitment: Commitment, words: Words) -> None:
    rules.check_one_at_a_time(queries.open_change(commitment) is not None)
    words.check()
    rules.check_really_new(commitment.words, words)
    if words.due != commitment.due:
        rules.check_due_ahead(words.due, clock.today())


def _write_change(
    entry: OpenEntry,
    commitment: Commitment,
    party: Party,
    words: Words,
    why: str,
    term: date | None,
    key: uuid.UUID | None,
) -> Change:
    for lapsed in queries.unanswered_changes(commitment):
        withdraw(entry, lapsed.proposal)
    proposal = _put_to_other(entry, commitment, party, words, why, term)
    change = Change(
        id=key or uuid.uuid4(), commitment=commitment, proposal=proposal, asked=clock.today()
    )
    put_words(change, words)
    return change


def _put_to_other(
    entry: OpenEntry,
    commitment: Commitment,
    party: Party,
    words: Words,
    why: str,
    term: date | None,
) -> Proposal:
    kind, today = DecisionKind.CHANGE_COMMITMENT, clock.today()
    term = term or today + timedelta(days=ASKED_DAYS)
    check_term(term, today, limit(commitment.here, kind, "objection_days"))
    other = commitment.receiver if party.pk == commitment.giver_id else commitment.giver
    exact: FactsOf = {"old": commitment.words.facts(), "new": words.facts()}
    return ask_consent(
        entry,
        proposer=party,
        of=[other],
        kind=kind,
        title=commitment.title,
        why=why.strip(),
        term=term,
        payload={"commitment": str(commitment.pk), **exact},
    )


def answer_change(
    *, by: Person, change: Change, answer: Answer, reason: str = "", would_solve: str = ""
) -> Outcome:
    """The other party says yes, and a new version begins; or objects, and the words stay."""
    told = Told.RENEGOTIATED if answer is Answer.CONSENT else Told.CHANGE_REFUSED
    party = queries.other_party(change)
    with act(VERBS[told], by=by.actor, book=change.commitment.here.slug) as entry:
        mandate = speak_for(entry, by, party)
        commitment = entry.fresh(change.commitment)
        check_speaker(by, commitment, party, told)
        rules.check_step(told, State(commitment.state))
        outcome = record_voice(
            entry,
            proposal=change.proposal,
            party=party,
            answer=answer,
            reason=reason,
            would_solve=would_solve,
        )
        if outcome is Outcome.ADOPTED:
            _begin_version(commitment, change)
        tell(entry, commitment, party, mandate, Saying(told, reason), None)
        entry.about(commitment, answer=answer.value, would_solve=would_solve)
    return outcome


def _begin_version(commitment: Commitment, change: Change) -> None:
    number = queries.latest_version(commitment).number + 1
    proposal, today = change.proposal, clock.today()
    version = Version(commitment=commitment, number=number, since=today, why=proposal.why)
    version.proposal = proposal
    put_words(version, change.words)
    put_words(commitment, change.words)


def withdraw_change(*, by: Person, change: Change, words: str = "") -> Report:
    """Whoever asked for other words takes that back while nobody answered."""
    told, party = Told.CHANGE_WITHDRAWN, change.proposal.proposer
    with act(VERBS[told], by=by.actor, book=change.commitment.here.slug) as entry:
        mandate = speak_for(entry, by, party)
        commitment = entry.fresh(change.commitment)
        proposal = entry.fresh(change.proposal)
        if proposal.outcome != Outcome.OPEN:
            raise Refused(_("This change was answered already."))
        withdraw(entry, proposal)
        return tell(entry, commitment, party, mandate, Saying(told, words), None)
