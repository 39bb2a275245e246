"""The draw on screen: each step with what anybody needs to do it again."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from wijkaanpak.assemblies import forms
from wijkaanpak.assemblies.actions import draw as actions
from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.queries import draws, pool
from wijkaanpak.assemblies.queries.assemblies import SomeAssembly
from wijkaanpak.assemblies.queries.draws import SomeDraw
from wijkaanpak.assemblies.rules import Way, features_csv, people_csv
from wijkaanpak.assemblies.rules.draw import SIDES, WAY_WORDS
from wijkaanpak.assemblies.views.mandate import form_page
from wijkaanpak.methods.lottery import Dice
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused
from wijkaanpak.ui.pages import page, told_at


@open_to(Right.KEEP_PLACE)
def commit(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The coordinator chooses from what the number comes, and has the panels fixed."""
    row = found.get_assembly(viewer.here, assembly)
    form = forms.CommitForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            given = form.cleaned_data
            actions.commit_panels(
                by=viewer.somebody, assembly=row, way=Way(given["way"]),
                announced=given["announced"],
            )  # fmt: skip
            return redirect("assemblies:draw", viewer.here.slug, row.pk)
    lead = _(
        "A thousand panels are made that all keep the targets. Their fingerprint is published "
        "before anything falls, so nobody can change them afterwards. This takes some seconds."
    )
    return form_page(
        request, form, _("Fix the panels"), _("Make and fix the panels"),
        row.get_absolute_url(), lead=lead, about=row.title,
    )  # fmt: skip


def drawn(viewer: Viewer, assembly: uuid.UUID) -> tuple[SomeAssembly, SomeDraw]:
    """Return an assembly and its draw, or answer 404."""
    row = found.get_assembly(viewer.here, assembly)
    draw = draws.draw_of(row)
    if draw is None:
        raise Http404
    return row, draw


@open_to(ANYONE, post=NOBODY)
def watch(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The draw, step by step."""
    row, draw = drawn(viewer, assembly)
    context = {
        **what_fell(row, draw),
        "may_draw": viewer.may(Right.HOST) and draw.number is None,
        "may_call": viewer.may(Right.INVITE) and draw.number is not None,
        "speaks": viewer.may(Right.SPEAK) and not row.forgotten,
    }
    return page(request, "assemblies/draw.html", context)


def what_fell(row: SomeAssembly, draw: SomeDraw) -> dict[str, Any]:
    """Return what the page of a draw and its report both show."""
    seats = draw.seats or [None] * len(draw.groups)
    return {
        "assembly": row,
        "draw": draw,
        "way": _(WAY_WORDS[Way(draw.way)]),
        "number": draws.name_of(draw),
        "codes": draws.drawn_codes(draw) if draw.number is not None else [],
        "lowest": percent(draw.smallest, draw.panels),
        "bound": f"{draw.bound * 100:.1f}".replace(".", ","),
        "table": [
            (line, chances(draw, line), seated)
            for line, seated in zip(found.targets(row), seats, strict=False)
        ],
    }


def chances(draw: SomeDraw, line: Any) -> dict[str, Any]:
    """Return what the lottery gave one value: people in the pool, lowest and mean chance."""
    for one in draw.groups:
        if (one["feature"], one["value"]) == (line.feature, line.value):
            return {
                "people": one["people"],
                "lowest": percent(one["lowest"], draw.panels),
                "mean": percent(one["mean"], draw.panels),
            }
    return {"people": 0, "lowest": "–", "mean": "–"}


def percent(panels: float, of: int) -> str:
    """Return a chance as people say it.

    >>> percent(176, 1000)
    '17,6'
    """
    return f"{100 * panels / of:.1f}".replace(".", ",")


@open_to(Right.HOST)
def fall(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """A host types what fell, in the room."""
    row, draw = drawn(viewer, assembly)
    way = Way(draw.way)
    dice = Dice(draw.panels, SIDES[way]).needed if way in SIDES else 0
    form = forms.FallForm(request.POST or None, way=draw.way, dice=dice)
    if form.is_valid():
        with told_at(form, "typed"):
            typed = form.cleaned_data["typed"]
            actions.draw_panel(by=viewer.somebody, assembly=row, typed=typed)
            return redirect("assemblies:draw", viewer.here.slug, row.pk)
    lead = draw.announced or _("Roll where everybody can see it, and say each number aloud.")
    return form_page(
        request, form, _("What fell?"), _("Draw this panel"), row.get_absolute_url(),
        lead=lead, about=row.title,
    )  # fmt: skip


@open_to(ANYONE, post=NOBODY)
def panels_file(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The panels as they were fixed, byte for byte."""
    _row, draw = drawn(viewer, assembly)
    return as_file(draw.written, "text/plain", "panels.txt")


@open_to(ANYONE, post=NOBODY)
def features_file(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The targets as `wijkaanpak lottery` reads them."""
    row, _draw = drawn(viewer, assembly)
    return as_file(features_csv(found.targets(row)), "text/csv", "features.csv")


@open_to(Right.SPEAK, post=NOBODY)
def people_file(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The pool without names, for each party to make the panels again.

    Not for everybody: with five answers somebody in the room may be recognised, and what they
    answered on the others would be known.
    """
    row, _draw = drawn(viewer, assembly)
    if row.forgotten:
        raise Refused(gettext_noop("The pool was erased. Only its fingerprint is left."))
    raw = people_csv(*pool.closed_targets(row))
    return as_file(raw, "text/csv", "people.csv")


def as_file(raw: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(raw, f"{kind}; charset=utf-8", headers=headers)
