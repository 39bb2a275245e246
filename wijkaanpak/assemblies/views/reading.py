"""Assemblies for everybody: what is asked, who gave the mandate, and how far it is."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.queries.assemblies import SomeAssembly
from wijkaanpak.assemblies.rules import Stage
from wijkaanpak.assemblies.rules.mandate import STAGE_WORDS
from wijkaanpak.network.queries import parties_of
from wijkaanpak.network.rules import Outcome
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import page


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All assemblies, newest first."""
    rows, older = found.assemblies_page(viewer.here, request.GET.get("na", ""))
    shown = [(row, _(STAGE_WORDS[row.stage])) for row in rows]
    context = {"rows": shown, "older": older, "may_write": viewer.may(Right.SPEAK)}
    return page(request, "assemblies/listing.html", context)


@open_to(ANYONE, post=NOBODY)
def read(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """One assembly: its mandate, its targets, and the next step for who may take it."""
    row = found.get_assembly(viewer.here, assembly)
    return page(request, "assemblies/assembly.html", frame(viewer, row))


def frame(viewer: Viewer, row: SomeAssembly) -> dict[str, Any]:
    """Return what the page of an assembly shows."""
    mine = viewer.may(Right.SPEAK) and row.by in parties_of(viewer.person, viewer.here)
    adopted = row.proposal is not None and row.proposal.outcome == Outcome.ADOPTED
    keeps = viewer.may(Right.KEEP_PLACE)
    return {
        "assembly": row,
        "stage": _(STAGE_WORDS[row.stage]),
        "adopted": adopted,
        "may_write": mine and found.may_be_written(row),
        "may_begin": keeps and adopted and row.stage == Stage.MANDATE,
        "may_target": keeps and not row.frozen,
        "targets": found.targets(row),
    }
