"""Money that comes in, is set aside, set free, handed on and given back."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.funds import queries, rules
from wijkaanpak.funds.models import (
    Account,
    Contribution,
    Decision,
    Goal,
    Movement,
    Payment,
    Posting,
    Pot,
    Reservation,
)
from wijkaanpak.funds.rules import Draft, Leg, Level, Move, Purpose, Side, State
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import check_unsent, made_before
from wijkaanpak.network.models import Proposal
from wijkaanpak.network.rules import Outcome
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused

CAME_IN = Verb("funds.came_in", _("%(who)s wrote down %(euros)s that came into “%(pot)s”."))
WENT_BACK = Verb(
    "funds.went_back",
    _("%(who)s wrote down %(euros)s that went back from “%(pot)s” to its funder: %(why)s"),
)
SET_ASIDE = Verb(
    "funds.set_aside", _("%(euros)s was set aside for “%(goal)s”, from %(pots)s: %(why)s")
)
SET_FREE = Verb(
    "funds.set_free", _("%(euros)s for “%(goal)s” was set free again, in %(pots)s: %(why)s")
)
UNDONE = Verb("funds.undone", _("%(who)s undid a movement of %(euros)s in “%(pot)s”: %(why)s"))


@dataclass(frozen=True)
class Step:
    """What one movement does, before the accounts are looked up."""

    move: Move
    source: tuple[Side, Goal | None]
    target: tuple[Side, Goal | None]
    cents: int


def write_down(entry: OpenEntry, pot: Pot, step: Step, once: uuid.UUID | None = None) -> Movement:
    """Write one movement into the ledger; every rule is asked, and the database asks again.

    `once` is the number the movement gets: a second one with that number is impossible.
    """
    ways = (step.source, step.target)
    accounts = _accounts(pot, ways)
    source, target = (accounts[queries.account_name(s, g)] for s, g in ways)
    legs = (
        Leg(str(source.pk), Side(source.side), -step.cents),
        Leg(str(target.pk), Side(target.side), step.cents),
    )
    rules.check_movement(Draft(step.move, legs), queries.sums_of([source, target]))
    return _close(pot, step.move, legs, once=once)


def _accounts(pot: Pot, wanted: tuple[tuple[Side, Goal | None], ...]) -> dict[str, Account]:
    found = queries.accounts_of(pot, wanted)
    for side, goal in wanted:
        name = queries.account_name(side, goal)
        if name not in found:
            found[name] = Account.objects.create(pot=pot, side=side, goal=goal)
    return found


def _close(
    pot: Pot,
    move: Move,
    legs: tuple[Leg, ...],
    reverses: Movement | None = None,
    once: uuid.UUID | None = None,
    words: str = "",
) -> Movement:
    """Write the postings first: the movement closes them, and the database takes no more."""
    movement = Movement(
        id=once or uuid.uuid4(),
        pot=pot,
        number=queries.next_number(pot),
        move=move,
        on=clock.today(),
        reverses=reverses,
        words=words,
    )
    Posting.objects.bulk_create(
        Posting(movement=movement, account_id=uuid.UUID(leg.account), cents=leg.cents)
        for leg in legs
    )
    movement.save(force_insert=True)
    return movement


def reverse(entry: OpenEntry, movement: Movement, why: str) -> Movement:
    """Take back one movement, exactly. It stays readable, and so does what took it back."""
    if hasattr(movement, "reversed_by"):
        raise Refused(_("This was undone before."))
    done = queries.legs_of(movement)
    back = tuple(Leg(leg.account, leg.side, -leg.cents) for leg in done)
    accounts = [posting.account for posting in movement.postings.select_related("account")]
    rules.check_movement(Draft(Move.REVERSAL, back, done), queries.sums_of(accounts))
    return _close(movement.pot, Move.REVERSAL, back, movement, words=why.strip())


def contribute(
    *,
    by: Person,
    pot: Pot,
    cents: int,
    words: str,
    reference: str = "",
    key: uuid.UUID | None = None,
) -> Contribution:
    """The treasurer writes down that money came into a pot."""
    step = Step(Move.CONTRIBUTION, (Side.OUTSIDE, None), (Side.FREE, None), cents)
    return _contribution(CAME_IN, by, pot, step, words, reference, key)


def give_back(
    *, by: Person, pot: Pot, cents: int, words: str, key: uuid.UUID | None = None
) -> Contribution:
    """The treasurer writes down that money that was left went back to its funder."""
    step = Step(Move.GIVEN_BACK, (Side.FREE, None), (Side.OUTSIDE, None), cents)
    return _contribution(WENT_BACK, by, pot, step, words, "", key)


def _contribution(
    verb: Verb,
    by: Person,
    pot: Pot,
    step: Step,
    words: str,
    reference: str,
    key: uuid.UUID | None,
) -> Contribution:
    here = pot.here
    require(by, Right.KEEP_MONEY, here)
    if known := made_before(Contribution, key, here=here):
        return known
    rules.check_sum(step.cents)
    rules.check_words(words, 300)
    with act(verb, by=by.actor, book=here.slug) as entry:
        require(by, Right.KEEP_MONEY, here)
        check_unsent(Contribution, key)
        movement = write_down(entry, pot, step)
        sign = -1 if step.move is Move.GIVEN_BACK else 1
        made = Contribution.objects.create(
            id=key or uuid.uuid4(),
            here=here,
            pot=pot,
            cents=sign * step.cents,
            words=words.strip(),
            reference=reference.strip(),
            on=clock.today(),
            movement=movement,
        )
        entry.about(pot, pot=pot.title, euros=rules.euros(step.cents), why=words.strip())
    return made


@dataclass(frozen=True)
class Deciding:
    """What was decided on a goal: how much of which pot, and why.

    Sums above nought are set aside, below nought set free again. `proposal` is the joint
    decision of the network that says so, where there is one.
    """

    goal: Goal
    shares: Mapping[Pot, int] = field(default_factory=dict)
    words: str = ""
    proposal: Proposal | None = None


def decide(*, by: Person, what: Deciding, key: uuid.UUID | None = None) -> Decision:
    """The treasurer writes down a decision: money is set aside for a goal, or set free again.

    A round gets its money in another way: see `put_into_round`.
    """
    here, goal = what.goal.here, what.goal
    require(by, Right.KEEP_MONEY, here)
    if known := made_before(Decision, key, here=here):
        return known
    rules.check_words(what.words)
    verb = SET_ASIDE if sum(what.shares.values()) > 0 else SET_FREE
    with act(verb, by=by.actor, book=here.slug) as entry:
        require(by, Right.KEEP_MONEY, here)
        check_unsent(Decision, key)
        _check_decision(what)
        decision = write_decision(entry, what, key)
        pots = ", ".join(pot.title for pot in what.shares)
        euros = rules.euros(abs(sum(what.shares.values())))
        entry.about(goal, goal=goal.title, euros=euros, pots=pots, why=decision.words)
    return decision


def _check_decision(what: Deciding) -> None:
    if not what.shares:
        raise Refused(_("Say which pot gives how much."))
    here, goal = what.goal.here_id, what.goal
    most = max(what.shares.values())
    purpose, of_round = Purpose(goal.purpose), goal.part_of_id is not None
    rules.check_at_the_desk(purpose, part_of_round=of_round, cents=most)
    if any(pot.here_id != here for pot in what.shares):
        raise NotYours(_("You cannot do this in this neighbourhood."))
    proposal = what.proposal
    if proposal and (proposal.here_id != here or proposal.outcome != Outcome.ADOPTED):
        raise Refused(_("This joint decision was not taken."))


def write_decision(entry: OpenEntry, what: Deciding, key: uuid.UUID | None = None) -> Decision:
    """Write a decision down with its movements, one for each pot."""
    decision = Decision.objects.create(
        id=key or uuid.uuid4(),
        here=what.goal.here,
        goal=what.goal,
        words=what.words.strip(),
        taken=clock.today(),
        proposal=what.proposal,
    )
    for pot, cents in what.shares.items():
        movement = write_down(entry, pot, _step(what.goal, pot, cents))
        Reservation.objects.create(decision=decision, pot=pot, cents=cents, movement=movement)
    return decision


def _step(goal: Goal, pot: Pot, cents: int) -> Step:
    """Return what one share of a decision does: a plan of a round gets it from that round."""
    rules.check_sum(abs(cents))
    rules.check_decided_here(Level(pot.level))
    free, there = (Side.FREE, None), (Side.RESERVED, goal)
    if cents < 0:
        rules.check_left(-cents, queries.left_to_pay(pot, goal))
        return Step(Move.RELEASE, there, free, -cents)
    given = queries.balance_of(pot).given(goal.pk) + cents
    rules.check_conditions(pot.title, pot.asked, goal.aim, given, clock.today())
    _check_free_hand(goal, pot, cents)
    if goal.part_of:
        return Step(Move.HANDED_ON, (Side.RESERVED, goal.part_of), there, cents)
    return Step(Move.RESERVATION, free, there, cents)


def _check_free_hand(goal: Goal, pot: Pot, cents: int) -> None:
    """A free hand is small, over all pots together: nobody looks along when it is spent."""
    if goal.purpose != Purpose.FREE_HAND:
        return
    held = sum(one.reserved.get(goal.pk, 0) for one in queries.balances(pot.here).values())
    if held + cents > rules.MOST_FREE_HAND:
        raise Refused(
            _("A free hand holds at most %(euros)s at a time."),
            euros=rules.euros(rules.MOST_FREE_HAND),
        )


def undo(*, by: Person, movement: Movement, why: str) -> Movement:
    """The treasurer takes back a contribution or payment that was written down wrongly.

    Nothing is erased: both stay, and the reason stands beside them.
    """
    here = movement.pot.here
    rules.check_words(why)
    with act(UNDONE, by=by.actor, book=here.slug) as entry:
        require(by, Right.KEEP_MONEY, here)
        pot, cents = movement.pot, max(leg.cents for leg in queries.legs_of(movement))
        if movement.move not in {Move.CONTRIBUTION, Move.PAYMENT}:
            raise Refused(_("This is not undone but decided anew: set it free or aside."))
        back = reverse(entry, movement, why)
        payment = Payment.objects.filter(movement=movement).first()
        if payment:
            payment.state, payment.reason = State.UNDONE, why.strip()
            payment.save(update_fields=["state", "reason"])
        entry.about(pot, pot=pot.title, euros=rules.euros(cents), why=why.strip())
    return back
