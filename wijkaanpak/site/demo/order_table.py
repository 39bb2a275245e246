"""What happened around the table: who met, who was asked, what was read, what was drawn by lot."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wijkaanpak.site.demo.asking_shapes import Asked
from wijkaanpak.site.demo.assembly_shapes import Beraad, Table
from wijkaanpak.site.demo.dialogue_shapes import Dialogue
from wijkaanpak.site.demo.event import LATEST, ONE_DAY, Event
from wijkaanpak.site.demo.meeting_shapes import Meeting, Place, Returns
from wijkaanpak.site.demo.panel_shapes import ReadingRound
from wijkaanpak.site.demo.script import Script
from wijkaanpak.site.demo.session_shapes import Outcome, Sessions


def of_reading(held: ReadingRound) -> Iterator[Event]:
    """A round of reading: panels are asked three weeks before, and tellers hear it first."""
    who = held.keeper
    yield Event(held.begun, 6, "reading begun", held.title, who, "", held)
    for table in held.tables:
        asked = max(held.begun, table.on - 21 * ONE_DAY)
        steps = [(asked, 7, "panel planned")]
        if table.cancelled:
            steps.append((table.on - ONE_DAY, 7, "panel cancelled"))
        if table.pile:
            steps.append((table.on, 8, "panel read"))
        if table.chose:
            steps.append((table.on + 3 * ONE_DAY, 8, "teller told"))
        for at, rank, what in steps:
            yield Event(at, rank, what, table.name, who, "", (held, table))
    for day, what in (
        (held.given_back, "reading given back"),
        (held.looked_back, "reading looked back"),
        (held.stopped, "reading stopped"),
    ):
        if day:
            yield Event(day, 9, what, held.title, who, "", held)


def of_meetings(script: Script) -> Iterator[Event]:
    for place in script.places:
        yield from _of_place(place)
    for returning in script.returns:
        yield from _of_series(returning)
    for meeting in script.meetings:
        yield from _of_meeting(meeting)
    if script.returns:  # a chore that runs every day here runs four times a year
        day = min(returning.at for returning in script.returns) + 90 * ONE_DAY
        while day < LATEST:
            yield Event(day, 10, "series written out", "", "", "", None)
            day += 90 * ONE_DAY
        yield Event(LATEST, 10, "series written out", "", "", "", None)


def of_mirror(script: Script) -> Iterator[Event]:
    for heap in script.cards:
        yield Event(heap.at, 11, "cards came in", heap.meeting, heap.by, "", heap)
    for meet in script.meets:
        yield Event(meet.at, 11, "reach planned", meet.group, meet.by, "", meet)
        if meet.back:
            yield Event(meet.back, 11, "reach looked back", meet.group, meet.by, "", meet)


def _of_place(place: Place) -> Iterator[Event]:
    yield Event(place.at, 9, "place opened", place.key, place.by, "", place)
    for host in place.hosts:
        yield Event(host.since, 10, "host began", place.key, host.person, "", host)
        if host.until:
            yield Event(host.until, 10, "host stopped", place.key, host.person, "", host)
    for hours in place.hours:
        yield Event(hours.at, 10, "hours set", place.key, "", "", hours)
    for day in place.days:
        yield Event(day.at, 10, "day changed", place.key, "", "", day)


def _of_series(returning: Returns) -> Iterator[Event]:
    key = returning.key
    yield Event(returning.at, 11, "series begun", key, returning.by, "", returning)
    for off in returning.off:
        yield Event(off.at, 12, "day off", key, off.by, "", off)
    if returning.stopped:
        who = returning.stopped_by
        yield Event(returning.stopped, 12, "series stopped", key, who, "", returning)


def _of_meeting(meeting: Meeting) -> Iterator[Event]:
    key = meeting.key
    yield Event(meeting.at, 11, "gathering planned", key, meeting.by, "", meeting)
    if meeting.welcomed:
        who = meeting.welcomed_by
        yield Event(meeting.welcomed, 12, "gathering welcomed", key, who, "", meeting)
    if meeting.minutes_at:
        who = meeting.minutes_by
        yield Event(meeting.minutes_at, 12, "minutes written", key, who, "", meeting)
    for line in meeting.minutes:
        if line.made_at:
            yield Event(line.made_at, 13, "line harvested", key, line.made_by, "", line)


def of_asking(script: Script) -> Iterator[Event]:
    for written in script.streets:
        yield Event(written.at, 11, "streets written", "", written.by, "", written)
    for given in script.invitations:
        yield Event(given.at, 14, "neighbours invited", given.meeting, given.by, "", given)
    for pile in script.counts:
        yield Event(pile.at, 15, "answers counted", pile.meeting, pile.by, "", pile)
    for ask in script.asks:
        yield from _of_ask(ask)


def _of_ask(ask: Asked) -> Iterator[Event]:
    key, by, party = ask.key, ask.by, ask.party
    yield Event(ask.at, 12, "slot asked", key, by, party, ask)
    if ask.reached:
        yield Event(ask.on + 7 * ONE_DAY, 12, "ask held", key, by, party, ask)
    if ask.silent_at:
        yield Event(ask.silent_at, 12, "nothing heard", key, ask.silent_by, "coop", ask)
    if ask.told_at:
        yield Event(ask.told_at, 11, "told back", key, by, party, ask)


def of_dialogue(held: Dialogue) -> Iterator[Event]:
    """Written and opened by the asker; then people vote and write, and a host looks."""
    key, by, party = held.key, held.by, held.party
    yield Event(held.begun, 13, "dialogue begun", key, by, party, held)
    yield Event(held.opened, 13, "dialogue opened", key, by, party, held)
    for wrote in held.wrote:
        yield Event(wrote.at, 14, "statement written", key, "", "", wrote)
        if wrote.looked:
            yield Event(wrote.looked, 15, "statement looked at", key, wrote.host, "", wrote)
    for day in dict.fromkeys(day for day, _letters in held.voices):
        yield Event(day, 16, "dialogue voted", key, "", "", held)
    for table in held.tables:
        yield Event(table.at, 17, "table typed in", key, table.host, "", table)
    if held.closed:
        yield Event(held.closed, 13, "dialogue closed", key, by, party, held)
    for beside in held.beside:
        yield Event(beside.at, 14, "statement laid beside", key, beside.by, "", beside)


def of_faces(script: Script) -> Iterator[Event]:
    """Posts are written down, called crucial, held, handed over, and their hours are counted."""
    for face in script.faces:
        yield Event(face.at, 5, "post written", face.post, "", face.party, face)
        if face.crucial:
            yield Event(face.crucial, 7, "post crucial", face.post, "", face.party, face)
        for counted in face.years:
            known = date(counted.year + (counted.real is not None), 1, 25)
            yield Event(known, 7, "hours counted", face.post, "", face.party, counted)
        for verb, rank, pieces in (
            ("post held", 6, face.held),
            ("presence planned", 7, face.hours),
            ("presence off", 8, face.off),
            ("handover planned", 7, face.walks),
            ("minute told", 7, face.told),
            ("month counted", 7, face.months),
        ):
            for piece in pieces:
                yield Event(piece.at, rank, verb, face.post, "", face.party, piece)
        for walk in face.walks:
            yield Event(walk.done, 1, "handover walked", face.post, "", face.party, walk)


def of_things(script: Script) -> Iterator[Event]:
    """What was offered and wished, kept up year by year, and who was brought together."""
    for yes in script.yeses:
        yield Event(yes.at, 5, "connector said yes", "", yes.by, "", yes)
    for pair in script.pairs:
        yield Event(pair.at, 6, "words paired", "", pair.by, "", pair)
    for thing in script.things:
        yield Event(thing.at, 6, "thing entered", thing.key, thing.by, "", thing)
        for day in thing.renewed:
            yield Event(day, 6, "thing renewed", thing.key, thing.by, "", thing)
        if thing.ended:
            yield Event(thing.ended, 9, "thing ended", thing.key, thing.by, "", thing)
    for one in script.brought:
        yield Event(one.at, 7, "connector asked", one.wish, one.connector, "", one)
        if one.ended:
            yield Event(one.ended, 8, "brought together", one.wish, one.connector, "", one)


def of_beraad(held: Beraad) -> Iterator[Event]:
    """An assembly by lot, from its mandate to the day on which its pool is erased."""
    key, by, party = held.key, held.by, held.party
    yield Event(held.written, 3, "mandate written", key, by, party, held)
    yield Event(held.asked, 3, "mandate asked", key, by, party, held)
    for yes in held.given:
        yield Event(yes.at, 4, "mandate given", key, yes.by, yes.party, yes)
    yield Event(held.begun, 5, "assembly begun", key, "", "", held)
    for wave in held.waves:
        yield Event(wave.at, 10, "assembly letters", key, "", "", wave)
        yield Event(wave.answered, 10, "assembly letters answered", key, "", "", wave)
    for doors in held.doors:
        yield Event(doors.at, 10, "assembly doors", key, doors.by, "", doors)
    yield from _after_inviting(key, held)


def _after_inviting(key: str, held: Beraad) -> Iterator[Event]:
    """What followed the invitations, as far as an assembly came."""
    if held.draw:
        yield Event(held.draw.closed, 11, "pool closed", key, "", "", held)
        yield Event(held.draw.at, 11, "panel drawn", key, held.draw.host, "", held)
    if held.table:
        yield from _of_table(key, held.table)
    if held.sessions:
        yield from _of_sessions(key, held.sessions)
    if held.outcome:
        yield from _of_outcome(key, held.outcome)
    if held.forgotten:
        yield Event(held.forgotten, 14, "pools forgotten", key, "", "", held)


def _of_table(key: str, table: Table) -> Iterator[Event]:
    """What became of the seats, from the day of the draw on."""
    yield Event(table.reserves_at, 12, "reserves drawn", key, "", "", table)
    yield Event(table.yes, 10, "panel said yes", key, table.host, "", table)
    for stopped in table.stopped:
        yield Event(stopped.at, 10, "seat stopped", key, stopped.host, "", stopped)
    again = table.refilled
    yield Event(again.fixed, 11, "seats fixed", key, "", "", again)
    yield Event(again.at, 11, "seats filled", key, again.host, "", again)
    yield Event(table.left_empty, 11, "seats left empty", key, "", "", table)


def _of_sessions(key: str, plan: Sessions) -> Iterator[Event]:
    """The days of a panel, and who was missed."""
    yield Event(plan.planned, 11, "sessions planned", key, "", "", plan)
    yield Event(plan.asked, 12, "needs asked", key, "", "", plan)
    for day in plan.held:
        yield Event(day.on, 11, "session held", key, day.hosts[0], "", day)
    yield Event(plan.missing_at, 11, "panel missed", key, "", "", plan)
    yield Event(plan.checked, 11, "panel missed checked", key, "", "", plan)


def _of_outcome(key: str, told: Outcome) -> Iterator[Event]:
    """Recommendations, from the rule by which a panel decides to the closing word."""
    host, who, party = told.host, told.by, told.party
    yield Event(told.ruled, 13, "panel rule fixed", key, host, "", told)
    yield Event(told.drafted, 13, "advice drafted", key, host, "", told)
    yield Event(told.handed_over, 7, "advice handed over", key, host, "", told)
    yield Event(told.handed_over, 14, "followers named", key, "", "", told)
    yield Event(told.answered, 7, "advice answered", key, who, party, told)
    for day in told.looks:
        yield Event(day, 14, "advice looked at", key, told.followers[0], "", told)
    yield Event(told.closed, 14, "advice closed", key, told.followers[0], "", told)
