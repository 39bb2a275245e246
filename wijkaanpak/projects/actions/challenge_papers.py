"""The papers of a challenge: the open-cost sheet, the plan, and the six questions weighed."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.logbook.door import OpenEntry, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.network.actions import speak_for
from wijkaanpak.people.models import Person
from wijkaanpak.projects.actions.challenges import COSTS_UNKNOWN, VERBS, Said, step_on
from wijkaanpak.projects.models import Challenge, ChallengePlan, CostSheet, Moment, Weight
from wijkaanpak.projects.queries import challenges as found
from wijkaanpak.projects.rules import challenges as rules
from wijkaanpak.projects.rules.challenges import State, Step
from wijkaanpak.projects.rules.initiatives import check_words
from wijkaanpak.refusals import Refused


@dataclass(frozen=True)
class Sheet:
    """What the owner of a task puts on the table. `cents` is what it costs in a year."""

    cents: int | None = None
    contract_ends: date | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()

    def check(self) -> None:
        told = dict(self.words)
        if self.contract_ends and not told.get("contract", "").strip():
            told["contract"] = str(self.contract_ends)
        rules.check_sheet(told, self.unknown, self.cents)


@dataclass(frozen=True)
class Idea:
    """How the challengers would do it. `cents` is what they ask for a year."""

    how: str
    who: str
    better: str
    when_it_fails: str
    cents: int

    def check(self) -> None:
        for words in (self.how, self.who, self.better, self.when_it_fails):
            check_words(words)
        if self.cents < 0:
            raise Refused(_("A sum is never below zero."))


def fill_sheet(
    *, by: Person, challenge: Challenge, sheet: Sheet, key: uuid.UUID | None = None
) -> CostSheet:
    """The owner puts the costs on the table; a later sheet may know what was not known.

    As long as the costs are not known it stays the turn of the owner, and its clock runs on.
    """
    sheet.check()
    if known := made_before(CostSheet, key, challenge=challenge):
        return known
    opens = rules.opens_the_costs(sheet.unknown)
    verb = VERBS[Step.OPEN] if opens else COSTS_UNKNOWN
    with act(verb, by=by.actor, book=challenge.here.slug) as entry:
        state = State(entry.fresh(challenge).state)
        if state is State.TALKED and opens:
            step_on(entry, by, challenge, Step.OPEN, Said(), None)
        else:
            _check_again(entry, by, challenge, state)
        return _write_sheet(challenge, sheet, key)


def _check_again(entry: OpenEntry, by: Person, challenge: Challenge, state: State) -> None:
    """The owner may tell what it knows, until there is an answer."""
    if state not in rules.SHEET_OPEN:
        raise Refused(_("This challenge has moved on meanwhile. Look at it again."))
    rules.check_side(Step.OPEN, found.sides(by, challenge))
    speak_for(entry, by, challenge.owner)
    entry.about(challenge, title=challenge.title)


def _write_sheet(challenge: Challenge, sheet: Sheet, key: uuid.UUID | None) -> CostSheet:
    words = {name: words.strip() for name, words in sheet.words.items()}
    return CostSheet.objects.create(
        id=key or uuid.uuid4(),
        challenge=challenge,
        number=found.next_sheet(challenge),
        on=clock.today(),
        cents=sheet.cents,
        contract_ends=sheet.contract_ends,
        unknown=sorted(sheet.unknown),
        **words,
    )


def write_plan(
    *,
    by: Person,
    challenge: Challenge,
    idea: Idea,
    told: bool = False,
    key: uuid.UUID | None = None,
) -> ChallengePlan:
    """The challengers say how they would do it; with `told` the guide writes what they say."""
    idea.check()
    if known := made_before(ChallengePlan, key, challenge=challenge):
        return known
    with act(VERBS[Step.PLAN], by=by.actor, book=challenge.here.slug) as entry:
        step_on(entry, by, challenge, Step.PLAN, Said(told=told), None)
        return ChallengePlan.objects.create(
            id=key or uuid.uuid4(),
            challenge=challenge,
            on=clock.today(),
            how=idea.how.strip(),
            who=idea.who.strip(),
            better=idea.better.strip(),
            when_it_fails=idea.when_it_fails.strip(),
            cents=idea.cents,
            told=told,
        )


def weigh(
    *,
    by: Person,
    challenge: Challenge,
    weights: Mapping[str, tuple[str, str]],
    words: str = "",
    key: uuid.UUID | None = None,
) -> Moment:
    """The holder of the budget answers the six questions, before the owner decides."""
    rules.check_weighing(weights)
    if known := made_before(Moment, key, challenge=challenge):
        return known
    with act(VERBS[Step.WEIGH], by=by.actor, book=challenge.here.slug) as entry:
        moment = step_on(entry, by, challenge, Step.WEIGH, Said(words), key)
        for condition, (holds, why) in weights.items():
            Weight.objects.create(
                challenge=challenge, condition=condition, holds=holds, words=why.strip()
            )
    return moment
