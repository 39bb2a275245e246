"""How places are opened and hosted, how people meet there, and how that is written down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from wijkaanpak import clock
from wijkaanpak.agenda.models import Item
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.gatherings import actions
from wijkaanpak.gatherings.models import Gathering, HostPeriod
from wijkaanpak.gatherings.rules import (
    GatheringKind,
    Harvested,
    Recurrence,
    Rhythm,
    VenueKind,
    read_hours,
)
from wijkaanpak.site.demo import meeting_shapes as words
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.scene import Scene
from wijkaanpak.stories.models import Story


def place_opened(scene: Scene, event: Event) -> None:
    place = event.piece
    assert isinstance(place, words.Place)
    facts = actions.VenueFacts(
        name=place.name,
        kind=VenueKind(place.kind),
        area=scene.areas[place.area],
        street=place.street,
        place=place.find,
        quiet_hour=place.quiet_hour,
        key_words=place.key_words,
        **dict.fromkeys(place.good, True),
    )
    by = scene.people[event.by]
    scene.venues[place.key] = actions.open_venue(by=by, here=scene.here, facts=facts)


def host_began(scene: Scene, event: Event) -> None:
    actions.begin_hosting(
        by=scene.with_role("coordinator", event.at),
        venue=scene.venues[event.about],
        person=scene.people[event.by],
        named=True,
    )


def host_stopped(scene: Scene, event: Event) -> None:
    venue, person = scene.venues[event.about], scene.people[event.by]
    period = HostPeriod.objects.get(venue=venue, person=person, until=None)
    actions.end_hosting(by=scene.with_role("coordinator", event.at), period=period)


def hours_set(scene: Scene, event: Event) -> None:
    hours = event.piece
    assert isinstance(hours, words.Hours)
    week = [one for day, typed in hours.week for one in read_hours(day, typed)]
    by = scene.with_role("coordinator", event.at)
    actions.set_hours(by=by, venue=scene.venues[event.about], hours=week)


def day_changed(scene: Scene, event: Event) -> None:
    day = event.piece
    assert isinstance(day, words.OtherDay)
    actions.change_day(
        by=scene.with_role("coordinator", event.at),
        venue=scene.venues[event.about],
        on=day.day,
        opens=time(day.opens) if day.opens else None,
        closes=time(day.closes) if day.closes else None,
        why=day.why,
    )


def plan_of(scene: Scene, piece: words.Meeting | words.Returns, on: date) -> actions.Plan:
    """Return what somebody planned, with its hours on the Dutch clock."""
    area = piece.area if isinstance(piece, words.Meeting) else ""
    return actions.Plan(
        kind=GatheringKind(piece.kind),
        title=piece.title,
        what_for=piece.what_for,
        starts=_at(on, piece.begins),
        ends=_at(on, piece.ends),
        venue=scene.venues.get(piece.place),
        place=piece.where,
        area=scene.areas.get(area),
    )


def _at(day: date, hour: float) -> datetime:
    return datetime.combine(day, time(int(hour), round(hour % 1 * 60)), clock.HERE)


def series_begun(scene: Scene, event: Event) -> None:
    piece = event.piece
    assert isinstance(piece, words.Returns)
    recurrence = Recurrence(
        Rhythm.MONTHLY if piece.nth else Rhythm.WEEKS, piece.first, piece.weeks, piece.nth
    )
    scene.series[piece.key] = actions.begin_series(
        by=scene.people[event.by],
        here=scene.here,
        plan=plan_of(scene, piece, piece.first),
        recurrence=recurrence,
    )


def written_out(scene: Scene, event: Event) -> None:
    actions.write_out_series()


def series_stopped(scene: Scene, event: Event) -> None:
    piece = event.piece
    assert isinstance(piece, words.Returns)
    by, series = scene.people[event.by], scene.series[piece.key]
    actions.end_series(by=by, series=series, until=event.at, reason=piece.why)


def day_off(scene: Scene, event: Event) -> None:
    off = event.piece
    assert isinstance(off, words.OffDay)
    gathering = Gathering.objects.get(series=scene.series[event.about], day=off.day)
    gathering.here = scene.here
    actions.cancel_gathering(by=scene.people[event.by], gathering=gathering, reason=off.why)


def planned(scene: Scene, event: Event) -> None:
    piece = event.piece
    assert isinstance(piece, words.Meeting)
    by = scene.people[event.by]
    made = actions.plan_gathering(by=by, here=scene.here, plan=plan_of(scene, piece, piece.on))
    scene.gatherings[piece.key] = made
    if piece.points:
        actions.write_points(by=by, gathering=made, points=piece.points)


def welcomed(scene: Scene, event: Event) -> None:
    gathering = scene.gatherings[event.about]
    by = scene.people[event.by]
    actions.answer_announcement(by=by, gathering=gathering, welcome=True)


def minutes_written(scene: Scene, event: Event) -> None:
    piece, gathering = event.piece, scene.gatherings[event.about]
    assert isinstance(piece, words.Meeting)
    by = scene.people[event.by]
    said = "\n".join(line.words for line in piece.minutes)
    actions.write_minutes(by=by, gathering=gathering, minutes=said)
    for line in piece.minutes:
        if line.became:
            kind = Harvested(line.became)
            actions.lay_harvest(by=by, gathering=gathering, line=line.words, kind=kind)


def harvested(scene: Scene, event: Event) -> None:
    line, gathering = event.piece, scene.gatherings[event.about]
    assert isinstance(line, words.Line)
    found = gathering.harvest.get(line=line.words)
    actions.fill_harvest(by=scene.people[event.by], harvest=found, made=made_of(scene, line))


def made_of(scene: Scene, line: words.Line) -> Story | Item | Commitment:
    """Return what came of a line: it is on the stage already."""
    if line.became == "story":
        return scene.stories[line.made][0]
    return scene.items[line.made] if line.became == "wish" else scene.promises[line.made]


ACTS: dict[str, Callable[[Scene, Event], None]] = {
    "place opened": place_opened,
    "host began": host_began,
    "host stopped": host_stopped,
    "hours set": hours_set,
    "day changed": day_changed,
    "series begun": series_begun,
    "series written out": written_out,
    "series stopped": series_stopped,
    "day off": day_off,
    "gathering planned": planned,
    "gathering welcomed": welcomed,
    "minutes written": minutes_written,
    "line harvested": harvested,
}
