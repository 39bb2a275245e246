"""What this room puts on the page of a party, of a promise, and on somebody's own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from wijkaanpak.experiments.queries import burdens, freezing, minutes, obstacles
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.slots import Filling, everybody, fills

if TYPE_CHECKING:
    from wijkaanpak.commitments.queries import Promise
    from wijkaanpak.network.models import Party

WAITS = {
    "asked": gettext_noop("asks for your answer"),
    "wished": gettext_noop("asks for your answer"),
    "again": gettext_noop("was asked again anyway: say why"),
    "ended": gettext_noop("its last day passed: say how it ends"),
}
MOST = 5


@fills("network.party", kept_by=everybody)
def of_party(viewer: Viewer, party: Party) -> Filling | None:
    """Return what a party asks, what it froze, and which obstacles are its own."""
    asks, owns = burdens.of_asker(party, MOST), obstacles.of_owner(party, MOST)
    frozen = freezing.of_party(party)
    if not (asks or owns or frozen):
        return None
    context = {"asks": asks[:MOST], "owns": owns[:MOST], "frozen": frozen, "party": party}
    return "experiments/beside_party.html", context


@fills("commitments.commitment", kept_by=everybody)
def of_promise(viewer: Viewer, promise: Promise) -> Filling | None:
    """Return the public minutes about a promise."""
    found = minutes.public_for_commitment(promise)
    return ("experiments/beside_promise.html", {"minutes": found}) if found else None


@fills("people.me")
def on_my_page(viewer: Viewer, person: object) -> Filling | None:
    """Return what waits for somebody's party, and the frozen work that is theirs."""
    if viewer.person is None or not viewer.may(Right.BE_MEMBER):
        return None
    work = freezing.work_of(viewer.person, viewer.here)
    unsaid = freezing.unsaid(viewer.person, work) if work else set()
    context = {
        "work": [(one, one.pk in unsaid) for one in work],
        "speaks": any(one.replacement == "minute" for one in work),
        "waits": [(one, _(WAITS[why])) for one, why in freezing.to_answer(viewer)],
        "burdens": burdens.waiting_for(viewer),
        "obstacles": obstacles.waiting_for(viewer),
    }
    return ("experiments/on_my_page.html", context) if any(context.values()) else None
