"""What was begun, frozen, made good and learned, in the order in which it happened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wijkaanpak.site.demo.challenge_shapes import Challenged, Version
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.experiment_shapes import Frost
from wijkaanpak.site.demo.impact_shapes import PathStory
from wijkaanpak.site.demo.knowledge_shapes import Kitchen
from wijkaanpak.site.demo.project_shapes import Begins, Begun
from wijkaanpak.site.demo.repair_shapes import Conflict, Held, Mistake
from wijkaanpak.site.demo.script import Script


def of_experiments(script: Script) -> Iterator[Event]:
    room = script.experiments
    for load in room.loads:
        yield Event(load.at, 13, "burden entered", load.key, load.by, "", load)
        for said in load.answers:
            who, party = said.by, load.asker
            yield Event(said.at, 14, "burden answered", load.key, who, party, (load, said))
    for frost in room.frosts:
        asker = next(load.asker for load in room.loads if load.key == frost.load)
        yield from _of_frost(frost, asker)
    for met in room.hindrances:
        yield Event(met.at, 13, "obstacle met", met.key, met.by, "", met)
        for word in met.said:
            owner = "" if word.say in ("yes_solved", "not_solved", "withdraw") else met.owner
            yield Event(word.at, 14, "obstacle spoken of", met.key, word.by, owner, word)
    for told in room.minutes:
        yield Event(told.at, 16, "sixty told", told.load, told.by, "", told)


def _of_frost(frost: Frost, asker: str) -> Iterator[Event]:
    yield Event(frost.at, 13, "freeze asked", frost.load, frost.by, asker, frost)
    yield Event(frost.agreed, 14, "freeze agreed", frost.load, frost.agreed_by, "kompas", frost)
    for turn in frost.turns:
        yield Event(turn.at, 15, "freeze turned", frost.load, turn.by, turn.party, turn)


def of_lessons(script: Script) -> Iterator[Event]:
    """Lessons are written, read and opened; kitchens are shown; a file comes in."""
    for one in script.lessons:
        yield Event(one.at, 20, "lesson written", one.key, one.by, one.party, one)
        for party, reader, day in one.about:
            yield Event(day, 21, "lesson read", one.key, reader, party, one)
        if one.opened:
            yield Event(one.opened, 22, "lesson opened", one.key, one.opener, one.party, one)
    for met in script.lesson_mets:
        yield Event(met.at, 23, "lesson met", met.lesson, met.by, "", met)
    for kitchen in script.kitchens:
        yield from _of_kitchen(kitchen)
    for file in script.lesson_files:
        yield Event(file.at, 20, "lesson file came", file.file, file.by, "", file)
        yield Event(file.taken, 21, "lesson file taken in", file.file, file.keeper, "", file)


def _of_kitchen(kitchen: Kitchen) -> Iterator[Event]:
    """Who speaks for a guest next door is known there, and not in this script."""
    key, host, party = kitchen.key, kitchen.by, kitchen.party
    yield Event(kitchen.at, 20, "kitchen shown", key, host, party, kitchen)
    yield Event(kitchen.on, 22, "kitchen held", key, host, party, kitchen)
    for guest in kitchen.guests:
        by = "" if guest.here else guest.by
        yield Event(guest.asked, 21, "guest asked", key, host, party, guest)
        for day, rank, what in (
            (guest.comes, 21, "guest comes"),
            (guest.promised, 23, "guest promised"),
            (guest.told, 23, "guest told"),
        ):
            if day:
                yield Event(day, rank, what, key, by, "", guest)


def of_questions(script: Script) -> Iterator[Event]:
    """A question to an institute, what went along, the answer, and who has use of it."""
    for one in script.questions:
        yield Event(one.at, 20, "question asked", one.key, one.by, "", one)
        for day, rank, what, by in (
            (one.taken, 21, "question taken", one.speaker),
            (one.declined, 21, "question declined", one.speaker),
            (one.tabled, 22, "table laid", one.by),
            (one.approved, 23, "table approved", one.keeper),
            (one.answered, 24, "question answered", one.speaker),
        ):
            if day:
                yield Event(day, rank, what, one.key, by, "", one)
        for said in one.found:
            yield Event(said[0], 25, "answer found", one.key, said[1], "", said)


def of_repairs(script: Script) -> Iterator[Event]:
    """What went wrong and was made good, where people differ, and what was held."""
    for mistake in script.mistakes:
        yield from _of_mistake(mistake)
    for conflict in script.conflicts:
        yield from _of_conflict(conflict)
    for held in script.stops:
        yield from _of_stop(held)


def _of_mistake(mistake: Mistake) -> Iterator[Event]:
    """Who tells their own mistake says sorry in the same form."""
    key, party = mistake.key, mistake.maker if mistake.own else ""
    yield Event(mistake.at, 14, "mistake told", key, mistake.by, party, mistake)
    for signed in mistake.signed:
        yield Event(signed.at, 15, "hurt signed on", key, signed.by, signed.party, signed)
    for word in mistake.words[mistake.own :]:
        yield Event(word.at, 16, "mistake spoken of", key, word.by, word.party, word)
    for laid in mistake.stories:
        yield Event(laid.at, 17, "story laid beside mistake", key, laid.by, "", laid)


def _of_conflict(conflict: Conflict) -> Iterator[Event]:
    mine, other = conflict.sides
    key = conflict.key
    yield Event(mine.at, 17, "conflict laid", key, mine.by, mine.party, conflict)
    yield Event(other.at, 17, "conflict answered", key, other.by, other.party, conflict)
    for line in conflict.lines:
        yield Event(line.at, 18, "sentence put", key, line.by, "", line)
        yield Event(line.answered, 18, "sentence answered", key, line.other, "", line)


def _of_stop(held: Held) -> Iterator[Event]:
    by, party = held.written_by, held.party
    yield Event(held.mandate_at, 10, "mandate to hold", held.post, by, party, held)
    yield Event(held.at, 10, "payment held", held.goal, held.by, party, held)
    for one in held.objections:
        yield Event(one.at, 11, "stop objected to", held.goal, one.by, one.party, one)
        yield Event(one.answered, 11, "objection answered", held.goal, held.by, party, one)
    yield Event(held.lifted, 10, "payment let go", held.goal, held.by, party, held)


def of_path(path: PathStory) -> Iterator[Event]:
    """A path comes after what it rests on: of one day it is the last, and joining goes first."""
    steps: list[tuple[int, str, Any]] = [(14, "path drawn", one) for one in path.drawings]
    steps += [(15, "path joined", one) for one in path.joined]
    steps += [(16, "path talked", one) for one in path.talks]
    steps += [(17, "path laid", one) for one in path.laid]
    steps += [(17, "sheet written", path.sheet)] * bool(path.sheet)
    steps += [(18, "share asked", one) for one in path.asks]
    steps += [(20, "path rested", path.rest)] * bool(path.rest)
    for rank, what, one in steps:
        yield Event(one.at, rank, what, path.key, one.by, "", one)
    for ask in path.asks:
        for answer in ask.answers:
            pair = (ask, answer)
            yield Event(answer.at, 19, "share answered", path.key, answer.by, ask.party, pair)


def of_initiatives(script: Script) -> Iterator[Event]:
    """What neighbours began: joined, helped on, answered, and ended."""
    for told in script.initiatives:
        key = told.key
        yield Event(told.at, 12, "initiative begun", key, told.by, "", told)
        for day, person in told.joined:
            yield Event(day, 13, "initiative joined", key, person, "", told)
        if told.helper_since:
            yield Event(told.helper_since, 14, "initiative helped on", key, told.helper, "", told)
        if told.answered:
            yield Event(told.answered, 15, "initiative answered", key, told.helper, "", told)
        yield from _of_help(told)
        if told.ended:
            yield Event(told.ended, 17, "initiative ended", key, told.by, "", told)


def _of_help(told: Begun) -> Iterator[Event]:
    for asked in told.helps:
        yield Event(asked.at, 16, "help asked", told.key, told.by, "", asked)
        if asked.on:
            yield Event(asked.on, 16, "help answered", told.key, told.by, "", asked)


def of_projects(script: Script) -> Iterator[Event]:
    """A project: started, adjusted, seen, ended, and looked at again years later."""
    known = {one.key: one.steps[0].at for one in script.commitments}
    known |= {goal.key: goal.at or script.pots[0].at for goal in script.goals}
    for told in script.projects:
        key, start = told.key, told.start.at
        yield Event(start, 18, "project started", key, told.by, "", told)
        for turn in told.turns:
            yield Event(turn.at, 20, "project changed", key, told.by, "", turn)
        yield from _of_blows(told)
        for one in (*told.promises, *told.goals):
            yield Event(max(start, known[one]), 19, "project tied", key, told.by, "", one)
        for look in told.looks:
            yield Event(look.at, 21, "project looked at", key, "", "", look)


def _of_blows(told: Begins) -> Iterator[Event]:
    """Strokes: planned on one day; seen, or let go of, on another."""
    for blow in told.blows:
        yield Event(blow.at, 19, "stroke planned", told.key, told.by, "", blow)
        day = blow.seen or blow.dropped
        if day:
            yield Event(day, 19, "stroke told", told.key, told.by, "", blow)


CHALLENGE_STEPS = {
    "open": "challenge opened",
    "plan": "challenge planned",
    "weigh": "challenge weighed",
    "offer": "challenge agreement offered",
}


def of_challenge(one: Challenged) -> Iterator[Event]:
    """A task that neighbours asked for, with every step that followed."""
    yield Event(one.at, 11, "challenge asked", one.key, one.by, "", one)
    if one.guided:
        yield Event(one.guided, 12, "challenge guided", one.key, "", "", one)
    if one.tied:
        yield Event(one.tied, 22, "challenge tied", one.key, one.by, "", one)
    for step in one.steps:
        what = CHALLENGE_STEPS.get(step.did, "challenge stepped")
        yield Event(step.at, 13, what, one.key, step.by, step.party, step)
        if isinstance(step, Version):
            said, party = "challenge agreement answered", step.answered_party
            yield Event(step.answered, 13, said, one.key, step.answered_by, party, step)


def of_works(script: Script) -> Iterator[Event]:
    """Works that parties plan in streets, and whether they join each other."""
    for work in script.works:
        yield Event(work.at, 11, "work entered", work.key, work.by, work.party, work)
        if work.over:
            yield Event(work.over, 12, "work over", work.key, work.by, work.party, work)
    for join in script.joins:
        yield Event(join.at, 13, "work joined", join.work, join.by, join.party, join)
