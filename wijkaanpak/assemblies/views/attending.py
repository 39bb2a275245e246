"""For who leads a session: who is there, what they need; for the treasurer what is due."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak.agenda.forms import LookBackForm
from wijkaanpak.assemblies import forms
from wijkaanpak.assemblies.actions import attending as actions
from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.queries import sessions as sessions_found
from wijkaanpak.assemblies.queries.sessions import Seat, SomeSession
from wijkaanpak.assemblies.rules.sessions import ALLOWANCE_WORDS, CARE_WORDS, WARNINGS, sums_of
from wijkaanpak.assemblies.views.sessions import title_of
from wijkaanpak.people.gate import NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.ui.pages import form_page, page, say, told_at


def called(seat: Seat) -> str:
    """Return a seat as who leads a session knows it."""
    name = sessions_found.name_of(seat)
    return f"{name} ({seat.code})" if name else seat.code


def too_early_or_late(request: HttpRequest, row: SomeSession) -> HttpResponse | None:
    """Say that nothing can be counted before somebody ticks or types; sent, the form says it."""
    if request.method == "GET":
        try:
            sessions_found.check_may_count(row)
        except Refused as refusal:
            messages.info(request, say(refusal))
            return redirect(row)
    return None


@never_cache
@open_to(Right.HOST)
def count(request: HttpRequest, viewer: Viewer, session: uuid.UUID) -> HttpResponse:
    """Who leads a session ticks who is there."""
    row = sessions_found.get_session(viewer.here, session)
    if late := too_early_or_late(request, row):
        return late
    seats = sessions_found.seats_for(viewer, row.assembly)
    last = sessions_found.last_turnout(row)
    form = forms.TickForm(
        request.POST or None,
        counted=last is not None,
        seats=[(str(one.pk), called(one)) for one in seats],
        initial={"seats": [str(pk) for pk in sessions_found.ticked(last)]},
    )
    if form.is_valid():
        with told_at(form):
            ticked = [uuid.UUID(one) for one in form.cleaned_data["seats"]]
            actions.count_session(
                by=viewer.somebody, session=row, there=actions.There(ticked=ticked),
                why=form.why, key=form.cleaned_data["key"],
            )  # fmt: skip
            return redirect(row)
    lead = _("Everybody may know how many seats were taken. Who it was only you see.")
    return form_page(
        request, form, _("Who is here?"), _("Keep the count"), row.get_absolute_url(), lead=lead,
        about=title_of(row), assembly=row.assembly,
    )  # fmt: skip


@never_cache
@open_to(Right.HOST)
def count_paper(request: HttpRequest, viewer: Viewer, session: uuid.UUID) -> HttpResponse:
    """Who leads a session types numbers from a list on paper."""
    row = sessions_found.get_session(viewer.here, session)
    if late := too_early_or_late(request, row):
        return late
    people = sessions_found.seats_for(viewer, row.assembly)
    counts = sessions_found.seats_by_value(people)
    order = [(one.feature, one.value) for one in found.targets(row.assembly)]
    form = forms.PaperCountForm(
        request.POST or None,
        counted=sessions_found.last_turnout(row) is not None,
        seats={pair: counts[pair] for pair in order if counts[pair]},
        all_seats=len(people),
    )
    if form.is_valid():
        with told_at(form):
            there = actions.There(present=form.cleaned_data["present"], counts=form.counts)
            actions.count_session(
                by=viewer.somebody, session=row, there=there, why=form.why,
                key=form.cleaned_data["key"],
            )  # fmt: skip
            return redirect(row)
    lead = _("Leave a question empty if you did not count it. Nobody’s allowance follows from it.")
    return form_page(
        request, form, _("Numbers from a list"), _("Keep the count"), row.get_absolute_url(),
        lead=lead, about=title_of(row), assembly=row.assembly,
    )  # fmt: skip


@never_cache
@open_to(Right.HOST, post=NOBODY)
def table(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """Who sits at the table, what they need, and how many were there of each value."""
    row = found.get_assembly(viewer, assembly)
    seats = sessions_found.seats_for(viewer, row)
    counted = [
        (title_of(one), turnouts[-1])
        for one in sessions_found.sessions_of(row)
        if (turnouts := list(one.turnouts.all())) and turnouts[-1].counts
    ]
    context = {
        "assembly": row,
        "rows": [(one, called(one), needed(one)) for one in seats] if not row.forgotten else [],
        "care": [(_(CARE_WORDS[one.kind]), one) for one in sessions_found.care_counts(seats)],
        "counted": counted,
    }
    return page(request, "assemblies/table.html", context)


def needed(seat: Seat) -> str:
    """Return what a seat needs in one line, or nothing."""
    needs = sessions_found.needs_of(seat)
    if needs is None or needs.erased:
        return ""
    parts = [_(CARE_WORDS[kind]) for kind in needs.kinds]
    return "; ".join([*parts, *(one for one in (needs.language, needs.words) if one)])


@never_cache
@open_to(Right.HOST)
def seat(request: HttpRequest, viewer: Viewer, signup: uuid.UUID) -> HttpResponse:
    """Who leads a session asks one person what they need."""
    row = sessions_found.seat_for(viewer, signup)
    known = sessions_found.needs_of(row)
    names = ("kinds", "language", "words", "allowance")
    start = {name: getattr(known, name) for name in names} if known else {}
    form = forms.NeedsForm(request.POST or None, initial=start)
    back = reverse("assemblies:table", args=[viewer.here.slug, row.assembly_id])
    if form.is_valid():
        with told_at(form):
            given = {name: form.cleaned_data[name] for name in names}
            needs = actions.Needs(**given | {"kinds": tuple(given["kinds"])})
            actions.write_needs(by=viewer.somebody, seat=row, needs=needs)
            messages.success(request, _("Written down for %(code)s.") % {"code": row.code})
            return redirect(back)
    context = {
        "assembly": row.assembly, "title": called(row), "action": _("Keep this"), "back": back,
        "warnings": [_(words) for words in WARNINGS],
    }  # fmt: skip
    return page(request, "assemblies/seat.html", context, part="form", form=form)


@never_cache
@open_to(Right.KEEP_MONEY, post=NOBODY)
def allowances(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """What each seat gets, for the treasurer; it adds up, and gives no reason."""
    row = found.get_assembly(viewer, assembly)
    rows = sessions_found.dues(viewer, row)
    sums = sums_of(rows)
    words = {key: _(word) for key, word in ALLOWANCE_WORDS.items()} | {"": _("not asked yet")}
    context = {
        "assembly": row,
        "rows": [(one, words[one.allowance]) for one in rows] if not row.forgotten else [],
        "sums": [(words[key], sums[key]) for key in ALLOWANCE_WORDS if key in sums],
        "total": sum(sums.values()),
        "not_asked": sum(not one.allowance and bool(one.sessions) for one in rows),
        "on_paper": sessions_found.counted_on_paper(row),
    }
    return page(request, "assemblies/allowances.html", context)


@open_to(Right.KEEP_PLACE)
def missing(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """Who was not there, and what is not known because of it."""
    row = found.get_assembly(viewer, assembly)
    note = sessions_found.note_of(row)
    form = forms.NotThereForm(
        request.POST or None, initial={"missing": note.missing if note else ""}
    )
    back = reverse("assemblies:sessions", args=[viewer.here.slug, row.pk])
    if form.is_valid():
        with told_at(form, "missing"):
            words = form.cleaned_data["missing"]
            actions.write_missing(by=viewer.somebody, assembly=row, missing=words)
            return redirect(back)
    return form_page(
        request, form, _("Who was not here?"), _("Keep this"), back, about=row.title,
        assembly=row,
    )  # fmt: skip


@open_to(Right.KEEP_PLACE)
def look_back(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """Did it matter who was not there?"""
    row = found.get_assembly(viewer, assembly)
    note = sessions_found.note_of(row)
    if note is None:
        raise Refused(gettext_noop("First write down who was not here."))
    form = LookBackForm(request.POST or None)
    back = reverse("assemblies:sessions", args=[viewer.here.slug, row.pk])
    if form.is_valid():
        given = form.cleaned_data
        with told_at(form, "learned"):
            actions.check_missing_note(
                by=viewer.somebody, assembly=row, mattered=given["mattered"],
                learned=given["learned"],
            )  # fmt: skip
            return redirect(back)
    return form_page(
        request, form, _("Look again at who was not there"), _("Write this down"), back,
        lead=note.missing, assembly=row,
    )  # fmt: skip
