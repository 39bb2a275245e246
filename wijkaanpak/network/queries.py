"""What may be known of the network: all of it is public."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak.logbook.rules import Actor
from wijkaanpak.methods.tips import Tip, check_no_tips
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
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
    FIXED,
    KEYS,
    LIMITS,
    LIST_OF,
    Answer,
    Deciders,
    DecisionKind,
    Outcome,
    PartyKind,
    signed_by_both_keys,
    who_must_consent,
)
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer, people_here
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


def party_with_history(here: Neighbourhood, party: uuid.UUID) -> Party:
    """Return a party with its seats and everyone who ever held them, newest first."""
    ever = Mandate.objects.select_related("person").order_by("-since", "-until")
    seats = Seat.objects.order_by("title").prefetch_related(Prefetch("mandates", ever))
    found = Party.objects.select_related("here").prefetch_related(Prefetch("seats", seats))
    return get_object_or_404(found, here=here, pk=party)


def parties_that_left(here: Neighbourhood) -> QuerySet[Party]:
    """Return the parties that were here once, the last to leave first."""
    gone = Party.objects.filter(here=here).exclude(until=None).select_related("here")
    return gone.order_by("-until", "name")


def get_seat(here: Neighbourhood, seat: uuid.UUID) -> Seat:
    return get_object_or_404(Seat.objects.select_related("party__here"), party__here=here, pk=seat)


def person_called(here: Neighbourhood, name: str) -> Person:
    """Return who takes part here under exactly this name or e-mail address.

    Whoever asks must know the name: this is no search.
    """
    found = people_here(here, name.strip())
    if len(found) != 1:
        raise Refused(
            gettext_noop(
                "Nobody, or more than one person, takes part here under this name. Use the e-mail "
                "address, or ask the coordinator to write them in first."
            )
        )
    return found[0]


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


def seats_of_viewer(viewer: Viewer) -> list[Mandate]:
    """Return the seats somebody holds here today; a page with many rooms on it asks once."""
    if "seats" not in viewer.known:
        held = mandates_of(viewer.person, viewer.here) if viewer.person else ()
        viewer.known["seats"] = tuple(held)
    return list(viewer.known["seats"])


def parties_of_viewer(viewer: Viewer) -> list[Party]:
    """Return the parties somebody speaks for here today; a page asks once."""
    return list({m.seat.party_id: m.seat.party for m in seats_of_viewer(viewer)}.values())


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


def charter_lists(here: Neighbourhood) -> dict[str, list[list[Article]]]:
    """Return the charter in the three lists of who decides: residents, together, one party.

    Each article comes with what it said before, the one in force first.
    """
    newest_first = charter_of_all_times(here).select_related("proposal__here")
    by_kind: dict[str, list[Article]] = {kind.value: [] for kind in DecisionKind}
    for article in newest_first.order_by("-since", "until"):
        versions = by_kind[article.kind]
        versions.insert(0 if article.until is None else len(versions), article)
    lists: dict[str, list[list[Article]]] = {"residents": [], "together": [], "party": []}
    for versions in by_kind.values():
        if versions and versions[0].until is None:
            lists[LIST_OF[Deciders(versions[0].deciders)]].append(versions)
    return lists


def article_in_force(here: Neighbourhood, kind: DecisionKind) -> Article | None:
    return Article.objects.filter(here=here, kind=kind, until=None).first()


def proposals_put_to_parties(
    here: Neighbourhood, after: uuid.UUID | None = None, most: int = 50
) -> list[Proposal]:
    """Return a page of what was put to the parties, newest first, one more when there is more.

    Asked changes of a promise stand on the page of that promise.
    """
    found = proposals(here).exclude(kind=DecisionKind.CHANGE_COMMITMENT)
    last = Proposal.objects.filter(here=here, pk=after).first() if after else None
    if last:
        found = found.filter(Q(opened__lt=last.opened) | Q(opened=last.opened, id__lt=last.pk))
    return list(found[: most + 1])


def mine_to_answer(person: Person | None, proposal: Proposal, today: date) -> list[Party]:
    """Return the parties for which this person can still answer this proposal."""
    answered_elsewhere = proposal.kind == DecisionKind.CHANGE_COMMITMENT
    if proposal.outcome != Outcome.OPEN or proposal.over(today) or answered_elsewhere:
        return []
    silent = {voice.party_id for voice in proposal.voices.all() if not voice.answer}
    return [party for party in parties_of(person, proposal.here) if party.pk in silent]


def long_commitments(here: Neighbourhood) -> QuerySet[LongCommitment]:
    """Return the joint documents for many years, newest first, with who signed and from where."""
    signed = Signature.objects.select_related("party", "mandate__seat", "mandate__person")
    found = LongCommitment.objects.filter(here=here).select_related("party")
    ordered = Prefetch("signatures", signed.order_by("signed", "party__name"))
    return found.prefetch_related(ordered).order_by("-written", "-id")


def get_long_commitment(here: Neighbourhood, document: uuid.UUID) -> LongCommitment:
    found = LongCommitment.objects.select_related("here")
    return get_object_or_404(found, here=here, pk=document)


def proposals(here: Neighbourhood) -> QuerySet[Proposal]:
    """Return the proposals of this neighbourhood, newest first, with the voices on them."""
    voices = Voice.objects.select_related("party__here", "mandate__person", "mandate__seat")
    found = Proposal.objects.filter(here=here).select_related("proposer", "here")
    ordered = Prefetch("voices", voices.order_by("party__name"))
    return found.prefetch_related(ordered).order_by("-opened", "-id")


def proposals_that_can_be_held(here: Neighbourhood, today: date) -> list[Proposal]:
    """Return the joint decisions that wait for answers. The charter itself nobody can hold."""
    found = proposals(here).filter(kind=DecisionKind.JOINT_DECISION, outcome=Outcome.OPEN)
    return list(found.filter(term__gte=today))


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


def mandate_behind(actor: Actor, party: Party) -> Mandate | None:
    """Return the seat from which somebody speaks for a party, for beside their words."""
    if not actor.ref:
        return None
    held = Mandate.objects.filter(until=None, seat__party=party)
    return held.filter(person=uuid.UUID(actor.ref.rpartition(":")[2])).first()


def signature_of_today(document: LongCommitment, party: Party) -> Signature | None:
    """Return the party's signature by somebody who still sits there, or None."""
    return document.signatures.filter(party=party, mandate__until=None).first()


def own_party(person: Person | None, here: Neighbourhood, party: uuid.UUID) -> Party:
    """Return a party for which this person speaks; 404 outside here, NotYours for others."""
    found = get_party(here, party)
    require_seat(person, found)
    return found


@dataclass(frozen=True)
class Standing:
    """How one party stands towards a long commitment."""

    party: Party
    signature: Signature | None
    again: bool  # who signed has left that seat; the new board has not signed yet


@dataclass(frozen=True)
class Document:
    """A long commitment with how every party stands towards it."""

    text: LongCommitment
    holds: bool
    standings: list[Standing]


def long_commitments_with_parties(here: Neighbourhood) -> list[Document]:
    """Return every version, newest first, with each party of today beside it."""
    current = list(parties(here))
    return [_document(text, current) for text in long_commitments(here)]


def _document(text: LongCommitment, current: list[Party]) -> Document:
    still_there_last = sorted(text.signatures.all(), key=lambda mark: mark.mandate.until is None)
    last = {signature.party_id: signature for signature in still_there_last}
    signers = {PartyKind(signature.party.kind) for signature in last.values()}
    standings = [
        Standing(party, mark, bool(mark and mark.mandate.until))
        for party in current
        for mark in [last.get(party.pk)]
    ]
    return Document(text, signed_by_both_keys(signers), standings)


def names_of_things(here: Neighbourhood) -> set[str]:
    """Return names that are no persons: of the place, its parts, its parties and their seats.

    So that "fraude bij Wijkkompas" is a sentence about a party and no tip about somebody.
    """
    parties = Party.objects.filter(here=here).values_list("name", flat=True)
    areas = Area.objects.filter(here=here).values_list("name", flat=True)
    seats = Seat.objects.filter(party__here=here).values_list("title", flat=True)
    return {here.name, here.municipality, *parties.union(areas, seats)} - {""}


def keep_tips_out(
    here: Neighbourhood, *written: str, known: Collection[str] = (), allowed: Collection[Tip] = ()
) -> None:
    """Raise Refused when free text looks like a tip about a person, and say where that belongs.

    `known` are more names that may stand there, `allowed` kinds of tips that may.
    """
    if any(words.strip() for words in written):
        names = names_of_things(here).union(known) - {""}
        for words in written:
            check_no_tips(words, names, allowed)
