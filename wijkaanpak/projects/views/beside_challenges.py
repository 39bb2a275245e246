"""What other pages show of challenges and of works in streets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijkaanpak.people.queries import Viewer
from wijkaanpak.projects.queries import challenges, works
from wijkaanpak.ui.slots import Filling, everybody, fills

if TYPE_CHECKING:
    from wijkaanpak.network.models import Party
    from wijkaanpak.projects.models import Project

TEMPLATE = "projects/beside_challenge.html"


@fills("network.party", kept_by=everybody)
def of_party(viewer: Viewer, party: Party) -> Filling | None:
    """Return the challenges in which a party has a part, and its works to come."""
    context = {
        "challenges": challenges.challenges_of_party(party),
        "works": works.works_of_party(party),
    }
    return (TEMPLATE, context) if any(context.values()) else None


@fills("projects.project", kept_by=everybody)
def of_project(viewer: Viewer, project: Project) -> Filling | None:
    """Return the challenges on which a project stands."""
    rows = challenges.challenge_of_project(project)
    return (TEMPLATE, {"challenges": rows}) if rows else None
