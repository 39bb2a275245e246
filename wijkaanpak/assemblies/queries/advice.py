"""Recommendations, answers, promises and how it goes on: public from the hand-over."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.assemblies.models import (
    Advice,
    Answer,
    Assembly,
    Follower,
    Look,
    Place,
    Promised,
    Recommendation,
    Session,
)
from wijkaanpak.assemblies.rules import AT_THE_TABLE
from wijkaanpak.assemblies.rules.advice import (
    PUBLIC,
    WAITS,
    Decides,
    State,
    Step,
    after,
    check_carried,
    written_down,
)
from wijkaanpak.assemblies.rules.following import Course
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import key_party, parties_of_viewer
from wijkaanpak.network.rules import PartyKind
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer, may, require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused, gettext_noop

type SomeAdvice = Advice  # what views call these: they do not touch models
type SomeRecommendation = Recommendation
MOST = 200  # what one page or calendar shows


def advice_of(assembly: Assembly) -> Advice | None:
    """Return how an assembly decides and what it handed over, or None."""
    return Advice.objects.filter(assembly=assembly).first()


def rule_of(advice: Advice) -> str:
    """Return the decision rule in the words of the fixed file."""
    if advice.decides == Decides.CONSENT:
        return str(Decides.CONSENT)
    return f"{Decides.MAJORITY} {advice.majority}%"


@dataclass(frozen=True)
class Ready:
    """How a panel stands before its hand-over."""

    empty: int  # seats
    planned: int  # sessions, of which
    to_come: int


def ready(assembly: Assembly) -> Ready:
    """Return what is odd about a hand-over now: empty seats and sessions still to come."""
    days = list(Session.objects.filter(assembly=assembly).values_list("on", flat=True))
    taken = Place.objects.filter(draw__assembly=assembly, state__in=AT_THE_TABLE).count()
    later = sum(day > clock.today() for day in days)
    return Ready(max(0, assembly.seats - taken), len(days), later)


def drafts(viewer: Viewer, assembly: Assembly) -> list[Recommendation]:
    """Return what the panel wrote and did not hand over, for hosts alone."""
    require(viewer.person, Right.HOST, viewer.here)
    return list(drafted(assembly).select_related("answered_by"))


def drafted(assembly: Assembly) -> QuerySet[Recommendation]:
    found = Recommendation.objects.filter(assembly=assembly, state=State.DRAFT)
    return found.order_by("number")


def get_draft(viewer: Viewer, number: uuid.UUID) -> Recommendation:
    """Return a draft for a host, or answer 404."""
    require(viewer.person, Right.HOST, viewer.here)
    return _one(viewer.here, number, [State.DRAFT])


def anything_written(assembly: Assembly) -> bool:
    return Recommendation.objects.filter(assembly=assembly).exists()


def last_number(assembly: Assembly) -> int:
    found = Recommendation.objects.filter(assembly=assembly).exclude(state=State.DROPPED)
    return found.order_by("-number").values_list("number", flat=True).first() or 0


def _placed(row: Recommendation, assembly: Assembly) -> Recommendation:
    row.assembly, row.answered_by.here = assembly, assembly.here
    return row


def handed_over(assembly: Assembly) -> list[Recommendation]:
    """Return the recommendations, each with the whole chain that follows from it."""
    answers: QuerySet[Answer] = Answer.objects.select_related("party", "mandate__seat").order_by(
        "number"
    )
    promised = Promised.objects.select_related(
        "commitment__giver", "commitment__receiver", "commitment__carried_by"
    )
    found = Recommendation.objects.filter(assembly=assembly, state__in=PUBLIC)
    chain = found.select_related("answered_by").prefetch_related(
        Prefetch("answers", answers), Prefetch("promises", promised.order_by("on", "id")),
        Prefetch("looks", Look.objects.order_by("moment")),
    )  # fmt: skip
    rows = [_placed(row, assembly) for row in chain.order_by("number")]
    for row in rows:
        for one in row.promises.all():
            one.commitment.here = assembly.here
    return rows


def handed_over_days(assembly: Assembly) -> list[tuple[str, date | None]]:
    """Return of each recommendation how it stands and by when it is answered."""
    found = Recommendation.objects.filter(assembly=assembly, state__in=PUBLIC)
    return list(found.order_by("number").values_list("state", "due"))


def get_recommendation(here: Neighbourhood, number: uuid.UUID) -> Recommendation:
    """Return a recommendation that was handed over here, or answer 404."""
    return _one(here, number, PUBLIC)


def _one(here: Neighbourhood, number: uuid.UUID, states: Collection[State]) -> Recommendation:
    found = Recommendation.objects.filter(assembly__here=here, state__in=states)
    row = get_object_or_404(found.select_related("assembly", "answered_by"), pk=number)
    row.assembly.here = here
    return _placed(row, row.assembly)


def as_written(advice: Advice, rows: Iterable[Recommendation]) -> bytes:
    """Return the words that are fixed at the hand-over, as bytes with one SHA-256."""
    said = ((row.number, row.answered_by.name, row.words) for row in rows)
    return written_down(rule_of(advice), said)


def said_later(row: Recommendation) -> bool:
    return Answer.objects.filter(recommendation=row, said=State.LATER).exists()


def unsupported(assembly: Assembly) -> list[Refused]:
    """Return why drafts cannot be handed over: their support is not known, or is too little."""
    advice, faults = advice_of(assembly), list[Refused]()
    if advice is None:
        return faults
    for row in drafted(assembly):
        try:
            check_carried(row.number, row.words, Decides(advice.decides), advice.majority)
        except Refused as refusal:
            faults.append(refusal)
    return faults


def promised_by(row: Recommendation) -> date:
    """Return the day by which an answer is due; today when that is over."""
    return max(row.due or clock.today(), clock.today())


def may_answer(row: Recommendation, said: Step | None = None) -> None:
    """Raise Refused, in words, when this is answered and stays so."""
    step = said or Step.ADOPTED
    after(State(row.state), step, said_later=step is Step.LATER and said_later(row))


def next_answer(row: Recommendation) -> int:
    return Answer.objects.filter(recommendation=row).count() + 1


def promised_before(row: Recommendation, commitment: Commitment) -> Promised | None:
    return Promised.objects.filter(recommendation=row, commitment=commitment).first()


def receives(assembly: Assembly, giver: Party) -> Party | None:
    """Return to whom is promised: the residents, or who guards for them when these promise."""
    kinds = (PartyKind.RESIDENTS_BODY, PartyKind.INDEPENDENT_BODY)
    found = [key_party(assembly.here, kind) for kind in kinds]
    return next((party for party in found if party and party != giver), None)


def origin_of(commitment: Commitment) -> Recommendation | None:
    """Return the recommendation that a promise comes from, or None."""
    found = Promised.objects.filter(commitment=commitment).select_related(
        "recommendation__assembly", "recommendation__answered_by"
    )
    first = found.first()
    return first.recommendation if first else None


def waiting(here: Neighbourhood, party: Party | None = None) -> list[Recommendation]:
    """Return what still waits for an answer here, first day first."""
    found = Recommendation.objects.filter(assembly__here=here, state__in=WAITS)
    if party:
        found = found.filter(answered_by=party)
    rows = list(
        found.select_related("assembly", "answered_by").order_by("due", "assembly", "number")[
            :MOST
        ]
    )
    for row in rows:
        row.assembly.here = row.answered_by.here = here
    return rows


def waiting_for(viewer: Viewer) -> list[Recommendation]:
    """Return what waits for the parties this person speaks for."""
    if not viewer.may(Right.SPEAK):
        return []
    mine = {party.pk for party in parties_of_viewer(viewer)}
    return [row for row in waiting(viewer.here) if row.answered_by_id in mine] if mine else []


def followed_advice(here: Neighbourhood) -> list[Advice]:
    """Return the advice here that is followed now."""
    found = Advice.objects.filter(assembly__here=here, handed_over__isnull=False, closed=None)
    rows = list(found.select_related("assembly").order_by("handed_over", "id")[:MOST])
    for row in rows:
        row.assembly.here = here
    return rows


def followers(assembly: Assembly) -> list[Follower]:
    """Return who of the follow-up group writes with an account today."""
    found = Follower.objects.filter(assembly=assembly, until=None)
    return list(found.select_related("person").order_by("since", "id"))


def followed_by(viewer: Viewer) -> list[Assembly]:
    """Return the assemblies that this person follows in a follow-up group."""
    if viewer.person is None:
        return []
    own = Follower.objects.filter(
        person=viewer.person, until=None, assembly__here=viewer.here, assembly__advice__closed=None
    )
    rows = [one.assembly for one in own.select_related("assembly").order_by("since", "id")]
    for row in rows:
        row.here = viewer.here
    return rows


def may_follow(person: Person | None, assembly: Assembly) -> bool:
    """Tell who writes for the follow-up group: who is of it, or a host who types their paper."""
    if person is None:
        return False
    own = Follower.objects.filter(assembly=assembly, person=person, until=None).exists()
    return may(person, Right.BE_MEMBER if own else Right.HOST, assembly.here)


def require_follower(person: Person | None, assembly: Assembly) -> None:
    if not may_follow(person, assembly):
        raise NotYours(
            gettext_noop("The follow-up group says this, or a host who types for them.")
        )


def looked_at(row: Recommendation, moment: int) -> bool:
    return Look.objects.filter(recommendation=row, moment=moment).exists()


def is_done(row: Recommendation) -> bool:
    return Look.objects.filter(recommendation=row, course=Course.DONE).exists()


def unanswered_between(here: Neighbourhood, first: date, last: date) -> list[Recommendation]:
    """Return what waits for an answer with a day among these; for letters."""
    days = Q(state__in=WAITS, due__range=(first, last))
    found = Recommendation.objects.filter(days, assembly__here=here)
    rows = list(found.select_related("assembly", "answered_by").order_by("due", "number"))
    for row in rows:
        row.assembly.here = row.answered_by.here = here
    return rows


def who_follow(assemblies: Iterable[uuid.UUID]) -> dict[uuid.UUID, tuple[Person, ...]]:
    """Return who follows each of these assemblies and has an e-mail address."""
    found = Follower.objects.filter(
        assembly__in=set(assemblies), until=None, person__gone_since=None
    ).exclude(person__email="")
    people: dict[uuid.UUID, tuple[Person, ...]] = {}
    for row in found.select_related("person").order_by("since", "id"):
        people[row.assembly_id] = (*people.get(row.assembly_id, ()), row.person)
    return people


def still_waits(number: str) -> bool:
    """Tell whether a recommendation still waits for an answer."""
    return Recommendation.objects.filter(pk=number, state__in=WAITS).exists()
