"""What may happen in the network: founding, seats, proposals and voices.

Steps (with an open `entry` as first argument) serve the rooms above: they ask and record
consent, and say for which party somebody speaks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.logbook.door import Actor, OpenEntry, Verb, act
from wijkaanpak.logbook.rules import FactsOf
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network import queries, rules
from wijkaanpak.network.models import Article, Mandate, Party, Proposal, Seat, Voice
from wijkaanpak.network.rules import (
    Answer,
    Deciders,
    DecisionKind,
    Method,
    Outcome,
    PartyKind,
)
from wijkaanpak.people.actions import give_role, take_role
from wijkaanpak.people.models import Person
from wijkaanpak.people.rules import Role
from wijkaanpak.refusals import NotYours, Refused

FOUNDED = Verb("network.founded", _("The network was founded by %(parties)s."))
SEAT_TAKEN = Verb("network.seat_taken", _("%(name)s took the seat of %(seat)s for %(party)s."))
SEAT_LEFT = Verb("network.seat_left", _("%(name)s left the seat of %(seat)s of %(party)s."))
PROPOSED = Verb("network.proposed", _("%(party)s proposed: “%(title)s”."))
VOICED = Verb("network.voiced", _("%(party)s said %(answer)s to “%(title)s”. %(reason)s"))
WITHDRAWN = Verb("network.withdrawn", _("%(party)s withdrew the proposal “%(title)s”."))


@dataclass(frozen=True)
class Founder:
    """A party that stands at the beginning, with its first seat and who takes it."""

    kind: PartyKind
    name: str
    seat: str
    person: Person
    about: str = ""


@dataclass(frozen=True)
class Clause:
    """The text of an article before it is in force."""

    kind: DecisionKind
    deciders: Deciders
    words: str
    method: Method = Method.CONSENT
    limits: dict[str, int] = field(default_factory=dict)


def found_network(
    *, by: Actor, here: Neighbourhood, founders: Iterable[Founder], clauses: Iterable[Clause]
) -> list[Party]:
    """The first parties sit down and the charter begins. This happens once."""
    with act(FOUNDED, by=by, book=here.slug) as entry:
        if Party.objects.filter(here=here).exists():
            raise Refused(_("This network was founded before."))
        parties = [_first_seat(entry, here, founder) for founder in founders]
        if not rules.KEYS <= {PartyKind(party.kind) for party in parties}:
            raise Refused(_("A network begins with the residents and an independent body."))
        for clause in clauses:
            put_in_force(entry, here, clause)
        entry.about(here, parties=", ".join(party.name for party in parties))
    return parties


def _first_seat(entry: OpenEntry, here: Neighbourhood, founder: Founder) -> Party:
    party = Party.objects.create(
        here=here,
        kind=founder.kind,
        name=founder.name,
        about=founder.about,
        since=clock.today(),
    )
    sit_down(entry, party=party, title=founder.seat, person=founder.person)
    return party


def put_in_force(entry: OpenEntry, here: Neighbourhood, clause: Clause) -> Article:
    """Replace the article on this kind of decision; the old one stays readable."""
    rules.check_article(clause.kind, clause.deciders, clause.limits, clause.words)
    Article.objects.filter(here=here, kind=clause.kind, until=None).update(until=clock.today())
    return Article.objects.create(
        here=here,
        kind=clause.kind,
        deciders=clause.deciders,
        method=clause.method,
        limits=clause.limits,
        words=clause.words,
        since=clock.today(),
    )


def sit_down(entry: OpenEntry, *, party: Party, title: str, person: Person) -> Mandate:
    """Give a seat to a person from today; whoever sat there stands up."""
    seat, _created = Seat.objects.get_or_create(party=party, title=title)
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
        mandate = sit_down(entry, party=party, title=title, person=person)
        entry.about(mandate.seat, name=person.name, seat=title)
    return mandate


def leave_seat(*, by: Person, seat: Seat) -> None:
    """Whoever speaks for the party writes down that a seat is empty."""
    with act(SEAT_LEFT, by=by.actor, book=seat.party.here.slug) as entry:
        speak_for(entry, by, seat.party)
        mandate = stand_up(entry, seat)
        if mandate is None:
            raise Refused(_("This seat is empty already."))
        entry.about(seat, name=mandate.person.name, seat=seat.title)


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
) -> Proposal:
    """A party puts a change of the charter, a new party or a joint decision to the others."""
    with act(PROPOSED, by=by.actor, book=party.here.slug) as entry:
        speak_for(entry, by, party)
        least = queries.limit(party.here, DecisionKind.JOINT_DECISION, "objection_days")
        rules.check_term(term, clock.today(), least)
        payload = _payload(kind, clause, admit)
        current = {str(p.pk): PartyKind(p.kind) for p in queries.parties(party.here)}
        deciders = rules.FIXED.get(kind, Deciders.TOGETHER)
        must = rules.who_must_consent(current, deciders, str(party.pk))
        proposal = ask_consent(
            entry,
            proposer=party,
            of=Party.objects.filter(pk__in=must),
            kind=kind,
            title=title,
            why=why,
            term=term,
            payload=payload,
        )
        entry.about(proposal, title=title, why=why, term=str(term), payload=payload)
    return proposal


def _payload(
    kind: DecisionKind,
    clause: Clause | None,
    admit: tuple[PartyKind, str, str, Person] | None,
) -> FactsOf:
    if kind is DecisionKind.CHANGE_CHARTER and clause:
        rules.check_article(clause.kind, clause.deciders, clause.limits, clause.words)
        return {
            "kind": clause.kind.value,
            "deciders": clause.deciders.value,
            "method": clause.method.value,
            "limits": dict(clause.limits),
            "words": clause.words,
        }
    if kind is DecisionKind.ADMIT_PARTY and admit:
        party_kind, name, seat, person = admit
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
) -> Proposal:
    """Write down a proposal and whom it is put to. Nothing changes yet."""
    proposal = Proposal.objects.create(
        here=proposer.here,
        kind=kind,
        proposer=proposer,
        title=title,
        why=why,
        payload=payload or {},
        opened=clock.today(),
        term=term,
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
    with act(VOICED, by=by.actor, book=proposal.here.slug) as entry:
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
            _carry_out(entry, proposal)
        entry.about(proposal, title=proposal.title, answer=answer, reason=reason, outcome=outcome)
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
    voice.spoken_by, voice.given = entry.by.name, clock.today()
    voice.save()
    outcome = rules.outcome(queries.asked(proposal), queries.answers(proposal))
    if outcome is not Outcome.OPEN:
        proposal.outcome, proposal.decided = outcome, clock.today()
        proposal.save(update_fields=["outcome", "decided"])
    return outcome


def _carry_out(entry: OpenEntry, proposal: Proposal) -> None:
    given = proposal.payload
    if proposal.kind == DecisionKind.CHANGE_CHARTER:
        clause = Clause(
            kind=DecisionKind(given["kind"]),
            deciders=Deciders(given["deciders"]),
            words=given["words"],
            method=Method(given["method"]),
            limits=given["limits"],
        )
        put_in_force(entry, proposal.here, clause)
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
