"""The change guard, the handover of a post, and the promises that a successor answers."""

from __future__ import annotations

import uuid
from functools import cache

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.contacts import actions, forms, queries
from wijkaanpak.contacts.views.holding import form_page
from wijkaanpak.network.queries import require_seat
from wijkaanpak.people.gate import ANYONE, NOBODY, SIGNED_IN, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import page, told_at


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


@open_to(SIGNED_IN)
def introduce(request: HttpRequest, viewer: Viewer, tenure: uuid.UUID) -> HttpResponse:
    """How many neighbours were introduced, and said yes or no. No name is asked."""
    row = queries.get_tenure(viewer.here, tenure)
    known = queries.handover_of(row)
    if known is None:
        raise Http404
    if not queries.holds(viewer.person, row.post):
        require_seat(viewer.person, row.post.party)
    names = ("asked", "yes", "no")
    start = {name: getattr(known, name) for name in names}
    form = forms.IntroductionsForm(request.POST or None, initial=start)
    if form.is_valid():
        with told_at(form, "asked"):
            given = {name: form.cleaned_data[name] for name in names}
            actions.count_introductions(by=viewer.somebody, handover=known, **given)
            return redirect(row.post)
    return form_page(request, form, _("Introductions"), _("Keep"), row.post)


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
    return form_page(request, form, _("Promises of this post"), _("Answer"), row, promises=waiting)
