"""A host types in the sheet of a table that voted on paper."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak.dialogues import actions, forms, queries
from wijkaanpak.dialogues.rules import StatementState
from wijkaanpak.people.gate import open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import page, told_at


@never_cache
@open_to(Right.HOST)
def sheet(request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID) -> HttpResponse:
    """One line of keys for each person at the table; sent twice it counts once."""
    found = queries.get_dialogue(viewer.here, dialogue)
    placed = queries.statements(found, StatementState.PLACED)
    numbers = [one.number for one in placed]
    start = {"number": queries.next_sheet(found)}
    form = forms.SheetForm(request.POST or None, numbers=numbers, initial=start)
    if form.is_valid():
        with told_at(form, "number"):
            given = form.cleaned_data
            made = actions.type_in_sheet(
                by=viewer.somebody, dialogue=found, number=given["number"],
                columns=given["columns"], key=given["key"],
            )  # fmt: skip
            told = {"number": made.number, "people": made.people}
            messages.success(request, _("Sheet %(number)s is in: %(people)s people.") % told)
            return redirect("dialogues:sheet", viewer.here.slug, found.pk)
    context = {
        "dialogue": found,
        "statements": placed,
        "votes": queries.stands(found).votes,
        "typed": queries.sheets(found),
    }
    return page(request, "dialogues/sheet.html", context, form=form)
