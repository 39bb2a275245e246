"""What other pages show of the mirror: at a gathering, beside a note, on one's own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijkaanpak import clock
from wijkaanpak.gatherings.rules import GatheringState
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.reach import queries
from wijkaanpak.reach.views.sentences import missing_in, spoken_by
from wijkaanpak.ui.slots import Filling, fills

if TYPE_CHECKING:
    from wijkaanpak.gatherings.queries import Evening


@fills("gatherings.gathering")
def mirror_of_gathering(viewer: Viewer, gathering: Evening) -> Filling | None:
    """Return what the mirror says of it, its cards to print, and for a host how to count."""
    mirror = queries.mirror_of(gathering)
    host = viewer.may(Right.HOST)
    over = gathering.starts <= clock.now() and gathering.state != GatheringState.CANCELLED
    if not (mirror or host):
        return None
    counted = host and mirror is None and queries.tally_of(viewer, gathering) is not None
    return "reach/beside_gathering.html", {
        "gathering": gathering,
        "mirror": mirror,
        "spoken": spoken_by(mirror) if mirror else [],
        "host": host,
        "over": over,
        "counted": counted,
    }


@fills("agenda.missing")
def beside_agenda(viewer: Viewer, edition: object) -> Filling | None:
    return _to_take_over(viewer)


@fills("budget.missing")
def beside_round(viewer: Viewer, round: object) -> Filling | None:
    return _to_take_over(viewer)


@fills("agenda.noted")
def all_notes_beside_agenda(viewer: Viewer, edition: object) -> Filling:
    return "reach/all_notes.html", {"here": viewer.here}


@fills("budget.noted")
def all_notes_beside_round(viewer: Viewer, round: object) -> Filling:
    return "reach/all_notes.html", {"here": viewer.here}


def _to_take_over(viewer: Viewer) -> Filling | None:
    """Return what the mirror said last, for whoever writes who was missing."""
    rows = [
        {"mirror": one, "missing": " ".join(said)}
        for one in queries.latest_mirrors(viewer.here)
        if (said := missing_in(one))
    ]
    return ("reach/take_over.html", {"rows": rows, "here": viewer.here}) if rows else None


@fills("people.me")
def on_my_page(viewer: Viewer, person: object) -> Filling | None:
    """Return for the coordinator and the circle what is to be looked at again."""
    keeps = any(viewer.may(right) for right in (Right.INVITE, Right.KEEP_AGENDA, Right.KEEP_ROUND))
    context = {
        "here": viewer.here,
        "due": queries.notes_due(viewer.here) if keeps else [],
        "plans": queries.plans_to_look_at(viewer.here) if viewer.may(Right.CONNECT) else [],
        "waiting": queries.still_to_speak(viewer.here) if viewer.may(Right.HOST) else [],
    }
    if not (context["due"] or context["plans"] or context["waiting"]):
        return None
    return "reach/on_my_page.html", context
