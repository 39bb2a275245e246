"""A challenge is made, goes step by step with its clock, and ends in a decision with reasons."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.contacts.models import Post
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.actions import speak_for
from wijkaanpak.network.models import Party
from wijkaanpak.network.rules import PartyKind
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.projects.models import (
    Challenge,
    Moment,
    Project,
)
from wijkaanpak.projects.queries import challenges as found
from wijkaanpak.projects.rules import challenges as rules
from wijkaanpak.projects.rules.agreements import check_hand_back
from wijkaanpak.projects.rules.challenges import Form, Side, State, Step
from wijkaanpak.projects.rules.initiatives import MOST_NAME, check_words
from wijkaanpak.refusals import NotYours, Refused

VERBS = {
    Step.ASK: Verb("challenge.asked", _("Neighbours challenged a task: “%(title)s”.")),
    Step.TALK: Verb("challenge.talked", _("The first talk on “%(title)s” was held.")),
    Step.OPEN: Verb("challenge.opened", _("The costs of “%(title)s” came on the table.")),
    Step.PLAN: Verb("challenge.planned", _("The plan for “%(title)s” was made.")),
    Step.SUPPORT: Verb("challenge.supported", _("The street was asked about “%(title)s”.")),
    Step.WEIGH: Verb("challenge.weighed", _("“%(title)s” was weighed.")),
    Step.ADOPT: Verb("challenge.adopted", _("The answer to “%(title)s” is yes.")),
    Step.ADOPT_CHANGED: Verb(
        "challenge.adopted_changed", _("The answer to “%(title)s” is yes, with a change.")
    ),
    Step.REFUSE: Verb("challenge.refused", _("The answer to “%(title)s” is no, with reasons.")),
    Step.WITHDRAW: Verb("challenge.withdrawn", _("The challengers took “%(title)s” back.")),
    Step.AGREE: Verb("challenge.agreed", _("Both said yes to the agreement on “%(title)s”.")),
    Step.YEARLY: Verb("challenge.talked_yearly", _("The yearly talk on “%(title)s” was held.")),
    Step.HAND_BACK: Verb("challenge.handed_back", _("The task “%(title)s” was handed back.")),
    Step.SETTLE: Verb("challenge.settled", _("“%(title)s” stays with the neighbours.")),
}
COSTS_UNKNOWN = Verb(
    "challenge.costs_unknown", _("The owner of “%(title)s” does not know yet what it costs.")
)
NAMED_BODY = Verb("challenge.named_body", _("%(body)s stands for the neighbours of “%(title)s”."))
NAMED_GUIDE = Verb("challenge.named_guide", _("%(party)s named a guide for “%(title)s”."))
TIED = Verb("challenge.tied", _("“%(title)s” was tied to what it belongs to."))
TOLD_TO_GUIDE = frozenset({Step.PLAN, Step.SUPPORT})
# Steps without a paper or a second yes of their own.
PLAIN = frozenset(
    {Step.TALK, Step.SUPPORT, *rules.DECISIONS, Step.WITHDRAW, Step.YEARLY, Step.HAND_BACK}
)


@dataclass(frozen=True)
class Said:
    """What is told with one step; most steps need only words."""

    words: str = ""
    change: str = ""
    remedy: str = ""
    asked: int | None = None
    support: int | None = None
    people: str = ""
    money: str = ""
    promises: str = ""
    told: bool = False  # said aloud by the challengers, written down by the guide


def make_challenge(
    *,
    by: Person,
    here: Neighbourhood,
    form: Form,
    title: str,
    task: str,
    why: str,
    name: str,
    owner: Party,
    starts: date,
    budget: Party | None = None,
    party: Party | None = None,
    key: uuid.UUID | None = None,
) -> Challenge:
    """Neighbours ask for a task. The same form sent twice makes one challenge."""
    if known := found.challenged_before(here, by, key, title, task):
        return known
    today, terms = clock.today(), found.terms_now(here)
    with act(VERBS[Step.ASK], by=by.actor, book=here.slug) as entry:
        require(by, Right.BE_MEMBER, here)
        found.check_parties_here(here, [owner, budget, party])
        if party:
            rules.check_owner(owner.pk, party.pk)
            speak_for(entry, by, party)
        rules.check_begin(title, task, why, starts, today, terms.ahead)
        check_words(name, MOST_NAME)
        challenge = Challenge.objects.create(
            id=key or uuid.uuid4(),
            here=here,
            form=form,
            title=title.strip(),
            task=task.strip(),
            why=why.strip(),
            name=name.strip(),
            asked_by=by,
            party=party,
            owner=owner,
            budget=budget or owner,
            starts=starts,
            asked=today,
            talk_weeks=terms.talk,
            decision_weeks=terms.decision,
            turn_since=today,
            due=terms.due(State.ASKED, today),
        )
        _keep(challenge, Step.ASK, party, Said(), None, None)
        entry.about(challenge, title=challenge.title)
    return challenge


def take_step(
    *,
    by: Person,
    challenge: Challenge,
    step: Step,
    said: Said,
    key: uuid.UUID | None = None,
) -> Moment:
    """Take a step that needs no paper of its own: a talk, support, a decision, a way back."""
    if step not in PLAIN:
        raise Refused(_("This challenge has moved on meanwhile. Look at it again."))
    if known := made_before(Moment, key, challenge=challenge):
        return known
    with act(VERBS[step], by=by.actor, book=challenge.here.slug) as entry:
        return step_on(entry, by, challenge, step, said, key)


def name_body(*, by: Person, challenge: Challenge, party: Party) -> None:
    """Who made the challenge says which party stands for them; its own yes comes later."""
    with act(NAMED_BODY, by=by.actor, book=challenge.here.slug) as entry:
        entry.fresh(challenge)
        found.check_parties_here(challenge.here, [party])
        rules.check_owner(challenge.owner_id, party.pk)
        mine = challenge.asked_by_id == by.pk
        if challenge.party_id or not mine or State(challenge.state) not in rules.RUNNING:
            raise NotYours(_("Who made the challenge names the party that stands for them, once."))
        require(by, Right.BE_MEMBER, challenge.here)
        challenge.party = party
        challenge.save(update_fields=["party"])
        entry.about(challenge, title=challenge.title, body=party.name)


def name_guide(*, by: Person, challenge: Challenge, guide: Post) -> None:
    """The owner says which fixed face helps the challengers on, and writes for them."""
    with act(NAMED_GUIDE, by=by.actor, book=challenge.here.slug) as entry:
        speak_for(entry, by, challenge.owner)
        entry.fresh(challenge)
        found.check_guide(challenge, guide)
        challenge.guide = guide
        challenge.save(update_fields=["guide"])
        entry.about(challenge, title=challenge.title)


def tie(
    *,
    by: Person,
    challenge: Challenge,
    project: Project | None = None,
    commitment: Commitment | None = None,
) -> None:
    """Either side ties a challenge to the project it founded, and to a promise between both."""
    with act(TIED, by=by.actor, book=challenge.here.slug) as entry:
        entry.fresh(challenge)
        if not found.sides(by, challenge) & {Side.CHALLENGERS, Side.OWNER}:
            raise NotYours(_("Only challengers and owner do this."))
        require(by, Right.BE_MEMBER, challenge.here)
        projects, promises = found.linkable(challenge)
        if (project and project not in projects) or (commitment and commitment not in promises):
            raise Refused(_("Choose something of this neighbourhood."))
        challenge.project = project or challenge.project
        challenge.commitment = commitment or challenge.commitment
        challenge.save(update_fields=["project", "commitment"])
        entry.about(challenge, title=challenge.title)


def step_on(
    entry: OpenEntry,
    by: Person,
    challenge: Challenge,
    step: Step,
    said: Said,
    key: uuid.UUID | None,
) -> Moment:
    """Take a step in an open entry: check whose it is, move the state, and set the next clock."""
    entry.fresh(challenge)
    party = _check_who(entry, by, challenge, step, told=said.told)
    _check_said(challenge, step, said)
    state = rules.after(State(challenge.state), step)
    due, today = challenge.due, clock.today()
    challenge.state, challenge.turn_since = state, today
    challenge.due = challenge.terms.due(state, today)
    challenge.save(update_fields=["state", "turn_since", "due"])
    entry.about(challenge, title=challenge.title)
    return _keep(challenge, step, party, said, due, key)


def _check_who(
    entry: OpenEntry, by: Person, challenge: Challenge, step: Step, *, told: bool
) -> Party | None:
    """Return the party that takes the step; none when a neighbour or the guide takes it."""
    if told:
        if step not in TOLD_TO_GUIDE or not found.is_guide(by, challenge):
            raise NotYours(_("Only the guide writes down what challengers tell."))
        return None
    sides = found.sides(by, challenge)
    rules.check_side(step, sides)
    if Side.CHALLENGERS in sides and rules.STEPS[step].who in (Side.CHALLENGERS, Side.BOTH):
        return _as_challenger(entry, by, challenge)
    party = challenge.budget if rules.STEPS[step].who is Side.BUDGET else challenge.owner
    speak_for(entry, by, party)
    return party


def _as_challenger(entry: OpenEntry, by: Person, challenge: Challenge) -> Party | None:
    """The party of the challengers speaks, or else who made the challenge, as a member."""
    require(by, Right.BE_MEMBER, challenge.here)
    bound = State(challenge.state) in (State.ADOPTED, State.AGREED)
    if challenge.party and (bound or challenge.asked_by_id != by.pk):
        speak_for(entry, by, challenge.party)
        return challenge.party
    return None


def _check_said(challenge: Challenge, step: Step, said: Said) -> None:
    if step in rules.DECISIONS:
        kind = PartyKind(challenge.owner.kind)
        rules.check_decision(step, kind, said.words, said.change, said.remedy)
    elif step is Step.SUPPORT:
        rules.check_support(said.asked or 0, said.support or 0)
        check_words(said.words)
    elif step is Step.HAND_BACK:
        check_hand_back(said.people, said.money, said.promises)
        check_words(said.words)
    elif step in (Step.TALK, Step.WITHDRAW, Step.YEARLY, Step.SETTLE):
        check_words(said.words)


def _keep(
    challenge: Challenge,
    step: Step,
    party: Party | None,
    said: Said,
    due: date | None,
    key: uuid.UUID | None,
) -> Moment:
    texts: dict[str, Any] = {
        name: getattr(said, name).strip()
        for name in ("words", "change", "remedy", "people", "money", "promises")
    }
    return Moment.objects.create(
        id=key or uuid.uuid4(),
        challenge=challenge,
        number=found.next_moment(challenge),
        step=step,
        on=clock.today(),
        due=due,
        party=party,
        asked=said.asked,
        support=said.support,
        told=said.told,
        **texts,
    )
