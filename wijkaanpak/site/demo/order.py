"""Everything that happened in a neighbourhood, in the order in which it happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wijkaanpak.site.demo.event import LATEST, ONE_DAY, Event
from wijkaanpak.site.demo.order_learning import (
    of_challenge,
    of_experiments,
    of_initiatives,
    of_lessons,
    of_path,
    of_projects,
    of_questions,
    of_repairs,
    of_works,
)
from wijkaanpak.site.demo.order_table import (
    of_asking,
    of_beraad,
    of_dialogue,
    of_faces,
    of_meetings,
    of_mirror,
    of_reading,
    of_things,
)
from wijkaanpak.site.demo.script import BudgetRound, Edition, Intention, Reaction, Script


def events(script: Script) -> list[Event]:
    """Return everything that happened in this neighbourhood, oldest first."""
    found = [*_of_ground(script), *_of_people(script), *_of_papers(script), *_of_words(script)]
    found += [*_of_pots(script), *_of_payments(script), *of_meetings(script)]
    found += [*of_mirror(script), *of_things(script), *of_faces(script)]
    found += [*of_asking(script), *of_lessons(script), *of_questions(script)]
    found += of_experiments(script)
    found += [*of_initiatives(script), *of_projects(script)]
    found += of_works(script)
    for challenged in script.challenges:
        found += of_challenge(challenged)
    for held in script.beraden:
        found += of_beraad(held)
    for dialogue in script.dialogues:
        found += of_dialogue(dialogue)
    found += of_repairs(script)
    for path in script.paths:
        found += of_path(path)
    for laid in script.figures_laid:
        found.append(Event(laid.at, 12, "figure laid", laid.name, laid.by, "", laid))
    for reading in script.readings:
        found += of_reading(reading)
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
