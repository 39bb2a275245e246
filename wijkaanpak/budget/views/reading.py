"""Reading: all rounds, one round with its plans and its rules, and one plan."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.budget import rules
from wijkaanpak.budget.forms import (
    CHANNELS,
    FOLLOWED,
    PLAN_STATES,
    ROUND_STATES,
    asked_in_words,
    themes_in_words,
)
from wijkaanpak.budget.queries import rounds as found
from wijkaanpak.budget.queries import voting
from wijkaanpak.budget.queries.rounds import SomePlan, SomeRound
from wijkaanpak.budget.queries.words import WAYS
from wijkaanpak.budget.rules import BallotKind, Followed, RoundState, Way
from wijkaanpak.knowledge.queries.alike import Start
from wijkaanpak.methods.elections import Utility
from wijkaanpak.methods.pots import Guarantee
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import attached, page, send_file

KEEPERS = {
    "keeps": Right.KEEP_ROUND,
    "counts": Right.KEEP_BALLOTS,
    "makes_codes": Right.KEEP_CODES,
    "knows_addresses": Right.KEEP_ADDRESSES,
    "member": Right.BE_MEMBER,
}


def frame(viewer: Viewer, number: int) -> dict[str, Any]:
    """Return what every page of a round shows: the round, its rules, fingerprint and doors."""
    return frame_of(viewer, found.visible_round(viewer, number))


def frame_of(viewer: Viewer, round: SomeRound) -> dict[str, Any]:
    """Return the frame of a round that was read already."""
    fixed, today = found.rules_of(round), clock.today()
    return {
        "round": round,
        "fixed": fixed,
        "may_plan": round.state == RoundState.PLANS and rules.takes_plans(fixed, today),
        "may_vote": round.state == RoundState.VOTING and rules.takes_votes(fixed, today),
        "print": rules.in_groups(round.fingerprint),
        "state": state_of(round),
        **{name: viewer.may(right) for name, right in KEEPERS.items()},
    }


def state_of(round: SomeRound) -> dict[str, str]:
    tone, word = ROUND_STATES[round.state]
    return {"tone": tone, "word": _(word)}


def shown(plan: SomePlan) -> dict[str, Any]:
    """Return a plan with the word for its state."""
    tone, word = PLAN_STATES[plan.state]
    return {"plan": plan, "tone": tone, "word": _(word)}


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All rounds here, newest first, and how a round goes."""
    rows = [{"round": row, "state": state_of(row), "fixed": found.rules_of(row)}
            for row in found.rounds(viewer)]  # fmt: skip
    context = {"rounds": rows, "keeps": viewer.may(Right.KEEP_ROUND)}
    return page(request, "budget/listing.html", context)


@open_to(ANYONE, post=NOBODY)
def round(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """One round: what it is about, where it stands, its plans, and what you can do now."""
    context = frame(viewer, number)
    row = context["round"]
    plans = sorted(found.plans(viewer, row), key=lambda plan: plan.state not in rules.CHOSEN)
    context |= {
        "plans": [shown(plan) for plan in plans],
        "on_ballot": any(plan.state in rules.ON_THE_BALLOT for plan in plans),
        "numbers": voting.numbers(row) if row.vote_opened else None,
        "next": next_step(row) if context["keeps"] else None,
        "may_note": row.state in rules.TIME_FOR[rules.Doing.WRITE_MISSING],
        "may_stop": context["keeps"] and row.state in rules.TIME_FOR[rules.Doing.STOP],
    }
    return page(request, "budget/round.html", context)


def next_step(round: SomeRound) -> str:
    """Return the next step that the round keeper takes, or nothing (the count is a clerk's)."""
    if round.state in {RoundState.COUNTING, RoundState.FOLLOWING, RoundState.STOPPED}:
        return ""
    return str(rules.next_state(RoundState(round.state)))


@open_to(ANYONE, post=NOBODY)
def rules_page(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """All rules of a round as they are published, with their fingerprint."""
    context = frame(viewer, number)
    fixed = context["fixed"]
    context |= {
        "pots": [(pot, fixed.sources[pot.key], asked_in_words(pot)) for pot in fixed.pots],
        "themes": [(theme.name, counted_as(fixed, theme.name)) for theme in fixed.themes],
        "promised": [(one, promised_to(one)) for one in fixed.guarantees],
        "kind": kind_in_words(fixed),
        "equal": fixed.rule.name == rules.EQUAL_SHARES.name,
        "by_points": fixed.rule.utility == Utility.POINTS,
        "ways": [
            (_(WAYS[way]), int(100 * fixed.rule.channels[way]))
            for way in Way
            if way in fixed.rule.channels
        ],
        "unshared": next((_(WAYS[way]) for way in Way if way not in fixed.rule.channels), ""),
        "few_votes": rules.FEW_VOTES,
    }
    return page(request, "budget/rules.html", context)


def counted_as(fixed: rules.RoundRules, theme: str) -> str:
    """Return what a theme counts as for the pots, in words."""
    return themes_in_words(rules.touches(fixed, theme))


def promised_to(one: Guarantee) -> str:
    """Return for which plans money was promised beforehand."""
    if one.ages:
        return _("for plans by and for people from %s to %s years") % one.ages
    words = [themes_in_words({theme}) or theme for theme in sorted(one.themes)]
    return _("for plans of: %(these)s") % {"these": ", ".join(words)}


def kind_in_words(fixed: rules.RoundRules) -> str:
    if fixed.ballot is BallotKind.KNAPSACK:
        return _("You spend the money: choose plans until it is used.")
    values = {"least": fixed.least, "most": fixed.most}
    if fixed.ballot is BallotKind.POINTS:
        return _("You divide %(most)s points over the plans.") % values
    return _("You choose at least %(least)s and at most %(most)s plans.") % values


@open_to(ANYONE, post=NOBODY)
def rules_file(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The exact rules as a file; its SHA-256 is the fingerprint."""
    row = found.visible_round(viewer, number)
    name = f"{viewer.here.slug}-{number}-spelregels.json"
    return attached(row.rules, "application/json", name)


@open_to(ANYONE, post=NOBODY)
def plan(request: HttpRequest, viewer: Viewer, number: int, plan: uuid.UUID) -> HttpResponse:
    """One plan: the eight answers, the check, who stands behind it, and how it went on."""
    context = frame(viewer, number)
    row = found.visible_plan(viewer, context["round"], plan)
    maker = found.is_maker(row, viewer.person)
    waiting = [a for a in row.authors.all() if not a.agreed and a.person == viewer.person]
    context |= shown(row) | {
        "makers": found.makers(row),
        "maker": maker and not waiting,
        "asked": bool(waiting),
        "checks": found.checks(row),
        "support": found.support_for(row),
        "supports": found.supports(row, viewer.person),
        "merges": found.merges_asked(viewer.somebody, row) if maker and not waiting else [],
        "steps": [(step, _(FOLLOWED[Followed(step.what)])) for step in row.steps.all()],
        "speaks": viewer.may(Right.SPEAK) and row.state in rules.LIVING,
        "changes": row.state in rules.CAN_CHANGE
        and context["round"].state in rules.TIME_FOR[rules.Doing.IMPROVE_PLAN],
        "chosen": row.state in rules.CHOSEN,
        "counted": context["round"].result and row.state in rules.ON_THE_BALLOT,
    }
    behind = len(context["makers"]) + context["support"]
    context["lacks"] = max(0, context["fixed"].supporters - behind)
    context["start"] = start_of(row, context["maker"]) if context["changes"] else None
    return page(request, "budget/plan.html", context)


def start_of(plan: SomePlan, maker: bool) -> Start:
    """Return a plan as the lessons know it: others see it only when it was handed in."""
    text = " ".join((plan.title, plan.what, plan.why, plan.who, plan.needed))
    seen = plan.state != "idea"
    return Start(
        text, ref=plan.ref, title=plan.title, path=plan.get_absolute_url(), may_say=maker and seen
    )


@open_to(ANYONE, post=NOBODY)
def photo(request: HttpRequest, viewer: Viewer, number: int, plan: uuid.UUID) -> HttpResponseBase:
    """The photo of a plan."""
    row = found.visible_plan(viewer, found.visible_round(viewer, number), plan)
    return send_file(request, found.photo_of(row), "photo")


def channels(numbers: voting.Numbers) -> list[tuple[str, int]]:
    """Return how the ballots came in, in words."""
    return [(_(CHANNELS[name]), many) for name, many in numbers.channels.items()]
