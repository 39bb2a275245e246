"""Works in the same street in the same year, before the days are fixed."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.projects.actions import works as acting
from wijkaanpak.projects.forms import works as forms
from wijkaanpak.projects.queries import works as found
from wijkaanpak.projects.queries.works import SomeWork
from wijkaanpak.refusals import NotYours, Refused, gettext_noop
from wijkaanpak.ui.pages import form_page, page, told_at


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Where works meet, and every work that is still to come."""
    here = viewer.here
    after = int(request.GET["na"]) if request.GET.get("na", "").isdecimal() else 0
    after = min(after, found.MOST_OPEN)
    context = {
        "meetings": cache(lambda: found.meetings(here)),  # only when drawn anew
        "found": cache(lambda: found.planned_works(here, after)),
        "which": f"{after} {clock.today().year}",
        "next": after + found.PAGE,
        "speaks": viewer.may(Right.SPEAK),
    }
    return page(request, "projects/works.html", context, part="rows")


@open_to(ANYONE, post=NOBODY)
def read(request: HttpRequest, viewer: Viewer, work: uuid.UUID) -> HttpResponse:
    """One work: what people notice of it, what it meets, and what was said of joining."""
    row = found.visible_work(viewer.here, work)
    context = {
        "work": row,
        "meets": found.meets(row),
        "keeps": not row.over and found.speaks_for(viewer.person, row.party),
    }
    return page(request, "projects/work.html", context)


@open_to(Right.SPEAK)
def enter(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A party enters a work, also while nothing is fixed."""
    year = clock.today().year + 1
    mine = parties_of(viewer.person, viewer.here)
    start = {"first": year, "last": year}
    form = forms.WorkForm(request.POST or None, mine=mine, initial=start)
    if form.is_valid():
        with told_at(form):
            row = acting.enter_work(
                by=viewer.somebody,
                party=form.cleaned_data["party"],
                facts=form.facts(),
                key=form.cleaned_data["key"],
            )
            return redirect(row)
    return page(request, "projects/enter_work.html", {}, part="form", form=form)


def mine_or_stop(viewer: Viewer, work: uuid.UUID) -> SomeWork:
    """Return a work of the party for which somebody speaks; otherwise say why not."""
    row = found.visible_work(viewer.here, work)
    if not found.speaks_for(viewer.person, row.party):
        raise NotYours(gettext_noop("You do not speak for this party."))
    if row.over:
        raise Refused(gettext_noop("These works are over."))
    return row


@open_to(Right.SPEAK)
def join(request: HttpRequest, viewer: Viewer, work: uuid.UUID) -> HttpResponse:
    """We join these works, or we cannot, because."""
    row = mine_or_stop(viewer, work)
    meets = found.meets(row)
    if not meets:
        raise Refused(gettext_noop("No other works meet this one now."))
    form = forms.JoinForm(request.POST or None, meets=meets)
    if form.is_valid():
        with told_at(form):
            acting.answer_joining(by=viewer.somebody, work=row, **form.said())
            return redirect(row)
    return form_page(request, form, _("Do you join?"), _("Send"), row)


@open_to(Right.SPEAK)
def days(request: HttpRequest, viewer: Viewer, work: uuid.UUID) -> HttpResponse:
    """The party fixes the days."""
    row = mine_or_stop(viewer, work)
    start = {"starts": row.starts, "ends": row.ends}
    form = forms.DaysForm(request.POST or None, initial=start)
    given = {"by": viewer.somebody, "work": row}
    return change(request, form, row, _("Fix the days"), acting.fix_days, given)


@open_to(Right.SPEAK)
def years(request: HttpRequest, viewer: Viewer, work: uuid.UUID) -> HttpResponse:
    """The party chooses other years; the days are open again."""
    row = mine_or_stop(viewer, work)
    start = {"first": row.first_year, "last": row.last_year}
    form = forms.YearsForm(request.POST or None, initial=start)
    given = {"by": viewer.somebody, "work": row}
    return change(request, form, row, _("Choose other years"), acting.move_work, given)


@open_to(Right.SPEAK)
def over(request: HttpRequest, viewer: Viewer, work: uuid.UUID) -> HttpResponse:
    """The works are done, or do not go on."""
    row = mine_or_stop(viewer, work)
    form = forms.OverForm(request.POST or None)
    given = {"by": viewer.somebody, "work": row}
    return change(request, form, row, _("These works are over"), acting.end_work, given)


def change(
    request: HttpRequest, form: Any, row: SomeWork, title: str, act: Any, given: dict[str, Any]
) -> HttpResponse:
    """Change one thing of a work with a form that holds just that."""
    if form.is_valid():
        with told_at(form):
            told = {name: one for name, one in form.cleaned_data.items() if name != "key"}
            act(**given, **told)
            return redirect(row)
    return form_page(request, form, title, _("Keep"), row)
