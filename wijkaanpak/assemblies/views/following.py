"""The follow-up group on screen: who is in it, what it sees, and its closing word."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkaanpak.assemblies import forms
from wijkaanpak.assemblies.actions import following as actions
from wijkaanpak.assemblies.queries import advice as found
from wijkaanpak.assemblies.queries.assemblies import SomeAssembly
from wijkaanpak.assemblies.views.advice import handed_over
from wijkaanpak.network.queries import person_called
from wijkaanpak.people.gate import open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import form_page, told_at


def page_of(row: SomeAssembly) -> str:
    return reverse("assemblies:advice", args=[row.here.slug, row.pk])


@open_to(Right.KEEP_PLACE)
def group(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The coordinator writes down how many follow it, and who of them write here."""
    row, advice = handed_over(viewer, assembly)
    now = [one.person.email or one.person.name for one in found.followers(row)]
    form = forms.GroupForm(
        request.POST or None, initial={"many": advice.group, "people": "\n".join(now)}
    )
    if form.is_valid():
        with told_at(form, "people"):
            people = [person_called(viewer.here, name) for name in form.names]
            many = form.cleaned_data["many"]
            actions.form_group(by=viewer.somebody, assembly=row, many=many, people=people)
            return redirect(page_of(row))
    lead = _(
        "Five to seven people of the panel. On the page and in the logbook they have no name."
    )
    return form_page(
        request, form, _("The follow-up group"), _("Keep this"), page_of(row), lead=lead,
        about=row.title, assembly=row,
    )  # fmt: skip


@open_to(Right.BE_MEMBER)
def look(request: HttpRequest, viewer: Viewer, recommendation: uuid.UUID) -> HttpResponse:
    """The follow-up group says how it goes with one recommendation."""
    one = found.get_recommendation(viewer.here, recommendation)
    found.require_follower(viewer.person, one.assembly)
    form = forms.LookForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            actions.look(by=viewer.somebody, recommendation=one, **form.look)
            return redirect(one)
    title = _("How does it go with recommendation %(number)s?") % {"number": one.number}
    return form_page(
        request, form, title, _("Write this down"), one.get_absolute_url(),
        about=one.text, assembly=one.assembly,
        lead=_("What you saw yourself, or heard from whom. “We do not know” is an answer too."),
    )  # fmt: skip


@open_to(Right.BE_MEMBER)
def close(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """After two years the group writes its closing word."""
    row, advice = handed_over(viewer, assembly)
    found.require_follower(viewer.person, row)
    form = forms.ClosingForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            given = form.cleaned_data
            actions.close(
                by=viewer.somebody, assembly=row, closing=given["closing"],
                learned=given["learned"],
            )  # fmt: skip
            return redirect(page_of(row))
    lead = _("At the hand-over this stood there of who was not heard: %(words)s")
    return form_page(
        request, form, _("The closing word"), _("Close the two years"), page_of(row),
        lead=lead % {"words": advice.missing}, about=row.title, assembly=row,
    )  # fmt: skip
