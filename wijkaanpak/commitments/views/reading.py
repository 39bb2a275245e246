"""Reading: the list, one promise with its whole life, what was delivered, plain numbers."""

from __future__ import annotations

import uuid
from datetime import date
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from wijkaanpak import clock
from wijkaanpak.commitments import queries, rules
from wijkaanpak.commitments.forms import BUTTONS, HAPPENED, KIND_NAMES, STROKE_NAMES
from wijkaanpak.commitments.queries import Promise, Shown, Step
from wijkaanpak.commitments.rules import Told
from wijkaanpak.network.queries import get_party
from wijkaanpak.people.gate import ANYONE, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import as_number, page

FILTERS: dict[Shown, tuple[str, str]] = {
    Shown.ALL: ("", gettext_noop("All")),
    Shown.OPEN: ("open", gettext_noop("Running")),
    Shown.OVERDUE: ("over-tijd", gettext_noop("Past its date")),
    Shown.AT_RISK: ("spannend", gettext_noop("At risk")),
    Shown.ORPHANED: ("wees", gettext_noop("Nobody answers for it now")),
    Shown.OFFERED: ("aangeboden", gettext_noop("Offered")),
    Shown.KEPT: ("nagekomen", gettext_noop("Kept")),
    Shown.BROKEN: ("niet-nagekomen", gettext_noop("Not kept")),
}
SHOWN = {slug: shown for shown, (slug, _name) in FILTERS.items()}
IN_SHORT = frozenset(Told) - {Told.PROGRESS, Told.WORRY, Told.NOTE, Told.NO_RISK}


@open_to(ANYONE)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Every promise as a card, newest first; filters are links."""
    asked = request.GET
    shown = SHOWN.get(asked.get("toon", ""), Shown.ALL)
    party = get_party(viewer.here, as_number(asked["partij"])) if asked.get("partij") else None
    item = queries.item_here(viewer, asked.get("punt", ""))
    kept = {"partij": str(party.pk) if party else "", "punt": str(item.pk) if item else ""}
    after = asked.get("na", "")

    @cache
    def found() -> dict[str, Any]:
        """Read only when the cards are drawn anew: the template keeps them by its version."""
        rows, further = queries.public_page(viewer.here, shown, party, item, after)
        older = link(FILTERS[shown][0], kept, further) if further else ""
        return {"cards": cards(rows, viewer.here.slug), "older": older}

    context = {
        "found": found,
        "which": link(FILTERS[shown][0], kept, after),
        "filters": filters(shown, kept),
        "party": party,
        "item": item,
        "may_offer": viewer.may(Right.SPEAK),
        "drafts": queries.drafts_of(viewer) if viewer.may(Right.SPEAK) else [],
    }
    return page(request, "commitments/listing.html", context, part="rows")


def filters(shown: Shown, kept: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {"url": link(slug, kept), "name": _(name), "current": which is shown}
        for which, (slug, name) in FILTERS.items()
    ]


def link(slug: str, kept: dict[str, str], after: str = "") -> str:
    given = {"toon": slug, **kept, "na": after}
    return "?" + urlencode({name: value for name, value in given.items() if value})


def cards(rows: list[Promise], slug: str) -> list[dict[str, Any]]:
    """Return what a card shows of each promise. What is the same for all is made once."""
    base, today = reverse("commitments:listing", args=[slug]), clock.today()
    lives = queries.steps_of(rows)
    return [
        {
            "promise": row,
            "url": f"{base}{row.pk}/",
            "state": state_of(row, today),
            "leaf": row.awaits or row.due,
            "life": [moment(told, on) for told, on in lives[row.pk] if told in IN_SHORT],
        }
        for row in rows
    ]


def state_of(promise: Promise, today: date) -> str:
    """Return the one word that matters most of how a promise stands now."""
    if promise.orphaned:
        return "orphaned"
    if promise.overdue(today):
        return "overdue"
    if promise.lives and promise.at_risk:
        return "at_risk"
    if promise.lives and getattr(promise, "change_open", False):
        return "change_asked"
    return promise.state


def moment(told: str, on: date, note: str = "") -> dict[str, Any]:
    """Return one dot in the life of a promise."""
    dot: dict[str, Any] = {"on": on, "state": told, "note": note}
    if known := HAPPENED.get(told):
        dot |= {"tone": known[0], "icon": known[1], "word": _(known[2])}
    return dot


@open_to(ANYONE)
def read(request: HttpRequest, viewer: Viewer, commitment: uuid.UUID) -> HttpResponse:
    """One promise: words, whole life, every version, and only the buttons that are yours."""
    found = queries.visible_commitment(viewer, commitment)
    change = queries.open_change(found)
    context = {
        "promise": found,
        "state": state_of(found, clock.today()),
        "kind": _(KIND_NAMES[found.kind]),
        "stroke": _(STROKE_NAMES[found.stroke]),
        "life": [moment(step.told, step.on, note_of(step)) for step in found.reports.all()],
        "change": change,
        "may_answer": change is not None and queries.may_answer(viewer, change),
        "may_take_back": change is not None and queries.may_take_back(viewer, change),
        "steps": buttons(viewer, found),
    }
    return page(request, "commitments/read.html", context)


def note_of(step: Step) -> str:
    """Return who said it, in their words, and for which period or day."""
    person = step.mandate.person.name
    who = f"{step.party.name} ({person})" if person else step.party.name
    said = f"{who}: {step.words}" if step.words else who
    return f"{said} [{step.period}]" if step.period else said


def buttons(viewer: Viewer, promise: Promise) -> list[dict[str, str]]:
    slug, number = viewer.here.slug, promise.pk
    found = []
    for told in queries.sayable(viewer, promise):
        name = "commitments:ask_change" if told is Told.CHANGE_ASKED else "commitments:say"
        more = [] if told is Told.CHANGE_ASKED else [told.value]
        url = reverse(name, args=[slug, number, *more])
        found.append({"url": url, "name": _(BUTTONS[told])})
    return found


@open_to(ANYONE)
def delivered(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What was kept or repaired lately, told back to everybody."""
    context = {"reports": queries.delivered(viewer.here, 50)}
    return page(request, "commitments/delivered.html", context)


@open_to(ANYONE)
def parties(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Plain numbers per party, by name: no stars and no ranking."""
    rows = [
        (party, [numbers[told] for told in rules.COUNTED])
        for party, numbers in queries.counts_per_party(viewer.here).items()
    ]
    return page(request, "commitments/parties.html", {"rows": rows, "counted": rules.COUNTED})
