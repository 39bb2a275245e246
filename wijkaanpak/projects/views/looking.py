"""Looking again after one, three and five years."""

from __future__ import annotations

import uuid
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.contacts.queries import require_keeper
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.projects.actions.checks import give_look, look_again
from wijkaanpak.projects.forms.strokes import LookForm, PostForm
from wijkaanpak.projects.queries import checks as found
from wijkaanpak.projects.queries.projects import posts_to_ask, sprouts_to_look_at
from wijkaanpak.projects.views.strokes import kept
from wijkaanpak.ui.pages import form_page, page, told_at


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What is due, what was found, and what is still to come."""
    here = viewer.here
    context = {
        "sprouts": cache(lambda: sprouts_to_look_at(here)),  # only when drawn anew
        "due": cache(lambda: found.looks_due(here)),
        "taken": cache(lambda: found.looks_taken(here)),
        "coming": cache(lambda: found.looks_to_come(here)),
        "today": clock.today(),
    }
    return page(request, "projects/looks.html", context)


@open_to(Right.BE_MEMBER)
def look(request: HttpRequest, viewer: Viewer, look: uuid.UUID) -> HttpResponse:
    """Who holds the post says what is left of it."""
    row = found.get_check(viewer.here, look)
    require_keeper(viewer.person, row.post)
    form = LookForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            given = {name: form.cleaned_data[name] for name in ("ties", "found", "words")}
            look_again(by=viewer.somebody, check=row, **given)
            return redirect(row.project)
    title = _("What is left of it?")
    return form_page(request, form, title, _("Tell it"), row.project, said=row.project.goal)


@open_to(Right.BE_MEMBER)
def give(request: HttpRequest, viewer: Viewer, look: uuid.UUID) -> HttpResponse:
    """Another post looks again."""
    row = found.get_check(viewer.here, look)
    kept(viewer, row.project)
    posts = posts_to_ask(viewer.here)
    form = PostForm(request.POST or None, posts=posts, initial={"post": str(row.post_id)})
    if form.is_valid():
        with told_at(form, "post"):
            post = next(one for one in posts if str(one.pk) == form.cleaned_data["post"])
            give_look(by=viewer.somebody, check=row, post=post)
            return redirect(row.project)
    return form_page(request, form, _("Who looks again?"), _("Ask this post"), row.project)
