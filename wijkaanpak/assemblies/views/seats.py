"""The seats for who calls and visits: who said yes, who did not, and what stays empty."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak.assemblies import forms
from wijkaanpak.assemblies.actions import seats as actions
from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.queries import draws, seats
from wijkaanpak.assemblies.queries.assemblies import SomeAssembly
from wijkaanpak.assemblies.queries.seats import SomePlace
from wijkaanpak.assemblies.rules import AT_THE_TABLE, SeatState, Why, WhyEmpty
from wijkaanpak.assemblies.rules.seats import STATE_WORDS, WHY_EMPTY_WORDS, WHY_WORDS
from wijkaanpak.assemblies.views.draw import seats_page
from wijkaanpak.people.gate import NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import form_page, page, told_at

STANDS_BY = SeatState.RESERVE
ON_A_PAGE = 40


@never_cache
@open_to(Right.HOST, post=NOBODY)
def under_codes(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The seats for a host who has the names on paper: codes alone."""
    row = found.get_assembly(viewer, assembly)
    return _listed(request, viewer, row, {})


@never_cache
@open_to(Right.INVITE, post=NOBODY)
def with_names(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The seats with names, and how people are reached, for who calls them."""
    row = found.get_assembly(viewer, assembly)
    return _listed(request, viewer, row, seats.contacts(viewer, row), names=True)


def _listed(
    request: HttpRequest, viewer: Viewer, row: SomeAssembly, contacts: dict[uuid.UUID, Any],
    *, names: bool = False,
) -> HttpResponse:  # fmt: skip
    shown_now, last = on_page(seats.places(viewer, row), request.GET.get("na", ""))
    people = [
        {
            "place": one,
            "contact": contacts.get(one.signup_id),
            "state": _(STATE_WORDS[SeatState(one.state)]),
            "why": _(WHY_WORDS[one.why]) if one.why else "",
            "may_say_yes": one.state == SeatState.WAITING and not row.forgotten,
            "may_stop": one.state in {*AT_THE_TABLE, STANDS_BY} and not row.forgotten,
        }
        for one in shown_now
    ]
    keeps = viewer.may(Right.KEEP_PLACE) and bool(row.drawn) and not row.forgotten
    lines = found.targets(row)
    told = seats.seats_of(row, lines)
    context = {
        "assembly": row,
        "people": people,
        "last": last,
        "names": names,
        "seats": told,
        "at_the_table": zip(lines, told.at_the_table, strict=True) if keeps and told else (),
        "may_name": viewer.may(Right.INVITE) and not names,
        "draw": draws.open_draw(row),
        "keeps": keeps,
        "empty": seats.empty_to_fill(row) if keeps else 0,
    }
    return page(request, "assemblies/seats.html", context)


def on_page(places: list[SomePlace], after: str) -> tuple[list[SomePlace], str]:
    """Return the seats after the one with this code, and the code at which the next page begins.

    A code that is not there, of somebody who changed places since, begins at the first one.
    """
    codes = [one.signup.code for one in places]
    start = codes.index(after) + 1 if after in codes else 0
    end = start + ON_A_PAGE
    return places[start:end], codes[end - 1] if len(codes) > end else ""


@open_to(NOBODY, post=Right.HOST)
def yes(
    request: HttpRequest, viewer: Viewer, assembly: uuid.UUID, chair: uuid.UUID
) -> HttpResponse:
    """A host writes down that somebody takes part."""
    row = found.get_assembly(viewer, assembly)
    actions.say_yes(by=viewer.somebody, place=seats.get_place(row, chair))
    return redirect(seats_page(viewer, row))


@open_to(Right.HOST)
def no(
    request: HttpRequest, viewer: Viewer, assembly: uuid.UUID, chair: uuid.UUID
) -> HttpResponse:
    """A host writes down that somebody does not take part, or stops."""
    row = found.get_assembly(viewer, assembly)
    seat = seats.get_place(row, chair)
    form = forms.NoForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            why = Why(form.cleaned_data["why"])
            actions.say_no(by=viewer.somebody, place=seat, why=why)
            return redirect(seats_page(viewer, row))
    lead = _("The name is erased at once, and this cannot be taken back.")
    if seat.state == SeatState.CONFIRMED:
        lead = _("The seat becomes empty, and this cannot be taken back.")
    return form_page(
        request, form, _("Does not take part"), _("Write this down"), seats_page(viewer, row),
        about=seat.signup.code, lead=lead,
    )  # fmt: skip


@open_to(Right.KEEP_PLACE)
def leave_empty(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The coordinator lets seats stay empty, and says why."""
    row = found.get_assembly(viewer, assembly)
    form = forms.LeaveEmptyForm(request.POST or None, initial={"many": 1})
    if form.is_valid():
        with told_at(form):
            given = form.cleaned_data
            actions.leave_empty(
                by=viewer.somebody, assembly=row, many=given["many"],
                why=WhyEmpty(given["why"]), key=given["key"],
            )  # fmt: skip
            return redirect(seats_page(viewer, row))
    lead = _("Everybody can see how many seats stay empty, and why.")
    return form_page(
        request, form, _("Leave seats empty"), _("Leave them empty"), seats_page(viewer, row),
        lead=lead, about=row.title,
    )  # fmt: skip


def shown(row: SomeAssembly, lines: list[Any]) -> dict[str, Any]:
    """Return what everybody may see of the seats: counts, and numbers per target."""
    told = seats.seats_of(row, lines)
    if told is None:
        return {}
    counted = told.at_the_table if told.tells else [line.sat for line in lines]
    return {
        "seats": told,
        "at_the_table": [
            pair for pair in zip(lines, counted, strict=False) if pair[1] is not None
        ],
        "left_empty": [(one, _(WHY_EMPTY_WORDS[one.why])) for one in seats.left_empty(row)],
    }
