"""Sessions for everybody: when, where, what for, what is read, and how many were there."""

from __future__ import annotations

import uuid
from itertools import pairwise
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.queries import draws, seats
from wijkaanpak.assemblies.queries import sessions as sessions_found
from wijkaanpak.assemblies.queries.assemblies import SomeAssembly
from wijkaanpak.assemblies.queries.sessions import SomeSession
from wijkaanpak.assemblies.rules.sessions import (
    AIM_WORDS,
    CARE_WORDS,
    CHANGED_WORDS,
    CHOSEN_WORDS,
    WARNINGS,
    WHY_WORDS,
)
from wijkaanpak.dates import date_format
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import page


def title_of(session: SomeSession) -> str:
    """Return what people call a session."""
    return _("Session %(number)s") % {"number": session.number}


def hours_of(session: SomeSession) -> str:
    return f"{session.starts:%H:%M}-{session.ends:%H:%M}"


def where(session: SomeSession) -> str:
    """Return where a session is, in words."""
    venue = session.venue
    parts = (session.place, venue.name, venue.street) if venue else (session.place,)
    return ", ".join(part for part in parts if part)


def day_of(session: SomeSession) -> str:
    return date_format(session.on, "l j F Y")


def care_of(session: SomeSession) -> list[str]:
    """Return what there is for who comes, in words."""
    spoken = f" ({session.languages})" if session.languages else ""
    return [
        _(CARE_WORDS[kind]) + (spoken if kind == "interpreter" else "") for kind in session.care
    ]


def aims_of(session: SomeSession) -> list[str]:
    return [_(word) for aim, word in AIM_WORDS.items() if aim in session.aims]


def changes_of(session: SomeSession) -> list[tuple[Any, str]]:
    """Return every change of the plan with what it changed, in words."""
    return [
        (one, ", ".join(_(CHANGED_WORDS[what]) for what in one.what))
        for one in session.changes.all()
    ]


def shown(session: SomeSession) -> dict[str, Any]:
    """Return what a list and a page show of a session."""
    turnouts = list(session.turnouts.all())
    return {
        "session": session,
        "title": title_of(session),
        "hours": hours_of(session),
        "aims": aims_of(session),
        "changes": changes_of(session),
        "turnout": turnouts[-1] if turnouts else None,
    }


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """All sessions of an assembly, and who was not there."""
    row = found.get_assembly(viewer, assembly)
    sessions = sessions_found.sessions_of(row)
    keeps = viewer.may(Right.KEEP_PLACE)
    note = sessions_found.note_of(row)
    context = {
        "assembly": row,
        "rows": [shown(one) for one in sessions],
        "note": note,
        "needed": [_(CARE_WORDS[kind]) for kind in note.care] if note else [],
        "warnings": [_(words) for words in WARNINGS],
        "allowance": any(one.allowance for one in sessions),
        "may_plan": keeps and row.drawn and not row.forgotten,
        "may_note": keeps and sessions_found.over(sessions) and not (note and note.checked),
        "leads": sessions_found.leads(viewer.person, row) and not row.forgotten,
        "pays": viewer.may(Right.KEEP_MONEY),
    }
    return page(request, "assemblies/sessions.html", context)


@open_to(ANYONE, post=NOBODY)
def read(request: HttpRequest, viewer: Viewer, session: uuid.UUID) -> HttpResponse:
    """One session."""
    row = sessions_found.get_session(viewer.here, session)
    mine = next((one for one in row.hosts.all() if one.person == viewer.person), None)
    keeps = viewer.may(Right.KEEP_PLACE)
    leads = keeps or (mine is not None and viewer.may(Right.HOST))
    hosts = list(row.hosts.all())
    turnouts = list(row.turnouts.all())
    context = {
        **shown(row),
        "assembly": row.assembly,
        "day": day_of(row),
        "where": where(row),
        "care": care_of(row),
        "hosts": hosts,
        "names": sessions_found.named_hosts(row),
        "packs": [(one, _(CHOSEN_WORDS[one.chosen_by])) for one in row.packs.all()],
        "warnings": [_(words) for words in WARNINGS],
        "corrections": [
            (one, before, _(WHY_WORDS[one.why])) for before, one in pairwise(turnouts)
        ],
        "table": table(row.assembly, turnouts),
        "mine": mine,
        "keeps": keeps and not row.assembly.forgotten,
        "leads": leads and not row.assembly.forgotten,
    }
    return page(request, "assemblies/session.html", context)


def table(row: SomeAssembly, turnouts: list[Any]) -> list[dict[str, Any]]:
    """Return per value the target, the pool, the panel, and what may be said of who was there.

    `present` is a number when all seats were taken, or else nothing: see rules.presence.
    """
    draw = draws.first_draw(row) if turnouts else None
    if draw is None:
        return []
    last, told = turnouts[-1], {tuple(pair) for one in turnouts[-1:] for pair in one.told}
    pool = {(one["feature"], one["value"]): one["people"] for one in draw.groups}
    lines = found.targets(row)
    full = last.present == last.seats == row.seats and seats.as_drawn(row)
    return [
        {
            "line": line,
            "pool": pool.get((line.feature, line.value), 0),
            "panel": panel,
            "present": panel if full else None,
            "hole": (line.feature, line.value) in told,
        }
        for line, panel in zip(lines, draw.seats, strict=False)
    ]


@open_to(ANYONE, post=NOBODY)
def pack(request: HttpRequest, viewer: Viewer, pack: uuid.UUID) -> HttpResponse:
    """Something to read, or to have read aloud."""
    row = sessions_found.get_pack(viewer.here, pack)
    session = row.session
    context = {
        "pack": row,
        "session": session,
        "assembly": session.assembly,
        "title": title_of(session),
        "chosen": _(CHOSEN_WORDS[row.chosen_by]),
        "may_withdraw": viewer.may(Right.HOST)
        and sessions_found.leads(viewer.person, session.assembly),
    }
    return page(request, "assemblies/pack.html", context)
