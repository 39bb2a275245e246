"""Signing up with a letter: on a phone, without an account, in at most seven questions."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from wijkaanpak.assemblies import forms
from wijkaanpak.assemblies.actions import pool as actions
from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.queries import pool
from wijkaanpak.assemblies.queries.inviting import inviting_now
from wijkaanpak.assemblies.rules import Stage
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import show_code
from wijkaanpak.people.views import source
from wijkaanpak.ui.pages import page, told_at

NUMBER = "number_in_pool"
AN_HOUR = timedelta(hours=1)


@never_cache
@open_to(ANYONE, post=NOBODY)
def find(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The way to the questions from an address that is short enough to type from a letter."""
    rows = inviting_now(viewer.here)
    if not rows:
        return redirect("assemblies:listing", viewer.here.slug)
    if len(rows) > 1:
        return page(request, "assemblies/which.html", {"rows": rows})
    return redirect("assemblies:join", viewer.here.slug, rows[0].pk)


@never_cache
@open_to(ANYONE)
def join(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The questions of the letter."""
    row = found.get_assembly(viewer, assembly)
    start = {"code": request.GET.get("code", "")}
    form = forms.JoinForm(
        request.POST or None, targets=found.targets(row), initial=start,
        opens=lambda code: actions.letter_of(row, code, source(request)),
    )  # fmt: skip
    if form.is_valid():
        with told_at(form, "code"):
            signed = actions.sign_up(
                assembly=row, typed=form.cleaned_data["code"], source=source(request),
                **form.person,
            )  # fmt: skip
            hold(request, NUMBER, str(signed.pk))
            return redirect("assemblies:joined", viewer.here.slug, row.pk)
    context = {"assembly": row, "open": row.stage is Stage.INVITING and bool(form.asked)}
    return page(request, "assemblies/join.html", context, part="form", form=form)


def hold(request: HttpRequest, name: str, number: str) -> None:
    """Remember who opened their page; without an account only for an hour, for who shares."""
    request.session[name] = number
    if not request.user.is_authenticated:
        request.session.set_expiry(AN_HOUR)


@never_cache
@open_to(ANYONE, post=NOBODY)
def joined(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The number and the code of who just signed up, to keep."""
    row = found.get_assembly(viewer, assembly)
    signed = pool.person_at(row, request.session.get(NUMBER, ""))
    if signed is None:
        return redirect("assemblies:join", viewer.here.slug, row.pk)
    context = {"assembly": row, "number": signed.code, "own": show_code(actions.own_code(signed))}
    return page(request, "assemblies/joined.html", context)
