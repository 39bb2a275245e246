"""Assemblies for everybody: what is asked, who gave the mandate, and how far it is."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.queries import draws, pool
from wijkaanpak.assemblies.queries.assemblies import SomeAssembly
from wijkaanpak.assemblies.queries.draws import SomeDraw
from wijkaanpak.assemblies.rules import DrawKind, Stage, TargetLine
from wijkaanpak.assemblies.rules.seats import KIND_WORDS
from wijkaanpak.assemblies.views.advice import outcome
from wijkaanpak.assemblies.views.draw import seats_page
from wijkaanpak.assemblies.views.seats import shown
from wijkaanpak.network.queries import parties_of
from wijkaanpak.network.rules import Outcome
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import page


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All assemblies, newest first."""
    rows, older = found.assemblies_page(viewer, request.GET.get("na", ""))
    shown = [(row, _(found.words_for(row))) for row in rows]
    context = {"rows": shown, "older": older, "may_write": viewer.may(Right.SPEAK)}
    return page(request, "assemblies/listing.html", context)


@open_to(ANYONE, post=NOBODY)
def read(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """One assembly: its mandate, its targets, and the next step for who may take it."""
    row = found.get_assembly(viewer, assembly)
    return page(request, "assemblies/assembly.html", frame(viewer, row))


def frame(viewer: Viewer, row: SomeAssembly) -> dict[str, Any]:
    """Return what the page of an assembly shows."""
    mine = viewer.may(Right.SPEAK) and row.by in parties_of(viewer.person, viewer.here)
    adopted = row.proposal is not None and row.proposal.outcome == Outcome.ADOPTED
    keeps = viewer.may(Right.KEEP_PLACE)
    targets, inviting = found.targets(row), row.stage is Stage.INVITING
    return {
        "assembly": row,
        "invited": cache(lambda: pool.invited(row)),  # read only when drawn anew
        "draws": draws_shown(row),
        "seats_url": seats_page(viewer, row) if row.drawn and viewer.may(Right.HOST) else "",
        **shown(row, targets),
        "inviting": inviting and bool(targets),
        "may_print": inviting and viewer.may(Right.KEEP_CODES),
        "hosts": inviting and viewer.may(Right.HOST),
        "keeps": keeps,
        "counts": counted(row, targets) if keeps and inviting else [],
        "stage": _(found.words_for(row)),
        "adopted": adopted,
        "may_write": mine and found.may_be_written(row),
        "may_begin": keeps and adopted and row.stage == Stage.MANDATE,
        "may_target": keeps and not row.frozen,
        "targets": targets,
        "outcome": outcome(viewer, row) if row.drawn else None,
    }


def draws_shown(row: SomeAssembly) -> list[tuple[SomeDraw, str]]:
    """Return the draws, each with what it is for."""
    rows = draws.draws_of(row) if row.frozen else []
    return [(one, _(KIND_WORDS[DrawKind(one.kind)])) for one in rows]


def counted(row: SomeAssembly, targets: list[TargetLine]) -> list[tuple[TargetLine, int]]:
    """Return for the coordinator how many in the pool have each value, to see who is missing."""
    counts = pool.counts(row)
    return [(line, counts[line.feature, line.value]) for line in targets]
