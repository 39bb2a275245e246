"""What other pages show of money: the first screen, a party, and one's own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijkaanpak.funds import queries
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.slots import Filling, everybody, fills

if TYPE_CHECKING:
    from wijkaanpak.network.models import Party


@fills("network.party", kept_by=everybody)
def pots_of_party(viewer: Viewer, party: Party) -> Filling | None:
    """Return the pots of which this party is the owner."""
    mine = queries.pots_of(party)
    return ("funds/beside_party.html", {"pots": mine}) if mine else None


@fills("people.me")
def money_on_my_page(viewer: Viewer, person: object) -> Filling | None:
    """Return the way to the cash desk, and to one's own free hand."""
    if viewer.person is None:
        return None
    hands = queries.hands_of(viewer.person, viewer.here)
    sees = viewer.may(Right.SEE_CASH_DESK)
    if not (sees or hands):
        return None
    asked = queries.own_without_receipt(viewer.person, viewer.here) if hands else []
    context = {"here": viewer.here, "hands": hands, "sees": sees, "asked": asked}
    return "funds/on_my_page.html", context
