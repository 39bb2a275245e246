"""What may be seen of rounds and plans."""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection
from copy import copy
from functools import lru_cache
from typing import NamedTuple

from django.core.files.storage import default_storage
from django.db.models import Count, Max, Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from wijkaanpak.budget.models import Author, Check, Merge, Plan, Round, Step
from wijkaanpak.budget.rules import (
    CAN_CHANGE,
    ON_THE_BALLOT,
    PUBLIC,
    PlanState,
    RoundRules,
    RoundState,
    awaited,
)
from wijkaanpak.budget.rules.numbers import free_number
from wijkaanpak.logbook.queries import first_row
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right

OPEN_FOR_VOTES = (  # in plain SQL: each step of each voter begins with this
    f'SELECT r."id" FROM "{Round._meta.db_table}" r'  # noqa: S608  our own names
    f' JOIN "{Neighbourhood._meta.db_table}" n ON n."id" = r."here_id"'
    ' WHERE n."slug" = %s AND r."number" = %s AND r."state" = %s'
)
BEFORE_VOTE = (RoundState.PLANS, RoundState.CHECKING)
type SomeRound = Round  # what views call a round: they do not touch models
type SomePlan = Plan


class Line(NamedTuple):
    """A plan as one line of a ballot: its number, its title and what it asks, in cents."""

    number: int
    title: str
    asked: int


@lru_cache(maxsize=64)
def _read(text: str) -> RoundRules:
    return RoundRules.read(json.loads(text))


def rules_of(round: Round) -> RoundRules:
    """Return the rules of a round as one thing. Fixed rules are read only once."""
    return _read(round.rules)


def rounds(viewer: Viewer) -> QuerySet[Round]:
    """Return the rounds here, newest first; one being written only for who keeps rounds."""
    found = Round.objects.filter(here=viewer.here).order_by("-begun", "-number")
    if not viewer.may(Right.KEEP_ROUND):
        found = found.exclude(state=RoundState.WRITING)
    return found.select_related("here")


def rounds_in(here: Neighbourhood, states: Collection[RoundState]) -> list[Round]:
    """Return the rounds of a neighbourhood that are in one of these states, the oldest first."""
    found = list(Round.objects.filter(here=here, state__in=states).order_by("begun", "number"))
    for row in found:
        row.here = here
    return found


def visible_round(viewer: Viewer, number: int) -> Round:
    """Return one round that this viewer may see, or answer 404."""
    found = get_object_or_404(rounds(viewer).select_related(None), number=number)
    found.here = viewer.here
    return found


def round_to_vote(viewer: Viewer, number: int) -> Round:
    """Return one round as `visible_round` does, but faster while it is open for votes."""
    known = _open_for_votes(viewer.here.slug, number)
    if not known:
        return visible_round(viewer, number)
    found = copy(_during_the_vote(known))
    found.here = viewer.here
    return found


def _open_for_votes(slug: str, number: int) -> str:
    """Return the key of a round that is open for votes now, or nothing."""
    row = first_row(OPEN_FOR_VOTES, [slug, number, RoundState.VOTING])
    return str(row[0]) if row else ""


@lru_cache(maxsize=32)
def _during_the_vote(key: str) -> Round:
    """Read a round once: while it is open for votes nothing of it can change but its state.

    Fifty voters a second ask for it seven times each.
    """
    return Round.objects.get(pk=key)


def next_number(here: Neighbourhood, year: int) -> int:
    """Return the number of a new round: its year, or that it is the second one of that year."""
    return free_number(year, set(here.rounds.values_list("number", flat=True)))


def next_plan_number(round: Round) -> int:
    last = Plan.objects.filter(round=round).aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1


def plans(viewer: Viewer, round: Round) -> list[Plan]:
    """Return the plans that this viewer may see, by number; ideas only for their makers."""
    mine = Q(authors__person=viewer.person) if viewer.person else Q(pk=None)
    seen = Plan.objects.filter(Q(state__in=PUBLIC) | mine, round=round).distinct()
    with_support = seen.annotate(support=Count("supports", distinct=True))
    return list(with_support.order_by("number"))


def visible_plan(viewer: Viewer, round: Round, plan: uuid.UUID) -> Plan:
    """Return one plan that this viewer may see, or answer 404."""
    agreed = Author.objects.select_related("person")
    found = get_object_or_404(
        Plan.objects.prefetch_related(Prefetch("authors", agreed), "steps"), pk=plan, round=round
    )
    found.round = round
    if found.state == PlanState.IDEA and not is_maker(found, viewer.person):
        raise Http404
    return found


def is_maker(plan: Plan, person: Person | None) -> bool:
    """Tell whether this person is one of the makers of a plan, or was asked to be."""
    return person is not None and any(a.person_id == person.pk for a in plan.authors.all())


def did_before(plan: Plan, maker: Person, state: PlanState) -> bool:
    """Tell whether a plan of this maker stands so today: the same button, pressed once more."""
    agreed = Author.objects.filter(person=maker).exclude(agreed=None)
    return Plan.objects.filter(pk=plan.pk, state=state, authors__in=agreed).exists()


def makers(plan: Plan) -> list[Author]:
    """Return the makers who said yes."""
    return [author for author in plan.authors.all() if author.agreed]


def maker_refs(plan: Plan) -> set[str]:
    return {str(pk) for pk in plan.authors.values_list("person_id", flat=True)}


def checks(plan: Plan) -> QuerySet[Check]:
    return plan.checks.select_related("party").order_by("-number")


def steps(plan: Plan) -> QuerySet[Step]:
    return plan.steps.order_by("number")


def next_check(plan: Plan) -> int:
    return int(plan.checks.aggregate(last=Max("number"))["last"] or 0) + 1


def next_step(plan: Plan) -> int:
    return int(plan.steps.aggregate(last=Max("number"))["last"] or 0) + 1


def supports(plan: Plan, person: Person | None) -> bool:
    return person is not None and plan.supports.filter(person=person).exists()


def support_for(plan: Plan) -> int:
    return plan.supports.count()


def open_merges(*plans: Plan) -> QuerySet[Merge]:
    """Return what was asked of these plans or by them and was not answered yet."""
    both = Q(plan__in=plans) | Q(into__in=plans)
    return Merge.objects.filter(both, answered=None).select_related("plan", "into", "asked_by")


def makers_of_both(merge: Merge) -> dict[str, str]:
    """Return {key: name} of all who make one of the plans that may go on as one."""
    both = Author.objects.filter(plan__in=(merge.plan_id, merge.into_id)).exclude(agreed=None)
    return {str(pk): name for pk, name in both.values_list("person_id", "person__name")}


def heard(merge: Merge) -> set[str]:
    """Return the makers who said yes after they were asked."""
    return {str(pk) for pk in merge.yeses.values_list("person_id", flat=True)}


class Asked(NamedTuple):
    """A question to go on as one, as a maker reads it."""

    merge: Merge
    mine: bool  # their answer is awaited
    waits: list[str]  # the names of the others whose answer is


def merges_asked(person: Person, *plans: Plan) -> list[Asked]:
    """Return the open questions to go on as one, for somebody who makes these plans."""
    shown = []
    for merge in open_merges(*plans):
        makers = makers_of_both(merge)
        left = awaited(makers, str(merge.asked_by_id), heard(merge))
        others = sorted(makers[one] for one in left - {str(person.pk)})
        shown.append(Asked(merge, str(person.pk) in left, others))
    return shown


def waiting_for(here: Neighbourhood, person: Person) -> list[Plan]:
    """Return the plans on which somebody's answer waits: to make it too, or to go on as one."""
    own = Author.objects.filter(person=person, plan__state__in=CAN_CHANGE)
    own = own.filter(plan__round__here=here, plan__round__state__in=BEFORE_VOTE)
    rows = list(own.select_related("plan__round__here").order_by("asked", "pk"))
    asked = merges_asked(person, *(row.plan for row in rows if row.agreed))
    to_join = {pk for one in asked if one.mine for pk in (one.merge.plan_id, one.merge.into_id)}
    return [row.plan for row in rows if not row.agreed or row.plan_id in to_join]


def get_merge(round: Round, merge: uuid.UUID) -> Merge:
    found = Merge.objects.select_related("plan", "into")
    return get_object_or_404(found, pk=merge, plan__round=round)


def others(round: Round, plan: Plan) -> list[Plan]:
    """Return the other plans of this round with which this one could go on as one."""
    living = (PlanState.HANDED_IN, PlanState.FITS, PlanState.REPAIR)
    found = Plan.objects.filter(round=round, state__in=living).exclude(pk=plan.pk)
    return list(found.order_by("number"))


def _plans_on_ballot(round: uuid.UUID) -> QuerySet[Plan]:
    return Plan.objects.filter(round=round, state__in=ON_THE_BALLOT).order_by("number")


def on_ballot(round: Round) -> list[Plan]:
    """Return the plans on the ballot, by number."""
    rows = list(_plans_on_ballot(round.pk))
    for row in rows:
        row.round = round  # known already: no question per plan
    return rows


def lines_on_ballot(round: Round) -> tuple[Line, ...]:
    """Return number, title and cost of each plan on the ballot, for lists without the rest."""
    return (
        _lines_during_the_vote(round.pk) if round.state == RoundState.VOTING else _lines(round.pk)
    )


def _lines(round: uuid.UUID) -> tuple[Line, ...]:
    found = _plans_on_ballot(round).values_list("number", "title", "asked")
    return tuple(Line(*row) for row in found)


_lines_during_the_vote = lru_cache(maxsize=32)(_lines)


def costs_on_ballot(round: Round) -> dict[str, int]:
    """Return what each plan on the ballot asks, in cents, by its number as text."""
    return {str(line.number): line.asked for line in lines_on_ballot(round)}


def photo_of(plan: Plan) -> bytes:
    """Return the photo of a plan, or answer 404 when it has none."""
    if not plan.photo:
        raise Http404
    with default_storage.open(plan.photo) as file:
        return bytes(file.read())
