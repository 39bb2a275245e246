"""What may happen in the network: founding, seats, proposals and voices.

Steps (with an open `entry` as first argument) serve the rooms above: they ask and record
consent, and say for which party somebody speaks.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.logbook.door import Actor, OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.logbook.rules import FactsOf
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.neighbourhoods.rules import check_horizon
from wijkaanpak.network import queries, rules
from wijkaanpak.network.models import (
    Article,
    LongCommitment,
    Mandate,
    Party,
    Proposal,
    Seat,
    Signature,
    Voice,
)
from wijkaanpak.network.rules import (
    Answer,
    DecisionKind,
    Outcome,
    PartyKind,
)
from wijkaanpak.network.rules import (
    Clause as Clause,
)
from wijkaanpak.people.actions import give_role, take_role
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require_part
from wijkaanpak.people.rules import Role
from wijkaanpak.refusals import NotYours, Refused

FOUNDED = Verb("network.founded", _("The network was founded by %(parties)s."))
SEAT_TAKEN = Verb("network.seat_taken", _("%(name)s took the seat of %(seat)s for %(party)s."))
SEAT_LEFT = Verb("network.seat_left", _("%(name)s left the seat of %(seat)s of %(party)s."))
DESCRIBED = Verb("network.described", _("%(party)s wrote anew who they are."))
PARTED = Verb("network.parted", _("%(party)s left the network. %(why)s"))
PROPOSED = Verb("network.proposed", _("%(party)s proposed: “%(title)s”."))
CONSENTED = Verb("network.consented", _("%(party)s said yes to “%(title)s”. %(reason)s"))
OBJECTED = Verb("network.objected", _("%(party)s objected to “%(title)s”: %(reason)s"))
ADOPTED = Verb(
    "network.adopted",
    _("%(party)s said yes to “%(title)s” as the last one, so from now on it holds. %(reason)s"),
)
WITHDRAWN = Verb("network.withdrawn", _("%(party)s withdrew the proposal “%(title)s”."))
WRITTEN = Verb(
    "network.written", _("%(party)s laid “%(title)s” on the table, to last until %(year)s.")
)
SIGNED = Verb("network.signed", _("%(party)s signed “%(title)s”, to last until %(year)s."))


@dataclass(frozen=True)
class Founder:
    """A party that stands at the beginning, with its first seat and who takes it."""

    kind: PartyKind
    name: str
    seat: str
    person: Person
    about: str = ""


def found_network(
    *, by: Actor, here: Neighbourhood, founders: Iterable[Founder], clauses: Iterable[Clause]
) -> list[Party]:
    """The first parties sit down and the charter begins. This happens once."""
    with act(FOUNDED, by=by, book=here.slug) as entry:
        if Party.objects.filter(here=here).exists():
            raise Refused(_("This network was founded before."))
        parties = [_first_seat(entry, here, founder) for founder in founders]
        if not {PartyKind(party.kind) for party in parties} >= rules.KEYS:
            raise Refused(_("A network begins with the residents and an independent body."))
        for clause in clauses:
            put_in_force(entry, here, clause)
        entry.about(here, parties=", ".join(party.name for party in parties))
    return parties


def _first_seat(entry: OpenEntry, here: Neighbourhood, founder: Founder) -> Party:
    queries.check_new_party(here, founder.kind, founder.name)
    said = {"kind": founder.kind, "name": founder.name, "about": founder.about}
    party = Party.objects.create(here=here, since=clock.today(), **said)
    sit_down(entry, party=party, title=founder.seat, person=founder.person)
    return party


def put_in_force(
    entry: OpenEntry, here: Neighbourhood, clause: Clause, proposal: Proposal | None = None
) -> Article:
    """Replace the article on this kind of decision; the old one stays readable."""
    clause.check()
    Article.objects.filter(here=here, kind=clause.kind, until=None).update(until=clock.today())
    return Article.objects.create(
        here=here,
        kind=clause.kind,
        deciders=clause.deciders,
        method=clause.method,
        limits=clause.limits,
        words=clause.words,
        since=clock.today(),
        proposal=proposal,
    )


def sit_down(entry: OpenEntry, *, party: Party, title: str, person: Person) -> Mandate:
    """Give a seat to a person from today; whoever sat there stands up."""
    held = queries.mandates_of(person, party.here)
    rules.check_one_hat((PartyKind(m.seat.party.kind) for m in held), PartyKind(party.kind))
    seat, _created = Seat.objects.get_or_create(party=party, title=title.strip())
    stand_up(entry, seat)
    give_role(entry, person=person, here=party.here, role=Role.SPEAKER)
    return Mandate.objects.create(seat=seat, person=person, since=clock.today())


def stand_up(entry: OpenEntry, seat: Seat) -> Mandate | None:
    """End the mandate on a seat today. Promises made from it wait for an heir."""
    mandate = seat.mandates.filter(until=None).select_related("person").first()
    if mandate is None:
        return None
    mandate.until = clock.today()
    mandate.save(update_fields=["until"])
    if not queries.mandates_of(mandate.person, seat.party.here).exists():
        take_role(entry, person=mandate.person, here=seat.party.here, role=Role.SPEAKER)
    return mandate


def take_seat(*, by: Person, party: Party, title: str, person: Person) -> Mandate:
    """Somebody who speaks for a party gives a seat of that party to a person."""
    with act(SEAT_TAKEN, by=by.actor, book=party.here.slug) as entry:
        speak_for(entry, by, party)
        require_part(person, party.here)
        if queries.mandates_of(person, party.here).filter(
            seat__party=party, seat__title=title.strip()
        ):
            raise Refused(_("This person has that seat already."))
        mandate = sit_down(entry, party=party, title=title, person=person)
        entry.about(person, name=person.name, seat=mandate.seat.title)
    return mandate


def leave_seat(*, by: Person, seat: Seat) -> None:
    """Whoever speaks for the party writes down that a seat is empty."""
    with act(SEAT_LEFT, by=by.actor, book=seat.party.here.slug) as entry:
        speak_for(entry, by, seat.party)
        mandate = stand_up(entry, seat)
        if mandate is None:
            raise Refused(_("This seat is empty already."))
        entry.about(mandate.person, name=mandate.person.name, seat=seat.title)


def describe_party(*, by: Person, party: Party, words: str) -> None:
    """A party says in its own words who it is."""
    with act(DESCRIBED, by=by.actor, book=party.here.slug) as entry:
        speak_for(entry, by, party)
        party.about = words.strip()
        party.save(update_fields=["about"])
        entry.about(party, words=party.about)


def part(*, by: Person, party: Party, why: str) -> None:
    """A party leaves the network. What it promised stays written and waits for an answer."""
    with act(PARTED, by=by.actor, book=party.here.slug) as entry:
        speak_for(entry, by, party)
        rules.check_may_leave(PartyKind(party.kind))
        for seat in party.seats.all():
            stand_up(entry, seat)
        party.until = clock.today()
        party.save(update_fields=["until"])
        entry.about(party, why=why.strip())


def speak_for(entry: OpenEntry, person: Person | None, party: Party) -> Mandate:
    """Check that a person speaks for a party, and say so in the log. Raises NotYours."""
    mandate = queries.require_seat(person, party)
    entry.for_party(party, party.name)
    return mandate


def propose(
    *,
    by: Person,
    party: Party,
    kind: DecisionKind,
    title: str,
    why: str,
    term: date,
    clause: Clause | None = None,
    admit: tuple[PartyKind, str, str, Person] | None = None,
    key: uuid.UUID | None = None,
) -> Proposal:
    """A party puts a change of the charter, a new party or a joint decision to the others.

    The same form sent twice (`key`) is one proposal.
    """
    queries.require_seat(by, party)
    if known := made_before(Proposal, key, proposer=party):
        return known
    with act(PROPOSED, by=by.actor, book=party.here.slug) as entry:
        speak_for(entry, by, party)
        rules.check_term(term, clock.today(), queries.limit(party.here, kind, "objection_days"))
        payload = _payload(party.here, kind, clause, admit)
        must = queries.who_must_speak(party, kind)
        said: dict[str, Any] = {
            "kind": kind,
            "title": title,
            "why": why,
            "term": term,
            "payload": payload,
        }
        proposal = ask_consent(entry, proposer=party, of=must, key=key, **said)
        entry.about(proposal, title=title, why=why, term=str(term), payload=payload)
    return proposal


def _payload(
    here: Neighbourhood,
    kind: DecisionKind,
    clause: Clause | None,
    admit: tuple[PartyKind, str, str, Person] | None,
) -> FactsOf:
    if kind is DecisionKind.CHANGE_CHARTER and clause:
        clause.check()
        return clause.written_out()
    if kind is DecisionKind.ADMIT_PARTY and admit:
        party_kind, name, seat, person = admit
        queries.check_new_party(here, party_kind, name)
        require_part(person, here)
        return {"kind": party_kind.value, "name": name, "seat": seat, "person": str(person.pk)}
    if kind is DecisionKind.JOINT_DECISION:
        return {}
    raise Refused(_("Say what exactly should change."))


def ask_consent(
    entry: OpenEntry,
    *,
    proposer: Party,
    of: Iterable[Party],
    kind: DecisionKind,
    title: str,
    why: str,
    term: date,
    payload: FactsOf | None = None,
    key: uuid.UUID | None = None,
) -> Proposal:
    """Write down a proposal and whom it is put to. Nothing changes yet."""
    said = {"kind": kind, "title": title, "why": why, "payload": payload or {}}
    proposal = Proposal.objects.create(
        id=key or uuid.uuid4(),
        here=proposer.here,
        proposer=proposer,
        opened=clock.today(),
        term=term,
        **said,
    )
    Voice.objects.bulk_create([Voice(proposal=proposal, party=party) for party in of])
    return proposal


def give_voice(
    *,
    by: Person,
    party: Party,
    proposal: Proposal,
    answer: Answer,
    reason: str = "",
    would_solve: str = "",
) -> Outcome:
    """A party says yes, or objects with a reason. With the last yes the change is carried out."""
    verb = OBJECTED if answer is Answer.OBJECTION else CONSENTED
    with act(verb, by=by.actor, book=proposal.here.slug) as entry:
        speak_for(entry, by, party)
        if proposal.kind == DecisionKind.CHANGE_COMMITMENT:
            raise Refused(_("Answer this on the page of the promise itself."))
        outcome = record_voice(
            entry,
            proposal=proposal,
            party=party,
            answer=answer,
            reason=reason,
            would_solve=would_solve,
        )
        if outcome is Outcome.ADOPTED:
            entry.told.verb = ADOPTED
            _carry_out(entry, proposal)
        facts = {"title": proposal.title, "reason": reason, "would_solve": would_solve}
        entry.about(proposal, **facts, answer=answer.value)
    return outcome


def record_voice(
    entry: OpenEntry,
    *,
    proposal: Proposal,
    party: Party,
    answer: Answer,
    reason: str,
    would_solve: str,
) -> Outcome:
    """Write down one party's word, once and in time, and return how the proposal stands."""
    rules.check_answer(answer, reason, would_solve)
    proposal = entry.fresh(proposal)
    voice = proposal.voices.filter(party=party, answer="").first()
    if voice is None or proposal.outcome != Outcome.OPEN:
        raise Refused(_("Your party was not asked, or has already answered."))
    rules.check_in_time(proposal.term, clock.today())
    voice.answer, voice.reason, voice.would_solve = answer, reason, would_solve
    voice.mandate, voice.given = queries.mandate_behind(entry.by, party), clock.today()
    voice.save()
    outcome = rules.outcome(queries.asked(proposal), queries.answers(proposal))
    rules.check_not_held(outcome, proposal.held_until, clock.today())
    if outcome is not Outcome.OPEN:
        proposal.outcome, proposal.decided = outcome, clock.today()
        proposal.save(update_fields=["outcome", "decided"])
    return outcome


def _carry_out(entry: OpenEntry, proposal: Proposal) -> None:
    given = proposal.payload
    if proposal.kind == DecisionKind.CHANGE_CHARTER:
        put_in_force(entry, proposal.here, Clause.read(given), proposal)
    if proposal.kind == DecisionKind.ADMIT_PARTY:
        person = Person.objects.get(pk=given["person"])
        founder = Founder(PartyKind(given["kind"]), given["name"], given["seat"], person)
        _first_seat(entry, proposal.here, founder)


def withdraw_proposal(*, by: Person, proposal: Proposal) -> None:
    """The party that proposed takes its proposal back while it is open."""
    with act(WITHDRAWN, by=by.actor, book=proposal.here.slug) as entry:
        speak_for(entry, by, proposal.proposer)
        proposal = entry.fresh(proposal)
        if proposal.outcome != Outcome.OPEN:
            raise NotYours(_("This proposal is closed."))
        withdraw(entry, proposal)
        entry.about(proposal, title=proposal.title)


def withdraw(entry: OpenEntry, proposal: Proposal) -> None:
    proposal.outcome, proposal.decided = Outcome.WITHDRAWN, clock.today()
    proposal.save(update_fields=["outcome", "decided"])


def hold_proposal(entry: OpenEntry, proposal: Proposal, until: date) -> None:
    """It takes no force up to and with a day; the parties get as much longer to answer."""
    proposal = entry.fresh(proposal)
    if proposal.outcome != Outcome.OPEN or proposal.over(clock.today()):
        raise Refused(_("This proposal is closed."))
    proposal.term += until - max(clock.today(), proposal.held_until or clock.today())
    proposal.held_until = until
    proposal.save(update_fields=["term", "held_until"])


def let_proposal_go(entry: OpenEntry, proposal: Proposal) -> None:
    """It may take force again; the days to answer that were added stay."""
    proposal = entry.fresh(proposal)
    proposal.held_until = None
    proposal.save(update_fields=["held_until"])


def write_long_commitment(
    *,
    by: Person,
    party: Party,
    title: str,
    words: str,
    horizon_year: int,
    key: uuid.UUID | None = None,
) -> LongCommitment:
    """A party lays a joint document for many years on the table. It binds nobody yet."""
    queries.require_seat(by, party)
    if known := made_before(LongCommitment, key, party=party):
        return known
    with act(WRITTEN, by=by.actor, book=party.here.slug) as entry:
        speak_for(entry, by, party)
        check_horizon(clock.today().year, horizon_year)
        document = LongCommitment.objects.create(
            id=key or uuid.uuid4(),
            here=party.here,
            party=party,
            title=title.strip(),
            words=words.strip(),
            horizon_year=horizon_year,
            written=clock.today(),
        )
        entry.about(document, title=document.title, words=document.words, year=str(horizon_year))
    return document


def sign_long_commitment(*, by: Person, party: Party, document: LongCommitment) -> Signature:
    """A party signs through its seat; after a change of board the new one signs again."""
    with act(SIGNED, by=by.actor, book=document.here.slug) as entry:
        mandate = speak_for(entry, by, party)
        if party.here_id != document.here_id:
            raise NotYours(_("You do not speak for this party."))
        if queries.signature_of_today(document, party):
            raise Refused(_("Your party has signed this already."))
        signature = Signature.objects.create(
            document=document, party=party, mandate=mandate, signed=clock.today()
        )
        entry.about(document, title=document.title, year=str(document.horizon_year))
    return signature
