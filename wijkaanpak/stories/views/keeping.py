"""The desk: what waits for the story keeper, and appeals for somebody else."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak.people.gate import NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.stories import actions, forms, queries
from wijkaanpak.stories.queries import Told
from wijkaanpak.stories.views.reading import reason_of, shown
from wijkaanpak.ui.pages import page, send_file, told_at


@never_cache
@open_to(Right.JUDGE_APPEALS)
def desk(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What waits here, longest waiting first."""
    keeps = viewer.may(Right.KEEP_STORIES)
    waiting = queries.waiting(viewer) if keeps else []
    context = {"waiting": waiting, "appeals": queries.appeals(viewer), "keeps": keeps}
    return page(request, "stories/desk.html", context)


@never_cache
@open_to(Right.JUDGE_APPEALS, post=Right.KEEP_STORIES)
def at_the_desk(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> HttpResponse:
    """One story at the desk; the keeper places it or gives it back with a reason."""
    told, form = queries.story_at_the_desk(viewer, story), forms.ReturnForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "words"):
            actions.return_story(by=viewer.somebody, story=told, **form.cleaned_data)
            return to_desk(request, viewer, _("Given back, with the reason."))
    return desk_page(request, viewer, told, form=form)


def desk_page(request: HttpRequest, viewer: Viewer, told: Told, **sent: Any) -> HttpResponse:
    """Show a story at the desk, with an empty form for what was not just filled in wrongly."""
    empty = {"form": forms.ReturnForm(), "verdict": forms.VerdictForm()}
    back = queries.return_on_page(told)
    other = back is None or viewer.person is None or back.by_id != viewer.person.pk
    context = shown(told) | empty | {"back": back, "reason": reason_of(back), "may_judge": other}
    context |= {"keeps": viewer.may(Right.KEEP_STORIES), "uses": queries.uses_of(told)}
    status = 422 if any(form.errors for form in sent.values()) else 200
    return page(request, "stories/at_the_desk.html", context | sent, status=status)


def to_desk(request: HttpRequest, viewer: Viewer, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("stories:desk", viewer.here.slug)


@open_to(NOBODY, post=Right.KEEP_STORIES)
def place(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> HttpResponse:
    """Place a story."""
    actions.place_story(by=viewer.somebody, story=queries.story_at_the_desk(viewer, story))
    return to_desk(request, viewer, _("Placed."))


@open_to(NOBODY, post=Right.JUDGE_APPEALS)
def decide(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> HttpResponse:
    """Decide on an appeal."""
    told, form = queries.story_at_the_desk(viewer, story), forms.VerdictForm(request.POST)
    if form.is_valid():
        with told_at(form, "words"):
            actions.decide_appeal(by=viewer.somebody, story=told, **form.cleaned_data)
            return to_desk(request, viewer, _("Decided. The teller reads why."))
    return desk_page(request, viewer, told, verdict=form)


@open_to(Right.JUDGE_APPEALS)
def desk_file(
    request: HttpRequest, viewer: Viewer, story: uuid.UUID, what: str
) -> HttpResponseBase:
    """The photo or voice of a story at the desk."""
    told = queries.story_at_the_desk(viewer, story)
    return send_file(request, queries.bytes_of(getattr(told, what)), what)
