"""What other pages show of assemblies: the way in, and what a proposal is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.queries import sessions
from wijkaanpak.people.queries import Viewer
from wijkaanpak.ui.slots import Filling, fills

if TYPE_CHECKING:
    from wijkaanpak.network.models import Proposal


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


@fills("network.proposal")
def beside_proposal(viewer: Viewer, proposal: Proposal) -> Filling | None:
    """Return the whole mandate beside the proposal that asks for it."""
    assembly = found.assembly_of(proposal)
    if assembly is None:
        return None
    assembly.here = viewer.here
    return "assemblies/beside_proposal.html", {"assembly": assembly}
