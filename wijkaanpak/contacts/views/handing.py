"""The change guard, the handover of a post, and the promises that a successor answers."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak import clock
from wijkaanpak.contacts import actions, forms, queries
from wijkaanpak.contacts.rules import MEET_WORDS
from wijkaanpak.methods import printing
from wijkaanpak.network.queries import require_seat
from wijkaanpak.people.gate import ANYONE, NOBODY, SIGNED_IN, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right, show_code
from wijkaanpak.people.views import source
from wijkaanpak.ui.pages import form_page, page, told_at
from wijkaanpak.ui.papers import look_of, send_paper, typed


@open_to(ANYONE, post=NOBODY)
def guard(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Who leaves soon, what hangs on their post, and which handover is planned."""
    found = cache(lambda: queries.changes_ahead(viewer.here))  # only when drawn anew
    return page(request, "contacts/guard.html", {"found": found})


@open_to(Right.SPEAK)
def plan(request: HttpRequest, viewer: Viewer, tenure: uuid.UUID) -> HttpResponse:
    """A party says how a post is handed over."""
    row = queries.get_tenure(viewer.here, tenure)
    require_seat(viewer.person, row.post.party)
    known = queries.handover_of(row)
    names = ("successor", "begins", "plan")
    start = {name: getattr(known, name) for name in names} if known else {"begins": clock.today()}
    form = forms.HandoverForm(request.POST or None, initial=start)
    if form.is_valid():
        with told_at(form, "plan"):
            given = {name: form.cleaned_data[name] for name in (*names, "key")}
            actions.plan_handover(by=viewer.somebody, leaver=row, **given)
            return redirect(row.post)
    return form_page(request, form, _("How is this post handed over?"), _("Keep"), row.post)


@never_cache
@open_to(SIGNED_IN)
def introduce(request: HttpRequest, viewer: Viewer, tenure: uuid.UUID) -> HttpResponse:
    """Cards to hand to neighbours, as a file that is kept nowhere; and the numbers with a yes."""
    row = queries.get_tenure(viewer.here, tenure)
    known = queries.handover_of(row)
    if known is None or known.done:
        raise Http404
    queries.require_keeper(viewer.person, row.post)
    form = forms.CardsForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "many"):
            given = {name: form.cleaned_data[name] for name in ("many", "key")}
            made = actions.give_cards(by=viewer.somebody, handover=known, **given)
            return cards(viewer, known, made)
    context = {
        "about": row.post,
        "welcome": queries.said_yes(known),
        "action": _("Make the cards"),
    }
    return page(request, "contacts/introduce.html", context, part="form", form=form)


def cards(viewer: Viewer, plan: queries.SomePlan, made: list[tuple[int, str]]) -> HttpResponse:
    """Return the cards as one PDF, four on a sheet."""
    link = settings.SITE_URL + reverse("contacts:meet", args=[viewer.here.slug])
    rows = [
        printing.Invite(show_code(code), f"{link}?code={code}", number=str(serial))
        for serial, code in made
    ]
    names = {"leaver": plan.leaver.name, "post": plan.post.title, "successor": plan.successor}
    question = _("Do you want to meet who comes?")
    if plan.successor:
        question = _("Do you want to meet %(successor)s, who comes?") % names
    words = printing.InviteWords(
        title=_("Introduce who comes"),
        what=question,
        where="",
        main=printing.Said(
            language=get_language() or "nl",
            greeting=_("Hello neighbour,"),
            invited=_("%(leaver)s (%(post)s) goes.") % names,
            when="",
            scan=_("Scan this with your phone."),
            visit=_("Or go to"),
            your_code=_("Your code"),
            answers=tuple(_(word) for word in MEET_WORDS.values()),
            free=_("A no is fine, and nobody asks again. Your name is kept nowhere."),
        ),
        under=None,
        address=typed(link),
    )
    pdf = printing.invitations(rows, words, look=look_of(viewer.here))
    return send_paper(pdf, f"{viewer.here.slug}-kennismaken")


@never_cache
@open_to(ANYONE)
def meet(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The page behind the QR code: no account, yes or no, and nobody asks again."""
    form = forms.AcquaintanceForm(
        request.POST or None, initial={"code": request.GET.get("code", "")}
    )
    if form.is_valid():
        with told_at(form, "code"):
            given = form.cleaned_data
            card = actions.knock(here=viewer.here, typed=given["code"], source=source(request))
            yes = given["answer"] == "yes"
            actions.answer_card(card=card, yes=yes)
            return page(request, "contacts/met.html", {"yes": yes, "plan": card.handover})
    return page(request, "contacts/meet.html", {}, form=form)


@open_to(NOBODY, post=SIGNED_IN)
def done(request: HttpRequest, viewer: Viewer, tenure: uuid.UUID) -> HttpResponse:
    """The walk was walked."""
    row = queries.get_tenure(viewer.here, tenure)
    known = queries.handover_of(row)
    if known is None:
        raise Http404
    actions.finish_handover(by=viewer.somebody, handover=known)
    return redirect(row.post)


@open_to(Right.SPEAK)
def promises(request: HttpRequest, viewer: Viewer, post: uuid.UUID) -> HttpResponse:
    """A successor answers each promise of the post: taken over, or not, because."""
    row = queries.get_post(viewer.here, post)
    require_seat(viewer.person, row.party)
    waiting = queries.promises_to_take_over(row)
    form = forms.TakeOverForm(request.POST or None, promises=waiting)
    if form.is_valid():
        with told_at(form):
            answered = actions.take_over_promises(
                by=viewer.somebody, post=row, answers=form.answers()
            )
            messages.success(
                request,
                _("%(n)s promises answered. Everybody can read it.") % {"n": len(answered)},
            )
            return redirect(row)
    own: dict[str, Any] = {"promises": waiting, "template": "contacts/take_over.html"}
    return form_page(request, form, _("Promises of this post"), _("Answer"), row, **own)
