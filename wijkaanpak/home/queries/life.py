"""Twenty years of a neighbourhood on one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from wijkaanpak import clock
from wijkaanpak.agenda.models import Edition
from wijkaanpak.agenda.rules import EditionState
from wijkaanpak.assemblies.models import Assembly
from wijkaanpak.budget.models import Round
from wijkaanpak.commitments.models import Commitment, Report
from wijkaanpak.commitments.rules import PUBLIC, Stroke
from wijkaanpak.home.queries.promises import GOOD
from wijkaanpak.home.rules import council_elections
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Article, Signature
from wijkaanpak.projects.queries.projects import whole_history
from wijkaanpak.projects.rules.projects import KIND_WORDS, OVER, Kind
from wijkaanpak.refusals import gettext_noop

EDITION = gettext_noop("Residents adopted an agenda")
LONG = gettext_noop("A promise for the long run")
SHORT = gettext_noop("Kept")
CHARTER = gettext_noop("The agreement on how we decide changed")
PROJECT = gettext_noop("A project")
SIGNED = gettext_noop("Signed for many years")
COUNTED = gettext_noop("Neighbours divided money")
DRAWN = gettext_noop("Neighbours drawn by lot came together")
MOST = 60


@dataclass(frozen=True)
class Mark:
    """Something on the line: a band of years (long) or a bead on a day (short)."""

    title: str
    first: date
    last: date | None
    kind: str
    words: str
    url: str = ""


@dataclass(frozen=True)
class Timeline:
    """The years from start to horizon, what stands on them, and elections as thin ticks."""

    first: int
    last: int
    marks: list[Mark]
    elections: list[date]

    @property
    def years(self) -> list[Year]:
        """What began or happened, year by year, the latest first; elections are events too."""
        marks: dict[int, list[Mark]] = {}
        for mark in self.marks:
            marks.setdefault(mark.first.year, []).append(mark)
        votes = {on.year: on for on in self.elections if on <= clock.today()}
        latest = max(marks, default=0)
        return [
            Year(year, marks.get(year, []), [votes[year]] if year in votes else [], year == latest)
            for year in sorted({*marks, *votes}, reverse=True)
        ]


@dataclass(frozen=True)
class Year:
    """One year of the line; the last one in which something happened is open."""

    number: int
    marks: list[Mark]
    elections: list[date]
    is_open: bool


def public_timeline(here: Neighbourhood) -> Timeline:
    """Return what the years held: what lasts as bands, what happened on a day as beads."""
    marks = [mark for line in LINES for mark in line(here)]
    return Timeline(
        here.start_year,
        here.horizon_year,
        sorted(marks, key=lambda mark: (mark.first, mark.title)),
        council_elections(here.start_year, here.horizon_year),
    )


def _editions(here: Neighbourhood) -> list[Mark]:
    states = [EditionState.ADOPTED, EditionState.SUPERSEDED]
    found = Edition.objects.filter(here=here, state__in=states).exclude(adopted=None)
    marks = []
    for edition in found.order_by("number"):
        edition.here = here
        if edition.adopted:
            url = edition.get_absolute_url()
            marks.append(
                Mark(edition.title, edition.adopted, edition.superseded, "long", EDITION, url)
            )
    return marks


def _long_promises(here: Neighbourhood) -> list[Mark]:
    found = Commitment.objects.filter(here=here, stroke=Stroke.LONG, state__in=PUBLIC)
    marks = []
    for row in found.order_by("since")[:MOST]:
        row.here = here
        until = None if row.lives else row.state_since
        marks.append(Mark(row.title, row.since, until, "long", LONG, row.get_absolute_url()))
    return marks


def _kept(here: Neighbourhood) -> list[Mark]:
    found = Report.objects.filter(
        here=here, told__in=GOOD, commitment__stroke=Stroke.SHORT, commitment__state__in=PUBLIC
    ).select_related("commitment")
    marks = []
    for report in found.order_by("-on", "-id")[:MOST]:
        report.commitment.here = here
        url = report.commitment.get_absolute_url()
        marks.append(Mark(report.commitment.title, report.on, None, "short", SHORT, url))
    return marks


def _charter(here: Neighbourhood) -> list[Mark]:
    """The articles that replaced an older one: a change, not the founding."""
    began: dict[str, date] = {}
    marks = []
    for article in Article.objects.filter(here=here).order_by("since", "id"):
        if article.kind in began and article.since > began[article.kind]:
            marks.append(Mark(article.words, article.since, None, "short", CHARTER))
        began[article.kind] = article.since
    return marks


def _projects(here: Neighbourhood) -> Iterable[Mark]:
    """A project is a band, or a bead when it is short; each later change is a bead."""
    for change in whole_history(here):
        row = change.project
        url = row.get_absolute_url()
        if change.kind == Kind.START:
            kind = "short" if row.stroke == Stroke.SHORT else "long"
            until = row.state_since if row.state in OVER else None
            yield Mark(row.title, change.on, until, kind, PROJECT, url)
        else:
            yield Mark(row.title, change.on, None, "short", KIND_WORDS[change.kind], url)


def _signed(here: Neighbourhood) -> Iterable[Mark]:
    """The days on which parties signed a joint document; one bead a day."""
    found = Signature.objects.filter(document__here=here).select_related("document")
    days = {(name.signed, name.document_id): name.document for name in found.order_by("-signed")}
    for (day, _number), document in days.items():
        document.here = here
        yield Mark(document.title, day, None, "short", SIGNED, document.get_absolute_url())


def _counted(here: Neighbourhood) -> Iterable[Mark]:
    for row in Round.objects.filter(here=here).exclude(counted=None).order_by("number"):
        row.here = here
        if row.counted:
            yield Mark(row.title, row.counted, None, "short", COUNTED, row.get_absolute_url())


def _drawn(here: Neighbourhood) -> Iterable[Mark]:
    for row in Assembly.objects.filter(here=here).exclude(drawn=None).order_by("drawn"):
        row.here = here
        if row.drawn:
            yield Mark(row.title, row.drawn, None, "short", DRAWN, row.get_absolute_url())


# Every line that stands on the years. A room that tells something of the years adds one here.
LINES: tuple[Callable[[Neighbourhood], Iterable[Mark]], ...] = (
    _editions, _long_promises, _kept, _charter, _projects, _signed, _counted, _drawn,
)  # fmt: skip
