"""Promises as lines on the pages of home. A draft is never among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Q

from wijkaanpak import clock
from wijkaanpak.commitments.models import Commitment, Report
from wijkaanpak.commitments.rules import LIVING, State, Told
from wijkaanpak.home.rules import FEW, LATELY, Line, week_of
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.refusals import gettext_noop

DATE = gettext_noop("The date of a promise")
OFFER = gettext_noop("A promise was offered: yes or no?")
PASSED = gettext_noop("Was this promise kept? The receiver says so")
HEIR = gettext_noop("Who carried this left: take it over, or say no with a reason")
GOOD = [Told.KEPT, Told.KEPT_LATE, Told.REPAIRED]
MOST = 500
ON_A_LINE = (
    *("here", "kind", "title", "state", "awaits", "at_risk_since"),
    *("giver__name", "receiver__name", "carried_by__until"),
)


def living(here: Neighbourhood) -> list[Commitment]:
    """Return the promises that ask something now: an offer, a day until Sunday, an heir.

    A promise whose day is far away asks nothing of anybody, so it is not read here.
    """
    _monday, sunday = week_of(clock.today())
    asks = Q(state=State.OFFERED) | Q(awaits__lte=sunday) | Q(carried_by__until__isnull=False)
    found = Commitment.objects.filter(asks, here=here, state__in=[State.OFFERED, *LIVING])
    read = found.select_related("giver", "receiver", "carried_by").only(*ON_A_LINE)
    rows = list(read.order_by("awaits")[:MOST])
    for row in rows:
        row.here = row.giver.here = row.receiver.here = here
    return rows


def line_of(row: Commitment, words: str = "") -> Line:
    """Return a promise as a line, with how it stands today."""
    return Line(
        row.title, row.get_absolute_url(), who=row.giver.name, whom=row.receiver.name,
        on=row.awaits, state=state_of(row), words=words,
    )  # fmt: skip


def state_of(row: Commitment) -> str:
    """Return the word for how a promise stands: what asks attention comes before its state."""
    if row.orphaned:
        return "orphaned"
    if row.overdue(clock.today()):
        return "overdue"
    return "at_risk" if row.lives and row.at_risk else row.state


def due_between(rows: Iterable[Commitment], first: date, last: date) -> Iterator[Line]:
    """Return the promises whose day falls in these days."""
    for row in rows:
        if row.lives and row.awaits and first <= row.awaits <= last:
            yield line_of(row, DATE)


def asked(rows: Iterable[Commitment]) -> Iterator[tuple[str, str, Line]]:
    """Return of whom something is asked: a yes to an offer, a verdict, an heir."""
    for row in rows:
        giver, receiver = row.giver, row.receiver
        if row.orphaned:
            yield giver.name, giver.get_absolute_url(), line_of(row, HEIR)
        elif row.state == State.OFFERED:
            yield receiver.name, receiver.get_absolute_url(), line_of(row, OFFER)
        elif row.overdue(clock.today()):
            yield receiver.name, receiver.get_absolute_url(), line_of(row, PASSED)


def kept_lately(here: Neighbourhood) -> list[Line]:
    """Return what receivers lately called kept or repaired, newest first."""
    since = clock.today() - LATELY
    found = Report.objects.filter(here=here, told__in=GOOD, on__gte=since).exclude(
        commitment__state=State.DRAFT
    )
    rows = found.select_related("commitment__giver", "commitment__receiver")
    lines = []
    for report in rows.order_by("-on", "-id")[:FEW]:
        row = report.commitment
        row.here = here
        line = Line(
            row.title, row.get_absolute_url(), who=row.giver.name, whom=row.receiver.name,
            on=report.on, state=report.told, words=report.words,
        )  # fmt: skip
        lines.append(line)
    return lines
