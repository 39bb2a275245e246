"""A spreadsheet of post-its: a look first, then for good, five hundred rows at a time."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache

from wijkaanpak.assets import actions, forms
from wijkaanpak.assets.actions import importing
from wijkaanpak.assets.actions.importing import Usual
from wijkaanpak.assets.queries import places
from wijkaanpak.assets.rules import KIND_WORDS, Kind, Side
from wijkaanpak.assets.views.why import when
from wijkaanpak.methods import postits
from wijkaanpak.methods.postits import MOST_BYTES, Table, guess_columns, read_table
from wijkaanpak.people.gate import open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.ui.pages import page, say, told_at
from wijkaanpak.ui.sealing import seal, unseal

SALT, AT_A_TIME, SHOWN = "wijkaanpak.assets.post-its", 500, 100
type Said = dict[str, Any]  # the columns, the usual side and kind


@never_cache
@open_to(Right.HOST)
def post_its(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A host reads a sheet in: choose it, look at it, and then for good."""
    if "sealed" in request.POST:
        data, said = unseal(request.POST["sealed"], SALT)
        if "begin" in request.POST:
            return some_rows(request, viewer, data, said)
        return columns(request, viewer, data, said)
    form = forms.FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with told_at(form, "file"):
            given = form.cleaned_data
            if given["file"].size > MOST_BYTES:
                raise Refused(gettext_noop("This file is too large: there is room for 2 MB."))
            data = given["file"].read()
            start = {"columns": guess_columns(read_table(data))}
            said = start | {"side": given["side"], "kind": given["kind"]}
            return preview(request, viewer, data, said)
    return page(request, "assets/post_its.html", {}, form=form)


def sort_out(
    viewer: Viewer, table: Table, said: Said
) -> tuple[list[importing.Row], list[importing.Fault]]:
    usual = Usual(Side(said["side"]), Kind(said["kind"]))
    found = postits.post_its(table, said["columns"])
    return importing.sort_out(found, list(places.areas(viewer.here)), usual)


def preview(
    request: HttpRequest, viewer: Viewer, data: bytes, said: Said, form: Any = None
) -> HttpResponse:
    """Show what the sheet says before anything is kept, and a sentence for each bad row."""
    table = read_table(data)
    rows, faults = sort_out(viewer, table, said)
    sealed = seal(data, said, SALT)
    start = {f"at_{name}": str(place) for name, place in said["columns"].items()}
    context = {
        "rows": [row_shown(row) for row in rows[:SHOWN]],
        "many": len(rows),
        "faults": [
            (one.number, [cell for cell in one.cells if cell], say(one.why)) for one in faults
        ],
        "sealed": sealed,
        "columns": form
        or forms.ColumnsForm(heads=heads(table), initial=start | {"sealed": sealed}),
    }
    return page(request, "assets/preview.html", context, status=422 if form else 200)


def row_shown(row: importing.Row) -> dict[str, Any]:
    entry = row.entry
    return {
        "entry": entry,
        "kind": KIND_WORDS[entry.kind],
        "area": row.area,
        "when": when(entry.days, entry.parts),
    }


def heads(table: Table) -> list[str]:
    """Return for each column the word above it, or else the first thing in it."""
    first = [table.head, *table.rows[:20]]
    return [
        next((row[at][:40] for row in first if at < len(row) and row[at]), "")
        for at in range(table.width)
    ]


def columns(request: HttpRequest, viewer: Viewer, data: bytes, said: Said) -> HttpResponse:
    """The host says which column is what, and sees what that makes of the sheet."""
    form = forms.ColumnsForm(request.POST, heads=heads(read_table(data)))
    if not form.is_valid():
        return preview(request, viewer, data, said, form)
    return preview(request, viewer, data, said | {"columns": form.columns()})


def some_rows(request: HttpRequest, viewer: Viewer, data: bytes, said: Said) -> HttpResponse:
    """Write the next five hundred rows in and show how far it is; the page goes on by itself.

    Without JavaScript a button goes on. A part that is sent twice counts once.
    """
    rows, faults = sort_out(viewer, read_table(data), said)
    begin = as_count(request.POST["begin"], len(rows))
    part = rows[begin : begin + AT_A_TIME]
    fresh = actions.write_in(by=viewer.somebody, here=viewer.here, rows=part) if part else 0
    at, new = begin + len(part), as_count(request.POST.get("new", "0"), len(rows)) + fresh
    context = {
        "at": at, "many": len(rows), "new": new, "known": at - new, "left": len(faults),
        "sealed": request.POST["sealed"], "over": at >= len(rows),
        "action": reverse("assets:post_its", args=[viewer.here.slug]),
    }  # fmt: skip
    return page(request, "assets/progress.html", context, part="progress")


def as_count(words: str, most: int) -> int:
    return min(int(words), most) if words.isascii() and words.isdigit() else 0
