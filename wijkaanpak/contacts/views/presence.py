"""When somebody can be found, when not, and how many hours that was in a year."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.contacts import actions, forms, queries, rules
from wijkaanpak.network.queries import require_seat
from wijkaanpak.people.gate import NOBODY, SIGNED_IN, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import form_page, told_at


@open_to(SIGNED_IN)
def plan(request: HttpRequest, viewer: Viewer, post: uuid.UUID) -> HttpResponse:
    """Who holds a post, or its party, says when they can be found at a place."""
    row = queries.get_post(viewer.here, post)
    queries.require_keeper(viewer.person, row)
    form = forms.PresenceForm(request.POST or None, venues=queries.venues_here(viewer.here))
    if form.is_valid():
        with told_at(form, "opens"):
            given = form.cleaned_data
            actions.plan_presence(
                by=viewer.somebody, post=row, venue=form.chosen, weekday=given["weekday"],
                opens=given["opens"], closes=given["closes"], key=given["key"],
            )  # fmt: skip
            return redirect(row)
    return form_page(request, form, _("When can you be found?"), _("Keep"), row)


@open_to(NOBODY, post=SIGNED_IN)
def stop(request: HttpRequest, viewer: Viewer, presence: uuid.UUID) -> HttpResponse:
    """They are no longer there every week."""
    row = queries.get_presence(viewer.here, presence)
    actions.end_presence(by=viewer.somebody, presence=row)
    return redirect(row.post)


@open_to(SIGNED_IN)
def not_there(request: HttpRequest, viewer: Viewer, presence: uuid.UUID) -> HttpResponse:
    """It does not go on on one day: said beforehand, or by the host who sees it."""
    row = queries.get_presence(viewer.here, presence)
    if not viewer.may(Right.HOST) and not queries.holds(viewer.person, row.post):
        require_seat(viewer.person, row.post.party)
    today = clock.today()
    next_one = today + timedelta(days=(row.weekday - today.weekday()) % 7)
    form = forms.AbsenceForm(request.POST or None, initial={"on": next_one})
    if form.is_valid():
        with told_at(form, "on"):
            given = form.cleaned_data
            actions.not_there(by=viewer.somebody, presence=row, on=given["on"], why=given["why"])
            messages.success(request, _("Neighbours see it now, on the board and at the place."))
            return redirect(row.post)
    return form_page(request, form, _("It does not go on"), _("Tell it"), row.post)


@open_to(NOBODY, post=SIGNED_IN)
def there_after_all(request: HttpRequest, viewer: Viewer, absence: uuid.UUID) -> HttpResponse:
    """They are there after all."""
    row = queries.get_absence(viewer.here, absence)
    actions.there_after_all(by=viewer.somebody, absence=row)
    return redirect(row.presence.post)


@open_to(Right.SPEAK)
def year(request: HttpRequest, viewer: Viewer, post: uuid.UUID) -> HttpResponse:
    """The hours a week of one year: as promised, and as they were."""
    row = queries.get_post(viewer.here, post)
    require_seat(viewer.person, row.party)
    form = forms.YearForm(request.POST or None, initial={"year": clock.today().year})
    if form.is_valid():
        with told_at(form, "source"):
            given = {name: form.cleaned_data[name] for name in ("year", "promised", "real")}
            source = form.cleaned_data["source"]
            actions.write_hours(by=viewer.somebody, post=row, source=source, **given)
            return redirect(row)
    return form_page(request, form, _("Hours a week in one year"), _("Keep"), row)


@open_to(SIGNED_IN)
def month(request: HttpRequest, viewer: Viewer, post: uuid.UUID) -> HttpResponse:
    """The hours of one month, as they really were; the year follows from its months."""
    row = queries.get_post(viewer.here, post)
    queries.require_keeper(viewer.person, row)
    form = forms.MonthForm(request.POST or None, months=rules.months_over(clock.today()))
    if form.is_valid():
        with told_at(form, "month"):
            given = {name: form.cleaned_data[name] for name in ("month", "hours")}
            actions.count_month(by=viewer.somebody, post=row, **given)
            return redirect(row)
    return form_page(request, form, _("Hours of one month"), _("Keep"), row)
