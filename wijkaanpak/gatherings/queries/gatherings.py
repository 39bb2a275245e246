"""Gatherings: on the programme, gone by, and one with all that came of it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import F, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.agenda.models import Item
from wijkaanpak.agenda.rules import IN_PUBLIC
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.commitments.rules import State
from wijkaanpak.gatherings import rules
from wijkaanpak.gatherings.models import Gathering, Harvest, Series, Venue
from wijkaanpak.gatherings.rules import GatheringState, Harvested, Recurrence, Rhythm, Welcome
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer, require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.stories.models import Story
from wijkaanpak.stories.queries import public_stories_by_id

type Evening = Gathering  # what views call a gathering: they do not touch models
type Line = Harvest
PAGE, MOST_WAITING = 50, 5


def at_dutch(day: date, hour: time = time(0)) -> datetime:
    """Return the moment of a Dutch day and hour."""
    return datetime.combine(day, hour, tzinfo=clock.HERE)


def _public(here: Neighbourhood) -> QuerySet[Gathering]:
    return Gathering.objects.filter(here=here, welcome=Welcome.YES).select_related("venue")


def on_programme(
    here: Neighbourhood, first: date, last: date, venue: Venue | None = None
) -> QuerySet[Gathering]:
    """Return what is on the programme from one date to another, with what was cancelled."""
    found = _public(here).filter(
        starts__gte=at_dutch(first), starts__lt=at_dutch(last + timedelta(days=1))
    )
    if venue:
        found = found.filter(venue=venue)
    return found.order_by("starts", "id")


def coming_days(venue: Venue, days: int = 7) -> list[Gathering]:
    """Return what goes on at a place from today, for so many days."""
    today = clock.today()
    found = on_programme(venue.here, today, today + timedelta(days=days), venue)
    return _with_here(found, venue.here)


def programme_page(
    here: Neighbourhood, after: str = "", venue: Venue | None = None
) -> tuple[list[Gathering], str]:
    """Return a page of what goes on from today, soonest first, and the key of the next page."""
    found = _public(here).filter(starts__gte=at_dutch(clock.today()))
    return _page(here, found, after, venue, newest_first=False)


def past_page(
    here: Neighbourhood, after: str = "", venue: Venue | None = None
) -> tuple[list[Gathering], str]:
    """Return a page of what was before today, newest first, and the key of the next page."""
    found = _public(here).filter(starts__lt=at_dutch(clock.today()))
    return _page(here, found, after, venue, newest_first=True)


def _page(
    here: Neighbourhood,
    found: QuerySet[Gathering],
    after: str,
    venue: Venue | None,
    *,
    newest_first: bool,
) -> tuple[list[Gathering], str]:
    if venue:
        found = found.filter(venue=venue)
    if last := _by_key(here, after):
        side = "lt" if newest_first else "gt"
        same = Q(starts=last.starts, **{f"pk__{side}": last.pk})
        found = found.filter(Q(**{f"starts__{side}": last.starts}) | same)
    order = ["-starts", "-id"] if newest_first else ["starts", "id"]
    rows = list(found.defer("minutes", "what_for").order_by(*order)[: PAGE + 1])
    for row in rows:
        row.here = here
    return rows[:PAGE], str(rows[PAGE - 1].pk) if len(rows) > PAGE else ""


def _by_key(here: Neighbourhood, key: str) -> Gathering | None:
    try:
        number = uuid.UUID(key)
    except ValueError:
        return None
    return Gathering.objects.filter(here=here, welcome=Welcome.YES, pk=number).first()


def recent_gatherings(here: Neighbourhood, most: int = 100) -> QuerySet[Gathering]:
    """Return what began or is planned soon, newest first: to choose one from in a form."""
    soon = at_dutch(clock.today() + timedelta(days=60))
    return _public(here).filter(starts__lt=soon).order_by("-starts", "-id")[:most]


def waiting_for_host(viewer: Viewer) -> list[Gathering]:
    """Return what residents announced and no host answered yet, for a host."""
    require(viewer.person, Right.HOST, viewer.here)
    found = Gathering.objects.filter(
        here=viewer.here, welcome=Welcome.ASKED, state=GatheringState.PLANNED
    )
    return _with_here(found.select_related("venue").order_by("starts", "id")[:PAGE], viewer.here)


def mine_announced(viewer: Viewer) -> list[Gathering]:
    """Return what this person announced and what the host has not put on the programme."""
    if viewer.person is None:
        return []
    found = Gathering.objects.filter(
        here=viewer.here,
        by=viewer.person,
        welcome__in=[Welcome.ASKED, Welcome.NO],
        starts__gte=clock.now(),
    )
    return _with_here(found.select_related("venue").order_by("starts", "id")[:PAGE], viewer.here)


def _with_here(found: QuerySet[Gathering], here: Neighbourhood) -> list[Gathering]:
    rows = list(found)
    for row in rows:
        row.here = here
    return rows


def get_gathering(here: Neighbourhood, gathering: uuid.UUID) -> Gathering:
    """Return a gathering of this neighbourhood that is on the programme, or answer 404."""
    return _with_here_or_404(_public(here), here, gathering)


def _with_here_or_404(
    found: QuerySet[Gathering], here: Neighbourhood, gathering: uuid.UUID
) -> Gathering:
    row = get_object_or_404(found.select_related("venue", "area", "series"), pk=gathering)
    row.here = here
    return row


def visible_gathering(viewer: Viewer, gathering: uuid.UUID) -> Gathering:
    """Return a gathering, or answer 404: an announcement is for its planner and for hosts."""
    found = _with_here_or_404(Gathering.objects.filter(here=viewer.here), viewer.here, gathering)
    if found.welcome != Welcome.YES and not may_keep(viewer, found):
        raise Http404
    return found


def may_keep(viewer: Viewer, gathering: Gathering) -> bool:
    """Tell whether this viewer may change a gathering: a host, or who announced it."""
    own = viewer.person is not None and gathering.by_id == viewer.person.pk
    return (own and viewer.may(Right.BE_MEMBER)) or viewer.may(Right.HOST)


def check_not_too_many(by: Person, here: Neighbourhood) -> None:
    """Raise Refused when as many announcements of one person wait as hosts can look at."""
    waiting = Gathering.objects.filter(
        here=here, by=by, welcome=Welcome.ASKED, state=GatheringState.PLANNED
    )
    if waiting.filter(starts__gte=clock.now()).count() >= MOST_WAITING:
        raise Refused(
            gettext_noop("Some of your announcements wait for a host. Wait for an answer first.")
        )


def get_series(here: Neighbourhood, series: uuid.UUID) -> Series:
    """Return a series of this neighbourhood, or answer 404."""
    row = get_object_or_404(Series.objects.select_related("venue"), here=here, pk=series)
    row.here = here
    return row


def their_dates(series: Series) -> list[Gathering]:
    """Return the coming dates of a series, soonest first."""
    found = series.gatherings.filter(starts__gte=at_dutch(clock.today()))
    return _with_here(found.select_related("venue").order_by("starts", "id"), series.here)


def recurrence_of(series: Series) -> Recurrence:
    return Recurrence(Rhythm(series.rhythm), series.first, series.step, series.nth, series.until)


def series_to_write_out() -> list[Series]:
    """Return the series, anywhere, whose dates reach a month less far ahead than they should.

    Not every week a few: each time is an entry in the logbook.
    """
    enough = rules.ahead(clock.today()) - timedelta(days=30)
    going_on = Q(until=None) | Q(until__gt=F("made_until"))
    found = Series.objects.filter(going_on, made_until__lt=enough)
    return list(found.select_related("here").order_by("id"))


@dataclass(frozen=True)
class Picked:
    """A line of the minutes and what came of it, as far as the viewer may see that."""

    harvest: Harvest
    made: Story | Item | Commitment | None

    @property
    def kind(self) -> Harvested:
        return Harvested(self.harvest.kind)


def harvest_of(gathering: Gathering) -> list[Picked]:
    """Return what came of a gathering. What is not public yet is there without its words."""
    found = Harvest.objects.filter(gathering=gathering, dropped=None)
    rows = list(found.select_related("item__edition", "commitment").order_by("on", "id"))
    stories = public_stories_by_id(gathering.here, [row.story_id for row in rows if row.story_id])
    return [Picked(row, _shown(row, gathering.here, stories)) for row in rows]


def _shown(
    row: Harvest, here: Neighbourhood, stories: dict[uuid.UUID, Story]
) -> Story | Item | Commitment | None:
    if row.story_id:
        return stories.get(row.story_id)
    if row.item and row.item.edition.state in IN_PUBLIC:
        row.item.edition.here = here
        return row.item
    if row.commitment and row.commitment.state != State.DRAFT:
        row.commitment.here = here
        return row.commitment
    return None


def get_harvest(here: Neighbourhood, harvest: uuid.UUID) -> Harvest:
    """Return a line that was laid ready here, or answer 404."""
    found = Harvest.objects.select_related("gathering__venue")
    row = get_object_or_404(found, gathering__here=here, dropped=None, pk=harvest)
    row.gathering.here = here
    return row


def laid_ready(here: Neighbourhood, kind: Harvested) -> list[Harvest]:
    """Return the lines that wait to become such a thing, oldest first."""
    nothing = Q(story=None, item=None, commitment=None)
    found = Harvest.objects.filter(nothing, gathering__here=here, kind=kind, dropped=None)
    rows = list(found.select_related("gathering").order_by("on", "id")[:PAGE])
    for row in rows:
        row.gathering.here = here
    return rows


def harvest_that_made(here: Neighbourhood, made: Story | Item | Commitment) -> list[Gathering]:
    """Return the gatherings from which a story, an item or a promise came."""
    name = made._meta.model_name
    found = Gathering.objects.filter(here=here, welcome=Welcome.YES, **{f"harvest__{name}": made})
    return _with_here(found.order_by("starts").distinct(), here)


def planned_by(person: Person, here: Neighbourhood, most: int = 20) -> list[Gathering]:
    """Return what somebody planned that is still to come, soonest first."""
    found = _public(here).filter(by=person, starts__gte=clock.now(), state=GatheringState.PLANNED)
    return _with_here(found.order_by("starts", "id")[:most], here)
