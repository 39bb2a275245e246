"""What the pages of an agenda item and of a party show of promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijkaanpak.commitments import queries, rules
from wijkaanpak.commitments.views.reading import cards
from wijkaanpak.people.queries import Viewer
from wijkaanpak.ui.slots import Filling, everybody, fills

if TYPE_CHECKING:
    from wijkaanpak.agenda.queries import Point
    from wijkaanpak.network.models import Party


@fills("agenda.item", kept_by=everybody)
def promises_on_item(viewer: Viewer, item: Point) -> Filling:
    """Return the promises that were made on an item of the agenda."""
    found = cards(queries.promises_on(item), viewer.here.slug)
    return "commitments/beside_item.html", {"cards": found, "item": item}


@fills("network.party", kept_by=everybody)
def promises_of_party(viewer: Viewer, party: Party) -> Filling:
    """Return the plain numbers of a party with the reasons, and its latest promises."""
    numbers = queries.counts_of(party)
    rows, more = queries.public_page(viewer.here, party=party, most=5)
    return "commitments/beside_party.html", {
        "party": party,
        "numbers": [(told.value, numbers[told]) for told in rules.COUNTED],
        "running": queries.open_count(party),
        "reasons": queries.reasons_of(party),
        "cards": cards(rows, viewer.here.slug),
        "more": bool(more),
    }
