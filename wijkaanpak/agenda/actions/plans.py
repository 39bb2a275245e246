"""What anybody may say while something is open; and the plans that parties tell in time."""

from __future__ import annotations

import uuid
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.agenda import queries, rules
from wijkaanpak.agenda.models import Edition, Intention, Item, Reaction
from wijkaanpak.agenda.rules import IntentionState, ReactionState
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.network.actions import speak_for
from wijkaanpak.network.models import Party
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import NOBODY

REACTED = Verb(
    "agenda.reacted", _("%(name)s reacted: “%(words)s”"), _("Somebody sent a reaction.")
)
REACTION_SHOWN = Verb("agenda.reaction_shown", _("A reaction was made public."))
REACTION_KEPT_BACK = Verb(
    "agenda.reaction_kept_back", _("A reaction was not made public. The reason: %(reason)s")
)
INTENTION_ENTERED = Verb(
    "agenda.intention_entered", _("%(party)s entered a plan that is still open: “%(title)s”.")
)
INTENTION_DECIDED = Verb(
    "agenda.intention_decided", _("%(party)s decided on the plan “%(title)s”: “%(outcome)s”")
)
INTENTION_WITHDRAWN = Verb(
    "agenda.intention_withdrawn", _("%(party)s withdrew the plan “%(title)s”: “%(outcome)s”")
)


def react(
    *,
    about: Edition | Item | Intention,
    words: str,
    by: Person | None = None,
    name: str = "",
    party: Party | None = None,
    key: uuid.UUID | None = None,
) -> Reaction:
    """Anybody says something while it is open. It waits for the circle, except from a party."""
    place = queries.place_of(about)
    here = place["here"]
    if again := made_before(Reaction, key, here=here):
        return again
    actor, shown = by.actor if by else NOBODY, party is not None
    with act(REACTED, by=actor, book=here.slug, details_are_public=shown) as entry:
        if party:
            speak_for(entry, by, party)
        said_by = party.name if party else by.name if by else name
        waiting = queries.waiting_count(here)
        is_open = queries.is_open(entry.fresh(place["edition"] or place["intention"]))
        rules.check_takes_reactions(is_open, said_by, words, waiting)
        reaction = Reaction.objects.create(
            pk=key or uuid.uuid4(),
            **place,
            party=party,
            person=by,
            name="" if by else name,
            words=words,
            at=clock.now(),
            state=ReactionState.SHOWN if shown else ReactionState.WAITING,
        )
        entry.about(reaction, name=said_by, words=words, to=about.ref)
    return reaction


def show_reaction(*, by: Person, reaction: Reaction) -> Reaction:
    """The circle makes a reaction public."""
    with act(REACTION_SHOWN, by=by.actor, book=reaction.here.slug) as entry:
        _read(entry, by, reaction, ReactionState.SHOWN, "")
        entry.reveal(reaction)
        entry.about(reaction)
    return reaction


def keep_back_reaction(*, by: Person, reaction: Reaction, reason: str) -> Reaction:
    """The circle does not make a reaction public, and says why."""
    with act(REACTION_KEPT_BACK, by=by.actor, book=reaction.here.slug) as entry:
        rules.check_words(reason)
        _read(entry, by, reaction, ReactionState.KEPT_BACK, reason)
        entry.about(reaction, reason=reason)
    return reaction


def _read(
    entry: OpenEntry, by: Person, reaction: Reaction, state: ReactionState, reason: str
) -> None:
    queries.require_circle(by, reaction.here)
    rules.check_reaction_waits(ReactionState(entry.fresh(reaction).state))
    reaction.state, reaction.reason = state, reason
    reaction.save(update_fields=["state", "reason"])


def enter_intention(
    *,
    by: Person,
    party: Party,
    title: str,
    words: str,
    fixed: str,
    still_open: str,
    decides_on: date,
    place: str = "",
    listened: str = "",
    key: uuid.UUID | None = None,
) -> Intention:
    """A party tells a plan while it is still open: what is fixed and what is not."""
    here = party.here
    if again := made_before(Intention, key, party=party):
        return again
    with act(INTENTION_ENTERED, by=by.actor, book=here.slug) as entry:
        speak_for(entry, by, party)
        rules.check_intention(title, words, fixed, still_open)
        rules.check_later(decides_on, clock.today())
        said = {"title": title, "words": words, "fixed": fixed, "still_open": still_open}
        said |= {"place": place, "listened": listened}
        intention = Intention.objects.create(
            pk=key or uuid.uuid4(),
            here=here,
            party=party,
            entered=clock.today(),
            decides_on=decides_on,
            **said,
        )
        entry.about(intention, decides_on=str(decides_on), **said)
    return intention


def decide_intention(*, by: Person, intention: Intention, outcome: str) -> Intention:
    """The party says what it decided."""
    with act(INTENTION_DECIDED, by=by.actor, book=intention.here.slug) as entry:
        _close(entry, by, intention, IntentionState.DECIDED, outcome)
    return intention


def withdraw_intention(*, by: Person, intention: Intention, outcome: str) -> Intention:
    """The party takes the plan back, and says why."""
    with act(INTENTION_WITHDRAWN, by=by.actor, book=intention.here.slug) as entry:
        _close(entry, by, intention, IntentionState.WITHDRAWN, outcome)
    return intention


def _close(
    entry: OpenEntry, by: Person, intention: Intention, state: IntentionState, outcome: str
) -> None:
    speak_for(entry, by, intention.party)
    rules.check_still_open(IntentionState(entry.fresh(intention).state))
    rules.check_words(outcome)
    intention.state, intention.closed, intention.outcome = state, clock.today(), outcome
    intention.save(update_fields=["state", "closed", "outcome"])
    entry.about(intention, title=intention.title, outcome=outcome)
