"""Spot checks: the lot of a month, and the receipts that it asks for."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak.funds import actions, queries
from wijkaanpak.funds.forms import FindingForm, ProofForm
from wijkaanpak.funds.rules import FINDING_WORDS, Finding
from wijkaanpak.people.gate import NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import page, told_at

FORM = "funds/form.html"
# What a badge says of a finding: its tone and its drawing.
LOOKS = {"asked": ("note", "clock"), "good": ("kept", "check"), "not good": ("broken", "x")}


def drawn_row(drawn: Any) -> dict[str, Any]:
    tone, drawing = LOOKS[drawn.finding]
    word = _(FINDING_WORDS[drawn.finding])
    return {"drawn": drawn, "tone": tone, "icon": drawing, "word": word}


def lots(viewer: Viewer) -> dict[str, Any]:
    """Return what the cash desk shows of the lots: what is due, asked for, and found."""
    return {
        "due": queries.month_due(viewer.here),
        "asked": queries.to_look_at(viewer),
        "lots": [
            {"lot": lot, "rows": [drawn_row(one) for one in lot.drawn.all()]}
            for lot in queries.last_lots(viewer)
        ],
    }


@open_to(NOBODY, post=Right.SEE_CASH_DESK)
def draw_lot(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The lot of the oldest month that awaits it is drawn; whoever presses, it is the same."""
    lot = actions.draw_lot(by=viewer.somebody, here=viewer.here)
    values = {"drawn": lot.drawn.count(), "small": lot.small}
    messages.success(request, _("Small payments: %(small)s. Drawn: %(drawn)s.") % values)
    return redirect("funds:desk", viewer.here.slug)


@open_to(Right.LOOK_ALONG)
def look_at_receipt(request: HttpRequest, viewer: Viewer, payment: uuid.UUID) -> HttpResponse:
    """The second pair of eyes says what they found of a receipt that the lot asked for."""
    drawn = queries.drawn_at_the_desk(viewer, payment)
    form = FindingForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "words"):
            good = form.cleaned_data["finding"] == Finding.GOOD
            words = form.cleaned_data["words"]
            actions.look_at_receipt(by=viewer.somebody, drawn=drawn, good=good, words=words)
            return redirect(drawn.payment)
    lead = _("Is there a receipt, with the same sum, for this goal, from this month?")
    title = _("Is this receipt good?")
    return page(request, FORM, {"title": title, "lead": lead, "payment": drawn.payment}, form=form)


@open_to(Right.BE_MEMBER)
def own_receipt(request: HttpRequest, viewer: Viewer, payment: uuid.UUID) -> HttpResponse:
    """A worker keeps the receipt of what they paid from their own free hand."""
    found = queries.own_payment(viewer, payment)
    lead = _("The lot asks for some receipts, of everybody alike. This time one of yours.")
    return keep_receipt(request, viewer, found, found.goal, {"lead": lead, "goal": found.goal})


def keep_receipt(
    request: HttpRequest, viewer: Viewer, payment: Any, then: Any, context: dict[str, Any]
) -> HttpResponse:
    """Ask for the receipt of a payment and keep it; then show what it belongs to."""
    form = ProofForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with told_at(form, "photo"):
            photo, words = form.photo_bytes(), form.cleaned_data["words"]
            actions.prove(by=viewer.somebody, payment=payment, photo=photo, words=words)
            return redirect(then)
    return page(request, FORM, {"title": _("Keep the receipt"), **context}, form=form)
