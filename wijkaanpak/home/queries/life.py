"""Twenty years of a neighbourhood on one line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wijkaanpak.agenda.models import Edition
from wijkaanpak.agenda.rules import EditionState
from wijkaanpak.commitments.models import Commitment, Report
from wijkaanpak.commitments.rules import PUBLIC, Stroke
from wijkaanpak.home.queries.promises import GOOD
from wijkaanpak.home.rules import council_elections
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Article
from wijkaanpak.refusals import gettext_noop

EDITION = gettext_noop("Residents adopted an agenda")
LONG = gettext_noop("A promise for the long run")
SHORT = gettext_noop("Kept")
CHARTER = gettext_noop("The agreement on how we decide changed")
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


def public_timeline(here: Neighbourhood) -> Timeline:
    """Return what the years held: agendas and promises as bands, what was kept as beads."""
    marks = [*_editions(here), *_long_promises(here), *_kept(here), *_charter(here)]
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
