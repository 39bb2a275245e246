"""For hosts and the coordinator: doors, people without a screen, and closing."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak.assemblies import forms
from wijkaanpak.assemblies.actions import pool as actions
from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.queries import pool
from wijkaanpak.assemblies.rules import Stage
from wijkaanpak.people.gate import open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right, show_code
from wijkaanpak.ui.pages import confirm, form_page, is_sure, told_at


@open_to(Right.HOST)
def visit(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """A host writes how many doors opened."""
    row = found.get_assembly(viewer, assembly)
    form = forms.VisitForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            actions.note_visit(by=viewer.somebody, assembly=row, **form.cleaned_data)
            return redirect(row)
    lead = _("Only numbers. Which door opened is written down nowhere.")
    return form_page(
        request, form, _("We rang at doors"), _("Keep the numbers"), row.get_absolute_url(),
        lead=lead, about=row.title,
    )  # fmt: skip


@never_cache
@open_to(Right.HOST)
def write_in(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """A host writes in somebody at the door, from paper or on the telephone."""
    row = found.get_assembly(viewer, assembly)
    form = forms.WriteInForm(request.POST or None, targets=found.targets(row))
    if form.is_valid():
        with told_at(form):
            signed = actions.sign_up_for(by=viewer.somebody, assembly=row, **form.person)
            words = _(
                "They are in the pool. Write down for them: number in the draw %(number)s, own "
                "code %(code)s. With that code they see whether they are drawn."
            )
            own = show_code(actions.own_code(signed))
            messages.success(request, words % {"number": signed.code, "code": own})
            return redirect("assemblies:write_in", viewer.here.slug, row.pk)
    paper = reverse("assemblies:paper", args=[viewer.here.slug, row.pk])
    inviting = row.stage is Stage.INVITING
    lead = _("Read aloud first: what you tell us is used for the draw only, and erased later.")
    return form_page(
        request, form, _("Write somebody in"), _("Put them in the pool"),
        row.get_absolute_url(), lead=lead, about=row.title, paper_url=paper * inviting,
        template="assemblies/write_in.html",
    )  # fmt: skip


@open_to(Right.HOST)
def sign_off(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """A host takes somebody out of the pool who asks for it."""
    row = found.get_assembly(viewer, assembly)
    form = forms.SignOffForm(request.POST or None)
    if form.is_valid():
        code = form.cleaned_data["code"]
        with told_at(form, "code"):
            pool.require_person(row, code)  # before asking once more
            if not is_sure(request):
                return confirm(
                    request,
                    title=_("Erase %(number)s?") % {"number": code},
                    text=_(
                        "Their name, how they are reached and their seat are gone at once, for "
                        "good."
                    ),
                    action=_("Erase who they are"),
                    back=row.get_absolute_url(),
                    here=viewer.here,
                )
            actions.sign_off(by=viewer.somebody, assembly=row, code=code)
            return redirect(row)
    return form_page(
        request, form, _("Take somebody out of the pool"), _("Erase who they are"),
        row.get_absolute_url(), about=row.title,
    )  # fmt: skip


@open_to(Right.KEEP_PLACE)
def close(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The coordinator closes the pool, after one more look."""
    row = found.get_assembly(viewer, assembly)
    if request.method == "POST" and is_sure(request):
        actions.close_pool(by=viewer.somebody, assembly=row)
        return redirect(row)
    return confirm(
        request,
        title=_("Close the pool?"),
        text=_("Nobody can sign up or sign off after this, and the targets stay as they are."),
        action=_("Close the pool"),
        back=row.get_absolute_url(),
        here=viewer.here,
    )
