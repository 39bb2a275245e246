"""The cash desk: paying, looking along, and receipts."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak.funds import actions, queries, rules
from wijkaanpak.funds.actions import Bill
from wijkaanpak.funds.forms import PayForm, SpendForm, WhyForm
from wijkaanpak.funds.rules import Level, Purpose
from wijkaanpak.funds.views.checking import drawn_row, keep_receipt, lots
from wijkaanpak.funds.views.reading import payment_row
from wijkaanpak.people.gate import NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused
from wijkaanpak.ui.pages import page, say, send_file, told_at
from wijkaanpak.ui.templatetags.ui_words import money

FORM = "funds/form.html"


@open_to(Right.SEE_CASH_DESK)
def desk(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What waits for a second pair of eyes, what has no receipt yet, and everything paid."""
    rows = queries.payments_page(viewer, as_number(request.GET.get("na")))
    older = f"?na={rows[queries.MOST - 1].pk}" if len(rows) > queries.MOST else ""
    waiting, unproven = queries.to_do(viewer)
    held = queries.held_among(waiting)
    context = {
        "waiting": [payment_row(one) | {"held": one.pk in held} for one in waiting],
        "unproven": unproven,
        "payments": [payment_row(one) for one in rows[: queries.MOST]],
        "older": older,
        "limit": queries.four_eyes_limit(viewer.here),
        "may_keep": viewer.may(Right.KEEP_MONEY),
        "may_look": viewer.may(Right.LOOK_ALONG),
        **lots(viewer),
    }
    return page(request, "funds/desk.html", context)


def as_number(words: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(words or "")
    except ValueError:
        return None


def sources(viewer: Viewer, goal: Any = None) -> dict[str, tuple[Any, Any, int]]:
    """Return from what can be paid: pot and goal with what is left; one free hand, or the rest."""
    goals = {one.pk: one for one in queries.goals(viewer.here)}
    if goal is None:
        apart = {Purpose.ROUND, Purpose.FREE_HAND}
        goals = {key: one for key, one in goals.items() if one.purpose not in apart}
    else:
        goals = {goal.pk: goal}
    sums = queries.balances(viewer.here)
    return {
        f"{pot.pk}:{key}": (pot, goals[key], cents)
        for pot in queries.with_areas_here(viewer.here)
        if pot.level != Level.TABLE
        for key, cents in sums[pot.pk].reserved.items()
        if cents > 0 and key in goals
    }


def in_words(found: dict[str, tuple[Any, Any, int]]) -> list[tuple[str, str]]:
    return [
        (key, f"{pot.title} → {goal.title} ({money(cents)})")
        for key, (pot, goal, cents) in found.items()
    ]


def bill_of(form: Any, found: dict[str, tuple[Any, Any, int]]) -> Bill:
    given = form.cleaned_data
    pot, goal, _left = found[given["source"]]
    said = (given["euros"], given["what"], given["payee"], given.get("reference", ""))
    return Bill(pot, goal, *said)


@open_to(Right.KEEP_MONEY)
def pay(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The treasurer prepares a payment; a small one is paid at once."""
    found = sources(viewer)
    start = {"source": request.GET.get("van", "")}
    sent = (request.POST or None, request.FILES or None)
    form = PayForm(*sent, sources=in_words(found), initial=start)
    if form.is_valid():
        with told_at(form):
            made = bill_of(form, found)
            key = form.cleaned_data["key"]
            photo = form.photo_bytes()
            payment = actions.prepare_payment(by=viewer.somebody, bill=made, key=key)
            keep_proof(request, viewer, payment, photo, "")
            messages.success(request, how_it_stands(payment))
            return redirect(payment)
    lead = _("Above € %(limit)s somebody else looks along before it is paid.") % {
        "limit": queries.four_eyes_limit(viewer.here)
    }
    return page(
        request, FORM, {"title": _("Pay a bill"), "lead": lead, "at_desk": True}, form=form
    )


def how_it_stands(payment: Any) -> str:
    if payment.paid:
        return _("Paid, and written down.")
    return _("Prepared. It is paid when a second pair of eyes has looked.")


@open_to(Right.BE_MEMBER)
def spend(request: HttpRequest, viewer: Viewer, goal: uuid.UUID) -> HttpResponse:
    """A worker tells what they paid from their own free hand."""
    hand = queries.own_hand(viewer, goal)
    found = sources(viewer, hand)
    form = SpendForm(request.POST or None, request.FILES or None, sources=in_words(found))
    if form.is_valid():
        with told_at(form):
            key, photo = form.cleaned_data["key"], form.photo_bytes()
            payment = actions.spend_free_hand(
                by=viewer.somebody, bill=bill_of(form, found), key=key
            )
            keep_proof(request, viewer, payment, photo, form.cleaned_data["words"])
            return redirect(hand)
    lead = _("You do not have to ask first. Tell it here, so that everybody can see it.")
    context = {"title": _("Paid from my free hand"), "lead": lead, "goal": hand}
    return page(request, FORM, context, form=form)


def keep_proof(
    request: HttpRequest, viewer: Viewer, payment: Any, photo: bytes, words: str
) -> None:
    """Keep the receipt of what was paid already; a bad photo does not undo the payment."""
    if payment.proven or not (photo or words):
        return
    try:
        actions.prove(by=viewer.somebody, payment=payment, photo=photo, words=words)
    except Refused as refusal:
        messages.warning(request, say(refusal))


@open_to(Right.SEE_CASH_DESK)
def payment(request: HttpRequest, viewer: Viewer, payment: uuid.UUID) -> HttpResponse:
    """One payment with everything that two people must see before they say yes."""
    found = queries.payment_at_the_desk(viewer, payment)
    waits = found.state == rules.State.WAITING
    interested = queries.interested_in(found.goal)
    mine = str(viewer.somebody.pk)
    context = payment_row(found) | {
        "may_look": waits and viewer.may(Right.LOOK_ALONG) and mine not in interested,
        "is_mine": waits and found.prepared_by_id == viewer.somebody.pk,
        "interested": mine in interested,
        "held_until": queries.held_until(found) if waits else None,
        "may_keep": viewer.may(Right.KEEP_MONEY),
        "left": queries.left_to_pay(found.pot, found.goal) + (found.cents if waits else 0),
        "limit": queries.four_eyes_limit(viewer.here),
        "lot": drawn_row(found.drawn) if hasattr(found, "drawn") else None,
        "may_check": viewer.may(Right.LOOK_ALONG) and mine != str(found.prepared_by_id),
    }
    return page(request, "funds/payment.html", context)


@open_to(NOBODY, post=Right.LOOK_ALONG)
def look(request: HttpRequest, viewer: Viewer, payment: uuid.UUID) -> HttpResponse:
    """The second pair of eyes says yes, and it is paid."""
    found = queries.payment_at_the_desk(viewer, payment)
    actions.look_along(by=viewer.somebody, payment=found)
    messages.success(request, _("Paid, with two pairs of eyes."))
    return redirect(found)


@open_to(Right.LOOK_ALONG)
def send_back(request: HttpRequest, viewer: Viewer, payment: uuid.UUID) -> HttpResponse:
    """The second pair of eyes says no, with a reason."""
    found = queries.payment_at_the_desk(viewer, payment)
    form = WhyForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            actions.send_back(by=viewer.somebody, payment=found, why=form.cleaned_data["why"])
            return redirect(found)
    lead = _("Nothing is paid. Who prepared it reads why, and so does everybody in the logbook.")
    context = {"title": _("Do not pay this"), "lead": lead, "payment": found}
    return page(request, FORM, context, form=form)


@open_to(Right.KEEP_MONEY)
def prove(request: HttpRequest, viewer: Viewer, payment: uuid.UUID) -> HttpResponse:
    """The treasurer keeps the receipt of a payment."""
    found = queries.payment_at_the_desk(viewer, payment)
    return keep_receipt(request, viewer, found, found, {"payment": found})


@open_to(Right.SEE_CASH_DESK, post=NOBODY)
def proof(request: HttpRequest, viewer: Viewer, payment: uuid.UUID) -> HttpResponseBase:
    """The photo of a receipt, for who sees the cash desk."""
    found = queries.payment_at_the_desk(viewer, payment)
    return send_file(request, queries.proof_of(found), "photo")
