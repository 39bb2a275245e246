"""The lines of the bank: a look at the file first, then for good, and what each belongs to."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak.funds import actions, queries, rules
from wijkaanpak.funds.forms import BankForm, ColumnsForm, MatchForm
from wijkaanpak.funds.rules import Seen
from wijkaanpak.funds.views.paying import as_number
from wijkaanpak.methods.bank import MOST_BYTES, Statement, Unnamed, read_statement
from wijkaanpak.people.gate import open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.ui.pages import page, say, told_at
from wijkaanpak.ui.sealing import seal, unseal

SALT = "wijkaanpak.funds.bank"
type Said = Mapping[str, int] | None  # which column is what, as a person said it


@never_cache
@open_to(Right.KEEP_MONEY)
def bank(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The treasurer reads a file of the bank in: first a look, then for good."""
    if "sealed" in request.POST:
        data, said = unseal(request.POST["sealed"], SALT)
        if "columns" in request.POST or "on" in request.POST:
            return columns(request, viewer, data)
        return read_for_good(request, viewer, data, said)
    form = BankForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with told_at(form, "file"):
            given = form.cleaned_data["file"]
            if given.size > MOST_BYTES:
                raise Refused(gettext_noop("This file is too large: there is room for 2 MB."))
            return look(request, viewer, given.read())
    return page(request, "funds/bank.html", bank_context(request, viewer), form=form)


def bank_context(request: HttpRequest, viewer: Viewer) -> dict[str, Any]:
    rows = queries.bank_page(viewer, as_number(request.GET.get("na")))
    older = f"?na={rows[queries.MOST - 1].pk}" if len(rows) > queries.MOST else ""
    loose = list(queries.bank_lines(viewer, loose=True)[: queries.MOST])
    return {"lines": rows[: queries.MOST], "older": older, "loose": loose}


def look(request: HttpRequest, viewer: Viewer, data: bytes) -> HttpResponse:
    """Show what a file says, or ask which column is what when nothing tells."""
    try:
        statement = read_statement(data)
    except Unnamed as unnamed:
        return ask_columns(request, new_columns_form(data, unnamed.rows), unnamed.rows)
    return preview(request, viewer, data, statement)


def new_columns_form(data: bytes, sample: Sequence[Sequence[str]], **known: int) -> ColumnsForm:
    start = {"sealed": seal(data, None, SALT), "side": "", "who": "", "words": ""} | known
    return ColumnsForm(sample=sample, initial=start)


def ask_columns(
    request: HttpRequest, form: ColumnsForm, sample: Sequence[Sequence[str]]
) -> HttpResponse:
    """Show the first rows as they stand in the file, and ask which column is what."""
    width = max((len(row) for row in sample), default=0)
    context = {"sample": sample, "numbers": range(1, width + 1)}
    return page(request, "funds/columns.html", context, form=form)


def columns(request: HttpRequest, viewer: Viewer, data: bytes) -> HttpResponse:
    """The treasurer says which column is what, and sees what that makes of the file."""
    try:
        known = read_statement(data)
        sample, start = known.sample, known.columns
    except Unnamed as unnamed:
        sample, start = unnamed.rows, {}
    if "on" not in request.POST:
        return ask_columns(request, new_columns_form(data, sample, **start), sample)
    form = ColumnsForm(request.POST, sample=sample)
    if form.is_valid():
        with told_at(form):
            said = form.columns()
            return preview(request, viewer, data, read_statement(data, said), said)
    return ask_columns(request, form, sample)


def preview(
    request: HttpRequest, viewer: Viewer, data: bytes, statement: Statement, said: Said = None
) -> HttpResponse:
    """Show what a file says before anything is kept, and each row that cannot be read."""
    known = queries.known_keys(viewer.here, [line.key for line in statement.lines])
    fresh = [line for line in statement.lines if line.key not in known]
    seen = [Seen(one.cents, one.on, one.who, f"{one.words} {one.reference}") for one in fresh]
    found = rules.match(seen, queries.expected(viewer.here))
    context = {
        "rows": [
            {"line": line, "certainty": found[place][1] if place in found else ""}
            for place, line in enumerate(fresh)
        ],
        "matched": len(found),
        "known": len(statement.lines) - len(fresh),
        "faults": [(number, say(fault)) for number, fault in statement.faults],
        "read_as": read_as(statement.columns),
        "sealed": seal(data, said, SALT),
    }
    status = 422 if statement.faults else 200
    return page(request, "funds/preview.html", context, status=status)


def read_as(found: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return in words which column was read as what, when no first row says so."""
    words = {
        "on": _("the day"),
        "amount": _("the sum"),
        "side": _("in or out"),
        "who": _("the name"),
        "words": _("the words"),
    }
    return [(word, found[name] + 1) for name, word in words.items() if name in found]


def read_for_good(request: HttpRequest, viewer: Viewer, data: bytes, said: Said) -> HttpResponse:
    done = actions.read_bank(by=viewer.somebody, here=viewer.here, data=data, columns=said)
    values = {"lines": done.lines, "matched": done.matched, "known": done.known}
    words = (
        _("Lines read in: %(lines)s. Recognised: %(matched)s. Known already: %(known)s.") % values
    )
    messages.success(request, words)
    return redirect("funds:bank", viewer.here.slug)


@open_to(Right.KEEP_MONEY)
def match(request: HttpRequest, viewer: Viewer, line: uuid.UUID) -> HttpResponse:
    """The treasurer says what a line of the bank belongs to."""
    found = queries.line_at_the_desk(viewer, line)
    fits = queries.choices_for(viewer.here, found)
    form = MatchForm(request.POST or None, fits=fits)
    if form.is_valid():
        with told_at(form):
            given = form.cleaned_data
            ref, aside = given.get("ref", ""), given["set_aside"]
            actions.match_line(by=viewer.somebody, line=found, ref=ref, set_aside=aside)
            return redirect("funds:bank", viewer.here.slug)
    waiting = [] if fits else queries.waits_for_eyes(viewer.here, found)
    context = {"line": found, "fits": fits, "waiting": waiting}
    return page(request, "funds/match.html", context, form=form)
