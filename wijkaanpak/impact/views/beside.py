"""What other pages show of impact paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijkaanpak.impact.queries import arena, evidence, paths
from wijkaanpak.impact.rules import ASK_STATE_WORDS
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.slots import Filling, everybody, fills, same_rights

if TYPE_CHECKING:
    from wijkaanpak.agenda.queries.agenda import Point
    from wijkaanpak.network.models import Party
    from wijkaanpak.stories.queries import Told


@fills("agenda.item", kept_by=same_rights)
def of_item(viewer: Viewer, item: Point) -> Filling | None:
    """Return the paths that serve an item, and for members the way to draw one."""
    found, may_draw = paths.paths_of_item(item), viewer.may(Right.BE_MEMBER)
    if not found and not may_draw:
        return None
    return "impact/beside_item.html", {"here": viewer.here, "paths": found, "draw": may_draw}


@fills("stories.story", kept_by=everybody)
def of_story(viewer: Viewer, story: Told) -> Filling | None:
    """Return the paths beside which a story stands: that is something it did."""
    found = evidence.paths_with(viewer.here, story)
    return ("impact/beside_story.html", {"here": viewer.here, "paths": found}) if found else None


@fills("network.party", kept_by=everybody)
def of_party(viewer: Viewer, party: Party) -> Filling | None:
    """Return what a party was asked to take part in, and what it answered."""
    asks = arena.asks_of(party)
    if not asks:
        return None
    told = [(ask, *ASK_STATE_WORDS[ask.state]) for ask in asks]
    return "impact/beside_party.html", {"here": viewer.here, "asks": told}


@fills("people.me")
def of_me(viewer: Viewer, _me: object) -> Filling | None:
    """Return the paths that somebody keeps and what waits for the parties they speak for."""
    kept = paths.kept_by(viewer.somebody, viewer.here)
    asks = arena.asks_to_answer(viewer)
    if not kept and not asks:
        return None
    told = [(path, paths.talk_is_due(path)) for path in kept]
    return "impact/beside_me.html", {"here": viewer.here, "kept": told, "asks": asks}
