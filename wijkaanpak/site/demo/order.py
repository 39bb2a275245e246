"""Everything that happened in a neighbourhood, in the order in which it happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wijkaanpak.site.demo.asking_shapes import Asked
from wijkaanpak.site.demo.assembly_shapes import Beraad, Table
from wijkaanpak.site.demo.dialogue_shapes import Dialogue
from wijkaanpak.site.demo.meeting_shapes import Meeting, Place, Returns
from wijkaanpak.site.demo.script import BudgetRound, Edition, Intention, Reaction, Script
from wijkaanpak.site.demo.session_shapes import Outcome, Sessions

ONE_DAY = timedelta(days=1)
LATEST = date(2026, 11, 10)  # what is counted this year, so far


@dataclass(frozen=True)
class Event:
    """One dated thing, so that the ten years can be lived through in order."""

    at: date
    rank: int  # on one day people come first, then papers, then words
    what: str
    about: str
    by: str
    party: str
    piece: object


def events(script: Script) -> list[Event]:
    """Return everything that happened in this neighbourhood, oldest first."""
    found = [*_of_ground(script), *_of_people(script), *_of_papers(script), *_of_words(script)]
    found += [*_of_pots(script), *_of_payments(script), *_of_meetings(script)]
    found += [*_of_mirror(script), *_of_things(script), *_of_faces(script)]
    found += _of_asking(script)
    for held in script.beraden:
        found += _of_beraad(held)
    for dialogue in script.dialogues:
        found += _of_dialogue(dialogue)
    return sorted(found, key=lambda event: (event.at, event.rank))


def _of_ground(script: Script) -> Iterator[Event]:
    """The borders are drawn in the first spring; a number is known when its year is over."""
    for area in script.areas:
        yield Event(script.start + 70 * ONE_DAY, 5, "drawn", area.key, "", "", area)
    for figure in script.figures:
        known = min(date(figure.year + 1, 1, 20), LATEST)
        yield Event(known, 6, "counted", figure.area, "", "", figure)


def _of_people(script: Script) -> Iterator[Event]:
    for person in script.people:
        yield Event(max(person.since, script.start), 0, "joined", person.key, "", "", person)
        for role in person.roles:
            yield Event(max(role.since, script.start), 1, "role", person.key, "", "", role)
            if role.until:
                yield Event(role.until, 1, "role ended", person.key, "", "", role)
    for post in script.posts:
        for tenure in post.tenures:
            start = max(tenure.since, script.start)
            yield Event(start, 2, "seat taken", post.key, tenure.person, post.party, tenure)
        for tenure, heir in zip(post.tenures, [*post.tenures[1:], None], strict=True):
            if tenure.until and (heir is None or heir.since > tenure.until):
                yield Event(tenure.until, 9, "seat left", post.key, "", post.party, tenure)


def _of_papers(script: Script) -> Iterator[Event]:
    for paper in script.proposals:
        yield Event(paper.at, 3, "proposed", paper.key, paper.by, paper.party, paper)
        for voice in paper.voices:
            yield Event(voice.at, 4, "voiced", paper.key, voice.by, voice.party, voice)
    yield from _of_long_promises(script)
    for fate in script.fates:
        yield Event(fate.at, 9, "item moved", fate.item, fate.by, "", fate)
    for vision in script.visions:
        yield Event(vision.at, 4, "vision", "", vision.by, "", vision)
    for edition in script.editions:
        yield from _of_edition(edition)
    for plan in script.intentions:
        yield from _of_intention(plan)
    for held in script.rounds:
        yield from _of_round(held)


def _of_round(held: BudgetRound) -> Iterator[Event]:
    """The steps of a round in their order; voting and paper come on the days between."""
    steps = [
        (held.begun, 10, "round begun"),
        (held.opened, 10, "round opened"),
        (held.opened + 14 * ONE_DAY, 10, "plans handed in"),
        (held.checking, 10, "plans checked"),
        (held.vote_from, 10, "vote opened"),
        (held.vote_from + ONE_DAY, 10, "votes cast"),
    ]
    if held.counted:
        steps.append((held.counted, 10, "round counted"))
        steps.append((held.counted + 28 * ONE_DAY, 10, "money divided"))
    for at, rank, what in steps:
        yield Event(at, rank, what, held.title, held.keeper, "", held)
    for plan in held.plans:
        for step in plan.steps:
            yield Event(step.at, 10, "plan followed", held.title, step.by, "", (plan, step))


def _of_long_promises(script: Script) -> Iterator[Event]:
    for long in script.long_promises:
        yield Event(long.at, 3, "long promise written", long.key, long.by, long.party, long)
        for name in long.signatures:
            yield Event(name.at, 4, "long promise signed", long.key, name.by, name.party, name)


def _of_edition(edition: Edition) -> Iterator[Event]:
    number, who = str(edition.number), edition.begun_by
    yield Event(edition.begun, 4, "edition begun", number, who, "", edition)
    yield Event(edition.opened, 6, "edition opened", number, who, "", edition)
    yield from _of_items(edition)
    if edition.adopted:
        closed = last_answer(edition) + ONE_DAY
        yield Event(closed, 3, "edition closed", number, who, "", edition)
        yield Event(edition.adopted, 8, "edition adopted", number, edition.adopted_by, "", edition)
    for word in edition.reactions:
        yield from _of_reaction(word, f"edition {number}")
    note = edition.missing
    if note.checked_at:
        yield Event(note.checked_at, 8, "note checked", number, note.checked_by, "", note)


def _of_intention(plan: Intention) -> Iterator[Event]:
    yield Event(plan.at, 5, "intention", plan.key, plan.by, plan.party, plan)
    for word in plan.reactions:
        yield from _of_reaction(word, plan.key)
    if plan.closed:
        yield Event(plan.closed, 7, "intention closed", plan.key, plan.closed_by, plan.party, plan)


def last_answer(edition: Edition) -> date:
    """The day on which nothing was waited for any more: all had answered, or time was over."""
    given = [answer.at for item in edition.items for answer in item.answers]
    return max([edition.answers_due, *given])


def _of_items(edition: Edition) -> Iterator[Event]:
    between = (edition.opened - edition.begun) / (len(edition.items) + 1)
    for place, item in enumerate(edition.items, start=1):
        written, who = edition.begun + place * between, edition.begun_by
        yield Event(written, 5, "item written", item.key, who, "", item)
        yield Event(edition.opened, 5, "stories laid beside", item.key, who, "", item)
        for answer in item.answers:
            yield Event(answer.at, 7, "answered", item.key, answer.by, answer.party, answer)
        for policy in item.policies:
            laid = edition.opened + 14 * ONE_DAY
            yield Event(laid, 6, "policy laid", item.key, "", policy.party, policy)
            if policy.until <= LATEST:
                yield Event(policy.until, 6, "policy ended", item.key, "", policy.party, policy)


def _of_reaction(word: Reaction, about: str) -> Iterator[Event]:
    yield Event(word.at, 7, "reacted", about, word.by, word.party, word)
    if word.shown:
        yield Event(word.shown, 8, "reaction shown", about, word.shown_by, "", word)


def _of_words(script: Script) -> Iterator[Event]:
    for story in script.stories:
        for told in story.steps:
            yield Event(told.at, 5, f"story {told.what}", story.key, told.by, "", told)
    for promise in script.commitments:
        for step in promise.steps:
            yield Event(step.at, 8, step.did, promise.key, step.by, step.party, step)


def _of_meetings(script: Script) -> Iterator[Event]:
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


def _of_mirror(script: Script) -> Iterator[Event]:
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


def _of_asking(script: Script) -> Iterator[Event]:
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


def _of_dialogue(held: Dialogue) -> Iterator[Event]:
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


def _of_pots(script: Script) -> Iterator[Event]:
    for pot in script.pots:
        yield Event(pot.at, 5, "pot laid", pot.key, pot.by, pot.owner, pot)
        for day, euros in ((pot.at, pot.euros), *pot.again):
            yield Event(day, 6, "money came in", pot.key, "", "", (pot, euros))
    for goal in script.goals:
        yield Event(goal.at or script.pots[0].at, 7, "goal named", goal.key, "", "", goal)
    for decision in script.decisions:
        yield Event(decision.at, 8, "money set aside", decision.goal, "", "", decision)
    for serves in script.serves:
        yield Event(serves.at, 9, "money beside item", serves.item, "", "", serves)
    for lots in script.lots:
        yield Event(lots.at, 9, "lot drawn", "", "", "", lots)


def _of_payments(script: Script) -> Iterator[Event]:
    """What was looked at on the day it was prepared comes right after it."""
    for paid in script.paid:
        yield Event(paid.at, 9, "payment prepared", paid.goal, "", "", paid)
        if paid.looked:
            looked = paid.at if paid.looked == date.max else paid.looked
            what = "payment sent back" if paid.back else "payment looked at"
            yield Event(looked, 9, what, paid.goal, "", "", paid)
    for spent in script.spent:
        yield Event(spent.at, 9, "free hand spent", spent.goal, "", "", spent)
    for account in script.accounts:
        yield Event(account.at, 9, "accounted", account.goal, "", "", account)
        for party, person in account.accepted:
            day = account.at + 7 * ONE_DAY
            yield Event(day, 9, "account accepted", account.goal, person, party, account)


def _of_faces(script: Script) -> Iterator[Event]:
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


def _of_things(script: Script) -> Iterator[Event]:
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


def _of_beraad(held: Beraad) -> Iterator[Event]:
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
