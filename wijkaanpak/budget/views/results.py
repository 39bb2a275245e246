"""The result: counted once, and from then on a page that stands still."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from wijkaanpak.budget.actions import counting as actions
from wijkaanpak.budget.queries import money
from wijkaanpak.budget.queries import result as results
from wijkaanpak.budget.queries import rounds as found
from wijkaanpak.budget.views.reading import frame
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import attached, confirm, is_sure, page


@open_to(NOBODY, post=Right.KEEP_BALLOTS)
def count(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """A clerk has the box counted, after one more question."""
    row = found.visible_round(viewer, number)
    if row.result:  # the press was sent twice
        return redirect("budget:result", viewer.here.slug, number)
    if not is_sure(request):
        return confirm(
            request,
            title=_("Count the ballots now?"),
            text=_(
                "This is done once. Codes and letters are removed, the ballots are shuffled, and "
                "the result is written and published. It can take a minute: each reason is proved "
                "by counting again."
            ),
            action=_("Count"),
            back=row.get_absolute_url(),
            here=viewer.here,
        )
    actions.count_round(by=viewer.somebody, round=row)
    return redirect("budget:result", viewer.here.slug, number)


@open_to(ANYONE, post=NOBODY)
def result(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The result as it was written at the count."""
    context = frame(viewer, number)
    written = results.read(context["round"], results.PAGE).decode()
    context["mapped"] = "data-geojson" in written
    context["won"] = money.winners(context["round"])
    context["written"] = mark_safe(written)  # noqa: S308  (our own template made it)
    return page(request, "budget/result.html", context)


@open_to(ANYONE, post=NOBODY)
def file(request: HttpRequest, viewer: Viewer, number: int, name: str) -> HttpResponse:
    """One file of the result, to take along and count again."""
    row = found.visible_round(viewer, number)
    if name not in results.FILES:
        raise Http404
    data = results.read(row, name)
    return attached(data, results.FILES[name], f"{viewer.here.slug}-{number}-{name}")
