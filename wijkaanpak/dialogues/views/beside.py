"""What other pages show of conversations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijkaanpak.dialogues import queries
from wijkaanpak.invitations.rules import AskState
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.slots import Filling, fills

if TYPE_CHECKING:
    from wijkaanpak.invitations.models import Ask


@fills("gatherings.listing")
def way_in(viewer: Viewer, here: object) -> Filling | None:
    return "dialogues/way_in.html", {"here": viewer.here}


@fills("invitations.ask")
def of_ask(viewer: Viewer, ask: Ask) -> Filling | None:
    """Return the conversation on a slot, or for who asked it the way to begin one."""
    found = queries.of_ask(ask)
    open_slot = ask.state in (AskState.GRANTED, AskState.HELD)
    speaks = open_slot and not found and viewer.may(Right.SPEAK)
    may = speaks and ask.party in parties_of(viewer.person, viewer.here)
    if not found and not may:
        return None
    return "dialogues/beside_ask.html", {"here": viewer.here, "ask": ask, "dialogue": found}
