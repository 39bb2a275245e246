"""What a party writes down of its posts and of who holds them; and what the holder does."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak.contacts import actions, forms, queries
from wijkaanpak.network.queries import get_party, require_seat
from wijkaanpak.people.gate import NOBODY, SIGNED_IN, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.people.views import source
from wijkaanpak.ui.pages import confirm, form_page, is_sure, told_at


@open_to(Right.SPEAK)
def new_post(request: HttpRequest, viewer: Viewer, party: uuid.UUID) -> HttpResponse:
    """A party writes down a post that it has here."""
    row = get_party(viewer.here, party)
    require_seat(viewer.person, row)
    form = forms.PostForm(request.POST or None, seats=queries.seats_without_post(row))
    if form.is_valid():
        with told_at(form, "title"):
            given = form.cleaned_data
            post = actions.begin_post(
                by=viewer.somebody,
                party=row,
                facts=form.facts(),
                since=given["since"],
                key=given["key"],
            )
            return redirect(post)
    return form_page(request, form, _("A post in this neighbourhood"), _("Write it down"), row)


@open_to(NOBODY, post=Right.KEEP_AGENDA)
def crucial(request: HttpRequest, viewer: Viewer, post: uuid.UUID) -> HttpResponse:
    """Residents say that the neighbourhood cannot do without this post, or take it back."""
    row = queries.get_post(viewer.here, post)
    actions.name_crucial(by=viewer.somebody, post=row, yes=not row.crucial)
    return redirect(row)


@open_to(NOBODY, post=Right.SPEAK)
def end_post(request: HttpRequest, viewer: Viewer, post: uuid.UUID) -> HttpResponse:
    """A party ends a post."""
    row = queries.get_post(viewer.here, post)
    if is_sure(request):
        actions.end_post(by=viewer.somebody, post=row)
        return redirect("contacts:listing", viewer.here.slug)
    return confirm(
        request,
        title=_("Is this post gone?"),
        text=_("Neighbours see that it is gone. Who held it, and when, stays readable."),
        action=_("Yes, it is gone"),
        back=row.get_absolute_url(),
        here=viewer.here,
    )


@open_to(Right.SPEAK)
def hold(request: HttpRequest, viewer: Viewer, post: uuid.UUID) -> HttpResponse:
    """A party writes down who holds a post."""
    row = queries.get_post(viewer.here, post)
    require_seat(viewer.person, row.party)
    start = {"name": queries.mandate_without_tenure(row).person.name} if row.seat_id else {}
    form = forms.TenureForm(request.POST or None, seat=bool(row.seat_id), initial=start)
    if form.is_valid():
        with told_at(form):
            actions.hold_post(
                by=viewer.somebody, post=row, facts=form.facts(), key=form.cleaned_data["key"]
            )
            return redirect(row)
    return form_page(request, form, _("Who holds this post?"), _("Keep"), row)


@open_to(Right.SPEAK)
def rewrite(request: HttpRequest, viewer: Viewer, tenure: uuid.UUID) -> HttpResponse:
    """A party changes what is known of a tenure."""
    row = queries.get_tenure(viewer.here, tenure)
    require_seat(viewer.person, row.post.party)
    names = ("name", "since", "find", "hours", "contract", "contract_ends", "protects")
    start = {name: getattr(row, name) for name in names}
    form = forms.TenureForm(request.POST or None, seat=bool(row.mandate_id), initial=start)
    if form.is_valid():
        with told_at(form):
            actions.rewrite_tenure(by=viewer.somebody, tenure=row, facts=form.facts())
            return redirect(row.post)
    return form_page(request, form, _("How the post is held"), _("Keep"), row.post)


@open_to(Right.SPEAK)
def leaving(request: HttpRequest, viewer: Viewer, tenure: uuid.UUID) -> HttpResponse:
    """A party tells beforehand that somebody leaves."""
    row = queries.get_tenure(viewer.here, tenure)
    require_seat(viewer.person, row.post.party)
    start = {"on": row.last_day, "why": row.why}
    form = forms.LeavingForm(request.POST or None, initial=start)
    if form.is_valid():
        with told_at(form, "on"):
            given = form.cleaned_data
            actions.tell_last_day(
                by=viewer.somebody, tenure=row, last_day=given["on"], why=given["why"]
            )
            return redirect(row.post)
    return form_page(request, form, _("Who leaves, and when?"), _("Tell it"), row.post)


@open_to(Right.SPEAK)
def left(request: HttpRequest, viewer: Viewer, tenure: uuid.UUID) -> HttpResponse:
    """Somebody left a post that is no seat."""
    row = queries.get_tenure(viewer.here, tenure)
    require_seat(viewer.person, row.post.party)
    form = forms.LeavingForm(request.POST or None, initial={"on": row.last_day, "why": row.why})
    if form.is_valid():
        with told_at(form, "on"):
            given = form.cleaned_data
            actions.end_tenure(by=viewer.somebody, tenure=row, until=given["on"], why=given["why"])
            return redirect(row.post)
    return form_page(request, form, _("Who left?"), _("Write it down"), row.post)


@open_to(SIGNED_IN)
def photo(request: HttpRequest, viewer: Viewer, tenure: uuid.UUID) -> HttpResponse:
    """Who holds a post shows their face, or takes it away; also after they left."""
    row = queries.get_tenure(viewer.here, tenure)
    if row.person != viewer.person:
        queries.require_holder(viewer.somebody, row)
    form = forms.PhotoForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with told_at(form, "photo"):
            actions.show_photo(
                by=viewer.somebody, tenure=row, photo=form.data_of_photo, source=source(request)
            )
            return redirect(row.post)
    return form_page(request, form, _("Your face on the board"), _("Keep"), row.post)


@open_to(SIGNED_IN)
def helps(request: HttpRequest, viewer: Viewer, tenure: uuid.UUID) -> HttpResponse:
    """A professional writes what they help with."""
    row = queries.get_tenure(viewer.here, tenure)
    queries.require_holder(viewer.somebody, row)
    start = {"helps": row.helps, "asked_by": row.asked_by}
    form = forms.HelpsForm(request.POST or None, initial=start)
    if form.is_valid():
        with told_at(form):
            given = form.cleaned_data
            actions.write_helps(
                by=viewer.somebody, tenure=row, helps=given["helps"], asked_by=given["asked_by"]
            )
            messages.success(request, _("Thank you. Neighbours can read it now."))
            return redirect(row.post)
    return form_page(request, form, _("What you help with"), _("Keep"), row.post)
