"""What everybody may read: the pots, one pot with its ledger, goals, and the account of one."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkaanpak import clock
from wijkaanpak.funds import queries, rules
from wijkaanpak.funds.queries import Aimed, Balance, Held
from wijkaanpak.funds.rules import (
    KIND_WORDS,
    LEVEL_WORDS,
    MOVE_WORDS,
    PURPOSE_WORDS,
    STATE_WORDS,
    THEME_WORDS,
    WEIGHT_WORDS,
    Unspent,
)
from wijkaanpak.neighbourhoods.rules import TASK_WORDS
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import page
from wijkaanpak.ui.templatetags.ui_words import money

# What a badge says of a payment: its tone and its drawing.
STATE_LOOKS = {
    "waiting": ("note", "clock"),
    "paid": ("kept", "check"),
    "sent back": ("broken", "x"),
    "undone": ("neutral", "history"),
}


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All pots as bars, what goes to which task, and what the money is for."""
    context = overview(viewer) | {
        "may_lay": viewer.may(Right.SPEAK),
        "may_keep": viewer.may(Right.KEEP_MONEY),
        "may_see": viewer.may(Right.SEE_CASH_DESK),
    }
    return page(request, "funds/listing.html", context)


def overview(viewer: Viewer) -> dict[str, Any]:
    """Return what the list and the poster show: the same figures, once."""
    found = queries.held(viewer.here, clock.today())
    pooled = [one for one in found if one.pooled]
    goals = queries.aimed(viewer.here, (one.balance for one in pooled))
    return {
        "cards": [card(one) for one in pooled],
        "on_table": [card(one) for one in found if not one.pooled],
        "whole": parts(total(pooled)),
        "sum": sum(one.balance.came_in for one in pooled),
        "unspent": [card(one) for one in found if one.unspent and one.pooled],
        "goals": [goal_row(one) for one in queries.as_wholes(goals)],
        "tasks": tasks(goals),
        "given": sum(one.given for one in goals),
    }


def total(found: list[Held]) -> Balance:
    """Return all pots as if they were one."""
    whole = Balance()
    for one in found:
        whole.came_in += one.balance.came_in
        whole.free += one.balance.free
        for mine, theirs in (
            (whole.reserved, one.balance.reserved),
            (whole.paid, one.balance.paid),
        ):
            for goal, cents in theirs.items():
                mine[goal] += cents
    return whole


def parts(balance: Balance) -> list[tuple[str, int, str]]:
    """Return a pot as the bar shows it: paid, set aside, and free."""
    sums = ((_("Paid"), balance.spent), (_("Set aside"), balance.set_aside))
    return [(word, cents, money(cents)) for word, cents in (*sums, (_("Free"), balance.free))]


def card(one: Held) -> dict[str, Any]:
    return {
        "pot": one.pot,
        "balance": one.balance,
        "parts": parts(one.balance),
        "kind": _(KIND_WORDS[one.pot.kind]),
        "level": _(LEVEL_WORDS[one.pot.level]),
        "unspent": warning(one),
    }


def warning(one: Held) -> str:
    """Return the sentence about money that is left while its day is near."""
    if one.unspent is None or one.pot.ends is None:
        return ""
    days = (one.pot.ends - clock.today()).days
    values = {"euros": money(one.balance.left), "days": days}
    if one.unspent is Unspent.PAST:
        return _("%(euros)s is left, and its day has passed. Ask the funder what now.") % values
    if days == 0:
        return _("%(euros)s is not spent yet, and today is the last day.") % values
    words = ngettext(
        "%(euros)s is not spent yet, and there is %(days)s day left.",
        "%(euros)s is not spent yet, and there are %(days)s days left.",
        days,
    )
    return words % values


def goal_row(one: Aimed) -> dict[str, Any]:
    return {
        "goal": one.goal,
        "given": one.given,
        "paid": one.paid,
        "task": task_of(one.goal),
        "purpose": _(PURPOSE_WORDS[one.goal.purpose]),
    }


def task_of(goal: Any) -> str:
    """Return on which task a goal weighs; with a round that is for residents to choose."""
    return (
        _("Residents choose") if goal.purpose == rules.Purpose.ROUND else _(TASK_WORDS[goal.task])
    )


def tasks(found: list[Aimed]) -> list[tuple[str, int, str]]:
    """Return the balance line: what goes to social, physical and energy work.

    What residents have still to choose in a round stands apart.
    """
    sums = queries.balance_line(found)
    whole = sum(one.given for one in found)
    rows = [(_(TASK_WORDS[task]), cents) for task, cents in sums.items()]
    if to_choose := whole - sum(sums.values()):
        rows.append((_("Residents still choose"), to_choose))
    return [
        (word, cents, f"{money(cents)} ({round(cents * 100 / (whole or 1))}%)")
        for word, cents in rows
    ]


@open_to(ANYONE, post=NOBODY)
def fragmentation(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """How many pots, funders, end dates and reports there are for one theme."""
    rows = [
        {
            "theme": _(THEME_WORDS[one.theme]),
            "pots": one.pots,
            "owners": len(one.owners),
            "ends": len(one.ends),
            "reports": one.reports,
        }
        for one in queries.fragmentation(viewer.here)
    ]
    return page(request, "funds/fragmentation.html", {"rows": rows})


@open_to(ANYONE, post=NOBODY)
def pot(request: HttpRequest, viewer: Viewer, pot: uuid.UUID) -> HttpResponse:
    """One pot: what its funder asks, what it holds, and every movement."""
    found = queries.get_pot(viewer.here, pot)
    one = queries.held_pot(found, clock.today())
    asked_from = request.GET.get("vanaf", "")
    lines, older = queries.extract(found, int(asked_from) if asked_from.isdecimal() else 0)
    context = card(one) | {
        "asks": asks(found),
        "lines": [line_row(line) for line in lines],
        "older": f"?vanaf={older}" if older else "",
        "weight": _(WEIGHT_WORDS[rules.account_weight(one.balance.came_in)]),
        "may_keep": viewer.may(Right.KEEP_MONEY),
        "may_speak": viewer.may(Right.SPEAK),
    }
    return page(request, "funds/pot.html", context, part="rows")


def asks(found: Any) -> list[tuple[str, str]]:
    """Return the conditions of a pot in words, each with its label."""
    shares = (
        (_("People bring at least"), found.own_share),
        (_("It pays of the cost at least"), found.least_share),
        (_("It pays of the cost at most"), found.most_share if found.most_share < 100 else 0),
    )
    ages = found.ages
    told = [
        (_("Only for"), ", ".join(_(THEME_WORDS[theme]) for theme in found.themes)),
        (_("Only in"), ", ".join(one.area.name for one in found.areas.all())),
        (_("Only for people"), _("from %s to %s years") % ages if ages else ""),
        *((label, f"{share}%" if share else "") for label, share in shares),
        (_("On the ground of"), found.ground),
        (_("SiSa code"), found.sisa),
    ]
    return [(label, words) for label, words in told if words]


def line_row(line: queries.Line) -> dict[str, Any]:
    """Return one movement as the extract shows it."""
    movement = line.movement
    return {
        "number": movement.number,
        "on": movement.on,
        "move": _(MOVE_WORDS[movement.move]),
        "words": line.words,
        "goal": line.goal,
        "cents": line.cents,
        "minus": movement.move in {"given back", "reversal", "release"},
        "undone": hasattr(movement, "reversed_by"),
        "movement": movement,
    }


@open_to(ANYONE, post=NOBODY)
def sisa(request: HttpRequest, viewer: Viewer, pot: uuid.UUID) -> HttpResponse:
    """What a municipality copies into its account to the state: per year, and added up."""
    found = queries.get_pot(viewer.here, pot)
    return page(request, "funds/sisa.html", {"pot": found, "years": sisa_years(found)})


def sisa_years(found: Any) -> list[dict[str, int]]:
    """Return per year what came in, what was paid, and what was left at its end."""
    came_in = spent = 0
    rows = []
    for year, (came, paid) in queries.paid_per_year(found).items():
        came_in, spent = came_in + came, spent + paid
        rows.append(
            {
                "year": year,
                "came_in": came,
                "paid": paid,
                "paid_in_all": spent,
                "left": came_in - spent,
            }
        )
    return rows


@open_to(ANYONE, post=NOBODY)
def goal(request: HttpRequest, viewer: Viewer, goal: uuid.UUID) -> HttpResponse:
    """What one goal was given by which pots, who decided, and what was paid."""
    found = queries.get_goal(viewer.here, goal)
    parts = queries.parts_of(found) if found.purpose == rules.Purpose.ROUND else []
    givers = queries.givers(found, parts)
    context = {
        "goal": found,
        "parts": parts,
        "givers": givers,
        "given": sum(one.given for one in givers),
        "paid": sum(one.paid for one in givers),
        "facts": goal_facts(found),
        "decisions": queries.decisions_on(found),
        "payments": [payment_row(one) for one in queries.paid_for_goal(found)],
        "interests": [(one, queries.may_end(viewer, one)) for one in queries.interests_in(found)],
        "reports": queries.reports_on(found),
        "may_keep": viewer.may(Right.KEEP_MONEY),
        "may_gain": viewer.may(Right.BE_MEMBER) and queries.can_be_gained_from(found),
        "is_hand": viewer.person is not None and found.holder_id == viewer.person.pk,
    }
    return page(request, "funds/goal.html", context)


def goal_facts(found: Any) -> list[tuple[str, str]]:
    ages = found.ages
    told = [
        (_("What kind"), _(PURPOSE_WORDS[found.purpose])),
        (_("Task"), "" if found.purpose == rules.Purpose.ROUND else task_of(found)),
        (_("Touches"), ", ".join(_(THEME_WORDS[theme]) for theme in found.themes)),
        (_("Where"), ", ".join(one.area.name for one in found.areas.all())),
        (_("For people"), _("from %s to %s years") % ages if ages else ""),
        (_("Costs in all"), money(found.cost) if found.cost else ""),
        (_("Of which people bring"), money(found.own) if found.own else ""),
    ]
    return [(label, words) for label, words in told if words]


def payment_row(payment: Any) -> dict[str, Any]:
    tone, drawing = STATE_LOOKS[payment.state]
    return {
        "payment": payment,
        "tone": tone,
        "icon": drawing,
        "word": _(STATE_WORDS[payment.state]),
    }


@open_to(ANYONE, post=NOBODY)
def report(request: HttpRequest, viewer: Viewer, report: uuid.UUID) -> HttpResponse:
    """One story and one extract, for all funders at once; each owner can accept it."""
    found = queries.get_report(viewer.here, report)
    owners = queries.owners_of(found)
    rows = list(queries.paid_for(found.goal, found.first, found.last))
    per_pot: dict[Any, int] = {}
    for row in rows:
        per_pot[row.account.pot] = per_pot.get(row.account.pot, 0) + row.cents
    paid = sum(per_pot.values())
    context = {
        "report": found,
        "rows": [spent_row(row) for row in rows],
        "per_pot": sorted(per_pot.items(), key=lambda pair: pair[0].title),
        "paid": paid,
        "weight": _(WEIGHT_WORDS[rules.account_weight(paid)]),
        "owners": owners,
        "mine": queries.may_accept(viewer, found, owners),
    }
    return page(request, "funds/report.html", context)


def spent_row(row: Any) -> dict[str, Any]:
    """Return one payment, or what took it back, as an account shows it."""
    movement = row.movement
    payment = (movement.reverses or movement).payment
    return {
        "on": movement.on,
        "pot": row.account.pot,
        "words": payment.what,
        "undone": movement.reverses_id is not None,
        "proven": payment.proven is not None,
        "cents": row.cents,
    }
