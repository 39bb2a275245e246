"""The money of a round: set aside when it opens, goals for what won, divided, or set free.

What moves stands in the ledger of the pots; a round only says when.
"""

from __future__ import annotations

from dataclasses import asdict

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.budget import rules
from wijkaanpak.budget.actions.secrecy import forget_who_voted
from wijkaanpak.budget.models import Ballot, Plan, Round
from wijkaanpak.budget.queries import money, voting
from wijkaanpak.budget.queries import rounds as found
from wijkaanpak.budget.rules import Doing, PlanState, RoundRules, RoundState
from wijkaanpak.funds import actions as funds
from wijkaanpak.funds.actions import Aimed
from wijkaanpak.funds.models import Goal
from wijkaanpak.funds.rules import euros
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

DIVIDED = Verb(
    "round.divided",
    _(
        "%(who)s gave the %(plans)s plans of “%(title)s” that were chosen their money: "
        "%(euros)s. %(left)s was left and is free again."
    ),
)
STOPPED = Verb(
    "round.stopped",
    _("%(who)s stopped “%(title)s”: %(why)s %(euros)s is free again."),
)
PUT_IN = _("The rules of this round are fixed. Their fingerprint is %(fingerprint)s.")
LEFT = _("This was left of the round after the count.")


def put_in(entry: OpenEntry, round: Round, fixed: RoundRules) -> Goal:
    """Set the money of the pots aside for a round whose rules are being fixed."""
    rules.check_pots(fixed, money.offers(round.here))
    words = _said(PUT_IN) % {"fingerprint": rules.in_groups(round.fingerprint)}
    return funds.put_into_round(entry, round.here, round.title, words, rules.drawn(fixed))


def _said(words: str) -> str:
    """Return a sentence that is kept, in the language of the house."""
    with translation.override(settings.LANGUAGE_CODE):
        return gettext(words)


def name_winners(entry: OpenEntry, round: Round) -> None:
    """Make each plan that won a goal for money, as part of the round."""
    fixed, goal = found.rules_of(round), money.goal_of(round)
    for plan in Plan.objects.filter(round=round, state=PlanState.FUNDED).order_by("number"):
        what = Aimed(
            title=plan.title,
            task=rules.task_of(fixed, plan.theme),
            aim=rules.aim_of(fixed, plan.words),
            words=plan.what,
            areas=money.areas_of(round, plan.area) if plan.area else (),
        )
        plan.goal = funds.name_winner(entry, goal, what)
        plan.save(update_fields=["goal"])


def divide(*, by: Person, round: Round, words: str) -> Goal:
    """The treasurer gives the plans that won their money, as the count laid it out.

    Every condition of every pot is asked once more. What is left is set free.
    """
    with act(DIVIDED, by=by.actor, book=round.here.slug) as entry:
        require(by, Right.KEEP_MONEY, round.here)
        round = entry.fresh(round)
        rules.check_time_for(Doing.DIVIDE, RoundState(round.state))
        goal = round.goal
        if round.divided or goal is None:
            raise Refused(_("The money of this round was divided before."))
        if not words.strip():
            raise Refused(_("Say who decided this, when, and why."))
        owed = money.owed_by(round)
        for plan in money.winners(round):
            funds.hand_on(entry, money.goal_of(plan), owed[str(plan.number)], words)
        left = funds.set_round_free(entry, goal, _said(LEFT))
        round.divided = clock.today()
        round.save(update_fields=["divided"])
        given = sum(cents for one in owed.values() for cents in one.values())
        entry.about(
            round, title=round.title, plans=len(owed), why=words.strip(),
            euros=euros(given), left=euros(left),
        )  # fmt: skip
    return goal


def stop_round(*, by: Person, round: Round, why: str) -> Round:
    """A round keeper stops a round before its count. What was voted goes; its money is free."""
    with act(STOPPED, by=by.actor, book=round.here.slug) as entry:
        require(by, Right.KEEP_ROUND, round.here)
        round = entry.fresh(round)
        rules.check_time_for(Doing.STOP, RoundState(round.state))
        if not why.strip():
            raise Refused(_("Say why this round stops."))
        round.tally = asdict(voting.numbers(round))
        forget_who_voted(entry, round)
        Ballot.objects.filter(round=round).delete()
        cents = funds.set_round_free(entry, money.goal_of(round), why)
        round.state, round.why_stopped = RoundState.STOPPED, why.strip()
        round.save()
        entry.about(round, title=round.title, why=round.why_stopped, euros=euros(cents))
    return round
