"""How a project goes on: adjusted, stopped, handed over, or ordinary work. One form."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak.people.gate import open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.projects.actions.projects import change_project
from wijkaanpak.projects.forms.projects import ChangeForm
from wijkaanpak.projects.queries import projects as found
from wijkaanpak.projects.rules.projects import State, check_living, check_may_change, may_follow
from wijkaanpak.ui.pages import form_page, told_at


@open_to(Right.BE_MEMBER)
def change(request: HttpRequest, viewer: Viewer, project: uuid.UUID) -> HttpResponse:
    """Say what changes and why, and what happens to promises, to money and to people."""
    row = found.get_project(viewer.here, project)
    may = found.may_change(row, viewer.person)
    check_may_change(holder=may, speaks=False, circle=False)
    check_living(State(row.state))
    posts = found.posts_to_ask(viewer.here)
    form = ChangeForm(request.POST or None, kinds=may_follow(State(row.state)), posts=posts)
    if form.is_valid():
        with told_at(form):
            given = form.cleaned_data
            by_number = {str(post.pk): post for post in posts}
            change_project(
                by=viewer.somebody,
                project=row,
                turn=form.turn(),
                post=by_number.get(given["post"]),
                key=given["key"],
            )
            messages.success(request, _("It stands here now, with the reason."))
            return redirect(row)
    return form_page(request, form, _("How does it go on?"), _("Tell it"), row, said=row.goal)
