"""A place and an evening in it, for every room that builds on them. Call `at_the_table` first."""

from datetime import datetime, timedelta

from wijkaanpak import clock
from wijkaanpak.gatherings.actions import (
    Plan,
    VenueFacts,
    begin_hosting,
    begin_series,
    open_venue,
    plan_gathering,
    write_minutes,
)
from wijkaanpak.gatherings.rules import GatheringKind, Recurrence, Rhythm, VenueKind


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
