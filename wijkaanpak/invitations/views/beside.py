"""What other pages show of invitations and asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijkaanpak import clock
from wijkaanpak.gatherings.rules import GatheringState, Welcome
from wijkaanpak.invitations import queries
from wijkaanpak.people.queries import Somebody, Viewer
from wijkaanpak.ui.slots import Filling, everybody, fills

if TYPE_CHECKING:
    from wijkaanpak.gatherings.queries import Evening
    from wijkaanpak.network.models import Party


@fills("gatherings.gathering")
def invited_to(viewer: Viewer, gathering: Evening) -> Filling | None:
    """Return how many were invited, what they answered in whole tens, and the way to invite."""
    if gathering.welcome != Welcome.YES:
        return None
    invited = queries.invited_to(gathering)
    context = {
        "here": viewer.here,
        "gathering": gathering,
        "viewer": viewer,
        "invited": invited,
        "answers": queries.answers_to(viewer.here, gathering) if invited else [],
        "to_come": gathering.state == GatheringState.PLANNED and gathering.starts > clock.now(),
    }
    return "invitations/beside_gathering.html", context


@fills("gatherings.listing")
def ways_in(viewer: Viewer, here: object) -> Filling | None:
    return "invitations/ways_in.html", {"here": viewer.here}


@fills("network.party", kept_by=everybody)
def asks_of_party(viewer: Viewer, party: Party) -> Filling | None:
    """Return what this party asked residents, and what it told back."""
    return "invitations/beside_party.html", {"here": viewer.here, "asks": queries.asks_of(party)}


@fills("people.me")
def on_my_page(viewer: Viewer, person: object) -> Filling | None:
    """Return the invitations that somebody gave."""
    if viewer.person is None:
        return None
    mine = queries.mine(viewer.person, viewer.here)
    return ("invitations/on_my_page.html", {"here": viewer.here, "runs": mine}) if mine else None


@fills("contacts.leaver")
def asks_of_who_goes(viewer: Viewer, person: Somebody) -> Filling | None:
    """Return the asks that somebody who leaves still owes an answer: who tells residents?"""
    found = queries.asks_kept_by(person, viewer.here)
    return ("invitations/asks_of_leaver.html", {"asks": found}) if found else None
