"""A rule or system that is in the way: reported by who met it, answered by its owner."""

from __future__ import annotations

import uuid
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.experiments.actions.burdens import quiet
from wijkaanpak.experiments.models import Obstacle, ObstacleWord
from wijkaanpak.experiments.queries import burdens
from wijkaanpak.experiments.queries import obstacles as queries
from wijkaanpak.experiments.rules import obstacles as rules
from wijkaanpak.experiments.rules.obstacles import Finder, Say, Side, State
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.network.actions import speak_for
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import keep_tips_out, limit
from wijkaanpak.network.rules import DecisionKind
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer, require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

REPORTED = Verb(
    "obstacle.reported", _("Somebody reported an obstacle. %(owner)s answers by %(due)s.")
)
VERBS: dict[Say, Verb] = {
    Say.SOLVED_NOW: Verb(
        "obstacle.solved_now", _("%(party)s said that an obstacle is solved: %(words)s")
    ),
    Say.PROMISE: Verb(
        "obstacle.promised", _("%(party)s will solve an obstacle by %(due)s: %(words)s")
    ),
    Say.EXPLAIN: Verb("obstacle.explained", _("%(party)s said why an obstacle stays: %(words)s")),
    Say.YES_SOLVED: Verb("obstacle.solved", _("Who met an obstacle said that it is solved.")),
    Say.NOT_SOLVED: Verb(
        "obstacle.not_solved", _("Who met an obstacle said that it is still there.")
    ),
    Say.WITHDRAW: Verb("obstacle.withdrawn", _("Who reported an obstacle took it back.")),
}


def report_obstacle(
    *, by: Person, owner: Party, title: str, rule: str, words: str, finder: Finder,
    key: uuid.UUID | None = None,
) -> Obstacle:  # fmt: skip
    """Somebody who lives or works here reports a rule or system; its owner answers in time."""
    rules.check_obstacle(title, rule, words)
    if known := made_before(Obstacle, key, found_by=by):
        return known
    here, today = owner.here, clock.today()
    with act(REPORTED, by=quiet(by), book=here.slug) as entry:
        require(by, Right.BE_MEMBER, here)
        burdens.check_of_here(owner, here)
        keep_tips_out(here, title, rule, words)
        due = rules.answer_due(today, limit(here, DecisionKind.ANSWER_ITEM, "answer_weeks"))
        row = Obstacle.objects.create(
            id=key or uuid.uuid4(), here=here, owner=owner, title=title.strip(),
            rule=rule.strip(), words=words.strip(), finder=finder, found_by=by, reported=today,
            due=due,
        )  # fmt: skip
        entry.about(row, owner=owner.name, due=due.isoformat())
    return row


def say_of_obstacle(
    *, by: Person, obstacle: Obstacle, say: Say, words: str = "", due: date | None = None,
    commitment: Commitment | None = None, key: uuid.UUID | None = None,
) -> ObstacleWord:  # fmt: skip
    """Its owner answers: solved, promised, or explained. Who met it says whether it is so."""
    if known := made_before(ObstacleWord, key, obstacle=obstacle, say=say):
        return known
    owners = rules.STEPS[say].who is Side.OWNER
    actor = by.actor if owners else quiet(by)
    with act(VERBS[say], by=actor, book=obstacle.here.slug) as entry:
        entry.fresh(obstacle)
        _check_say(by, obstacle, say, words, due)
        keep_tips_out(obstacle.here, words)
        if owners:
            speak_for(entry, by, obstacle.owner)
        _check_commitment(obstacle, commitment)
        obstacle.state = rules.after(State(obstacle.state), say)
        obstacle.due = _next_due(obstacle, say, due)
        obstacle.commitment = commitment or obstacle.commitment
        obstacle.save(update_fields=["state", "due", "commitment"])
        row = ObstacleWord.objects.create(
            id=key or uuid.uuid4(), obstacle=obstacle, number=queries.next_number(obstacle),
            say=say, party=obstacle.owner if owners else None, words=words.strip(),
            on=clock.today(),
        )  # fmt: skip
        public = {"words": words.strip(), "due": due.isoformat() if due else ""}
        entry.about(obstacle, **(public if owners else {}))
    return row


def _check_say(by: Person, obstacle: Obstacle, say: Say, words: str, due: date | None) -> None:
    owner, finder = queries.sides(Viewer(obstacle.here, by), obstacle)
    rules.check_side(say, owner=owner, finder=finder)
    if rules.STEPS[say].who is Side.FINDER:
        rules.check_two_hands(owner, finder)
    rules.after(State(obstacle.state), say)
    rules.check_words(say, words)
    rules.check_promised_day(say, due, clock.today())


def _check_commitment(obstacle: Obstacle, commitment: Commitment | None) -> None:
    if commitment and (
        commitment.here_id != obstacle.here_id or commitment.giver_id != obstacle.owner_id
    ):
        raise Refused(_("Choose a promise of your own party."))


def _next_due(obstacle: Obstacle, say: Say, due: date | None) -> date | None:
    """A promise has its day; what is still there gets the term of the charter again."""
    if say is Say.PROMISE:
        return due
    if say is Say.NOT_SOLVED:
        weeks = limit(obstacle.here, DecisionKind.ANSWER_ITEM, "answer_weeks")
        return rules.answer_due(clock.today(), weeks)
    return None
