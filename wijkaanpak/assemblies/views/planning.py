"""Sessions as they are made: planned, changed, led, and given something to read."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkaanpak.assemblies import forms
from wijkaanpak.assemblies.actions import sessions as actions
from wijkaanpak.assemblies.forms.sessions import session_as_typed
from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.queries import sessions as sessions_found
from wijkaanpak.assemblies.views.sessions import title_of
from wijkaanpak.people.gate import NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import confirm, form_page, is_sure, told_at


@open_to(Right.KEEP_PLACE)
def new(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The coordinator plans a session."""
    row = found.get_assembly(viewer, assembly)
    form = forms.SessionForm(
        request.POST or None, venues=sessions_found.venues(viewer.here), drawn=row.drawn,
        last=row.ends,
    )  # fmt: skip
    if form.is_valid():
        with told_at(form):
            made = actions.plan_session(
                by=viewer.somebody, assembly=row, words=form.words, venue=form.chosen_venue,
                key=form.cleaned_data["key"],
            )  # fmt: skip
            return redirect("assemblies:session", viewer.here.slug, made.pk)
    back = reverse("assemblies:sessions", args=[viewer.here.slug, row.pk])
    return form_page(
        request, form, _("Plan a session"), _("Plan it"), back, about=row.title, assembly=row
    )


@open_to(Right.KEEP_PLACE)
def change(request: HttpRequest, viewer: Viewer, session: uuid.UUID) -> HttpResponse:
    """The coordinator changes a plan, with a reason that everybody reads."""
    row = sessions_found.get_session(viewer.here, session)
    form = forms.SessionForm(
        request.POST or None,
        venues=sessions_found.venues(viewer.here),
        drawn=row.assembly.drawn,
        last=row.assembly.ends,
        change=True,
        initial=session_as_typed(row.words, row.venue_id),
    )
    if form.is_valid():
        with told_at(form):
            actions.change_session(
                by=viewer.somebody, session=row, words=form.words, venue=form.chosen_venue,
                why=form.cleaned_data["why"], key=form.cleaned_data["key"],
            )  # fmt: skip
            return redirect(row)
    lead = _("People know the plan. The page will say what is different, and why.")
    return form_page(
        request, form, _("Change this session"), _("Change it"), row.get_absolute_url(),
        lead=lead, about=title_of(row), assembly=row.assembly,
    )  # fmt: skip


@open_to(Right.KEEP_PLACE)
def hosts(request: HttpRequest, viewer: Viewer, session: uuid.UUID) -> HttpResponse:
    """The coordinator writes who leads a session."""
    row = sessions_found.get_session(viewer.here, session)
    form = forms.SessionHostsForm(
        request.POST or None,
        people=sessions_found.who_may_host(viewer),
        initial={"people": [str(one.person_id) for one in row.hosts.all()]},
    )
    if form.is_valid():
        with told_at(form, "people"):
            actions.choose_hosts(by=viewer.somebody, session=row, people=form.chosen)
            return redirect(row)
    lead = _("Who leads a session sees the names and needs of who sits at the table.")
    return form_page(
        request, form, _("Who leads this session"), _("Keep this"), row.get_absolute_url(),
        lead=lead, about=title_of(row), assembly=row.assembly,
    )  # fmt: skip


@open_to(NOBODY, post=Right.HOST)
def name_me(request: HttpRequest, viewer: Viewer, session: uuid.UUID) -> HttpResponse:
    """A host lets their name stand on the page, or takes it off."""
    row = sessions_found.get_session(viewer.here, session)
    mine = sessions_found.hosting(row, viewer.person)
    actions.name_host(by=viewer.somebody, session=row, named=not (mine and mine.named))
    return redirect(row)


@open_to(Right.HOST)
def new_pack(request: HttpRequest, viewer: Viewer, session: uuid.UUID) -> HttpResponse:
    """Who leads a session puts something to read there."""
    row = sessions_found.get_session(viewer.here, session)
    sessions_found.require_lead(viewer.somebody, row.assembly)
    form = forms.PackForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            made = actions.add_pack(
                by=viewer.somebody, session=row, words=form.words, key=form.cleaned_data["key"]
            )
            return redirect("assemblies:pack", viewer.here.slug, made.pk)
    lead = _("Ask the participants what they want to know, and from whom.")
    return form_page(
        request, form, _("Something to read"), _("Put it there"), row.get_absolute_url(),
        lead=lead, about=title_of(row), assembly=row.assembly,
    )  # fmt: skip


@open_to(Right.HOST)
def withdraw_pack(request: HttpRequest, viewer: Viewer, pack: uuid.UUID) -> HttpResponse:
    """Who leads a session takes something to read away, after one more look."""
    row = sessions_found.get_pack(viewer.here, pack)
    sessions_found.require_lead(viewer.somebody, row.session.assembly)
    if request.method == "POST" and is_sure(request):
        actions.withdraw_pack(by=viewer.somebody, pack=row)
        return redirect(row.session)
    return confirm(
        request,
        title=_("Take this away?"),
        text=_("It is no longer shown. The logbook says that something was withdrawn."),
        action=_("Take it away"),
        back=row.get_absolute_url(),
        here=viewer.here,
    )
