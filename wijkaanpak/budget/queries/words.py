"""Why a plan won or how near it was: sentences made from computed numbers, never by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkaanpak.budget.rules import Way
from wijkaanpak.budget.rules.counting import Entrant
from wijkaanpak.methods.elections import Aside, Method, Outcome, Payment, Rule, Stage, Utility
from wijkaanpak.methods.explanations import Lost, Why
from wijkaanpak.refusals import gettext_noop

# What is said when there is no more to it than this.
ALONE: dict[Why | Aside, str] = {
    Aside.NO_VOTES: gettext_noop("Nobody chose this plan."),
    Aside.TOO_DEAR: gettext_noop("It asks more than all the money of this round."),
    Aside.FREE: gettext_noop("It costs nothing, so it needs no vote."),
    Aside.TOO_FEW: gettext_noop("Fewer people chose it than the rules ask."),
}

WAYS: dict[str, str] = {
    Way.WEB: gettext_noop("on the web or by phone"),
    Way.PAPER: gettext_noop("on paper"),
    Way.TOGETHER: gettext_noop("at a table, at school or at the door"),
}


@dataclass(frozen=True)
class Told:
    """An outcome with what is needed to tell it: plans by number, and votes.

    `roughly`: how near a plan was is not tried to the last vote, so less may have been enough.
    """

    outcome: Outcome
    plans: Mapping[str, Entrant]
    votes: Mapping[str, int]
    roughly: bool = False


def money(cents: int | Fraction) -> str:
    """Return a sum as people read it: whole euros without cents, else two places.

    >>> money(185000).replace(chr(160), " ")
    '€ 1.850'
    """
    whole = Fraction(cents) / 100
    places = 0 if whole.denominator == 1 or whole >= 1000 else 2
    return f"€\u00a0{number_format(float(round(whole, places)), places, force_grouping=True)}"


def figure(exact: Fraction) -> str:
    """Return an exact number as people read it: at most two places.

    >>> figure(Fraction(57, 2))
    '28,5'
    """
    text = number_format(float(round(exact, 2)), 2, force_grouping=True)
    return text.rstrip("0").rstrip(",.")


def winning(told: Told, number: str) -> str:
    """Return in one or two sentences why a plan won."""
    outcome = told.outcome
    paid = next((one for one in outcome.payments if one.plan == number), None)
    if outcome.rule.name is Method.EQUAL_SHARES and paid and paid.full:
        return who_paid(paid, outcome.rule)
    if outcome.stages.get(number) is Stage.COMPLETION:
        return _("There was money left, and of the plans that fitted this one had most votes.")
    votes, place = told.votes[number], outcome.winners.index(number) + 1
    return ngettext(
        "%(votes)s person chose this plan. It was number %(place)s and it fitted in the money.",
        "%(votes)s people chose this plan. It was number %(place)s and it fitted in the money.",
        votes,
    ) % {"votes": votes, "place": place}


def who_paid(paid: Payment, rule: Rule) -> str:
    """Say who paid for a plan that shares paid for, on the page of a result and in a terminal."""
    by_points = rule.utility is Utility.POINTS
    return _weighed(paid, by_points) if rule.channels else _paid(paid, by_points)


def _paid(paid: Payment, by_points: bool) -> str:
    """Say who paid: how many the whole price, and how the rest came together."""
    people = int(sum(part.people for part in paid.full))
    values = {"people": figure(Fraction(people)), "each": about(paid.price)}
    first = _in_full(by_points, people) % values
    if not paid.rest:
        return first
    rest = int(sum(part.people for part in paid.rest))
    together = sum((part.together for part in paid.rest), Fraction(0))
    last = ngettext(
        "The last %(sum)s came from %(rest)s person who gave what was left.",
        "The last %(sum)s came from %(rest)s people who gave what they had left.",
        rest,
    ) % {"sum": about(together), "rest": figure(Fraction(rest))}
    return f"{first} {last}"


def _in_full(by_points: bool, people: int) -> str:
    if by_points:
        return ngettext(
            "%(people)s person paid %(each)s for each point given to this plan.",
            "%(people)s people paid %(each)s for each point they gave to this plan.",
            people,
        )
    return ngettext(
        "%(people)s person paid %(each)s.", "%(people)s people paid %(each)s each.", people
    )


def about(cents: Fraction) -> str:
    """Return a sum as people read it, and say so where it was rounded.

    >>> about(Fraction(22400)).replace(chr(160), " ")
    '€ 224'
    """
    exact = money(cents)
    whole = cents.denominator == 1 and (cents % 100 == 0 or cents < 100_000)
    return exact if whole else _("about %(sum)s") % {"sum": exact}


def _weighed(paid: Payment, by_points: bool) -> str:
    """Say who paid where votes weigh differently: so much for each vote that weighs 1."""
    words = _(
        "Votes that weigh %(weight)s together paid for it. A vote that weighs 1 paid at most "
        "%(most)s."
    )
    if by_points:
        words = _(
            "Votes that weigh %(weight)s together paid for it. A vote that weighs 1 paid at most "
            "%(most)s for each point."
        )
    return words % {"weight": figure(paid.people), "most": about(paid.price)}


def losing(told: Told, lost: Lost) -> str:
    """Return in two sentences why a plan did not win, and how near it was."""
    if lost.why in ALONE:
        return _(ALONE[lost.why])
    first = _how_near(told, lost)
    return f"{first} {_why(told, lost)}"


def _how_near(told: Told, lost: Lost) -> str:
    """Say how near it was; votes that weigh differently would shift with each one more."""
    votes = told.votes[lost.plan]
    chose = ngettext(
        "%(votes)s person chose this plan", "%(votes)s people chose this plan", votes
    ) % {"votes": votes}
    if lost.near.votes is not None and not told.outcome.rule.channels:
        short = lost.near.votes
        came = ngettext("it was %(short)s vote short.", "it was %(short)s votes short.", short)
        if told.roughly:
            came = ngettext(
                "it was at most %(short)s vote short.",
                "it was at most %(short)s votes short.",
                short,
            )
        return f"{chose}; {came % {'short': short}}"
    if lost.near.cost is not None:
        dear = _("it was %(sum)s too dear to win.")
        if told.roughly:
            dear = _("it was at most %(sum)s too dear to win.")
        return f"{chose}; {dear % {'sum': money(lost.cost - lost.near.cost)}}"
    return f"{chose}."


def _why(told: Told, lost: Lost) -> str:
    if lost.why is Aside.CONDITIONS:
        return _("The pots could not pay it beside the winners, because of their conditions.")
    if lost.why is Why.TOO_FEW_FOR_ITS_COST:
        return _("Together they could not pay %(sum)s.") % {"sum": money(lost.cost)}
    if lost.why is Why.MONEY_WENT_ELSEWHERE and lost.near.elsewhere:
        winner, cents = max(lost.near.elsewhere, key=lambda one: one[1])
        return _("Of their money %(sum)s went to “%(plan)s”.") % {
            "sum": money(cents - cents % 100),
            "plan": told.plans[winner].title,
        }
    return _("It did not fit in the money that was left.")
