"""Draws on screen: each step with what anybody needs to do it again."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache

from wijkaanpak.assemblies import forms
from wijkaanpak.assemblies.actions import draw as actions
from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.queries import draws, seats
from wijkaanpak.assemblies.queries.assemblies import SomeAssembly
from wijkaanpak.assemblies.queries.draws import SomeDraw
from wijkaanpak.assemblies.rules import DrawKind, Way, features_csv
from wijkaanpak.assemblies.rules.draw import SIDES, WAY_WORDS, check_not_erased, read_fall
from wijkaanpak.assemblies.rules.seats import KIND_WORDS
from wijkaanpak.methods.lottery import Dice
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours
from wijkaanpak.ui.pages import attached, confirm, form_page, is_sure, page, told_at

TEXT, CSV = "text/plain; charset=utf-8", "text/csv; charset=utf-8"


@open_to(Right.KEEP_PLACE)
def commit(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The coordinator chooses from what the number comes, and has the panels fixed."""
    row = found.get_assembly(viewer, assembly)
    form = forms.CommitForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            given = form.cleaned_data
            actions.commit_panels(
                by=viewer.somebody, assembly=row, way=Way(given["way"]),
                announced=given["announced"],
            )  # fmt: skip
            return redirect("assemblies:draw", viewer.here.slug, row.pk, 1)
    lead = _(
        "A thousand panels are made that all keep the targets. Their fingerprint is published "
        "before anything falls, so nobody can change them afterwards. This takes some seconds."
    )
    return form_page(
        request, form, _("Fix the panels"), _("Make and fix the panels"),
        row.get_absolute_url(), lead=lead, about=row.title,
    )  # fmt: skip


@open_to(Right.KEEP_PLACE)
def reserves(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The coordinator has lists fixed of people who stand by."""
    row = found.get_assembly(viewer, assembly)
    form = forms.ReservesForm(request.POST or None, initial={"seats": -(-row.seats // 3)})
    if form.is_valid():
        with told_at(form):
            draw = actions.commit_reserves(by=viewer.somebody, assembly=row, **_chosen(form))
            return redirect("assemblies:draw", viewer.here.slug, row.pk, draw.turn)
    lead = _(
        "Who stands by keeps the days free, and has no seat. Lists that keep the targets in "
        "proportion are made and fixed; one is drawn where all can see it."
    )
    return form_page(
        request, form, _("Draw people who stand by"), _("Make and fix the lists"),
        seats_page(viewer, row), lead=lead, about=row.title,
    )  # fmt: skip


@open_to(Right.KEEP_PLACE)
def replacements(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The coordinator has fixed who may take the empty seats."""
    row = found.get_assembly(viewer, assembly)
    empty = seats.empty_to_fill(row) if row.drawn else 0
    form = forms.ReplacementsForm(request.POST or None, initial={"seats": empty or None})
    if form.is_valid():
        with told_at(form):
            given = _chosen(form) | {"easing": form.cleaned_data["easing"]}
            draw = actions.commit_replacements(by=viewer.somebody, assembly=row, **given)
            return redirect("assemblies:draw", viewer.here.slug, row.pk, draw.turn)
    lead = _(
        "Of who stands by, or else of all who are left in the pool, people are sought with whom "
        "the targets hold again. Who lives with somebody at the table is passed over. All ways "
        "to fill the seats are fixed first; one is drawn where all can see it."
    )
    return form_page(
        request, form, _("Fill the empty seats"), _("Make and fix the panels"),
        seats_page(viewer, row), lead=lead, about=row.title,
    )  # fmt: skip


def _chosen(form: Any) -> dict[str, Any]:
    given = form.cleaned_data
    return {
        "seats": given["seats"], "way": Way(given["way"]), "announced": given["announced"],
        "key": given["key"],
    }  # fmt: skip


def seats_page(viewer: Viewer, row: SomeAssembly) -> str:
    """Return where the seats stand: with names for who may see these."""
    name = "assemblies:people" if viewer.may(Right.INVITE) else "assemblies:seats"
    return reverse(name, args=[viewer.here.slug, row.pk])


def drawn(viewer: Viewer, assembly: uuid.UUID, turn: int) -> tuple[SomeAssembly, SomeDraw]:
    """Return an assembly and one of its draws, or answer 404."""
    row = found.get_assembly(viewer, assembly)
    draw = draws.draw_at(row, turn)
    if draw is None:
        raise Http404
    draw.assembly = row
    return row, draw


@open_to(ANYONE, post=NOBODY)
def watch(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID, turn: int) -> HttpResponse:
    """A draw, step by step."""
    row, draw = drawn(viewer, assembly, turn)
    context = {
        **what_fell(row, draw),
        "may_draw": viewer.may(Right.HOST) and draw.number is None,
        "seats_url": seats_page(viewer, row) if viewer.may(Right.HOST) and draw.drawn else "",
        "speaks": viewer.may(Right.SPEAK),
    }
    return page(request, "assemblies/draw.html", context)


def what_fell(row: SomeAssembly, draw: SomeDraw) -> dict[str, Any]:
    """Return what the page of a draw and its report both show."""
    counted = draw.seats or [None] * len(draw.quotas)
    tells = draws.tells_groups(draw)
    return {
        "assembly": row,
        "draw": draw,
        "kind": _(KIND_WORDS[DrawKind(draw.kind)]),
        "way": _(WAY_WORDS[Way(draw.way)]),
        "number": draws.name_of(draw),
        "tells": tells,
        "lowest": percent(draw.smallest, draw.panels),
        "bound": percent(draw.bound, 1),
        "table": [
            (line, chances(draw, line), seated)
            for line, seated in zip(draw.lines, counted, strict=False)
            if tells
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
def fall(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID, turn: int) -> HttpResponse:
    """A host types what fell, in the room."""
    row, draw = drawn(viewer, assembly, turn)
    if draw.drawn:
        return redirect("assemblies:draw", viewer.here.slug, row.pk, turn)
    way = Way(draw.way)
    dice = Dice(draw.panels, SIDES[way]).needed if way in SIDES else 0
    form = forms.FallForm(request.POST or None, way=draw.way, dice=dice)
    if form.is_valid():
        typed = form.cleaned_data["typed"]
        with told_at(form, "typed"):
            if is_sure(request):
                actions.draw_panel(by=viewer.somebody, assembly=row, typed=typed, turn=turn)
                return redirect("assemblies:draw", viewer.here.slug, row.pk, turn)
            fell = read_fall(way, typed, draw.panels, draw.commitment)
            return confirm(
                request,
                title=_("Did this fall: %(fell)s?") % {"fell": fell.words},
                text=_("Say it aloud and look at it together. A panel is drawn once."),
                action=_("Draw this panel"),
                back=row.get_absolute_url(),
                here=viewer.here,
            )
    lead = draw.announced or _("Roll where everybody can see it, and say each number aloud.")
    return form_page(
        request, form, _("What fell?"), _("Draw this panel"), row.get_absolute_url(),
        lead=lead, about=row.title,
    )  # fmt: skip


@open_to(ANYONE, post=NOBODY)
def panels_file(
    request: HttpRequest, viewer: Viewer, assembly: uuid.UUID, turn: int
) -> HttpResponse:
    """The panels as they were fixed, byte for byte."""
    _row, draw = drawn(viewer, assembly, turn)
    return attached(draw.written, TEXT, "panels.txt")


@open_to(ANYONE, post=NOBODY)
def features_file(
    request: HttpRequest, viewer: Viewer, assembly: uuid.UUID, turn: int
) -> HttpResponse:
    """What was asked, as `wijkaanpak lottery` reads it.

    Of a draw for empty seats this tells what somebody answered who left: for the parties.
    """
    _row, draw = drawn(viewer, assembly, turn)
    if not (draws.tells_groups(draw) or viewer.may(Right.SPEAK)):
        raise NotYours(gettext_noop("What empty seats ask is seen by the parties alone."))
    return attached(features_csv(draw.lines), CSV, "features.csv")


@never_cache
@open_to(Right.SPEAK)
def people_file(
    request: HttpRequest, viewer: Viewer, assembly: uuid.UUID, turn: int
) -> HttpResponse:
    """The pool without names, for a party to make the panels again; that it was taken is logged.

    Not for everybody: with five answers somebody in the room may be recognised, and what they
    answered on the others would be known.
    """
    row, draw = drawn(viewer, assembly, turn)
    if request.method == "POST" and is_sure(request):
        raw = actions.take_people(by=viewer.somebody, draw=draw)
        return attached(raw, CSV, "people.csv")
    check_not_erased(row.forgotten)
    return confirm(
        request,
        title=_("Take the pool without names?"),
        text=_(
            "There are no names in it, and yet somebody may be recognised by what they answered. "
            "Use it only to make the panels again, give it to nobody, and throw it away then. "
            "The logbook says that your party took it."
        ),
        action=_("Take the file, to check the draw"),
        back=reverse("assemblies:draw", args=[viewer.here.slug, row.pk, turn]),
        here=viewer.here,
    )
