"""A mandate on screen: written, put to the parties, and begun."""

from __future__ import annotations

import uuid
from dataclasses import asdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkaanpak.assemblies import forms
from wijkaanpak.assemblies.actions import mandate as actions
from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.gate import NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import form_page, told_at


@open_to(Right.SPEAK)
def new(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Who speaks for a party writes a mandate."""
    form = forms.MandateForm(
        request.POST or None,
        parties=found.parties_that_answer(viewer.here),
        mine=parties_of(viewer.person, viewer.here),
    )
    if form.is_valid():
        with told_at(form):
            return redirect(
                actions.write_mandate(
                    by=viewer.somebody, party=form.written_by, answered_by=form.answering,
                    words=form.words, key=form.cleaned_data["key"],
                )
            )  # fmt: skip
    lead = _("First the promise, then the invitation. Nothing begins until all parties say yes.")
    return form_page(
        request, form, _("A mandate for an assembly"), _("Keep this"),
        reverse("assemblies:listing", args=[viewer.here.slug]), lead=lead,
    )  # fmt: skip


@open_to(Right.SPEAK)
def change(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The party that wrote a mandate writes it anew."""
    row = found.get_assembly(viewer, assembly)
    if request.method == "GET" and not found.may_be_written(row):
        messages.info(
            request, _("This mandate was put to the parties, so its words stay as they are.")
        )
        return redirect(row)
    form = forms.MandateForm(
        request.POST or None,
        parties=found.parties_that_answer(viewer.here),
        mine=[row.by],
        initial=asdict(row.words)
        | {"answered_by": str(row.answered_by_id), "budget": f"{row.budget // 100}"},
    )
    if form.is_valid():
        with told_at(form):
            actions.change_mandate(
                by=viewer.somebody, assembly=row, answered_by=form.answering, words=form.words
            )
            return redirect(row)
    return form_page(
        request, form, _("Change the mandate"), _("Keep this"), row.get_absolute_url()
    )


@open_to(Right.SPEAK)
def ask(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The party puts its mandate to all who must say yes."""
    row = found.get_assembly(viewer, assembly)
    form = forms.AskForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "term"):
            term = form.cleaned_data["term"]
            actions.ask_mandate(by=viewer.somebody, assembly=row, term=term)
            return redirect(row)
    names = ", ".join(party.name for party in found.must_consent(row))
    return form_page(
        request, form, _("Put the mandate to the parties"), _("Put it to them"),
        row.get_absolute_url(), about=row.title,
        lead=_("These must all say yes: %(names)s. Silence is no yes.") % {"names": names},
    )  # fmt: skip


@open_to(NOBODY, post=Right.KEEP_PLACE)
def begin(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The independent body lets the assembly begin."""
    row = found.get_assembly(viewer, assembly)
    actions.begin(by=viewer.somebody, assembly=row)
    return redirect(row)
