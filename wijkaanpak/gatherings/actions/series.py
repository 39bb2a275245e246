"""What returns: begun, written out a few months ahead, ended."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.gatherings import queries, rules
from wijkaanpak.gatherings.actions.plans import Plan, check_plan
from wijkaanpak.gatherings.models import Gathering, Series
from wijkaanpak.gatherings.rules import GatheringState, Recurrence
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.logbook.rules import Actor
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import NOBODY, require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

BEGUN = Verb("gatherings.series_begun", _("“%(title)s” returns, from %(on)s."))
WRITTEN_OUT = Verb(
    "gatherings.series_written_out", _("“%(title)s” has %(many)s dates more, until %(on)s.")
)
ENDED = Verb("gatherings.series_ended", _("“%(title)s” returns no more after %(on)s."))


def begin_series(
    *,
    by: Person,
    here: Neighbourhood,
    plan: Plan,
    recurrence: Recurrence,
    key: uuid.UUID | None = None,
) -> Series:
    """A host plans what returns. `plan` is the first time; its dates are written out ahead."""
    if known := made_before(Series, key, here=here):
        return known
    with act(BEGUN, by=by.actor, book=here.slug) as entry:
        require(by, Right.HOST, here)
        check_plan(plan, here)
        recurrence.check()
        series = _put_series(Series(id=key or uuid.uuid4(), here=here, by=by), plan, recurrence)
        _write_out(entry, series)
        entry.about(series, title=series.title, on=recurrence.first.isoformat())
    return series


def _put_series(series: Series, plan: Plan, recurrence: Recurrence) -> Series:
    for name in ("kind", "title", "what_for", "venue", "place", "area"):
        setattr(series, name, getattr(plan, name))
    for name in ("rhythm", "step", "nth", "first", "until"):
        setattr(series, name, getattr(recurrence, name))
    series.starts_at = plan.starts.astimezone(clock.HERE).time()
    series.minutes_long = int((plan.ends - plan.starts).total_seconds() // 60)
    series.made_until = recurrence.first - timedelta(days=1)
    return series


def _write_out(entry: OpenEntry, series: Series) -> int:
    """Write out the dates that are not there yet and return how many (a step of an action)."""
    first, last = series.made_until + timedelta(days=1), rules.ahead(clock.today())
    days = list(queries.recurrence_of(series).between(first, last))
    series.made_until = max(series.made_until, last)
    series.save()
    Gathering.objects.bulk_create(_on_day(series, day) for day in days)
    entry.told.facts["many"] = len(days)
    return len(days)


def _on_day(series: Series, day: date) -> Gathering:
    """Return the gathering of one date: at the same hour on the clock, in summer and winter."""
    starts = datetime.combine(day, series.starts_at, clock.HERE)
    ends = (starts.astimezone(UTC) + timedelta(minutes=series.minutes_long)).astimezone(clock.HERE)
    same = {
        name: getattr(series, name)
        for name in ("here", "venue", "kind", "title", "what_for", "place", "area", "by")
    }
    return Gathering(series=series, day=day, starts=starts, ends=ends, **same)


def write_out_series(*, by: Actor = NOBODY) -> int:
    """A chore: write out what returns a few months ahead; return how many dates were added.

    Run as often as one likes: a date that is there is never made again.
    """
    return sum(_write_out_one(series, by) for series in queries.series_to_write_out())


def _write_out_one(series: Series, by: Actor) -> int:
    with act(WRITTEN_OUT, by=by, book=series.here.slug) as entry:
        many = _write_out(entry, entry.fresh(series))
        entry.about(series, title=series.title, on=series.made_until.isoformat())
    return many


def end_series(*, by: Person, series: Series, until: date, reason: str) -> None:
    """A host says after which date it returns no more; later dates are cancelled with a reason."""
    with act(ENDED, by=by.actor, book=series.here.slug) as entry:
        require(by, Right.HOST, series.here)
        entry.fresh(series)
        if not reason.strip():
            raise Refused(_("Say why it does not go on. Who wanted to come reads it."))
        series.until = max(until, clock.today() - timedelta(days=1))
        series.save(update_fields=["until"])
        later = Gathering.objects.filter(
            series=series, day__gt=series.until, state=GatheringState.PLANNED
        )
        later.update(state=GatheringState.CANCELLED, reason=reason.strip())
        entry.about(series, title=series.title, on=series.until.isoformat())
