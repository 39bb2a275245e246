"""Targets: typed as lines, with what can be said of them at once."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak.assemblies import forms
from wijkaanpak.assemblies.actions.targets import write_targets
from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.queries import pool
from wijkaanpak.assemblies.queries.assemblies import SomeAssembly
from wijkaanpak.assemblies.rules import TargetLine, check_same_values, written_out
from wijkaanpak.people.gate import open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused
from wijkaanpak.ui.pages import page, say, told_at


@open_to(Right.KEEP_PLACE)
def write(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The independent body writes the targets, from figures or from its own counts."""
    row = found.get_assembly(viewer, assembly)
    lines, sources = found.targets(row), list[str]()
    if not lines:
        lines, sources = found.from_figures(row)
    form = forms.TargetsForm(
        request.POST or None, seats=row.seats,
        initial={
            "lines": written_out(lines), "counted_from": row.counted_from or ", ".join(sources)
        },
    )  # fmt: skip
    context = {"assembly": row, "asked": False}
    if form.is_valid():
        with told_at(form, "lines"):
            if "look" not in request.POST:
                write_targets(
                    by=viewer.somebody, assembly=row, lines=form.targets,
                    counted_from=form.cleaned_data["counted_from"],
                )  # fmt: skip
                return redirect(row)
            context |= seen(row, form.targets)
    elif not form.is_bound and lines:
        with suppress(Refused):  # figures alone may not fit; the form says why when it is sent
            context |= seen(row, lines)
    return page(request, "assemblies/targets.html", context, part="form", form=form)


def seen(row: SomeAssembly, lines: Sequence[TargetLine]) -> dict[str, Any]:
    """Return what can be said at once: is there a panel, and how fair can a lottery be?"""
    if not pool.anybody_answered(row):
        pool.check_together(row, lines)
        return {"asked": True, "nobody": True}
    check_same_values(found.targets(row), lines)  # nothing of anybody in what is said then
    told = pool.look_out(row, lines)
    return {
        "asked": True,
        "problem": say(told.problem) if told.problem else "",
        "fair": _("In the fairest lottery nobody has a chance below about %(many)s in 100.")
        % {"many": int(told.bound * 100)},
    }
