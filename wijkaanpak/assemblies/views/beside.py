"""What other pages show of assemblies: the way in, and what a proposal is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijkaanpak import clock
from wijkaanpak.assemblies.queries import advice, sessions
from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.queries.advice import SomeRecommendation
from wijkaanpak.assemblies.rules import days_late
from wijkaanpak.network.rules import DecisionKind
from wijkaanpak.people.queries import Viewer
from wijkaanpak.ui.slots import Filling, everybody, fills

if TYPE_CHECKING:
    from wijkaanpak.commitments.models import Commitment
    from wijkaanpak.network.models import Party, Proposal


@fills("gatherings.listing")
def way_in(viewer: Viewer, here: object) -> Filling:
    return "assemblies/way_in.html", {"here": viewer.here}


@fills("reach.notes")
def after_notes(viewer: Viewer, here: object) -> Filling | None:
    """Return who was not there at assemblies, beside the notes of agendas and rounds."""
    notes = sessions.notes_here(viewer.here)
    return (
        ("assemblies/after_notes.html", {"here": viewer.here, "notes": notes}) if notes else None
    )


@fills("network.proposal", kept_by=everybody)
def beside_proposal(viewer: Viewer, proposal: Proposal) -> Filling | None:
    """Return the whole mandate beside the proposal that asks for it."""
    if proposal.kind != DecisionKind.JOINT_DECISION:
        return None
    assembly = found.assembly_of(proposal)
    if assembly is None:
        return None
    assembly.here = viewer.here
    return "assemblies/beside_proposal.html", {"assembly": assembly}


@fills("commitments.commitment", kept_by=everybody)
def beside_commitment(viewer: Viewer, promise: Commitment) -> Filling | None:
    """Return the recommendation that a promise comes from."""
    origin = advice.origin_of(promise)
    if origin is None:
        return None
    origin.assembly.here = viewer.here
    return "assemblies/beside_commitment.html", {"from": origin}


@fills("network.party", kept_by=everybody)
def beside_party(viewer: Viewer, party: Party) -> Filling | None:
    """Return the recommendations that wait for the answer of a party."""
    rows = dated(advice.waiting(viewer.here, party))
    return ("assemblies/beside_party.html", {"waiting": rows, "party": party}) if rows else None


def dated(rows: list[SomeRecommendation]) -> list[tuple[SomeRecommendation, int]]:
    """Return each recommendation with how many days its answer is late."""
    today = clock.today()
    return [(row, days_late(row.due, today)) for row in rows]


@fills("people.me")
def on_my_page(viewer: Viewer, person: object) -> Filling | None:
    """Return what waits for the parties somebody speaks for, and what they follow."""
    waiting, follows = dated(advice.waiting_for(viewer)), advice.followed_by(viewer)
    if not waiting and not follows:
        return None
    return "assemblies/on_my_page.html", {"waiting": waiting, "follows": follows}
