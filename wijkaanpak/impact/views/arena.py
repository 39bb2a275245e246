"""The sheet of who puts in and who gains, and the kind question that follows from it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from wijkaanpak.impact import actions, forms, rules
from wijkaanpak.impact.queries import arena as found
from wijkaanpak.impact.queries import paths
from wijkaanpak.impact.queries.paths import SomePath
from wijkaanpak.impact.rules import ASK_STATE_WORDS, COLUMN_WORDS, Column
from wijkaanpak.impact.views.steps import Step, kept_path
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused
from wijkaanpak.ui.pages import page, told_at


def sheet_of(path: SomePath) -> str:
    return reverse("impact:arena", args=[path.here.slug, path.pk])


@open_to(ANYONE)
def sheet(request: HttpRequest, viewer: Viewer, impact_path: uuid.UUID) -> HttpResponse:
    """Who puts something in, what is done, what comes of it, and who has something from it."""
    path = paths.get_path(viewer.here, impact_path)
    arena = found.arena(path)
    mine = parties_of(viewer.person, viewer.here) if viewer.may(Right.SPEAK) else []
    context = {
        "path": path,
        "arena": arena,
        "columns": columns_of(viewer, path, arena),
        "keeps": paths.keeps(viewer.person, path),
        "asks": [(ask, *ASK_STATE_WORDS[ask.state], ask.party in mine) for ask in arena.asks],
        "ASKED": rules.AskState.ASKED.value,
    }
    return page(request, "impact/arena.html", context)


def columns_of(viewer: Viewer, path: SomePath, arena: found.Arena) -> list[dict[str, Any]]:
    """Return the four columns with their heads; a line of a pot says what really came in."""
    return [
        {
            "head": _(COLUMN_WORDS[column]),
            "lines": [(line, arena.paid.get(line.pot_id) if line.pot_id else None)
                      for line in lines],
            "write": reverse(f"impact:line_{column}", args=[viewer.here.slug, path.pk]),
        }
        for column, lines in arena.columns
    ]  # fmt: skip


def _line_form(column: Column) -> Callable[[SomePath, Any], Any]:
    """Return what makes the form of one line in this column."""

    def form(path: SomePath, sent: Any) -> Any:
        rows: dict[str, Iterable[Any]] = {}
        if column in rules.WITH_SOMEBODY:
            rows["party"] = found.parties_here(path.here)
        if column is Column.INVESTS:
            rows["pot"] = found.pots_here(path.here)
        return forms.LineForm(sent, column=column, rows=rows)

    return form


def _write(column: Column) -> Step:
    """Return the step that writes one line in this column."""
    return Step(
        COLUMN_WORDS[column],
        gettext_noop("Write it down"),
        gettext_noop("It stands on the sheet."),
        _line_form(column),
        lambda viewer, path, sent: actions.add_line(
            by=viewer.somebody, path=path, column=column, **sent.line
        ),
        then=sheet_of,
    )


WRITE = {column: _write(column) for column in Column}


@open_to(NOBODY, post=Right.BE_MEMBER)
def end(
    request: HttpRequest, viewer: Viewer, impact_path: uuid.UUID, arena_line: uuid.UUID
) -> HttpResponse:
    path = kept_path(viewer, impact_path)
    line = found.get_line(path, arena_line)
    line.path = path
    actions.end_line(by=viewer.somebody, line=line)
    messages.success(request, _("It no longer stands on the sheet."))
    return redirect(sheet_of(path))


def _ask_form(path: SomePath, sent: Any) -> Any:
    kindly = found.arena(path).kindly
    if not kindly:
        raise Refused(
            gettext_noop(
                "Nobody stands on the sheet who has something from it and was not asked yet. "
                "Write that first: who has something from it."
            )
        )
    return forms.AskForm(sent, rows={"party": kindly})


ASK = Step(
    gettext_noop("Ask a party to take part"),
    gettext_noop("Ask it"),
    gettext_noop("Asked. The party answers here, in its own words."),
    _ask_form,
    lambda viewer, path, sent: actions.ask_share(
        by=viewer.somebody, path=path, party=sent.chosen("party"), words=sent.cleaned_data["words"]
    ),
    gettext_noop("Ask it kindly. Perhaps nobody told them yet what they have from it."),
    then=sheet_of,
)


@open_to(Right.SPEAK)
def answer(request: HttpRequest, viewer: Viewer, share_ask: uuid.UUID) -> HttpResponse:
    """A party answers: yes, for a part, or no with a reason."""
    row = found.get_ask(viewer.here, share_ask)
    found.require_speaker(viewer, row)
    form = forms.AnswerForm(request.POST or None)
    back = sheet_of(row.path)
    if form.is_valid():
        with told_at(form):
            actions.answer(by=viewer.somebody, ask=row, **form.answer)
            messages.success(request, _("Your answer stands at the sheet. Do you take part? Then "
                                        "make a promise of it, or put it in a pot."))  # fmt: skip
            return redirect(back)
    return page(request, "impact/answer.html", {"ask": row, "back": back}, form=form)


@open_to(NOBODY, post=Right.BE_MEMBER)
def take_back(request: HttpRequest, viewer: Viewer, share_ask: uuid.UUID) -> HttpResponse:
    row = found.get_ask(viewer.here, share_ask)
    paths.require_maker(viewer.somebody, row.path)
    actions.take_back(by=viewer.somebody, ask=row)
    messages.success(request, _("The question was taken back."))
    return redirect(sheet_of(row.path))
