"""Invitations: who gave them, which streets were never asked, and answers in whole tens."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, QuerySet, Sum
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.gatherings.models import Gathering
from wijkaanpak.invitations import rules
from wijkaanpak.invitations.models import Card, Handed, Heap, Run, Shown, Street, Tally
from wijkaanpak.invitations.rules import Answer
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right

type SomeRun = Run
PAGE = 50


def run_before(here: Neighbourhood, key: uuid.UUID) -> Run | None:
    """Return the run that the same form made before."""
    return made_before(Run, rules.made_as(key), here=here)


def invited_today(person: Person, here: Neighbourhood) -> int:
    """Return how many neighbours a member invited today, by the handful."""
    mine = Handed.objects.filter(
        run__by=person, run__here=here, run__on=clock.today(), run__bulk=False
    )
    return mine.aggregate(many=Sum("many"))["many"] or 0


def streets(here: Neighbourhood) -> QuerySet[Street]:
    """Return the streets by name, with their areas."""
    return Street.objects.filter(here=here).select_related("area").order_by("name")


def get_run(viewer: Viewer, run: uuid.UUID) -> Run:
    """Return a run for who gave it or for a host, or answer 404."""
    found = Run.objects.filter(here=viewer.here).select_related("gathering", "by")
    if not viewer.may(Right.HOST):
        found = found.filter(by=viewer.person)
    row = get_object_or_404(found, pk=run)
    _at_home([row], viewer.here)
    return row


def _at_home(rows: Iterable[Run], here: Neighbourhood) -> None:
    for row in rows:
        row.here = here
        if row.gathering:
            row.gathering.here = here


def handed_in(run: Run) -> list[Handed]:
    """Return to which streets and areas invitations of a run went."""
    found = Handed.objects.filter(run=run).select_related("street", "area")
    return list(found.order_by("street__name", "area__name", "id"))


def mine(person: Person, here: Neighbourhood, most: int = 10) -> Sequence[Run]:
    """Return the invitations that somebody gave, newest first, with how many."""
    found = Run.objects.filter(by=person, here=here).select_related("gathering")
    rows = list(found.annotate(many=Sum("handed__many")).order_by("-on", "-id")[:most])
    _at_home(rows, here)
    return rows


def card_with(here: Neighbourhood, digest: str) -> Card | None:
    """Return the card behind a code of this neighbourhood, with what it invites to."""
    found = Card.objects.filter(handed__run__here=here, digest=digest)
    return found.select_related(
        "handed__run__gathering__venue", "handed__run__by", "handed__street", "handed__area"
    ).first()


def area_of(handed: Handed) -> Area | None:
    """Return the area in which an answer is counted."""
    return handed.area or (handed.street.area if handed.street else None)


@dataclass(frozen=True)
class StreetAsked:
    """How often the doors of a street were asked, and when last: `times` 0 is never."""

    street: Street
    times: int
    last: date | None


def silent_streets(here: Neighbourhood, after: str = "") -> tuple[list[StreetAsked], str]:
    """Return a page of the streets: never asked first, then longest ago; and the next key.

    An invitation to a whole area counts for none of its streets: nobody knows which it reached.
    """
    start = int(after) if after.isdecimal() and len(after) < 6 else 0
    found = Street.objects.filter(here=here).select_related("area")
    asked = found.annotate(times=Count("handed"), last=Max("handed__run__on"))
    never_first = F("last").asc(nulls_first=True)
    rows = list(asked.order_by(never_first, "name")[start : start + PAGE + 1])
    more = str(start + PAGE) if len(rows) > PAGE else ""
    return [StreetAsked(row, row.times, row.last) for row in rows[:PAGE]], more


@dataclass(frozen=True)
class AreaAsked:
    """How many invitations went to one area (None: the area is not known), and when last."""

    area: str
    many: int
    last: date | None


def asked_by_area(here: Neighbourhood) -> list[AreaAsked]:
    """Return how many invitations went where, by name; streets count for their area."""
    found = Handed.objects.filter(run__here=here).values("area__name", "street__area__name")
    rows = found.annotate(sum=Sum("many"), latest=Max("run__on")).order_by()
    sums: dict[str, tuple[int, date]] = {}
    for row in rows:
        name = row["area__name"] or row["street__area__name"] or ""
        many, last = sums.get(name, (0, row["latest"]))
        sums[name] = many + row["sum"], max(last, row["latest"])
    return [AreaAsked(name, *sums[name]) for name in sorted(sums)]


@dataclass(frozen=True)
class Answers:
    """What was answered for a gathering in an area: whole tens, or 0 when fewer than ten."""

    area: str
    yes: int
    no: int
    leave: int

    @property
    def shown(self) -> bool:
        return bool(self.yes or self.no or self.leave)


def answers_to(here: Neighbourhood, gathering: Gathering | None) -> list[Answers]:
    """Return the answers for a gathering (or to taking part at all): the whole, then by area."""
    counted: dict[str, Counter[str]] = {"": Counter()}
    rows = Shown.objects.filter(here=here, gathering=gathering).select_related("area")
    for row in rows:
        counts = {answer: getattr(row, answer) for answer in Answer}
        for name in {"", row.area.name if row.area else ""}:
            counted.setdefault(name, Counter()).update(counts)
    return [
        Answers(name, **{answer: rules.in_tens(counts[answer]) for answer in Answer})
        for name, counts in sorted(counted.items())
    ]


def came_in(where: dict[str, Any]) -> Counter[str]:
    """Return all answers of a gathering in an area, with codes and without: never for a page."""
    counted: Counter[str] = Counter()
    for answer, count in Tally.objects.filter(**where).values_list("answer", "count"):
        counted[answer] += count
    heaps = Heap.objects.filter(**where).aggregate(Sum("yes"), Sum("no"), Sum("leave"))
    counted.update({answer: heaps[f"{answer}__sum"] or 0 for answer in Answer})
    return counted


def invited_to(gathering: Gathering) -> int:
    """Return how many neighbours were invited to a gathering."""
    sum_ = Handed.objects.filter(run__gathering=gathering).aggregate(many=Sum("many"))
    return sum_["many"] or 0
