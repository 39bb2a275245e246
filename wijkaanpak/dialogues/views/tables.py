"""A host types in the sheet of a table that voted on paper."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from wijkaanpak.dialogues import actions, forms, queries
from wijkaanpak.dialogues.queries import SomeSheet
from wijkaanpak.dialogues.rules import SHEETS_STAY, DialogueState, StatementState
from wijkaanpak.dialogues.views.papers import SHEETS
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
            sentence = ngettext(
                "Sheet %(number)s is in: %(people)s person.",
                "Sheet %(number)s is in: %(people)s people.",
                made.people,
            )
            messages.success(request, sentence % told)
            return redirect("dialogues:sheet", viewer.here.slug, found.pk)
    stands = queries.stands(found)
    context = {
        "dialogue": found,
        "statements": placed,
        "votes": stands.votes,
        "may_correct": stands.may_correct,
        "stay": _(SHEETS_STAY) if stands.state is DialogueState.CLOSED else "",
        "typed": queries.sheets(found),
        "sheets": forms.PrintForm(initial={"van": start["number"], "aantal": SHEETS}),
    }
    return page(request, "dialogues/sheet.html", context, form=form)


@never_cache
@open_to(Right.HOST)
def correct(
    request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID, sheet: uuid.UUID
) -> HttpResponse:
    """A sheet that was typed in wrong is typed in anew as a whole, or taken out."""
    found = queries.get_dialogue(viewer.here, dialogue)
    row = queries.get_sheet(found, sheet)
    if request.method == "GET" and (row.until or not queries.stands(found).may_correct):
        messages.warning(request, _why_it_stays(row))
        return redirect("dialogues:sheet", viewer.here.slug, found.pk)
    placed = queries.statements(found, StatementState.PLACED)
    numbers = [one.number for one in placed]
    form = forms.AnewForm(request.POST or None, numbers=numbers, was=row.number)
    if form.is_valid():
        with told_at(form, "number"):
            made = actions.correct_sheet(
                by=viewer.somebody, sheet=row, anew=form.anew, key=form.cleaned_data["key"]
            )
            messages.success(request, _how_it_stands(made))
            return redirect("dialogues:sheet", viewer.here.slug, found.pk)
    context = {"dialogue": found, "sheet": row, "statements": placed}
    return page(request, "dialogues/correct_sheet.html", context, form=form)


def _why_it_stays(row: SomeSheet) -> str:
    if row.until:
        return _("Somebody corrected this sheet before. Look at the list.")
    return _(SHEETS_STAY)


def _how_it_stands(row: SomeSheet) -> str:
    if row.until:
        return _("Sheet %(number)s is taken out.") % {"number": row.number}
    sentence = ngettext(
        "Sheet %(number)s is corrected: %(people)s person.",
        "Sheet %(number)s is corrected: %(people)s people.",
        row.people,
    )
    return sentence % {"number": row.number, "people": row.people}
