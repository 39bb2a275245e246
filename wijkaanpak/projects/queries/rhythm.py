"""The rhythm of a neighbourhood: the last short stroke, the next one, and how long ones go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.db.models import Max, Min, OuterRef, QuerySet, Subquery

from wijkaanpak import clock
from wijkaanpak.commitments.models import Commitment, Report
from wijkaanpak.commitments.rules import RUNNING, Stroke, Told
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.queries import limit
from wijkaanpak.network.rules import DecisionKind
from wijkaanpak.projects.models import Project, StrokeSeen
from wijkaanpak.projects.rules.projects import LIVING
from wijkaanpak.projects.rules.strokes import Pulse, earliest, latest

LATELY = 4  # of each kind, strokes and promises apart
KEPT = (Told.KEPT, Told.KEPT_LATE, Told.REPAIRED)
TERMS = {
    Stroke.SHORT: (DecisionKind.SHORT_STROKES, "short_stroke_months"),
    Stroke.LONG: (DecisionKind.LONG_STROKES, "long_stroke_months"),
}


@dataclass(frozen=True)
class LongOne:
    """A long stroke that goes on, with what was last seen of it and what comes next."""

    project: Project
    seen: date | None
    next: date | None


@dataclass(frozen=True)
class Beat:
    """One stroke on its day: of a project, or a promise that was kept or comes due."""

    title: str
    on: date
    stroke: str
    url: str
    project: str = ""  # the title of the project whose stroke it is; '' for a promise


@dataclass(frozen=True)
class Rhythm:
    """How short and long strokes take turns here; the days of the pulses stand in the lists."""

    short: Pulse
    long: Pulse
    seen: list[Beat]
    to_come: list[Beat]
    long_ones: list[LongOne]

    @property
    def pulses(self) -> tuple[Pulse, Pulse]:
        return self.short, self.long


def rhythm_of(here: Neighbourhood) -> Rhythm:
    """Return the rhythm of today: pulses, what was seen lately, what comes, and long ones."""
    began = Project.objects.filter(here=here).aggregate(first=Min("started"))["first"]
    seen = {kind: list(_seen(here, kind)) for kind in Stroke}
    to_come = {kind: list(_to_come(here, kind)) for kind in Stroke}
    pulses = {kind: _pulse(here, kind, began, seen[kind], to_come[kind]) for kind in Stroke}
    return Rhythm(
        pulses[Stroke.SHORT],
        pulses[Stroke.LONG],
        sorted(chain(*seen.values()), key=lambda one: one.on, reverse=True),
        sorted(chain(*to_come.values()), key=lambda one: one.on),
        _long_ones(here),
    )


def _pulse(
    here: Neighbourhood, kind: Stroke, began: date | None, seen: list[Beat], to_come: list[Beat]
) -> Pulse:
    """Return the pulse of one kind; the last and the next stroke stand among the rows shown."""
    last, coming = latest(*(one.on for one in seen)), earliest(*(one.on for one in to_come))
    return Pulse(kind, limit(here, *TERMS[kind]), began, last, coming, clock.today())


def _seen(here: Neighbourhood, kind: Stroke) -> Iterator[Beat]:
    """Yield the last strokes of a kind that people saw; a promise that was kept is one as well."""
    strokes = StrokeSeen.objects.filter(here=here, stroke=kind, seen__isnull=False)
    yield from _of_projects(here, strokes.order_by("-seen", "id"))
    kept = Report.objects.filter(here=here, told__in=KEPT, commitment__stroke=kind)
    for report in kept.select_related("commitment").order_by("-on", "-id")[:LATELY]:
        yield _of_promise(here, report.commitment, report.on)


def _to_come(here: Neighbourhood, kind: Stroke) -> Iterator[Beat]:
    """Yield the next strokes of a kind, of projects that go on, and the promises that come due."""
    today = clock.today()
    planned = StrokeSeen.objects.filter(here=here, stroke=kind, seen=None, dropped=None)
    lives = planned.filter(due__gte=today, project__state__in=LIVING)
    yield from _of_projects(here, lives.order_by("due", "id"))
    due = Commitment.objects.filter(here=here, stroke=kind, state__in=RUNNING, awaits__gte=today)
    for row in due.order_by("awaits", "id")[:LATELY]:
        if row.awaits:
            yield _of_promise(here, row, row.awaits)


def _of_projects(here: Neighbourhood, rows: QuerySet[StrokeSeen]) -> Iterator[Beat]:
    for row in rows.select_related("project")[:LATELY]:
        row.project.here = here
        url = row.project.get_absolute_url()
        yield Beat(row.title, row.seen or row.due, row.stroke, url, row.project.title)


def _of_promise(here: Neighbourhood, row: Commitment, on: date) -> Beat:
    row.here = here
    return Beat(row.title, on, row.stroke, row.get_absolute_url())


def _long_ones(here: Neighbourhood) -> list[LongOne]:
    """Return the long projects that go on, those of which nothing was seen longest first."""
    coming = StrokeSeen.objects.filter(seen=None, dropped=None, due__gte=clock.today())
    found = Project.objects.filter(here=here, stroke=Stroke.LONG, state__in=LIVING)
    rows = found.annotate(
        last_seen=_of_its_strokes(StrokeSeen.objects.all(), Max("seen")),
        coming=_of_its_strokes(coming, Min("due")),
    )
    ones = []
    for row in rows.order_by("title")[:100]:
        row.here = here
        ones.append(LongOne(row, row.last_seen, row.coming))
    return sorted(ones, key=lambda one: one.seen or one.project.started)


def _of_its_strokes(strokes: QuerySet[StrokeSeen], day: Max | Min) -> Subquery:
    """Return a day of the strokes of each project, asked only of the projects that are shown."""
    own = strokes.filter(project=OuterRef("pk")).order_by().values("project")
    return Subquery(own.annotate(day=day).values("day"))
