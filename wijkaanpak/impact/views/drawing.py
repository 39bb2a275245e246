"""Drawing a path: one question a screen, with or without JavaScript, alone or round a table.

What a group draws stays in the session until it is sent, so the back button works.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak.impact import actions, forms
from wijkaanpak.impact.queries import paths
from wijkaanpak.impact.queries.paths import SomePath, SomeVersion
from wijkaanpak.impact.rules import PART_WORDS, Drawing
from wijkaanpak.people.gate import NOBODY, SIGNED_IN, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.people.views import source
from wijkaanpak.stories.actions import keep_photo
from wijkaanpak.stories.rules import hints
from wijkaanpak.ui.forms import new_key
from wijkaanpak.ui.pages import confirm, is_sure, page, told_at

type Draft = dict[str, Any]


def draft_of(request: HttpRequest, viewer: Viewer) -> Draft:
    """Return what is being drawn in this session, or an empty draft with its own key."""
    drafts: dict[str, Draft] = request.session.get("drawing_path", {})
    return drafts.get(viewer.here.slug) or {"key": new_key()}


def keep_draft(request: HttpRequest, viewer: Viewer, draft: Draft | None) -> None:
    drafts = request.session.get("drawing_path", {})
    request.session["drawing_path"] = drafts | {viewer.here.slug: draft}


def address_of(viewer: Viewer, step: int) -> str:
    slug = viewer.here.slug
    if step == 1:
        return reverse("impact:draw", args=[slug])
    if step in forms.QUESTIONS:
        return reverse("impact:question", args=[slug, step])
    return reverse("impact:look_over", args=[slug])


@open_to(NOBODY, post=Right.BE_MEMBER)
def begin(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Begin with an empty sheet: what lay there from another path is put away."""
    keep_draft(request, viewer, None)
    return redirect("impact:draw", viewer.here.slug)


@never_cache
@open_to(Right.BE_MEMBER)
def question(request: HttpRequest, viewer: Viewer, step: int) -> HttpResponse:
    """One of the four questions."""
    if step not in forms.QUESTIONS:
        raise Http404
    draft = draft_of(request, viewer)
    form = forms.QUESTIONS[step](request.POST or None, draft=draft)
    if form.is_valid():
        keep_draft(request, viewer, draft | form.cleaned_data)
        return redirect(address_of(viewer, step + 1))
    back = address_of(viewer, step - 1) if step > 1 else ""
    context = {"step": step, "of": len(forms.QUESTIONS), "back": back}
    context["photo"] = _photo_beside(viewer, draft)
    context["anew"] = draft.get("anew", "")
    return page(request, "impact/question.html", context, form=form)


def _photo_beside(viewer: Viewer, draft: Draft) -> str:
    """Return the address of the photo that is being written over."""
    if not draft.get("over"):
        return ""
    return reverse("impact:photo_file", args=[viewer.here.slug, draft["over"]])


@never_cache
@open_to(Right.BE_MEMBER)
def look_over(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """See the whole path on one page, and keep it."""
    draft = draft_of(request, viewer)
    if not draft.get("title"):
        return redirect("impact:draw", viewer.here.slug)
    path = _path_of(viewer, draft)
    form = forms.SendForm(
        request.POST or None, again=path is not None,
        rows={"item": paths.items_to_serve(viewer.here, path)},
        initial={"key": draft["key"], "item": str(path.item_id) if path else ""},
    )  # fmt: skip
    drawing = forms.drawing_of(draft)
    if form.is_valid():
        with told_at(form):
            kept = send(viewer, draft, drawing, form)
            keep_draft(request, viewer, None)
            messages.success(request, _("This is your path. It may be wrong: that is why you look "
                                        "at it again in half a year."))  # fmt: skip
            return redirect(kept)
    context = {
        "drawing": drawing,
        "parts": [(_(head), drawing.said(part)) for part, head in PART_WORDS.items()],
        "back": address_of(viewer, len(forms.QUESTIONS)),
        "hints": hints(drawing.title, *drawing.beliefs, *map(drawing.said, PART_WORDS)),
        "path": path,
    }
    return page(request, "impact/look_over.html", context, form=form)


def _path_of(viewer: Viewer, draft: Draft) -> SomePath | None:
    return paths.get_path(viewer.here, uuid.UUID(draft["path"])) if draft.get("path") else None


def _photo_of(viewer: Viewer, draft: Draft) -> SomeVersion | None:
    return paths.get_version(viewer.here, uuid.UUID(draft["over"])) if draft.get("over") else None


def send(viewer: Viewer, draft: Draft, drawing: Drawing, form: forms.SendForm) -> SomePath:
    """Keep a new path, or a path that was drawn anew."""
    by, key, item = viewer.somebody, uuid.UUID(draft["key"]), form.chosen("item")
    if item:
        item.edition.here = viewer.here
    path, given = _path_of(viewer, draft), form.cleaned_data
    if path is None:
        return actions.draw_path(
            by=by, here=viewer.here, drawing=drawing, group=given["group"], item=item, key=key
        )
    over = _photo_of(viewer, draft)
    actions.redraw(
        by=by, path=path, drawing=drawing, why=given["why"], item=item, over=over, key=key
    )
    return path


@open_to(NOBODY, post=Right.BE_MEMBER)
def again(request: HttpRequest, viewer: Viewer, impact_path: uuid.UUID) -> HttpResponse:
    """Begin to draw a path anew, from what it says now."""
    path = paths.get_path(viewer.here, impact_path)
    paths.require_maker(viewer.somebody, path)
    _begin_from(request, viewer, path, paths.latest_in_words(path))
    return redirect("impact:draw", viewer.here.slug)


@open_to(NOBODY, post=Right.BE_MEMBER)
def write_over(request: HttpRequest, viewer: Viewer, drawing: uuid.UUID) -> HttpResponse:
    """Begin to write over what a photo of a table shows."""
    version = paths.get_version(viewer.here, drawing)
    path = version.path
    paths.require_maker(viewer.somebody, path)
    if not version.photo:
        raise Http404
    _begin_from(request, viewer, path, Drawing(path.title), over=str(version.pk))
    return redirect("impact:draw", viewer.here.slug)


def _begin_from(
    request: HttpRequest, viewer: Viewer, path: SomePath, drawing: Drawing, over: str = ""
) -> None:
    begun = {"key": new_key(), "path": str(path.pk), "anew": path.title, "over": over}
    draft = forms.draft_of(drawing) | begun
    keep_draft(request, viewer, draft)


@never_cache
@open_to(Right.BE_MEMBER)
def photo(
    request: HttpRequest, viewer: Viewer, impact_path: uuid.UUID | None = None
) -> HttpResponse:
    """A photo of cards on a table becomes a path, or the next drawing of one."""
    path = paths.get_path(viewer.here, impact_path) if impact_path else None
    if path:
        paths.require_maker(viewer.somebody, path)
    form = forms.PhotoForm(request.POST or None, request.FILES or None, again=path is not None)
    if form.is_valid():
        with told_at(form, "photo"):
            kept = keep_photo(form.cleaned_data["photo"].read(), source=source(request))
            return redirect(_with_photo(viewer, path, form.cleaned_data, kept))
    return page(request, "impact/photo.html", {"path": path}, form=form)


def _with_photo(
    viewer: Viewer, path: SomePath | None, given: dict[str, Any], kept: str
) -> SomePath:
    more = {"by": viewer.somebody, "photo": kept, "key": given["key"]}
    if path is None:
        return actions.draw_path(
            here=viewer.here, drawing=Drawing(given["title"]), group=given["group"], **more
        )
    actions.redraw(path=path, drawing=Drawing(path.title), item=path.item, **more)
    return path


@open_to(SIGNED_IN)
def erase(request: HttpRequest, viewer: Viewer, drawing: uuid.UUID) -> HttpResponse:
    """Erase a photo for good, after one more question."""
    version = paths.get_version(viewer.here, drawing)
    path = version.path
    back = reverse("impact:old", args=[viewer.here.slug, version.pk])
    if is_sure(request):
        actions.erase_photo(by=viewer.somebody, version=version)
        messages.success(request, _("The photo is gone for good."))
        return redirect(back)
    if not (paths.keeps(viewer.somebody, path) or viewer.may(Right.KEEP_PLACE)):
        raise Http404
    return confirm(
        request, title=_("Erase the photo?"), back=back, here=viewer.here,
        text=_("It cannot be brought back. What was written over from it stays."),
        action=_("Erase it for good"),
    )  # fmt: skip
