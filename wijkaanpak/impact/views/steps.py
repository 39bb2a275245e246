"""One way to do something with a path: a page with one form, and back to where it shows."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak.impact.queries import paths
from wijkaanpak.impact.queries.paths import SomePath
from wijkaanpak.people.gate import open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import form_page, told_at


def itself(path: SomePath) -> str:
    """Return where a path shows."""
    return path.get_absolute_url()


@dataclass(frozen=True)
class Step:
    """What somebody who keeps a path does with it. Words are translated when they are shown.

    `form` makes the form from the path and what was sent; `do` carries out what it says;
    `shaky` puts the shakiest belief above the form; `then` is where the outcome stands.
    """

    title: str
    action: str
    done: str
    form: Callable[[SomePath, Any], Any]
    do: Callable[[Viewer, SomePath, Any], object]
    lead: str = ""
    shaky: bool = False
    then: Callable[[SomePath], str] = itself


def kept_path(viewer: Viewer, path: uuid.UUID) -> SomePath:
    """Return a path that this person keeps; 404 outside here, NotYours for others."""
    found = paths.get_path(viewer.here, path)
    paths.require_maker(viewer.somebody, found)
    return found


@open_to(Right.BE_MEMBER)
def take(request: HttpRequest, viewer: Viewer, impact_path: uuid.UUID, step: Step) -> HttpResponse:
    """Show the form of a step; when it is right, do it and go where it shows."""
    path = kept_path(viewer, impact_path)
    form = step.form(path, request.POST or None)
    if form.is_valid():
        with told_at(form):
            step.do(viewer, path, form)
            messages.success(request, _(step.done))
            return redirect(step.then(path))
    return form_page(
        request, form, _(step.title), _(step.action), step.then(path), about=path,
        lead=_(step.lead) if step.lead else "", template="impact/step.html",
        shaky=paths.latest(path).drawing.shaky if step.shaky else "",
    )  # fmt: skip
