"""One's own page in an assembly: without an account, with the secret code from signing up."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak.assemblies import forms
from wijkaanpak.assemblies.actions import seats as actions
from wijkaanpak.assemblies.actions.attending import Needs, write_needs_oneself
from wijkaanpak.assemblies.actions.pool import own_page
from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.queries import pool, seats, sessions
from wijkaanpak.assemblies.queries.assemblies import SomeAssembly
from wijkaanpak.assemblies.rules import AT_THE_TABLE, SeatState, Why
from wijkaanpak.assemblies.rules.sessions import CARE_WORDS
from wijkaanpak.assemblies.views.joining import NUMBER, hold
from wijkaanpak.assemblies.views.sessions import hours_of, title_of, where
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.views import source
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.ui.pages import confirm, form_page, is_sure, page, told_at

MINE = "own_page_in_pool"
HAS_DAYS = (SeatState.RESERVE, *AT_THE_TABLE)  # who keeps the days free
NEEDS = ("kinds", "language", "words")


@never_cache
@open_to(ANYONE)
def mine(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """Whether one is drawn; first the code is asked."""
    row = found.get_assembly(viewer, assembly)
    form = forms.OwnCodeForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "code"):
            signup = own_page(
                assembly=row, typed=form.cleaned_data["code"], source=source(request)
            )
            hold(request, MINE, str(signup.pk))
            return redirect("assemblies:mine", viewer.here.slug, row.pk)
    signup = _opened(request, row)
    if signup is None or form.is_bound:
        return page(request, "assemblies/mine_code.html", {"assembly": row}, form=form)
    place = seats.place_of(signup)
    state = place.state if place else ""
    days = sessions.sessions_of(row) if state in HAS_DAYS else []
    seated = state in AT_THE_TABLE and not row.forgotten
    known = sessions.own_needs(signup) if seated else None
    over = sessions.over(days)
    context = {
        "days": [(one, title_of(one), hours_of(one), where(one)) for one in days],
        "needs": [_(CARE_WORDS[kind]) for kind in known.kinds] if known else [],
        "may_ask": seated and not over,
        "was_there": state == SeatState.CONFIRMED and over,
        "assembly": row,
        "signup": signup,
        "state": state,
        "may_say_yes": state == SeatState.WAITING and not row.forgotten,
        "may_stop": state in HAS_DAYS and not (row.forgotten or over),
        "may_leave": not row.forgotten and (not row.frozen or bool(row.drawn)),
    }
    return page(request, "assemblies/mine.html", context)


def _opened(request: HttpRequest, row: SomeAssembly) -> Any:
    """Return who opened their page with their code in this browser, or None."""
    signup = pool.person_at(row, request.session.get(MINE, ""))
    if signup:
        signup.assembly = row
    return signup


def _seat(request: HttpRequest, row: SomeAssembly) -> Any:
    """Return the seat of who opened their page. Raises Refused."""
    signup = _opened(request, row)
    place = seats.place_of(signup) if signup else None
    if place is None:
        raise Refused(gettext_noop("First open your own page with your code."))
    place.draw.assembly = row
    return place


@open_to(NOBODY, post=ANYONE)
def yes(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """Who is drawn says yes."""
    row = found.get_assembly(viewer, assembly)
    actions.say_yes_oneself(place=_seat(request, row))
    return redirect("assemblies:mine", viewer.here.slug, row.pk)


@never_cache
@open_to(ANYONE)
def no(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """Who is drawn says no, or stops."""
    row = found.get_assembly(viewer, assembly)
    place = _seat(request, row)
    form = forms.MyNoForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            actions.say_no_oneself(place=place, why=Why(form.cleaned_data["why"]))
            return redirect("assemblies:mine", viewer.here.slug, row.pk)
    return form_page(
        request, form, _("I do not take part"), _("I do not take part"),
        _page_of(viewer, row), about=row.title,
        lead=_("Your seat becomes free, and this cannot be taken back."),
    )  # fmt: skip


@never_cache
@open_to(ANYONE)
def needs(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """Who has a seat says what they need to be able to come."""
    row = found.get_assembly(viewer, assembly)
    signup = _opened(request, row)
    if signup is None:
        return redirect("assemblies:mine", viewer.here.slug, row.pk)
    known = sessions.own_needs(signup)
    start = {name: getattr(known, name) for name in NEEDS} if known else {}
    form = forms.MyNeedsForm(request.POST or None, initial=start)
    if form.is_valid():
        with told_at(form):
            given = {name: form.cleaned_data[name] for name in NEEDS}
            needs = Needs(**given | {"kinds": tuple(given["kinds"])})
            write_needs_oneself(seat=signup, needs=needs)
            messages.success(request, _("It is written down. Who leads the session sees it."))
            return redirect("assemblies:mine", viewer.here.slug, row.pk)
    lead = _("You need not say why. Only who leads a session sees it. Later it is erased.")
    return form_page(
        request, form, _("What do you need to be able to come?"), _("Keep this"),
        _page_of(viewer, row), about=row.title, lead=lead, assembly=row,
    )  # fmt: skip


@never_cache
@open_to(ANYONE)
def leave(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """Who signed up has themselves erased."""
    row = found.get_assembly(viewer, assembly)
    signup = _opened(request, row)
    if signup is None:
        return redirect("assemblies:mine", viewer.here.slug, row.pk)
    if request.method == "POST" and is_sure(request):
        actions.sign_off_oneself(signup=signup)
        request.session.pop(MINE, None)
        messages.success(request, _("You are erased. Nobody can find you here any more."))
        return redirect(row)
    text = _(
        "Your name and how we reach you are erased at once, and you are never drawn here. If you "
        "have a seat, it becomes free."
    )
    if row.frozen:
        after = _(
            "Your answers stay without a name until four weeks after the last session, so that "
            "the draw can be checked."
        )
        text = f"{text} {after}"
    return confirm(
        request, title=_("Erase who you are?"), text=text, action=_("Erase me"),
        back=_page_of(viewer, row), here=viewer.here,
    )  # fmt: skip


@open_to(NOBODY, post=ANYONE)
def done(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """Close the page, on a computer that others use as well."""
    row = found.get_assembly(viewer, assembly)
    for name in (MINE, NUMBER):
        request.session.pop(name, None)
    return redirect(row)


def _page_of(viewer: Viewer, row: SomeAssembly) -> str:
    return reverse("assemblies:mine", args=[viewer.here.slug, row.pk])
