"""Gatherings: planned or announced, moved, cancelled, held."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.gatherings import queries, rules
from wijkaanpak.gatherings.models import Gathering, Venue
from wijkaanpak.gatherings.rules import PROPOSED, GatheringKind, Welcome
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require, roles_of
from wijkaanpak.people.rules import Right, rights_of
from wijkaanpak.refusals import NotYours

PLANNED = Verb(
    "gatherings.planned",
    _("“%(title)s” was planned for %(on)s."),
    _("A resident announced something for the programme."),
)


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

    def check(self, here: Neighbourhood) -> None:
        rules.check_words(self.title, where=bool(self.venue or self.place.strip()))
        rules.check_times(self.starts, self.ends, clock.today())
        queries.check_venue_here(here, self.venue)
        if self.area and self.area.here_id != here.pk:
            raise NotYours(_("This area is of another neighbourhood."))


def plan_gathering(
    *, by: Person, here: Neighbourhood, plan: Plan, key: uuid.UUID | None = None
) -> Gathering:
    """A host plans something; any resident may announce it, and then a host says yes or no."""
    if known := queries.made_before(here, key):
        return known
    host = Right.HOST in rights_of(roles_of(by, here))
    with act(PLANNED, by=by.actor, book=here.slug, details_are_public=host) as entry:
        require(by, Right.BE_MEMBER if plan.kind in PROPOSED else Right.HOST, here)
        plan.check(here)
        welcome = Welcome.YES if host else Welcome.ASKED
        gathering = Gathering(id=key or uuid.uuid4(), here=here, by=by, welcome=welcome)
        put_plan(gathering, plan)
        entry.about(gathering, title=gathering.title, kind=gathering.kind, on=str(starts_on(plan)))
    return gathering


def starts_on(plan: Plan) -> str:
    """Return the Dutch date on which it begins, for the log."""
    return plan.starts.astimezone(clock.HERE).date().isoformat()


def put_plan(gathering: Gathering, plan: Plan) -> None:
    """Lay a plan in the row (a step of an open action)."""
    for name in ("kind", "title", "starts", "ends", "what_for", "venue", "place", "area"):
        value = getattr(plan, name)
        setattr(gathering, name, value.strip() if type(value) is str else value)
    gathering.save()
