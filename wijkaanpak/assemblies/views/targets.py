"""Targets: typed as lines, with what can be said of them at once."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from wijkaanpak.assemblies import forms
from wijkaanpak.assemblies.actions.targets import write_targets
from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.rules import written_out
from wijkaanpak.people.gate import open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import page, told_at


@open_to(Right.KEEP_PLACE)
def write(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The independent body writes the targets, from figures or from its own counts."""
    row = found.get_assembly(viewer.here, assembly)
    lines, sources = found.targets(row), list[str]()
    if not lines:
        lines, sources = found.from_figures(row)
    form = forms.TargetsForm(
        request.POST or None, seats=row.seats, initial={"lines": written_out(lines)}
    )
    if form.is_valid():
        with told_at(form, "lines"):
            write_targets(by=viewer.somebody, assembly=row, lines=form.targets)
            return redirect(row)
    context = {"assembly": row, "sources": sources}
    return page(request, "assemblies/targets.html", context, part="form", form=form)
