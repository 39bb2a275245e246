"""Planned works, where they meet, and what parties said of joining them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from itertools import chain

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.agenda.models import Intention
from wijkaanpak.agenda.rules import IntentionState
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.neighbourhoods.rules import TASK_WORDS, TaskArea
from wijkaanpak.network.models import Mandate, Party
from wijkaanpak.people.models import Person
from wijkaanpak.projects.models import Joining, Work, WorkStreet
from wijkaanpak.projects.rules import works as rules

MOST_OPEN = 300  # works that are still to come in one neighbourhood, the soonest first
MOST_PLANS = 50
PAGE = 30
type SomeWork = Work  # what views call these rows: they do not touch models


@dataclass(frozen=True)
class Meeting:
    """Works that meet, as a page shows them.

    `words` is what their parties said of each other's works; `plans` are intentions of the
    agenda that name one of these streets while nobody decided yet. `kinds` are the three kinds
    with True where one of these works is of that kind.
    """

    works: list[Work]
    streets: list[str]
    first: int
    last: int
    words: list[Joining]
    plans: list[Intention]

    @property
    def kinds(self) -> list[tuple[str, bool]]:
        here = {work.kind for work in self.works}
        return [(TASK_WORDS[kind], kind in here) for kind in TaskArea]

    @property
    def silent(self) -> list[Work]:
        """The works whose party has not answered yet."""
        spoke = {word.work_id for word in self.words}
        return [work for work in self.works if work.pk not in spoke]

    @property
    def said(self) -> list[tuple[Joining, list[Work]]]:
        """The words, with the works they are about: what was said of several stands once."""
        same: dict[object, tuple[Joining, list[Work]]] = {}
        for word in self.words:
            key = word.work_id, word.joins, word.words
            same.setdefault(key, (word, []))[1].append(word.other)
        return list(same.values())

    @property
    def joined(self) -> bool:
        """True when every party here said of each of the others that it joins."""
        joins = [word for word in self.words if word.joins]
        return len(joins) == len(self.works) * (len(self.works) - 1)


def _to_come(here: Neighbourhood) -> QuerySet[Work]:
    found = Work.objects.filter(here=here, over=None, last_year__gte=clock.today().year)
    along = found.select_related("here", "party").prefetch_related("streets")
    return along.order_by("first_year", "id")


def planned_works(here: Neighbourhood, after: int = 0) -> tuple[list[Work], bool]:
    """Return a page of works still to come, soonest first, and whether there are more."""
    rows = list(_to_come(here)[after : after + PAGE + 1])
    return rows[:PAGE], len(rows) > PAGE


def meetings(here: Neighbourhood) -> list[Meeting]:
    """Return where works meet in the same street in the same year, soonest first."""
    works = {str(work.pk): work for work in _to_come(here)[:MOST_OPEN]}
    found = rules.chances(_planned(work) for work in works.values())
    words = _words_on(list(works.values())) if found else []
    plans = _open_plans(here) if found else []
    return [_meeting(chance, works, words, plans) for chance in found]


def _planned(work: Work) -> rules.Planned:
    streets = frozenset(street.same for street in work.streets.all())
    fixed = work.fixed is not None
    return rules.Planned(str(work.pk), streets, work.first_year, work.last_year, fixed)


def _meeting(
    chance: rules.Chance, works: dict[str, Work], words: list[Joining], plans: list[Intention]
) -> Meeting:
    rows = [works[key] for key in chance.works]
    here = {work.pk for work in rows}
    names = {one.same: one.name for one in chain.from_iterable(w.streets.all() for w in rows)}
    fits = [plan for plan in plans if plan_fits(plan, chance.streets, chance.last)]
    return Meeting(
        works=sorted(rows, key=lambda work: (work.first_year, work.title)),
        streets=[names[street] for street in chance.streets],
        first=chance.first,
        last=chance.last,
        words=[word for word in words if word.work_id in here and word.other_id in here],
        plans=fits,
    )


def plan_fits(plan: Intention, streets: tuple[str, ...], last: int) -> bool:
    """Tell whether an open plan names one of these streets, and is decided in time."""
    place = f"{plan.place} {plan.title}"
    return bool(rules.named_in(place, streets)) and plan.decides_on.year <= last


def _open_plans(here: Neighbourhood) -> list[Intention]:
    found = Intention.objects.filter(here=here, state=IntentionState.OPEN)
    return list(found.select_related("party", "here").order_by("decides_on", "id")[:MOST_PLANS])


def _words_on(works: list[Work]) -> list[Joining]:
    said = Joining.objects.filter(work__in=works, other__in=works, until=None)
    return list(said.select_related("work__party", "other__here").order_by("on", "id"))


def visible_work(here: Neighbourhood, work: uuid.UUID) -> Work:
    """Return a work of here with its streets and what was said of joining, or answer 404."""
    said = Joining.objects.filter(until=None).select_related("other__here", "other__party")
    asked = Joining.objects.filter(until=None).select_related("work__here", "work__party")
    found = Work.objects.filter(here=here).select_related("here", "party")
    whole = found.prefetch_related(
        "streets",
        Prefetch("joinings", said.order_by("on", "id")),
        Prefetch("asked_to_join", asked.order_by("on", "id")),
    )
    return get_object_or_404(whole, pk=work)


def meets(work: Work) -> list[Work]:
    """Return the works that meet this one: a street and a year in common, soonest first."""
    if work.over:
        return []
    streets = [street.same for street in work.streets.all()]
    shared = WorkStreet.objects.filter(same__in=streets, work__here=work.here_id).values("work")
    found = _to_come(work.here).filter(pk__in=shared).exclude(pk=work.pk)
    overlap = found.filter(first_year__lte=work.last_year, last_year__gte=work.first_year)
    return list(overlap[:PAGE])


def words_now(work: Work, others: list[Work]) -> QuerySet[Joining]:
    """Return what a work says now of joining these others."""
    return Joining.objects.filter(work=work, other__in=others, until=None)


def speaks_for(person: Person | None, party: Party) -> bool:
    held = Mandate.objects.filter(person=person, until=None, seat__party=party)
    return person is not None and held.exists()


def works_of_party(party: Party, most: int = 5) -> list[Work]:
    """Return what a party plans in streets, soonest first."""
    found = _to_come(party.here).filter(party=party)
    return list(found[:most])
