"""What may be known of the network: all of it is public."""

from __future__ import annotations

import uuid

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak.logbook.rules import Actor
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import (
    Article,
    LongCommitment,
    Mandate,
    Party,
    Proposal,
    Seat,
    Signature,
)
from wijkaanpak.network.rules import (
    FIXED,
    KEYS,
    LIMITS,
    Answer,
    Deciders,
    DecisionKind,
    PartyKind,
    who_must_consent,
)
from wijkaanpak.people.models import Person
from wijkaanpak.refusals import NotYours, Refused, gettext_noop


def parties(here: Neighbourhood) -> QuerySet[Party]:
    """Return the parties of today, by name, with their seats and who holds them."""
    sitting = Mandate.objects.filter(until=None).select_related("person")
    seats = Seat.objects.order_by("title").prefetch_related(Prefetch("mandates", sitting))
    current = Party.objects.filter(here=here, until=None).select_related("here")
    return current.order_by("name").prefetch_related(Prefetch("seats", seats))


def get_party(here: Neighbourhood, party: uuid.UUID) -> Party:
    """Return a party of this neighbourhood, also one that has left, or answer 404."""
    return get_object_or_404(Party.objects.select_related("here"), here=here, pk=party)


def key_party(here: Neighbourhood, kind: PartyKind) -> Party | None:
    """Return the current holder of a key, such as the residents' body."""
    return Party.objects.filter(here=here, kind=kind, until=None).first()


def mandates_of(person: Person | None, here: Neighbourhood) -> QuerySet[Mandate]:
    """Return the seats this person holds here today, with their parties."""
    mine = Mandate.objects.filter(
        person=person, until=None, seat__party__here=here, seat__party__until=None
    )
    return mine.select_related("seat__party__here").order_by("seat__party__name", "seat__title")


def parties_of(person: Person | None, here: Neighbourhood) -> list[Party]:
    """Return the parties this person speaks for here today."""
    if person is None:
        return []
    return list({m.seat.party_id: m.seat.party for m in mandates_of(person, here)}.values())


def require_seat(person: Person | None, party: Party) -> Mandate:
    """Return the mandate with which this person speaks for the party; raise NotYours if none."""
    held = Mandate.objects.filter(
        person=person, until=None, seat__party=party, seat__party__until=None
    )
    mandate = held.select_related("seat").first() if person else None
    if mandate is None:
        raise NotYours(gettext_noop("You do not speak for this party."))
    return mandate


def require_seat_of(person: Person | None, here: Neighbourhood, kind: PartyKind) -> Party:
    """Return the party of this kind that the person speaks for here; raise NotYours if none."""
    party = key_party(here, kind)
    if party is None:
        raise Refused(gettext_noop("A party that must speak is missing, so nothing can change."))
    require_seat(person, party)
    return party


def charter(here: Neighbourhood) -> QuerySet[Article]:
    """Return the articles in force."""
    return Article.objects.filter(here=here, until=None).order_by("kind")


def charter_of_all_times(here: Neighbourhood) -> QuerySet[Article]:
    """Return every article that ever was in force, oldest first."""
    return Article.objects.filter(here=here).order_by("kind", "since")


def limit(here: Neighbourhood, kind: DecisionKind, name: str) -> int:
    """Return a limit of the charter, or the usual one where the article sets none."""
    article = Article.objects.filter(here=here, kind=kind, until=None).first()
    return int(article.limits.get(name, LIMITS[name])) if article else LIMITS[name]


def proposals(here: Neighbourhood) -> QuerySet[Proposal]:
    """Return the proposals of this neighbourhood, newest first, with the voices on them."""
    found = Proposal.objects.filter(here=here).select_related("proposer", "here")
    return found.prefetch_related("voices__party").order_by("-opened", "-id")


def get_proposal(here: Neighbourhood, proposal: uuid.UUID) -> Proposal:
    return get_object_or_404(proposals(here), pk=proposal)


def asked(proposal: Proposal) -> frozenset[str]:
    return frozenset(str(voice.party_id) for voice in proposal.voices.all())


def answers(proposal: Proposal) -> dict[str, Answer]:
    given = proposal.voices.exclude(answer="")
    return {str(voice.party_id): Answer(voice.answer) for voice in given}


def check_new_party(here: Neighbourhood, kind: PartyKind, name: str) -> None:
    """A name is used once, and a key has one holder."""
    if Party.objects.filter(here=here, name=name).exists():
        raise Refused(gettext_noop("There is a party with this name already."))
    if kind in KEYS and key_party(here, kind):
        raise Refused(gettext_noop("Another party holds this key of the charter."))


def who_must_speak(proposer: Party, kind: DecisionKind) -> list[Party]:
    """Return the parties that must all say yes to a proposal of this kind, as the charter says."""
    current = {str(party.pk): party for party in parties(proposer.here)}
    kinds = {ref: PartyKind(party.kind) for ref, party in current.items()}
    article = Article.objects.filter(here=proposer.here, kind=kind, until=None).first()
    usual = FIXED.get(kind, Deciders.TOGETHER)
    deciders = Deciders(article.deciders) if article and kind not in FIXED else usual
    must = who_must_consent(kinds, deciders, str(proposer.pk))
    return [party for ref, party in current.items() if ref in must]


def proposed_before(party: Party, key: uuid.UUID | None) -> Proposal | None:
    """Return the proposal that the same form made before, when it is sent a second time."""
    return Proposal.objects.filter(pk=key, proposer=party).first() if key else None


def written_before(party: Party, key: uuid.UUID | None) -> LongCommitment | None:
    return LongCommitment.objects.filter(pk=key, party=party).first() if key else None


def mandate_behind(actor: Actor, party: Party) -> Mandate | None:
    """Return the seat from which somebody speaks for a party, for beside their words."""
    person = actor.ref.rpartition(":")[2] or None
    held = Mandate.objects.filter(person=person, until=None, seat__party=party)
    return held.select_related("person").first() if person else None


def signature_of_today(document: LongCommitment, party: Party) -> Signature | None:
    """Return the party's signature by somebody who still sits there, or None."""
    return document.signatures.filter(party=party, mandate__until=None).first()
