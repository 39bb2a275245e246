"""Gatherings: planned or announced, moved, cancelled, held and written down."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.gatherings import queries, rules
from wijkaanpak.gatherings.models import Gathering, Point, Venue
from wijkaanpak.gatherings.rules import PROPOSED, GatheringKind, GatheringState, Welcome
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import may, require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

QUIETLY = _("Something happened with an announcement that waits for a host.")
PLANNED = Verb(
    "gatherings.planned",
    _("“%(title)s” was planned for %(on)s."),
    _("A resident announced something for the programme."),
)
CHANGED = Verb("gatherings.changed", _("“%(title)s” was changed; it is on %(on)s."), QUIETLY)
CANCELLED = Verb("gatherings.cancelled", _("“%(title)s” on %(on)s does not go on."), QUIETLY)
WELCOMED = Verb("gatherings.welcomed", _("“%(title)s” on %(on)s stands on the programme."))
NOT_NOW = Verb("gatherings.not_now", QUIETLY)
POINTS = Verb("gatherings.points_written", _("“%(title)s” has %(many)s points."), QUIETLY)
MINUTES = Verb("gatherings.minutes_written", _("There are minutes of “%(title)s” of %(on)s."))


@dataclass(frozen=True)
class Plan:
    """What somebody wants to do together with neighbours, where and when."""

    kind: GatheringKind
    title: str
    starts: datetime
    ends: datetime
    what_for: str = ""
    venue: Venue | None = None
    place: str = ""
    area: Area | None = None


def check_plan(plan: Plan, here: Neighbourhood) -> None:
    rules.check_words(plan.title, where=bool(plan.venue or plan.place.strip()))
    rules.check_times(plan.starts, plan.ends, clock.today())
    queries.check_venue_here(here, plan.venue)
    queries.check_area_here(here, plan.area)


def plan_gathering(
    *, by: Person, here: Neighbourhood, plan: Plan, key: uuid.UUID | None = None
) -> Gathering:
    """A host plans something; any resident may announce it, and then a host says yes or no."""
    if known := made_before(Gathering, key, here=here):
        return known
    host = may(by, Right.HOST, here)
    with act(PLANNED, by=by.actor, book=here.slug, details_are_public=host) as entry:
        require(by, Right.BE_MEMBER if plan.kind in PROPOSED else Right.HOST, here)
        check_plan(plan, here)
        if not host:
            queries.check_not_too_many(by, here)
        welcome = Welcome.YES if host else Welcome.ASKED
        gathering = Gathering(id=key or uuid.uuid4(), here=here, by=by, welcome=welcome)
        put_plan(gathering, plan)
        _tell(entry, gathering)
    return gathering


def put_plan(gathering: Gathering, plan: Plan) -> None:
    """Lay a plan in the row (a step of an open action)."""
    for field in fields(plan):
        value = getattr(plan, field.name)
        setattr(gathering, field.name, value.strip() if type(value) is str else value)
    gathering.save()


def _tell(entry: OpenEntry, gathering: Gathering, **more: int) -> None:
    on = gathering.starts.astimezone(clock.HERE).date().isoformat()
    entry.about(gathering, title=gathering.title, kind=gathering.kind, on=on, **more)


def _public(gathering: Gathering) -> bool:
    return gathering.welcome == Welcome.YES


def change_gathering(*, by: Person, gathering: Gathering, plan: Plan) -> None:
    """A host, or who announced it, changes what is planned; one of a series changes alone.

    A change by who announced it waits for the host again: the yes was to other words.
    """
    here, shown = gathering.here, _public(gathering) and may(by, Right.HOST, gathering.here)
    with act(CHANGED, by=by.actor, book=here.slug, details_are_public=shown) as entry:
        _check_keeper(by, entry.fresh(gathering))
        rules.check_open(GatheringState(gathering.state))
        require(by, Right.BE_MEMBER if plan.kind in PROPOSED else Right.HOST, here)
        check_plan(plan, here)
        gathering.welcome = gathering.welcome if shown else Welcome.ASKED
        put_plan(gathering, plan)
        _tell(entry, gathering)


def _check_keeper(by: Person, gathering: Gathering) -> None:
    """Who announced it keeps it; a host keeps everything."""
    own = gathering.by_id == by.pk
    require(by, Right.BE_MEMBER if own else Right.HOST, gathering.here)


def cancel_gathering(*, by: Person, gathering: Gathering, reason: str) -> None:
    """It does not go on, and everybody reads why. It stays on the programme, crossed out."""
    here, shown = gathering.here, _public(gathering)
    with act(CANCELLED, by=by.actor, book=here.slug, details_are_public=shown) as entry:
        _check_keeper(by, entry.fresh(gathering))
        rules.check_cancel(GatheringState(gathering.state), reason)
        gathering.state, gathering.reason = GatheringState.CANCELLED, reason.strip()
        gathering.save(update_fields=["state", "reason"])
        _tell(entry, gathering)


def answer_announcement(
    *, by: Person, gathering: Gathering, welcome: bool, words: str = ""
) -> None:
    """A host puts an announcement on the programme, or says in words why not (any more).

    What was held stays: nobody takes minutes away.
    """
    verb = WELCOMED if welcome else NOT_NOW
    with act(verb, by=by.actor, book=gathering.here.slug, details_are_public=welcome) as entry:
        require(by, Right.HOST, gathering.here)
        if entry.fresh(gathering).state == GatheringState.HELD:
            raise Refused(_("This was held, so it stays on the programme."))
        if not welcome and not words.strip():
            raise Refused(_("Say why not now, and what would be possible."))
        gathering.welcome = Welcome.YES if welcome else Welcome.NO
        gathering.welcome_words = words.strip()
        gathering.save(update_fields=["welcome", "welcome_words"])
        if welcome:
            entry.reveal(gathering)
        _tell(entry, gathering)


def write_points(*, by: Person, gathering: Gathering, points: Sequence[str]) -> None:
    """A host writes what it will be about, point by point; or who announced it, before the yes."""
    shown = _public(gathering)
    with act(POINTS, by=by.actor, book=gathering.here.slug, details_are_public=shown) as entry:
        _check_keeper(by, entry.fresh(gathering))
        if _public(gathering):
            require(by, Right.HOST, gathering.here)
        rules.check_open(GatheringState(gathering.state))
        rules.check_points(points)
        Point.objects.filter(gathering=gathering).delete()
        Point.objects.bulk_create(
            Point(gathering=gathering, position=place, words=words)
            for place, words in enumerate(points, start=1)
        )
        _tell(entry, gathering, many=len(points))


def write_minutes(*, by: Person, gathering: Gathering, minutes: str) -> None:
    """A host writes down what was said. From now on it was held; the words may be mended."""
    with act(MINUTES, by=by.actor, book=gathering.here.slug) as entry:
        require(by, Right.HOST, gathering.here)
        entry.fresh(gathering)
        if gathering.state == GatheringState.CANCELLED or not _public(gathering):
            raise Refused(_("This did not go on, so there is nothing to write down."))
        rules.check_held(gathering.starts, clock.now())
        rules.check_minutes(minutes)
        gathering.minutes, gathering.minutes_on = minutes.strip(), clock.today()
        gathering.state = GatheringState.HELD
        gathering.save(update_fields=["minutes", "minutes_on", "state"])
        _tell(entry, gathering)
