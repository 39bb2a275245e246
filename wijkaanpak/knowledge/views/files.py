"""Lesson files: to send to another neighbourhood, and to take in from one."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak.knowledge import actions, forms
from wijkaanpak.knowledge.queries import files as queries
from wijkaanpak.knowledge.queries.lessons import get_lesson
from wijkaanpak.knowledge.rules.files import MEDIA_TYPE, MOST_BYTES, fingerprint
from wijkaanpak.knowledge.rules.parcels import ParcelState
from wijkaanpak.knowledge.views.shared import at
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.ui.pages import attached, page, say, told_at


@open_to(ANYONE, post=Right.BE_MEMBER)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """How lessons travel: our file and key, files that came in, and the keys we know."""
    form = forms.UploadForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with told_at(form, "file"):
            return redirect(
                actions.receive_file(
                    by=viewer.actor,
                    here=viewer.here,
                    raw=bytes_of(form.cleaned_data["file"]),
                    member=viewer.somebody,
                )
            )
    key = queries.own_key(viewer.here)
    context = {
        "key": key, "fingerprint": fingerprint(key), "parcels": queries.parcels(viewer.here),
        "sources": queries.sources(viewer.here), "may_bring": viewer.may(Right.BE_MEMBER),
        "any": bool(queries.to_send(viewer.here)),
    }  # fmt: skip
    return page(request, "knowledge/files.html", context, form=form)


def bytes_of(sent: object) -> bytes:
    """Read a file that was sent, and no more of it than may come in."""
    if sent.size > MOST_BYTES:  # type: ignore[attr-defined]
        raise Refused(
            gettext_noop("This file is too large: a lesson file has at most %(most)s kB."),
            most=MOST_BYTES // 1000,
        )
    return bytes(sent.read())  # type: ignore[attr-defined]


@open_to(ANYONE, post=NOBODY)
def everything(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All open lessons of this neighbourhood, as one file."""
    return attached(queries.lesson_file(viewer.here), MEDIA_TYPE, queries.file_name(viewer.here))


@open_to(ANYONE, post=NOBODY)
def one(request: HttpRequest, viewer: Viewer, lesson: uuid.UUID) -> HttpResponse:
    """One lesson as a file."""
    row = get_lesson(viewer.here, lesson)
    raw = queries.lesson_file(viewer.here, [row.pk])
    return attached(raw, MEDIA_TYPE, queries.file_name(viewer.here))


@open_to(Right.BE_MEMBER)
def parcel(request: HttpRequest, viewer: Viewer, parcel: uuid.UUID) -> HttpResponse:
    """A file that came in: from whom, by which key, and what is in it; and taking it in."""
    row = queries.get_parcel(viewer.here, parcel)
    if request.method == "POST" and row.state != ParcelState.WAITING:
        return redirect(row)  # sent again: the page says how it went
    try:
        shown, wrong = queries.preview(viewer.here, row.file.encode()), ""
    except Refused as refusal:  # what was known changed since it came
        shown, wrong = None, say(refusal)
    form = forms.SureForm(request.POST or None)
    if shown and shown.source:
        del form.fields["sure"]
    if form.is_valid():
        with told_at(form):
            sure = bool(form.cleaned_data.get("sure"))
            actions.take_in(by=viewer.actor, member=viewer.somebody, parcel=row, sure=sure)
            messages.success(request, _("The lessons came in. They show at new plans from now."))
            return redirect("knowledge:listing", viewer.here.slug)
    context = {
        "parcel": row, "shown": shown, "wrong": wrong, "back": at(viewer, "files"),
        "may_confirm": queries.may_confirm(viewer),
    }  # fmt: skip
    return page(request, "knowledge/parcel.html", context, form=form)


@open_to(NOBODY, post=Right.KEEP_PLACE)
def refuse(request: HttpRequest, viewer: Viewer, parcel: uuid.UUID) -> HttpResponse:
    """The keeper does not take a file in."""
    row = queries.get_parcel(viewer.here, parcel)
    actions.refuse_parcel(by=viewer.somebody, parcel=row)
    messages.success(request, _("Not taken in."))
    return redirect("knowledge:files", viewer.here.slug)
