"""What waits for a host: statements that people wrote."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak.dialogues import actions, forms, queries
from wijkaanpak.dialogues.rules import StatementState
from wijkaanpak.people.gate import NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.ui.pages import page, say, told_at


@never_cache
@open_to(Right.HOST, post=NOBODY)
def desk(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All statements that wait, by conversation."""
    return page(request, "dialogues/desk.html", {"waiting": queries.waiting(viewer.here)})


@open_to(NOBODY, post=Right.HOST)
def place(
    request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID, statement: uuid.UUID
) -> HttpResponse:
    """Place a statement."""
    found = queries.get_dialogue(viewer.here, dialogue)
    one = queries.statement_at_the_desk(found, statement)
    try:
        actions.place_statement(by=viewer.somebody, statement=one)
    except NotYours:
        raise
    except Refused as refusal:  # another host was faster
        messages.warning(request, say(refusal))
    else:
        messages.success(request, _("Placed. People vote on it from now."))
    return redirect("dialogues:desk", viewer.here.slug)


@never_cache
@open_to(Right.HOST)
def give_back(
    request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID, statement: uuid.UUID
) -> HttpResponse:
    """Give a statement back, with a reason."""
    found = queries.get_dialogue(viewer.here, dialogue)
    one = queries.statement_at_the_desk(found, statement)
    if one.state != StatementState.WAITING and request.method == "GET":
        messages.warning(request, _("Somebody looked at this statement before."))
        return redirect("dialogues:desk", viewer.here.slug)
    form = forms.ReturnForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "reason"):
            reason = form.cleaned_data["reason"]
            actions.return_statement(by=viewer.somebody, statement=one, reason=reason)
            messages.success(request, _("Given back, with the reason."))
            return redirect("dialogues:desk", viewer.here.slug)
    context = {"dialogue": found, "statement": one}
    return page(request, "dialogues/give_back.html", context, form=form)
