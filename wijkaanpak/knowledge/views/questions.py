"""Questions to institutes: asking, answering, the tables that go along, and who has use of it."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.knowledge import actions, forms
from wijkaanpak.knowledge.queries import questions as queries
from wijkaanpak.knowledge.queries.questions import Line, SomeQuestion
from wijkaanpak.knowledge.rules import tables
from wijkaanpak.knowledge.rules.questions import Turn
from wijkaanpak.knowledge.views.shared import at
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.ui.pages import attached, confirm, form_page, is_sure, page, told_at

STATE_WORDS = {
    "asked": ("note", gettext_noop("Asked")),
    "taken": ("note", gettext_noop("Being worked on")),
    "answered": ("kept", gettext_noop("Answered")),
    "declined": ("neutral", gettext_noop("Not answered, with a reason")),
    "taken back": ("neutral", gettext_noop("Taken back")),
}
TABLE_WORDS = {
    "proposed": ("note", gettext_noop("Waits for the keeper")),
    "approved": ("kept", gettext_noop("May go along")),
    "refused": ("risk", gettext_noop("Does not go along")),
}
TURN_WORDS = {
    Turn.INSTITUTE: gettext_noop("It is the institute's turn."),
    Turn.KEEPER: gettext_noop("It is the keeper's turn: a table waits."),
    Turn.RESIDENTS: gettext_noop("It is the residents' turn: is the answer of use?"),
    Turn.NOBODY: "",
}


def lined(line: Line) -> dict[str, Any]:
    """Return a question with its state and whose turn it is, in words."""
    tone, word = STATE_WORDS[line.question.state]
    turn = TURN_WORDS[line.turn]
    return {"line": line, "tone": tone, "word": _(word), "turn": _(turn) if turn else ""}


@open_to(ANYONE)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All questions, newest first, and whose turn it is."""
    after = request.GET.get("na", "")

    @cache
    def found() -> dict[str, Any]:
        """Read only when the rows are drawn anew: the template keeps them by version and day."""
        rows, more = queries.questions(viewer.here, clock.today(), after)
        return {"questions": [lined(one) for one in rows], "more": more}

    context = {"found": found, "after": after, "may_ask": viewer.may(Right.BE_MEMBER)}
    return page(request, "knowledge/questions.html", context)


@open_to(ANYONE)
def read(request: HttpRequest, viewer: Viewer, question: uuid.UUID) -> HttpResponse:
    """One question: the answer, its sources, what went along, and who has use of it."""
    shown = queries.open_question(viewer, question, clock.today())
    rows = [
        (one, TABLE_WORDS[one.state][0], _(TABLE_WORDS[one.state][1]),
         [line.split(";") for line in one.cells.splitlines()])
        for one in shown.tables
        if one.state == "approved" or shown.may_add or shown.is_keeper
    ]  # fmt: skip
    context = lined(shown.line) | {"shown": shown, "question": shown.line.question, "tables": rows}
    context["may_say"] = viewer.may(Right.BE_MEMBER)
    return page(request, "knowledge/question.html", context)


@open_to(Right.BE_MEMBER)
def new(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Somebody who takes part asks one question."""
    institutes = queries.institutes(viewer.here)
    if not institutes:
        raise Refused(
            gettext_noop("No knowledge institute takes part in this network yet. Admit one first.")
        )
    form = forms.QuestionForm(request.POST or None, institutes=institutes)
    if form.is_valid():
        given = form.cleaned_data
        with told_at(form, "question"):
            return redirect(
                actions.ask_institute(
                    by=viewer.somebody,
                    here=viewer.here,
                    institute=form.institutes[given["institute"]],
                    **{name: given[name] for name in ("question", "why", "asker", "key")},
                )
            )
    lead = _("One question. The institute does the work, and answers on one page.")
    return form_page(request, form, _("Ask an institute"), _("Ask it"),
                     at(viewer, "questions"), lead=lead)  # fmt: skip


def asked(viewer: Viewer, question: uuid.UUID) -> SomeQuestion:
    return queries.get_question(viewer.here, question)


@open_to(Right.SPEAK)
def take(request: HttpRequest, viewer: Viewer, question: uuid.UUID) -> HttpResponse:
    """The institute takes it and says by when it answers."""
    row, form = asked(viewer, question), forms.TakeForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "day"):
            day = form.cleaned_data["day"]
            actions.take_question(by=viewer.somebody, question=row, day=day)
            return redirect(row)
    return about_it(request, row, form, _("We take this question"), _("We answer it"))


def about_it(
    request: HttpRequest, row: SomeQuestion, form: Any, title: str, action: str
) -> HttpResponse:
    return form_page(request, form, title, action, row.get_absolute_url(), about=row.question)


@open_to(Right.SPEAK)
def decline(request: HttpRequest, viewer: Viewer, question: uuid.UUID) -> HttpResponse:
    """The institute says no, why, and who could answer it instead."""
    row, form = asked(viewer, question), forms.DeclineForm(request.POST or None)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("why", "next_door")}
        with told_at(form, "why"):
            actions.decline_question(by=viewer.somebody, question=row, **given)
            return redirect(row)
    return about_it(request, row, form, _("We do not answer this"), _("Send"))


@open_to(Right.SPEAK)
def answer(request: HttpRequest, viewer: Viewer, question: uuid.UUID) -> HttpResponse:
    """The institute answers on one page."""
    row, form = asked(viewer, question), forms.AnswerForm(request.POST or None)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("answer", "sources")}
        with told_at(form, "answer"):
            actions.answer_question(by=viewer.somebody, question=row, **given)
            return redirect(row)
    return about_it(request, row, form, _("The answer"), _("Give the answer"))


@open_to(NOBODY, post=Right.BE_MEMBER)
def take_back(request: HttpRequest, viewer: Viewer, question: uuid.UUID) -> HttpResponse:
    """Who asked takes it back, after asking once more."""
    row = asked(viewer, question)
    if is_sure(request):
        actions.take_back_question(by=viewer.somebody, question=row)
        return redirect(row)
    return confirm(
        request,
        title=_("Take your question back?"),
        text=_("The institute does not answer it then. That it was asked stays readable."),
        action=_("Yes, take it back"),
        back=row.get_absolute_url(),
        here=viewer.here,
    )


@open_to(Right.BE_MEMBER)
def table(request: HttpRequest, viewer: Viewer, question: uuid.UUID) -> HttpResponse:
    """Who asked lays a table of counts beside it."""
    row = asked(viewer, question)
    queries.require_may_add(viewer.somebody, row)
    form = forms.TableForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        given = form.cleaned_data
        with told_at(form, "file"):
            raw = given["file"].read(tables.MOST_BYTES + 1)
            facts = {name: given[name] for name in ("about", "origin", "key")}
            actions.add_table(by=viewer.somebody, question=row, raw=raw, **facts)
            messages.success(request, _("It waits for the independent keeper now."))
            return redirect(row)
    return about_it(request, row, form, _("Let a table go along"), _("Lay it beside"))


@open_to(Right.SPEAK)
def decide(request: HttpRequest, viewer: Viewer, table: uuid.UUID) -> HttpResponse:
    """The independent keeper looks at a table."""
    row = queries.get_table(viewer.here, table)
    queries.require_may_decide(viewer.somebody, row.question)
    form = forms.DecideForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        with told_at(form, "why"):
            yes = given["answer"] == "yes"
            actions.decide_table(by=viewer.somebody, table=row, approve=yes, why=given["why"])
            return redirect(row.question)
    return about_it(request, row.question, form, _("May this table go along?"), _("Send"))


@open_to(Right.BE_MEMBER)
def found(request: HttpRequest, viewer: Viewer, question: uuid.UUID) -> HttpResponse:
    """A neighbour says whether the answer is of use."""
    row, form = asked(viewer, question), forms.FoundForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        with told_at(form, "useful"):
            useful = given["useful"] == "yes"
            actions.say_found(
                by=viewer.somebody, question=row, useful=useful, words=given["words"]
            )
            messages.success(request, _("Thank you."))
            return redirect(row)
    return about_it(request, row, form, _("Do you have use of this answer?"), _("Send"))


@open_to(ANYONE, post=NOBODY)
def csv(request: HttpRequest, viewer: Viewer, table: uuid.UUID) -> HttpResponse:
    """A table that the keeper approved; no other leaves the neighbourhood."""
    row = queries.approved_table(viewer.here, table)
    return attached(row.cells.encode("utf-8-sig"), "text/csv; charset=utf-8", "tabel.csv")
