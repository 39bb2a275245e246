"""One minute: told, written down, checked by who told it, and read by all."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak.contacts import actions, forms, queries
from wijkaanpak.people.gate import NOBODY, SIGNED_IN, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.people.views import source
from wijkaanpak.refusals import NotYours
from wijkaanpak.stories.queries import bytes_of
from wijkaanpak.ui.pages import form_page, page, send_file, told_at


@open_to(SIGNED_IN)
def tell(request: HttpRequest, viewer: Viewer, post: uuid.UUID) -> HttpResponse:
    """Who holds a post tells what happened, in at most a minute."""
    row = queries.get_post(viewer.here, post)
    if not queries.holds(viewer.person, row):
        raise NotYours(_("Only who holds this post tells its minute."))
    form = forms.MinuteForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with told_at(form, "voice"):
            minute = actions.tell_minute(
                by=viewer.somebody, post=row, words=form.cleaned_data["words"],
                voice=form.data_of_voice, source=source(request), key=form.cleaned_data["key"],
            )  # fmt: skip
            return redirect("contacts:write_minute", viewer.here.slug, minute.pk)
    return form_page(request, form, _("One minute"), _("Next"), row)


@open_to(SIGNED_IN)
def write(request: HttpRequest, viewer: Viewer, minute: uuid.UUID) -> HttpResponse:
    """What was said is written down beside the voice; the teller says that it is right."""
    row = queries.get_minute(viewer.here, minute)
    if viewer.person != row.teller and not viewer.may(Right.COLLECT_STORIES):
        raise NotYours(_("Only the teller, or who writes down stories, writes this down."))
    form = forms.WordsForm(request.POST or None, initial={"words": row.words})
    if form.is_valid():
        with told_at(form, "words"):
            words = form.cleaned_data["words"]
            actions.write_minute(by=viewer.somebody, minute=row, words=words)
            return redirect(request.path)
    context = {"minute": row, "post": row.post, "mine": viewer.person == row.teller}
    return page(request, "contacts/minute.html", context, part="form", form=form)


@open_to(NOBODY, post=SIGNED_IN)
def right(request: HttpRequest, viewer: Viewer, minute: uuid.UUID) -> HttpResponse:
    """The teller says that the words are right."""
    row = queries.get_minute(viewer.here, minute)
    keeps = request.POST.get("keep") == "yes"
    actions.check_minute(by=viewer.somebody, minute=row, keep_voice_too=keeps)
    messages.success(request, _("Thank you. Neighbours and funders can read it now."))
    return redirect(row.post)


@open_to(SIGNED_IN, post=NOBODY)
def voice(request: HttpRequest, viewer: Viewer, minute: uuid.UUID) -> HttpResponseBase:
    """The voice of a minute, for the teller and who writes it down."""
    row = queries.get_minute(viewer.here, minute)
    if viewer.person != row.teller and not viewer.may(Right.COLLECT_STORIES):
        raise Http404
    return send_file(request, bytes_of(row.voice), "voice")
