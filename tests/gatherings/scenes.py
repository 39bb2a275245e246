"""A place and an evening in it, for every room that builds on them. Call `at_the_table` first."""

import uuid
from datetime import datetime, time, timedelta

from wijkaanpak import clock
from wijkaanpak.gatherings.actions import (
    Plan,
    VenueFacts,
    begin_hosting,
    begin_series,
    change_day,
    lay_harvest,
    open_venue,
    plan_gathering,
    set_hours,
    write_minutes,
    write_points,
)
from wijkaanpak.gatherings.rules import (
    GatheringKind,
    Harvested,
    Hours,
    Recurrence,
    Rhythm,
    VenueKind,
)


def a_venue(cast, name="De Zaaier", **facts):
    """A house of the neighbourhood, opened by its host."""
    words = {"kind": VenueKind.HOUSE, "street": "Hazelaarplein 1", "step_free": True} | facts
    return open_venue(by=cast.hassan, here=cast.wijk, facts=VenueFacts(name, **words))


def hosted(cast, venue, person=None, **more):
    return begin_hosting(by=cast.noor, venue=venue, person=person or cast.hassan, **more)


def evening(days=3, hour=19, hours=2):
    """When: so many days from now, at a Dutch hour."""
    day = clock.today() + timedelta(days=days)
    starts = datetime(day.year, day.month, day.day, hour, tzinfo=clock.HERE)
    return {"starts": starts, "ends": starts + timedelta(hours=hours)}


def a_plan(title="Koffie met de buurt", kind=GatheringKind.OPEN_HOUSE, days=3, **more):
    when = evening(days)
    if not {"venue", "place"} & set(more):
        more["place"] = "Bij de bank in het park"
    return Plan(kind, title, **(when | more))


def a_gathering(cast, by=None, key=None, **plan):
    """Something planned three days from now by the host, in the open air unless told otherwise."""
    return plan_gathering(by=by or cast.hassan, here=cast.wijk, plan=a_plan(**plan), key=key)


def a_series(cast, **plan):
    """Something every week, from three days ahead."""
    made = a_plan(**plan)
    weekly = Recurrence(Rhythm.WEEKS, made.starts.date())
    return begin_series(by=cast.hassan, here=cast.wijk, plan=made, recurrence=weekly)


def minutes_of(cast, gathering, words="De lamp is stuk.\nCarlos vertelde over de lift."):
    """Written down after it was held."""
    with clock.set_back(gathering.ends + timedelta(hours=1)):
        write_minutes(by=cast.hassan, gathering=gathering, minutes=words)


def places_and_evenings(cast):
    """One of everything of this room, in an order that does not change from run to run."""
    venue = a_venue(cast, screen=True)
    hosted(cast, venue, named=True)
    set_hours(by=cast.hassan, venue=venue, hours=[Hours(day, time(9), time(17)) for day in (0, 2)])
    change_day(by=cast.hassan, venue=venue, on=clock.today(), why="Feest op het plein")
    a_gathering(cast, by=cast.amina, key=uuid.UUID(int=1))
    with clock.set_back(clock.now() - timedelta(days=9)):
        held = a_gathering(cast, venue=venue, key=uuid.UUID(int=2))
    write_points(by=cast.hassan, gathering=held, points=["De lift", "De lamp"])
    minutes_of(cast, held)
    for kind in Harvested:
        lay_harvest(by=cast.hassan, gathering=held, line="De lamp is stuk.", kind=kind)
    a_gathering(cast, venue=venue, key=uuid.UUID(int=3))
    a_series(cast, venue=venue)
