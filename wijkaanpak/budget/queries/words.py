"""Why a plan won or how near it was: sentences made from computed numbers, never by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkaanpak.budget.rules import RoundRules
from wijkaanpak.budget.rules.counting import Entrant
from wijkaanpak.methods.elections import Aside, Method, Outcome, Stage


@dataclass(frozen=True)
class Told:
    """An outcome with what is needed to tell it: rules, plans by number, and votes."""

    outcome: Outcome
    fixed: RoundRules
    plans: Mapping[str, Entrant]
    votes: Mapping[str, int]


def money(cents: int | Fraction) -> str:
    """Return a sum as people read it: whole euros without cents, else two places.

    >>> money(185000).replace(chr(160), " ")
    '€ 1.850'
    """
    whole = Fraction(cents) / 100
    places = 0 if whole.denominator == 1 or whole >= 1000 else 2
    return f"€\u00a0{number_format(float(round(whole, places)), places, force_grouping=True)}"


def winning(told: Told, number: str) -> str:
    """Return in one or two sentences why a plan won."""
    outcome = told.outcome
    paid = next((one for one in outcome.payments if one.plan == number), None)
    if outcome.rule.name is Method.EQUAL_SHARES and paid and paid.full:
        return _paid(told, number)
    if outcome.stages.get(number) is Stage.COMPLETION:
        return _("There was money left, and of the plans that fitted this one had most votes.")
    votes, place = told.votes[number], outcome.winners.index(number) + 1
    return ngettext(
        "%(votes)s person chose this plan. It was number %(place)s and it fitted in the money.",
        "%(votes)s people chose this plan. It was number %(place)s and it fitted in the money.",
        votes,
    ) % {"votes": votes, "place": place}


def _paid(told: Told, number: str) -> str:
    """Say who paid: how many the whole price, and how the rest came together."""
    paid = next(one for one in told.outcome.payments if one.plan == number)
    full = max(paid.full, key=lambda part: part.people)
    people = int(full.people)
    first = ngettext(
        "%(people)s person paid %(each)s.",
        "%(people)s people paid %(each)s each.",
        people,
    ) % {"people": people, "each": money(full.each)}
    others = [part for part in (*paid.full, *paid.rest) if part is not full]
    if not others:
        return first
    rest = int(sum(part.people for part in others))
    together = sum((part.people * part.each for part in others), Fraction(0))
    last = ngettext(
        "The last %(sum)s came from %(rest)s person who gave what was left.",
        "The last %(sum)s came from %(rest)s people who gave what they had left.",
        rest,
    ) % {"sum": money(together), "rest": rest}
    return f"{first} {last}"


def losing(told: Told, number: str) -> str:
    """Return in one or two sentences why a plan did not win."""
    aside = told.outcome.aside.get(number)
    votes = told.votes[number]
    if aside is Aside.NO_VOTES or not votes:
        return _("Nobody chose this plan.")
    if aside is Aside.TOO_DEAR:
        return _("It asks more than all the money of this round.")
    return ngettext(
        "%(votes)s person chose this plan.", "%(votes)s people chose this plan.", votes
    ) % {"votes": votes}
